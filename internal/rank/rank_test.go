package rank

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

const chinese = `县图书馆从下月起把闭馆时间推迟到晚上十点。
馆长李文说，去年来馆的读者比前年多了三成，晚上八点以后座位仍然坐满。“很多人下班以后才有空读书。”他说。
你知道图书馆里有多少本书吗？
延长开放需要增加六名馆员，每年多花四十二万元，这笔钱由县财政承担。
但是，分馆的时间暂时不变，因为分馆的读者主要是学生。
责任编辑：王小明`

const english = `The county library will stay open until ten in the evening from next month.
Its director, Anna Reed, said that visitors rose by 30 percent last year and that every seat was taken after eight.
How many books does the library hold?
Longer hours need six more librarians and will cost the county 420,000 dollars a year.
However, the branch libraries will keep their hours because most of their readers are pupils.`

func languages() lang.Set { return lang.NewSet(und.New(), zh.New(), en.New()) }

func parse(title, t string) *lang.Document {
	a := &article.Article{Title: title, Text: t}
	start := 0
	for start < len(t) {
		end := len(t)
		if i := strings.IndexByte(t[start:], '\n'); i >= 0 {
			end = start + i
		}
		if end > start {
			a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: end}, Kind: article.Paragraph})
		}
		start = end + 1
	}
	return languages().Parse(a)
}

// check holds the laws of a ranking.
func check(t *testing.T, d *lang.Document, r Ranking) {
	t.Helper()
	if len(r.Sentences) != len(d.Sentences) || len(r.Clauses) != len(d.Sentences) {
		t.Fatalf("%d scores and %d clause lists for %d sentences", len(r.Sentences), len(r.Clauses), len(d.Sentences))
	}
	for i, s := range r.Sentences {
		if !(s >= 0 && s <= 1) {
			t.Errorf("sentence %d has score %v", i, s)
		}
		sum := 0.0
		for _, c := range r.Clauses[i] {
			sum += c
		}
		if n := len(d.Sentences[i].Clauses); len(r.Clauses[i]) != n || n > 0 && math.Abs(sum-1) > 1e-6 {
			t.Errorf("sentence %d: %d clause shares for %d clauses, sum %v", i, len(r.Clauses[i]), n, sum)
		}
		if x := r.Similarity(i, i); x > 1 || x < 0 {
			t.Errorf("sentence %d is %v like itself", i, x)
		}
		r.Concepts(i, d.Sentences[i].Span, func(c Concept, _ int) {
			if c.ID < 0 || c.ID >= r.ConceptCount() || !(c.Weight >= 0 && c.Weight <= 1) {
				t.Errorf("sentence %d has the concept %+v of %d", i, c, r.ConceptCount())
			}
		})
	}
	if r.Suggest < 0 || r.Suggest > 7 || r.Suggest == 0 && len(d.Sentences) > 0 {
		t.Errorf("%d points suggested for %d sentences", r.Suggest, len(d.Sentences))
	}
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		name, title, text string
		above, below      string // a sentence that must rank above another
	}{
		{"zh lead above question", "图书馆推迟闭馆", chinese, "县图书馆从下月起", "你知道图书馆"},
		{"zh cost above furniture", "图书馆推迟闭馆", chinese, "延长开放需要", "责任编辑"},
		{"zh without headline", "", chinese, "县图书馆从下月起", "责任编辑"},
		{"en lead above question", "Library hours", english, "The county library", "How many books"},
		{"en cost above question", "", english, "Longer hours", "How many books"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parse(c.title, c.text)
			r := Score(d)
			check(t, d, r)
			above, below := -1.0, -1.0
			for i, s := range d.Sentences {
				if strings.Contains(d.Article.Slice(s.Span), c.above) {
					above = r.Sentences[i]
				}
				if strings.Contains(d.Article.Slice(s.Span), c.below) {
					below = r.Sentences[i]
				}
			}
			if above < 0 || below < 0 || above <= below {
				t.Errorf("%q has %.3f, %q has %.3f; want the first higher", c.above, above, c.below, below)
			}
		})
	}
}

func TestSameTwiceAndInParallel(t *testing.T) {
	d, e := parse("图书馆", chinese), parse("", strings.Repeat(english+"\n", 5))
	wantD, wantE := Score(d), Score(e)
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 5 {
				if !reflect.DeepEqual(Score(d), wantD) || !reflect.DeepEqual(Score(e), wantE) {
					t.Error("the second ranking differs from the first")
				}
			}
		}()
	}
	wg.Wait()
}

func TestSimilarity(t *testing.T) {
	d := parse("", "水库的水位上升了两米。\n水库的水位上升了两米。\n孩子们在操场上唱歌。")
	r := Score(d)
	if same, other := r.Similarity(0, 1), r.Similarity(0, 2); same < 0.99 || other > 0.1 {
		t.Errorf("the same sentence is %.2f alike, another one %.2f", same, other)
	}
}

func TestSuggest(t *testing.T) {
	short := parse("", "今天下午停水两个小时。")
	if got := Score(short).Suggest; got != 1 {
		t.Errorf("a notice of one sentence: got %d points, want 1", got)
	}
	for _, name := range []string{"zh-night-ferry.txt", "en-school-lunch.txt"} {
		long, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
		if err != nil {
			t.Fatal(err)
		}
		if got := Score(parse("", string(long))).Suggest; got < 3 || got > 7 {
			t.Errorf("%s: got %d points, want 3 to 7", name, got)
		}
	}
}

func TestNaughty(t *testing.T) {
	for _, s := range []string{
		"", "。", "a", "\x00", "\xff\xfe", "“‘”’……", "１２３", "👩‍👩‍👧", "\r\n", "é", strings.Repeat("。", 3000),
		strings.Repeat("水", 5000), strings.Repeat("a ", 5000), "（（（（", "《", "标题\n\n\n正文。",
	} {
		d := parse(s, s)
		check(t, d, Score(d))
	}
}

func FuzzScore(f *testing.F) {
	f.Add("标题", chinese)
	f.Add("", english)
	f.Add("\xff", "“\n”。\x00")
	f.Fuzz(func(t *testing.T, title, s string) {
		d := parse(title, s)
		check(t, d, Score(d))
	})
}

func BenchmarkScore(b *testing.B) {
	for _, c := range []struct {
		name  string
		text  string
		times int
	}{
		{"zh2000", chinese, 10}, {"zh5000", chinese, 25}, {"zh300k", chinese, 1500}, {"en12k", english, 25},
	} {
		b.Run(c.name, func(b *testing.B) {
			d := parse("图书馆推迟闭馆", strings.TrimSpace(strings.Repeat(c.text+"\n", c.times)))
			b.SetBytes(int64(len(d.Article.Text)))
			b.ReportAllocs()
			for b.Loop() {
				Score(d)
			}
		})
	}
}

func TestShippedModelFits(t *testing.T) {
	m, err := parseModel(modelBytes)
	if err != nil {
		t.Fatal(err)
	}
	if len(modelBytes) > 500_000 {
		t.Errorf("the model has %d bytes, want at most 500000", len(modelBytes))
	}
	if got := string(m.Encode()); got != modelBytes {
		t.Error("the model does not come back the same from Encode")
	}
}

func TestBrokenModelIsRefused(t *testing.T) {
	for n := range min(len(modelBytes), 4000) {
		if _, err := parseModel(modelBytes[:n]); err == nil {
			t.Fatalf("a model cut at byte %d was taken", n)
		}
	}
	b := []byte(modelBytes)
	b[fixed+8] = 200 // a column that does not exist
	if _, err := parseModel(string(b)); err == nil {
		t.Error("a model with an unknown column was taken")
	}
}

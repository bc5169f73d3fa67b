package verify_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func set() lang.Set { return lang.NewSet(und.New(), zh.New(), en.New()) }

// parse reads an article with a paragraph a line.
func parse(t string) *lang.Document {
	a := &article.Article{Published: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)}
	var b strings.Builder
	for _, l := range strings.Split(t, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: b.Len(), End: b.Len() + len(l)}, Kind: article.Paragraph})
		b.WriteString(l)
	}
	a.Text = b.String()
	return set().Parse(a)
}

// checkLaws holds a result against what every result must be.
func checkLaws(t *testing.T, d *lang.Document, point string, r verify.Result) {
	t.Helper()
	switch r.Verdict {
	case digest.Supported, digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked:
	default:
		t.Errorf("verdict %q", r.Verdict)
	}
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		t.Errorf("confidence %v", r.Confidence)
	}
	at := 0
	for _, sp := range r.Evidence {
		if !sp.ValidIn(d.Article.Text) || sp.Empty() || sp.Start < at {
			t.Errorf("evidence %v after %d", sp, at)
		}
		at = sp.End
	}
	for _, c := range r.Checks {
		if !c.ValidIn(point) || c.Text != c.Slice(point) {
			t.Errorf("check %+v", c)
		}
		if c.Evidence < -1 || c.Evidence >= len(r.Evidence) {
			t.Errorf("check points to evidence %d of %d", c.Evidence, len(r.Evidence))
		}
		if (c.Status == digest.Supported) != (c.ReasonCode == "") || (c.Reason == "") != (c.ReasonCode == "") {
			t.Errorf("check without a reason, or with one too many: %+v", c)
		}
	}
	at = 0
	for _, w := range r.Words {
		if !w.ValidIn(point) || w.Empty() || w.Start < at || strings.TrimSpace(point[at:w.Start]) != "" {
			t.Fatalf("word %v after %d", w.Span, at)
		}
		if !(w.Support >= 0 && w.Support <= 1) {
			t.Errorf("support %v", w.Support)
		}
		at = w.End
	}
	if strings.TrimSpace(point[at:]) != "" {
		t.Errorf("words end at %d of %q", at, point)
	}
}

const zhArticle = `青岚市交通局3月4日宣布，环湖轻轨一期工程将于2027年6月通车，总投资42亿元，比原计划增加3亿元。
局长沈明远在发布会上说，工程没有延期，列车最高时速80公里。他表示，如果雨季提前，通车时间可能推迟两个月。
市民何晓雯则认为票价太高，她希望学生票不超过2元。`

const enArticle = `Larkfield Transit said on Tuesday that its lake tram will open in June 2027 at a cost of $420 million, up from $390 million.
Director Helen Marsh said the work was not late and that trams could run at 80 km an hour. If the rains come early, she added, the opening may slip by two months.
Owen Pike, a resident, called the fares too high and hopes students will pay no more than $2.`

func FuzzCheck(f *testing.F) {
	f.Add(zhArticle, "环湖轻轨将于2027年6月通车。")
	f.Add(enArticle, "The tram opens in June 2027.")
	for _, s := range []string{"", "a", "\r\n", "\ufeff", "\x00", "\xff\xfe", "👩‍👩‍👧", "é", "１２３", "ｶﾞ", "“‘’”", "……", "不不不", "3.5%—8%"} {
		f.Add(s, s)
		f.Add(zhArticle, s)
		f.Add(s, zhArticle)
	}
	f.Fuzz(func(t *testing.T, a, p string) {
		if len(a)+len(p) > 1<<14 {
			return
		}
		verify.New(set(), parse(a)).Check(p, nil) // bad UTF-8 must not panic; the laws hold for text
		a, p = strings.ToValidUTF8(a, "�"), strings.ToValidUTF8(p, "�")
		d := parse(a)
		c := verify.New(set(), d)
		checkLaws(t, d, p, c.Check(p, nil))
		checkLaws(t, d, p, c.Check(p, []text.Span{{Start: 0, End: len(d.Article.Text)}}))
	})
}

func TestSameTwiceSameInParallel(t *testing.T) {
	points := []string{"环湖轻轨一期工程没有延期。", "沈明远说，列车最高时速90公里。", "何晓雯认为票价太高。", "总投资42亿元"}
	d := parse(zhArticle)
	want := make([]verify.Result, len(points))
	for i, p := range points {
		want[i] = verify.New(set(), d).Check(p, nil)
	}
	c := verify.New(set(), d)
	var wg sync.WaitGroup
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i, p := range points {
				if got := c.Check(p, nil); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%q: got %+v, want %+v", p, got, want[i])
				}
			}
		}()
	}
	wg.Wait()
}

func TestOwnSentencesAreSupported(t *testing.T) {
	for _, a := range []string{zhArticle, enArticle} {
		d := parse(a)
		c := verify.New(set(), d)
		for _, s := range d.Sentences {
			p := strings.TrimSpace(s.Slice(d.Article.Text))
			r := c.Check(p, []text.Span{s.Span})
			if r.Verdict != digest.Supported || r.Confidence < 0.95 {
				t.Errorf("%q: %s %.2f %+v", p, r.Verdict, r.Confidence, r.Checks)
			}
			if len(r.Evidence) == 0 || r.Evidence[0].Slice(d.Article.Text) != p {
				t.Errorf("%q: evidence %v", p, r.Evidence)
			}
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	a := strings.Repeat(zhArticle+"\n", 5000/len([]rune(zhArticle)))
	d := parse(a)
	points := []string{
		"环湖轻轨一期工程将于2027年6月通车，总投资42亿元。", "沈明远说工程没有延期，列车最高时速80公里。", "何晓雯认为票价太高，希望学生票不超过2元。",
		"如果雨季提前，通车时间可能推迟两个月。", "市交通局3月4日宣布，总投资比原计划增加5亿元。",
	}
	b.ReportAllocs()
	for b.Loop() {
		c := verify.New(set(), d)
		for _, p := range points {
			c.Check(p, nil)
		}
	}
}

package harness

import (
	"errors"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

const fair = "集市周六开了。摊主卖梨和茶。\n下午下雨，集市早早收了。"

func fairItem() Item {
	a := corpus.Article("集市", fair, corpus.Day(""))
	rain := strings.Index(a.Text, "下午")
	gold := metric.Point{Tokens: metric.Tokens("因为下雨，集市早早收了"), Evidence: []text.Span{{Start: rain, End: len(a.Text)}}}
	return Item{
		ID: "fair", Article: a, K: 1, Gold: []metric.Point{gold}, Reference: gold.Tokens,
		Graded: []Graded{{text.Span{Start: 0, End: 21}, 1}, {gold.Evidence[0], 3}},
		Mask:   []text.Span{{Start: rain, End: rain + len("下午下雨，")}},
	}
}

func TestRun(t *testing.T) {
	s := Set{Name: "fair", Items: []Item{fairItem()}, Measures: Measures()}
	broken := Method{Name: "broken", Points: func(*Item, *lang.Document, int) ([]Output, error) { panic("no") }}
	failing := Method{Name: "failing", Points: func(*Item, *lang.Document, int) ([]Output, error) { return nil, errors.New("no") }}
	last := scored("last", func(_ *Item, d *lang.Document) []float64 {
		out := make([]float64, len(d.Sentences))
		out[len(out)-1] = 1
		return out
	})
	got := Run(s, []Method{broken, failing, last})
	for _, r := range got[:2] {
		if r.Crashes != 1 || r.Err == nil {
			t.Errorf("%s: %d crashes, error %v", r.Method, r.Crashes, r.Err)
		}
		for m, v := range r.Values {
			if v[0] != 0 {
				t.Errorf("%s: a miss has %s = %v", r.Method, m, v[0])
			}
		}
	}
	v := got[2].Values
	for m, want := range map[Measure]float64{
		Length: float64(len([]rune("下午下雨，集市早早收了。"))), CoverageF1: 1, EvidenceF1: 1, ItemsCovered: 1, ItemsHeld: 1, NDCG5: 1,
		HighlightShare: float64(len("下午下雨，")) / float64(len("下午下雨，集市早早收了。")),
		Rouge1:         2 * .8 * .8 / 1.6, // 下雨集市早早收了 of ten and ten tokens
	} {
		if math.Abs(v[m][0]-want) > 1e-9 {
			t.Errorf("%s = %v, want %v", m, v[m][0], want)
		}
	}
	if !math.IsNaN(v[CoverageOwn][0]) {
		t.Errorf("a scorer has no number of points of its own, got %v", v[CoverageOwn][0])
	}
}

// Every method gives the same however many times it runs.
func TestMethods(t *testing.T) {
	it := fairItem()
	s := Set{Name: "fair", Items: []Item{it}, Measures: []Measure{CoverageF1, Rouge2}}
	a, b := Run(s, Methods()), Run(s, Methods())
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
	for _, r := range a {
		if r.Err != nil {
			t.Errorf("%s: %v", r.Method, r.Err)
		}
		if r.Method == "oracle" && r.Values[CoverageF1][0] != 1 {
			t.Errorf("the oracle misses: %v", r.Values)
		}
	}
}

func TestKept(t *testing.T) {
	p := digest.Point{
		Evidence: []digest.Evidence{{Span: text.Span{Start: 10, End: 30}}, {Span: text.Span{Start: 40, End: 50}}},
		Edits: []digest.Edit{
			{Kind: digest.Delete, Span: text.Span{Start: 10, End: 13}},
			{Kind: digest.Insert, Span: text.Span{Start: 15, End: 15}},
			{Kind: digest.Delete, Span: text.Span{Start: 20, End: 25}},
			{Kind: digest.Delete, Span: text.Span{Start: 45, End: 50}},
		},
	}
	want := []text.Span{{Start: 13, End: 20}, {Start: 25, End: 30}, {Start: 40, End: 45}}
	if got := Kept(p); !reflect.DeepEqual(got, want) {
		t.Errorf("Kept = %v, want %v", got, want)
	}
}

func TestPick(t *testing.T) {
	got, err := Pick("textrank, lead")
	if err != nil || len(got) != 2 || got[0].Name != "lead" {
		t.Errorf("Pick = %v, %v", got, err)
	}
	if _, err := Pick("lead,nobody"); err == nil {
		t.Error("an unknown method is no error")
	}
}

func TestSpread(t *testing.T) {
	if got := Spread([]int{0, 1, 2, 3, 4, 5}, 3); !reflect.DeepEqual(got, []int{0, 2, 4}) {
		t.Errorf("Spread = %v", got)
	}
}

func TestTable(t *testing.T) {
	var b strings.Builder
	Table(&b, []Result{
		{Set: "a", Method: "x", Values: map[Measure][]float64{Rouge2: {.5, .5}, NDCG5: {math.NaN(), math.NaN()}}},
		{Set: "b", Method: "x", Values: map[Measure][]float64{Rouge1: {.25}}},
	})
	want := "| set | items | method | nDCG@5 | R-1 | R-2 |\n| --- | ---: | --- | ---: | ---: | ---: |\n" +
		"| a | 2 | x | – |  | 50.0 ± 0.0 |\n| b | 1 | x |  | 25.0 ± 0.0 |  |\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

// The gold evidence of the real sets lies in the article and is readable.
func TestLoad(t *testing.T) {
	if _, err := corpus.Dir(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	sets, err := Load(SetNames, 5)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sets {
		if len(s.Items) != 5 {
			t.Errorf("%s: %d items, want 5", s.Name, len(s.Items))
		}
		for _, it := range s.Items {
			if err := it.Article.CheckValid(); err != nil {
				t.Errorf("%s %s: %v", s.Name, it.ID, err)
			}
			for _, g := range it.Gold {
				for _, sp := range g.Evidence {
					if sp.Empty() || !sp.ValidIn(it.Article.Text) {
						t.Errorf("%s %s: evidence %v", s.Name, it.ID, sp)
					}
				}
			}
		}
	}
	if _, err := Load("nothing", 1); err == nil {
		t.Error("an unknown set is no error")
	}
}

package baseline

import (
	"math"
	"reflect"
	"testing"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"

	"time"
)

func parse(title, t string) *lang.Document {
	return lang.NewSet(und.New(), zh.New(), en.New()).Parse(corpus.Article(title, t, time.Time{}))
}

const river = "河水涨了。村民去堤上看水。\n堤上的村民说河水涨到了堤边。镇里送来沙袋。\n晚饭吃面。"

func top(scores []float64) int {
	at := 0
	for i, s := range scores {
		if s > scores[at] {
			at = i
		}
	}
	return at
}

func TestScorers(t *testing.T) {
	d := parse("镇里送沙袋", river)
	if len(d.Sentences) != 5 {
		t.Fatalf("%d sentences, want 5", len(d.Sentences))
	}
	for _, c := range []struct {
		name  string
		score Scorer
		want  int
	}{
		{"lead", Lead, 0}, {"title", Title, 3}, {"centroid", Centroid, 2}, {"textrank", TextRank, 2}, {"lexrank", LexRank, 2},
	} {
		if got := top(c.score(d)); got != c.want {
			t.Errorf("%s takes sentence %d first, want %d", c.name, got, c.want)
		}
	}
	if got, want := LeadParagraph(d), []float64{0, -6, -2, -8, -4}; !reflect.DeepEqual(got, want) {
		t.Errorf("LeadParagraph = %v, want %v", got, want)
	}
	for _, b := range All() {
		if x, y := b.Score(d), b.Score(d); !reflect.DeepEqual(x, y) {
			t.Errorf("%s differs from run to run", b.Name)
		}
		for _, text := range []string{"", "。", "A", "一样。一样。"} {
			for _, x := range b.Score(parse("", text)) {
				if math.IsNaN(x) || math.IsInf(x, 0) {
					t.Errorf("%s of %q holds %v", b.Name, text, x)
				}
			}
		}
	}
}

func TestTerms(t *testing.T) {
	got := Terms(metric.Tokens("用GPT写作文"))
	if want := []string{"gpt", "写作", "作文"}; !reflect.DeepEqual(got, want) {
		t.Errorf("Terms = %q, want %q", got, want)
	}
}

func TestOracle(t *testing.T) {
	d := parse("", river)
	s := Oracle(d, metric.Tokens("镇里送来沙袋，晚饭吃面"), 2, 0)
	if s[3] == 0 || s[4] == 0 || s[0]+s[1]+s[2] != 0 {
		t.Errorf("Oracle = %v, want the last two", s)
	}
	// The first it takes fills the room.
	if s := Oracle(d, metric.Tokens("镇里送来沙袋，晚饭吃面"), 5, 4); s[3] == 0 || s[4] != 0 {
		t.Errorf("Oracle with room for one = %v", s)
	}
	if s := RecallOracle(d, metric.Tokens("晚饭吃面")); top(s) != 4 || s[4] != 1 {
		t.Errorf("RecallOracle = %v, want all of it in the last", s)
	}
	gold := []metric.Point{
		{Tokens: metric.Tokens("村民看水"), Evidence: []text.Span{d.Sentences[0].Span, d.Sentences[1].Span}},
		{Tokens: metric.Tokens("吃面"), Evidence: []text.Span{d.Sentences[4].Span}},
	}
	if s, want := EvidenceOracle(d, gold), []float64{0, 2, 0, 0, 1}; !reflect.DeepEqual(s, want) {
		t.Errorf("EvidenceOracle = %v, want %v", s, want)
	}
}

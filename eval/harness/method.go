package harness

import (
	"context"
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/baseline"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// Languages is the set that the engine itself reads with.
func Languages() lang.Set { return lang.NewSet(und.New(), zh.New(), en.New()) }

// Output is one point of a method: its words, the sentences it rests on, and
// the stretches of the article that its words are.
type Output struct {
	Text     string
	Evidence []text.Span
	Kept     []text.Span
}

// Method makes points. Points gives k of them (0: as many as it finds right);
// Scores, where a method has them, rank the sentences of d.
type Method struct {
	Name   string
	Points func(it *Item, d *lang.Document, k int) ([]Output, error)
	Scores func(it *Item, d *lang.Document) []float64
}

// Engine is the name of our own method in every table.
const Engine = "zhongdian"

// Methods gives ours, our ranker alone, and all baselines, ours last.
func Methods() []Method {
	var out []Method
	for _, b := range baseline.All() {
		out = append(out, scored(b.Name, func(_ *Item, d *lang.Document) []float64 { return b.Score(d) }))
	}
	return append(out,
		scored("oracle", oracle),
		scored("ranker", func(_ *Item, d *lang.Document) []float64 { return rank.Score(d).Sentences }),
		Method{Name: Engine, Points: engine},
	)
}

// Pick gives the methods named, in the order of Methods; "" gives all.
func Pick(names string) ([]Method, error) {
	all := Methods()
	if names == "" {
		return all, nil
	}
	want := strings.Split(names, ",")
	var out []Method
	for _, m := range all {
		for i, w := range want {
			if strings.TrimSpace(w) == m.Name {
				out = append(out, m)
				want = append(want[:i], want[i+1:]...)
				break
			}
		}
	}
	if len(want) > 0 {
		return nil, fmt.Errorf("no method %s", strings.Join(want, ", "))
	}
	return out, nil
}

// oracle chooses whole sentences with the reference in hand: where the gold
// points have evidence the sentence of it that says most of each; for a single
// point what holds most of the reference; else what lifts ROUGE most.
func oracle(it *Item, d *lang.Document) []float64 {
	if len(it.Gold) > 0 {
		return baseline.EvidenceOracle(d, it.Gold)
	}
	if it.K == 1 {
		return baseline.RecallOracle(d, it.Reference)
	}
	k := it.K
	if k == 0 {
		k = len(d.Sentences)
	}
	return baseline.Oracle(d, it.Reference, k, it.Budget)
}

// scored makes a method of a scorer: the k best sentences in source order.
func scored(name string, score func(*Item, *lang.Document) []float64) Method {
	return Method{
		Name: name, Scores: score,
		Points: func(it *Item, d *lang.Document, k int) ([]Output, error) {
			s := score(it, d)
			order := make([]int, len(s))
			for i := range order {
				order[i] = i
			}
			sort.SliceStable(order, func(i, j int) bool { return s[order[i]] > s[order[j]] })
			order = order[:min(k, len(order))]
			sort.Ints(order)
			out := make([]Output, len(order))
			for n, i := range order {
				sp := corpus.Trim(d.Article.Text, d.Sentences[i].Span)
				out[n] = Output{sp.Slice(d.Article.Text), []text.Span{sp}, []text.Span{sp}}
			}
			return out, nil
		},
	}
}

// engine is the library as everybody calls it.
func engine(it *Item, _ *lang.Document, k int) ([]Output, error) {
	z, err := zhongdian.New(zhongdian.WithPoints(k))
	if err != nil {
		return nil, err
	}
	d, err := z.HighlightArticle(context.Background(), it.Article)
	if err != nil {
		return nil, err
	}
	out := make([]Output, len(d.Points))
	for i, p := range d.Points {
		out[i] = Output{Text: p.Text, Kept: Kept(p)}
		for _, ev := range p.Evidence {
			out[i].Evidence = append(out[i].Evidence, corpus.Trim(it.Article.Text, ev.Span))
		}
	}
	return out, nil
}

// Kept gives the stretches of the article that a cut point's words are: its
// evidence without what its edits left out.
func Kept(p digest.Point) []text.Span {
	var out []text.Span
	for _, ev := range p.Evidence {
		at := ev.Start
		for _, e := range p.Edits {
			if e.Kind != digest.Delete || e.Start < at || e.End > ev.End {
				continue
			}
			if e.Start > at {
				out = append(out, text.Span{Start: at, End: e.Start})
			}
			at = e.End
		}
		if at < ev.End {
			out = append(out, text.Span{Start: at, End: ev.End})
		}
	}
	return out
}

// within asks a method for one more point after the other until they have budget
// characters or more; the last stays whole. Of the ways tried (cutting it off,
// leaving it out) this one gives lead and TextRank the figures that the
// published ones come nearest to.
func within(m Method, it *Item, d *lang.Document, budget int) ([]Output, error) {
	var out []Output
	for k := 1; k <= zhongdian.MaxPoints; k++ {
		got, err := m.Points(it, d, k)
		if err != nil {
			return nil, err
		}
		if len(got) <= len(out) {
			break
		}
		out = got
		n := 0
		for _, o := range out {
			n += utf8.RuneCountInString(o.Text)
		}
		if n >= budget {
			break
		}
	}
	return out, nil
}

// sentenceScores carries a method's scores over to the gold sentences: each gets
// that of the sentence of ours that it shares most bytes with.
func sentenceScores(d *lang.Document, scores []float64, gold []Graded) []float64 {
	out := make([]float64, len(gold))
	for i, g := range gold {
		best := 0
		out[i] = math.Inf(-1)
		for j, s := range d.Sentences {
			if n := min(s.End, g.End) - max(s.Start, g.Start); n > best {
				best, out[i] = n, scores[j]
			}
		}
	}
	return out
}

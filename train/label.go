package main

import (
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// example is one parsed item with the rows and the labels of its sentences.
type example struct {
	*item
	doc    *lang.Document
	rows   [][]float32
	labels []float64 // 0 to 1: how good a point the sentence makes
	own    []float64 // the same by the set's own points alone: what is measured against
	// untitled is the same article with its headline hidden, for a ranker that
	// leans on a headline but doesn't fall without one. Of points articles only.
	untitled *example
}

// examples parses items and labels their sentences.
func examples(languages lang.Set, items []*item) []*example {
	out := make([]*example, len(items))
	harness.Each(len(items), func(i int) {
		e := &example{item: items[i], doc: languages.Parse(items[i].a)}
		switch e.set {
		case "points", "written":
			e.own = pointLabels(e)
			e.labels = opinions(e)
			bare := *e.a
			bare.Title = ""
			e.untitled = &example{item: e.item, doc: languages.Parse(&bare), labels: e.labels}
		case "kuaixun":
			e.labels = itemLabels(e)
		default:
			e.labels = headlineLabels(e)
		}
		out[i] = e
	})
	return out
}

// refresh makes the rows of the examples with the concept weights of m.
func refresh(es []*example, m *rank.Model) {
	harness.Each(len(es), func(i int) {
		es[i].rows = rank.FeatureRows(es[i].doc, m)
		if u := es[i].untitled; u != nil {
			u.rows = rank.FeatureRows(u.doc, m)
		}
	})
}

// held gives, for each sentence, the highest share of a gold point's token
// bigrams that it holds, among the points whose evidence it belongs to.
func held(e *example) []float64 {
	want := make([]map[string]int, len(e.points))
	for i, p := range e.points {
		want[i] = grams(tokens(p.text), 2)
	}
	out := make([]float64, len(e.doc.Sentences))
	for i, s := range e.doc.Sentences {
		var own map[string]int
		for k, p := range e.points {
			if !overlaps(s.Span, p.evidence) {
				continue
			}
			if own == nil {
				own = grams(tokens(s.Slice(e.a.Text)), 2)
			}
			out[i] = max(out[i], ratio(overlap(want[k], own), total(want[k])))
		}
	}
	return out
}

// pointLabels joins what people graded with what a point needs to be covered:
// a sentence that holds a quarter of a point's bigrams covers it.
func pointLabels(e *example) []float64 {
	grades := gradesOf(e.item, e.doc)
	cover := held(e)
	out := make([]float64, len(grades))
	for i := range out {
		out[i] = gradeShare*grades[i]/3 + (1-gradeShare)*min(1, cover[i]/0.3)
	}
	return out
}

var gradeShare = 0.4

// opinions is the mean of the labels by everybody who read the article, those who
// marked main sentences together with marksWeight.
func opinions(e *example) []float64 {
	out := append([]float64(nil), e.own...)
	n := 1.0
	for _, m := range e.marks {
		w := marksWeight / float64(len(e.marks))
		for i, x := range markLabels(e, m) {
			out[i] += w * x
		}
		n += w
	}
	for _, it := range e.others {
		for i, x := range pointLabels(&example{item: it, doc: e.doc}) {
			out[i] += x
		}
		n++
	}
	for i := range out {
		out[i] /= n
	}
	return out
}

// marksWeight is the weight of marked main sentences against the set's own points and
// grades, which say which points there are and hardly which of them is the thesis.
const marksWeight = 1.2

// markLabels is what the sentences of the article are worth to a reader who marked
// the main ones.
func markLabels(e *example, m corpus.Marks) []float64 {
	worth := make([]graded, 0, 8)
	add := func(sentences []int, x float64) {
		for _, i := range sentences {
			worth = append(worth, graded{e.grades[i].Span, x})
		}
	}
	add(m.Core, 0.6)
	add(m.End, 0.8)
	add(m.Thesis, 1)
	return gradesOf(&item{grades: worth}, e.doc)
}

// itemLabels wants the sentence of each item that says most of its point.
func itemLabels(e *example) []float64 {
	cover := held(e)
	best := make([]float64, len(e.points))
	for i, s := range e.doc.Sentences {
		for k, p := range e.points {
			if overlaps(s.Span, p.evidence) {
				best[k] = max(best[k], cover[i])
			}
		}
	}
	out := make([]float64, len(cover))
	for i, s := range e.doc.Sentences {
		for k, p := range e.points {
			if overlaps(s.Span, p.evidence) && best[k] > 0.15 {
				out[i] = max(out[i], cover[i]/best[k]*min(1, best[k]/0.4))
			}
		}
		out[i] *= out[i]
	}
	return out
}

// headlineLabels wants the sentence that says most of the headline.
func headlineLabels(e *example) []float64 {
	cover := held(e)
	best := 0.0
	for _, c := range cover {
		best = max(best, c)
	}
	out := make([]float64, len(cover))
	if best < 0.2 {
		return out // the headline is no summary: nothing to learn from
	}
	for i, c := range cover {
		out[i] = c / best * min(1, best/0.5)
		out[i] *= out[i]
	}
	return out
}

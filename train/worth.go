package main

import (
	"math"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

// worthKind is a kind of text whose units have a forest of their own.
type worthKind struct {
	name   string
	set    string                                              // where it is learned, and measured out of fold
	label  func(it *harness.Item, c compose.Candidate) float64 // 0 to 1
	graded bool                                                // articles with graded sentences are learned from by these
	place  func(m *compose.WorthModel) **forest.Forest
}

var worthKinds = []worthKind{
	{"speech", "vcsum", speechGain, false,
		func(m *compose.WorthModel) **forest.Forest { return &m.Speech }},
	{"english", "cnndm", englishGain, true,
		func(m *compose.WorthModel) **forest.Forest { return &m.English }},
}

// worthBag is how many forests are averaged: one alone owes half a point to chance.
const worthBag = 3

var worthParams = gbdt.Params{
	Trees: 150, Leaves: 8, Rate: 0.06, MinRows: 40, L2: 5, Columns: 0.4, Groups: 0.7, Seed: 1,
}

// gain is what a point adds to the overlap that ROUGE-1 and -2 F1 of several
// together are made of, less what its length takes away where these figures are
// about rate1 and rate2, by the length of the reference.
func gain(ts, reference []string, rate1, rate2 float64) float64 {
	x, n := 0.0, float64(max(len(reference), 1))
	for k, rate := range [...]float64{rate1, rate2} {
		held := metric.RougeN(ts, reference, k+1).R * float64(max(len(reference)-k, 1))
		x += (2*held - rate*float64(len(ts))) / n
	}
	return x
}

// englishGain is the gain of a point for its length: there are as many points as
// were asked for, and the short reference wants short ones.
func englishGain(it *harness.Item, c compose.Candidate) float64 {
	ts := metric.Tokens(c.Text)
	return bounded(0.2 + gain(ts, it.Reference, 0.35, 0.15)/size(ts, it.Reference))
}

// speechGain is that of a part of speech, with what people highlighted of it.
// Length weighs less: the whole has a length of its own to reach.
func speechGain(it *harness.Item, c compose.Candidate) float64 {
	ts := metric.Tokens(c.Text)
	lit := metric.Highlighted(harness.Kept(pointOf(c.Draft)), it.Mask)
	n := size(ts, it.Reference)
	return bounded(0.2 + (gain(ts, it.Reference, 0.35, 0.14)+(lit-0.3)*n)/math.Pow(n, 0.7))
}

// size is the length of a point over that of the reference.
func size(ts, reference []string) float64 {
	return max(float64(len(ts))/float64(max(len(reference), 1)), 0.01)
}

func bounded(x float64) float64 { return min(max(x, 0), 1) }

// pointOf is a draft as the harness looks at it.
func pointOf(dr compose.Draft) digest.Point {
	p := digest.Point{Text: dr.Text, Edits: dr.Edits}
	for _, sp := range dr.Evidence {
		p.Evidence = append(p.Evidence, digest.Evidence{Span: sp})
	}
	return p
}

// unitsOf is an article's units with what each would be worth in the light of
// the reference.
type unitsOf struct {
	id     string
	rows   [][]float32
	labels []float64
	graded bool // by what people graded, not by a reference
}

// gather makes the units that a kind is learned from.
func (t worthKind) gather(languages lang.Set, m *rank.Model, graded []gradedArticle) ([]unitsOf, error) {
	sets, err := harness.Load(t.set, 0)
	if err != nil {
		return nil, err
	}
	items := sets[0].Items
	out := make([]unitsOf, len(items))
	harness.Each(len(items), func(i int) {
		it := &items[i]
		out[i] = worthUnits(languages, m, it.ID, it.Article, func(c compose.Candidate) float64 { return t.label(it, c) })
	})
	more := make([]unitsOf, len(graded))
	harness.Each(len(graded), func(i int) {
		g := graded[i]
		more[i] = worthUnits(languages, m, g.id, g.a, g.worth)
		more[i].graded = true
	})
	return append(out, more...), nil
}

func worthUnits(languages lang.Set, m *rank.Model, id string, a *article.Article, label func(compose.Candidate) float64) unitsOf {
	d := languages.Parse(a)
	out := unitsOf{id: id}
	for _, c := range compose.WorthUnits(d, rank.ScoreBy(d, m), compose.Medium) {
		out.rows = append(out.rows, c.Row)
		out.labels = append(out.labels, label(c))
	}
	return out
}

// fit grows a forest on the articles outside of fold k; all where k is none.
func (t worthKind) fit(xs []unitsOf, k int) *forest.Forest {
	var s gbdt.Set
	var labels, weights []float64
	mean, sum := 0.0, 0.0
	for _, x := range xs {
		if len(x.rows) == 0 || fold(x.id, folds) == k {
			continue
		}
		w := 4 / math.Sqrt(float64(len(x.rows))) // an article counts the same however long
		if x.graded {
			w *= gradedWeight
		}
		for i, row := range x.rows {
			s.Rows = append(s.Rows, row)
			labels, weights = append(labels, x.labels[i]), append(weights, w)
			mean, sum = mean+w*x.labels[i], sum+w
		}
		s.Groups = append(s.Groups, len(s.Rows))
	}
	mean /= sum
	return gbdt.Bag(s, math.Log(mean/(1-mean)), gbdt.Logistic(labels, weights), worthParams, worthBag)
}

// gradedWeight is that of an article whose sentences were graded beside one with
// a reference. The grades say more of what a reader wants; the reference is what
// people wrote.
const gradedWeight = 0.5

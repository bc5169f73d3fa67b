package main

import (
	"hash/fnv"
	"math"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

// part is a set with its weight in training.
type part struct {
	examples []*example
	weight   float64 // of an article
}

var params = gbdt.Params{
	Trees: 250, Leaves: 8, Rate: 0.05, MinRows: 30, L2: 5, Columns: 0.4, Groups: 0.7, Seed: 1,
}

// fit trains the sentence ranker on the parts.
func fit(parts []part, p gbdt.Params, without map[int]bool) *forest.Forest {
	var s gbdt.Set
	var labels, weights []float64
	for _, part := range parts {
		for _, e := range part.examples {
			if len(e.rows) == 0 {
				continue
			}
			for i, row := range e.rows {
				if len(without) > 0 {
					row = append([]float32(nil), row...)
					for c := range without {
						row[c] = 0
					}
				}
				s.Rows = append(s.Rows, row)
				labels = append(labels, e.labels[i])
				// An article counts the same however long, but a long one still says more.
				weights = append(weights, part.weight*8/math.Sqrt(float64(len(e.rows))+4))
			}
			s.Groups = append(s.Groups, len(s.Rows))
		}
	}
	mean, sum := 0.0, 0.0
	for i := range labels {
		mean += labels[i] * weights[i]
		sum += weights[i]
	}
	mean /= sum
	base := math.Log(mean / (1 - mean))
	obj := gbdt.Logistic(labels, weights)
	if lambdaShare > 0 {
		obj = mixed(obj, gbdt.Lambda(s.Groups, labels, weights, 10), lambdaShare)
	}
	return gbdt.Train(s, base, obj, p)
}

var lambdaShare = 0.0

// mixed adds a share of a second objective.
func mixed(a, b gbdt.Objective, share float64) gbdt.Objective {
	var g2, h2 []float64
	return func(scores, grad, hess []float64) {
		if len(g2) != len(grad) {
			g2, h2 = make([]float64, len(grad)), make([]float64, len(grad))
		}
		a(scores, grad, hess)
		b(scores, g2, h2)
		for i := range grad {
			grad[i] += share * g2[i]
			hess[i] += share * h2[i]
		}
	}
}

func byModel(m *rank.Model) scorer {
	return func(d *lang.Document) []float64 {
		rows := rank.FeatureRows(d, m)
		out := make([]float64, len(rows))
		for i := range rows {
			out[i] = 1 / (1 + math.Exp(-float64(m.Sentence.Score(rows[i]))))
		}
		return out
	}
}

// trainOn trains concepts and sentences: the points articles weigh 1.
func (s sets) trainOn(points []*example, p gbdt.Params, without map[int]bool) *rank.Model {
	m := &rank.Model{Concept: fitConcepts(s.terms(points))}
	refresh(points, m)
	refresh(s.written, m)
	refresh(s.kuaixun, m)
	refresh(s.stories, m)
	m.Sentence = fit([]part{{points, 1 - untitledShare}, {untitled(points), untitledShare}, {s.written, writtenWeight}, {s.kuaixun, kuaixunWeight}, {s.stories, storiesWeight}}, p, without)
	return m
}

// writtenWeight is that of the short articles that this project wrote points for.
const writtenWeight = 0.3

// mainParams are those of the forest for a single point.
var mainParams = gbdt.Params{
	Trees: 120, Leaves: 8, Rate: 0.06, MinRows: 30, L2: 5, Columns: 0.4, Groups: 0.7, Seed: 1,
}

// fitMain trains the forest for a single point: headlines teach it, and the
// articles keep it from taking every text for wire news.
func (s sets) fitMain(languages lang.Set, m *rank.Model) *forest.Forest {
	all := examples(languages, s.headlines)
	refresh(all, m)
	return fit([]part{{all, 1}, {untitled(s.points), 0.5}}, mainParams, nil)
}

// untitledShare is the weight of the articles' copies without headline.
var untitledShare = 0.2

func untitled(es []*example) []*example {
	out := make([]*example, len(es))
	for i, e := range es {
		out[i] = e.untitled
	}
	return out
}

// terms gives the term examples of some of the points articles.
func (s sets) terms(points []*example) []termExample {
	out := make([]termExample, len(points))
	for i, e := range points {
		out[i] = s.termsOf[e.id]
	}
	return out
}

// fold puts an item into one of n folds by its id, so that a set can grow
// without its items changing places.
func fold(id string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % n
}

const folds = 5

// crossValidate trains on four fifths of the points articles (and the other
// sets), scores the last fifth, in turn, and gives the scores by item.
// bare are the scores of the same articles without their headlines.
func (s sets) crossValidate(p gbdt.Params, without map[int]bool) (scores, bare map[string][]float64) {
	scores, bare = map[string][]float64{}, map[string][]float64{}
	for k := range folds {
		var in, out []*example
		for _, e := range s.points {
			if fold(e.id, folds) == k {
				out = append(out, e)
			} else {
				in = append(in, e)
			}
		}
		m := s.trainOn(in, p, without)
		for _, e := range out {
			scores[e.id] = byModel(m)(e.doc)
			bare[e.id] = byModel(m)(e.untitled.doc)
		}
	}
	return scores, bare
}

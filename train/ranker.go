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

// trainOn trains concepts and sentences.
func (s sets) trainOn(points, news []*example, p gbdt.Params, without map[int]bool) *rank.Model {
	m := &rank.Model{Concept: fitConcepts(s.terms(points))}
	refresh(points, m)
	refresh(news, m)
	refresh(s.kuaixun, m)
	refresh(s.stories, m)
	m.Sentence = fit([]part{{points, 1 - untitledShare}, {untitled(points), untitledShare}, {news, newsWeight}, {s.kuaixun, kuaixunWeight}, {s.stories, storiesWeight}}, p, without)
	return m
}

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

// unseen are the scores of sentences by rankers that had not seen the article, by item:
// of the points articles, of the same without their headlines, and of the news.
type unseen struct{ points, bare, news map[string][]float64 }

// crossValidate trains on four fifths of the points articles and of the news (and on
// the other sets) and scores the last fifth, in turn.
func (s sets) crossValidate(p gbdt.Params, without map[int]bool) unseen {
	out := unseen{map[string][]float64{}, map[string][]float64{}, map[string][]float64{}}
	for k := range folds {
		points, left := apart(s.points, k)
		news, leftNews := apart(s.news, k)
		m := s.trainOn(points, news, p, without)
		for _, e := range left {
			out.points[e.id] = byModel(m)(e.doc)
			out.bare[e.id] = byModel(m)(e.untitled.doc)
		}
		for _, e := range leftNews {
			out.news[e.id] = byModel(m)(e.doc)
		}
	}
	return out
}

// apart parts the examples of fold k from the others.
func apart(es []*example, k int) (others, of []*example) {
	for _, e := range es {
		if fold(e.id, folds) == k {
			of = append(of, e)
		} else {
			others = append(others, e)
		}
	}
	return others, of
}

// unseenScores reads the training sets and the company of words, and scores every article
// by forests that have not seen it.
func (d *data) unseenScores(languages lang.Set) (s sets, v *vectors, all unseen, err error) {
	if s, err = d.sets(languages, false); err != nil {
		return s, nil, all, err
	}
	if v, err = wordVectors(d, languages); err != nil {
		return s, nil, all, err
	}
	return s, v, s.crossValidate(params, nil), nil
}

package main

import (
	"math"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// countExample is a text with the number of points that people gave it.
type countExample struct {
	id     string
	row    [rank.CountColumns]float32
	points int
	weight float64
}

// countExamples are the points articles and the news in brief as they are, and
// the first item of each block of these alone: a notice with one point.
func (s sets) countExamples(languages lang.Set, m *rank.Model) []countExample {
	n, k := len(s.points), len(s.kuaixun)
	out := make([]countExample, n+2*k)
	harness.Each(n, func(i int) {
		e := s.points[i]
		out[i] = countExample{e.id, rank.CountRow(e.doc, m), e.k, countArticles}
	})
	harness.Each(k, func(i int) {
		e := s.kuaixun[i]
		out[n+i] = countExample{e.id, rank.CountRow(e.doc, m), e.k, 1}
		alone := languages.Parse(plain("", e.points[0].evidence[0].Slice(e.a.Text)))
		out[n+k+i] = countExample{e.id, rank.CountRow(alone, m), 1, 0.5}
	})
	return out
}

// countArticles is the weight of an article: there are ten blocks of news in brief
// for each, and they are the easier ones.
const countArticles = 20

// fitCount learns the logarithm of the number of points, at most
// rank.MaxSuggest, by least squares with a small ridge.
func fitCount(es []countExample) (c [rank.CountColumns + 1]float32) {
	const n = rank.CountColumns + 1
	a, b := make([][]float64, n), make([]float64, n)
	for i := range a {
		a[i] = make([]float64, n)
		a[i][i] = 0.1
	}
	for _, e := range es {
		var x [n]float64
		x[n-1] = 1
		for i, v := range e.row {
			x[i] = float64(v)
		}
		y := math.Log(float64(min(e.points, rank.MaxSuggest)))
		for i := range n {
			b[i] += e.weight * x[i] * y
			for j := range i + 1 {
				a[i][j] += e.weight * x[i] * x[j]
			}
		}
	}
	for i, w := range solve(a, b) {
		c[i] = float32(w)
	}
	return c
}

// countError is how far the suggested number is from people's on the mean, over
// folds that the fit did not see: for the articles, the news in brief and the
// single notices.
func countError(es []countExample, points, kuaixun int) (out [3]float64) {
	for k := range folds {
		var in []countExample
		for _, e := range es {
			if fold(e.id, folds) != k {
				in = append(in, e)
			}
		}
		c := fitCount(in)
		for i, e := range es {
			if fold(e.id, folds) != k {
				continue
			}
			x := float64(c[rank.CountColumns])
			for j, v := range e.row {
				x += float64(c[j] * v)
			}
			got := min(max(math.Round(math.Exp(x)), 1), rank.MaxSuggest)
			off := math.Abs(got - float64(min(e.points, rank.MaxSuggest)))
			switch {
			case i < points:
				out[0] += off / float64(points)
			case i < points+kuaixun:
				out[1] += off / float64(kuaixun)
			default:
				out[2] += off / float64(kuaixun)
			}
		}
	}
	return out
}

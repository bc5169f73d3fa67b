package main

import (
	"math"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// termExample is a document's term rows with whether its gold points say them.
type termExample struct {
	id     string
	rows   [][]float32
	said   []bool
	weight float64
}

func termExamples(languages lang.Set, es []*example, weight float64) []termExample {
	out := make([]termExample, len(es))
	harness.Each(len(es), func(i int) {
		e := es[i]
		said := map[uint32]bool{}
		for _, p := range e.points {
			for _, t := range rank.Terms(p.text, languages.ParseText(p.text, e.a.Published)) {
				said[t] = true
			}
		}
		rows, terms := rank.TermRows(e.doc)
		x := termExample{id: e.id, rows: rows, said: make([]bool, len(terms)), weight: weight / float64(max(len(rows), 1))}
		for k, t := range terms {
			x.said[k] = said[t]
		}
		out[i] = x
	})
	return out
}

// fitConcepts learns by logistic regression (Newton's method, ridge) the chance
// that a gold point says a term.
func fitConcepts(es []termExample) (c [rank.TermColumns + 1]float32) {
	const n = rank.TermColumns + 1
	w := make([]float64, n)
	for range 12 {
		grad, hess := make([]float64, n), make([][]float64, n)
		for i := range hess {
			hess[i] = make([]float64, n)
			ridge := 0.02
			if i == n-1 {
				ridge = 1e-6
			}
			hess[i][i] = ridge
			grad[i] = ridge * w[i]
		}
		x := make([]float64, n)
		x[n-1] = 1
		for _, e := range es {
			for k, row := range e.rows {
				z := w[n-1]
				for i, v := range row {
					x[i] = float64(v)
					z += w[i] * x[i]
				}
				p := 1 / (1 + math.Exp(-z))
				g, h := e.weight*(p-float64(one(e.said[k]))), e.weight*p*(1-p)
				for i := range n {
					grad[i] += g * x[i]
					for j := range i + 1 {
						hess[i][j] += h * x[i] * x[j]
					}
				}
			}
		}
		for i, s := range solve(hess, grad) {
			w[i] -= s
		}
	}
	for i := range c {
		c[i] = float32(w[i])
	}
	return c
}

// solve gives x with A·x = b for a symmetric positive A whose lower half is
// filled (Cholesky).
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := append([]float64(nil), b...)
	for i := range n {
		for j := range i + 1 {
			s := a[i][j]
			for k := range j {
				s -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(max(s, 1e-12))
			} else {
				a[i][j] = s / a[j][j]
			}
		}
	}
	for i := range n {
		for k := range i {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[k][i] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}

package boost

import (
	"math"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// Linear fits a logistic regression on standardised features, by gradient
// descent with momentum. Few examples leave trees little to split; weak signs
// that add up are its part. Columns that are named are left out.
func Linear(rows []Row, l2 float64, rounds int, without ...int) *verify.Linear {
	n := len(rows[0].X)
	m := &verify.Linear{Mean: make([]float32, n), Scale: make([]float32, n), Weight: make([]float32, n)}
	all := 0.0
	for _, r := range rows {
		all += r.Weight
	}
	for j := 0; j < n; j++ {
		var s, q float64
		for _, r := range rows {
			s += r.Weight * float64(r.X[j])
			q += r.Weight * float64(r.X[j]) * float64(r.X[j])
		}
		mean := s / all
		m.Mean[j] = float32(mean)
		if sd := math.Sqrt(max(0, q/all-mean*mean)); sd > 1e-6 {
			m.Scale[j] = float32(1 / sd)
		}
	}
	for _, j := range without {
		m.Scale[j] = 0
	}
	x := make([][]float32, len(rows))
	for i, r := range rows {
		x[i] = m.Standard(r.X)
	}
	w, v, g := make([]float64, n+1), make([]float64, n+1), make([]float64, n+1)
	for round := 0; round < rounds; round++ {
		clear(g)
		for i, r := range rows {
			z := w[n]
			for j, a := range x[i] {
				z += w[j] * float64(a)
			}
			d := -1 / (1 + math.Exp(-z))
			if r.Y {
				d++
			}
			d *= r.Weight / all
			for j, a := range x[i] {
				g[j] += d * float64(a)
			}
			g[n] += d
		}
		for j := range w {
			if j < n {
				g[j] -= l2 * w[j]
			}
			v[j] = 0.9*v[j] + 0.15*g[j]
			w[j] += v[j]
		}
	}
	for j := 0; j < n; j++ {
		m.Weight[j] = float32(w[j])
	}
	m.Bias = float32(w[n])
	return m
}

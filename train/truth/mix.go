package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// parts are what the odds of a point are mixed of, each the more the worse.
func parts(e *example, m *verify.Model) []float64 {
	out := []float64{-e.tree, -e.sum, e.trace.Against}
	for k := range m.Experts {
		s := 0.0
		if e.trace.Han && !math.IsNaN(e.claim[k]) {
			s = m.Experts[k].Surprise(e.claim[k])
		}
		e.surprise[k] = s
		b := verify.Beyond(s)
		out = append(out, b[:]...)
	}
	return out
}

// mix weighs the parts by logistic regression over points/train without
// negative weights, puts the weights into the model and scores every example:
// those of train by weights of the other folds.
func mix(train []*example, others [][]*example, folds int, m *verify.Model) {
	symptomsOutOfFold(train, others, folds)
	x := make(map[*example][]float64, len(train))
	for _, e := range train {
		x[e] = parts(e, m)
	}
	fit := func(out int) []float64 {
		var rows [][]float64
		var bad []bool
		for _, e := range train {
			if out < 0 || fold(e.src.id, folds) != out {
				rows, bad = append(rows, x[e]), append(bad, !e.gold())
			}
		}
		return trusted(mixed(rows, bad))
	}
	score := func(w, x []float64) float64 {
		z := w[len(x)]
		for j, v := range x {
			z += w[j] * v
		}
		return 1 / (1 + math.Exp(z))
	}
	for f := 0; f < folds; f++ {
		w := fit(f)
		for _, e := range held(train, f, folds) {
			e.score = score(w, x[e])
		}
	}
	w := fit(-1)
	for _, es := range others {
		for _, e := range es {
			e.score = score(w, parts(e, m))
		}
	}
	m.Mix = verify.Mix{Trees: w[0], Sum: w[1], Against: w[2], Bias: -w[len(w)-1]}
	for k := range m.Experts {
		copy(m.Experts[k].Weights[:], w[3+k*verify.Steps:])
	}
	fmt.Printf("mix: trees %.2f sum %.2f symptoms %.2f bias %.2f; experts %.2f\n", w[0], w[1], w[2], -w[len(w)-1], w[3:len(w)-1])
}

// What the symptoms and the experts weigh on points/train is believed only in part
// elsewhere: the symptoms were written with it before the eyes. Shares from .6 to 1
// differ by chance there and on what this project wrote.
const symptomTrust, expertTrust = 0.8, 0.9

func trusted(w []float64) []float64 {
	for j := 2; j < len(w)-1; j++ {
		if j == 2 {
			w[j] *= symptomTrust
		} else {
			w[j] *= expertTrust
		}
	}
	return w
}

// kinship is how strongly the weights of one expert are drawn to those of all.
// The symptoms were written with points/train before the eyes, so that there they
// leave the experts that ask the same less to say than on unseen articles.
const kinship = 15

// mixed fits the weights of the parts: first with one set for all experts, then
// with one for each, drawn to the common one.
func mixed(x [][]float64, bad []bool) []float64 {
	const base = 3
	common := make([][]float64, len(x))
	for i, v := range x {
		common[i] = append([]float64(nil), v[:base]...)
		common[i] = append(common[i], make([]float64, verify.Steps)...)
		for j := base; j < len(v); j++ {
			common[i][base+(j-base)%verify.Steps] += v[j]
		}
	}
	w := nonNegative(common, bad, make([]float64, len(common[0])), ones(len(common[0]), 1))
	to, pull := make([]float64, len(x[0])), ones(len(x[0]), 1)
	for j := base; j < len(to); j++ {
		to[j], pull[j] = w[base+(j-base)%verify.Steps], kinship
	}
	return nonNegative(x, bad, to, pull)
}

func ones(n int, v float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// symptomsOutOfFold weighs the symptoms of each example of train by what those of
// other articles say, and those of the other sets by what all of train says: the
// shipped weights have seen all of train, and may be older than the symptoms.
func symptomsOutOfFold(train []*example, others [][]*example, folds int) {
	for f := 0; f <= folds; f++ {
		var x [][]int
		var bad []bool
		for _, e := range train {
			if f == folds || fold(e.src.id, folds) != f {
				x, bad = append(x, e.trace.Signs), append(bad, !e.gold())
			}
		}
		w := logistic(x, bad, len(verify.SignNames()))
		if f == folds {
			for _, e := range slices.Concat(others...) {
				e.trace.Against = total(w, e.trace.Signs)
			}
		}
		for _, e := range held(train, f, folds) {
			e.trace.Against = total(w, e.trace.Signs)
		}
	}
}

// nonNegative fits a logistic regression, weight by weight with a step of
// Newton's each; the last is the bias, all others are 0 or more and drawn to
// those of to, each by its pull.
func nonNegative(x [][]float64, y []bool, to, pull []float64) []float64 {
	const rounds = 200
	n := len(x[0])
	w, sum := make([]float64, n+1), make([]float64, len(x))
	at := func(i, j int) float64 {
		if j == n {
			return 1
		}
		return x[i][j]
	}
	for range rounds {
		for j := range w {
			g, h := 0.0, 1e-9
			if j < n {
				g, h = pull[j]*(w[j]-to[j]), pull[j]
			}
			for i := range x {
				if v := at(i, j); v != 0 {
					p := 1 / (1 + math.Exp(-sum[i]))
					g += (p - bitOf(y[i])) * v
					h += p * (1 - p) * v * v
				}
			}
			next := w[j] - g/h
			if j < n {
				next = math.Max(next, 0)
			}
			for i := range x {
				sum[i] += (next - w[j]) * at(i, j)
			}
			w[j] = next
		}
	}
	return w
}

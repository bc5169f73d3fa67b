package main

import (
	"fmt"
	"math"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// besides is how many parts there are beside the experts.
const besides = 4

// parts are what the odds of a point are mixed of, each the more the worse.
func parts(e *example, m *verify.Model) []float64 {
	out := []float64{-e.tree, -e.sum, e.trace.Against, e.trace.Grave}
	for k := range m.Experts {
		s := 0.0
		if !math.IsNaN(e.claim[k]) {
			s = m.Experts[k].Surprise(e.claim[k])
		}
		e.surprise[k] = s
		b := verify.Beyond(s)
		out = append(out, b[:]...)
	}
	return out
}

// A mixture is what the parts of a judgement are weighed on.
type mixture struct {
	on     []*example // learned from
	alike  []*example // scored by the weights of the other folds, like those
	unseen []*example
	// symptoms weighs these without the examples that skip names.
	symptoms func(skip func(*example) bool) []float64
	trust    trust
}

// mix weighs the parts by logistic regression without negative weights, puts the weights into
// the model and scores every example.
func mix(s mixture, folds int, m *verify.Model) {
	symptomsOutOfFold(s, folds)
	x := make(map[*example][]float64, len(s.on))
	for _, e := range s.on {
		x[e] = parts(e, m)
	}
	fit := func(out int) []float64 {
		var rows [][]float64
		var bad []bool
		for _, e := range s.on {
			if out < 0 || fold(e.src.id, folds) != out {
				rows, bad = append(rows, x[e]), append(bad, !e.gold())
			}
		}
		return s.trust.of(mixed(rows, bad))
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
		for _, e := range held(s.on, f, folds) {
			e.score = score(w, x[e])
		}
		for _, e := range held(s.alike, f, folds) {
			e.score = score(w, parts(e, m))
		}
	}
	w := fit(-1)
	for _, e := range s.unseen {
		e.score = score(w, parts(e, m))
	}
	m.Mix = verify.Mix{Trees: w[0], Sum: w[1], Against: w[2], Grave: w[3], Bias: -w[len(w)-1]}
	for k := range m.Experts {
		copy(m.Experts[k].Weights[:], w[besides+k*verify.Steps:])
	}
	fmt.Printf("mix: trees %.2f sum %.2f symptoms %.2f, grave %.2f bias %.2f; experts %.2f\n", w[0], w[1], w[2], w[3], -w[len(w)-1], w[besides:len(w)-1])
}

// trust is how far the weights of parts are believed.
type trust struct{ symptoms, grave, experts float64 }

// What the symptoms and the experts weigh on points/train is believed only in part
// elsewhere: the symptoms were written with it before the eyes, so that its true points
// show fewer of them than others do.
var partly, wholly = trust{0.3, 0.55, 0.7}, trust{1, 1, 1}

func (t trust) of(w []float64) []float64 {
	for j := 2; j < len(w)-1; j++ {
		switch {
		case j == 2:
			w[j] *= t.symptoms
		case j == 3:
			w[j] *= t.grave
		default:
			w[j] *= t.experts
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
	const base = besides
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

// symptomsOutOfFold weighs the symptoms of each example by what those of other articles
// say: the shipped weights have seen all of them, and may be older than the symptoms.
func symptomsOutOfFold(s mixture, folds int) {
	put := func(w []float64, es []*example) {
		for _, e := range es {
			e.trace.Against, e.trace.Grave = 0, 0
			for _, s := range e.trace.Signs {
				if verify.SignGrave(s) {
					e.trace.Grave += w[s]
				} else {
					e.trace.Against += w[s]
				}
			}
		}
	}
	for f := 0; f <= folds; f++ {
		w := s.symptoms(func(e *example) bool { return fold(e.src.id, folds) == f })
		if f == folds {
			put(w, s.unseen)
		}
		put(w, held(s.on, f, folds))
		put(w, held(s.alike, f, folds))
	}
}

// Weights of what this project wrote where symptoms are weighed.
const writtenSigns, madeSigns = 0.5, 0.5

// A weighed set is one that symptoms are weighed on.
type weighed struct {
	es     []*example
	weight float64
}

// symptomWeights weighs the symptoms of some sets, less the examples that skip names.
func symptomWeights(skip func(*example) bool, sets ...weighed) []float64 {
	var x [][]int
	var bad []bool
	var weight []float64
	for _, s := range sets {
		for _, e := range s.es {
			if skip == nil || !skip(e) {
				x, bad, weight = append(x, e.trace.Signs), append(bad, !e.gold()), append(weight, s.weight)
			}
		}
	}
	return logistic(x, bad, weight, len(verify.SignNames()))
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

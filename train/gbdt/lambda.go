package gbdt

import (
	"math"
	"sort"
)

// Lambda is the loss of LambdaMART (Burges 2010): pairs of rows of a group in
// the wrong order pull at each other by what their exchange would change in
// nDCG at k. Labels are gains (already 2^grade-1 where grades are meant).
func Lambda(groups []int, labels, weights []float64, k int) Objective {
	ideal := make([]float64, len(groups))
	start := 0
	for g, end := range groups {
		l := append([]float64(nil), labels[start:end]...)
		sort.Sort(sort.Reverse(sort.Float64Slice(l)))
		for i := range min(k, len(l)) {
			ideal[g] += l[i] * discount(i)
		}
		start = end
	}
	return func(scores, grad, hess []float64) {
		parallel(len(groups), func(g int) {
			from := 0
			if g > 0 {
				from = groups[g-1]
			}
			to := groups[g]
			for i := from; i < to; i++ {
				grad[i], hess[i] = 0, 1e-6
			}
			if ideal[g] > 0 {
				lambda(scores[from:to], labels[from:to], weights[from:to], grad[from:to], hess[from:to], k, ideal[g])
			}
		})
	}
}

func lambda(scores, labels, weights, grad, hess []float64, k int, ideal float64) {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return scores[order[a]] > scores[order[b]] })
	for a := range min(k, len(order)) {
		for b := a + 1; b < len(order); b++ {
			i, j := order[a], order[b]
			if labels[i] == labels[j] {
				continue
			}
			if labels[i] < labels[j] {
				i, j = j, i // i is the better one
			}
			delta := math.Abs((labels[i]-labels[j])*(discount(a)-discountAt(b, k))) / ideal
			rho := 1 / (1 + math.Exp(scores[i]-scores[j]))
			w := weights[i] * delta
			grad[i] -= w * rho
			grad[j] += w * rho
			h := w * rho * (1 - rho)
			hess[i] += h
			hess[j] += h
		}
	}
}

func discount(rank int) float64 { return 1 / math.Log2(float64(rank)+2) }

func discountAt(rank, k int) float64 {
	if rank >= k {
		return 0
	}
	return discount(rank)
}

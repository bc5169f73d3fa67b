package gbdt

import "math"

// Choice is the loss of taking one row of each group: less the mean worth of
// what is taken where rows are taken with the softmax of their scores. Unlike
// the loss of each row alone it doesn't care how well worth is told where it is
// not the best.
func Choice(groups []int, worth, weights []float64, sharp float64) Objective {
	return func(scores, grad, hess []float64) {
		parallel(len(groups), func(g int) {
			from, to := 0, groups[g]
			if g > 0 {
				from = groups[g-1]
			}
			top := math.Inf(-1)
			for _, x := range scores[from:to] {
				top = max(top, x)
			}
			sum, mean := 0.0, 0.0
			for i := from; i < to; i++ {
				hess[i] = math.Exp(sharp * (scores[i] - top))
				sum += hess[i]
				mean += hess[i] * worth[i]
			}
			mean /= sum
			for i := from; i < to; i++ {
				p := hess[i] / sum
				grad[i] = -weights[i] * sharp * p * (worth[i] - mean)
				hess[i] = weights[i] * max(sharp*sharp*p*(1-p)*0.25, 1e-6)
			}
		})
	}
}

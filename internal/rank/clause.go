package rank

// clauses shares the worth of each sentence out to its clauses by the weights
// of the concepts in them.
func (r *reader) clauses() [][]float64 {
	total := 0
	for i := range r.d.Sentences {
		total += len(r.d.Sentences[i].Clauses)
	}
	flat := make([]float64, total)
	out := make([][]float64, r.n)
	for i := range r.d.Sentences {
		cs := r.d.Sentences[i].Clauses
		w := flat[:len(cs):len(cs)]
		flat = flat[len(cs):]
		out[i] = w
		if len(cs) == 0 {
			continue
		}
		c, sum := 0, 0.0
		for _, o := range r.terms.occurrences(i) {
			for c < len(cs)-1 && int(o.at) >= cs[c].End {
				c++
			}
			w[c] += float64(r.weight[o.id])
		}
		for c := range w {
			w[c] += 0.01
			sum += w[c]
		}
		for c := range w {
			w[c] /= sum
		}
	}
	return out
}

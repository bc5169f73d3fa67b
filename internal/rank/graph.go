package rank

import "math"

// edge joins a sentence to an earlier one.
type edge struct {
	from, to int32 // from > to
	cos      float32
	shared   float32 // weight of the shared terms, not divided by length
}

// graph holds who is like whom. Sentences are joined through the terms they
// share; a term joins a sentence to at most reach earlier ones, so the work
// grows with the text and not with its square.
type graph struct {
	edges    []edge
	postings []posting // chains of the sentences of a term, newest first
	head     []int32   // per term, index into postings plus one
	acc      []float32
	touched  []int32
	norm     []float32

	textRank, lexRank     []float32
	forward, backward     []float32 // summed cosine with later, earlier sentences
	before, after         []float32 // highest cosine with an earlier, a later one
	sharedSum, next, prev []float32
	mass                  []float32
	strength, spare       []float32
}

type posting struct {
	sentence int32
	next     int32
}

// reach is how far back a term joins sentences in a document of n of them.
func reach(n int) int { return min(max(6000/max(n, 1), 4), 24) }

func (g *graph) build(t *termTable, n int) {
	g.edges, g.postings = g.edges[:0], g.postings[:0]
	g.head = zeroed(g.head, len(t.idf))
	g.acc = zeroed(g.acc, n)
	g.norm = zeroed(g.norm, n)
	for i := range n {
		var sum float32
		for _, id := range t.of(i) {
			sum += t.idf[id] * t.idf[id]
		}
		g.norm[i] = float32(math.Sqrt(float64(sum)))
	}
	far := reach(n)
	for i := range n {
		g.touched = g.touched[:0]
		for _, id := range t.of(i) {
			if t.df[id] < 2 {
				continue
			}
			w := t.idf[id] * t.idf[id]
			for p, k := g.head[id], 0; p != 0 && k < far; k++ {
				q := g.postings[p-1]
				if g.acc[q.sentence] == 0 {
					g.touched = append(g.touched, q.sentence)
				}
				g.acc[q.sentence] += w
				p = q.next
			}
			g.postings = append(g.postings, posting{int32(i), g.head[id]})
			g.head[id] = int32(len(g.postings))
		}
		for _, j := range g.touched {
			if cos := g.acc[j] / (g.norm[i] * g.norm[j]); cos > 0.01 {
				g.edges = append(g.edges, edge{int32(i), j, min(cos, 1), g.acc[j]})
			}
			g.acc[j] = 0
		}
	}
	g.sums(n)
	g.textRank = g.walk(g.textRank, n, func(e edge) float32 {
		return e.shared / (8 + g.norm[e.from] + g.norm[e.to])
	})
	g.lexRank = g.walk(g.lexRank, n, func(e edge) float32 {
		if e.cos < 0.05 {
			return 0
		}
		return e.cos
	})
}

func (g *graph) sums(n int) {
	for _, p := range []*[]float32{&g.forward, &g.backward, &g.before, &g.after, &g.sharedSum, &g.next, &g.prev} {
		*p = zeroed(*p, n)
	}
	for _, e := range g.edges {
		g.backward[e.from] += e.cos
		g.forward[e.to] += e.cos
		g.before[e.from] = max(g.before[e.from], e.cos)
		g.after[e.to] = max(g.after[e.to], e.cos)
		g.sharedSum[e.from] += e.shared
		g.sharedSum[e.to] += e.shared
		if e.from == e.to+1 {
			g.next[e.to], g.prev[e.from] = e.cos, e.cos
		}
	}
}

// walk gives the share of time that a random walker along the edges spends at
// each sentence, times their number, so that 1 is average (PageRank, damping
// .85; Mihalcea and Tarau 2004 for sentences).
func (g *graph) walk(dst []float32, n int, weight func(edge) float32) []float32 {
	const damping, rounds = 0.85, 8
	dst = zeroed(dst, n)
	g.mass = zeroed(g.mass, n)
	out := zeroed(g.strength, n)
	g.strength = out
	g.spare = g.spare[:0]
	for _, e := range g.edges {
		w := weight(e)
		g.spare = append(g.spare, w)
		out[e.from] += w
		out[e.to] += w
	}
	for i := range dst {
		dst[i] = 1
		if out[i] > 0 {
			out[i] = 1 / out[i]
		}
	}
	for range rounds {
		for i := range dst {
			g.mass[i] = dst[i] * out[i]
			dst[i] = 1 - damping
		}
		for k, e := range g.edges {
			w := damping * g.spare[k]
			dst[e.to] += w * g.mass[e.from]
			dst[e.from] += w * g.mass[e.to]
		}
	}
	return dst
}

// zeroed gives s with n zeros, reusing its memory.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

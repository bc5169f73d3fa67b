// Package baseline holds the methods that Zhongdian is compared with. Each
// scores the sentences of the same parsed document as our engine; what they
// compare is their own (pairs of Han characters, Latin words), so that they stay
// what they are when our segmentation changes.
package baseline

import (
	"hash/fnv"
	"math"
	"math/rand/v2"

	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
)

// Scorer gives a score for every sentence; the highest are the summary.
type Scorer func(d *lang.Document) []float64

// Named is a baseline with the name it has in the tables.
type Named struct {
	Name  string
	Score Scorer
}

// All gives every baseline but the oracle, which must see the reference.
func All() []Named {
	return []Named{
		{"random", Random}, {"lead", Lead}, {"lead-paragraph", LeadParagraph}, {"title", Title},
		{"centroid", Centroid}, {"textrank", TextRank}, {"lexrank", LexRank},
	}
}

// Lead takes sentences from the top.
func Lead(d *lang.Document) []float64 {
	out := make([]float64, len(d.Sentences))
	for i := range out {
		out[i] = -float64(i)
	}
	return out
}

// LeadParagraph takes the first sentence of each paragraph from the top, then
// the second of each.
func LeadParagraph(d *lang.Document) []float64 {
	out := make([]float64, len(d.Sentences))
	in := 0
	for i, s := range d.Sentences {
		if i > 0 && d.Sentences[i-1].Block == s.Block {
			in++
		} else {
			in = 0
		}
		out[i] = -float64(in*len(out) + i)
	}
	return out
}

// Random draws scores; the same text always gets the same ones.
func Random(d *lang.Document) []float64 {
	h := fnv.New64a()
	h.Write([]byte(d.Article.Text))
	r := rand.New(rand.NewPCG(h.Sum64(), 1))
	out := make([]float64, len(d.Sentences))
	for i := range out {
		out[i] = r.Float64()
	}
	return out
}

// Title takes the sentences that hold most of the title's terms, each weighted
// by how rare it is in the article.
func Title(d *lang.Document) []float64 {
	b := bags(d)
	title := map[int]bool{}
	for _, w := range Terms(metric.Tokens(d.Article.Title)) {
		if id, ok := b.ids[w]; ok {
			title[id] = true
		}
	}
	out := make([]float64, len(b.bag))
	for i, bag := range b.bag {
		for id := range b.idf {
			if title[id] && bag[id] > 0 {
				out[i] += b.idf[id]
			}
		}
	}
	return out
}

// Centroid takes the sentences nearest to the mean of all (Radev 2004).
func Centroid(d *lang.Document) []float64 {
	b := bags(d)
	mean := make([]float64, len(b.idf))
	for _, vec := range b.unit {
		for _, e := range vec {
			mean[e.id] += e.w
		}
	}
	out := make([]float64, len(b.unit))
	for i, vec := range b.unit {
		for _, e := range vec {
			out[i] += e.w * mean[e.id]
		}
	}
	return out
}

// TextRank is the sentence rank of Mihalcea and Tarau (2004): shared terms over
// the sum of the logarithms of the lengths, damping 0.85.
func TextRank(d *lang.Document) []float64 {
	b := bags(d)
	return pageRank(len(b.bag), func(i, j int) float64 {
		shared := 0
		for id := range b.bag[i] {
			if b.bag[j][id] > 0 {
				shared++
			}
		}
		norm := math.Log(float64(b.size[i])) + math.Log(float64(b.size[j]))
		if shared == 0 || norm <= 0 {
			return 0
		}
		return float64(shared) / norm
	})
}

// lexThreshold is the cosine under which LexRank draws no edge (Erkan and Radev
// 2004).
const lexThreshold = 0.1

// LexRank is the continuous form of Erkan and Radev (2004) with their threshold.
func LexRank(d *lang.Document) []float64 {
	b := bags(d)
	dense := make([]float64, len(b.idf))
	rows := make([][]float64, len(b.unit))
	for i, vec := range b.unit {
		for _, e := range vec {
			dense[e.id] = e.w
		}
		rows[i] = make([]float64, len(b.unit))
		for j, other := range b.unit {
			for _, e := range other {
				rows[i][j] += dense[e.id] * e.w
			}
		}
		for _, e := range vec {
			dense[e.id] = 0
		}
	}
	return pageRank(len(rows), func(i, j int) float64 {
		if rows[i][j] < lexThreshold {
			return 0
		}
		return rows[i][j]
	})
}

// pageRank walks the graph of sentences until it settles.
func pageRank(n int, weight func(i, j int) float64) []float64 {
	const damping, rounds, settled = 0.85, 60, 1e-6
	w := make([][]float64, n)
	out := make([]float64, n) // sum of the weights that leave a sentence
	for i := range w {
		w[i] = make([]float64, n)
	}
	for i := range w {
		for j := range i {
			x := weight(i, j)
			w[i][j], w[j][i] = x, x
			out[i] += x
			out[j] += x
		}
	}
	score, next := make([]float64, n), make([]float64, n)
	for i := range score {
		score[i] = 1
	}
	for range rounds {
		moved := 0.0
		for i := range next {
			sum := 0.0
			for j, x := range w[i] {
				if x > 0 {
					sum += x / out[j] * score[j]
				}
			}
			next[i] = 1 - damping + damping*sum
			moved = max(moved, math.Abs(next[i]-score[i]))
		}
		score, next = next, score
		if moved < settled {
			break
		}
	}
	return score
}

// Package rank says how much each sentence and each clause of an article
// matters to somebody who wants its key points.
package rank

import "github.com/zhongdian/zhongdian/lang"

// Ranking holds a score for every sentence of a document and for every clause
// of each. Higher is better; only the order and the ratio of differences mean
// something. Scores are 0 to 1.
type Ranking struct {
	Sentences []float64   // parallel to Document.Sentences
	Clauses   [][]float64 // parallel to Sentence.Clauses
}

// Score ranks a document by position alone.
func Score(d *lang.Document) Ranking {
	r := Ranking{Sentences: make([]float64, len(d.Sentences)), Clauses: make([][]float64, len(d.Sentences))}
	for i, s := range d.Sentences {
		r.Sentences[i] = 1 / float64(i+1)
		r.Clauses[i] = make([]float64, len(s.Clauses))
		for j := range s.Clauses {
			r.Clauses[i][j] = r.Sentences[i]
		}
	}
	return r
}

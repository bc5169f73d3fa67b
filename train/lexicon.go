package main

import (
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// lexExample is the words of a document's sentences, as indexes of a
// vocabulary, with the score that the forest gave before words were looked at.
type lexExample struct {
	id     string
	words  [][]int32
	offset []float64 // log odds
	labels []float64
}

// vocabulary lists the words that stand in at least least of the documents.
func vocabulary(es []*example, least int) []uint32 {
	df := map[uint32]int{}
	for _, e := range es {
		seen := map[uint32]bool{}
		for i := range e.doc.Sentences {
			for _, h := range wordHashes(e.doc, i) {
				if !seen[h] {
					seen[h] = true
					df[h]++
				}
			}
		}
	}
	var out []uint32
	for h, n := range df {
		if n >= least {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return out
}

// wordHashes gives the Chinese words of a sentence, as often as they stand in it.
func wordHashes(d *lang.Document, i int) []uint32 {
	var out []uint32
	s := &d.Sentences[i]
	if s.Language.Tag() != "zh" {
		return nil
	}
	for _, w := range s.Words {
		if rank.Worded(w) {
			out = append(out, background.Word(s.Language.Key(w.Slice(d.Article.Text))))
		}
	}
	return out
}

func lexExamples(es []*example, vocab []uint32, scores map[string][]float64) []lexExample {
	out := make([]lexExample, len(es))
	for n, e := range es {
		x := lexExample{id: e.id, labels: e.labels, words: make([][]int32, len(e.doc.Sentences))}
		for i := range e.doc.Sentences {
			p := scores[e.id][i]
			x.offset = append(x.offset, math.Log(p/(1-p)))
			for _, h := range wordHashes(e.doc, i) {
				if k, ok := slices.BinarySearch(vocab, h); ok {
					x.words[i] = append(x.words[i], int32(k))
				}
			}
		}
		out[n] = x
	}
	return out
}

// fitLexicon learns what each word adds to the log odds of a sentence that the
// forest has scored: logistic regression with a ridge, by steps that an upper
// bound of the curvature makes safe.
func fitLexicon(es []lexExample, size int, ridge float64) []float64 {
	w := make([]float64, size)
	grad, hess := make([]float64, size), make([]float64, size)
	for range 150 {
		for i := range w {
			grad[i], hess[i] = ridge*w[i], ridge
		}
		for _, e := range es {
			for i, ws := range e.words {
				z := e.offset[i]
				for _, k := range ws {
					z += w[k]
				}
				p := 1 / (1 + math.Exp(-z))
				for _, k := range ws {
					grad[k] += p - e.labels[i]
					hess[k] += 0.25 * float64(len(ws))
				}
			}
		}
		for i := range w {
			w[i] -= 1.5 * grad[i] / hess[i]
		}
	}
	return w
}

const (
	lexiconLeast = 12 // articles that a word of the lexicon stands in
	lexiconRidge = 30
)

// lexicon learns the words on scores of articles that the forests of those
// scores had not seen.
func lexicon(es []*example, scores map[string][]float64) rank.Lexicon {
	vocab := vocabulary(es, lexiconLeast)
	w := fitLexicon(lexExamples(es, vocab, scores), len(vocab), lexiconRidge)
	small := make([]float32, len(w))
	for i := range w {
		small[i] = float32(w[i])
	}
	return rank.NewLexicon(vocab, small)
}

// withLexicon adds to the scores of each fold the words learned on the others.
func withLexicon(es []*example, scores map[string][]float64) map[string][]float64 {
	out := map[string][]float64{}
	for k := range folds {
		var in []*example
		for _, e := range es {
			if fold(e.id, folds) != k {
				in = append(in, e)
			}
		}
		vocab := vocabulary(in, lexiconLeast)
		w := fitLexicon(lexExamples(in, vocab, scores), len(vocab), lexiconRidge)
		for _, x := range lexExamples(es, vocab, scores) {
			if fold(x.id, folds) != k {
				continue
			}
			for i, ws := range x.words {
				z := x.offset[i]
				for _, h := range ws {
					z += w[h]
				}
				out[x.id] = append(out[x.id], 1/(1+math.Exp(-z)))
			}
		}
	}
	return out
}

// Package rank says how much each sentence and each clause of an article
// matters to somebody who wants its key points, which concepts the points
// should hold, and how many points the text has in it.
package rank

import (
	"math"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Ranking is what is known of a document's sentences, clauses and concepts. It
// owns its memory, is not edited after Score, and may be shared.
type Ranking struct {
	// Sentences holds a score from 0 to 1 for each sentence of the document:
	// higher is better.
	Sentences []float64
	// Clauses holds, parallel to Sentence.Clauses, the share of its sentence's
	// worth that lies in each clause; the shares of a sentence add up to 1.
	Clauses [][]float64
	// Suggest is how many points the text has in it: 1 to 7.
	Suggest int

	// concepts: CSR lists of the terms of each sentence in text order.
	occ    []occurrence
	start  []int32
	weight []float32
	idf    []float32
	set    []int32
	setAt  []int32
	norm   []float32
	first  []int32
	rows   []float32
	doc    documentInfo
	model  *Model
}

// Concept is a term of the text that points are chosen to cover.
type Concept struct {
	ID     int     // the same term has the same ID everywhere in the document
	Weight float64 // 0 to 1
}

// Score ranks the sentences and clauses of d.
func Score(d *lang.Document) Ranking { return ScoreBy(d, shipped()) }

// ScoreBy is Score with a model other than the shipped one, for training; nil
// scores by hand weights.
func ScoreBy(d *lang.Document, m *Model) Ranking {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.read(d, m)
	k := Ranking{
		Sentences: make([]float64, r.n),
		Clauses:   r.clauses(),
		occ:       append([]occurrence(nil), r.terms.occ...),
		start:     append([]int32(nil), r.terms.occStart...),
		weight:    append([]float32(nil), r.weight...),
		idf:       append([]float32(nil), r.terms.idf...),
		set:       append([]int32(nil), r.terms.set...),
		setAt:     append([]int32(nil), r.terms.setStart...),
		norm:      append([]float32(nil), r.graph.norm...),
		first:     append([]int32(nil), r.terms.first...),
		rows:      r.rows,
		doc:       r.doc,
		model:     m,
	}
	for i := range k.Sentences {
		k.Sentences[i] = m.score(r, i)
	}
	k.Suggest = m.suggest(r.countRow(k.Sentences), r.n)
	r.d, r.rows = nil, nil
	return k
}

// Main scores the sentences for a single point, 0 to 1 each: how likely each is
// to say what the whole article is about, as a headline would. Where there are
// more points to make, Sentences is the better judge.
func (k *Ranking) Main() []float64 {
	m := k.model
	out := make([]float64, len(k.Sentences))
	for i := range out {
		if m == nil {
			out[i] = byHand(k.Row(i))
			continue
		}
		x := m.Main.Score(k.Row(i))
		out[i] = 1 / (1 + math.Exp(-float64(k.doc.bend(x, k.Row(i)))))
	}
	return out
}

// Row is what is known of sentence i: a column for each FeatureName.
func (k *Ranking) Row(i int) []float32 { return k.rows[i*Features : (i+1)*Features : (i+1)*Features] }

// Spoken is 0 for written text, 1 for a transcript of speech, or between.
func (k *Ranking) Spoken() float64 { return float64(k.doc.spoken) }

// Concepts calls f with every concept that stands in sp, a span of sentence i,
// and with the offset where it begins, once for each time it does.
func (k *Ranking) Concepts(i int, sp text.Span, f func(c Concept, at int)) {
	for _, o := range k.occ[k.start[i]:k.start[i+1]] {
		if int(o.at) >= sp.Start && int(o.at) < sp.End {
			f(Concept{int(o.id), float64(k.weight[o.id])}, int(o.at))
		}
	}
}

// First is the first sentence that a concept stands in.
func (k *Ranking) First(id int) int { return int(k.first[id]) }

// Weight is how much a concept matters, 0 to 1.
func (k *Ranking) Weight(id int) float64 { return float64(k.weight[id]) }

// IDF is how rare a concept is at large: see package background.
func (k *Ranking) IDF(id int) float32 { return k.idf[id] }

// Holds reports whether the concept stands in sentence i.
func (k *Ranking) Holds(i, id int) bool {
	_, ok := find(k.set[k.setAt[i]:k.setAt[i+1]], int32(id))
	return ok
}

// ConceptCount is one more than the highest Concept.ID.
func (k *Ranking) ConceptCount() int { return len(k.weight) }

// Similarity says how much of the same two sentences say: the cosine of their
// terms weighted by idf, 0 to 1.
func (k *Ranking) Similarity(i, j int) float64 {
	a, b := k.set[k.setAt[i]:k.setAt[i+1]], k.set[k.setAt[j]:k.setAt[j+1]]
	var dot float32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			dot += k.idf[a[0]] * k.idf[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	if dot == 0 {
		return 0
	}
	return min(float64(dot/(k.norm[i]*k.norm[j])), 1)
}

// byHand scores a row without a trained model: position, headline, centrality
// and the worth of its concepts, less what cannot stand as a point.
func byHand(row []float32) float64 {
	x := 0.9*row[fTextRankRank] + 0.8*row[fWorthRank] + 0.5*row[fForwardRank] + 0.9*row[fTitle] + 0.5*row[fLexRankRank]
	x += 0.6 * max(0, 1-row[fFromStart]/4) * (1 + row[fDocTitleLead])
	x += 0.3*flag(row[fInParagraph] == 0) + 0.15*flag(row[fLeftInParagraph] == 0)
	x += 0.1 * min(row[fNames], 3)
	x += 0.15*min(row[fFigures], 2) + 0.2*flag(row[fCue0+int(lang.CueConclusion)] >= 2) + 0.2*flag(row[fCue0+int(lang.CueEmphasis)] > 0)
	x -= 0.5*row[fPronounStart] + 0.2*row[fConjStart] + 1.2*row[fEndsQuestion] + 0.6*row[fEndsColon] + 0.4*row[fEndsExclaim]
	x -= 2*row[fHeading] + 2*row[fCaption] + 2*row[fTable] + 0.5*row[fEndsOpen]
	x -= 0.5*row[fStartsQuote] + 0.4*flag(row[fCue0+int(lang.CueExample)] >= 2) + 3*flag(row[fCue0+int(lang.CueFurniture)] > 0)
	if row[fSize] < 15 {
		x -= 0.8
	}
	return 1 / (1 + math.Exp(-2*float64(x-2.6)))
}

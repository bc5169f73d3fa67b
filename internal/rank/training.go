package rank

import "github.com/zhongdian/zhongdian/lang"

// What follows is for package train alone: the rows that a model is trained on
// are made by the same code that it later scores with.

// FeatureRows gives the rows that sentences are scored by, Features columns
// each, with the weights of concepts that m has.
func FeatureRows(d *lang.Document, m *Model) [][]float32 {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.read(d, m)
	r.d = nil
	return split(r.rows, r.n, Features)
}

// TermRows gives the rows that concepts are weighed by, and their terms.
func TermRows(d *lang.Document) (rows [][]float32, terms []uint32) {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.read(d, nil)
	r.d = nil
	terms = make([]uint32, len(r.terms.idf))
	for _, s := range r.terms.slots {
		if s.id > 0 {
			terms[s.id-1] = s.term
		}
	}
	if r.n == 0 {
		return nil, nil
	}
	return split(r.termRow, len(terms), termColumns), terms
}

// CountRow gives the row that the number of points of d is read from.
func CountRow(d *lang.Document, m *Model) [CountColumns]float32 {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.read(d, m)
	scores := make([]float64, r.n)
	for i := range scores {
		scores[i] = m.score(r, i)
	}
	r.d = nil
	return r.countRow(scores)
}

// TermColumns is the number of columns of a term row.
const TermColumns = termColumns

// Terms gives the distinct terms of sentences of t as package background knows
// them.
func Terms(t string, sentences []lang.Sentence) []uint32 {
	var out []uint32
	seen := map[uint32]bool{}
	for i := range sentences {
		s := &sentences[i]
		eachTerm(t, s.Language, s.Words, nil, func(term uint32, _ int) {
			if !seen[term] {
				seen[term] = true
				out = append(out, term)
			}
		})
	}
	return out
}

func split(flat []float32, n, columns int) [][]float32 {
	flat = append([]float32(nil), flat...)
	rows := make([][]float32, n)
	for i := range rows {
		rows[i] = flat[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return rows
}

// Shipped gives the embedded model, nil where it doesn't fit.
func Shipped() *Model { return shipped() }

// Brief gives the columns of a sentence that tell most of it where it comes
// second: its size, its centrality, its likeness to the headline, what of it is
// quoted.
func Brief(row []float32) (size, central, title, quoted float32) {
	return row[fSize], row[fTextRankRank], row[fTitle], row[fQuoted]
}

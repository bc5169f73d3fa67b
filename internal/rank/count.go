package rank

import "math"

// The columns of the row that the number of points is read from.
const (
	kSum        = iota // logarithm of the summed scores: about how many sentences are worth a point
	kSize              // logarithm of the characters
	kSentences         // logarithm
	kParagraphs        // logarithm
	kLinked            // how much the sentences share: little where many stories stand in one text
	kSpread            // the five best scores' mean
	countColumns
)

// CountColumns is the number of columns of a count row, for training.
const CountColumns = countColumns

// MaxSuggest is the most points that a text is said to have in it.
const MaxSuggest = 7

func (r *reader) countRow(scores []float64) (row [countColumns]float32) {
	var sum float64
	var top [5]float64
	for _, s := range scores {
		sum += s
		for k := range top {
			if s > top[k] {
				s, top[k] = top[k], s
			}
		}
	}
	row[kSum] = float32(math.Log(sum + 0.1))
	row[kSize] = log1p(r.doc.size)
	row[kSentences] = log1p(float32(r.n))
	row[kParagraphs] = log1p(float32(r.doc.paragraphs))
	row[kLinked] = min(r.doc.linked, 10)
	for _, s := range top {
		row[kSpread] += float32(s / float64(len(top)))
	}
	return row
}

// suggest reads the number of points off the row of a text of n sentences. What
// it learned from are articles with points by an editor's eye, news in brief with
// a point each, and single notices. Where there is no model the length decides:
// the page this project started from has five points for 1,740 characters.
func (m *Model) suggest(row [countColumns]float32, n int) int {
	k := 0
	if m == nil {
		for _, least := range [...]float64{0, 220, 420, 700, 1100, 1900, 4500} {
			k += int(flag(math.Expm1(float64(row[kSize])) >= least))
		}
	} else {
		x := float64(m.Count[countColumns])
		for i, v := range row {
			x += float64(m.Count[i] * v)
		}
		k = int(math.Round(math.Exp(min(x, 5))))
	}
	return min(max(k, 1), MaxSuggest, max(n, 1))
}

package rank

import "math"

// bend adapts the log odds x of a row to kinds of text that there is no
// training data for. The weights are set by reason and a coarse grid, not by
// training; docs/EXPERIMENTS.md has what each gives.
//
// In English news the point comes first, and a sentence is worth what it says
// of the article's concepts for its length; a question is answered elsewhere. In a transcript of speech place
// says little, and much is said twice: what counts is to be central and dense.
func (d *documentInfo) bend(x float32, row []float32) float32 {
	if d.english > 0 {
		early := float32(math.Exp(-float64(row[fFromStart]) / 4))
		dense := row[fWorthMean]/max(d.worthMean, 0.001) - 1
		long := max(0, row[fSize]-35)
		return 0.5*x - 1 + 2.5*(1-min(d.first, 1))*early + 3*min(dense, 2) - 0.02*long - 1.5*row[fEndsQuestion]
	}
	if d.spoken > 0 {
		central := row[fLexRankRank] + row[fCentroidRank]
		x += d.spoken * (-0.5*x + central - 1 + 6*(min(row[fWorthMean], 0.4)-0.1))
	}
	return x
}

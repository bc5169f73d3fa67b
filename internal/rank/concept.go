package rank

import (
	"math"

	"github.com/zhongdian/zhongdian/article"
)

// The columns of a term row.
const (
	tDF         = iota // logarithm of the sentences it stands in
	tIDF               // over 10
	tDFIDF             // product of both
	tShareDF           // sentences it stands in over all
	tFirst             // place of the first, 0 to 1
	tSpread            // from the first to the last, 0 to 1
	tTitle             // in the headline
	tHeading           // in a heading
	tLead              // in the first paragraph
	tTail              // in the last
	tOpens             // share of its sentences that open their paragraph
	tCentral           // mean TextRank rank of its sentences
	tCentralTop        // the highest
	tSize              // mean length rank of its sentences
	tOnce              // stands in one sentence only
	tDocSize           // logarithm of the number of sentences, over 5
	tTitleIDF          // idf, where it is in the headline
	tOnceIDF           // idf, where it stands in one sentence only
	termColumns
)

// conceptHand are the weights of the term columns, and the base, where no model
// is at hand.
var conceptHand = [termColumns + 1]float32{
	tDF: 0.8, tIDF: 0.5, tDFIDF: 1.5, tTitle: 0.8, tFirst: -0.3, tSpread: 0.3, tCentral: 0.5, termColumns: -3,
}

// termRows fills the columns of every term.
func (r *reader) termRows() {
	t := &r.terms
	r.termRow = zeroed(r.termRow, len(t.idf)*termColumns)
	n := float32(max(r.n-1, 1))
	lead, tail := r.bodyEnds()
	for i := range r.n {
		row := r.row(i)
		b := &r.blocks[r.d.Sentences[i].Block]
		heading := r.d.Article.Blocks[r.d.Sentences[i].Block].Kind == article.Heading
		for _, id := range t.of(i) {
			x := r.termRow[int(id)*termColumns:][:termColumns]
			x[tHeading] = max(x[tHeading], flag(heading))
			x[tLead] = max(x[tLead], flag(int32(i) < lead))
			x[tTail] = max(x[tTail], flag(int32(i) >= tail))
			x[tOpens] += flag(int32(i) == b.first)
			x[tCentral] += row[fTextRankRank]
			x[tCentralTop] = max(x[tCentralTop], row[fTextRankRank])
			x[tSize] += row[fSizeRank]
		}
	}
	for id := range t.idf {
		x := r.termRow[id*termColumns:][:termColumns]
		df := float32(t.df[id])
		x[tDF], x[tIDF] = logs(int(t.df[id])), t.idf[id]/10
		x[tDFIDF] = x[tDF] * x[tIDF]
		x[tShareDF] = df / float32(max(r.n, 1))
		x[tFirst] = float32(t.first[id]) / n
		x[tSpread] = float32(t.last[id]-t.first[id]) / n
		x[tOpens] /= df
		x[tCentral] /= df
		x[tSize] /= df
		x[tOnce] = flag(t.df[id] == 1)
		x[tOnceIDF] = x[tOnce] * x[tIDF]
		x[tDocSize] = logs(r.n) / 5
	}
	for _, y := range r.title {
		if id := t.find(y.term); id >= 0 {
			x := r.termRow[int(id)*termColumns:][:termColumns]
			x[tTitle], x[tTitleIDF] = 1, x[tIDF]
		}
	}
}

// weigh gives each term its weight as a concept: the chance that the key points
// of the text say it.
func (r *reader) weigh(c *[termColumns + 1]float32) {
	r.weight = zeroed(r.weight, len(r.terms.idf))
	for id := range r.weight {
		x := c[termColumns]
		for k, v := range r.termRow[id*termColumns:][:termColumns] {
			x += c[k] * v
		}
		r.weight[id] = float32(1 / (1 + math.Exp(-float64(x))))
	}
}

// bodyEnds gives the first sentence after the first paragraph of running text
// and the first of the last one.
func (r *reader) bodyEnds() (lead, tail int32) {
	for i, b := range r.blocks {
		if k := r.d.Article.Blocks[i].Kind; b.first < b.last && k != article.Heading && k != article.Caption {
			if lead == 0 {
				lead = b.last
			}
			tail = b.first
		}
	}
	return lead, tail
}

// logs is log(1+n) from a table for the small numbers that nearly all are.
func logs(n int) float32 {
	if n < len(smallLogs) {
		return smallLogs[n]
	}
	return log1p(float32(n))
}

var smallLogs = [...]float32{0, 0.6931, 1.0986, 1.3863, 1.6094, 1.7918, 1.9459, 2.0794, 2.1972}

package rank

import (
	"math"

	"github.com/zhongdian/zhongdian/lang"

	"github.com/zhongdian/zhongdian/text"
)

func whole(t string) text.Span { return text.Span{End: len(t)} }

// place fills the columns of where a sentence stands.
func (r *reader) place(i int, row []float32) {
	s := &r.d.Sentences[i]
	b := &r.blocks[s.Block]
	n := float32(max(r.n-1, 1))
	row[fPlace] = float32(i) / n
	row[fFromStart] = float32(min(i, 30))
	row[fFromEnd] = float32(min(r.n-1-i, 30))
	row[fBytesBefore] = float32(s.Start) / float32(max(len(r.d.Article.Text), 1))
	row[fParagraph] = float32(b.paragraph) / float32(max(r.doc.paragraphs-1, 1))
	row[fFirstParagraphs] = float32(min(b.paragraph, 12))
	row[fLastParagraphs] = float32(min(r.doc.paragraphs-1-b.paragraph, 12))
	row[fInParagraph] = float32(min(int32(i)-b.first, 10))
	row[fLeftInParagraph] = float32(min(b.last-1-int32(i), 10))
	row[fParagraphSize] = float32(min(b.last-b.first, 15))
	if r.doc.size > 0 {
		row[fParagraphShare] = min(b.size*float32(r.doc.paragraphs)/r.doc.size, 8)
	}
	row[fInSection] = 10
	if b.section >= 0 {
		row[fInSection] = float32(min(max(b.inSection, 0), 10))
		row[fSectionHeading] = r.headingShare(i, int(b.section))
	}
	row[fDocSentences] = log1p(float32(r.n))
	row[fDocSize] = log1p(r.doc.size)
	row[fDocParagraphs] = log1p(float32(r.doc.paragraphs))
	row[fDocParagraphSize] = r.doc.size / float32(max(r.doc.paragraphs, 1))
	row[fDocHeadings] = float32(min(r.doc.headings, 10))
	row[fDocQuoted], row[fDocFirstPerson] = r.doc.quoted, r.doc.first
	row[fDocQuestions], row[fDocNumbers] = r.doc.asking, r.doc.numbers
	row[fDocHasTitle] = flag(len(r.title) > 0)
	row[fDocTitleLead] = r.share[0]
	row[fDocLinked] = r.doc.linked
	row[fEnglish] = r.doc.english
}

// headingShare is how much of the terms of a heading's block stand in sentence i.
func (r *reader) headingShare(i, block int) float32 {
	h := &r.blocks[block]
	if h.first >= h.last || int32(i) < h.last {
		return 0
	}
	var all, both float32
	for _, id := range r.terms.of(int(h.first)) {
		all += r.terms.idf[id]
		if _, ok := find(r.terms.of(i), id); ok {
			both += r.terms.idf[id]
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// middle fills the columns of the headline and of centrality.
func (r *reader) middle(i int, row []float32) {
	g := &r.graph
	row[fSizeRatio] = r.size[i] * float32(r.n) / max(r.doc.size, 1)
	row[fTitle] = r.share[i]
	if r.doc.titleNorm > 0 && g.norm[i] > 0 {
		row[fTitleCosine] = r.share[i] * r.doc.titleSum / (r.doc.titleNorm * g.norm[i])
	}
	row[fTextRank], row[fLexRank] = g.textRank[i], g.lexRank[i]
	row[fForward] = g.forward[i] / float32(max(r.n-1-i, 1))
	row[fBackward] = g.backward[i] / float32(max(i, 1))
	row[fBefore], row[fAfter] = g.before[i], g.after[i]
	row[fPrev], row[fNext] = g.prev[i], g.next[i]
	// The sum of all sentences has the length of df·idf over the terms.
	var dot float32
	for _, id := range r.terms.of(i) {
		dot += r.terms.idf[id] * r.terms.idf[id] * float32(r.terms.df[id])
	}
	if g.norm[i] > 0 {
		row[fCentroid] = dot / g.norm[i]
	}
}

// worth fills the columns of what the terms of a sentence weigh.
func (r *reader) worth(i int, row []float32) {
	t := &r.terms
	ids := t.of(i)
	n := float32(max(len(ids), 1))
	row[fTerms] = float32(len(ids))
	row[fDensity] = float32(len(ids)) / max(r.size[i], 1)
	var top [5]float32
	var recurring float32
	for _, id := range ids {
		w := r.weight[id]
		row[fWorth] += w
		row[fIDF] += t.idf[id] / n
		for k := range top {
			if w > top[k] {
				w, top[k] = top[k], w
			}
		}
		if t.df[id] == 1 {
			row[fOnly] += 1 / n
			continue
		}
		recurring++
		if t.first[id] == int32(i) {
			row[fNewTerms]++
			row[fNewSum] += r.weight[id]
		}
	}
	row[fWorthMean] = row[fWorth] / n
	for _, w := range top {
		row[fWorthTop] += w / float32(len(top))
	}
	row[fRecur] = recurring / n
	row[fNewTerms] /= max(recurring, 1)
}

// compare fills the columns that set a sentence against the others.
func (r *reader) compare() {
	var square float64
	for id, df := range r.terms.df {
		x := float64(df) * float64(r.terms.idf[id])
		square += x * x
	}
	norm := max(float32(math.Sqrt(square)), 1)
	for i := range r.n {
		r.row(i)[fCentroid] /= norm
	}
	r.ends()
	for _, p := range [...][2]int{
		{fTitle, fTitleRank}, {fLexRank, fLexRankRank},
		{fCentroid, fCentroidRank}, {fForward, fForwardRank}, {fBackward, fBackwardRank}, {fWorth, fWorthRank},
	} {
		r.ranks(p[0], p[1])
	}
	for _, b := range r.blocks {
		var title, textRank, worth float32
		for i := b.first; i < b.last; i++ {
			row := r.row(int(i))
			title, textRank, worth = max(title, row[fTitle]), max(textRank, row[fTextRank]), max(worth, row[fWorth])
		}
		for i := b.first; i < b.last; i++ {
			row := r.row(int(i))
			row[fTitleParagraph] = title
			row[fLocalTitle] = flag(title > 0 && row[fTitle] == title)
			row[fLocalTextRank] = row[fTextRank] / max(textRank, 0.01)
			row[fWorthParagraph] = row[fWorth] / max(worth, 0.01)
		}
	}
	r.paragraphs()
	for i := range r.n {
		row, before, after := r.row(i), none[:], none[:]
		if i > 0 {
			before = r.row(i - 1)
		}
		if i+1 < r.n {
			after = r.row(i + 1)
		}
		row[fPrevSize], row[fNextSize] = before[fSize], after[fSize]
		row[fWorthPrev] = min(row[fWorth]/max(before[fWorth], 0.1), 5)
		row[fWorthNext] = min(row[fWorth]/max(after[fWorth], 0.1), 5)
		row[fTextRankNear] = min(2*row[fTextRank]/max(before[fTextRank]+after[fTextRank], 0.1), 5)
		row[fPrevWorth], row[fNextWorth] = before[fWorth], after[fWorth]
		row[fPrevQuestion], row[fPrevColon] = before[fEndsQuestion], before[fEndsColon]
		row[fNextExample] = after[fCue0+int(lang.CueExample)]
		row[fNextContrast] = after[fCue0+int(lang.CueContrast)]
		row[fNextReference] = after[fCue0+int(lang.CueReference)]
		row[fNextQuoted] = after[fQuoted]
	}
}

// none is what stands before the first sentence and after the last.
var none [Features]float32

// paragraphs sets each paragraph against the others by its best sentence.
func (r *reader) paragraphs() {
	var top float32
	for _, b := range r.blocks {
		for i := b.first; i < b.last; i++ {
			top = max(top, r.row(int(i))[fWorth])
		}
	}
	for i := range r.n {
		row := r.row(i)
		row[fParagraphWorth] = row[fWorth] / (max(row[fWorthParagraph], 0.001) * max(top, 0.001))
	}
	r.ranks(fParagraphWorth, fParagraphRank)
}

// ends fills the likeness with the first and the last paragraph.
func (r *reader) ends() {
	first, last := r.bodyEnds()
	for _, e := range r.graph.edges {
		if e.to < first {
			row := r.row(int(e.from))
			row[fLeadLike] = max(row[fLeadLike], e.cos)
		}
		if e.from >= last {
			row := r.row(int(e.to))
			row[fTailLike] = max(row[fTailLike], e.cos)
		}
	}
}

// find looks for id in an ascending list.
func find(ids []int32, id int32) (int, bool) {
	lo, hi := 0, len(ids)
	for lo < hi {
		mid := (lo + hi) / 2
		if ids[mid] < id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(ids) && ids[lo] == id
}

func log1p(x float32) float32 { return float32(math.Log1p(float64(x))) }

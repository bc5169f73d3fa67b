package verify

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// sure is how much a copy is believed, and each of its words: what verbatim
// lifts every point to that is the article's own words.
const sure = 0.98

// copied judges a point that is the words of a sentence it rests on by its
// writer's hint, and ok says whether it is one. Such a point is supported
// whatever the model says (see verbatim), so that the model isn't asked: most
// points of our own engine are copies, and the model is most of a judgement.
func (m *match) copied(model *Model, ss []lang.Sentence, hint []text.Span) (r Result, ok bool) {
	if len(hint) == 0 {
		return r, false
	}
	j := &judgement{match: m, model: model, prob: sure, cut: 0.5, say: phrasesFor(ss[0].Language.Tag())}
	for _, s := range j.ranges(hint) {
		if ok = ok || m.hinted(s, hint) && j.cutFrom(s); ok {
			break
		}
	}
	if !ok {
		return r, false
	}
	j.an = m.atomStates()
	j.sup = make([]float64, len(m.p.words)) // without features: they are asked for where a point fails
	for i := range j.sup {
		j.sup[i] = sure
	}
	return j.result(ss), true
}

// hinted reports whether each sentence of s is one that the hint names.
func (m *match) hinted(s passage, hint []text.Span) bool {
	for i := s.first; i <= s.last; i++ {
		named := false
		for _, h := range hint {
			named = named || h.Overlaps(m.ix.sents[i].Span)
		}
		if !named {
			return false
		}
	}
	return true
}

package verify

import (
	"strings"
)

// hardened reports whether a "not" or a "perhaps" is gone from the point, an
// "all" or a "certainly" come to it, a word turned into its opposite, an office given to
// another, a figure or a name put in the place of another, two things exchanged or what is
// open told as settled, while the passage has every other word of content.
func (j *judgement) hardened() bool {
	for _, f := range j.found {
		if f.symptom == symptomNameThere && pronoun(" "+strings.ToLower(f.other.Slice(j.ix.text))+" ") {
			continue // a name for "we" is whom a quotation is of
		}
		if f.symptom.hardens() && j.kept(f) {
			return true
		}
	}
	return false
}

// hardens reports a symptom that no paraphrase shows which leaves all other words as they are.
func (r symptom) hardens() bool {
	switch r {
	case symptom(sNot)*perStance + lostSure, symptom(sHedge)*perStance + lostSure, symptom(sAll)*perStance + newSure, symptom(sCertain)*perStance + newSure,
		symptomAntonym, symptomOffice, symptomSwapped, symptomCrossed, symptomNameThere, symptomNumber, symptomFigureThere, symptomSettled, symptomWhole:
		return true
	}
	return r >= symptomFigure && r < symptomFigureElse && r != symptomFigure+figOrdinal
}

// decided reports a finding that no paraphrase makes: words that the article lets somebody else
// say, a condition told as none.
func (j *judgement) decided() bool {
	for _, f := range j.found {
		if f.symptom == symptomSaidElse || f.symptom == symptomAnyway {
			return true
		}
	}
	return false
}

// kept reports whether the passage has all words of content but those of f and
// those that govern others.
func (j *judgement) kept(f finding) bool {
	for i, w := range j.p.words {
		at := int32(i)
		if w.tag.Content() && j.covered[i] < 0.9 && (at < f.from || at >= f.to) && !j.p.governing(at) && !j.spelt(w) && !auxiliary(w.Slice(j.p.text)) {
			return false
		}
	}
	return true
}

// auxiliary reports whether a word only says that something has to be, can be or is done.
func auxiliary(w string) bool {
	switch w {
	case "要", "需", "需要", "须", "須", "be", "been", "is", "are", "was", "were", "has", "have", "had":
		return true
	}
	return false
}

// spelt reports whether the article writes out what a word has the initials of (CEO).
func (m *match) spelt(w word) bool {
	short := capitals(w.Slice(m.p.text))
	return short != "" && m.ix.spells(short)
}

// speltWords lifts the words that the article writes out.
func (m *match) speltWords(sup []float64) {
	for w := range m.p.words {
		if m.spelt(m.p.words[w]) {
			sup[w] = max(sup[w], borneOut)
		}
	}
}

// governing reports whether word w is one that governs others: will, may, not.
func (st *stream) governing(w int32) bool {
	lo, hi := st.atomsOf(st.words[w].sent)
	for _, a := range st.atoms[lo:hi] {
		if a.from <= w && w < a.to && st.stance(a).family() >= 0 {
			return true
		}
	}
	return false
}

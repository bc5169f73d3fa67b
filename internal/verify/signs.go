package verify

import (
	"strings"

	"slices"

	"github.com/zhongdian/zhongdian/lang"
)

// The signs see what hardly ever happens to a true point. They are features of
// the model, and beside it they have a say of their own: see judgement.heed.
const (
	signFigure    = iota // a number or date that the article hasn't got
	signElsewhere        // a number or date from another sentence, where this one has its own
	signName             // a name that the article hasn't got
	signNot              // a "not" lost or won over a clause that is else the same
	signVoice            // said by somebody else
	signSmall            // a small count or a lesser date that the article hasn't got
	signHedge            // a "perhaps" or a plan made certain
	signAll              // some made all
	signs
)

// obey finds, for each rule, the words of the point that break it.
func (m *match) obey(v [][features]float32, an *atomFindings) (broken [signs][]int32) {
	if m.meet == nil {
		return
	}
	for k, a := range m.p.atoms {
		if a.from >= a.to {
			continue
		}
		f := an.found[k]
		switch a.Kind {
		case lang.KindNumber, lang.KindDate:
			if f.state == atomNone && !m.inOnePiece(a) {
				r := signSmall
				if weighty(a.Atom) {
					r = signFigure
				}
				broken[r] = append(broken[r], a.from)
			}
			if weighty(a.Atom) && f.state == atomDoc && (f.rivals > 0 || m.clauseCover(a) > 0.6) {
				broken[signElsewhere] = append(broken[signElsewhere], a.from)
			}
		case lang.KindName:
			if m.unknown(a) && !m.opensOnly(a) && !m.shortFor(a.from, a.to) {
				broken[signName] = append(broken[signName], a.from)
			}
		case lang.KindSpeaker:
			if o := an.voices[k]; (o == voiceOther || o == voiceUnknown) && m.p.hasName(a) && m.clauseCover(a) > 0.6 {
				broken[signVoice] = append(broken[signVoice], a.from)
			}
		}
	}
	broken[signNot] = m.nots(v)
	broken[signHedge] = m.lost(v, gDone, gSure, gHedge, gPlan, gCondition)
	broken[signAll] = m.lost(v, gAll, gDegree, gSome)
	return
}

// weighty leaves out the small counts that a point makes of what it lists, and
// ordinals and words of time that say little.
func weighty(a *lang.Atom) bool {
	if a.Kind == lang.KindDate {
		return a.Sub == "date"
	}
	if a.Sub == "ordinal" {
		return false
	}
	return a.Unit != "" && a.Unit != "个" || a.Low > 10
}

// inOnePiece reports whether the words of an atom stand in the article as they
// stand here, one behind the other: that it has 19.2亿 in one place and 亿港元 in
// another is no proof of 19.2亿港元.
func (m *match) inOnePiece(a atom) bool {
	syms := m.p.syms[m.p.words[a.from].from:m.p.words[a.to-1].to]
	for _, at := range m.ix.at.of(syms[0]) {
		if int(at)+len(syms) <= len(m.ix.syms) && slices.Equal(m.ix.syms[at:int(at)+len(syms)], syms) {
			return true
		}
	}
	return false
}

// unknown reports whether a name is not in the article, nor its characters in
// their order within one name of it, as an abbreviation has them.
func (m *match) unknown(a atom) bool {
	if strings.Contains(m.ix.about, strings.ToLower(a.Slice(m.p.text))) {
		return false // the author, whom the text doesn't name
	}
	missing, joined := 0, 0
	for w := a.from; w < a.to; w++ {
		if !m.docExact[w] {
			missing++
		}
	}
	from, to := m.p.words[a.from].from, m.p.words[a.to-1].to
	for s := from + 1; s < to; s++ {
		if m.joined[s] {
			joined++
		}
	}
	if missing == 0 || joined > 0 && int32(2*joined) >= to-from-1 {
		return false
	}
	for _, b := range m.ix.atoms {
		if b.Kind == lang.KindName && sameVoice(a.Value, b.Value) {
			return false
		}
	}
	return true
}

// clauseCover is how much of the atom's clause, without it, one clause or
// sentence of the article covers.
func (m *match) clauseCover(a atom) float64 {
	best, total := 0.0, 0.0
	for i, w := range m.p.words {
		if w.part == a.part && (int32(i) < a.from || int32(i) >= a.to) {
			total += w.weight
		}
	}
	for k := range m.rows {
		sum := 0.0
		for i, w := range m.p.words {
			if w.part == a.part && (int32(i) < a.from || int32(i) >= a.to) {
				sum += w.weight * m.rows[k].m[i]
			}
		}
		best = max(best, sum)
	}
	return ratio(best, total)
}

// nots are the predicates whose clause is else the same, with a "not" on one
// side only.
func (m *match) nots(v [][features]float32) []int32 {
	var out []int32
	met := map[int32]int32{}
	for i := range m.p.words {
		if m.meet[i] >= 0 && v[i][fNearPartBest] > 0.5 && v[i][fNearPartRatio] > 0.9 {
			met[m.meet[i]] = int32(i)
		}
	}
	for _, a := range m.p.atoms {
		h := m.p.head(a)
		if groupOf(a.Atom) != gNegation || h < 0 || m.meet[h] < 0 || met[m.meet[h]] != h {
			continue
		}
		if m.ix.partHas(m.meet[h], gNegation) == 0 && !m.unlike(m.meet[h]) && m.p.partHas(h, gNegation) == 1 {
			out = append(out, h)
		}
	}
	for _, k := range m.home {
		lo, hi := m.ix.atomsOf(m.rows[k].sent)
		for _, b := range m.ix.atoms[lo:hi] {
			h := m.ix.head(b)
			i, ok := met[h]
			if groupOf(b.Atom) == gNegation && h >= 0 && ok && !supposed(m.ix.atoms[lo:hi], b) && m.p.partHas(i, gNegation) == 0 && (m.ix.partHas(h, gNegation) == 1 || b.to == h) {
				out = append(out, i)
			}
		}
	}
	return out
}

// lost are the predicates over which the article has one of the groups from
// and the point has none of them, or has the group to instead.
func (m *match) lost(v [][features]float32, to, too group, from ...group) []int32 {
	var out []int32
	for i := range m.p.words {
		w := int32(i)
		if t := m.p.words[i].tag; m.meet[i] < 0 || t != lang.Verb && t != lang.Adj && t != lang.Noun || v[i][fNearPartBest] <= 0.5 || v[i][fNearPartRatio] <= 0.9 {
			continue
		}
		there, here := m.ix.partHas(m.meet[i], from...), m.p.partHas(w, from...)
		grew := m.p.partHas(w, to, too) > m.ix.partHas(m.meet[i], to, too)
		if here == 0 && there > 0 && grew {
			out = append(out, w)
		}
	}
	return out
}

// hasName reports whether a name is among the words of an atom.
func (st *stream) hasName(a atom) bool {
	for w := a.from; w < a.to; w++ {
		if st.named[w] || isName(st.words[w].tag) {
			return true
		}
	}
	return false
}

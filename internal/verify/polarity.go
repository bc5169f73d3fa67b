package verify

import "github.com/zhongdian/zhongdian/lang"

// group sorts the atoms that govern others: a point and its source must agree
// in how many of each stand over the same words.
type group uint8

const (
	gNegation   group = iota
	gHedge            // possible, reported, forecast
	gPlan             // planned
	gDone             // already so
	gSure             // certain, or a duty
	gAll              // all, only, first, last
	gSome             // some, many, most, few, about
	gDegree           // highest, very
	gCondition        // if
	gCause            // because
	gComparison       // than, up, down
	gSpeaker          // says
	groups
	gNone = groups
)

func groupOf(a *lang.Atom) group {
	switch a.Kind {
	case lang.KindNegation:
		return gNegation
	case lang.KindHedge:
		switch a.Sub {
		case "certain", "duty":
			return gSure
		case "plan":
			return gPlan
		case "done":
			return gDone
		}
		return gHedge
	case lang.KindQuantifier:
		switch a.Sub {
		case "all", "only", "first", "last":
			return gAll
		case "superlative", "degree":
			return gDegree
		}
		return gSome
	case lang.KindCondition:
		return gCondition
	case lang.KindCause:
		return gCause
	case lang.KindComparison:
		return gComparison
	case lang.KindSpeaker:
		return gSpeaker
	}
	return gNone
}

// governs counts, for one word, the atoms of each group that stand over it: in
// whose scope it lies, or that stand shortly before it in its clause.
func (st *stream) governs(w int32) (n [groups]int8) {
	lo, hi := st.atomsOf(st.words[w].sent)
	for _, a := range st.atoms[lo:hi] {
		g := groupOf(a.Atom)
		if g == gNone || a.from <= w && w < a.to {
			continue
		}
		switch {
		case !a.Scope.Empty():
			if a.Scope.Overlaps(st.words[w].Span) {
				n[g]++
			}
		case a.part == st.words[w].part && a.to <= w && w-a.to < 4:
			n[g]++
		}
	}
	return n
}

// supposes counts the denials over a word that stand in what a condition
// supposes: 要是没有办法达成共识 doesn't say that there is none.
func (st *stream) supposes(w int32) (n int8) {
	lo, hi := st.atomsOf(st.words[w].sent)
	for _, a := range st.atoms[lo:hi] {
		if groupOf(a.Atom) == gNegation && (a.from > w || w >= a.to) && a.Scope.Overlaps(st.words[w].Span) && supposed(st.atoms[lo:hi], a) {
			n++
		}
	}
	return n
}

// within counts the atoms of each group in a run of words.
func (st *stream) within(p part) (n [groups]int8) {
	lo, hi := st.atomsOf(p.sent)
	for _, a := range st.atoms[lo:hi] {
		if g := groupOf(a.Atom); g != gNone && a.from < p.to && a.to > p.from {
			n[g]++
		}
	}
	return n
}

// atomsOf gives the range of the atoms of sentence s; they are sorted by it.
func (st *stream) atomsOf(s int32) (int, int) {
	lo, hi := 0, len(st.atoms)
	for lo < hi {
		if mid := (lo + hi) / 2; st.atoms[mid].sent < s {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(st.atoms) && st.atoms[end].sent == s {
		end++
	}
	return lo, end
}

func (m *match) polarity(f *[features]float32, i int, pl place) {
	w := m.p.words[i]
	over := m.p.governs(int32(i))
	f[fNegPoint] = float32(over[gNegation])
	k := pl.nearPart.with
	if k < 0 {
		k = pl.nearPart.at
	}
	r := &m.rows[k]
	if pos := r.pos[i]; pos >= 0 && r.m[i] > 0.5 {
		there := m.ix.governs(pos)
		only := int8(0) // what the article denies in a condition alone, of which the point makes none
		if over[gCondition] == 0 && m.p.asksFor(w.sent) {
			only = m.ix.supposes(pos)
			there[gNegation] -= only
		}
		f[fNegHere] = float32(over[gNegation]&1 - there[gNegation]&1)
		f[fHedgeHere] = sign(over[gHedge] + over[gPlan] - there[gHedge] - there[gPlan])
		f[fSureHere] = sign(over[gSure] + over[gDone] - there[gSure] - there[gDone])
		f[fCondHere] = sign(over[gCondition] - there[gCondition])
		mine, theirs := m.p.within(m.p.parts[w.part]), m.ix.within(m.ix.parts[m.ix.words[pos].part])
		theirs[gNegation] = max(0, theirs[gNegation]-only)
		// Both the word and its clause disagree: little doubt is left.
		if d := mine[gNegation]&1 - theirs[gNegation]&1; f[fNegHere] != 0 && float32(d) == f[fNegHere] {
			f[fNegStrong] = f[fNegHere]
		}
		if d := sign(mine[gHedge] + mine[gPlan] - theirs[gHedge] - theirs[gPlan]); f[fHedgeHere] != 0 && d == f[fHedgeHere] {
			f[fHedgeStrong] = d
		}
		f[fSpeakerHere] = sign(over[gSpeaker] - there[gSpeaker])
		f[fLeftNew] = m.stranger(r, pos, i, -1)
		f[fRightNew] = m.stranger(r, pos, i, 1)
	}
	mine, theirs := m.p.within(m.p.parts[w.part]), m.ix.within(r.part)
	for g := range mine {
		f[fGroups+g] = float32(mine[g] - theirs[g])
	}
	// Conditions and speakers reach over the whole sentence.
	sentence := m.ix.within(m.ix.sents[r.sent])
	whole := m.p.within(m.p.sents[w.sent])
	f[fCondSent] = float32(whole[gCondition] - sentence[gCondition])
	f[fHedgeSent] = float32(whole[gHedge] + whole[gPlan] - sentence[gHedge] - sentence[gPlan])
	f[fNegSent] = float32(whole[gNegation] - sentence[gNegation])
}

func sign(n int8) float32 {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

// stranger says what stands in the article beside the word that i meets, where
// the point has something else: 0 the same word, 1 another, 2 and more an atom
// that governs (its group + 2).
func (m *match) stranger(r *row, pos int32, i int, d int32) float32 {
	at := pos + d
	if at < 0 || at >= int32(len(m.ix.words)) || m.ix.words[at].sent != m.ix.words[pos].sent {
		return -1
	}
	if j := i + int(d); j >= 0 && j < len(m.p.words) && r.pos[j] == at {
		return 0
	}
	lo, hi := m.ix.atomsOf(m.ix.words[at].sent)
	for _, a := range m.ix.atoms[lo:hi] {
		if a.from <= at && at < a.to {
			if g := groupOf(a.Atom); g != gNone {
				return float32(g) + 2
			}
		}
	}
	return 1
}

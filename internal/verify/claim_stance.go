package verify

import "strings"

// The features of a word that governs others: one that the point has, and how
// the article has it over the same words, or one that the article has over
// words which the point kept, and how the point has it.
const (
	stLost       = iota // the article has it; 0: the point has
	stStance            // which class
	stOwn               // it is met in the other text, at its place
	stHead              // a word that it governs is met
	stGap               // symbols between it and that word
	stBefore            // one like it stands right before that word in the other text
	stNearby            // ... within twelve words
	stPart              // how many like it the clause has, less those of the other's
	stSent              // the same of the sentence
	stHome              // like it in all sentences that the point rests on, less those of the point
	stFree              // like it in the other text that answer for nothing
	stNearly            // the other text has a word there that half denies
	stAsked             // the article asks, or says "how could"
	stShare             // how much of the clause follows the article
	stCover             // ... and of the point
	stHeadTag           // of the governed word
	stHeadIDF           //
	stWord              // first symbol of the word, by what it does
	stLength            // symbols of it
	stIf                // the article's sentence supposes something
	stIfHere            // the point's does
	stContrast          // either says "but rather"
	stOpposite          // the clause has a word whose opposite the article has
	stPut               // symbols that the point puts in around it
	stLeft              // symbols of the article left out around it
	stSaidSo            // the very word stands in a sentence that the point rests on
	stPairs             // it and its neighbours stand together in the article: left, right
	stPairsRight        //
	stWords             // words of the point
	stClauses           // clauses between it and its sentence's end
	stRatio             // of the governed word: how well it fits where it is met
	stFeatures
)

// stanceClaims asks of every such word whether the other text has it too.
func (x *structure) stanceClaims(out []claim) []claim {
	for i := range x.eds {
		ed := &x.eds[i]
		if ed.extra {
			continue
		}
		out = x.put(ed, out)
		out = x.dropped(ed, out)
	}
	return out
}

// family gives the kind of claim of a stance; -1: none.
func (s stance) family() int {
	switch s {
	case sNot:
		return claimNot
	case sHedge, sWeak, sPlan, sWill, sDone, sCertain, sDuty:
		return claimMaybe
	case sAll, sEach, sOnly, sFirst, sSome, sDegree:
		return claimMuch
	case sIf, sAnyway, sCause:
		return claimIf
	}
	return -1
}

func (x *structure) put(ed *edit, out []claim) []claim {
	pt := x.p.parts[ed.part]
	lo, hi := x.p.atomsOf(pt.sent)
	for _, a := range x.p.atoms[lo:hi] {
		s := x.p.stance(a)
		from, to := x.p.symbols(a)
		if s.family() < 0 || a.part != ed.part || from >= to {
			continue
		}
		f := x.common(ed, s)
		if x.spokenFor(a) {
			f[stOwn] = 1
		}
		head, at := int32(-1), int32(-1)
		for d := int32(0); d < 6 && to+d < ed.p1; d++ {
			if at = ed.met(to + d); at >= 0 {
				head = to + d
				f[stGap] = float32(d)
				break
			}
		}
		x.headFeatures(f, x.p, head, to)
		if at >= 0 {
			f[stBefore] = bit(x.ix.before(s, at))
			w := x.ix.owner[at]
			f[stNearby] = bit(x.sentenceHas(s, ed.sent, x.ix.owner[max(at-12, x.ix.words[x.ix.sents[ed.sent].from].from)], w+2, w))
			f[stFree] = bit(x.sentenceHas(s, ed.sent, x.ix.sents[ed.sent].from, x.ix.sents[ed.sent].to, w))
			o := x.ix.words[max(w-1, 0)]
			f[stNearly] = bit(nearlyNot(x.ix.syms[o.from:x.ix.words[w].to]))
			f[stPart] = float32(x.p.count(s, x.p.parts[ed.part]) - x.ix.count(s, x.ix.parts[x.ix.words[w].part]))
		}
		x.wordFeatures(f, a, from, to)
		out = append(out, claim{kind: s.family(), from: a.from, to: a.to, x: f})
	}
	return out
}

func (x *structure) dropped(ed *edit, out []claim) []claim {
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, a := range x.ix.atoms[lo:hi] {
		s := x.ix.stance(a)
		from, to := x.ix.symbols(a)
		if s.family() < 0 || from >= to || to <= ed.first-governsWithin || from >= ed.end {
			continue
		}
		head := x.headOf(ed, a, to)
		if head < 0 {
			continue
		}
		w := x.p.owner[head]
		if s == sNot && supposed(x.ix.atoms[lo:hi], a) && x.p.asksFor(x.p.words[w].sent) {
			continue // see lost
		}
		f := x.common(ed, s)
		f[stLost] = 1
		f[stOwn] = bit(x.usedUp(a))
		f[stIf] = max(f[stIf], 2*bit(supposed(x.ix.atoms[lo:hi], a)))
		x.headFeatures(f, x.p, head, head)
		f[stBefore] = bit(x.p.before(s, head) || s == sNot && x.listed(ed, a, head))
		f[stNearby] = bit(x.pointHas(s, x.p.owner[max(head-12, 0)], w+2, w))
		f[stFree] = bit(x.pointHas(s, x.p.sents[x.p.words[w].sent].from, x.p.sents[x.p.words[w].sent].to, w))
		o := x.p.words[max(w-1, 0)]
		f[stNearly] = bit(nearlyNot(x.p.syms[o.from:x.p.words[w].to]))
		f[stPart] = float32(x.ix.count(s, x.ix.parts[a.part]) - x.p.count(s, x.p.parts[ed.part]))
		f[stLength] = float32(to - from)
		f[stWord] = float32(denier(x.ix.syms[from]))
		out = append(out, claim{kind: s.family(), from: w, to: w + 1, lost: true, other: a.Span, x: f})
	}
	return out
}

// common fills in what is the same for all words of an edit.
func (x *structure) common(ed *edit, s stance) []float32 {
	f := make([]float32, stFeatures)
	f[stStance], f[stShare] = float32(s), float32(ed.share)
	f[stCover], f[stWords] = x.v[0][fPointCover], float32(len(x.p.words))
	sent := x.ix.sents[ed.sent]
	mine := x.p.sents[x.p.parts[ed.part].sent]
	f[stSent] = float32(x.p.count(s, mine) - x.ix.count(s, sent))
	home := 0
	for _, h := range x.home {
		home += x.ix.count(s, x.ix.sents[x.rows[h].sent])
	}
	whole := 0
	for _, p := range x.p.sents {
		whole += x.p.count(s, p)
	}
	f[stHome] = float32(home - whole)
	theirs, own := sent.Slice(x.ix.text), mine.Slice(x.p.text)
	f[stAsked] = bit(asks(theirs))
	f[stIf] = bit(x.ix.count(sIf, sent) > 0)
	f[stIfHere] = bit(x.p.count(sIf, mine) > 0)
	f[stContrast] = bit(strings.Contains(theirs, "而是") || strings.Contains(theirs, "只是")) + 2*bit(strings.Contains(own, "而是") || strings.Contains(own, "而非"))
	a, b := x.p.letters(ed.p0, ed.p1), x.ix.letters(x.ix.words[sent.from].from, x.ix.words[sent.to-1].to)
	eachOpposite(x.p.languages[x.p.parts[ed.part].sent], a, func(mine, other string) bool {
		if len(mine) > 3 && len(other) > 3 && strings.Contains(b, other) && !strings.Contains(b, mine) {
			f[stOpposite] = 1
		}
		return f[stOpposite] > 0
	})
	return f
}

// asks reports whether a sentence asks, in earnest or not.
func asks(t string) bool {
	for _, w := range [...]string{"？", "?", "怎么", "怎麼", "怎能", "岂", "豈", "难道", "難道", "什么", "甚麼", "什麼", "凭啥", "哪", "吗", "嗎", "谁", "誰"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// count gives how many words like s stand in a part.
func (st *stream) count(s stance, p part) int {
	n := 0
	lo, hi := st.atomsOf(p.sent)
	for _, a := range st.atoms[lo:hi] {
		if a.from < p.to && a.to > p.from && alike(s, stanceOf(a.Atom)) {
			n++
		}
	}
	return n
}

// headFeatures fills in the governed word of the point, at symbol head, and
// what is put in around symbol at.
func (x *structure) headFeatures(f []float32, st *stream, head, at int32) {
	f[stHead], f[stHeadTag] = bit(head >= 0), -1
	if head >= 0 {
		w := st.owner[head]
		f[stHeadTag], f[stHeadIDF] = float32(st.words[w].tag), float32(st.words[w].idf)
		f[stRatio] = x.v[w][fNearPartRatio]
	}
	for i := range x.eds {
		for _, g := range x.eds[i].gaps {
			if at >= g.p0 && at <= g.p1 && !x.eds[i].extra {
				f[stPut], f[stLeft] = float32(g.p1-g.p0), float32(min(g.e1-g.e0, 30))
			}
		}
	}
	f[stClauses] = float32(len(st.parts))
}

// wordFeatures fills in the word of the point itself.
func (x *structure) wordFeatures(f []float32, a atom, from, to int32) {
	f[stLength], f[stWord] = float32(to-from), float32(denier(x.p.syms[from]))
	for w := a.from; w < a.to; w++ {
		f[stSaidSo] = max(f[stSaidSo], bit(x.atHome(w)))
	}
	f[stPairs], f[stPairsRight] = -1, -1
	if from > 0 {
		f[stPairs] = bit(x.joined[from])
	}
	if int(to) < len(x.joined) {
		f[stPairsRight] = bit(x.joined[to])
	}
}

// denier sorts words by their first character.
func denier(sym int32) int {
	for k, r := range []rune("不没未无非难拒反别勿已可会将必都全所最仅只如若因") {
		if sym == r {
			return k + 1
		}
	}
	return 0
}

package verify

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxSwapGaps bounds the gaps that are held against each other; what has more
// is no point.
const maxSwapGaps = 64

// swaps looks for two things that changed places, and for one that moved to
// the other side of its neighbours.
func (x *structure) swaps() {
	n := 0
	for i := range x.eds {
		n += len(x.eds[i].gaps)
	}
	if n > maxSwapGaps {
		return
	}
	var found []exchange
	for i := range x.eds {
		for _, g := range x.eds[i].gaps {
			for j := i; j < len(x.eds); j++ {
				for _, h := range x.eds[j].gaps {
					if i == j && h.p0 <= g.p0 || x.eds[i].share < 0.3 || x.eds[j].share < 0.3 {
						continue
					}
					if e, ok := x.swap(g, h, i == j); ok {
						found = append(found, e)
					}
				}
			}
		}
	}
	for _, e := range found {
		if !slices.ContainsFunc(found, func(o exchange) bool {
			return o.figure != e.figure && x.p.words[o.from].sent == x.p.words[e.from].sent
		}) {
			x.add(symptomSwapped, e.from, e.to, e.other)
		}
	}
}

// An exchange is two things of the point that stand in each other's place. Where in one sentence
// two figures do and two other things as well, whole clauses have changed their order, and it
// says what it said.
type exchange struct {
	from, to int32
	figure   bool
	other    text.Span
}

func (x *structure) swap(g, h gap, same bool) (e exchange, ok bool) {
	g, h = x.whole(g), x.whole(h)
	a, an, ae := x.shared(g.p0, g.p1, h.e0, h.e1)
	b, bn, be := x.shared(h.p0, h.p1, g.e0, g.e1)
	switch {
	case an > 0 && bn > 0:
		if !x.alikeThings(x.p.owner[a], x.p.owner[b]) || x.turnedOver(a, ae, b, be) {
			return e, false
		}
		return exchange{x.p.owner[a], x.p.owner[a+an-1] + 1, figureTag(x.p.words[x.p.owner[a]].tag), x.ix.span(g.e0, g.e1)}, true
	case !same:
	case an > 0:
		x.moved(a, an, h)
	case bn > 0:
		x.moved(b, bn, g)
	}
	return e, false
}

func figureTag(t lang.Tag) bool { return t == lang.Num || t == lang.Time || t == lang.Measure }

// alikeThings reports whether two words of the point are of a kind, so that one can
// stand in the place of the other: what is 9.90元 押金 here is 押金 of 9.90元 there.
func (x *structure) alikeThings(a, b int32) bool {
	return figureTag(x.p.words[a].tag) == figureTag(x.p.words[b].tag)
}

// turnedOver reports whether of two things that changed places one is denied in both
// texts and the other in neither: 靠A而非B is 不靠B，而靠A.
func (x *structure) turnedOver(a, ae, b, be int32) bool {
	denied := func(st *stream, at int32) bool { return st.deniedWithin(at, st.words[st.owner[at]].part) }
	da, db := denied(x.p, a), denied(x.p, b)
	return da != db && da == denied(x.ix.stream, ae) && db == denied(x.ix.stream, be)
}

// whole strips a gap to the borders of words: 汉语 for 英语 is an exchange of
// words, not of characters.
func (x *structure) whole(g gap) gap {
	if g.p0 < g.p1 {
		g.p0, g.p1 = x.p.words[x.p.owner[g.p0]].from, x.p.words[x.p.owner[g.p1-1]].to
	}
	if g.e0 < g.e1 {
		g.e0, g.e1 = x.ix.words[x.ix.owner[g.e0]].from, x.ix.words[x.ix.owner[g.e1-1]].to
	}
	return g
}

func (x *structure) moved(at, n int32, from gap) {
	w := x.p.owner[at]
	tag := x.p.words[w].tag
	r := symptomShifted
	if isName(tag) || x.p.named[w] {
		if r = symptomMoved; x.inTurn(w, func(t lang.Tag) bool { return t == lang.Num }) {
			r = symptomSwapped
		}
	} else if tag == lang.Num && x.inTurn(w, isName) {
		r = symptomSwapped
	}
	x.add(r, w, x.p.owner[at+n-1]+1, x.ix.span(from.e0, from.e1))
}

// inTurn reports whether word w of the point is one of a row that goes with another,
// which is kept in the order of the article (甲、乙分别为1和2): then it has only one
// order itself. The words of the other row are those that other knows.
func (x *structure) inTurn(w int32, other func(lang.Tag) bool) bool {
	s := x.p.sents[x.p.words[w].sent]
	if !respectively(s.Slice(x.p.text)) {
		return false
	}
	last, n := int32(-1), 0
	for i := s.from; i < s.to; i++ {
		o := x.p.words[i]
		if !other(o.tag) {
			continue
		}
		at := int32(-1)
		for k := range x.eds {
			if ed := &x.eds[k]; !ed.extra && ed.part == o.part && respectively(x.ix.sents[ed.sent].Slice(x.ix.text)) {
				at = ed.met(o.from)
			}
		}
		if at < 0 || at < last {
			return false
		}
		last, n = at, n+1
	}
	return n > 1
}

func respectively(t string) bool {
	return strings.Contains(t, "分别") || strings.Contains(t, "分別") || strings.Contains(t, "依次") || strings.Contains(t, "respectively")
}

// isThing reports whether a word can change places with another of its kind.
func isThing(t lang.Tag) bool { return t.Content() && t != lang.Verb && t != lang.Adj }

// shared gives the longest run that symbols of the point and of the article
// have in common, where it is a word or more, and where the article has it; n 0: none.
func (x *structure) shared(p0, p1, e0, e1 int32) (at, n, there int32) {
	if p1-p0 > 40 || e1-e0 > 40 {
		return 0, 0, 0
	}
	for i := p0; i < p1; i++ {
		for j := e0; j < e1; j++ {
			k := int32(0)
			for i+k < p1 && j+k < e1 && x.p.syms[i+k] == x.ix.syms[j+k] && x.p.syms[i+k] >= 0 {
				k++
			}
			if k > n && (k > 1 || x.p.syms[i] > firstWord) && isThing(x.p.words[x.p.owner[i]].tag) {
				at, n, there = i, k, j
			}
		}
	}
	return at, n, there
}

package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Two figures or two names of a point are anchors: the words of the point stand nearer to the one
// or to the other, and so do the same words of the article. Where most of them stand nearer to the
// other one there, the point has exchanged what belongs to whom.

// An anchor is a figure or a name that stands once in the sentences that the point rests on.
type anchor struct {
	atom
	at atom // where the article has it
}

// traded looks for two anchors that have exchanged their words.
func (x *structure) traded() {
	as := x.anchors()
	for i := range as {
		for j := i + 1; j < len(as); j++ {
			a, b := as[i], as[j]
			if a.sent != b.sent || a.Kind != b.Kind || a.Sub != b.Sub || a.at.Start == b.at.Start || sameFigure(a.Atom, b.Atom) {
				continue
			}
			if d := a.at.sent - b.at.sent; d < -1 || d > 1 {
				continue
			}
			if x.topicsOver(a, b) {
				x.add(symptomTopics, a.from, a.to, a.at.Span)
			}
			switch x.turnsOver(a, b) {
			case crossedBoth:
				x.add(symptomCrossed, a.from, a.to, a.at.Span)
			case crossedOne:
				x.add(symptomCrossedHalf, a.from, a.to, a.at.Span)
			}
		}
	}
}

// anchors lists the anchors of the point.
func (x *structure) anchors() (out []anchor) {
	for _, a := range x.p.atoms {
		if a.from >= a.to || a.Kind != lang.KindNumber && a.Kind != lang.KindName && a.Kind != lang.KindDate {
			continue
		}
		n := 0
		var at atom
		for _, h := range x.home {
			lo, hi := x.ix.atomsOf(x.rows[h].sent)
			for _, b := range x.ix.atoms[lo:hi] {
				if b.Kind == a.Kind && b.from < b.to && (a.Kind == lang.KindName && b.Value == a.Value || a.Kind != lang.KindName && sameFigure(a.Atom, b.Atom)) {
					n, at = n+1, b
				}
			}
		}
		if n == 1 {
			out = append(out, anchor{a, at})
		}
	}
	return out
}

// crossedShare is the least share of the words that tell anything which stand the other way round.
const crossedShare = 0.8

// How many of two anchors have the other's words.
const (
	crossedNone = iota
	crossedOne
	crossedBoth
)

// turnsOver says whether the words nearer to a in the point stand nearer to b in the article,
// and those nearer to b nearer to a.
func (x *structure) turnsOver(a, b anchor) int {
	for _, s := range [...]int32{a.at.sent, b.at.sent} {
		if respectively(x.ix.sents[s].Slice(x.ix.text)) {
			return crossedNone
		}
	}
	straight, cross := 0.0, 0.0
	mine, theirs := 0, 0
	s := x.p.sents[a.sent]
	for w := s.from; w < s.to; w++ {
		o := &x.p.words[w]
		if !o.tag.Content() || w >= a.from && w < a.to || w >= b.from && w < b.to || o.tag == lang.Num || o.tag == lang.Measure {
			continue
		}
		here := x.p.nearer(w, a.atom, b.atom)
		there, ok := x.nearerThere(o, a.at, b.at)
		if here == 0 || !ok || there == 0 {
			continue
		}
		if here == there {
			straight += o.weight
		} else {
			cross += o.weight
			if here < 0 {
				mine++
			} else {
				theirs++
			}
		}
	}
	switch {
	case cross < crossedShare*(cross+straight) || cross == 0:
		return crossedNone
	case mine > 0 && theirs > 0:
		return crossedBoth
	case straight == 0:
		return crossedOne
	}
	return crossedNone
}

// topicsOver reports whether what the clauses of both open with stands nearer to the other's
// place in the article: what a figure is of is mostly said first.
func (x *structure) topicsOver(a, b anchor) bool {
	if a.part == b.part {
		return false
	}
	p, q := x.topic(a.atom), x.topic(b.atom)
	if p < 0 || q < 0 || x.p.words[p].key == x.p.words[q].key {
		return false
	}
	here, ok := x.nearerThere(&x.p.words[p], a.at, b.at)
	there, ok2 := x.nearerThere(&x.p.words[q], a.at, b.at)
	return ok && ok2 && here > 0 && there < 0
}

// topic gives the noun or name that the clause of an anchor opens with; -1: none before it.
func (x *structure) topic(a atom) int32 {
	for w := x.p.parts[a.part].from; w < a.from; w++ {
		switch o := &x.p.words[w]; {
		case o.tag == lang.Noun || o.tag == lang.Other || isName(o.tag):
			return w
		case o.tag.Content():
			return -1
		}
	}
	return -1
}

// nearer says to which of two atoms word w stands nearer: -1 the first, 1 the second, 0 neither.
func (st *stream) nearer(w int32, a, b atom) int {
	return side(st.gapTo(w, a), st.gapTo(w, b))
}

func side(da, db int32) int {
	switch {
	case da < db:
		return -1
	case db < da:
		return 1
	}
	return 0
}

// What a mark between two words keeps them apart by, in words.
const (
	pastStop  = 30
	pastComma = 3
)

// gapTo is how far word w stands from an atom.
func (st *stream) gapTo(w int32, a atom) int32 {
	o := st.words[w]
	n, between := a.from-w, text.Span{Start: o.End, End: a.Start}
	if w >= a.from {
		n, between = w-a.to+1, text.Span{Start: a.End, End: o.Start}
	}
	if between.Start >= between.End {
		return n
	}
	t := between.Slice(st.text)
	for _, w := range [...]string{" and ", " while ", " against ", " but ", " whereas ", " compared ", " versus "} {
		if strings.Contains(t, w) {
			n += pastStop / 3
		}
	}
	for _, r := range t {
		switch r {
		case '；', ';', '。', '.', '！', '!', '？', '?', '\n':
			n += pastStop
		case '，', ',':
			n += pastComma
		}
	}
	return n
}

// nearerThere says the same of a word of the point in the sentences of both atoms of the article;
// false where it stands there more than once or not at all.
func (x *structure) nearerThere(o *word, a, b atom) (int, bool) {
	found := int32(-1)
	for s := min(a.sent, b.sent); s <= max(a.sent, b.sent); s++ {
		for w := x.ix.sents[s].from; w < x.ix.sents[s].to; w++ {
			if x.ix.words[w].key == o.key {
				if found >= 0 {
					return 0, false
				}
				found = w
			}
		}
	}
	if found < 0 {
		return 0, false
	}
	return x.ix.nearer(found, a, b), true
}

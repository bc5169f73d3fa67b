package verify

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// verbatim lifts a point that is the article's own words in their order. What
// was left out between them must not be a word that governs them, and what was
// put in may only be a name that the article has just before.
func (j *judgement) verbatim(hint []text.Span) {
	for _, r := range j.ranges(hint) {
		if !j.cutFrom(r) {
			continue
		}
		for i := range j.sup {
			j.sup[i] = max(j.sup[i], 0.98)
		}
		j.prob = max(j.prob, 0.98)
		return
	}
}

// A passage is some sentences of the article in a row.
type passage struct{ first, last int32 }

// maxPassage bounds the sentences of the article that one cut point may join.
const maxPassage = 4

// ranges gives the stretches a cut point may come from: those of the hint, then
// each sentence that the point rests on, and all of them together.
func (j *judgement) ranges(hint []text.Span) []passage {
	var out []passage
	all := passage{-1, -1}
	grow := func(s *passage, i int32) {
		if s.first < 0 || i < s.first {
			s.first = i
		}
		s.last = max(s.last, i)
	}
	hinted := passage{-1, -1}
	for _, k := range j.home {
		s := j.rows[k].sent
		for _, h := range hint {
			if h.Overlaps(j.rows[k].Span) {
				grow(&hinted, s)
			}
		}
		grow(&all, s)
		out = append(out, passage{s, s})
	}
	for _, s := range []passage{hinted, all} {
		if s.first >= 0 && s.last > s.first && s.last-s.first < maxPassage {
			out = append(out, s)
		}
	}
	return out
}

// cutFrom reports whether the point is what stands in s, with nothing but
// harmless words left out.
func (j *judgement) cutFrom(s passage) bool {
	from, to := j.ix.sents[s.first].from, j.ix.sents[s.last].to
	if from == to {
		return false
	}
	lo, hi := j.ix.words[from].from, j.ix.words[to-1].to
	kept := make([]bool, hi-lo) // of each symbol
	at, breaks, inserted := lo, 0, 0
	named := false // a name was put in since the last word that was found
	for i, w := range j.p.words {
		next := j.seek(w, at, hi)
		if next < 0 {
			// Only a name that stands for a pronoun, once.
			if inserted++; inserted > 2 || !(isName(w.tag) || j.p.named[i]) || !j.nearby(w, s) {
				return false
			}
			named = true
			continue
		}
		if next > at {
			if breaks++; !j.spares(at, next, at > lo, named) {
				return false
			}
		}
		named = false
		n := w.to - w.from
		for k := next; k < next+n; k++ {
			kept[k-lo] = true
		}
		at = next + n
	}
	if named && at < hi && isName(j.ix.words[j.ix.owner[at]].tag) {
		return false // a name at the end, in the place of another
	}
	// Letters picked from all over are no quotation.
	return breaks <= 3+len(j.p.words)/8 && j.harmless(kept, from, to, s)
}

// spares reports whether the symbols [from,to) of the article may be left out: no name where the
// point puts in another, and of an English clause that goes on no verb, on which the words behind
// it hang ("were to have been installed").
func (j *judgement) spares(from, to int32, begun, named bool) bool {
	first, last := j.ix.owner[from], j.ix.owner[to-1]
	if begun && int(to) < len(j.ix.owner) {
		// From the midst of one sentence into the midst of another nothing is cut.
		before, behind := j.ix.words[max(0, first-1)], j.ix.words[j.ix.owner[to]]
		if before.sent != behind.sent && first > 0 && j.ix.parts[before.part].to != first && j.ix.parts[behind.part].from != j.ix.owner[to] {
			return false
		}
	}
	on := begun && first > 0 && int(to) < len(j.ix.owner) && j.ix.words[first-1].part == j.ix.words[j.ix.owner[to]].part
	for k := first; k <= last; k++ {
		o := j.ix.words[k]
		if named && isName(o.tag) || on && j.ix.syms[o.from] > firstWord && (o.tag == lang.Verb || hangs(o.Slice(j.ix.text))) {
			return false
		}
	}
	return !begun || int(to) >= len(j.ix.owner) || !j.figureFor(first, j.ix.owner[to])
}

// figureFor reports whether word a of the article, left out, opens or is in a figure, and word b, the
// next that was kept, in another of its kind: to [£148m, from] £136m.
func (j *judgement) figureFor(a, b int32) bool {
	of := func(w int32) (lang.Kind, int) {
		lo, hi := j.ix.atomsOf(j.ix.words[w].sent)
		for k := lo; k < hi; k++ {
			if x := &j.ix.atoms[k]; (x.Kind == lang.KindNumber || x.Kind == lang.KindDate) && x.from <= w && w < x.to {
				return x.Kind, k
			}
		}
		return 0, -1
	}
	kind, x := of(a)
	other, y := of(b)
	return x >= 0 && y >= 0 && x != y && kind == other
}

// hangs reports whether an English word makes what follows it less than a fact.
func hangs(w string) bool {
	switch w {
	case "to", "be", "been", "have", "has", "had", "not", "no", "never", "if", "than":
		return true
	}
	return false
}

// seek gives the first place from at on where word w stands; -1: none before hi.
func (j *judgement) seek(w word, at, hi int32) int32 {
	for ; at+w.to-w.from <= hi; at++ {
		if j.sameAt(w, at) {
			return at
		}
	}
	return -1
}

// nearby reports whether the article has word w shortly before the passage.
func (j *judgement) nearby(w word, s passage) bool {
	for _, at := range j.ix.at.of(j.p.syms[w.from]) {
		if o := j.ix.words[j.ix.owner[at]].sent; o >= s.first-5 && o <= s.last && j.sameAt(w, at) {
			return true
		}
	}
	return false
}

// harmless reports whether no atom was lost that governs what was kept.
func (j *judgement) harmless(kept []bool, from, to int32, s passage) bool {
	base := j.ix.words[from].from
	lo, _ := j.ix.atomsOf(s.first)
	_, hi := j.ix.atomsOf(s.last)
	for _, a := range j.ix.atoms[lo:hi] {
		switch groupOf(a.Atom) {
		case gNone, gCause, gDegree, gDone, gComparison:
			continue
		}
		lost := false // 会 of 不会 is not all of it
		for w := a.from; w < a.to; w++ {
			lost = lost || !all(kept, base, j.ix.words[w])
		}
		if lost && j.touches(kept, from, to, a) {
			return false
		}
	}
	return true
}

// touches reports whether a word under the atom was kept: an atom that went
// with all it governs took nothing away from the rest.
func (j *judgement) touches(kept []bool, from, to int32, a atom) bool {
	for w := from; w < to; w++ {
		o := j.ix.words[w]
		if !all(kept, j.ix.words[from].from, o) {
			continue
		}
		if a.Scope.Empty() && o.part == a.part || !a.Scope.Empty() && a.Scope.Overlaps(o.Span) {
			return true
		}
	}
	return false
}

// all reports whether every symbol of word w was kept; base is the first symbol
// that kept speaks of.
func all(kept []bool, base int32, w word) bool {
	for k := w.from; k < w.to; k++ {
		if !kept[k-base] {
			return false
		}
	}
	return true
}

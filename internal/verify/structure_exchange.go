package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxExchange bounds, in symbols, a gap that is taken for an exchange of words.
const maxExchange = 10

// letters gives symbols [from,to) as a text: Han characters together, other
// words between spaces, in the form in which they are compared.
func (st *stream) letters(from, to int32) string {
	var b strings.Builder
	b.Grow(len("字") * max(int(to-from), 0))
	for i := from; i < to; i++ {
		if r := st.syms[i]; r > 0 && r < firstWord {
			b.WriteRune(r)
			continue
		}
		b.WriteByte(' ')
		b.WriteString(strings.ToLower(st.words[st.owner[i]].Slice(st.text)))
		b.WriteByte(' ')
	}
	return b.String()
}

// span gives the bytes of symbols [from,to), by whole words.
func (st *stream) span(from, to int32) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: st.words[st.owner[from]].Start, End: st.words[st.owner[to-1]].End}
}

// antonyms looks for a word that gave way to its opposite.
func (x *structure) antonyms(ed *edit) {
	for _, g := range ed.gaps {
		if g.p1 == g.p0 || g.e1 == g.e0 || g.p1-g.p0 > 2*maxExchange || g.e1-g.e0 > 2*maxExchange {
			continue
		}
		g = x.whole(g) // 首次 for 最后一次 have 次 in common
		mine, theirs := x.p.letters(g.p0, g.p1), x.ix.letters(g.e0, g.e1)
		found := false
		eachOpposite(mine, func(a, b string) bool {
			if (a == "无" || b == "无") && (strings.Contains(mine, "没有") || strings.Contains(theirs, "没有")) {
				return false // the same in other words
			}
			if len(a) <= 3 && (g.p1-g.p0 > 3 || g.e1-g.e0 > 3) {
				return false // a character of a longer word
			}
			found = strings.Contains(theirs, b) && !strings.Contains(theirs, a) && !strings.Contains(mine, b)
			return found
		})
		if found {
			x.add(symptomAntonym, x.p.owner[g.p0], x.p.owner[g.p1-1]+1, x.ix.span(g.e0, g.e1))
			return
		}
	}
}

// exchanged looks for words that stand where the article has others.
func (x *structure) exchanged(ed *edit) {
	for _, g := range ed.gaps {
		if g.p1 == g.p0 || g.left+g.right < 3 {
			continue
		}
		swapped := g.e1 > g.e0 && g.e1-g.e0 <= maxExchange && g.p1-g.p0 <= maxExchange
		for w := x.p.owner[g.p0]; w <= x.p.owner[g.p1-1]; w++ {
			tag := x.p.words[w].tag
			other := x.ix.span(g.e0, g.e1)
			if swapped && (tag == lang.Num || tag == lang.Time) && x.instead(w, g, ed) {
				x.add(symptomFigureThere, w, w+1, other)
			}
			if swapped && x.insteadName(w, g, ed) {
				x.add(symptomNameThere, w, w+1, other)
			}
			if x.atHome(w) {
				continue
			}
			switch {
			case tag == lang.Num || tag == lang.Time || tag == lang.Measure:
				if x.sameFigures(w, g) {
					continue
				}
				x.figure(w, swapped && x.figures(g.e0, g.e1), other)
			case !swapped || x.abbreviates(w, g):
			case isName(tag) || x.p.named[w]:
				x.add(symptomName+symptom(bit(x.docExact[w])), w, w+1, other)
			case tag == lang.Noun || tag == lang.Idiom:
				x.add(symptomNoun+symptom(bit(x.docExact[w])), w, w+1, other)
			case tag == lang.Verb || tag == lang.Adj:
				x.add(symptomVerb+symptom(bit(x.docExact[w])), w, w+1, other)
			default:
				x.add(symptomOther, w, w+1, other)
			}
		}
	}
}

// instead reports whether word w is of a figure that stands between the words of the
// article where the article has another of its kind: what the rest of the
// evidence has is of no help then.
func (x *structure) instead(w int32, g gap, ed *edit) bool {
	k := x.an.of[w]
	if k < 0 || g.left < 1 || g.right < 1 || g.left+g.right < 4 {
		return false
	}
	a := x.p.atoms[k]
	if a.Kind != lang.KindNumber && a.Kind != lang.KindDate {
		return false
	}
	other := false
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if b.Kind != a.Kind || b.from >= b.to {
			continue
		}
		if sameAtom(a.Atom, b.Atom) {
			return false
		}
		if from, to := x.ix.words[b.from].from, x.ix.words[b.to-1].to; b.Sub == a.Sub && from < g.e1 && to > g.e0 && !x.mine[keyOf(b.Atom)] {
			other = true
		}
	}
	return other
}

// insteadName is the same for names of one kind.
func (x *structure) insteadName(w int32, g gap, ed *edit) bool {
	k := x.an.of[w]
	opens := g.left == 0 && g.right >= 4 && g.p0 == ed.p0 // who opens the clause
	if k < 0 || !opens && (g.left < 2 || g.right < 2) || x.abbreviates(w, g) {
		return false
	}
	a := x.p.atoms[k]
	if a.Kind != lang.KindName || x.p.words[a.from].from < g.p0-1 || x.p.words[a.to-1].to > g.p1+1 {
		return false
	}
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if b.Kind != a.Kind || b.from >= b.to || b.Sub != a.Sub {
			continue
		}
		if from, to := x.ix.words[b.from].from, x.ix.words[b.to-1].to; from < g.e1 && to > g.e0 {
			return !sameVoice(a.Value, b.Value)
		}
	}
	return false
}

// abbreviates reports whether half of a word's characters stand in the gap of
// the article: the same in other words.
func (x *structure) abbreviates(w int32, g gap) bool {
	pw := x.p.words[w]
	theirs := x.ix.letters(max(g.e0-1, 0), min(g.e1+1, int32(len(x.ix.syms))))
	mine := strings.TrimSpace(x.p.letters(pw.from, pw.to))
	if pw.to-pw.from == 1 {
		return len(mine) > 3 && mine[0] < 0x80 && strings.Contains(theirs, mine)
	}
	n := int32(0)
	for _, r := range mine {
		if strings.ContainsRune(theirs, r) {
			n++
		}
	}
	return 2*n >= pw.to-pw.from
}

// sameFigures reports whether the numerals of word w stand in the gap of the
// article too, or there are none but "one".
func (x *structure) sameFigures(w int32, g gap) bool {
	theirs := strings.ReplaceAll(x.ix.letters(max(g.e0-1, 0), min(g.e1+1, int32(len(x.ix.syms)))), " ", "")
	mine := strings.TrimSpace(x.p.letters(x.p.words[w].from, x.p.words[w].to))
	if n := len(mine); n == 4 && mine[0] <= '9' && strings.Contains(theirs, mine[2:]) {
		return true // 94 for 1994
	}
	small := "二两三四五六七八九十半"
	if !x.figures(g.e0, g.e1) {
		small = "" // the writer of the point may have counted
	}
	for _, r := range mine {
		if (r >= '0' && r <= '9' || strings.ContainsRune(small+"百千万亿", r)) && !strings.ContainsRune(theirs, r) {
			return false
		}
	}
	return true
}

// figure notes a number that the sentences of the point haven't got.
func (x *structure) figure(w int32, swapped bool, other text.Span) {
	state := -1
	if k := x.an.of[w]; k >= 0 {
		if state = x.an.found[k].state; state >= atomNear {
			return // written in another way
		}
	}
	switch {
	case swapped:
		x.add(symptomNumber, w, w+1, other)
	case state == atomDoc:
		x.add(symptomNumberElse, w, w+1, other)
	default:
		x.add(symptomNumberIn, w, w+1, other)
	}
}

// atHome reports whether a sentence the point rests on has the word.
func (x *structure) atHome(w int32) bool {
	for _, h := range x.home {
		if x.rows[h].found(int(w)) {
			return true
		}
	}
	return false
}

func (x *structure) figures(e0, e1 int32) bool {
	for e := e0; e < e1; e++ {
		if r := x.ix.syms[e]; r > firstWord {
			if c := x.ix.words[x.ix.owner[e]].Slice(x.ix.text)[0]; c >= '0' && c <= '9' {
				return true
			}
		} else if strings.ContainsRune("一二两三四五六七八九十百千万亿半", r) {
			return true
		}
	}
	return false
}

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
	for i := range x.eds {
		for _, g := range x.eds[i].gaps {
			for j := i; j < len(x.eds); j++ {
				for _, h := range x.eds[j].gaps {
					if i == j && h.p0 <= g.p0 || x.eds[i].share < 0.3 || x.eds[j].share < 0.3 {
						continue
					}
					x.swap(g, h, i == j)
				}
			}
		}
	}
}

func (x *structure) swap(g, h gap, same bool) {
	g, h = x.whole(g), x.whole(h)
	a, an := x.shared(g.p0, g.p1, h.e0, h.e1)
	b, bn := x.shared(h.p0, h.p1, g.e0, g.e1)
	switch {
	case an > 0 && bn > 0:
		x.add(symptomSwapped, x.p.owner[a], x.p.owner[a+an-1]+1, x.ix.span(g.e0, g.e1))
	case !same:
	case an > 0:
		x.moved(a, an, h)
	case bn > 0:
		x.moved(b, bn, g)
	}
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
// have in common, where it is a word or more; n 0: none.
func (x *structure) shared(p0, p1, e0, e1 int32) (at, n int32) {
	if p1-p0 > 40 || e1-e0 > 40 {
		return 0, 0
	}
	for i := p0; i < p1; i++ {
		for j := e0; j < e1; j++ {
			k := int32(0)
			for i+k < p1 && j+k < e1 && x.p.syms[i+k] == x.ix.syms[j+k] && x.p.syms[i+k] >= 0 {
				k++
			}
			if k > n && (k > 1 || x.p.syms[i] > firstWord) && isThing(x.p.words[x.p.owner[i]].tag) {
				at, n = i, k
			}
		}
	}
	return at, n
}

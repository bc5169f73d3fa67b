package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxExchange bounds, in symbols, a gap that is taken for an exchange of words.
const maxExchange = 10

// letters gives symbols [from,to) as a text: Han characters together, other
// words between spaces, in the form in which their language compares them.
func (st *stream) letters(from, to int32) string {
	var b strings.Builder
	b.Grow(len("字") * max(int(to-from), 0))
	for i := from; i < to; i++ {
		if r := st.syms[i]; r > 0 && r < firstWord {
			b.WriteRune(r)
			continue
		}
		b.WriteByte(' ')
		b.WriteString(st.key(st.owner[i]))
		b.WriteByte(' ')
	}
	return b.String()
}

// key gives the form in which word w is compared.
func (st *stream) key(w int32) string {
	return st.languages[st.words[w].sent].Key(st.words[w].Slice(st.text))
}

// denies reports whether an English word, in the form in which it is compared, denies one
// that follows.
func denies(key string) bool {
	switch key {
	case "not", "no", "nor", "never", "without", "nobody", "none", "neither", "cannot", "hard", "rare", "unabl", "fail", "deni", "far":
		return true
	}
	return strings.HasSuffix(key, "n't") || len(key) > len("not") && strings.HasPrefix("nothing", key) // the stem of it
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
		eachOpposite(x.p.languages[x.p.parts[ed.part].sent], mine, func(a, b string) bool {
			if (a == "无" || b == "无") && (strings.Contains(mine, "没有") || strings.Contains(theirs, "没有")) {
				return false // the same in other words
			}
			if slight(a) && (g.p1-g.p0 > 3 || g.e1-g.e0 > 3) && (strings.Contains(turns, a) || !beside(g, mine, theirs, a, b)) {
				return false
			}
			found = strings.Contains(theirs, b) && !strings.Contains(theirs, a) && !strings.Contains(mine, b) && deniedIn(mine, a) == deniedIn(theirs, b) && !converse(mine, a, theirs, b)
			return found
		})
		if found {
			x.add(symptomAntonym, x.p.owner[g.p0], x.p.owner[g.p1-1]+1, x.ix.span(g.e0, g.e1))
			return
		}
	}
	x.turnedAside(ed)
}

// beside reports whether two opposites stand right before the same words (少了7个 for
// 多了7个), or right behind them.
func beside(g gap, mine, theirs, a, b string) bool {
	return g.right > 1 && strings.HasSuffix(mine, a) && strings.HasSuffix(theirs, b) || g.left > 1 && strings.HasPrefix(mine, a) && strings.HasPrefix(theirs, b)
}

// turns are single characters that say when or where more often than they turn what is said.
const turns = "前后後先上下内外無无有"

// strayWeight is the share of a point's weight that the article may lack where the rest is
// taken to say the same.
const strayWeight = 0.06

// turnedAside looks for a word whose opposite stands in the sentence that the clause is laid
// along, in another place (the outlook was raised, the company lowered its outlook), where
// the sentences that the point rests on have all the rest of it.
func (x *structure) turnedAside(ed *edit) {
	pt, sent := x.p.parts[ed.part], x.ix.sents[ed.sent]
	if sent.from >= sent.to {
		return
	}
	mine, theirs := "", ""
	for w := pt.from; w < pt.to; w++ {
		pw := &x.p.words[w]
		if !pw.tag.Content() || x.covered[w] >= 0.9 {
			continue
		}
		eachOpposite(x.p.languages[pw.sent], x.p.letters(pw.from, pw.to), func(a, b string) bool {
			if len(a) <= len("大") {
				return false
			}
			if theirs == "" {
				mine = x.p.letters(x.p.words[pt.from].from, x.p.words[pt.to-1].to)
				theirs = x.ix.letters(x.ix.words[sent.from].from, x.ix.words[sent.to-1].to)
			}
			if strings.Contains(theirs, a) || !strings.Contains(theirs, b) || strings.Contains(mine, b) || deniedIn(mine, a) != deniedIn(theirs, b) {
				return false
			}
			q := x.wordOf(sent, b)
			if q < 0 || converse(mine, a, theirs, b) || x.takenWord(x.ix.words[q]) || x.stray(w) > strayWeight {
				return false
			}
			x.add(symptomAntonym, w, w+1, x.ix.words[q].Span)
			return true
		})
	}
}

// wordOf finds the word of a sentence of the article that letters writes so; -1: none.
func (x *structure) wordOf(sent part, letters string) int32 {
	for q := sent.from; q < sent.to; q++ {
		if w := &x.ix.words[q]; x.ix.letters(w.from, w.to) == letters {
			return q
		}
	}
	return -1
}

// stray is the share of the point's weight, word w left out, that no sentence it rests on has.
func (x *structure) stray(w int32) float64 {
	missing, total := 0.0, 0.0
	for v := range x.p.words {
		if int32(v) == w {
			continue
		}
		total += x.p.words[v].weight
		if x.covered[v] < 0.9 {
			missing += x.p.words[v].weight
		}
	}
	return ratio(missing, total)
}

// slight reports whether a word of the pairs says little by itself: a character may be one
// of a longer word, an English word of three letters mostly belongs to others.
func slight(w string) bool {
	if w[0] == ' ' {
		return len(w) <= len(" out ")
	}
	return len(w) <= len("大")
}

// denialReach is how many characters, in English words, before a word may deny it: 不具备, 不够发达.
const denialReach = 3

// deniedIn reports whether s denies its word w: what is 不具备 there is no opposite of
// what is lacking here. To defeat (击败) is no defeat.
func deniedIn(s, w string) bool {
	at := strings.Index(s, w)
	if w[0] == ' ' {
		before := strings.Fields(s[:max(at, 0)])
		return slices.ContainsFunc(before[max(0, len(before)-denialReach):], denies)
	}
	for n := 0; n < denialReach && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		switch r {
		case '不', '没', '沒', '未', '无', '無', '非', '难', '難', '勿', '莫':
			return true
		case '击', '擊', '打', '挫':
			return n == 0 && strings.Contains("败敗", w)
		}
	}
	return false
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
			if swapped && x.instead(w, g, ed) {
				x.add(symptomFigureThere, w, w+1, other)
			}
			if swapped && x.insteadName(w, g, ed) {
				x.add(symptomNameThere, w, w+1, other)
			}
			if x.atHome(w) || strings.HasPrefix(x.p.text[x.p.words[w].Start:], "博主") {
				continue // the latter is the author, in two words
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
	if a.Kind != lang.KindNumber && a.Kind != lang.KindDate || x.an.found[k].told() || x.fitsBest(w) {
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

// fitsBest reports whether the words around a figure of the point speak for it, in
// another sentence, as well as they do for any other figure of the evidence.
func (x *structure) fitsBest(w int32) bool {
	f := x.field()
	for k := range f.things {
		if t := &f.things[k]; t.from <= w && w < t.to {
			own, best := f.fits[k].own, f.fits[k].best
			return len(t.at) > 0 && own.turned >= best.turned && own.close > 0.6
		}
	}
	return false
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
	if k := x.an.of[w]; k >= 0 && x.p.atoms[k].Kind == lang.KindName && x.heardIn(x.p.atoms[k].from, x.p.atoms[k].to) {
		return true
	}
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
	theirs += plainDigits(theirs)
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

// plainDigits gives the numerals that the Arabic digits of s stand for: 3、4年 are
// 三四年.
func plainDigits(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r < '1' || r > '9' || i > 0 && isDigit(s[i-1]) || i+1 < len(s) && isDigit(s[i+1]) {
			continue
		}
		b.WriteString(ordinals[r-'0'])
		if r == '2' {
			b.WriteString("两")
		}
	}
	return b.String()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// figure notes a number that the sentences of the point haven't got.
func (x *structure) figure(w int32, swapped bool, other text.Span) {
	state := -1
	if k := x.an.of[w]; k >= 0 {
		if state = x.an.found[k].state; state >= atomNear {
			return // written in another way
		}
		if x.numbered(x.p.atoms[k]) {
			return // what stands under 7. is 第七条
		}
	}
	if x.isRatio(w) {
		return
	}
	switch {
	case swapped && !(state == atomDoc && figureKind(x.p.atoms[x.an.of[w]].Atom) == figSmall):
		x.add(symptomNumber, w, w+1, other)
	case state == atomDoc:
		x.add(symptomNumberElse, w, w+1, other)
	default:
		x.add(symptomNumberIn, w, w+1, other)
	}
}

// isRatio reports whether word w is of a ratio or score (1比15) that the evidence writes
// with a mark.
func (x *structure) isRatio(w int32) bool {
	const ratio = "比"
	for _, at := range [...]int32{w + 1, w - 1} {
		if at < 1 || int(at)+1 >= len(x.p.words) || x.p.words[at].Slice(x.p.text) != ratio {
			continue
		}
		a, b := x.p.words[at-1].Slice(x.p.text), x.p.words[at+1].Slice(x.p.text)
		for _, h := range x.home {
			t := x.rows[h].Slice(x.ix.text)
			for _, mark := range [...]string{"：", ":", "-", "－"} {
				if strings.Contains(t, a+mark+b) {
					return true
				}
			}
		}
	}
	return false
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

package verify

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// governsWithin is how many symbols may stand between a word that governs and
// the first governed word that both texts share.
const governsWithin = 4

// lost looks for stances of the article whose words were kept without them.
func (x *structure) lost(ed *edit) {
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, a := range x.ix.atoms[lo:hi] {
		s := x.ix.stance(a)
		from, to := x.ix.symbols(a)
		if s == sNone || s == sSome && vague(a.Slice(x.ix.text)) || from >= to || to <= ed.first-governsWithin || from >= ed.end || x.usedUp(a) {
			continue
		}
		head := x.headOf(ed, a, to)
		if head < 0 || s == sNot && x.ix.skips(to, ed.met(head)) {
			continue
		}
		w := x.p.owner[head]
		if s == sNot && supposed(x.ix.atoms[lo:hi], a) && x.p.asksFor(x.p.words[w].sent) {
			continue // 要是不能达成共识，就难以签署 bears out 需要达成共识, and not 达成了共识
		}
		switch {
		case x.p.before(s, head) || s == sNot && x.listed(ed, a, head):
		case x.pointHas(s, x.p.owner[max(head-12, 0)], w+2, w):
		case x.pointHas(s, x.p.sents[x.p.words[w].sent].from, x.p.sents[x.p.words[w].sent].to, w):
			x.add(symptom(s)*perStance+lostMaybe, w, w+1, a.Span)
		default:
			x.add(symptom(s)*perStance+lostSure, w, w+1, a.Span)
		}
	}
}

// skips reports whether a verb or an adjective stands whole among symbols [from,to): what
// a "not" before it denies is that word, and none that comes behind it. A noun passes
// the denial on: 没有办法达成一致.
func (st *stream) skips(from, to int32) bool {
	for k := from; k < to; k++ {
		if o := st.words[st.owner[k]]; o.from >= from && o.to <= to && (o.tag == lang.Verb || o.tag == lang.Adj) && (o.to-o.from > 1 || st.syms[k] > firstWord) {
			return true
		}
	}
	return false
}

// vague reports words for some that a paraphrase leaves out without claiming all:
// 一些 and 很多, but not 部分 or 大多数.
func vague(w string) bool {
	switch w {
	case "一些", "有些", "某些", "某个", "某個", "有人", "很多", "许多", "許多", "众多", "眾多", "多种", "多種", "大量", "大批", "主要":
		return true
	}
	return false
}

// deniedWithin reports whether a "not" stands before symbol at in its clause.
func (st *stream) deniedWithin(at, part int32) bool {
	lo, hi := st.atomsOf(st.words[st.owner[at]].sent)
	for _, a := range st.atoms[lo:hi] {
		if _, to := st.symbols(a); stanceOf(a.Atom) == sNot && a.from < a.to && a.part == part && to <= at {
			return true
		}
	}
	return false
}

// deniedAtom reports whether a "not" stands right before a: 不能确定 is not certain.
func (st *stream) deniedAtom(a atom) bool {
	from, _ := st.symbols(a)
	lo, hi := st.atomsOf(a.sent)
	for _, b := range st.atoms[lo:hi] {
		if _, to := st.symbols(b); stanceOf(b.Atom) == sNot && b.from < b.to && b.part == a.part && to <= from && from-to < 2 {
			return true
		}
	}
	return false
}

// deniedAtHome reports whether a sentence that the point rests on denies one of words
// [w,last] of the point: a clause is laid along one sentence, and may rest on another.
func (x *structure) deniedAtHome(w, last int32) bool {
	for ; w <= last; w++ {
		if x.deniedThere(w) {
			return true
		}
	}
	return false
}

func (x *structure) deniedThere(w int32) bool {
	o := x.p.words[w]
	if !o.tag.Content() || o.to-o.from < 2 && x.p.syms[o.from] < firstWord {
		return false
	}
	for _, at := range x.ix.at.of(x.p.syms[o.from]) {
		k := x.ix.owner[at]
		for _, h := range x.home {
			if x.rows[h].sent == x.ix.words[k].sent && x.sameAt(o, at) && x.ix.deniedWithin(at, x.ix.words[k].part) {
				return true
			}
		}
	}
	return false
}

// asksFor reports a sentence that says what is needed, supposed, possible or
// denied, and so not that it is there.
func (st *stream) asksFor(s int32) bool {
	lo, hi := st.atomsOf(s)
	for _, a := range st.atoms[lo:hi] {
		switch groupOf(a.Atom) {
		case gSure, gHedge, gPlan, gCondition, gNegation:
			return true
		}
	}
	sent := st.sents[s]
	for _, w := range st.words[sent.from:sent.to] {
		if dependence(w.Slice(st.text)) {
			return true
		}
	}
	return false
}

// supposed reports whether atom a stands in what a condition supposes.
func supposed(atoms []atom, a atom) bool {
	for _, b := range atoms {
		if b.Kind == lang.KindCondition && b.Scope.Contains(a.Span) {
			return true
		}
	}
	return false
}

// before reports whether a stance like s stands right before symbol k.
func (st *stream) before(s stance, k int32) bool {
	lo, hi := st.atomsOf(st.words[st.owner[k]].sent)
	for _, a := range st.atoms[lo:hi] {
		if _, to := st.symbols(a); to <= k && k-to < 3 && a.to > a.from && alike(s, stanceOf(a.Atom)) {
			return true
		}
	}
	return false
}

// listed reports whether one denial of the point covers several of the
// article: no guards, no cars becomes no guards and cars.
func (x *structure) listed(ed *edit, a atom, head int32) bool {
	lo, hi := x.p.atomsOf(x.p.parts[ed.part].sent)
	for _, b := range x.p.atoms[lo:hi] {
		from, to := x.p.symbols(b)
		if b.part != ed.part || stanceOf(b.Atom) != sNot || to > head || head-to > 14 {
			continue
		}
		for k := from; k < to; k++ {
			if j := ed.met(k); j >= 0 && x.ix.words[x.ix.owner[j]].part != a.part {
				return true
			}
		}
	}
	return false
}

func (x *structure) allTaken(ed *edit, from, to int32) bool {
	for j := from; j < to; j++ {
		if ed.taken(j) < 0 {
			return false
		}
	}
	return true
}

// headOf gives the symbol of the point that takes up the first word behind an
// atom of the article, whose symbols end at j, within its clause; -1: none near.
func (x *structure) headOf(ed *edit, a atom, j int32) int32 {
	st := x.ix.stream
	for d := int32(0); d < governsWithin && int(j+d) < len(st.syms); d++ {
		w := st.words[st.owner[j+d]]
		if w.part != a.part || st.parted(j+d) {
			return -1
		}
		if i := ed.taken(j + d); i >= 0 && (w.tag.Content() || han(w.Slice(st.text))) {
			return i // the "the" that both have says nothing of what was denied
		}
		if st.syms[j+d] == '的' || w.Start < a.End {
			return -1 // it governs a word that was left out with it
		}
	}
	return -1
}

// parted reports whether a mark stands before symbol k.
func (st *stream) parted(k int32) bool {
	if k == 0 || st.owner[k] == st.owner[k-1] {
		return false
	}
	for _, r := range st.text[st.words[st.owner[k-1]].End:st.words[st.owner[k]].Start] {
		switch r {
		case ' ', '“', '”', '「', '」', '"', '《', '‘', '\'':
		default:
			return true
		}
	}
	return false
}

// pointHas reports whether the point has a stance like s among words [from,to)
// that answers for nothing else: one that the article has too is spoken for.
func (x *structure) pointHas(s stance, from, to, at int32) bool {
	lo, hi := x.p.atomsOf(x.p.words[at].sent)
	for _, a := range x.p.atoms[lo:hi] {
		if a.to > from && a.from < to && alike(s, stanceOf(a.Atom)) && !x.spokenFor(a) {
			return true
		}
	}
	if s == sHedge {
		for w := max(from, at-2); w < at; w++ {
			switch x.p.words[w].Slice(x.p.text) {
			case "或", "恐", "疑", "似":
				return true // 或加剧 is 可能会加剧
			}
		}
	}
	if s != sNot {
		return false
	}
	for w := max(from, at-3); w < min(at+1, to); w++ {
		if pw := x.p.words[w]; !x.met[w] && nearlyNot(x.p.syms[pw.from:pw.to]) {
			return true
		}
	}
	for w := max(from, at-6); w < min(at+3, to, int32(len(x.p.words))); w++ {
		if pw := x.p.words[w]; !x.met[w] && shuns(pw.Slice(x.p.text)) {
			return true
		}
	}
	return false
}

// spokenFor reports whether all of an atom of the point is met in the article.
func (x *structure) spokenFor(a atom) bool {
	from, to := x.p.symbols(a)
	for i := range x.eds {
		ed := &x.eds[i]
		if from >= ed.p0 && from < ed.p1 && core(x.p.syms, from, to, func(k int32) bool { return ed.met(k) >= 0 }) {
			return true
		}
	}
	return false
}

// core reports whether what makes an atom what it is was met: the characters
// that deny (未 of 尚未), or else half of it (可能 of 有可能).
func core(syms []int32, from, to int32, met func(int32) bool) bool {
	n, denies := int32(0), false
	for k := from; k < to; k++ {
		if met(k) {
			n++
			if nearlyNot(syms[k : k+1]) {
				return true
			}
		}
		denies = denies || nearlyNot(syms[k:k+1])
	}
	return !denies && 2*n >= to-from
}

// usedUp reports whether all of an atom of the article is met in the point.
func (x *structure) usedUp(a atom) bool {
	from, to := x.ix.symbols(a)
	for i := range x.eds {
		ed := &x.eds[i]
		if ed.sent == a.sent && core(x.ix.syms, from, to, func(k int32) bool { return ed.taken(k) >= 0 }) {
			return true
		}
	}
	return false
}

// nearlyNot reports whether a word denies without being a word of denial: 难
// 少 缺, or a longer word that opens with 不 or 无.
func nearlyNot(syms []int32) bool {
	for _, r := range syms {
		switch r {
		case '难', '少', '缺', '无', '不', '未', '没', '非', '免', '拒', '绝', '否', '莫', '勿', '冇', '唔', '毋', '失', '罕', '鲜', '除', '外', '违', '禁', '反':
			return true
		}
	}
	return false
}

// alike reports whether a stance of one text can stand for one of the other.
func alike(a, b stance) bool {
	if a == b {
		return true
	}
	switch a {
	case sHedge:
		return b == sWeak || b == sPlan
	case sWeak, sPlan, sWill:
		return b == sHedge || b == sWeak || b == sPlan || b == sWill
	case sAll, sOnly:
		return b == sAll || b == sOnly
	}
	return false
}

// added looks for stances of the point that stand before words of the article
// which haven't got them there.
func (x *structure) added(ed *edit) {
	pt := x.p.parts[ed.part]
	lo, hi := x.p.atomsOf(pt.sent)
	for _, a := range x.p.atoms[lo:hi] {
		s := x.p.stance(a)
		from, to := x.p.symbols(a)
		if s == sNone || from < ed.p0 || to > ed.p1 || from >= to || x.spokenFor(a) {
			continue
		}
		at, head := int32(-1), to
		for ; head < to+governsWithin && head < ed.p1; head++ {
			if at = ed.met(head); at >= 0 || x.p.syms[head] == '的' {
				break
			}
		}
		if at < 0 {
			continue
		}
		w := x.ix.owner[at]
		switch {
		case s == sNot && x.deniedAtHome(a.to, x.p.owner[head]):
		case s == sDone && !x.unreal(ed, x.ix.words[w].part):
		case x.ix.before(s, at):
		case x.sentenceHas(s, ed.sent, x.ix.owner[max(at-12, x.ix.words[x.ix.sents[ed.sent].from].from)], w+2, w):
		case x.sentenceHas(s, ed.sent, x.ix.sents[ed.sent].from, x.ix.sents[ed.sent].to, w):
			x.add(symptom(s)*perStance+newMaybe, a.from, a.to, text.Span{})
		default:
			x.add(symptom(s)*perStance+newSure, a.from, a.to, text.Span{})
		}
	}
}

// unreal reports whether a clause of the article, or the whole sentence for -1,
// has something that keeps it from being a fact already: a "may", a plan, a
// "not". Only then does 已 claim more than the article does.
func (x *structure) unreal(ed *edit, part int32) bool {
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, a := range x.ix.atoms[lo:hi] {
		switch x.ix.stance(a) {
		case sNot, sHedge, sWeak, sPlan, sWill, sIf, sDuty:
			if (part < 0 || a.part == part) && !x.usedUp(a) {
				return true
			}
		}
	}
	return false
}

func metAll(ed *edit, from, to int32) bool {
	for i := from; i < to; i++ {
		if ed.met(i) < 0 {
			return false
		}
	}
	return true
}

// sentenceHas reports whether a sentence of the article has a stance like s
// among words [from,to); with at, only one that the point didn't take up.
func (x *structure) sentenceHas(s stance, sent, from, to, at int32) bool {
	lo, hi := x.ix.atomsOf(sent)
	for _, a := range x.ix.atoms[lo:hi] {
		if a.to > from && a.from < to && alike(s, stanceOf(a.Atom)) && (at < 0 || !x.usedUp(a)) && (s != sCertain || !x.ix.deniedAtom(a)) && (at < 0 || a.from < at || a.part == x.ix.words[at].part || to == x.ix.sents[sent].to) {
			return true
		}
	}
	if s != sNot || at < 0 {
		return false
	}
	for w := max(from, at-3); w < min(at+1, to); w++ {
		if o := x.ix.words[w]; !x.takenWord(o) && nearlyNot(x.ix.syms[o.from:o.to]) {
			return true
		}
	}
	return false
}

func (x *structure) takenWord(o word) bool {
	for i := range x.eds {
		if ed := &x.eds[i]; ed.sent == o.sent && x.allTaken(ed, o.from, o.to) {
			return true
		}
	}
	return false
}

// fresh looks for stances of the point that no sentence it rests on has.
func (x *structure) fresh(ed *edit) {
	lo, hi := x.p.atomsOf(x.p.parts[ed.part].sent)
	for _, a := range x.p.atoms[lo:hi] {
		s := x.p.stance(a)
		if s == sNone || a.part != ed.part || a.from >= a.to {
			continue
		}
		seen := x.sentenceHas(s, ed.sent, x.ix.sents[ed.sent].from, x.ix.sents[ed.sent].to, -9)
		for _, h := range x.home {
			k := x.rows[h].sent
			seen = seen || x.sentenceHas(s, k, x.ix.sents[k].from, x.ix.sents[k].to, -9)
		}
		if !seen && (s != sDone || x.unreal(ed, -1)) {
			x.add(symptom(s)*perStance+newAlone, a.from, a.to, text.Span{})
		}
	}
}

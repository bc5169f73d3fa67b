package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A speech is what a point lets somebody say: words between quotation marks or behind a verb of
// saying, and the name of who says it.
type speech struct {
	who   atom // his name, or the words with it
	scope text.Span
}

// speeches lists what the point lets persons and bodies say that it names.
func (x *structure) speeches() (out []speech) {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindSpeaker || a.from >= a.to || a.Scope.Empty() || authorial(a.Slice(x.p.text)) {
			continue
		}
		who := a
		if !x.p.namesSomebody(a) {
			name, ok := x.p.nameBefore(a.sent, a.Start)
			if !ok || x.p.agent(a) {
				continue // the judge, the company: it may be anybody's title
			}
			who = name
		}
		if name, ok := x.p.nameIn(a.sent, a.End, a.End+apposedWithin); ok && name.Start <= a.End+len(", ") && x.p.text[a.End:name.Start] == ", " {
			who = name // said the club's captain, Asher Quill
		}
		scope := a.Scope
		for _, q := range quotations(x.p.text) {
			if scope.Overlaps(q) && q.Len() > scope.Len()/4 {
				scope = q // the words themselves, without who says them and what he is
				break
			}
		}
		out = append(out, speech{who, scope})
	}
	for _, q := range quotations(x.p.text) {
		told := false
		for _, s := range out {
			told = told || s.scope.Overlaps(q)
		}
		if told {
			continue
		}
		for n, s := range x.p.sents {
			if s.Overlaps(q) {
				if name, ok := x.p.nameBefore(int32(n), q.Start); ok {
					out = append(out, speech{name, q})
				}
				break
			}
		}
	}
	return out
}

// leastQuoted is how many bytes a quotation must have that is told from a word in quotes.
const leastQuoted = 12

// quotations gives what stands between quotation marks in t.
func quotations(t string) (out []text.Span) {
	for _, m := range [...][2]string{{"“", "”"}, {"「", "」"}, {`"`, `"`}} {
		for at := 0; ; {
			i := strings.Index(t[at:], m[0])
			if i < 0 {
				break
			}
			from := at + i + len(m[0])
			n := strings.Index(t[from:], m[1])
			if n < 0 {
				break
			}
			if n >= leastQuoted {
				out = append(out, text.Span{Start: from, End: from + n})
			}
			at = from + n + len(m[1])
		}
	}
	return out
}

// namesSomebody reports whether a name that can speak is among the words of a.
func (st *stream) namesSomebody(a atom) bool {
	_, ok := st.nameIn(a.sent, a.Start, a.End)
	return ok
}

// nameIn gives the last name of a person or a body between two bytes of a sentence.
func (st *stream) nameIn(sent int32, from, to int) (out atom, ok bool) {
	lo, hi := st.atomsOf(sent)
	for _, b := range st.atoms[lo:hi] {
		if b.Kind == lang.KindName && b.from < b.to && b.Start >= from && b.End <= to && b.Sub != "work" && b.Sub != "place" && b.Sub != "term" {
			out, ok = b, true
		}
	}
	return out, ok
}

// nameBefore gives the first person of a sentence who stands before a byte of it.
func (st *stream) nameBefore(sent int32, off int) (out atom, ok bool) {
	lo, hi := st.atomsOf(sent)
	for _, b := range st.atoms[lo:hi] {
		if b.Kind == lang.KindName && b.from < b.to && b.Sub == "person" && b.End <= off {
			return b, true
		}
	}
	return out, false
}

// Shares of what somebody is let say that one sentence of the article has.
const (
	leastSaid  = 0.5
	voicesBack = 4 // sentences back in which a pronoun's person is looked for
)

// misattributed looks for words that the article lets somebody else say.
func (x *structure) misattributed() {
	for _, s := range x.speeches() {
		sent, met, ok := x.saidWhere(s)
		if !ok || met.Empty() {
			continue
		}
		b, from, ok := x.ix.speakerOf(sent, met)
		if !ok || x.shares(s.who, x.ix.letters(x.ix.words[b.from].from, x.ix.words[b.to-1].to)) {
			continue
		}
		sp, se, _, _ := x.p.headSymbols(s.who)
		ms := x.mentions(sp, se)
		if len(ms) == 0 {
			continue // a name that the article hasn't got
		}
		near := false
		for _, m := range ms {
			// Named between the one who speaks and his words, or in their sentence without
			// speaking there, he may be whom the pronoun means.
			w := x.ix.words[m.word]
			near = near || m.sent >= from && m.sent <= sent && !x.ix.voiced(w.Span, m.sent, met) || x.ix.apposed(m, b)
		}
		if !near {
			x.add(symptomSaidElse, s.who.from, s.who.to, b.Span)
			return
		}
	}
}

// saidWhere finds the sentence that has most of what is said, and the bytes of it that are met.
func (x *structure) saidWhere(s speech) (sent int32, met text.Span, ok bool) {
	a := s.who
	a.Scope = s.scope
	sent, _, share, ok := x.said(a)
	if !ok || share < leastSaid {
		return 0, met, false
	}
	for _, k := range x.sents {
		r := &x.rows[k]
		if r.sent != sent {
			continue
		}
		for i, w := range x.p.words {
			if at := r.pos[i]; at >= 0 && s.scope.Overlaps(w.Span) && w.tag.Content() && r.m[i] > 0.5 && (int32(i) < a.from || int32(i) >= a.to) {
				o := x.ix.words[at].Span
				if met.Empty() {
					met = o
				}
				met.Start, met.End = min(met.Start, o.Start), max(met.End, o.End)
			}
		}
	}
	return sent, met, true
}

// voiced reports whether a name at sp is that of one whom the sentence lets speak, but not
// these words.
func (ix *index) voiced(sp text.Span, sent int32, met text.Span) bool {
	lo, hi := ix.atomsOf(sent)
	for _, b := range ix.atoms[lo:hi] {
		if b.Kind == lang.KindSpeaker && b.Overlaps(sp) && b.End <= met.Start {
			return true
		}
	}
	return false
}

// speakerOf gives whom the article lets say the words at met in a sentence, and the sentence in
// which it names him; false where it isn't clear.
func (ix *index) speakerOf(sent int32, met text.Span) (out atom, from int32, ok bool) {
	lo, hi := ix.atomsOf(sent)
	best := -1
	for _, b := range ix.atoms[lo:hi] {
		if b.Kind != lang.KindSpeaker || b.from >= b.to || b.Overlaps(met) {
			continue
		}
		in := min(b.Scope.End, met.End) - max(b.Scope.Start, met.Start)
		if 2*in < met.Len() {
			continue
		}
		if n := b.Scope.Len(); best < 0 || n < best {
			out, best = b, n
		}
	}
	if best < 0 {
		var ok bool
		if out, ok = ix.between(sent, met); !ok {
			out, ok = ix.goesOn(sent, met)
			return out, sent, ok
		}
	}
	if ix.namesOne(out) || nobodyNamed(out.Slice(ix.text)) {
		return out, sent, true
	}
	if !ix.pronominal(out) {
		return out, sent, false // the judge, the company: it may be anybody's title
	}
	if name, ok := ix.nameIn(sent, ix.sents[sent].Start, out.Start); ok {
		first, found := ix.nameBefore(sent, out.Start)
		return name, sent, found && first.Span == name.Span
	}
	for s := sent - 1; s >= max(0, sent-voicesBack); s-- {
		lo, hi := ix.atomsOf(s)
		for k := hi - 1; k >= lo; k-- {
			b := ix.atoms[k]
			if b.Kind != lang.KindSpeaker || b.from >= b.to || !ix.namesOne(b) && ix.pronominal(b) {
				continue
			}
			return b, s, ix.namesOne(b)
		}
		if first, found := ix.nameBefore(s, ix.sents[s].End); found && sent-s <= 2 {
			last, _ := ix.personIn(s)
			return first, s, last.Value == first.Value
		}
	}
	return out, 0, false
}

// pronominal reports whether a speaker is one who was named before.
func (st *stream) pronominal(a atom) bool {
	return pronoun(" " + st.letters(st.words[a.from].from, st.words[a.to-1].to) + " ")
}

// personIn gives the last person named in a sentence.
func (ix *index) personIn(sent int32) (out atom, ok bool) {
	lo, hi := ix.atomsOf(sent)
	for _, b := range ix.atoms[lo:hi] {
		if b.Kind == lang.KindName && b.from < b.to && b.Sub == "person" {
			out, ok = b, true
		}
	}
	return out, ok
}

// goesOn gives the person whom a sentence opens with, where a verb of saying stands between him
// and the words at met: Vallis blamed the weather and said that ….
func (ix *index) goesOn(sent int32, met text.Span) (out atom, ok bool) {
	s := ix.sents[sent]
	name, found := ix.nameBefore(sent, met.Start)
	if !found || name.from-s.from > opensWithin {
		return out, false
	}
	between := " " + strings.ToLower(ix.text[name.End:met.Start]) + " "
	for _, w := range [...]string{" said ", " says ", " added ", " told ", " warned ", " argued ", " insisted ", " noted ", " that ", "说", "表示", "称", "认为", "指出", "介绍", "透露", "坦言"} {
		if strings.Contains(between, w) {
			last, _ := ix.nameIn(sent, s.Start, met.Start)
			return name, last.Span == name.Span
		}
	}
	return out, false
}

// opensWithin is how many words into its sentence the name of its subject may stand.
const opensWithin = 4

// between gives the only one whom a sentence lets speak, where he stands behind the words at met
// and a closing quotation mark: “…，”佘方说，“…”.
func (ix *index) between(sent int32, met text.Span) (out atom, ok bool) {
	lo, hi := ix.atomsOf(sent)
	for _, b := range ix.atoms[lo:hi] {
		if b.Kind != lang.KindSpeaker || b.from >= b.to {
			continue
		}
		if ok {
			return out, false
		}
		out, ok = b, true
	}
	if !ok || out.Start < met.End {
		return out, false
	}
	return out, strings.ContainsAny(ix.text[met.End:out.Start], "”」\"")
}

// apposedWithin is how many bytes behind the name of a body that of its officer stands.
const apposedWithin = 36

// apposed reports whether right behind a mention stands the one who speaks: 建设局总工程师何方舟.
func (ix *index) apposed(m mention, b atom) bool {
	name := b.Value
	if name == "" {
		return false
	}
	from := ix.words[m.word].End
	behind := strings.ToLower(ix.text[from:min(len(ix.text), from+apposedWithin)])
	return strings.Contains(behind, name) || strings.Contains(behind, name[strings.LastIndexByte(name, ' ')+1:])
}

// nobodyNamed reports whether somebody is brought in without a name: 一位不愿具名的馆员.
func nobodyNamed(t string) bool {
	for _, w := range [...]string{"一位", "一名", "不愿具名", "匿名", "有网友", "知情人"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return strings.HasPrefix(t, "a ") || strings.HasPrefix(t, "an ") || strings.HasPrefix(t, "A ") || strings.HasPrefix(t, "An ")
}

// namesOne reports whether a name stands among the words of a.
func (st *stream) namesOne(a atom) bool {
	for w := a.from; w < a.to; w++ {
		if isName(st.words[w].tag) {
			return true
		}
	}
	return st.namesSomebody(a)
}

package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// speakers asks of everybody whom the point lets speak whether the article
// lets them say this: near the words, and nobody else in the sentence.
func (x *structure) speakers() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindSpeaker || a.from >= a.to || authorial(a.Slice(x.p.text)) {
			continue
		}
		x.speaker(a)
	}
}

// authorial reports whether the point only says that the article says so.
func authorial(s string) bool {
	for _, w := range []string{"作者", "笔者", "筆者", "文章", "本文", "文中", "报道", "報道", "书评", "書評", "博主", "荐书人", "记者", "記者", "author", "article", "writer", "report"} {
		if containsFold(s, w) {
			return true
		}
	}
	return false
}

func (x *structure) speaker(a atom) {
	ed := x.saying(a)
	if ed == nil || x.byInitials(a) {
		return
	}
	missing := 0
	words := 0
	for w := a.from; w < a.to; w++ {
		if !x.p.words[w].tag.Content() || x.p.words[w].tag == lang.Verb {
			continue
		}
		words++
		if x.doc[w] < 0.99 {
			missing++
		}
	}
	near := x.standsNear(x.p.headOfSpeaker(a), ed.sent)
	if !near {
		from, to, _, _ := x.p.headSymbols(a)
		near = x.ix.signedBy(x.mentions(from, to), ed.sent)
	}
	if words == 0 || words > 6 || !x.p.agent(a) || x.p.acts(a) {
		return
	}
	if 2*missing >= words {
		x.add(symptomSaidAbsent, a.from, a.to, text.Span{})
	}
	x.attributed(a, ed, near)
}

// acts reports whether a speaker's phrase tells of something else that is done before
// anything is said: 某人准备到集会上宣布 announces nothing yet.
func (st *stream) acts(a atom) bool {
	verbs := 0
	for w := a.from; w < a.to; w++ {
		if o := st.words[w]; o.tag == lang.Verb && o.to-o.from > 1 {
			verbs++
		}
	}
	return verbs > 1
}

// attributed compares the speaker with whom the sentence itself lets speak.
func (x *structure) attributed(a atom, ed *edit, near bool) {
	lo, hi := x.ix.atomsOf(ed.sent)
	other := -1
	for k := lo; k < hi; k++ {
		b := x.ix.atoms[k]
		if b.Kind != lang.KindSpeaker || b.from >= b.to {
			continue
		}
		if !x.ix.agent(b) && !pronoun(x.ix.letters(x.ix.words[b.from].from, x.ix.words[b.to-1].to)) {
			continue
		}
		if x.samePerson(a, b) || pronoun(x.ix.letters(x.ix.words[b.from].from, x.ix.words[b.to-1].to)) {
			other = -1
			break
		}
		other = k
	}
	switch {
	case other >= 0 && near:
		x.add(symptomSaidBeside, a.from, a.to, x.ix.atoms[other].Span)
	case other >= 0:
		x.add(symptomSaidOther, a.from, a.to, x.ix.atoms[other].Span)
	case !near:
		x.add(symptomSaidFar, a.from, a.to, text.Span{})
	}
}

// agents end the words for those who can speak: 记者 发言人 法院.
const agents = "者人员方局部家司会院民师生长席理友媒体社署官相府国行士中心报队处厅委"

// agent reports whether a speaker can be one: a name, or a noun for people or
// for a body, and not 数据 or 调查.
func (st *stream) agent(a atom) bool {
	for w := a.from; w < a.to; w++ {
		o := st.words[w]
		if isName(o.tag) || o.tag == lang.Noun && st.syms[o.to-1] > firstWord {
			return true
		}
		if r := st.syms[o.to-1]; o.tag == lang.Noun && o.to-o.from > 1 && r > 0 && strings.ContainsRune(agents, r) {
			return true
		}
	}
	return false
}

// headOfSpeaker gives the word that says most of who it is: the last name,
// else the last noun.
func (st *stream) headOfSpeaker(a atom) int32 {
	head, name := a.from, false
	for w := a.from; w < a.to; w++ {
		switch t := st.words[w].tag; {
		case isName(t):
			head, name = w, true
		case t == lang.Noun && !name:
			head = w
		}
	}
	return head
}

// samePerson reports whether two speakers share a word that is no verb.
func (x *structure) samePerson(a, b atom) bool {
	return x.shares(a, x.ix.letters(x.ix.words[b.from].from, x.ix.words[b.to-1].to))
}

// shares reports whether a speaker of the point has a word, no verb, in common
// with the letters of another.
func (x *structure) shares(a atom, theirs string) bool {
	for w := a.from; w < a.to; w++ {
		o := x.p.words[w]
		if o.tag.Content() && o.tag != lang.Verb && strings.Contains(theirs, x.p.letters(o.from, o.to)) {
			return true
		}
	}
	// A name may be cut in another way, or stand without its title.
	for k := x.p.words[a.from].from; k+1 < x.p.words[a.to-1].to; k++ {
		if x.p.words[x.p.owner[k]].tag != lang.Verb && strings.Contains(theirs, x.p.letters(k, k+2)) {
			return true
		}
	}
	return false
}

// pronoun reports whether a speaker is one who was named before.
func pronoun(s string) bool {
	for _, w := range []string{"他", "她", "它", "我", "双方", "该", "此", "其", "两人", "对方", "前者", "后者", " he ", " she ", " they ", " it ", " i ", " we "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// saying gives the edit of the clause with what the speaker says: the first
// well matched one from the speaker's own clause on.
func (x *structure) saying(a atom) *edit {
	for i := range x.eds {
		ed := &x.eds[i]
		if ed.part >= a.part && x.p.parts[ed.part].sent == a.sent && ed.share >= 0.4 && ed.p1 > x.p.words[a.to-1].to+3 {
			return ed
		}
	}
	return nil
}

// speakerReach is how many sentences back a speaker may have been named.
const speakerReach = 3

// standsNear reports whether word w of the point stands in a sentence, or not
// far from it.
func (x *structure) standsNear(w, sent int32) bool {
	o := x.p.words[w]
	for _, at := range x.ix.at.of(x.p.syms[o.from]) {
		d := x.ix.words[x.ix.owner[at]].sent - sent
		if d >= -speakerReach && d <= 1 && x.sameAt(o, at) {
			return true
		}
	}
	return false
}

package verify

import (
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
	if ed == nil {
		return
	}
	missing, near := 0, false
	words := 0
	for w := a.from; w < a.to; w++ {
		if !x.p.words[w].tag.Content() || x.p.words[w].tag == lang.Verb {
			continue
		}
		words++
		if x.doc[w] < 0.99 {
			missing++
		}
		near = near || x.standsNear(w, ed.sent)
	}
	if words == 0 || words > 6 {
		return
	}
	if 2*missing >= words {
		x.add(signSaidAbsent, a.from, a.to, text.Span{})
	}
	if near {
		return
	}
	lo, hi := x.ix.atomsOf(ed.sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if b.Kind == lang.KindSpeaker {
			x.add(signSaidOther, a.from, a.to, b.Span)
			return
		}
	}
	x.add(signSaidFar, a.from, a.to, text.Span{})
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
	for _, at := range x.ix.at[x.p.syms[o.from]] {
		d := x.ix.words[x.ix.owner[at]].sent - sent
		if d >= -speakerReach && d <= 1 && x.sameAt(o, at) {
			return true
		}
	}
	return false
}

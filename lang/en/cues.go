package en

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Cues appends the listed words that say what a sentence does, and a question
// mark at its end.
func (English) Cues(dst []lang.Cue, t string, sp text.Span, words []lang.Word) []lang.Cue {
	if len(words) == 0 {
		return dst
	}
	s := read(t, sp, words, lang.Context{})
	defer s.release()
	book := cuePhrases()
	for i := 0; i < len(words); {
		p, n := book.match(s, i)
		if n == 0 {
			if s.low[i] == "?" {
				dst = append(dst, lang.Cue{Span: words[i].Span, Kind: lang.CueQuestion})
			}
			i++
			continue
		}
		if k := lang.CueKind(p.kind); k != lang.CueReference || s.refers(i, n) {
			dst = append(dst, lang.Cue{Span: s.cover(i, i+n), Kind: k, Lead: s.opens(i)})
		}
		i += n
	}
	return dst
}

// refers reports a word that needs something before its sentence: no name or
// noun stands before it that it could mean. "The company" always does; "it"
// after "Acme said" doesn't. That is a conjunction or pronoun of its own
// sentence everywhere but at the start.
func (s *sentence) refers(i, n int) bool {
	if n > 1 {
		return i == 0 || s.opens(i)
	}
	switch s.low[i] {
	case "that", "there", "here":
		return i == 0
	case "this", "these", "those", "such":
		return true
	}
	for j := i - 1; j >= 0 && i-j < 40; j-- {
		switch s.tag(j) {
		case lang.Name, lang.Person, lang.Org, lang.Place, lang.Noun:
			return false
		}
	}
	return true
}

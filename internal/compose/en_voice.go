package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// In news "he said" behind a statement is whoever spoke last, and not whom the statement
// is about: "Smith was shot in the back, he said" has its speaker in a sentence before.

// saidByNobody reports an opening "A statement said": whose it was stands before.
func saidByNobody(t string, s *lang.Sentence, i int) bool {
	return is(t, s, i, "a", "the") && is(t, s, i+1, "statement", "spokesman", "spokeswoman", "spokesperson", "representative") && i+2 < len(s.Words) && listed(s.Words[i+2].Slice(t))&useSay != 0
}

// longestTalk is how many sentences somebody may go on speaking under "he said".
const longestTalk = 5

// signedOff reports "he" at word wi as who says what stands before it: …, he said. Behind
// a front it is whom the front tells of: When Smith left, he said nothing.
func signedOff(t string, s *lang.Sentence, wi int) bool {
	if wi < 3 || wi+2 >= len(s.Words) || !is(t, s, wi, "he", "she") || !is(t, s, wi-1, ",", "\"", "”") || listed(s.Words[wi+1].Slice(t))&useSay == 0 {
		return false
	}
	switch s.Words[wi+2].Tag {
	case lang.Mark, lang.Time, lang.Prep:
	default:
		return false
	}
	if !fronted(t, s, 0) {
		return true
	}
	for k := range wi - 1 {
		if is(t, s, k, ",") {
			return true
		}
	}
	return false
}

// mendVoice names the "he" at word wi who says what the unit's first sentence tells. It
// reports false where who that is can't be told, or where the sentence names another of
// the same name.
func mendVoice(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	who, ok := lastSpeaker(d, i, female(t, s.Words[wi]))
	if !ok {
		return false
	}
	name := who.Slice(t)
	if last := name[strings.LastIndexByte(name, ' ')+1:]; strings.Contains(t[storyStart(d, u):s.Words[wi].Start], last) {
		// Of themselves somebody speaks by name only where no other has it.
		return name == last && !strings.Contains(t[:s.Start], " "+last+" and ")
	}
	u.swap(s.Words[wi].Span, name, who, "who is meant")
	return true
}

// lastSpeaker is the one person who spoke last before sentence i, with nobody named and
// no other pronoun of a speaker in between.
func lastSpeaker(d *lang.Document, i int, she bool) (text.Span, bool) {
	t := d.Article.Text
	for j := i - 1; j >= 0 && i-j <= longestTalk; j-- {
		s := &d.Sentences[j]
		if who := soleVoice(*s, func(a lang.Atom) bool { return isSomebody(d, j, a) }); !who.Empty() {
			k := wordFrom(s, who.Start)
			return bareName(t, s, lang.Atom{Span: who, Sub: "other"}), !is(t, s, k-1, "of", "for", "the")
		}
		if j == i-1 {
			if who, ok := namedSubject(d, j); ok && !others(d, j, who) {
				return who, true
			}
		}
		if !talksOn(d, j, she) {
			return text.Span{}, false
		}
	}
	return text.Span{}, false
}

// talksOn reports that sentence j brings in nobody who could speak behind it: it is
// quoted, the same "he" says it, or it tells of no person.
func talksOn(d *lang.Document, j int, she bool) bool {
	t := d.Article.Text
	s := &d.Sentences[j]
	qs := quotes(t, d.Article.Blocks[s.Block].Span, s.Span)
	for _, a := range s.Atoms {
		switch a.Kind {
		case lang.KindSpeaker:
			k := wordFrom(s, a.Start)
			if within(qs, a.Start) {
				continue
			}
			if sortOf(t, s, k) != ofPerson && is(t, s, k+1, "he", "she") {
				k++
			}
			if sortOf(t, s, k) != ofPerson || female(t, s.Words[k]) != she {
				return false
			}
		case lang.KindName:
			if !within(qs, a.Start) && isSomebody(d, j, a) {
				return false
			}
		}
	}
	for k, w := range s.Words {
		if w.Tag == lang.Noun && listed(w.Slice(t))&usePerson != 0 && !within(qs, w.Start) && verbal(t, s, k+1) {
			return false
		}
	}
	return true
}

// strawMan reports what an author only lets others think: "Some people might think …".
func strawMan(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	for is(t, s, k, "of", "course", ",", "and", "now") {
		k++
	}
	n := 0
	switch {
	case is(t, s, k, "some", "many", "most", "you", "critics", "skeptics", "sceptics"):
		for n = k + 1; n < k+4 && !is(t, s, n, "might", "may", "could", "would"); n++ {
		}
		return is(t, s, n, "might", "may", "could", "would") && is(t, s, n+1, "think", "believe", "assume", "argue", "say", "object", "wonder", "imagine", "conclude")
	case is(t, s, k, "it") && is(t, s, k+1, "might", "may", "could") && is(t, s, k+2, "seem", "look", "appear", "be") && is(t, s, k+3, "tempting", "easy", "obvious", "strange", "odd"):
		return true
	}
	return false
}

// saidAnother reports that somebody speaks who is another than whom no word of the
// sentence names: "…," said another person.
func saidAnother(t string, s *lang.Sentence) bool {
	for k := range s.Words {
		if is(t, s, k, "said", "says", "added") && is(t, s, k+1, "another") && is(t, s, k-1, "\"", "”", ",") {
			return true
		}
	}
	return false
}

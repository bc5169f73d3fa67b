package en

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxSpeaker bounds the words of a speaker and its apposition.
const maxSpeaker = 16

// speakers finds who says something: "X said …", "“…,” said X", "“…,” X said",
// "X told Y that …", "according to X". The atom covers the speaker and the verb
// of saying or what introduces him; its Scope is what is said.
func (s *sentence) speakers() {
	for i := 0; i < len(s.words); i++ {
		if s.low[i] == "according" && s.word(i+1) == "to" {
			i = s.according(i)
			continue
		}
		if !s.says(i) {
			continue
		}
		if from, to := s.subject(i); to > from {
			s.speak(from, i+1, s.who(from, to), i+1)
			continue
		}
		// “…,” said X.
		if from, to := s.phraseAt(i + 1); to > from && s.inverted(i) {
			s.speak(i, to, s.who(from, to), to)
			i = to - 1
		}
	}
}

// strong are the verbs that always report speech; the others need "that" or a
// quote beside them.
func strong(w string) bool {
	switch w {
	case "said", "says", "say", "saying", "told", "tells", "tweeted", "tweets", "insisted", "argued", "argues", "warned", "warns", "replied", "stressed":
		return true
	}
	return false
}

// says reports a verb of saying used as such at word i.
func (s *sentence) says(i int) bool {
	if !s.flags[i].has(say) || s.upper(i) && i > 0 && s.tag(i-1) != lang.Mark {
		return false
	}
	switch s.word(i - 1) {
	case "the", "a", "an", "its", "their", "his", "her", "to", "of", "be", "been", "was", "were", "is", "are":
		return false
	}
	if strong(s.low[i]) {
		return true
	}
	k := i + 1
	for k < len(s.words) && k < i+6 && (s.taken[k] || s.word(k) == "on") { // declared on Wednesday that
		k++
	}
	next := s.word(k)
	return next == "that" || next == ":" || next == "“" || next == "\"" || s.word(i-1) == "”" || s.word(i-1) == "\"" ||
		(next == "," || next == ".") && s.quoted() || s.tag(k) == lang.Pron && next != "this" && (nominative(next) || k > i+1)
}

func (s *sentence) quoted() bool {
	return s.low[0] == "“" || s.low[0] == "\""
}

// subject gives the words of the one who speaks before the verb at i.
func (s *sentence) subject(i int) (from, to int) {
	to = i
	for to > 0 && (s.tag(to-1) == lang.Adv || s.low[to-1] == "has" || s.low[to-1] == "had" || s.low[to-1] == "have" || s.low[to-1] == "also") {
		to--
	}
	if to == 0 {
		return 0, 0
	}
	if s.low[to-1] == "," && to > 2 {
		// "Ann Lee, the chief of the bank, said": back over the apposition.
		for k := to - 2; k > 0 && to-k < maxSpeaker; k-- {
			if s.low[k] == "”" || s.low[k] == "\"" || s.tag(k) == lang.Verb {
				return 0, 0
			}
			if s.low[k] == "," {
				return s.phraseBefore(k)
			}
		}
		return 0, 0
	}
	return s.phraseBefore(to)
}

// phraseBefore gives the noun phrase that ends before word to.
func (s *sentence) phraseBefore(to int) (from, end int) {
	from = to
	for from > 0 && to-from < maxSpeaker {
		if n := s.named[from-1]; n > 0 {
			for from > 0 && s.named[from-1] == n {
				from--
			}
			continue
		}
		if s.low[from-1] == ")" && from > 3 && s.low[from-3] == "(" { // the bank (ECB) said
			from -= 3
			continue
		}
		switch w := s.low[from-1]; s.tag(from - 1) {
		case lang.Pron:
			if from == to && w != "that" && w != "which" && w != "what" {
				return from - 1, to
			}
			if from < to && (w == "his" || w == "her" || w == "their" || w == "its" || w == "our" || w == "my" || w == "another") {
				return from - 1, to
			}
			return s.solid(from, to)
		case lang.Name, lang.Person, lang.Org, lang.Place, lang.Noun, lang.Adj, lang.Num, lang.Time:
		case lang.Particle:
			switch w {
			case "the", "a", "an":
				if from < 2 || s.low[from-2] != "of" {
					return from - 1, to
				}
			case "'s":
			default:
				return s.solid(from, to)
			}
		case lang.Prep:
			if from == to || w != "of" && w != "for" && w != "at" && w != "in" {
				return s.solid(from, to)
			}
		case lang.Conj:
			if w != "and" || from == to {
				return s.solid(from, to)
			}
		case lang.Mark:
			if w != "." || !s.flag(from-2).has(abTitle) && len(s.word(from-2)) != 1 {
				return s.solid(from, to)
			}
		default:
			return s.solid(from, to)
		}
		from--
	}
	return s.solid(from, to)
}

// solid drops what can't open a speaker and refuses one without a noun.
func (s *sentence) solid(from, to int) (int, int) {
	for from < to && (s.tag(from) == lang.Prep || s.tag(from) == lang.Conj || s.tag(from) == lang.Mark || s.low[from] == "'s") {
		from++
	}
	for k := from; k < to; k++ {
		switch s.tag(k) {
		case lang.Name, lang.Person, lang.Org, lang.Place, lang.Noun:
			return from, to
		}
	}
	return 0, 0
}

// phraseAt gives the noun phrase that begins at word i.
func (s *sentence) phraseAt(i int) (from, to int) {
	to = i
	for to < len(s.words) && to-i < maxSpeaker {
		w := s.low[to]
		if n := s.named[to]; n > 0 {
			for to < len(s.words) && s.named[to] == n {
				to++
			}
			continue
		}
		switch s.tag(to) {
		case lang.Pron:
			if to == i && w != "that" && w != "it" && w != "this" {
				return i, i + 1
			}
			return s.solid(i, to)
		case lang.Name, lang.Person, lang.Org, lang.Place, lang.Noun, lang.Adj, lang.Num:
		case lang.Particle:
			if w != "the" && w != "a" && w != "an" && w != "'s" {
				return s.solid(i, to)
			}
		case lang.Prep:
			if to == i || w != "of" && w != "for" {
				return s.solid(i, to)
			}
		case lang.Mark:
			if w != "." || to == i || !s.flag(to-1).has(abTitle) {
				return s.solid(i, to)
			}
		default:
			return s.solid(i, to)
		}
		to++
	}
	return s.solid(i, to)
}

// inverted reports that the verb at i stands behind what is said.
func (s *sentence) inverted(i int) bool {
	if i == 0 || s.low[i] == "told" {
		return false
	}
	switch s.low[i-1] {
	case "”", "\"", ",", "’", "'":
		return true
	}
	return false
}

// according reads "according to X"; it gives the last word it took.
func (s *sentence) according(i int) int {
	from, to := s.phraseAt(i + 2)
	if to <= from {
		return i + 1
	}
	s.speak(i, to, s.who(from, to), to)
	return to - 1
}

// speak adds the speaker of words i to j-1. What is said is what follows, or,
// behind a quote or at the end of the sentence, what stands before.
func (s *sentence) speak(i, j int, who string, after int) {
	a := lang.Atom{Kind: lang.KindSpeaker, Sub: "says", Value: who}
	if s.low[i] == "according" {
		a.Sub = "source"
	}
	for after < len(s.words) && (s.low[after] == "," || s.low[after] == ":" || s.low[after] == "that") {
		after++
	}
	rest := len(s.words) - after
	before := i > 0 && (s.low[i-1] == "," || s.low[i-1] == "”" || s.low[i-1] == "\"" || s.low[i-1] == "?" || s.low[i-1] == "!")
	switch {
	case before && (rest < 6 || s.low[i-1] != ","), rest <= 1 && i > 0:
		a.Scope = s.cover(0, i)
		if rest > 6 {
			a.Scope = text.Span{Start: s.words[0].Start, End: s.words[len(s.words)-1].End}
		}
	case rest > 0:
		a.Scope = s.cover(after, len(s.words))
	}
	s.add(i, j, a)
}

// who is the comparable form of a speaker: the last name in the phrase where
// there is one, else its nouns without article.
func (s *sentence) who(from, to int) string {
	for k := to; k > from; k-- {
		if n := s.named[k-1]; n > 0 && (k == to || s.tag(to-1) != lang.Noun) {
			return s.out[n-1].Value
		}
	}
	var b strings.Builder
	for k := from; k < to; k++ {
		switch w := s.low[k]; w {
		case "the", "a", "an", ",":
		default:
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
	}
	return b.String()
}

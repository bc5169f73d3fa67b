package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// tagWords gives the letters-only words their part of speech. Listed words
// have theirs; a capital inside a sentence makes a name; the rest is guessed
// from endings and from the word before.
func tagWords(t string, words []lang.Word) {
	titled := titleCase(t, words)
	prev := lang.Mark
	for i := range words {
		w := &words[i]
		if w.Tag == lang.Other {
			opens := i == 0 || prev == lang.Mark && opener(words[i-1].Slice(t))
			w.Tag = guess(t, words, i, prev, opens || titled)
		}
		prev = w.Tag
	}
}

// opener reports a mark after which a capital says nothing.
func opener(m string) bool {
	switch m {
	case "\"", "“", "‘", "'", ":", "•", "(", "[", "…", "...", "—", "*", "-":
		return true
	}
	return false
}

// titleCase reports a headline in which nearly every word has a capital: there
// a capital doesn't make a name. Headlines have no full stop, sentences full of
// names do.
func titleCase(t string, words []lang.Word) bool {
	if len(words) == 0 || words[len(words)-1].Slice(t) == "." {
		return false
	}
	upper, lower := 0, 0
	for _, w := range words {
		if w.Len() < 4 {
			continue
		}
		switch c := t[w.Start]; {
		case upperByte(c):
			upper++
		case lowerByte(c):
			lower++
		}
	}
	return upper > 2 && lower*8 <= upper
}

func guess(t string, words []lang.Word, i int, prev lang.Tag, opens bool) lang.Tag {
	s := words[i].Slice(t)
	f := lookup(s)
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsUpper(r) {
		if tag, ok := capital(t, words, i, f, opens); ok {
			return tag
		}
	} else if branded(s) {
		return lang.Name
	}
	if f.has(numeral) && !f.has(known) {
		return lang.Num
	}
	if !f.has(known) {
		if i > 0 && nominative(small(words[i-1].Slice(t))) && !strings.HasSuffix(s, "ly") {
			return lang.Verb
		}
		return ending(s, prev)
	}
	tag := f.tag()
	before := ""
	if i > 0 {
		before = small(words[i-1].Slice(t))
	}
	// Listed verbs that are nouns as well, and the other way round.
	switch {
	case tag == lang.Verb && !f.has(say) && (prev == lang.Adj || prev == lang.Prep && before != "to" || prev == lang.Num && strings.HasSuffix(s, "s") || determiner(before)):
		return lang.Noun
	case tag == lang.Noun && (verbal(before) || nominative(before)):
		return lang.Verb
	}
	return tag
}

// capital decides a word with a capital letter; ok is false where it is to be
// read as if it were small.
func capital(t string, words []lang.Word, i int, f flags, opens bool) (tag lang.Tag, ok bool) {
	s := words[i].Slice(t)
	switch {
	case s == "I":
		return lang.Pron, true
	case f.has(weekday) || f.has(month) && s != "May" || s == "May" && !opens:
		return lang.Time, true
	case acronymWord(s):
		return lang.Org, !f.function() || len(s) > 1 && upperByte(s[1]) && !opens || s == "US" || strings.Contains(s, ".")
	case f.function() || f.has(starter) || f.has(numeral):
		return 0, false
	case !opens:
		return lang.Name, true
	case f.has(known):
		return 0, false
	}
	if i+1 < len(words) {
		// "John Smith": the next word says that the first is a name too.
		if n := words[i+1].Slice(t); upperByte(n[0]) && !lookup(n).function() {
			return lang.Name, true
		}
	}
	if common(s) {
		return 0, false
	}
	return lang.Name, true
}

// acronymWord reports two or more capitals and nothing small but a plural s.
func acronymWord(s string) bool {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case upperByte(c):
			n++
		case lowerByte(c) && !(c == 's' && i == len(s)-1):
			return false
		case c >= 0x80:
			return false
		}
	}
	return n > 1
}

// common guesses whether a word that opens a sentence is an ordinary one.
func common(s string) bool {
	for _, e := range [...]string{"ing", "ed", "ly", "ers", "ors", "ists", "ians", "ents", "ants", "ies", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "less", "ful", "ous", "able", "ible", "ism", "ance", "ence", "ship", "wards", "where", "one", "thing", "body"} {
		if len(s) > len(e)+2 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return lookup(strings.TrimSuffix(s, "s")).has(known) || lookup(strings.TrimSuffix(s, "es")).has(known)
}

// ending guesses the part of speech of an unlisted word in small letters.
func ending(s string, prev lang.Tag) lang.Tag {
	any := func(es ...string) bool {
		for _, e := range es {
			if len(s) > len(e)+1 && strings.HasSuffix(s, e) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasSuffix(s, "n't") || strings.HasSuffix(s, "n’t"):
		return lang.Particle
	case any("ly"):
		return lang.Adv
	case any("ed", "ing", "ize", "ise", "ify", "ized", "ised"):
		return lang.Verb
	case any("tion", "sion", "ment", "ness", "ity", "ism", "ist", "ance", "ence", "ship", "hood", "dom", "age", "er", "or", "logy", "cy"):
		return lang.Noun
	case any("ous", "ful", "ive", "al", "able", "ible", "ic", "less", "ish", "ary", "ent", "ant", "-old"):
		return lang.Adj
	}
	if base := strings.TrimSuffix(s, "s"); base != s {
		f := lookup(base)
		if f.tag() == lang.Verb && f.has(known) && !nominal(prev) {
			return lang.Verb
		}
	}
	return lang.Noun
}

// nominal reports a word before which a verb is not expected.
func nominal(prev lang.Tag) bool {
	return prev == lang.Adj || prev == lang.Prep || prev == lang.Num
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "'s", "no", "any", "each", "every", "some":
		return true
	}
	return false
}

// nominative reports a pronoun that is the subject of the verb behind it.
func nominative(w string) bool {
	switch w {
	case "he", "she", "it", "they", "we", "i", "who":
		return true
	}
	return false
}

// verbal reports a word after which a verb is expected.
func verbal(s string) bool {
	switch strings.ToLower(s) {
	case "will", "would", "can", "could", "may", "might", "must", "should", "shall", "to", "don't", "didn't", "doesn't", "won't", "cannot", "can't":
		return true
	}
	return false
}

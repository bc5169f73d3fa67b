package en

import (
	_ "embed" // the word lists
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
)

//go:embed data/lexicon.txt
var lexiconText string

// flags is what the lexicon knows of a word: its part of speech in the low five
// bits, one bit for each thing it can do above them.
type flags uint32

const tagBits flags = 31

const (
	known    flags = 1 << (iota + 5) // has a part of speech
	starter                          // function word that often opens a sentence
	say                              // verb of saying
	title                            // stands before a personal name
	abTitle                          // "Mr.": its full stop never ends a sentence
	abNum                            // "No.": not before a number
	abGen                            // "Inc.": only before a sentence opener
	abNever                          // "e.g."
	abMonth                          // "Jan.", "Mon.": not before figures or small letters
	month                            // January, Jan
	weekday                          // Monday
	zone                             // GMT: goes on after a.m.
	numeral                          // number word or scale
	quantity                         // may open a number or a date: half, twice, last, today
)

func (f flags) tag() lang.Tag    { return lang.Tag(f & tagBits) }
func (f flags) has(m flags) bool { return f&m != 0 }
func (f flags) function() bool   { return f.has(known) && functional(f.tag()) }
func functional(t lang.Tag) bool {
	return t == lang.Pron || t == lang.Conj || t == lang.Prep || t == lang.Particle
}

var lexicon = sync.OnceValue(func() map[string]flags {
	m := make(map[string]flags, strings.Count(lexiconText, "\n"))
	var section string
	for line := range strings.Lines(lexiconText) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			f := m[line]
			if tag, ok := tagOf(section); ok {
				if !f.has(known) {
					f |= known | flags(tag)
				}
			} else {
				f |= flagOf(section)
			}
			m[line] = f
		}
	}
	return m
})

func tagOf(section string) (lang.Tag, bool) {
	switch section {
	case "pron":
		return lang.Pron, true
	case "conj":
		return lang.Conj, true
	case "prep":
		return lang.Prep, true
	case "particle":
		return lang.Particle, true
	case "adv":
		return lang.Adv, true
	case "adj":
		return lang.Adj, true
	case "verb":
		return lang.Verb, true
	case "noun":
		return lang.Noun, true
	case "time":
		return lang.Time, true
	}
	return lang.Other, false
}

func flagOf(section string) flags {
	switch section {
	case "starter":
		return starter
	case "say":
		return say
	case "title":
		return title
	case "abtitle":
		return abTitle
	case "abnum":
		return abNum
	case "abgen":
		return abGen
	case "abnever":
		return abNever
	case "abmonth":
		return abMonth
	case "month":
		return month
	case "weekday":
		return weekday
	case "zone":
		return zone
	case "number":
		return numeral
	case "quantity":
		return quantity
	}
	return 0
}

// lookup finds a word whatever its case and apostrophe, without allocating.
// Words longer than any in the lexicon are not looked up.
func lookup(w string) flags {
	var buf [24]byte
	b, ok := lowerInto(buf[:0], w)
	if !ok {
		return 0
	}
	return lexicon()[string(b)]
}

// lowerInto appends w to b in small ASCII letters with plain apostrophes. It
// says no where w has other characters or doesn't fit into b's capacity.
func lowerInto(b []byte, w string) ([]byte, bool) {
	for i := 0; i < len(w); i++ {
		c := w[i]
		switch {
		case len(b) == cap(b):
			return b, false
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		case c < 0x80:
			b = append(b, c)
		case strings.HasPrefix(w[i:], "’"):
			b = append(b, '\'')
			i += len("’") - 1
		default:
			return b, false
		}
	}
	return b, true
}

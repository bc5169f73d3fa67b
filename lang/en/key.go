package en

import (
	"strings"
	"sync/atomic"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// Key folds a word for comparing: small letters, plain apostrophes, figures
// without thousands separators, no possessive, the Snowball (Porter 2) stem.
// An acronym that would look like a function word keeps its capitals: US is
// not us. Words of three letters and less are their own stem.
func (English) Key(word string) string {
	if word == "" {
		return word
	}
	plain, lower := true, true
	for i := 0; i < len(word); i++ {
		c := word[i]
		if !lowerByte(c) {
			plain = false
			if c >= 0x80 || upperByte(c) || c == '.' || c == ',' {
				lower = false
			}
		}
	}
	if plain {
		return stem(word)
	}
	if acronymWord(word) {
		w := strings.ReplaceAll(strings.TrimSuffix(word, "s"), ".", "")
		if lookup(w).function() {
			return w
		}
		return strings.ToLower(w)
	}
	if !lower {
		word = fold(word)
	}
	word = strings.TrimSuffix(word, "'s")
	for i := 0; i < len(word); i++ {
		if c := word[i]; !lowerByte(c) && c < 0x80 {
			return word // figures, hyphens, addresses: no stem
		}
	}
	return stem(word)
}

func fold(w string) string {
	number := w[0] >= '0' && w[0] <= '9' || w[0] == '$'
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’' || r == '‘':
			return '\''
		case r == '‑' || r == '‐' || r == '–':
			return '-'
		case r == ',' && number:
			return -1
		case r >= '！' && r <= '～':
			return unicode.ToLower(r - 0xfee0)
		}
		return unicode.ToLower(r)
	}, w)
}

func stem(w string) string {
	if len(w) < 4 {
		return w
	}
	if l, ok := irregular()[w]; ok {
		return l
	}
	switch w[len(w)-1] {
	case 'b', 'h', 'k', 'p', 'w', 'o', 'a', 'f', 'x', 'z', 'u', 'j', 'q':
		return w // Porter 2 has no rule for these endings
	}
	if len(w) > 40 {
		return w
	}
	return stemOf(w)
}

// stems are those of the words that came last, whatever article they are from: a stem
// depends on the word alone, and to find it takes longer than all else that is done with
// most words. A word takes the place of another that falls on the same one.
var stems [1 << 13]atomic.Pointer[stemmed]

type stemmed struct{ word, stem string }

func stemOf(w string) string {
	h := uint32(0)
	for i := 0; i < len(w); i++ {
		h = h*0x01000193 ^ uint32(w[i])
	}
	place := &stems[(h^h>>16)%uint32(len(stems))]
	s := place.Load()
	if s == nil || s.word != w {
		w = strings.Clone(w) // the text that it is a part of is not to stay with it
		s = &stemmed{w, english.Stem(w, true)}
		place.Store(s)
	}
	return s.stem
}

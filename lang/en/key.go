package en

import (
	"strings"
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
	return english.Stem(w, true)
}

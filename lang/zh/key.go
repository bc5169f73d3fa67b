package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key gives the form in which words are compared: half width, lower case,
// simplified. Where that is the word itself nothing is allocated. Traditional
// characters with several simplified forms take the commonest, so a key is for
// comparing with other keys and never shown.
func (Chinese) Key(word string) string {
	for i, r := range word {
		if f := foldRune(r); f != r {
			return foldFrom(word, i)
		}
	}
	return word
}

func foldFrom(word string, i int) string {
	var b strings.Builder
	b.Grow(len(word))
	b.WriteString(word[:i])
	for _, r := range word[i:] {
		b.WriteRune(foldRune(r))
	}
	return b.String()
}

// foldRune folds one character. U+FFFD stands for itself, so that broken bytes
// are folded to it and stay comparable.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			return r | 0x20
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldRune(r - 0xFEE0)
	case r == 0x3000:
		return ' '
	case r < 0x2000:
		return unicode.ToLower(r)
	}
	return simple(r)
}

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
	for i := 0; i < len(word); {
		if i+2 < len(word) && word[i]-0xE4 < 6 { // nearly all: a Han character
			if r := rune(word[i]&0x0F)<<12 | rune(word[i+1]&0x3F)<<6 | rune(word[i+2]&0x3F); simple(r) == r {
				i += 3
				continue
			}
		}
		r, n := decode(word[i:])
		if foldRune(r) != r {
			return foldFrom(word, i)
		}
		i += n
	}
	return word
}

// decode is utf8.DecodeRuneInString, faster for U+3000 to U+9FFF: nearly all that a
// Chinese text has.
func decode(s string) (r rune, n int) {
	if len(s) > 2 && s[0]-0xE3 < 7 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
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
	case r > 0x3000 && r < 0xFF01: // nearly all that a Chinese text has
		return simple(r)
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

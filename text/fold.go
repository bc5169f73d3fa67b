package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which texts are compared: compatibility forms undone
// (NFKC: full-width letters and figures become plain), small letters, curly
// quotes straight, runs of white space one space, none at the ends. The result
// has no offsets in common with s. A text that is folded already comes back
// without a copy.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80:
			return foldUnicode(s)
		case c >= 'A' && c <= 'Z', c < ' ', c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			plain = false
		}
	}
	if plain {
		return s
	}
	return foldRunes(s)
}

func foldUnicode(s string) string {
	return foldRunes(norm.NFKC.String(s))
}

func foldRunes(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		switch r {
		case '“', '”', '„', '«', '»':
			r = '"'
		case '‘', '’', '‚':
			r = '\''
		case '‐', '‑', '–', '−':
			r = '-'
		case '\u200b', '\u200c', '\u200d', '\u00ad', '\ufeff':
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

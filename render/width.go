package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a character takes.
func cells(r rune) int {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return 0
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// displayWidth is the number of columns of s; escape sequences take none.
func displayWidth(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] == 0x1b {
			i = escapeEnd(s, i)
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		n += cells(r)
		i += w
	}
	return n
}

// escapeEnd gives the end of the escape sequence "ESC [ … letter" at i.
func escapeEnd(s string, i int) int {
	for i++; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			return i + 1
		}
	}
	return len(s)
}

// A mark of these never opens, or never ends, a line (as in GB/T 15834).
const (
	noStart = "、，。．；：？！…,.;:?!)]}%）”’」』》〉】〕］｝％·"
	noEnd   = "([{（“‘「『《〈【〔［｛"
)

// wrap breaks s into lines of at most columns columns, indent before each but
// the first, which begins at column lead. columns <= 0 leaves it whole. Latin
// words stay whole unless one alone is wider than the line.
func wrap(s, indent string, lead, columns int) string {
	if columns <= 0 {
		return s
	}
	if columns < lead+8 {
		columns = lead + 8
	}
	var out, line strings.Builder
	at := lead
	base := displayWidth(indent)
	empty := true // nothing on this line yet
	flush := func() {
		out.WriteString(strings.TrimRight(line.String(), " "))
		line.Reset()
	}
	for len(s) > 0 {
		piece := nextPiece(s)
		s = s[len(piece):]
		w := displayWidth(piece)
		if !empty && at+displayWidth(strings.TrimRight(piece, " ")) > columns {
			flush()
			out.WriteString("\n" + indent)
			at, empty = base, true
			piece = strings.TrimLeft(piece, " ")
			w = displayWidth(piece)
		}
		line.WriteString(piece)
		at += w
		empty = empty && piece == ""
	}
	flush()
	return out.String()
}

// nextPiece gives the shortest start of s after which a line may break.
func nextPiece(s string) string {
	i, wide, open := 0, false, false
	for i < len(s) {
		if s[i] == 0x1b {
			i = escapeEnd(s, i)
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		stays := strings.ContainsRune(noStart, r) || cells(r) == 0
		switch {
		case i > 0 && wide && !open && !stays:
			return s[:i] // after a wide character anything but a closing mark may break
		case r == ' ':
			for i < len(s) && s[i] == ' ' {
				i++
			}
			return s[:i]
		case i > 0 && !wide && !open && cells(r) == 2 && !stays:
			return s[:i] // between Latin and Chinese
		case i > 60:
			return s[:i] // an address or the like: cut it anywhere
		}
		if !stays {
			wide = cells(r) == 2
		}
		open = strings.ContainsRune(noEnd, r)
		i += w
	}
	return s
}

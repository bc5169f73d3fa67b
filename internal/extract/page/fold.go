package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold makes of s what a reader sees of it on one line: each run of white space
// is one space, none stands at an end, and characters that show nothing
// (controls, zero-width spaces, soft hyphens, byte order marks) are gone. NUL
// and bytes that are no UTF-8 become U+FFFD. Folding twice changes nothing.
//
// Joiners stay, and beside right-to-left letters marks of direction: without them emoji
// and right-to-left words would show differently.
func Fold(s string) string {
	if tidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space, turned := false, rightToLeft(s)
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case invisible(r), directs(r) && !turned:
			continue
		case r == 0:
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// tidy reports that Fold has nothing to do, so that clean text is not copied.
func tidy(s string) bool {
	space := true
	for i, r := range s {
		switch {
		case r >= 0x3400 && r < 0xA000: // most of what a Chinese text has
		case r == ' ':
			if space {
				return false
			}
			space = true
			continue
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"), r == 0, invisible(r), unicode.IsSpace(r), directs(r) && !rightToLeft(s):
			return false
		}
		space = false
	}
	return !space || s == ""
}

// invisible names what neither shows nor joins. U+00AD is only seen where a
// browser breaks a line.
func invisible(r rune) bool {
	switch {
	case r < 0x20:
		return r != 0 && !unicode.IsSpace(r)
	case r < 0x7F:
		return false
	case r < 0xA0:
		return r != 0x85
	}
	return r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF
}

// directs names the marks that only say in which direction what is beside them runs.
func directs(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// rightToLeft reports letters that run from the right: Hebrew, Arabic and their like.
func rightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r < 0xFEFF || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
	})
}

// Spaced reports whether a line break in the source, after the rune before and
// ahead of next, shows as a space: between words it does, beside Han characters
// and full-width marks, which are written without spaces, it doesn't.
func Spaced(before rune, next string) bool {
	after, _ := utf8.DecodeRuneInString(next)
	return !Wide(before) && !Wide(after)
}

// Wide reports whether r takes two cells: Han, kana, hangul, full-width forms
// and their punctuation, and the marks “”‘’…— only in so far as the cell count
// of a line is concerned (see cells).
func Wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF01 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF
}

// Cells is the width of s on a terminal.
func Cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if Wide(r) {
			n++
		}
	}
	return n
}

// SameTitle reports that two titles have the same letters and digits.
func SameTitle(a, b string) bool { return key(a) == key(b) && key(a) != "" }

// Key is s as titles and labels are compared: letters and digits only, lower
// case, full-width forms folded.
func Key(s string) string { return key(s) }

func key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

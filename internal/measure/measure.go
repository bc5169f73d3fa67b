// Package measure counts an article and says how long it takes to read.
package measure

import (
	"unicode"
	"unicode/utf8"
)

// Method names what Counts.Characters counts.
const Method = "letters+digits"

// Counts are the sizes of a text.
type Counts struct {
	Characters    int // letters and digits, Unicode L* and N*, each one
	WordProcessor int // Han, kana, hangul 1 each; Latin word 1; number 1; full-width mark 1
	Words         int // runs of letters and digits outside Han, kana and hangul

	// The two parts that reading time adds up. A figure is read with the
	// script before it: "2024年" as characters, "in 2024" as a word.
	TimedCharacters int
	TimedWords      int
}

// Count measures t, the text of an article with its captions.
func Count(t string) Counts {
	var c Counts
	latin := leadsLatin(t) // the script of the last letter seen
	for i := 0; i < len(t); {
		r, w := utf8.DecodeRuneInString(t[i:])
		switch {
		case ideographic(r):
			c.Characters++
			c.WordProcessor++
			c.TimedCharacters++
			latin = false
		case chineseMark(r):
			c.WordProcessor++
		case unicode.IsLetter(r), unicode.IsNumber(r):
			n, letters, end := run(t, i)
			c.Characters += n
			c.Words++
			c.WordProcessor++
			if latin = latin || letters; latin {
				c.TimedWords++
			} else {
				c.TimedCharacters += n
			}
			i = end
			continue
		case fullWidth(r):
			c.WordProcessor++
		}
		i += w
	}
	return c
}

// run reads one Latin word or number from i: its letters and digits, whether a
// letter is among them, and its end. Joiners (apostrophe, hyphen, point, comma)
// belong to it only between two of them: "don't", "3.5", "1,740".
func run(t string, i int) (n int, letters bool, end int) {
	for i < len(t) {
		if c := t[i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			n, letters = n+1, true
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(t[i:])
		switch {
		case ideographic(r):
			return n, letters, i
		case unicode.IsLetter(r):
			n, letters = n+1, true
		case unicode.IsNumber(r):
			n++
		case unicode.IsMark(r):
		case r == '\'' || r == '’' || r == '-' || r == '.' || r == ',':
			next, _ := utf8.DecodeRuneInString(t[i+w:])
			if ideographic(next) || !unicode.IsLetter(next) && !unicode.IsNumber(next) {
				return n, letters, i
			}
		default:
			return n, letters, i
		}
		i += w
	}
	return n, letters, i
}

// leadsLatin is the script of the first letter of t.
func leadsLatin(t string) bool {
	for _, r := range t {
		if ideographic(r) {
			return false
		}
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func ideographic(r rune) bool {
	return r >= 0x4E00 && r < 0x9FA6 || // most of what a Chinese text has
		r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// chineseMark reports the commonest full-width marks: none is a letter or a figure.
func chineseMark(r rune) bool {
	return r >= 0x2010 && r <= 0x2026 || r == 0x3001 || r == 0x3002 || r >= 0x3008 && r <= 0x3011 ||
		r >= 0xFF01 && r <= 0xFF0F || r >= 0xFF1A && r <= 0xFF20
}

func fullWidth(r rune) bool {
	switch {
	case r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF65:
		return r != 0x3000
	case r >= 0x2010 && r <= 0x2026: // dashes, “ ” ‘ ’ …
		return true
	}
	return false
}

// Speed is how fast somebody reads, in characters and in Latin words a minute.
type Speed struct{ Characters, Words int }

// DefaultSpeed is the one commonly shown in software for Chinese, and that of
// Brysbaert (2019) for English non-fiction.
var DefaultSpeed = Speed{Characters: 400, Words: 238}

// Minutes is the reading time: both parts added up, then rounded up, never 0.
func (c Counts) Minutes(s Speed) int {
	n := c.TimedCharacters*s.Words + c.TimedWords*s.Characters
	d := s.Characters * s.Words
	return max(1, (n+d-1)/d)
}

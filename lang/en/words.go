package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Words appends the words and marks of sp. One word each: don't, 3.5%, $19.3bn,
// 5–10, U.S., COVID-19, e-mail, AT&T, an address. Split off: possessive 's and
// the other clitics ('re 've 'll 'm 'd), which are particles of their own.
func (English) Words(dst []lang.Word, t string, sp text.Span) []lang.Word {
	first := len(dst)
	dst = rawWords(dst, t, sp)
	tagWords(t, dst[first:])
	return dst
}

// rawWords scans without parts of speech.
func rawWords(dst []lang.Word, t string, sp text.Span) []lang.Word {
	for i := sp.Start; i < sp.End; {
		c := t[i]
		if c == ' ' {
			i++
			continue
		}
		j, tag := scan(t, i, sp)
		if tag != space {
			dst = append(dst, lang.Word{Span: text.Span{Start: i, End: j}, Tag: tag})
		}
		i = j
	}
	return dst
}

// space marks white space while scanning; it is no tag of a word.
const space = lang.Tag(255)

// scan reads one word, mark or white-space rune at i. Letters come back as
// lang.Other: tagWords gives them their part of speech.
func scan(t string, i int, sp text.Span) (int, lang.Tag) {
	r, w := utf8.DecodeRuneInString(t[i:sp.End])
	switch {
	case r >= '0' && r <= '9':
		return scanNumber(t, i, sp.End)
	case asciiRune(r) || r >= 0x80 && unicode.IsLetter(r):
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return i + w, lang.Noun
		}
		return scanLetters(t, i, sp.End)
	case unicode.IsSpace(r):
		return i + w, space
	case currency(r) && digitAt(t, i+w, sp.End):
		return scanNumber(t, i+w, sp.End)
	case (r == '-' || r == '+' || r == '−') && (i == sp.Start || t[i-1] == ' ' || t[i-1] == '(') && (digitAt(t, i+w, sp.End) || currencyAt(t, i+w, sp.End)):
		j, tag := scan(t, i+w, sp)
		return j, tag
	case r == '.' && digitAt(t, i+1, sp.End):
		return scanNumber(t, i+1, sp.End)
	case r == '\'' || r == '’':
		if i > sp.Start && wordEnd(t[:i]) {
			if n := clitic(t[i+w : sp.End]); n > 0 {
				return i + w + n, lang.Particle
			}
		}
	case (r == '@' || r == '#') && letterAt(t, i+w, sp.End):
		j, _ := scanLetters(t, i+w, sp.End)
		return j, lang.Name
	case r == '.' || r == '-' || r == '…' || r == '—' || r == '=' || r == '*' || r == '_':
		j := i + w
		for j < sp.End && strings.HasPrefix(t[j:sp.End], t[i:i+w]) {
			j += w
		}
		return j, lang.Mark
	case unicode.IsDigit(r) || unicode.IsNumber(r):
		j := i + w
		for j < sp.End {
			r, w := utf8.DecodeRuneInString(t[j:sp.End])
			if !unicode.IsNumber(r) {
				break
			}
			j += w
		}
		return j, lang.Num
	case unicode.IsMark(r):
		return scanLetters(t, i, sp.End)
	}
	return i + w, lang.Mark
}

// scanLetters reads a word that begins with a letter.
func scanLetters(t string, i, end int) (int, lang.Tag) {
	if n := address(t[i:end]); n > 0 {
		return i + n, lang.Latin
	}
	j := i
	if n := acronym(t[i:end]); n > 0 {
		j += n
	}
	for j < end {
		r, w := utf8.DecodeRuneInString(t[j:end])
		switch {
		case asciiRune(r), r >= '0' && r <= '9':
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)):
			if unicode.Is(unicode.Han, r) {
				return j, lang.Other
			}
		case r == '\'' || r == '’':
			if !letterAt(t, j+w, end) || clitic(t[j+w:end]) > 0 {
				return j, lang.Other
			}
		case r == '-' || r == '‐' || r == '‑' || r == '_' || r == '@':
			if !letterAt(t, j+w, end) && !digitAt(t, j+w, end) {
				return j, lang.Other
			}
		case r == '.':
			if !letterAt(t, j+w, end) || j == i || !asciiLetter(t[j-1]) {
				return j, lang.Other
			}
		case r == '&':
			if j == i || !upperByte(t[j-1]) || j+1 >= end || !upperByte(t[j+1]) {
				return j, lang.Other
			}
		case r == '$':
			if j-i > 3 || !upperByte(t[i]) || !digitAt(t, j+w, end) {
				return j, lang.Other
			}
			return scanNumber(t, j+w, end) // US$5bn
		default:
			return max(j, i+1), lang.Other
		}
		j += w
	}
	return j, lang.Other
}

// scanNumber reads figures from their first digit at i with the scale, unit or
// range that is glued to them. A word like 30-year-old is an adjective.
func scanNumber(t string, i, end int) (int, lang.Tag) {
	j, tag := i, lang.Num
	for j < end {
		r, w := utf8.DecodeRuneInString(t[j:end])
		switch {
		case r >= '0' && r <= '9':
		case r == '.' || r == ',' || r == ':' || r == '/':
			if !digitAt(t, j+w, end) {
				return j, tag
			}
		case r == '%' || r == '°' || r == '½' || r == '¼' || r == '¾':
		case r == '-' || r == '–' || r == '‑':
			switch {
			case digitAt(t, j+w, end), currencyAt(t, j+w, end):
				if !digitAt(t, j+w, end) {
					_, cw := utf8.DecodeRuneInString(t[j+w : end])
					w += cw
				}
			case r != '–' && letterAt(t, j+w, end):
				tag = lang.Adj
			default:
				return j, tag
			}
		case asciiRune(r) || r >= 0x80 && unicode.IsLetter(r) && !unicode.Is(unicode.Han, r):
		default:
			return j, tag
		}
		j += w
	}
	return j, tag
}

// acronym gives the length of U.S. or a.m. at the front of s, its last full
// stop included, or 0.
func acronym(s string) int {
	n := 0
	for n+1 < len(s) && asciiLetter(s[n]) && s[n+1] == '.' {
		n += 2
	}
	switch {
	case strings.HasPrefix(s, "Ph.D."):
		return 5
	case n >= 4 && (n >= len(s) || !asciiLetter(s[n])):
		return n
	case n >= 2 && n < len(s) && asciiLetter(s[n]) && (n+1 == len(s) || !asciiLetter(s[n+1])):
		return n + 1 // U.S without the last
	}
	return 0
}

// address gives the length of a web address at the front of s, or 0.
func address(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] < 0x7f && !strings.ContainsRune("\"<>", rune(s[n])) {
		n++
	}
	return len(strings.TrimRight(s[:n], ".,;:!?)'"))
}

// clitic gives the length of s, re, ve, ll, m or d at the front of s where the
// word ends after it, or 0.
func clitic(s string) int {
	for _, c := range [...]string{"s", "re", "ve", "ll", "m", "d", "S"} {
		if strings.HasPrefix(s, c) && !letterAt(s, len(c), len(s)) && !digitAt(s, len(c), len(s)) {
			return len(c)
		}
	}
	return 0
}

func wordEnd(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.'
}

func asciiRune(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

func digitAt(t string, i, end int) bool { return i < end && t[i] >= '0' && t[i] <= '9' }

func letterAt(t string, i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t[i:end])
	return unicode.IsLetter(r)
}

func currencyAt(t string, i, end int) bool {
	if i >= end {
		return false
	}
	r, w := utf8.DecodeRuneInString(t[i:end])
	return currency(r) && digitAt(t, i+w, end)
}

func currency(r rune) bool {
	return r == '$' || r == '£' || r == '€' || r == '¥' || r == '₹' || r == '₽' || r == '₩'
}

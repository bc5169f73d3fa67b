package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
)

// digit takes figures, half and full width.
func digit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// letter takes the letters of every script but Han, with their marks.
func letter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case dictfile.Han(r), r >= 0x2000 && r < 0x2C00, r >= 0x3000 && r < 0x3041: // the marks of Chinese, fast
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// number gives the end of a number in figures: decimals, thousands, a clock
// (10:30), with its %. Letters right behind make it a Latin word (5G, 737MAX).
func number(t string, i, end int) (int, lang.Tag) {
	start, group := i, i
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		switch {
		case digit(r):
			i += w
			continue
		case letter(r):
			if r < 0x80 || r >= 'ａ' && r <= 'ｚ' || r >= 'Ａ' && r <= 'Ｚ' {
				return latin(t, start, end), lang.Latin
			}
			return i, lang.Num
		case r == '%', r == '％', r == '‰':
			return i + w, lang.Num
		case r == '.', r == '．', r == ':', r == '：' && i-group <= 2:
			if n := digits(t, i+w, end); n == 0 || r == '：' && n != 2 {
				return i, lang.Num
			}
		case r == ',', r == '，':
			// 1,200 but not 2023,100: thousands stand in threes.
			if i-group > 3 || digits(t, i+w, end) != 3 {
				return i, lang.Num
			}
		default:
			return i, lang.Num
		}
		i += w
		group = i
	}
	return i, lang.Num
}

// digits counts the figures at i, up to 4.
func digits(t string, i, end int) int {
	n := 0
	for i < end && n < 4 {
		r, w := utf8.DecodeRuneInString(t[i:end])
		if !digit(r) {
			break
		}
		i += w
		n++
	}
	return n
}

// latin gives the end of a Latin word, with the marks that tie its parts
// together: COVID-19, U.S., AT&T, don't, an address.
func latin(t string, i, end int) int {
	if n := address(t[i:end]); n > 0 {
		return i + n
	}
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		if letter(r) || digit(r) {
			i += w
			continue
		}
		if !strings.ContainsRune("-.'’&_@", r) {
			break
		}
		next, _ := utf8.DecodeRuneInString(t[i+w : end])
		if !letter(next) && !digit(next) {
			break
		}
		i += w
	}
	return i
}

// address gives the length of the web address that opens s, 0 if none does.
func address(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] < 0x7F && !strings.ContainsRune(`<>"`, rune(s[n])) {
		n++
	}
	return len(strings.TrimRight(s[:n], `.,;:!?)]'`))
}

// mark gives the end of the mark r that ends at i: a row of … or — is one mark,
// three stops are, an emoji is with what is joined to it.
func mark(t string, i, end int, r rune) int {
	switch {
	case r == '…', r == '—', r == '─', r == '.' && strings.HasPrefix(t[i:end], ".."):
		for strings.HasPrefix(t[i:end], string(r)) {
			i += utf8.RuneLen(r)
		}
	case r >= 0x2190:
		for i < end {
			next, w := utf8.DecodeRuneInString(t[i:end])
			switch {
			case next == '\u200d':
				_, joined := utf8.DecodeRuneInString(t[i+w : end])
				i += w + joined
			case next == '\ufe0f', next >= 0x1F3FB && next <= 0x1F3FF:
				i += w
			default:
				return i
			}
		}
	}
	return i
}

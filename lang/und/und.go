// Package und reads text in a language nobody here knows: sentences and words
// by the marks and classes of Unicode, atoms for plain numbers only, no cues.
package und

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Undetermined is the fallback language. The zero value is ready.
type Undetermined struct{}

var _ lang.Language = Undetermined{}

// New gives the fallback language. It does no work.
func New() Undetermined { return Undetermined{} }

// Tag is "und".
func (Undetermined) Tag() string { return "und" }

// Clauses gives the sentence whole: which commas part clauses differs by
// language.
func (Undetermined) Clauses(_ string, sentence text.Span, _ []lang.Word) []text.Span {
	return []text.Span{sentence}
}

// Atoms gives the plain numbers and percentages, in whatever digits they are
// written.
func (Undetermined) Atoms(dst []lang.Atom, t string, _ text.Span, words []lang.Word, _ lang.Context) []lang.Atom {
	for i, w := range words {
		if w.Tag != lang.Num {
			continue
		}
		v, ok := number(w.Slice(t))
		if !ok {
			continue
		}
		a := lang.Atom{Span: w.Span, Kind: lang.KindNumber, Sub: "count", Low: v, High: v, Value: strconv.FormatFloat(v, 'f', -1, 64)}
		if i+1 < len(words) {
			switch next := words[i+1]; next.Slice(t) {
			case "%", "％", "٪":
				a.Span, a.Sub, a.Unit, a.Value = w.Cover(next.Span), "percent", "%", a.Value+"%"
			}
		}
		dst = append(dst, a)
	}
	return dst
}

// number reads digits of any script. Which of . and , parts the thousands is
// told by where they stand: the last of two kinds is the decimal mark; a lone
// one before exactly three digits parts thousands.
func number(s string) (float64, bool) {
	b := make([]byte, 0, 24)
	last, seps := -1, 0
	var sep byte
	mixed := false
	for _, r := range s {
		switch d, ok := digit(r); {
		case len(b) > 40:
			return 0, false
		case ok:
			b = append(b, '0'+d)
		case r == '.' || r == ',' || r == '٫' || r == '٬':
			c := byte(',')
			if r == '.' || r == '٫' {
				c = '.'
			}
			mixed = mixed || seps > 0 && c != sep
			sep, last, seps = c, len(b), seps+1
		default:
			return 0, false
		}
	}
	if len(b) == 0 {
		return 0, false
	}
	txt := string(b)
	if last > 0 && (mixed || seps == 1 && len(b)-last != 3) {
		txt = string(b[:last]) + "." + string(b[last:])
	}
	v, err := strconv.ParseFloat(txt, 64)
	return v, err == nil
}

// digit gives the value of a decimal digit. The digits of a script stand in
// order, ten in a row, from a code point that its class tells.
func digit(r rune) (byte, bool) {
	if r < 0x80 {
		return byte(r - '0'), r >= '0' && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	for _, rt := range unicode.Nd.R16 {
		if r >= rune(rt.Lo) && r <= rune(rt.Hi) {
			return byte((r - rune(rt.Lo)) % 10), true
		}
	}
	for _, rt := range unicode.Nd.R32 {
		if r >= rune(rt.Lo) && r <= rune(rt.Hi) {
			return byte((r - rune(rt.Lo)) % 10), true
		}
	}
	return 0, false
}

// Cues knows none but the question mark.
func (Undetermined) Cues(dst []lang.Cue, t string, _ text.Span, words []lang.Word) []lang.Cue {
	for _, w := range words {
		switch w.Slice(t) {
		case "?", "？", "؟":
			dst = append(dst, lang.Cue{Span: w.Span, Kind: lang.CueQuestion})
		}
	}
	return dst
}

// Key folds case and compatibility forms.
func (Undetermined) Key(word string) string { return strings.Trim(text.Fold(word), " ") }

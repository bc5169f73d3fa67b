package write

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Leaning gives the words that a point opens with and that point to something
// outside it; "" where it stands alone. ss is the point as it was read.
func Leaning(t string, ss []lang.Sentence) string {
	if len(ss) == 0 {
		return ""
	}
	at := len(t) - len(strings.TrimLeftFunc(t, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	for _, c := range ss[0].Cues {
		if c.Start != at || c.Empty() {
			continue
		}
		switch c.Kind {
		case lang.CueReference, lang.CueContrast, lang.CueAddition, lang.CueConclusion:
			return c.Slice(t)
		}
	}
	return ""
}

// Asks reports whether a point is a question: it says nothing yet.
func Asks(t string) bool {
	t = strings.TrimRightFunc(t, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’」』)）`, r) })
	return strings.HasSuffix(t, "?") || strings.HasSuffix(t, "？")
}

// TooLong reports whether a point is half as long again as was asked for: a
// little more is nothing to send back for.
func TooLong(t, tag, length string) bool {
	limit := map[string]int{"short": 45, "medium": 80, "long": 120}[length]
	n := 0
	for _, r := range t {
		if unicode.Is(unicode.Han, r) {
			n += 2
		} else {
			n++
		}
	}
	if tag == "zh" {
		return n > limit*2*3/2
	}
	return n > limit*3*3/2 // an English point of as much width has 5 to 6 letters a word
}

// sameShare is the share of the shorter point's pairs of letters at which two
// points say the same.
const sameShare = 0.72

// Same reports whether two points of one language say the same thing in nearly
// the same words. Two that have different figures are two.
func Same(a, b string) bool {
	if f, g := figuresIn(a), figuresIn(b); lacks(f, g) && lacks(g, f) {
		return false
	}
	x, y := pairs(a), pairs(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 {
		return text.Fold(a) == text.Fold(b)
	}
	n := 0
	for p := range x {
		if y[p] {
			n++
		}
	}
	return float64(n) >= sameShare*float64(len(x))
}

// figuresIn gives the runs of digits of a text.
func figuresIn(t string) map[string]bool {
	out := map[string]bool{}
	for _, f := range strings.FieldsFunc(text.Fold(t), func(r rune) bool { return !unicode.IsDigit(r) }) {
		out[f] = true
	}
	return out
}

// lacks reports whether b has not got all of a.
func lacks(a, b map[string]bool) bool {
	for f := range a {
		if !b[f] {
			return true
		}
	}
	return false
}

// pairs gives the pairs of neighbours of a text: Han characters, and words of
// other scripts.
func pairs(t string) map[string]bool {
	t = text.Fold(t)
	out := map[string]bool{}
	last, word := "", ""
	add := func(s string) {
		if last != "" {
			out[last+" "+s] = true
		}
		last = s
	}
	flush := func() {
		if word != "" {
			add(word)
			word = ""
		}
	}
	for i := 0; i < len(t); {
		r, w := utf8.DecodeRuneInString(t[i:])
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			add(t[i : i+w])
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word += t[i : i+w]
		default:
			flush()
		}
		i += w
	}
	flush()
	return out
}

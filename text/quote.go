package text

import (
	"unicode/utf8"
)

// Quote finds a passage again in a text whose offsets may have moved: the exact
// words and a little of what stands before and after. It is the
// TextQuoteSelector of the W3C Web Annotation model.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// contextRunes is how much of the neighbourhood a Quote carries at first.
const contextRunes = 16

// NewQuote quotes sp from t. Where the words and their usual context occur more
// than once the context grows until the first match is sp itself, so that Find
// on the same text always gives sp back.
func NewQuote(t string, sp Span) Quote {
	for n := contextRunes; ; n *= 2 {
		q := Quote{
			Exact:  sp.Slice(t),
			Prefix: t[backRunes(t, sp.Start, n):sp.Start],
			Suffix: t[sp.End:aheadRunes(t, sp.End, n)],
		}
		if got, ok := q.Find(t); ok && got == sp || n > len(t) {
			return q
		}
	}
}

// Find gives the first place in t where the quote stands with its whole
// context, or else the only place where its exact words stand. It never
// guesses: several bare matches, or none, are reported as not found.
func (q Quote) Find(t string) (Span, bool) {
	if q.Exact == "" {
		return Span{}, false
	}
	if i := find(t, q.Prefix+q.Exact+q.Suffix); i >= 0 {
		i += len(q.Prefix)
		return Span{i, i + len(q.Exact)}, true
	}
	i := find(t, q.Exact)
	if i < 0 || find(t[i+1:], q.Exact) >= 0 {
		return Span{}, false
	}
	return Span{i, i + len(q.Exact)}, true
}

func backRunes(t string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(t[:i])
		i -= w
	}
	return i
}

func aheadRunes(t string, i, n int) int {
	for ; n > 0 && i < len(t); n-- {
		_, w := utf8.DecodeRuneInString(t[i:])
		i += w
	}
	return i
}

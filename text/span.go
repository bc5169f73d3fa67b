// Package text holds the leaf types of the house: spans of bytes, quotes that
// find a passage again, the text fragments of a web address, UTF-16 offsets for
// the browser's edge, and the folded forms in which texts are compared.
//
// All offsets are bytes of UTF-8 unless a name says otherwise.
package text

import "unicode/utf8"

// Span is a half-open range of bytes, always absolute in Article.Text (or in
// the text that the owner of the span names).
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Slice gives the covered part of t without a copy. The span must lie in t.
func (s Span) Slice(t string) string { return t[s.Start:s.End] }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that holds both.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// ValidIn reports whether the span lies inside t with both ends on rune borders.
func (s Span) ValidIn(t string) bool {
	return s.Start >= 0 && s.Start <= s.End && s.End <= len(t) && atRune(t, s.Start) && atRune(t, s.End)
}

func atRune(t string, i int) bool { return i == len(t) || utf8.RuneStart(t[i]) }

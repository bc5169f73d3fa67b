package text

import (
	"sort"
	"unicode/utf8"
)

// step is the distance in bytes of the marks of a UTF16 map: 4 bytes of map for
// each 256 bytes of text, and at most 256 bytes read for an answer.
const step = 256

// UTF16 converts offsets between bytes of UTF-8 and UTF-16 code units, the unit
// of JavaScript strings and of the browser's ranges. It is safe for concurrent
// use.
type UTF16 struct {
	t     string
	marks []int // UTF-16 offset of the first rune that starts at or after i*step
}

// NewUTF16 maps t.
func NewUTF16(t string) *UTF16 {
	m := &UTF16{t: t, marks: make([]int, 0, len(t)/step+1)}
	units := 0
	for i, r := range t {
		for len(m.marks)*step <= i {
			m.marks = append(m.marks, units)
		}
		units += width16(r)
	}
	return m
}

// FromByte gives the UTF-16 offset of byte offset i. An offset outside the text
// is moved to its nearest end, one inside a rune to the rune's start.
func (m *UTF16) FromByte(i int) int {
	i = max(0, min(i, len(m.t)))
	at, units := m.mark(i / step)
	for at < i {
		r, w := utf8.DecodeRuneInString(m.t[at:])
		if at+w > i {
			break
		}
		at += w
		units += width16(r)
	}
	return units
}

// ToByte gives the byte offset of UTF-16 offset u. An offset outside the text
// is moved to its nearest end, one between two surrogates to their rune's start.
func (m *UTF16) ToByte(u int) int {
	k := sort.Search(len(m.marks), func(i int) bool { return m.marks[i] > u })
	at, units := m.mark(k - 1)
	for at < len(m.t) {
		r, w := utf8.DecodeRuneInString(m.t[at:])
		if units+width16(r) > u {
			break
		}
		at += w
		units += width16(r)
	}
	return at
}

// mark gives the first rune border at or after k*step and its UTF-16 offset.
func (m *UTF16) mark(k int) (at, units int) {
	if k <= 0 {
		return 0, 0
	}
	if k >= len(m.marks) {
		k = len(m.marks) - 1
		if k <= 0 {
			return 0, 0
		}
	}
	for at = k * step; at < len(m.t) && !utf8.RuneStart(m.t[at]); {
		at++
	}
	return at, m.marks[k]
}

func width16(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

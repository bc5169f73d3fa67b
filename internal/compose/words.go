package compose

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// words are looked for together, in one pass.
type words struct {
	begin, end [64]uint64 // by the low twelve bits of their first and last characters
	from       [64][]string
	list       []string
}

// wordsOf makes them at the first use.
func wordsOf(list ...string) func() *words {
	return sync.OnceValue(func() *words { return newWords(list) })
}

func newWords(list []string) *words {
	w := &words{list: list}
	for _, word := range list {
		r, _ := utf8.DecodeRuneInString(word)
		w.begin[r&63] |= 1 << (r >> 6 & 63)
		w.from[r&63] = append(w.from[r&63], word)
		r, _ = utf8.DecodeLastRuneInString(word)
		w.end[r&63] |= 1 << (r >> 6 & 63)
	}
	return w
}

// in reports whether one of the words stands in s.
func (w *words) in(s string) bool { return w.index(s) >= 0 }

// index is where the first of the words stands in s, -1 where none does. Characters of three
// bytes, which is nearly all of them, are not decoded further than the bits need it.
func (w *words) index(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		low, high, n := c&63, c>>6, 1
		switch {
		case c&0xF0 == 0xE0 && i+2 < len(s):
			low, high, n = s[i+2]&63, s[i+1], 3
		case c < utf8.RuneSelf:
		default:
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			low, high = byte(r&63), byte(r>>6&63)
		}
		if w.begin[low]>>(high&63)&1 != 0 && startsWith(s[i:], w.from[low]) {
			return i
		}
		i += n
	}
	return -1
}

// count is how many of the words stand in s, one behind another.
func (w *words) count(s string) (n int) {
	for i := 0; i < len(s); {
		if w.mayOpen(s[i:]) {
			r, _ := utf8.DecodeRuneInString(s[i:])
			if k := slices.IndexFunc(w.from[r&63], func(word string) bool { return strings.HasPrefix(s[i:], word) }); k >= 0 {
				n++
				i += len(w.from[r&63][k])
				continue
			}
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return n
}

// mayOpen reports whether s may begin with one of the words, by its first character:
// false means that it doesn't.
func (w *words) mayOpen(s string) bool {
	if len(s) > 2 && s[0]&0xF0 == 0xE0 {
		return w.begin[s[2]&63]>>(s[1]&63)&1 != 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return w.begin[r&63]>>(r>>6&63)&1 != 0
}

// opens reports whether s begins with one of the words.
func (w *words) opens(s string) bool {
	if len(s) > 2 && s[0]&0xF0 == 0xE0 {
		return startsWith(s, w.from[s[2]&63])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return startsWith(s, w.from[r&63])
}

func startsWith(s string, words []string) bool {
	for _, word := range words {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

// closes reports whether s ends in one of the words.
func (w *words) closes(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if w.end[r&63]>>(r>>6&63)&1 == 0 {
		return false
	}
	for _, word := range w.list {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

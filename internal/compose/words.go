package compose

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// words are looked for together, in one pass.
type words struct {
	begin, end [4]uint64 // the low bits of their first and last characters
	list       []string
}

// wordsOf makes them at the first use.
func wordsOf(list ...string) func() *words {
	return sync.OnceValue(func() *words {
		w := &words{list: list}
		for _, word := range list {
			r, _ := utf8.DecodeRuneInString(word)
			w.begin[r>>6&3] |= 1 << (r & 63)
			r, _ = utf8.DecodeLastRuneInString(word)
			w.end[r>>6&3] |= 1 << (r & 63)
		}
		return w
	})
}

// in reports whether one of the words stands in s.
func (w *words) in(s string) bool {
	for i, r := range s {
		if w.begin[r>>6&3]&(1<<(r&63)) == 0 {
			continue
		}
		for _, word := range w.list {
			if strings.HasPrefix(s[i:], word) {
				return true
			}
		}
	}
	return false
}

// closes reports whether s ends in one of the words.
func (w *words) closes(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if w.end[r>>6&3]&(1<<(r&63)) == 0 {
		return false
	}
	for _, word := range w.list {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

package text

import "strings"

// find is strings.Index for sentences. Of the bytes of Chinese text every third
// is one of six, so that a search by the first byte stumbles all the way; the
// last byte of a character is shared by few others.
func find(t, words string) int {
	const last = 2 // byte of a Chinese character
	if len(words) <= 8 || words[0] < 0xE3 || words[0] > 0xE9 {
		return strings.Index(t, words)
	}
	at := last
	for tries := 0; at < len(t) && tries < 16+at/32; tries++ {
		i := strings.IndexByte(t[at:], words[last])
		if i < 0 {
			return -1
		}
		at += i
		if strings.HasPrefix(t[at-last:], words) {
			return at - last
		}
		at++
	}
	if at >= len(t) {
		return -1
	}
	// So many near misses are no chance: this takes no longer than the text.
	if i := strings.Index(t[at-last:], words); i >= 0 {
		return at - last + i
	}
	return -1
}

package zh

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// The fast way to a character gives what the library's does, for every character
// and for broken bytes.
func TestDecode(t *testing.T) {
	check := func(s string) {
		r, n := decode(s)
		if want, m := utf8.DecodeRuneInString(s); r != want || n != m {
			t.Errorf("%q: %x of %d bytes, want %x of %d", s, r, n, want, m)
		}
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		check(string(r) + "船")
	}
	for a := 0x80; a < 0x100; a++ {
		for b := range 0x100 {
			check(string([]byte{byte(a), byte(b), 0xA0, 'x'}))
			check(string([]byte{byte(a), 0xA0, byte(b), 'x'}))
			check(string([]byte{byte(a), byte(b)}))
		}
	}
}

package zh

import "testing"

// TestFigureOpeners: no numeral is missing from the set that is asked first.
func TestFigureOpeners(t *testing.T) {
	x := lexicon()
	for r := rune(0x80); r < 0x20000; r++ {
		if numeralWorth(r) >= 0 && !x.figures.has(r) {
			t.Errorf("%c opens no figure", r)
		}
	}
	for _, r := range "每半日月年周公几数上本第礼" {
		if !x.figures.has(r) {
			t.Errorf("%c opens no figure", r)
		}
	}
}

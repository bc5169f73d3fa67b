package en

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/kljensen/snowball/english"
)

// TestPorter: our stems are those of the Snowball library, for words put together
// of endings, of odd letters and of the words of this package's lists.
func TestPorter(t *testing.T) {
	check := func(w string) {
		t.Helper()
		if len(w) > longestStemmed {
			return
		}
		if got, want := porterStem(w), english.Stem(w, true); got != want {
			t.Errorf("%q: %q, want %q", w, got, want)
		}
	}
	for _, w := range strings.Fields(irregularText) {
		check(w)
	}
	for w := range lexicon() {
		check(w)
	}
	pieces := strings.Fields("gener commun arsen a e i o u y b c d l ll s ss t tt w x ’ ' 's é ï ß sky skies proceed " +
		"sses ied ies us eedly ingly edly ing eed ed at bl iz bb ational fulness iveness ization ousness biliti lessli tional alism aliti ation " +
		"entli fulli iviti ousli anci abli alli ator enci izer bli ogi li alize icate ative iciti ical ful ness ement ance ence able ible ment ent ant ism ate iti ous ive ize ion al er ic ly ability ily y ies")
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		w := ""
		for range 1 + rnd.IntN(5) {
			w += pieces[rnd.IntN(len(pieces))]
		}
		check(w)
	}
}

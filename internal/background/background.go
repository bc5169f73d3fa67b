// Package background knows how common the terms of a text are in the language
// at large: an embedded table of inverse document frequencies that is read in
// place, without parsing, allocation or work at start-up.
//
// A term is a hash: of two Chinese characters that stand side by side (Pair) or
// of the key of a word (Word). The table is made by `go run ./train -background`
// from news of many outlets; it holds figures only, no text.
package background

import (
	_ "embed"
	"math"
	"unicode/utf8"
)

// table is a hash table of two-byte slots after an eight-byte header: "ZDB1",
// log2 of the number of slots, the step of one unit of idf in hundredths, and
// the idf in units of a pair and of a word that are not in it. A slot holds ten bits of
// fingerprint and six of idf; zero is empty.
//
//go:embed data/idf.bin
var table string

const (
	header = 8
	probes = 8 // slots looked at before a term is said to be unknown
)

// Pair is the term of two characters side by side.
func Pair(a, b rune) uint32 {
	return mix(uint32(a)*0x9E3779B1^uint32(b)*0x85EBCA6B^0x5bd1e995) &^ wordBit
}

// wordBit tells the terms of words from those of pairs. It is no bit of the slot
// or of the fingerprint.
const wordBit = 1 << 20

// Word is the term of a word, given as the key of its language.
func Word(key string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(key); i++ {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return mix(h) | wordBit
}

// IDF is the natural logarithm of how many documents there are for each one
// that holds the term: about 0 for the commonest, and the same highest value
// for every term too rare for the table.
func IDF(term uint32) float32 {
	return lookup(table, term)
}

// IDFOf is IDF of a key of either kind: two Chinese characters or a word.
func IDFOf(key string) float32 {
	a, n := utf8.DecodeRuneInString(key)
	b, m := utf8.DecodeRuneInString(key[n:])
	if n == 3 && m == 3 && n+m == len(key) {
		return IDF(Pair(a, b))
	}
	return IDF(Word(key))
}

func lookup(t string, term uint32) float32 {
	if len(t) < header {
		return 8
	}
	step := float32(t[5]) / 100
	mask := uint32(1)<<t[4] - 1
	fp := uint16(term >> 22) // the high bits; the low ones choose the slot
	for i := uint32(0); i < probes; i++ {
		at := header + 2*int((term+i)&mask)
		v := uint16(t[at]) | uint16(t[at+1])<<8
		if v == 0 {
			break
		}
		if v>>6 == fp {
			return float32(v&63) * step
		}
	}
	if term&wordBit != 0 {
		return float32(t[7]) * step
	}
	return float32(t[6]) * step
}

// Entry is one term with the number of documents it stands in.
type Entry struct {
	Term uint32
	Docs int
}

// Encode makes a table of 1<<bits slots from entries in descending order of
// Docs. Terms that find no slot are left out, and read as rare; kept says how
// many found one. A word that is not in the table reads as one of rareWord
// documents.
func Encode(entries []Entry, documents, bits int, rareWord float64) (t []byte, kept int) {
	const top = 63
	rare := 2 // documents of a term that is not in the table
	most := math.Log(float64(documents) / float64(rare))
	step := uint8(math.Ceil(most * 100 / top))
	unit := func(docs float64) uint16 {
		v := math.Round(math.Log(float64(documents)/docs) * 100 / float64(step))
		return uint16(min(max(v, 1), top)) // 0 would read as an empty slot where the fingerprint is 0
	}
	t = make([]byte, header+2<<bits)
	copy(t, "ZDB1")
	t[4], t[5], t[6] = uint8(bits), step, uint8(unit(float64(rare)))
	t[7] = uint8(unit(rareWord))
	mask := uint32(1)<<bits - 1
	for _, e := range entries {
		v := uint16(e.Term>>22)<<6 | unit(float64(e.Docs))
		for i := uint32(0); i < probes; i++ {
			at := header + 2*int((e.Term+i)&mask)
			if t[at] == 0 && t[at+1] == 0 {
				t[at], t[at+1] = byte(v), byte(v>>8)
				kept++
				break
			}
			if (uint16(t[at])|uint16(t[at+1])<<8)>>6 == v>>6 {
				break // an alias, commoner and so already there
			}
		}
	}
	return t, kept
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}

// Package senses knows which words of one language can stand for each other: an
// embedded table of the concepts that a word may mean, read in place, without
// parsing, allocation or work at start-up.
//
// For Chinese a concept is an English gloss that two or more words of CC-CEDICT
// share (若 and 如果: "if"), for English a synset of WordNet. Words that occur in
// like places but mean different things (Monday and Tuesday, rise and fall),
// which word vectors take for neighbours, share no concept. The table is made by
// `go run ./train/senses`.
package senses

import (
	_ "embed"
	"math"
)

// table is "ZDS1", the number of words and of concepts (uint32 each), then: the
// words' hashes in ascending order (uint32), where each word's concepts begin
// (uint32, one more than there are words), the length of each word's vector in
// steps of normStep (uint8), each concept's idf in steps of idfStep (uint8), and
// the concepts of the words (uint16), ascending within a word.
//
//go:embed data/senses.bin
var table string

const (
	magic    = "ZDS1"
	idfStep  = 0.05
	normStep = 0.2
	// MaxConcepts is how many concepts a table can tell apart.
	MaxConcepts = 1 << 16
)

// Set is what one word may mean. The zero Set means nothing known.
type Set struct {
	from, to int32 // numbers of its concepts in the table
	norm     float32
}

// Known reports whether the table has the word.
func (s Set) Known() bool { return s.to > s.from }

// Of gives the concepts of a word by the Hash of its key.
func Of(hash uint32) Set { return lookup(table, hash) }

// Likeness of two words: the cosine of their concepts weighed by idf, 0 to 1. A
// word of many meanings is less like another than one of few.
func Likeness(a, b Set) float32 { return likeness(table, a, b) }

// Hash is how the table knows a word, of its key (lang.Language.Key).
func Hash(key string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(key); i++ {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return h
}

func u32(t string, at int) uint32 {
	return uint32(t[at]) | uint32(t[at+1])<<8 | uint32(t[at+2])<<16 | uint32(t[at+3])<<24
}

// layout says where the parts of a table begin.
type layout struct{ words, concepts, starts, norms, idfs, lists int }

func layoutOf(t string) (l layout, ok bool) {
	if len(t) < 12 || t[:4] != magic {
		return l, false
	}
	l.words, l.concepts = int(u32(t, 4)), int(u32(t, 8))
	l.starts = 12 + 4*l.words
	l.norms = l.starts + 4*(l.words+1)
	l.idfs = l.norms + l.words
	l.lists = l.idfs + l.concepts
	return l, true
}

func lookup(t string, h uint32) (s Set) {
	l, ok := layoutOf(t)
	if !ok {
		return s
	}
	lo, hi := 0, l.words
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if u32(t, 12+4*mid) < h {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == l.words || u32(t, 12+4*lo) != h {
		return s
	}
	at := l.starts + 4*lo
	return Set{int32(u32(t, at)), int32(u32(t, at+4)), normStep * float32(t[l.norms+lo])}
}

func likeness(t string, a, b Set) float32 {
	if !a.Known() || !b.Known() {
		return 0
	}
	l, _ := layoutOf(t)
	concept := func(i int32) int {
		at := l.lists + 2*int(i)
		return int(t[at]) | int(t[at+1])<<8
	}
	var sum float32
	for i, j := a.from, b.from; i < a.to && j < b.to; {
		x, y := concept(i), concept(j)
		switch {
		case x < y:
			i++
		case x > y:
			j++
		default:
			w := idfStep * float32(t[l.idfs+x])
			sum += w * w
			i, j = i+1, j+1
		}
	}
	return min(1, sum/(a.norm*b.norm))
}

// Entry is a word with its concepts, each named by a number below the number of
// concepts, ascending. Norm is the length of its vector, with those of its
// meanings that no other word shares.
type Entry struct {
	Key      string
	Concepts []uint16
	Norm     float64
}

// Encode makes a table. Idfs has the idf of each concept. Of two words with the
// same hash the first is kept.
func Encode(entries []Entry, idfs []float64) []byte { return encode(entries, idfs) }

func steps(v, step float64) byte { return byte(math.Round(min(max(v/step, 1), 255))) }

package rank

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/lang"
)

// Lexicon holds what words add to the log odds of their sentence. It knows them
// by hash; which words they are can't be read out of it.
type Lexicon struct {
	words   []uint32 // ascending
	weights []float32
	slots   []uint16 // open addressing over words: index plus one, 0 is empty
}

// maxWords is the most words that the slots can tell apart.
const maxWords = 1 << 15

// NewLexicon makes a lexicon of hashes, ascending and distinct, with a weight
// each. Those past maxWords are left out.
func NewLexicon(words []uint32, weights []float32) Lexicon {
	n := min(len(words), len(weights), maxWords)
	l := Lexicon{words: slices.Clone(words[:n]), weights: slices.Clone(weights[:n])}
	if n == 0 {
		return l
	}
	size := 2
	for size < 2*n {
		size *= 2
	}
	l.slots = make([]uint16, size)
	mask := uint32(size - 1)
	for k, h := range l.words {
		i := h & mask
		for l.slots[i] != 0 {
			i = (i + 1) & mask
		}
		l.slots[i] = uint16(k + 1)
	}
	return l
}

// weight is what a word adds, 0 for one that the lexicon doesn't have.
func (l *Lexicon) weight(h uint32) float32 {
	mask := uint32(len(l.slots) - 1)
	for i := h & mask; l.slots[i] != 0; i = (i + 1) & mask {
		if k := l.slots[i] - 1; l.words[k] == h {
			return l.weights[k]
		}
	}
	return 0
}

// Worded reports whether a word may be in a lexicon.
func Worded(w lang.Word) bool { return w.Tag != lang.Mark && w.Len() >= 3 }

func (l *Lexicon) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(l.words)))
	for k, h := range l.words {
		b = binary.LittleEndian.AppendUint32(b, h)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(l.weights[k]))
	}
	return b
}

func parseLexicon(s string) (l Lexicon, rest string, err error) {
	if len(s) < 4 {
		return l, "", errModel
	}
	n := int(u32(s))
	s = s[4:]
	if n > maxWords || n > len(s)/8 {
		return l, "", errModel
	}
	words, weights := make([]uint32, n), make([]float32, n)
	for k := range words {
		words[k], weights[k] = u32(s[8*k:]), math.Float32frombits(u32(s[8*k+4:]))
	}
	return NewLexicon(words, weights), s[8*n:], nil
}

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

package store

import (
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/text"
)

// Search is for what stands in the text, in any place: Chinese has no spaces to
// tell words by, and a reader who types 轮渡 wants 跨海轮渡 too. The index holds
// every pair of neighbouring letters and figures, and for plain Latin every three,
// for pairs of Latin letters stand in every article. What the index lets through
// is looked at in the folded text, so the answer is exact.

func fold(s string) string { return text.Fold(s) }

// gramsOf gives the pieces of a folded text, each once, sorted, in hexadecimal:
// that is a word to every tokenizer.
func gramsOf(folded string) []string {
	pieces := make([]piece, 0, len(folded)/2)
	var run [3]int // where the last characters of a run of letters and figures begin
	n, ascii := 0, 0
	for i, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			n, ascii = 0, 0
			continue
		}
		run[0], run[1], run[2] = run[1], run[2], i
		end := i + utf8.RuneLen(r)
		if n++; n > 1 {
			pieces = append(pieces, pieceOf(folded[run[1]:end]))
		}
		if r >= utf8.RuneSelf {
			ascii = 0
		} else if ascii++; ascii > 2 {
			pieces = append(pieces, pieceOf(folded[run[0]:end]))
		}
	}
	slices.Sort(pieces)
	pieces = slices.Compact(pieces)
	var all []byte // the text of all of them, one behind the other
	for _, p := range pieces {
		all = p.appendHex(all)
	}
	rest := string(all)
	grams := make([]string, len(pieces))
	for i, p := range pieces {
		grams[i], rest = rest[:2*p.size()], rest[2*p.size():]
	}
	return grams
}

// A piece is two or three characters, of at most eight bytes, from the high end: they
// sort so as their text does.
type piece uint64

func pieceOf(s string) (p piece) {
	for i := range len(s) {
		p |= piece(s[i]) << (56 - 8*i)
	}
	return p
}

// size is how many bytes p has: none of them is zero.
func (p piece) size() int { return 8 - bits.TrailingZeros64(uint64(p))/8 }

func (p piece) appendHex(dst []byte) []byte {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(p))
	return hex.AppendEncode(dst, b[:p.size()])
}

// termsOf reads a query: folded terms between spaces, those in double quotes
// with their spaces, and the pieces that any text with them must have.
func termsOf(query string) (terms, grams []string, err error) {
	if n := utf8.RuneCountInString(query); n > MaxQueryRunes {
		return nil, nil, fault.New(fault.Invalid, "the query has %d characters; at most %d are searched for", n, MaxQueryRunes)
	}
	for i, part := range strings.Split(clean(fold(query)), `"`) {
		if i%2 == 1 {
			if p := strings.TrimSpace(part); p != "" {
				terms = append(terms, p)
			}
			continue
		}
		terms = append(terms, strings.Fields(part)...)
	}
	if len(terms) > maxTerms {
		return nil, nil, fault.New(fault.Invalid, "the query has %d words; at most %d are searched for", len(terms), maxTerms)
	}
	for _, t := range terms {
		grams = append(grams, gramsOf(t)...)
	}
	slices.Sort(grams)
	return terms, slices.Compact(grams), nil
}

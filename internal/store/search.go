package store

import (
	"encoding/hex"
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
	grams := make([]string, 0, len(folded))
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
			grams = append(grams, folded[run[1]:end])
		}
		if r >= utf8.RuneSelf {
			ascii = 0
		} else if ascii++; ascii > 2 {
			grams = append(grams, folded[run[0]:end])
		}
	}
	slices.Sort(grams)
	grams = slices.Compact(grams)
	for i, g := range grams {
		grams[i] = hex.EncodeToString([]byte(g)) // sorted as before
	}
	return grams
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

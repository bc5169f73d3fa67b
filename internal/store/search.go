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
	seen := map[string]bool{}
	var run []rune
	flush := func() {
		for i := range run {
			if i+1 < len(run) {
				seen[string(run[i:i+2])] = true
			}
			if i+2 < len(run) && plain(run[i:i+3]) {
				seen[string(run[i:i+3])] = true
			}
		}
		run = run[:0]
	}
	for _, r := range folded {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			run = append(run, r)
			continue
		}
		flush()
	}
	flush()
	grams := make([]string, 0, len(seen))
	for g := range seen {
		grams = append(grams, hex.EncodeToString([]byte(g)))
	}
	slices.Sort(grams)
	return grams
}

func plain(run []rune) bool {
	return !slices.ContainsFunc(run, func(r rune) bool { return r >= utf8.RuneSelf })
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

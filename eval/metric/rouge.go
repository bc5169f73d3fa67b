// Package metric holds the measures of docs/EVALUATION.md: character ROUGE,
// point coverage, nDCG, the measures of a detector, and bootstrap intervals.
// Nothing here knows how points are made.
package metric

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Tokens cuts t for comparing: NFKC and lower case, punctuation, symbols and
// white space dropped, one Han character (or kana, or hangul) a token, one run
// of other letters and digits a token. Words are not stemmed.
func Tokens(t string) []string {
	t = norm.NFKC.String(t)
	var out []string
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, lower(t[start:end]))
		}
		start = -1
	}
	for i, r := range t {
		switch {
		case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			flush(i)
			out = append(out, string(r))
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
		}
	}
	flush(len(t))
	return out
}

func lower(s string) string {
	b := []rune(s)
	for i, r := range b {
		b[i] = unicode.ToLower(r)
	}
	return string(b)
}

// PRF is precision, recall and their harmonic mean, each 0 to 1.
type PRF struct{ P, R, F float64 }

// NewPRF makes one of how much was hit out of what was given and what was
// wanted. Nothing given or nothing wanted is 0.
func NewPRF(hit, given, wanted float64) PRF {
	var m PRF
	if given > 0 {
		m.P = hit / given
	}
	if wanted > 0 {
		m.R = hit / wanted
	}
	m.F = Harmonic(m.P, m.R)
	return m
}

// Harmonic is the harmonic mean of p and r, 0 where both are 0.
func Harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// RougeN compares the n-grams of two token lists, each counted as often as it
// stands in both (Lin 2004).
func RougeN(given, wanted []string, n int) PRF {
	have := grams(given, n)
	want := grams(wanted, n)
	hit := 0
	for g, c := range want {
		hit += min(c, have[g])
	}
	return NewPRF(float64(hit), float64(max(0, len(given)-n+1)), float64(max(0, len(wanted)-n+1)))
}

func grams(toks []string, n int) map[string]int {
	m := make(map[string]int, len(toks))
	for i := 0; i+n <= len(toks); i++ {
		key := ""
		for _, w := range toks[i : i+n] {
			key += w + "\x00"
		}
		m[key]++
	}
	return m
}

// RougeL compares by the longest common subsequence of the whole texts, not
// sentence by sentence.
func RougeL(given, wanted []string) PRF {
	ids := map[string]int32{}
	a, b := number(given, ids), number(wanted, ids)
	if len(a) < len(b) {
		a, b = b, a
	}
	row := make([]int32, len(b)+1)
	for _, x := range a {
		diag := int32(0)
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return NewPRF(float64(row[len(b)]), float64(len(given)), float64(len(wanted)))
}

func number(toks []string, ids map[string]int32) []int32 {
	out := make([]int32, len(toks))
	for i, w := range toks {
		id, ok := ids[w]
		if !ok {
			id = int32(len(ids))
			ids[w] = id
		}
		out[i] = id
	}
	return out
}

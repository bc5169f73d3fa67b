package main

import (
	"math"
	"sort"
	"unicode"

	"github.com/zhongdian/zhongdian/text"
	"golang.org/x/text/unicode/norm"
)

// tokens gives the tokens of character ROUGE: NFKC, one Han character each, a
// run of other letters and digits each, nothing else.
func tokens(s string) []string {
	var out []string
	run := []rune(nil)
	flush := func() {
		if len(run) > 0 {
			out = append(out, string(run))
			run = run[:0]
		}
	}
	for _, r := range norm.NFKC.String(s) {
		switch {
		case unicode.Is(unicode.Han, r):
			flush()
			out = append(out, string(r))
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			run = append(run, unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	return out
}

// grams counts the n-grams of tokens.
func grams(ts []string, n int) map[string]int {
	out := map[string]int{}
	for i := 0; i+n <= len(ts); i++ {
		k := ts[i]
		for _, t := range ts[i+1 : i+n] {
			k += " " + t
		}
		out[k]++
	}
	return out
}

func total(m map[string]int) (n int) {
	for _, c := range m {
		n += c
	}
	return n
}

// overlap counts the n-grams that both have.
func overlap(a, b map[string]int) (n int) {
	for k, c := range a {
		n += min(c, b[k])
	}
	return n
}

// f1 is ROUGE-N F1 of two texts.
func f1(got, want string, n int) float64 {
	a, b := grams(tokens(got), n), grams(tokens(want), n)
	return harmonic(ratio(overlap(a, b), total(a)), ratio(overlap(a, b), total(b)))
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// ndcg is nDCG@k of grades in the order of scores.
func ndcg(scores, grades []float64, k int) float64 {
	order := descending(scores)
	best := append([]float64(nil), grades...)
	sort.Sort(sort.Reverse(sort.Float64Slice(best)))
	var got, ideal float64
	for i := 0; i < min(k, len(order)); i++ {
		d := 1 / math.Log2(float64(i)+2)
		got += (math.Exp2(grades[order[i]]) - 1) * d
		ideal += (math.Exp2(best[i]) - 1) * d
	}
	if ideal == 0 {
		return 1
	}
	return got / ideal
}

// descending gives the indexes of scores, highest first, ties in order.
func descending(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return scores[order[a]] > scores[order[b]] })
	return order
}

// coverage is the F1 of chosen passages over gold points: a gold point is
// covered by a passage that overlaps its evidence and holds a quarter of its
// token bigrams. evidence is the same by overlap alone.
func coverage(it *item, chosen []text.Span) (cover, evidence float64) {
	own := make([]map[string]int, len(chosen))
	for i, sp := range chosen {
		own[i] = grams(tokens(it.a.Slice(sp)), 2)
	}
	ours, oursE := make([]bool, len(chosen)), make([]bool, len(chosen))
	r, rE := 0, 0
	for _, g := range it.points {
		want := grams(tokens(g.text), 2)
		hit, hitE := false, false
		for i, sp := range chosen {
			if !overlaps(sp, g.evidence) {
				continue
			}
			hitE, oursE[i] = true, true
			if 4*overlap(want, own[i]) >= total(want) {
				hit, ours[i] = true, true
			}
		}
		r += one(hit)
		rE += one(hitE)
	}
	p, pE := 0, 0
	for i := range ours {
		p += one(ours[i])
		pE += one(oursE[i])
	}
	n, m := len(it.points), len(chosen)
	return harmonic(ratio(p, m), ratio(r, n)), harmonic(ratio(pE, m), ratio(rE, n))
}

func overlaps(sp text.Span, in []text.Span) bool {
	for _, e := range in {
		if sp.Overlaps(e) {
			return true
		}
	}
	return false
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

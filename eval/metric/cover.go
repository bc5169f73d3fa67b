package metric

import (
	"math"
	"sort"

	"github.com/zhongdian/zhongdian/text"
)

// Point is a key point for comparing: its words and the spans it rests on.
type Point struct {
	Tokens   []string
	Evidence []text.Span
}

// Quarter is the share of a gold point's token bigrams that a point must hold
// to cover it.
const Quarter = 0.25

// Covers reports whether p covers gold: their evidence overlaps by a byte or
// more, and p holds a quarter of gold's bigrams.
func Covers(p, gold Point) bool { return overlap(p.Evidence, gold.Evidence) && Holds(p, gold) }

// Holds is the second half of Covers: a quarter of gold's bigrams, or of its
// tokens where it has but one.
func Holds(p, gold Point) bool {
	n := min(2, len(gold.Tokens))
	return n > 0 && RougeN(p.Tokens, gold.Tokens, n).R >= Quarter
}

func overlap(a, b []text.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(y) {
				return true
			}
		}
	}
	return false
}

// Coverage is recall over the gold points and precision over ours. A point that
// covers two gold points counts once for precision, and each of the two for
// recall.
func Coverage(ours, gold []Point) PRF { return match(ours, gold, Covers) }

// EvidenceOverlap is Coverage by overlap of the evidence alone.
func EvidenceOverlap(ours, gold []Point) PRF {
	return match(ours, gold, func(p, g Point) bool { return overlap(p.Evidence, g.Evidence) })
}

func match(ours, gold []Point, hit func(p, g Point) bool) PRF {
	good := make([]bool, len(ours))
	found := 0
	for _, g := range gold {
		any := false
		for i, p := range ours {
			if hit(p, g) {
				good[i], any = true, true
			}
		}
		if any {
			found++
		}
	}
	right := 0
	for _, ok := range good {
		if ok {
			right++
		}
	}
	var m PRF
	if len(ours) > 0 {
		m.P = float64(right) / float64(len(ours))
	}
	if len(gold) > 0 {
		m.R = float64(found) / float64(len(gold))
	}
	m.F = Harmonic(m.P, m.R)
	return m
}

// NDCG ranks grades by scores and gives the discounted gain (2^grade − 1, Burges
// 2005) of the first k over the best possible. Equal scores keep their order. It
// is 0 where no grade is above 0.
func NDCG(scores []float64, grades []int, k int) float64 {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return scores[order[i]] > scores[order[j]] })
	best := append([]int(nil), grades...)
	sort.Sort(sort.Reverse(sort.IntSlice(best)))
	got, ideal := 0.0, 0.0
	for i := 0; i < k && i < len(order); i++ {
		d := math.Log2(float64(i) + 2)
		got += (math.Exp2(float64(grades[order[i]])) - 1) / d
		ideal += (math.Exp2(float64(best[i])) - 1) / d
	}
	if ideal == 0 {
		return 0
	}
	return got / ideal
}

// Highlighted is the share of the bytes of ours that lie in mask. Spans of one
// list must not overlap each other.
func Highlighted(ours, mask []text.Span) float64 {
	hit, all := 0, 0
	for _, sp := range ours {
		all += sp.Len()
		for _, m := range mask {
			if sp.Overlaps(m) {
				hit += min(sp.End, m.End) - max(sp.Start, m.Start)
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hit) / float64(all)
}

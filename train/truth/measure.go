package main

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/text"
)

// labelled calls f with every word of e whose truth is known.
func (e *example) labelled(f func(i int, good bool)) {
	for i, w := range e.trace.Words {
		bad := overlaps(w, e.bad)
		switch {
		case e.ask != nil && !overlaps(w, e.ask):
		default:
			f(i, !bad)
		}
	}
}

func overlaps(w text.Span, in []text.Span) bool {
	for _, b := range in {
		if w.Overlaps(b) {
			return true
		}
	}
	return false
}

// auroc of scores that should be high for good ones.
func auroc(score []float64, good []bool) float64 {
	ix := make([]int, len(score))
	for i := range ix {
		ix[i] = i
	}
	sort.Slice(ix, func(a, b int) bool { return score[ix[a]] < score[ix[b]] })
	var rank, n1 float64
	for i := 0; i < len(ix); {
		j := i
		for j < len(ix) && score[ix[j]] == score[ix[i]] {
			j++
		}
		for k := i; k < j; k++ {
			if good[ix[k]] {
				rank += float64(i+j+1) / 2
				n1++
			}
		}
		i = j
	}
	n0 := float64(len(ix)) - n1
	if n0 == 0 || n1 == 0 {
		return math.NaN()
	}
	return (rank - n1*(n1+1)/2) / (n1 * n0)
}

// bestBAcc over all thresholds, and the share of bad ones found at 5 % false alarms.
func bestBAcc(score []float64, good []bool) (bacc, cut, tpr float64) {
	ix := make([]int, len(score))
	var n0, n1 float64
	for i := range ix {
		ix[i] = i
		if good[i] {
			n1++
		} else {
			n0++
		}
	}
	sort.Slice(ix, func(a, b int) bool { return score[ix[a]] < score[ix[b]] })
	var found, false_ float64
	for i, k := range ix {
		if good[k] {
			false_++
		} else {
			found++
		}
		if i+1 < len(ix) && score[ix[i+1]] == score[k] {
			continue
		}
		if b := (found/n0 + 1 - false_/n1) / 2; b > bacc {
			bacc, cut = b, score[k]
		}
		if false_/n1 <= 0.05 {
			tpr = found / n0
		}
	}
	return
}

// keywords gives the score of each asked span: the least support in it.
func keywords(es []*example, mean float64) (score []float64, good []bool) {
	for _, e := range es {
		for k, sp := range e.ask {
			lo, sum, n := 1.0, 0.0, 0.0
			for i, w := range e.trace.Words {
				if w.Overlaps(sp) {
					lo = math.Min(lo, e.sup[i])
					sum += e.sup[i]
					n++
				}
			}
			if n > 0 {
				lo = (1-mean)*lo + mean*sum/n
			}
			score, good = append(score, lo), append(good, !e.askBad[k])
		}
	}
	return
}

func reportKeywords(es []*example) string {
	s, g := keywords(es, 0)
	b, c, t := bestBAcc(s, g)
	s2, g2 := keywords(es, 0.5)
	return fmt.Sprintf("keywords: BAcc %.3f (at %.2f) AUROC %.3f TPR@5 %.3f n %d (half mean %.3f)", b, c, auroc(s, g), t, len(s), auroc(s2, g2))
}

// detection at the threshold that flags at most far of the gold points.
func detection(es []*example, far float64) string {
	var gold []float64
	for _, e := range es {
		if e.gold() {
			gold = append(gold, e.score)
		}
	}
	sort.Float64s(gold)
	cut := gold[int(far*float64(len(gold)))]
	n, hit := map[string]int{}, map[string]int{}
	marked, detected := 0, 0
	var sc []float64
	var gd []bool
	for _, e := range es {
		sc, gd = append(sc, e.score), append(gd, e.gold())
		if e.gold() {
			continue
		}
		n[e.kind]++
		n["all"]++
		if e.score < cut {
			hit[e.kind]++
			hit["all"]++
			if e.bad[0].Len() > 0 {
				detected++
				lo := 0
				for i := range e.sup {
					if e.sup[i] < e.sup[lo] {
						lo = i
					}
				}
				if len(e.sup) > 0 && overlaps(e.trace.Words[lo], e.bad) {
					marked++
				}
			}
		}
	}
	var kinds []string
	for k := range n {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	var b strings.Builder
	bacc, _, _ := bestBAcc(sc, gd)
	fmt.Fprintf(&b, "points: AUROC %.3f BAcc %.3f, found at 1 to 6 %%: %.3f; cut %.4f lowest word marked %d/%d\n   ", auroc(sc, gd), bacc, pauc(es), cut, marked, detected)
	for _, k := range kinds {
		fmt.Fprintf(&b, " %s %.0f%%(%d)", k, 100*float64(hit[k])/float64(n[k]), n[k])
	}
	return b.String()
}

// pauc is the mean share of the errors that is found at 1 to 6 % false alarms:
// steadier than the share at one of them.
func pauc(es []*example) float64 {
	var gold, bad []float64
	for _, e := range es {
		if e.gold() {
			gold = append(gold, e.score)
		} else {
			bad = append(bad, e.score)
		}
	}
	sort.Float64s(gold)
	sort.Float64s(bad)
	sum, n := 0.0, 0
	for k := len(gold) / 100; k <= len(gold)*6/100; k++ {
		sum += float64(sort.SearchFloat64s(bad, gold[k])) / float64(len(bad))
		n++
	}
	return sum / float64(n)
}

package metric

import (
	"math"
	"sort"
)

// Case is one thing a detector judged: how well it thinks it is supported, and
// whether it is bad in truth. Group names the item it came from: cases of one
// item are never on both sides of a fold.
type Case struct {
	Score float64 // higher: better supported
	Bad   bool
	Group int
}

// AUROC is the chance that a bad case has a lower score than a good one, ties
// counting half. It is NaN where one kind is missing.
func AUROC(cases []Case) float64 {
	s := append([]Case(nil), cases...)
	sort.Slice(s, func(i, j int) bool { return s[i].Score < s[j].Score })
	var bad, good, below float64 // below: pairs with bad under good
	for i := 0; i < len(s); {
		j := i
		var b, g float64
		for ; j < len(s) && s[j].Score == s[i].Score; j++ {
			if s[j].Bad {
				b++
			} else {
				g++
			}
		}
		below += g*bad + g*b/2
		bad, good = bad+b, good+g
		i = j
	}
	if bad == 0 || good == 0 {
		return math.NaN()
	}
	return below / (bad * good)
}

// Balanced is the mean of the share of bad cases with a score under threshold
// and the share of good ones at or over it.
func Balanced(cases []Case, threshold float64) float64 {
	tpr, fpr := rates(cases, threshold)
	return (tpr + 1 - fpr) / 2
}

func rates(cases []Case, threshold float64) (tpr, fpr float64) {
	var bad, good, hit, alarm float64
	for _, c := range cases {
		switch flagged := c.Score < threshold; {
		case c.Bad:
			bad++
			if flagged {
				hit++
			}
		default:
			good++
			if flagged {
				alarm++
			}
		}
	}
	if bad > 0 {
		tpr = hit / bad
	}
	if good > 0 {
		fpr = alarm / good
	}
	return tpr, fpr
}

// CrossBalanced is the balanced accuracy of all cases, each judged with the
// threshold that is best on the other folds. Groups go to folds in turn.
func CrossBalanced(cases []Case, folds int) float64 {
	judged := make([]Case, 0, len(cases))
	for f := range folds {
		var train, test []Case
		for _, c := range cases {
			if c.Group%folds == f {
				test = append(test, c)
			} else {
				train = append(train, c)
			}
		}
		th := best(train)
		for _, c := range test {
			c.Score -= th
			judged = append(judged, c)
		}
	}
	return Balanced(judged, 0)
}

// best is the threshold with the highest balanced accuracy, the middle of the
// gap where it lies between two scores.
func best(cases []Case) float64 {
	s := append([]Case(nil), cases...)
	sort.Slice(s, func(i, j int) bool { return s[i].Score < s[j].Score })
	var bad, good float64
	for _, c := range s {
		if c.Bad {
			bad++
		} else {
			good++
		}
	}
	if len(s) == 0 || bad == 0 || good == 0 {
		return 0
	}
	th, top := s[0].Score, 0.5
	var hit, alarm float64
	for i, c := range s {
		if c.Bad {
			hit++
		} else {
			alarm++
		}
		if i+1 < len(s) && s[i+1].Score == c.Score {
			continue
		}
		if b := (hit/bad + 1 - alarm/good) / 2; b > top {
			top = b
			if i+1 < len(s) {
				th = (c.Score + s[i+1].Score) / 2
			} else {
				th = math.Nextafter(c.Score, math.Inf(1))
			}
		}
	}
	return th
}

// ThresholdAt is the highest threshold that flags at most the share fpr of the
// good cases.
func ThresholdAt(cases []Case, fpr float64) float64 {
	var good []float64
	for _, c := range cases {
		if !c.Bad {
			good = append(good, c.Score)
		}
	}
	sort.Float64s(good)
	allowed := int(fpr*float64(len(good)) + 1e-9)
	if allowed >= len(good) {
		return math.Inf(1)
	}
	return good[allowed] // scores under it are flagged: at most allowed of them
}

// TPRAt is the share of bad cases found by ThresholdAt.
func TPRAt(cases []Case, fpr float64) float64 {
	tpr, _ := rates(cases, ThresholdAt(cases, fpr))
	return tpr
}

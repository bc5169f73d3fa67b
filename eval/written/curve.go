package written

import (
	"slices"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/truth"
	"github.com/zhongdian/zhongdian/internal/verify"
)

// Score is what the verifier says of one text: the confidence with which it
// calls it supported, 0 where it doesn't.
type Score struct {
	Item  int // articles with the same number are the same
	Wrong bool
	Sure  float64
}

// Row is what a line of confidence does to points of which half are wrong, from
// a model that does not mend.
type Row struct {
	Line      float64
	Good, Bad float64 // shares of the true and of the wrong points called supported
	Unmarked  float64 // share of what is shown that is wrong and not marked; as many replacements as refusals
	Kept      float64 // share of the true points that are shown as they were written
}

// PointScores judges the pairs of a file of points.
func PointScores(file string, n int) ([]Score, error) {
	pairs, err := truth.PointPairs(file, n)
	if err != nil {
		return nil, err
	}
	out := make([]Score, 2*len(pairs))
	set := harness.Languages()
	var starts []int
	for i := range pairs {
		if i == 0 || pairs[i].Article != pairs[i-1].Article {
			starts = append(starts, i)
		}
	}
	harness.Each(len(starts), func(k int) {
		to := len(pairs)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		c := verify.New(set, set.Parse(pairs[starts[k]].Article))
		for i := starts[k]; i < to; i++ {
			out[2*i] = Score{pairs[i].Item, false, sure(c, pairs[i].Good)}
			out[2*i+1] = Score{pairs[i].Item, true, sure(c, pairs[i].Bad)}
		}
	})
	return out, nil
}

// MadeScores judges the points of the articles of a language that were made up and kept aside.
func MadeScores(language string) ([]Score, error) {
	ms, err := corpus.LoadMade(true)
	if err != nil {
		return nil, err
	}
	ms = slices.DeleteFunc(ms, func(m corpus.Made) bool { return m.Lang != language })
	out := make([][]Score, len(ms))
	set := harness.Languages()
	harness.Each(len(ms), func(i int) {
		c := verify.New(set, set.Parse(corpus.Article(ms[i].Headline(), ms[i].Body(), corpus.Day(""))))
		for _, t := range ms[i].True {
			out[i] = append(out[i], Score{i, false, sure(c, t)})
		}
		for _, w := range ms[i].Wrong {
			out[i] = append(out[i], Score{i, true, sure(c, w.Text)})
		}
	})
	return slices.Concat(out...), nil
}

func sure(c *verify.Checker, t string) float64 {
	if r := c.Check(t, nil); r.Verdict == digest.Supported {
		return r.Confidence
	}
	return 0
}

// At gives the row of one line. True and wrong points weigh the same whatever
// their numbers.
func At(ss []Score, line float64) Row {
	var good, bad, goodUp, badUp, goodKept float64
	for _, s := range ss {
		up, kept := 0.0, 0.0
		if s.Sure >= line {
			up = 1
		}
		if s.Sure > 0 {
			kept = 1
		}
		if s.Wrong {
			bad, badUp = bad+1, badUp+up
		} else {
			good, goodUp, goodKept = good+1, goodUp+up, goodKept+kept
		}
	}
	if good == 0 || bad == 0 {
		return Row{Line: line}
	}
	return Row{Line: line, Good: goodUp / good, Bad: badUp / bad, Unmarked: badUp / bad / 2, Kept: goodKept / good}
}

// Lowest is the lowest line, in hundredths, at which at most share of what is
// shown carries an error without a mark.
func Lowest(ss []Score, share float64) Row {
	for line := 50; line < 100; line++ {
		if r := At(ss, float64(line)/100); r.Unmarked <= share {
			return r
		}
	}
	return At(ss, 1)
}

// Crossed chooses the line on each half of the articles and measures it on the
// other; the mean of both is what to expect of articles that nobody has seen.
func Crossed(ss []Score, share float64) Row {
	var sum Row
	for odd := range 2 {
		var choose, measure []Score
		for _, s := range ss {
			if s.Item%2 == odd {
				choose = append(choose, s)
			} else {
				measure = append(measure, s)
			}
		}
		r := At(measure, Lowest(choose, share).Line)
		sum.Line += r.Line / 2
		sum.Good += r.Good / 2
		sum.Bad += r.Bad / 2
		sum.Unmarked += r.Unmarked / 2
		sum.Kept += r.Kept / 2
	}
	return sum
}

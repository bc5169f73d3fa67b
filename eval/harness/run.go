package harness

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Measure names one figure of an item, 0 to 1 but for Length.
type Measure string

// The measures, with the heads they have in the table.
const (
	CoverageF1     Measure = "coverage F1" // K as many as gold
	CoverageOwn    Measure = "at own K"    // coverage F1, K chosen by the method
	EvidenceF1     Measure = "evidence F1" // K as many as gold
	Thesis         Measure = "thesis"      // share of lists with a sentence that a reader marked as the article's thesis, K as many as gold
	NDCG5          Measure = "nDCG@5"      // of a ranker's sentence scores
	ItemsCovered   Measure = "items"       // share of items with a point from their paragraphs
	ItemsHeld      Measure = "items held"  // … that also holds a quarter of the gold point's bigrams
	Rouge2Recall   Measure = "R-2 recall"  // of the reference, by the top point
	Rouge1         Measure = "R-1"         // F1 of all points together
	Rouge2         Measure = "R-2"
	RougeL         Measure = "R-L"
	HighlightShare Measure = "highlighted" // share of the output that people highlighted
	Length         Measure = "characters"  // of all points together; no quality, and no share
)

// Measures are all of them, in the order of the table.
func Measures() []Measure {
	return []Measure{CoverageF1, CoverageOwn, EvidenceF1, Thesis, NDCG5, ItemsCovered, ItemsHeld, Rouge2Recall, Rouge1, Rouge2, RougeL, HighlightShare, Length}
}

// Result is what one method got on one set: a value by item for each measure.
// NaN stands for a measure that the method doesn't have.
type Result struct {
	Set, Method string
	Values      map[Measure][]float64
	Crashes     int   // items that count as a miss because the method failed
	Err         error // the first failure
}

// Interval is the mean of a measure over the items with its interval.
func (r Result) Interval(m Measure) metric.Interval { return metric.Bootstrap(r.Values[m]) }

// Run runs every method over every item of a set on all cores. The result does
// not depend on their number.
func Run(s Set, methods []Method) []Result {
	values := make([][]map[Measure]float64, len(methods))
	errs := make([][]error, len(methods))
	for i := range methods {
		values[i] = make([]map[Measure]float64, len(s.Items))
		errs[i] = make([]error, len(s.Items))
	}
	set := Languages()
	Each(len(s.Items), func(n int) {
		it := &s.Items[n]
		d := set.Parse(it.Article)
		for i, m := range methods {
			values[i][n], errs[i][n] = score(s, m, it, d)
		}
	})
	out := make([]Result, len(methods))
	for i, m := range methods {
		r := Result{Set: s.Name, Method: m.Name, Values: map[Measure][]float64{}}
		for _, me := range s.Measures {
			for n := range s.Items {
				r.Values[me] = append(r.Values[me], values[i][n][me])
			}
		}
		for n, err := range errs[i] {
			if err != nil {
				if r.Crashes++; r.Err == nil {
					r.Err = fmt.Errorf("%s, item %s: %w", s.Name, s.Items[n].ID, err)
				}
			}
		}
		out[i] = r
	}
	return out
}

// Each calls do for 0 … n-1 on all cores and waits for the last.
func Each(n int, do func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// score runs one method on one item. A panic or an error is a miss: 0 in every
// measure.
func score(s Set, m Method, it *Item, d *lang.Document) (v map[Measure]float64, err error) {
	defer func() {
		if p := recover(); p != nil {
			v, err = map[Measure]float64{}, fmt.Errorf("panic: %v", p)
		}
	}()
	var out []Output
	if it.Budget > 0 {
		out, err = within(m, it, d, it.Budget)
	} else {
		out, err = m.Points(it, d, it.K)
	}
	if err != nil {
		return map[Measure]float64{}, err
	}
	v = map[Measure]float64{}
	ours, all := points(out)
	for _, me := range s.Measures {
		switch me {
		case CoverageF1:
			v[me] = metric.Coverage(ours, it.Gold).F
		case CoverageOwn:
			if v[me] = math.NaN(); m.Scores == nil {
				own, err := m.Points(it, d, 0)
				if err != nil {
					return map[Measure]float64{}, err
				}
				o, _ := points(own)
				v[me] = metric.Coverage(o, it.Gold).F
			}
		case EvidenceF1:
			v[me] = metric.EvidenceOverlap(ours, it.Gold).F
		case Thesis:
			if v[me] = math.NaN(); len(it.Thesis) > 0 {
				v[me] = told(ours, it.Thesis)
			}
		case NDCG5:
			if v[me] = math.NaN(); m.Scores != nil {
				grades := make([]int, len(it.Graded))
				for i, g := range it.Graded {
					grades[i] = g.Grade
				}
				v[me] = metric.NDCG(sentenceScores(d, m.Scores(it, d), it.Graded), grades, 5)
			}
		case ItemsCovered:
			v[me] = metric.EvidenceOverlap(ours, it.Gold).R
		case ItemsHeld:
			v[me] = metric.Coverage(ours, it.Gold).R
		case Rouge2Recall:
			v[me] = metric.RougeN(all, it.Reference, 2).R
		case Rouge1:
			v[me] = metric.RougeN(all, it.Reference, 1).F
		case Rouge2:
			v[me] = metric.RougeN(all, it.Reference, 2).F
		case RougeL:
			v[me] = metric.RougeL(all, it.Reference).F
		case Length:
			for _, o := range out {
				v[me] += float64(utf8.RuneCountInString(o.Text))
			}
		case HighlightShare:
			var kept []text.Span
			for _, o := range out {
				kept = append(kept, o.Kept...)
			}
			v[me] = metric.Highlighted(kept, it.Mask)
		}
	}
	return v, nil
}

// told is 1 where a point rests on one of the sentences, else 0.
func told(ps []metric.Point, sentences []text.Span) float64 {
	for _, p := range ps {
		for _, e := range p.Evidence {
			if slices.ContainsFunc(sentences, e.Overlaps) {
				return 1
			}
		}
	}
	return 0
}

func points(out []Output) (ps []metric.Point, all []string) {
	for _, o := range out {
		p := metric.Point{Tokens: metric.Tokens(o.Text), Evidence: o.Evidence}
		ps = append(ps, p)
		all = append(all, p.Tokens...)
	}
	return ps, all
}

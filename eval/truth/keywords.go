package truth

import (
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/text"
)

// Detection is what a judge got on a set: its figures with intervals over items.
type Detection struct {
	Set, Judge       string
	Items, Good, Bad int
	AUROC            metric.Interval
	Balanced         metric.Interval // threshold from the other folds
	Shown            metric.Interval // balanced accuracy of the verdicts as shown; NaN where there are none
	TPR5             metric.Interval // of the bad ones found at 5 % false alarms
}

// folds is how many parts cross-validation makes of the items.
const folds = 5

func detection(set, judge string, items int, cases []metric.Case) Detection {
	d := Detection{Set: set, Judge: judge, Items: items}
	for _, c := range cases {
		if c.Bad {
			d.Bad++
		} else {
			d.Good++
		}
	}
	d.AUROC = metric.Grouped(cases, metric.AUROC)
	d.Balanced = metric.Grouped(cases, func(c []metric.Case) float64 { return metric.CrossBalanced(c, folds) })
	d.TPR5 = metric.Grouped(cases, func(c []metric.Case) float64 { return metric.TPRAt(c, .05) })
	return d
}

// Keywords runs a judge over uhgeval: the article is the beginning and the real
// rest of the news, the text is the made-up continuation, and each annotated
// keyword has the support of its words. At most n items; 0: all.
func Keywords(j Judge, n int) (Detection, []metric.Case, error) {
	recs, err := corpus.Load[corpus.UHGEval](corpus.UHGEvalDev, 0)
	if err != nil {
		return Detection{}, nil, err
	}
	recs = harness.Spread(recs, n)
	byItem := make([][]metric.Case, len(recs))
	set := harness.Languages()
	harness.Each(len(recs), func(i int) {
		r := recs[i]
		d := set.Parse(corpus.Article("", r.Beginning+r.Remainder, corpus.Day(r.BroadcastDate)))
		got := j.Check(d)(r.Continuation)
		kws, _ := r.Keywords()
		for _, k := range kws {
			s := j.Word(d, r.Continuation, got, text.Span{Start: k.Start, End: k.End})
			if got.Failed {
				s = got.settle(k.Bad).Score
			}
			byItem[i] = append(byItem[i], metric.Case{Score: s, Bad: k.Bad, Group: i})
		}
	})
	var cases []metric.Case
	for _, c := range byItem {
		cases = append(cases, c...)
	}
	det := detection("uhgeval/dev keywords", j.Name, len(recs), cases)
	det.Shown = metric.Grouped(cases, func(c []metric.Case) float64 { return metric.Balanced(c, .5) })
	return det, cases, nil
}

// Summaries runs a judge over summedits: a summary is one text, and folds keep
// the summaries of one article together.
func Summaries(j Judge, n int) (Detection, error) {
	recs, err := corpus.Load[corpus.SummEdits](corpus.SummEditsDev, 0)
	if err != nil {
		return Detection{}, err
	}
	recs = harness.Spread(recs, n)
	docs := map[string]int{}
	for _, r := range recs {
		if _, ok := docs[r.Doc]; !ok {
			docs[r.Doc] = len(docs)
		}
	}
	cases := make([]metric.Case, len(recs))
	shown := make([]metric.Case, len(recs))
	set := harness.Languages()
	harness.Each(len(recs), func(i int) {
		r := recs[i]
		got := j.Check(set.Parse(corpus.Article("", r.Doc, corpus.Day(""))))(r.Summary).settle(r.Label == 0)
		cases[i] = metric.Case{Score: got.Score, Bad: r.Label == 0, Group: docs[r.Doc]}
		shown[i] = cases[i]
		if shown[i].Score = 0; got.Shown {
			shown[i].Score = 1
		}
	})
	det := detection("summedits/news-dev", j.Name, len(recs), cases)
	det.Shown = metric.Grouped(shown, func(c []metric.Case) float64 { return metric.Balanced(c, .5) })
	return det, nil
}

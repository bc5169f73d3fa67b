// Package written measures what becomes of points that a model wrote: how many
// errors reach a reader without a mark, and how many true points are kept. The
// model is a script that answers with the gold points of points/dev, half of
// them with one realistic error.
package written

import (
	"context"
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/truth"
)

// Report is what became of the points of all answers.
type Report struct {
	Articles, Runs int
	Good, Bad      Fate
	Replaced       int // points of our own that stand in the place of refused ones
	Invalid        int // digests that break a law, or runs without points
	Stats          digest.Writing
}

// Fate counts the points of one kind, true or wrong, as they came.
type Fate struct {
	Written     int
	Supported   int // shown as they are and called supported
	Unconfirmed int // shown as they are and said not to be confirmed
	Corrected   int // shown as the model wrote them the second time
	Gone        int // replaced or left out
}

// Shown is how many points a reader sees.
func (r Report) Shown() int {
	return r.Good.Supported + r.Good.Unconfirmed + r.Good.Corrected + r.Bad.Supported + r.Bad.Unconfirmed + r.Bad.Corrected + r.Replaced
}

// Unmarked is the share of shown points that carry an error without a mark.
func (r Report) Unmarked() float64 { return ratio(r.Bad.Supported, r.Shown()) }

// Kept is the share of the true points that are shown as they were written.
func (r Report) Kept() float64 { return ratio(r.Good.Supported+r.Good.Unconfirmed, r.Good.Written) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// run is one article with one answer for it.
type run struct {
	article *article.Article
	pairs   []truth.Pair
	wrong   []bool // which of the pairs comes with its error
	hints   [][]string
}

// Runs makes two answers for every article, so that each point comes once true
// and once wrong, and in every answer about half are wrong.
func Runs(file string, n int) ([]run, error) {
	recs, err := corpus.Load[corpus.Points](file, 0)
	if err != nil {
		return nil, err
	}
	pairs, err := truth.PointPairs(file, n)
	if err != nil {
		return nil, err
	}
	byID := map[string]corpus.Points{}
	for _, r := range recs {
		byID[r.ID] = r
	}
	var out []run
	for from := 0; from < len(pairs); {
		to := from
		for to < len(pairs) && pairs[to].ID == pairs[from].ID {
			to++
		}
		for odd := range 2 {
			r := run{article: pairs[from].Article, pairs: pairs[from:to]}
			for i := range r.pairs {
				r.wrong = append(r.wrong, (i+odd)%2 == 0)
				r.hints = append(r.hints, evidenceOf(byID[r.pairs[i].ID], r.pairs[i].Good))
			}
			out = append(out, r)
		}
		from = to
	}
	return out, nil
}

// evidenceOf gives the sentences a gold point rests on, in words.
func evidenceOf(rec corpus.Points, good string) []string {
	for _, p := range rec.Points {
		if p.Text != good {
			continue
		}
		var out []string
		for _, e := range p.Evidence {
			s := rec.Sentences[e]
			out = append(out, strings.TrimSpace(rec.Text[s.Start:s.End]))
		}
		return out
	}
	return nil
}

// Measure runs every answer through the whole path. A stubborn model says the
// same again when a point goes back; another one then gives the true point.
func Measure(runs []run, stubborn bool) (Report, error) {
	reps := make([]Report, len(runs))
	errs := make([]error, len(runs))
	harness.Each(len(runs), func(i int) { reps[i], errs[i] = measure(runs[i], stubborn) })
	var sum Report
	for i, r := range reps {
		if errs[i] != nil {
			return sum, fmt.Errorf("%s: %w", runs[i].pairs[0].ID, errs[i])
		}
		sum.add(r)
	}
	sum.Articles = len(runs) / 2
	return sum, nil
}

func (r *Report) add(o Report) {
	r.Runs += o.Runs
	r.Replaced += o.Replaced
	r.Invalid += o.Invalid
	r.Good.add(o.Good)
	r.Bad.add(o.Bad)
	r.Stats.Calls += o.Stats.Calls
	r.Stats.Written += o.Stats.Written
	r.Stats.Passed += o.Stats.Passed
	r.Stats.Mended += o.Stats.Mended
	r.Stats.Unconfirmed += o.Stats.Unconfirmed
	r.Stats.Replaced += o.Stats.Replaced
	r.Stats.LeftOut += o.Stats.LeftOut
}

func (f *Fate) add(o Fate) {
	f.Written += o.Written
	f.Supported += o.Supported
	f.Unconfirmed += o.Unconfirmed
	f.Corrected += o.Corrected
	f.Gone += o.Gone
}

func measure(r run, stubborn bool) (Report, error) {
	m := newScript(r, stubborn)
	z, err := zhongdian.New(zhongdian.WithModel(m), zhongdian.WithPoints(min(len(r.pairs), zhongdian.MaxPoints)), zhongdian.WithText())
	if err != nil {
		return Report{}, err
	}
	d, err := z.HighlightArticle(context.Background(), r.article)
	if err != nil {
		return Report{}, err
	}
	rep := Report{Runs: 1}
	if d.CheckValid() != nil || len(d.Points) == 0 {
		rep.Invalid = 1
	}
	if d.Generator.Writing != nil {
		rep.Stats = *d.Generator.Writing
	}
	at := map[string]digest.Point{}
	for _, p := range d.Points {
		switch p.Origin {
		case digest.Written:
			at[p.Text] = p
		case digest.Replaced:
			rep.Replaced++
		}
	}
	for i, p := range r.pairs {
		f, text, again := &rep.Good, p.Good, ""
		if r.wrong[i] {
			f, text, again = &rep.Bad, p.Bad, p.Good
		}
		f.Written++
		got, ok := at[tidy(text)]
		_, mended := at[tidy(again)]
		switch {
		case ok && got.Verdict == digest.Supported:
			f.Supported++
		case ok:
			f.Unconfirmed++
		case again != "" && mended:
			f.Corrected++
		default:
			f.Gone++
		}
	}
	return rep, nil
}

func tidy(t string) string { return strings.Join(strings.Fields(t), " ") }

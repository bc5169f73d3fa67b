package main

import (
	"fmt"
	"math"
	"sort"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/text"
	"github.com/zhongdian/zhongdian/train/truth/boost"
)

// A lesson is what one expert learns from: the errors of its kind that others
// made, and many that are forged in true points. Weights are those of a wrong
// claim; a true one counts 1.
type lesson struct {
	kind       string // of error, for the report
	forge      func(es []*example) []*example
	real, made float64
}

// lessons by the kind of claim, in the verifier's order.
func lessons() [verify.ClaimKinds]lesson {
	of := func(kind string) func([]*example) []*example {
		return func(es []*example) []*example { return forgeKind(es, 4, 8, kind) }
	}
	return [verify.ClaimKinds]lesson{
		{"speaker", func(es []*example) []*example { return forgeSpeakers(es, 3, 5) }, 2, 0.3},
		{"swap", func(es []*example) []*example { return forgePlaces(es, 4, 6, false) }, 2, 0.1},
		{"role", func(es []*example) []*example { return forgePlaces(es, 4, 7, true) }, 2, 0.5},
		{"negation", of("negation"), 4, 0.3},
		{"hedge", of("hedge"), 4, 0.3},
		{"exaggeration", of("exaggeration"), 4, 0.3},
		{"condition", func([]*example) []*example { return nil }, 4, 0},
	}
}

var claimSettings = boost.Settings{Trees: 120, Leaves: 8, Rate: 0.07, Columns: 0.5, Rows: 0.8, MinHess: 3, L2: 3, Bins: 63, Seed: 1}

// experts trains one for each kind of claim. Afterwards every example of train
// and dev has the odds of its worst claim of each kind: out of fold for train,
// while no expert has seen the articles of dev.
//
// Errors are forged in the true points of forgeIn, which need not be all.
func experts(train, forgeIn, dev []*example, folds int, m *verify.Model) {
	for _, es := range [][]*example{train, dev} {
		for _, e := range es {
			e.claim = make([]float64, verify.ClaimKinds)
		}
	}
	golds := truths(train)
	for k, l := range lessons() {
		made := l.forge(truths(forgeIn))
		trace(made)
		fit := func(out int) *verify.Trees {
			skip := func(e *example) bool { return fold(e.src.id, folds) == out }
			rows := claimRows(train, k, 1, l.real, skip)
			return boost.Train(append(rows, claimRows(made, k, 0, l.made, skip)...), claimSettings)
		}
		fits := make([]*verify.Trees, folds+1)
		harness.Each(folds+1, func(f int) { fits[f] = fit(f) })
		for f := range folds {
			ask(held(train, f, folds), k, fits[f])
		}
		x := &m.Experts[k]
		x.Trees = fits[folds]
		ask(dev, k, x.Trees)
		x.Ladder = ladder(golds, k)
		fmt.Printf("%s: %d forged; %s; dev %s\n", verify.ClaimNames()[k], len(made), tellsApart(train, k, l.kind), tellsApart(dev, k, l.kind))
	}
}

func truths(es []*example) (out []*example) {
	for _, e := range es {
		if e.gold() {
			out = append(out, e)
		}
	}
	return out
}

// claimRows are the claims of kind k in es: all of a true point, and of a wrong
// one those that are about its changed words.
func claimRows(es []*example, k int, good, bad float64, skip func(*example) bool) (rows []boost.Row) {
	for _, e := range es {
		if skip(e) {
			continue
		}
		near := widened(e.bad, k)
		for _, c := range e.trace.Claims {
			switch {
			case c.Kind != k:
			case e.gold() && good > 0:
				rows = append(rows, boost.Row{X: c.X, Y: true, Weight: good})
			case !e.gold() && bad > 0 && overlaps(c.Span, near) && overlaps(c.Also, near):
				rows = append(rows, boost.Row{X: c.X, Y: false, Weight: bad})
			}
		}
	}
	return rows
}

// widened grows the changed words for claims about words that govern: where a
// "not" went missing, the word behind it is the one that is wrong.
func widened(in []text.Span, k int) []text.Span {
	const two = 6 // bytes of two Chinese characters
	if k < verify.FirstStance {
		return in
	}
	var out []text.Span
	for _, b := range in {
		out = append(out, text.Span{Start: b.Start - two, End: b.End + two})
	}
	return out
}

// ask notes the odds of the worst claim of kind k; NaN where there is none.
func ask(es []*example, k int, t *verify.Trees) {
	for _, e := range es {
		e.claim[k] = math.NaN()
		for _, c := range e.trace.Claims {
			if c.Kind == k {
				if o := t.Odds(c.X); !(o >= e.claim[k]) {
					e.claim[k] = o
				}
			}
		}
	}
}

func ladder(golds []*example, k int) [verify.Rungs]float64 {
	var odds []float64
	for _, e := range golds {
		if !math.IsNaN(e.claim[k]) {
			odds = append(odds, e.claim[k])
		}
	}
	sort.Float64s(odds)
	return verify.LadderOf(odds, len(golds))
}

// tellsApart says how well an expert parts the errors of its kind from true points.
func tellsApart(es []*example, k int, kind string) string {
	var s []float64
	var g []bool
	for _, e := range es {
		if o := e.claim[k]; !math.IsNaN(o) && (e.gold() || e.kind == kind) {
			s, g = append(s, o), append(g, e.gold())
		}
	}
	_, _, t := bestBAcc(s, g)
	return fmt.Sprintf("%s AUROC %.3f, found at 5 %% %.3f of %d", kind, auroc(s, g), t, len(s))
}

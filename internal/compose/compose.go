// Package compose turns ranked sentences and clauses into drafted points:
// chosen so that together they cover the article, cut short by logged edits that
// never touch what carries the meaning, and mended so that each reads alone.
//
// The work goes unit by unit: a unit is a sentence, or two neighbours that need
// each other, with the edits that make a point of it (unit.go, edit.go). What may
// be cut and what a sentence needs is a language's business (rules.go, zh.go,
// en.go); which units are taken is decided over the whole article (select.go).
package compose

import (
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Length says how long a point may be.
type Length string

// The lengths: at most about 45, 75 and 120 Chinese characters, or half as many
// English words; two Chinese sentences that make one point have a fifth more.
const (
	Short  Length = "short"
	Medium Length = "medium"
	Long   Length = "long"
)

// budget is the most width (see width) that a point may have.
func (l Length) budget() int {
	switch l {
	case Short:
		return 45
	case Long:
		return 120
	}
	return 80
}

// Options are a reader's wishes. The zero value lets the text decide.
type Options struct {
	Points int    // exact number wanted; 0: from the text itself
	Length Length // "" is Medium
	// Accept judges a draft before it is kept; a refused one is tried with
	// fewer edits and then replaced by the next best unit. nil keeps all.
	Accept func(Draft) bool
	// Alone asks for points that read each by itself: none takes up what one above
	// it tells.
	Alone bool
	// Worth tells what units are worth; nil: the shipped model. Training asks
	// about others.
	Worth *WorthModel
}

// byLength is how many points a Chinese text has at the least that is no notice: of 40
// news of 380 to 930 characters an editor wanted four each, and hardly ever less than
// three (docs/EXPERIMENTS.md).
func byLength(t string) int {
	k, characters := 0, width(t)
	for _, least := range [...]int{240, 320, 400, 560, 1000} {
		k += bit(characters >= least)
	}
	return k
}

// Draft is one point before it is judged. Evidence is in source order.
type Draft struct {
	Text     string
	Evidence []text.Span // sentences of the article
	Edits    []digest.Edit
	Score    float64
	Alone    float64 // how likely it is to read alone, 0 to 1
	TakesUp  []int   // the drafts before it that tell what it takes for known, from 0
}

// paragraphed is the fewest blocks of an article of which paragraphs say what belongs together: a
// page that was copied as one line has one.
const paragraphed = 6

// Points drafts the key points of d in the order of the article. There are
// fewer than wanted where the article has no more to give.
func Points(d *lang.Document, r rank.Ranking, o Options) []Draft {
	k := o.Points
	if k <= 0 {
		k = r.Suggest
		if d.Lang == "zh" && r.Spoken() < spokenFrom {
			k = max(k, byLength(d.Article.Text))
		}
	}
	if o.Worth == nil {
		o.Worth = shippedWorth()
	}
	j := judge(d, &r, k, o.Worth)
	// The second of two sentences often takes for known what the first is not:
	// where nobody asked for a number, points that read well go first. Where a Chinese
	// article has paragraphs, two sentences of one are mostly one thought.
	j.loose = !j.speech && (o.Points > 0 || k == 1 || d.Lang == "zh" && len(d.Article.Blocks) >= paragraphed)
	j.given = k > 1 && !o.Alone
	if j.asked = o.Points > 0; !j.asked && !j.one && !j.speech && d.Lang == "zh" && width(d.Article.Text) <= longestJudged {
		j.printing(shippedPrint(), r.Sentences)
	}
	leads := j.leadsOf(d, &r)
	told := j.toldByHeadline(d, &r)
	build := func(enough int) ([]*unit, bool) {
		if j.strict = o.Points <= 0; j.strict { // what leans is for want of anything better
			if us, whole := units(d, r, o.Length, enough, j); slices.ContainsFunc(us, (*unit).alone) {
				return us, whole
			}
			j.strict = false
		}
		return units(d, r, o.Length, enough, j)
	}
	us, whole := build(max(pool, 3*k))
	chosen, want := choose(d, r, us, k, leads, told, o)
	if len(chosen) < want && !whole {
		us, _ = build(math.MaxInt)
		chosen, _ = choose(d, r, us, k, leads, told, o)
	}
	if len(chosen) < want && j.given { // what takes up what no point tells is still better than nothing
		j.given = false
		us, _ = build(math.MaxInt)
		chosen, _ = choose(d, r, us, k, leads, told, o)
	}
	switch d.Lang {
	case "zh":
		wholeAbove(d, chosen)
		introduceOnce(d.Article.Text, chosen)
	case "en":
		tellOnce(d.Article.Text, chosen)
	}
	out := make([]Draft, len(chosen))
	for i, u := range chosen {
		out[i] = u.draft(d)
		if !o.Alone {
			out[i].TakesUp = takenUp(d, chosen[:i], u)
		}
	}
	return out
}

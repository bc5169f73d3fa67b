package compose

import (
	"cmp"
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What follows is for package train alone: the units that a model is trained on
// are made and described by the same code that later asks the model.

// Candidate is a unit as it would be worded as a point, taken or not.
type Candidate struct {
	Draft
	Span  text.Span // of its sentences in the article
	Leans bool      // a rule says that it does not read alone
	Row   []float32 // what is known of it
}

// Candidates gives the most promising units of d for points of length l: at
// most n that stand by the rules and a quarter as many that don't, the best first.
func Candidates(d *lang.Document, r rank.Ranking, l Length, n int) []Candidate {
	us, _ := units(d, r, l, math.MaxInt, judged{alone: 1, lean: leaning, asked: true})
	slices.SortStableFunc(us, func(a, b *unit) int { return cmp.Compare(b.score, a.score) })
	var out []Candidate
	room := map[bool]int{false: n, true: n / 4}
	x := newStandReader(d, r)
	for _, u := range us {
		if room[u.leans] > 0 {
			room[u.leans]--
			out = append(out, Candidate{Draft: u.draft(d), Span: u.span, Leans: u.leans, Row: append([]float32(nil), x.describe(u)...)})
		}
	}
	return out
}

// Printable gives the units of d that a list of several points is chosen from where nobody asked for
// a number of them, with the columns that a chance to be printed is learned by.
func Printable(d *lang.Document, r rank.Ranking) []Candidate {
	j := judge(d, &r, few, shippedWorth())
	j.loose = !j.speech && d.Lang == "zh" && len(d.Article.Blocks) >= paragraphed
	j.given = true
	us, _ := units(d, r, Medium, math.MaxInt, j)
	x := newStandReader(d, r)
	x.judged = j
	out := make([]Candidate, 0, len(us))
	for _, u := range us {
		x.describe(u)
		out = append(out, Candidate{Draft: u.draft(d), Span: u.span, Leans: u.leans, Row: slices.Clone(x.describePrint(u))})
	}
	return out
}

// WorthUnits gives the units of d that several points of length l would be
// chosen from, with the columns that their worth is learned by.
func WorthUnits(d *lang.Document, r rank.Ranking, l Length) []Candidate {
	j := judge(d, &r, few, &WorthModel{})
	j.loose, j.asked = !j.speech, true
	j.know(&r)
	us, _ := units(d, r, l, math.MaxInt, j)
	x := newStandReader(d, r)
	x.judged = j
	out := make([]Candidate, len(us))
	for i, u := range us {
		out[i] = Candidate{Draft: u.draft(d), Span: u.span, Leans: u.leans, Row: append([]float32(nil), x.describeWorth(u)...)}
	}
	return out
}

package compose

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

const (
	leadWithin   = 3   // of how many sentences that speak the lead is one
	leadMain     = 0.3 // how likely a lead is to say what the whole is about
	leadScore    = 0.4 // how likely it is to be worth a point
	nearly       = 0.8 // of how likely any later sentence is to say that
	leadStanding = 0.3 // how likely its unit is to read alone
)

// leadsOf gives the sentences that tell what the whole article is about where they are among
// its first, as in news, the likeliest first: no list is complete without the first of which
// a point can be made.
func (j *judged) leadsOf(d *lang.Document, r *rank.Ranking) (leads []int) {
	if j.one || j.speech {
		return nil
	}
	main := j.main
	if main == nil {
		main = r.Main()
	}
	j.main = main
	for _, m := range main {
		j.bestMain = max(j.bestMain, m)
	}
	first := make([]int, 0, leadWithin) // that speak
	beyond := 0.0
	for i, s := range d.Sentences {
		switch {
		case len(first) == leadWithin && main[i] <= max(beyond, leadMain):
		case !j.speaks(d, i) || wordless(d.Article.Text, s):
		case len(first) < leadWithin:
			first = append(first, i)
		default:
			beyond = main[i]
		}
	}
	slices.SortStableFunc(first, func(a, b int) int { return cmp.Compare(main[b], main[a]) })
	for _, i := range first {
		if main[i] < max(leadMain, nearly*beyond) || r.Sentences[i] < leadScore {
			break
		}
		if strings.HasSuffix(trim(d.Article.Text, d.Sentences[i].Span).Slice(d.Article.Text), "！") {
			continue // a slogan, or a call to read on
		}
		leads = append(leads, i)
	}
	slices.SortStableFunc(leads, func(a, b int) int { return bit(hooks(d, a)) - bit(hooks(d, b)) })
	return leads
}

// tells gives the best unit of the first of the leads of which one reads alone, or below what is
// taken, and nothing where none does. In English it may read below those right before it, which
// come with it.
func (c *choice) tells(leads []int, units []*unit) []*unit {
	for _, lead := range leads {
		if us := c.withAbove(lead, units); len(us) > 0 {
			return us
		}
	}
	return nil
}

// withAbove gives the best unit of sentence i that may lead and that the judge accepts, with the
// best one of the sentence before it, which comes next, where it reads below that.
func (c *choice) withAbove(i int, units []*unit) []*unit {
	for {
		var best *unit
		for _, u := range units {
			if u.first <= i && i <= u.last && !c.refused[u] && c.mayLead(u) && (best == nil || u.score > best.score) {
				best = u
			}
		}
		if best == nil {
			return nil
		}
		us := []*unit{best}
		if len(best.needs) > 0 && !c.settled(best) {
			above := c.withAbove(best.first-1, units)
			if len(above) == 0 || !best.givenBy(c.d, above[0], sentenceBefore) {
				return nil
			}
			us = append(us, above...)
		}
		if c.accepts(best) {
			return us
		}
	}
}

// mayLead reports a unit that says something and surely reads alone, or below what is taken or, in
// English, below the sentence before it.
func (c *choice) mayLead(u *unit) bool {
	if u.leans || u.little && noLead(u.kept) {
		return false
	}
	if c.d.Lang == "en" && len(u.needs) == 1 && u.needs[0] == sentenceBefore {
		return true
	}
	return u.chance >= leadStanding && (len(u.needs) == 0 || len(c.taken) > 0 && c.settled(u))
}

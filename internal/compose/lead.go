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
	first := make([]int, 0, leadWithin) // that speak
	beyond := 0.0
	for i, s := range d.Sentences {
		switch {
		case len(first) == leadWithin && main[i] <= max(beyond, leadMain):
		case !speaks(d, s) || wordless(d.Article.Text, s):
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

// tells gives the best unit of the first of the leads of which one reads alone, and nothing
// where none does. In English it may read below those right before it, which come with it.
func (c *choice) tells(leads []int, units []*unit) []*unit {
	for _, lead := range leads {
		us := c.withAbove(lead, units)
		if len(us) > 0 && (c.accept == nil || !slices.ContainsFunc(us, func(u *unit) bool { return !c.accept(u.draft(c.d)) })) {
			for _, u := range us {
				c.kept[u] = true
			}
			return us
		}
	}
	return nil
}

// withAbove gives the best unit of sentence i that reads alone, or below the best one of the
// sentence before it, which comes next.
func (c *choice) withAbove(i int, units []*unit) []*unit {
	var best *unit
	for _, u := range units {
		below := c.d.Lang == "en" && len(u.needs) == 1 && u.needs[0] == sentenceBefore
		if u.first <= i && i <= u.last && !u.leans && (below || len(u.needs) == 0 && u.chance >= leadStanding) && (best == nil || u.score > best.score) {
			best = u
		}
	}
	if best == nil || len(best.needs) == 0 {
		return slices.DeleteFunc([]*unit{best}, func(u *unit) bool { return u == nil })
	}
	above := c.withAbove(best.first-1, units)
	if len(above) == 0 || !best.givenBy(c.d, above[0], sentenceBefore) {
		return nil
	}
	return append([]*unit{best}, above...)
}

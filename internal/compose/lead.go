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
	return leads
}

// tells gives the best unit of the first of the leads of which one reads alone, or nil.
func (c *choice) tells(leads []int, units []*unit) *unit {
	for _, lead := range leads {
		if u := c.bestOf(lead, units); u != nil {
			return u
		}
	}
	return nil
}

// bestOf gives the best unit of sentence lead that reads alone and that the judge accepts, or nil.
func (c *choice) bestOf(lead int, units []*unit) *unit {
	for {
		var best *unit
		for _, u := range units {
			if u.first <= lead && lead <= u.last && !c.refused[u] && !(u.little && noLead(u.kept)) && !u.leans && (len(u.needs) == 0 || len(c.taken) > 0 && c.settled(u)) && u.chance >= leadStanding && (best == nil || u.score > best.score) {
				best = u
			}
		}
		if best == nil || c.kept[best] {
			return best
		}
		if c.accept == nil || c.accept(best.draft(c.d)) {
			c.kept[best] = true
			return best
		}
		c.refused[best] = true
	}
}

package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

const (
	leadWithin   = 3   // of how many sentences that speak the lead is one
	leadMain     = 0.3 // how likely a lead is to say what the whole is about
	leadScore    = 0.4 // how likely it is to be worth a point
	leadStanding = 0.3 // how likely its unit is to read alone
)

// leadOf gives the sentence that tells what the whole article is about where that is
// one of its first, as in news: no list is complete without it. -1: there is none.
func (j *judged) leadOf(d *lang.Document, r *rank.Ranking) int {
	if j.one || j.speech {
		return -1
	}
	main := j.main
	if main == nil {
		main = r.Main()
	}
	lead := -1
	for i, m := range main {
		if lead < 0 || m > main[lead] {
			lead = i
		}
	}
	if lead < 0 || main[lead] < leadMain || r.Sentences[lead] < leadScore {
		return -1
	}
	before := 0
	for _, s := range d.Sentences[:lead] {
		before += bit(speaks(d, s))
	}
	if before >= leadWithin || strings.HasSuffix(trim(d.Article.Text, d.Sentences[lead].Span).Slice(d.Article.Text), "！") {
		return -1 // a slogan, or a call to read on
	}
	return lead
}

// tells gives the best unit of the lead that reads alone, or nil.
func (c *choice) tells(lead int, units []*unit) *unit {
	var best *unit
	for _, u := range units {
		if u.first <= lead && lead <= u.last && !u.leans && len(u.needs) == 0 && u.chance >= leadStanding && (best == nil || u.score > best.score) {
			best = u
		}
	}
	if best == nil || c.accept != nil && !c.accept(best.draft(c.d)) {
		return nil
	}
	c.kept[best] = true
	return best
}

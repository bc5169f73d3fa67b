package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// Where an article tells a thing twice: in a caption, apart from the text, once more further on.

const (
	retoldWithin = 0.9 // share of the concepts of a unit that another has too
	fewestOfThem = 6   // concepts with which a unit says a thing of its own
	worthTelling = 0.5 // of the worth of the unit that it tells
)

// quotedElsewhere gives each unit whose very words another has beside more, as a quotation
// that a page sets apart has not who says it. Only the first n are looked at; units are
// ordered by worth.
func quotedElsewhere(units []*unit, n int) map[*unit]bool {
	out := map[*unit]bool{}
	units = units[:min(n, len(units))]
	for _, u := range units {
		out[u] = slices.ContainsFunc(units, func(v *unit) bool {
			return u.width < v.width && v.first == v.last && v.score >= worthTelling*u.score && !u.overlaps([]*unit{v}) && saysAgain(u.kept, v.kept)
		})
	}
	return out
}

// tellWhole puts in the place of a taken unit one that tells it beside as much again: the
// sentence of the text for a caption.
func (c *choice) tellWhole() {
	for _, u := range slices.Clone(c.taken) {
		for _, v := range c.cand {
			if c.refused[v] || v.first < v.last || v.width < 2*u.width || v.score < worthTelling*u.score || v.overlaps(c.taken) || !toldIn(c.d, u, v) || !c.accepts(v) {
				continue
			}
			c.drop(slices.Index(c.taken, u))
			c.take(v)
			if c.allSettled() {
				c.tellWhole()
				return
			}
			c.drop(len(c.taken) - 1)
			c.take(u)
		}
	}
}

// toldIn reports that v has nearly all the concepts of u, by weight, and every name and figure.
func toldIn(d *lang.Document, u, v *unit) bool {
	if len(u.concepts) < fewestOfThem {
		return false
	}
	all, lost := 0.0, 0.0
	for _, c := range u.concepts {
		all += c.Weight
	}
	for _, c := range u.concepts {
		if !holds(v.concepts, c) {
			if lost += c.Weight; lost > (1-retoldWithin)*all {
				return false
			}
		}
	}
	for i := u.first; i <= u.last; i++ {
		for _, a := range d.Sentences[i].Atoms {
			if (a.Kind == lang.KindName || a.Kind == lang.KindNumber) && !u.gone(a.Span) && !strings.Contains(v.span.Slice(d.Article.Text), a.Slice(d.Article.Text)) {
				return false
			}
		}
	}
	return true
}

func holds(cs []rank.Concept, c rank.Concept) bool {
	for _, x := range cs {
		if x.ID == c.ID {
			return true
		}
	}
	return false
}

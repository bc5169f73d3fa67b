package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

const (
	retoldWithin   = 0.9 // share of the concepts of a unit that another has too
	fewestOfThem   = 6   // concepts with which a unit says a thing of its own
	worthRetelling = 0.5 // of the worth of the unit that is retold
)

// toldBetter gives each unit of which another has all the words beside twice as many, as
// a caption says what a sentence of the text tells with more, or the very words, as a
// quotation that a page sets apart. Only the first n are
// looked at; units are ordered by worth.
func toldBetter(d *lang.Document, units []*unit, n int) map[*unit]bool {
	out := map[*unit]bool{}
	units = units[:min(n, len(units))]
	for _, u := range units {
		out[u] = slices.ContainsFunc(units, func(v *unit) bool {
			return v.first == v.last && v.score >= worthRetelling*u.score && !u.overlaps([]*unit{v}) && (2*u.width <= v.width && toldIn(d, u, v) || u.width < v.width && saysAgain(u.kept, v.kept))
		})
	}
	return out
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

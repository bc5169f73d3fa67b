package compose

import "github.com/zhongdian/zhongdian/internal/rank"

const (
	retoldWithin   = 0.9 // share of the concepts of a unit that another has too
	fewestOfThem   = 6   // concepts with which a unit says a thing of its own
	worthRetelling = 0.5 // of the worth of the unit that is retold
)

// untold leaves out each unit whose words another has nearly all, as a caption or a
// line set apart says what a sentence of the text tells with more. The one that has
// less goes; where the other is worth far less, that one does. Only the first n are
// looked at; units are ordered by worth.
func untold(units []*unit, n int) []*unit {
	n = min(n, len(units))
	var gone map[*unit]bool
	for i, u := range units[:n] {
		for _, v := range units[i+1 : n] {
			if gone[u] || gone[v] || u.first <= v.last && v.first <= u.last {
				continue
			}
			less := u
			switch {
			case toldIn(v, u):
				less = v
			case !toldIn(u, v):
				continue
			case v.score < worthRetelling*u.score:
				less = v
			}
			if gone == nil {
				gone = map[*unit]bool{}
			}
			gone[less] = true
		}
	}
	if gone == nil {
		return units
	}
	out := make([]*unit, 0, len(units))
	for _, u := range units {
		if !gone[u] {
			out = append(out, u)
		}
	}
	return out
}

// toldIn reports that v has nearly all the concepts of u, by weight.
func toldIn(u, v *unit) bool {
	if len(u.concepts) < fewestOfThem || len(u.concepts) > len(v.concepts)*10/9 {
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

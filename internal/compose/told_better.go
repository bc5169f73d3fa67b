package compose

import "github.com/zhongdian/zhongdian/internal/rank"

const (
	retoldWithin   = 0.9 // share of the concepts of a unit that another has too
	fewestOfThem   = 6   // concepts with which a unit says a thing of its own
	worthRetelling = 0.5 // of the worth of the unit that is retold
)

// toldBetter gives each unit whose words another has nearly all, as a caption or a line
// set apart says what a sentence of the text tells with more: the one that has less,
// or the other where that is worth far less or tells it beside something
// else. Only the first n are looked at; units are ordered
// by worth.
func toldBetter(units []*unit, n int) map[*unit]bool {
	n = min(n, len(units))
	out := map[*unit]bool{}
	for i, u := range units[:n] {
		for _, v := range units[i+1 : n] {
			if out[u] || out[v] || u.first <= v.last && v.first <= u.last {
				continue
			}
			switch {
			case toldIn(v, u):
				out[v] = true
			case !toldIn(u, v):
			case v.score < worthRetelling*u.score, u.first == u.last && v.first < v.last: // half of a pair tells it
				out[v] = true
			default:
				out[u] = true
			}
		}
	}
	return out
}

// toldIn reports that v has nearly all the concepts of u, by weight.
func toldIn(u, v *unit) bool {
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

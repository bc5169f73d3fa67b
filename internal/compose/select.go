package compose

import (
	"math"
	"sort"

	"github.com/zhongdian/zhongdian/lang"
)

const (
	pool      = 40  // units that the search looks at
	newPlace  = 1.4 // a unit from a paragraph that has no point yet is worth more
	sameWords = 0.6 // share of a unit's words already said at which it says nothing new
)

// choose takes k units by what each adds to those already taken, then tries to
// better the whole by exchanging one at a time. Source order.
func choose(d *lang.Document, units []*unit, k int, o Options) []*unit {
	if o.Points <= 0 { // nobody asked for more points than read well
		units = standing(units)
	}
	sort.SliceStable(units, func(i, j int) bool { return units[i].score > units[j].score })
	accepted := map[*unit]bool{}
	accept := func(u *unit) bool {
		if o.Accept == nil {
			return true
		}
		ok, seen := accepted[u]
		if !seen {
			ok = o.Accept(u.draft(d))
			accepted[u] = ok
		}
		return ok
	}
	cand := units[:min(len(units), max(pool, 3*k))]
	var taken []*unit
	for len(taken) < k {
		u := best(d, cand, taken, accept)
		if u == nil {
			if len(cand) == len(units) {
				break
			}
			cand = units
			continue
		}
		taken = append(taken, u)
	}
	taken = exchange(d, cand, taken, accept)
	sort.Slice(taken, func(i, j int) bool { return taken[i].span.Start < taken[j].span.Start })
	return taken
}

// standing gives the units that read alone, or all where there is none.
func standing(units []*unit) []*unit {
	out := make([]*unit, 0, len(units))
	for _, u := range units {
		if !u.leans {
			out = append(out, u)
		}
	}
	if len(out) == 0 {
		return units
	}
	return out
}

func best(d *lang.Document, cand, taken []*unit, accept func(*unit) bool) *unit {
	var found *unit
	top := 0.0
	for _, u := range cand {
		if g := gain(d, u, taken); g > top && accept(u) {
			found, top = u, g
		}
	}
	return found
}

// gain is what u adds to the units taken: nothing where it shares a sentence
// with one of them or repeats its words.
func gain(d *lang.Document, u *unit, taken []*unit) float64 {
	said, all, fresh := 0.0, 0.0, true
	for _, v := range taken {
		if u.first <= v.last && v.first <= u.last {
			return 0
		}
		if d.Sentences[u.first].Block == d.Sentences[v.first].Block {
			fresh = false
		}
	}
	for key, w := range u.keys {
		all += w
		for _, v := range taken {
			if _, ok := v.keys[key]; ok {
				said += w
				break
			}
		}
	}
	if all == 0 || said/all >= sameWords {
		return 0
	}
	g := u.score * math.Sqrt(1-said/all)
	if fresh {
		g *= newPlace
	}
	return g
}

// exchange swaps one taken unit for one that is not while that betters the sum.
func exchange(d *lang.Document, cand, taken []*unit, accept func(*unit) bool) []*unit {
	for range 3 {
		moved := false
		for i := range taken {
			rest := append(append([]*unit{}, taken[:i]...), taken[i+1:]...)
			u := best(d, cand, rest, accept)
			if u != nil && u != taken[i] && gain(d, u, rest) > gain(d, taken[i], rest)*1.0001 {
				taken[i], moved = u, true
			}
		}
		if !moved {
			break
		}
	}
	return taken
}

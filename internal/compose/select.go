package compose

import (
	"math"
	"slices"
	"sort"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

const (
	pool      = 40  // units that the search looks at
	newPlace  = 1.4 // a unit from a paragraph that has no point yet is worth more
	repeating = 0.3 // how sharply a unit loses worth by what it repeats
	fillsFew  = 0.1 // the same where there are two points
	fills     = 0.2 // share of the worth of the first point below which one only fills the list
	sameWords = 0.6 // share of a unit's concepts already said at which it says nothing new

	// English names what it tells of again and again, so that the same share says less.
	repeatingInEnglish = 0.5
	sameWordsInEnglish = 0.75
	partSaid           = 0.3  // of what a unit says is said: it may be a taken one told with more
	halfSaid           = 0.5  // of what a unit says is said: it may be a taken one word for word
	retelling          = 0.5  // of what goes on from the point above, where another does: a list is no retelling
	sameInQuotes       = 0.48 // the same of somebody's own words: they mostly say again what was told
)

// choice is the search for the units that together say the most.
type choice struct {
	d       *lang.Document
	cand    []*unit
	taken   []*unit
	said    []int // by concept: how many taken units hold it
	refused map[*unit]bool
	kept    map[*unit]bool
	accept  func(Draft) bool
	lead    *unit // tells what the whole is about, and stays
	headed  *unit // says most of what the headline says, and stays

	repeating, sameWords float64
}

// choose takes k units by what each adds to those already taken, that of a lead first,
// then tries to better the whole by exchanging one at a time. Source order. The judge is asked only about a unit that is about to be taken, since judging
// is dear.
func choose(d *lang.Document, r rank.Ranking, units []*unit, k int, leads, told []int, o Options) (taken []*unit, want int) {
	all := units
	if o.Points <= 0 { // nobody asked for more points than read well
		units, k = standing(d, units, k, barFor(d.Lang))
	}
	sort.SliceStable(units, func(i, j int) bool { return units[i].score > units[j].score })
	c := &choice{
		d: d, cand: units[:min(len(units), max(pool, 3*k))], said: make([]int, r.ConceptCount()),
		refused: quotedElsewhere(units, max(pool, 3*k)), kept: map[*unit]bool{}, accept: o.Accept, repeating: repeating, sameWords: sameWords,
	}
	if d.Lang == "en" {
		c.repeating, c.sameWords = repeatingInEnglish, sameWordsInEnglish
	}
	if k > 1 {
		for i, u := range c.tells(leads, all) {
			if c.take(u); i == 0 {
				c.lead = u
			}
		}
		if len(told) > 0 && len(c.taken) < k && (c.lead == nil || !slices.ContainsFunc(told, func(i int) bool { return c.lead.first <= i && i <= c.lead.last })) {
			if us := c.tells(told[:1], all); len(us) > 0 && !(c.lead != nil && (toldIn(d, us[0], c.lead) || toldIn(d, c.lead, us[0]))) {
				c.headed = us[0]
				c.take(c.headed)
			}
		}
	}
	if o.Points > 0 {
		c.fill(units, k, true)
	} else {
		k = c.fillWell(units, k)
	}
	c.exchange()
	c.tellWhole()
	sort.Slice(c.taken, func(i, j int) bool { return c.taken[i].span.Start < c.taken[j].span.Start })
	if o.Points <= 0 {
		k = fewest(k)
	}
	return c.taken, k
}

// fill takes the units that add most until there are k, and gives how many there should be:
// unless a number was asked for, no more than say something beside the first.
func (c *choice) fill(units []*unit, k int, asked bool) int {
	for len(c.taken) < k {
		u := c.best(0)
		if u == nil {
			if len(c.cand) == len(units) {
				return k
			}
			c.cand = units
			continue
		}
		if !asked && len(c.taken) >= few-1 {
			fills := fills
			if len(c.taken) < few {
				fills = fillsFew
			}
			if u.score < fills*c.taken[0].score {
				return len(c.taken) // nobody asked for what says next to nothing
			}
		}
		c.take(u)
	}
	return k
}

// fillWell fills a list of which nobody asked how long it is: with what says little only where
// there would be fewer than two points.
func (c *choice) fillWell(units []*unit, k int) int {
	var little []*unit
	for _, u := range units {
		if u.little && !c.refused[u] {
			little = append(little, u)
			c.refused[u] = true
		}
	}
	k = c.fill(units, k, false)
	if len(little) == 0 || len(c.taken) == k {
		return k
	}
	if least := min(k, few-1); len(c.taken) < least {
		for _, u := range little {
			delete(c.refused, u)
		}
		c.fill(units, least, false)
	}
	return max(len(c.taken), 1)
}

// few is how many points an article has at the least whose text has room for more,
// though few of them may read alone.
const few = 3

// bar is how likely units must be to read alone.
type bar struct {
	// sure is the chance from which a unit counts as one that does: where there
	// are few such units there are few points.
	sure float64
	// floor is the least chance of a unit that is taken where others do, and of
	// one of the fewest of a short text: a notice may have one point.
	floor float64
	// best is the least chance of one of the few units that are worth most: what an
	// article is about is not left out for a doubt.
	best float64
	// none is how many units are taken at most where not one reads alone.
	none int
}

const (
	// spared is how many units are worth most.
	spared = 2
	// News may have three sentences that nobody would leave out: others are spared too
	// that are worth this share of the best one and that the ranker gives this score.
	sparedShare, sparedScore = 0.7, 0.5
)

// barFor is lower for English, whose chances tell less: what they cost there in
// worth is more than what they gain in reading (docs/EXPERIMENTS.md). Chinese spares
// nothing: there a doubt is mostly right.
func barFor(language string) bar {
	if language == "en" {
		return bar{sure: 0.3, floor: 0.27, best: 0.15, none: few - 1}
	}
	return bar{sure: 0.4, floor: 0.35, best: 1, none: math.MaxInt}
}

// fewest is how many points there are at the least where the text has room for k.
func fewest(k int) int {
	if k <= few {
		return min(k, few-1)
	}
	return few
}

// standing gives the units that read alone, or all where there is none, and how
// many of them to take at most: few of those, else k, or as many as surely read alone, though not
// fewer than the fewest.
func standing(d *lang.Document, units []*unit, k int, b bar) ([]*unit, int) {
	out := make([]*unit, 0, len(units))
	for _, u := range units {
		if !u.leans {
			out = append(out, u)
		}
	}
	if len(out) == 0 {
		return units, min(k, b.none)
	}
	least := fewest(k)
	sort.SliceStable(out, func(i, j int) bool { return out[i].chance > out[j].chance })
	limit, apart, alone := b.floor, 0, 0
	var taken []*unit // that share no sentence
	for _, u := range out {
		if u.overlaps(taken) || !u.settled(d, taken) {
			continue
		}
		taken = append(taken, u)
		if apart++; apart == least && apart > 1 && least < few && u.chance < b.floor {
			least--
		}
		if apart <= least {
			limit = min(limit, u.chance) // the least that are needed are the likeliest
		} else if u.chance < b.sure {
			break
		}
		alone += bit(u.chance >= b.sure)
	}
	n := 0
	for n < len(out) && out[n].chance >= limit {
		n++
	}
	worth, nearBest := worthOfBest(out, spared), sparedShare*worthOfBest(out, 1)
	fair := out[:n:n]
	for _, u := range out[n:] {
		if u.chance >= b.best && (u.score >= worth || u.score >= nearBest && u.ranked >= sparedScore) && !u.overlaps(out[:n]) { // else it is told of with more
			fair = append(fair, u)
		}
	}
	return fair, min(k, max(alone, least))
}

// worthOfBest is what the n-th best of the units that share no sentence is worth.
func worthOfBest(units []*unit, n int) float64 {
	byWorth := slices.Clone(units)
	sort.SliceStable(byWorth, func(i, j int) bool { return byWorth[i].score > byWorth[j].score })
	var taken []*unit
	for _, u := range byWorth {
		if !u.overlaps(taken) {
			if taken = append(taken, u); len(taken) == n {
				return u.score
			}
		}
	}
	return 0
}

// overlaps reports a sentence that the unit shares with one of others.
func (u *unit) overlaps(others []*unit) bool {
	for _, v := range others {
		if u.first <= v.last && v.first <= u.last {
			return true
		}
	}
	return false
}

func (c *choice) take(u *unit) {
	c.taken = append(c.taken, u)
	for _, n := range u.concepts {
		c.said[n.ID]++
	}
}

// drop takes the i-th unit back and gives it.
func (c *choice) drop(i int) *unit {
	u := c.taken[i]
	c.taken = append(c.taken[:i:i], c.taken[i+1:]...)
	for _, n := range u.concepts {
		c.said[n.ID]--
	}
	return u
}

// best is the unit that adds most, more than least, and that the judge accepts,
// or nil. The judge isn't asked about a unit that adds no more than least.
func (c *choice) best(least float64) *unit {
	for {
		var found *unit
		top := least
		for _, u := range c.cand {
			if u.score*newPlace <= top {
				break // none behind it is worth more, and that is the most that one adds
			}
			if !c.refused[u] {
				if g := c.gain(u); g > top {
					found, top = u, g
				}
			}
		}
		if found == nil || c.accepts(found) {
			return found
		}
	}
}

// accepts asks the judge about u, once.
func (c *choice) accepts(u *unit) bool {
	if c.accept == nil || c.kept[u] {
		return true
	}
	ok := c.accept(u.draft(c.d))
	c.kept[u], c.refused[u] = ok, !ok
	return ok
}

// gain is what u adds to the units taken: nothing where it shares a sentence
// with one of them or repeats what they say.
func (c *choice) gain(u *unit) float64 {
	fresh := true
	if u.overlaps(c.taken) || !c.settled(u) {
		return 0
	}
	for _, v := range c.taken {
		if c.d.Sentences[u.first].Block == c.d.Sentences[v.first].Block {
			fresh = false
		}
	}
	said := c.repeats(u)
	if said >= c.sameWords || said >= sameInQuotes && c.d.Lang == "en" && u.mostlyQuoted(c.d) {
		return 0
	}
	if said > halfSaid && c.d.Lang == "en" && slices.ContainsFunc(c.taken, func(v *unit) bool { return saysAgain(u.kept, v.kept) }) {
		return 0
	}
	if said > partSaid && slices.ContainsFunc(c.taken, func(v *unit) bool { return toldIn(c.d, u, v) || toldIn(c.d, v, u) }) {
		return 0
	}
	g := u.score * math.Pow(1-said, c.repeating)
	if fresh {
		g *= newPlace
	}
	if c.d.Lang == "en" && u.goesOnFrom() && slices.ContainsFunc(c.taken, func(v *unit) bool { return v != c.lead && v.goesOnFrom() }) {
		g *= retelling
	}
	return g * c.met(u)
}

// repeats is the share of what u says that taken units say.
func (c *choice) repeats(u *unit) float64 {
	said, all := 0.0, 0.0
	for _, n := range u.concepts {
		all += n.Weight
		if c.said[n.ID] > 0 {
			said += n.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return said / all
}

// holds is what u, just dropped, has to be outdone in: where the others together
// say what it says, it may still say it best, as a lead does.
func (c *choice) holds(u *unit) float64 {
	return max(c.gain(u), u.score*math.Pow(max(1-c.repeats(u), 1-sameWords), repeating))
}

// exchange swaps one taken unit for one that is not while that betters the sum.
func (c *choice) exchange() {
	for range 3 {
		moved := false
		for i := range c.taken {
			if c.taken[i] == c.lead || c.taken[i] == c.headed {
				continue
			}
			u := c.drop(i)
			if !c.allSettled() { // others take up what it tells
				c.take(u)
				continue
			}
			if v := c.best(c.holds(u) * 1.0001); v != nil {
				u, moved = v, true
			}
			c.take(u)
		}
		if !moved {
			return
		}
	}
}

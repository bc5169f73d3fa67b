package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// A list is read from its top: what one point has told, the points below it may
// take up. "The officer" and 该工艺 mean nothing alone, and read well under a point
// that has told of an officer and of the 工艺. Such a unit needs that point: it is
// taken only with it.

// chanceGiven is how likely a unit is to read that takes up what a point above it
// tells: as sure as what is just taken.
func chanceGiven(language string) float64 { return barFor(language).sure }

// takesUp notes a noun that the unit takes for known.
func (u *unit) takesUp(noun string) {
	if !slices.Contains(u.needs, noun) {
		u.needs = append(u.needs, noun)
	}
}

// alone reports a unit that reads without any other.
func (u *unit) alone() bool { return !u.leans && len(u.needs) == 0 }

// threadGap is how many sentences may stand between the point that tells of a noun and
// the one that takes it up where none of them has it.
const threadGap = 1

// farGiven is how many sentences may lie between what tells of a thing and what takes it up.
const farGiven = 150

// givenBy reports that point v, which stands above u in the list, tells of the noun,
// and what stands between them in the article keeps to it and brings in no other such.
// A firm is meant by any that was named: then nothing may stand between.
func (u *unit) givenBy(d *lang.Document, v *unit, noun string) bool {
	switch noun {
	case occasion:
		return v.last < u.first && held().in(v.kept)
	case somewhere:
		return v.last < u.first && v.namesPlace(d)
	case dayBefore:
		return u.threaded(d, v, hasDay)
	case somebodyBefore:
		return u.threaded(d, v, func(s lang.Sentence) bool { return persons(d.Article.Text, s) > 0 })
	case sentenceBefore:
		return v.last+1 == u.first && (!v.cutShort() || d.Lang == "zh" && width(v.span.Slice(d.Article.Text)) <= readable)
	}
	if d.Lang == "en" && v.last+1 == u.first && listed(noun)&usePerson != 0 && !plural(noun) && !v.cutShort() && oneSomebody(d, v.last) {
		return true // Ann Lee opened a mill. The keeper …
	}
	if v.last >= u.first || !toldBy(v.kept, noun) {
		return false
	}
	gap := u.first - v.last - 1
	if gap > farGiven { // in a book it is another one by then
		return false
	}
	if gap > 0 && noun[0] >= utf8.RuneSelf && isBody(noun) {
		return false
	}
	kept := gap <= threadGap
	for i := v.last + 1; i < u.first; i++ {
		between := d.Sentences[i].Slice(d.Article.Text)
		if bringsIn(between, noun) {
			return false
		}
		kept = kept || toldBy(between, noun)
	}
	return kept
}

// toldBy reports what a noun takes up, by itself or by a word of the same thing: the
// ferry is the ship.
func toldBy(said, noun string) bool {
	if noun[0] < utf8.RuneSelf {
		said = strings.ToLower(said) // once for all of them
	}
	return tellsOf(said, noun) || slices.ContainsFunc(enKindred()[strings.ToLower(noun)], func(word string) bool { return tellsOf(said, word) })
}

// tellsOf reports a noun in what a point says: in English as a word of its own, of
// one or of many.
func tellsOf(said, noun string) bool {
	if noun[0] >= utf8.RuneSelf {
		return strings.Contains(said, noun)
	}
	said, noun = strings.ToLower(said), strings.TrimSuffix(strings.ToLower(noun), "s")
	for at := 0; ; {
		i := strings.Index(said[at:], noun)
		if i < 0 {
			return false
		}
		i += at
		if at = i + len(noun); strings.HasPrefix(said[at:], "s") {
			at++
		}
		if (i == 0 || !letter(said[i-1])) && (at == len(said) || !letter(said[at])) {
			return true
		}
	}
}

// bringsIn reports a sentence with the noun as one of many: a man, another officer,
// 一家公司.
func bringsIn(s, noun string) bool {
	const near = 24 // bytes before the noun
	han := noun[0] >= utf8.RuneSelf
	if !han {
		s, noun = strings.ToLower(s), strings.ToLower(noun)
	}
	for at := 0; ; {
		i := strings.Index(s[at:], noun)
		if i < 0 {
			return false
		}
		before := s[runeBorder(s, max(at+i-near, 0)) : at+i]
		at += i + len(noun)
		if han {
			if before = before[runeBorder(before, max(len(before)-4*len("字"), 0)):]; strings.ContainsAny(before, "一另某两兩其") {
				return true
			}
			continue
		}
		if words := strings.Fields(before); len(words) > 0 {
			for _, w := range words[max(len(words)-3, 0):] {
				switch w {
				case "a", "an", "another", "other", "second", "two", "three", "some":
					return true
				}
			}
		}
	}
}

// takenUp gives the points above u that tell of what it takes up: of each noun the
// nearest.
func takenUp(d *lang.Document, above []*unit, u *unit) (out []int) {
	for _, noun := range u.needs {
		for i := len(above) - 1; i >= 0; i-- {
			if u.givenBy(d, above[i], noun) {
				out = append(out, i)
				break
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// settled reports that points that are taken tell of all that u takes up, or that u
// is taken for want of better anyway.
func (c *choice) settled(u *unit) bool { return u.settled(c.d, c.taken) }

// settled reports that what u takes up is told by others.
func (u *unit) settled(d *lang.Document, others []*unit) bool {
	if u.leans {
		return true
	}
	for _, noun := range u.needs {
		if !slices.ContainsFunc(others, func(v *unit) bool { return u.givenBy(d, v, noun) }) {
			return false
		}
	}
	return true
}

// unknown is what is left of what a unit adds that names somebody of whom neither it nor
// a point above says who that is, nor the headline; nameless, where that is no name but 王某,
// whom no reader could know anyway.
const unknown, nameless = 0.25, 0.6

// met is what is left of what u adds for whom it names: all, where the reader of the list
// has met them.
func (c *choice) met(u *unit) float64 {
	left := 1.0
	for _, name := range u.strangers {
		switch {
		case strings.Contains(c.d.Article.Title, name) || slices.ContainsFunc(c.taken, func(v *unit) bool { return v.last < u.first && strings.Contains(v.kept, name) }):
		case strings.HasSuffix(name, "某"):
			left = min(left, nameless)
		default:
			return unknown
		}
	}
	return left
}

// allSettled reports that every unit taken has what it takes up above it.
func (c *choice) allSettled() bool {
	return !slices.ContainsFunc(c.taken, func(u *unit) bool { return !c.settled(u) })
}

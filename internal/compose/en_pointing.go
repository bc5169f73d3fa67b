package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// pointsBehind reports "that meeting", "this recent story", "such a move" at word wi
// of the unit's first sentence: the noun was told of before it, and nothing in the
// sentence up to there is one. What the noun itself goes on to say is enough, and
// so is what is beyond any story: this week, this country.
func pointsBehind(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	early := wi < deepWords // further on, several may be what the sentence has told of
	switch {
	case i > u.first || s.Words[wi].Len() > len("these"):
		return false
	case is(t, s, wi, "this") && (early || s.Words[wi-1].Tag != lang.Mark), is(t, s, wi, "these", "those") && early:
	case is(t, s, wi, "that") && (is(t, s, wi-1, ",", "and", "but") || wi == 0) && is(t, s, wi+2, "'s", "’s") && listed(s.Words[wi+1].Slice(t))&(useBody|usePlace|useGroup) != 0:
		return !placeBefore(d, u, i, s.Words[wi].Start) // On Friday, that country's ministry …
	case is(t, s, wi, "that"):
		ends := wi+2 < len(s.Words) && s.Words[wi+2].Tag == lang.Mark || is(t, s, wi+2, "and") && pointed(t, s, wi+1) // lay that groundwork.
		if wi == 0 || s.Words[wi-1].Tag != lang.Prep && !ends && !notion(t, s, wi+1) {
			return false
		}
	case is(t, s, wi, "such") && early: // not the biggest such protest, nor any such video
		if is(t, s, wi+1, "as") || !is(t, s, wi+1, "a", "an") && wi > 0 && s.Words[wi-1].Tag != lang.Verb && s.Words[wi-1].Tag != lang.Prep {
			return false
		}
	default:
		return false
	}
	k := wi + 1
	for ; k < len(s.Words) && k <= wi+3 && (s.Words[k].Tag == lang.Adj || s.Words[k].Tag == lang.Num || is(t, s, k, "a", "an", "-")); k++ {
		if timeWord(t, s, k) {
			return false
		}
	}
	for k+1 < len(s.Words) && (s.Words[k].Tag == lang.Noun || strings.HasSuffix(s.Words[k].Slice(t), "ing")) && s.Words[k+1].Tag == lang.Noun {
		k++ // this funding bill
	}
	if k >= len(s.Words) || s.Words[k].Tag != lang.Noun || timeWord(t, s, k) || timeWord(t, s, wi+1) || beyond(t, s, k) {
		return false
	}
	if goesOn(t, s, k+1) && is(t, s, wi, "these", "those", "such") || is(t, s, wi, "such") && is(t, s, k+1, "as") {
		return false
	}
	if listed(s.Words[k].Slice(t))&usePlace != 0 && placeBefore(d, u, i, s.Words[wi].Start) {
		return false // held in California, and fined in that state
	}
	return !stemBefore(d, u, i, wi, s.Words[k].Slice(t))
}

// bothBehind reports "both men" at word wi of a unit that has had no two of anybody.
func bothBehind(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if i > u.first || s.Words[wi].Len() != len("both") || !is(t, s, wi, "both") || wi+2 >= len(s.Words) {
		return false
	}
	if noun := s.Words[wi+1]; noun.Tag != lang.Noun || !plural(noun.Slice(t)) && !is(t, s, wi+1, "men", "women") || is(t, s, wi+1, "sides", "parties", "ends", "ways") || is(t, s, wi+2, "and") || goesOn(t, s, wi+2) {
		return false
	}
	two := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		two = s.Words[k].Tag == lang.Num || is(t, s, k, "and") || plural(s.Words[k].Slice(t))
		return two
	})
	return !two && !is(t, s, wi+2, ",", ":", "--")
}

// countsBack reports "the two" at word wi as what somebody does, of a unit that has had no
// two of anybody, or a "one" of what it has not had: "the two settled out of court".
func countsBack(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if i > u.first || wi+1 >= len(s.Words) {
		return false
	}
	if is(t, s, wi, "one") && wi > 0 && s.Words[wi-1].Tag == lang.Verb && is(t, s, wi+1, ".", ",", ";", "now", "too", "again") {
		return !thingNamed(d, u, i, wi)
	}
	if !is(t, s, wi, "the") || s.Words[wi+1].Tag != lang.Num || !verbal(t, s, wi+2) {
		return false
	}
	names, two := 0, false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		word := s.Words[k].Slice(t)
		names += bit(large(t, s.Words[k]))
		two = names > 2 || s.Words[k].Tag == lang.Num || is(t, s, k, "and") || plural(word) && listed(strings.TrimSuffix(word, "s"))&usePerson != 0
		return two
	})
	return !two
}

// thingNamed reports something with an article before word wi, and not only somebody.
func thingNamed(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		if !is(t, s, k, "a", "an") {
			return false
		}
		for k++; k+1 < len(s.Words) && (s.Words[k+1].Tag == lang.Noun || s.Words[k+1].Tag == lang.Adj || s.Words[k+1].Tag == lang.Name || s.Words[k+1].Tag == lang.Org); k++ {
		}
		found = k < len(s.Words) && !calling(s.Words[k].Slice(t))
		return found
	})
	return found
}

// alike reports "a similar view" at word wi: like one that was told of.
func alike(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	return i == u.first && is(t, s, wi, "similar") && wi+1 < len(s.Words) && s.Words[wi+1].Tag == lang.Noun && !is(t, s, wi+2, "to", "as", "in", "for") && !stemBefore(d, u, i, wi, s.Words[wi+1].Slice(t))
}

// notion reports a noun at word i that wants an article where it is not pointed at,
// and a verb behind it: "said that claim is false".
func notion(t string, s *lang.Sentence, i int) bool {
	return pointed(t, s, i) && verbal(t, s, i+1)
}

func pointed(t string, s *lang.Sentence, i int) bool {
	return is(t, s, i, "notion", "idea", "claim", "argument", "decision", "defense", "defence", "view", "approach", "theory", "plan", "deal", "move", "offer")
}

// beyond reports a noun that with a demonstrative means what everybody knows.
func beyond(t string, s *lang.Sentence, k int) bool {
	return is(t, s, k, "kind", "kinds", "sort", "sorts", "type", "way", "ways", "point", "country", "nation", "world", "planet", "stage", "level", "age", "people", "things", "thing", "date", "extent", "effect", "end", "purpose", "matter", "degree", "regard", "respect")
}

// stemBefore reports the noun in the unit before word wi, of one or of many.
func stemBefore(d *lang.Document, u *unit, i, wi int, noun string) bool {
	key := stem(noun)
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		w := s.Words[k].Slice(d.Article.Text)
		found = len(w) >= len(key) && strings.EqualFold(w[:len(key)], key)
		return found
	})
	return found
}

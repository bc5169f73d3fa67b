package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// English nouns with the, of which the article has said which one.

// bareDefinite looks at every "the case" near the opening of a unit that has not
// said which one: a noun of stories, or as its very subject one that the article had
// before. A point above may have told of it: the unit needs one that has. It reports
// false where no point can help. The opening sentence of an article is its own story.
func bareDefinite(d *lang.Document, u *unit) bool {
	if u.first == 0 {
		return true
	}
	t := d.Article.Text
	s := &d.Sentences[u.first]
	from := wordFrom(s, storyStart(d, u))
	for k := from; k+1 < len(s.Words) && k < from+deepWords; k++ {
		if s.Words[k].Tag == lang.Time && k+2 < len(s.Words) && is(t, s, k+1, "'s", "’s") && listed(s.Words[k+2].Slice(t))&useStory != 0 && !goesOn(t, s, k+3) {
			u.takesUp(s.Words[k+2].Slice(t)) // Wednesday's attack
			continue
		}
		if !is(t, s, k, "the") || u.gone(s.Words[k+1].Span) {
			continue // it is named
		}
		if k == from && s.Words[k+1].Tag == lang.Num && k+2 < len(s.Words) && s.Words[k+2].Tag == lang.Noun && !goesOn(t, s, k+3) {
			return false // The 11 chefs …
		}
		noun := s.Words[k+1].Slice(t)
		use := listed(noun)
		if use&useKnown != 0 || use&useStory == 0 && (k > from || s.Words[k+1].Tag != lang.Noun || !saidLately(d, u.span.Start, noun)) {
			continue
		}
		if rest := t[s.Words[k+1].End:]; use&useStory != 0 && plural(noun) && (strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ")) {
			u.takesUp(noun) // the girls' parents
			continue
		}
		if namedNext(t, s, k+2) || is(t, s, k-1, "in") && is(t, s, k+1, "event") {
			continue
		}
		if goesOn(t, s, k+2) || is(t, s, k+2, "\"", "“", "'", "‘", "on", "by", "to", "about", "against", "between", "where", "when", "as", "during", "who", "that") || wordBefore(d, u, u.first, k, noun) {
			continue
		}
		u.takesUp(noun)
	}
	return true
}

// lately is how many bytes before a unit its definite nouns are looked for.
const lately = 1200

func saidLately(d *lang.Document, at int, noun string) bool {
	from := runeBorder(d.Article.Text, max(at-lately, 0))
	return strings.Contains(d.Article.Text[from:at], " "+noun)
}

// described finds a subject that is only somebody or something described, "The
// Mercedes driver", and was named before: a point above may have told of it.
func described(d *lang.Document, u *unit) {
	if u.first == 0 {
		return
	}
	t := d.Article.Text
	s := &d.Sentences[u.first]
	k := skipMarks(s, wordFrom(s, storyStart(d, u)))
	if !is(t, s, k, "the") || is(t, s, k+1, "former") || k+1 < len(s.Words) && u.gone(s.Words[k+1].Span) {
		return // a former keeper of mills says who that is
	}
	names := 0
	for k++; k+1 < len(s.Words) && s.Words[k].Len() > 0; k++ {
		word := s.Words[k].Slice(t)
		if word[0] >= 'A' && word[0] <= 'Z' {
			names++
		}
		switch s.Words[k].Tag {
		case lang.Noun, lang.Adj, lang.Name, lang.Org, lang.Place, lang.Person, lang.Num:
		default:
			return
		}
		if names > maxFullName {
			return
		}
		if use := listed(word); use&useKnown == 0 && use&(usePerson|useStory) != 0 && !goesOn(t, s, k+1) {
			office := names > 1 && large(t, s.Words[k]) // The Harrow Council Attorney is one; the Harrow Town striker is anybody
			if !office && !namedNext(t, s, k+1) && !is(t, s, k+1, "\"", "“", "'", "‘", "'s", "’s") {
				u.takesUp(word)
			}
			return
		}
	}
}

// namedNext reports a name between commas at word k, of whom or what stands before it:
// "The suspect, John Smith, …".
func namedNext(t string, s *lang.Sentence, k int) bool {
	if !is(t, s, k, ",") || k+1 >= len(s.Words) {
		return false
	}
	a, ok := nameAt(s, s.Words[k+1].Start)
	return ok && a.Sub != "place" && is(t, s, wordFrom(s, a.End), ",")
}

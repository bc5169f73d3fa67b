package compose

import "github.com/zhongdian/zhongdian/lang"

// cataphor reports a pronoun of an opening subordinate clause whose name comes
// behind it: "When he was 12, John Smith …". Nobody stands before the first sentence
// of an article, so that there the name may be that of a main clause, too: "He wears
// no uniform, but John Smith leads an army".
func cataphor(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	at := s.Start
	if i == u.first {
		at = storyStart(d, u)
	}
	k := skipMarks(s, wordFrom(s, at))
	if is(t, s, k, "even") && is(t, s, k+1, "if", "though", "as", "before", "after") {
		k++
	}
	if !is(t, s, k, "when", "after", "before", "as", "while", "although", "though", "if", "in", "with", "at", "on", "since", "during", "by", "for", "like", "because", "despite", "until") &&
		!(is(t, s, k, "now") && is(t, s, k+1, "in", "at")) && !is(t, s, k+1, "before", "after") && !is(t, s, k+2, "before", "after") && (i > 0 || wi > k) {
		return false
	}
	if wi+1 < len(s.Words) && listed(s.Words[wi+1].Slice(t))&useKin != 0 {
		return false // When her husband, John Smith, …
	}
	comma := false
	for k := wi + 1; k < len(s.Words) && k < wi+25; k++ {
		w := s.Words[k]
		switch {
		case is(t, s, k, ",", "--", "—", "–"):
			comma = true
		case comma && (w.Tag == lang.Name || w.Tag == lang.Person || w.Tag == lang.Org):
			return true
		case comma && w.Tag == lang.Noun && is(t, s, k-1, "the", "a", "an"):
			if i > 0 && is(t, s, k-1, "the") && !goesOn(t, s, k+1) && listed(w.Slice(t))&useKnown == 0 {
				u.takesUp(w.Slice(t)) // In his message, the rebel …
			}
			return true
		case comma && w.Tag == lang.Verb && !nounFollows(t, s, k-1) && !is(t, s, k-1, "to"): // his 10-year wedding; there was little to set Smith apart
			return false
		case comma && w.Tag == lang.Pron:
			if s.Words[k-1].Tag == lang.Prep && sortOf(t, s, k) == ofPerson && female(t, w) == female(t, s.Words[wi]) {
				continue // ahead of his tour -- and of his wedding --
			}
			return false
		}
	}
	return false
}

// expletive reports an "it" that means nothing: "It is unclear whether …".
func expletive(t string, s *lang.Sentence, wi int) bool {
	if !is(t, s, wi, "it") {
		return false
	}
	k := wi + 1
	switch {
	case is(t, s, k, "seems", "seemed", "appears", "appeared") && !is(t, s, k+1, "to"):
		return true
	case is(t, s, k, "looks", "looked", "feels", "felt") && is(t, s, k+1, "like", "as"):
		return true
	case is(t, s, k, "'s", "’s", "is", "has") && is(t, s, k+1, "been") || is(t, s, k, "has") && is(t, s, k+1, "now", "only") && is(t, s, k+2, "been"):
		for n := k + 2; n < len(s.Words) && n < k+10; n++ { // It's been more than 13 years since
			if is(t, s, n, "since") && n > k+2 {
				return true
			}
		}
	case takesTo(t, s, k), ranks(t, s, k):
		return true
	case is(t, s, k, "'s", "’s", "is", "was") && is(t, s, k+1, "the") && is(t, s, k+2, "first", "only", "latest", "second", "third", "newest") && !is(t, s, k+3, "time", "day", "week", "year", "season"):
		return false // it is the first mill of the county that …
	case is(t, s, k, "took", "takes", "remains", "remained", "turns", "turned"):
	case is(t, s, k, "'s", "’s", "is", "was") && is(t, s, k+1, "a", "an") && is(t, s, k+3, "that") && !is(t, s, k+2, "shame", "pity", "fact", "wonder", "miracle", "truth", "given", "coincidence", "relief", "myth", "tragedy", "possibility"):
		return false // it's an issue that somebody worries about
	case is(t, s, k, "has", "had") && is(t, s, k+1, "a", "an", "the", "its", "no", "some", "many"):
		return false // it has a hue that …
	case k < len(s.Words) && (s.Words[k].Tag == lang.Particle || is(t, s, k, "may", "might", "will", "could", "would", "should", "has", "had")):
	default:
		return false
	}
	for n := 0; n < 9 && k < len(s.Words); n, k = n+1, k+1 {
		if is(t, s, k, "that", "whether", "who", "how", "why", "when", "if", "time", "until", "before") ||
			n > 0 && is(t, s, k, "what", "where", "which") && s.Words[k-1].Tag == lang.Adj ||
			is(t, s, k, "to") && n > 0 && k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Verb && s.Words[k-1].Tag != lang.Verb {
			return true
		}
	}
	return false
}

// takesTo reports what it will take to do something: "It was always going to take a storm to …".
func takesTo(t string, s *lang.Sentence, k int) bool {
	const near, far = 6, 20
	for n := k; n < k+near && n < len(s.Words); n++ {
		if is(t, s, n, "take") && is(t, s, n-1, "to", "will", "would", "could", "may", "might", "n't", "n’t") {
			for n++; n+1 < len(s.Words) && n < k+far; n++ {
				if is(t, s, n, "to") && s.Words[n+1].Tag == lang.Verb {
					return true
				}
			}
		}
	}
	return false
}

// ranks reports that word k says of what kind "it" is: "it's the largest theft that they have ever
// seen". What it is, it names itself.
func ranks(t string, s *lang.Sentence, k int) bool {
	const near = 12 // words
	if !is(t, s, k, "'s", "’s", "is", "was") || !is(t, s, k+1, "the") || !is(t, s, k+2, "first", "biggest", "worst", "deadliest", "largest", "longest", "highest") {
		return false
	}
	for n := k + 3; n < len(s.Words) && n < k+near; n++ {
		if is(t, s, n, "ever") {
			return true
		}
	}
	return false
}

package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// pronoun is a sort of word that means something said elsewhere.
type pronoun uint8

const (
	noPronoun  pronoun = iota
	ofPerson           // he, her
	ofMany             // they, their
	ofThing            // it, its
	ofPointing         // this, these
	ofBody             // the company
	ofPlace            // the country
	ofThatDay          // that day
	ofNoun             // of that tournament
)

func sortOf(t string, s *lang.Sentence, i int) pronoun {
	w := s.Words[i]
	if w.Len() > 10 {
		return noPronoun
	}
	var f small
	switch string(f.set(w.Slice(t))) {
	case "he", "she", "him", "his", "her", "hers":
		return ofPerson
	case "they", "them", "their", "theirs":
		return ofMany
	case "it", "its":
		return ofThing
	case "this", "these", "those":
		return ofPointing
	case "that":
		if is(t, s, i-1, "of", "in", "at", "for", "on", "with", "from", "by", "about", "during", "to") && i+1 < len(s.Words) && s.Words[i+1].Tag == lang.Noun && !timeWord(t, s, i+1) {
			return ofNoun
		}
		if is(t, s, i+1, "day", "night", "week", "month", "year", "evening", "morning", "afternoon", "season", "summer", "winter") {
			return ofThatDay
		}
	case "the":
		if i+1 >= len(s.Words) || goesOn(t, s, i+2) {
			return noPronoun
		}
		switch u := listed(s.Words[i+1].Slice(t)); {
		case u&useBody != 0:
			return ofBody
		case u&usePlace != 0 && (i < 3 || is(t, s, i+2, "'s", "’s")):
			return ofPlace
		}
	}
	return noPronoun
}

// goesOn reports that the noun before word i has more to say which one it is:
// "the bank of …", "the party that …", "the club's", "the company Apple".
func goesOn(t string, s *lang.Sentence, i int) bool {
	if i >= len(s.Words) {
		return false
	}
	switch s.Words[i].Tag {
	case lang.Prep:
		return is(t, s, i, "of", "for", "behind", "that", "in", "at", "from", "with")
	case lang.Noun, lang.Name, lang.Org, lang.Person, lang.Place, lang.Adj:
		return true
	}
	return is(t, s, i, "that", "which", "who", "where", "whose")
}

// speaksUp reports I, we or you: outside quotes whoever writes or reads the page,
// of whom a point says nothing.
func speaksUp(t string, s *lang.Sentence, i int) bool {
	if is(t, s, i, "mine") && (i > 0 && s.Words[i-1].Tag != lang.Prep && s.Words[i-1].Tag != lang.Verb && !is(t, s, i-1, "are", "be", "is", "was", "were") || i+1 < len(s.Words) && s.Words[i+1].Tag == lang.Noun) {
		return false // a coal mine
	}
	if is(t, s, i, "we") && (is(t, s, i+1, "all") || is(t, s, i+2, "all") && is(t, s, i+1, "'re", "’re", "are")) {
		return false // everybody: the topic we're all wondering about
	}
	return is(t, s, i, "I", "my", "me", "we", "our", "us", "you", "your", "mine", "ours", "yours", "myself", "ourselves", "yourself") && s.Words[i].Slice(t) != "US"
}

// refers looks at every pronoun of u and mends those it can. It reports false
// where one is left that means something outside the unit.
func (e english) refers(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	ok, named, they := true, false, -1
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		qs := u.quotes(d, i)
		from := s.Start
		if i == u.first {
			from = storyStart(d, u)
		}
		for wi, w := range s.Words {
			if w.Start < from {
				continue
			}
			if w.Tag == lang.Pron && !within(qs, w.Start) && u.who.Empty() && speaksUp(t, s, wi) {
				return false
			}
			if (pointsBehind(d, u, i, wi) || bothBehind(d, u, i, wi) || alike(d, u, i, wi) || countsBack(d, u, i, wi)) && !u.gone(w.Span) && !within(qs, w.Start) {
				return false
			}
			p := sortOf(t, s, wi)
			if p == noPronoun || u.gone(w.Span) {
				continue
			}
			if !ok {
				return false // one is enough
			}
			inside := within(qs, w.Start)
			switch p {
			case ofPerson:
				if i == 0 && u.first == 0 && namedThere(t, s, wi) {
					named = true
					continue
				}
				if is(t, s, wi-1, "quoted", "quotes", "cited", "cites") {
					ok = false // whoever quoted him is somebody else
					continue
				}
				if i == u.first && !inside && signedOff(t, s, wi) {
					if mendVoice(d, u, i, wi) {
						named = true
						continue
					}
					if personBefore(d, u, i, wi, false) {
						ok = false // Smith was shot, he said: not Smith did
						continue
					}
				}
				if named || !describedAs(d, u, i, wi) && personBefore(d, u, i, wi, inside) || cataphor(d, u, i, wi) {
					continue
				}
				if inside || !mendHe(d, u, i, wi) {
					ok = false
				} else {
					named = true
				}
			case ofMany:
				if ofFamily(t, s, wi) && is(t, s, wi-1, "of", "at", "in", "with", "from") && !kinBefore(d, u, i, wi) {
					ok = false // pupils at their daughter's school
					continue
				}
				if they == i && !inside {
					continue // who they are is said
				}
				ok = ok && (manyBefore(d, u, i, wi, inside) || cataphor(d, u, i, wi) || ofTwo(d, u, i, wi))
				if is(t, s, wi, "they") && !inside {
					they = i
				}
			case ofThing:
				if oneBefore(d, u, i, wi) && !(i == u.first && onlyFronted(t, s, wi)) || expletive(t, s, wi) || idle(t, s, wi) || is(t, s, wi, "its") && cataphor(d, u, i, wi) {
					continue
				}
				ok = ok && !inside && mendIt(d, u, i, wi)
			case ofPointing:
				if is(t, s, wi, "this") && i == u.first && is(t, s, wi+1, "is", "was", "has", "will", "would", "can", "could", "may", "might", "means", "meant", "makes", "made", "as") && !within(qs, w.Start) && wi < deepWords {
					ok = false // the whole of what was said before
					continue
				}
				ok = ok && (timeWord(t, s, wi+1) || inside && wi > 1 || thingBefore(d, u, i, wi) || is(t, s, wi, "those") && wi+1 < len(s.Words) && (s.Words[wi+1].Tag == lang.Verb || s.Words[wi+1].Tag == lang.Prep || is(t, s, wi+1, "who", "that")))
			case ofBody:
				if i == 0 || u.gone(s.Words[wi+1].Span) || namedNext(t, s, wi+2) || orgBefore(d, u, i, w.Start) || wordBefore(d, u, i, wi, s.Words[wi+1].Slice(t)) {
					continue
				}
				if inside || !mendBody(d, u, i, wi) {
					u.takesUp(s.Words[wi+1].Slice(t))
				}
			case ofNoun:
				if noun := s.Words[wi+1].Slice(t); !wordBefore(d, u, i, wi, noun) && (listed(noun)&usePlace == 0 || !placeBefore(d, u, i, w.Start)) {
					u.takesUp(noun)
				}
			case ofThatDay:
				ok = ok && dateBefore(d, u, i, w.Start, is(t, s, wi+1, "year"))
			case ofPlace:
				ok = ok && (i == 0 || placeBefore(d, u, i, w.Start)) // whoever opens the story says elsewhere which one, as its place does
			}
		}
	}
	return ok
}

// onlyFronted reports that nothing stands before word wi but when, where or how it was: "In recent years, trodden to
// mud, it was closed" is of something that a sentence before tells of.
func onlyFronted(t string, s *lang.Sentence, wi int) bool {
	if !is(t, s, wi-1, ",") || !fronted(t, s, 0) {
		return false
	}
	for k := range wi {
		switch w := s.Words[k]; w.Tag {
		case lang.Name, lang.Org, lang.Place, lang.Person, lang.Pron:
			return false
		case lang.Verb:
			if k == 0 || !is(t, s, k-1, ",") { // having been trodden to mud
				return false
			}
		}
	}
	return true
}

// namedThere reports a pronoun at word wi of which its own clause says who that is: "She is being
// called Ann Lee", "Before he was Jim Lee, …".
func namedThere(t string, s *lang.Sentence, wi int) bool {
	k := wi + 1
	if !is(t, s, k, "is", "was", "became", "'s", "’s") {
		return false
	}
	for k++; is(t, s, k, "being", "now", "best", "better", "known", "called", "named", "dubbed", "nicknamed", "as"); k++ {
	}
	a, ok := nameAt(s, s.Words[min(k, len(s.Words)-1)].Start)
	return ok && k < len(s.Words) && (a.Sub == "person" || a.Sub == "other")
}

// ofTwo reports a "their" at word wi of what two have together, where two are told of before it:
// the widow wrote to the man on their anniversary.
func ofTwo(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	together := false
	for k := wi + 1; k < len(s.Words) && k <= wi+3; k++ {
		together = together || is(t, s, k, "anniversary", "wedding", "marriage", "divorce", "engagement", "honeymoon")
	}
	if !together || !is(t, s, wi, "their") {
		return false
	}
	somebody := 0
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		somebody += bit((listed(s.Words[k].Slice(t)) & (usePerson | useKin)) != 0)
		return somebody > 1
	})
	return somebody > 1
}

// describedAs reports a pronoun at word wi of which the opening says what it is: "As the
// wife of a keeper, she …" brings nobody in.
func describedAs(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if i > u.first || !is(t, s, wi-1, ",") {
		return false
	}
	k := opensOn(d, i)
	return is(t, s, k, "as") && is(t, s, k+1, "a", "an", "the", "one")
}

// ofFamily reports that somebody of a family is whose the pronoun at word wi says: their
// second daughter.
func ofFamily(t string, s *lang.Sentence, wi int) bool {
	for k := wi + 1; k < len(s.Words) && k <= wi+2; k++ {
		if listed(s.Words[k].Slice(t))&useKin != 0 {
			return true
		}
	}
	return false
}

// kinBefore reports a family, or two persons, in the unit before word wi.
func kinBefore(d *lang.Document, u *unit, i, wi int) bool {
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		found = listed(s.Words[k].Slice(d.Article.Text))&useKin != 0 || is(d.Article.Text, s, k, "and", "they", "people", "women", "men")
		return found
	})
	return found
}

// maxBack is how many words back something that a pronoun can mean is looked
// for inside the unit.
const maxBack = 100

// each calls f with the words of u before word wi of sentence i, the nearest
// first, until f says stop.
func each(d *lang.Document, u *unit, i, wi int, f func(s *lang.Sentence, j, k int) bool) {
	n, from := 0, storyStart(d, u)
	for j := i; j >= u.first; j-- {
		s := &d.Sentences[j]
		k := len(s.Words) - 1
		if j == i {
			k = wi - 1
		}
		for ; k >= 0; k-- {
			if n++; n > maxBack || s.Words[k].Start < from || f(s, j, k) {
				return
			}
		}
	}
}

// personBefore reports somebody in the unit before the pronoun who can be
// meant. Outside quotes what stands in quotes doesn't count.
func personBefore(d *lang.Document, u *unit, i, wi int, inside bool) bool {
	t := d.Article.Text
	found := false
	from, to := doer(t, &d.Sentences[i], wi)
	each(d, u, i, wi, func(s *lang.Sentence, j, k int) bool {
		w := s.Words[k]
		if !inside && within(u.quotes(d, j), w.Start) || j == i && k >= from && k < to {
			return false
		}
		switch w.Tag {
		case lang.Person:
			found = true
		case lang.Name:
			a, ok := nameAt(s, w.Start)
			thing := a.Sub == "place" || a.Sub == "org" || a.Sub == "work" || strings.ContainsAny(a.Value, "0123456789") || is(t, s, wordFrom(s, a.Start)-1, "the") // the Harrow Records
			title := listed(w.Slice(t))&(usePerson|useFormal) == usePerson|useFormal && (k+1 >= len(s.Words) || s.Words[k+1].Tag != lang.Name)                      // the President, the Duchess of Harrow
			found = title || ok && !thing && (a.Sub == "person" || !thingName(a.Value) && (strings.Contains(a.Value, " ") || partOfPerson(d, i, a.Value) || j == i && doesOwn(t, s, a)))
		default:
			found = listed(w.Slice(t))&(usePerson|useSomebody) != 0
		}
		return found
	})
	return found
}

// partOfPerson reports a single word of sentence i, the last of somebody's name in
// the article: Southern and Democratic are written large and are nobody.
func partOfPerson(d *lang.Document, i int, word string) bool {
	for n := range namedIn(d, i) {
		for _, a := range d.Sentences[n].Atoms {
			if a.Kind == lang.KindName && (a.Sub == "person" || a.Sub == "other") && strings.HasSuffix(a.Value, word) && len(a.Value) > len(word) && a.Value[len(a.Value)-len(word)-1] == ' ' ||
				a.Kind == lang.KindName && a.Sub == "person" && a.Value == word {
				return true
			}
		}
	}
	return false
}

// thingName reports a name whose last word says what it is, and that is nobody:
// a CNN Poll.
func thingName(value string) bool {
	last := listed(value[strings.LastIndexByte(value, ' ')+1:])
	return last&(useStory|useBody|usePlace|useGroup) != 0 && last&usePerson == 0
}

func nameAt(s *lang.Sentence, at int) (lang.Atom, bool) {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.Start <= at && at < a.End {
			return a, true
		}
	}
	return lang.Atom{}, false
}

// manyBefore reports several in the unit before the pronoun, or one body of them.
// Outside quotes what stands in quotes doesn't count.
func manyBefore(d *lang.Document, u *unit, i, wi int, inside bool) bool {
	t := d.Article.Text
	found := false
	from, to := doer(t, &d.Sentences[i], wi)
	each(d, u, i, wi, func(s *lang.Sentence, j, k int) bool {
		w := s.Words[k]
		word := w.Slice(t)
		if !inside && within(u.quotes(d, j), w.Start) || j == i && k >= from && k < to {
			return false
		}
		if j == i && wi == k+2 && s.Words[k+1].Tag == lang.Conj { // a team: for Wales as they beat Israel
			if a, ok := nameAt(s, w.Start); ok && a.Sub == "place" {
				found = true
				return true
			}
		}
		switch w.Tag {
		case lang.Org:
			found = !is(t, s, k-1, "told")
		case lang.Noun, lang.Pron, lang.Adj, lang.Name, lang.Verb:
			// "Iraqi forces say": before a verb a plural is no verb.
			noun := w.Tag != lang.Verb || k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Verb
			found = noun && w.Tag != lang.Pron && plural(word) || listed(word)&useGroup != 0
		case lang.Num:
			found = k > 0 || !is(t, s, 1, ".", ")") // 2. They …
		case lang.Conj:
			found = is(t, s, k, "and") && k > 0 && s.Words[k-1].Tag == lang.Name
		}
		return found
	})
	return found
}

// idle reports the "it" of a turn of phrase: make it.
func idle(t string, s *lang.Sentence, wi int) bool {
	next := wi + 1
	ends := next >= len(s.Words) || s.Words[next].Tag == lang.Mark
	return is(t, s, wi, "it") && (ends || is(t, s, next, "to", "into", "through", "home")) && is(t, s, wi-1, "make", "makes", "made", "making")
}

func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// thingBefore reports a noun or name in the unit before the word.
func thingBefore(d *lang.Document, u *unit, i, wi int) bool { return nounBefore(d, u, i, wi, true) }

// oneBefore reports a noun or name in the unit before the word that is not of
// many: what "it" can mean.
func oneBefore(d *lang.Document, u *unit, i, wi int) bool { return nounBefore(d, u, i, wi, false) }

// wordBefore reports the word itself before word wi, or one of the same thing: "a
// company … the company", "the police … the department".
func wordBefore(d *lang.Document, u *unit, i, wi int, word string) bool {
	found := false
	kindred := enKindred()[strings.ToLower(word)]
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		found = is(d.Article.Text, s, k, word) || is(d.Article.Text, s, k, kindred...)
		return found
	})
	return found
}

func nounBefore(d *lang.Document, u *unit, i, wi int, many bool) bool {
	t := d.Article.Text
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		switch s.Words[k].Tag {
		case lang.Noun, lang.Org, lang.Place:
			word := s.Words[k].Slice(t)
			found = listed(word)&usePerson == 0 && (many || s.Words[k].Tag != lang.Noun || !plural(word) && !whenever(t, s, k))
		case lang.Name:
			a, ok := nameAt(s, s.Words[k].Start)
			found = !ok || a.Sub != "person"
		}
		return found
	})
	return found
}

// whenever reports a word of time at word k that only says when: each year, last week.
func whenever(t string, s *lang.Sentence, k int) bool {
	return timeWord(t, s, k) && is(t, s, k-1, "each", "every", "last", "next", "this", "that")
}

func orgBefore(d *lang.Document, u *unit, i, at int) bool {
	for j := u.first; j <= i; j++ {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind == lang.KindName && a.Sub != "person" && a.Sub != "place" && a.End <= at && a.Start >= storyStart(d, u) {
				return true
			}
		}
	}
	return false
}

func placeBefore(d *lang.Document, u *unit, i, at int) bool {
	for j := u.first; j <= i; j++ {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind == lang.KindName && a.Sub != "person" && a.Sub != "work" && a.End <= at && a.Start >= storyStart(d, u) {
				return true
			}
		}
	}
	return false
}

// dateBefore reports a date in the unit before offset at: for "that year" one that has a year.
func dateBefore(d *lang.Document, u *unit, i, at int, year bool) bool {
	for j := u.first; j <= i; j++ {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind == lang.KindDate && a.End <= at && (!year || strings.ContainsAny(a.Slice(d.Article.Text), "0123456789")) {
				return true
			}
		}
	}
	return false
}

package compose

import (
	"iter"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// days writes the date behind Monday or yesterday where the article's own is
// known.
func (english) days(d *lang.Document, u *unit, i int) {
	if d.Article.Published.IsZero() {
		return
	}
	t := d.Article.Text
	s := &d.Sentences[i]
	qs := u.quotes(d, i)
	for _, a := range s.Atoms {
		if a.Kind != lang.KindDate || !isDay(a.Value) || strings.ContainsAny(a.Slice(t), "0123456789") || within(qs, a.Start) {
			continue
		}
		if k := wordFrom(s, a.Start); k > 0 && large(t, s.Words[k]) && s.Words[k-1].Tag != lang.Mark && large(t, s.Words[k-1]) && is(t, s, k, "today", "tomorrow", "yesterday", "tonight") {
			continue // in Harrow Today: a paper
		}
		if theseDays(t, s, wordFrom(s, a.Start)) {
			continue
		}
		if rest := strings.TrimLeft(t[a.End:s.End], " "); strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(t[a.End:], "-") {
			continue
		}
		if m := monthName(a.Value[5:7]); m != "" {
			u.put(a.End, " ("+m+" "+strings.TrimLeft(a.Value[8:], "0")+")", a.Span, "date of the day")
		}
	}
}

// theseDays reports a today at word k that is no day: what is a concept today.
func theseDays(t string, s *lang.Sentence, k int) bool {
	if !is(t, s, k, "today") {
		return false
	}
	for k--; k >= 0; k-- {
		if is(t, s, k, "is", "are", "be", "remain", "remains", "exist", "exists") {
			return true
		}
		if s.Words[k].Tag == lang.Verb {
			return false
		}
	}
	return false
}

func monthName(two string) string {
	months := [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	n := int(two[0]-'0')*10 + int(two[1]-'0') - 1
	if n < 0 || n >= len(months) {
		return ""
	}
	return months[n]
}

// backTo is how many sentences back an antecedent is looked for.
const backTo = 2

// mendHe puts the name in for a pronoun where only one person can be meant.
func mendHe(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	w := s.Words[wi]
	who, ok := onlyPerson(d, i)
	for _, find := range [...]func(*lang.Document, int, int) (text.Span, bool){sameSpeaker, sameSubject, lastVoice} {
		if !ok {
			who, ok = find(d, i, wi)
		}
	}
	if !ok || otherPerson(d, u, i, female(t, w)) || someName(d, u, i, w.Start) {
		return false
	}
	if _, rest, ok := strings.Cut(who.Slice(t), "-old "); ok {
		who.Start = who.End - len(rest) // One-year-old Ann
	}
	name := who.Slice(t)
	if last := name[strings.LastIndexByte(name, ' ')+1:]; strings.Contains(s.Slice(t), last) {
		return false // He thanked Smith: whoever he is, not Smith
	}
	var f small
	switch string(f.set(w.Slice(t))) {
	case "he", "she", "him":
	case "his":
		name += "'s"
	case "her":
		if is(t, s, wi+1, "own") {
			name += "'s"
		} else if wi+1 < len(s.Words) {
			switch s.Words[wi+1].Tag {
			case lang.Noun, lang.Adj, lang.Num, lang.Time:
				name += "'s"
			case lang.Mark, lang.Prep, lang.Conj, lang.Adv:
			default:
				return false
			}
		}
	default:
		return false
	}
	if wi+1 < len(s.Words) && s.Words[wi+1].Start == w.End && s.Words[wi+1].Tag == lang.Particle {
		switch s.Words[wi+1].Slice(t) {
		case "'s", "’s":
		default:
			return false // he'll, he'd: the name would take it badly
		}
	}
	u.swap(w.Span, name, who, "who is meant")
	return true
}

func female(t string, w lang.Word) bool {
	return t[w.Start]|0x20 == 's' || w.Len() == 3 && t[w.Start+2] == 'r'
}

// otherPerson reports a pronoun of the other sex in the unit or in the sentences
// before sentence i where an antecedent is looked for: then two people are
// talked of, named or not.
func otherPerson(d *lang.Document, u *unit, i int, she bool) bool {
	t := d.Article.Text
	for j := max(0, i-backTo); j <= max(i, u.last); j++ {
		s := &d.Sentences[j]
		for k, w := range s.Words {
			if sortOf(t, s, k) == ofPerson && female(t, w) != she {
				return true
			}
		}
	}
	return false
}

// someName reports a name of sentence i before offset at that may be somebody's,
// though nothing says so: "Lund cooks for her son".
func someName(d *lang.Document, u *unit, i, at int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	for _, a := range s.Atoms {
		next := wordFrom(s, a.End)
		introduced := is(t, s, next, ",") && is(t, s, next+1, "a", "an", "the", "who") // Rodriguez, a trucker,
		if a.Kind == lang.KindName && a.End <= at && a.Start >= storyStart(d, u) && (a.Sub == "other" || a.Sub == "person") && !thingName(a.Value) &&
			(a.Sub == "person" || introduced || knownPerson(d, i, a) || acts(t, s, a) || is(t, s, next, "is", "was", "has", "had", "will")) {
			return true
		}
	}
	return false
}

// onlyPerson is the one person named in the two sentences before i. Anybody
// else who could be meant, named or not, makes it uncertain.
func onlyPerson(d *lang.Document, i int) (text.Span, bool) {
	t := d.Article.Text
	var who text.Span
	value := ""
	for j := i - 1; j >= 0 && j >= i-backTo; j-- {
		s := &d.Sentences[j]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub == "place" || a.Sub == "org" || a.Sub == "work" {
				continue
			}
			if a.Sub != "person" && !knownPerson(d, j, a) {
				if value != "" && sameSurname(value, a.Value) {
					continue
				}
				return text.Span{}, false
			}
			if value != "" && !sameSurname(value, a.Value) {
				return text.Span{}, false
			}
			if a.Len() > who.Len() {
				who, value = a.Span, a.Value
			}
		}
		for k, w := range s.Words {
			if w.Tag == lang.Noun && listed(w.Slice(t))&usePerson != 0 && !describes(t, s, k) {
				return text.Span{}, false
			}
		}
	}
	return who, !who.Empty()
}

// sameSpeaker is the one person who spoke in the sentence before i, where i goes on
// with "He said": whoever else is named there, it is that speaker who goes on.
func sameSpeaker(d *lang.Document, i, wi int) (text.Span, bool) {
	t := d.Article.Text
	s := &d.Sentences[i]
	if i == 0 || wi != skipMarks(s, 0) || wi+1 >= len(s.Words) || listed(s.Words[wi+1].Slice(t))&useSay == 0 {
		return text.Span{}, false
	}
	who := soleVoice(d.Sentences[i-1], func(a lang.Atom) bool {
		return a.Sub == "person" || a.Sub == "other" && knownPerson(d, i-1, a)
	})
	return who, !who.Empty()
}

// knownPerson reports that the name of sentence i is a person's at the head of the
// article or around it.
func knownPerson(d *lang.Document, i int, a lang.Atom) bool {
	for n := range namedIn(d, i) {
		for _, b := range d.Sentences[n].Atoms {
			if b.Kind == lang.KindName && b.Sub == "person" && sameSurname(a.Value, b.Value) {
				return true
			}
		}
	}
	return false
}

// introducedIn is how many sentences at the head of an article, and on either side
// of the one at hand, are looked through for who somebody is: all of most articles,
// and not all of a book for every name in it.
const introducedIn = 60

func namedIn(d *lang.Document, i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := range min(introducedIn, len(d.Sentences)) {
			if !yield(n) {
				return
			}
		}
		for n := max(introducedIn, i-introducedIn); n < min(i+introducedIn, len(d.Sentences)); n++ {
			if !yield(n) {
				return
			}
		}
	}
}

// sameSurname takes Smith and John Smith for one person, John Smith and Ann
// Smith for two.
func sameSurname(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.HasSuffix(b, " "+a)
}

// describes reports that the noun at word k only says what a name beside it is:
// "President Obama", "Kauffman, founder of …".
func describes(t string, s *lang.Sentence, k int) bool {
	if k+1 < len(s.Words) {
		if _, ok := nameAt(s, s.Words[k+1].Start); ok {
			return true
		}
	}
	for n := 1; n <= 6 && k-n > 0; n++ {
		if is(t, s, k-n, ",") {
			_, ok := nameAt(s, s.Words[k-n-1].Start)
			return ok || s.Words[k-n-1].Tag == lang.Num
		}
		if s.Words[k-n].Tag == lang.Verb || s.Words[k-n].Tag == lang.Mark {
			return false
		}
	}
	return false
}

// mendBody puts the name in for "the company" where one organisation alone was
// named in the two sentences before.
func mendBody(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	who, ok := onlyOrg(d, i)
	if !ok {
		who, ok = openingBody(d, i)
	}
	if !ok || reportsOf(d, i, who, s.Words[wi+1].Slice(t)) {
		return false
	}
	who = withArticle(t, who)
	u.swap(text.Span{Start: s.Words[wi].Start, End: s.Words[wi+1].End}, who.Slice(t), who, "what is meant")
	return true
}

// reportsOf reports that the name is of those who say something of the body: "The council
// closed two mills, Norvik News said" tells of no council of that name.
func reportsOf(d *lang.Document, i int, who text.Span, noun string) bool {
	t := d.Article.Text
	for j := i - 1; j >= 0 && j >= i-backTo; j-- {
		s := &d.Sentences[j]
		if k := wordFrom(s, who.End); s.Contains(who) && k < len(s.Words) && listed(s.Words[k].Slice(t))&useSay != 0 {
			for n := range wordFrom(s, who.Start) {
				if is(t, s, n, noun) {
					return true
				}
			}
		}
	}
	return false
}

// openingBody is the body with whose name the sentence before i begins as its subject,
// and the only name there but for persons and places.
func openingBody(d *lang.Document, i int) (text.Span, bool) {
	var who text.Span
	if i == 0 {
		return who, false
	}
	s := &d.Sentences[i-1]
	open := s.Words[opensOn(d, i-1)].Start
	for _, a := range s.Atoms {
		if a.Kind != lang.KindName || a.Start < open || a.Sub == "place" || a.Sub == "person" {
			continue
		}
		if !who.Empty() || a.Start != open || isSomebody(d, i-1, a) {
			return text.Span{}, false
		}
		who = a.Span
	}
	return who, !who.Empty()
}

// withArticle is a name with the "the" that the article has before it.
func withArticle(t string, name text.Span) text.Span {
	const the = "the "
	if at := name.Start - len(the); at >= 0 && strings.EqualFold(t[at:name.Start], the) {
		name.Start = at
	}
	return name
}

// onlyOrg is the one organisation named in the two sentences before i, but for
// whom somebody told it.
func onlyOrg(d *lang.Document, i int) (text.Span, bool) {
	var who text.Span
	value := ""
	for j := i - 1; j >= 0 && j >= i-backTo; j-- {
		s := &d.Sentences[j]
		from := storyStart(d, bare(d, j)) // an agency is not what is told of
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub == "person" || a.Sub == "place" || a.Sub == "work" || a.Start < from {
				continue
			}
			if is(d.Article.Text, s, wordFrom(s, a.Start)-1, "told", "tells") {
				continue
			}
			if a.Sub != "org" || value != "" && value != a.Value {
				return text.Span{}, false
			}
			who, value = a.Span, a.Value
		}
	}
	return who, !who.Empty()
}

// mendIt names what says, where "it" opens the sentence and says something, and
// only one organisation was named before.
func mendIt(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if i != u.first || !is(t, s, wi, "it") || !is(t, s, wi+1, "said", "says", "announced", "added", "reported", "denied", "warned", "declined") {
		return false
	}
	who, ok := onlyOrg(d, i)
	if ok {
		who = withArticle(t, who)
		u.swap(s.Words[wi].Span, who.Slice(t), who, "what is meant")
	}
	return ok
}

package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
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

// refers looks at every pronoun of u and mends those it can. It reports false
// where one is left that means something outside the unit.
func (e english) refers(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	ok, named := true, false
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		qs := u.quotes(d, i)
		for wi, w := range s.Words {
			p := sortOf(t, s, wi)
			if p == noPronoun {
				continue
			}
			if !ok {
				return false // one is enough
			}
			inside := within(qs, w.Start)
			switch p {
			case ofPerson:
				if named || personBefore(d, u, i, wi, inside) || cataphor(t, s, wi) {
					continue
				}
				if inside || !mendHe(d, u, i, wi) {
					ok = false
				} else {
					named = true
				}
			case ofMany:
				ok = ok && (manyBefore(d, u, i, wi) || cataphor(t, s, wi))
			case ofThing:
				if oneBefore(d, u, i, wi) || expletive(t, s, wi) {
					continue
				}
				ok = ok && !inside && mendIt(d, u, i, wi)
			case ofPointing:
				ok = ok && (timeWord(t, s, wi+1) || inside && wi > 1 || thingBefore(d, u, i, wi) || is(t, s, wi, "those") && wi+1 < len(s.Words) && (s.Words[wi+1].Tag == lang.Verb || s.Words[wi+1].Tag == lang.Prep || is(t, s, wi+1, "who", "that")))
			case ofBody:
				if orgBefore(d, u, i, w.Start) || wordBefore(d, u, i, wi, s.Words[wi+1].Slice(t)) {
					continue
				}
				ok = ok && !inside && mendBody(d, u, i, wi)
			case ofThatDay:
				ok = ok && dateBefore(d, u, i, w.Start)
			case ofPlace:
				ok = ok && placeBefore(d, u, i, w.Start)
			}
		}
	}
	return ok
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
	each(d, u, i, wi, func(s *lang.Sentence, j, k int) bool {
		w := s.Words[k]
		if !inside && within(u.quotes(d, j), w.Start) {
			return false
		}
		switch w.Tag {
		case lang.Person:
			found = true
		case lang.Name:
			a, ok := nameAt(s, w.Start)
			found = ok && a.Sub != "place" && a.Sub != "org" && a.Sub != "work"
		default:
			found = listed(w.Slice(t))&usePerson != 0
		}
		return found
	})
	return found
}

func nameAt(s *lang.Sentence, at int) (lang.Atom, bool) {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.Start <= at && at < a.End {
			return a, true
		}
	}
	return lang.Atom{}, false
}

func manyBefore(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		w := s.Words[k]
		word := w.Slice(t)
		switch w.Tag {
		case lang.Org:
			found = true
		case lang.Noun, lang.Pron, lang.Adj, lang.Name, lang.Verb:
			found = w.Tag != lang.Verb && w.Tag != lang.Pron && plural(word) || listed(word)&useGroup != 0
		case lang.Num:
			found = true
		case lang.Conj:
			found = is(t, s, k, "and") && k > 0 && s.Words[k-1].Tag == lang.Name
		}
		return found
	})
	return found
}

func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is")
}

// thingBefore reports a noun or name in the unit before the word.
func thingBefore(d *lang.Document, u *unit, i, wi int) bool { return nounBefore(d, u, i, wi, true) }

// oneBefore reports a noun or name in the unit before the word that is not of
// many: what "it" can mean.
func oneBefore(d *lang.Document, u *unit, i, wi int) bool { return nounBefore(d, u, i, wi, false) }

// wordBefore reports the word itself before word wi: "a company … the company".
func wordBefore(d *lang.Document, u *unit, i, wi int, word string) bool {
	found := false
	each(d, u, i, wi, func(s *lang.Sentence, _, k int) bool {
		found = is(d.Article.Text, s, k, word)
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
			found = listed(word)&usePerson == 0 && (many || s.Words[k].Tag != lang.Noun || !plural(word))
		case lang.Name:
			a, ok := nameAt(s, s.Words[k].Start)
			found = !ok || a.Sub != "person"
		}
		return found
	})
	return found
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

func dateBefore(d *lang.Document, u *unit, i, at int) bool {
	for j := u.first; j <= i; j++ {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind == lang.KindDate && a.End <= at {
				return true
			}
		}
	}
	return false
}

// cataphor reports a pronoun of an opening subordinate clause whose name comes
// behind it: "When he was 12, John Smith …".
func cataphor(t string, s *lang.Sentence, wi int) bool {
	if !is(t, s, skipMarks(s, 0), "when", "after", "before", "as", "while", "although", "though", "if", "in", "with", "at", "on", "since", "during", "by", "for", "like", "because", "despite", "until") {
		return false
	}
	comma := false
	for k := wi + 1; k < len(s.Words) && k < wi+25; k++ {
		w := s.Words[k]
		switch {
		case is(t, s, k, ","):
			comma = true
		case comma && (w.Tag == lang.Name || w.Tag == lang.Person || w.Tag == lang.Org):
			return true
		case comma && w.Tag == lang.Noun && is(t, s, k-1, "the", "a", "an"):
			return true
		case comma && w.Tag == lang.Verb:
			return false
		case comma && w.Tag == lang.Pron:
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
	case is(t, s, k, "took", "takes", "remains", "remained", "turns", "turned"):
	case k < len(s.Words) && (s.Words[k].Tag == lang.Particle || is(t, s, k, "may", "might", "will", "could", "would", "should", "has", "had")):
	default:
		return false
	}
	for n := 0; n < 9 && k < len(s.Words); n, k = n+1, k+1 {
		if is(t, s, k, "that", "whether", "who", "how", "why", "when", "if", "time", "until", "before") ||
			is(t, s, k, "to") && n > 0 && k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Verb && s.Words[k-1].Tag != lang.Verb {
			return true
		}
	}
	return false
}

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
		if a.Kind != lang.KindDate || len(a.Value) != len("2006-01-02") || strings.ContainsAny(a.Slice(t), "0123456789") || within(qs, a.Start) {
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
	if !ok || otherPerson(d, u, i, female(t, w)) {
		return false
	}
	name := who.Slice(t)
	var f small
	switch string(f.set(w.Slice(t))) {
	case "he", "she", "him":
	case "his":
		name += "'s"
	case "her":
		if wi+1 < len(s.Words) {
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
			if a.Sub != "person" && !knownPerson(d, a) {
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

// knownPerson reports that the name is, elsewhere in the article, a person's.
func knownPerson(d *lang.Document, a lang.Atom) bool {
	for i := range d.Sentences {
		for _, b := range d.Sentences[i].Atoms {
			if b.Kind == lang.KindName && b.Sub == "person" && sameSurname(a.Value, b.Value) {
				return true
			}
		}
	}
	return false
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
		return false
	}
	u.swap(text.Span{Start: s.Words[wi].Start, End: s.Words[wi+1].End}, who.Slice(t), who, "what is meant")
	return true
}

func onlyOrg(d *lang.Document, i int) (text.Span, bool) {
	var who text.Span
	value := ""
	for j := i - 1; j >= 0 && j >= i-backTo; j-- {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind != lang.KindName || a.Sub == "person" || a.Sub == "place" || a.Sub == "work" {
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
		u.swap(s.Words[wi].Span, who.Slice(t), who, "what is meant")
	}
	return ok
}

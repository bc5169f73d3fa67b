package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// person is somebody whom an article names.
type person struct {
	text.Span        // the name where it first stands
	value     string // of the name
	sentence  int    // where it first stands
	sure      bool   // it is a person's; else only its words are taken
	// intro is the name together with what the article says they are: "school
	// keeper John Smith", or "John Smith, a keeper of Harrow", which is a tail.
	// It is empty where the article never says.
	intro text.Span
	told  int // the sentence of intro
	tail  bool
	is    text.Span // the verb in intro where it is a sentence, "John Smith is a keeper"
}

// called is whom a name, or one word of it, can mean.
type called struct {
	*person
	several bool // more than one: nobody in particular
	first   bool // it is the first of the name's words
	alone   int  // how often it stands alone, where it is
}

// maxFullName is the most words a name has that is put in for its last one.
const maxFullName = 4

// personsOf gives the persons of an article by their names and by the words that
// stand for them.
func personsOf(d *lang.Document) map[string]called {
	switch d.Lang {
	case "zh":
		return chinesePersons(d)
	case "en":
		return englishPersons(d)
	}
	return nil
}

// englishPersons gives the persons of an English article by their names and by
// the first and the last word of them.
func englishPersons(d *lang.Document) map[string]called {
	out := map[string]called{}
	each := func(f func(i int, s *lang.Sentence, a lang.Atom)) {
		for i := range d.Sentences {
			for _, a := range d.Sentences[i].Atoms {
				if a.Kind == lang.KindName && a.Value[0] < 0x80 {
					f(i, &d.Sentences[i], a)
				}
			}
		}
	}
	first := firstWords(d)
	each(func(i int, s *lang.Sentence, a lang.Atom) { fullName(out, first, d.Article.Text, i, s, a) })
	each(func(_ int, _ *lang.Sentence, a lang.Atom) {
		if n, ok := out[a.Value]; ok && n.first {
			n.alone++
			out[a.Value] = n
		}
	})
	each(func(_ int, s *lang.Sentence, a lang.Atom) { // a Smith that says or does something is one
		if n, ok := out[a.Value]; ok && !n.several && !n.first && !strings.Contains(a.Value, " ") && (a.Sub == "person" || a.Sub == "other" && acts(d.Article.Text, s, a)) {
			n.sure = true
		}
	})
	each(func(i int, s *lang.Sentence, a lang.Atom) { introduction(out, d.Article.Text, i, s, a) })
	return out
}

// acts reports whether a verb or what is the name's own stands behind the name a,
// and nothing before it that makes a thing of it.
func acts(t string, s *lang.Sentence, a lang.Atom) bool {
	k, before := wordFrom(s, a.End), wordFrom(s, a.Start)-1
	if k >= len(s.Words) || before >= 0 && (is(t, s, before, "the", "a", "an") || s.Words[before].Tag == lang.Adj || s.Words[before].Tag == lang.Noun || s.Words[before].Tag == lang.Name) {
		return false
	}
	if s.Words[k].Tag == lang.Adv {
		k++ // Smith later said
	}
	return k < len(s.Words) && s.Words[k].Tag == lang.Verb || is(t, s, k, "'s", "’s", "was", "is", "has", "had")
}

// fullName notes the name a of sentence i where it is a person's in full, and
// that its words can mean nobody in particular where they have meant another.
func fullName(out map[string]called, firstAt map[string]int, t string, i int, s *lang.Sentence, a lang.Atom) {
	sp := bareName(t, s, a)
	words := strings.Fields(sp.Slice(t))
	value := strings.ToLower(sp.Slice(t))
	if sp == a.Span {
		value = a.Value
	}
	last := value[strings.LastIndexByte(value, ' ')+1:]
	if len(words) > 1 && besideKin(t, s, a) { // the husband of Ann Smith is a Smith too
		out[last] = called{person: &person{value: value}, several: true}
	}
	if len(words) < 2 || len(words) > maxFullName || len(strings.Fields(value)) != len(words) || a.Sub != "person" && a.Sub != "other" {
		return
	}
	first, _, _ := strings.Cut(value, " ")
	if n, ok := out[last]; ok && !n.several && particle(first) && strings.HasSuffix(n.value, " "+value) {
		out[value] = n // Lars van Holm, then van Holm
		return
	}
	if head := words[0]; len(head) > 2 && head == strings.ToUpper(head) && !strings.Contains(head, ".") || listed(first)&(useGroup|useBody) != 0 {
		return // CNN's Smith, Team Smith
	}
	if _, small := firstAt[first]; small || is(t, s, wordFrom(s, sp.Start)-1, "of") || strings.HasSuffix(first, "ing") {
		return // Secretary of State John Smith; Whether John Smith …, where whether is a word; Seeing Smith
	}
	p, ok := out[value]
	if !ok {
		p.person = &person{Span: sp, value: value, sentence: i}
		out[value] = p
	}
	p.sure = p.sure || isPerson(t, s, a, sp)
	parts := strings.Fields(value)
	for k, w := range parts {
		n, ok := out[w]
		if !ok {
			n.person, n.first = p.person, k == 0
		}
		n.several = n.several || n.value != value || k > 0 && k < len(parts)-1
		// News has the name in full first: a Jupiter that stood there before the
		// Galileo Jupiter probe is not called Galileo.
		if at, stands := firstAt[words[k]]; stands && at < sp.Start && !ok && k == len(parts)-1 {
			n.several = true
		}
		out[w] = n
	}
}

// particle reports a small word that opens a last name.
func particle(w string) bool {
	switch w {
	case "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "ben", "al", "el", "mac", "st":
		return true
	}
	return false
}

// firstWords tells of every word where it first stands.
func firstWords(d *lang.Document) map[string]int {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Words)
	}
	out := make(map[string]int, n/2)
	for i := range d.Sentences {
		for _, w := range d.Sentences[i].Words {
			word := w.Slice(d.Article.Text)
			if _, ok := out[word]; !ok {
				out[word] = w.Start
			}
		}
	}
	return out
}

// introduction notes what the article says of the person whom the name a means.
func introduction(out map[string]called, t string, i int, s *lang.Sentence, a lang.Atom) {
	sp := bareName(t, s, a)
	value := strings.ToLower(sp.Slice(t))
	if sp == a.Span {
		value = a.Value
	}
	n, ok := out[value]
	title, end := titleBefore(t, s, sp), 0
	if title == sp.Start {
		title = calledSo(t, s, sp)
	}
	if title == sp.Start {
		end = tailBehind(t, s, a)
	}
	office := sp.Start
	if title == sp.Start && end == 0 {
		office = officeBefore(t, s, sp)
	}
	var verb text.Span
	if title == sp.Start && end == 0 && office == sp.Start {
		verb, end = saysItIs(t, s, a)
	}
	if !ok && !strings.Contains(value, " ") && (a.Sub == "person" || a.Sub == "other" && verb.Empty() && end > sp.End && is(t, s, wordFrom(s, sp.End)+1, "a", "an")) {
		n.person = &person{Span: sp, value: value, sentence: i, sure: true}
		out[value] = n
	}
	switch {
	case n.person == nil || n.several || !n.sure:
	case n.value != value && title < sp.Start && formally(t, s, sp): // President Smith is not Mary Smith
		n.several = true
		out[value] = n
	case !n.intro.Empty() || n.value != value && n.first:
	case title < sp.Start:
		n.intro, n.told = text.Span{Start: title, End: sp.End}, i
	case end > sp.End:
		n.intro, n.told, n.tail, n.is = text.Span{Start: sp.Start, End: end}, i, true, verb
	case office < sp.Start:
		n.intro, n.told, n.tail = text.Span{Start: office, End: sp.End}, i, true
	}
}

// formally reports an office before the name sp, as it is written large: two of a
// name may be told apart by it, as they aren't by "driver Smith".
func formally(t string, s *lang.Sentence, sp text.Span) bool {
	k := wordFrom(s, sp.Start) - 1
	if is(t, s, k, ".") {
		k--
	}
	return k < 0 || large(t, s.Words[k]) || listed(s.Words[k].Slice(t))&useFormal != 0
}

// isPerson reports whether the name sp, a or the end of it, is a person's: it is
// known as one, a title stands before it, or it is said who it is or how old.
func isPerson(t string, s *lang.Sentence, a lang.Atom, sp text.Span) bool {
	if a.Sub == "person" || a.Sub == "other" && sp != a.Span {
		return true
	}
	if a.Sub != "other" {
		return false
	}
	k := wordFrom(s, a.End)
	return titleBefore(t, s, sp) < sp.Start || tailBehind(t, s, a) > 0 || officeBefore(t, s, sp) < sp.Start || k < len(s.Words) && listed(s.Words[k].Slice(t))&useSay != 0 ||
		is(t, s, k, ",") && k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Num && s.Words[k+1].Len() == 2 && is(t, s, k+2, ",")
}

// besideKin reports a word of family close to the name a.
func besideKin(t string, s *lang.Sentence, a lang.Atom) bool {
	const near = 3
	kin := func(k int) bool {
		return s.Words[k].Tag != lang.Mark && listed(s.Words[k].Slice(t))&useKin != 0 && !ofFirm(t, s, k)
	}
	from, end := wordFrom(s, a.Start), wordFrom(s, a.End)
	for k := max(from-near, 0); k < end; k++ {
		if kin(k) {
			return true
		}
	}
	for k := end; k < min(end+near, len(s.Words)) && listed(s.Words[k].Slice(t))&useSay == 0; k++ { // who says what of a family is not of it
		if kin(k) {
			return true
		}
	}
	return false
}

// ofFirm reports a family at word k whom somebody only works for: "Lee family lawyer John
// Smith" is no Lee.
func ofFirm(t string, s *lang.Sentence, k int) bool {
	if !is(t, s, k, "family") {
		return false
	}
	for k++; k < len(s.Words) && is(t, s, k, "co", "-"); k++ {
	}
	return is(t, s, k, "lawyer", "attorney", "counsel", "co-counsel", "spokesman", "spokeswoman", "spokesperson", "doctor", "friend", "representative", "adviser")
}

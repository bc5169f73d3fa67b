package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// nameInFull says who it is where the unit first has a person by name: the full
// name with what the article says they are where they come up first, or the full
// name alone. The reader of the unit alone hasn't met them. Not inside quotes,
// where the words are somebody's own.
func (x *standReader) nameInFull(u *unit) {
	switch x.d.Sentences[u.first].Language.Tag() {
	case "zh":
		x.nameChinese(u)
		x.termInFull(u)
		return
	case "en":
	default:
		return
	}
	done := map[string]bool{}
	for n := range u.edits {
		if e := &u.edits[n]; e.reason == "who is meant" {
			x.tellWho(u, e, done)
		}
	}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || u.gone(a.Span) || done[a.Value] {
				continue
			}
			words := strings.Fields(a.Value)
			done[a.Value], done[words[0]], done[words[len(words)-1]] = true, true, true
			n, ok := x.full[a.Value]
			if !ok || n.several || !n.sure || within(u.quotes(x.d, i), a.Start) || !meansPerson(a, n) || x.partOfName(s, a) || is(x.t, s, wordFrom(s, a.Start)-1, "a", "an", "another", "the", "next", "this", "every", "each") || u.touches(a.Span) {
				continue
			}
			short, ok := x.withParticles(s, a, n.person)
			if !ok {
				continue
			}
			if sp := x.wording(u, s, a, n.person); !sp.Empty() {
				put := x.spell(sp, n.person)
				if endsSentence(x.t, s, wordFrom(s, a.End)) {
					put = strings.TrimSuffix(put, ",")
				}
				short.Start = courtesy(x.t, s.Start, short.Start)
				u.swap(short, put, sp, "name in full")
				if sp == n.intro {
					u.edits[len(u.edits)-1].name = n.Span
				}
			}
		}
	}
}

// withParticles is the name a with the small words before it that are its own, van Holm;
// it reports false where they are another's.
func (x *standReader) withParticles(s *lang.Sentence, a lang.Atom, p *person) (text.Span, bool) {
	sp, value := a.Span, a.Value
	for k := wordFrom(s, a.Start) - 1; k >= 0; k-- {
		word := strings.ToLower(s.Words[k].Slice(x.t))
		if !particle(word) || s.Words[k].Tag == lang.Mark {
			break
		}
		sp.Start, value = s.Words[k].Start, word+" "+value
	}
	return sp, sp == a.Span || strings.HasSuffix(p.value, " "+value)
}

// tellWho lets a name that was put in for a pronoun say who it is too.
func (x *standReader) tellWho(u *unit, e *edit, done map[string]bool) {
	name := e.from.Slice(x.t)
	value := strings.ToLower(name)
	words := strings.Fields(value)
	if len(words) == 0 {
		return
	}
	done[words[0]], done[words[len(words)-1]], done[value] = true, true, true
	n, ok := x.full[value]
	if !ok || n.several || !n.sure {
		return
	}
	sp := n.Span
	if !n.intro.Empty() && n.told < u.first && (!n.tail || x.verbBehind(u, e.gone.End)) {
		sp = n.intro
	}
	if n.sentence < u.first {
		_, owner, _ := strings.Cut(e.put, name)
		e.put, e.from = x.spell(sp, n.person)+owner, sp
		if sp == n.intro {
			e.name = n.Span
		}
	}
}

// verbBehind reports a verb right behind offset at: between it and a name stands
// what they are, John Smith, a keeper, said.
func (x *standReader) verbBehind(u *unit, at int) bool {
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		if k := wordFrom(s, at); at < s.End && k < len(s.Words) {
			return s.Words[k].Tag == lang.Verb
		}
	}
	return false
}

// wording is what is put in for the name a: the person's name with what the
// article says they are, the full name, or nothing where the unit says enough.
func (x *standReader) wording(u *unit, s *lang.Sentence, a lang.Atom, p *person) text.Span {
	if !p.intro.Empty() && p.told < u.first && !x.saysWho(s, a) {
		next := wordFrom(s, a.End)
		for next < len(s.Words) && u.gone(s.Words[next].Span) {
			next++ // Smith[, however,] said
		}
		if !p.tail || endsSentence(x.t, s, next) || next < len(s.Words) && s.Words[next].Tag != lang.Mark && s.Words[next].Tag != lang.Noun && !is(x.t, s, next, "'s", "’s") {
			return p.intro
		}
	}
	if p.sentence < u.first && p.value != a.Value {
		return p.Span
	}
	return text.Span{}
}

// endsSentence reports the full stop at word k that closes the sentence.
func endsSentence(t string, s *lang.Sentence, k int) bool {
	return k == len(s.Words)-1 && is(t, s, k, ".")
}

// tooLong is the width of an English point that an introduction may make it have: 44 words.
const tooLong = 88

// keepIntroductions puts back what was left out behind a name that the article brings in
// there, "Ann Lee, a keeper of mills,", where there is room: nobody else says who that is.
func (x *standReader) keepIntroductions(u *unit) {
	kept := u.edits[:0:0]
	room := tooLong - width(u.text(x.t))
	for _, e := range u.edits {
		if e.reason == "aside" && x.tellsWhoIs(u, e.gone) {
			if w := width(e.gone.Slice(x.t)); w <= room {
				room -= w
				continue
			}
		}
		kept = append(kept, e)
	}
	u.edits = kept
}

// tellsWhoIs reports that sp is what the article says somebody is where it first does.
func (x *standReader) tellsWhoIs(u *unit, sp text.Span) bool {
	for i := u.first; i <= u.last; i++ {
		for _, a := range x.d.Sentences[i].Atoms {
			if a.Kind == lang.KindName && a.End <= sp.Start && sp.Start-a.End <= 1 {
				n, ok := x.full[a.Value]
				return ok && !n.several && n.tail && n.told == i && n.intro.Overlaps(sp)
			}
		}
	}
	return false
}

// spell writes what is put in for a name: a word that opened its sentence small,
// and a comma behind what stands behind the name.
func (x *standReader) spell(sp text.Span, p *person) string {
	put := sp.Slice(x.t)
	if sp != p.intro {
		return put
	}
	if !p.is.Empty() { // John Smith is a keeper
		put = strings.TrimRight(x.t[sp.Start:p.is.Start], " ") + "," + x.t[p.is.End:sp.End]
	}
	if p.tail {
		if rest, ok := strings.CutPrefix(put, "The "); ok {
			put = "the " + rest // an office before the name
		}
		return put + ","
	}
	first, rest, _ := strings.Cut(put, " ")
	if first == "A" || first == "An" {
		return strings.ToLower(first) + " " + rest // a keeper named John Smith
	}
	r, w := utf8.DecodeRuneInString(first)
	switch small := string(unicode.ToLower(r)) + first[w:]; small {
	case "former", "slain", "late", "retired", "veteran", "longtime", "award-winning", "best-selling", "ousted", "disgraced", "jailed":
		return small + " " + rest
	default:
		if part, _, ok := strings.Cut(small, "-"); ok {
			switch part {
			case "best", "long", "award", "self", "ex", "co", "vice", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "owner":
				return small + " " + rest
			}
		} else if calling(small) && !demonym(first) && listed(first)&useFormal == 0 {
			return small + " " + rest
		}
	}
	return put
}

// saysWho reports a name beside which it stands who that is.
func (x *standReader) saysWho(s *lang.Sentence, a lang.Atom) bool {
	k := wordFrom(s, a.Start)
	if k > 0 {
		switch s.Words[k-1].Tag {
		case lang.Noun, lang.Adj, lang.Org, lang.Place, lang.Name:
			return true
		}
		if is(x.t, s, k-1, ".", "-") || calling(s.Words[k-1].Slice(x.t)) {
			return true
		}
	}
	next := wordFrom(s, a.End)
	if is(x.t, s, next, "is", "was", "are", "were") && is(x.t, s, next+1, "a", "an", "one") {
		return true // John Smith is a keeper
	}
	return is(x.t, s, next, ",") && !is(x.t, s, next+1, "and", "or", "but") || is(x.t, s, next, "of")
}

// touches reports an edit at sp.
func (u *unit) touches(sp text.Span) bool {
	for _, e := range u.edits {
		if e.put == "" && !e.gone.Overlaps(sp) {
			continue // what was left out beside it is no matter
		}
		if e.gone.Start <= sp.End && sp.Start <= e.gone.End {
			return true
		}
	}
	return false
}

// meansPerson reports whether the name a can only be that of the person n, whom
// the article calls by that word too: it is known as a person's, or it is the last
// one and not known as something else. Who is called by a first name is so again: the
// Daniel of one sentence may be another.
func meansPerson(a lang.Atom, n called) bool {
	if n.first {
		return a.Sub == "person" && n.alone > 1
	}
	return a.Sub == "person" || a.Sub == "other"
}

// personAt reports a word of s that ends the name of somebody whom the article knows:
// Lee in "Lee and Smith", which is two persons and no firm.
func (x *standReader) personAt(s *lang.Sentence, k int) bool {
	if k < 0 {
		return false
	}
	a, ok := nameAt(s, s.Words[k].Start)
	n := x.full[a.Value]
	return ok && n.person != nil && n.sure && !n.several
}

// partOfName reports whether a name goes on behind or before the atom: Smith
// Street, the Smiths, Mount Smith.
func (x *standReader) partOfName(s *lang.Sentence, a lang.Atom) bool {
	k := wordFrom(s, a.Start)
	if is(x.t, s, k-1, ".") && k > 1 && s.Words[k-2].Len() == 1 {
		return true // Ann B. Smith
	}
	if is(x.t, s, k-1, "the", "-", "/", "St.", "Mount", "Lake") || is(x.t, s, k-1, "and") && k > 1 && large(x.t, s.Words[k-2]) && !x.personAt(s, k-2) {
		return true
	}
	if k > 0 && (s.Words[k-1].Tag == lang.Name || s.Words[k-1].Tag == lang.Person || s.Words[k-1].Tag == lang.Org || s.Words[k-1].Tag == lang.Place) {
		return true
	}
	next := wordFrom(s, a.End)
	if next >= len(s.Words) {
		return false
	}
	switch s.Words[next].Tag {
	case lang.Name, lang.Person, lang.Org, lang.Place:
		return true
	}
	return strings.HasPrefix(x.t[a.End:], "-")
}

// bareName is the name a without the titles and bodies that are written large
// before it: State Trooper John Smith, American John Smith.
func bareName(t string, s *lang.Sentence, a lang.Atom) text.Span {
	sp := a.Span
	if a.Sub != "other" && a.Sub != "person" {
		return sp
	}
	if _, rest, ok := strings.Cut(sp.Slice(t), "-old "); ok {
		sp.Start = sp.End - len(rest) // One-year-old Ann
	}
	words := s.Words[wordFrom(s, a.Start):]
	for i, w := range words {
		if w.Start >= a.End || i+1 >= len(words) || words[i+1].Start >= a.End {
			break
		}
		if listed(w.Slice(t))&(usePerson|useBody|useGroup) != 0 { // Foreign Affairs Committee John Smith
			sp.Start = words[i+1].Start
		}
	}
	if first, _, ok := strings.Cut(sp.Slice(t), " "); ok && sp == a.Span && strings.Count(a.Value, " ") == 2 && demonym(first) {
		sp.Start += len(first) + 1
	}
	return sp
}

// demonym reports American and the like, by how it ends.
func demonym(w string) bool {
	for _, end := range [...]string{"ian", "ean", "can", "ese", "ish"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// courtesy gives where the "Mr." begins that stands before a name at offset at, or at.
func courtesy(t string, from, at int) int {
	for _, title := range [...]string{"Mr. ", "Ms. ", "Mrs. ", "Miss ", "Mr ", "Ms ", "Mrs "} {
		if strings.HasSuffix(t[from:at], title) {
			return at - len(title)
		}
	}
	return at
}

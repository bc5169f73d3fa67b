package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// fullName is the one person of an article whose name has a certain first or
// last word.
type fullName struct {
	text.Span
	value    string
	sentence int
	several  bool // more than one: nobody in particular
}

// maxFullName is the most words a name has that is put in for its last one.
const maxFullName = 3

// fullNames gives the persons that the article names with more than one word,
// by the words of their names that can stand for them.
func fullNames(d *lang.Document) map[string]fullName {
	out := map[string]fullName{}
	if d.Lang != "en" {
		return out
	}
	kin := false // in the sentence before
	for i := range d.Sentences {
		was := kin
		kin = ofFamily(d, i)
		for _, a := range d.Sentences[i].Atoms {
			if a.Kind != lang.KindName || a.Value[0] >= 0x80 {
				continue
			}
			if kin || was { // the wife of a Smith is a Smith too
				last := a.Value[strings.LastIndexByte(a.Value, ' ')+1:]
				out[last] = fullName{several: true, value: a.Value}
				continue
			}
			if !strings.Contains(a.Value, " ") && titled(d.Article.Text, &d.Sentences[i], a) {
				out[a.Value] = fullName{several: true, value: a.Value}
				continue
			}
			if a.Sub != "person" {
				continue
			}
			words := strings.Fields(a.Value)
			if len(words) < 2 || len(words) > maxFullName || len(strings.Fields(a.Slice(d.Article.Text))) != len(words) {
				continue
			}
			for _, w := range []string{words[0], words[len(words)-1]} {
				n, ok := out[w]
				switch {
				case !ok:
					out[w] = fullName{a.Span, a.Value, i, false}
				case n.several:
				case n.value != a.Value:
					n.several = true
					out[w] = n
				}
			}
		}
	}
	return out
}

// titled reports a name behind a title: President Smith is not Mary Smith only
// because the article names her in full, and is known by the title.
func titled(t string, s *lang.Sentence, a lang.Atom) bool {
	k := wordFrom(s, a.Start)
	return k > 0 && (is(t, s, k-1, "president", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "king", "queen", "prince", "princess", "pope", "sir", "lord", "lady", ".") &&
		s.Words[k-1].Tag != lang.Mark || is(t, s, k-1, ".") && is(t, s, k-2, "mr", "mrs", "ms"))
}

// nameInFull puts the full name in where the unit first has a person by the last
// or the first word of the name, and the article had it in full before: the
// reader of the unit alone hasn't met them. Not inside quotes, where the words
// are somebody's own.
func (x *standReader) nameInFull(u *unit) {
	if x.d.Sentences[u.first].Language.Tag() != "en" {
		return
	}
	done := map[string]bool{}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName {
				continue
			}
			n, ok := x.full[a.Value]
			if words := strings.Fields(a.Value); !ok && len(words) > 1 {
				done[words[0]], done[words[len(words)-1]] = true, true // it stands in full
			}
			if !ok || done[a.Value] || u.gone(a.Span) {
				continue
			}
			done[a.Value] = true
			if n.several || n.sentence >= u.first || a.Sub != "person" && !x.meansPerson(s, a) || within(u.quotes(x.d, i), a.Start) || x.partOfName(s, a) || u.touches(a.Span) {
				continue
			}
			u.swap(a.Span, n.Slice(x.t), n.Span, "name in full")
		}
	}
}

// ofFamily reports a sentence that speaks of somebody's family: there a last name
// may be that of another.
func ofFamily(d *lang.Document, i int) bool {
	s := &d.Sentences[i]
	for _, w := range s.Words {
		if w.Tag != lang.Mark && listed(w.Slice(d.Article.Text))&useKin != 0 {
			return true
		}
	}
	return false
}

// touches reports an edit at sp.
func (u *unit) touches(sp text.Span) bool {
	for _, e := range u.edits {
		if e.gone.Start <= sp.End && sp.Start <= e.gone.End {
			return true
		}
	}
	return false
}

// meansPerson reports whether what stands beside a name shows somebody who says
// or does something: "Smith said".
func (x *standReader) meansPerson(s *lang.Sentence, a lang.Atom) bool {
	if a.Sub == "place" || a.Sub == "org" || a.Sub == "work" || a.Sub == "term" {
		return false
	}
	k := wordFrom(s, a.End)
	return k < len(s.Words) && (listed(s.Words[k].Slice(x.t))&useSay != 0 || is(x.t, s, k, "was", "is", "had", "has"))
}

// partOfName reports whether a name goes on behind or before the atom: Smith
// Street, the Smiths, Mount Smith.
func (x *standReader) partOfName(s *lang.Sentence, a lang.Atom) bool {
	k := wordFrom(s, a.Start)
	if is(x.t, s, k-1, "the", "-", "/", "St.", "Mount", "Lake", "and") {
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

package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxWhich is how many words before a noun say which one it is.
const maxWhich = 4

// which says which one is meant where the unit has "the report" and the article
// had it with a name before, "the Justice Department report", and no other report
// with another name, none that was one of many, and none that was somebody's.
func (x *standReader) which(u *unit) {
	switch x.d.Sentences[u.first].Language.Tag() {
	case "zh":
		x.whichChinese(u)
		return
	case "en":
	default:
		return
	}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for k := range s.Words {
			if n := s.Words[k].Len(); n < len("the") || n > len("this") {
				continue
			}
			this := is(x.t, s, k, "this") || is(x.t, s, k, "that") && k > 0 && s.Words[k-1].Tag == lang.Prep
			if !this && !is(x.t, s, k, "the") || k+1 >= len(s.Words) || u.gone(s.Words[k+1].Span) || !x.bareHead(s, k+1) || within(u.quotes(x.d, i), s.Words[k].Start) {
				continue
			}
			noun := s.Words[k+1]
			if wordBefore(x.d, u, i, k, noun.Slice(x.t)) || u.touches(noun.Span) || is(x.t, s, k-1, "inside", "within") { // inside the border: of one's own country
				continue
			}
			if x.nameWork(u, s, k) {
				continue
			}
			if this && strings.ContainsAny(x.t[s.Start:s.Words[k].Start], "\"”") {
				continue // as big as "Harrow Lane," fans of that series: the one just named
			}
			var sp text.Span
			if !this {
				sp = x.knownAs(u.first, noun.Slice(x.t))
			}
			if sp.Empty() {
				sp = x.asTold(u.first, noun.Slice(x.t), this)
			}
			switch {
			case sp.Empty():
			case this:
				u.swap(s.Words[k].Span.Cover(noun.Span), "the "+sp.Slice(x.t), sp, "which one is meant")
			case x.nameAlone(sp):
				u.swap(s.Words[k].Span.Cover(noun.Span), sp.Slice(x.t), sp, "which one is meant")
			default:
				u.swap(noun.Span, sp.Slice(x.t), sp, "which one is meant")
			}
		}
	}
}

// nameAlone reports a name that is written large to its noun and that the article has without
// "the": the beach is Harrow Beach, and not the Harrow Beach.
func (x *standReader) nameAlone(sp text.Span) bool {
	words := strings.Fields(sp.Slice(x.t))
	for _, w := range words {
		if c := w[0]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	before := strings.ToLower(x.t[max(sp.Start-len("the \""), 0):sp.Start])
	return len(words) > 1 && !strings.HasSuffix(strings.TrimRight(before, "\""), "the ") && !strings.HasPrefix(words[0], "The")
}

// bareHead reports whether word k is a noun behind "the" of which nothing beside
// it says which one it is, and not everybody knows.
func (x *standReader) bareHead(s *lang.Sentence, k int) bool {
	w := s.Words[k]
	if c := x.t[w.Start]; w.Tag != lang.Noun || w.Len() < 4 || c < 'a' || c > 'z' || (listed(w.Slice(x.t))|listed(strings.TrimSuffix(w.Slice(x.t), "s")))&(useKnown|usePerson|useKin|usePlace|useBody|useGroup) != 0 {
		return false // officials of one country are not those of another, nor one group the only one
	}
	if strings.HasPrefix(x.t[w.End:], "/") || k+1 < len(s.Words) && listed(strings.TrimSuffix(s.Words[k+1].Slice(x.t), "s"))&useGroup != 0 {
		return false // the security forces
	}
	if k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Verb && listed(s.Words[k+1].Slice(x.t))&useStory != 0 {
		return false // the casino plan
	}
	return k+1 >= len(s.Words) || !goesOn(x.t, s, k+1) && !is(x.t, s, k+1, "'s", "’s", "'", "’", "-", "on", "to", "by", "about", "between", "against", "over", "into", "under", "among", "\"", "“")
}

// knownName is the one name that a noun has in an article, where it stands first, and up
// to which sentence it is the only one.
type knownName struct {
	text.Span
	sentence, until int
}

// knownAs is the one name that the noun has in the sentences before first, or an
// empty span where it has none, several, or is also used of others.
func (x *standReader) knownAs(first int, noun string) text.Span {
	n, ok := x.knownNames[noun]
	if !ok {
		if x.knownNames == nil {
			x.knownNames = map[string]knownName{}
		}
		n = x.nameOf(noun)
		x.knownNames[noun] = n
	}
	if n.sentence >= first || n.until < first {
		return text.Span{}
	}
	return n.Span
}

// nameOf looks for it, once for each noun.
func (x *standReader) nameOf(noun string) knownName {
	found := knownName{until: len(x.d.Sentences)}
	for i := range x.d.Sentences {
		s := &x.d.Sentences[i]
		if body := s.Slice(x.t); !strings.Contains(body, noun[1:]) {
			continue
		}
		for k := range s.Words {
			if !is(x.t, s, k, noun) && !is(x.t, s, k, noun+"s") && !is(x.t, s, k, strings.TrimSuffix(noun, "s")) {
				continue
			}
			if s.Words[k].Tag != lang.Noun && s.Words[k].Tag != lang.Name && s.Words[k].Tag != lang.Org {
				continue
			}
			if k+1 < len(s.Words) && (s.Words[k+1].Tag == lang.Noun || s.Words[k+1].Tag == lang.Name || large(x.t, s.Words[k]) && large(x.t, s.Words[k+1])) {
				continue // a phone number is no phone
			}
			from, named := x.modifiers(s, k)
			several := false
			switch {
			case !is(x.t, s, k, noun):
				several = true // one of several
			case named && from+1 == k && (from == 0 || s.Words[from-1].Tag == lang.Mark) && strings.Count(x.t, s.Words[from].Slice(x.t)) == 1:
				several = true // a capital that only the place gives it: Racist emails were found
			case named:
				sp := text.Span{Start: s.Words[from].Start, End: s.Words[k].End}
				if k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Num && large(x.t, s.Words[k]) {
					sp.End = s.Words[k+1].End // Flight 9525
				}
				several = !found.Empty() && !strings.EqualFold(found.Slice(x.t), sp.Slice(x.t))
				if found.Empty() {
					found.Span, found.sentence = sp, i
				}
			case from < k, is(x.t, s, k-1, "the", "this", "that") && !goesOn(x.t, s, k+1):
			case found.Empty() && is(x.t, s, k-1, "a", "an"):
			default:
				several = true
			}
			if several {
				found.until = i
				return found
			}
		}
	}
	return found
}

// modifiers is the word at which the words begin that say before the noun at
// word k which one it is, and whether a name is among them.
func (x *standReader) modifiers(s *lang.Sentence, k int) (from int, named bool) {
	for from = k; from > 0 && k-from < maxWhich; from-- {
		w := s.Words[from-1]
		switch w.Tag {
		case lang.Name, lang.Org, lang.Place, lang.Person:
			named = true
			continue
		case lang.Noun:
			if listed(w.Slice(x.t))&usePerson == 0 {
				continue
			}
		case lang.Adj:
			if !is(x.t, s, from-1, "same", "other", "last", "next", "first", "second", "new", "such", "recent", "previous", "latest", "own", "many", "several", "few", "most", "more") {
				continue
			}
		}
		break
	}
	if is(x.t, s, from-1, "'s", "’s", "-", "'", "’", "of", "for", "and", "or", "&", "\"", "”") || is(x.t, s, from, "'s", "’s") {
		return from, false
	}
	return from, named
}

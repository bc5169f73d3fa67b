package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Clubs, papers and houses of which an article has the whole name first and a word of it
// later: Harrow City, then City; the Norvik Times, then the Times.

// wholeName is the one longer name that a word can stand for, where it first stands.
type wholeName struct {
	text.Span
	sentence int
	several  bool // it can stand for another too, or for itself
}

const (
	mostInWhole   = 5
	shortestShort = 4 // letters of the word that stands for it
)

// wholeNames gives what the words of longer names stand for, by the word.
func wholeNames(d *lang.Document) map[string]wholeName {
	if d.Lang != "en" {
		return nil
	}
	t := d.Article.Text
	out := map[string]wholeName{}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub == "work" || a.Value[0] >= 0x80 {
				continue
			}
			name := a.Slice(t)
			n := strings.Count(name, " ") + 1
			if n == 1 {
				if _, ok := out[name]; !ok {
					out[name] = wholeName{several: true} // it stood alone first
				}
				continue
			}
			if n > mostInWhole || strings.ContainsAny(name, "\n,:") {
				continue
			}
			head, tail := name[:strings.IndexByte(name, ' ')], name[strings.LastIndexByte(name, ' ')+1:]
			noteWhole(out, tail, a.Span, i, t, !governing(tail) && head != "Team" && !strings.Contains(name, " of "))
			noteWhole(out, head, a.Span, i, t, false) // a name that it begins stands for none
		}
	}
	return out
}

// noteWhole notes that word may stand for the name sp of sentence i.
func noteWhole(out map[string]wholeName, word string, sp text.Span, i int, t string, fits bool) {
	w, ok := out[word]
	switch {
	case !ok:
		out[word] = wholeName{Span: sp, sentence: i, several: !fits}
	case !w.several && w.Slice(t) != sp.Slice(t):
		w.several = true
		out[word] = w
	}
}

// paper reports what newspapers are called: the Harrow Chronicle looks like somebody.
func paper(w string) bool {
	switch w {
	case "Chronicle", "Times", "Post", "Herald", "Tribune", "Journal", "Gazette", "Guardian", "Telegraph", "Globe", "Mirror", "Observer", "Inquirer", "Examiner", "Dispatch", "Courier", "Sentinel":
		return true
	}
	return false
}

// governing reports a word that stands for itself though longer names end with it: everybody
// knows which Senate.
func governing(w string) bool {
	switch w {
	case "Senate", "House", "Congress", "Parliament", "Assembly", "Army", "Navy", "Marines", "Guard", "Court", "Council", "Cabinet", "Department", "Ministry", "Government", "Party", "Church", "Union", "State", "States", "Nations", "Kingdom", "Republic",
		"War", "Cup", "League", "Open", "Games", "Bowl", "Day", "Street", "Road", "Avenue", "Square", "Park", "Bay", "Sea", "Ocean", "River", "Lake", "Island", "Islands", "Valley", "County", "Beach", "East", "West", "North", "South",
		"President", "Minister", "Secretary", "Governor", "Prince", "Princess", "Queen", "King", "General", "Act", "Bill", "Law", "Amendment", "Award", "Awards", "Prize", "Spring", "Internet", "America", "Africa", "Europe", "Asia", "World", "Earth", "God":
		return true
	}
	return false
}

// nameWhole puts the whole name in for a word of it where the unit has nothing but the word.
func (x *standReader) nameWhole(u *unit) {
	if x.d.Sentences[u.first].Language.Tag() != "en" {
		return
	}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub == "work" || a.Sub == "person" || a.Len() < shortestShort || strings.Contains(a.Slice(x.t), " ") {
				continue
			}
			word := a.Slice(x.t)
			if x.wholes == nil {
				x.wholes = wholeNames(x.d)
			}
			w, ok := x.wholes[word]
			k := wordFrom(s, a.Start)
			if _, person := x.full[a.Value]; person && !paper(word) || !ok || w.several || w.sentence >= u.first || demonym(word) || u.touches(a.Span) || within(u.quotes(x.d, i), a.Start) || !x.standsAlone(s, k) || strings.Contains(u.text(x.t), w.Slice(x.t)) {
				continue
			}
			if the := is(x.t, s, k-1, "the"); the != strings.HasSuffix(strings.ToLower(x.t[:w.Start]), "the ") && !the {
				continue // the whole name has an article that the word hasn't
			}
			u.swap(a.Span, w.Slice(x.t), w.Span, "whole name")
			return
		}
	}
}

// standsAlone reports that word k is no part of a longer run of large words, nor another of what it
// names, nor says of what sort the noun behind it is.
func (x *standReader) standsAlone(s *lang.Sentence, k int) bool {
	if k > 0 && s.Words[k-1].Tag != lang.Mark && large(x.t, s.Words[k-1]) && !is(x.t, s, k-1, "the", "but", "and", "in", "at", "for") {
		return false
	}
	if k > 0 && (particle(strings.ToLower(s.Words[k-1].Slice(x.t))) || is(x.t, s, k-1, "another", "next", "other", "previous", "first", "second", "third", "fourth", "fifth", "last", "own", "future")) {
		return false // another Olympics is not the London Olympics
	}
	if k+1 >= len(s.Words) {
		return true
	}
	next := s.Words[k+1]
	return !large(x.t, next) && x.t[next.Start] != '-' && next.Tag != lang.Noun && next.Tag != lang.Num && next.Tag != lang.Adj
}

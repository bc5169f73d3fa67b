package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

const (
	longestRun = 3  // sentences that may go on with "He" behind the one that names him
	longFront  = 10 // words of "In May of the year before, he …"
)

// sameSubject is the person with whose name a sentence before i begins as its subject,
// where i, and all between, go on with "He" or "His": that subject is gone on with where nobody else is
// named or does something.
func sameSubject(d *lang.Document, i, wi int) (text.Span, bool) {
	t := d.Article.Text
	if i == 0 || !leadsOff(d, i, wi) {
		return text.Span{}, false
	}
	j := i - 1
	for she := female(t, d.Sentences[i].Words[wi]); j > 0 && i-j < longestRun; j-- {
		s := &d.Sentences[j]
		if k := opensOn(d, j); sortOf(t, s, k) != ofPerson || female(t, s.Words[k]) != she {
			break
		}
	}
	who, ok := namedSubject(d, j)
	for ; ok && j < i; j++ {
		ok = !others(d, j, who)
	}
	return who, ok
}

// namedSubject is the person whose name sentence j begins with, as what does something or
// of whom it is said who they are, behind a title or a front.
func namedSubject(d *lang.Document, j int) (text.Span, bool) {
	t := d.Article.Text
	s := &d.Sentences[j]
	for _, a := range s.Atoms {
		if a.Kind != lang.KindName {
			continue
		}
		k := wordFrom(s, titleBefore(t, s, a.Span))
		known := isSomebody(d, j, a) || a.Sub == "other" && partOfPerson(d, j, a.Value) && acts(t, s, a)
		if !known || k > opensOn(d, j) && !leadsOff(d, j, k) {
			return text.Span{}, false
		}
		next := wordFrom(s, a.End)
		return bareName(t, s, a), verbal(t, s, next) || is(t, s, next, ",")
	}
	return text.Span{}, false
}

// isSomebody reports that the name a of sentence i is a person's.
func isSomebody(d *lang.Document, i int, a lang.Atom) bool {
	s := &d.Sentences[i]
	return a.Kind == lang.KindName && (isPerson(d.Article.Text, s, a, bareName(d.Article.Text, s, a)) || a.Sub == "other" && knownPerson(d, i, a))
}

// others reports somebody else in sentence j who may be gone on with: a person named
// there, or somebody who does something.
func others(d *lang.Document, j int, who text.Span) bool {
	t := d.Article.Text
	s := &d.Sentences[j]
	for _, a := range s.Atoms {
		if a.End != who.End && isSomebody(d, j, a) && !is(t, s, wordFrom(s, a.End), "'s", "’s") && !sameSurname(strings.ToLower(who.Slice(t)), a.Value) {
			return true
		}
	}
	for k, w := range s.Words {
		if w.Tag == lang.Noun && listed(w.Slice(t))&usePerson != 0 && verbal(t, s, k+1) && !describes(t, s, k) {
			return true
		}
	}
	return false
}

// lastVoice is the one person who spoke in the sentence before i, where i goes on with
// "He" and nobody else was spoken of.
func lastVoice(d *lang.Document, i, wi int) (text.Span, bool) {
	t := d.Article.Text
	if i == 0 || !leadsOff(d, i, wi) {
		return text.Span{}, false
	}
	s := &d.Sentences[i-1]
	who := soleVoice(*s, func(a lang.Atom) bool { return isSomebody(d, i-1, a) })
	if who.Empty() || is(t, s, wordFrom(s, who.Start)-1, "of", "for") { // the cousin of John Smith
		return text.Span{}, false
	}
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.End != who.End && (a.Sub == "person" || a.Sub == "other" && (strings.Contains(a.Value, " ") || isSomebody(d, i-1, a))) {
			return text.Span{}, false
		}
	}
	for k, w := range s.Words {
		if sortOf(t, s, k) == ofPerson || w.Tag == lang.Noun && !who.Contains(w.Span) && listed(w.Slice(t))&usePerson != 0 && !describes(t, s, k) {
			return text.Span{}, false
		}
	}
	return who, true
}

// leadsOff reports that a sentence begins with word wi, or its main clause does behind a
// short front that names nobody: "In May, he …".
func leadsOff(d *lang.Document, i, wi int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if wi == opensOn(d, i) {
		return true
	}
	if !is(t, s, wi-1, ",") || !fronted(t, s, 0) || wi > longFront {
		return false
	}
	for k := range wi - 1 {
		if is(t, s, k, ",") {
			return false
		}
	}
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.Sub != "place" && a.Start < s.Words[wi].Start {
			return false
		}
	}
	return true
}

// goesOnWith reports that sentence i goes on with somebody whom only its being the
// subject before makes certain: the two sentences may be one point, too.
func goesOnWith(d *lang.Document, i int) bool {
	k := opensOn(d, i)
	if sortOf(d.Article.Text, &d.Sentences[i], k) != ofPerson {
		return false
	}
	if _, ok := onlyPerson(d, i); ok {
		return false
	}
	_, ok := sameSubject(d, i, k)
	return ok
}

// opensOn is the word that sentence i begins with behind a dateline, marks and connectives.
func opensOn(d *lang.Document, i int) int {
	s := &d.Sentences[i]
	k := skipMarks(s, wordFrom(s, storyStart(d, bare(d, i))))
	for k < len(s.Words) {
		next := connective(d.Article.Text, s, k)
		if next == k {
			break
		}
		k = next
	}
	return min(k, len(s.Words)-1)
}

package en

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

var _ lang.Aliaser = English{}

// Aliases finds the other forms of the full names of a document: an acronym of
// their initials (NATO, BOJ for the Bank of Japan), the last name of a person,
// the name of a firm without Inc. Each must fit one full name only. Two names
// side by side, the one in brackets, are the same where the initials agree more
// loosely: the Organisation for Economic Co-operation and Development (OECD).
func (English) Aliases(d *lang.Document, into map[string]string) {
	full := fullNames(d)
	fits := map[string]string{}
	add := func(short, long string) {
		if old, ok := fits[short]; ok && old != long {
			long = "" // two could be meant
		}
		fits[short] = long
	}
	for _, n := range full {
		words := strings.Fields(n.value)
		if n.sub == "person" || n.sub == "other" && len(words) < 4 {
			add(words[len(words)-1], n.value)
			continue
		}
		for _, in := range initials(words) {
			add(in, n.value)
		}
		if firm := strings.Join(words[:len(words)-1], " "); nameWords()[words[len(words)-1]].sub == "org" && len(words) == 2 {
			add(firm, n.value)
		}
	}
	names := map[string]bool{}
	eachName(d, func(_ *lang.Sentence, a lang.Atom) { names[a.Value] = true })
	for short, long := range fits {
		if long != "" && names[short] && len(short) > 1 {
			into[short] = long
		}
	}
	bracketed(d, into)
}

type fullName struct{ value, sub string }

// fullNames gives the names of two words and more, each once, in order.
func fullNames(d *lang.Document) []fullName {
	var out []fullName
	seen := map[string]bool{}
	eachName(d, func(_ *lang.Sentence, a lang.Atom) {
		if strings.Contains(a.Value, " ") && a.Sub != "work" && a.Sub != "place" && !seen[a.Value] {
			seen[a.Value] = true
			out = append(out, fullName{a.Value, a.Sub})
		}
	})
	return out
}

func eachName(d *lang.Document, f func(*lang.Sentence, lang.Atom)) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Language.Tag() != "en" {
			continue
		}
		for _, a := range s.Atoms {
			if a.Kind == lang.KindName {
				f(s, a)
			}
		}
	}
}

// initials gives the acronyms of a name, with and without its small words.
func initials(words []string) []string {
	var all, big []byte
	for _, w := range words {
		all = append(all, w[0])
		if w != "of" && w != "for" && w != "and" && w != "the" && w != "&" {
			big = append(big, w[0])
		}
	}
	if len(big) == len(all) {
		return []string{string(all)}
	}
	return []string{string(all), string(big)}
}

// bracketed reads "Long Name (LN)" and "LN (Long Name)".
func bracketed(d *lang.Document, into map[string]string) {
	var last lang.Atom
	var in *lang.Sentence
	eachName(d, func(s *lang.Sentence, a lang.Atom) {
		defer func() { last, in = a, s }()
		t := d.Article.Text
		if in != s || a.Start < last.End || a.End >= s.End || t[a.End] != ')' || strings.Trim(t[last.End:a.Start], " ") != "(" {
			return
		}
		long, short := last.Value, a.Value
		if len(long) < len(short) {
			long, short = short, long
		}
		if strings.Contains(long, " ") && !strings.Contains(short, " ") && spelledBy(short, long) {
			into[short] = long
		}
	})
}

// spelledBy reports that the letters of an acronym stand in the long form in
// order, the first at its start and at least half of them at starts of words.
func spelledBy(short, long string) bool {
	if short == "" || short[0] != long[0] {
		return false
	}
	starts, at := 0, 0
	for i := 0; i < len(short); i++ {
		if k := strings.Index(long[at:], " "+short[i:i+1]); i > 0 && k >= 0 {
			at += k + 2
			starts++
			continue
		}
		k := strings.IndexByte(long[at:], short[i])
		if k < 0 {
			return false
		}
		if at += k; at == 0 || long[at-1] == ' ' {
			starts++
		}
		at++
	}
	return starts*2 >= len(short)
}

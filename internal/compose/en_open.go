package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// maxDateline bounds an agency's opening, in bytes.
const maxDateline = 90

// enDateline gives the length of an agency's opening of a story: "LONDON
// (Reuters) - ", "(CNN)", "NEW YORK, June 12 (AP) — ", "PARIS — ". 0: none.
func enDateline(body string) int {
	head := body[:runeBorder(body, maxDateline)]
	place := 0 // bytes of "City, Country, June 12 "
	words, upper := 0, true
	for place < len(head) {
		c := head[place]
		if c == '(' || !(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' && words > 0) {
			break
		}
		n := wordEnd(head[place:])
		if n <= 0 {
			return 0
		}
		if w := strings.TrimRight(head[place:place+n], ",."); w != strings.ToUpper(w) && words == 0 {
			upper = false
		}
		place += n
		for place < len(head) && head[place] == ' ' {
			place++
		}
		if words++; words > 6 {
			return 0
		}
	}
	end := place
	if n := agency(head[place:]); n > 0 {
		end += n
	} else if words == 0 || !upper {
		return 0
	}
	rest := strings.TrimLeft(body[end:], " ")
	dash := strings.TrimLeft(rest, "-–—")
	if end == place && len(dash) == len(rest) {
		return 0 // "PARIS is …"
	}
	rest = strings.TrimLeft(dash, " ")
	if r, _ := utf8.DecodeRuneInString(rest); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"“‘'$£€", r) {
		return 0
	}
	return len(body) - len(rest)
}

// wordEnd is where the word that opens s ends; Seyne-les-Alpes is one.
func wordEnd(s string) int {
	for n := 0; ; n++ {
		i := strings.IndexAny(s[n:], " (-–—")
		if i < 0 {
			return -1
		}
		if n += i; s[n] != '-' || n+1 >= len(s) || s[n+1]|0x20 < 'a' || s[n+1]|0x20 > 'z' {
			return n
		}
	}
}

// agency gives the length of "(Reuters)" at the front of s, or 0.
func agency(s string) int {
	end := strings.IndexByte(s, ')')
	if !strings.HasPrefix(s, "(") || end < 3 || end > 30 {
		return 0
	}
	for _, w := range strings.Fields(s[1:end]) {
		if c := w[0]; c < 'A' || c > 'Z' {
			return 0
		}
	}
	return end + 1
}

// storyStart is where the unit begins behind an agency's opening, and behind what only
// leads up to its news.
func storyStart(d *lang.Document, u *unit) int {
	at := behindDateline(d, u)
	at += leadUp(d, u, at)
	return at + framedBy(d, u, at)
}

const (
	maxLeadUp  = 16 // words that lead up to what is said behind a colon
	fewestNews = 8  // words that are said there
)

// leadUp gives the length of "It's official: ", which begins at offset at: words that
// point on, or back, and name nobody, before a sentence of its own.
func leadUp(d *lang.Document, u *unit, at int) int {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	if strings.IndexByte(t[min(at, s.End):s.End], ':') < 0 {
		return 0
	}
	from := wordFrom(s, at)
	k := from
	for k < len(s.Words) {
		next := connective(t, s, k)
		if next == k {
			break
		}
		k = next
	}
	if !is(t, s, k, "it", "it's", "here", "here's", "this", "that", "that's") {
		return 0
	}
	for ; k+1 < len(s.Words) && k-from <= maxLeadUp && !is(t, s, k, ":"); k++ {
		if w := s.Words[k]; w.Tag == lang.Name || w.Tag == lang.Person || w.Tag == lang.Org || w.Tag == lang.Num || is(t, s, k, "\"", "“") || listed(w.Slice(t))&useSay != 0 {
			return 0
		}
	}
	rest := lang.Sentence{Span: s.Span, Words: s.Words[min(k+1, len(s.Words)):]}
	if !is(t, s, k, ":") || len(rest.Words) < fewestNews || !large(t, rest.Words[0]) || !finite(t, &rest, s.End) {
		return 0
	}
	return rest.Words[0].Start - at
}

// behindDateline is where the unit begins behind an agency's opening.
func behindDateline(d *lang.Document, u *unit) int {
	at := u.span.Start
	if at != d.Article.Blocks[d.Sentences[u.first].Block].Start {
		return at
	}
	n := enDateline(d.Article.Text[at:u.span.End])
	if n == 0 && u.first < headSentences {
		n = placeline(d, u.first, at)
	}
	if n < u.span.Len() {
		at += n
	}
	return at
}

// headSentences is how many sentences a title and a dateline take.
const headSentences = 4

// placeline gives the length of the place that opens a story: "Indianapolis – ".
// A dash may also set off what follows, so that only a place that is known, alone
// before it, is one, and what may be one before a single dash that opens an article;
// a place in capitals has a colon as well: "NEW DELHI: ".
func placeline(d *lang.Document, i, at int) int {
	t := d.Article.Text
	for _, a := range d.Sentences[i].Atoms {
		if a.Kind != lang.KindName || a.Start != at || a.Sub != "place" && (i > 0 || a.Sub != "other") {
			continue
		}
		for _, dash := range [...]string{" – ", " — ", " - ", ": "} {
			if place := a.Slice(t); dash == ": " && (a.Sub != "place" || place != strings.ToUpper(place)) {
				continue
			}
			if rest, ok := strings.CutPrefix(t[a.End:d.Sentences[i].End], dash); ok {
				if a.Sub != "place" && strings.Contains(rest, dash) {
					return 0 // Norvik – a mill – is shut
				}
				if r, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(r) {
					return a.Len() + len(dash)
				}
			}
		}
	}
	return 0
}

// cutOpening leaves the dateline and the connectives that open the unit out.
func (english) cutOpening(d *lang.Document, u *unit) {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	at := behindDateline(d, u)
	if at > u.span.Start {
		u.cut(text.Span{Start: u.span.Start, End: at}, "dateline")
	}
	if n := leadUp(d, u, at); n > 0 {
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	if n := framedBy(d, u, at); n > 0 {
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	if n := len(t[at:s.End]) - len(strings.TrimLeft(t[at:s.End], "•▪●■* ")); n > 0 {
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	if n := salutation(t[at:s.End]); n > 0 {
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	n := headingBefore(d, u, at)
	if n == 0 {
		n = quotedHeading(t, s, at)
	}
	if n > 0 {
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	i := wordFrom(s, at)
	for i < len(s.Words) {
		next := connective(t, s, i)
		if next == i {
			break
		}
		i = next
	}
	if i < len(s.Words) && s.Words[i].Start > at {
		u.cut(text.Span{Start: at, End: s.Words[i].Start}, "opening connective")
		cutParenthesis(t, s, u, i)
	}
	cutLabel(t, s, u, i)
	cutAlso(d, u, i)
}

// salutation gives the length of the address of a letter, or of the label of a news
// flash, that a page prints in capitals: "DEAR NORVIK: ", "UPDATE: ".
func salutation(s string) int {
	const longest = 40
	head, _, ok := strings.Cut(s[:min(len(s), longest)], ": ")
	if !ok || strings.ToUpper(head) != head {
		return 0
	}
	switch head {
	case "UPDATE", "UPDATED", "BREAKING", "BREAKING NEWS", "JUST IN", "EXCLUSIVE", "CORRECTION", "DEVELOPING":
	default:
		if !strings.HasPrefix(head, "DEAR ") {
			return 0
		}
	}
	return len(head) + len(": ")
}

// cutParenthesis makes one sentence of "Goldberg insisted, the account was …", which
// stood between the commas of "Instead, Goldberg insisted, …".
func cutParenthesis(t string, s *lang.Sentence, u *unit, i int) {
	for k := i; k+1 < len(s.Words) && k < i+maxFullName+2; k++ {
		switch {
		case s.Words[k].Tag == lang.Name, s.Words[k].Tag == lang.Person, is(t, s, k, "he", "she", "they"):
		case k > i && s.Words[k].Tag == lang.Verb && listed(s.Words[k].Slice(t))&useSay != 0 && is(t, s, k+1, ","):
			u.cut(s.Words[k+1].Span, "opening connective")
			return
		default:
			return
		}
	}
}

// cutLabel joins a name that labels a line and begins it again, from word i on:
// "John Smith: Smith is a keeper".
func cutLabel(t string, s *lang.Sentence, u *unit, i int) {
	colon := i
	for colon < len(s.Words) && colon-i <= maxFullName && !is(t, s, colon, ":") {
		switch s.Words[colon].Tag {
		case lang.Name, lang.Person, lang.Org, lang.Place:
		default:
			return
		}
		colon++
	}
	if colon == i || !is(t, s, colon, ":") {
		return
	}
	for _, from := range [...]int{i, colon - 1} { // all of it, or the last name
		last := colon + colon - from
		if last < len(s.Words) && t[s.Words[from].Start:s.Words[colon-1].End] == t[s.Words[colon+1].Start:s.Words[last].End] {
			u.cut(text.Span{Start: s.Words[colon-1].End, End: s.Words[last].End}, "opening")
			return
		}
	}
}

// wordFrom is the first word of s that begins at or after at.
func wordFrom(s *lang.Sentence, at int) int {
	i, _ := slices.BinarySearchFunc(s.Words, at, func(w lang.Word, at int) int { return w.Start - at })
	return i
}

// connective gives the word after the connective at word i, or i.
func connective(t string, s *lang.Sentence, i int) int {
	n := phraseAt(t, s, i, useOpening)
	if n == 0 {
		return i
	}
	if is(t, s, i+n, ",") && i+n+1 < len(s.Words) {
		return i + n + 1
	}
	if is(t, s, i, "so", "sadly", "thankfully", "luckily", "unfortunately", "fortunately", "meanwhile", "indeed") && n == 1 && subjectAt(t, s, i+1) {
		return i + 1 // So all eyes turn to Harrow; Sadly Smith never saw it
	}
	if is(t, s, i, "and", "but") && is(t, s, i+1, "even") && i+2 < len(s.Words) && s.Words[i+2].Tag == lang.Prep {
		return i + 1 // And even at forty she …
	}
	if is(t, s, i, "but") && n == 1 && is(t, s, i+1, "when", "if", "even", "following", "according", "despite") {
		return i + 1 // But when the ice broke, …
	}
	if phraseAt(t, s, i, useBare) != n || is(t, s, i+n, "for", "also", "then", "so", "to", "of", "when", "if", "even", "still", "only") || i+n >= len(s.Words) || s.Words[i+n].Tag == lang.Mark {
		return i
	}
	if w := s.Words[i+n]; w.Tag == lang.Verb || w.Tag == lang.Adj && is(t, s, i, "however", "yet") {
		return i // "and asked", "however hard", "yet unknown"
	}
	return i + n
}

// subjectAt reports that a subject may begin with word i: a name, or "the" or "all" and
// a noun.
func subjectAt(t string, s *lang.Sentence, i int) bool {
	if i+1 >= len(s.Words) {
		return false
	}
	switch s.Words[i].Tag {
	case lang.Name, lang.Person, lang.Org, lang.Place:
		return true
	}
	return is(t, s, i, "the", "all") && (s.Words[i+1].Tag == lang.Noun || s.Words[i+1].Tag == lang.Name || s.Words[i+1].Tag == lang.Adj)
}

// capital makes the first letter of what is left a capital one where the unit
// no longer begins as the article does.
func capital(d *lang.Document, u *unit) {
	u.settle()
	t := d.Article.Text
	at := u.span.Start
	for i := range u.edits {
		e := &u.edits[i]
		if e.gone.Start > at {
			break
		}
		if e.put != "" {
			e.put = upperFirst(e.put)
			return
		}
		at = e.gone.End
	}
	if at == u.span.Start || at >= u.span.End {
		return
	}
	for at < u.span.End && strings.ContainsRune("\"'(", rune(t[at])) {
		at++
	}
	r, w := utf8.DecodeRuneInString(t[at:u.span.End])
	if w > 0 && unicode.IsLower(r) {
		u.swap(text.Span{Start: at, End: at + w}, string(unicode.ToUpper(r)), text.Span{}, "capital")
	}
}

func upperFirst(s string) string {
	r, w := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[w:]
}

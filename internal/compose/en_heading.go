package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// maxHeading is how many words a heading has that a page runs into the quotation behind it.
const maxHeading = 12

// headingBefore gives the length of a heading that is run into what somebody says, which
// begins at offset at: Mills to stay open "Nobody has to leave," said the keeper. Its
// speaker stands behind the quotation, so that nothing before it belongs to it.
func headingBefore(d *lang.Document, u *unit, at int) int {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	qs := u.quotes(d, u.first)
	if len(qs) == 0 || qs[0].Start <= at {
		return 0
	}
	q := qs[0]
	from, first, last := wordFrom(s, at), wordFrom(s, q.Start), wordFrom(s, q.End)
	said := lang.Sentence{Span: q, Words: s.Words[first:last]}
	body := strings.TrimLeft(q.Slice(t), "\"“")
	if r, _ := utf8.DecodeRuneInString(body); first-from < 2 || first-from > maxHeading || !unicode.IsUpper(r) || last-first < fewestQuoted || !finite(t, &said, q.End) || !strings.ContainsAny(lastRune(strings.TrimRight(body, "\"”")), ",?!") {
		return 0
	}
	for k := from; k < first; k++ {
		if w := s.Words[k]; listed(w.Slice(t))&useSay != 0 || w.Tag == lang.Mark && !is(t, s, k, "'", "‘", "’", "-", "?", "!") {
			return 0
		}
	}
	switch s.Words[first-1].Tag {
	case lang.Verb, lang.Prep, lang.Conj, lang.Particle, lang.Pron:
		return 0
	}
	for k := last; k < min(last+fewestQuoted, len(s.Words)); k++ {
		if listed(s.Words[k].Slice(t))&useSay != 0 {
			return q.Start - at
		}
	}
	return 0
}

// quotedHeading gives the length of a heading that closes with a quotation in single
// quotes and is run into the sentence behind it, which begins at offset at: 'A kind of
// mill' Ann Lee came to Harrow in May. Behind it a small word has a capital, or the
// heading is nothing but that quotation and somebody does something.
func quotedHeading(t string, s *lang.Sentence, at int) int {
	from := wordFrom(s, at)
	for k := from + 2; k+fewestQuoted < len(s.Words) && k <= from+maxHeading; k++ {
		w := s.Words[k]
		if listed(w.Slice(t))&useSay != 0 || is(t, s, k, ",", ".", ";", "\"", "“", "(") {
			return 0
		}
		next := s.Words[k+1]
		if !is(t, s, k, "'", "’") || w.End == next.Start || t[w.Start-1] == ' ' || !large(t, next) {
			continue
		}
		small := next.Tag == lang.Prep || next.Tag == lang.Conj || next.Tag == lang.Pron || next.Tag == lang.Particle
		if !small && !(is(t, s, from, "'", "‘") && mostlySmall(t, s, from+1, k) && next.Tag != lang.Noun) {
			continue
		}
		rest := lang.Sentence{Span: s.Span, Words: s.Words[k+1:]}
		if finite(t, &rest, s.End) {
			return next.Start - at
		}
	}
	return 0
}

// mostlySmall reports that most of words i to k-1 are small: no title of a work, which has
// capitals.
func mostlySmall(t string, s *lang.Sentence, i, k int) bool {
	small := 0
	for _, w := range s.Words[i:k] {
		c := t[w.Start]
		small += bit(c >= 'a' && c <= 'z')
	}
	return k-i > 2 && 2*small > k-i
}

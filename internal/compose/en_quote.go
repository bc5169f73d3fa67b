package compose

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// quoteWindow is how far back an opening quote is looked for.
const quoteWindow = 2000

// quoteAt says what the mark at i does: +1 opens, -1 closes, 0 is no double
// quote. A straight one tells by what stands beside it.
func quoteAt(t string, i int, inside bool) int {
	switch {
	case strings.HasPrefix(t[i:], "“"):
		return 1
	case strings.HasPrefix(t[i:], "”"):
		return -1
	case t[i] != '"':
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	after, _ := utf8.DecodeRuneInString(t[i+1:])
	if i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-'‘", before) {
		if i+1 < len(t) && !unicode.IsSpace(after) {
			return 1
		}
		return -1
	}
	if !inside && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
		return 1
	}
	return -1
}

// quotedAt reports whether offset at of a block lies inside double quotes.
func quotedAt(t string, block text.Span, at int) bool {
	from := max(block.Start, at-quoteWindow)
	before := t[from:max(at, from)]
	if strings.IndexByte(before, '"') < 0 && strings.IndexByte(before, 0xe2) < 0 {
		return false
	}
	for i := at - 1; i >= from; i-- {
		if t[i] != '"' && t[i] != 0xe2 {
			continue
		}
		if q := quoteAt(t, i, true); q != 0 {
			return q > 0
		}
	}
	return false
}

// quotes gives the quoted stretches of sp, marks included; one that sp opens
// inside or leaves open goes to its border.
func quotes(t string, block, sp text.Span) []text.Span {
	in := quotedAt(t, block, sp.Start)
	from := sp.Start
	var out []text.Span
	for i := sp.Start; i < sp.End; i++ {
		if t[i] != '"' && t[i] != 0xe2 {
			continue
		}
		switch q := quoteAt(t, i, in); {
		case q > 0 && !in:
			in, from = true, i
		case q < 0 && in:
			_, w := utf8.DecodeRuneInString(t[i:])
			in = false
			out = append(out, text.Span{Start: from, End: i + w})
		}
	}
	if in {
		out = append(out, text.Span{Start: from, End: sp.End})
	}
	return out
}

// within reports whether one of the spans, which are in order, holds at.
func within(spans []text.Span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > at })
	return i < len(spans) && spans[i].Start <= at
}

// allQuoted reports a sentence of which nothing stands outside quotes, so that
// nobody is there who says it.
func allQuoted(t string, s *lang.Sentence, qs []text.Span) bool {
	if len(qs) == 0 {
		return false
	}
	for _, w := range s.Words {
		if w.Tag != lang.Mark && !within(qs, w.Start) {
			return false
		}
	}
	return true
}

// saysSelf reports a sentence that goes over into what somebody says for themselves,
// "while some close, \"we shall keep ours open all winter\"": a stretch in quotes that
// has a verb, tells of its speaker and is the greater part of the sentence.
func saysSelf(t string, s *lang.Sentence, qs []text.Span) bool {
	for _, q := range qs {
		from, to := wordFrom(s, q.Start), wordFrom(s, q.End)
		if 2*(to-from) < len(s.Words) {
			continue
		}
		self := false
		for k := from; k < to; k++ {
			self = self || is(t, s, k, "I", "we", "our", "my", "us", "me") && s.Words[k].Slice(t) != "US"
		}
		if self && finite(t, &lang.Sentence{Span: q, Words: s.Words[from:to]}, q.End) {
			return true
		}
	}
	return false
}

// quotes gives the quoted stretches of sentence i of the unit, looked for once.
func (u *unit) quotes(d *lang.Document, i int) []text.Span {
	q := &u.quoted[(i-u.first)%3]
	if !q.known {
		s := &d.Sentences[i]
		q.spans, q.known = quotes(d.Article.Text, d.Article.Blocks[s.Block].Span, s.Span), true
	}
	return q.spans
}

// mostlyQuoted reports a unit of which most is somebody's own words.
func (u *unit) mostlyQuoted(d *lang.Document) bool {
	quoted := 0
	for i := u.first; i <= u.last; i++ {
		for _, q := range u.quotes(d, i) {
			quoted += q.Len()
		}
	}
	return 10*quoted > 7*u.span.Len()
}

// saysAgain reports that one of two points is the other, with who says it or without, as
// where a page sets a quotation apart.
func saysAgain(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	a = strings.TrimRight(strings.Trim(a, "\"“”"), ".,”\"")
	return len(a) > noChance && strings.Contains(b, a)
}

// noChance is how many bytes of words two points share by no chance.
const noChance = 40

// fewestQuoted is how many words a quotation says something with that is closed early.
const fewestQuoted = 6

// closeQuote closes the quotation that a sentence opens behind who says it, and that
// goes on in the next one: He wrote, "We shall keep the mills. Nobody …". It reports
// false where that is not what is open.
func closeQuote(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	qs := u.quotes(d, u.first)
	if u.first < u.last || len(qs) == 0 {
		return false
	}
	q := trim(t, qs[len(qs)-1])
	mark := "\""
	if strings.HasPrefix(q.Slice(t), "“") {
		mark = "”"
	}
	body := u.span.Slice(t)
	if q.Start <= storyStart(d, u) || q.End != u.span.End || !strings.ContainsAny(lastRune(body), ".!?") || strings.HasSuffix(body, "..") || !closed(body+mark) {
		return false
	}
	from := wordFrom(s, q.Start)
	said := 0
	for _, w := range s.Words[from:] {
		said += bit(w.Tag != lang.Mark)
	}
	says := false
	for k := max(from-fewestQuoted, 0); k < from; k++ {
		says = says || listed(s.Words[k].Slice(t))&useSay != 0
	}
	if !says || said < fewestQuoted {
		return false
	}
	u.put(u.span.End, mark, text.Span{}, "closing quote")
	return true
}

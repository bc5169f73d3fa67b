package compose

import (
	"math"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// english is what compose knows of English. What a unit leans on is looked at
// in en_refer.go and named in en_mend.go and en_subject.go, how it opens in en_open.go, what it can do without in
// en_cut.go; the words they know are in data/en.txt.
type english struct{}

var _ rules = english{}

// mend names whom a pronoun means where that is certain and puts dates behind
// words of time.
func (e english) mend(d *lang.Document, u *unit) bool {
	ok := e.whole(d, u)
	if e.leads(d, u) || !e.refers(d, u) {
		ok = ok && e.goesOnBelow(d, u)
	}
	for i := u.first; i <= u.last; i++ {
		e.days(d, u, i)
	}
	return ok
}

// whole reports a unit that is made of full sentences: quotes closed, a verb in
// each, no question without its answer, nobody's voice but the article's.
func (english) whole(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	if !closed(u.span.Slice(t)) && !closeQuote(d, u) || quotedAt(t, d.Article.Blocks[d.Sentences[u.first].Block].Span, u.span.Start) {
		return false
	}
	speaker := false
	quoted := false
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		body := strings.TrimRight(trim(t, s.Span).Slice(t), "\"”’')")
		body = strings.TrimSuffix(body, " .") // as some tokenised texts end
		if i == u.last && (strings.HasSuffix(body, "?") || strings.HasSuffix(body, ":")) || strings.HasSuffix(body, "...") || torn(body) || asksPlainly(t, s) || i == u.first && saidAnother(t, s) || strawMan(t, s) || strings.HasPrefix(body, "—") {
			return false
		}
		if !hasVerb(t, s) || spacedStop(d, i) || unstopped(d, i) || underHeading(d, i) || shouted(d, i) || murmurs(d, u, i) || fragment(t, s) || credits(t, s) || i == u.first && saidThen(t, s) || dials(s.Slice(t)) || unreached(s.Slice(t)) || i == u.first && flashback(d, i) || signs(d, i) || unfinished(t, s) || verbless(t, s) || mainless(t, s) || explaining(t, s) {
			return false
		}
		if noticed(t, s) || inReferences(d, i) {
			return false
		}
		for _, a := range s.Atoms {
			speaker = speaker || a.Kind == lang.KindSpeaker
		}
		quoted = quoted || allQuoted(t, s, u.quotes(d, i)) || saysSelf(t, s, u.quotes(d, i))
	}
	return (speaker || !quoted) && !teases(d, u)
}

// maxAnother is how many words from its opening on a unit may not compare with
// what it hasn't got.
const maxAnother = 10

// leads reports a unit that opens with words that need something before them.
func (english) leads(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	i := skipMarks(s, wordFrom(s, storyStart(d, u)))
	for i < len(s.Words) {
		next := connective(t, s, i)
		if next == i {
			break
		}
		i = next
	}
	if is(t, s, i, "one") && i+1 < len(s.Words) && (is(t, s, i+1, ",") || s.Words[i+1].Tag == lang.Verb || s.Words[i+1].Tag == lang.Adv || s.Words[i+1].Tag == lang.Particle) {
		return true // of several that were told of
	}
	for k := i; k+1 < len(s.Words) && k < i+maxAnother; k++ {
		if next := s.Words[k+1]; is(t, s, k, "another") && (u.first > 0 || k == i) && !is(t, s, k-1, "one", "yet", "after") && (next.Tag == lang.Noun || next.Tag == lang.Adj || next.Tag == lang.Name || next.Tag == lang.Org) ||
			is(t, s, k, "for") && is(t, s, k+1, "his", "her", "their") && is(t, s, k+2, "part") && !(is(t, s, k-1, ",") && is(t, s, k+3, ",")) ||
			is(t, s, k, "all") && next.Tag == lang.Num && verbal(t, s, k+2) ||
			is(t, s, k, "other", "others") && k > i && (s.Words[k-1].Tag == lang.Num && !is(t, s, k-2, "and") || is(t, s, k-1, "'s", "’s")) && !is(t, s, k+1, "than") {
			return true // beside one that was told of
		}
		if k > i && k < i+6 && is(t, s, k, "then") && s.Words[k-1].Tag == lang.Noun && s.Words[k+1].Tag == lang.Verb {
			return true // The beheadings then follow
		}
		if is(t, s, k, ",") && is(t, s, k+1, "that") && k+2 < len(s.Words) && fronted(t, s, 0) && (verbal(t, s, k+2) || is(t, s, k+2, "means")) {
			return true // For Iran, that means …
		}
	}
	if is(t, s, i, "a") && is(t, s, i+1, "further") && i+2 < len(s.Words) && s.Words[i+2].Tag == lang.Num {
		return true // A further 69,000 keepers
	}
	if is(t, s, i, "looks", "seems", "sounds") || is(t, s, i, "other") && u.first > 0 && i+1 < len(s.Words) && (s.Words[i+1].Tag == lang.Noun || s.Words[i+1].Tag == lang.Adj) && !is(t, s, i+2, "than") ||
		is(t, s, i, "if", "when") && i+2 < len(s.Words) && s.Words[i+1].Tag == lang.Pron && is(t, s, i+2, "can", "could", "does", "did", "do", "will", "would") && is(t, s, i+3, ",") {
		return true // Other mills …; If he can, …
	}
	described(d, u)
	namedEvents(d, u)
	if !bareDefinite(d, u) || someOthers(t, s, i) || countsOn(t, s, i) || strings.HasPrefix(t[s.Words[min(i, len(s.Words)-1)].Start:], "•") {
		return true
	}
	if answers(t, s, i) || objects(t, s, i) || saidByNobody(t, s, i) {
		return true
	}
	if n := phraseAt(t, s, i, useLeaning); n > 0 && !(is(t, s, i, "i") && within(u.quotes(d, u.first), s.Words[i].Start)) {
		if saysToWhat(t, s, i, n) || is(t, s, i, "not") && is(t, s, i+1, "only") && is(t, s, i+2, "is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "will") {
			return false // Not only is the mill old, it leaks
		}
		if is(t, s, i, "both", "neither", "such", "like", "such") && !is(t, s, i+n, "of", "are", "were", "have", "is", "was") {
			return is(t, s, i, "like", "such")
		}
		return !is(t, s, i, "the") || !is(t, s, i+1, "former", "latter") || !saysMore(s, i+2)
	}
	if is(t, s, i, "those") && (is(t, s, i+1, "who", "whose", "in", "of", "with") || is(t, s, i+2, "who", "whose")) {
		return false // says itself who they are
	}
	return is(t, s, i, "this", "these", "those", "that") && !timeWord(t, s, i+1)
}

// saysToWhat reports that the n words at word i, which mean something that was told, are followed
// by what they mean: "In response to the strike, …", "The decision to shut the mill …".
func saysToWhat(t string, s *lang.Sentence, i, n int) bool {
	switch next := i + n; {
	case is(t, s, i, "in"):
		return is(t, s, i+1, "response") && is(t, s, next, "to") || is(t, s, i+1, "return") && is(t, s, next, "for")
	case is(t, s, i, "at"):
		return is(t, s, i+2, "time") && is(t, s, next, "of", "when")
	case is(t, s, i, "the"):
		return n == 2 && is(t, s, next, "of", "that", "to", "by", "with", "for") && !is(t, s, i+1, "two", "three", "others", "other", "same", "latest", "second", "third")
	}
	return false
}

// saysMore reports a noun or what leads to one at word i: the former keeper is not the
// former.
func saysMore(s *lang.Sentence, i int) bool {
	if i >= len(s.Words) {
		return false
	}
	switch s.Words[i].Tag {
	case lang.Noun, lang.Adj, lang.Name, lang.Org, lang.Place:
		return true
	}
	return false
}

// hasVerb reports a verb or auxiliary in s, or so much running text that there
// must be one that we don't know.
func hasVerb(t string, s *lang.Sentence) bool {
	running, commas := 0, 0
	for i, w := range s.Words {
		commas += bit(is(t, s, i, ","))
		if c := t[w.Start]; c >= 'a' && c <= 'z' {
			running++
		}
		switch w.Tag {
		case lang.Verb:
			large := i > 0 && t[w.Start] >= 'A' && t[w.Start] <= 'Z' && s.Words[i-1].Tag != lang.Mark // Harrow Falls
			if !large && !is(t, s, i-1, "a", "an", "the", "of") {                                     // a redesigned car, a lot of cash
				return true
			}
		case lang.Particle:
			if !is(t, s, i, "a", "an", "the", "'s", "to", "’s") {
				return true
			}
			if is(t, s, i, "'s", "’s") && i > 0 && s.Words[i-1].Tag == lang.Pron {
				return true
			}
		}
	}
	return running > 5 && commas < 2 // a list of things has none
}

// finite reports a verb before offset end that is neither an infinitive nor a
// participle, nor one of a relative clause.
func finite(t string, s *lang.Sentence, end int) bool {
	first := skipMarks(s, 0)
	for k, w := range s.Words {
		if w.Start >= end {
			break
		}
		if before := k - 1; is(t, s, before, "to", "who", "which", "that") || is(t, s, before, "\"", "“") && is(t, s, before-1, "to") {
			continue // to "wait and see"
		}
		if k == first && strings.HasSuffix(w.Slice(t), "ed") && k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Prep {
			continue // Dressed in black, …
		}
		if is(t, s, k, "having", "being") || is(t, s, k-1, "having", "being") {
			continue // with Smith having left
		}
		switch {
		case w.Tag == lang.Verb && !strings.HasSuffix(w.Slice(t), "ing") && !(is(t, s, k-1, "a", "an") && strings.HasSuffix(w.Slice(t), "ed")) && !is(t, s, k-1, "of"):
			return true
		case w.Tag == lang.Particle && !is(t, s, k, "a", "an", "the", "'s", "’s", "to"):
			return true
		}
	}
	return false
}

func skipMarks(s *lang.Sentence, i int) int {
	for i < len(s.Words) && s.Words[i].Tag == lang.Mark {
		i++
	}
	return i
}

// timeWord reports week, year, Monday and their like at word i: "this week".
func timeWord(t string, s *lang.Sentence, i int) bool {
	return i < len(s.Words) && (s.Words[i].Tag == lang.Time || is(t, s, i, "week", "weekend", "month", "year", "morning", "afternoon", "evening", "season", "summer", "winter", "spring", "fall", "autumn", "time", "decade", "century", "quarter", "term"))
}

func (e english) trim(d *lang.Document, u *unit, most int) {
	e.cutOpening(d, u)
	e.cutAsides(d, u, most)
}

// opensWell reports a clause that begins with its own subject: after the cut
// an "and" or "but" is left out (see polish).
func (e english) opensWell(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	at := wordFrom(s, s.Clauses[c].Start)
	if c > 0 && is(t, s, skipMarks(s, 0), "of", "among", "unlike", "compared", "asked") {
		return false // Of the six mills, one was the oldest; Asked where, he said the north
	}
	for k := range s.Words[:at] {
		if c > 0 && is(t, s, k, "if", "unless", "until", "provided", "whether") {
			return false // what holds only then
		}
	}
	if before := strings.TrimRight(t[s.Start:s.Clauses[c].Start], " "); strings.HasSuffix(before, "--") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "–") || is(t, s, at, "--", "—", "–") {
		return false // what a dash explains stands before it
	}
	if is(t, s, at, "and", "but") {
		at++
	}
	if at >= len(s.Words) {
		return false
	}
	if n := phraseAt(t, s, at, useLeaning); n > 0 || quotedAt(t, d.Article.Blocks[s.Block].Span, s.Clauses[c].Start) {
		return false
	}
	switch s.Words[at].Tag {
	case lang.Name, lang.Person, lang.Org, lang.Place:
		return true
	case lang.Particle:
		return is(t, s, at, "the") && at+1 < len(s.Words) && listed(s.Words[at+1].Slice(t))&(useBody|usePerson|useGroup) == 0
	}
	return false
}

// pointsBack reports whether clause c of sentence i holds a pronoun, or speaks of whoever
// writes: the clause that it opens on is not kept with it.
func (english) pointsBack(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	for k, w := range s.Words {
		if s.Clauses[c].Contains(w.Span) && (sortOf(t, s, k) != noPronoun || w.Tag == lang.Pron && speaksUp(t, s, k)) {
			return true
		}
	}
	return false
}

// endsWell reports whether a point can end with clause c of sentence i: there is
// a finite verb up to it, and nobody who says it comes behind.
func (english) endsWell(d *lang.Document, i, c int) bool {
	s := &d.Sentences[i]
	if fronted(d.Article.Text, s, c) || unended(d.Article.Text, s, s.Clauses[c].End) || insideList(d.Article.Text, s, c) || trimMark(d.Article.Text, s.Clauses[c]).Empty() || !finite(d.Article.Text, s, s.Clauses[c].End) || afterColon(d.Article.Text, s, s.Clauses[c].End) {
		return false
	}
	for _, a := range s.Atoms {
		if a.Kind == lang.KindSpeaker && a.End > s.Clauses[c].End {
			return false
		}
	}
	for _, w := range s.Words[wordFrom(s, s.Clauses[c].End):] {
		if listed(w.Slice(d.Article.Text))&useSay != 0 {
			return false
		}
	}
	return true
}

// afterColon reports that what stands before offset end has nothing but a front of
// what comes behind its colon: "has been seen before: Back in 2008, …".
func afterColon(t string, s *lang.Sentence, end int) bool {
	colon := -1
	for k, w := range s.Words {
		if w.Start < end && is(t, s, k, ":") {
			colon = k
		}
	}
	if colon < 0 || colon+1 >= len(s.Words) {
		return false
	}
	rest := lang.Sentence{Span: text.Span{Start: s.Words[colon+1].Start, End: s.End}, Words: s.Words[colon+1:]}
	return rest.Start < end && !finite(t, &rest, end)
}

// unended reports that what stands before offset end breaks off inside a phrase: at
// the first of a noun's adjectives ("a real, working arm"), or in the opening of what
// is thought ("that during his time, …").
func unended(t string, s *lang.Sentence, end int) bool {
	last := wordFrom(s, end) - 1
	for last > 0 && s.Words[last].Tag == lang.Mark {
		last--
	}
	if last < 1 || is(t, s, last, "a", "an", "the") ||
		(s.Words[last].Tag == lang.Adj || s.Words[last].Tag == lang.Verb) && is(t, s, last-1, "a", "an") ||
		s.Words[last].Tag == lang.Adj && is(t, s, last-1, "the", "his", "her", "its", "their", "our", "my") {
		return true
	}
	for i := last; i > 0 && !is(t, s, i, ","); i-- {
		if is(t, s, i, "that") && is(t, s, i+1, "during", "after", "before", "when", "while", "if", "although", "though", "despite", "since", "because", "unless", "until") {
			return true
		}
	}
	return false
}

// joins reports whether sentence j needs sentence i before it to be read.
func (e english) joins(d *lang.Document, _ rank.Ranking, i, j int) bool {
	s := &d.Sentences[j]
	if is(d.Article.Text, s, skipMarks(s, 0), "here", "why", "how", "what") || width(s.Slice(d.Article.Text)) < short/2 {
		return false // points on, not back; tells nothing of its own: And he was not alone.
	}
	u := bare(d, j)
	return !e.whole(d, u) || e.leads(d, u) || !e.refers(d, u) || len(u.needs) > 0 || goesOnWith(d, j)
}

// stands asks for closed quotes and brackets, and for a main clause in what a cut
// has left: what is cut in English never names what is left behind.
func (english) stands(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	for i := u.first; i <= u.last && u.lostClause(); i++ {
		s := &d.Sentences[i]
		kept := lang.Sentence{Span: s.Span}
		for _, w := range s.Words {
			if !u.gone(w.Span) {
				kept.Words = append(kept.Words, w)
			}
		}
		if len(kept.Words) == len(s.Words) {
			continue
		}
		if k := skipMarks(&kept, 0); is(t, &kept, k, "as", "after", "before", "since", "until", "once") && !slices.ContainsFunc(kept.Words, func(w lang.Word) bool { return w.Slice(t) == "," }) {
			return false // As a November dawn breaks over an Irish bar[, …]
		}
		if tooFew(&kept) && u.first == u.last || unfinished(t, &kept) || verbless(t, &kept) || !finite(t, &kept, kept.End) || onlyReports(t, &kept) || onlySubject(t, &kept) || openAside(t, &kept) {
			return false
		}
	}
	if bids(t, &d.Sentences[u.first]) {
		return false
	}
	kept := u.text(t)
	return closed(kept) && !notJust(kept) && !strung(kept)
}

// join keeps the two sentences as they are: a full stop reads better than what
// could be put in its place. Between paragraphs a space is put.
func (english) join(d *lang.Document, u *unit) {
	a, b := trim(d.Article.Text, d.Sentences[u.first].Span), trim(d.Article.Text, d.Sentences[u.last].Span)
	if gap := (text.Span{Start: a.End, End: b.Start}); strings.Contains(gap.Slice(d.Article.Text), "\n") {
		u.swap(gap, " ", text.Span{}, "two paragraphs as one")
	}
}

// polish leaves out a conjunction that a cut has brought to the front and makes
// the first letter a capital one.
func (english) polish(d *lang.Document, u *unit) {
	t := d.Article.Text
	u.settle()
	at := u.span.Start
	for _, e := range u.edits {
		if e.gone.Start > at || e.put != "" {
			break
		}
		at = e.gone.End
	}
	if at > u.span.Start {
		s := &d.Sentences[u.first]
		if i := wordFrom(s, at); i+1 < len(s.Words) && is(t, s, i, "and", "but") {
			u.cut(text.Span{Start: s.Words[i].Start, End: s.Words[i+1].Start}, "opening connective")
		}
	}
	capital(d, u)
	if w := width(u.text(t)); w > enAim {
		u.score *= math.Sqrt(float64(enAim) / float64(w)) // short points read better
	}
}

func (english) stop() string { return "." }

// bare is sentence i on its own, without a score.
func bare(d *lang.Document, i int) *unit {
	return &unit{first: i, last: i, span: trim(d.Article.Text, d.Sentences[i].Span)}
}

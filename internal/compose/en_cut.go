package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// enAim is the width that an English point is cut towards: 22 words.
const enAim = 44

// cutAsides leaves out what a sentence can do without: ", however," in its midst
// always; while it is longer than a point should be, the cheapest first, what
// stands in brackets or between dashes, clauses that only tell more of what is
// named before them, appositions, and what comes of it at the end ("…, raising
// fears that …"). Nothing goes that says who speaks, not, perhaps or if.
func (e english) cutAsides(d *lang.Document, u *unit, most int) {
	t := d.Article.Text
	c := cutter{t: t, u: u, aim: min(most, enAim)}
	for i := u.first; i <= u.last; i++ {
		c.s = &d.Sentences[i]
		c.qs = u.quotes(d, i)
		c.however()
	}
	c.left = width(u.text(t))
	for _, step := range [...]func(*cutter, int) (from, to int){brackets, dashes, relative, apposition, outcome} {
		for i := u.first; i <= u.last; i++ {
			if next := &d.Sentences[u.last]; i < u.last && is(t, next, skipMarks(next, 0), "that", "this", "those", "these", "such", "they", "their") {
				continue // who knows what they mean: a donor, who was paired with another. That donor …
			}
			c.s = &d.Sentences[i]
			c.qs = u.quotes(d, i)
			c.try(step)
		}
	}
}

// cutter is a sentence of a unit while asides are cut from it.
type cutter struct {
	t         string
	u         *unit
	s         *lang.Sentence
	qs        []text.Span
	left, aim int
}

func (c *cutter) is(i int, words ...string) bool { return is(c.t, c.s, i, words...) }

func (c *cutter) tag(i int) lang.Tag {
	if i < 0 || i >= len(c.s.Words) {
		return lang.Mark
	}
	return c.s.Words[i].Tag
}

// last is the index of the mark that closes the sentence, or the end.
func (c *cutter) last() int {
	n := len(c.s.Words)
	for n > 0 && c.s.Words[n-1].Tag == lang.Mark && !c.is(n-1, ")") {
		n--
	}
	return n
}

func (c *cutter) however() {
	for k, w := range c.s.Words {
		if c.is(k, ",") && c.is(k+1, "however", "though", "meanwhile", "moreover", "nevertheless", "nonetheless") && c.is(k+2, ",") && !within(c.qs, w.Start) {
			c.u.cut(text.Span{Start: w.Start, End: c.s.Words[k+2].End}, "connective")
		}
		// Beside whom somebody did "his part" stands elsewhere.
		if c.is(k, ",") && c.is(k+1, "for") && c.is(k+2, "his", "her", "their", "its") && c.is(k+3, "part") && c.is(k+4, ",") && !within(c.qs, w.Start) {
			c.u.cut(text.Span{Start: w.Start, End: c.s.Words[k+4].End}, "connective")
		}
		// Of what it is an example stands elsewhere: "The report was shoddy, for example".
		if c.is(k, ",") && c.is(k+1, "for") && c.is(k+2, "example", "instance") && c.is(k+3, ",", ".") && !within(c.qs, w.Start) {
			end := c.s.Words[k+2].End
			if c.is(k+3, ",") {
				end = c.s.Words[k+3].End
			}
			c.u.cut(text.Span{Start: w.Start, End: end}, "connective")
		}
	}
}

// try cuts what step finds while the unit is too long. step looks at word k and
// gives the words to leave out, from the mark before them to (not including) the
// word that goes on, or 0, 0.
func (c *cutter) try(step func(*cutter, int) (from, to int)) {
	for k := 1; k < len(c.s.Words) && c.left > c.aim; k++ {
		if c.tag(k) != lang.Mark || within(c.qs, c.s.Words[k].Start) {
			continue
		}
		from, to := step(c, k)
		if to <= from {
			continue
		}
		sp := text.Span{Start: c.s.Words[from-1].End, End: c.s.Words[to-1].End}
		if c.is(to-1, ",") && c.is(to, "said", "says") && c.told(from) {
			sp.End = c.s.Words[to-2].End // the mill [, which …], said the mayor
		}
		if bends(c.s, sp) || outcomes().in(sp.Slice(c.t)) || c.speaks(from, to) || !closed(sp.Slice(c.t)) || !c.free(sp) {
			continue
		}
		if rest := (text.Span{Start: sp.End, End: c.s.End}); c.t[sp.Start-1] == '.' && trim(c.t, rest).Slice(c.t) == "." {
			sp.End = trim(c.t, rest).End // Norvik Co[, who …].
		}
		c.u.cut(sp, "aside")
		c.left -= width(sp.Slice(c.t))
		k = to - 1
	}
}

// told reports a verb before word k that a clause can have: what follows is who said it.
func (c *cutter) told(k int) bool {
	for i := range k {
		if c.goesOn(i) {
			return true
		}
	}
	return false
}

// speaks reports a verb of saying among words from to to-1: somebody may speak
// there whom the reader of atoms did not see.
func (c *cutter) speaks(from, to int) bool {
	for i := from; i < to; i++ {
		if listed(c.s.Words[i].Slice(c.t))&useSay != 0 {
			return true
		}
	}
	return false
}

// free reports that no edit has touched sp yet.
func (c *cutter) free(sp text.Span) bool {
	for _, e := range c.u.edits {
		if e.reason == "which one is meant" && sp.Contains(e.gone) {
			continue // goes with it
		}
		if sp.Overlaps(e.gone) || e.gone.Empty() && e.gone.Start > sp.Start && e.gone.Start < sp.End {
			return false
		}
	}
	return true
}

func brackets(c *cutter, k int) (from, to int) {
	if !c.is(k, "(") {
		return 0, 0
	}
	for i := k + 1; i < len(c.s.Words); i++ {
		if c.is(i, ")") {
			if c.is(k-1, ",") && c.is(i+1, ",") {
				return k, i + 2 // one comma for two
			}
			return k, i + 1
		}
	}
	return 0, 0
}

// dashes finds "-- … --" whose sentence goes on behind it.
func dashes(c *cutter, k int) (from, to int) {
	if !c.is(k, "--", "—", "–") || c.tag(k+1) == lang.Conj || c.is(k+1, "plus", "minus", "except", "but", "albeit") {
		return 0, 0 // murder -- plus something on top -- is a capital crime
	}
	for i := k + 1; i+1 < c.last(); i++ {
		if c.is(i, "--", "—", "–") {
			if i-k < 3 {
				return 0, 0
			}
			return k, i + 1
		}
	}
	return 0, 0
}

// relative finds ", which …" and ", who …" up to the comma behind which the
// main clause goes on with its verb, or to the end.
func relative(c *cutter, k int) (from, to int) {
	if !c.is(k, ",") || !c.is(k+1, "which", "who", "whose", "where") || c.tag(k-1) == lang.Prep {
		return 0, 0
	}
	if c.is(skipMarks(c.s, 0), "such") {
		return 0, 0 // such is the case in Harrow, where …: what is such is told there
	}
	return k, c.tail(k + 2)
}

// apposition finds ", the brother of …," behind a name.
func apposition(c *cutter, k int) (from, to int) {
	if !c.is(k, ",") || !c.is(k+1, "a", "an", "the") {
		return 0, 0
	}
	switch c.tag(k - 1) {
	case lang.Name, lang.Person, lang.Org, lang.Place:
	default:
		return 0, 0
	}
	for i := k + 2; i < len(c.s.Words) && i < k+16; i++ {
		switch {
		case c.is(i, ",") && c.goesOn(i+1):
			return k, i + 1
		case c.tag(i) == lang.Verb, c.tag(i) == lang.Conj, c.tag(i) == lang.Mark && !c.is(i, "'", "’", "-"), c.tag(i) == lang.Particle && !c.is(i, "a", "an", "the", "'s", "’s"):
			return 0, 0
		}
	}
	return 0, 0
}

// outcome finds ", raising fears that …" at the end of the sentence.
func outcome(c *cutter, k int) (from, to int) {
	if !c.is(k, ",") || c.tag(k+1) != lang.Verb || k < 6 || unended(c.t, c.s, c.s.Words[k-1].End) {
		return 0, 0 // a blood-soaked, gun-wielding rant
	}
	w := c.s.Words[k+1].Slice(c.t)
	if !strings.HasSuffix(w, "ing") || c.is(k+1, "according", "including", "excluding", "assuming", "providing", "pending", "following", "regarding", "barring", "bring", "depending") ||
		c.is(k+1, "promising", "vowing", "pledging", "agreeing", "admitting", "refusing", "announcing", "ordering", "demanding", "threatening", "warning", "claiming", "urging", "denying", "accusing") {
		return 0, 0 // what was promised is no aside
	}
	if strings.HasSuffix(c.s.Words[k-1].Slice(c.t), "ing") {
		return 0, 0 // careful blocking, dodging and parrying
	}
	for i := k + 2; i < len(c.s.Words); i++ { // "sticky, repeating, or silent keys"
		if c.tag(i) == lang.Mark {
			if c.is(i, ",") && c.is(i+1, "or", "and") {
				return 0, 0
			}
			break
		}
	}
	for i := k - 1; i > 0; i-- { // "leaping out, falling fast, keeping cool" is a list
		if c.is(i, ",", ":", "--", "—", "–") {
			if c.tag(i+1) == lang.Verb && strings.HasSuffix(c.s.Words[i+1].Slice(c.t), "ing") {
				return 0, 0
			}
			break
		}
	}
	verb := false // a list of doings ends otherwise: "…, singing and dancing"
	for i := 1; i < k; i++ {
		if c.tag(i) == lang.Verb && !strings.HasSuffix(c.s.Words[i].Slice(c.t), "ing") {
			verb = true
		}
	}
	for i := k + 2; i < c.last(); i++ {
		if c.is(i, ",") && c.goesOn(i+1) {
			return 0, 0
		}
	}
	if !verb {
		return 0, 0
	}
	return k, c.last()
}

// goesOn reports that a main clause can go on with word i: a finite verb.
func (c *cutter) goesOn(i int) bool {
	if c.is(i, "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "did", "does", "do", "should", "must") {
		return true
	}
	if c.is(i, "written", "taken", "given", "seen", "known", "done", "shown", "drawn", "grown", "driven", "chosen", "spoken", "worn", "born", "sung", "begun", "broken", "stolen", "thrown") {
		return false // done by somebody, and no verb that a sentence goes on with
	}
	return c.tag(i) == lang.Verb && !strings.HasSuffix(c.s.Words[i].Slice(c.t), "ing")
}

// tail is where the relative clause ends whose verb comes at word i or later:
// behind the comma that the main clause goes on after, or at the end of the
// sentence; 0 where that is not certain.
func (c *cutter) tail(i int) int {
	verb := false
	for ; i < len(c.s.Words); i++ {
		switch {
		case c.tag(i) == lang.Verb || c.tag(i) == lang.Particle && !c.is(i, "a", "an", "the", "'s", "’s", "to") || c.is(i-1, "who", "which") && !c.is(i, ","):
			verb = true
		case c.is(i, ","):
			if verb && c.goesOn(i+1) {
				return i + 1
			}
			return 0
		case i >= c.last():
			if verb {
				return i
			}
			return 0
		case c.tag(i) == lang.Mark && !c.is(i, "-", "'", "’", "(", ")", "$", "."):
			return 0
		}
	}
	if verb {
		return c.last()
	}
	return 0
}

// bends reports that sp holds what must not be lost even with its clause.
func bends(s *lang.Sentence, sp text.Span) bool {
	for _, a := range s.Atoms {
		if !sp.Overlaps(a.Span) {
			continue
		}
		switch a.Kind {
		case lang.KindNegation, lang.KindHedge, lang.KindCondition, lang.KindSpeaker, lang.KindComparison:
			return true
		}
	}
	return false
}

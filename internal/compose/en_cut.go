package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// enAim is the width that an English point is cut towards: 26 words.
const enAim = 52

// cutAsides leaves out what a sentence can do without, the cheapest first, while
// it is longer than a point should be: ", however," in its midst always, then
// brackets, then clauses that only tell more of what is named before them.
func (e english) cutAsides(d *lang.Document, u *unit, most int) {
	t := d.Article.Text
	aim := min(most, enAim)
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		qs := quotes(t, d.Article.Blocks[s.Block].Span, s.Span)
		for k, w := range s.Words {
			if w.Tag == lang.Mark && is(t, s, k, ",") && is(t, s, k+1, "however", "though", "meanwhile", "moreover", "nevertheless", "of") && !within(qs, w.Start) {
				if is(t, s, k+2, ",") && !is(t, s, k+1, "of") {
					u.cut(text.Span{Start: w.Start, End: s.Words[k+2].End}, "connective")
				}
			}
		}
		left := width(u.text(t))
		if left <= aim {
			continue
		}
		left = e.cutBrackets(d, u, s, qs, left, aim)
		e.cutRelatives(d, u, s, qs, left, aim)
	}
}

func (english) cutBrackets(d *lang.Document, u *unit, s *lang.Sentence, qs []text.Span, left, aim int) int {
	t := d.Article.Text
	for at := s.Start; left > aim; {
		o := strings.IndexByte(t[at:s.End], '(')
		if o < 0 {
			break
		}
		o += at
		c := strings.IndexByte(t[o:s.End], ')')
		if c < 0 {
			break
		}
		sp := text.Span{Start: o, End: o + c + 1}
		at = sp.End
		if protected(*s, sp) || within(qs, o) || o == s.Start {
			continue
		}
		if t[o-1] == ' ' {
			sp.Start--
		}
		u.cut(sp, "aside")
		left -= width(sp.Slice(t))
	}
	return left
}

// cutRelatives leaves out ", which …" and ", who …" with the comma that closes
// them, where nothing in them says who speaks, not, perhaps or if.
func (english) cutRelatives(d *lang.Document, u *unit, s *lang.Sentence, qs []text.Span, left, aim int) {
	t := d.Article.Text
	for k := 1; k+1 < len(s.Words) && left > aim; k++ {
		if !is(t, s, k, ",") || within(qs, s.Words[k].Start) {
			continue
		}
		if !is(t, s, k+1, "which", "who", "whose", "where") {
			continue
		}
		end := relativeEnd(t, s, k+1)
		if end < 0 {
			continue
		}
		sp := text.Span{Start: s.Words[k].Start, End: s.Words[end].Start}
		if is(t, s, end, ",") {
			sp.End = s.Words[end].End
		}
		if bends(s, sp) || !closed(sp.Slice(t)) || width(sp.Slice(t)) < 6 {
			continue
		}
		u.cut(sp, "clause that tells more")
		left -= width(sp.Slice(t))
		k = end
	}
}

// relativeEnd is the mark that closes the relative clause which begins at word
// i: the full stop, or a comma behind its verb that no list goes on after. -1
// where that is not certain.
func relativeEnd(t string, s *lang.Sentence, i int) int {
	verb := false
	for k := i + 1; k < len(s.Words); k++ {
		w := s.Words[k]
		switch {
		case w.Tag == lang.Verb || w.Tag == lang.Particle && !is(t, s, k, "a", "an", "the", "'s", "’s", "to"):
			verb = true
		case is(t, s, k, ","):
			if !verb {
				return -1
			}
			// What follows must go on with the main clause: a verb.
			if k+1 < len(s.Words) && (s.Words[k+1].Tag == lang.Verb && !strings.HasSuffix(s.Words[k+1].Slice(t), "ing") || is(t, s, k+1, "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might")) {
				return k
			}
			return -1
		case is(t, s, k, ".") && k == len(s.Words)-1:
			if verb {
				return k
			}
			return -1
		case w.Tag == lang.Mark && !is(t, s, k, "-", "'", "’", "(", ")", "$"):
			return -1
		}
	}
	return -1
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

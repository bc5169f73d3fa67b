package compose

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// cutAlso leaves out an "also" beside the first verb of the sentence that opens
// the unit, from word i on, and a "too" or "as well" that ends a clause of it: what
// they add to is not there. "Not only … but also" and what is quoted keep theirs.
func cutAlso(d *lang.Document, u *unit, i int) {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	cutToo(d, u, i)
	cutAgreed(d, u, i)
	verb := false
	for ; i+1 < len(s.Words); i++ {
		if is(t, s, i, "only", ":", ";", "(", "who", "which", "that") || verb && is(t, s, i, ",", "and", "or", "but") {
			return // further on it may add to what the sentence has
		}
		beside := verbal(t, s, i-1) || !verb
		if is(t, s, i, "also") {
			next := s.Words[i+1]
			if beside && i > 0 && !is(t, s, i-1, ",", "and", "or", "but") && next.Tag != lang.Mark && !is(t, s, i+1, "known", "called", "named") && !within(u.quotes(d, u.first), s.Words[i].Start) {
				u.cut(text.Span{Start: s.Words[i].Start, End: next.Start}, "also")
			}
			return
		}
		// Police say snow also fell: what is said has a first verb of its own.
		verb = verb || verbal(t, s, i) && listed(s.Words[i].Slice(t))&useSay == 0
	}
}

// verbal reports a verb or an auxiliary at word i.
func verbal(t string, s *lang.Sentence, i int) bool {
	if i < 0 {
		return false
	}
	return s.Words[i].Tag == lang.Verb || s.Words[i].Tag == lang.Particle && !is(t, s, i, "a", "an", "the", "'s", "’s", "to")
}

// cutAgreed leaves out what only ties a speaker to the one before: "agreed and said",
// "further said".
func cutAgreed(d *lang.Document, u *unit, i int) {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	for ; i+1 < len(s.Words); i++ {
		says := i + 1
		switch {
		case is(t, s, i, "agreed", "concurred") && is(t, s, i+1, "and"):
			says++
		case is(t, s, i, "further"):
		default:
			continue
		}
		if says < len(s.Words) && listed(s.Words[says].Slice(t))&useSay != 0 && !within(u.quotes(d, u.first), s.Words[i].Start) {
			u.cut(text.Span{Start: s.Words[i].Start, End: s.Words[says].Start}, "also")
		}
		return
	}
}

func cutToo(d *lang.Document, u *unit, i int) {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	for i++; i+1 < len(s.Words); i++ {
		from, to := i, i
		switch {
		case is(t, s, i, "too") && !is(t, s, i-1, "all", "only", "none", "far", "much", "me", "you"):
		case is(t, s, i, "as") && is(t, s, i+1, "well") && !verbal(t, s, i-1):
			to++
		default:
			continue
		}
		if !is(t, s, to+1, ",", ".") || within(u.quotes(d, u.first), s.Words[i].Start) {
			continue
		}
		if is(t, s, i-1, ",") {
			from--
			to += bit(is(t, s, to+1, ","))
		}
		u.cut(text.Span{Start: s.Words[from-1].End, End: s.Words[to].End}, "also")
		return
	}
}

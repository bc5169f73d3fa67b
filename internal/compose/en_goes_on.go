package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// Where an English sentence goes on from the one before it, "This struggling town …",
// "He joins …", it reads below a point that is that sentence: a list is read from its top.

// headGoesOn is how far into an article a sentence may be that reads so: what it is about is
// told there, and further on others are as good that lean on nothing.
const headGoesOn = 4

// goesOnBelow notes that a sentence which leans takes up the one before it, and reports
// false where the two together, and with a third above them, would lean as well, or nothing
// can stand above.
func (e english) goesOnBelow(d *lang.Document, u *unit) bool {
	if u.first == 0 || u.first > headGoesOn || u.first < u.last {
		return false
	}
	t := d.Article.Text
	s := &d.Sentences[u.first]
	if k := opensOn(d, u.first); is(t, s, k, "here", "not", "so", "what", "why", "how") || tooFew(s) || is(t, s, k, "the") && is(t, s, k+1, "former", "latter") && is(t, s, k+2, ",", "is", "was", "has", "had") {
		return false // points on, or says little, or is one of two that a cut may have left out
	}
	for first := u.first - 1; first >= 0 && first >= u.first-backTo; first-- {
		if !above(d, first) {
			return false
		}
		both := &unit{first: first, last: u.first, span: trim(t, d.Sentences[first].Span).Cover(trim(t, s.Span))}
		if e.whole(d, both) && !e.leads(d, both) && e.refers(d, both) && len(both.needs) == 0 {
			u.takesUp(sentenceBefore)
			return true
		}
	}
	return false
}

// turnsBelow notes that a sentence at the head which turns the one before it, or tells what
// that leads up to, and hardly reads alone, takes it up.
func (u *unit) turnsBelow(d *lang.Document) {
	if u.first == 0 || u.first > headGoesOn || u.first < u.last || len(u.needs) > 0 || !above(d, u.first-1) {
		return
	}
	if hooks(d, u.first-1) {
		u.takesUp(sentenceBefore)
	}
}

// above reports a sentence that may stand as a point above the next one.
func above(d *lang.Document, i int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	body := strings.TrimRight(trim(t, s.Span).Slice(t), "\"”’'")
	return d.Sentences[i+1].Block-s.Block <= 1 && strings.ContainsAny(lastRune(body), ".!") && new(judged).speaks(d, i)
}

// oneSomebody reports that a sentence names one person, whom "the actor" of the next can mean.
func oneSomebody(d *lang.Document, i int) bool {
	who := ""
	s := &d.Sentences[i]
	for _, a := range s.Atoms {
		if !isSomebody(d, i, a) || who != "" && sameSurname(who, a.Value) {
			continue
		}
		if k := wordFrom(s, a.End); k < len(s.Words) && (s.Words[k].Tag == lang.Noun || s.Words[k].Tag == lang.Adj || s.Words[k].Tag == lang.Num || s.Words[k].Tag == lang.Time) {
			continue // the Jim Lee show
		}
		if who != "" {
			return false
		}
		who = a.Value
	}
	return who != ""
}

// turnWord reports a word that opens a sentence which turns the one before it.
func turnWord(t string, s *lang.Sentence, k int) bool {
	return is(t, s, k, "but", "yet", "however", "still", "instead", "nevertheless")
}

// hooks reports a sentence at the head of an English article that only leads up to what the
// next one tells: "It looks like …", or "… did not understand mothers. Then she became one."
func hooks(d *lang.Document, i int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	if s.Language.Tag() != "en" || i+1 >= len(d.Sentences) || d.Sentences[i+1].Block-s.Block > 1 {
		return false
	}
	k := opensOn(d, i)
	if is(t, s, k, "it") && (is(t, s, k+1, "looks", "sounds", "seems") && is(t, s, k+2, "like") || is(t, s, k+2, "n't", "not") && is(t, s, k+3, "matter") || is(t, s, k+1, "doesn't", "doesn’t") && is(t, s, k+2, "matter")) {
		return true
	}
	next := &d.Sentences[i+1]
	k = skipMarks(next, 0)
	return turnWord(t, next, k) || is(t, next, k, "then") || is(t, next, k, "now") && is(t, next, k+1, ",")
}

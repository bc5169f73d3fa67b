package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// Whether a Chinese unit goes on about somebody of the sentence before it.

// sentenceBefore is what a unit takes up that goes on from the sentence before it, 其中，… or
// 当晚，…: a point above is that sentence, to its end, and nothing can stand between them.
const sentenceBefore = "\x02"

// goesOnFrom reports a unit that takes up more than a noun of what stands before it.
func (u *unit) goesOnFrom() bool {
	return slices.ContainsFunc(u.needs, func(noun string) bool {
		return noun == sentenceBefore || noun == dayBefore || noun == somebodyBefore
	})
}

// cutShort reports a unit that has lost its end.
func (u *unit) cutShort() bool {
	return slices.ContainsFunc(u.edits, func(e edit) bool { return e.reason == "clause after" })
}

// readable is the most characters of a sentence that is told to its end because the point
// below takes it up.
const readable = 120

// wholeAbove puts back the ends of those that the units below them in the list take up.
func wholeAbove(d *lang.Document, list []*unit) {
	for i, u := range list {
		if i > 0 && slices.Contains(u.needs, sentenceBefore) && list[i-1].last+1 == u.first && list[i-1].cutShort() {
			list[i-1].uncut()
			fullStop(d, list[i-1], "。")
			list[i-1].settle()
		}
	}
}

// chanceBelow is how likely a unit is to read at the most that takes up a whole sentence: it
// fills a list rather than keep out what reads alone.
const chanceBelow = 0.5

// goesOn notes that the unit takes up the sentence before it, and reports false where that
// is none that a point could be made of.
func (u *unit) goesOn(d *lang.Document) bool {
	if u.first == 0 {
		return false
	}
	before := d.Sentences[u.first-1]
	body := trim(d.Article.Text, before.Span).Slice(d.Article.Text)
	if d.Sentences[u.first].Block-before.Block > 1 || !strings.HasSuffix(body, "。") || !closed(body) || !new(judged).speaks(d, u.first-1) {
		return false
	}
	u.takesUp(sentenceBefore)
	return true
}

// follow reports a demonstrative or a pronoun that the sentence before a unit gives a meaning
// to, whatever it is: 其中, 这, 双方.
func follow(word string) bool {
	switch word {
	case "下面", "以下", "上图", "上圖", "下图", "下圖", "另一", "另一个", "另一個", "其他", "其它", "这里面", "那", "那个", "那個", "那些":
		return false
	}
	return true
}

// dayBefore and somebodyBefore are what a unit takes up that has 当晚 or 他 of what stands a
// little way before it: a point above has the day, or the one person, and nothing between
// them has another.
const dayBefore, somebodyBefore = "\x04", "\x05"

// threadBack is how many sentences may stand between those two.
const threadBack = 3

// takesDay notes that the unit takes up the day that was named last, or the sentence before
// it, and reports false where there is none.
func (u *unit) takesDay(d *lang.Document) bool {
	if u.last >= u.first && u.first > 0 && hasDay(d.Sentences[u.first-1]) {
		return u.goesOn(d)
	}
	for i := u.first - 1; i >= 0 && i >= u.first-1-threadBack; i-- {
		if hasDay(d.Sentences[i]) {
			u.takesUp(dayBefore)
			return true
		}
	}
	return u.goesOn(d)
}

// takesPerson notes that the unit goes on about the person who was told of last, and reports
// false where there is none.
func (u *unit) takesPerson(d *lang.Document) bool {
	if u.first > 0 && tellsOfSomebody(d.Article.Text, d.Sentences[u.first-1]) {
		return u.goesOn(d)
	}
	for i := u.first - 1; i >= 0 && i >= u.first-1-threadBack; i-- {
		if n := persons(d.Article.Text, d.Sentences[i]); n > 0 {
			u.takesUp(somebodyBefore)
			return n == 1
		}
	}
	return false
}

func hasDay(s lang.Sentence) bool {
	return slices.ContainsFunc(s.Atoms, func(a lang.Atom) bool { return a.Kind == lang.KindDate && (a.Sub == "date" || a.Sub == "relative") })
}

// persons counts those whom a sentence names.
func persons(t string, s lang.Sentence) (n int) {
	first := ""
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.Sub == "person" && (first == "" || !sameName(first, a.Slice(t)) && !sameName(a.Slice(t), first)) {
			first = a.Slice(t)
			n++
		}
	}
	return n
}

// threaded reports that v has what asked reports and no sentence between it and u has.
func (u *unit) threaded(d *lang.Document, v *unit, asked func(lang.Sentence) bool) bool {
	if v.last >= u.first || u.first-v.last-1 > threadBack || !asked(d.Sentences[v.last]) {
		return false
	}
	for i := v.last + 1; i < u.first; i++ {
		if asked(d.Sentences[i]) {
			return false
		}
	}
	return true
}

// titledBehind reports a demonstrative whose noun is named right behind it: 这部享誉剧坛的经典之作
// 《东湖水》.
func titledBehind(t string, words []lang.Word, wi int) bool {
	const most = 9 // words between
	for k := wi + 1; k < len(words) && k <= wi+most; k++ {
		switch word := words[k].Slice(t); {
		case strings.HasPrefix(word, "《") || strings.HasPrefix(word, "“") && k > wi+1:
			return k > wi+1 && words[k-1].Tag == lang.Noun
		case words[k].Tag == lang.Mark, words[k].Tag == lang.Prep, words[k].Tag == lang.Conj, words[k].Tag == lang.Adv:
			return false
		}
	}
	return false
}

// tellsOfSomebody reports a sentence that tells of a person.
func tellsOfSomebody(t string, s lang.Sentence) bool {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindName && a.Sub == "person" {
			return true
		}
	}
	for _, w := range s.Words {
		if w.Tag == lang.Person || w.Tag == lang.Noun && w.Len() > len("人") && somebody(w.Slice(t)) {
			return true
		}
	}
	return false
}

// spelled reports somebody before the pronoun w, in an earlier clause of s, whose name no
// dictionary knows: words that open a clause, one of them a single character, of two to five
// characters together, which come so again and again.
func spelled(t string, s lang.Sentence, w lang.Word) bool {
	const least, most, often = 2, 5, 3
	for k, v := range s.Words {
		if v.End > w.Start || !strings.Contains(t[v.End:w.Start], "，") {
			return false
		}
		if k > 0 && s.Words[k-1].Tag != lang.Mark {
			continue
		}
		one, runes := false, 0
		for i := k; i+1 < len(s.Words) && (i == k || s.Words[i].Start == s.Words[i-1].End); i++ {
			word := s.Words[i].Slice(t)
			n := utf8.RuneCountInString(word)
			if !isHan(firstOf(word)) || s.Words[i].Tag == lang.Pron || s.Words[i].Tag == lang.Prep || s.Words[i].Tag == lang.Conj {
				break
			}
			one = one || n == 1
			if runes += n; runes > most {
				break
			}
			next := s.Words[i+1].Tag
			if one && runes >= least && (next == lang.Verb || next == lang.Adv) && strings.Count(t, t[v.Start:s.Words[i].End]) > often {
				return true
			}
		}
	}
	return false
}

// chained reports whether the pronoun w goes on from the sentence before the
// unit: that one has it too, and nobody is named where the unit begins. What
// the unit names on the way is then somebody else, 自从甲退出后，她…, unless the
// sentence before speaks of the same one by name.
func chained(d *lang.Document, u *unit, w lang.Word) bool {
	if u.first == 0 || w.Start < d.Sentences[u.first].Start {
		return false
	}
	t := d.Article.Text
	l := d.Sentences[u.first].Language
	pronoun := l.Key(w.Slice(t))
	before := false
	for _, v := range d.Sentences[u.first-1].Words {
		key := l.Key(v.Slice(t))
		before = before || strings.HasPrefix(key, firstRune(pronoun)) && strings.HasSuffix(key, "们") == strings.HasSuffix(pronoun, "们")
	}
	return before && !opensWithSomebody(d, u) && !namedAgain(d, u, w)
}

// namedAgain reports somebody whom the unit names before w and nobody else, and the
// sentence before it by the same name, before its pronoun: a 他 there and here is that
// one.
func namedAgain(d *lang.Document, u *unit, w lang.Word) bool {
	t := d.Article.Text
	before := d.Sentences[u.first-1]
	again := false
	for _, a := range d.Sentences[u.first].Atoms {
		if a.Kind != lang.KindName || a.Sub != "person" || a.Start >= w.Start {
			continue
		}
		name := a.Slice(t)
		for _, b := range before.Atoms {
			if b.Kind == lang.KindName && b.Sub == "person" && b.Slice(t) != name {
				return false
			}
		}
		at := strings.Index(before.Slice(t), name)
		if u.removed(a.Span) || at < 0 || !strings.Contains(before.Slice(t)[at:], firstRune(w.Slice(t))) {
			return false
		}
		again = true
	}
	return again
}

func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// opensWithSomebody reports whether the subject that the unit opens with is a
// person: nothing but what they are stands before the name.
func opensWithSomebody(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := d.Sentences[u.first]
	for _, w := range s.Words {
		if u.removed(w.Span) || w.Tag == lang.Mark {
			continue
		}
		switch w.Tag {
		case lang.Person:
			return true
		case lang.Noun, lang.Name, lang.Latin:
			if somebody(w.Slice(t)) {
				return true
			}
		case lang.Org, lang.Place, lang.Adj, lang.Particle, lang.Num, lang.Measure:
		default:
			return false
		}
		for _, a := range s.Atoms {
			if a.Kind == lang.KindName && a.Sub == "person" && a.Overlaps(w.Span) {
				return true
			}
		}
	}
	return false
}

// sameAgain reports whether 同样的话 and the like stand where the unit has
// said nothing yet that it could be the same as.
func sameAgain(t string, s *lang.Sentence, wi int) bool {
	switch s.Words[wi].Slice(t) {
	case "同样", "同樣", "类似", "類似":
		return strings.HasPrefix(t[s.Words[wi].End:s.End], "的")
	case "同样的", "同樣的", "类似的", "類似的":
		return true
	}
	return false
}

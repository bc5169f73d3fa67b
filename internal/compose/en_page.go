package compose

import (
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
)

// What in an English article is the page's and not the story's: headings, teasers, credits,
// numbers to call, who signs.

// noticed reports a sentence in which the page tells its reader what to do with it, from
// which no point is made even where the page has nothing else, unless a number of points
// was asked for: Please note that …, On this page you will find ….
func noticed(t string, s *lang.Sentence) bool {
	k := skipMarks(s, wordFrom(s, s.Start))
	if phraseAt(t, s, k, useNotice) > 0 || quizzes(t, s) {
		return true
	}
	body := s.Slice(t)
	return containsAny(body, " on this page ", "On this page ", "lick here", " is created by a team ") || is(t, s, k, "we", "you") && strings.Contains(body, " the comments ")
}

// bids reports a sentence that tells its reader to do something: "Book a bed ahead". What it opens with is a verb as it stands in
// the dictionary, right before its object.
func bids(t string, s *lang.Sentence) bool {
	if len(s.Words) < 2 || !is(t, s, 1, "a", "an", "the", "your", "them") {
		return false
	}
	w := strings.ToLower(s.Words[0].Slice(t))
	switch s.Words[0].Tag {
	case lang.Verb, lang.Noun:
	default:
		return false
	}
	switch w {
	case "half", "double", "twice", "all", "both", "such", "quite", "many", "is", "was", "are", "were", "has", "have", "had", "do", "does", "did", "can", "will", "would", "could", "should", "may", "might", "gone", "thanks", "quoth":
		return false
	}
	return !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "en") && !strings.HasSuffix(w, "ly")
}

// spacedStop reports a sentence that ends " ." among some that don't: a heading
// or a caption that a page's text runs into the story.
func spacedStop(d *lang.Document, i int) bool {
	t := d.Article.Text
	spaced := func(j int) bool {
		return strings.HasSuffix(strings.TrimSpace(d.Sentences[j].Slice(t)), " .")
	}
	if !spaced(i) {
		return false
	}
	for j := max(i-neighbours, 0); j < min(i+neighbours+1, len(d.Sentences)); j++ {
		if !spaced(j) {
			return true
		}
	}
	return false
}

// unstopped reports a line without a full stop among sentences that have one: a heading,
// or a link to another story.
func unstopped(d *lang.Document, i int) bool {
	t := d.Article.Text
	stopped := func(j int) bool {
		s := strings.TrimRight(strings.TrimSpace(d.Sentences[j].Slice(t)), "\"”’')]*†")
		return s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:;,") || strings.HasSuffix(s, "…")
	}
	if stopped(i) || d.Article.Blocks[d.Sentences[i].Block].Kind != article.Paragraph {
		return false
	}
	for j := max(i-neighbours, 0); j < min(i+neighbours+1, len(d.Sentences)); j++ {
		if stopped(j) {
			return true
		}
	}
	return false
}

// underHeading reports an entry of a list that leaves it to its heading what it is of:
// "Annual fair in the hall of the mill", "Walk starts near the river".
func underHeading(d *lang.Document, i int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	k := skipMarks(s, 0)
	if k >= len(s.Words) || s.Words[k].Tag != lang.Adj && s.Words[k].Tag != lang.Noun {
		return false
	}
	for k+1 < len(s.Words) && s.Words[k].Tag == lang.Adj {
		k++
	}
	for k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Noun {
		k++
	}
	noun := s.Words[k].Slice(t)
	if k+1 >= len(s.Words) || s.Words[k].Tag != lang.Noun || plural(noun) || strings.HasSuffix(noun, "ing") || is(t, s, k, "people", "police") || s.Words[k+1].Tag != lang.Verb && s.Words[k+1].Tag != lang.Prep && !is(t, s, k+1, "that") {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-neighbours; j-- {
		if spacedStop(d, j) || unstopped(d, j) {
			return true
		}
	}
	return false
}

// shouted reports a sentence in capitals: the headline of another story, or a
// call to read on, that a page sets between the paragraphs.
func shouted(d *lang.Document, i int) bool {
	const enough = 20 // letters: more than a row of abbreviations
	large, small := 0, 0
	for _, r := range d.Sentences[i].Slice(d.Article.Text) {
		switch {
		case unicode.IsUpper(r):
			large++
		case unicode.IsLower(r):
			small++
		}
	}
	return large >= enough && large > 4*small
}

// teases reports a unit of one sentence that whets the appetite and tells
// nothing: very few words without a number.
func teases(d *lang.Document, u *unit) bool {
	if u.first != u.last {
		return false
	}
	s := d.Sentences[u.first]
	s.Words = s.Words[wordFrom(&s, storyStart(d, u)):]
	for _, a := range s.Atoms {
		if a.Kind == lang.KindNumber || a.Kind == lang.KindDate {
			return false
		}
	}
	return tooFew(&s) && !outcomes().in(strings.ToLower(s.Slice(d.Article.Text)))
}

// unreached reports a line that tells only whom the newsroom could not ask.
func unreached(s string) bool {
	const short = 200 // bytes: a longer sentence says more
	return len(s) < short && containsAny(s, "reach", "comment", "messages", "calls") &&
		containsAny(s, "could not immediately", "couldn't immediately", "not immediately available", "not immediately respond", "not immediately return", "could not be reached", "couldn't be reached", "immediately reached", "for comment", "declined comment", "declined to comment", "refused to comment", "would not comment")
}

// dials reports a line that tells the reader whom to call, or where to look.
func dials(s string) bool {
	if strings.Contains(s, "www.") || strings.Contains(s, "More info:") {
		return true
	}
	if strings.IndexByte(s, '-') < 0 {
		return false
	}
	_, rest, ok := strings.Cut(strings.ToLower(s), "call ")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9' && strings.Contains(rest[:min(len(rest), 16)], "-")
}

// quizzes reports a numbered line that asks its reader something, or to name it.
func quizzes(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	if k+2 >= len(s.Words) || s.Words[k].Tag != lang.Num || !is(t, s, k+1, ".", ")") {
		return false
	}
	return is(t, s, k+2, "name", "identify", "which", "what", "who", "where") || is(t, s, len(s.Words)-1, "?")
}

// credits reports a line that says only who of a newsroom wrote or reported.
func credits(t string, s *lang.Sentence) bool {
	if len(s.Words) > 24 || len(s.Words) < 4 || !is(t, s, 1, "'s", "’s") && !is(t, s, 0, "reporting", "additional", "journalist", "contributing") {
		return false
	}
	for i := range s.Words {
		if is(t, s, i, "contributed") || is(t, s, i, "reported", "wrote") && is(t, s, i+1, "from", "in", "and") || is(t, s, i, "reporting") && i == 0 {
			return true
		}
	}
	return false
}

// lastLines is how many sentences at an article's end may tell of its author.
const lastLines = 5

// signs reports a line at the end of an article about who wrote it.
func signs(d *lang.Document, i int) bool {
	if i < len(d.Sentences)-lastLines || i == 0 {
		return false
	}
	s := strings.ToLower(d.Sentences[i].Slice(d.Article.Text))
	return containsAny(s, " is written by ", "can be reached at", "can be reached by", "'s column ", "’s column ", " is a columnist ", " is a staff writer", " is a freelance ",
		" is a contributing ", " is a contributor ", " is the author of ", " are the authors of ", "follow her on", "follow him on", "follow them on", "follow us on")
}

// entry is how far from a sentence, in bytes, the mark of the reference may stand that it is
// a part of. It bounds the work in a text that is one huge paragraph, too.
const entry = 600

// inReferences reports a sentence of a paragraph that gives the source of something as
// scholars do: its parts are no sentences, whatever they look like.
func inReferences(d *lang.Document, i int) bool {
	s := &d.Sentences[i]
	b := d.Article.Blocks[s.Block]
	return citations().in(d.Article.Text[max(b.Start, s.Start-entry):min(b.End, s.End+entry)])
}

var citations = wordsOf("doi:", "doi.org/", "[PMID", "PMID:", "Google Scholar", "ISBN ", "ISSN ")

// torn reports a body that a page tore off: "… presented by Norvik and Onassis […]".
func torn(body string) bool {
	body = strings.TrimRight(body, ". ")
	return strings.HasSuffix(body, "[…]") || strings.HasSuffix(body, "[...") || strings.HasSuffix(body, "[...]")
}

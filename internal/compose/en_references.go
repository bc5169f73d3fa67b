package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// inReferences reports a sentence of a paragraph that gives the source of something as
// scholars do: its parts are no sentences, whatever they look like.
func inReferences(d *lang.Document, i int) bool {
	return citations().in(d.Article.Blocks[d.Sentences[i].Block].Slice(d.Article.Text))
}

var citations = wordsOf("doi:", "doi.org/", "[PMID", "PMID:", "Google Scholar", "ISBN ", "ISSN ")

// torn reports a body that a page tore off: "… presented by Norvik and Onassis […]".
func torn(body string) bool {
	body = strings.TrimRight(body, ". ")
	return strings.HasSuffix(body, "[…]") || strings.HasSuffix(body, "[...") || strings.HasSuffix(body, "[...]")
}

// asksPlainly reports a question that has lost its mark: "So how much water does it need".
func asksPlainly(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	for is(t, s, k, "so", "but", "and", "now", "then", ",") {
		k++
	}
	if !is(t, s, k, "how", "why", "where", "when", "what") {
		return false
	}
	for n := k + 1; n < len(s.Words) && n <= k+3 && s.Words[n].Tag != lang.Mark; n++ {
		if is(t, s, n, "does", "did", "do") {
			return n+1 < len(s.Words) && !is(t, s, n+1, "not", "n't") && s.Words[n+1].Tag != lang.Verb // what did happen is told
		}
		if s.Words[n].Tag == lang.Verb {
			return false
		}
	}
	return false
}

// strawMan reports what an author only lets others think: "Some people might think …".
func strawMan(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	for is(t, s, k, "of", "course", ",", "and", "now") {
		k++
	}
	n := 0
	switch {
	case is(t, s, k, "some", "many", "most", "you", "critics", "skeptics", "sceptics"):
		for n = k + 1; n < k+4 && !is(t, s, n, "might", "may", "could", "would"); n++ {
		}
		return is(t, s, n, "might", "may", "could", "would") && is(t, s, n+1, "think", "believe", "assume", "argue", "say", "object", "wonder", "imagine", "conclude")
	case is(t, s, k, "it") && is(t, s, k+1, "might", "may", "could") && is(t, s, k+2, "seem", "look", "appear", "be") && is(t, s, k+3, "tempting", "easy", "obvious", "strange", "odd"):
		return true
	}
	return false
}

// saidAnother reports that somebody speaks who is another than whom no word of the
// sentence names: "…," said another person.
func saidAnother(t string, s *lang.Sentence) bool {
	for k := range s.Words {
		if is(t, s, k, "said", "says", "added") && is(t, s, k+1, "another") && is(t, s, k-1, "\"", "”", ",") {
			return true
		}
	}
	return false
}

// courtesy gives where the "Mr." begins that stands before a name at offset at, or at.
func courtesy(t string, from, at int) int {
	for _, title := range [...]string{"Mr. ", "Ms. ", "Mrs. ", "Miss ", "Mr ", "Ms ", "Mrs "} {
		if strings.HasSuffix(t[from:at], title) {
			return at - len(title)
		}
	}
	return at
}

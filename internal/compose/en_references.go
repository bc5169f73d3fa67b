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

// courtesy gives where the "Mr." begins that stands before a name at offset at, or at.
func courtesy(t string, from, at int) int {
	for _, title := range [...]string{"Mr. ", "Ms. ", "Mrs. ", "Miss ", "Mr ", "Ms ", "Mrs "} {
		if strings.HasSuffix(t[from:at], title) {
			return at - len(title)
		}
	}
	return at
}

package html

import (
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// noteMark reports the number of a footnote in the text, and the arrow that
// leads back from the note: marks of the page, which would stick to the words
// beside them ("渡船。1夜航"). They are told by what they call themselves, as
// books and most writers' tools do.
func noteMark(n *xhtml.Node) bool {
	if n.DataAtom != atom.A {
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role", "epub:type", "class", "rel":
			for v := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				switch v {
				case "doc-noteref", "noteref", "footnote-ref", "footnoteref", "doc-backlink", "backlink", "footnote-back", "footnote-backref", "reversefootnote":
					return textLen(n) <= 12 // more are words of the text
				}
			}
		}
	}
	return false
}

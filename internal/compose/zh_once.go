package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/text"
)

// introduceOnce leaves out who somebody is, or the whole title of a paper, where a
// point before it in the list has said so: a list reads from top to bottom, and an
// office in every point of it is tedious. What the article has there is put back, or the bare name for a 他.
func introduceOnce(t string, list []*unit) {
	var said strings.Builder
	for _, u := range list {
		kept := u.edits[:0]
		for _, e := range u.edits {
			known := e.reason == "name in full" || e.reason == "which one is meant" && strings.HasPrefix(e.put, "《") || e.reason == "who is meant" && !e.name.Empty()
			switch {
			case e.reason == termWritten && strings.Contains(said.String(), termOf(e.put)):
				continue
			case !known || !strings.Contains(said.String(), e.put):
			case e.name.Empty():
				continue
			default:
				e.put, e.from, e.name = e.name.Slice(t), e.name, text.Span{}
			}
			kept = append(kept, e)
		}
		u.edits = kept
		said.WriteString(u.text(t))
		said.WriteByte('\n')
	}
}

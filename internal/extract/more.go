package extract

import (
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/text"
)

// withMore joins the further pages of an article to its first. What a page
// repeats from those before it, such as a summary or a credit, is not said
// twice. A page that can't be read leaves the article a part.
func (r Reader) withMore(first *article.Article, more []article.Source) *article.Article {
	out := *first
	out.Blocks = append([]article.Block(nil), first.Blocks...)
	out.Warnings = append([]article.Warning(nil), first.Warnings...)
	seen := map[string]bool{}
	for _, b := range first.Blocks {
		seen[first.Slice(b.Span)] = true
	}
	var t strings.Builder
	t.WriteString(first.Text)
	missing := first.Next != "" && len(more) == 0
	last := first
	for _, src := range more {
		src.Item, src.More = 0, nil
		a, err := r.Article(src)
		if err != nil {
			missing = true
			continue
		}
		for _, b := range a.Blocks {
			s := a.Slice(b.Span)
			if seen[s] || s == first.Title {
				continue
			}
			seen[s] = true
			if t.Len() > 0 {
				t.WriteByte('\n')
			}
			b.Span = text.Span{Start: t.Len(), End: t.Len() + len(s)}
			b.Path = "" // of another page
			t.WriteString(s)
			out.Blocks = append(out.Blocks, b)
		}
		last = a
	}
	out.Text, out.Next = t.String(), last.Next
	if first.StatusNote == page.GoesOn {
		out.Status, out.StatusNote = last.Status, last.StatusNote
	}
	if missing {
		out.Status, out.StatusNote = article.Partial, page.GoesOn
	}
	return &out
}

// Package plain reads plain text, such as a page pasted by a reader.
package plain

import (
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// Article reads one paragraph a line.
func Article(s string) *article.Article {
	a := &article.Article{Status: article.Complete}
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		start := b.Len()
		b.WriteString(line)
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: b.Len()}, Kind: article.Paragraph})
	}
	a.Text = b.String()
	return a
}

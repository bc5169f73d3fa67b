// Package markdown reads Markdown: CommonMark with tables, strike-through and
// task lists, and the facts of its front matter.
//
// The blocks are those of the page that the Markdown stands for, read by the
// same walk as any web page. So an article has the same blocks in both, and
// HTML inside the Markdown, hidden elements too, is read as a browser shows it.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/plain"

	web "github.com/zhongdian/zhongdian/internal/extract/html"
)

// maxBytes is the longest Markdown that is parsed; what is longer is read as
// plain text, which is linear in time whatever it holds.
const maxBytes = 4 << 20

// Article reads s into p, whose fields say what is known from outside.
func Article(s string, p page.Page) *article.Article {
	s = frontMatter(s, &p)
	if len(s) > maxBytes || deep(s) {
		return plain.Article(s, p)
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList),
		goldmark.WithRendererOptions(html.WithUnsafe()), // the walk that follows drops what is not shown
	)
	var out strings.Builder
	if err := md.Convert([]byte(s), &out); err != nil {
		return plain.Article(s, p)
	}
	p.Blocks = web.Fragment(out.String())
	return page.Build(p)
}

// Bounds of what is parsed as Markdown. A parser takes a deep stack for marks
// in a row, and quadratic time for the marks of one paragraph that never close.
const (
	maxRow       = 200
	maxParagraph = 2000
)

// deep reports a line that nests deeper, or a paragraph that has more marks,
// than any text does.
func deep(s string) bool {
	row, paragraph := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '>', '[', '*', '_', '`', '~', '<', '!', '(', '+', '#':
			row++
			if c == '[' || c == '*' || c == '_' {
				paragraph++
			}
		case '-':
			if i+1 < len(s) && s[i+1] == ' ' {
				row++
			}
		case '\n':
			if i+1 < len(s) && (s[i+1] == '\n' || s[i+1] == '\r') {
				paragraph = 0
			}
			row = 0
		case ' ', '\t', '\r': // between marks these nest further
		default:
			row = 0
		}
		if row > maxRow || paragraph > maxParagraph {
			return true
		}
	}
	return false
}

package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

// Article writes the article itself: its text as it was understood, or with its
// headings and lists as Markdown, or everything known of it as JSON. d must hold
// the text and the blocks.
func Article(w io.Writer, f Format, d *digest.Digest, o Options) error {
	switch f {
	case FormatTerminal, "":
		return write(w, plainArticle(d, o))
	case FormatMarkdown:
		return write(w, markdownArticle(d))
	case FormatJSON:
		return JSON(w, struct {
			Schema       string           `json:"schema"`
			Article      digest.Article   `json:"article"`
			Counts       digest.Counts    `json:"counts"`
			ReadingTime  int              `json:"reading_time"`
			ReadingSpeed digest.Speed     `json:"reading_speed"`
			Warnings     []digest.Warning `json:"warnings"`
		}{d.Schema, d.Article, d.Counts, d.ReadingTime, d.ReadingSpeed, d.Warnings}, o.Compact)
	}
	return fault.New(fault.Unsupported, "an article is printed as terminal, markdown or json, not as %s", f)
}

// plainArticle is the text with an empty line between blocks; on a terminal it
// is wrapped and freed of control characters, elsewhere it is as it stands.
func plainArticle(d *digest.Digest, o Options) string {
	var b strings.Builder
	if d.Article.Title != "" {
		b.WriteString(wrap(clean(d.Article.Title), "", 0, o.Width) + "\n\n")
	}
	for i, bl := range d.Article.Blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(wrap(clean(bl.Slice(d.Article.Text)), "", 0, o.Width) + "\n")
	}
	return b.String()
}

func markdownArticle(d *digest.Digest) string {
	var b strings.Builder
	if d.Article.Title != "" {
		fmt.Fprintf(&b, "# %s\n\n", escapeMarkdown(d.Article.Title))
	}
	for i, bl := range d.Article.Blocks {
		t := escapeMarkdown(bl.Slice(d.Article.Text))
		if i > 0 && (bl.Kind != "list" || d.Article.Blocks[i-1].Kind != "list") {
			b.WriteByte('\n')
		}
		switch bl.Kind {
		case "heading":
			t = strings.Repeat("#", min(max(bl.Level, 2), 6)) + " " + t
		case "list":
			t = strings.Repeat("  ", max(bl.Level-1, 0)) + "- " + t
		case "quote":
			t = "> " + t
		case "caption":
			t = "*" + t + "*"
		case "code":
			t = "    " + bl.Slice(d.Article.Text)
		}
		b.WriteString(t + "\n")
	}
	return b.String()
}

// Package extract turns the bytes of a Source into an Article: it finds the
// format, and leaves the reading to the package of that format.
package extract

import (
	"mime"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/html"
	"github.com/zhongdian/zhongdian/internal/extract/markdown"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/plain"
)

// MaxBytes is the largest source that is read: far more than any article has,
// and a page takes many times its size in memory.
const MaxBytes = 16 << 20

// Article reads src. Errors: fault.Invalid for nothing to read,
// fault.Unsupported for bytes that are no text, fault.TooLarge.
func Article(src article.Source) (*article.Article, error) {
	if len(src.Data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "the article has %d MB; at most %d MB are read: save its text and give that, by chapters if need be", len(src.Data)>>20, MaxBytes>>20)
	}
	if what := charset.Binary(src.Data); what != "" {
		return nil, fault.New(fault.Unsupported, "this is %s, not an article; give its text, or a web page or Markdown file that holds it", what)
	}
	kind, label, err := format(src)
	if err != nil {
		return nil, err
	}
	if kind == htmlFormat {
		label = pageCharset(src.Data, label)
	}
	s, warnings := charset.Decode(src.Data, label)
	p := page.Page{Title: src.Title, Published: src.Published, URL: src.URL, Warnings: warnings}
	if src.URL != "" {
		p.Now = time.Now() // just fetched: "3 hours ago" has a meaning
	}
	var a *article.Article
	switch kind {
	case htmlFormat:
		a = html.Article(s, p)
	case markdownFormat:
		a = markdown.Article(s, p)
	default:
		a = plain.Article(s, p)
	}
	if a.Text == "" {
		return nil, fault.New(fault.Invalid, "there is no text in the article")
	}
	return a, nil
}

// labelOf gives the charset of a media type, "" where it names none.
func labelOf(mediaType string) (kind, label string) {
	kind, params, err := mime.ParseMediaType(mediaType)
	if err != nil && kind == "" {
		return "", ""
	}
	return kind, params["charset"]
}

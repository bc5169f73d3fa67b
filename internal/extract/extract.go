// Package extract turns the bytes of a Source into an Article: it finds the
// format, and leaves the reading to the package of that format.
package extract

import (
	"bytes"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/plain"
)

// MaxBytes is the largest source that is read.
const MaxBytes = 64 << 20

// Article reads src. Errors: fault.Invalid for nothing to read,
// fault.Unsupported for bytes that are no text, fault.TooLarge.
func Article(src article.Source) (*article.Article, error) {
	if len(src.Data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "the article has %d bytes; at most %d are read", len(src.Data), MaxBytes)
	}
	p := page.Page{Title: src.Title, Published: src.Published, URL: src.URL}
	data := bytes.TrimPrefix(src.Data, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(data) {
		p.Warnings = append(p.Warnings, article.Warning{
			Code: "invalid_utf8", Message: "the text has bytes that are not UTF-8; each is shown as U+FFFD",
		})
	}
	a := plain.Article(string(data), p)
	if a.Text == "" {
		return nil, fault.New(fault.Invalid, "there is no text in the article")
	}
	return a, nil
}

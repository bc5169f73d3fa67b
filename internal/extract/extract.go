// Package extract turns the bytes of a Source into an Article: it finds the
// format, and leaves the reading to the package of that format.
package extract

import (
	"bytes"
	"mime"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/docx"
	"github.com/zhongdian/zhongdian/internal/extract/html"
	"github.com/zhongdian/zhongdian/internal/extract/mail"
	"github.com/zhongdian/zhongdian/internal/extract/markdown"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/pdf"
	"github.com/zhongdian/zhongdian/internal/extract/plain"
	"github.com/zhongdian/zhongdian/internal/extract/sites"
)

// MaxBytes is the largest source that is read: far more than any article has,
// and a page takes many times its size in memory.
const MaxBytes = 16 << 20

// Reader reads sources. The zero value is the usual one.
type Reader struct {
	sites *sites.Set // nil: those that come with the program
}

// WithSites gives a reader that knows rules for more sites, told in the form of
// the package sites; name stands in the error. Where a host has rules already,
// the new ones win.
func (r Reader) WithSites(name, rules string) (Reader, error) {
	own, err := sites.Parse(name, rules)
	if err != nil {
		return r, fault.New(fault.Invalid, "%w", err)
	}
	all := sites.Default()
	if r.sites != nil {
		all = *r.sites
	}
	all = all.With(own)
	return Reader{sites: &all}, nil
}

// page reads a web page.
func (r Reader) page(s string, p page.Page) *article.Article {
	if r.sites == nil {
		return html.Article(s, p)
	}
	return html.ArticleBy(s, p, *r.sites)
}

// Article reads src as the zero Reader does.
func Article(src article.Source) (*article.Article, error) { return Reader{}.Article(src) }

// Article reads src. Of a source that can hold several articles it takes the
// one that src.Item asks for, or the only one. Errors: fault.Invalid for nothing
// to read or a choice that has to be made, fault.NotFound for a choice that is
// not there, fault.Unsupported for bytes that are no text, fault.TooLarge.
func (r Reader) Article(src article.Source) (*article.Article, error) {
	for layers := 0; pack.Packed(src.Data) != "" && layers < maxLayers; layers++ {
		data, err := pack.Bytes(src.Data, pack.Packed(src.Data), MaxBytes)
		if err != nil {
			return nil, err
		}
		src = unpackedName(src)
		src.Data = data
	}
	if len(src.Data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "the article has %d MB; at most %d MB are read: save its text and give that, by chapters if need be", len(src.Data)>>20, MaxBytes>>20)
	}
	f, label, err := detect(src)
	if err != nil {
		return nil, err
	}
	if items := collection(f); items != nil && (f != epubFormat || src.Item != article.All) {
		all, err := items(src)
		if err != nil {
			return nil, err
		}
		one, err := choose(all, src.Item)
		if err != nil {
			return nil, err
		}
		return r.Article(within(src, one))
	}
	if src.Item > 1 {
		return nil, fault.New(fault.NotFound, "there is one article in this, and no article %d", src.Item)
	}
	a, err := r.read(f, src, label)
	if err != nil {
		return nil, err
	}
	if len(src.More) > 0 {
		a = r.withMore(a, src.More)
	}
	if a.Text == "" {
		return nil, fault.New(fault.Invalid, "there is no text in the article")
	}
	if src.Partial != "" && a.Status == article.Complete {
		a.Status, a.StatusNote = article.Partial, src.Partial
	}
	return a, nil
}

// within is the source of an article inside another: what the caller said of
// the outer one is meant for it.
func within(outer, one article.Source) article.Source {
	if outer.Title != "" {
		one.Title = outer.Title
	}
	if !outer.Published.IsZero() {
		one.Published = outer.Published
	}
	return one
}

// collection gives the reader of a format that can hold many articles.
func collection(f sourceFormat) func(article.Source) (*Items, error) {
	switch f {
	case feedFormat:
		return feedItems
	case epubFormat:
		return bookItems
	case warcFormat:
		return func(src article.Source) (*Items, error) { return archiveItems(bytes.NewReader(src.Data)), nil }
	case boxFormat:
		return func(src article.Source) (*Items, error) { return boxItems(bytes.NewReader(src.Data)), nil }
	}
	return nil
}

// read reads a source of one article.
func (r Reader) read(f sourceFormat, src article.Source, label string) (*article.Article, error) {
	p := page.Page{Title: src.Title, Byline: src.Byline, Source: src.Outlet, Published: src.Published, URL: src.URL, Now: src.Fetched}
	if src.URL != "" && p.Now.IsZero() {
		p.Now = time.Now() // just fetched: "3 hours ago" has a meaning
	}
	switch f {
	case pdfFormat:
		return document(pdf.Read(src.Data, p))
	case docxFormat:
		return document(docx.Read(src.Data, p))
	case epubFormat:
		return document(book(src, p))
	case messageFormat:
		return r.message(src, p)
	}
	if f == htmlFormat {
		label = pageCharset(src.Data, label)
	}
	s, warnings := charset.Decode(src.Data, label)
	p.Warnings = warnings
	switch {
	case f == htmlFormat && src.Body:
		p.Blocks = html.Fragment(s)
		return page.Build(p), nil
	case f == htmlFormat:
		return r.page(s, p), nil
	case f == markdownFormat:
		return markdown.Article(s, p), nil
	}
	return plain.Article(s, p), nil
}

// document makes the article of what a format with bytes rather than text gave.
func document(p page.Page, partial string, err error) (*article.Article, error) {
	if err != nil {
		return nil, err
	}
	a := page.Build(p)
	if partial != "" && a.Status == article.Complete {
		a.Status, a.StatusNote = article.Partial, partial
	}
	return a, nil
}

// message reads a letter, or a page that was saved as one.
func (r Reader) message(src article.Source, p page.Page) (*article.Article, error) {
	m, err := mail.Parse(src.Data)
	if err != nil {
		return nil, err
	}
	kind, label := labelOf(m.Type)
	web := strings.Contains(kind, "html")
	if web {
		label = pageCharset(m.Data, label)
	}
	s, warnings := charset.Decode(m.Data, label)
	p.Warnings = warnings
	set(&p.URL, m.URL)
	if m.Page {
		if p.Now.IsZero() || src.Fetched.IsZero() {
			p.Now = m.Date // when the page was saved
		}
		return r.page(s, p), nil
	}
	set(&p.Title, m.Subject)
	set(&p.Byline, m.From)
	if p.Published.IsZero() {
		p.Published = m.Date
	}
	if web {
		return r.page(s, p), nil
	}
	return plain.Mail(s, p), nil
}

// labelOf gives the charset of a media type, "" where it names none.
func labelOf(mediaType string) (kind, label string) {
	kind, params, err := mime.ParseMediaType(mediaType)
	if err != nil && kind == "" {
		return "", ""
	}
	return kind, params["charset"]
}

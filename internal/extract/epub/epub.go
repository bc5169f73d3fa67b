// Package epub reads e-books: their chapters in the order of the spine, each as
// the XHTML that it is, and what the book says of itself.
package epub

import (
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/xmlcheck"
)

// Bounds of a book.
const (
	maxChapters = 5_000
	maxChapter  = 16 << 20 // bytes, unpacked
	maxMeta     = 4 << 20
)

// Book is a book that is open.
type Book struct {
	Title, Authors, Publisher string
	Published                 time.Time
	Chapters                  []Chapter

	z *pack.Archive
}

// Chapter is one file of the spine.
type Chapter struct {
	Name  string // its file in the book
	Title string // in the table of contents; may be empty
}

// Open opens the book of size bytes in r. Errors: fault.Invalid for a damaged
// one, fault.Unsupported for one that is locked, fault.TooLarge.
func Open(r io.ReaderAt, size int64) (*Book, error) {
	z, err := pack.Zip(r, size)
	if err != nil {
		return nil, err
	}
	root, err := rootFile(z)
	if err != nil {
		return nil, err
	}
	data, err := z.Read(root, maxMeta)
	if err != nil {
		return nil, err
	}
	if locked(z) {
		return nil, fault.New(fault.Unsupported, "the book is locked by its seller (DRM): its text can't be read")
	}
	b := &Book{z: z}
	p := &manifest{items: map[string]item{}, dir: path.Dir(root)}
	if err := p.read(text(data), b); err != nil {
		return nil, err
	}
	titles := b.contents(p)
	for _, id := range p.spine {
		it, ok := p.items[id]
		if !ok || it.nav || !z.Has(it.href) || !strings.Contains(it.kind, "html") && it.kind != "" {
			continue
		}
		if len(b.Chapters) == maxChapters {
			return nil, fault.New(fault.TooLarge, "the book has more than %d chapters, the most that are read", maxChapters)
		}
		b.Chapters = append(b.Chapters, Chapter{Name: it.href, Title: titles[it.href]})
	}
	if len(b.Chapters) == 0 {
		return nil, fault.New(fault.Invalid, "the book has no chapters that can be found: the file is damaged")
	}
	return b, nil
}

// Read gives the XHTML of chapter i.
func (b *Book) Read(i int) ([]byte, error) { return b.z.Read(b.Chapters[i].Name, maxChapter) }

// text is XML as UTF-8: some books have it in UTF-16.
func text(data []byte) string {
	s, _ := charset.Decode(data, "")
	return s
}

// rootFile finds the part that lists the others.
func rootFile(z *pack.Archive) (string, error) {
	data, err := z.Read("META-INF/container.xml", maxMeta)
	if err != nil {
		return "", fault.New(fault.Invalid, "the book is damaged: it doesn't say where its contents are")
	}
	root := ""
	err = xmlcheck.Walk(text(data), func(t xml.Token, _ int) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" && root == "" {
			root = attr(e, "full-path")
		}
		return nil
	})
	if err == nil && root == "" {
		err = fault.New(fault.Invalid, "the book is damaged: it doesn't say where its contents are")
	}
	return root, err
}

// locked reports encrypted chapters. Fonts alone are often scrambled.
func locked(z *pack.Archive) bool {
	data, err := z.Read("META-INF/encryption.xml", maxMeta)
	found := false
	if err == nil {
		_ = xmlcheck.Walk(text(data), func(t xml.Token, _ int) error {
			if e, ok := t.(xml.StartElement); ok && e.Name.Local == "CipherReference" {
				uri := strings.ToLower(attr(e, "URI"))
				found = found || strings.HasSuffix(uri, "html") || strings.HasSuffix(uri, ".htm")
			}
			return nil
		})
	}
	return found
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// item is a file of the book.
type item struct {
	href, kind string
	nav        bool
}

// manifest is the list of a book's parts as it is read.
type manifest struct {
	dir      string
	items    map[string]item
	spine    []string
	ncx, nav string
	skip     map[string]bool // covers and title pages by their files
}

func (p *manifest) read(s string, b *Book) error {
	p.skip = map[string]bool{}
	var words strings.Builder
	var authors []string
	err := xmlcheck.Walk(s, func(t xml.Token, _ int) error {
		switch t := t.(type) {
		case xml.StartElement:
			words.Reset()
			p.element(t)
		case xml.CharData:
			words.Write(t)
		case xml.EndElement:
			v := page.Fold(words.String())
			words.Reset()
			switch t.Name.Local {
			case "title":
				if b.Title == "" {
					b.Title = v
				}
			case "creator":
				if v != "" && len(authors) < 20 {
					authors = append(authors, v)
				}
			case "publisher":
				b.Publisher = v
			case "date":
				if d, _, _, ok := page.Date(v, time.Time{}, false); ok && b.Published.IsZero() {
					b.Published = d
				}
			}
		}
		return nil
	})
	b.Authors = strings.Join(authors, ", ")
	for id, it := range p.items {
		if p.skip[it.href] {
			it.nav = true
			p.items[id] = it
		}
	}
	return err
}

func (p *manifest) element(e xml.StartElement) {
	switch e.Name.Local {
	case "item":
		it := item{href: p.resolve(attr(e, "href")), kind: attr(e, "media-type")}
		for prop := range strings.FieldsSeq(attr(e, "properties")) {
			if prop == "nav" {
				it.nav, p.nav = true, it.href
			}
			if prop == "cover-image" {
				it.nav = true
			}
		}
		if it.kind == "application/x-dtbncx+xml" {
			p.ncx = it.href
		}
		if len(p.items) < 2*maxChapters+10_000 {
			p.items[attr(e, "id")] = it
		}
	case "itemref":
		if attr(e, "linear") != "no" && len(p.spine) <= 2*maxChapters {
			p.spine = append(p.spine, attr(e, "idref"))
		}
	case "reference": // the guide of version 2
		switch attr(e, "type") {
		case "cover", "toc", "title-page", "copyright-page", "index", "loi", "lot":
			p.skip[p.resolve(attr(e, "href"))] = true
		}
	}
}

// resolve gives the name inside the archive that a reference means. Names lead
// nowhere else: the archive has no others.
func (p *manifest) resolve(href string) string { return resolve(p.dir, href) }

func resolve(dir, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if u, err := url.PathUnescape(href); err == nil {
		href = u
	}
	return strings.TrimPrefix(path.Join("/", dir, href), "/")
}

// contents gives the titles of chapters by their files, from the table of
// contents of version 3, else that of version 2. The first entry of a file is
// its title; those after it are of its parts.
func (b *Book) contents(p *manifest) map[string]string {
	out := map[string]string{}
	for _, name := range []string{p.nav, p.ncx} {
		if name == "" {
			continue
		}
		data, err := b.z.Read(name, maxMeta)
		if err != nil {
			continue
		}
		tableOf(text(data), path.Dir(name), out)
		if len(out) > 0 {
			break
		}
	}
	return out
}

// tableOf reads a table of contents: <a href=x>Title</a>, or a navLabel before
// its content.
func tableOf(s, dir string, out map[string]string) {
	var words strings.Builder
	href := ""
	add := func(href, title string) {
		if title = page.Fold(title); href != "" && title != "" && out[href] == "" && len(out) < 2*maxChapters {
			out[href] = title
		}
	}
	_ = xmlcheck.Walk(s, func(t xml.Token, _ int) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "a":
				words.Reset()
				href = resolve(dir, attr(t, "href"))
			case "navLabel":
				words.Reset()
			case "content":
				add(resolve(dir, attr(t, "src")), words.String())
				words.Reset()
			}
		case xml.CharData:
			if words.Len() < 1000 {
				words.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "a" {
				add(href, words.String())
				href = ""
				words.Reset()
			}
		}
		return nil
	})
}

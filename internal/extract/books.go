package extract

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"

	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/epub"
	"github.com/zhongdian/zhongdian/internal/extract/html"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// fewLetters is how many a part of a book has at least to be a chapter, a Han
// character counting as two: covers and title pages have fewer.
const fewLetters = 100

func bookItems(src article.Source) (*Items, error) {
	return openBook(bytes.NewReader(src.Data), int64(len(src.Data)), src)
}

// openBook gives the chapters of a book in their order.
func openBook(r io.ReaderAt, size int64, src article.Source) (*Items, error) {
	b, err := epub.Open(r, size)
	if err != nil {
		return nil, err
	}
	items := &Items{Kind: aBook}
	i := 0
	items.next = func() (Item, error) {
		for i < len(b.Chapters) {
			c := b.Chapters[i]
			it := Item{ID: c.Name, Source: article.Source{
				Name: c.Name, Type: "application/xhtml+xml", Body: true, Title: c.Title, Byline: b.Authors, Outlet: b.Title,
				Published: b.Published, Fetched: src.Fetched,
			}}
			it.Data, it.Err = b.Read(i)
			i++
			if it.Err == nil && !letters(it.Data, fewLetters) {
				items.skip("short parts of the book, such as its title page")
				continue
			}
			if it.Title == "" && it.Err == nil {
				it.Title = chapterTitle(it.Data, b.Title)
			}
			return it, nil
		}
		return Item{}, io.EOF
	}
	return items, nil
}

// maxChapterTitle is the longest title, in cells, that a chapter is taken to have.
const maxChapterTitle = 160

// chapterTitle is what a chapter calls itself that no table of contents names:
// its heading, where that stands before its text, else its <title>, which many
// books fill with their own or with the name of a file.
func chapterTitle(data []byte, book string) string {
	s, _ := charset.Decode(data, pageCharset(data, ""))
	z := xhtml.NewTokenizer(strings.NewReader(s))
	var words strings.Builder
	title, open, before := "", "", 0 // open: the element whose words are collected
	for {
		t := z.Next()
		switch t {
		case xhtml.ErrorToken:
			return usable(title, book)
		case xhtml.TextToken:
			if open != "" {
				words.Write(z.Text())
				continue
			}
			for _, r := range string(z.Text()) {
				if unicode.IsLetter(r) {
					before++
				}
			}
			if before > fewLetters { // what comes now heads a part of it
				return usable(title, book)
			}
		case xhtml.StartTagToken, xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			raw, _ := z.TagName()
			name := string(raw)
			switch heads := len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; {
			case t == xhtml.StartTagToken && open == "" && (heads || name == "title" || name == "style" || name == "script"):
				open = name
				words.Reset()
			case t == xhtml.EndTagToken && name == open:
				open = ""
				v := page.Fold(words.String())
				switch {
				case heads && v != "" && page.Cells(v) <= maxChapterTitle:
					return v
				case name == "title" && title == "":
					title = v
				}
			case name == "br" && open != "":
				words.WriteByte(' ')
			}
		}
	}
}

// usable gives a chapter's <title> where that says something of the chapter.
func usable(title, book string) string {
	if title == book || page.Cells(title) > maxChapterTitle || strings.EqualFold(title, "unknown") || path.Ext(title) != "" && !strings.Contains(title, " ") {
		return ""
	}
	return title
}

// letters reports whether the text of a chapter has at least n letters.
func letters(data []byte, n int) bool {
	z := xhtml.NewTokenizer(bytes.NewReader(data))
	shown := true
	for {
		switch t := z.Next(); t {
		case xhtml.ErrorToken:
			return false
		case xhtml.StartTagToken, xhtml.EndTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "script", "style", "title":
				shown = t == xhtml.EndTagToken
			}
		case xhtml.TextToken:
			if !shown {
				continue
			}
			for _, r := range string(z.Text()) {
				if unicode.IsLetter(r) {
					n--
				}
				if page.Wide(r) {
					n--
				}
				if n <= 0 {
					return true
				}
			}
		}
	}
}

// book reads all chapters as one article, each under its title.
func book(src article.Source, p page.Page) (page.Page, string, error) {
	items, err := bookItems(src)
	if err != nil {
		return p, "", err
	}
	partial := ""
	for {
		it, err := items.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return p, "", err
		}
		set(&p.Byline, it.Byline)
		set(&p.Title, it.Outlet)
		if p.Published.IsZero() {
			p.Published = it.Published
		}
		if it.Err != nil {
			partial = "a chapter of the book can't be read"
			continue
		}
		s, ws := charset.Decode(it.Data, pageCharset(it.Data, ""))
		blocks := html.Fragment(s)
		if it.Title != "" && (len(blocks) == 0 || blocks[0].Kind != article.Heading) {
			p.Blocks = append(p.Blocks, page.Block{Text: it.Title, Kind: article.Heading, Level: 2})
		}
		for i := range blocks {
			if blocks[i].Kind == article.Heading && blocks[i].Level == 1 {
				blocks[i].Level = 2 // the title of the book is above it
			}
		}
		p.Blocks, p.Warnings = append(p.Blocks, blocks...), append(p.Warnings, ws...)
	}
	if len(p.Blocks) == 0 {
		return p, "", fault.New(fault.Invalid, "there is no text in the book")
	}
	return p, partial, nil
}

func set(to *string, v string) {
	if *to == "" {
		*to = v
	}
}

// zipped tells the documents that are zip archives by the names in them; ok is
// false for an archive that is none.
func zipped(data []byte) (f sourceFormat, ok bool) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return 0, false
	}
	head := data[:min(len(data), sniffed)]
	switch {
	case bytes.Contains(head, []byte("application/epub+zip")):
		return epubFormat, true
	case bytes.Contains(head, []byte("xl/")), bytes.Contains(head, []byte("ppt/")):
		return 0, false
	case bytes.Contains(head, []byte("word/")):
		return docxFormat, true
	case bytes.Contains(head, []byte("META-INF/container.xml")):
		return epubFormat, true
	}
	// The names at the end: the list of entries is there.
	tail := data[max(0, len(data)-64<<10):]
	switch {
	case bytes.Contains(tail, []byte("word/document.xml")):
		return docxFormat, true
	case bytes.Contains(tail, []byte("META-INF/container.xml")):
		return epubFormat, true
	}
	return 0, false
}

// named tells such documents by the name or type they came with, where only
// their beginning is there.
func named(src article.Source) (f sourceFormat, ok bool) {
	kind, _ := labelOf(src.Type)
	switch ext := strings.ToLower(path.Ext(cutQuery(src.Name))); {
	case ext == ".epub", kind == "application/epub+zip":
		return epubFormat, true
	case ext == ".docx", ext == ".docm", strings.HasSuffix(kind, "wordprocessingml.document"):
		return docxFormat, true
	}
	return 0, false
}

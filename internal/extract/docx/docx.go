// Package docx reads Word documents: paragraphs, headings, lists and tables in
// their order, footnotes at the end, and what the document says of itself.
// Deleted text that is still in the file as a tracked change is left out.
package docx

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/xmlcheck"
)

// maxPart is the most bytes of one part of a document, unpacked.
const maxPart = 16 << 20

// Read reads a document into p, whose fields say what is known from outside.
// partial is empty: a document is all that its pages show. Errors:
// fault.Invalid, fault.TooLarge, fault.Unsupported for a locked one.
func Read(data []byte, p page.Page) (out page.Page, partial string, err error) {
	z, err := pack.Zip(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return p, "", err
	}
	main := mainPart(z)
	doc, err := z.Read(main, maxPart)
	if err != nil {
		return p, "", err
	}
	dir := path.Dir(main)
	r := &reader{styles: styles(z, dir), lists: numbering(z, dir), notes: map[string]string{}}
	for _, name := range []string{"footnotes.xml", "endnotes.xml"} {
		if err := r.readNotes(z, path.Join(dir, name), strings.TrimSuffix(name, "s.xml")); err != nil {
			return p, "", err
		}
	}
	if err := r.body(string(doc)); err != nil {
		return p, "", err
	}
	p.Blocks = r.out
	for _, id := range r.cited {
		if t := r.notes[id]; strings.TrimSpace(t) != "" {
			p.Blocks = append(p.Blocks, page.Block{Text: t, Kind: article.Paragraph, Gap: true})
		}
	}
	if p.Byline == "" {
		p.Byline = r.author
	}
	if p.Published.IsZero() {
		p.Published = r.date
	}
	core(z, &p)
	if p.Title == "" {
		p.Title = r.title
	}
	return p, "", nil
}

// mainPart finds the part that holds the text, which has its usual name in all
// but a few documents.
func mainPart(z *pack.Archive) string {
	const usual = "word/document.xml"
	rels, err := z.Read("_rels/.rels", 1<<20)
	if err != nil || z.Has(usual) {
		return usual
	}
	found := usual
	_ = xmlcheck.Walk(string(rels), func(t xml.Token, _ int) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			found = strings.TrimPrefix(attr(e, "Target"), "/")
		}
		return nil
	})
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

// core reads the properties of the document. Word puts the name of the account
// as the author; names that are none are dropped.
func core(z *pack.Archive, p *page.Page) {
	data, err := z.Read("docProps/core.xml", 1<<20)
	if err != nil {
		return
	}
	var text strings.Builder
	_ = xmlcheck.Walk(string(data), func(t xml.Token, _ int) error {
		switch t := t.(type) {
		case xml.StartElement:
			text.Reset()
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			v := page.Fold(text.String())
			text.Reset()
			switch t.Name.Local {
			case "title":
				if p.Title == "" && v != "" && !page.NoTitle(v) {
					p.Title = v
				}
			case "creator":
				if p.Byline == "" && !page.NoAuthor(v) {
					p.Meta.Byline = v
				}
			case "created":
				p.Meta.Published = date(v)
			case "modified":
				p.Meta.Modified = date(v)
			}
		}
		return nil
	})
}

func date(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1980 || t.Year() > 2100 { // 1601 is Windows' zero
		return time.Time{}
	}
	return t
}

// styles gives the names of the paragraph styles by their ids, in lower case.
func styles(z *pack.Archive, dir string) map[string]style {
	out := map[string]style{}
	data, err := z.Read(path.Join(dir, "styles.xml"), maxPart)
	if err != nil {
		return out
	}
	id := ""
	_ = xmlcheck.Walk(string(data), func(t xml.Token, _ int) error {
		e, ok := t.(xml.StartElement)
		if !ok || len(out) > 10_000 {
			return nil
		}
		s := out[id]
		switch e.Name.Local {
		case "style":
			id = attr(e, "styleId")
			return nil
		case "name":
			s.name = strings.ToLower(attr(e, "val"))
		case "basedOn":
			s.base = attr(e, "val")
		case "outlineLvl":
			s.level = level(attr(e, "val")) + 1
		case "numId":
			s.list = attr(e, "val")
		default:
			return nil
		}
		if id != "" {
			out[id] = s
		}
		return nil
	})
	return out
}

type style struct {
	name, base, list string
	level            int // of a heading, from 1; 0: none
}

func level(s string) int {
	if len(s) == 1 && s[0] >= '0' && s[0] <= '8' {
		return int(s[0] - '0')
	}
	return -1
}

// numbering gives the lists that have bullets or numbers: those of the format
// "none" look like paragraphs.
func numbering(z *pack.Archive, dir string) map[string]bool {
	out := map[string]bool{}
	data, err := z.Read(path.Join(dir, "numbering.xml"), maxPart)
	if err != nil {
		return out
	}
	seen := map[string]bool{} // abstract lists by id: whether any level shows a mark
	abstract, num := "", ""
	_ = xmlcheck.Walk(string(data), func(t xml.Token, _ int) error {
		e, ok := t.(xml.StartElement)
		if !ok || len(out)+len(seen) > 50_000 {
			return nil
		}
		switch e.Name.Local {
		case "abstractNum":
			abstract = attr(e, "abstractNumId")
		case "numFmt":
			if attr(e, "val") != "none" {
				seen[abstract] = true
			}
		case "num":
			num = attr(e, "numId")
		case "abstractNumId":
			out[num] = seen[attr(e, "val")]
		}
		return nil
	})
	return out
}

// readNotes collects the texts of footnotes or endnotes by kind and number.
func (r *reader) readNotes(z *pack.Archive, name, kind string) error {
	data, err := z.Read(name, maxPart)
	if err != nil {
		if fault.CodeOf(err) == fault.NotFound {
			return nil
		}
		return err
	}
	var text strings.Builder
	id, skip := "", 0
	return xmlcheck.Walk(string(data), func(t xml.Token, _ int) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case kind:
				text.Reset()
				if id = attr(t, "id"); attr(t, "type") != "" && attr(t, "type") != "normal" {
					id = "" // the line that separates notes from the text
				}
			case "del", "delText", "instrText":
				skip++
			case "p":
				if text.Len() > 0 {
					text.WriteByte(' ')
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case kind:
				if id != "" && len(r.notes) < 50_000 {
					r.notes[kind+id] = text.String()
				}
			case "del", "delText", "instrText":
				skip--
			}
		case xml.CharData:
			if skip == 0 {
				text.Write(bytes.Trim(t, "\r\n"))
			}
		}
		return nil
	})
}

// Package pdf reads the text of PDF files: columns in the order they are read,
// without what repeats on every page, lines joined to paragraphs. Text whose
// fonts don't say what they show is refused rather than guessed.
//
// A reader of our own, because what is there can't be trusted with files of
// strangers: ledongthuc/pdf ends the process on an object stream that stands in
// itself and on a table that says it has a billion entries, both beyond the
// reach of recover, and knows neither the widths of Chinese fonts, without which
// there are no columns, nor files of version 2. Here every loop has a bound and
// nothing is believed of its own size.
package pdf

import (
	"bytes"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// MaxPages is the most pages that are read: the text of more would be over the
// limit of one article.
const MaxPages = 3000

// Is reports whether data is a PDF file: it begins with the mark of one, or has
// it within the first KB and the mark of its end. A text may speak of both.
func Is(data []byte) bool {
	mark := []byte("%PDF-")
	if bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 64)], " \r\n\t\xEF\xBB\xBF"), mark) {
		return true
	}
	i := bytes.Index(data[:min(len(data), 1024)], mark)
	return i > 0 && (data[i-1] == '\n' || data[i-1] == '\r' || data[i-1] == 0) &&
		bytes.Contains(data[max(0, len(data)-1024):], []byte("\n%%EOF")) && bytes.Contains(data[i:min(len(data), i+4096)], []byte(" obj"))
}

// Read reads a file into p, whose fields say what is known from outside.
// partial says why the text is not all that the pages show; it is empty where
// it is. Errors: fault.Unsupported for a file without text, one whose text is
// garbled and one that is locked; fault.Invalid for a damaged one.
func Read(data []byte, p page.Page) (out page.Page, partial string, err error) {
	f, err := open(data)
	if err != nil {
		return p, "", err
	}
	r := &reader{f: f, fonts: map[int]*font{}}
	pages, more := r.pages()
	text := joined(pages)
	if strings.TrimSpace(text) == "" {
		return p, "", r.empty(len(pages))
	}
	if why := garbled(text); why != "" {
		return p, "", fault.New(fault.Unsupported, "the text layer of this PDF is garbled: %s; print it anew from where it was made, or run text recognition (OCR) on it", why)
	}
	if more {
		partial = "the file has more pages than are read"
	}
	if n := dropLost(pages); n > 0 {
		p.Warnings = append(p.Warnings, article.Warning{
			Code:    "garbled_text",
			Message: strconv.Itoa(n) + " lines of the PDF are left out: their font doesn't say which characters it shows",
		})
		partial = "some lines of the PDF can't be read"
	}
	dropFurniture(pages)
	st := styleOf(pages)
	info := r.info()
	blocks, title := blocks(paragraphs(pages, st), st, info.title)
	p.Blocks = blocks
	info.describe(&p, title)
	return p, partial, nil
}

// empty says why there is no text.
func (r *reader) empty(pages int) error {
	switch {
	case r.images > 0:
		return fault.New(fault.Unsupported, "this PDF has pictures of its pages and no text: run text recognition (OCR) on it first")
	case pages == 0, r.f.mended:
		return fault.New(fault.Invalid, "the PDF file is damaged: it has no pages that can be read; open it in a viewer and print it anew")
	}
	return fault.New(fault.Unsupported, "there is no text in this PDF")
}

func joined(pages [][]line) string {
	var b strings.Builder
	for _, ls := range pages {
		for _, l := range ls {
			b.WriteString(l.text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// bullets are the list marks of symbol fonts, which have no place in Unicode.
var bullets = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("\uF0B7", "•", "\uF06C", "•", "\uF0A7", "•", "\uF0D8", "•")
})

// dropLost takes out the lines that are mostly characters without a text, which
// a font of their own has, in a file that reads well otherwise.
func dropLost(pages [][]line) int {
	n := 0
	for i, ls := range pages {
		kept := ls[:0]
		for _, l := range ls {
			l.text = bullets().Replace(l.text)
			lost, all := 0, 0
			for _, c := range l.text {
				all++
				if c == utf8.RuneError || c >= 0xE000 && c <= 0xF8FF {
					lost++
				}
			}
			if float64(lost) > fontShare*float64(all) {
				if all > 2 { // one alone is an ornament
					n++
				}
				continue
			}
			kept = append(kept, l)
		}
		pages[i] = kept
	}
	return n
}

// pages draws all pages and gives their lines in reading order. more says that
// there are pages that were not read.
func (r *reader) pages() (out [][]line, more bool) {
	col := 0
	more = !r.walk(r.f.pagesRoot(), dict{}, map[int]bool{}, 0, func(p, inherited dict) bool {
		if len(out) == MaxPages || r.ops >= maxOps || r.bytes >= maxText || r.f.budget <= 0 {
			return false
		}
		ls := r.page(p, inherited, len(out), col)
		if n := len(ls); n > 0 {
			col = ls[n-1].col + 1
			for _, l := range ls {
				col = max(col, l.col+1)
			}
		}
		out = append(out, ls)
		return true
	})
	return out, more
}

// walk goes through the tree of pages. Whatever has kids is a branch: the types
// of branches are often wrong. It gives false where f has.
func (r *reader) walk(d, inherited dict, seen map[int]bool, depth int, f func(p, inherited dict) bool) bool {
	if d == nil || depth > maxChain {
		return true
	}
	mine := dict{}
	for _, k := range []name{"Resources", "MediaBox", "CropBox"} {
		mine[k] = inherited[k]
		if v := d[k]; v != nil {
			mine[k] = v
		}
	}
	kids, ok := r.f.resolve(d["Kids"]).(array)
	if !ok {
		return f(d, mine)
	}
	for _, k := range kids {
		id, isRef := k.(ref)
		if isRef && seen[id.n] {
			continue // a page shown twice, or a branch that holds itself
		}
		if isRef {
			seen[id.n] = true
		}
		if !r.walk(r.f.dict(k), mine, seen, depth+1, f) {
			return false
		}
	}
	return true
}

// page draws one page.
func (r *reader) page(d, inherited dict, n, col int) []line {
	p := &painter{reader: r}
	p.st = state{ctm: ident, scale: 1}
	var content []byte
	for _, v := range list(r.f.resolve(d["Contents"])) {
		if s, ok := r.f.resolve(v).(*stream); ok && len(content) < maxStream {
			if data, ok := r.f.unpack(s); ok {
				content = append(append(content, data...), '\n')
			}
		}
	}
	turn := int(r.f.number(d["Rotate"], 0))
	box := r.box(inherited)
	if turn%360 != 0 {
		p.st.ctm, box = turned(turn, box)
	}
	p.draw(content, r.f.dict(inherited["Resources"]), 0)
	ls := rows(inside(visible(p.runs), box))
	height := max(1, box[3]-box[1])
	for i := range ls {
		ls[i].page = n
		ls[i].inner = (ls[i].y - box[1]) / height
	}
	return order(ls, col)
}

// box is the part of the page that is shown: left, foot, right, head.
func (r *reader) box(d dict) [4]float64 {
	for _, k := range []name{"CropBox", "MediaBox"} {
		a, _ := r.f.resolve(d[k]).(array)
		if len(a) < 4 {
			continue
		}
		var b [4]float64
		for i := range b {
			b[i] = r.f.number(a[i], 0)
		}
		if b[2] < b[0] {
			b[0], b[2] = b[2], b[0]
		}
		if b[3] < b[1] {
			b[1], b[3] = b[3], b[1]
		}
		if b[2]-b[0] > 1 && b[3]-b[1] > 1 {
			return b
		}
	}
	return [4]float64{0, 0, 612, 792}
}

// turned is the matrix that turns a page upright, and its box then.
func turned(degrees int, b [4]float64) (matrix, [4]float64) {
	switch ((degrees % 360) + 360) % 360 {
	case 90:
		return matrix{0, -1, 1, 0, 0, 0}, [4]float64{b[1], -b[2], b[3], -b[0]}
	case 180:
		return matrix{-1, 0, 0, -1, 0, 0}, [4]float64{-b[2], -b[3], -b[0], -b[1]}
	case 270:
		return matrix{0, 1, -1, 0, 0, 0}, [4]float64{-b[3], b[0], -b[1], b[2]}
	}
	return ident, b
}

// visible leaves out the text that is not painted, unless the page is a picture
// with its text under it.
func visible(rs []run) []run {
	ghost, shown := 0, 0
	for _, r := range rs {
		if r.ghost {
			ghost += len(r.text)
		} else {
			shown += len(r.text)
		}
	}
	if ghost == 0 || 5*shown < ghost {
		return rs
	}
	kept := rs[:0]
	for _, r := range rs {
		if !r.ghost {
			kept = append(kept, r)
		}
	}
	return kept
}

// inside leaves out what lies beyond the edges of the page.
func inside(rs []run, b [4]float64) []run {
	kept := rs[:0]
	for _, r := range rs {
		if r.y >= b[1]-1 && r.y <= b[3]+1 && r.x1 >= b[0] && r.x0 <= b[2] {
			kept = append(kept, r)
		}
	}
	return kept
}

// info is what a file says of itself.
type info struct {
	title, author     string
	created, modified time.Time
}

func (r *reader) info() info {
	d := r.f.dict(r.f.trailer["Info"])
	str := func(k name) string {
		b, _ := r.f.resolve(d[k]).([]byte)
		return plainLetters(page.Fold(textString(b[:min(len(b), 2000)])))
	}
	return info{str("Title"), str("Author"), pdfDate(str("CreationDate")), pdfDate(str("ModDate"))}
}

// describe tells p what the file says of itself, and its title: shown is that
// of the first page. Many files carry the title of what they were made from, so
// it counts only where the page has none.
func (i info) describe(p *page.Page, shown string) {
	switch {
	case p.Title != "":
	case shown != "":
		p.Title = shown
	case !page.NoTitle(i.title) && utf8.RuneCountInString(i.title) >= 4:
		p.Title = i.title
	}
	if !page.NoAuthor(i.author) {
		p.Meta.Byline = i.author
	}
	p.Meta.Published, p.Meta.Modified = i.created, i.modified
}

// textString decodes a string of the file's own: UTF-16 or UTF-8 with a mark,
// else about Latin-1.
func textString(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte("\xFE\xFF")), bytes.HasPrefix(b, []byte("\xFF\xFE")):
		out, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(b)
		return string(out)
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(b[3:]), "")
	case utf8.Valid(b):
		return string(b)
	}
	out, _ := charmap.Windows1252.NewDecoder().Bytes(b)
	return string(out)
}

// pdfDate reads D:20260318083000+08'00'.
func pdfDate(s string) time.Time {
	s = strings.NewReplacer("D:", "", "'", "").Replace(s)
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0000", "20060102150405Z", "20060102150405", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1980 && t.Year() <= 2100 {
			return t
		}
	}
	return time.Time{}
}

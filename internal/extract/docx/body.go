package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/xmlcheck"
)

// reader turns the body of a document into blocks.
type reader struct {
	styles map[string]style
	lists  map[string]bool
	notes  map[string]string
	cited  []string // notes in the order of the text
	out    []page.Block
	title  string // of a paragraph in the style of titles
	author string // and of authors
	date   time.Time

	text    strings.Builder // of the paragraph
	props   paragraph
	nested  []saved // paragraphs around the one that is read: those of text boxes
	row     []string
	cell    strings.Builder
	tables  int // how many are open
	skip    int // open elements whose text is not shown
	bold    int
	inText  bool
	inProps bool // inside the properties of a paragraph: marks there are not runs'
	runBold bool
	runGone bool // the run is hidden
	total   int
	image   bool
}

// paragraph is what is known of a paragraph besides its text.
type paragraph struct {
	style, list string
	depth       int // of a list item, from 0
	level       int // outline level, from 1; 0: none
	centered    bool
}

type saved struct {
	text  string
	props paragraph
	bold  int
	total int
}

// maxBlocks keeps a document of empty marks from taking the machine.
const maxBlocks = 500_000

func (r *reader) body(s string) error {
	err := xmlcheck.Walk(s, func(t xml.Token, _ int) error {
		switch t := t.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.EndElement:
			r.end(t)
		case xml.CharData:
			if r.inText && r.skip == 0 && !r.runGone && len(r.out) < maxBlocks {
				r.text.Write(t)
				r.total += len(t)
				if r.runBold {
					r.bold += len(t)
				}
			}
		}
		return nil
	})
	r.flush()
	return err
}

// hidden are the elements whose content the page does not show as text: what
// was deleted or moved away, field codes, the older form of a drawing.
func hidden(name string) bool {
	switch name {
	case "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt":
		return true
	}
	return false
}

func (r *reader) start(e xml.StartElement) {
	if hidden(e.Name.Local) {
		r.skip++
		return
	}
	val := attr(e, "val")
	on := val != "0" && val != "false" && val != "none"
	switch e.Name.Local {
	case "p":
		if len(r.nested) < xmlcheck.MaxDepth {
			r.nested = append(r.nested, saved{r.text.String(), r.props, r.bold, r.total})
		}
		r.clear()
	case "pPr":
		r.inProps = true
	case "pStyle":
		r.props.style = val
	case "numId":
		r.props.list = val
	case "ilvl":
		r.props.depth = max(0, level(val))
	case "outlineLvl":
		r.props.level = level(val) + 1
	case "jc":
		r.props.centered = val == "center"
	case "r":
		r.runBold, r.runGone = false, false
	case "b":
		r.runBold = r.runBold || on && !r.inProps
	case "vanish", "webHidden":
		r.runGone = r.runGone || on && !r.inProps
	case "t":
		r.inText = true
	case "tab", "ptab":
		r.space(r.inProps)
	case "br", "cr":
		r.space(false)
	case "noBreakHyphen":
		r.sign("-")
	case "sym":
		r.sign(symbol(attr(e, "char")))
	case "footnoteReference":
		r.cited = append(r.cited, "footnote"+attr(e, "id"))
	case "endnoteReference":
		r.cited = append(r.cited, "endnote"+attr(e, "id"))
	case "drawing", "pict":
		r.image = true
	case "tbl":
		r.tables++
	}
}

func (r *reader) end(e xml.EndElement) {
	if hidden(e.Name.Local) {
		r.skip = max(0, r.skip-1)
		return
	}
	switch e.Name.Local {
	case "p":
		r.flush()
		if n := len(r.nested); n > 0 {
			s := r.nested[n-1]
			r.nested = r.nested[:n-1]
			r.clear()
			r.text.WriteString(s.text)
			r.props, r.bold, r.total = s.props, s.bold, s.total
		}
	case "pPr":
		r.inProps = false
	case "r":
		r.runBold, r.runGone = false, false
	case "t":
		r.inText = false
	case "tc": // a table in a cell: its words are the cell's
		if r.tables == 1 {
			r.row = append(r.row, strings.TrimSpace(r.cell.String()))
			r.cell.Reset()
		}
	case "tr":
		if r.tables == 1 {
			r.endRow()
		}
	case "tbl":
		r.tables = max(0, r.tables-1)
	}
}

func (r *reader) clear() {
	r.text.Reset()
	r.props, r.bold, r.total = paragraph{}, 0, 0
}

func (r *reader) space(not bool) {
	if !not && r.skip == 0 {
		r.text.WriteByte(' ')
	}
}

func (r *reader) sign(s string) {
	if r.skip == 0 {
		r.text.WriteString(s)
	}
}

// symbol is the character of a symbol font, where Unicode has one.
func symbol(hex string) string {
	v, err := strconv.ParseUint(hex, 16, 32)
	switch {
	case err != nil, v < 0x20:
		return ""
	case v == 0xF0B7, v == 0xF0A7, v == 0xF0D8:
		return "•"
	case v >= 0xE000 && v <= 0xF8FF, v > 0x10FFFF:
		return "" // nobody knows what it shows
	}
	return string(rune(v))
}

// flush makes a block of the paragraph that is read, or a part of its cell.
func (r *reader) flush() {
	t := page.Fold(r.text.String())
	if t == "" || len(r.out) >= maxBlocks {
		return
	}
	if r.tables > 0 {
		if r.cell.Len() > 0 {
			r.cell.WriteByte(' ')
		}
		r.cell.WriteString(t)
		return
	}
	b := page.Block{Text: t, Gap: true, Centered: r.props.centered}
	if r.image {
		b.Image, r.image = page.AfterImage, false
	}
	s := r.style()
	switch {
	case s.author && r.author == "" && len(r.out) < headBlocks:
		r.author = t
		return
	case s.date && r.date.IsZero() && len(r.out) < headBlocks:
		if d, _, _, ok := page.Date(t, time.Time{}, true); ok {
			r.date = d
			return
		}
	case s.kind == article.Heading:
		b.Kind, b.Level = article.Heading, s.level
		if s.level == 1 && s.title && r.title == "" {
			r.title = t
		}
	case s.kind != "":
		b.Kind = s.kind
	case r.props.list != "" && r.props.list != "0" && r.lists[r.props.list]:
		b.Kind, b.Level = article.ListItem, r.props.depth+1
	default:
		if 10*r.bold > 9*r.total && r.total > 0 {
			b.Kind, b.Strong = article.Paragraph, true
		}
	}
	r.out = append(r.out, b)
}

// looks is what a style makes of a paragraph.
type looks struct {
	kind  article.Kind
	level int

	title, author, date bool
}

// headBlocks is how many blocks may stand above the author and the date.
const headBlocks = 6

// style looks a paragraph's style up, and those that it is based on.
func (r *reader) style() looks {
	if r.props.level > 0 {
		return looks{kind: article.Heading, level: min(6, r.props.level)}
	}
	id := r.props.style
	for range 10 {
		s, ok := r.styles[id]
		if !ok {
			s.name = strings.ToLower(id)
		}
		if r.props.list == "" {
			r.props.list = s.list
		}
		switch {
		case s.name == "title" || s.name == "标题" && s.level == 0:
			return looks{kind: article.Heading, level: 1, title: true}
		case s.level > 0:
			return looks{kind: article.Heading, level: min(6, s.level)}
		case strings.HasPrefix(s.name, "heading") || strings.HasPrefix(s.name, "标题"):
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s.name, "heading"), "标题")))
			if err == nil && n >= 1 && n <= 9 {
				return looks{kind: article.Heading, level: min(6, n)}
			}
		case s.name == "author" || s.name == "作者":
			return looks{author: true}
		case s.name == "date" || s.name == "日期":
			return looks{date: true}
		case s.name == "caption" || s.name == "image caption" || s.name == "table caption" || s.name == "题注":
			return looks{kind: article.Caption}
		case strings.Contains(s.name, "quote") || s.name == "block text" || s.name == "引用" || s.name == "明显引用":
			return looks{kind: article.Quote}
		}
		if !ok || s.base == "" {
			break
		}
		id = s.base
	}
	return looks{}
}

// endRow makes a block of a row; one cell alone is a frame around a text.
func (r *reader) endRow() {
	b := page.Block{Text: strings.Join(r.row, "\t"), Kind: article.Table, Gap: true}
	if len(r.row) == 1 {
		b.Kind = ""
	}
	if strings.TrimSpace(b.Text) != "" && len(r.out) < maxBlocks {
		r.out = append(r.out, b)
	}
	r.row = nil
}

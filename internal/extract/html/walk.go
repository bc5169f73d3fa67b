package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// item is one block of the page before it is known whether it belongs to the
// article.
type item struct {
	page.Block
	el    *xhtml.Node // the block element that holds the words
	links int         // bytes of text inside links
	bold  int         // bytes of text in bold
	label string      // the words in bold that open it, where others follow
}

// walker cuts a page into blocks, as a browser lays it out: block elements and
// line breaks end a block, inline elements don't.
type walker struct {
	items []item
	text  strings.Builder
	space int // white space before the next word: 0 none, 1 spaces, 2 with a line break
	last  rune
	links int
	bold  int
	lead  int // bytes of text in bold at its front

	el       *xhtml.Node // the innermost block element
	image    *xhtml.Node // the block element of a picture since the last words
	inLink   int
	inBold   int
	inPre    int
	oneBlock int // inside a heading, caption or row: a line break is a space
	ctx      []context
	alt      bool // read the words of pictures that stand alone
}

// context is an element that gives its kind to the blocks inside it.
type context struct {
	kind  article.Kind
	level int
}

func walk(root *xhtml.Node) []item {
	w := &walker{el: root}
	w.children(root)
	w.flush()
	return setApart(w.items)
}

// repeated is how many blocks open with the same label before it is one.
const repeated = 3

// setApart makes headings of labels that a page sets before its paragraphs again and
// again, in bold and without a mark: "Summary Yoga can help …" is no sentence.
func setApart(items []item) []item {
	count := map[string]int{}
	for _, it := range items {
		if it.label != "" {
			count[it.label]++
		}
	}
	if len(count) == 0 {
		return items
	}
	out := make([]item, 0, len(items))
	for _, it := range items {
		if it.label != "" && count[it.label] >= repeated {
			head := it
			head.Text, head.Kind, head.Level, head.Strong, head.links = it.label, article.Heading, 6, true, 0
			out = append(out, head)
			it.Text, it.Image = strings.TrimLeft(it.Text[len(it.label):], " "), page.NoImage
		}
		out = append(out, it)
	}
	return out
}

// labels reports words in bold that may stand by themselves before the text that
// follows them: few, without a mark, and a sentence begins behind them.
func labels(label, text string) bool {
	if label == "" || len(label) > 40 || !strings.HasPrefix(text, label+" ") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(label)
	next, _ := utf8.DecodeRuneInString(text[len(label)+1:])
	return unicode.IsLetter(last) && (unicode.IsUpper(next) || page.Wide(next))
}

func (w *walker) children(n *xhtml.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) node(n *xhtml.Node) {
	switch n.Type {
	case xhtml.TextNode:
		w.words(n.Data)
		return
	case xhtml.ElementNode:
	case xhtml.DocumentNode:
		w.children(n)
		return
	default:
		return
	}
	switch n.DataAtom {
	case atom.Head, atom.Title:
		return
	case atom.Br, atom.Hr:
		if w.oneBlock > 0 && n.DataAtom == atom.Br {
			w.space = max(w.space, 1)
		} else {
			w.flush()
		}
		return
	case atom.Img, atom.Picture, atom.Video:
		if w.alt && alone(n) {
			w.caption(n)
			return
		}
		w.image = w.el
		return
	case atom.A:
		if pointsOn(n) {
			return
		}
		w.inLink++
		w.children(n)
		w.inLink--
		return
	case atom.B, atom.Strong:
		w.inBold++
		w.children(n)
		w.inBold--
		return
	case atom.Table:
		w.table(n)
		return
	}
	if isBlock(n.DataAtom) {
		w.block(n)
		return
	}
	bold := boldStyle(n)
	if bold {
		w.inBold++
	}
	w.children(n)
	if bold {
		w.inBold--
	}
}

// pointsOn reports a link in the text that only leads on: 详情>>.
func pointsOn(a *xhtml.Node) bool {
	const most = 8 // runes
	var b strings.Builder
	for n := range a.Descendants() {
		if n.Type == xhtml.TextNode {
			if b.WriteString(n.Data); b.Len() > 64 {
				return false
			}
		}
	}
	t := strings.TrimSpace(b.String())
	return runes(t) <= most && (strings.HasSuffix(t, ">>") || strings.HasSuffix(t, "»")) && page.HasHan(t)
}

// block walks a block element.
func (w *walker) block(n *xhtml.Node) {
	w.flush()
	outer := w.el
	w.el = n
	kind, level, one := blockKind(n, len(w.ctx), w.ctx)
	if kind != "" {
		w.ctx = append(w.ctx, context{kind, level})
	}
	if one {
		w.oneBlock++
	}
	bold := boldStyle(n)
	if bold {
		w.inBold++
	}
	if n.DataAtom == atom.Pre {
		w.inPre++
	}
	w.children(n)
	w.flush()
	if n.DataAtom == atom.Pre {
		w.inPre--
	}
	if bold {
		w.inBold--
	}
	if one {
		w.oneBlock--
	}
	if kind != "" {
		w.ctx = w.ctx[:len(w.ctx)-1]
	}
	w.el = outer
}

// blockKind says what kind an element gives to its words, "" for none of its
// own, and whether all of them are one block.
func blockKind(n *xhtml.Node, depth int, ctx []context) (kind article.Kind, level int, one bool) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return article.Heading, int(n.Data[1] - '0'), true
	case atom.Blockquote:
		return article.Quote, 0, false
	case atom.Figcaption:
		return article.Caption, 0, true
	case atom.Pre:
		return article.Code, 0, false
	case atom.Li:
		if holdsArticle(n) {
			return "", 0, false
		}
		level = 1
		for _, c := range ctx {
			if c.kind == article.ListItem {
				level = c.level + 1
			}
		}
		return article.ListItem, level, false
	}
	if captionClass(attr(n, "class")) {
		return article.Caption, 0, false
	}
	return "", 0, false
}

// holdsArticle reports a list item that is no item of a list but a column of the
// page: it has several paragraphs of its own.
func holdsArticle(li *xhtml.Node) bool {
	paragraphs := 0
	var count func(n *xhtml.Node)
	count = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil && paragraphs < 3; c = c.NextSibling {
			if c.DataAtom == atom.P {
				paragraphs++
			} else if c.DataAtom != atom.Li {
				count(c)
			}
		}
	}
	count(li)
	return paragraphs >= 3
}

// captionClass reads class names that sites give to the line under a picture.
func captionClass(class string) bool {
	for c := range strings.FieldsSeq(strings.ToLower(class)) {
		switch {
		case strings.Contains(c, "caption") && !strings.Contains(c, "no-caption") && !strings.Contains(c, "wp-caption-dd") && c != "wp-caption" && !strings.Contains(c, "has-caption") && !strings.Contains(c, "with-caption"):
			return true
		case c == "img_desc", c == "img-desc", c == "imgdesc", c == "pic_desc", c == "pic-desc", c == "picdesc", c == "pictext", c == "pic-text",
			c == "pictitle", c == "photo-desc", c == "image-desc", c == "img-title", c == "img_title", c == "photo-credit", c == "image-credit", c == "tuzhu":
			return true
		}
	}
	return false
}

func boldStyle(n *xhtml.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "font-weight:bold") || strings.Contains(s, "font-weight:7") || strings.Contains(s, "font-weight:6")
		case "class":
			c := strings.ToLower(a.Val)
			for _, end := range []string{"strong", "bold", "-h2", "-h3", "-h4", "subtitle", "subhead", "subheading", "sub-title"} {
				if strings.HasSuffix(c, end) {
					return true
				}
			}
		}
	}
	return false
}

func centered(n *xhtml.Node) bool {
	if strings.EqualFold(attr(n, "align"), "center") || n.DataAtom == atom.Center {
		return true
	}
	s := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	c := strings.ToLower(attr(n, "class"))
	return strings.Contains(s, "text-align:center") || strings.Contains(c, "center")
}

// words adds text with its white space folded as a browser does. Preformatted
// text has a block for each line.
func (w *walker) words(s string) {
	if w.inPre > 0 {
		for i, l := range strings.Split(s, "\n") {
			if i > 0 {
				w.flush()
			}
			w.fold(l)
		}
		return
	}
	w.fold(s)
}

func (w *walker) fold(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			if w.space = max(w.space, 1); r == '\n' {
				w.space = 2
			}
			continue
		}
		bold := w.inBold > 0 && w.lead == w.text.Len()
		if w.text.Len() > 0 && w.space > 0 && !(w.space == 2 && page.Wide(w.last) && page.Wide(r)) {
			w.text.WriteByte(' ')
		}
		w.space = 0
		w.text.WriteRune(r)
		w.last = r
		if bold {
			w.lead = w.text.Len()
		}
		if w.inLink > 0 {
			w.links += utf8.RuneLen(r)
		}
		if w.inBold > 0 {
			w.bold += utf8.RuneLen(r)
		}
	}
}

// flush ends the current block.
func (w *walker) flush() {
	w.space = 0
	t := page.Fold(w.text.String())
	links, bold, label := w.links, w.bold, w.text.String()[:w.lead]
	w.text.Reset()
	w.links, w.bold, w.lead, w.last = 0, 0, 0, 0
	if t == "" {
		return
	}
	it := item{el: w.el, links: links, bold: bold}
	it.Text, it.Kind = t, ""
	if labels(label, t) {
		it.label = label
	}
	for _, c := range w.ctx {
		// The innermost kind counts, but a paragraph of a list inside a quote
		// stays a list item, and a heading a heading.
		it.Kind, it.Level = c.kind, c.level
	}
	if it.Kind == "" {
		it.Kind = article.Paragraph
	}
	it.Strong = 10*bold >= 9*(len(t)-strings.Count(t, " "))
	if w.image != nil {
		it.Image = page.AfterImage
		if w.image == w.el {
			it.Image = page.WithImage
		}
		w.image = nil
	}
	it.Links = 2*links > len(t)
	it.Centered = centered(w.el)
	w.items = append(w.items, it)
}

// caption adds the words of a picture: its title, or else its alternative text.
func (w *walker) caption(img *xhtml.Node) {
	t := attr(img, "title")
	if t == "" {
		t = attr(img, "alt")
	}
	w.ctx = append(w.ctx, context{article.Caption, 0})
	w.fold(t)
	w.flush()
	w.ctx = w.ctx[:len(w.ctx)-1]
}

// alone reports a picture that is all its paragraph has.
func alone(img *xhtml.Node) bool {
	if img.Parent == nil || img.Parent.DataAtom != atom.P {
		return false
	}
	for c := img.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != img && (c.Type != xhtml.TextNode || strings.TrimSpace(c.Data) != "") {
			return false
		}
	}
	return true
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
		atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav,
		atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

package html

import (
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/article"
)

// table walks a table of data row by row, and one that only lays out the page
// like any other block.
func (w *walker) table(n *xhtml.Node) {
	w.flush()
	if layout(n) {
		w.block(n)
		return
	}
	outer := w.el
	w.oneBlock++
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Caption:
			w.row(d, article.Caption)
		case atom.Tr:
			w.row(d, article.Table)
		}
	}
	w.oneBlock--
	w.el = outer
}

func (w *walker) row(tr *xhtml.Node, kind article.Kind) {
	w.el = tr
	ctx := w.ctx
	w.ctx = append(w.ctx[:len(w.ctx):len(w.ctx)], context{kind, 0})
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == xhtml.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		w.space = 1 // a line break in the source is no space between Han characters; two cells are apart
		w.inline(c)
	}
	w.flush()
	w.ctx = ctx
}

// inline adds all words under n to the current block.
func (w *walker) inline(n *xhtml.Node) {
	if n.Type == xhtml.TextNode {
		w.fold(n.Data)
		return
	}
	link := n.DataAtom == atom.A
	if link {
		w.inLink++
	}
	if isBlock(n.DataAtom) || n.DataAtom == atom.Br {
		w.space = max(w.space, 1)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.inline(c)
	}
	if isBlock(n.DataAtom) {
		w.space = max(w.space, 1)
	}
	if link {
		w.inLink--
	}
}

// layout reports a table that is no table of data: it holds another table,
// headings, several paragraphs or a picture in a cell, or has one column.
func layout(n *xhtml.Node) bool {
	widest, cells := 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Article, atom.Ul, atom.Ol, atom.Blockquote, atom.Form:
			return true
		case atom.Tr:
			cells = 0
		case atom.Td, atom.Th:
			cells++
			widest = max(widest, cells)
			ps := 0
			for c := d.FirstChild; c != nil; c = c.NextSibling {
				if isBlock(c.DataAtom) || c.DataAtom == atom.Br {
					ps++
				}
			}
			if ps > 3 || textLen(d) > 1200 {
				return true
			}
		}
	}
	return widest < 2
}

// Package html reads web pages: the article's blocks with their places in the
// page, its headline, names and dates. Which part of the page is the article is
// found by readability; its blocks are then taken from the page itself, so that
// nothing a reader sees is rewritten and short paragraphs are not lost.
package html

import (
	"net/url"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Article reads the page s into p, whose fields say what is known from outside.
func Article(s string, p page.Page) *article.Article {
	doc, deep := parse(s)
	if deep {
		p.Warnings = append(p.Warnings, article.Warning{
			Code: "deep_nesting", Message: "the page nests its elements deeper than browsers allow; they were read as one level",
		})
	}
	at := placesOf(doc)
	m := readMeta(doc)
	strip(doc)
	body := find(doc, atom.Body)
	if body == nil {
		body = doc
	}
	items := walk(body)
	if p.URL == "" {
		p.URL = m.url
	}
	kept := choose(doc, items, baseURL(p.URL))
	title := p.Title
	if title == "" {
		title = headline(m, items, kept)
	}
	p.Title = title
	p.Byline, p.Source = m.author, m.source
	if p.Published.IsZero() {
		p.Published = m.published
	}
	p.Modified = m.modified
	first := -1
	for i, it := range items {
		if !kept[i] {
			continue
		}
		if first < 0 {
			first = i
		}
		b := it.Block
		b.Path = at.path(it.el)
		p.Blocks = append(p.Blocks, b)
	}
	p.Head = head(items, kept, first)
	return page.Build(p)
}

// headSpan is how many blocks above the article are read for names and dates.
const headSpan = 25

// head gives the blocks above the article, the nearest first, and the few
// after it.
func head(items []item, kept []bool, first int) []page.Block {
	var out []page.Block
	for i := first - 1; i >= 0 && i >= first-headSpan; i-- {
		out = append(out, items[i].Block)
	}
	last := len(items)
	for last > 0 && !kept[last-1] {
		last--
	}
	for i := last; i < len(items) && i < last+5; i++ {
		out = append(out, items[i].Block)
	}
	return out
}

func baseURL(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		u = &url.URL{Scheme: "http", Host: "localhost", Path: "/"}
	}
	return u
}

// inside reports whether n lies in an element of one of the kinds.
func inside(n *xhtml.Node, kinds ...atom.Atom) bool {
	for ; n != nil; n = n.Parent {
		for _, k := range kinds {
			if n.DataAtom == k {
				return true
			}
		}
	}
	return false
}

// Fragment reads a piece of HTML that is all article, such as rendered
// Markdown, into its blocks. A picture alone in its paragraph gives its words
// as a caption: in Markdown they are written to be read.
func Fragment(s string) []page.Block {
	doc, _ := parse(s)
	strip(doc)
	w := &walker{el: doc, alt: true}
	w.children(doc)
	w.flush()
	out := make([]page.Block, len(w.items))
	for i, it := range w.items {
		out[i] = it.Block
	}
	return out
}

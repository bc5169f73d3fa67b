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
	"github.com/zhongdian/zhongdian/internal/extract/sites"
)

// Article reads the page s into p, whose fields say what is known from outside,
// with the rules for single sites that come with the program.
func Article(s string, p page.Page) *article.Article { return ArticleBy(s, p, sites.Default()) }

// ArticleBy is Article with rules of one's own for single sites, which are known
// by the page's address.
func ArticleBy(s string, p page.Page, rules sites.Set) *article.Article {
	doc, deep := parse(s)
	if deep {
		p.Warnings = append(p.Warnings, article.Warning{
			Code: "deep_nesting", Message: "the page nests its elements deeper than browsers allow; they were read as one level",
		})
	}
	at := placesOf(doc)
	m := readMeta(doc)
	if p.URL == "" {
		p.URL = m.url
	}
	site := rules.Find(p.URL)
	facts(doc, site, &p)
	p.Next = next(doc, p.URL)
	strip(doc)
	body := find(doc, atom.Body)
	if body == nil {
		body = doc
	}
	items := walk(body)
	kept := content(doc, site, items)
	if kept == nil {
		kept = choose(doc, items, baseURL(p.URL))
	}
	if p.Title == "" {
		p.Title = headline(m, items, kept)
	}
	first := leads(items, kept, begin(items, kept, p.Title), p.Title)
	p.Head = head(items, kept, first, p.Title)
	p.Foot = foot(items, kept)
	p.Meta = page.Facts{Byline: m.author, Source: m.source, Published: m.published, Modified: m.modified}
	for i, it := range items {
		if 10*it.links >= 7*len(it.Text) && !chrome(it.el) {
			p.Links++
		}
		if !kept[i] {
			continue
		}
		b := it.Block
		b.Path = at.path(it.el)
		p.Blocks = append(p.Blocks, b)
	}
	m.data(&p)
	return page.Build(p)
}

// data puts the article that a page built by scripts carries in its JSON-LD, or
// else in the data of its scripts, in the place of the little that it shows.
func (m *meta) data(p *page.Page) {
	n := 0
	for _, b := range p.Blocks {
		n += len(b.Text)
	}
	body := m.body
	if len(body) < leastState && n < littleText && len(m.scripts) > 0 {
		st := stateOf(m.scripts)
		body = st.body
		if st.title != "" && len(body) >= 2*n && body != "" {
			p.Title = st.title
		}
	}
	if len(body) >= leastState && len(body) >= 2*n {
		p.Blocks = bodyBlocks(body)
	}
}

// bodyBlocks reads a body that is HTML or plain lines.
func bodyBlocks(body string) []page.Block {
	if strings.Contains(body, "</p>") || strings.Contains(body, "<br") || strings.Contains(body, "</div>") {
		return Fragment(body)
	}
	var out []page.Block
	for l := range strings.Lines(body) {
		out = append(out, page.Block{Text: l, Kind: article.Paragraph})
	}
	return out
}

// begin finds where the body starts: after the headline, if most of what is
// kept comes after it. What was kept above goes. It gives the first kept item.
func begin(items []item, kept []bool, title string) int {
	total, above, at := 0, 0, -1
	for i, it := range items {
		if kept[i] {
			total += len(it.Text)
		}
		if at < 0 && page.SameTitle(it.Text, title) && it.links < len(it.Text) {
			at, above = i, total
		}
	}
	if at >= 0 && 4*above < total {
		for i := range at + 1 {
			kept[i] = false
		}
	}
	for i := range items {
		if kept[i] {
			return i
		}
	}
	return len(items)
}

// leads restores the sentences between the headline and the body, which sites
// put outside the element of the body. It gives the first kept item.
func leads(items []item, kept []bool, first int, title string) int {
	at := -1
	for i := first - 1; i >= 0 && i >= first-headSpan; i-- {
		if page.SameTitle(items[i].Text, title) {
			at = i
			break
		}
	}
	if at < 0 || first >= len(items) {
		return first
	}
	for i := first - 1; i > at; i-- {
		it := items[i]
		prose := len(it.Text) >= 50 && page.EndsSentence(it.Text) || leadClass(it.el) && len(it.Text) >= 30
		if prose && 4*it.links < len(it.Text) && !chrome(it.el) && !unlikely(it.el, items[first].el) && it.Kind == article.Paragraph {
			kept[i] = true
			first = i
		}
	}
	return first
}

func leadClass(el *xhtml.Node) bool {
	c := strings.ToLower(attr(el, "class") + " " + attr(el, "itemprop"))
	for _, w := range []string{"lead", "lede", "standfirst", "intro", "teaser", "subtitle", "excerpt", "summary", "description", "dek", "abstract", "chapo"} {
		if strings.Contains(c, w) && !strings.Contains(c, "header") && !strings.Contains(c, "leader") {
			return true
		}
	}
	return false
}

// How many blocks above and below the article are read for names and dates.
const (
	headSpan = 25
	tailSpan = 5
)

// head gives the blocks above the article up to the headline, the nearest
// first, then a few above that and a few after the article.
func head(items []item, kept []bool, first int, title string) []page.Block {
	var out []page.Block
	add := func(it item) {
		b := it.Block
		if t := spaced(it.el); len(t) < 400 && page.SameTitle(t, b.Text) {
			b.Text = t
		}
		b.Author = authorClass(it.el)
		out = append(out, b)
	}
	over := 5 // above the headline, sites put a date and a channel at most
	for i := first - 1; i >= 0 && i >= first-headSpan && over > 0; i-- {
		if page.SameTitle(items[i].Text, title) || over < 5 {
			over--
			if over == 4 {
				continue
			}
		}
		add(items[i])
	}
	last := len(items)
	for last > 0 && !kept[last-1] {
		last--
	}
	for i := last; i < len(items) && i < last+tailSpan; i++ {
		add(items[i])
	}
	return out
}

// foot gives the few blocks after the article.
func foot(items []item, kept []bool) []page.Block {
	last := len(items)
	for last > 0 && !kept[last-1] {
		last--
	}
	var out []page.Block
	for i := last; i < len(items) && i < last+tailSpan; i++ {
		if !chrome(items[i].el) {
			out = append(out, items[i].Block)
		}
	}
	return out
}

// spaced gives the words of an element, not those of blocks inside it, with a
// space between its inline elements: "来源：晚报" and a button beside it are two.
func spaced(el *xhtml.Node) string {
	var b strings.Builder
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == xhtml.TextNode:
				b.WriteString(c.Data)
			case c.Type == xhtml.ElementNode && !isBlock(c.DataAtom):
				b.WriteByte(' ')
				walk(c)
				b.WriteByte(' ')
			}
		}
	}
	walk(el)
	return page.Fold(b.String())
}

// authorClass reports an element that names itself the author's.
func authorClass(el *xhtml.Node) bool {
	c := strings.ToLower(attr(el, "class") + " " + attr(el, "itemprop") + " " + attr(el, "rel"))
	return strings.Contains(c, "author") || strings.Contains(c, "byline") || strings.Contains(c, "media-name") || strings.Contains(c, "source-name")
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

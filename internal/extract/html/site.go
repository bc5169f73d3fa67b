package html

import (
	"github.com/andybalholm/cascadia"
	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/sites"
)

// leastContent is the text, in bytes, under which a site's element for the
// article is taken for another one, and the page is left to the general rules.
const leastContent = 150

// facts reads what a site's rules say about its page, before anything is
// stripped from it. What is known from outside stays. The element of the
// article counts as shown: where a site hides it, a script of its own shows it.
func facts(doc *xhtml.Node, site *sites.Site, p *page.Page) {
	if site == nil {
		return
	}
	if t := firstText(doc, site.Title); t != "" && p.Title == "" {
		p.Title = t
	}
	if a := firstText(doc, site.Byline); p.Byline == "" && personName(a) {
		p.Byline = a
	}
	if s := firstText(doc, site.Source); p.Source == "" && s != "" && runes(s) <= 40 {
		p.Source = s
	}
	if d := firstText(doc, site.Date); p.Published.IsZero() && d != "" {
		p.Published = firstDate([]string{d}, page.HasHan(p.Title) || page.HasHan(d))
	}
	for _, n := range cascadia.QueryAll(doc, site.Content) {
		show(n)
	}
	for _, n := range cascadia.QueryAll(doc, site.Remove) {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func firstText(doc *xhtml.Node, sel cascadia.SelectorGroup) string {
	if len(sel) == 0 {
		return ""
	}
	n := cascadia.Query(doc, sel)
	if n == nil {
		return ""
	}
	return page.Fold(spaced(n))
}

// content marks the items that stand in a site's element for the article; nil
// where there is none, or too little in it.
func content(doc *xhtml.Node, site *sites.Site, items []item) []bool {
	if site == nil || len(site.Content) == 0 {
		return nil
	}
	in := map[*xhtml.Node]bool{}
	for _, n := range cascadia.QueryAll(doc, site.Content) {
		in[n] = true
	}
	if len(in) == 0 {
		return nil
	}
	kept, n := make([]bool, len(items)), 0
	for i, it := range items {
		for el := it.el; el != nil && !kept[i]; el = el.Parent {
			kept[i] = in[el]
		}
		if kept[i] = kept[i] && !linkList(it); kept[i] {
			n += len(it.Text)
		}
	}
	if n < leastContent {
		return nil
	}
	return kept
}

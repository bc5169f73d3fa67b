package html

import (
	"net/url"
	"strconv"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// idAttr marks the elements of blocks, so that they are known again in what
// readability gives back.
const idAttr = "data-zd-block"

// choose says which items belong to the article.
func choose(doc *xhtml.Node, items []item, base *url.URL) []bool {
	kept := make([]bool, len(items))
	if bare(items) {
		for i := range kept {
			kept[i] = true
		}
		return kept
	}
	found := readable(doc, items, base)
	n := 0
	for i, it := range items {
		if found[it.el] && !linkList(it) {
			kept[i] = true
			n += len(it.Text)
		}
	}
	if n == 0 || tooLittle(items, n) {
		fallback(items, kept)
		return kept
	}
	fillGaps(items, kept)
	trimEnds(items, kept)
	return kept
}

// trimEnds takes away short lines without a sentence before the first and after
// the last prose that stand in another part of the page than it: menus and feet
// that readability let in.
func trimEnds(items []item, kept []bool) {
	longest := -1
	for i, it := range items {
		if kept[i] && (longest < 0 || len(it.Text) > len(items[longest].Text)) {
			longest = i
		}
	}
	first, last := -1, -1
	for i, it := range items {
		if kept[i] && named(it.el, items[longest].el, "footer", "copyright", "breadcrumb", "crumbs", "disclaimer") {
			kept[i] = false
		}
	}
	for i, it := range items {
		if kept[i] && len(it.Text) >= 60 && page.EndsSentence(it.Text) && it.Kind != article.Caption {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return
	}
	for i, it := range items {
		if !kept[i] || i >= first && i <= last || it.Kind == article.Caption || it.Kind == article.Table || it.Kind == article.Code {
			continue
		}
		of := items[last].el
		if i < first {
			of = items[first].el
		}
		if len(it.Text) < 150 && !page.EndsSentence(it.Text) && !near(it.el, of) && (i > last || it.Kind != article.Heading) {
			kept[i] = false
		}
	}
}

// near reports that two blocks stand together: in one element, or one of them
// in a list or the like beside the other.
func near(a, b *xhtml.Node) bool {
	return a == b || a.Parent == b.Parent || grandparent(a) == b.Parent || a.Parent == grandparent(b) || a.Parent == b || b.Parent == a
}

// bare reports a page, or a part of one, that is all article: hardly a link,
// and nothing named navigation, header, footer or aside.
func bare(items []item) bool {
	text, links := 0, 0
	for _, it := range items {
		text += len(it.Text)
		links += it.links
		if chrome(it.el) {
			return false
		}
		for n := it.el; n != nil; n = n.Parent {
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html && (attr(n, "class") != "" || attr(n, "id") != "") {
				return false
			}
		}
	}
	return 10*links <= text
}

// chrome reports an element inside the frame of a page. A header or footer of
// an article or section is its own.
func chrome(n *xhtml.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Nav, atom.Aside:
			return true
		case atom.Header, atom.Footer:
			if !inside(n.Parent, atom.Article, atom.Main, atom.Section) {
				return true
			}
		}
		switch attr(n, "role") {
		case "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar":
			return true
		}
	}
	return false
}

// readable runs readability and gives the block elements it kept.
func readable(doc *xhtml.Node, items []item, base *url.URL) map[*xhtml.Node]bool {
	var els []*xhtml.Node
	seen := map[*xhtml.Node]bool{}
	for _, it := range items {
		if !seen[it.el] {
			seen[it.el] = true
			it.el.Attr = append(it.el.Attr, xhtml.Attribute{Key: idAttr, Val: strconv.Itoa(len(els))})
			els = append(els, it.el)
		}
	}
	p := readability.NewParser()
	p.DisableJSONLD = true
	p.CharThresholds = 140 // a Chinese article of 140 characters is one
	got, err := p.ParseDocument(doc, base)
	for _, el := range els {
		el.Attr = el.Attr[:len(el.Attr)-1]
	}
	found := map[*xhtml.Node]bool{}
	if err != nil || got.Node == nil {
		return found
	}
	for n := range got.Node.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		if v := attr(n, idAttr); v != "" {
			if i, err := strconv.Atoi(v); err == nil && i < len(els) {
				found[els[i]] = true
			}
		}
	}
	return found
}

func linkList(it item) bool { return 10*it.links > 7*len(it.Text) && len(it.Text) < 200 }

// tooLittle reports that n bytes are a small part of what the page says in
// sentences: readability chose a comment or a teaser.
func tooLittle(items []item, n int) bool {
	all := 0
	for _, it := range items {
		if prose(it) {
			all += len(it.Text)
		}
	}
	return 8*n < all
}

// fallback keeps the part of the page that holds most of its prose, but for
// links and the frame of the page; without prose, all that is shown.
func fallback(items []item, kept []bool) {
	weight, total := map[*xhtml.Node]int{}, 0
	for i, it := range items {
		kept[i] = false
		if prose(it) {
			total += len(it.Text)
			for n := it.el; n != nil; n = n.Parent {
				weight[n] += len(it.Text)
			}
		}
	}
	var part *xhtml.Node
	for n, w := range weight {
		// The innermost that holds most is the lightest: all of them lie in a row.
		if 10*w >= 6*total && (part == nil || within(n, part)) {
			part = n
		}
	}
	any := false
	for i, it := range items {
		kept[i] = (part == nil || within(it.el, part)) && !chrome(it.el) && !linkList(it)
		any = any || kept[i]
	}
	for i := range kept {
		kept[i] = kept[i] || !any
	}
}

// prose reports a block with words that are not links, outside the frame.
func prose(it item) bool {
	return 4*it.links < len(it.Text) && len(it.Text) > 120 && !chrome(it.el)
}

// within reports that n is in of, or is it.
func within(n, of *xhtml.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == of {
			return true
		}
	}
	return false
}

// fillGaps restores blocks that stand beside kept ones in the same element, and
// those between them in elements like theirs: readability drops short
// paragraphs, lists and tables that look like furniture by their numbers alone.
func fillGaps(items []item, kept []bool) {
	parents, likes := map[*xhtml.Node]int{}, map[string]int{}
	first, last := -1, -1
	for i, it := range items {
		if kept[i] {
			parents[it.el.Parent]++
			if l := look(it.el); l != "" {
				likes[l]++
			}
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	for i, it := range items {
		sentence := it.el.DataAtom == atom.P && i > first && i < last && page.EndsSentence(it.Text) && 10*it.links < 9*len(it.Text)
		if kept[i] || 3*it.links > len(it.Text) && !sentence || chrome(it.el) || unlikely(it.el, items[first].el) {
			continue
		}
		beside := parents[it.el.Parent] >= 2 && it.el.DataAtom != atom.Div
		between := i > first && i < last && (it.Kind == article.Heading || it.Kind == article.Caption || it.Strong || parents[grandparent(it.el)] >= 2)
		alike := i > first && i < last && likes[look(it.el)] >= 3 && page.EndsSentence(it.Text)
		if beside || between || alike {
			kept[i] = true
		}
	}
}

// look is the name and class of an element that has a class.
func look(el *xhtml.Node) string {
	if c := attr(el, "class"); c != "" {
		return el.Data + " " + c
	}
	return ""
}

func grandparent(n *xhtml.Node) *xhtml.Node {
	if n.Parent == nil {
		return nil
	}
	return n.Parent.Parent
}

// unlikely reads the names of n and of what it lies in for words of furniture.
func unlikely(n, of *xhtml.Node) bool {
	return named(n, of, "share", "social", "related", "recommend", "comment", "promo", "newsletter", "subscribe", "sidebar",
		"breadcrumb", "footer", "copyright", "advert", "sponsor", "outbrain", "taboola", "pagination", "pager", "toolbar", "qrcode",
		"ewm", "statement", "editor", "tags", "byline", "author", "meta", "popup", "modal", "login", "cookie")
}

// named reports that n, or what it lies in up to what also holds of, has one of
// the words in its class or id.
func named(n, of *xhtml.Node, words ...string) bool {
	holds := map[*xhtml.Node]bool{}
	for o := of; o != nil; o = o.Parent {
		holds[o] = true
	}
	for ; n != nil && !holds[n]; n = n.Parent {
		name := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
		for _, w := range words {
			if strings.Contains(name, w) {
				return true
			}
		}
	}
	return false
}

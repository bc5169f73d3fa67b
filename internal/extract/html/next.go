package html

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// next gives the address of the page on which an article goes on, or "". Two
// things must agree: the page shows the link as a way on (rel=next, its words,
// its number in a pager), and the address is that of the same article with the
// next number. Blogs link to their next post by rel=next too.
func next(doc *xhtml.Node, address string) string {
	here, err := url.Parse(address)
	if err != nil || here.Host == "" {
		return ""
	}
	for n := range doc.Descendants() {
		if n.Type != xhtml.ElementNode || n.DataAtom != atom.A && n.DataAtom != atom.Link {
			continue
		}
		href := attr(n, "href")
		if href == "" || strings.HasPrefix(href, "#") || !leadsOn(n) {
			continue
		}
		to, err := here.Parse(strings.TrimSpace(href))
		if err == nil && to.Host == here.Host && to.Scheme == here.Scheme && follows(here, to) {
			to.Fragment = ""
			return to.String()
		}
	}
	return ""
}

// leadsOn reports a link that a page shows as the way to its next part.
func leadsOn(n *xhtml.Node) bool {
	for r := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
		if r == "next" {
			return true
		}
	}
	if n.DataAtom == atom.Link {
		return false
	}
	t := strings.ToLower(strings.Trim(page.Fold(spaced(n)), " »>›→…[]【】()（）"))
	switch t {
	case "下一页", "下一頁", "下页", "下頁", "后一页", "余下全文", "阅读下一页", "next", "next page", "continue to next page", "older":
		return true
	}
	if _, err := strconv.Atoi(t); err != nil {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if c := strings.ToLower(attr(p, "class") + " " + attr(p, "id")); strings.Contains(c, "page") || strings.Contains(c, "pagin") || strings.Contains(c, "fenye") {
			return true
		}
	}
	return false
}

// pageMark is the number at the end of a path: a_2, a-2, a/2, a/page/2, ap2.
var pageMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:[_\-/]|[_\-/]?(?:page|p)[_\-/]?)(\d{1,3})$`)
})

var pageParams = []string{"page", "p", "pn", "pageno", "page_no", "pagenum", "paged"}

// follows reports that to is the page after here of the same article.
func follows(here, to *url.URL) bool {
	hp, tp := stem(here.EscapedPath()), stem(to.EscapedPath())
	if hp == tp {
		hq, tq := here.Query(), to.Query()
		for _, k := range pageParams {
			n, err := strconv.Atoi(tq.Get(k))
			if err != nil {
				continue
			}
			now := 1
			if v, err := strconv.Atoi(hq.Get(k)); err == nil {
				now = v
			}
			hq.Del(k)
			tq.Del(k)
			return n == now+1 && hq.Encode() == tq.Encode()
		}
		return false
	}
	if here.RawQuery != to.RawQuery {
		return false
	}
	m := pageMark().FindStringSubmatch(tp)
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[1]) // three digits at most
	root := strings.TrimSuffix(tp, m[0])
	switch {
	case hp == root:
		return n == 2 || n == 1 // some count the second page as 1
	case strings.HasPrefix(hp, root):
		own := pageMark().FindStringSubmatch(hp)
		if own == nil || strings.TrimSuffix(hp, own[0]) != root {
			return false
		}
		// /news/1 and /news/2 are two articles; /the-mills-of-hekou/1 is one.
		if !strings.HasPrefix(own[0], "_") && len(path.Base(root)) < 12 {
			return false
		}
		now, _ := strconv.Atoi(own[1])
		return n == now+1
	}
	return false
}

// stem is a path without its file's ending and without a slash at its end.
func stem(p string) string {
	p = strings.TrimSuffix(p, "/")
	return strings.TrimSuffix(p, path.Ext(p))
}

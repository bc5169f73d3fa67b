package feeds

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
)

// feedTypes are what a page calls its feeds.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/feed+json"}

// maxHead bounds how much of a page is looked at: its links to feeds stand in
// its head.
const maxHead = 512 << 10

// Linked gives the addresses of the feeds that a web page names in its head, best
// first; page is false for what is no web page.
func Linked(src article.Source) (links []string, page bool) {
	s, _ := charset.Decode(src.Data[:min(len(src.Data), maxHead)], src.Type)
	base, _ := url.Parse(src.URL)
	var late []string // of comments, which are no articles
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		t := z.Next()
		if t == html.ErrorToken {
			break
		}
		if t == html.DoctypeToken {
			page = page || strings.HasPrefix(strings.ToLower(strings.TrimSpace(string(z.Text()))), "html")
		}
		if t != html.StartTagToken && t != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		switch tag := string(name); tag {
		case "html", "head":
			page = true
		case "base", "link":
			a := attributes(z, more)
			if tag == "base" {
				if u, err := url.Parse(a["href"]); err == nil && base != nil && a["href"] != "" {
					base = base.ResolveReference(u)
				}
				continue
			}
			address := absolute(base, a["href"])
			if !namesFeed(a) || address == "" || slices.Contains(links, address) || slices.Contains(late, address) {
				continue
			}
			if strings.Contains(strings.ToLower(a["title"]+a["href"]), "comment") || strings.Contains(a["title"], "评论") {
				late = append(late, address)
				continue
			}
			links = append(links, address)
		}
	}
	return append(links, late...), page
}

func namesFeed(a map[string]string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(a["type"]), ";")
	rels := strings.Fields(strings.ToLower(a["rel"]))
	return slices.Contains(rels, "alternate") && slices.Contains(feedTypes, strings.TrimSpace(kind))
}

func attributes(z *html.Tokenizer, more bool) map[string]string {
	out := map[string]string{}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if _, twice := out[string(k)]; !twice {
			out[string(k)] = string(v)
		}
	}
	return out
}

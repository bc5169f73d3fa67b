package html

import (
	"encoding/json"
	"regexp"
	"strings"
	"sync"
	"time"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// meta is what the head of a page, its JSON-LD and its time elements say.
type meta struct {
	title, ogTitle, jsonTitle string
	author, source, url       string
	body                      string // the whole article, where JSON-LD has it
	published, modified       time.Time
	jsonDates, jsonMods       []string // of JSON-LD, as they are written
	scripts                   []string // data of the page's scripts, not yet looked into
}

// maxJSON bounds the JSON-LD that is read.
const maxJSON = 1 << 20

// heads are the values of the meta tags, the first of each first.
type heads struct{ authors, sources, dates, mods []string }

// tag reads one meta tag. There is no standard: these are the names in use.
func (h *heads) tag(m *meta, name, v string) {
	switch name {
	case "og:title", "twitter:title":
		if m.ogTitle == "" {
			m.ogTitle = v
		}
	case "og:url":
		if m.url == "" {
			m.url = webURL(v)
		}
	case "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "og:article:author", "authors":
		h.authors = append(h.authors, v)
	case "og:site_name", "mediaid", "source", "article:source", "contentsource", "application-name":
		h.sources = append(h.sources, v)
	case "article:published_time", "og:published_time", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date",
		"dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "weibo:article:create_at", "datepublished",
		"bytedance:published_time", "apub:time", "og:release_date", "article.published", "date", "og:article:published_time", "published_at", "dateupdate":
		h.dates = append(h.dates, v)
	case "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "weibo:article:update_at",
		"bytedance:updated_time", "bytedance:lrdate_time", "dcterms.modified":
		h.mods = append(h.mods, v)
	}
}

func readMeta(doc *xhtml.Node) meta {
	var m meta
	var h heads
	var timeTags []string
	scripted := ""
	for n := range doc.Descendants() {
		if n.Type != xhtml.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Title:
			if m.title == "" && n.FirstChild != nil && !inside(n.Parent, atom.Body) && n.Namespace == "" {
				m.title = page.Fold(n.FirstChild.Data)
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.url == "" {
				m.url = webURL(attr(n, "href"))
			}
		case atom.Meta:
			v := page.Fold(attr(n, "content"))
			if v == "" {
				continue
			}
			for _, key := range [...]string{"property", "name", "itemprop"} {
				if name := strings.ToLower(attr(n, key)); name != "" {
					h.tag(&m, name, v)
				}
			}
		case atom.Time:
			if v := attr(n, "datetime"); v != "" && !inside(n, atom.Aside, atom.Footer, atom.Nav) {
				timeTags = append(timeTags, v)
			}
		case atom.Script:
			if isData(n) {
				m.scripts = append(m.scripts, n.FirstChild.Data)
			}
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < maxJSON {
				m.jsonLD(n.FirstChild.Data)
			} else if n.FirstChild != nil && len(n.FirstChild.Data) < maxJSON && scripted == "" {
				if f := scriptDate().FindStringSubmatch(n.FirstChild.Data); f != nil {
					scripted = f[1]
				}
			}
		}
	}
	for _, a := range h.authors {
		if m.author == "" && personName(a) {
			m.author = a
		}
	}
	if m.source == "" && len(h.sources) > 0 {
		m.source = h.sources[0]
	}
	// A time without its zone is China's where the page speaks Chinese.
	chinese := page.HasHan(m.title) || page.HasHan(m.ogTitle) || page.HasHan(m.jsonTitle)
	for _, dates := range [...][]string{m.jsonDates, h.dates, timeTags[:min(1, len(timeTags))], {scripted}} {
		if m.published.IsZero() {
			m.published = firstDate(dates, chinese)
		}
	}
	for _, dates := range [...][]string{m.jsonMods, h.mods} {
		if m.modified.IsZero() {
			m.modified = firstDate(dates, chinese)
		}
	}
	return m
}

// scriptDate is the date that a page built by scripts gives to its own.
var scriptDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:create_?time|publish_?time|pub_?time|publish_?date|pub_?date|date_?published|ptime)["']?\s*[:=]\s*["'](\d{4}[-/年]\d{1,2}[-/月]\d{1,2}[^"']{0,20})["']`)
})

func firstDate(vs []string, chinese bool) time.Time {
	for _, v := range vs {
		if d, _, _, ok := page.Date(v, time.Time{}, chinese); ok {
			return d
		}
	}
	return time.Time{}
}

// personName refuses what pages put into their author tag and is no name.
func personName(s string) bool {
	return s != "" && !page.Nobody(s) && runes(s) <= 60 && !strings.Contains(s, "@") && !strings.Contains(s, "://") && !strings.ContainsAny(s, "{}<>") && !strings.HasPrefix(s, "www.")
}

func webURL(s string) string {
	s = page.Fold(s)
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

// jsonLD takes the article's facts from a block of JSON-LD.
func (m *meta) jsonLD(raw string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(raw)), &v) != nil {
		return
	}
	m.object(v, 0)
}

func (m *meta) object(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.object(e, depth+1)
		}
	case map[string]any:
		if articleType(v["@type"]) {
			m.articleObject(v)
			return
		}
		m.object(v["@graph"], depth+1)
		m.object(v["mainEntity"], depth+1)
	}
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, e := range v {
			if articleType(e) {
				return true
			}
		}
	}
	return false
}

func (m *meta) articleObject(v map[string]any) {
	set := func(to *string, s string) {
		if s = page.Fold(s); *to == "" && s != "" {
			*to = s
		}
	}
	set(&m.jsonTitle, str(v["headline"]))
	if b := str(v["articleBody"]); len(b) > len(m.body) {
		m.body = b
	}
	if a := names(v["author"]); personName(a) {
		set(&m.author, a)
	}
	set(&m.source, names(v["publisher"]))
	m.jsonDates = append(m.jsonDates, str(v["datePublished"]))
	m.jsonMods = append(m.jsonMods, str(v["dateModified"]))
}

func str(v any) string {
	s, _ := v.(string)
	return xhtml.UnescapeString(s)
}

// names joins the names of a person, an organisation, or a list of them.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return str(v)
	case map[string]any:
		return names(v["name"])
	case []any:
		var out []string
		for _, e := range v {
			if s := names(e); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}

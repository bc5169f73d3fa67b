package fetch

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/article"
)

const (
	maxRefreshes = 3
	refreshHead  = 8 << 10 // bytes in which a page says that it is elsewhere
	refreshSoon  = 5       // seconds: a page that waits longer is to be read
	refreshPage  = 64 << 10
)

// refresh gives the address that a page sends its reader on to at once by
// <meta http-equiv="refresh">, or nil. A long page is read and not left.
func refresh(src article.Source) *url.URL {
	if len(src.Data) > refreshPage || !bytes.Contains(bytes.ToLower(src.Data[:min(len(src.Data), refreshHead)]), []byte("refresh")) {
		return nil
	}
	z := html.NewTokenizer(bytes.NewReader(src.Data[:min(len(src.Data), refreshHead)]))
	noscript := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "noscript" {
				noscript = false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			noscript = noscript || t.Data == "noscript"
			if t.Data == "body" {
				return nil
			}
			if t.Data != "meta" || noscript {
				continue
			}
			if next := target(t.Attr, src.URL); next != nil {
				return next
			}
		}
	}
}

func target(attrs []html.Attribute, base string) *url.URL {
	var equiv, content string
	for _, a := range attrs {
		switch a.Key {
		case "http-equiv":
			equiv = a.Val
		case "content":
			content = a.Val
		}
	}
	after, to, ok := strings.Cut(content, ";")
	if !strings.EqualFold(strings.TrimSpace(equiv), "refresh") || !ok {
		return nil
	}
	if n, err := strconv.ParseFloat(strings.TrimSpace(after), 64); err != nil || n > refreshSoon {
		return nil
	}
	name, to, ok := strings.Cut(strings.TrimSpace(to), "=")
	if !ok || !strings.EqualFold(strings.TrimSpace(name), "url") {
		return nil
	}
	from, err := url.Parse(base)
	if err != nil {
		return nil
	}
	next, err := from.Parse(strings.Trim(strings.TrimSpace(to), `'"`))
	if err != nil || next.String() == base {
		return nil
	}
	return next
}

package markdown

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// frontMatter reads the block between --- (YAML) or +++ (TOML) at the top and
// gives the rest. Only plain keys are read: title, date, author and the like.
func frontMatter(s string, p *page.Page) string {
	fence := ""
	for _, f := range []string{"---", "+++"} {
		if strings.HasPrefix(s, f+"\n") || strings.HasPrefix(s, f+"\r\n") {
			fence = f
		}
	}
	if fence == "" {
		return s
	}
	head, rest, ok := cutFence(s, fence)
	if !ok {
		return s
	}
	list := "" // the key whose values stand below it, one a line
	var title, author, source, link, date, mod string
	for l := range strings.Lines(head) {
		l = strings.TrimRight(l, " \t\r\n")
		if below := strings.TrimLeft(l, " \t"); list != "" && (below != l || strings.HasPrefix(l, "- ")) {
			switch list {
			case "author": // "- Jane", "- name: Jane", "name: Jane"
				v := strings.TrimPrefix(below, "- ")
				if k, name, ok := strings.Cut(v, ":"); ok && strings.TrimSpace(k) == "name" {
					v = name
				} else if ok {
					continue // a link or an address of theirs
				}
				author = join(author, unquote(v))
			case "title": // folded: the words stand below
				title = strings.TrimSpace(title + " " + below)
			}
			continue
		}
		i := strings.IndexAny(l, ":=")
		if i <= 0 || l[0] == ' ' || l[0] == '\t' || l[0] == '#' {
			continue
		}
		key, v := strings.ToLower(strings.TrimSpace(l[:i])), unquote(l[i+1:])
		list = ""
		switch key {
		case "title", "标题":
			if title = v; v == ">" || v == ">-" || v == "|" || v == "|-" {
				title, list = "", "title"
			}
		case "author", "authors", "作者", "byline":
			if list = "author"; v != "" {
				author = ""
				for a := range strings.SplitSeq(strings.Trim(v, "[]"), ",") {
					author = join(author, unquote(a))
				}
			}
		case "date", "published", "publishdate", "created", "日期", "pubdate":
			date = v
		case "modified", "updated", "lastmod":
			mod = v
		case "source", "publisher", "site", "来源":
			source = v
		case "url", "link", "canonical", "canonical_url", "original_url":
			link = v
		}
	}
	set(&p.Title, title)
	set(&p.Byline, author)
	if strings.Contains(source, "://") { // web clippers put the address there
		link, source = source, ""
	}
	set(&p.Source, source)
	set(&p.URL, link)
	if d, _, _, ok := page.Date(date, p.Now, true); ok && p.Published.IsZero() {
		p.Published = d
	}
	if d, _, _, ok := page.Date(mod, p.Now, true); ok && p.Modified.IsZero() {
		p.Modified = d
	}
	return rest
}

// cutFence splits s after its first line at the next line that is the fence.
// Front matter has a key in its first line, unlike a rule above a text.
func cutFence(s, fence string) (head, rest string, ok bool) {
	s = s[strings.IndexByte(s, '\n')+1:]
	first, _, _ := strings.Cut(s, "\n")
	if strings.TrimRight(first, "\r ") != fence && !strings.ContainsAny(first, ":=#") {
		return "", "", false
	}
	for at := 0; at < len(s) && at < 64<<10; {
		line, _, more := strings.Cut(s[at:], "\n")
		if t := strings.TrimRight(line, "\r \t"); t == fence || t == "..." && fence == "---" {
			return s[:at], s[min(len(s), at+len(line)+1):], true
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	return "", "", false
}

func unquote(v string) string {
	v = strings.TrimSpace(v)
	if len(v) >= 2 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
		v = v[1 : len(v)-1]
	}
	return strings.TrimSpace(v)
}

func set(to *string, v string) {
	if *to == "" {
		*to = v
	}
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

package html

import (
	"encoding/json"
	"sort"
	"strings"

	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Bounds of the search for an article in a page's scripts.
const (
	maxState   = 4 << 20 // bytes of one script
	stateDepth = 24
	littleText = 2000 // bytes shown: a page with more carries its article itself
	leastState = 600  // bytes of an article that is worth showing
)

// bodyKeys are the names under which sites hand their scripts an article's
// text. A name alone proves nothing: its value must also read like an article.
var bodyKeys = map[string]bool{
	"articlebody": true, "article_content": true, "articlecontent": true, "body": true, "bodyhtml": true, "body_html": true,
	"content": true, "contenthtml": true, "content_html": true, "contents": true, "detail": true, "fulltext": true,
	"full_text": true, "html": true, "main": true, "maincontent": true, "richtext": true, "story": true, "storyhtml": true,
	"text": true, "content_noencode": true, "originalcontent": true, "originhtml": true, "paragraphs": true,
}

// otherKeys lead to what other people wrote, or to other articles.
var otherKeys = []string{"comment", "reply", "replies", "recommend", "related", "relate", "advert", "nextarticle", "prevarticle", "copyright", "i18n", "locale", "messages", "footer"}

// state is the article that a page built by scripts carries in their data.
type state struct{ title, body string }

// stateOf finds the best article in scripts: JSON alone, or the first object
// after an "=", as in window.__INITIAL_STATE__ = {…}.
func stateOf(scripts []string) state {
	var best state
	for _, s := range scripts {
		v, ok := firstObject(s)
		if !ok {
			continue
		}
		f := finder{}
		f.walk(v, "", "", 0)
		if len(f.best.body) > len(best.body) {
			best = f.best
		}
	}
	return best
}

func firstObject(s string) (any, bool) {
	if len(s) > maxState || len(s) < leastState {
		return nil, false
	}
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, "{") && !strings.HasPrefix(s, "[") {
		_, after, ok := strings.Cut(s, "=")
		if !ok {
			return nil, false
		}
		s = strings.TrimSpace(after)
		if rest, ok := strings.CutPrefix(s, "JSON.parse("); ok {
			var inner string
			if json.NewDecoder(strings.NewReader(rest)).Decode(&inner) != nil {
				return nil, false
			}
			s = inner
		}
		if !strings.HasPrefix(s, "{") && !strings.HasPrefix(s, "[") {
			return nil, false
		}
	}
	// Sites write undefined where JSON has no word for it.
	if strings.Contains(s, ":undefined") {
		s = strings.ReplaceAll(s, ":undefined", ":null")
	}
	var v any
	return v, json.NewDecoder(strings.NewReader(s)).Decode(&v) == nil
}

type finder struct{ best state }

// walk looks at every value. title is the nearest one that stands beside or
// above it.
func (f *finder) walk(v any, key, title string, depth int) {
	if depth > stateDepth {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for _, k := range []string{"title", "headline", "msg_title"} {
			if t := page.Fold(str(v[k])); t != "" && runes(t) <= 200 {
				title = t
				break
			}
		}
		for _, k := range sortedKeys(v) {
			if !leadsAway(k) {
				f.walk(v[k], k, title, depth+1)
			}
		}
	case []any:
		if bodyKeys[strings.ToLower(key)] {
			f.take(joinParts(v), title)
		}
		for _, e := range v {
			f.walk(e, key, title, depth+1)
		}
	case string:
		if bodyKeys[strings.ToLower(key)] {
			f.take(v, title)
		}
	}
}

func (f *finder) take(body, title string) {
	if len(body) >= leastState && len(body) > len(f.best.body) && reads(body) {
		f.best = state{title: title, body: body}
	}
}

// joinParts joins a list of paragraphs: strings, or objects with a text.
func joinParts(vs []any) string {
	var b strings.Builder
	for _, v := range vs {
		s := str(v)
		if m, ok := v.(map[string]any); ok {
			for _, k := range []string{"text", "content", "value", "html"} {
				if s = str(m[k]); s != "" {
					break
				}
			}
		}
		if s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// reads reports a text with several ends of sentences and few marks of code.
func reads(s string) bool {
	ends, code := 0, 0
	for _, r := range s {
		switch r {
		case '。', '！', '？', '.', '!', '?':
			ends++
		case '{', '}', ';', '=':
			code++
		}
	}
	return ends >= 4 && (code < 4*ends || strings.Contains(s, "</p>"))
}

func leadsAway(key string) bool {
	k := strings.ToLower(key)
	for _, o := range otherKeys {
		if strings.Contains(k, o) {
			return true
		}
	}
	return false
}

func sortedKeys(m map[string]any) []string {
	ks := make([]string, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	return ks
}

// isData reports a script that may carry an article.
func isData(n *xhtml.Node) bool {
	if n.FirstChild == nil || len(n.FirstChild.Data) < leastState || len(n.FirstChild.Data) > maxState {
		return false
	}
	s := n.FirstChild.Data
	head := strings.TrimSpace(s[:min(len(s), 200)])
	return strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[") || strings.Contains(head, "={") || strings.Contains(head, "= {") || strings.Contains(head, "JSON.parse(")
}

package feeds

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

// KarakeepAllowed reports whether an Authorization header carries the token of a
// webhook, in constant time. No token allows nothing.
func KarakeepAllowed(token, header string) bool {
	got, ok := strings.CutPrefix(header, "Bearer ")
	a, b := sha256.Sum256([]byte(got)), sha256.Sum256([]byte(token)) // one length for all
	return ok && token != "" && subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// ParseKarakeep reads an event. Only a link that was crawled wants points. Errors:
// fault.Invalid.
func ParseKarakeep(body []byte) ([]Incoming, error) {
	var event struct {
		Bookmark  string `json:"bookmarkId"`
		URL       string `json:"url"`
		Type      string `json:"type"`
		Operation string `json:"operation"`
	}
	if err := json.Unmarshal(body, &event); err != nil {
		return nil, fault.New(fault.Invalid, "the body is not an event of Karakeep: %w", err)
	}
	address := absolute(nil, event.URL)
	switch {
	case event.Operation != "crawled" || event.Type != "" && event.Type != "link":
		return nil, nil
	case event.Bookmark == "" || len(event.Bookmark) > 200:
		return nil, fault.New(fault.Invalid, "the event names no bookmark")
	case address == "":
		return nil, fault.New(fault.Invalid, "the event has no web address")
	}
	return []Incoming{{ID: event.Bookmark, Version: version(address), URL: address}}, nil
}

// Karakeep is the interface of a Karakeep server.
type Karakeep struct{ s Server }

// NewKarakeep names a server and a key of its API.
func NewKarakeep(address, key string, client *http.Client) *Karakeep {
	return &Karakeep{newServer(address, "Authorization", "Bearer "+key, client)}
}

// noteMark begins the note of each highlight of ours.
const noteMark = "划重点 Zhongdian: "

// Deliver writes the points as the summary of a bookmark, and highlights the
// passages they rest on where they are found in the text that the server keeps.
// What is there already is not written again.
func (k *Karakeep) Deliver(ctx context.Context, id string, d *digest.Digest) error {
	path := "/api/v1/bookmarks/" + url.PathEscape(id)
	var b struct {
		Summary string `json:"summary"`
		Content struct {
			HTML string `json:"htmlContent"`
		} `json:"content"`
	}
	if err := k.s.call(ctx, http.MethodGet, path+"?includeContent=true", nil, &b); err != nil {
		return err
	}
	if summary := Plain(d); b.Summary != summary {
		if err := k.s.call(ctx, http.MethodPatch, path, map[string]string{"summary": summary}, nil); err != nil {
			return err
		}
	}
	var have struct {
		Highlights []struct {
			Text string `json:"text"`
			Note string `json:"note"`
		} `json:"highlights"`
	}
	if err := k.s.call(ctx, http.MethodGet, path+"/highlights", nil, &have); err != nil {
		return err
	}
	done := map[string]bool{}
	for _, h := range have.Highlights {
		if strings.HasPrefix(h.Note, noteMark) {
			done[h.Text] = true
		}
	}
	text := textContent(b.Content.HTML)
	for i := range d.Points {
		for _, ev := range d.Points[i].Evidence {
			start, end, ok := findFolded(text, ev.Exact)
			if !ok || done[text[start:end]] {
				continue
			}
			done[text[start:end]] = true
			if err := k.s.call(ctx, http.MethodPost, "/api/v1/highlights", map[string]any{
				"bookmarkId": id, "startOffset": utf16Len(text[:start]), "endOffset": utf16Len(text[:end]),
				"color": "yellow", "text": text[start:end], "note": noteMark + d.Points[i].Text,
			}, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// textContent is the text of HTML as a browser's DOM counts it.
func textContent(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				skip++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); skip > 0 && (string(name) == "script" || string(name) == "style") {
				skip--
			}
		}
	}
}

// findFolded finds words in a text whose white space may differ, and gives their
// bytes there.
func findFolded(text, words string) (start, end int, ok bool) {
	parts := strings.Fields(words)
	if len(parts) == 0 {
		return 0, 0, false
	}
	for from := 0; from < len(text); {
		i := strings.Index(text[from:], parts[0])
		if i < 0 {
			return 0, 0, false
		}
		start = from + i
		end, ok = start+len(parts[0]), true
		for _, p := range parts[1:] {
			rest := strings.TrimLeft(text[end:], " \t\r\n\u00a0\u3000")
			at := len(text) - len(rest)
			if at == end || !strings.HasPrefix(rest, p) {
				ok = false
				break
			}
			end = at + len(p)
		}
		if ok {
			return start, end, true
		}
		_, n := utf8.DecodeRuneInString(text[start:])
		from = start + n
	}
	return 0, 0, false
}

// utf16Len is the length of s in the units of JavaScript.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

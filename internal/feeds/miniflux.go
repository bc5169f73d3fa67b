package feeds

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

// maxEntries is the most entries of one event.
const maxEntries = 1000

// MinifluxSigned reports whether body was signed with the secret: its
// HMAC-SHA256 in hexadecimal, compared in constant time. No secret signs nothing.
func MinifluxSigned(secret, signature string, body []byte) bool {
	got, err := hex.DecodeString(signature)
	if err != nil || secret == "" {
		return false
	}
	h := hmac.New(sha256.New, []byte(secret))
	_, _ = h.Write(body) // never fails
	return hmac.Equal(got, h.Sum(nil))
}

type minifluxEntry struct {
	ID        int64     `json:"id"`
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Content   string    `json:"content"`
	Published time.Time `json:"published_at"`
	Feed      struct {
		Title string `json:"title"`
	} `json:"feed"`
}

// ParseMiniflux reads an event. Events of other kinds hold no entries. Errors:
// fault.Invalid, TooLarge.
func ParseMiniflux(body []byte) ([]Incoming, error) {
	var event struct {
		Type string `json:"event_type"`
		Feed struct {
			Title string `json:"title"`
		} `json:"feed"`
		Entries []minifluxEntry `json:"entries"`
	}
	if err := json.Unmarshal(body, &event); err != nil {
		return nil, fault.New(fault.Invalid, "the body is not an event of Miniflux: %w", err)
	}
	if event.Type != "new_entries" {
		return nil, nil
	}
	if len(event.Entries) > maxEntries {
		return nil, fault.New(fault.TooLarge, "the event has %d entries; at most %d are taken", len(event.Entries), maxEntries)
	}
	var out []Incoming
	for _, e := range event.Entries {
		if e.ID <= 0 {
			return nil, fault.New(fault.Invalid, "an entry of the event has no id")
		}
		if strings.Contains(e.Content, mark) {
			continue // ours already
		}
		out = append(out, Incoming{
			ID: strconv.FormatInt(e.ID, 10), Version: version(e.Content), URL: absolute(nil, e.URL), Title: e.Title, Outlet: event.Feed.Title,
			Published: e.Published, Content: []byte(e.Content),
		})
	}
	return out, nil
}

func version(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// Miniflux is the interface of a Miniflux server.
type Miniflux struct{ s Server }

// NewMiniflux names a server and a token of its API.
func NewMiniflux(address, token string, client *http.Client) *Miniflux {
	return &Miniflux{newServer(address, "X-Auth-Token", token, client)}
}

// Deliver puts the points on top of an entry, once: an entry that has them
// already stays as it is. content is the entry's text as the event had it: what
// the server gives out goes through its image proxy and is not what it keeps.
func (m *Miniflux) Deliver(ctx context.Context, id, content string, d *digest.Digest) error {
	path := "/v1/entries/" + url.PathEscape(id)
	var now minifluxEntry
	if err := m.s.call(ctx, http.MethodGet, path, nil, &now); err != nil {
		return err
	}
	if strings.Contains(now.Content, mark) {
		return nil
	}
	if content == "" {
		content = now.Content
	}
	return m.s.call(ctx, http.MethodPut, path, map[string]string{"content": marked(d, now.URL) + content}, nil)
}

// marked is the block of points with the mark behind its heading.
func marked(d *digest.Digest, address string) string {
	page, _, _ := strings.Cut(absolute(nil, address), "#")
	w := wordsOf(d.Article.Lang)
	head := "<strong>" + w.head + "</strong>"
	return strings.Replace(Block(d, page, nil), head, `<strong><a href="`+escape(page+mark)+`">`+w.head+"</a></strong>", 1) + "<hr>\n"
}

package service

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/zhongdian/zhongdian/fault"
)

const hookSecret = "c4fdaf87900b72777cbe8e97d17b97a8"

// miniflux is a server of the reader's interface: it keeps entries and counts
// what is written. fails is the number of requests that it fails first.
type miniflux struct {
	*httptest.Server
	mu      sync.Mutex
	entries map[string]string
	written map[string]int
	fails   int
	status  int
	token   string
}

func newMiniflux(t *testing.T) *miniflux {
	t.Helper()
	m := &miniflux{entries: map[string]string{}, written: map[string]int{}, status: http.StatusServiceUnavailable, token: "key"}
	m.Server = httptest.NewServer(m)
	t.Cleanup(m.Close)
	return m
}

func (m *miniflux) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r.Header.Get("X-Auth-Token") != m.token {
		http.Error(w, `{"error_message":"Access Unauthorized"}`, http.StatusUnauthorized)
		return
	}
	if m.fails--; m.fails >= 0 {
		http.Error(w, "later", m.status)
		return
	}
	id, ok := strings.CutPrefix(r.URL.Path, "/v1/entries/")
	content, have := m.entries[id]
	if !ok || !have {
		http.NotFound(w, r)
		return
	}
	if r.Method == http.MethodPut {
		var in struct{ Content string }
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			http.Error(w, "bad", http.StatusBadRequest)
			return
		}
		m.entries[id], content = in.Content, in.Content
		m.written[id]++
		w.WriteHeader(http.StatusCreated)
	}
	fmt.Fprintf(w, `{"id":%s,"url":"https://qingyu.example/%s","content":%s}`, id, id, quoted(content))
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func (m *miniflux) entry(id string) (content string, written int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.entries[id], m.written[id]
}

// event is a webhook's body with its signature.
func event(secret string, entries ...string) (http.Header, []byte) {
	body := []byte(`{"event_type":"new_entries","feed":{"id":1,"title":"青屿新闻"},"entries":[` + strings.Join(entries, ",") + `]}`)
	h := hmac.New(sha256.New, []byte(secret))
	h.Write(body)
	return http.Header{"X-Miniflux-Signature": {hex.EncodeToString(h.Sum(nil))}}, body
}

func entry(id int, text string) string {
	return fmt.Sprintf(`{"id":%d,"title":"夜航","url":"https://qingyu.example/%d","published_at":"2026-03-18T08:30:00+08:00","content":%s}`, id, id, quoted(text))
}

func html(text string) string { return "<p>" + strings.ReplaceAll(text, "\n", "</p><p>") + "</p>" }

func TestMiniflux(t *testing.T) {
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "library.db")
			if name == "postgres" {
				store = server.Database(t)
			}
			testMiniflux(t, store)
		})
	}
}

func testMiniflux(t *testing.T, store string) {
	m := newMiniflux(t)
	long := html(strings.Repeat(nightStory+"\n", 3)) // long enough not to be fetched
	m.entries["7"], m.entries["8"] = long, long
	m.fails = 2
	l := feedLibrary(t, store)
	r, err := l.AddReader(t.Context(), ReaderRequest{Kind: ReaderMiniflux, Name: "我的", Address: m.URL, Token: "key", Secret: hookSecret})
	if err != nil {
		t.Fatal(err)
	}
	header, body := event(hookSecret, entry(7, long))
	for i, want := range []int{1, 0} { // Miniflux sends an event again where it did not hear our answer
		if n, err := l.Hook(t.Context(), ReaderMiniflux, header, body); err != nil || n != want {
			t.Fatalf("time %d: %d accepted, %v; want %d", i, n, err, want)
		}
	}
	eventually(t, "the points in the entry", func() bool { _, n := m.entry("7"); return n > 0 })
	content, _ := m.entry("7")
	if !strings.HasPrefix(content, "<p><strong><a href=\"https://qingyu.example/7#zhongdian-points\">划重点</a></strong></p>") ||
		!strings.Contains(content, "摘自原文") || !strings.HasSuffix(content, long) {
		t.Errorf("the entry is now %s", content)
	}
	// An event of the entry as it is now holds our mark and is passed over; a
	// changed text of an entry that has the points is not written again.
	header, body = event(hookSecret, entry(7, content))
	if n, err := l.Hook(t.Context(), ReaderMiniflux, header, body); err != nil || n != 0 {
		t.Errorf("our own points: %d accepted, %v", n, err)
	}
	header, body = event(hookSecret, entry(7, long+"<p>更正。</p>"), entry(8, long))
	if n, err := l.Hook(t.Context(), ReaderMiniflux, header, body); err != nil || n != 2 {
		t.Errorf("%d accepted, %v", n, err)
	}
	owed := func() map[string]int {
		list, err := l.Readers(t.Context())
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		return list[0].Owed
	}
	eventually(t, "all to be delivered", func() bool { return owed()["done"] == 3 })
	for id, want := range map[string]int{"7": 1, "8": 1} {
		if _, n := m.entry(id); n != want {
			t.Errorf("entry %s was written %d times, want %d", id, n, want)
		}
	}
	// What can't be delivered ends, and says why.
	header, body = event(hookSecret, entry(404, long))
	if _, err := l.Hook(t.Context(), ReaderMiniflux, header, body); err != nil {
		t.Fatal(err)
	}
	eventually(t, "an entry that is gone to fail", func() bool { return owed()["failed"] == 1 })
	if err := l.RemoveReader(t.Context(), r.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Hook(t.Context(), ReaderMiniflux, header, body); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a removed reader: %v", err)
	}
}

// TestHookForged: nothing is accepted without the secret, and no answer tells
// an unknown reader from a wrong secret.
func TestHookForged(t *testing.T) {
	l := newLibrary(t, LibraryOptions{Workers: -1})
	_, err := l.AddReader(t.Context(), ReaderRequest{Kind: ReaderMiniflux, Secret: hookSecret})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddReader(t.Context(), ReaderRequest{Kind: ReaderKarakeep, Secret: hookSecret}); err != nil {
		t.Fatal(err)
	}
	good, body := event(hookSecret, entry(1, "x"))
	forged, _ := event("another secret, as long as that", entry(1, "x"))
	crawled := []byte(`{"bookmarkId":"b","url":"https://qingyu.example/1","type":"link","operation":"crawled"}`)
	messages := map[string]bool{}
	for name, tt := range map[string]struct {
		kind   ReaderKind
		header http.Header
		body   []byte
	}{
		"unknown reader":       {"none", good, body},
		"no signature":         {ReaderMiniflux, nil, body},
		"an empty one":         {ReaderMiniflux, http.Header{"X-Miniflux-Signature": {""}}, body},
		"no hexadecimal":       {ReaderMiniflux, http.Header{"X-Miniflux-Signature": {"zz"}}, body},
		"of another secret":    {ReaderMiniflux, forged, body},
		"of another body":      {ReaderMiniflux, good, append([]byte(" "), body...)},
		"of the other kind":    {ReaderKarakeep, good, body},
		"karakeep, no token":   {ReaderKarakeep, nil, crawled},
		"karakeep, empty":      {ReaderKarakeep, http.Header{"Authorization": {"Bearer "}}, crawled},
		"karakeep, wrong":      {ReaderKarakeep, http.Header{"Authorization": {"Bearer " + hookSecret[1:]}}, crawled},
		"karakeep, no scheme":  {ReaderKarakeep, http.Header{"Authorization": {hookSecret}}, crawled},
		"miniflux, bearer":     {ReaderMiniflux, http.Header{"Authorization": {"Bearer " + hookSecret}}, body},
		"a name with a quote'": {"' OR 1=1 --", good, body},
	} {
		_, err := l.Hook(t.Context(), tt.kind, tt.header, tt.body)
		if fault.CodeOf(err) != fault.NotFound {
			t.Errorf("%s: %v", name, err)
			continue
		}
		messages[err.Error()] = true
	}
	if len(messages) != 1 {
		t.Errorf("the answers tell what is wrong: %v", messages)
	}
	if n, err := l.Counts(t.Context()); err != nil || len(n) != 0 {
		t.Errorf("jobs %v, %v", n, err)
	}
	sign := func(body string) http.Header {
		h := hmac.New(sha256.New, []byte(hookSecret))
		io.WriteString(h, body)
		return http.Header{"X-Miniflux-Signature": {hex.EncodeToString(h.Sum(nil))}}
	}
	for name, body := range map[string]string{"no JSON": "{", "no id": `{"event_type":"new_entries","entries":[{"title":"x"}]}`, "a list": "[]"} {
		if _, err := l.Hook(t.Context(), ReaderMiniflux, sign(body), []byte(body)); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, body := range []string{`{"event_type":"save_entry","entry":{"id":1}}`, `{"event_type":"new_entries","entries":[]}`} {
		if n, err := l.Hook(t.Context(), ReaderMiniflux, sign(body), []byte(body)); err != nil || n != 0 {
			t.Errorf("%s: %d, %v", body, n, err)
		}
	}
	if _, err := l.Hook(t.Context(), ReaderMiniflux, nil, make([]byte, MaxHookBytes+1)); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("a large body: %v", err)
	}
	for name, r := range map[string]ReaderRequest{
		"kind": {Kind: "pocket", Secret: hookSecret}, "short secret": {Kind: ReaderMiniflux, Secret: "short"},
		"no token": {Kind: ReaderMiniflux, Secret: hookSecret, Address: "https://x.example"}, "line break": {Kind: ReaderMiniflux, Secret: hookSecret, Token: "a\r\nb"},
		"address": {Kind: ReaderMiniflux, Secret: hookSecret, Address: "file:///x", Token: "t"}, "user in it": {Kind: ReaderMiniflux, Secret: hookSecret, Address: "https://u:p@x.example", Token: "t"},
	} {
		if _, err := l.AddReader(t.Context(), r); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// karakeep is a server of that interface.
type karakeep struct {
	*httptest.Server
	mu         sync.Mutex
	text       string
	summary    string
	patches    int
	highlights []map[string]any
	failPost   int
}

func (k *karakeep) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if r.Header.Get("Authorization") != "Bearer key" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	switch r.Method + " " + r.URL.Path {
	case "GET /api/v1/bookmarks/b1":
		_ = json.NewEncoder(w).Encode(map[string]any{"id": "b1", "summary": k.summary, "content": map[string]any{"type": "link", "htmlContent": k.text}})
	case "PATCH /api/v1/bookmarks/b1":
		var in struct{ Summary string }
		_ = json.NewDecoder(r.Body).Decode(&in)
		k.summary = in.Summary
		k.patches++
		fmt.Fprint(w, "{}")
	case "GET /api/v1/bookmarks/b1/highlights":
		_ = json.NewEncoder(w).Encode(map[string]any{"highlights": k.highlights})
	case "POST /api/v1/highlights":
		if k.failPost--; k.failPost == 0 {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		var in map[string]any
		_ = json.NewDecoder(r.Body).Decode(&in)
		k.highlights = append(k.highlights, in)
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, "{}")
	default:
		http.NotFound(w, r)
	}
}

func TestKarakeep(t *testing.T) {
	o := newOutlet(t, "青屿新闻")
	o.add("night", "跨海轮渡试行夜航", nightStory, false)
	k := &karakeep{text: "<style>p{}</style><div>😀 <p>" + strings.ReplaceAll(nightStory, "\n", "</p>\n\n<p>") + "</p></div>", failPost: 2}
	k.Server = httptest.NewServer(k)
	t.Cleanup(k.Close)
	l := feedLibrary(t, "")
	_, err := l.AddReader(t.Context(), ReaderRequest{Kind: ReaderKarakeep, Address: k.URL + "/", Token: "key", Secret: hookSecret})
	if err != nil {
		t.Fatal(err)
	}
	header := http.Header{"Authorization": {"Bearer " + hookSecret}}
	body := `{"jobId":"1","bookmarkId":"b1","userId":"u","url":"` + o.URL + `/night","type":"link","operation":"crawled"}`
	if n, err := l.Hook(t.Context(), ReaderKarakeep, header, []byte(strings.Replace(body, "crawled", "edited", 1))); err != nil || n != 0 {
		t.Errorf("another event: %d, %v", n, err)
	}
	for i, want := range []int{1, 0} {
		if n, err := l.Hook(t.Context(), ReaderKarakeep, header, []byte(body)); err != nil || n != want {
			t.Fatalf("time %d: %d accepted, %v; want %d", i, n, err, want)
		}
	}
	eventually(t, "the delivery", func() bool {
		list, err := l.Readers(t.Context())
		return err == nil && list[0].Owed["done"] == 1
	})
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.patches != 1 || !strings.Contains(k.summary, "1. ") || !strings.Contains(k.summary, "摘自原文") {
		t.Errorf("%d patches, summary %s", k.patches, k.summary)
	}
	if len(k.highlights) < 2 {
		t.Fatalf("highlights %v", k.highlights)
	}
	// The offsets count UTF-16 units of the text that a browser sees.
	units := utf16Of("😀 " + strings.ReplaceAll(nightStory, "\n", "\n\n"))
	seen := map[string]bool{}
	for _, h := range k.highlights {
		start, end := int(h["startOffset"].(float64)), int(h["endOffset"].(float64))
		text := h["text"].(string)
		if got := string16(units[start:end]); got != text {
			t.Errorf("at %d-%d stands %q, not %q", start, end, got, text)
		}
		if seen[text] {
			t.Errorf("%q is highlighted twice, though one request failed in between", text)
		}
		seen[text] = true
	}
}

// TestReaderTurnsBad: a refusal ends a delivery, what may be well again is tried
// again and stays owed; a redirect does not carry the token elsewhere.
func TestReaderTurnsBad(t *testing.T) {
	var stolen sync.Map
	thief := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { stolen.Store(r.Header.Get("X-Auth-Token"), true) }))
	defer thief.Close()
	long := html(strings.Repeat(nightStory+"\n", 3))
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		again  bool
	}{
		"refuses":   {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, false},
		"redirects": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, thief.URL, http.StatusFound) }, false},
		"no JSON":   {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>") }, true},
		"breaks off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "{")
			panic(http.ErrAbortHandler)
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			var asked atomic.Int32
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked.Add(1)
				tt.answer(w, r)
			}))
			defer srv.Close()
			l := newLibrary(t, LibraryOptions{FeedLook: 10 * time.Millisecond, Backoff: time.Millisecond})
			_, err := l.AddReader(context.Background(), ReaderRequest{Kind: ReaderMiniflux, Address: srv.URL, Token: "key", Secret: hookSecret})
			if err != nil {
				t.Fatal(err)
			}
			header, body := event(hookSecret, entry(1, long))
			if _, err := l.Hook(t.Context(), ReaderMiniflux, header, body); err != nil {
				t.Fatal(err)
			}
			eventually(t, "what was to become of the delivery", func() bool {
				list, err := l.Readers(t.Context())
				if tt.again {
					return err == nil && asked.Load() >= 3 && list[0].Owed["waiting"] == 1
				}
				return err == nil && asked.Load() == 1 && list[0].Owed["failed"] == 1
			})
		})
	}
	if _, ok := stolen.Load("key"); ok {
		t.Error("the token went to where the reader redirected")
	}
}

func utf16Of(s string) []uint16 { return utf16.Encode([]rune(s)) }

func string16(u []uint16) string { return string(utf16.Decode(u)) }

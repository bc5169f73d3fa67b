package httpapi

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// newspaper serves a feed with an article in each language.
func newspaper(t *testing.T) string {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>青屿新闻</title>
			<item><guid>2</guid><title>夜航</title><link>http://%[1]s/2</link><description>&lt;p&gt;%[2]s&lt;/p&gt;</description></item>
			<item><guid>1</guid><title>Night ferry</title><link>http://%[1]s/1</link><description>&lt;p&gt;%[3]s&lt;/p&gt;</description></item>
			</channel></rss>`, r.Host, ferryZH, ferryEN)
	}))
	t.Cleanup(srv.Close)
	return srv.URL + "/feed"
}

// eventually asks until the answer is right.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// TestFeeds: a subscription becomes stories and comes out again in three formats
// that another reader understands.
func TestFeeds(t *testing.T) {
	s := newSite(t, func(o *Options, so *service.Options) {
		private(o, so)
		o.KeysRequired, o.BaseURL = true, "https://points.example.org"
	})
	_, admin := s.key("admin", service.ScopeAdmin)
	_, reader := s.key("reader", service.ScopeFeeds)
	_, other := s.key("other", service.ScopeRead, service.ScopeWrite)
	body := map[string]any{"url": newspaper(t), "folder": "本地", "settings": map[string]any{"points": 2}}
	for _, k := range []string{reader, other} {
		s.post("/v1/feeds", body, "Authorization", k).problem(403, codeForbidden)
	}
	var f SubscribedFeed
	made := s.post("/v1/feeds", body, "Authorization", admin).want(201).into(&f)
	if made.header.Get("Location") != "https://points.example.org/v1/feeds/"+f.ID || f.Minutes != 30 || f.Settings.Points != 2 || f.Folder != "本地" {
		t.Fatalf("%+v at %q", f, made.header.Get("Location"))
	}
	s.post("/v1/feeds", body, "Authorization", admin).want(200)

	var page service.StoryPage
	eventually(t, "two stories", func() bool {
		page = service.StoryPage{}
		s.do("GET", "/v1/stories", "", "Authorization", reader).want(200).into(&page)
		return len(page.Stories) == 2
	})
	if d := page.Stories[0].Digest; page.Stories[0].Title != "夜航" || d == nil || len(d.Points) == 0 || len(d.Points) > 2 || d.Article.Text != "" {
		t.Fatalf("first story %+v", page.Stories[0])
	}
	if a := page.Stories[0].Digest.Article; a.Status != "partial" || !strings.Contains(a.StatusReason, "could not be had") {
		t.Errorf("the pages are not there, but the article is %q (%s)", a.Status, a.StatusReason)
	}
	s.do("GET", "/v1/feeds/"+f.ID, "", "Authorization", admin).want(200).into(&f)
	if f.Title != "青屿新闻" || f.Checked.IsZero() || f.Error != nil {
		t.Errorf("%+v", f)
	}
	for format, media := range map[string]string{"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"} {
		path := "/v1/feed." + format + "?feed=" + f.ID + "&full=true"
		s.do("GET", path, "", "Authorization", other).problem(403, codeForbidden)
		if r := s.do("GET", path, ""); !strings.HasPrefix(r.header.Get("Www-Authenticate"), "Basic ") {
			t.Errorf("%s: a reader is not asked for a password: %q", format, r.header.Get("Www-Authenticate"))
		}
		basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("me:"+strings.TrimPrefix(reader, "Bearer ")))
		r := s.do("GET", path, "", "Authorization", basic).want(200)
		got, err := gofeed.NewParser().ParseString(string(r.body))
		if err != nil || len(got.Items) != 2 {
			t.Fatalf("%s: %v\n%.500s", format, err, r.body)
		}
		text := got.Items[0].Content + got.Items[0].Description
		if got.Items[0].Title != "夜航" || !strings.Contains(text, "青屿市四日宣布") || !strings.HasPrefix(r.header.Get("Content-Type"), media) || !strings.Contains(got.FeedLink, "https://points.example.org"+path[:len("/v1/feed.")]) {
			t.Errorf("%s: %q at %q as %q: %.300s", format, got.Items[0].Title, got.FeedLink, r.header.Get("Content-Type"), text)
		}
		tag := r.header.Get("Etag")
		if r := s.do("GET", path, "", "Authorization", reader, "If-None-Match", `"x", W/`+tag).want(304); tag == "" || len(r.body) > 0 {
			t.Errorf("%s: tag %q, %d bytes where nothing has changed", format, tag, len(r.body))
		}
		s.do("GET", "/v1/feed."+format+"?feed=nobody", "", "Authorization", reader).problem(404, fault.NotFound)
	}
	if got := string(s.do("GET", "/v1/opml", "", "Authorization", admin).want(200).body); !strings.Contains(got, f.URL) || !strings.Contains(got, "本地") {
		t.Errorf("list %s", got)
	}
	s.do("POST", "/v1/feeds/"+f.ID+"/refresh", "", "Authorization", admin).want(202)
	s.do("DELETE", "/v1/feeds/"+f.ID, "", "Authorization", admin).want(204)
	s.do("DELETE", "/v1/feeds/"+f.ID, "", "Authorization", admin).problem(404, fault.NotFound)
}

// reading is a server with the interface of a reader, strict about its token.
type reading struct {
	*httptest.Server
	mu     sync.Mutex
	header string // and what must stand in it
	token  string
	answer map[string]string // to GET, by path
	wrote  map[string]string // by method and path; the last one
	times  int
}

func newReading(t *testing.T, header, token string, answer map[string]string) *reading {
	r := &reading{header: header, token: token, answer: answer, wrote: map[string]string{}}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (s *reading) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Header.Get(s.header) != s.token {
		http.Error(w, `{}`, http.StatusUnauthorized)
		return
	}
	if r.Method == http.MethodGet {
		text, ok := s.answer[r.URL.Path]
		if !ok {
			http.Error(w, `{}`, http.StatusNotFound)
			return
		}
		_, _ = io.WriteString(w, text)
		return
	}
	data, _ := io.ReadAll(r.Body)
	s.wrote[r.Method+" "+r.URL.Path] = string(data)
	s.times++
	w.WriteHeader(http.StatusCreated)
	_, _ = io.WriteString(w, `{}`)
}

func (s *reading) got(what string) (string, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wrote[what], s.times
}

func sign(secret, body string) string {
	h := hmac.New(sha256.New, []byte(secret))
	_, _ = io.WriteString(h, body)
	return hex.EncodeToString(h.Sum(nil))
}

const (
	minifluxSecret = "0123456789abcdef0123456789abcdef"
	karakeepToken  = "a token of twenty letters"
)

func minifluxEvent(id int) string {
	return fmt.Sprintf(`{"event_type":"new_entries","feed":{"id":8,"title":"青屿新闻","feed_url":"https://qingyu.example/feed"},"entries":[
		{"id":%d,"title":"夜航","url":"https://qingyu.example/%d","published_at":"2026-03-18T08:30:00+08:00","content":%s,"tags":[]}]}`, id, id, quote("<p>"+strings.Repeat(ferryZH, 10)+"</p>"))
}

// TestMiniflux: a signed event is answered in the reader, once; a forged one does
// nothing at all.
func TestMiniflux(t *testing.T) {
	s := newSite(t, func(o *Options, so *service.Options) { private(o, so); o.KeysRequired = true })
	_, admin := s.key("admin", service.ScopeAdmin)
	content := "<p>" + strings.Repeat(ferryZH, 10) + "</p>"
	r := newReading(t, "X-Auth-Token", "t0k3n", map[string]string{"/v1/entries/77": `{"id":77,"url":"https://qingyu.example/77","content":` + quote(content) + `}`})
	const hook = "/v1/webhooks/miniflux"
	body := minifluxEvent(77)
	s.do("POST", hook, body, "X-Miniflux-Signature", sign(minifluxSecret, body)).problem(404, fault.NotFound) // nobody is served yet
	var served ServedReader
	s.post("/v1/readers", map[string]any{"kind": "miniflux", "name": "家", "address": r.URL, "token": "t0k3n", "secret": minifluxSecret}, "Authorization", admin).want(201).into(&served)
	if served.Webhook != hook || served.Name != "家" {
		t.Errorf("%+v", served)
	}
	s.post("/v1/readers", map[string]any{"kind": "miniflux", "secret": minifluxSecret}, "Authorization", admin).problem(400, fault.Invalid) // taken
	good := sign(minifluxSecret, body)
	for name, signature := range map[string]string{
		"none": "", "another secret": sign("another secret of a stranger", body), "another body": sign(minifluxSecret, body+" "), "cut": good[:62], "longer": good + "00",
		"no hex": strings.Repeat("z", 64), "a key of ours": admin, "an empty secret": sign("", body),
	} {
		if p := s.do("POST", hook, body, "X-Miniflux-Signature", signature).problem(404, fault.NotFound); strings.Contains(p.Detail, served.ID) {
			t.Errorf("%s: %q tells of the reader", name, p.Detail)
		}
	}
	s.do("POST", "/v1/webhooks/karakeep", body, "X-Miniflux-Signature", good).problem(404, fault.NotFound)
	s.do("POST", hook, "", "X-Miniflux-Signature", sign(minifluxSecret, "")).problem(400, fault.Invalid)
	s.do("POST", hook, "[", "X-Miniflux-Signature", sign(minifluxSecret, "[")).problem(400, fault.Invalid)
	accepted := func() (n int) {
		var out struct{ Accepted int }
		s.do("POST", hook, body, "X-Miniflux-Signature", good).want(202).into(&out)
		return out.Accepted
	}
	if n := s.deliveries(admin); n != 0 {
		t.Fatalf("%d deliveries after forged events", n)
	}
	if a, b := accepted(), accepted(); a != 1 || b != 0 {
		t.Errorf("%d, then %d accepted; want 1, then 0", a, b)
	}
	eventually(t, "points in Miniflux", func() bool { got, _ := r.got("PUT /v1/entries/77"); return got != "" })
	got, times := r.got("PUT /v1/entries/77")
	var put struct{ Content string }
	if err := json.Unmarshal([]byte(got), &put); err != nil || !strings.HasSuffix(put.Content, content) || !strings.Contains(put.Content, "<li>") || times != 1 {
		t.Errorf("%d times, %v: %.400s", times, err, put.Content)
	}
	s.do("GET", "/v1/readers", "", "Authorization", admin).want(200)
	if all := string(s.do("GET", "/v1/readers", "", "Authorization", admin).body) + s.log.String(); strings.Contains(all, "t0k3n") || strings.Contains(all, minifluxSecret) {
		t.Error("a token or a secret is given out")
	}
	s.do("DELETE", "/v1/readers/"+served.ID, "", "Authorization", admin).want(204)
	s.do("POST", hook, body, "X-Miniflux-Signature", good).problem(404, fault.NotFound)
}

// deliveries is how many entries are or were owed to readers.
func (s *site) deliveries(admin string) (n int) {
	s.t.Helper()
	var out struct{ Readers []ServedReader }
	s.do("GET", "/v1/readers", "", "Authorization", admin).want(200).into(&out)
	for _, r := range out.Readers {
		for _, k := range r.Deliveries {
			n += k
		}
	}
	return n
}

// TestKarakeep: a bookmark that was crawled gets a summary and highlights.
func TestKarakeep(t *testing.T) {
	s := newSite(t, func(o *Options, so *service.Options) { private(o, so); o.KeysRequired = true })
	_, admin := s.key("admin", service.ScopeAdmin)
	article := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<html><head><title>Night ferry</title></head><body><article><h1>Night ferry</h1><p>%s</p></article></body></html>", ferryEN)
	}))
	t.Cleanup(article.Close)
	r := newReading(t, "Authorization", "Bearer ak1_key", map[string]string{
		"/api/v1/bookmarks/bm1":            `{"id":"bm1","summary":null,"content":{"type":"link","htmlContent":` + quote("<p>"+ferryEN+"</p>") + `}}`,
		"/api/v1/bookmarks/bm1/highlights": `{"highlights":[]}`,
	})
	s.post("/v1/readers", map[string]any{"kind": "karakeep", "address": r.URL, "token": "ak1_key", "secret": karakeepToken}, "Authorization", admin).want(201)
	const hook = "/v1/webhooks/karakeep"
	body := `{"jobId":"1","bookmarkId":"bm1","userId":"u","url":` + quote(article.URL+"/a") + `,"type":"link","operation":"crawled"}`
	for _, forged := range []string{"", "Bearer", "Bearer ", karakeepToken, "Bearer " + karakeepToken + "x", "Basic " + karakeepToken, "bearer " + strings.ToUpper(karakeepToken), admin} {
		s.do("POST", hook, body, "Authorization", forged).problem(404, fault.NotFound)
	}
	s.do("POST", "/v1/webhooks/miniflux", body, "Authorization", "Bearer "+karakeepToken).problem(404, fault.NotFound)
	if n := s.deliveries(admin); n != 0 {
		t.Fatalf("%d deliveries after forged events", n)
	}
	var out struct{ Accepted int }
	s.do("POST", hook, strings.Replace(body, "crawled", "deleted", 1), "Authorization", "Bearer "+karakeepToken).want(202).into(&out)
	if out.Accepted != 0 {
		t.Error("a bookmark that was deleted is read")
	}
	s.do("POST", hook, body, "Authorization", "Bearer "+karakeepToken).want(202).into(&out)
	if out.Accepted != 1 {
		t.Fatalf("%d accepted", out.Accepted)
	}
	eventually(t, "a highlight in Karakeep", func() bool { got, _ := r.got("POST /api/v1/highlights"); return got != "" })
	summary, _ := r.got("PATCH /api/v1/bookmarks/bm1")
	if !strings.Contains(summary, "ferry") {
		t.Errorf("summary %q", summary)
	}
	var h struct {
		BookmarkID             string
		StartOffset, EndOffset int
		Text                   string
	}
	got, _ := r.got("POST /api/v1/highlights")
	if err := json.Unmarshal([]byte(got), &h); err != nil || h.BookmarkID != "bm1" || h.EndOffset > len(ferryEN) || ferryEN[h.StartOffset:h.EndOffset] != h.Text {
		t.Errorf("%v: %s", err, got)
	}
}

// feeds holds the answers about feeds and readers against the document.
func (c *contract) feeds() {
	s, t := c.s, c.t
	large := strings.Repeat(" ", MaxFileBytes+1)
	js := []string{"Content-Type", "application/json"}
	var f SubscribedFeed
	body := map[string]any{"url": newspaper(t)}
	c.holds("POST", "/v1/feeds", s.post("/v1/feeds", body)).want(201).into(&f)
	c.holds("POST", "/v1/feeds", s.post("/v1/feeds", body)).want(200)
	c.holds("POST", "/v1/feeds", s.post("/v1/feeds", map[string]any{"url": "file:///etc/passwd"})).want(400)
	c.holds("POST", "/v1/feeds", s.post("/v1/feeds", map[string]any{"url": "https://x.example", "every": 5})).want(400)
	c.holds("POST", "/v1/readers", s.post("/v1/readers", map[string]any{"kind": "miniflux", "secret": "short"})).want(400)
	var mf ServedReader
	c.holds("POST", "/v1/readers", s.post("/v1/readers", map[string]any{"kind": "miniflux", "secret": minifluxSecret})).want(201).into(&mf)
	c.holds("POST", "/v1/readers", s.post("/v1/readers", map[string]any{"kind": "karakeep", "secret": karakeepToken})).want(201)
	for _, path := range []string{"/v1/feeds", "/v1/readers"} {
		c.holds("POST", path, s.do("POST", path, large, js...)).want(413)
		c.holds("POST", path, s.do("POST", path, "url=x", "Content-Type", "application/x-www-form-urlencoded")).want(415)
	}
	list := string(c.holds("GET", "/v1/opml", s.do("GET", "/v1/opml", "")).want(200).body)
	c.holds("POST", "/v1/opml", s.do("POST", "/v1/opml", strings.Replace(list, f.URL, "ftp://x.example", 1), "Content-Type", opmlType)).want(200)
	c.holds("POST", "/v1/opml", s.do("POST", "/v1/opml", "no list")).want(400)
	c.holds("POST", "/v1/opml", s.do("POST", "/v1/opml", large)).want(413)
	eventually(t, "stories", func() bool {
		return strings.Contains(string(c.holds("GET", "/v1/stories", s.do("GET", "/v1/stories?limit=1", "")).want(200).body), `"next"`)
	})
	for _, format := range []string{"rss", "atom", "json"} {
		path := "/v1/feed." + format
		tag := c.holds("GET", path, s.do("GET", path, "")).want(200).header.Get("Etag")
		c.holds("GET", path, s.do("GET", path, "", "If-None-Match", tag)).want(304)
		c.holds("GET", path, s.do("GET", path+"?limit=101", "")).want(400)
		c.holds("GET", path, s.do("GET", path+"?feed=00", "")).want(404)
	}
	for _, path := range []string{"/v1/feeds", "/v1/readers", "/v1/stories", "/v1/opml"} {
		if path != "/v1/opml" {
			c.holds("GET", path, s.do("GET", path, "")).want(200)
		}
		c.holds("GET", path, s.do("GET", path+"?no=1", "")).want(400)
	}
	event := minifluxEvent(1)
	for path, header := range map[string]func(string) []string{
		"/v1/webhooks/miniflux": func(b string) []string { return []string{"X-Miniflux-Signature", sign(minifluxSecret, b)} },
		"/v1/webhooks/karakeep": func(string) []string { return []string{"Authorization", "Bearer " + karakeepToken} },
	} {
		c.holds("POST", path, s.do("POST", path, event, header(event)...)).want(202)
		c.holds("POST", path, s.do("POST", path, "{", header("{")...)).want(400)
		c.holds("POST", path, s.do("POST", path, large, header(large)...)).want(413)
		c.holds("POST", path, s.do("POST", path, event)).want(404)
	}
	for _, o := range []struct{ method, path, id string }{
		{"GET", "/v1/feeds/{id}", f.ID}, {"POST", "/v1/feeds/{id}/refresh", f.ID}, {"DELETE", "/v1/feeds/{id}", f.ID}, {"DELETE", "/v1/readers/{id}", mf.ID},
	} {
		for id, status := range map[string]int{"00": 404, "A%20b": 400} {
			c.holds(o.method, o.path, s.do(o.method, strings.Replace(o.path, "{id}", id, 1), "")).want(status)
		}
		if r := c.holds(o.method, o.path, s.do(o.method, strings.Replace(o.path, "{id}", o.id, 1), "")); r.status >= 300 {
			t.Errorf("%s %s: %d", o.method, o.path, r.status)
		}
	}
}

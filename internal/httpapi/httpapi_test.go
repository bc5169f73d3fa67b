package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	ferryZH = "青屿市四日宣布，跨海轮渡将于下月八日试行夜航。首批投入四艘电动船，每艘可载客二百人。票价为八元，比白天便宜一半。市交通局局长林岚说，夜航可能延长到凌晨两点。试航期间没有发生事故。"
	ferryEN = "The city of Harrow said on Tuesday that its ferry will sail at night from 8 April. Four electric boats will carry 200 people each. A ticket costs 8 crowns, half the price of the day. Officials said the service may be extended. No accident happened in the trials."
)

// site is a running API with what a test needs of it.
type site struct {
	t   *testing.T
	api *API
	lib *service.Library
	url string
	log *bytes.Buffer
	c   *http.Client
}

// newSite starts an API with a real library and a real server. change may be nil.
func newSite(t *testing.T, change func(*Options, *service.Options)) *site {
	t.Helper()
	log := &bytes.Buffer{}
	handler := slog.NewTextHandler(&locked{w: log}, &slog.HandlerOptions{Level: slog.LevelDebug})
	so := service.Options{Timeout: 10 * time.Second}
	o := Options{Log: slog.New(handler)}
	if change != nil {
		change(&o, &so)
	}
	var err error
	if o.Service, err = service.New(so); err != nil {
		t.Fatal(err)
	}
	if o.Library, err = service.OpenLibrary(context.Background(), o.Service, service.LibraryOptions{Store: filepath.Join(t.TempDir(), "library.db")}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Library.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	api, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(api)
	t.Cleanup(srv.Close)
	tr := &http.Transport{}
	t.Cleanup(tr.CloseIdleConnections)
	return &site{t: t, api: api, lib: o.Library, url: srv.URL, log: log, c: &http.Client{Transport: tr, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// locked is a writer for several goroutines.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// reply is an answer, read to its end.
type reply struct {
	t      *testing.T
	status int
	header http.Header
	body   []byte
}

// do sends one request. header is name, value, name, value.
func (s *site) do(method, path, body string, header ...string) reply {
	s.t.Helper()
	req, err := http.NewRequest(method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			req.Host = header[i+1]
			continue
		}
		req.Header.Set(header[i], header[i+1])
	}
	return s.send(req)
}

func (s *site) send(req *http.Request) reply {
	s.t.Helper()
	resp, err := s.c.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{s.t, resp.StatusCode, resp.Header, data}
}

func (s *site) post(path string, v any, header ...string) reply {
	s.t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do("POST", path, string(data), append([]string{"Content-Type", "application/json"}, header...)...)
}

func (r reply) want(status int) reply {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d: %.500s", r.status, status, r.body)
	}
	return r
}

// problem wants a failure of a code, in the one shape.
func (r reply) problem(status int, code fault.Code) Problem {
	r.t.Helper()
	r.want(status)
	var p Problem
	if err := json.Unmarshal(r.body, &p); err != nil {
		r.t.Fatalf("%v: %s", err, r.body)
	}
	if p.Code != code || p.Status != status || p.Detail == "" || p.Type != "urn:zhongdian:problem:"+string(code) || p.RequestID != r.header.Get("X-Request-Id") || p.RequestID == "" {
		r.t.Fatalf("problem %+v, want the code %s and a request id", p, code)
	}
	if ct := r.header.Get("Content-Type"); ct != problemType {
		r.t.Fatalf("Content-Type %q", ct)
	}
	return p
}

func (r reply) into(v any) reply {
	r.t.Helper()
	if err := json.Unmarshal(r.body, v); err != nil {
		r.t.Fatalf("%v: %.300s", err, r.body)
	}
	return r
}

func (r reply) digest() *digest.Digest {
	r.t.Helper()
	var d digest.Digest
	r.into(&d)
	if err := d.CheckValid(); err != nil {
		r.t.Fatalf("the digest breaks the laws: %v", err)
	}
	return &d
}

// form makes a multipart body. Names of fields that begin with @ are files.
func form(t *testing.T, fields ...string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		var part io.Writer
		var err error
		if name, ok := strings.CutPrefix(fields[i], "@"); ok {
			part, err = w.CreateFormFile("file", name)
		} else {
			part, err = w.CreateFormField(fields[i])
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, fields[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

// TestForms: the same article in every form gives the same points.
func TestForms(t *testing.T) {
	s := newSite(t, nil)
	want := s.post("/v1/highlight?keep=false", map[string]any{"text": ferryZH, "date": "2026-03-04"}).want(200).digest()
	if len(want.Points) == 0 || want.Article.Lang != "zh" || want.ID != "" {
		t.Fatalf("%d points, language %q, id %q", len(want.Points), want.Article.Lang, want.ID)
	}
	file, fileType := form(t, "@船.txt", ferryZH, "date", "2026-03-04")
	text, textType := form(t, "text", ferryZH, "date", "2026年3月4日")
	for name, r := range map[string]reply{
		"kept":      s.post("/v1/highlight", map[string]any{"text": ferryZH, "date": "2026-03-04"}).want(201),
		"file":      s.do("POST", "/v1/highlight", file, "Content-Type", fileType).want(201),
		"form":      s.do("POST", "/v1/highlight?keep=false", text, "Content-Type", textType).want(200),
		"body":      s.do("POST", "/v1/highlight?keep=false", ferryZH, "Content-Type", "text/plain; charset=utf-8").want(200),
		"octets":    s.do("POST", "/v1/highlight?keep=false", ferryZH, "Content-Type", "application/octet-stream").want(200),
		"again":     s.post("/v1/highlight?keep=false", map[string]any{"text": ferryZH, "date": "2026-03-04"}).want(200),
		"marked":    s.do("POST", "/v1/highlight?keep=false", "\uFEFF{\"text\":"+quote(ferryZH)+"}", "Content-Type", "application/json").want(200),
		"byte mark": s.do("POST", "/v1/highlight?keep=false", "\uFEFF"+ferryZH, "Content-Type", "text/plain").want(200),
	} {
		got := r.digest()
		if len(got.Points) != len(want.Points) || got.Article.TextSHA256 != want.Article.TextSHA256 {
			t.Errorf("%s: %d points of %s, want %d of %s", name, len(got.Points), got.Article.TextSHA256, len(want.Points), want.Article.TextSHA256)
		}
	}
}

func quote(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

// TestSettings: what the query says wins over the body, and both over the server.
func TestSettings(t *testing.T) {
	s := newSite(t, nil)
	body := map[string]any{"text": ferryEN, "settings": map[string]any{"points": 2, "words_per_minute": 100, "explain": true}}
	d := s.post("/v1/highlight?points=1&with_text=true&keep=false", body).want(200).digest()
	if len(d.Points) != 1 || d.ReadingSpeed.WordsPerMinute != 100 || d.Article.Text == "" || len(d.Points[0].Words) == 0 {
		t.Errorf("%d points, speed %v, text %q, words %d", len(d.Points), d.ReadingSpeed, d.Article.Text, len(d.Points[0].Words))
	}
	if d := s.post("/v1/highlight?keep=false", body).want(200).digest(); len(d.Points) != 2 || d.Article.Text != "" {
		t.Errorf("%d points, want the 2 of the body, and no text", len(d.Points))
	}
	kept := s.post("/v1/highlight?points=1", body).want(201).digest()
	if len(kept.Points) != 1 || kept.ReadingSpeed.WordsPerMinute != 100 || kept.Article.Text != "" || len(kept.Points[0].Words) == 0 {
		t.Errorf("kept: %d points, speed %v", len(kept.Points), kept.ReadingSpeed)
	}
	s.post("/v1/highlight?points=51", body).problem(400, fault.Invalid)
	s.post("/v1/highlight?points=ten", body).problem(400, fault.Invalid)
	if p := s.post("/v1/highlight?point=1", body).problem(400, fault.Invalid); len(p.Errors) != 1 || p.Errors[0].Location != "query.point" {
		t.Errorf("a misspelled parameter: %+v", p)
	}
	s.post("/v1/highlight", map[string]any{"text": "x", "settings": map[string]any{"points": -1}}).problem(400, fault.Invalid)
	s.post("/v1/highlight?keep=false", map[string]any{"text": "x", "settings": map[string]any{"length": "endless"}}).problem(400, fault.Invalid)
}

func TestCheckAndRead(t *testing.T) {
	s := newSite(t, nil)
	body := map[string]any{"text": ferryEN, "points": []any{"A ticket costs 8 crowns.", map[string]any{"text": "A ticket costs 9 crowns."}}}
	d := s.post("/v1/check", body).want(201).digest()
	if len(d.Points) != 2 || d.Points[0].Verdict != digest.Supported || d.Points[1].Verdict == digest.Supported {
		t.Errorf("verdicts %+v", d.Points)
	}
	fields, contentType := form(t, "@a.txt", ferryEN, "points", "- A ticket costs 8 crowns.\n- A ticket costs 9 crowns.\n")
	if d := s.do("POST", "/v1/check?keep=false", fields, "Content-Type", contentType).want(200).digest(); len(d.Points) != 2 {
		t.Errorf("%d points of a form, want 2", len(d.Points))
	}
	s.post("/v1/check", map[string]any{"text": ferryEN}).problem(400, fault.Invalid)
	s.post("/v1/highlight", body).problem(400, fault.Invalid)
	var read struct {
		Article digest.Article
		Points  *json.RawMessage
	}
	s.post("/v1/read", map[string]any{"html": "<h1>Night ferry</h1><p>" + ferryEN}).want(201).into(&read)
	if !strings.Contains(read.Article.Text, "Four electric boats") || read.Points != nil {
		t.Errorf("read gave %+v", read)
	}
}

// TestFormats: by name and by Accept, and refused where one doesn't fit.
func TestFormats(t *testing.T) {
	s := newSite(t, nil)
	made := s.post("/v1/highlight", map[string]any{"text": ferryZH}).want(201)
	at := made.header.Get("Location")
	read := s.post("/v1/read", map[string]any{"text": ferryZH}).want(201).header.Get("Location")
	for _, c := range []struct{ path, accept, media, holds string }{
		{at, "", "application/json", `"stale":false`},
		{at, "*/*", "application/json", `"digest":`},
		{at, "text/html,application/xhtml+xml,*/*;q=0.8", "text/html", `<section class="zhongdian"`},
		{at, "text/markdown", "text/markdown", "夜航"},
		{at, "application/ld+json", "application/ld+json", "TextQuoteSelector"},
		{at, "text/*;q=0.4, application/json;q=0.3", "text/markdown", "夜航"},
		{at + "?format=annotations", "text/html", "application/ld+json", "夜航"},
		{at + "?format=text&ui=en", "", "text/plain", "characters"},
		{read, "text/html, text/plain;q=0.1", "text/plain", "青屿市"},
		{read + "?format=markdown", "", "text/markdown", "青屿市"},
	} {
		r := s.do("GET", c.path, "", "Accept", c.accept).want(200)
		if !strings.HasPrefix(r.header.Get("Content-Type"), c.media) || !strings.Contains(string(r.body), c.holds) {
			t.Errorf("%s as %q: %s, %.200s; want %s with %q", c.path, c.accept, r.header.Get("Content-Type"), r.body, c.media, c.holds)
		}
	}
	s.do("GET", at, "", "Accept", "image/png").problem(406, codeNotAcceptable)
	s.do("GET", at, "", "Accept", "application/json;q=0").problem(406, codeNotAcceptable)
	s.do("GET", read+"?format=html", "").problem(406, codeNotAcceptable)
	s.do("GET", at+"?format=pdf", "").problem(400, fault.Invalid)
}

// TestResults: found, paged, forgotten.
func TestResults(t *testing.T) {
	s := newSite(t, nil)
	var ids []string
	for _, text := range []string{ferryZH, ferryEN, "The harbour of Harrow opens in June. It has 40 berths."} {
		ids = append(ids, s.post("/v1/highlight", map[string]any{"text": text}).want(201).digest().ID)
	}
	var page service.Page
	first := s.do("GET", "/v1/results?limit=2", "").want(200).into(&page)
	if len(page.Results) != 2 || page.Results[0].ID != ids[2] || page.Next == "" {
		t.Fatalf("first page %+v", page)
	}
	next := first.header.Get("Link")
	path, rel, _ := strings.Cut(strings.TrimPrefix(next, "<"), ">")
	if !strings.Contains(rel, `rel="next"`) {
		t.Fatalf("Link %q", next)
	}
	page = service.Page{}
	s.do("GET", path, "").want(200).into(&page)
	if len(page.Results) != 1 || page.Results[0].ID != ids[0] || page.Next != "" {
		t.Errorf("second page %+v", page)
	}
	for q, want := range map[string]string{"夜航": ids[0], "electric": ids[1], "berths": ids[2]} {
		page = service.Page{}
		s.do("GET", "/v1/results?q="+q, "").want(200).into(&page)
		if len(page.Results) != 1 || page.Results[0].ID != want {
			t.Errorf("search for %s: %+v", q, page)
		}
	}
	s.do("DELETE", "/v1/results/"+ids[0], "").want(204)
	s.do("DELETE", "/v1/results/"+ids[0], "").problem(404, fault.NotFound)
	s.do("GET", "/v1/results/"+ids[0], "").problem(404, fault.NotFound)
	s.do("GET", "/v1/results?limit=0", "").problem(400, fault.Invalid)
	s.do("GET", "/v1/results?cursor=%00", "").problem(400, fault.Invalid)
	s.do("GET", "/v1/results?since=yesterday", "").problem(400, fault.Invalid)
}

// TestIdempotency: the same key gets the same answer, another request none.
func TestIdempotency(t *testing.T) {
	s := newSite(t, nil)
	key := []string{"Idempotency-Key", "k-1"}
	one := s.post("/v1/highlight", map[string]any{"text": ferryZH}, key...).want(201).digest()
	two := s.post("/v1/highlight", map[string]any{"text": ferryZH}, key...).want(201).digest()
	if one.ID == "" || one.ID != two.ID {
		t.Errorf("ids %q and %q, want the same", one.ID, two.ID)
	}
	s.post("/v1/highlight", map[string]any{"text": ferryEN}, key...).problem(409, codeConflict)
	s.post("/v1/highlight?keep=false", map[string]any{"text": ferryEN}, key...).problem(400, fault.Invalid)
}

package httpapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// TestBusy: who finds no place is told when to come again, and places come free.
func TestBusy(t *testing.T) {
	s := newSite(t, func(o *Options, _ *service.Options) { o.Work, o.Line = 1, 1 })
	leave, err := s.api.working.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	waits := make(chan reply)
	go func() { waits <- s.post("/v1/read?keep=false", map[string]any{"text": ferryEN}) }()
	for s.api.working.waiting.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	r := s.post("/v1/read?keep=false", map[string]any{"text": ferryZH})
	if r.problem(503, codeBusy); r.header.Get("Retry-After") != "2" {
		t.Errorf("Retry-After %q", r.header.Get("Retry-After"))
	}
	s.do("GET", "/healthz", "").want(200) // it isn't dead
	leave()
	(<-waits).want(200)
	s.post("/v1/read?keep=false", map[string]any{"text": ferryZH}).want(200)
}

func TestGate(t *testing.T) {
	g := newGate(1, 1, 20*time.Millisecond)
	leave, err := g.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var p *Problem
	if _, err := g.enter(t.Context()); !errors.As(err, &p) || p.Code != codeBusy {
		t.Errorf("after the wait: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.enter(ctx); fault.CodeOf(err) != fault.Canceled {
		t.Errorf("given up: %v", err)
	}
	leave()
	if leave, err = g.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	leave()
	if g.waiting.Load() != 0 || len(g.slots) != 0 {
		t.Errorf("%d wait, %d places are taken", g.waiting.Load(), len(g.slots))
	}
}

// TestBodyMemory: what all bodies together may hold is bounded, and given back.
func TestBodyMemory(t *testing.T) {
	s := newSite(t, func(o *Options, _ *service.Options) { o.BodyBytes = 1 << 20 })
	s.do("POST", "/v1/read?keep=false", strings.Repeat("ferry. ", 200_000), "Content-Type", "text/plain").problem(503, codeBusy)
	if r := s.do("POST", "/v1/read?keep=false", strings.Repeat("ferry. ", 200_000), "Content-Type", "multipart/form-data; boundary=x"); r.status != 503 && r.status != 400 {
		t.Errorf("form: %d", r.status)
	}
	for range 5 {
		s.do("POST", "/v1/read?keep=false", strings.Repeat("ferry. ", 30_000), "Content-Type", "text/plain").want(200)
	}
	if free := s.api.budget.free.Load(); free != 1<<20 {
		t.Errorf("%d bytes are free, want all", free)
	}
}

func TestCache(t *testing.T) {
	c := newCache(10_000)
	key := func(i int) cacheKey { return cacheKey{byte(i), byte(i >> 8)} }
	c.put(key(0), make([]byte, 5000)) // too large for the whole
	if _, ok := c.get(key(0)); ok || c.size != 0 {
		t.Error("a large answer was kept")
	}
	for i := 1; i <= 100; i++ {
		c.put(key(i), make([]byte, 500))
		c.put(key(i), make([]byte, 500))
		if c.size > c.max || c.size != len(c.byKey)*(500+overhead) || c.order.Len() != len(c.byKey) {
			t.Fatalf("after %d: %d bytes in %d entries", i, c.size, len(c.byKey))
		}
		c.get(key(1)) // asked for again and again, so it stays
	}
	if _, ok := c.get(key(1)); !ok {
		t.Error("what was asked for last is gone")
	}
	if _, ok := c.get(key(50)); ok {
		t.Error("what nobody asked for is still there")
	}
	none := newCache(-1)
	none.put(key(1), nil)
	if _, ok := none.get(key(1)); ok {
		t.Error("a cache of no size keeps")
	}
}

// TestCacheKey: answers to different questions are never mixed up.
func TestCacheKey(t *testing.T) {
	s := newSite(t, nil)
	bodies := []map[string]any{
		{"text": ferryEN}, {"html": ferryEN}, {"text": ferryEN, "title": "T"}, {"text": ferryEN, "url": "https://example.org/T"}, {"text": ferryEN, "date": "2026-01-02"},
		{"text": ferryEN, "settings": map[string]any{"points": 1}}, {"text": ferryEN, "settings": map[string]any{"length": "short"}}, {"text": ferryEN + " "},
	}
	seen := map[string]string{}
	for _, path := range []string{"/v1/highlight?keep=false", "/v1/read?keep=false", "/v1/highlight?keep=false&with_text=true", "/v1/highlight?keep=false&format=markdown", "/v1/highlight?keep=false&ui=zh&format=markdown"} {
		for i, b := range bodies {
			first, again := string(s.post(path, b).want(200).body), string(s.post(path, b).want(200).body)
			name := fmt.Sprint(path, i)
			if first != again {
				t.Errorf("%s: the second answer is another one", name)
			}
			seen[name] = first
		}
	}
	hits := s.api.cache.order.Len()
	if hits != len(seen) {
		t.Errorf("%d answers in the cache for %d questions", hits, len(seen))
	}
}

// TestFetched: failures of somebody else's server have codes of their own.
func TestFetched(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/gone":
			http.NotFound(w, r)
		case "/broken":
			panic(http.ErrAbortHandler)
		case "/picture":
			w.Header().Set("Content-Type", "image/png")
			_, _ = w.Write([]byte("\x89PNG\r\n\x1a\n"))
		case "/slow":
			<-r.Context().Done()
		case "/endless":
			for {
				if _, err := w.Write(make([]byte, 1<<20)); err != nil {
					return
				}
			}
		}
	}))
	t.Cleanup(other.Close)
	s := newSite(t, func(o *Options, so *service.Options) {
		private(o, so)
		so.Timeout = 3 * time.Second // a broken connection is tried again after a while
	})
	for path, code := range map[string]fault.Code{"/gone": fault.NotFound, "/broken": fault.Unreachable, "/picture": fault.Unsupported, "/slow": fault.Canceled, "/endless": fault.TooLarge} {
		for _, keep := range []string{"", "?keep=false"} {
			s.post("/v1/highlight"+keep, map[string]any{"url": other.URL + path}).problem(statusOf(code), code)
		}
	}
}

// TestPanic: one request breaks, the server doesn't, and the answer holds
// nothing of why.
func TestPanic(t *testing.T) {
	s := newSite(t, func(o *Options, _ *service.Options) {
		o.Page = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { panic("secret " + r.URL.Path) })
	})
	p := s.do("GET", "/x", "").problem(500, fault.Internal)
	if strings.Contains(p.Detail, "secret") || !strings.Contains(s.log.String(), "secret /x") || !strings.Contains(s.log.String(), p.RequestID) {
		t.Errorf("problem %+v, log %s", p, s.log)
	}
	s.do("GET", "/healthz", "").want(200)
}

// TestLog: one line a request, without what people read or search for.
func TestLog(t *testing.T) {
	s := newSite(t, nil)
	r := s.post("/v1/highlight?keep=false", map[string]any{"text": "The zebra sails at night. It starts in April.", "title": "quagga"})
	s.do("GET", "/v1/results?q=okapi", "").want(200)
	s.do("POST", "/v1/highlight", `{"text":"okapi","gnu":1}`, "Content-Type", "application/json").want(400)
	s.do("GET", "/secret-path/giraffe", "").want(404)
	log := s.log.String()
	if !strings.Contains(log, r.header.Get("X-Request-Id")) || !strings.Contains(log, "route=/v1/highlight") || !strings.Contains(log, "status=200") {
		t.Errorf("log %s", log)
	}
	for _, secret := range []string{"zebra", "quagga", "okapi", "gnu", "giraffe"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %s:\n%s", secret, log)
		}
	}
	metrics := string(s.do("GET", "/metrics", "").want(200).body)
	for _, want := range []string{`zhongdian_http_request_duration_seconds_count{method="POST",route="/v1/highlight",status="200"} 1`, `zhongdian_jobs{state="queued"} 0`, "go_goroutines", "zhongdian_cache_hits_total 0"} {
		if !strings.Contains(metrics, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
	if strings.Contains(metrics, "giraffe") {
		t.Error("a path of a client became a label")
	}
}

func TestGzip(t *testing.T) {
	s := newSite(t, nil)
	r := s.post("/v1/highlight?keep=false&with_text=true", map[string]any{"text": strings.Repeat(ferryEN+"\n\n", 5)}, "Accept-Encoding", "gzip").want(200)
	if r.header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(r.header.Values("Vary"), ","), "Accept-Encoding") || len(r.body) == 0 || r.body[0] != 0x1f {
		t.Errorf("headers %v", r.header)
	}
}

// TestSlowClients: neither a slow head nor a slow body keeps a connection.
func TestSlowClients(t *testing.T) {
	s := newSite(t, nil)
	ln := listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, ln, s.api, ServerOptions{ReadTimeout: 400 * time.Millisecond, MaxConnections: 8, Grace: time.Second})
	}()
	var clients sync.WaitGroup
	for _, begin := range []string{
		"GET /v1/version HTTP/1.1\r\nHost: localhost\r\nX: ",
		"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n",
		"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
		"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n--x\r\n",
	} {
		clients.Go(func() {
			start := time.Now()
			c, err := net.Dial("tcp", ln.Addr().String())
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			if _, err := io.WriteString(c, begin); err != nil {
				t.Error(err)
			}
			_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
			go func() {
				for { // a byte now and then is no progress
					time.Sleep(50 * time.Millisecond)
					if _, err := c.Write([]byte("a")); err != nil {
						return
					}
				}
			}()
			answer, _ := io.ReadAll(c)
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%.40q was kept for %v", begin, took)
			}
			if strings.Contains(string(answer), " 200 ") || strings.Contains(string(answer), " 201 ") {
				t.Errorf("%.40q was answered: %s", begin, answer)
			}
		})
	}
	clients.Wait()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestTooLongIsNotRead: a body that is too long by its own word is refused at
// once, one that does not say is refused at the limit.
func TestTooLongIsNotRead(t *testing.T) {
	s := newSite(t, nil)
	addr := strings.TrimPrefix(s.url, "http://")
	status, _ := raw(t, addr, "POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n")
	if status != 413 {
		t.Errorf("status %d, want 413", status)
	}
	status, _ = raw(t, addr, "POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n")
	if status != 413 {
		t.Errorf("expecting to go on: status %d, want 413", status)
	}
	req, err := http.NewRequest("POST", s.url+"/v1/read", io.LimitReader(endless{}, 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "text/plain")
	resp, err := s.c.Do(req)
	if err != nil {
		return // the connection was cut while it was still sent, which is as well
	}
	defer resp.Body.Close()
	if resp.StatusCode != 413 {
		t.Errorf("endless: status %d", resp.StatusCode)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

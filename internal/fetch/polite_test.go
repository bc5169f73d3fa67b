package fetch

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"github.com/zhongdian/zhongdian/fault"
)

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name, robots string
		status       int
		path         string
		ok           bool
	}{
		{"none", "", 404, "/a", true},
		{"empty", "", 200, "/a", true},
		{"all closed", "User-agent: *\nDisallow: /\n", 200, "/a", false},
		{"this one closed", "User-agent: *\nAllow: /\n\nUser-agent: zhongdian\nDisallow: /news/\n", 200, "/news/1", false},
		{"another part open", "User-agent: zhongdian\nDisallow: /news/\n", 200, "/a", true},
		{"by query", "User-agent: *\nDisallow: /*?print=\n", 200, "/a?print=1", false},
		{"server fails", "", 503, "/a", false},
		{"a page instead", "<html><body>not found</body></html>", 200, "/a", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(c.status)
					fmt.Fprint(w, c.robots)
					return
				}
				fmt.Fprint(w, page)
			}))
			defer s.Close()
			_, err := New(Options{AllowLoopback: true, Automated: true}).Fetch(t.Context(), s.URL+c.path)
			if (err == nil) != c.ok || err != nil && (fault.CodeOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "robots.txt")) {
				t.Errorf("got %v, want it fetched: %v", err, c.ok)
			}
			if _, err := New(Options{AllowLoopback: true}).Fetch(t.Context(), s.URL+c.path); err != nil {
				t.Errorf("a person's own request was refused: %v", err)
			}
		})
	}
}

// One host gets its requests a second apart and two at once at most, whoever
// asks; another host does not wait for it.
func TestPolite(t *testing.T) {
	var robots, under, most atomic.Int32
	var mu sync.Mutex
	var times []time.Time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			robots.Add(1)
			w.WriteHeader(404)
			return
		}
		n := under.Add(1)
		defer under.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		mu.Lock()
		times = append(times, time.Now())
		mu.Unlock()
		fmt.Fprint(w, page)
	}))
	defer s.Close()
	c := New(Options{AllowLoopback: true, Automated: true})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			if _, err := c.Fetch(t.Context(), s.URL+"/a"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if robots.Load() != 1 {
		t.Errorf("robots.txt was fetched %d times, want once", robots.Load())
	}
	if most.Load() > hostAtOnce {
		t.Errorf("%d requests were under way at once, want %d at most", most.Load(), hostAtOnce)
	}
	if len(times) != 3 || times[2].Sub(times[0]) < 2*hostGap-200*time.Millisecond {
		t.Errorf("the requests came at %v, want them %v apart", times, hostGap)
	}
}

func TestAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		fails int // answers before the page
		code  int
		after string
		asked int32
		ok    bool
	}{
		{"busy once", 1, 429, "", 2, true},
		{"busy once, with a time", 1, 503, "1", 2, true},
		{"broken twice", 2, 502, "", 3, true},
		{"broken for good", 9, 500, "", 3, false},
		{"busy for long", 1, 429, "3600", 1, false},
		{"not there", 1, 404, "", 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var asked atomic.Int32
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if int(asked.Add(1)) > c.fails {
					fmt.Fprint(w, page)
					return
				}
				if c.after != "" {
					w.Header().Set("Retry-After", c.after)
				}
				w.WriteHeader(c.code)
			}))
			defer s.Close()
			start := time.Now()
			_, err := New(Options{AllowLoopback: true}).Fetch(t.Context(), s.URL)
			if (err == nil) != c.ok || asked.Load() != c.asked {
				t.Errorf("got %v after %d requests, want a page: %v, after %d", err, asked.Load(), c.ok, c.asked)
			}
			if c.after == "1" && time.Since(start) < time.Second {
				t.Error("the server's wish to wait was not heard")
			}
		})
	}
}

func TestZstd(t *testing.T) {
	pack := func(data []byte) []byte {
		z, err := zstd.NewWriter(nil)
		if err != nil {
			t.Fatal(err)
		}
		return z.EncodeAll(data, nil)
	}
	bodies := map[string][]byte{"/ok": pack([]byte(page)), "/bomb": pack(bytes.Repeat([]byte{'a'}, 64<<20)), "/bad": []byte(page)}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "zstd")
		_, _ = w.Write(bodies[r.URL.Path])
	}))
	defer s.Close()
	c := New(Options{AllowLoopback: true, MaxBytes: 1 << 20})
	if src, err := c.Fetch(t.Context(), s.URL+"/ok"); err != nil || string(src.Data) != page {
		t.Errorf("got %q, %v", src.Data, err)
	}
	if _, err := c.Fetch(t.Context(), s.URL+"/bomb"); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("a bomb: got %v, want %s", err, fault.TooLarge)
	}
	if _, err := c.Fetch(t.Context(), s.URL+"/bad"); fault.CodeOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "packed wrongly") {
		t.Errorf("not packed: got %v", err)
	}
}

func TestRefresh(t *testing.T) {
	meta := func(content string) string {
		return `<html><head><meta http-equiv="Refresh" content="` + content + `"></head><body>one moment</body></html>`
	}
	pages := map[string]string{
		"/go":       meta("0; url=/end"),
		"/quoted":   meta("1;URL='/end'"),
		"/slow":     meta("300; url=/end"),
		"/self":     meta("60"),
		"/loop":     meta("0; url=/loop2"),
		"/loop2":    meta("0; url=/loop"),
		"/script":   meta("0; url=javascript:alert(1)"),
		"/noscript": `<html><head><noscript><meta http-equiv="refresh" content="0; url=/end"></noscript></head><body>here</body></html>`,
		"/end":      page,
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, pages[r.URL.Path])
	}))
	defer s.Close()
	for path, want := range map[string]string{
		"/go": "/end", "/quoted": "/end", "/slow": "/slow", "/self": "/self", "/script": "/script", "/noscript": "/noscript", "/loop": "/loop2",
	} {
		src, err := New(Options{AllowLoopback: true}).Fetch(t.Context(), s.URL+path)
		if err != nil || src.URL != s.URL+want {
			t.Errorf("%s led to %q, %v; want %q", path, src.URL, err, want)
		}
	}
	if _, err := New(Options{AllowLoopback: true}).Fetch(t.Context(), s.URL+"/go2"); err != nil {
		t.Error(err)
	}
}

package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

const page = "<html><body><p>渡口的灯亮了。</p></body></html>"

// badServer misbehaves in one way for each path. Its handlers end when the
// test does.
func badServer(t *testing.T) *httptest.Server {
	t.Helper()
	done := make(chan struct{})
	mux := http.NewServeMux()
	serve := func(path string, h http.HandlerFunc) { mux.HandleFunc(path, h) }
	serve("/ok", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=gbk")
		fmt.Fprint(w, page)
	})
	serve("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/ok", http.StatusFound) })
	serve("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	serve("/scheme", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/hostname", http.StatusFound)
	})
	serve("/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
	})
	serve("/hang", func(w http.ResponseWriter, r *http.Request) { <-done })
	serve("/stall", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "<p>a")
		w.(http.Flusher).Flush()
		<-done
	})
	serve("/drip", func(w http.ResponseWriter, r *http.Request) {
		for {
			if _, err := fmt.Fprint(w, "a"); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			select {
			case <-done:
				return
			case <-r.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	serve("/huge", func(w http.ResponseWriter, r *http.Request) {
		line := bytes.Repeat([]byte("a"), 1<<16)
		for range 64 {
			if _, err := w.Write(line); err != nil {
				return
			}
		}
	})
	serve("/declared", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "99999999")
		w.WriteHeader(200)
	})
	serve("/short", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "5000")
		fmt.Fprint(w, page)
	})
	serve("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, page)
		z.Close()
	})
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 16 {
		z.Write(zeros)
	}
	z.Close()
	serve("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(bomb.Bytes())
	})
	serve("/notgzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, page)
	})
	serve("/brotli", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, page)
	})
	serve("/image", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "x")
	})
	for _, code := range []int{403, 404, 410, 429, 500, 304} {
		serve(fmt.Sprintf("/%d", code), func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) })
	}
	s := httptest.NewServer(mux)
	t.Cleanup(func() { close(done); s.Close() })
	return s
}

func client() *Client {
	return New(Options{AllowLoopback: true, Timeout: 600 * time.Millisecond, Idle: 150 * time.Millisecond, MaxBytes: 1 << 20})
}

func TestFetch(t *testing.T) {
	s := badServer(t)
	for _, path := range []string{"/ok", "/moved", "/gzip"} {
		src, err := client().Fetch(t.Context(), s.URL+path)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if string(src.Data) != page {
			t.Errorf("%s: got %q", path, src.Data)
		}
		if path == "/moved" && (src.URL != s.URL+"/ok" || src.Type != "text/html; charset=gbk") {
			t.Errorf("got address %q and type %q, want the final ones", src.URL, src.Type)
		}
	}
}

func TestFetchFails(t *testing.T) {
	s := badServer(t)
	for _, tt := range []struct {
		address string
		code    fault.Code
		words   string
	}{
		{s.URL + "/loop", fault.Unreachable, "redirects"},
		{s.URL + "/scheme", fault.Unsupported, "http and https"},
		{s.URL + "/inside", fault.Unreachable, "private"},
		{s.URL + "/hang", fault.Unreachable, "nothing"},
		{s.URL + "/stall", fault.Unreachable, "nothing"},
		{s.URL + "/drip", fault.Unreachable, "within"},
		{s.URL + "/huge", fault.TooLarge, "larger than 1 MB"},
		{s.URL + "/declared", fault.TooLarge, "larger than 1 MB"},
		{s.URL + "/short", fault.Unreachable, "broke off"},
		{s.URL + "/bomb", fault.TooLarge, "larger than 1 MB"},
		{s.URL + "/notgzip", fault.Unreachable, "packed wrongly"},
		{s.URL + "/brotli", fault.Unsupported, "br"},
		{s.URL + "/image", fault.Unsupported, "image/png"},
		{s.URL + "/403", fault.Unreachable, "403"},
		{s.URL + "/404", fault.NotFound, "404"},
		{s.URL + "/410", fault.NotFound, "410"},
		{s.URL + "/429", fault.Unreachable, "429"},
		{s.URL + "/500", fault.Unreachable, "500"},
		{s.URL + "/304", fault.Unreachable, "304"},
		{"ftp://example.org/a", fault.Unsupported, "http"},
		{"http://", fault.Invalid, "host"},
		{"http://a b/", fault.Invalid, "address"},
		{"http://127.0.0.1:1/", fault.Unreachable, "reached"},
		{"http://169.254.169.254/latest/", fault.Unreachable, "private"},
		{"http://[::ffff:10.0.0.1]/", fault.Unreachable, "private"},
	} {
		t.Run(strings.TrimPrefix(tt.address, s.URL), func(t *testing.T) {
			src, err := client().Fetch(t.Context(), tt.address)
			if fault.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.words) {
				t.Errorf("got %q %v (%d bytes), want %q with %q in it", fault.CodeOf(err), err, len(src.Data), tt.code, tt.words)
			}
		})
	}
}

func TestLoopbackIsRefused(t *testing.T) {
	s := badServer(t)
	_, err := New(Options{}).Fetch(t.Context(), s.URL+"/ok")
	if fault.CodeOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "private") {
		t.Errorf("got %v, want a refusal", err)
	}
	if _, err := New(Options{AllowPrivate: true}).Fetch(t.Context(), s.URL+"/ok"); err != nil {
		t.Errorf("allowed, but got %v", err)
	}
}

func TestCanceled(t *testing.T) {
	s := badServer(t)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if _, err := client().Fetch(ctx, s.URL+"/hang"); fault.CodeOf(err) != fault.Canceled {
		t.Errorf("got %v, want %q", err, fault.Canceled)
	}
}

// A limit is said in a unit that there is one of.
func TestSizeWords(t *testing.T) {
	for n, want := range map[int]string{16 << 20: "16 MB", 1 << 20: "1 MB", 1<<20 - 1: "1023 KB", 64 << 10: "64 KB", 1 << 10: "1 KB", 100: "100 bytes"} {
		if got := sizeWords(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

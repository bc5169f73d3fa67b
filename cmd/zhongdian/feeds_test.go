package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// documented are the requests with a body of docs/FEEDS.md: path, then body.
func documented(t *testing.T) [][2]string {
	t.Helper()
	data, err := os.ReadFile("../../docs/FEEDS.md")
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for _, m := range regexp.MustCompile(`(?s)curl "\$ZD(/[^"]*)".{1,120}?-d '([^']*)'`).FindAllStringSubmatch(string(data), -1) {
		out = append(out, [2]string{m[1], m[2]})
	}
	return out
}

func ask(t *testing.T, method, url, kind, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

// TestServeFeeds does what docs/FEEDS.md says with the program itself: the
// schedule runs with the server, and what it has done outlives it.
func TestServeFeeds(t *testing.T) {
	paper := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `<rss version="2.0"><channel><title>青屿新闻</title><item><guid>1</guid><title>夜航</title><link>http://%s/1</link><description>`+
			`青屿市四日宣布，跨海轮渡将于下月八日试行夜航。首批投入四艘电动船，每艘可载客二百人。票价为八元，比白天便宜一半。市交通局局长林岚说，夜航可能延长到凌晨两点。</description></item></channel></rss>`, r.Host)
	}))
	defer paper.Close()
	store := filepath.Join(t.TempDir(), "library.db")
	s := startServe(t, "--store", store, "--allow-private", "--log", "none")
	requests := documented(t)
	if len(requests) != 3 {
		t.Fatalf("docs/FEEDS.md has %d requests with a body, want 3: %q", len(requests), requests)
	}
	for _, r := range requests {
		body := strings.Replace(r[1], "https://news.example.org/feed.xml", paper.URL, 1)
		body = strings.NewReplacer("THE SECRET", strings.Repeat("5e", 32), "THE TOKEN", strings.Repeat("70", 24)).Replace(body)
		if code, answer := ask(t, "POST", s.url+r[0], "application/json", body); code != http.StatusCreated {
			t.Errorf("%s: %d %s", r[0], code, answer)
		}
	}
	feed := func() string {
		code, text := ask(t, "GET", s.url+"/v1/feed.atom?folder=%E6%9C%AC%E5%9C%B0", "", "")
		if code != http.StatusOK {
			t.Fatalf("feed: %d %s", code, text)
		}
		return text
	}
	for end := time.Now().Add(30 * time.Second); !strings.Contains(feed(), "夜航") && time.Now().Before(end); {
		time.Sleep(100 * time.Millisecond)
	}
	before := feed()
	if !strings.Contains(before, "<title>夜航</title>") || !strings.Contains(before, "四艘电动船") {
		t.Fatalf("no points in the feed:\n%s", before)
	}
	_, list := ask(t, "GET", s.url+"/v1/opml", "", "")
	if code, answer := ask(t, "POST", s.url+"/v1/opml", "text/x-opml", list); code != http.StatusOK || !strings.Contains(answer, `"added":0`) {
		t.Errorf("its own list again: %d %s", code, answer)
	}
	if code := s.stop(syscall.SIGTERM); code != 0 {
		t.Errorf("exit status %d after SIGTERM", code)
	}
	s = startServe(t, "--store", store, "--allow-private", "--log", "none")
	if after := feed(); after != before {
		t.Errorf("after a restart the feed is\n%s\nit was\n%s", after, before)
	}
	if code, _ := ask(t, "POST", s.url+"/v1/webhooks/miniflux", "application/json", `{"event_type":"new_entries","entries":[]}`); code != http.StatusNotFound {
		t.Errorf("an event without a signature: %d", code)
	}
	s.stop(syscall.SIGTERM)
}

package service

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/zhongdian/zhongdian/article"
)

// paged serves an article in parts, /a.html, /a_2.html and so on; gone is a
// part that is missing, and loop one that leads back.
func paged(t *testing.T, parts, gone int) (address string, asked *atomic.Int32) {
	t.Helper()
	asked = &atomic.Int32{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		n := 1
		_, _ = fmt.Sscanf(r.URL.Path, "/a_%d.html", &n)
		if n == gone || n > parts {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><body><article><h1>一条河的两岸</h1><p class="s">本报记者沿河走了三天，写下两岸的变化。</p>`)
		for i := range 4 {
			fmt.Fprintf(w, "<p>第%d部分的第%d段说，渡口的船班从每天%d班改为%d班，老船工们认为这样的安排更合理。</p>", n, i+1, 10*n+i, 20*n+i)
		}
		fmt.Fprint(w, "</article>")
		if n < parts {
			fmt.Fprintf(w, `<div class="pages"><a href="/a_%d.html">下一页</a></div>`, n+1)
		}
		fmt.Fprint(w, "</body></html>")
	}))
	t.Cleanup(s.Close)
	return s.URL + "/a.html", asked
}

func TestAllPages(t *testing.T) {
	for _, c := range []struct {
		name               string
		all                bool
		parts, gone, asked int
		status             string
		last               int // the last part in the text
	}{
		{"first only", false, 3, 0, 1, "partial", 1},
		{"all", true, 3, 0, 3, "complete", 3},
		{"one page", true, 1, 0, 1, "complete", 1},
		{"one is missing", true, 4, 3, 3, "partial", 2},
		{"too many", true, 90, 0, MaxPages, "partial", MaxPages},
	} {
		t.Run(c.name, func(t *testing.T) {
			address, asked := paged(t, c.parts, c.gone)
			s, err := New(Options{AllowPrivate: true, AllPages: c.all, WithText: true})
			if err != nil {
				t.Fatal(err)
			}
			d, err := s.Highlight(t.Context(), article.Source{URL: address})
			if err != nil {
				t.Fatal(err)
			}
			if int(asked.Load()) != c.asked || d.Article.Status != c.status {
				t.Errorf("asked %d times, status %q (%s); want %d and %q", asked.Load(), d.Article.Status, d.Article.StatusReason, c.asked, c.status)
			}
			if n := strings.Count(d.Article.Text, "本报记者沿河"); n != 1 {
				t.Errorf("the lead that every page repeats is there %d times", n)
			}
			if want := fmt.Sprintf("第%d部分的第4段", c.last); !strings.Contains(d.Article.Text, want) || strings.Contains(d.Article.Text, fmt.Sprintf("第%d部分", c.last+1)) {
				t.Errorf("the text must end with part %d:\n%s", c.last, d.Article.Text)
			}
			if err := d.CheckValid(); err != nil {
				t.Error(err)
			}
		})
	}
}

package service

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/zhongdian/zhongdian/fault"
)

const (
	ferryZH  = "青屿市四日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船，每艘可载三百人。市民可在船上购票。"
	ferryEN  = "The city of Harrow said on Monday that night ferries will run from next month. Four electric boats carry 300 people each."
	ferryZH2 = "青屿市五日宣布，跨海轮渡的夜航推迟到明年春天。首批电动船还没有通过检验。"
)

// newLibrary opens a library on a new SQLite file, or on the store that is named.
func newLibrary(t testing.TB, o LibraryOptions) *Library {
	t.Helper()
	if o.Store == "" {
		o.Store = filepath.Join(t.TempDir(), "data", "library.db")
	}
	l, err := OpenLibrary(t.Context(), newService(t, Options{AllowPrivate: true}), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
		defer stop()
		if err := l.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return l
}

// ended waits for the end of a job.
func ended(t testing.TB, l *Library, id string) Job {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	c, err := l.Watch(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	var j Job
	for j = range c {
	}
	if !j.State.Final() {
		t.Fatalf("job %s did not end: %+v", id, j)
	}
	return j
}

func TestSubmit(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	t.Run("jobs", func(t *testing.T) {
		l := newLibrary(t, LibraryOptions{})
		for _, tt := range []struct {
			name string
			r    Request
			lang string
			n    int // points; -1: some
		}{
			{"text zh", Request{Text: ferryZH, Title: "夜航"}, "zh", -1},
			{"text en", Request{Text: ferryEN}, "en", -1},
			{"html", Request{HTML: "<h1>夜航</h1><p>" + ferryZH + "</p>"}, "zh", -1},
			{"file", Request{Data: []byte("# Ferries\n\n" + ferryEN), Name: "a.md"}, "en", -1},
			{"check", Request{Text: ferryEN, Points: []string{"Four boats carry 300 people each.", "Six boats will run."}}, "en", 2},
			{"read", Request{Kind: KindRead, Text: ferryZH}, "zh", 0},
		} {
			t.Run(tt.name, func(t *testing.T) {
				j, err := l.Submit(t.Context(), tt.r)
				if err != nil {
					t.Fatal(err)
				}
				if j = ended(t, l, j.ID); j.State != StateDone || j.Error != nil || j.Started.IsZero() || j.Ended.IsZero() {
					t.Fatalf("got %+v", j)
				}
				r, err := l.Result(t.Context(), j.ResultID)
				if err != nil {
					t.Fatal(err)
				}
				if err := r.Digest.CheckValid(); err != nil {
					t.Error(err)
				}
				n := len(r.Digest.Points)
				if r.Lang != tt.lang || r.Title == "" || r.Digest.Article.Text == "" || tt.n >= 0 && n != tt.n || tt.n < 0 && n == 0 {
					t.Errorf("lang %s, title %q, %d points, text %q", r.Lang, r.Title, n, r.Digest.Article.Text)
				}
			})
		}
	})
}

// TestItem: of a source that holds several articles the one that is asked for
// is read, also when it is asked again.
func TestItem(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	feed := "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title>" +
		"<item><title>One</title><description>" + ferryEN + "</description></item>" +
		"<item><title>Two</title><description>" + ferryZH + "</description></item></channel></rss>"
	r := Request{Data: []byte(feed), Name: "feed.xml"}
	if _, err := l.Do(t.Context(), r); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("without a choice: %v, want invalid", err)
	}
	r.Item = -2
	if _, err := l.Do(t.Context(), r); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("item -2: %v, want invalid", err)
	}
	r.Item = 2
	res, err := l.Do(t.Context(), r)
	if err != nil || res.Title != "Two" {
		t.Fatalf("title %q, %v; want Two", res.Title, err)
	}
	j, err := l.Rerun(t.Context(), res.ID)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := l.Result(t.Context(), ended(t, l, j.ID).ResultID); err != nil || again.Title != "Two" {
		t.Errorf("asked again: %q, %v", again.Title, err)
	}
}

func TestSubmitRefuses(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	for _, tt := range []struct {
		name string
		r    Request
		code fault.Code
	}{
		{"nothing", Request{}, fault.Invalid},
		{"two articles", Request{Text: "a", HTML: "b"}, fault.Invalid},
		{"no web address", Request{URL: "file:///etc/passwd"}, fault.Invalid},
		{"kind", Request{Kind: "sing", Text: "a"}, fault.Invalid},
		{"check without points", Request{Kind: KindCheck, Text: "a"}, fault.Invalid},
		{"points of a reading", Request{Kind: KindRead, Text: "a", Points: []string{"x"}}, fault.Invalid},
		{"date", Request{Text: "a", Date: "soon"}, fault.Invalid},
		{"settings", Request{Text: "a", Settings: Settings{Points: 99}}, fault.Invalid},
		{"language", Request{Text: "a", Settings: Settings{Lang: "fr"}}, fault.Invalid},
		{"long key", Request{Text: "a", IdempotencyKey: strings.Repeat("x", 256)}, fault.Invalid},
		{"long title", Request{Text: "a", Title: strings.Repeat("x", 5000)}, fault.TooLarge},
		{"large", Request{Data: make([]byte, 17<<20)}, fault.TooLarge},
	} {
		if _, err := l.Submit(t.Context(), tt.r); fault.CodeOf(err) != tt.code {
			t.Errorf("%s: Submit gives %v, want %s", tt.name, err, tt.code)
		}
		if _, err := l.Do(t.Context(), tt.r); fault.CodeOf(err) != tt.code {
			t.Errorf("%s: Do gives %v, want %s", tt.name, err, tt.code)
		}
	}
}

func TestIdempotency(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	r := Request{Owner: "a", Text: ferryZH, IdempotencyKey: "k1"}
	first, err := l.Submit(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := l.Submit(t.Context(), r)
	if err != nil || again.ID != first.ID {
		t.Errorf("a second time: %v, %v; want job %s", again.ID, err, first.ID)
	}
	res, err := l.Do(t.Context(), r)
	if err != nil || res.ID != first.ID {
		t.Errorf("done at once: %v, %v; want result %s", res.ID, err, first.ID)
	}
	other := r
	other.Text = ferryEN
	if _, err := l.Submit(t.Context(), other); !errors.Is(err, ErrKeyReused) || fault.CodeOf(err) != fault.Invalid {
		t.Errorf("another request: %v, want ErrKeyReused", err)
	}
	other.Owner = "b"
	if j, err := l.Submit(t.Context(), other); err != nil || j.ID == first.ID {
		t.Errorf("another owner: %v, %v", j.ID, err)
	}
	done, err := l.Do(t.Context(), Request{Text: ferryEN, IdempotencyKey: "k2"})
	if err != nil {
		t.Fatal(err)
	}
	twice, err := l.Do(t.Context(), Request{Text: ferryEN, IdempotencyKey: "k2"})
	if err != nil || twice.ID != done.ID || !twice.Created.Equal(done.Created) {
		t.Errorf("Do twice: %s and %s, %v", done.ID, twice.ID, err)
	}
}

// page is an address whose text, or failure, a test changes.
type page struct {
	text  atomic.Value
	fails atomic.Int32
	seen  atomic.Int32
}

func (p *page) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	p.seen.Add(1)
	if p.fails.Add(-1) >= 0 {
		http.Error(w, "not now", http.StatusForbidden) // which the fetcher itself does not try again
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte("<html><head><title>夜航</title></head><body><article><h1>夜航</h1><p>" + p.text.Load().(string) + "</p></article></body></html>"))
}

func TestRetry(t *testing.T) {
	l := newLibrary(t, LibraryOptions{Backoff: 10 * time.Millisecond})
	p := &page{}
	p.text.Store(ferryZH)
	p.fails.Store(2)
	srv := httptest.NewServer(p)
	defer srv.Close()
	j, err := l.Submit(t.Context(), Request{URL: srv.URL + "/a"})
	if err != nil {
		t.Fatal(err)
	}
	if j = ended(t, l, j.ID); j.State != StateDone || j.Attempts != 3 || j.Error != nil {
		t.Errorf("got %+v, want done at the third attempt", j)
	}
	p.fails.Store(100)
	seen := p.seen.Load()
	if j, err = l.Submit(t.Context(), Request{URL: srv.URL + "/b"}); err != nil {
		t.Fatal(err)
	}
	if j = ended(t, l, j.ID); j.State != StateFailed || j.Error == nil || j.Error.Code != fault.Unreachable || p.seen.Load()-seen != maxAttempts {
		t.Errorf("got %+v after %d requests, want failed after %d", j, p.seen.Load()-seen, maxAttempts)
	}
	if _, err := l.Do(t.Context(), Request{URL: srv.URL + "/c", IdempotencyKey: "x"}); fault.CodeOf(err) != fault.Unreachable {
		t.Errorf("Do gives %v, want unreachable at once", err)
	}
}

func TestStaleAndRerun(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	p := &page{}
	p.text.Store(ferryZH)
	srv := httptest.NewServer(p)
	defer srv.Close()
	first, err := l.Do(t.Context(), Request{URL: srv.URL + "/night?utm_source=x"})
	if err != nil {
		t.Fatal(err)
	}
	rerun := func() Result {
		t.Helper()
		j, err := l.Rerun(t.Context(), first.ID)
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Result(t.Context(), ended(t, l, j.ID).ResultID)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if same := rerun(); same.TextSHA256 != first.TextSHA256 || same.ID == first.ID {
		t.Errorf("the same page gave another text")
	}
	if r, _ := l.Result(t.Context(), first.ID); r.Stale {
		t.Error("stale, though the page has not changed")
	}
	p.text.Store(ferryZH2)
	newer := rerun()
	r, err := l.Result(t.Context(), first.ID)
	if err != nil || !r.Stale || r.NewerID != newer.ID {
		t.Errorf("stale %v, newer %q (%v); want %q", r.Stale, r.NewerID, err, newer.ID)
	}
	if newer.Stale {
		t.Error("the newest is stale")
	}
	src, err := l.Source(t.Context(), first.ID)
	if err != nil || !strings.Contains(string(src.Data), ferryZH) || src.Type != "text/html; charset=utf-8" {
		t.Errorf("source %q of type %s, %v", src.Data, src.Type, err)
	}
	given, err := l.Do(t.Context(), Request{Text: ferryEN, URL: srv.URL + "/given"})
	if err != nil {
		t.Fatal(err)
	}
	j, err := l.Rerun(t.Context(), given.ID)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := l.Result(t.Context(), ended(t, l, j.ID).ResultID); err != nil || again.TextSHA256 != given.TextSHA256 {
		t.Errorf("a given text was not read again: %v", err)
	}
}

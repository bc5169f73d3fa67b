package fetch

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// keeper serves one page in the way its path names and counts how it is asked.
type keeper struct {
	*httptest.Server
	asked, unchanged atomic.Int32
}

func newKeeper(t *testing.T) *keeper {
	t.Helper()
	k := &keeper{}
	k.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k.asked.Add(1)
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/etag":
			w.Header().Set("ETag", `"a1"`)
			if r.Header.Get("If-None-Match") == `"a1"` {
				k.unchanged.Add(1)
				w.WriteHeader(http.StatusNotModified)
				return
			}
		case "/fresh":
			w.Header().Set("Cache-Control", "max-age=60")
		case "/never":
			w.Header().Set("Cache-Control", "no-store, max-age=60")
			w.Header().Set("ETag", `"a1"`)
		}
		fmt.Fprint(w, page)
	}))
	t.Cleanup(k.Close)
	return k
}

func TestCache(t *testing.T) {
	for _, c := range []struct {
		path             string
		asked, unchanged int32 // of three requests, an hour after another the last
	}{
		{"/etag", 3, 2},
		{"/fresh", 2, 0},
		{"/never", 3, 0},
		{"/plain", 3, 0},
	} {
		t.Run(c.path, func(t *testing.T) {
			k, dir, now := newKeeper(t), t.TempDir(), time.Now()
			for i := range 3 {
				if i == 2 {
					now = now.Add(time.Hour)
				}
				// A new client each time: what is kept is kept on disk.
				client := New(Options{AllowLoopback: true, Cache: NewCache(dir, 0), Now: func() time.Time { return now }})
				src, err := client.Fetch(t.Context(), k.URL+c.path)
				if err != nil {
					t.Fatal(err)
				}
				if string(src.Data) != page || src.Type != "text/html" || src.URL != k.URL+c.path {
					t.Errorf("request %d: got %q of type %q from %q", i, src.Data, src.Type, src.URL)
				}
			}
			if k.asked.Load() != c.asked || k.unchanged.Load() != c.unchanged {
				t.Errorf("asked %d times, %d unchanged; want %d and %d", k.asked.Load(), k.unchanged.Load(), c.asked, c.unchanged)
			}
		})
	}
}

// What was fetched from this machine when that was allowed is not handed out
// where it is not.
func TestCacheKeepsClassesApart(t *testing.T) {
	k, dir := newKeeper(t), t.TempDir()
	if _, err := New(Options{AllowLoopback: true, Cache: NewCache(dir, 0)}).Fetch(t.Context(), k.URL+"/fresh"); err != nil {
		t.Fatal(err)
	}
	if src, err := New(Options{Cache: NewCache(dir, 0)}).Fetch(t.Context(), k.URL+"/fresh"); err == nil {
		t.Errorf("got %q, want a refusal", src.Data)
	}
}

func TestCacheDamaged(t *testing.T) {
	k, dir := newKeeper(t), t.TempDir()
	get := func() {
		t.Helper()
		src, err := New(Options{AllowLoopback: true, Cache: NewCache(dir, 0)}).Fetch(t.Context(), k.URL+"/fresh")
		if err != nil || string(src.Data) != page {
			t.Fatalf("got %q, %v", src.Data, err)
		}
	}
	get()
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	if len(files) != 1 {
		t.Fatalf("got files %v, want one", files)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	for i, broken := range [][]byte{nil, data[:len(data)-3], []byte("{}\n"), append([]byte("x"), data...)} {
		if err := os.WriteFile(files[0], broken, 0o600); err != nil {
			t.Fatal(err)
		}
		before := k.asked.Load()
		get()
		if k.asked.Load() != before+1 {
			t.Errorf("damage %d: the entry was used", i)
		}
	}
}

func TestCacheBounded(t *testing.T) {
	k, dir := newKeeper(t), t.TempDir()
	c := NewCache(dir, 2000)
	client := New(Options{AllowLoopback: true, Cache: c})
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			if _, err := client.Fetch(t.Context(), fmt.Sprintf("%s/fresh?%d", k.URL, i)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	c.prune()
	var size int64
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if len(files) == 0 || size > 2000 {
		t.Errorf("%d files with %d bytes are kept, want some and at most 2000", len(files), size)
	}
}

// A folder that can't be written costs nothing but the saving.
func TestCacheUnwritable(t *testing.T) {
	k := newKeeper(t)
	file := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := New(Options{AllowLoopback: true, Cache: NewCache(file, 0)}).Fetch(t.Context(), k.URL+"/fresh")
	if err != nil || string(src.Data) != page {
		t.Errorf("got %q, %v", src.Data, err)
	}
}

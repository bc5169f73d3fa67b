package openai

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// checkNoKey looks through an error, its causes and all their fields.
func checkNoKey(t *testing.T, err error) {
	t.Helper()
	for e := err; e != nil; e = errors.Unwrap(e) {
		for _, s := range []string{e.Error(), fmt.Sprintf("%+v", e), fmt.Sprintf("%#v", e)} {
			for i := 0; i+8 <= len(testKey); i++ {
				if strings.Contains(s, testKey[i:i+8]) {
					t.Fatalf("a piece of the key stands in %q", s)
				}
			}
		}
	}
}

// TestKeyEchoed: servers that repeat the key, whole or with stars, in every
// place there is.
func TestKeyEchoed(t *testing.T) {
	starred := testKey[:10] + "************" + testKey[len(testKey)-4:]
	for _, status := range []int{200, 302, 400, 401, 403, 404, 413, 418, 422, 429, 500, 503} {
		for _, body := range []string{
			`{"error":{"message":"key %s is bad","code":"%s","type":"%s"}}`, `{"error":"%s"}`, `key %s`, `{"detail":[{"loc":"%s"}]}`, `<html>%s`,
			`{"choices":[{"message":{"content":""}}],"error":{"code":"%s"}}`,
		} {
			for _, key := range []string{testKey, starred, strings.ToUpper(testKey) + testKey} {
				s := rawServer(t, func(w answerer, _ map[string]any) {
					w.Header().Set("Location", "https://other.example/"+key)
					w.Header().Set("Retry-After", key)
					w.json(status, strings.ReplaceAll(body, "%s", key))
				})
				c, _ := newClient(t, Options{Profile: "p", BaseURL: s.URL, Model: "m", Key: testKey, Attempts: 1})
				_, err := c.Complete(t.Context(), request())
				if err == nil {
					t.Fatalf("%d %s: a reply", status, body)
				}
				checkNoKey(t, err)
				s.Close()
			}
		}
	}
}

// TestRedirect: a key goes nowhere but to its host, whatever the status.
func TestRedirect(t *testing.T) {
	var reached atomic.Int64
	other := rawServer(t, func(w answerer, _ map[string]any) { reached.Add(1); w.json(200, good) })
	for _, status := range []int{301, 302, 303, 307, 308} {
		s := rawServer(t, func(w answerer, _ map[string]any) { http.Redirect(w, w.r, other.URL+"/v1/chat/completions", status) })
		c, _ := newClient(t, Options{Profile: "p", BaseURL: s.URL, Model: "m", Key: testKey})
		_, err := c.Complete(t.Context(), request())
		if fault.CodeOf(err) != fault.Provider || !strings.Contains(err.Error(), strings.TrimPrefix(other.URL, "http://")) {
			t.Errorf("%d: %v", status, err)
		}
	}
	if reached.Load() > 0 {
		t.Error("the redirect was followed")
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct {
		url  string
		key  bool
		says string // "" is well
	}{
		{"https://api.example.com/v1", true, ""},
		{"https://api.example.com/v1/chat/completions", true, ""},
		{"http://api.example.com/v1", false, ""},
		{"http://api.example.com/v1", true, "plain http"},
		{"http://192.168.1.5:8000/v1", true, "plain http"},
		{"http://10.0.0.1/v1", true, "plain http"},
		{"http://127.0.0.1.example.com/v1", true, "plain http"},
		{"http://localhost.example.com/v1", true, "plain http"},
		{"http://[::ffff:10.0.0.1]/v1", true, "plain http"},
		{"http://0.0.0.0:8000", true, "plain http"},
		{"http://localhost:11434/v1", true, ""},
		{"http://LOCALHOST:11434/v1", true, ""},
		{"http://127.1.2.3:8080", true, ""},
		{"http://[::1]:8080", true, ""},
		{"http://[::ffff:127.0.0.1]:8080", true, ""},
		{"", false, "no base_url"},
		{"api.example.com/v1", false, "must begin with"},
		{"ftp://example.com", false, "must begin with"},
		{"https://", false, "no host"},
		{"https://user:" + testKey + "@example.com/v1", true, "nothing more"},
		{"https://example.com/v1?key=" + testKey, true, "nothing more"},
		{"https://exa mple.com/" + testKey + "\x7f", true, "not an address"},
	} {
		o := Options{BaseURL: c.url, Model: "m"}
		if c.key {
			o.Key = testKey
		}
		cl, err := New(o)
		if c.says == "" {
			if err != nil {
				t.Errorf("%q: %v", c.url, err)
			} else if got := cl.endpoint("/chat/completions"); strings.Count(got, "/chat/completions") != 1 {
				t.Errorf("%q leads to %q", c.url, got)
			}
			continue
		}
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want one that says %q", c.url, err, c.says)
		}
		checkNoKey(t, err)
	}
}

// TestLocalhostElsewhere: a name of this machine that leads to another one is
// found out at the connection, before a byte of the key is sent.
func TestLocalhostElsewhere(t *testing.T) {
	c, _ := newClient(t, Options{BaseURL: "http://localhost:9", Model: "m", Key: testKey})
	tr := c.http.Transport.(*http.Transport)
	if _, err := tr.DialContext(t.Context(), "tcp", "192.0.2.1:80"); !errors.Is(err, errNotHere) {
		t.Errorf("%v, want errNotHere", err)
	}
	if tr.Proxy != nil {
		t.Error("a proxy would see the key")
	}
}

func TestCancel(t *testing.T) {
	s := rawServer(t, func(w answerer, _ map[string]any) { w.flush(piece, "hal"); w.hang() })
	c, _ := newClient(t, Options{BaseURL: s.URL, Model: "m", Concurrency: 1})
	ctx, cancel := context.WithCancel(t.Context())
	r := request()
	r.Progress = func(llm.Progress) { cancel() }
	start := time.Now()
	_, err := c.Complete(ctx, r)
	if fault.CodeOf(err) != fault.Canceled || !errors.Is(err, context.Canceled) || time.Since(start) > 2*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	// And while it waits for a place, and while it waits for its next attempt.
	c.slots <- struct{}{}
	if _, err := c.Complete(ctx, r); fault.CodeOf(err) != fault.Canceled {
		t.Errorf("waiting for a place: %v", err)
	}
	<-c.slots
	s2 := rawServer(t, func(w answerer, _ map[string]any) { w.json(503, "") })
	c2, err := New(Options{BaseURL: s2.URL, Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer c2.Close()
	c2.jitter = func() float64 { return 1 }
	ctx, cancel = context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	start = time.Now()
	if _, err := c2.Complete(ctx, request()); fault.CodeOf(err) != fault.Canceled || time.Since(start) > 400*time.Millisecond {
		t.Errorf("waiting to try again: %v after %v", err, time.Since(start))
	}
}

// TestCallersTime: a caller's deadline is the caller's, and not the server's fault.
func TestCallersTime(t *testing.T) {
	s := rawServer(t, func(w answerer, _ map[string]any) { w.hang() })
	c, _ := newClient(t, Options{BaseURL: s.URL, Model: "m"})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.Complete(ctx, request()); fault.CodeOf(err) != fault.Canceled || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// TestConcurrency: never more calls at once than allowed, and all of them end.
func TestConcurrency(t *testing.T) {
	var now, most atomic.Int64
	s := rawServer(t, func(w answerer, _ map[string]any) {
		k := now.Add(1)
		defer now.Add(-1)
		for m := most.Load(); k > m && !most.CompareAndSwap(m, k); m = most.Load() {
		}
		time.Sleep(5 * time.Millisecond)
		w.json(200, good)
	})
	c, _ := newClient(t, Options{BaseURL: s.URL, Model: "m", Concurrency: 5})
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			if _, err := c.Complete(t.Context(), request()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if m := most.Load(); m > 5 || m < 3 {
		t.Errorf("%d at once, want up to 5", m)
	}
}

// TestStorm: a server that says 429 to whoever comes too soon sees all of many
// callers keep away for as long as it asks.
func TestStorm(t *testing.T) {
	var w *waits
	var mu sync.Mutex
	var quiet time.Time
	early := 0
	s := rawServer(t, func(a answerer, _ map[string]any) {
		mu.Lock()
		defer mu.Unlock()
		now := w.now()
		if quiet.IsZero() {
			quiet = now.Add(20 * time.Second)
		}
		if now.Before(quiet) {
			early++
			a.Header().Set("Retry-After", "20")
			a.json(429, `{"error":{"message":"slow down"}}`)
			return
		}
		a.json(200, good)
	})
	c, ws := newClient(t, Options{BaseURL: s.URL, Model: "m", Concurrency: 4})
	w = ws
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := c.Complete(t.Context(), request()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if early > 4 {
		t.Errorf("%d requests came before the server wanted them; only the 4 that were on their way could know no better", early)
	}
}

func TestRate(t *testing.T) {
	s := rawServer(t, func(a answerer, _ map[string]any) { a.json(200, good) })
	c, _ := newClient(t, Options{BaseURL: s.URL, Model: "m", Rate: 1200}) // one in 50 ms
	start := time.Now()
	for range 4 {
		complete(t, c, request())
	}
	if took := time.Since(start); took < 140*time.Millisecond {
		t.Errorf("4 calls in %v, want at least 150 ms", took)
	}
	slow, _ := newClient(t, Options{BaseURL: s.URL, Model: "m", Rate: 1, Timeout: 100 * time.Millisecond})
	complete(t, slow, request())
	if _, err := slow.Complete(t.Context(), request()); fault.CodeOf(err) != fault.Provider {
		t.Errorf("the rate allows no second call in time: %v", err)
	}
}

func TestBackoff(t *testing.T) {
	s := rawServer(t, func(a answerer, _ map[string]any) { a.json(500, "") })
	c, w := newClient(t, Options{BaseURL: s.URL, Model: "m", Attempts: 9})
	_, err := c.Complete(t.Context(), request())
	if fault.CodeOf(err) != fault.Provider {
		t.Fatal(err)
	}
	want := []time.Duration{375 * time.Millisecond, 750 * time.Millisecond, 1500 * time.Millisecond, 3 * time.Second, 6 * time.Second, 12 * time.Second, 22500 * time.Millisecond, 22500 * time.Millisecond}
	if got := w.all(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("waited %v, want %v", got, want)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	for _, c := range []struct {
		name, value string
		want        time.Duration
	}{
		{"Retry-After", "", 0}, {"Retry-After", "3", 3 * time.Second}, {"Retry-After", " 0.5 ", time.Second / 2}, {"Retry-After", "-4", 0},
		{"Retry-After", "soon", 0}, {"Retry-After", "1e300", 24 * time.Hour}, {"Retry-After", "NaN", 0},
		{"Retry-After", "Wed, 04 Mar 2026 05:06:37 GMT", 30 * time.Second}, {"Retry-After", "Wed, 04 Mar 2020 05:06:37 GMT", 0},
		{"Retry-After-Ms", "250", 250 * time.Millisecond}, {"Retry-After-Ms", "Inf", 24 * time.Hour},
	} {
		h := http.Header{}
		h.Set(c.name, c.value)
		if got := retryAfter(h, now); got != c.want {
			t.Errorf("%s: %q is %v, want %v", c.name, c.value, got, c.want)
		}
	}
}

func TestRedact(t *testing.T) {
	for _, c := range []struct{ in, key, want string }{
		{"a " + testKey + " b", testKey, "a [key] b"},
		{testKey + testKey, testKey, "[key][key]"},
		{"nothing here", testKey, "nothing here"},
		{"short abc key", "abc", "short [key] key"},
		{"no key", "", "no key"},
		{"错误：" + testKey[:9] + "。", testKey, "错误：[key]。"},
	} {
		if got := redact(c.in, c.key); got != c.want && !(strings.Count(c.in, testKey) == 2 && strings.ReplaceAll(got, "[key]", "") == "") {
			t.Errorf("%q becomes %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNoServer(t *testing.T) {
	s := rawServer(t, func(answerer, map[string]any) {})
	s.Close()
	c, w := newClient(t, Options{Profile: "ollama", BaseURL: s.URL, Model: "m"})
	_, err := c.Complete(t.Context(), request())
	if fault.CodeOf(err) != fault.Unreachable || !strings.Contains(err.Error(), "is the server of ollama running?") {
		t.Errorf("%v", err)
	}
	if len(w.all()) > 0 {
		t.Errorf("waited %v for a server that is not there", w.all())
	}
	c, _ = newClient(t, Options{Profile: "far", BaseURL: "https://no-such-host.invalid/v1", Model: "m"})
	if _, err := c.Complete(t.Context(), request()); fault.CodeOf(err) != fault.Unreachable {
		t.Errorf("%v", err)
	}
}

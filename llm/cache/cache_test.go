package cache

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

type counter struct {
	calls atomic.Int64
	model string
	reply llm.Reply
	err   error
}

func (c *counter) Info() llm.Info { return llm.Info{Profile: "p", Model: c.model} }
func (c *counter) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	c.calls.Add(1)
	return c.reply, c.err
}

func newCounter() *counter {
	return &counter{model: "m", reply: llm.Reply{Text: `{"points":["夜航下月试行"]}`, Model: "m1", Finish: llm.FinishStop, Usage: llm.Usage{Input: 10, Output: 5}}}
}

func ask(text string) llm.Request {
	return llm.Request{Messages: []llm.Message{{Role: llm.User, Content: text}}, Schema: []byte(`{"type":"object"}`)}
}

func get(t *testing.T, c *Cache, r llm.Request) llm.Reply {
	t.Helper()
	reply, err := c.Complete(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

func TestKept(t *testing.T) {
	p := newCounter()
	o := Options{Dir: filepath.Join(t.TempDir(), "c"), Salt: "a"}
	c := Wrap(p, o)
	if r := get(t, c, ask("x")); r.Cached {
		t.Error("the first reply is not kept from anywhere")
	}
	told := 0
	again := ask("x")
	again.Progress = func(pr llm.Progress) { told = pr.Bytes }
	got := get(t, Wrap(p, o), again) // another process
	want := p.reply
	want.Cached = true
	if got != want || p.calls.Load() != 1 || told != len(want.Text) {
		t.Errorf("%+v after %d calls, told %d", got, p.calls.Load(), told)
	}
	// Whatever makes the answer makes the key.
	other := newCounter()
	other.model = "m2"
	salt := o
	salt.Salt = "b"
	more := ask("x")
	more.MaxTokens = 5
	for name, f := range map[string]func() llm.Reply{
		"text":     func() llm.Reply { return get(t, c, ask("y")) },
		"model":    func() llm.Reply { return get(t, Wrap(other, o), ask("x")) },
		"settings": func() llm.Reply { return get(t, Wrap(p, salt), ask("x")) },
		"limit":    func() llm.Reply { return get(t, c, more) },
		"schema":   func() llm.Reply { r := ask("x"); r.Schema = nil; return get(t, c, r) },
	} {
		if f().Cached {
			t.Errorf("another %s gave the kept reply", name)
		}
	}
}

func TestNotWorth(t *testing.T) {
	for name, reply := range map[string]llm.Reply{
		"cut off":  {Text: `{"a":1}`, Finish: llm.FinishLength},
		"withheld": {Text: "", Finish: llm.FinishFilter},
		"no JSON":  {Text: "I can't do that.", Finish: llm.FinishStop},
		"half":     {Text: `{"a":`, Finish: llm.FinishUnknown},
	} {
		p := newCounter()
		p.reply = reply
		c := Wrap(p, Options{Dir: t.TempDir()})
		get(t, c, ask("x"))
		get(t, c, ask("x"))
		if p.calls.Load() != 2 {
			t.Errorf("%s was kept", name)
		}
	}
	p := newCounter()
	p.err = fault.New(fault.Provider, "no")
	c := Wrap(p, Options{Dir: t.TempDir()})
	for range 2 {
		if _, err := c.Complete(t.Context(), ask("x")); err == nil {
			t.Error("a failure was kept")
		}
	}
}

func TestAge(t *testing.T) {
	now := time.Now()
	p := newCounter()
	c := Wrap(p, Options{Dir: t.TempDir(), MaxAge: time.Hour, Now: func() time.Time { return now }})
	get(t, c, ask("x"))
	now = now.Add(50 * time.Minute)
	if !get(t, c, ask("x")).Cached {
		t.Error("gone too soon")
	}
	now = now.Add(20 * time.Minute)
	if get(t, c, ask("x")).Cached {
		t.Error("a use must not make a reply younger")
	}
}

func TestBounded(t *testing.T) {
	now := time.Now().Add(-time.Hour)
	p := newCounter()
	p.reply.Text = `{"a":"` + strings.Repeat("字", 1000) + `"}`
	dir := t.TempDir()
	c := Wrap(p, Options{Dir: dir, MaxBytes: 50_000, Now: func() time.Time { return now }})
	for i := range 60 {
		now = now.Add(time.Second)
		get(t, c, ask(strconv.Itoa(i)))
		for _, f := range c.files() {
			if f.used.After(now) { // files get the time of their use, by the clock of the test
				_ = os.Chtimes(f.path, now, now)
			}
		}
		if i > 0 && !get(t, c, ask("0")).Cached && i < 5 {
			t.Fatal("what is used went first")
		}
	}
	var size int64
	for _, f := range c.files() {
		size += f.size
	}
	if size > 50_000 || size < 30_000 {
		t.Errorf("%d bytes are kept, the limit is 50000", size)
	}
	if !get(t, c, ask("0")).Cached || !get(t, c, ask("59")).Cached {
		t.Error("what was used last is gone")
	}
	if get(t, c, ask("3")).Cached {
		t.Error("what was never used is still there")
	}
}

// TestBrokenFiles: damage costs a call and nothing more.
func TestBrokenFiles(t *testing.T) {
	p := newCounter()
	c := Wrap(p, Options{Dir: t.TempDir()})
	r := ask("x")
	get(t, c, r)
	name := c.file(c.key(r))
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if fi, _ := os.Stat(name); fi.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", fi.Mode())
	}
	for _, data := range []string{"", "null", "{", string(good[:len(good)/2]), strings.Replace(string(good), c.key(r)[:10], "0000000000", 1), `{"key":"` + c.key(r) + `"}`} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if get(t, c, r).Cached {
			t.Errorf("%q was taken", data)
		}
		if !get(t, c, r).Cached {
			t.Errorf("%q was not mended", data)
		}
	}
	bad := Wrap(p, Options{Dir: "/dev/null/none"})
	if get(t, bad, r).Text == "" {
		t.Error("a place that can't be written must not cost the reply")
	}
}

func TestParallel(t *testing.T) {
	p := newCounter()
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 4 {
		c := Wrap(p, Options{Dir: dir, MaxBytes: 2000})
		for i := range 50 {
			wg.Go(func() {
				reply, err := c.Complete(t.Context(), ask(strconv.Itoa(i%10)))
				if err != nil || reply.Text != p.reply.Text {
					t.Errorf("%+v, %v", reply, err)
				}
			})
		}
	}
	wg.Wait()
}

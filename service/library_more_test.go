package service

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// slowPage answers when it is let, and tells when it was asked.
func slowPage(t *testing.T) (url string, asked, let chan struct{}) {
	t.Helper()
	asked, let = make(chan struct{}, 10), make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		select {
		case <-let:
		case <-r.Context().Done():
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<article><h1>夜航</h1><p>"+ferryZH+"</p></article>")
	}))
	t.Cleanup(srv.Close)
	return srv.URL, asked, let
}

func TestWatch(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	url, asked, let := slowPage(t)
	j, err := l.Submit(t.Context(), Request{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	<-asked
	c, err := l.Watch(t.Context(), j.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := <-c
	for first.Progress.Stage != "fetch" {
		first = <-c
	}
	if first.State != StateRunning {
		t.Errorf("got %+v, want it running", first)
	}
	close(let)
	var last Job
	for last = range c {
	}
	if last.State != StateDone {
		t.Errorf("the last is %+v", last)
	}
	again, err := l.Watch(t.Context(), j.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := <-again; got.State != StateDone {
		t.Errorf("of an ended job: %+v", got)
	}
	if _, open := <-again; open {
		t.Error("the channel of an ended job stays open")
	}
	if _, err := l.Watch(t.Context(), "none"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("no such job: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	queued, err := l.Submit(t.Context(), Request{URL: url + "/2"})
	if err != nil {
		t.Fatal(err)
	}
	left, err := l.Watch(ctx, queued.ID)
	if err != nil {
		t.Fatal(err)
	}
	stop()
	for range left { // it closes, whatever the job does
	}
}

func TestCancelJob(t *testing.T) {
	l := newLibrary(t, LibraryOptions{Workers: 1})
	url, asked, _ := slowPage(t)
	running, err := l.Submit(t.Context(), Request{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	<-asked
	queued, err := l.Submit(t.Context(), Request{Text: ferryZH})
	if err != nil {
		t.Fatal(err)
	}
	// The one that waits first: it would begin once the other makes room.
	for i, j := range []Job{queued, running} {
		if err := l.Cancel(t.Context(), j.ID); err != nil {
			t.Fatal(err)
		}
		if got := ended(t, l, j.ID); got.State != StateCanceled || got.Error == nil || got.Error.Code != fault.Canceled || got.ResultID != "" {
			t.Errorf("%s: %+v", []string{"queued", "running"}[i], got)
		}
	}
	if err := l.Cancel(t.Context(), running.ID); err != nil {
		t.Errorf("a second time: %v", err)
	}
	if err := l.Cancel(t.Context(), "none"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("no such job: %v", err)
	}
}

// TestShutdown: a process that ends gives back what it has not finished, and
// the next one begins with it at once, not after the lease.
func TestShutdown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	url, asked, let := slowPage(t)
	open := func() *Library {
		t.Helper()
		l, err := OpenLibrary(t.Context(), newService(t, Options{AllowPrivate: true}), LibraryOptions{Store: path, Workers: 1, Lease: time.Hour})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := open()
	j, err := l.Submit(t.Context(), Request{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	<-asked
	c, err := l.Watch(t.Context(), j.ID)
	if err != nil {
		t.Fatal(err)
	}
	now, stop := context.WithCancel(t.Context())
	stop()
	if err := l.Close(now); err != nil {
		t.Fatal(err)
	}
	for got := range c {
		if got.State.Final() {
			t.Errorf("it ended: %+v", got)
		}
	}
	if err := l.Close(t.Context()); err != nil {
		t.Errorf("closed twice: %v", err)
	}
	close(let)
	l = open()
	defer l.Close(t.Context())
	if got := ended(t, l, j.ID); got.State != StateDone || got.Attempts != 1 {
		t.Errorf("got %+v, want done at the first attempt", got)
	}
}

// TestDrain: with time, what runs is finished first.
func TestDrain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := newLibrary(t, LibraryOptions{Store: path, Workers: 1})
	url, asked, let := slowPage(t)
	j, err := l.Submit(t.Context(), Request{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	<-asked
	time.AfterFunc(50*time.Millisecond, func() { close(let) })
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	l2 := newLibrary(t, LibraryOptions{Store: path, Workers: -1})
	if got, err := l2.Job(t.Context(), j.ID); err != nil || got.State != StateDone {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestTwoProcesses: what one library accepts another one does, and the first
// sees it.
func TestTwoProcesses(t *testing.T) {
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "library.db")
			if name == "postgres" {
				store = server.Database(t)
			}
			front, back := newLibrary(t, LibraryOptions{Store: store, Workers: -1}), newLibrary(t, LibraryOptions{Store: store})
			j, err := front.Submit(t.Context(), Request{Text: ferryZH, Title: "夜航"})
			if err != nil {
				t.Fatal(err)
			}
			if got := ended(t, front, j.ID); got.State != StateDone {
				t.Fatalf("got %+v", got)
			}
			p, err := front.Search(t.Context(), Query{Text: "夜航"})
			if err != nil || len(p.Results) != 1 || p.Results[0].ID != j.ID || p.Results[0].Digest != nil {
				t.Errorf("found %+v, %v", p.Results, err)
			}
			if err := back.Delete(t.Context(), j.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := front.Result(t.Context(), j.ID); fault.CodeOf(err) != fault.NotFound {
				t.Errorf("a deleted result: %v", err)
			}
			if _, err := front.Rerun(t.Context(), j.ID); fault.CodeOf(err) != fault.NotFound {
				t.Errorf("a deleted result again: %v", err)
			}
			if err := front.Ready(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestKeys(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 30, 0, time.UTC)
	l := newLibrary(t, LibraryOptions{Now: func() time.Time { return now }})
	ctx := t.Context()
	k, token, err := l.CreateKey(ctx, "编辑部", []Scope{ScopeRead, ScopeRead, ScopeWrite}, 60)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(k.Scopes, []Scope{ScopeRead, ScopeWrite}) || !k.Allows(ScopeWrite) || k.Allows(ScopeAdmin) {
		t.Errorf("scopes %v", k.Scopes)
	}
	got, err := l.Authenticate(ctx, token)
	if err != nil || got.ID != k.ID || got.Rate != 60 || got.Name != "编辑部" {
		t.Errorf("got %+v, %v", got, err)
	}
	var messages []string
	for _, bad := range []string{
		"", "zd_", "zd_x_y", token[:len(token)-1], token + "x", strings.ToUpper(token), strings.Replace(token, "zd_", "zx_", 1),
		"zd_" + k.ID + "_", "zd__" + token, strings.Repeat("z", 10_000), "zd_' OR 1=1 --_x", token[:30] + "\x00" + token[31:],
	} {
		_, err := l.Authenticate(ctx, bad)
		if fault.CodeOf(err) != fault.NotFound {
			t.Errorf("%.40q: %v", bad, err)
			continue
		}
		messages = append(messages, err.Error())
	}
	if len(slices.Compact(messages)) != 1 {
		t.Errorf("the answers tell forged keys apart: %q", messages)
	}
	keys, err := l.ListKeys(ctx)
	if err != nil || len(keys) != 1 || !keys[0].LastUsed.Equal(now.Truncate(time.Minute)) {
		t.Errorf("keys %+v, %v", keys, err)
	}
	if err := l.RevokeKey(ctx, k.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Authenticate(ctx, token); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a revoked key: %v", err)
	}
	for name, f := range map[string]func() error{
		"no scope":   func() error { _, _, err := l.CreateKey(ctx, "", nil, 0); return err },
		"what scope": func() error { _, _, err := l.CreateKey(ctx, "", []Scope{"root"}, 0); return err },
		"rate":       func() error { _, _, err := l.CreateKey(ctx, "", []Scope{ScopeRead}, -1); return err },
		"name": func() error {
			_, _, err := l.CreateKey(ctx, strings.Repeat("x", 300), []Scope{ScopeRead}, 0)
			return err
		},
	} {
		if err := f(); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBackupLibrary(t *testing.T) {
	l := newLibrary(t, LibraryOptions{})
	r, err := l.Do(t.Context(), Request{Text: ferryEN})
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "backup.db")
	if err := l.Backup(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	b := newLibrary(t, LibraryOptions{Store: to, Workers: -1})
	if got, err := b.Result(t.Context(), r.ID); err != nil || got.TextSHA256 != r.TextSHA256 {
		t.Errorf("the backup has %+v, %v", got, err)
	}
	pg := newLibrary(t, LibraryOptions{Store: server.Database(t), Workers: -1})
	if err := pg.Backup(t.Context(), filepath.Join(t.TempDir(), "x")); fault.CodeOf(err) != fault.Unsupported {
		t.Errorf("PostgreSQL: %v", err)
	}
}

func TestDefaultStore(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	if p, err := DefaultStore(); err != nil || !strings.HasSuffix(p, filepath.Join("zhongdian", "library.db")) || !filepath.IsAbs(p) {
		t.Errorf("%s, %v", p, err)
	}
	t.Setenv("XDG_DATA_HOME", "relative/is/ignored")
	if p, err := DefaultStore(); err != nil || strings.Contains(p, "relative") {
		t.Errorf("%s, %v", p, err)
	}
}

func BenchmarkSubmit(b *testing.B) {
	l := newLibrary(b, LibraryOptions{Workers: -1})
	for b.Loop() {
		if _, err := l.Submit(b.Context(), Request{Text: ferryZH}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDo(b *testing.B) {
	l := newLibrary(b, LibraryOptions{Workers: -1})
	for b.Loop() {
		if _, err := l.Do(b.Context(), Request{Text: ferryZH}); err != nil {
			b.Fatal(err)
		}
	}
}

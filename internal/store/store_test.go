package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store/storetest"
)

var server = storetest.New()

func TestMain(m *testing.M) {
	code := m.Run()
	server.Stop()
	os.Exit(code)
}

// both runs a test on SQLite and on PostgreSQL. The clock stands still but for
// one second a look, so that the order of results is known.
func both(t *testing.T, f func(t *testing.T, s *Store)) {
	t.Helper()
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			location := filepath.Join(t.TempDir(), "new folder ?#%", "a.db")
			if name == "postgres" {
				location = server.Database(t)
			}
			f(t, open(t, location))
		})
	}
}

func open(t *testing.T, location string) *Store {
	t.Helper()
	var mu sync.Mutex
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	s, err := Open(t.Context(), location, Options{Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}})
	if err != nil {
		t.Fatal(explain(err))
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// explain gives the cause of a fault too.
func explain(err error) string {
	var f *fault.Error
	if errors.As(err, &f) && f.Err != nil {
		return f.Message + ": " + f.Err.Error()
	}
	return fmt.Sprint(err)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(explain(err))
	}
}

// queued accepts a job.
func queued(t *testing.T, s *Store, data string) Job {
	t.Helper()
	var b []byte
	if data != "" {
		b = []byte(data)
	}
	j, fresh, err := s.AddJob(t.Context(), Job{ID: NewID(time.Now()), Kind: "highlight", State: Queued, Request: []byte("{}")}, b, 0)
	must(t, err)
	if !fresh || j.State != Queued {
		t.Fatalf("got %+v", j)
	}
	return j
}

func claim(t *testing.T, s *Store, worker string, n int, lease time.Duration) []Job {
	t.Helper()
	jobs, err := s.Claim(t.Context(), worker, n, lease)
	must(t, err)
	return jobs
}

func state(t *testing.T, s *Store, id string) Job {
	t.Helper()
	j, err := s.Job(t.Context(), id)
	must(t, err)
	return j
}

func TestJobLife(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		a, b := queued(t, s, "one"), queued(t, s, "two")
		got := claim(t, s, "w1", 1, time.Minute)
		if len(got) != 1 || got[0].ID != a.ID || got[0].Attempts != 1 || got[0].State != Running {
			t.Fatalf("claimed %+v, want the oldest", got)
		}
		first := got[0]
		if got := claim(t, s, "w2", 5, time.Minute); len(got) != 1 || got[0].ID != b.ID {
			t.Fatalf("claimed %+v, want the other", got)
		}
		if got := claim(t, s, "w2", 5, time.Minute); len(got) != 0 {
			t.Errorf("claimed %+v twice", got)
		}
		must(t, s.Progress(ctx, first, "read", 1, 3))
		if j := state(t, s, a.ID); j.Stage != "read" || j.Done != 1 || j.Total != 3 {
			t.Errorf("progress %+v", j)
		}
		must(t, s.Finish(ctx, first, Result{Created: s.now(), Title: "T", Digest: []byte("{}"), Text: "one", Data: []byte("one")}))
		if j := state(t, s, a.ID); j.State != Done || j.Result != a.ID || j.Ended.IsZero() || j.Stage != "" {
			t.Errorf("after the end %+v", j)
		}
		for name, err := range map[string]error{
			"finish": s.Finish(ctx, first, Result{}), "fail": s.Fail(ctx, first, Failed, "x", "y"), "progress": s.Progress(ctx, first, "", 0, 0),
			"retry": s.Retry(ctx, first, 0, "x", "y"), "give back": s.GiveBack(ctx, first),
		} {
			if !errors.Is(err, ErrLost) {
				t.Errorf("%s after the end: %v, want ErrLost", name, err)
			}
		}
		if n, err := s.Counts(ctx); err != nil || n[Done] != 1 || n[Running] != 1 {
			t.Errorf("counts %v, %v", n, err)
		}
		if _, err := s.Job(ctx, "none"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("no such job: %v", err)
		}
	})
}

func TestLease(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		j := queued(t, s, "")
		old := claim(t, s, "w1", 1, -time.Second)[0] // its lease is over at once
		n, err := s.Sweep(ctx, 10, "internal", "died")
		if must(t, err); n != 1 {
			t.Fatalf("swept %d jobs, want 1", n)
		}
		now := claim(t, s, "w2", 1, time.Minute)[0]
		if now.Attempts != 2 {
			t.Errorf("attempt %d, want 2", now.Attempts)
		}
		if err := s.Finish(ctx, old, Result{Digest: []byte(`"old"`)}); !errors.Is(err, ErrLost) {
			t.Errorf("the dead one finished: %v", err)
		}
		held, canceled, err := s.Renew(ctx, "w1", time.Minute)
		if must(t, err); len(held)+len(canceled) != 0 {
			t.Errorf("the dead one holds %v", held)
		}
		if held, _, _ = s.Renew(ctx, "w2", time.Minute); !held[j.ID] {
			t.Errorf("held %v", held)
		}
		if n, _ := s.Sweep(ctx, 10, "internal", "died"); n != 0 {
			t.Errorf("swept a live job")
		}
		must(t, s.Finish(ctx, now, Result{Digest: []byte(`"new"`)}))
		r, err := s.Result(ctx, j.ID)
		if must(t, err); string(r.Digest) != `"new"` {
			t.Errorf("result %s", r.Digest)
		}
	})
}

func TestPoison(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		j := queued(t, s, "")
		for range 3 {
			claim(t, s, "w", 1, -time.Second)
			_, err := s.Sweep(t.Context(), 3, "internal", "it kills its worker")
			must(t, err)
		}
		if got := state(t, s, j.ID); got.State != Failed || got.Message != "it kills its worker" || got.Attempts != 3 || got.Ended.IsZero() {
			t.Errorf("got %+v, want failed after 3 attempts", got)
		}
	})
}

func TestRetryWaits(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		j := queued(t, s, "")
		must(t, s.Retry(ctx, claim(t, s, "w", 1, time.Minute)[0], time.Hour, "unreachable", "later"))
		if got := claim(t, s, "w", 1, time.Minute); len(got) != 0 {
			t.Fatal("claimed before its time")
		}
		if d, err := s.Waiting(ctx); err != nil || d < 50*time.Minute || d > time.Hour {
			t.Errorf("waiting %v, %v", d, err)
		}
		if got := state(t, s, j.ID); got.State != Queued || got.Code != "unreachable" || got.NotBefore.IsZero() {
			t.Errorf("got %+v", got)
		}
		j = queued(t, s, "")
		must(t, s.GiveBack(ctx, claim(t, s, "w", 1, time.Minute)[0]))
		if got := claim(t, s, "w", 1, time.Minute); len(got) != 1 || got[0].ID != j.ID || got[0].Attempts != 1 {
			t.Errorf("given back: %+v, want the first attempt again", got)
		}
		if d, _ := s.Waiting(ctx); d <= 0 {
			t.Errorf("waiting %v", d)
		}
	})
}

func TestCancel(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		a, b := queued(t, s, ""), queued(t, s, "")
		claim(t, s, "w", 1, time.Minute)
		j, err := s.CancelJob(ctx, a.ID, "canceled", "asked")
		if must(t, err); j.State != Running || !j.Cancel {
			t.Errorf("a running one: %+v", j)
		}
		if _, canceled, _ := s.Renew(ctx, "w", time.Minute); !canceled[a.ID] {
			t.Error("the worker is not told")
		}
		if j, err = s.CancelJob(ctx, b.ID, "canceled", "asked"); err != nil || j.State != Canceled || j.Ended.IsZero() {
			t.Errorf("a queued one: %+v, %v", j, err)
		}
		if got := claim(t, s, "w", 1, time.Minute); len(got) != 0 {
			t.Error("claimed a canceled job")
		}
		if _, err := s.CancelJob(ctx, "none", "", ""); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("no such job: %v", err)
		}
	})
}

// TestClaimOnce: many workers that take jobs at once never take the same.
func TestClaimOnce(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		const jobs = 60
		for range jobs {
			queued(t, s, "")
		}
		var mu sync.Mutex
		seen := map[string]int{}
		var wg sync.WaitGroup
		for w := range 6 {
			wg.Go(func() {
				for {
					got, err := s.Claim(context.Background(), fmt.Sprint("w", w), 3, time.Minute)
					if err != nil {
						t.Error(explain(err))
						return
					}
					if len(got) == 0 {
						return
					}
					mu.Lock()
					for _, j := range got {
						seen[j.ID]++
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if len(seen) != jobs {
			t.Errorf("%d jobs taken, want %d", len(seen), jobs)
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("job %s taken %d times", id, n)
			}
		}
	})
}

func TestBlobs(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		count := func() (n int) {
			t.Helper()
			must(t, s.row(ctx, "SELECT COUNT(*) FROM blobs").Scan(&n))
			return n
		}
		same := strings.Repeat("青屿市", 10_000)
		queued(t, s, same)
		queued(t, s, same)
		if n := count(); n != 1 {
			t.Errorf("%d blobs for the same bytes twice", n)
		}
		for _, j := range claim(t, s, "w", 2, time.Minute) {
			data, err := s.Blob(ctx, j.Blob)
			if must(t, err); string(data) != same {
				t.Error("other bytes came back")
			}
			must(t, s.Finish(ctx, j, Result{Created: s.now(), Digest: []byte("{}"), Data: []byte(same)}))
			must(t, s.DeleteResult(ctx, j.ID))
			if _, err := s.Source(ctx, j.ID); fault.CodeOf(err) != fault.NotFound {
				t.Errorf("the source of a deleted result: %v", err)
			}
			if got := state(t, s, j.ID); got.State != Done || got.Result != "" || got.Blob != "" {
				t.Errorf("the job of a deleted result: %+v", got)
			}
		}
		if n := count(); n != 0 {
			t.Errorf("%d blobs left, want none", n)
		}
		if err := s.DeleteResult(ctx, "none"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("no such result: %v", err)
		}
		j := queued(t, s, "empty")
		_, err := s.CancelJob(ctx, j.ID, "", "")
		must(t, err)
		must(t, s.Forget(ctx, s.now().Add(time.Hour)))
		if n := count(); n != 0 {
			t.Errorf("%d blobs left of forgotten jobs", n)
		}
	})
}

func TestKeys(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		want := Key{ID: "k", Hash: "h", Name: "编辑部", Scopes: []string{"read", "write"}, Rate: 60, Created: s.now()}
		must(t, s.AddKey(ctx, want))
		must(t, s.UseKey(ctx, "k", want.Created.Add(time.Minute)))
		got, err := s.Key(ctx, "k")
		if must(t, err); got.Name != want.Name || !slices.Equal(got.Scopes, want.Scopes) || got.Rate != 60 || !got.LastUsed.Equal(want.Created.Add(time.Minute)) || !got.Revoked.IsZero() {
			t.Errorf("got %+v", got)
		}
		must(t, s.RevokeKey(ctx, "k"))
		must(t, s.RevokeKey(ctx, "k"))
		if keys, err := s.Keys(ctx); err != nil || len(keys) != 1 || keys[0].Revoked.IsZero() {
			t.Errorf("keys %+v, %v", keys, err)
		}
		if err := s.RevokeKey(ctx, "none"); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("no such key: %v", err)
		}
	})
}

func TestOpenFails(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	must(t, os.WriteFile(text, bytes.Repeat([]byte("not a database "), 500), 0o600))
	for _, tt := range []struct {
		name, location string
		code           fault.Code
	}{
		{"empty", "", fault.Invalid},
		{"no database", text, fault.Invalid},
		{"a folder", dir, fault.Invalid},
		{"another kind", "mysql://x/y", fault.Unsupported},
		{"malformed", "postgres://a:secret@[::1/x", fault.Invalid},
		{"nobody there", "postgres://a:secret@127.0.0.1:1/x", fault.Unreachable},
	} {
		_, err := Open(t.Context(), tt.location, Options{})
		if fault.CodeOf(err) != tt.code {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.code)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the message has the password: %v", tt.name, err)
		}
	}
}

func TestPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d", "a.db")
	s := open(t, path)
	queued(t, s, "x")
	for _, p := range []string{path, filepath.Dir(path), path + "-wal"} {
		fi, err := os.Stat(p)
		if must(t, err); fi.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v: others may read it", p, fi.Mode())
		}
	}
}

func TestBackup(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	j := queued(t, s, "bytes")
	to := filepath.Join(t.TempDir(), "backup.db")
	must(t, s.Backup(t.Context(), to))
	if err := s.Backup(t.Context(), to); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("over a file that is there: %v", err)
	}
	if fi, err := os.Stat(to); err != nil || fi.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", fi.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(to), ".zhongdian*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	b := open(t, to)
	if got := state(t, b, j.ID); got.Blob != j.Blob {
		t.Errorf("the backup has %+v", got)
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "such", "x")); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("into no folder: %v", err)
	}
}

// Results that come at once are all kept, by few transactions, and one that
// can't be written doesn't take the others with it.
func TestPutResultTogether(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		const n = 200
		var wg sync.WaitGroup
		errs := make([]error, n)
		for i := range n {
			wg.Go(func() {
				r := Result{ID: fmt.Sprintf("r%03d", i), Kind: "highlight", Status: "ok", Created: time.Now(), Digest: []byte("{}"), Request: []byte("{}"), Text: "渡轮停航", Data: []byte("same")}
				if i%50 == 7 {
					r.Request = nil // its column may not be empty
				}
				errs[i] = s.PutResult(t.Context(), r)
			})
		}
		wg.Wait()
		for i, err := range errs {
			if bad := i%50 == 7; bad != (err != nil) {
				t.Errorf("%d: %v", i, err)
			}
			if err == nil {
				if _, err := s.Result(t.Context(), fmt.Sprintf("r%03d", i)); err != nil {
					t.Errorf("%d is not kept: %v", i, err)
				}
			}
		}
	})
}

// One who goes while the result waits takes it back, and nobody waits for ever.
func TestPutResultGone(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	hold, err := s.write.BeginTx(t.Context(), nil)
	must(t, err)
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancel(t.Context())
	errs := make([]error, 20)
	for i := range errs {
		wg.Go(func() {
			c := ctx
			if i%2 == 0 {
				c = t.Context()
			}
			errs[i] = s.PutResult(c, Result{ID: fmt.Sprintf("g%02d", i), Created: time.Now(), Digest: []byte("{}"), Request: []byte("{}")})
		})
		for i == 0 && s.write.Stats().WaitCount == 0 { // the first writes, the others wait for it
			time.Sleep(time.Millisecond)
		}
	}
	for waiting := 0; waiting < len(errs)-1; {
		s.together.mu.Lock()
		waiting = len(s.together.waiting)
		s.together.mu.Unlock()
		time.Sleep(time.Millisecond)
	}
	cancel()
	time.Sleep(10 * time.Millisecond)
	must(t, hold.Rollback())
	wg.Wait()
	for i, err := range errs {
		_, there := s.Result(t.Context(), fmt.Sprintf("g%02d", i))
		switch {
		case err == nil && there != nil:
			t.Errorf("%d: said to be kept and is not: %v", i, there)
		case i%2 == 0 && err != nil:
			t.Errorf("%d: %v", i, err)
		case err != nil && !errors.Is(err, context.Canceled):
			t.Errorf("%d: %v", i, err)
		}
	}
	s.together.mu.Lock()
	defer s.together.mu.Unlock()
	if s.together.writing || len(s.together.waiting) > 0 {
		t.Error("somebody is still waiting")
	}
}

// TestOneSegment: results that are written together make one segment of the full-text
// index. Each that is written for itself has to be merged with the others later.
func TestOneSegment(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	batch := make([]*entry, 5)
	for i := range batch {
		r := Result{ID: NewID(s.now()), Created: s.now(), Request: []byte("{}"), Text: fmt.Sprintf("第%d班渡船开了。", i)}
		batch[i] = &entry{r: prepare(r), done: make(chan error, 1)}
	}
	s.putAll(t.Context(), batch)
	for _, p := range batch {
		must(t, <-p.done)
	}
	var segments int
	must(t, s.row(t.Context(), "SELECT COUNT(DISTINCT segid) FROM grams_idx").Scan(&segments))
	if segments != 1 {
		t.Errorf("%d segments of %d results", segments, len(batch))
	}
}

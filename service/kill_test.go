package service

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	_ "modernc.org/sqlite"

	"github.com/zhongdian/zhongdian/internal/store/storetest"
)

var server = storetest.New()

// victimStore names the store of a process that is there to be killed.
const victimStore = "ZHONGDIAN_TEST_VICTIM"

func TestMain(m *testing.M) {
	if store := os.Getenv(victimStore); store != "" {
		if err := victim(store); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	goleak.VerifyTestMain(tests{m})
}

// tests stops the database server before leaks are looked for.
type tests struct{ m *testing.M }

func (t tests) Run() int {
	defer server.Stop()
	return t.m.Run()
}

// victim accepts jobs as fast as they come and tells on standard output which
// were accepted and which it saw done, until it is killed.
func victim(store string) error {
	svc, err := New(Options{})
	if err != nil {
		return err
	}
	ctx := context.Background()
	l, err := OpenLibrary(ctx, svc, LibraryOptions{Store: store, Workers: 2, Lease: 300 * time.Millisecond})
	if err != nil {
		return err
	}
	var mu sync.Mutex
	say := func(format string, args ...any) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Printf(format+"\n", args...)
	}
	var wg sync.WaitGroup
	errs := make(chan error, 3)
	for range 2 {
		wg.Go(func() {
			for {
				j, err := l.Submit(ctx, victimRequest())
				if err != nil {
					errs <- err
					return
				}
				say("accepted %s", j.ID)
				go func() {
					if j, err := watchTo(ctx, l, j.ID); err == nil && j.State == StateDone {
						if r, err := l.Result(ctx, j.ResultID); err == nil {
							say("done %s %d", j.ID, r.Created.UnixMicro())
						}
					}
				}()
				time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
			}
		})
	}
	wg.Go(func() {
		for {
			r := victimRequest()
			r.IdempotencyKey = strconv.Itoa(rand.IntN(50)) // met again by a later process
			r.Text = ferryZH
			res, err := l.Do(ctx, r)
			if err != nil {
				errs <- err
				return
			}
			say("done %s %d", res.ID, res.Created.UnixMicro())
			time.Sleep(5 * time.Millisecond)
		}
	})
	return <-errs
}

func victimRequest() Request {
	return Request{Text: fmt.Sprintf("%s第%d班船在夜里开出。", ferryZH, rand.Int64())}
}

func watchTo(ctx context.Context, l *Library, id string) (Job, error) {
	c, err := l.Watch(ctx, id)
	var j Job
	if err == nil {
		for j = range c {
		}
	}
	return j, err
}

// TestKill kills processes at random moments under load, two at once at times,
// also while they make the tables. Nothing that was accepted may be lost, what
// was seen done may not be done again, and the database stays whole.
func TestKill(t *testing.T) {
	rounds := 50
	if testing.Short() {
		rounds = 8
	}
	t.Run("sqlite", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "library.db")
		killed(t, path, rounds)
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var verdict string
		if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
			t.Errorf("integrity check: %s, %v", verdict, err)
		}
		if rows, err := db.Query("PRAGMA foreign_key_check"); err != nil || rows.Next() {
			t.Errorf("a row refers to one that is not there (%v)", err)
		} else {
			rows.Close()
		}
		var strays int
		err = db.QueryRow(`SELECT (SELECT COUNT(*) FROM results WHERE id NOT IN (SELECT id FROM jobs WHERE state = 'done'))
			+ (SELECT COUNT(*) FROM results WHERE id NOT IN (SELECT result FROM search))
			+ (SELECT COUNT(*) FROM blobs WHERE sha256 NOT IN (SELECT blob FROM jobs WHERE blob IS NOT NULL UNION SELECT blob FROM results))`).Scan(&strays)
		if err != nil || strays != 0 {
			t.Errorf("%d rows that belong to nothing, %v", strays, err)
		}
	})
	t.Run("postgres", func(t *testing.T) { killed(t, server.Database(t), rounds/4) })
}

// killed kills processes at work on a store, then finishes their work and
// looks at all of it.
func killed(t *testing.T, store string, rounds int) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	accepted, seen := map[string]bool{}, map[string]int64{}
	hear := func(line string) {
		mu.Lock()
		defer mu.Unlock()
		var id string
		var at int64
		if n, _ := fmt.Sscanf(line, "done %s %d", &id, &at); n == 2 {
			if old, ok := seen[id]; ok && old != at {
				t.Errorf("job %s was done at %d and again at %d", id, old, at)
			}
			seen[id], accepted[id] = at, true
		} else if n, _ := fmt.Sscanf(line, "accepted %s", &id); n == 1 {
			accepted[id] = true
		}
	}
	for i := range rounds {
		var wg sync.WaitGroup
		for range 1 + i%2 {
			wg.Go(func() { runVictim(t, exe, store, i%5 == 4, hear) })
		}
		wg.Wait()
	}
	if len(accepted) < rounds {
		t.Fatalf("only %d jobs were accepted: the processes did not work", len(accepted))
	}
	// The next process has to do what they left.
	l := newLibrary(t, LibraryOptions{Store: store, Lease: 300 * time.Millisecond})
	for id := range accepted {
		j := ended(t, l, id)
		if j.State != StateDone || j.ResultID != id {
			t.Errorf("accepted job %s ended %s (%+v)", id, j.State, j.Error)
			continue
		}
		r, err := l.Result(t.Context(), id)
		if err != nil {
			t.Errorf("job %s: %v", id, err)
		} else if at, ok := seen[id]; ok && r.Created.UnixMicro() != at {
			t.Errorf("job %s was seen done at %d, and has a result of %d now", id, at, r.Created.UnixMicro())
		}
	}
	n, err := l.Counts(t.Context())
	if err != nil || n[StateDone] < len(accepted) || n[StateFailed]+n[StateCanceled] > 0 {
		t.Errorf("jobs %v, %v; %d were accepted", n, err, len(accepted))
	}
	t.Logf("%d kills, %d jobs accepted, %d seen done before the end", rounds+rounds/2, len(accepted), len(seen))
}

// runVictim kills a process at a random moment after its first word; an early one
// also while it starts.
func runVictim(t *testing.T, exe, store string, early bool, hear func(string)) {
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), victimStore+"="+store)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Error(err)
		return
	}
	soon := func() time.Duration { return time.Duration(rand.IntN(300)) * time.Millisecond }
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	if early {
		kill.Reset(soon())
	}
	first := true
	for sc := bufio.NewScanner(out); sc.Scan(); first = false {
		hear(sc.Text())
		if first && !early {
			kill.Reset(soon())
		}
	}
	_ = cmd.Wait()
	if msg := stderr.String(); msg != "" {
		t.Errorf("a process ended by itself: %s", msg)
	}
}

package ledger

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// fixed answers every call with the same usage, or the same error.
type fixed struct {
	usage  llm.Usage
	err    error
	cached bool
	calls  atomic.Int64
}

func (f *fixed) Info() llm.Info { return llm.Info{Profile: "p", Model: "m"} }
func (f *fixed) Complete(context.Context, llm.Request) (llm.Reply, error) {
	f.calls.Add(1)
	return llm.Reply{Text: "yes", Usage: f.usage, Cached: f.cached}, f.err
}

func ask(max int) llm.Request {
	return llm.Request{Messages: []llm.Message{{Role: llm.User, Content: strings.Repeat("word ", 94)}}, MaxTokens: max} // 100 tokens
}

func book1(t *testing.T) (*Ledger, *time.Time) {
	t.Helper()
	now := time.Date(2026, 3, 4, 23, 50, 0, 0, time.Local)
	return New(filepath.Join(t.TempDir(), "state", "tokens.json"), func() time.Time { return now }), &now
}

func today(t *testing.T, l *Ledger) Entry {
	t.Helper()
	m, err := l.Today()
	if err != nil {
		t.Fatal(err)
	}
	return m["p"]
}

func TestBooked(t *testing.T) {
	l, now := book1(t)
	f := &fixed{usage: llm.Usage{Input: 90, Output: 30}}
	m := l.Wrap(f, Caps{})
	for range 3 {
		if _, err := m.Complete(t.Context(), ask(500)); err != nil {
			t.Fatal(err)
		}
	}
	want := Entry{Calls: 3, Input: 270, Output: 90}
	if got := today(t, l); got != want || m.Run() != want {
		t.Errorf("booked %+v, run %+v, want %+v", got, m.Run(), want)
	}
	f.cached = true
	if _, err := m.Complete(t.Context(), ask(500)); err != nil {
		t.Fatal(err)
	}
	if got := today(t, l).Tokens(); got != want.Tokens() {
		t.Errorf("a kept reply cost %d", got-want.Tokens())
	}
	*now = now.Add(20 * time.Minute)
	if got := today(t, l); got != (Entry{}) {
		t.Errorf("the new day begins with %+v", got)
	}
}

func TestFailures(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Entry
	}{
		{fault.New(fault.Provider, "x"), Entry{Calls: 1, Input: 100}},
		{fault.New(fault.Canceled, "x"), Entry{Calls: 1, Input: 100}},
		{fault.New(fault.Unreachable, "x"), Entry{}},
		{fault.New(fault.Invalid, "x"), Entry{}},
	} {
		l, _ := book1(t)
		m := l.Wrap(&fixed{err: c.err}, Caps{})
		if _, err := m.Complete(t.Context(), ask(500)); !errors.Is(err, c.err) {
			t.Errorf("%v", err)
		}
		if got := today(t, l); got != c.want || m.Run() != c.want {
			t.Errorf("%s: booked %+v, run %+v, want %+v", fault.CodeOf(c.err), got, m.Run(), c.want)
		}
	}
}

func TestCaps(t *testing.T) {
	for _, c := range []struct {
		name string
		caps Caps
		says string
	}{{"run", Caps{Run: 1000}, "tokens_per_run"}, {"day", Caps{Day: 1000}, "tokens_per_day"}} {
		t.Run(c.name, func(t *testing.T) {
			l, _ := book1(t)
			f := &fixed{usage: llm.Usage{Input: 100, Output: 50}}
			m := l.Wrap(f, c.caps)
			n := 0
			var err error
			for ; n < 20 && err == nil; n++ {
				_, err = m.Complete(t.Context(), ask(400))
			}
			// 150 each; a call that may take 500 fits while no more than 500 are used.
			if n != 5 || f.calls.Load() != 4 {
				t.Errorf("stopped at call %d after %d were made, want 5 and 4", n, f.calls.Load())
			}
			if fault.CodeOf(err) != fault.TooLarge || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "600 are used") {
				t.Errorf("%v", err)
			}
			if got := today(t, l).Tokens(); got != 600 {
				t.Errorf("%d tokens booked, want 600: the refused call must cost nothing", got)
			}
		})
	}
}

// TestManyAtOnce: calls that are made together can't pass the cap together.
func TestManyAtOnce(t *testing.T) {
	l, _ := book1(t)
	f := &fixed{usage: llm.Usage{Input: 100, Output: 400}}
	var wg sync.WaitGroup
	for range 4 { // as four processes would: each with its own meter
		m := l.Wrap(f, Caps{Day: 5000})
		for range 10 {
			wg.Go(func() { _, _ = m.Complete(t.Context(), ask(400)) })
		}
	}
	wg.Wait()
	if got := today(t, l).Tokens(); got > 5000 || got != int(f.calls.Load())*500 || got < 4000 {
		t.Errorf("%d tokens by %d calls under a cap of 5000", got, f.calls.Load())
	}
}

func TestBrokenBook(t *testing.T) {
	l, _ := book1(t)
	dir := filepath.Dir(l.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{"", "null", "[1]", `{"2026-03-04":`, `{"2026-03-04":{"p":{"input":"x"}}}`, "\x00"} {
		if err := os.WriteFile(l.path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Wrap(&fixed{usage: llm.Usage{Input: 1, Output: 1}}, Caps{Day: 10000}).Complete(t.Context(), ask(5)); err != nil {
			t.Errorf("%q: %v", data, err)
		}
		if got := today(t, l).Tokens(); got != 2 {
			t.Errorf("%q: %d", data, got)
		}
	}
	// A book that can't be written stops only those who set a cap.
	if err := os.Remove(l.path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(l.path, 0o700); err != nil {
		t.Fatal(err)
	}
	f := &fixed{}
	if _, err := l.Wrap(f, Caps{}).Complete(t.Context(), ask(5)); err != nil || f.calls.Load() != 1 {
		t.Errorf("%v", err)
	}
	if _, err := l.Wrap(f, Caps{Day: 100000}).Complete(t.Context(), ask(5)); fault.CodeOf(err) != fault.Internal || f.calls.Load() != 1 {
		t.Errorf("%v, %d calls", err, f.calls.Load())
	}
}

func TestOldDaysGo(t *testing.T) {
	l, now := book1(t)
	m := l.Wrap(&fixed{usage: llm.Usage{Input: 1, Output: 1}}, Caps{})
	for range 100 {
		if _, err := m.Complete(t.Context(), ask(5)); err != nil {
			t.Fatal(err)
		}
		*now = now.AddDate(0, 0, 1)
	}
	data, err := os.ReadFile(l.path)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(parse(data)); n < keepDays || n > keepDays+2 {
		t.Errorf("%d days are kept, want %d", n, keepDays)
	}
}

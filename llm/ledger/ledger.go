// Package ledger counts the tokens that models use, by profile and day, and
// stops calls that would pass a cap. The book is one small file that all
// processes of a user share.
//
// A call is charged before it is made with what it may take, and corrected
// afterwards to what it took. So many calls at once can't pass a cap together,
// and a process that dies leaves the careful figure behind.
package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/llm/statefile"
)

const (
	keepDays     = 62
	defaultReply = 2000 // tokens that a reply may take, where the request sets no limit
)

// Entry is what one profile used in one day.
type Entry struct {
	Calls  int `json:"calls"`
	Input  int `json:"input"`
	Output int `json:"output"`
}

// Tokens of both directions.
func (e Entry) Tokens() int { return e.Input + e.Output }

// Ledger is the book. It is safe for concurrent use, by several processes too.
type Ledger struct {
	path string
	now  func() time.Time
}

// New names the file of the book, which need not exist. now gives the time, whose
// local date is the day that is charged; nil is time.Now.
func New(path string, now func() time.Time) *Ledger {
	if now == nil {
		now = time.Now
	}
	return &Ledger{path: path, now: now}
}

// book is the file: days, each with its profiles.
type book map[string]map[string]Entry

func parse(data []byte) book {
	var b book
	if json.Unmarshal(data, &b) != nil || b == nil {
		b = book{} // a broken book is begun anew; there is nobody to ask
	}
	return b
}

func (l *Ledger) day() string { return l.now().Format(time.DateOnly) }

// Today gives what each profile has used today.
func (l *Ledger) Today() (map[string]Entry, error) {
	data, err := statefile.Read(l.path)
	if err != nil {
		return nil, fault.New(fault.Internal, "the book of tokens used can't be read: %w", err)
	}
	return parse(data)[l.day()], nil
}

// add books e for a profile, or nothing where the day's tokens would pass limit
// (0: none); used is what stands there then.
func (l *Ledger) add(ctx context.Context, day, profile string, e Entry, limit int) (used int, err error) {
	err = statefile.Update(ctx, l.path, func(old []byte) ([]byte, error) {
		b := parse(old)
		if b[day] == nil {
			b[day] = map[string]Entry{}
		}
		sum := b[day][profile]
		used = sum.Tokens()
		if limit > 0 && used+e.Tokens() > limit {
			return nil, errOver
		}
		sum.Calls += e.Calls
		sum.Input = max(0, sum.Input+e.Input)
		sum.Output = max(0, sum.Output+e.Output)
		b[day][profile] = sum
		oldest := l.now().AddDate(0, 0, -keepDays).Format(time.DateOnly)
		for d := range b {
			if d < oldest {
				delete(b, d)
			}
		}
		return json.MarshalIndent(b, "", " ")
	})
	return used, err
}

// Book adds what was used beside a Meter, such as by a test of a server.
func (l *Ledger) Book(ctx context.Context, profile string, e Entry) error {
	_, err := l.add(ctx, l.day(), profile, e, 0)
	return err
}

var errOver = errors.New("over the cap of the day")

// Caps are limits in tokens of prompt and reply together; 0 is none.
type Caps struct {
	Run int // of all calls of this process
	Day int // of all calls of this user on this machine
}

// Meter is a provider whose calls are booked and capped.
type Meter struct {
	p    llm.Provider
	l    *Ledger
	caps Caps

	mu  sync.Mutex
	run Entry
}

var _ llm.Provider = (*Meter)(nil)

// Wrap makes a meter around p.
func (l *Ledger) Wrap(p llm.Provider, caps Caps) *Meter { return &Meter{p: p, l: l, caps: caps} }

// Info is that of the provider inside.
func (m *Meter) Info() llm.Info { return m.p.Info() }

// Run gives what this process has used.
func (m *Meter) Run() Entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.run
}

// Complete makes the call if it fits under the caps; else the error is
// fault.TooLarge and nothing is sent. A book that can't be kept stops the call
// where there is a cap of the day, and else is passed over.
func (m *Meter) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	name := m.p.Info().Profile
	day := m.l.day() // a call over midnight is corrected where it was charged
	may := Entry{Calls: 1, Input: llm.EstimateRequest(r), Output: r.MaxTokens}
	if may.Output == 0 {
		may.Output = defaultReply
	}
	if err := m.chargeRun(name, may); err != nil {
		return llm.Reply{}, err
	}
	used, err := m.l.add(ctx, day, name, may, m.caps.Day)
	booked := err == nil
	switch {
	case errors.Is(err, errOver):
		m.correct(may, Entry{})
		return llm.Reply{}, fault.New(fault.TooLarge, "the cap of %d tokens a day (tokens_per_day of %s) would be passed: %d are used, this call may take %d", m.caps.Day, name, used, may.Tokens())
	case err != nil && ctx.Err() != nil:
		m.correct(may, Entry{})
		return llm.Reply{}, fault.New(fault.Canceled, "stopped before %s was asked: %w", name, ctx.Err())
	case err != nil && m.caps.Day > 0:
		m.correct(may, Entry{})
		return llm.Reply{}, &fault.Error{Code: fault.Internal, Message: "the book of tokens used can't be kept, so the cap of the day can't be held: look at the state directory", Err: err}
	}
	reply, err := m.p.Complete(ctx, r)
	took := spent(may, reply, err)
	m.correct(may, took)
	if booked {
		diff := Entry{Calls: took.Calls - may.Calls, Input: took.Input - may.Input, Output: took.Output - may.Output}
		// Also when the caller has gone: the tokens were used.
		_, _ = m.l.add(context.WithoutCancel(ctx), day, name, diff, 0)
	}
	return reply, err
}

// spent is what a call took. Of one that failed nobody says; a prompt that was
// sent is counted, one that reached nobody is not.
func spent(may Entry, reply llm.Reply, err error) Entry {
	switch {
	case err == nil:
		u := reply.Spent()
		return Entry{Calls: 1, Input: u.Input, Output: u.Output}
	case fault.CodeOf(err) == fault.Provider, fault.CodeOf(err) == fault.Canceled:
		return Entry{Calls: 1, Input: may.Input}
	}
	return Entry{}
}

func (m *Meter) chargeRun(name string, may Entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if c := m.caps.Run; c > 0 && m.run.Tokens()+may.Tokens() > c {
		return fault.New(fault.TooLarge, "the cap of %d tokens a run (tokens_per_run of %s) would be passed: %d are used, this call may take %d", c, name, m.run.Tokens(), may.Tokens())
	}
	m.run.Calls += may.Calls
	m.run.Input += may.Input
	m.run.Output += may.Output
	return nil
}

func (m *Meter) correct(may, took Entry) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.run.Calls += took.Calls - may.Calls
	m.run.Input += took.Input - may.Input
	m.run.Output += took.Output - may.Output
}

package service

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store"
)

// Library is a service that keeps its results, and works on jobs that outlive
// the process: what Submit has accepted is done, whatever happens in between.
// It is safe for concurrent use; several processes may share one store.
type Library struct {
	svc    *Service
	st     *store.Store
	o      LibraryOptions
	log    *slog.Logger
	now    func() time.Time
	worker string // names this process in the store
	hub    hub

	wake      chan struct{}      // there may be a job to take
	wakeFeeds chan struct{}      // a feed may be due
	outward   *http.Client       // to the interfaces of readers, which may stand in a private network
	rest      context.CancelFunc // no further job is taken
	stop      context.CancelFunc // leases are not renewed any more
	loops     sync.WaitGroup
	running   runs
	once      sync.Once
	closed    error
}

// LibraryOptions are the settings of a library. The zero value is useful.
type LibraryOptions struct {
	Store   string           // a path for SQLite or postgres://…; "": DefaultStore
	Workers int              // jobs worked on at once; 0: one a processor; negative: none here
	Log     *slog.Logger     // nil: silent
	Now     func() time.Time // nil: time.Now

	Lease    time.Duration // after which a job of a dead process goes to another; 0: 15 s
	Backoff  time.Duration // before the second attempt, four times as long before each further one; 0: 5 s
	FeedLook time.Duration // between two looks for feeds that are due; 0: 2 s
	Keep     time.Duration // of ended jobs and their idempotency keys, not of results; 0: 30 days
}

// The bounds of a job's attempts. A retry answers a failure of the network or
// of a provider; a crash is a process that ended while it had the job.
const (
	maxAttempts = 4
	maxCrashes  = 10
	maxBackoff  = 10 * time.Minute
)

// OpenLibrary opens the store and begins to work on what waits in it. svc gives
// the settings that requests don't. Errors: fault.Invalid, Unsupported,
// Unreachable.
func OpenLibrary(ctx context.Context, svc *Service, o LibraryOptions) (*Library, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, o.Store, store.Options{Now: o.Now})
	if err != nil {
		return nil, err
	}
	kept, err := svc.With(func(o *Options) { o.WithText = true })
	if err != nil {
		_ = st.Close()
		return nil, err
	}
	var id [8]byte
	_, _ = rand.Read(id[:]) // never fails
	l := &Library{
		svc: kept, st: st, o: o, log: o.Log, now: o.Now, worker: hex.EncodeToString(id[:]),
		wake: make(chan struct{}, 1), wakeFeeds: make(chan struct{}, 1),
		outward: &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second}},
		hub:     hub{watchers: map[string][]chan struct{}{}}, running: runs{jobs: map[string]*run{}},
	}
	ctx = context.WithoutCancel(ctx)
	take, rest := context.WithCancel(ctx)
	tend, stop := context.WithCancel(ctx)
	l.rest, l.stop = rest, stop
	l.loops.Go(func() { l.dispatch(take) })
	l.loops.Go(func() { l.tend(tend) })
	l.loops.Go(func() { l.tendFeeds(take) })
	return l, nil
}

func (o *LibraryOptions) fill() error {
	if o.Store == "" {
		path, err := DefaultStore()
		if err != nil {
			return err
		}
		o.Store = path
	}
	switch {
	case o.Workers == 0:
		o.Workers = runtime.GOMAXPROCS(0)
	case o.Workers < 0:
		o.Workers = 0
	case o.Workers > 1000:
		return fault.New(fault.Invalid, "at most 1000 workers, not %d", o.Workers)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Lease <= 0 {
		o.Lease = 15 * time.Second
	}
	if o.Backoff <= 0 {
		o.Backoff = 5 * time.Second
	}
	if o.FeedLook <= 0 {
		o.FeedLook = 2 * time.Second
	}
	if o.Keep <= 0 {
		o.Keep = 30 * 24 * time.Hour
	}
	return nil
}

// DefaultStore is the file in the user's data folder: XDG_DATA_HOME, or what
// the system has in its place. Errors: fault.Invalid where there is none.
func DefaultStore() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "zhongdian", "library.db"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fault.New(fault.Invalid, "there is no home folder to keep results in: set XDG_DATA_HOME or give the path of a database")
	}
	dir := filepath.Join(home, ".local", "share")
	switch runtime.GOOS {
	case "windows":
		if d := os.Getenv("LOCALAPPDATA"); d != "" {
			dir = d
		}
	case "darwin":
		dir = filepath.Join(home, "Library", "Application Support")
	}
	return filepath.Join(dir, "zhongdian", "library.db"), nil
}

// Close takes no further jobs and waits for those that run. When ctx ends they
// are stopped and given back, to be done by the next process. It closes the
// store. Watchers are let go.
func (l *Library) Close(ctx context.Context) error {
	l.once.Do(func() {
		l.rest()
		l.running.drain(ctx)
		l.stop()
		l.loops.Wait()
		l.hub.close()
		l.outward.CloseIdleConnections()
		l.closed = l.st.Close()
	})
	return l.closed
}

// Ready says whether the store answers.
func (l *Library) Ready(ctx context.Context) error { return l.st.Ping(ctx) }

// Counts gives the number of jobs in each state.
func (l *Library) Counts(ctx context.Context) (map[State]int, error) { return l.st.Counts(ctx) }

// Backup writes the whole store into a new file while it is in use. The file
// appears whole or not at all. Errors: fault.Invalid where there is one already,
// Unsupported with PostgreSQL, which has its own tools.
func (l *Library) Backup(ctx context.Context, path string) error { return l.st.Backup(ctx, path) }

// State says where a job is.
type State = store.State

// The states of a job. The last three are final.
const (
	StateQueued   = store.Queued
	StateRunning  = store.Running
	StateDone     = store.Done
	StateFailed   = store.Failed
	StateCanceled = store.Canceled
)

// Job is a request on its way to a result.
type Job struct {
	ID       string      `json:"id"`
	Owner    string      `json:"owner,omitempty"`
	Kind     Kind        `json:"kind"`
	Title    string      `json:"title,omitempty"`
	URL      string      `json:"url,omitempty"`
	State    State       `json:"state"`
	Progress Progress    `json:"progress"`
	ResultID string      `json:"result_id,omitempty"` // once it is done, while the result is kept
	Error    *ErrorValue `json:"error,omitempty"`     // of the last attempt; the job may still be tried again
	Attempts int         `json:"attempts"`
	Retry    time.Time   `json:"retry,omitzero"` // of a queued job that failed: not before this
	Created  time.Time   `json:"created"`
	Started  time.Time   `json:"started,omitzero"`
	Ended    time.Time   `json:"ended,omitzero"`
}

// Progress is how far a running job is. Total is 0 where it is not known.
type Progress struct {
	Stage string `json:"stage,omitempty"` // "fetch", "read", "write" while a model answers
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// Result is an answer that is kept.
type Result struct {
	ID         string         `json:"id"`
	Owner      string         `json:"owner,omitempty"`
	Kind       Kind           `json:"kind"`
	Created    time.Time      `json:"created"`
	Title      string         `json:"title"` // see TitleOf
	URL        string         `json:"url,omitempty"`
	Outlet     string         `json:"outlet,omitempty"`
	Lang       string         `json:"lang"`
	Status     string         `json:"status"` // as in digest.Article
	TextSHA256 string         `json:"text_sha256"`
	Stale      bool           `json:"stale"`              // the article at URL has another text since
	NewerID    string         `json:"newer_id,omitempty"` // the newest result of that address with another text
	SourceName string         `json:"source_name,omitempty"`
	SourceType string         `json:"source_type,omitempty"` // media type of what Source gives
	Digest     *digest.Digest `json:"digest,omitempty"`      // with the text and blocks of the article; nil in a list
}

// Query asks for results, the newest first. See the fields of store.Query.
type Query = store.Query

// MaxResults is the most results of one page.
const MaxResults = store.MaxLimit

// Page is some results, without their digests, and the cursor of the next ones:
// "" where these were the last.
type Page struct {
	Results []Result `json:"results"`
	Next    string   `json:"next,omitempty"`
}

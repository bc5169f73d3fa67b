package service

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store"
)

// ErrKeyReused is in the chain of the fault (fault.Invalid) for an idempotency
// key that came with another request before.
var ErrKeyReused = errors.New("idempotency key reused")

// Submit accepts a request. When it returns without an error the job is on disk
// and will be done, by this process or a later one. A request whose idempotency
// key the owner has used gets the job of then. Errors: fault.Invalid, TooLarge.
func (l *Library) Submit(ctx context.Context, r Request) (Job, error) {
	j, _, err := l.add(ctx, r, store.Queued)
	if err != nil {
		return Job{}, err
	}
	l.nudge()
	return jobOf(j), nil
}

// add puts a request into the ledger, queued or as a run of this process.
func (l *Library) add(ctx context.Context, r Request, state State) (store.Job, bool, error) {
	r, err := r.normal()
	if err != nil {
		return store.Job{}, false, err
	}
	j, err := l.jobFor(r, state)
	if err != nil {
		return store.Job{}, false, err
	}
	got, fresh, err := l.st.AddJob(ctx, j, r.Data, l.o.Lease)
	if err == nil && !fresh && got.RequestSHA256 != j.RequestSHA256 {
		return got, false, fault.New(fault.Invalid, "the idempotency key was used for another request: take a new one%w", hidden{ErrKeyReused})
	}
	return got, fresh, err
}

// jobFor is the job of a normal request, new in the ledger.
func (l *Library) jobFor(r Request, state State) (store.Job, error) {
	data, sum, err := r.encode()
	if err != nil {
		return store.Job{}, err
	}
	j := store.Job{
		ID: store.NewID(l.now()), Owner: r.Owner, Kind: string(r.Kind), Title: r.Title, URL: r.URL, State: state,
		Request: data, RequestSHA256: sum, Idempotency: r.IdempotencyKey,
	}
	if state == store.Running {
		j.Worker = l.worker
	}
	if r.Background {
		j.Priority = 1
	}
	return j, nil
}

// Job gives a job as it is now. Errors: fault.NotFound.
func (l *Library) Job(ctx context.Context, id string) (Job, error) {
	j, err := l.st.Job(ctx, id)
	if err != nil {
		return Job{}, err
	}
	return jobOf(j), nil
}

func jobOf(j store.Job) Job {
	out := Job{
		ID: j.ID, Owner: j.Owner, Kind: Kind(j.Kind), Title: j.Title, URL: j.URL, State: j.State,
		Progress: Progress{Stage: j.Stage, Done: j.Done, Total: j.Total}, ResultID: j.Result,
		Attempts: j.Attempts, Created: j.Created, Started: j.Started, Ended: j.Ended,
	}
	if j.Code != "" {
		out.Error = &ErrorValue{Code: fault.Code(j.Code), Message: j.Message}
		if j.State == store.Queued {
			out.Retry = j.NotBefore
		}
	}
	return out
}

// Watch gives a job as it is now and each change of it that is seen, until it
// has ended; then, or when ctx ends or the library closes, the channel is
// closed. A slow reader misses what lies between, never the last. Errors:
// fault.NotFound.
func (l *Library) Watch(ctx context.Context, id string) (<-chan Job, error) {
	changed, leave := l.hub.join(id)
	j, err := l.Job(ctx, id)
	if err != nil {
		leave()
		return nil, err
	}
	out := make(chan Job, 1)
	go func() {
		defer close(out)
		defer leave()
		l.watch(ctx, j, changed, out)
	}()
	return out, nil
}

// watch looks at the job when this process changes it, and now and then for the
// changes that others make.
func (l *Library) watch(ctx context.Context, j Job, changed <-chan struct{}, out chan<- Job) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case out <- j:
		case <-ctx.Done():
			return
		}
		for last := key(j); key(j) == last; {
			if j.State.Final() {
				return
			}
			select {
			case _, ok := <-changed:
				if !ok {
					return
				}
			case <-tick.C:
			case <-ctx.Done():
				return
			}
			now, err := l.Job(ctx, j.ID)
			if err != nil {
				return
			}
			j = now
		}
	}
}

// key is what makes one state of a job differ from the next.
func key(j Job) any {
	type comparable struct {
		s State
		p Progress
		a int
		r time.Time
	}
	return comparable{j.State, j.Progress, j.Attempts, j.Retry}
}

// Cancel ends a job that waits, and stops one that runs as soon as it can be
// stopped. A job that has ended stays as it is. Errors: fault.NotFound.
func (l *Library) Cancel(ctx context.Context, id string) error {
	j, err := l.st.CancelJob(ctx, id, string(fault.Canceled), "canceled on request")
	if err != nil {
		return err
	}
	if j.State == store.Running {
		l.running.cancel(id, errCanceled)
	}
	l.hub.tell(id)
	return nil
}

// Do answers a request at once and keeps the result. With an idempotency key
// the answer of the first such request comes back, also while that one is still
// being worked on. Errors: those of the use case.
func (l *Library) Do(ctx context.Context, r Request) (Result, error) {
	if r.IdempotencyKey == "" {
		return l.do(ctx, r)
	}
	j, fresh, err := l.add(ctx, r, store.Running)
	if err != nil {
		return Result{}, err
	}
	if fresh {
		// Not under ctx: whoever asks again with this key wants the answer, also
		// when the one who asked first has gone.
		l.loops.Go(func() { l.execute(context.WithoutCancel(ctx), j, false) })
	}
	return l.await(ctx, j.ID)
}

// do runs a request that nobody can ask for twice: there is no job to lose.
func (l *Library) do(ctx context.Context, r Request) (Result, error) {
	r, err := r.normal()
	if err != nil {
		return Result{}, err
	}
	kept, d, err := l.run(ctx, r, true, nil)
	if err != nil {
		return Result{}, err
	}
	kept.ID, kept.Owner, kept.Kind = store.NewID(l.now()), r.Owner, string(r.Kind)
	if kept.Request, _, err = r.encode(); err != nil {
		return Result{}, err
	}
	if err := l.st.PutResult(ctx, kept); err != nil {
		return Result{}, err
	}
	out := resultOf(kept) // as it would be read back
	out.Digest = d
	return out, nil
}

// await waits for the end of a job and gives its result or its error.
func (l *Library) await(ctx context.Context, id string) (Result, error) {
	changes, err := l.Watch(ctx, id)
	if err != nil {
		return Result{}, err
	}
	var j Job
	for j = range changes {
	}
	switch {
	case ctx.Err() != nil:
		return Result{}, fault.New(fault.Canceled, "stopped while the job was waited for: %w", ctx.Err())
	case j.State == StateDone && j.ResultID != "":
		return l.Result(ctx, j.ResultID)
	case j.State == StateDone:
		return Result{}, fault.New(fault.NotFound, "the result was deleted")
	case j.Error != nil:
		return Result{}, fault.New(j.Error.Code, "%s", j.Error.Message)
	}
	return Result{}, fault.New(fault.Canceled, "the job has not ended yet; ask for it again: %s", id)
}

// hub tells watchers of this process that a job may have changed.
type hub struct {
	mu       sync.Mutex
	watchers map[string][]chan struct{}
	closed   bool
}

func (h *hub) join(id string) (<-chan struct{}, func()) {
	c := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		close(c)
		return c, func() {}
	}
	h.watchers[id] = append(h.watchers[id], c)
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		left := h.watchers[id][:0:0]
		for _, w := range h.watchers[id] {
			if w != c {
				left = append(left, w)
			}
		}
		if h.watchers[id] = left; len(left) == 0 {
			delete(h.watchers, id)
		}
	}
}

func (h *hub) tell(id string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.watchers[id] {
		select {
		case c <- struct{}{}:
		default: // it has yet to look at the change before
		}
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for _, list := range h.watchers {
		for _, c := range list {
			close(c)
		}
	}
	clear(h.watchers)
}

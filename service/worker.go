package service

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store"
)

// Why a run was stopped.
var (
	errCanceled = errors.New("canceled")
	errShutdown = errors.New("the process ends")
)

// runs are the jobs that this process works on.
type runs struct {
	mu     sync.Mutex
	jobs   map[string]*run
	closed bool
	wg     sync.WaitGroup
}

type run struct{ stop context.CancelCauseFunc }

// add is false once the library closes.
func (r *runs) add(id string, stop context.CancelCauseFunc) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.jobs[id] = &run{stop}
	r.wg.Add(1)
	return true
}

func (r *runs) remove(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.jobs, id)
	r.wg.Done()
}

func (r *runs) cancel(id string, cause error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if j := r.jobs[id]; j != nil {
		j.stop(cause)
	}
}

// settle stops the runs that the store gave to others, and the canceled ones.
func (r *runs) settle(began map[string]bool, held, canceled map[string]bool) {
	for id := range began {
		switch {
		case canceled[id]:
			r.cancel(id, errCanceled)
		case !held[id]:
			r.cancel(id, store.ErrLost)
		}
	}
}

func (r *runs) ids() map[string]bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids := make(map[string]bool, len(r.jobs))
	for id := range r.jobs {
		ids[id] = true
	}
	return ids
}

// drain waits for the runs until ctx ends, then stops them and waits until each
// has given its job back.
func (r *runs) drain(ctx context.Context) {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	done := make(chan struct{})
	go func() {
		r.wg.Wait()
		close(done)
	}()
	select {
	case <-done:
		return
	case <-ctx.Done():
	}
	for id := range r.ids() {
		r.cancel(id, errShutdown)
	}
	<-done
}

// nudge wakes the dispatcher.
func (l *Library) nudge() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// dispatch takes jobs while there are workers free. It looks when it is woken,
// when a job that waits for its next attempt is due, and now and then for jobs
// that other processes accepted.
func (l *Library) dispatch(ctx context.Context) {
	if l.o.Workers == 0 {
		return
	}
	const look = time.Second
	slots := make(chan struct{}, l.o.Workers)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wake:
		case <-timer.C:
		}
		wait := look
		for free := cap(slots) - len(slots); free > 0 && ctx.Err() == nil; free = cap(slots) - len(slots) {
			jobs, err := l.st.Claim(ctx, l.worker, free, l.o.Lease)
			if err != nil && ctx.Err() == nil {
				l.log.Error("no job can be taken", "error", cause(err))
				wait = 5 * look
			}
			if len(jobs) == 0 {
				if d, err := l.st.Waiting(ctx); err == nil && d >= 0 {
					wait = min(wait, max(d, 10*time.Millisecond))
				}
				break
			}
			for _, j := range jobs {
				slots <- struct{}{}
				l.loops.Go(func() {
					defer func() {
						<-slots
						l.nudge()
					}()
					l.execute(context.WithoutCancel(ctx), j, true)
				})
			}
		}
		timer.Reset(wait)
	}
}

// tend renews leases and picks up what dead processes left behind. It outlives
// the last run of this process.
func (l *Library) tend(ctx context.Context) {
	tick := time.NewTicker(l.o.Lease / 3)
	defer tick.Stop()
	l.sweep(ctx)
	forget := l.now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		l.renew(ctx)
		l.sweep(ctx)
		if now := l.now(); now.Sub(forget) > time.Hour {
			forget = now
			if err := l.st.Forget(ctx, now.Add(-l.o.Keep)); err != nil {
				l.log.Error("old jobs can't be forgotten", "error", cause(err))
			}
		}
	}
}

func (l *Library) renew(ctx context.Context) {
	began := l.running.ids()
	if len(began) == 0 {
		return
	}
	held, canceled, err := l.st.Renew(ctx, l.worker, l.o.Lease)
	if err != nil {
		l.log.Error("leases can't be renewed", "error", cause(err))
		return
	}
	l.running.settle(began, held, canceled)
}

func (l *Library) sweep(ctx context.Context) {
	n, err := l.st.Sweep(ctx, maxCrashes, string(fault.Internal), "the process ended each time while it worked on this article")
	switch {
	case err != nil && ctx.Err() == nil:
		l.log.Error("jobs of dead processes can't be looked for", "error", cause(err))
	case n > 0:
		l.log.Warn("jobs of a dead process were taken up", "jobs", n)
		l.nudge()
	}
}

// execute works on one job that this process has claimed and ends it in the
// store, one way or another; again says whether a failure may be tried again.
func (l *Library) execute(ctx context.Context, j store.Job, again bool) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if !l.running.add(j.ID, stop) {
		l.end(j, l.st.GiveBack(ctx, j))
		return
	}
	defer l.running.remove(j.ID)
	l.hub.tell(j.ID)
	r, err := l.stored(ctx, j)
	var kept store.Result
	if err == nil {
		last := !again || j.Attempts >= maxAttempts
		kept, _, err = l.run(ctx, r, last, func(stage string) {
			if err := l.st.Progress(ctx, j, stage, 0, 0); errors.Is(err, store.ErrLost) {
				stop(store.ErrLost)
			}
			l.hub.tell(j.ID)
		})
	}
	l.settle(ctx, j, kept, err, again)
}

// stored reads a job's request back, with the bytes that came with it.
func (l *Library) stored(ctx context.Context, j store.Job) (Request, error) {
	r, err := decodeRequest(j.Request)
	if err == nil && r.Given {
		r.Data, err = l.st.Blob(ctx, j.Blob)
	}
	return r.Request, err
}

// settle ends a job after a run. A canceled context must not keep the end from
// being written.
func (l *Library) settle(ctx context.Context, j store.Job, kept store.Result, err error, again bool) {
	why := context.Cause(ctx)
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer stop()
	code := fault.CodeOf(err)
	switch {
	case err == nil:
		err = l.st.Finish(ctx, j, kept)
	case errors.Is(why, store.ErrLost):
		err = why
	case errors.Is(why, errShutdown):
		err = l.st.GiveBack(ctx, j)
	case errors.Is(why, errCanceled):
		err = l.st.Fail(ctx, j, store.Canceled, string(fault.Canceled), "canceled on request")
	case again && retryable(code) && j.Attempts < maxAttempts && why == nil:
		e := ErrorOf(err)
		err = l.st.Retry(ctx, j, l.backoff(j.Attempts), string(e.Code), e.Message)
	default:
		if code == fault.Internal {
			l.log.Error("a job failed", "job", j.ID, "error", cause(err))
		}
		e := ErrorOf(err)
		err = l.st.Fail(ctx, j, store.Failed, string(e.Code), e.Message)
	}
	l.end(j, err)
}

// end tells what became of a job.
func (l *Library) end(j store.Job, err error) {
	switch {
	case errors.Is(err, store.ErrLost):
		l.log.Info("a job has gone to another worker", "job", j.ID)
	case err != nil:
		l.log.Error("the end of a job can't be written; it will be done again", "job", j.ID, "error", cause(err))
	}
	l.hub.tell(j.ID)
}

// retryable: the network and a provider may be better in a while.
func retryable(c fault.Code) bool { return c == fault.Unreachable || c == fault.Provider }

// backoff before the next attempt, a quarter up or down so that jobs that
// failed together don't come back together.
func (l *Library) backoff(attempts int) time.Duration {
	d := l.o.Backoff
	for range attempts - 1 {
		d = min(4*d, maxBackoff)
	}
	return d*3/4 + rand.N(d/2+1)
}

// run does what a normal request asks for. last says that a failure will not be
// tried again. stage, which may be nil, is told how far it is.
func (l *Library) run(ctx context.Context, r Request, last bool, stage func(string)) (store.Result, *digest.Digest, error) {
	if stage == nil {
		stage = func(string) {}
	}
	svc, err := l.svc.With(func(o *Options) {
		*o = o.With(r.Settings)
		o.Progress = writes(o.Progress, stage)
	})
	if err != nil {
		return store.Result{}, nil, err
	}
	if r.Background {
		svc = svc.Automated()
	}
	if r.Whole && r.Data != nil {
		page := r
		page.Data, page.Type, page.Name = nil, "", ""
		kept, d, err := l.answer(ctx, svc, page, stage)
		switch {
		case err == nil && readable(d), err != nil && (ctx.Err() != nil || retryable(fault.CodeOf(err)) && !last):
			return kept, d, err
		}
		l.log.Info("a page can't be had; what came with the request is read", "url", r.URL)
	}
	return l.answer(ctx, svc, r, stage)
}

// pageLost is why an article is a part of itself where its page can't be had.
const pageLost = "its page could not be had; this is what came with the feed"

// answer answers and gives the answer the form in which it is kept.
func (l *Library) answer(ctx context.Context, svc *Service, r Request, stage func(string)) (store.Result, *digest.Digest, error) {
	d, read, err := svc.answer(ctx, r, stage)
	if err != nil {
		return store.Result{}, nil, err
	}
	kept, err := l.keep(d, read)
	return kept, d, err
}

// writes tells the stage once, when the first of a model's answer comes, and goes
// on telling whoever was told before.
func writes(told func(Writing), stage func(string)) func(Writing) {
	var once sync.Once
	return func(w Writing) {
		once.Do(func() { stage(StageWrite) })
		if told != nil {
			told(w)
		}
	}
}

// keep gives a digest and its source the form in which they are kept.
func (l *Library) keep(d *digest.Digest, src article.Source) (store.Result, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return store.Result{}, err
	}
	if src.Data == nil {
		src.Data = []byte{}
	}
	return store.Result{
		Created: l.now().UTC().Truncate(time.Microsecond), Title: TitleOf(d), URL: d.Article.URL, Outlet: d.Article.Source, Lang: d.Article.Lang,
		Status: d.Article.Status, TextSHA256: d.Article.TextSHA256, Digest: data, Text: searchText(d),
		Name: src.Name, Type: src.Type, Data: src.Data,
	}, nil
}

// cause is the whole chain of an error, for logs.
func cause(err error) string {
	var f *fault.Error
	if errors.As(err, &f) && f.Err != nil {
		return f.Message + ": " + f.Err.Error()
	}
	return err.Error()
}

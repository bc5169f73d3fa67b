package httpapi

import (
	"context"
	"sync/atomic"
	"time"
)

// retryAfter is what a client is told that finds no place.
const retryAfter = 2 * time.Second

// gate lets a number of requests work at once. Those that come later wait in
// line, in order; where the line is full or the wait too long they are told to
// come again. A short line answers late requests sooner than many at once do.
type gate struct {
	slots   chan struct{}
	waiting atomic.Int64
	line    int64         // most that wait
	wait    time.Duration // at most
}

func newGate(slots, line int, wait time.Duration) *gate {
	return &gate{slots: make(chan struct{}, slots), line: int64(line), wait: wait}
}

// enter waits for a place. leave must be called once where err is nil. Errors:
// codeBusy, fault.Canceled.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-g.slots }
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	default:
	}
	if g.waiting.Add(1) > g.line {
		g.waiting.Add(-1)
		return nil, newProblem(codeBusy, "the server has more requests than it can answer; try again later").after(retryAfter)
	}
	defer g.waiting.Add(-1)
	t := time.NewTimer(g.wait)
	defer t.Stop()
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-t.C:
		return nil, newProblem(codeBusy, "no place came free in time; try again later").after(retryAfter)
	}
}

// budget is an amount of memory that is shared.
type budget struct{ free atomic.Int64 }

func newBudget(n int64) *budget {
	b := &budget{}
	b.free.Store(n)
	return b
}

func (b *budget) take(n int64) bool {
	if b.free.Add(-n) < 0 {
		b.free.Add(n)
		return false
	}
	return true
}

func (b *budget) give(n int64) { b.free.Add(n) }

package store

import (
	"context"
	"slices"
	"sync"
)

// together writes results that come at the same time in one transaction: each
// commit waits for the disk, and makes a segment of the full-text index that has
// to be merged with the others later. Whoever finds nobody writing writes for all
// that wait by then, and names the next one to do so; nothing runs when nobody
// puts. A result counts as kept when the transaction it is in has ended well.
type together struct {
	mu      sync.Mutex
	writing bool
	waiting []*entry
}

// An entry is one result that waits to be written.
type entry struct {
	r    prepared
	done chan error    // holds its end
	turn chan struct{} // holds a sign when it is to write for all
}

// maxTogether bounds a transaction; what has come since waits for the next.
const maxTogether = 64

// put keeps r in s. A context that ends takes r back while it waits; once it is
// being written its end is waited for.
func (g *together) put(ctx context.Context, s *Store, r prepared) error {
	p := &entry{r: r, done: make(chan error, 1), turn: make(chan struct{}, 1)}
	if !g.join(p) {
		select {
		case err := <-p.done:
			return err
		case <-p.turn:
		case <-ctx.Done():
			if g.leave(p) {
				return ctx.Err()
			}
			select {
			case err := <-p.done:
				return err
			case <-p.turn:
			}
		}
	}
	// Others are waiting for this too, who have nothing to do with ctx.
	ctx = context.WithoutCancel(ctx)
	g.mu.Lock()
	batch := slices.Clone(g.waiting[:min(len(g.waiting), maxTogether)])
	g.waiting = slices.Delete(g.waiting, 0, len(batch))
	g.mu.Unlock()
	s.putAll(ctx, batch)
	g.pass()
	return <-p.done
}

// join adds p to those that wait; it reports whether p is to write for all.
func (g *together) join(p *entry) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = append(g.waiting, p)
	first := !g.writing
	g.writing = true
	return first
}

// leave takes p back, where it waits and nobody counts on it.
func (g *together) leave(p *entry) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.Index(g.waiting, p)
	if i < 0 || len(p.turn) > 0 {
		return false
	}
	g.waiting = slices.Delete(g.waiting, i, i+1)
	return true
}

// pass names the next to write.
func (g *together) pass() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.writing = len(g.waiting) > 0; g.writing {
		g.waiting[0].turn <- struct{}{}
	}
}

// putAll writes results in one transaction, or each in its own where one of them
// can't be written: it alone is to fail.
func (s *Store) putAll(ctx context.Context, batch []*entry) {
	err := s.update(ctx, func(t *tx) error {
		for _, p := range batch {
			if err := t.putResult(ctx, p.r); err != nil {
				return err
			}
		}
		return nil
	})
	for _, p := range batch {
		if err != nil && len(batch) > 1 {
			p.done <- s.update(ctx, func(t *tx) error { return t.putResult(ctx, p.r) })
			continue
		}
		p.done <- err
	}
}

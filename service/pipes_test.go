package service

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

// counting counts what is read through it.
type counting struct {
	r io.Reader
	n atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// endlessLines gives the same lines for ever.
func endlessLines() io.Reader {
	return &repeat{s: lines(50)}
}

type repeat struct {
	s  string
	at int
}

func (r *repeat) Read(p []byte) (int, error) {
	n := copy(p, r.s[r.at:])
	r.at = (r.at + n) % len(r.s)
	return n, nil
}

// blocked is a writer that takes nothing until it is freed.
type blocked struct {
	once     sync.Once
	at, free chan struct{}
}

func (b *blocked) Write(p []byte) (int, error) {
	b.once.Do(func() { close(b.at) })
	<-b.free
	return len(p), nil
}

// broken fails both ways.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }
func (broken) Read([]byte) (int, error)  { return 0, errors.New("read error") }

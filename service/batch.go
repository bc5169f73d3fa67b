package service

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// The limits of a batch. What is in memory at once is bounded by batchBytes
// (or by one line, where that alone is longer), whatever the length of the run.
const (
	MaxLineBytes = 8 << 20
	batchBytes   = 16 << 20

	// Lines over this are worked on one at a time: reading a text takes some
	// hundred times its size, and many long ones at once would add up.
	bigLine = 256 << 10
)

// BatchOptions are the settings of a batch.
type BatchOptions struct {
	Name     string           // of the input, where it is a file
	Workers  int              // lines worked on at once; 0: one a processor
	Progress func(BatchStats) // called after every line written, from one goroutine; may be nil
}

// BatchStats are the figures of a batch so far.
type BatchStats struct {
	Lines  int // answered, errors among them
	Errors int

	// Skipped are the parts of an archive that hold no article, by the reason.
	// It is there when the batch has ended.
	Skipped map[string]int
	Points  map[digest.Verdict]int // points by verdict
}

// Batch answers each line of in by one line of out, in the same order: the
// digest, or for a line that can't be answered an ErrorLine. Empty lines are
// passed over. Where in is no lines of JSON but a feed, a book, an archive or a
// page, packed or not, each article in it is answered as a line would be. Every answer is flushed before Batch waits for more input, so
// that it can stand in a pipe whose writer waits for each answer.
//
// When ctx ends no further line is begun, those begun are finished and written,
// and the error is fault.Canceled. Other errors are those of in and out.
func (s *Service) Batch(ctx context.Context, in io.Reader, out io.Writer, o BatchOptions) (BatchStats, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	b := &batch{
		s: s.Automated(), o: o,
		order: make(chan *job, 8*o.Workers),
		work:  make(chan *job, 8*o.Workers),
		stats: BatchStats{Points: map[digest.Verdict]int{}},
	}
	b.room.L = &b.mu
	// Lines that were begun are finished even when the caller stops.
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var workers sync.WaitGroup
	for range o.Workers {
		workers.Go(func() {
			for j := range b.work {
				b.answer(context.WithoutCancel(ctx), j)
			}
		})
	}
	readErr := make(chan error, 1)
	go func() { readErr <- b.feed(ctx, in) }()
	writeErr := b.write(out, stop)
	workers.Wait()
	if writeErr != nil {
		return b.stats, writeErr
	}
	err := <-readErr
	if err == nil {
		b.stats.Skipped = b.skipped
	}
	return b.stats, err
}

type batch struct {
	s     *Service
	o     BatchOptions
	order chan *job // in the order of the input, for the writer
	work  chan *job // the same jobs, for the workers
	stats BatchStats

	skipped map[string]int // written by the reader before it ends

	big sync.Mutex // held while a big line is worked on

	mu     sync.Mutex
	room   sync.Cond // bytes fell
	bytes  int       // of the lines between feed and write
	closed bool      // nobody writes any more
}

// job is one line on its way.
type job struct {
	n      int // line of the input
	size   int
	line   []byte
	item   *extract.Item // an article instead of a line
	err    error         // found while reading the line
	done   chan struct{}
	out    []byte
	failed bool
	points map[digest.Verdict]int
}

// feed reads lines until the input or ctx ends. Reading has its own goroutine:
// a Read that never comes back must not keep a stopped run from ending.
func (b *batch) feed(ctx context.Context, in io.Reader) error {
	defer close(b.work)
	defer close(b.order)
	lines := make(chan *job)
	var readErr error
	go func() {
		defer close(lines)
		readErr = b.read(in, func(j *job) bool {
			select {
			case lines <- j:
				return true
			case <-ctx.Done():
				return false
			}
		})
	}()
	for {
		var j *job
		var ok bool
		select {
		case <-ctx.Done():
		case j, ok = <-lines:
		}
		switch {
		case ctx.Err() != nil:
			return fault.New(fault.Canceled, "stopped; the lines that were begun are written")
		case !ok:
			return readErr
		}
		if !b.take(j.size) {
			return nil // the writer has failed and tells why
		}
		b.order <- j
		b.work <- j
	}
}

// take waits until a line of n bytes has room.
func (b *batch) take(n int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.bytes > 0 && b.bytes+n > batchBytes && !b.closed {
		b.room.Wait()
	}
	b.bytes += n
	return !b.closed
}

func (b *batch) give(n int) {
	b.mu.Lock()
	b.bytes -= n
	b.mu.Unlock()
	b.room.Signal()
}

// readLines hands every line that isn't empty to yield until that says stop. A
// line over the limit is passed on without its bytes.
func readLines(in io.Reader, yield func(*job) bool) error {
	r, ok := in.(*bufio.Reader)
	if !ok {
		r = bufio.NewReaderSize(in, 64<<10)
	}
	var line []byte
	for n := 1; ; n++ {
		line = nil
		long, err := false, error(nil)
		for {
			var part []byte
			part, err = r.ReadSlice('\n')
			if long = long || len(line)+len(part) > MaxLineBytes; long {
				line = nil
			} else {
				line = append(line, part...)
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				break
			}
		}
		j := &job{n: n, done: make(chan struct{})}
		if long {
			j.err = fault.New(fault.TooLarge, "the line is longer than %d MB: split the input into one article a line", MaxLineBytes>>20)
		} else {
			j.line = bytes.TrimSpace(line)
			j.size = len(j.line)
		}
		if (long || j.size > 0) && !yield(j) {
			return nil
		}
		switch {
		case err == nil:
		case errors.Is(err, io.EOF):
			return nil
		default:
			return fault.New(fault.Invalid, "the input can't be read further: %w", err)
		}
	}
}

// write puts the answers out in order. After a failure of out it still takes
// the jobs, so that nobody waits for it, and writes nothing.
func (b *batch) write(out io.Writer, stop func()) error {
	w := bufio.NewWriterSize(out, 64<<10)
	var failed error
	for j := range b.order {
		select {
		case <-j.done:
		default:
			if failed == nil {
				failed = w.Flush()
			}
			<-j.done
		}
		if failed == nil {
			_, failed = w.Write(j.out)
		}
		if failed == nil && len(b.order) == 0 {
			failed = w.Flush()
		}
		if failed != nil && !b.isClosed() {
			b.close()
			stop()
		}
		b.give(j.size)
		if failed == nil {
			b.count(j)
		}
	}
	if failed == nil {
		failed = w.Flush()
	}
	if failed != nil {
		return fault.New(fault.Invalid, "the output can't be written: %w", failed)
	}
	return nil
}

func (b *batch) close() {
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.room.Broadcast()
}

func (b *batch) isClosed() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.closed
}

func (b *batch) count(j *job) {
	b.stats.Lines++
	if j.failed {
		b.stats.Errors++
	}
	for v, n := range j.points {
		b.stats.Points[v] += n
	}
	if b.o.Progress != nil {
		b.o.Progress(b.stats)
	}
}

// answer fills j.out with one line of JSON.
func (b *batch) answer(ctx context.Context, j *job) {
	defer close(j.done)
	id, d, err := ID(""), (*digest.Digest)(nil), j.err
	if err == nil {
		if j.size > bigLine {
			b.big.Lock()
			defer b.big.Unlock()
		}
		if j.item != nil {
			id, d, err = b.s.item(ctx, j.item)
		} else {
			id, d, err = b.s.line(ctx, j.line)
		}
	}
	j.line, j.item = nil, nil
	if err == nil {
		if j.out, err = encode(d); err == nil {
			j.points = map[digest.Verdict]int{}
			for i := range d.Points {
				j.points[d.Points[i].Verdict]++
			}
			return
		}
	}
	j.failed = true
	j.out, _ = encode(ErrorLine{ID: id, Line: j.n, Error: ErrorOf(err)}) // strings alone: can't fail
}

// ErrorOf is the safe form of a failure.
func ErrorOf(err error) ErrorValue {
	code := fault.CodeOf(err)
	if code == fault.Internal {
		return ErrorValue{Code: code, Message: "something broke while reading this article; please report it with the article"}
	}
	return ErrorValue{Code: code, Message: err.Error()}
}

// line answers one line of a batch.
func (s *Service) line(ctx context.Context, data []byte) (ID, *digest.Digest, error) {
	l, err := ParseLine(data)
	if err != nil {
		return l.ID, nil, err
	}
	src, err := l.Source()
	if err != nil {
		return l.ID, nil, err
	}
	var d *digest.Digest
	if len(l.Points) > 0 {
		d, err = s.Check(ctx, src, l.Points)
	} else {
		d, err = s.Highlight(ctx, src)
	}
	if err != nil {
		return l.ID, nil, err
	}
	d.ID = string(l.ID)
	return l.ID, d, nil
}

func encode(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return buf.Bytes(), err
}

package service

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// ParseItem reads which article of a source is wanted: "" for the only one, a
// number from 1, or "all" for a whole book. Errors: fault.Invalid.
func ParseItem(s string) (int, error) {
	switch s {
	case "":
		return 0, nil
	case "all":
		return article.All, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fault.New(fault.Invalid, "the item must be a number from 1, or all for a whole book, not %q", s)
	}
	return n, nil
}

// SkippedWords says on one line what a batch passed over; "" for nothing.
func SkippedWords(skipped map[string]int) string { return extract.SkippedWords(skipped) }

// read hands the lines of in, or the articles of what in holds instead, to
// yield until that says stop.
func (b *batch) read(in io.Reader, yield func(*job) bool) error {
	src := article.Source{Name: b.o.Name, Fetched: b.s.now()}
	r := bufio.NewReaderSize(in, 64<<10)
	if !extract.Holds(head(r)) {
		return readLines(r, yield)
	}
	var items *extract.Items
	var text io.Reader
	var err error
	if f, size := regular(in); f != nil {
		items, text, err = extract.OpenAt(f, size, src)
	} else {
		items, text, err = extract.Open(r, src)
	}
	if err != nil {
		return err
	}
	if items == nil {
		return readLines(text, yield)
	}
	defer func() { _ = items.Close() }()
	for n := 1; ; n++ {
		it, err := items.Next()
		if err != nil {
			b.skipped = items.Skipped
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if !yield(&job{n: n, size: len(it.Data), item: &it, done: make(chan struct{})}) {
			return nil
		}
	}
}

// regular gives in as a file that can be read at any place.
func regular(in io.Reader) (f *os.File, size int64) {
	f, ok := in.(*os.File)
	if !ok {
		return nil, 0
	}
	fi, err := f.Stat()
	if err != nil || !fi.Mode().IsRegular() {
		return nil, 0
	}
	return f, fi.Size()
}

// head gives the first bytes of r: a few KB where they can't be a line of JSON,
// else what is there without waiting. The writer of a pipe may wait for the
// answer to its first line before it writes on.
func head(r *bufio.Reader) []byte {
	const enough = 4 << 10
	_, _ = r.Peek(1)
	got, _ := r.Peek(r.Buffered())
	switch first := bytes.TrimLeft(bytes.TrimPrefix(got, []byte("\xEF\xBB\xBF")), " \t\r\n"); {
	case len(first) == 0, first[0] == '{', first[0] != '<' && bytes.IndexByte(got, '\n') >= 0:
		return got
	}
	got, _ = r.Peek(enough)
	return got
}

// item answers one article of a batch.
func (s *Service) item(ctx context.Context, it *extract.Item) (ID, *digest.Digest, error) {
	id := ID(it.ID)
	if it.Err != nil {
		return id, nil, it.Err
	}
	d, err := s.Highlight(ctx, it.Source)
	if err != nil {
		return id, nil, err
	}
	d.ID = it.ID
	return id, d, nil
}

func (s *Service) now() time.Time {
	if s.o.Now != nil {
		return s.o.Now()
	}
	return time.Now()
}

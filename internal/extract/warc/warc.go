// Package warc reads web archives record by record, in constant memory. It takes
// the archive unpacked: pack reads the gzip members of a .warc.gz as one stream.
package warc

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds of the head of a record.
const (
	maxLine  = 32 << 10
	maxLines = 200
)

// Is reports whether data begins as a web archive does.
func Is(data []byte) bool { return strings.HasPrefix(string(data[:min(len(data), 7)]), "WARC/") }

// Record is one record. Body is good until the next is asked for.
type Record struct {
	Type        string // response, resource, conversion, revisit, request, …
	ID          string // without its brackets
	URL         string
	ContentType string
	Date        time.Time
	Body        io.Reader
}

// Reader reads the records of an archive.
type Reader struct {
	r    *bufio.Reader
	body *io.LimitedReader

	Damaged int // places where what follows a record was none, and the next was looked for
}

// NewReader reads from r.
func NewReader(r io.Reader) *Reader { return &Reader{r: bufio.NewReaderSize(r, maxLine)} }

// Next gives the next record. It ends with io.EOF. Errors: those of the reader,
// fault.Invalid for an archive that breaks off.
func (r *Reader) Next() (*Record, error) {
	if r.body != nil {
		if _, err := io.Copy(io.Discard, r.body); err != nil {
			return nil, err
		}
		if r.body.N > 0 {
			return nil, fault.New(fault.Invalid, "the web archive breaks off in the middle of a record: get the file again")
		}
		r.body = nil
	}
	if err := r.seek(); err != nil {
		return nil, err
	}
	return r.head()
}

// seek goes to the next line that begins a record.
func (r *Reader) seek() error {
	lost := false
	for {
		line, err := r.line()
		if strings.HasPrefix(line, "WARC/") {
			if lost {
				r.Damaged++
			}
			return nil
		}
		lost = lost || strings.TrimSpace(line) != ""
		switch {
		case errors.Is(err, io.EOF) && lost:
			return fault.New(fault.Invalid, "the web archive breaks off between two records: get the file again")
		case err != nil:
			return err
		}
	}
}

// line reads a line without its end; what is beyond the limit is dropped.
func (r *Reader) line() (string, error) {
	part, err := r.r.ReadSlice('\n')
	line := string(part)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.r.ReadSlice('\n')
	}
	return strings.TrimRight(line, "\r\n"), err
}

func (r *Reader) head() (*Record, error) {
	rec := &Record{}
	length := int64(-1)
	for range maxLines {
		line, err := r.line()
		if err != nil {
			return nil, fault.New(fault.Invalid, "the web archive breaks off in the head of a record: get the file again")
		}
		if line == "" {
			if length < 0 {
				return nil, fault.New(fault.Invalid, "the web archive is damaged: a record doesn't say how long it is")
			}
			r.body = &io.LimitedReader{R: r.r, N: length}
			rec.Body = r.body
			return rec, nil
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "warc-type":
			rec.Type = strings.ToLower(value)
		case "warc-record-id":
			rec.ID = strings.Trim(value, "<>")
		case "warc-target-uri":
			rec.URL = strings.Trim(value, "<>")
		case "warc-date":
			rec.Date, _ = time.Parse(time.RFC3339, value)
		case "content-type":
			rec.ContentType = value
		case "content-length":
			n, err := strconv.ParseInt(value, 10, 64)
			if err != nil || n < 0 {
				return nil, fault.New(fault.Invalid, "the web archive is damaged: a record says it has %.40q bytes", value)
			}
			length = n
		}
	}
	return nil, fault.New(fault.Invalid, "the web archive is damaged: the head of a record has more than %d lines", maxLines)
}

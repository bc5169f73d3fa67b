package service

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// Load opens what a person names: "-" is stdin, http:// and https:// are
// addresses (not fetched yet: Highlight and the like do that), anything else is
// a file. Errors: fault.NotFound, Invalid, TooLarge.
func Load(name string, stdin io.Reader) (article.Source, error) {
	switch {
	case name == "":
		return article.Source{}, fault.New(fault.Invalid, "the name of the article is empty: give a file, an address, or - for standard input")
	case name == "-":
		data, err := readAll(stdin, "standard input", extract.MaxBytes)
		return article.Source{Data: data}, err
	case IsURL(name):
		return article.Source{Name: name, URL: name}, nil
	}
	data, err := loadFile(name, extract.MaxBytes)
	return article.Source{Name: name, Data: data}, err
}

// IsURL reports whether name is a web address rather than a file.
func IsURL(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Open opens a file of any size that will be read as a stream.
func Open(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileFault(name, err)
	}
	if fi, err := f.Stat(); err == nil && fi.IsDir() {
		f.Close()
		return nil, fault.New(fault.Invalid, "%s is a directory: give one file", name)
	}
	return f, nil
}

// loadFile reads a file of at most limit bytes; a larger one is refused by its
// size, before it is read.
func loadFile(name string, limit int) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileFault(name, err)
	}
	defer f.Close()
	fi, err := f.Stat()
	switch {
	case err != nil:
		return nil, fileFault(name, err)
	case fi.IsDir():
		return nil, fault.New(fault.Invalid, "%s is a directory: give one file, or pass many through the batch command", name)
	case fi.Mode().IsRegular() && fi.Size() > int64(limit):
		return nil, tooLarge(name, fi.Size(), limit)
	}
	return readAll(f, name, limit)
}

func readAll(r io.Reader, name string, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return nil, fileFault(name, err)
	case len(data) > limit:
		return nil, tooLarge(name, -1, limit)
	}
	return data, nil
}

func tooLarge(name string, size int64, limit int) error {
	has := "more"
	if size >= 0 {
		has = fmt.Sprintf("%.0f MB", float64(size)/(1<<20))
	}
	return fault.New(fault.TooLarge, "%s is too large: %d MB is the limit, it has %s; hand in one article at a time, or a book, archive or mailbox to zhongdian batch", name, limit>>20, has)
}

// fileFault says what is wrong with a file in words that name no system call.
func fileFault(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.NotFound, "there is no file %s: look at the spelling; an address begins with http:// or https://%w", name, hidden{err})
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Invalid, "%s may not be read by this user%w", name, hidden{err})
	}
	return fault.New(fault.Invalid, "%s can't be read: %w", name, err)
}

// hidden keeps a cause for logs out of the message.
type hidden struct{ error }

func (hidden) Error() string   { return "" }
func (h hidden) Unwrap() error { return h.error }

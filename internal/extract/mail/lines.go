package mail

import (
	"bufio"
	"errors"
	"io"
)

// lines reads lines with their ends; a line over the buffer comes in pieces.
type lines struct {
	r *bufio.Reader
}

func newLines(r io.Reader) *lines { return &lines{r: bufio.NewReaderSize(r, 64<<10)} }

func (l *lines) next() ([]byte, error) {
	part, err := l.r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return part, nil
	}
	return part, err
}

package openai

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

var errTooMuch = errors.New("the answer is too large")

// events reads the data of server-sent events, with a bound on each.
type events struct {
	r    *bufio.Reader
	data []byte
}

func newEvents(r io.Reader) *events { return &events{r: bufio.NewReaderSize(r, 16<<10)} }

// next gives the data of the next event that has any; it is valid until the next
// call. Comments, which some servers send to keep a connection alive, names and
// numbers of events are passed over. The end of the input is io.EOF, after an
// event that it closes; io.ErrUnexpectedEOF is a connection that broke.
func (e *events) next() ([]byte, error) {
	e.data = e.data[:0]
	some := false
	for {
		line, err := e.line()
		if err != nil {
			if errors.Is(err, io.EOF) && some {
				return e.data, nil
			}
			return nil, err
		}
		if len(line) == 0 {
			if some {
				return e.data, nil
			}
			continue
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimPrefix(value, []byte(" "))
		switch string(name) {
		case "data":
		case "error": // llama.cpp names the field of an error so
			if !bytes.HasPrefix(bytes.TrimSpace(value), []byte("{")) {
				continue
			}
			value = append([]byte(`{"error":`), append(bytes.Clone(value), '}')...)
		default:
			continue
		}
		if some {
			e.data = append(e.data, '\n')
		}
		e.data = append(e.data, value...)
		some = true
		if len(e.data) > maxEvent {
			return nil, errTooMuch
		}
	}
}

// line gives one line without its end. The last one may have none.
func (e *events) line() ([]byte, error) {
	var long []byte
	for {
		part, err := e.r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			if long = append(long, part...); len(long) > maxEvent {
				return nil, errTooMuch
			}
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(part)+len(long) == 0):
			return nil, err
		}
		if long != nil {
			part = append(long, part...)
		}
		part = bytes.TrimSuffix(part, []byte("\n"))
		return bytes.TrimPrefix(bytes.TrimSuffix(part, []byte("\r")), []byte("\uFEFF")), nil
	}
}

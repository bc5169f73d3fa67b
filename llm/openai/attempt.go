package openai

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/llm"
)

// Limits of what is read at all, whatever the reply's text: a stream carries
// some 200 bytes for each token, those of the reasoning too.
const (
	maxRaw   = 64 << 20
	maxEvent = 1 << 20
	maxError = 64 << 10 // of the body of an error
)

var errBroke = errors.New("the answer broke off")

// attempt sends r once. seen is caps with what the answer has shown besides.
func (c *Client) attempt(ctx context.Context, r llm.Request, caps Caps) (reply llm.Reply, seen Caps, f *failure) {
	data, err := c.body(r, caps)
	if err != nil {
		return reply, caps, &failure{err: err, ours: true}
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	idle := time.AfterFunc(c.o.FirstByte, func() { cancel(errIdle) })
	defer idle.Stop()
	resp, err := c.post(ctx, data, caps)
	if err != nil {
		return reply, caps, transportFailure(ctx, err, false)
	}
	defer resp.Body.Close()
	body := &watched{r: io.LimitReader(resp.Body, maxRaw+1), idle: idle, every: c.o.Idle}
	if resp.StatusCode != http.StatusOK {
		says, err := io.ReadAll(io.LimitReader(body, maxError))
		if err != nil && ctx.Err() != nil {
			return reply, caps, transportFailure(ctx, err, true)
		}
		return reply, caps, statusFailure(resp, says, c.now())
	}
	a := answer{max: c.o.MaxBytes, progress: r.Progress}
	in := bufio.NewReader(body)
	switch first, e := firstByte(in); {
	case e != nil:
		err = e
	case first == '<':
		return reply, caps, &failure{kind: kindHTML}
	case first == '{':
		if err = a.whole(in); err == nil && !caps.NoStream {
			caps.NoStream = true // it was asked to stream and did not
		}
	default:
		err = a.stream(in)
	}
	if err != nil {
		return reply, caps, answerFailure(ctx, err)
	}
	reply, f = a.reply(c.o.Model, r)
	if f == nil && r.Schema != nil {
		caps.Schema = caps.Schema.orBest()
	}
	return reply, caps, f
}

// firstByte looks at the first byte that is not white space and leaves it. The
// bytes say better what came than the header does: gateways name streams JSON,
// JSON text, and log-in pages whatever was asked for. White space may come for
// minutes: DeepSeek sends empty lines while it waits for a free machine.
func firstByte(r *bufio.Reader) (byte, error) {
	for {
		b, err := r.ReadByte()
		switch {
		case err != nil:
			return 0, err
		case b == ' ', b == '\t', b == '\r', b == '\n', b == 0xEF, b == 0xBB, b == 0xBF:
			continue
		}
		return b, r.UnreadByte()
	}
}

func (c *Client) post(ctx context.Context, data []byte, caps Caps) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint("/chat/completions"), bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", agent)
	if req.Header.Set("Accept", "application/json"); !caps.NoStream {
		req.Header.Set("Accept", "text/event-stream, application/json")
	}
	c.authorize(req.Header)
	return c.http.Do(req)
}

// watched puts the limit of silence off with each read that brings something.
type watched struct {
	r     io.Reader
	idle  *time.Timer
	every time.Duration
	n     int64
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if n > 0 {
		w.idle.Reset(w.every)
	}
	if w.n += int64(n); w.n > maxRaw {
		return 0, errTooMuch
	}
	return n, err
}

// stream reads events until the end of the answer.
func (a *answer) stream(r io.Reader) error {
	ev := newEvents(r)
	for {
		data, err := ev.next()
		switch {
		case errors.Is(err, io.EOF):
			if a.finish != "" {
				return nil // said why it ended, only not that it did
			}
			return errBroke
		case err != nil:
			return err
		case strings.TrimSpace(string(data)) == "[DONE]":
			return nil
		}
		if err := a.add(data); err != nil {
			return err
		}
	}
}

// whole reads an answer that is one JSON value.
func (a *answer) whole(r io.Reader) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return a.add(data)
}

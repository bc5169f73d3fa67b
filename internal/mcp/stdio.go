package mcp

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/zhongdian/zhongdian/fault"
)

// lastAnswers is how long calls that were begun may take once the input has
// ended.
const lastAnswers = 20 * time.Second

// maxLine bounds one message: a text of 2 MB, escaped at its worst.
const maxLine = 16 << 20

// Run speaks over in and out until in ends or ctx does; calls that were begun
// when in ended are answered first. Nothing but the protocol is written to out.
// The error is nil after an end in order. Errors: fault.Invalid where what came
// in is no message of the protocol.
func (s *Server) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	t := &patient{inner: &sdk.IOTransport{Reader: io.NopCloser(in), Writer: nopCloser{out}, MaxLineLength: maxLine}}
	// Whoever calls a tool is to know that the process ends.
	err := s.tools.Run(context.WithValue(ctx, carrierKey{}, ctx), t)
	switch {
	case err == nil, ctx.Err() != nil, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.ErrClosedPipe):
		return nil
	}
	if strings.Contains(err.Error(), "maximum line length") { // the library has no name for it
		return fault.New(fault.TooLarge, "a message is larger than %d MB, the most that is read: hand a long article in by its url or as a file", maxLine>>20)
	}
	return fault.New(fault.Invalid, "what was read is not the Model Context Protocol, one JSON message a line: %w", err)
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// patient is a transport that lets calls come to their end after the input has
// ended. The library's own gives them up, so that nobody could pipe a call in.
type patient struct{ inner sdk.Transport }

func (p *patient) Connect(ctx context.Context) (sdk.Connection, error) {
	c, err := p.inner.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &patientConn{Connection: c, calls: map[jsonrpc.ID]bool{}, closed: make(chan struct{})}, nil
}

type patientConn struct {
	sdk.Connection
	mu     sync.Mutex
	calls  map[jsonrpc.ID]bool // that are not answered
	idle   chan struct{}       // closed when there is none; nil while nobody waits
	once   sync.Once
	closed chan struct{}
}

// Read is called by one goroutine, so no call is added while it waits.
func (c *patientConn) Read(ctx context.Context) (jsonrpc.Message, error) {
	msg, err := c.Connection.Read(ctx)
	if err != nil {
		c.wait(ctx)
		return msg, err
	}
	if req, ok := msg.(*jsonrpc.Request); ok && req.IsCall() {
		c.mu.Lock()
		c.calls[req.ID] = true
		c.mu.Unlock()
	}
	return msg, nil
}

func (c *patientConn) wait(ctx context.Context) {
	idle := make(chan struct{})
	c.mu.Lock()
	c.idle = idle
	c.tell()
	c.mu.Unlock()
	t := time.NewTimer(lastAnswers)
	defer t.Stop()
	select {
	case <-idle:
	case <-c.closed:
	case <-ctx.Done():
	case <-t.C:
	}
}

// tell wakes whoever waits for the last answer. c.mu is held.
func (c *patientConn) tell() {
	if len(c.calls) == 0 && c.idle != nil {
		close(c.idle)
		c.idle = nil
	}
}

func (c *patientConn) Write(ctx context.Context, msg jsonrpc.Message) error {
	err := c.Connection.Write(ctx, msg)
	if resp, ok := msg.(*jsonrpc.Response); ok {
		c.mu.Lock()
		delete(c.calls, resp.ID)
		c.tell()
		c.mu.Unlock()
	}
	return err
}

func (c *patientConn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Connection.Close()
}

var _ sdk.Connection = (*patientConn)(nil)

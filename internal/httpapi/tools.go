package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// toolsPath is where tools for language models are called.
const toolsPath = "/mcp"

// Enter lets a call of a tool wait in the line of the API. leave must be called
// once where err is nil. Errors: a fault with the code of the API's own problem,
// fault.Canceled.
type Enter = func(context.Context, *service.Request) (leave func(), err error)

// registerTools puts the tools behind the same keys, limits and line as the
// operations.
func (a *API) registerTools() error {
	if a.o.Tools == nil {
		return nil
	}
	h, err := a.o.Tools(a.enterTool)
	if err != nil {
		return err
	}
	a.mux.Handle(toolsPath, a.needPlain(service.ScopeWrite, false, a.oneMessage(h)))
	return nil
}

// oneMessage reads the body as strictly as every other JSON here. One request is
// one message: a batch would be many calls for the rate of one.
func (a *API) oneMessage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			p := newProblem(codeMethod, "tools are called by POST; there are no sessions to be opened or ended")
			p.header = http.Header{"Allow": {http.MethodPost}}
			writeProblem(w, r, p)
			return
		}
		x := exchangeOf(r.Context())
		data, err := a.slurp(x, MaxJSONBytes, "a message")
		if err == nil && !utf8.Valid(data) {
			err = fault.New(fault.Invalid, "the body is not UTF-8: send JSON as UTF-8")
		}
		if err == nil {
			err = checkJSON(data)
		}
		if err != nil {
			writeProblem(w, r, problemOf(err))
			return
		}
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
		w.Header().Set("X-Accel-Buffering", "no") // progress is a stream
		next.ServeHTTP(w, r)
	})
}

// enterTool takes the places that an operation would take for the same request.
func (a *API) enterTool(ctx context.Context, r *service.Request) (func(), error) {
	x := exchangeOf(ctx)
	if x == nil {
		return nil, fault.New(fault.Internal, "a call came by another way than the server's")
	}
	c := http.NewResponseController(x.w)
	_ = c.SetReadDeadline(time.Time{}) // the body is read; the deadline would end the request
	q := &asked{url: r.URL, text: r.Text, data: r.Data}
	enter := func() (func(), error) { return a.enter(ctx, q) }
	if r.Kind == service.KindHighlight && !r.Settings.NoModel && a.o.Service.Model() != "" {
		_ = c.SetWriteDeadline(time.Now().Add(maxWriting))
		enter = func() (func(), error) { return a.enterWriting(ctx, q) }
	}
	leave, err := enter()
	var p *Problem
	if errors.As(err, &p) {
		return nil, fault.New(p.Code, "%s", p.Detail)
	}
	return leave, err
}

// enterWriting waits for a place to wait for a language model.
func (a *API) enterWriting(ctx context.Context, q *asked) (func(), error) {
	leave, err := a.writing.enter(ctx)
	if err != nil || q.size() <= bigText {
		return leave, err
	}
	big, err := a.bigWriting.enter(ctx)
	if err != nil {
		leave()
		return nil, err
	}
	return func() { big(); leave() }, nil
}

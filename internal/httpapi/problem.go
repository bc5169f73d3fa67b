package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/fault"
)

// The codes that only a server has. Like those of package fault they are stable.
const (
	codeUnauthorized  fault.Code = "unauthorized"       // no key, or one that isn't known
	codeForbidden     fault.Code = "forbidden"          // the key, the host or the origin may not do this
	codeMethod        fault.Code = "method_not_allowed" // the path knows other methods
	codeNotAcceptable fault.Code = "not_acceptable"     // no format that the client takes
	codeConflict      fault.Code = "conflict"           // the idempotency key was used for another request
	codeRateLimited   fault.Code = "rate_limited"       // the key's rate is used up
	codeBusy          fault.Code = "busy"               // all places and the queue are taken
)

// statuses is the one table from a code to a status.
var statuses = map[fault.Code]int{
	fault.Invalid:     http.StatusBadRequest,
	fault.Unsupported: http.StatusUnsupportedMediaType,
	fault.TooLarge:    http.StatusRequestEntityTooLarge,
	fault.NotFound:    http.StatusNotFound,
	fault.Unreachable: http.StatusBadGateway,
	fault.Provider:    http.StatusBadGateway,
	fault.Canceled:    http.StatusGatewayTimeout,
	fault.Internal:    http.StatusInternalServerError,
	codeUnauthorized:  http.StatusUnauthorized,
	codeForbidden:     http.StatusForbidden,
	codeMethod:        http.StatusMethodNotAllowed,
	codeNotAcceptable: http.StatusNotAcceptable,
	codeConflict:      http.StatusConflict,
	codeRateLimited:   http.StatusTooManyRequests,
	codeBusy:          http.StatusServiceUnavailable,
}

// statusOf gives the status of a code; one that isn't in the table is ours to mend.
func statusOf(code fault.Code) int {
	if s, ok := statuses[code]; ok {
		return s
	}
	return http.StatusInternalServerError
}

// Problem is a failure as the API tells it (RFC 9457).
type Problem struct { //nolint:errname // the name is the standard's
	Type      string         `json:"type" format:"uri" example:"urn:zhongdian:problem:too_large" doc:"Names the kind of problem; its last part is the code."`
	Title     string         `json:"title" example:"Request Entity Too Large" doc:"The status in words."`
	Status    int            `json:"status" minimum:"400" maximum:"599" example:"413"`
	Code      fault.Code     `json:"code" example:"too_large" doc:"Stable, for programs: invalid, unsupported, too_large, not_found, unreachable, provider, canceled, internal, unauthorized, forbidden, method_not_allowed, not_acceptable, conflict, rate_limited, busy. More may follow."`
	Detail    string         `json:"detail" doc:"For a person: what went wrong and what to do."`
	RequestID string         `json:"request_id,omitempty" doc:"The same as in the header X-Request-Id and in the server's log."`
	Errors    []ProblemField `json:"errors,omitempty" doc:"What is wrong where in the request."`

	header http.Header
	cause  error // for the log
}

// ProblemField is one thing that is wrong in a request.
type ProblemField struct {
	Location string `json:"location" example:"query.points"`
	Message  string `json:"message"`
}

// Error gives the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is what huma asks for.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders is what huma asks for.
func (p *Problem) GetHeaders() http.Header { return p.header }

// ContentType is what huma asks for.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

var (
	_ huma.StatusError       = (*Problem)(nil)
	_ huma.HeadersError      = (*Problem)(nil)
	_ huma.ContentTypeFilter = (*Problem)(nil)
)

// newProblem makes the problem of a code.
func newProblem(code fault.Code, detail string) *Problem {
	status := statusOf(code)
	return &Problem{Type: "urn:zhongdian:problem:" + string(code), Title: http.StatusText(status), Status: status, Code: code, Detail: detail}
}

// after adds when to come again, in whole seconds, at least 1.
func (p *Problem) after(d time.Duration) *Problem {
	p.header = http.Header{"Retry-After": {strconv.Itoa(max(1, int((d+time.Second-1)/time.Second)))}}
	return p
}

// problemOf turns any error into a problem. What we did not expect is told in
// words that hold nothing of it; the log has the rest.
func problemOf(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	var f *fault.Error
	switch {
	case errors.As(err, &f) && f.Code != fault.Internal:
		return newProblem(f.Code, f.Message)
	case err != nil && fault.CodeOf(err) == fault.Canceled:
		return newProblem(fault.Canceled, "the request took too long, or was given up")
	}
	p = newProblem(fault.Internal, "something broke while answering; the request id finds it in the server's log")
	p.cause = err
	return p
}

// adoptHuma gives the failures that huma finds by itself our shape and our
// statuses. Huma has one hook for the whole process and this package alone uses
// huma, so it is set once, before the first API is made.
var adoptHuma = sync.OnceFunc(func() {
	huma.NewError = fromHuma
	huma.NewErrorWithContext = func(_ huma.Context, status int, msg string, errs ...error) huma.StatusError {
		return fromHuma(status, msg, errs...)
	}
})

// fromHuma is the problem of a malformed parameter, or of a failure of an
// operation that brought none.
func fromHuma(status int, _ string, errs ...error) huma.StatusError {
	if status >= http.StatusInternalServerError {
		return problemOf(errors.Join(errs...))
	}
	p := newProblem(fault.Invalid, "the request is malformed")
	for i, err := range errs {
		d := huma.ErrorDetail{Message: err.Error()}
		var detailer huma.ErrorDetailer
		if errors.As(err, &detailer) {
			d = *detailer.ErrorDetail()
		}
		if i == 0 {
			p.Detail += ": " + d.Location + ": " + d.Message
		}
		if i < maxFields {
			p.Errors = append(p.Errors, ProblemField{Location: d.Location, Message: d.Message})
		}
	}
	return p
}

// maxFields is how many wrong things of one request are told.
const maxFields = 20

// of notes the request that the problem is of, and there its cause.
func (p *Problem) of(ctx context.Context) {
	if x := exchangeOf(ctx); x != nil {
		p.RequestID, x.cause = x.id, p.cause
	}
}

// writeProblem answers with a problem outside of huma.
func writeProblem(w http.ResponseWriter, r *http.Request, p *Problem) {
	q := *p
	q.of(r.Context())
	data, err := json.Marshal(&q)
	if err != nil {
		data = nil
	}
	h := w.Header()
	for k, v := range q.header {
		h[k] = v
	}
	h.Set("Content-Type", problemType)
	h.Set("Cache-Control", "no-store")
	h.Del("Content-Length")
	h.Del("Etag")
	w.WriteHeader(q.Status)
	_, _ = w.Write(append(data, '\n'))
}

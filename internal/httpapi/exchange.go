package httpapi

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// exchange is what is known of one request while it is answered.
type exchange struct {
	w      http.ResponseWriter
	r      *http.Request
	id     string
	accept string // as the client sent it
	who    principal
	route  string // the pattern that answers, for logs and metrics
	held   int64  // of the budget for bodies
	cause  error  // of an answer that is our failure
}

type exchangeKey struct{}

// exchangeOf gives the exchange of a request's context; every request has one.
func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// idOf takes the id that a proxy gave, where it can do no harm in a log.
func idOf(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	if len(id) < 1 || len(id) > 64 {
		return rand.Text()
	}
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' && c != '_' && c != '.' {
			return rand.Text()
		}
	}
	return id
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *recorder) WriteHeader(code int) {
	if w.status == 0 && code >= 200 {
		w.status = code
	}
	w.ResponseWriter.WriteHeader(code)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Flush sends what was written so far.
func (w *recorder) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// observe is the outermost layer: it gives the request its id, keeps a panic
// from ending the process, and writes one line of log. Neither bodies nor
// queries nor keys are logged: they hold what people read.
func (a *API) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		x := &exchange{w: rec, id: idOf(r), accept: r.Header.Get("Accept"), route: "other"}
		x.r = r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
		rec.Header().Set("X-Request-Id", x.id)
		a.metrics.inFlight.Inc()
		defer func() {
			v := recover()
			err, _ := v.(error)
			aborted := errors.Is(err, http.ErrAbortHandler)
			a.metrics.inFlight.Dec()
			a.budget.give(x.held)
			if v != nil && !aborted {
				a.o.Log.Error("panic", "value", v, "stack", string(debug.Stack()), "request_id", x.id)
				if rec.status == 0 {
					writeProblem(rec, x.r, problemOf(errPanic))
				}
			}
			a.note(x, rec, time.Since(start))
			if v != nil && rec.status != http.StatusInternalServerError {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
		}()
		next.ServeHTTP(rec, x.r)
	})
}

// note writes the line of log and counts the request.
func (a *API) note(x *exchange, rec *recorder, took time.Duration) {
	status := rec.status
	if status == 0 {
		status = http.StatusOK
	}
	a.metrics.done(x.route, x.r.Method, status, took)
	level := slog.LevelInfo
	switch {
	case status >= 500:
		level = slog.LevelWarn
	case x.route == "/healthz", x.route == "/readyz", x.route == "/metrics":
		level = slog.LevelDebug
	}
	if !a.o.Log.Enabled(x.r.Context(), level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("request_id", x.id), slog.String("method", methodLabel(x.r.Method)), slog.String("route", x.route),
		slog.Int("status", status), slog.Int64("bytes", rec.bytes), slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.String("remote", remoteHost(x.r)), slog.String("key", x.who.key),
	}
	if x.cause != nil {
		attrs = append(attrs, slog.Any("error", x.cause), slog.Any("cause", errors.Unwrap(x.cause)))
	}
	a.o.Log.LogAttrs(x.r.Context(), level, "request", attrs...)
}

// methodLabel keeps invented methods out of logs and metrics.
func methodLabel(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

func remoteHost(r *http.Request) string {
	if i := strings.LastIndexByte(r.RemoteAddr, ':'); i > 0 {
		return r.RemoteAddr[:i]
	}
	return r.RemoteAddr
}

package httpapi

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/service"
)

// readyTimeout is how long the store may take to say that it answers.
const readyTimeout = 2 * time.Second

type versionAnswer struct {
	Body struct {
		Version string `json:"version" example:"0.1.0" doc:"Of the engine, as in every receipt."`
		API     string `json:"api" example:"v1"`
		Schema  string `json:"schema" example:"zhongdian.digest/1" doc:"Of a digest in JSON."`
		Go      string `json:"go"`
	}
}

func (a *API) registerMeta() {
	op := a.operation(http.MethodGet, "/v1/version", "version", "What answers here", "")
	problems(&op, 400)
	huma.Register(a.huma, op, func(context.Context, *struct{}) (*versionAnswer, error) {
		out := &versionAnswer{}
		out.Body.Version, out.Body.API, out.Body.Schema, out.Body.Go = service.Version, "v1", digest.Schema, runtime.Version()
		return out, nil
	})
	a.mux.HandleFunc("GET /healthz", healthz)
	a.mux.HandleFunc("GET /readyz", a.readyz)
	a.mux.Handle("GET /metrics", a.needPlain(service.ScopeAdmin, false, a.metrics.handler()))
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

// healthz says that the process runs, and nothing about what it needs.
func healthz(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") }

// readyz says whether requests can be answered: the store is there, and the
// server isn't on its way out.
func (a *API) readyz(w http.ResponseWriter, r *http.Request) {
	select {
	case <-a.ending:
		plain(w, http.StatusServiceUnavailable, "ending")
		return
	default:
	}
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if err := a.o.Library.Ready(ctx); err != nil {
		a.o.Log.Warn("the store does not answer", "error", err)
		plain(w, http.StatusServiceUnavailable, "the store does not answer")
		return
	}
	plain(w, http.StatusOK, "ready")
}

// unknown answers for paths under /v1 that no operation has, and for methods
// that a path doesn't know.
func (a *API) unknown(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		probe := &http.Request{Method: m, URL: r.URL, Host: r.Host}
		if _, pattern := a.mux.Handler(probe); pattern != "" && pattern != unknownPattern {
			allowed = append(allowed, m)
		}
	}
	if len(allowed) == 0 {
		writeProblem(w, r, newProblem("not_found", "there is nothing here; see /v1/openapi.json"))
		return
	}
	p := newProblem(codeMethod, "this path does not know the method; see Allow")
	p.header = http.Header{"Allow": {join(allowed)}}
	writeProblem(w, r, p)
}

const unknownPattern = "/v1/"

func join(s []string) string {
	out := ""
	for i, v := range s {
		if i > 0 {
			out += ", "
		}
		out += v
	}
	return out
}

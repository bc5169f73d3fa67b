// Package httpapi is the face of Zhongdian for programs: an HTTP interface in
// JSON, described by its own OpenAPI document, and the server that carries it
// together with the reader's page.
//
// It decides who may come in, how much they may send and how long they may
// take, and turns every failure into one shape. What is asked for is done by
// package service.
package httpapi

import (
	"log/slog"
	"net/http"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// Options are what an API is made of.
type Options struct {
	Service *service.Service // required
	Page    http.Handler     // answers what the API doesn't know; nil: not found
	Log     *slog.Logger     // nil: silent
}

// API is the HTTP interface. It is safe for concurrent use.
type API struct {
	o   Options
	mux *http.ServeMux
}

// New makes an API. Errors: fault.Invalid for options that don't fit.
func New(o Options) (*API, error) {
	if o.Service == nil {
		return nil, fault.New(fault.Invalid, "the API needs a service")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := &API{o: o, mux: http.NewServeMux()}
	a.mux.HandleFunc("GET /healthz", a.healthz)
	if o.Page != nil {
		a.mux.Handle("/", o.Page)
	}
	return a, nil
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.mux.ServeHTTP(w, r) }

// healthz says that the process runs, and nothing about what it needs.
func (a *API) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("ok\n"))
}

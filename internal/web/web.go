// Package web is the reader's page: an article goes in as an address, as text or
// as a file, and its key points come out beside it, each tied to the sentences it
// rests on.
//
// Pages are made on the server and read without a script; one script adds keys,
// copying and lighting up. Nothing is loaded from elsewhere, no markup holds a
// script or a style, and whatever came from an article is escaped by
// html/template.
package web

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// Options are what the page is made of.
type Options struct {
	Service *service.Service // required
	Library *service.Library // keeps results and works on jobs; nil: the latest results are in memory
	Log     *slog.Logger     // nil: silent
	Now     func() time.Time // nil: time.Now
}

// Limits of what a reader may hand in. The engine has its own for the text.
const (
	maxFile   = 16 << 20
	maxBody   = maxFile + 1<<20 // a file and the fields around it
	maxFields = 4 << 20         // all fields but the file
)

type app struct {
	o     Options
	log   *slog.Logger
	now   func() time.Time
	shelf shelf
	guard *guard

	library *service.Library // nil: there is no history and no job
}

// New makes the page. Errors: fault.Invalid for options that don't fit.
func New(o Options) (http.Handler, error) {
	if o.Service == nil {
		return nil, fault.New(fault.Invalid, "the page needs a service")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	a := &app{o: o, log: o.Log, now: o.Now, shelf: newMemory(o.Service, o.Now), guard: newGuard(), library: o.Library}
	if o.Library != nil {
		a.shelf = o.Library
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", a.home)
	mux.HandleFunc("POST /read", a.read)
	mux.HandleFunc("GET /r/{id}", a.result)
	mux.HandleFunc("GET /r/{id}/{file}", a.download)
	mux.HandleFunc("GET /settings", a.settings)
	mux.HandleFunc("POST /settings", a.saveSettings)
	mux.HandleFunc("GET /assets/{hash}/{file}", serveAsset)
	if a.library != nil {
		mux.HandleFunc("GET /history", a.history)
		mux.HandleFunc("POST /r/{id}/rerun", a.rerun)
		mux.HandleFunc("POST /r/{id}/delete", a.remove)
		mux.HandleFunc("GET /jobs/{id}", a.job)
		mux.HandleFunc("GET /jobs/{id}/events", a.events)
		mux.HandleFunc("POST /jobs/{id}/stop", a.stop)
	}
	mux.HandleFunc("/", a.lost)
	return a.protect(mux), nil
}

// lost answers what is not there.
func (a *app) lost(w http.ResponseWriter, r *http.Request) {
	a.fail(w, r, newFault(fault.NotFound, nil, "error.not_found.do"))
}

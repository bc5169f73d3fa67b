// Package httpapi is the face of Zhongdian for programs: an HTTP interface in
// JSON, described by its own OpenAPI document, and the server that carries it
// together with the reader's page.
//
// It decides who may come in, how much they may send and how long they may
// take, and turns every failure into one shape. What is asked for is done by
// package service.
package httpapi

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/klauspost/compress/gzhttp"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// Options are what an API is made of.
type Options struct {
	Service *service.Service                  // required
	Library *service.Library                  // required; it keeps what is asked to be kept, and the keys
	Page    http.Handler                      // answers what the API doesn't know; nil: not found
	Tools   func(Enter) (http.Handler, error) // makes what answers at /mcp; nil: nothing does
	Log     *slog.Logger                      // nil: silent

	KeysRequired bool     // every client brings a key; the page takes it as the password of HTTP's sign-in
	BaseURL      string   // as clients reach the server, such as https://points.example.org; "": paths alone are given
	CORS         []string // origins whose pages may use the API
	Embed        []string // origins whose pages may show results in a frame, or "*"; none: results can't be embedded

	Work       int   // requests worked on at once; 0: one a processor
	Line       int   // requests that may wait for their turn; 0: 512
	BodyBytes  int64 // memory for the bodies of all requests; 0: 256 MB
	CacheBytes int   // memory for answers that may be asked for again; 0: 32 MB, negative: none
}

// API is the HTTP interface. It is safe for concurrent use.
type API struct {
	o       Options
	base    *url.URL // nil where there is none
	mux     *http.ServeMux
	huma    huma.API
	handler http.Handler
	metrics *metrics
	cache   *cache
	budget  *budget
	rates   rates

	working   *gate // requests that need a processor
	big       *gate // among them those with a long text
	fetching  *gate // requests that wait for somebody's page
	streaming *gate // streams of events

	writing    *gate // requests that wait for a language model
	bigWriting *gate // among them those with a long text

	end    sync.Once
	ending chan struct{}
}

var (
	errPanic  = errors.New("panic")
	errUnread = errors.New("bodies are read by their operations")
)

// New makes an API. Errors: fault.Invalid for options that don't fit.
func New(o Options) (*API, error) {
	if o.Service == nil || o.Library == nil {
		return nil, fault.New(fault.Invalid, "the API needs a service and a library")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Work <= 0 {
		o.Work = runtime.GOMAXPROCS(0)
	}
	if o.Line <= 0 {
		o.Line = 512
	}
	if o.BodyBytes <= 0 {
		o.BodyBytes = 256 << 20
	}
	if o.CacheBytes == 0 {
		o.CacheBytes = 32 << 20
	}
	a := &API{
		o: o, mux: http.NewServeMux(), cache: newCache(o.CacheBytes), budget: newBudget(o.BodyBytes),
		rates:   rates{byKey: map[string]*limiter{}},
		working: newGate(o.Work, o.Line, 10*time.Second), big: newGate(1, 16, 20*time.Second),
		fetching: newGate(32, 64, 10*time.Second), streaming: newGate(256, 1, time.Second),
		writing: newGate(32, 64, 30*time.Second), bigWriting: newGate(2, 4, 30*time.Second),
		ending: make(chan struct{}),
	}
	if err := a.parseBase(); err != nil {
		return nil, err
	}
	a.metrics = newMetrics(a)
	if err := a.routes(); err != nil {
		return nil, err
	}
	return a, a.layers()
}

func (a *API) parseBase() error {
	if a.o.BaseURL == "" {
		return nil
	}
	u, err := url.Parse(strings.TrimRight(a.o.BaseURL, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Path != "" {
		return fault.New(fault.Invalid, "the base address %.200q must be like https://points.example.org, without a path", a.o.BaseURL)
	}
	a.base = u
	return nil
}

func (a *API) routes() error {
	adoptHuma()
	a.huma = humago.New(a.mux, a.config())
	a.registerArticles()
	a.registerResults()
	a.registerJobs()
	a.registerFeeds()
	a.registerStories()
	a.registerReaders()
	a.registerMeta()
	a.documents()
	if err := a.registerTools(); err != nil {
		return err
	}
	if err := a.registerEmbed(); err != nil {
		return err
	}
	a.mux.HandleFunc(unknownPattern, a.unknown)
	if a.o.Page != nil {
		a.mux.Handle("/", a.needPlain(service.ScopeAdmin, true, a.o.Page))
	} else {
		a.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
			writeProblem(w, r, newProblem(fault.NotFound, "there is nothing here; see /v1/openapi.json"))
		})
	}
	return nil
}

// layers puts what every request passes around the routes, from the inside out.
func (a *API) layers() error {
	zip, err := gzhttp.NewWrapper(gzhttp.MinSize(1400), gzhttp.CompressionLevel(1), gzhttp.ContentTypes([]string{
		"application/json", problemType, "application/ld+json", "text/html", "text/markdown", "text/plain", "text/css",
		"text/javascript", "application/javascript", "image/svg+xml", "application/vnd.oai.openapi+json", "application/vnd.oai.openapi",
		"application/rss+xml", "application/atom+xml", "application/feed+json", opmlType,
	}))
	if err != nil {
		return fault.New(fault.Internal, "compression can't be set up: %w", err)
	}
	guarded, err := a.guard(zip(http.HandlerFunc(a.dispatch)))
	if err != nil {
		return err
	}
	a.handler = a.observe(guarded)
	return nil
}

// dispatch hands the request to its route and notes which that was.
func (a *API) dispatch(w http.ResponseWriter, r *http.Request) {
	x := exchangeOf(r.Context())
	if strings.HasPrefix(r.URL.Path, "/v1/") {
		r.Header.Del("Accept") // each operation chooses by what the client sent; huma's own choice is not for outside bytes
	}
	defer func() { x.route = routeOf(r.Pattern) }()
	a.mux.ServeHTTP(w, r)
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }

// End tells the API that the server is on its way out: it is no longer ready,
// and streams of events end.
func (a *API) End() { a.end.Do(func() { close(a.ending) }) }

package httpapi

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zhongdian/zhongdian/service"
)

// metrics are the figures of one API, told in the text form of Prometheus. We
// write it ourselves: the official client keeps a registry of the whole process
// and makes tables at the start of every command, also of those that serve nothing.
type metrics struct {
	api                 *API
	started             time.Time
	inFlight, cacheHits atomic.Int64

	mu       sync.Mutex
	requests map[requestKind]*histogram
}

// requestKind is what requests are told apart by.
type requestKind struct{ method, route, status string }

// buckets are the upper bounds of a histogram, in seconds.
var buckets = [...]float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120, 600}

type histogram struct {
	in  [len(buckets) + 1]uint64 // each bucket alone; the last has no bound
	sum float64
}

func newMetrics(a *API) *metrics {
	return &metrics{api: a, started: time.Now(), requests: map[requestKind]*histogram{}}
}

func (m *metrics) done(route, method string, status int, took time.Duration) {
	k := requestKind{methodLabel(method), route, strconv.Itoa(status)}
	at, _ := slices.BinarySearch(buckets[:], took.Seconds())
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.requests[k]
	if h == nil {
		h = &histogram{}
		m.requests[k] = h
	}
	h.in[at]++
	h.sum += took.Seconds()
}

func (m *metrics) handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var e exposition
		m.tellRequests(&e)
		e.one("zhongdian_http_requests_in_flight", "gauge", "Requests being answered.", float64(m.inFlight.Load()))
		e.one("zhongdian_cache_hits_total", "counter", "Requests answered from memory.", float64(m.cacheHits.Load()))
		e.family("zhongdian_requests_waiting", "gauge", "Requests that wait for a place, by what they wait for.")
		e.sample("zhongdian_requests_waiting", float64(m.api.fetching.waiting.Load()), "for", "fetch")
		e.sample("zhongdian_requests_waiting", float64(m.api.working.waiting.Load()), "for", "work")
		e.sample("zhongdian_requests_waiting", float64(m.api.writing.waiting.Load()), "for", "write")
		m.tellJobs(r.Context(), &e)
		m.tellProcess(&e)
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = w.Write(e.Bytes()) // who went away needs no figures
	})
}

func (m *metrics) tellRequests(e *exposition) {
	const name = "zhongdian_http_request_duration_seconds"
	e.family(name, "histogram", "Time to answer a request, by route, method and status.")
	m.mu.Lock()
	defer m.mu.Unlock()
	kinds := slices.SortedFunc(maps.Keys(m.requests), func(a, b requestKind) int {
		return cmp.Or(strings.Compare(a.method, b.method), strings.Compare(a.route, b.route), strings.Compare(a.status, b.status))
	})
	for _, k := range kinds {
		h := m.requests[k]
		labels := []string{"method", k.method, "route", k.route, "status", k.status}
		n := uint64(0)
		for i, in := range h.in {
			n += in
			bound := "+Inf"
			if i < len(buckets) {
				bound = strconv.FormatFloat(buckets[i], 'g', -1, 64)
			}
			e.sample(name+"_bucket", float64(n), append(labels, "le", bound)...)
		}
		e.sample(name+"_sum", h.sum, labels...)
		e.sample(name+"_count", float64(n), labels...)
	}
}

// tellJobs asks the store. One that doesn't answer leaves the figure out.
func (m *metrics) tellJobs(ctx context.Context, e *exposition) {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	counts, err := m.api.o.Library.Counts(ctx)
	if err != nil {
		return
	}
	e.family("zhongdian_jobs", "gauge", "Jobs in the store, by state.")
	for _, s := range []service.State{service.StateCanceled, service.StateDone, service.StateFailed, service.StateQueued, service.StateRunning} {
		e.sample("zhongdian_jobs", float64(counts[s]), "state", string(s))
	}
}

// tellProcess tells the usual figures of a Go process under their usual names.
func (m *metrics) tellProcess(e *exposition) {
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	e.one("go_goroutines", "gauge", "Number of goroutines that currently exist.", float64(runtime.NumGoroutine()))
	e.one("go_memstats_alloc_bytes", "gauge", "Bytes of memory that objects take.", float64(mem.HeapAlloc))
	e.one("go_memstats_alloc_bytes_total", "counter", "Bytes of memory that were ever given to objects.", float64(mem.TotalAlloc))
	e.one("go_memstats_sys_bytes", "gauge", "Bytes of memory that were taken from the system.", float64(mem.Sys))
	e.one("process_start_time_seconds", "gauge", "Start of the server, in seconds since 1970.", float64(m.started.UnixMilli())/1000)
}

// exposition is the text of the figures.
type exposition struct{ bytes.Buffer }

func (e *exposition) family(name, kind, help string) {
	fmt.Fprintf(e, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func (e *exposition) one(name, kind, help string, v float64) {
	e.family(name, kind, help)
	e.sample(name, v)
}

var labelEscapes = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)

// sample writes one figure with its labels: names and values by turns.
func (e *exposition) sample(name string, v float64, labels ...string) {
	e.WriteString(name)
	for i := 0; i < len(labels); i += 2 {
		open := ","
		if i == 0 {
			open = "{"
		}
		e.WriteString(open + labels[i] + `="` + labelEscapes.Replace(labels[i+1]) + `"`)
	}
	if len(labels) > 0 {
		e.WriteString("}")
	}
	e.WriteString(" " + strconv.FormatFloat(v, 'g', -1, 64) + "\n")
}

// routeOf is the path of a pattern: a label must not hold what clients invent.
func routeOf(pattern string) string {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	switch pattern {
	case "", unknownPattern:
		return "other"
	case "/":
		return "page"
	}
	return pattern
}

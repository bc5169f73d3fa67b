package httpapi

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/zhongdian/zhongdian/service"
)

// metrics are the figures of one API, in a registry of its own.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.HistogramVec
	inFlight  prometheus.Gauge
	cacheHits prometheus.Counter
}

func newMetrics(a *API) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "zhongdian_http_request_duration_seconds", Help: "Time to answer a request, by route, method and status.",
			Buckets: []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 120, 600},
		}, []string{"route", "method", "status"}),
		inFlight:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "zhongdian_http_requests_in_flight", Help: "Requests being answered."}),
		cacheHits: prometheus.NewCounter(prometheus.CounterOpts{Name: "zhongdian_cache_hits_total", Help: "Requests answered from memory."}),
	}
	waiting := func(name string, g *gate) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "zhongdian_requests_waiting", Help: "Requests that wait for a place, by what they wait for.", ConstLabels: prometheus.Labels{"for": name},
		}, func() float64 { return float64(g.waiting.Load()) })
	}
	m.registry.MustRegister(m.requests, m.inFlight, m.cacheHits, waiting("work", a.working), waiting("fetch", a.fetching), waiting("write", a.writing),
		jobCounts{a.o.Library}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) done(route, method string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, methodLabel(method), strconv.Itoa(status)).Observe(took.Seconds())
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4, Timeout: 10 * time.Second})
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

// jobCounts asks the store when the figures are asked for.
type jobCounts struct{ lib *service.Library }

var jobsDesc = prometheus.NewDesc("zhongdian_jobs", "Jobs in the store, by state.", []string{"state"}, nil)

// Describe is part of prometheus.Collector.
func (jobCounts) Describe(c chan<- *prometheus.Desc) { c <- jobsDesc }

// Collect is part of prometheus.Collector. A store that doesn't answer leaves
// the figure out.
func (j jobCounts) Collect(c chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), readyTimeout)
	defer cancel()
	counts, err := j.lib.Counts(ctx)
	if err != nil {
		return
	}
	for _, s := range []service.State{service.StateQueued, service.StateRunning, service.StateDone, service.StateFailed, service.StateCanceled} {
		c <- prometheus.MustNewConstMetric(jobsDesc, prometheus.GaugeValue, float64(counts[s]), string(s))
	}
}

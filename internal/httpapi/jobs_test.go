package httpapi

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// slowPage is a web server whose page comes when it is let.
func slowPage(t *testing.T) (url string, let func()) {
	t.Helper()
	gate := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-gate:
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			_, _ = w.Write([]byte(ferryEN))
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(srv.Close)
	return srv.URL, func() { close(gate) }
}

func private(_ *Options, so *service.Options) { so.AllowPrivate = true }

// TestJob: made, watched, done, and its result found.
func TestJob(t *testing.T) {
	s := newSite(t, private)
	page, let := slowPage(t)
	r := s.post("/v1/highlight", map[string]any{"url": page}, "Prefer", "wait=1, respond-async").want(202)
	at := r.header.Get("Location")
	var j service.Job
	if r.into(&j); j.ID == "" || at != "/v1/jobs/"+j.ID || r.header.Get("Preference-Applied") != "respond-async" || j.State.Final() {
		t.Fatalf("job %+v at %q, applied %q", j, at, r.header.Get("Preference-Applied"))
	}
	req, err := http.NewRequest("GET", s.url+at+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := s.c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if ct := resp.Header.Get("Content-Type"); ct != "text/event-stream" || resp.Header.Get("Content-Encoding") != "" {
		t.Fatalf("Content-Type %q, Content-Encoding %q", ct, resp.Header.Get("Content-Encoding"))
	}
	states := make(chan []service.State)
	first := make(chan struct{})
	go func() {
		var seen []service.State
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			data, ok := strings.CutPrefix(sc.Text(), "data: ")
			if !ok {
				continue
			}
			var j service.Job
			if json.Unmarshal([]byte(data), &j) == nil {
				if seen = append(seen, j.State); len(seen) == 1 {
					close(first)
				}
			}
		}
		states <- seen
	}()
	<-first
	let()
	seen := <-states
	if len(seen) == 0 || seen[len(seen)-1] != service.StateDone || slices.Index(seen, service.StateDone) != len(seen)-1 {
		t.Fatalf("states %v, want done at the end", seen)
	}
	s.do("GET", at, "").want(200).into(&j)
	if j.State != service.StateDone || j.ResultID == "" {
		t.Fatalf("job %+v", j)
	}
	var rec service.Result
	s.do("GET", "/v1/results/"+j.ResultID, "").want(200).into(&rec)
	if rec.Digest == nil || len(rec.Digest.Points) == 0 || rec.URL != page {
		t.Errorf("record %+v", rec)
	}
}

func TestCancelAndRerun(t *testing.T) {
	s := newSite(t, private)
	page, let := slowPage(t)
	var j service.Job
	at := s.post("/v1/highlight?async=true", map[string]any{"url": page}).want(202).header.Get("Location")
	s.do("DELETE", at, "").want(200)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if s.do("GET", at, "").want(200).into(&j); j.State.Final() || time.Now().After(deadline) {
			break
		}
	}
	if j.State != service.StateCanceled {
		t.Fatalf("state %s, want canceled", j.State)
	}
	let()
	id := s.post("/v1/highlight", map[string]any{"url": page}).want(201).digest().ID
	again := s.do("POST", "/v1/results/"+id+"/rerun", "").want(202)
	if again.into(&j); again.header.Get("Location") != "/v1/jobs/"+j.ID {
		t.Errorf("Location %q of job %s", again.header.Get("Location"), j.ID)
	}
	s.do("POST", "/v1/results/0/rerun", "").problem(404, fault.NotFound)
	s.do("GET", "/v1/jobs/0", "").problem(404, fault.NotFound)
	s.do("GET", "/v1/jobs/0/events", "").problem(404, fault.NotFound)
	s.do("DELETE", "/v1/jobs/0", "").problem(404, fault.NotFound)
	s.post("/v1/highlight?async=true&keep=false", map[string]any{"text": "x"}).problem(400, fault.Invalid)
}

// TestServe: a server that ends is no longer ready, ends its streams, finishes
// what was begun and leaves nothing behind.
func TestServe(t *testing.T) {
	s := newSite(t, private)
	page, let := slowPage(t)
	ln := listen(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, ln, s.api, ServerOptions{ReadTimeout: 300 * time.Millisecond}) }()
	s.url = "http://" + ln.Addr().String()
	job := s.post("/v1/highlight?async=true", map[string]any{"url": page}).want(202).header.Get("Location")
	stream, err := s.c.Get(s.url + job + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	if !lines.Scan() || lines.Text() != "event: job" {
		t.Fatalf("stream begins with %q", lines.Text())
	}
	// The time to read a request has nothing to say about one that was read.
	waiting := make(chan reply, 1)
	go func() { waiting <- s.post("/v1/highlight?keep=false", map[string]any{"url": page}) }()
	time.Sleep(600 * time.Millisecond)
	cancel()
	for lines.Scan() { //nolint:revive // to its end
	}
	let()
	if r := <-waiting; r.status != 200 {
		t.Errorf("the request that was begun got %d: %s", r.status, r.body)
	}
	if err := <-ended; err != nil {
		t.Errorf("serve ended with %v", err)
	}
	if _, err := s.c.Get(s.url + "/healthz"); err == nil {
		t.Error("it still answers")
	}
}

package httpapi

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/service"
)

// slowScribe is a language model that takes its time, and then writes one point
// of the article that it is given.
type slowScribe struct {
	asked chan struct{} // one for each call
	let   chan struct{} // closed: it answers
}

func (slowScribe) Info() llm.Info { return llm.Info{Model: "slow-1"} }

func (m slowScribe) Complete(ctx context.Context, _ llm.Request) (llm.Reply, error) {
	m.asked <- struct{}{}
	select {
	case <-m.let:
	case <-ctx.Done():
		return llm.Reply{}, ctx.Err()
	}
	return llm.Reply{Model: "slow-1", Finish: llm.FinishStop, Text: `{"points":[{"evidence":[1],"text":"青屿市四日宣布，跨海轮渡将于下月八日试行夜航。"}]}`}, nil
}

// writingSite is a server with one place for work, times that are short, and a
// model that is slow.
func writingSite(t *testing.T) (*site, slowScribe) {
	t.Helper()
	m := slowScribe{make(chan struct{}, 100), make(chan struct{})}
	s := newSite(t, func(o *Options, so *service.Options) { o.Work, so.Model, so.Timeout = 1, m, time.Minute })
	ln := listen(t)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, ln, s.api, ServerOptions{ReadTimeout: 200 * time.Millisecond, WriteTimeout: 400 * time.Millisecond})
	}()
	t.Cleanup(func() {
		s.c.CloseIdleConnections()
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	s.url = "http://" + ln.Addr().String()
	return s, m
}

// TestSlowModel: who waits for a language model keeps nobody else from working,
// and gets the answer however long it took.
func TestSlowModel(t *testing.T) {
	s, m := writingSite(t)
	const several = 4
	waiting := make(chan reply, several)
	for i := range several {
		path := "/v1/highlight?keep=false"
		if i%2 == 1 {
			path = "/v1/highlight"
		}
		go func() { waiting <- s.post(path, map[string]any{"text": ferryZH}) }()
	}
	for range several {
		<-m.asked
	}
	// All of them wait for the model, and the one place for work is free.
	s.post("/v1/read?keep=false", map[string]any{"text": ferryEN}).want(200)
	for path, body := range map[string]map[string]any{
		"/v1/highlight?keep=false&no_model=true": {"text": ferryZH},
		"/v1/highlight":                          {"text": ferryZH, "settings": map[string]any{"no_model": true}},
	} {
		if d := s.post(path, body).digest(); d.Points[0].Origin != digest.Cut {
			t.Errorf("%s: the first point is %s, want it without the model", path, d.Points[0].Origin)
		}
	}
	time.Sleep(600 * time.Millisecond) // longer than a slow client is waited for
	close(m.let)
	for range several {
		r := <-waiting
		if r.status != 200 && r.status != 201 {
			t.Fatalf("status %d: %s", r.status, r.body)
		}
		if d := r.digest(); d.Points[0].Origin != digest.Written {
			t.Errorf("the first point is %s, want it written", d.Points[0].Origin)
		}
	}
	if n := len(s.api.writing.slots) + len(s.api.working.slots); n != 0 {
		t.Errorf("%d places are still taken", n)
	}
}

// TestSlowModelLeft: a client that is gone gives its place back.
func TestSlowModelLeft(t *testing.T) {
	s, m := writingSite(t)
	s.c.Timeout = 300 * time.Millisecond
	if resp, err := s.c.Post(s.url+"/v1/highlight?keep=false", "text/plain", nil); err == nil {
		resp.Body.Close() // an empty body is refused at once; the connection is warm now
	}
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		resp, err := s.c.Post(s.url+"/v1/highlight?keep=false", "text/plain; charset=utf-8", strings.NewReader(ferryZH))
		if err == nil {
			t.Errorf("status %d of a model that never answers", resp.StatusCode)
			resp.Body.Close()
		}
	}()
	<-m.asked
	<-gone
	for end := time.Now().Add(10 * time.Second); len(s.api.writing.slots) > 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the place of a client that left is still taken")
		}
	}
}

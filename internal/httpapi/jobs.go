package httpapi

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// The times of a stream of events.
const (
	beat         = 15 * time.Second // a sign of life where nothing changes
	eventTimeout = 10 * time.Second // for one event to be taken
	maxStream    = 30 * time.Minute // then the client connects again
)

func (a *API) registerJobs() {
	get := a.operation(http.MethodGet, "/v1/jobs/{id}", "get-job", "A job as it is now", service.ScopeRead)
	get.Responses["200"] = jsonResponse("The job. Once it is done, result_id names its result.", "Job")
	problems(&get, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, get, func(ctx context.Context, in *Named) (*answer, error) {
		j, err := a.job(ctx, in.ID)
		if err != nil {
			return nil, err
		}
		return jobAnswer(j)
	})

	events := a.operation(http.MethodGet, "/v1/jobs/{id}/events", "watch-job", "A job's progress as server-sent events", service.ScopeRead)
	events.Description = "Each event is named job and holds the job as JSON. The first one comes at once, the last one has a final state (done, failed, canceled); then the stream ends."
	events.Responses["200"] = &huma.Response{Description: "The stream.", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}},
	}}
	problems(&events, 400, 401, 403, 404, 429, 500, 503)
	huma.Register(a.huma, events, a.events)

	del := a.operation(http.MethodDelete, "/v1/jobs/{id}", "cancel-job", "Cancel a job", service.ScopeWrite)
	del.Description = "A job that waits ends at once, one that runs as soon as it can be stopped, and one that has ended stays as it is. Its result stays too: see /v1/results."
	del.Responses["200"] = jsonResponse("The job after it.", "Job")
	problems(&del, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, del, a.cancel)
}

// job gives a job that the asker may see.
func (a *API) job(ctx context.Context, id string) (service.Job, error) {
	j, err := a.o.Library.Job(ctx, id)
	if err != nil {
		return j, libraryFault(err)
	}
	return j, owned(ctx, j.Owner, "job")
}

func (a *API) cancel(ctx context.Context, in *Named) (*answer, error) {
	if _, err := a.job(ctx, in.ID); err != nil {
		return nil, err
	}
	if err := a.o.Library.Cancel(ctx, in.ID); err != nil {
		return nil, libraryFault(err)
	}
	j, err := a.job(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return jobAnswer(j)
}

func jobAnswer(j service.Job) (*answer, error) {
	var b bytes.Buffer
	err := render.JSON(&b, j, true)
	return &answer{Status: http.StatusOK, Type: "application/json", Body: b.Bytes()}, err
}

// events streams the states of a job until it has ended or the client is gone.
func (a *API) events(ctx context.Context, in *Named) (*huma.StreamResponse, error) {
	x := exchangeOf(ctx)
	if _, err := a.job(ctx, in.ID); err != nil {
		return nil, err
	}
	leave, err := a.streaming.enter(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, maxStream)
	jobs, err := a.o.Library.Watch(ctx, in.ID)
	if err != nil {
		cancel()
		leave()
		return nil, libraryFault(err)
	}
	return &huma.StreamResponse{Body: func(huma.Context) {
		defer leave()
		defer cancel()
		h := x.w.Header()
		h.Set("Content-Type", "text/event-stream")
		h.Set("X-Accel-Buffering", "no") // a proxy that collects events delays them
		s := stream{w: x.w, c: http.NewResponseController(x.w)}
		_ = s.c.SetReadDeadline(time.Time{}) // its body is read; the deadline would end the request
		x.w.WriteHeader(http.StatusOK)
		s.run(ctx, jobs, a.ending)
	}}, nil
}

// stream writes events to a client that may be slow or gone.
type stream struct {
	w http.ResponseWriter
	c *http.ResponseController
}

func (s *stream) run(ctx context.Context, jobs <-chan service.Job, ending <-chan struct{}) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		var event []byte
		select {
		case <-ctx.Done():
			return
		case <-ending: // a client connects again, to the next process
			return
		case <-tick.C:
			event = []byte(":\n\n")
		case j, ok := <-jobs:
			if !ok {
				return
			}
			var b bytes.Buffer
			b.WriteString("event: job\ndata: ")
			if render.JSON(&b, j, true) != nil {
				return
			}
			b.WriteByte('\n') // after the line feed that JSON ends with
			event = b.Bytes()
		}
		_ = s.c.SetWriteDeadline(time.Now().Add(eventTimeout))
		if _, err := s.w.Write(event); err != nil || s.c.Flush() != nil {
			return
		}
	}
}

package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// jobView is a job that somebody waits for.
type jobView struct {
	ID, What, State string
	Why             string // it is tried again, in English
	Failed          *errorView
	Ended           bool
}

// begin puts a request that may be slow into the ledger and sends the reader to
// where its progress is shown.
func (a *app) begin(w http.ResponseWriter, r *http.Request, f fields, q service.Request) {
	job, err := a.library.Submit(r.Context(), q)
	if err != nil {
		a.again(w, r, f, err)
		return
	}
	http.Redirect(w, r, "/jobs/"+job.ID, http.StatusSeeOther)
}

// job shows a job that runs; one that is done gives way to its result. Without a
// script the page asks again by itself.
func (a *app) job(w http.ResponseWriter, r *http.Request) {
	job, err := a.library.Job(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	if job.State == service.StateDone && job.ResultID != "" {
		http.Redirect(w, r, "/r/"+job.ResultID, http.StatusSeeOther)
		return
	}
	ui := uiOf(readPrefs(r), r)
	v := &jobView{ID: job.ID, What: job.Title, State: stageWords(ui, job), Why: waitsFor(job), Ended: job.State.Final()}
	if v.What == "" {
		v.What = job.URL
	}
	if job.State == service.StateFailed || job.State == service.StateCanceled {
		ev := errorViewOf(ui, jobError(job))
		v.Failed = &ev
	}
	a.show(w, r, http.StatusOK, "job", v.State, v)
}

func jobError(job service.Job) error {
	if job.Error != nil {
		return fault.New(job.Error.Code, "%s", job.Error.Message)
	}
	return newFault(fault.Canceled, nil, "fault.stopped")
}

// stageWords says where a job is.
func stageWords(ui string, job service.Job) string {
	switch {
	case job.State == service.StateQueued && !job.Retry.IsZero():
		return say(ui, "job.retry")
	case job.State == service.StateQueued, job.State == service.StateRunning && job.Progress.Stage == "":
		return say(ui, "job.queued")
	case job.State == service.StateFailed:
		return say(ui, "job.failed")
	case job.State == service.StateCanceled:
		return say(ui, "job.canceled")
	case job.State == service.StateDone:
		return say(ui, "job.done")
	case job.Progress.Stage == "fetch":
		return say(ui, "job.fetch")
	case job.Progress.Stage == "write":
		return say(ui, "job.write")
	case job.Progress.Stage == "keep":
		return say(ui, "job.keep")
	}
	return say(ui, "job.read")
}

// waitsFor is the failure after which a job is tried again: who misspelt a name
// need not wait for the last try to see it.
func waitsFor(job service.Job) string {
	if job.State != service.StateQueued || job.Error == nil {
		return ""
	}
	return job.Error.Message
}

// jobEvent is what the page is told of a job.
type jobEvent struct {
	Words string `json:"words"`
	Why   string `json:"why"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Go    string `json:"go,omitempty"` // where to go now
}

// The time after which a silent stream says that it lives: proxies cut one that
// says nothing.
const heartbeat = 15 * time.Second

// events streams the progress of a job as server-sent events until it ends or
// the reader leaves.
func (a *app) events(w http.ResponseWriter, r *http.Request) {
	ui := uiOf(readPrefs(r), r)
	changes, err := a.library.Watch(r.Context(), r.PathValue("id"))
	if err != nil {
		http.Error(w, "there is no such job", statusOf[fault.CodeOf(err)])
		return
	}
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // the server's are for a short answer
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
	send := func(form string, args ...any) bool {
		_ = out.SetWriteDeadline(time.Now().Add(2 * heartbeat))
		if _, err := fmt.Fprintf(w, form, args...); err != nil {
			return false
		}
		return out.Flush() == nil
	}
	tick := time.NewTicker(heartbeat)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if !send(": here\n\n") {
				return
			}
		case job, ok := <-changes:
			if !ok {
				return
			}
			e := jobEvent{Words: stageWords(ui, job), Why: waitsFor(job), Done: job.Progress.Done, Total: job.Progress.Total}
			if job.State.Final() {
				e.Go = "/jobs/" + job.ID
				if job.ResultID != "" {
					e.Go = "/r/" + job.ResultID
				}
			}
			data, _ := json.Marshal(e) // strings and numbers: can't fail
			if !send("data: %s\n\n", data) || job.State.Final() {
				return
			}
		}
	}
}

// stop ends a job.
func (a *app) stop(w http.ResponseWriter, r *http.Request) {
	a.change(w, r, func() (string, error) {
		id := r.PathValue("id")
		return "/jobs/" + id, a.library.Cancel(r.Context(), id)
	})
}

// change does what a form asks for and goes where that says.
func (a *app) change(w http.ResponseWriter, r *http.Request, do func() (string, error)) {
	f, err := readForm(w, r)
	if err == nil {
		err = a.guard.check(r, f.get(guardField))
	}
	next := ""
	if err == nil {
		next, err = do()
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
}

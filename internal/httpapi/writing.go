package httpapi

import (
	"context"
	"net/http"
	"time"
)

// The times of a request whose points a language model writes.
const (
	maxWriting  = 30 * time.Minute // the service's own limit is as a rule shorter
	sendTimeout = time.Minute      // for the answer to be taken, once it is there
)

// writes reports whether a language model is asked for the points.
func (a *API) writes(kind string, q *asked) bool {
	return kind == kindHighlight && !q.settings.NoModel && a.o.Service.Model() != ""
}

// answerWritten is answerNow for points that a model writes. That takes minutes
// and hardly any work of ours, so it has places of its own: those for work would
// otherwise all be held by requests that wait for somebody else's machine. The
// time in which a client must take its answer begins when the answer is there.
func (a *API) answerWritten(ctx context.Context, x *exchange, kind string, q *asked, in *articleInput, f format) (*answer, error) {
	leave, err := a.enterWriting(ctx, q)
	if err != nil {
		return nil, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, maxWriting)
	defer cancel()
	c := http.NewResponseController(x.w)
	_ = c.SetReadDeadline(time.Time{}) // the body is read; the deadline would end the request
	defer func() { _ = c.SetWriteDeadline(time.Now().Add(sendTimeout)) }()
	return a.answerNow(ctx, x, kind, q, in, f)
}

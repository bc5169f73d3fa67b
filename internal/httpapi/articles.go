package httpapi

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// The kinds of request, by the last part of their path.
const (
	kindHighlight = string(service.KindHighlight)
	kindCheck     = string(service.KindCheck)
	kindRead      = string(service.KindRead)
)

// bigText is the size over which requests are worked on one at a time: reading
// a text takes some hundred times its size.
const bigText = 256 << 10

// articleInput are the parameters of the three operations on an article.
type articleInput struct {
	View
	Settings
	Item           int    `query:"item" minimum:"-1" maximum:"1000000" doc:"Which article of a feed, a book or an archive, from 1; -1: a whole book."`
	Keep           bool   `query:"keep" default:"true" doc:"Keep the result, to be found again under /v1/results. Without it nothing is written down."`
	Async          bool   `query:"async" doc:"Answer at once with a job; the same as Prefer: respond-async."`
	Prefer         string `header:"Prefer" maxLength:"200" doc:"respond-async answers at once with a job."`
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"255" doc:"A second request with the same key gets the answer of the first one."`
}

// wantsJob reports whether the client would rather not wait.
func (in *articleInput) wantsJob() bool {
	if in.Async {
		return true
	}
	for p := range strings.SplitSeq(in.Prefer, ",") {
		p, _, _ = strings.Cut(p, ";")
		if strings.EqualFold(strings.TrimSpace(p), "respond-async") {
			return true
		}
	}
	return false
}

// answer is what an operation gives, written as it stands.
type answer struct {
	Status   int
	Type     string   `header:"Content-Type" hidden:"true"`
	Location string   `header:"Location" doc:"Where the result, or the job, is to be found."`
	Applied  string   `header:"Preference-Applied" doc:"respond-async, where a job was made for that preference."`
	Vary     []string `header:"Vary" hidden:"true"` // a list is added to what stands there; a string would replace it
	Body     []byte
}

func (a *API) registerArticles() {
	for _, o := range []struct{ kind, summary, text string }{
		{kindHighlight, "Key points of an article", "Reads the article and gives its key points, each with the sentences it rests on and what was checked in it."},
		{kindCheck, "Judge somebody's points", "Judges every point that is handed in against the article: which sentences carry it, what was checked, and which words the article does not carry."},
		{kindRead, "The clean text of an article", "Gives the article as it was understood, with its counts and without points."},
	} {
		op := a.operation(http.MethodPost, "/v1/"+o.kind, o.kind, o.summary, service.ScopeWrite)
		op.Description = o.text + " The article comes as JSON, as a form with a file, or as the body itself with its own media type."
		op.Responses["200"] = rendered("The answer; it was not kept.", o.kind)
		op.Responses["201"] = rendered("The answer; it was kept and is found at Location.", o.kind)
		op.Responses["202"] = jsonResponse("A job was made; it is found at Location.", "Job")
		op.DefaultStatus = http.StatusCreated
		problems(&op, 400, 401, 403, 404, 406, 409, 413, 415, 429, 500, 502, 503, 504)
		huma.Register(a.huma, op, func(ctx context.Context, in *articleInput) (*answer, error) { return a.answerArticle(ctx, o.kind, in) })
		// Put in after the registration: huma would read the body itself, as JSON.
		a.huma.OpenAPI().Paths[op.Path].Post.RequestBody = articleRequestBody(o.kind)
	}
}

// answerArticle reads the request, and answers it now or by a job.
func (a *API) answerArticle(ctx context.Context, kind string, in *articleInput) (*answer, error) {
	x := exchangeOf(ctx)
	f, err := in.choose(x, kind)
	if err != nil {
		return nil, err
	}
	q, err := a.readAsked(x)
	if err != nil {
		return nil, err
	}
	if err := q.checkValid(kind); err != nil {
		return nil, err
	}
	q.settings = in.Settings.over(q.settings)
	if in.Item != 0 {
		q.item = in.Item
	}
	async := in.wantsJob()
	switch {
	case async && !in.Keep:
		return nil, fault.New(fault.Invalid, "a job keeps its result: leave out keep=false, or async")
	case in.IdempotencyKey != "" && !in.Keep:
		return nil, fault.New(fault.Invalid, "an Idempotency-Key needs a result that is kept: leave out keep=false")
	case async:
		return a.submit(ctx, x, kind, q, in)
	}
	if a.writes(kind, q) {
		return a.answerWritten(ctx, x, kind, q, in, f)
	}
	leave, err := a.enter(ctx, q)
	if err != nil {
		return nil, err
	}
	defer leave()
	return a.answerNow(ctx, x, kind, q, in, f)
}

// answerNow answers by a result that is kept, or without one.
func (a *API) answerNow(ctx context.Context, x *exchange, kind string, q *asked, in *articleInput, f format) (*answer, error) {
	if in.Keep {
		return a.keep(ctx, x, kind, q, in, f)
	}
	return a.forget(ctx, kind, q, in, f)
}

// enter waits for a place to work. A page to be fetched takes a place of its
// own kind: it waits for the network, not for a processor.
func (a *API) enter(ctx context.Context, q *asked) (func(), error) {
	if q.remote() {
		return a.fetching.enter(ctx)
	}
	if q.size() <= bigText {
		return a.working.enter(ctx)
	}
	big, err := a.big.enter(ctx)
	if err != nil {
		return nil, err
	}
	leave, err := a.working.enter(ctx)
	if err != nil {
		big()
		return nil, err
	}
	return func() { leave(); big() }, nil
}

func (q *asked) request(kind string, x *exchange, in *articleInput) service.Request {
	r := service.Request{
		Owner: x.who.owner, Kind: service.Kind(kind), URL: q.url, Text: q.text, HTML: q.html, Data: q.data, Name: q.name, Type: q.kind,
		Title: q.title, Date: q.date, Item: q.item, Points: q.points, Settings: q.settings.service(), IdempotencyKey: in.IdempotencyKey,
	}
	return r
}

func (a *API) submit(ctx context.Context, x *exchange, kind string, q *asked, in *articleInput) (*answer, error) {
	j, err := a.o.Library.Submit(ctx, q.request(kind, x, in))
	if err != nil {
		return nil, libraryFault(err)
	}
	out, err := jobAnswer(j)
	if err != nil {
		return nil, err
	}
	out.Status, out.Location = http.StatusAccepted, a.link("/v1/jobs/"+j.ID)
	if !in.Async {
		out.Applied = "respond-async"
	}
	return out, nil
}

func (a *API) keep(ctx context.Context, x *exchange, kind string, q *asked, in *articleInput, f format) (*answer, error) {
	r, err := a.o.Library.Do(ctx, q.request(kind, x, in))
	if err != nil {
		return nil, libraryFault(err)
	}
	d := in.dress(r.Digest, kind)
	d.ID = r.ID
	body, err := f.render(d, kind, in.View)
	if err != nil {
		return nil, err
	}
	return &answer{Status: http.StatusCreated, Type: f.media, Location: a.link("/v1/results/" + r.ID), Vary: []string{"Accept"}, Body: body}, nil
}

// forget answers without writing anything down. Answers to the same question
// about the same text are remembered for a while, in memory.
func (a *API) forget(ctx context.Context, kind string, q *asked, in *articleInput, f format) (*answer, error) {
	out := &answer{Status: http.StatusOK, Type: f.media, Vary: []string{"Accept"}}
	key := cacheKeyOf(kind, q, in, f)
	if !q.remote() {
		if body, ok := a.cache.get(key); ok {
			a.metrics.cacheHits.Inc()
			out.Body = body
			return out, nil
		}
	}
	s, err := a.o.Service.With(func(o *service.Options) {
		*o = o.With(q.settings.service())
		o.WithText = in.WithText
	})
	if err != nil {
		return nil, err
	}
	d, err := answerWith(ctx, s, kind, q.source(), q.points)
	if err != nil {
		return nil, err
	}
	if out.Body, err = f.render(in.dress(d, kind), kind, in.View); err != nil {
		return nil, err
	}
	if !q.remote() {
		a.cache.put(key, out.Body)
	}
	return out, nil
}

func answerWith(ctx context.Context, s *service.Service, kind string, src article.Source, points []string) (*digest.Digest, error) {
	switch kind {
	case kindCheck:
		return s.Check(ctx, src, points)
	case kindRead:
		return s.Read(ctx, src)
	}
	return s.Highlight(ctx, src)
}

package httpapi

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
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

// Settings are what a request may ask for differently from the server's own.
type Settings struct {
	Points              int    `json:"points,omitempty" minimum:"0" maximum:"50" doc:"Number of points; 0: as many as the text has."`
	Length              string `json:"length,omitempty" enum:"short,medium,long" doc:"Length of a point."`
	Lang                string `json:"lang,omitempty" enum:"auto,zh,en" doc:"Language of the article; auto: block by block."`
	CharactersPerMinute int    `json:"characters_per_minute,omitempty" minimum:"0" doc:"Reading speed in Chinese characters; 0: 400."`
	WordsPerMinute      int    `json:"words_per_minute,omitempty" minimum:"0" doc:"Reading speed in Latin words; 0: 238."`
	Explain             bool   `json:"explain,omitempty" doc:"Add the support of every word."`
	Force               bool   `json:"force,omitempty" doc:"Points also of a page that is no article, such as a login wall."`
}

func (s Settings) service() service.Settings {
	return service.Settings{
		Points: s.Points, Length: s.Length, Lang: s.Lang,
		CharactersMinute: s.CharactersPerMinute, WordsMinute: s.WordsPerMinute, Explain: s.Explain, Force: s.Force,
	}
}

// over lays s over the options of the server.
func (s Settings) over(o *service.Options) {
	pick(&o.Points, s.Points)
	pick(&o.Length, s.Length)
	pick(&o.Lang, s.Lang)
	pick(&o.CharactersMinute, s.CharactersPerMinute)
	pick(&o.WordsMinute, s.WordsPerMinute)
	o.Explain, o.Force = o.Explain || s.Explain, o.Force || s.Force
}

// under lays s over what the body asked for: what the query says wins.
func (s Settings) under(body Settings) Settings {
	pick(&body.Points, s.Points)
	pick(&body.Length, s.Length)
	pick(&body.Lang, s.Lang)
	pick(&body.CharactersPerMinute, s.CharactersPerMinute)
	pick(&body.WordsPerMinute, s.WordsPerMinute)
	body.Explain, body.Force = body.Explain || s.Explain, body.Force || s.Force
	return body
}

func pick[T comparable](dst *T, v T) {
	var zero T
	if v != zero {
		*dst = v
	}
}

// articleInput are the parameters of the three operations on an article.
type articleInput struct {
	View
	Points              int    `query:"points" minimum:"0" maximum:"50" doc:"Number of points; 0: as many as the text has."`
	Length              string `query:"length" enum:"short,medium,long" doc:"Length of a point; medium by default."`
	Lang                string `query:"lang" enum:"auto,zh,en" doc:"Language of the article; auto (block by block) by default."`
	CharactersPerMinute int    `query:"characters_per_minute" minimum:"0" maximum:"100000" doc:"Reading speed in Chinese characters."`
	WordsPerMinute      int    `query:"words_per_minute" minimum:"0" maximum:"100000" doc:"Reading speed in Latin words."`
	Explain             bool   `query:"explain" doc:"Add the support of every word."`
	Force               bool   `query:"force" doc:"Points also of a page that is no article, such as a login wall."`
	Keep                bool   `query:"keep" default:"true" doc:"Keep the result, to be found again under /v1/results. Without it nothing is written down."`
	Async               bool   `query:"async" doc:"Answer at once with a job; the same as Prefer: respond-async."`
	Prefer              string `header:"Prefer" maxLength:"200" doc:"respond-async answers at once with a job."`
	IdempotencyKey      string `header:"Idempotency-Key" maxLength:"255" doc:"A second request with the same key gets the answer of the first one."`
}

func (in *articleInput) settings() Settings {
	return Settings{in.Points, in.Length, in.Lang, in.CharactersPerMinute, in.WordsPerMinute, in.Explain, in.Force}
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
	q.settings = in.settings().under(q.settings)
	async := in.wantsJob()
	switch {
	case async && !in.Keep:
		return nil, fault.New(fault.Invalid, "a job keeps its result: leave out keep=false, or async")
	case in.IdempotencyKey != "" && !in.Keep:
		return nil, fault.New(fault.Invalid, "an Idempotency-Key needs a result that is kept: leave out keep=false")
	case async:
		return a.submit(ctx, x, kind, q, in)
	}
	leave, err := a.enter(ctx, q)
	if err != nil {
		return nil, err
	}
	defer leave()
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
		Title: q.title, Date: q.date, Points: q.points, Settings: q.settings.service(), IdempotencyKey: in.IdempotencyKey,
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
		q.settings.over(o)
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

// cacheKeyOf hashes everything an answer depends on, each part with its length.
func cacheKeyOf(kind string, q *asked, in *articleInput, f format) cacheKey {
	h := sha256.New()
	part := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	s := q.settings
	flags := ""
	for _, b := range []bool{s.Explain, s.Force, in.WithText, q.text != "", q.html != "", q.data != nil} {
		if b {
			flags += "1"
		} else {
			flags += "0"
		}
	}
	for _, v := range []string{kind, f.name, in.UI, flags, s.Length, s.Lang, q.url, q.title, q.date, q.name, q.kind, q.text, q.html, string(q.data)} {
		part(v)
	}
	for _, n := range []int{s.Points, s.CharactersPerMinute, s.WordsPerMinute, len(q.points)} {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], uint64(n))
		h.Write(b[:])
	}
	for _, p := range q.points {
		part(p)
	}
	return cacheKey(h.Sum(nil))
}

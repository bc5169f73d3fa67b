package httpapi

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// Named is how a result or a job is named in a path.
type Named struct {
	ID string `path:"id" minLength:"1" maxLength:"64" pattern:"^[0-9a-z]+$" doc:"As it was given in Location."`
}

type resultInput struct {
	Named
	View
}

// searchInput are the parameters of a search.
type searchInput struct {
	Q      string    `query:"q" maxLength:"500" doc:"Words that must all stand in the title or the text. Chinese needs no spaces."`
	Lang   string    `query:"lang" maxLength:"35" doc:"Language of the article, such as zh."`
	Kind   string    `query:"kind" enum:"highlight,check,read" doc:"What was asked for."`
	URL    string    `query:"url" maxLength:"8192" doc:"Results of this page alone."`
	Since  time.Time `query:"since" doc:"Made at this time or later, RFC 3339."`
	Before time.Time `query:"before" doc:"Made before this time, RFC 3339."`
	Limit  int       `query:"limit" minimum:"1" maximum:"200" default:"20" doc:"Most results of one page."`
	Cursor string    `query:"cursor" maxLength:"200" doc:"next of the page before."`
}

// listAnswer is a page of results, with the address of the next one.
type listAnswer struct {
	Link string `header:"Link" doc:"The next page, as rel=next, where there is one."`
	Body service.Page
}

func (a *API) registerResults() {
	list := a.operation(http.MethodGet, "/v1/results", "list-results", "Find results, the newest first", service.ScopeRead)
	problems(&list, 400, 401, 403, 429, 500)
	huma.Register(a.huma, list, a.search)

	get := a.operation(http.MethodGet, "/v1/results/{id}", "get-result", "A result that was kept", service.ScopeRead)
	get.Description = "As JSON the whole record with its digest and whether it is stale; in the other formats the points, or the article of a result of read."
	get.Responses["200"] = rendered("The result.", "record")
	problems(&get, 400, 401, 403, 404, 406, 429, 500)
	huma.Register(a.huma, get, a.result)

	del := a.operation(http.MethodDelete, "/v1/results/{id}", "delete-result", "Forget a result and its source", service.ScopeWrite)
	del.DefaultStatus = http.StatusNoContent
	problems(&del, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, del, a.forgetResult)

	again := a.operation(http.MethodPost, "/v1/results/{id}/rerun", "rerun-result", "Ask the same again", service.ScopeWrite)
	again.Description = "A page is fetched anew, a text is read again by the engine of today. The old result stays; where the page has another text by now it is stale."
	again.Responses["202"] = jsonResponse("A job was made; it is found at Location.", "Job")
	again.DefaultStatus = http.StatusAccepted
	problems(&again, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, again, a.rerun)
}

func (a *API) search(ctx context.Context, in *searchInput) (*listAnswer, error) {
	q := service.Query{
		Text: in.Q, Lang: in.Lang, Kind: in.Kind, URL: in.URL, Since: in.Since, Before: in.Before, Limit: in.Limit, Cursor: in.Cursor,
	}
	if who := exchangeOf(ctx).who; !who.sees("") {
		q.Owner = who.owner
	}
	page, err := a.o.Library.Search(ctx, q)
	if err != nil {
		return nil, libraryFault(err)
	}
	out := &listAnswer{Body: page}
	if page.Next != "" {
		next := url.Values{"cursor": {page.Next}, "limit": {strconv.Itoa(in.Limit)}}
		for name, v := range map[string]string{"q": in.Q, "lang": in.Lang, "kind": in.Kind, "url": in.URL} {
			if v != "" {
				next.Set(name, v)
			}
		}
		for name, t := range map[string]time.Time{"since": in.Since, "before": in.Before} {
			if !t.IsZero() {
				next.Set(name, t.Format(time.RFC3339Nano))
			}
		}
		out.Link = "<" + a.link("/v1/results") + "?" + next.Encode() + `>; rel="next"`
	}
	return out, nil
}

// load gives a result that the asker may see.
func (a *API) load(ctx context.Context, id string) (service.Result, error) {
	r, err := a.o.Library.Result(ctx, id)
	if err != nil {
		return r, libraryFault(err)
	}
	return r, owned(ctx, r.Owner, "result")
}

func (a *API) result(ctx context.Context, in *resultInput) (*answer, error) {
	r, err := a.load(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	kind := string(r.Kind)
	f, err := in.choose(exchangeOf(ctx), kind)
	if err != nil {
		return nil, err
	}
	out := &answer{Status: http.StatusOK, Type: f.media, Vary: []string{"Accept"}}
	r.Digest = in.dress(r.Digest, kind)
	r.Digest.ID = r.ID
	if f.is == render.FormatJSON {
		var b bytes.Buffer
		err = render.JSON(&b, r, true)
		out.Body = b.Bytes()
		return out, err
	}
	out.Body, err = f.render(r.Digest, kind, in.View)
	return out, err
}

func (a *API) forgetResult(ctx context.Context, in *Named) (*struct{}, error) {
	if _, err := a.load(ctx, in.ID); err != nil {
		return nil, err
	}
	return nil, libraryFault(a.o.Library.Delete(ctx, in.ID))
}

func (a *API) rerun(ctx context.Context, in *Named) (*answer, error) {
	if _, err := a.load(ctx, in.ID); err != nil {
		return nil, err
	}
	j, err := a.o.Library.Rerun(ctx, in.ID)
	if err != nil {
		return nil, libraryFault(err)
	}
	out, err := jobAnswer(j)
	if err != nil {
		return nil, err
	}
	out.Status, out.Location = http.StatusAccepted, a.link("/v1/jobs/"+j.ID)
	return out, nil
}

// libraryFault gives the failures that are about HTTP their own code.
func libraryFault(err error) error {
	if errors.Is(err, service.ErrKeyReused) {
		return newProblem(codeConflict, fault.New(fault.Invalid, "%w", err).Error())
	}
	return err
}

// link is the address of one of our own paths, as a client can use it.
func (a *API) link(path string) string {
	if a.base == nil {
		return path
	}
	return a.base.JoinPath(path).String()
}

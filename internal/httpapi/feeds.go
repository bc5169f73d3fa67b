package httpapi

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// FeedBody asks for a subscription.
type FeedBody struct {
	URL      string   `json:"url" format:"uri" maxLength:"2048" doc:"Address of the feed: RSS, Atom or JSON Feed."`
	Title    string   `json:"title,omitempty" maxLength:"4096" doc:"By default the feed's own."`
	Folder   string   `json:"folder,omitempty" maxLength:"4096"`
	Minutes  int      `json:"interval_minutes,omitempty" minimum:"0" maximum:"10080" doc:"Between two looks: 5 to 10080; 0: 30."`
	Settings Settings `json:"settings,omitzero" doc:"For the points of its articles."`
}

// SubscribedFeed is a subscription.
type SubscribedFeed struct {
	ID       string              `json:"id"`
	URL      string              `json:"url"`
	Title    string              `json:"title" doc:"Empty until the feed has answered, where none was given."`
	Site     string              `json:"site,omitempty"`
	Folder   string              `json:"folder,omitempty"`
	Minutes  int                 `json:"interval_minutes"`
	Settings Settings            `json:"settings,omitzero"`
	Created  time.Time           `json:"created"`
	Checked  time.Time           `json:"checked,omitzero" doc:"The last time that it answered."`
	Failures int                 `json:"failures,omitempty" doc:"In a row; it is asked less often meanwhile."`
	Error    *service.ErrorValue `json:"error,omitempty" doc:"Of the last failure; absent while it answers."`
}

func subscribed(f service.Feed) SubscribedFeed {
	s := f.Settings
	return SubscribedFeed{
		ID: f.ID, URL: f.URL, Title: f.Title, Site: f.Site, Folder: f.Folder, Minutes: f.Minutes, Created: f.Created, Checked: f.Checked,
		Failures: f.Failures, Error: f.Error, Settings: Settings{
			Points: s.Points, Length: s.Length, Lang: s.Lang, CharactersPerMinute: s.CharactersMinute, WordsPerMinute: s.WordsMinute,
			Explain: s.Explain, Force: s.Force,
		},
	}
}

type feedsAnswer struct {
	Body struct {
		Feeds []SubscribedFeed `json:"feeds" nullable:"false" doc:"By folder and title."`
	}
}

type feedAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Where the subscription is found."`
	Body     SubscribedFeed
}

type importAnswer struct {
	Body struct {
		Added   int      `json:"added" doc:"Feeds that were not there before."`
		Refused []string `json:"refused" nullable:"false" doc:"Addresses that are no good."`
	}
}

func (a *API) registerFeeds() {
	list := a.operation(http.MethodGet, "/v1/feeds", "list-feeds", "All subscriptions", service.ScopeAdmin)
	problems(&list, 400, 401, 403, 429, 500)
	huma.Register(a.huma, list, a.feeds)

	add := a.operation(http.MethodPost, "/v1/feeds", "subscribe", "Subscribe to a feed", service.ScopeAdmin)
	add.Description = "The feed is asked at once and then on its schedule; its new articles get points. Of what stands in it on the first look the ten newest are taken."
	add.Responses["200"] = jsonResponse("It was there already, and stays as it was.", "SubscribedFeed")
	add.Responses["201"] = jsonResponse("Subscribed.", "SubscribedFeed")
	add.DefaultStatus = http.StatusCreated
	problems(&add, 400, 401, 403, 413, 415, 429, 500, 503)
	huma.Register(a.huma, add, a.subscribe)
	a.takesJSON(add.Path, reflect.TypeFor[FeedBody](), "FeedBody")

	get := a.operation(http.MethodGet, "/v1/feeds/{id}", "get-feed", "A subscription, and how it fares", service.ScopeAdmin)
	problems(&get, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, get, func(ctx context.Context, in *Named) (*feedAnswer, error) {
		f, err := a.o.Library.Feed(ctx, in.ID)
		return &feedAnswer{Status: http.StatusOK, Body: subscribed(f)}, err
	})

	del := a.operation(http.MethodDelete, "/v1/feeds/{id}", "unsubscribe", "End a subscription", service.ScopeAdmin)
	del.Description = "The results of its articles stay."
	del.DefaultStatus = http.StatusNoContent
	problems(&del, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, del, func(ctx context.Context, in *Named) (*struct{}, error) {
		return nil, a.o.Library.Unsubscribe(ctx, in.ID)
	})

	now := a.operation(http.MethodPost, "/v1/feeds/{id}/refresh", "refresh-feed", "Ask a feed at once", service.ScopeAdmin)
	now.DefaultStatus = http.StatusAccepted
	problems(&now, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, now, func(ctx context.Context, in *Named) (*feedAnswer, error) {
		if err := a.o.Library.RefreshFeed(ctx, in.ID); err != nil {
			return nil, err
		}
		f, err := a.o.Library.Feed(ctx, in.ID)
		return &feedAnswer{Status: http.StatusAccepted, Location: a.link("/v1/feeds/" + in.ID), Body: subscribed(f)}, err
	})
	a.registerOPML()
}

// opmlType is what readers know a list of subscriptions by; it was never
// registered.
const opmlType = "text/x-opml"

func (a *API) registerOPML() {
	list := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Description: "OPML 2.0"}}
	out := a.operation(http.MethodGet, "/v1/opml", "export-opml", "The subscriptions as a list for other readers", service.ScopeAdmin)
	out.Responses["200"] = &huma.Response{Description: "The list.", Content: map[string]*huma.MediaType{opmlType: list}}
	problems(&out, 400, 401, 403, 429, 500)
	huma.Register(a.huma, out, func(ctx context.Context, _ *struct{}) (*answer, error) {
		var b bytes.Buffer
		err := a.o.Library.ExportOPML(ctx, &b)
		return &answer{Status: http.StatusOK, Type: opmlType + "; charset=utf-8", Body: b.Bytes()}, err
	})

	in := a.operation(http.MethodPost, "/v1/opml", "import-opml", "Subscribe to a list of another reader", service.ScopeAdmin)
	in.Description = "The body is the list itself, at most 8 MB and 10,000 feeds, of any XML type."
	problems(&in, 400, 401, 403, 413, 429, 500, 503)
	huma.Register(a.huma, in, func(ctx context.Context, _ *struct{}) (*importAnswer, error) {
		data, err := a.slurp(exchangeOf(ctx), service.MaxOPMLBytes, "a list of subscriptions")
		if err != nil {
			return nil, err
		}
		out := &importAnswer{}
		out.Body.Added, out.Body.Refused, err = a.o.Library.ImportOPML(ctx, data)
		if out.Body.Refused == nil {
			out.Body.Refused = []string{}
		}
		return out, err
	})
	a.huma.OpenAPI().Paths[in.Path].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{opmlType: list, "application/xml": list, "text/xml": list}}
}

// takesJSON documents the body of a POST operation that reads it itself, as
// strictly as an article's.
func (a *API) takesJSON(path string, t reflect.Type, name string) {
	a.huma.OpenAPI().Components.Schemas.Schema(t, true, name)
	a.huma.OpenAPI().Paths[path].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: ref(name)}}}
}

// maxSmallBody is enough for what is no article.
const maxSmallBody = 1 << 20

// readJSON reads a small JSON body into v. Errors: *Problem, fault.Invalid,
// TooLarge.
func (a *API) readJSON(x *exchange, v any) error {
	kind, params, err := mime.ParseMediaType(x.r.Header.Get("Content-Type"))
	if cs := params["charset"]; err != nil || kind != "application/json" || cs != "" && !strings.EqualFold(cs, "utf-8") {
		return newProblem(fault.Unsupported, "the body must be JSON: Content-Type: application/json, as UTF-8")
	}
	data, err := a.slurp(x, maxSmallBody, "a JSON body of this kind")
	if err != nil {
		return err
	}
	return decodeStrict(data, v)
}

func (a *API) feeds(ctx context.Context, _ *struct{}) (*feedsAnswer, error) {
	list, err := a.o.Library.Feeds(ctx)
	out := &feedsAnswer{}
	out.Body.Feeds = []SubscribedFeed{}
	for _, f := range list {
		out.Body.Feeds = append(out.Body.Feeds, subscribed(f))
	}
	return out, err
}

func (a *API) subscribe(ctx context.Context, _ *struct{}) (*feedAnswer, error) {
	var b FeedBody
	if err := a.readJSON(exchangeOf(ctx), &b); err != nil {
		return nil, err
	}
	f, fresh, err := a.o.Library.Subscribe(ctx, service.FeedRequest{URL: b.URL, Title: b.Title, Folder: b.Folder, Minutes: b.Minutes, Settings: b.Settings.service()})
	out := &feedAnswer{Status: http.StatusOK, Location: a.link("/v1/feeds/" + f.ID), Body: subscribed(f)}
	if fresh {
		out.Status = http.StatusCreated
	}
	return out, err
}

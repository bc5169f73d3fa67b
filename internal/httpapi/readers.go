package httpapi

import (
	"context"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/service"
)

// ReaderBody asks for a reader to be served.
type ReaderBody struct {
	Kind    string `json:"kind" enum:"miniflux,karakeep"`
	Name    string `json:"name,omitempty" doc:"For people."`
	Address string `json:"address,omitempty" format:"uri" example:"https://reader.example.org" doc:"Where its interface is; without it nothing is written back."`
	Token   string `json:"token,omitempty" doc:"API key of the reader, needed with an address. It is never given out again."`
	Secret  string `json:"secret" minLength:"16" doc:"Of its webhook: the one that Miniflux shows, or the token that was set in Karakeep. It is never given out again."`
}

// ServedReader is a reader whose entries get points.
type ServedReader struct {
	ID         string         `json:"id"`
	Kind       string         `json:"kind" enum:"miniflux,karakeep"`
	Name       string         `json:"name"`
	Address    string         `json:"address,omitempty"`
	Created    time.Time      `json:"created"`
	Webhook    string         `json:"webhook" doc:"Where the reader sends its events."`
	Deliveries map[string]int `json:"deliveries,omitempty" doc:"Entries by state: waiting, done, failed."`
}

func (a *API) served(r service.Reader) ServedReader {
	return ServedReader{
		ID: r.ID, Kind: string(r.Kind), Name: r.Name, Address: r.Address, Created: r.Created,
		Webhook: a.link("/v1/webhooks/" + string(r.Kind)), Deliveries: r.Owed,
	}
}

type readersAnswer struct {
	Body struct {
		Readers []ServedReader `json:"readers" nullable:"false" doc:"The oldest first."`
	}
}

type readerAnswer struct {
	Body ServedReader
}

type hookAnswer struct {
	Body struct {
		Accepted int `json:"accepted" doc:"Entries that get points; those that were sent before count as nothing."`
	}
}

func (a *API) registerReaders() {
	list := a.operation(http.MethodGet, "/v1/readers", "list-readers", "The readers that are served", service.ScopeAdmin)
	problems(&list, 400, 401, 403, 429, 500)
	huma.Register(a.huma, list, func(ctx context.Context, _ *struct{}) (*readersAnswer, error) {
		readers, err := a.o.Library.Readers(ctx)
		out := &readersAnswer{}
		out.Body.Readers = []ServedReader{}
		for _, r := range readers {
			out.Body.Readers = append(out.Body.Readers, a.served(r))
		}
		return out, err
	})

	add := a.operation(http.MethodPost, "/v1/readers", "add-reader", "Serve a Miniflux or a Karakeep", service.ScopeAdmin)
	add.Description = "Its webhook sends entries here; their points are written back into it."
	add.DefaultStatus = http.StatusCreated
	problems(&add, 400, 401, 403, 413, 415, 429, 500, 503)
	huma.Register(a.huma, add, a.addReader)
	a.takesJSON(add.Path, reflect.TypeFor[ReaderBody](), "ReaderBody")

	del := a.operation(http.MethodDelete, "/v1/readers/{id}", "remove-reader", "Serve a reader no more", service.ScopeAdmin)
	del.DefaultStatus = http.StatusNoContent
	problems(&del, 400, 401, 403, 404, 429, 500)
	huma.Register(a.huma, del, func(ctx context.Context, in *Named) (*struct{}, error) {
		return nil, a.o.Library.RemoveReader(ctx, in.ID)
	})

	for _, h := range []struct {
		kind          service.ReaderKind
		name, secured string
	}{
		{service.ReaderMiniflux, "Miniflux", "X-Miniflux-Signature, the HMAC-SHA256 of the body under the webhook's secret"},
		{service.ReaderKarakeep, "Karakeep", "Authorization: Bearer and the token of the webhook"},
	} {
		op := a.operation(http.MethodPost, "/v1/webhooks/"+string(h.kind), "webhook-"+string(h.kind), "Events of "+h.name, "")
		op.Description = "Needs no key but " + h.secured + ". Events that bring nothing to read are accepted and count as nothing."
		op.DefaultStatus = http.StatusAccepted
		problems(&op, 400, 404, 413, 500, 503)
		huma.Register(a.huma, op, func(ctx context.Context, _ *struct{}) (*hookAnswer, error) { return a.hook(ctx, h.kind) })
		a.huma.OpenAPI().Paths[op.Path].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"application/json": {Schema: &huma.Schema{Type: huma.TypeObject, Description: "The event as " + h.name + " sends it."}},
		}}
	}
}

func (a *API) addReader(ctx context.Context, _ *struct{}) (*readerAnswer, error) {
	var b ReaderBody
	if err := a.readJSON(exchangeOf(ctx), &b); err != nil {
		return nil, err
	}
	r, err := a.o.Library.AddReader(ctx, service.ReaderRequest{Kind: service.ReaderKind(b.Kind), Name: b.Name, Address: b.Address, Token: b.Token, Secret: b.Secret})
	return &readerAnswer{Body: a.served(r)}, err
}

// hook takes an event. Whoever has not the secret is refused as early as can be
// told, for Karakeep before the body is read; and nobody learns which readers
// there are.
func (a *API) hook(ctx context.Context, kind service.ReaderKind) (*hookAnswer, error) {
	x := exchangeOf(ctx)
	if err := a.o.Library.HookExpected(ctx, kind, x.r.Header); err != nil {
		return nil, err
	}
	body, err := a.slurp(x, service.MaxHookBytes, "an event")
	if err != nil {
		return nil, err
	}
	leave, err := a.working.enter(ctx) // once all is here: who sends slowly takes nobody's place
	if err != nil {
		return nil, err
	}
	defer leave()
	out := &hookAnswer{}
	out.Body.Accepted, err = a.o.Library.Hook(ctx, kind, x.r.Header, body)
	return out, err
}

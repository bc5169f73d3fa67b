package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// A newsroom puts the points of a result into its own page as a frame. Whoever
// knows the id of a result may see its points there: readers have no keys. So
// embedding is off until the server's owner names the pages that may do it.

// The size of a frame, in CSS pixels. Clients may ask for less.
const (
	embedWidth  = 640
	embedHeight = 720
)

// embedPage needs nothing from elsewhere: no script, one style of its own.
const embedPage = `<!doctype html>
<html lang="{{.UI}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_blank">
<title>{{.Title}}</title>
<link rel="alternate" type="application/json+oembed" href="{{.OEmbed}}">
<style>{{.Style}}</style>
</head>
<body>
{{.Points}}
</body>
</html>
`

const embedStyle = `:root{color-scheme:light dark;--ink:#1b1b1a;--soft:#595751;--line:#d9d5cb;--bad:#9c2b1f;--good:#2c6145}
@media (prefers-color-scheme:dark){:root{--ink:#ece9e2;--soft:#aba69b;--line:#45423c;--bad:#f0958a;--good:#8ecbaa}}
body{margin:0;padding:1rem 1.25rem;color:var(--ink);font:1rem/1.75 "Songti SC","Noto Serif CJK SC","Source Han Serif SC",Georgia,serif;text-autospace:normal}
.zd-title{font-size:1.25rem;line-height:1.4;margin:0 0 .25rem}
.zd-header,.zd-verdict,.zd-where,.zd-made,.zd-notice,.zd-origin,.zd-attribution{color:var(--soft);font:.8125rem/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif}
.zd-header{margin:0 0 1rem}
.zd-points{padding:0;margin:0;list-style-position:inside}
.zd-point{border-top:1px solid var(--line);padding:.75rem 0}
.zd-point::marker{color:var(--soft)}
.zd-text{display:inline;margin:0}
.zd-verdict{margin:.25rem 0 0}
.zd-supported{color:var(--good)}
.zd-unsupported,.zd-contradicted{color:var(--bad)}
mark.zd-unsupported{background:none;text-decoration:underline wavy;text-underline-offset:.2em}
.zd-evidence blockquote{margin:.5rem 0 0;padding-left:.875rem;border-left:2px solid var(--line)}
.zd-evidence p{margin:0}
.zd-evidence summary{cursor:pointer;color:var(--soft);font:.8125rem/1.6 system-ui,sans-serif}
.zd-made{border-top:1px solid var(--line);padding-top:.75rem;margin:0}
a{color:inherit}
`

// frame is what oEmbed gives to be put into a page. Links in it open beside the
// page they stand in.
var frame = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("frame").Parse(`<iframe src="{{.Src}}" title="{{.Title}}" width="{{.Width}}" height="{{.Height}}"` +
		` sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" referrerpolicy="no-referrer"></iframe>`))
})

type oembedInput struct {
	URL       string `query:"url" required:"true" maxLength:"2000" doc:"Address of a result under /embed/."`
	Format    string `query:"format" default:"json" doc:"json alone is given."`
	MaxWidth  int    `query:"maxwidth" minimum:"1" maximum:"10000"`
	MaxHeight int    `query:"maxheight" minimum:"1" maximum:"10000"`
}

type oembedAnswer struct {
	Body struct {
		Type         string `json:"type" enum:"rich"`
		Version      string `json:"version" enum:"1.0"`
		Title        string `json:"title,omitempty"`
		ProviderName string `json:"provider_name"`
		HTML         string `json:"html" doc:"A frame, sandboxed, to put into a page."`
		Width        int    `json:"width"`
		Height       int    `json:"height"`
	}
}

func (a *API) registerEmbed() error {
	if len(a.o.Embed) == 0 {
		return nil
	}
	ancestors := "*"
	if !slices.Contains(a.o.Embed, "*") {
		for _, o := range a.o.Embed {
			if err := checkOrigin(o); err != nil {
				return err
			}
		}
		ancestors = "'self' " + strings.Join(a.o.Embed, " ")
	}
	t, err := template.New("embed").Parse(embedPage)
	if err != nil {
		return fault.New(fault.Internal, "the page of a frame is broken: %w", err)
	}
	sum := sha256.Sum256([]byte(embedStyle))
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; frame-ancestors " + ancestors
	a.mux.HandleFunc("GET /embed/{id}", func(w http.ResponseWriter, r *http.Request) {
		page, p := a.embedded(r, t)
		if p != nil {
			writeProblem(w, r, p)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Cache-Control", "public, max-age=60")
		_, _ = w.Write(page)
	})
	op := a.operation(http.MethodGet, "/oembed", "oembed", "oEmbed of a result", "")
	op.Description = "Gives a frame for the address of a result under /embed/, as oEmbed 1.0 wants it."
	problems(&op, 400, 404, 500)
	huma.Register(a.huma, op, a.oembed)
	return nil
}

// embedded makes the page of a result.
func (a *API) embedded(r *http.Request, t *template.Template) ([]byte, *Problem) {
	res, err := a.embeddable(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, problemOf(err)
	}
	ui := r.URL.Query().Get("ui")
	if ui != "zh" && ui != "en" {
		ui = "en"
		if strings.HasPrefix(res.Lang, "zh") {
			ui = "zh"
		}
	}
	var points, page bytes.Buffer
	if err := render.Digest(&points, render.FormatHTML, res.Digest, render.Options{UI: ui}); err != nil {
		return nil, problemOf(err)
	}
	err = t.Execute(&page, struct {
		UI, Title, OEmbed string
		Style             template.CSS
		Points            template.HTML
	}{ui, res.Title, a.link("/oembed") + "?url=" + url.QueryEscape(a.embedAddress(r, res.ID)), embedStyle,
		template.HTML(points.String())}) // #nosec G203: made by render, which escapes what comes from outside
	if err != nil {
		return nil, problemOf(err)
	}
	return page.Bytes(), nil
}

// embeddable gives a result whose points may be shown in a frame.
func (a *API) embeddable(ctx context.Context, id string) (service.Result, error) {
	if !validID(id) {
		return service.Result{}, fault.New(fault.NotFound, "there is no result with this id")
	}
	res, err := a.o.Library.Result(ctx, id)
	if err == nil && res.Kind == service.KindRead {
		err = fault.New(fault.NotFound, "this result has no points to show")
	}
	return res, err
}

func validID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

// embedAddress is where the frame of a result is found, as a whole address.
func (a *API) embedAddress(r *http.Request, id string) string {
	if a.base != nil {
		return a.link("/embed/" + id)
	}
	return "http://" + r.Host + "/embed/" + id
}

func (a *API) oembed(ctx context.Context, in *oembedInput) (*oembedAnswer, error) {
	if in.Format != "json" {
		return nil, fault.New(fault.Unsupported, "oEmbed is given as json alone")
	}
	x := exchangeOf(ctx)
	u, err := url.Parse(in.URL)
	if err != nil {
		return nil, fault.New(fault.Invalid, "the url is none")
	}
	id, ok := strings.CutPrefix(u.Path, "/embed/")
	if !ok || u.Scheme+"://"+u.Host+"/embed/"+id != a.embedAddress(x.r, id) {
		return nil, fault.New(fault.NotFound, "this address is none of a result here")
	}
	res, err := a.embeddable(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &oembedAnswer{}
	b := &out.Body
	b.Type, b.Version, b.Title, b.ProviderName = "rich", "1.0", render.Clean(res.Title), "Zhongdian"
	b.Width, b.Height = fit(embedWidth, in.MaxWidth), fit(embedHeight, in.MaxHeight)
	var html bytes.Buffer
	err = frame().Execute(&html, struct {
		Src, Title    string
		Width, Height int
	}{a.embedAddress(x.r, id), b.Title, b.Width, b.Height})
	b.HTML = html.String()
	return out, err
}

func fit(size, most int) int {
	if most > 0 && most < size {
		return most
	}
	return size
}

package httpapi

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/yaml"

	"github.com/zhongdian/zhongdian/internal/schema"
	"github.com/zhongdian/zhongdian/service"
)

const schemaPrefix = "#/components/schemas/"

// config is huma's, without the pages that load scripts from elsewhere and
// without links to schemas in every answer.
func (a *API) config() huma.Config {
	registry := huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer)
	jsonFormat := huma.Format{
		Marshal: func(w io.Writer, v any) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			return enc.Encode(v)
		},
		Unmarshal: func([]byte, any) error { return errUnread },
	}
	c := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Zhongdian", Version: "1",
				Description: "Key points of articles in Chinese and English, each checked against the sentences it rests on. " +
					"Offsets in evidence are bytes of UTF-8 in the article's text, those in checks and words bytes of the point's text. Fields are added, never renamed.",
				License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
			},
			Components: &huma.Components{
				Schemas: registry,
				SecuritySchemes: map[string]*huma.SecurityScheme{"key": {
					Type: "http", Scheme: "bearer", Description: "A key of zhongdian keys create. A server that listens on its own machine alone asks for none.",
				}},
			},
		},
		Formats:       map[string]huma.Format{"application/json": jsonFormat, "json": jsonFormat},
		DefaultFormat: "application/json",
		// A parameter that is misspelled would be taken for one that was not given.
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{transform},
	}
	if a.base != nil {
		c.Servers = []*huma.Server{{URL: a.base.String()}}
	}
	registry.Schema(reflect.TypeFor[Problem](), true, "Problem")
	registry.Schema(reflect.TypeFor[service.Job](), true, "Job")
	registry.Schema(reflect.TypeFor[articleBody](), true, "ArticleBody")
	return c
}

// transform gives every problem the id of its request.
func transform(ctx huma.Context, _ string, v any) (any, error) {
	p, ok := v.(*Problem)
	if !ok {
		return v, nil
	}
	q := *p
	q.of(ctx.Context())
	return &q, nil
}

func ref(name string) *huma.Schema { return &huma.Schema{Ref: schemaPrefix + name} }

// operation is the beginning of an operation that needs scope; "" needs no key.
func (a *API) operation(method, path, id, summary string, scope service.Scope) huma.Operation {
	op := huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary, Responses: map[string]*huma.Response{}}
	if scope == "" {
		return op
	}
	op.Middlewares = a.need(scope)
	op.Security = []map[string][]string{{"key": {}}, {}}
	op.Extensions = map[string]any{"x-scope": string(scope)}
	return op
}

// problems documents the failures of an operation. Huma's own list would
// document huma's own shape.
func problems(op *huma.Operation, statuses ...int) {
	for _, s := range statuses {
		r := &huma.Response{Description: http.StatusText(s), Content: map[string]*huma.MediaType{problemType: {Schema: ref("Problem")}}}
		if s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable {
			r.Headers = map[string]*huma.Param{"Retry-After": {Description: "seconds", Schema: &huma.Schema{Type: huma.TypeInteger}}}
		}
		op.Responses[strconv.Itoa(s)] = r
	}
}

func jsonResponse(description, name string) *huma.Response {
	return &huma.Response{Description: description, Content: map[string]*huma.MediaType{"application/json": {Schema: ref(name)}}}
}

// rendered is the answer of an operation that knows several formats.
func rendered(description, kind string) *huma.Response {
	text := func() *huma.MediaType { return &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}} }
	r := jsonResponse(description, map[string]string{kindRead: "Article", "record": "Record"}[kind])
	if kind == kindHighlight || kind == kindCheck {
		r = jsonResponse(description, "Digest")
	}
	r.Content["text/markdown"], r.Content["text/plain"] = text(), text()
	if kind != kindRead {
		r.Content["text/html"] = text()
		r.Content["application/ld+json"] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeObject, Description: "A W3C Web Annotation collection."}}
	}
	return r
}

// articleRequestBody documents the three forms in which an article comes.
func articleRequestBody(kind string) *huma.RequestBody {
	str := func(doc string) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Description: doc} }
	form := map[string]*huma.Schema{
		"file":  {Type: huma.TypeString, Format: "binary", Description: "The article: text, Markdown, HTML or another format that is read."},
		"url":   str("Address of the article; fetched where nothing else is given."),
		"text":  str("The article as text."),
		"html":  str("The article as HTML."),
		"title": str("Title of the article."),
		"date":  str("Date of the article."),
	}
	if kind == kindCheck {
		form["points"] = str("The points to check: one a line, or a JSON list.")
	}
	body := &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json":    {Schema: ref("ArticleBody")},
		"multipart/form-data": {Schema: &huma.Schema{Type: huma.TypeObject, Properties: form}},
	}}
	if kind != kindCheck {
		for _, t := range []string{"text/plain", "text/html", "text/markdown", "application/octet-stream"} {
			body.Content[t] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary", Description: "The article itself."}}
		}
	}
	return body
}

// document is the OpenAPI document. The schemas of a digest and of an article
// are those that are published in docs/schema, not a second derivation.
func (a *API) document() ([]byte, error) {
	data, err := json.Marshal(a.huma.OpenAPI())
	if err != nil {
		return nil, err
	}
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	digest, err := digestSchema()
	if err != nil {
		return nil, err
	}
	schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
	props := digest["properties"].(map[string]any)
	article := map[string]any{"type": "object", "title": "An article without points", "required": []string{"schema", "article", "counts", "reading_time", "reading_speed", "warnings"}}
	some := map[string]any{}
	for _, name := range []string{"schema", "article", "counts", "reading_time", "reading_speed", "warnings"} {
		some[name] = props[name]
	}
	article["properties"] = some
	schemas["Digest"], schemas["Article"] = digest, article
	record := schemas["Result"].(map[string]any)
	schemas["Record"] = withDigest(record)
	delete(record["properties"].(map[string]any), "digest")
	return json.Marshal(doc)
}

// withDigest is a result together with its digest; points are missing from that
// of an article that was only read.
func withDigest(result map[string]any) map[string]any {
	props := map[string]any{}
	for k, v := range result["properties"].(map[string]any) {
		props[k] = v
	}
	props["digest"] = map[string]any{"$ref": schemaPrefix + "Digest"}
	out := map[string]any{}
	for k, v := range result {
		out[k] = v
	}
	out["properties"] = props
	return out
}

// digestSchema is the published schema as plain JSON, without the names that
// it has as a file.
func digestSchema() (map[string]any, error) {
	s, err := schema.Digest(false)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	var m map[string]any
	err = json.Unmarshal(data, &m)
	delete(m, "$schema")
	delete(m, "$id")
	return m, err
}

// documents serves the OpenAPI document, made when it is first asked for.
func (a *API) documents() {
	doc := sync.OnceValues(a.document)
	asYAML := sync.OnceValues(func() ([]byte, error) {
		data, err := doc()
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = yaml.Convert(&b, bytes.NewReader(data))
		return b.Bytes(), err
	})
	serve := func(path, media string, f func() ([]byte, error)) {
		a.mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
			data, err := f()
			if err != nil {
				writeProblem(w, r, problemOf(err))
				return
			}
			w.Header().Set("Content-Type", media)
			_, _ = w.Write(data)
		})
	}
	serve("/v1/openapi.json", "application/vnd.oai.openapi+json;version=3.1", doc)
	serve("/v1/openapi.yaml", "application/vnd.oai.openapi;version=3.1", asYAML)
}

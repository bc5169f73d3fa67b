package httpapi

import (
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/zhongdian/zhongdian/service"
)

// contract is the served OpenAPI document, as the client of a newsroom reads it.
type contract struct {
	t     *testing.T
	s     *site
	paths map[string]map[string]struct {
		OperationID string `json:"operationId"`
		Parameters  []struct {
			Name string `json:"name"`
			In   string `json:"in"`
		} `json:"parameters"`
		Responses map[string]struct {
			Content map[string]struct {
				Schema map[string]any `json:"schema"`
			} `json:"content"`
		} `json:"responses"`
	}
	schemas map[string]any
	seen    map[string]bool // "operation status"
}

func readContract(t *testing.T, s *site) *contract {
	c := &contract{t: t, s: s, seen: map[string]bool{}}
	var doc struct {
		OpenAPI    string          `json:"openapi"`
		Paths      json.RawMessage `json:"paths"`
		Components struct {
			Schemas map[string]any `json:"schemas"`
		} `json:"components"`
	}
	s.do("GET", "/v1/openapi.json", "").want(200).into(&doc)
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Fatalf("openapi %q", doc.OpenAPI)
	}
	if err := json.Unmarshal(doc.Paths, &c.paths); err != nil {
		t.Fatal(err)
	}
	c.schemas = doc.Components.Schemas
	return c
}

// resolve makes a schema of the document stand alone.
func (c *contract) resolve(schema map[string]any) *jsonschema.Resolved {
	c.t.Helper()
	whole := maps.Clone(schema)
	whole["$defs"] = c.schemas
	data, err := json.Marshal(whole)
	if err != nil {
		c.t.Fatal(err)
	}
	data = []byte(strings.ReplaceAll(string(data), schemaPrefix, "#/$defs/"))
	var s jsonschema.Schema
	if err := json.Unmarshal(data, &s); err != nil {
		c.t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// holds checks an answer against what the document says of it.
func (c *contract) holds(method, path string, r reply) reply {
	c.t.Helper()
	op, ok := c.paths[path][strings.ToLower(method)]
	if !ok {
		c.t.Fatalf("the document does not know %s %s", method, path)
	}
	status := strconv.Itoa(r.status)
	resp, ok := op.Responses[status]
	if !ok {
		c.t.Fatalf("the document does not know the status %d of %s: %.300s", r.status, op.OperationID, r.body)
	}
	c.seen[op.OperationID+" "+status] = true
	if len(resp.Content) == 0 {
		if len(r.body) > 0 {
			c.t.Errorf("%s %d: a body that is not documented", op.OperationID, r.status)
		}
		return r
	}
	kind, _, _ := mime.ParseMediaType(r.header.Get("Content-Type"))
	media, ok := resp.Content[kind]
	if !ok {
		c.t.Fatalf("%s %d: the type %q is not documented", op.OperationID, r.status, kind)
	}
	if !strings.HasSuffix(kind, "json") {
		return r
	}
	var v any
	r.into(&v)
	if err := c.resolve(media.Schema).Validate(v); err != nil {
		c.t.Errorf("%s %d: %v\n%.600s", op.OperationID, r.status, err, r.body)
	}
	return r
}

// TestContract makes every documented answer happen, except those that need a
// broken server, and holds each against the document.
func TestContract(t *testing.T) {
	s := newSite(t, func(o *Options, so *service.Options) {
		private(o, so)
		o.Embed = []string{"https://news.example.org"}
	})
	c := readContract(t, s)
	closed := newSite(t, func(o *Options, _ *service.Options) { o.KeysRequired = true })
	text := map[string]any{"text": ferryZH, "date": "2026-03-04"}
	given := map[string]any{"text": ferryEN, "points": []string{"A ticket costs 8 crowns.", "Nobody said so."}}
	page, let := slowPage(t)
	let()
	gone := map[string]any{"url": page + "/", "title": "Ferry"}

	ids := map[string]string{}
	for kind, body := range map[string]map[string]any{"highlight": text, "check": given, "read": text} {
		path := "/v1/" + kind
		ids[kind] = c.holds("POST", path, s.post(path, body)).want(201).header.Get("Location")
		c.holds("POST", path, s.post(path+"?keep=false&explain=true&with_text=true", body)).want(200)
		ids["job "+kind] = c.holds("POST", path, s.post(path+"?async=true", body, "Idempotency-Key", kind)).want(202).header.Get("Location")
		c.holds("POST", path, s.post(path, map[string]any{"text": "else", "points": body["points"]}, "Idempotency-Key", kind)).want(409)
		for _, f := range []string{"markdown", "text"} {
			c.holds("POST", path, s.post(path+"?format="+f, body)).want(201)
		}
		c.holds("POST", path, s.post(path, map[string]any{})).want(400)
		c.holds("POST", path, s.post(path, body, "Accept", "image/png")).want(406)
		c.holds("POST", path, s.do("POST", path, "a=b", "Content-Type", "application/x-www-form-urlencoded")).want(415)
		c.holds("POST", path, s.do("POST", path, strings.Repeat(" ", MaxJSONBytes+1), "Content-Type", "application/json")).want(413)
		c.holds("POST", path, closed.post(path, body)).want(401)
		missing := maps.Clone(body)
		delete(missing, "text")
		missing["url"] = "http://nobody.invalid/"
		c.holds("POST", path, s.post(path, missing)).want(502)
	}
	for _, f := range []string{"html", "annotations"} {
		c.holds("POST", "/v1/highlight", s.post("/v1/highlight?format="+f, text)).want(201)
	}
	c.holds("POST", "/v1/highlight", s.post("/v1/highlight", gone)).want(201)
	c.forbidden(closed)

	item := func(method, path, id string, status int) reply {
		t.Helper()
		pattern, _, _ := strings.Cut(path, "?")
		return c.holds(method, strings.Replace(pattern, id, "{id}", 1), s.do(method, path, "")).want(status)
	}
	for kind := range ids {
		name, isJob := strings.CutPrefix(kind, "job ")
		at := ids[kind]
		id := at[strings.LastIndexByte(at, '/')+1:]
		if isJob {
			item("GET", at+"/events", id, 200) // to its end: the job is done
			item("GET", at, id, 200)
			item("DELETE", at, id, 200)
			continue
		}
		item("GET", at, id, 200)
		item("GET", at+"?format=markdown", id, 200)
		item("POST", at+"/rerun", id, 202)
		if name == "read" {
			item("GET", at+"?format=html", id, 406)
			continue
		}
		item("GET", at+"?format=html", id, 200)
		item("GET", at+"?format=annotations", id, 200)
		frame := "/oembed?url=" + s.url + "/embed/" + id
		c.holds("GET", "/oembed", s.do("GET", frame, "")).want(200)
	}
	c.holds("GET", "/oembed", s.do("GET", "/oembed?url=https://example.org/", "")).want(404)
	c.holds("GET", "/oembed", s.do("GET", "/oembed", "")).want(400)
	c.holds("GET", "/v1/version", s.do("GET", "/v1/version", "")).want(200)
	c.holds("GET", "/v1/version", s.do("GET", "/v1/version?v=2", "")).want(400)
	c.holds("GET", "/v1/results", s.do("GET", "/v1/results?limit=1", "")).want(200)
	c.holds("GET", "/v1/results", s.do("GET", "/v1/results?limit=0", "")).want(400)
	for _, path := range []string{"/v1/results/{id}", "/v1/jobs/{id}", "/v1/jobs/{id}/events", "/v1/results/{id}/rerun"} {
		for method := range c.paths[path] {
			m := strings.ToUpper(method)
			c.holds(m, path, s.do(m, strings.Replace(path, "{id}", "00", 1), "")).want(404)
			c.holds(m, path, s.do(m, strings.Replace(path, "{id}", "A%20b", 1), "")).want(400)
		}
	}
	last := ids["highlight"]
	item("DELETE", last, last[strings.LastIndexByte(last, '/')+1:], 204)
	c.feeds()
	c.complete()
}

// forbidden holds the answers to keys that are missing, too weak or used up.
func (c *contract) forbidden(s *site) {
	_, weak, err := s.lib.CreateKey(c.t.Context(), "weak", []service.Scope{service.ScopeRead}, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	_, strong, err := s.lib.CreateKey(c.t.Context(), "strong", []service.Scope{service.ScopeWrite}, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	_, slow, err := s.lib.CreateKey(c.t.Context(), "slow", []service.Scope{service.ScopeAdmin}, 1)
	if err != nil {
		c.t.Fatal(err)
	}
	s.do("GET", "/v1/results", "", "Authorization", "Bearer "+slow).want(200)
	for path, ops := range c.paths {
		for method, op := range ops {
			if _, ok := op.Responses["401"]; !ok {
				continue
			}
			m, at := strings.ToUpper(method), strings.Replace(path, "{id}", "00", 1)
			c.holds(m, path, s.do(m, at, "")).want(401)
			c.holds(m, path, s.do(m, at, "", "Authorization", "Bearer "+slow)).want(429)
			token := weak
			if m == "GET" {
				token = strong
			}
			c.holds(m, path, s.do(m, at, "", "Authorization", "Bearer "+token)).want(403)
		}
	}
}

// complete fails on documented answers that no request has shown. What only a
// server in trouble says is tested where the trouble is made.
func (c *contract) complete() {
	var missing []string
	for path, ops := range c.paths {
		for method, op := range ops {
			for status := range op.Responses {
				if !slices.Contains([]string{"500", "503", "504"}, status) && !c.seen[op.OperationID+" "+status] {
					missing = append(missing, fmt.Sprintf("%s %s %s", method, path, status))
				}
			}
		}
	}
	slices.Sort(missing)
	// 404 of the three is somebody else's page that isn't there; see TestFetched.
	for _, kind := range []string{"highlight", "check", "read"} {
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == "post /v1/"+kind+" 404" })
	}
	if len(missing) > 0 {
		c.t.Errorf("documented and never seen:\n%s", strings.Join(missing, "\n"))
	}
}

// TestDocument: nothing of it comes from elsewhere, it is the same as YAML, and
// every reference leads somewhere.
func TestDocument(t *testing.T) {
	s := newSite(t, nil)
	data := s.do("GET", "/v1/openapi.json", "").want(200).body
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	schemas := v["components"].(map[string]any)["schemas"].(map[string]any)
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if r, ok := v["$ref"].(string); ok && schemas[strings.TrimPrefix(r, schemaPrefix)] == nil {
				t.Errorf("%s leads nowhere", r)
			}
			for _, x := range v {
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(v)
	for _, name := range []string{"Digest", "Article", "Record", "Problem", "Job", "ArticleBody"} {
		if schemas[name] == nil {
			t.Errorf("no schema %s among %v", name, slices.Sorted(maps.Keys(schemas)))
		}
	}
	yaml := s.do("GET", "/v1/openapi.yaml", "").want(200)
	if !strings.HasPrefix(string(yaml.body), "components:") || !strings.Contains(string(yaml.body), "operationId: highlight") {
		t.Errorf("YAML begins with %.80s", yaml.body)
	}
	if a, b := s.do("GET", "/v1/openapi.json", "").body, data; string(a) != string(b) {
		t.Error("the document is not the same twice")
	}
	if s.do("POST", "/v1/openapi.json", "").problem(http.StatusMethodNotAllowed, codeMethod); s.t.Failed() {
		return
	}
}

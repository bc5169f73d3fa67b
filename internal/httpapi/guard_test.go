package httpapi

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

func keyed(o *Options, _ *service.Options) { o.KeysRequired = true }

func (s *site) key(name string, scopes ...service.Scope) (id, bearer string) {
	s.t.Helper()
	k, token, err := s.lib.CreateKey(s.t.Context(), name, scopes, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	return k.ID, "Bearer " + token
}

// TestForgedKeys: nothing but a key opens anything, and what is wrong with one
// is not told.
func TestForgedKeys(t *testing.T) {
	s := newSite(t, func(o *Options, so *service.Options) {
		keyed(o, so)
		o.Page = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("the page")) })
	})
	id, good := s.key("good", service.ScopeAdmin)
	revoked, gone := s.key("revoked", service.ScopeAdmin)
	if err := s.lib.RevokeKey(t.Context(), revoked); err != nil {
		t.Fatal(err)
	}
	token := strings.TrimPrefix(good, "Bearer ")
	last := "A"
	if strings.HasSuffix(token, "A") {
		last = "E"
	}
	basic := func(password string) string {
		return "Basic " + base64.StdEncoding.EncodeToString([]byte("x:"+password))
	}
	for _, forged := range []string{
		"", "Bearer", "Bearer ", "Bearer zd_", "Bearer zd__", "Bearer zd_" + id, "Bearer zd_" + id + "_", "Bearer " + token[:len(token)-1] + last, "Bearer " + token + "A",
		"Bearer " + strings.ToUpper(token), "Bearer zd_" + strings.Repeat("0", 26) + token[29:], gone, token, "Token " + token, basic(""), basic(token + "x"), "Basic !!", "Negotiate x",
		"Bearer " + strings.Repeat("z", 20000), "Bearer ' OR 1=1 --", "Bearer 密钥", "Bearer %00", "Bearer " + token + ", Bearer " + token,
	} {
		for _, path := range []string{"/v1/results", "/metrics", "/"} {
			r := s.do("GET", path, "", "Authorization", forged)
			if p := r.problem(401, codeUnauthorized); strings.Contains(p.Detail, id) || r.header.Get("Www-Authenticate") == "" {
				t.Errorf("%.60q: %+v", forged, p)
			}
		}
	}
	for _, path := range []string{"/v1/results?key=" + token, "/v1/results?access_token=" + token, "/v1/results?Authorization=Bearer%20" + token} {
		s.do("GET", path, "").problem(401, codeUnauthorized)
	}
	s.do("GET", "/v1/results", "", "Authorization", basic(token)).problem(401, codeUnauthorized) // a browser would add it by itself
	s.do("GET", "/v1/results", "", "Cookie", "key="+token).problem(401, codeUnauthorized)
	req, _ := http.NewRequest("GET", s.url+"/v1/results", nil)
	req.Header["Authorization"] = []string{good, gone}
	s.send(req).problem(401, codeUnauthorized)

	s.do("GET", "/v1/results", "", "Authorization", good).want(200)
	s.do("GET", "/v1/results", "", "Authorization", "bearer "+token).want(200)
	s.do("GET", "/metrics", "", "Authorization", good).want(200)
	if r := s.do("GET", "/", "", "Authorization", basic(token)).want(200); string(r.body) != "the page" {
		t.Errorf("page %q", r.body)
	}
	if strings.Contains(s.log.String(), token[30:]) {
		t.Error("the log holds a key")
	}
}

// TestOwners: a key sees what was made with it, and not that there is more.
func TestOwners(t *testing.T) {
	s := newSite(t, keyed)
	_, one := s.key("one", service.ScopeRead, service.ScopeWrite)
	_, two := s.key("two", service.ScopeRead, service.ScopeWrite)
	_, admin := s.key("admin", service.ScopeAdmin)
	auth := func(k string) []string { return []string{"Authorization", k} }
	result := s.post("/v1/highlight", map[string]any{"text": ferryEN}, auth(one)...).want(201).header.Get("Location")
	job := s.post("/v1/highlight?async=true", map[string]any{"text": ferryEN}, auth(one)...).want(202).header.Get("Location")
	for _, r := range []struct{ method, path string }{
		{"GET", result}, {"DELETE", result}, {"POST", result + "/rerun"}, {"GET", job}, {"DELETE", job}, {"GET", job + "/events"},
	} {
		s.do(r.method, r.path, "", auth(two)...).problem(404, fault.NotFound)
	}
	count := func(k string) int {
		var page service.Page
		s.do("GET", "/v1/results?q=ferry", "", auth(k)...).want(200).into(&page)
		return len(page.Results)
	}
	s.do("GET", job+"/events", "", auth(one)...).want(200) // to its end
	if a, b, c := count(one), count(two), count(admin); a != 2 || b != 0 || c != 2 {
		t.Errorf("one finds %d, two %d, the admin %d; want 2, 0, 2", a, b, c)
	}
	// The same idempotency key of another owner is another request.
	k := append(auth(one), "Idempotency-Key", "k")
	a := s.post("/v1/highlight", map[string]any{"text": ferryEN}, k...).want(201).digest().ID
	k[1] = two
	if b := s.post("/v1/highlight", map[string]any{"text": ferryZH}, k...).want(201).digest().ID; a == b {
		t.Error("two owners got one result")
	}
	s.do("GET", result, "", auth(admin)...).want(200)
	s.do("DELETE", result, "", auth(one)...).want(204)
}

// TestOrigins: a page from elsewhere can't use the API of this machine, unless
// it was named.
func TestOrigins(t *testing.T) {
	s := newSite(t, func(o *Options, _ *service.Options) { o.CORS = []string{"https://news.example.org"} })
	text := []string{"Content-Type", "text/plain"}
	for _, h := range [][]string{
		{"Origin", "https://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, {"Sec-Fetch-Site", "same-site"},
		{"Origin", "https://news.example.org.evil.example"}, {"Origin", "http://news.example.org"}, {"Origin", "https://news.example.org:444"},
	} {
		r := s.do("POST", "/v1/highlight", ferryEN, append(h, text...)...)
		r.problem(403, codeForbidden)
		if r.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%v was allowed", h)
		}
		if r := s.do("GET", "/v1/results", "", h...); r.header.Get("Access-Control-Allow-Origin") != "" || r.header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%v may read: %v", h, r.header)
		}
		pre := append(h, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		if r := s.do("OPTIONS", "/v1/highlight", "", pre...); r.status < 400 || r.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("the question of %v was answered with %d", h, r.status)
		}
	}
	friend := []string{"Origin", "https://news.example.org", "Sec-Fetch-Site", "cross-site"}
	r := s.do("OPTIONS", "/v1/highlight", "", append(friend, "Access-Control-Request-Method", "POST")...).want(204)
	if r.header.Get("Access-Control-Allow-Origin") != "https://news.example.org" || !strings.Contains(r.header.Get("Access-Control-Allow-Headers"), "Authorization") || r.header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("answer to the question %v", r.header)
	}
	r = s.do("POST", "/v1/highlight", ferryEN, append(friend, text...)...).want(201)
	if r.header.Get("Access-Control-Allow-Origin") != "https://news.example.org" || !strings.Contains(strings.Join(r.header.Values("Vary"), ","), "Origin") {
		t.Errorf("answer %v", r.header)
	}
	s.do("POST", "/v1/highlight", ferryEN, "Content-Type", "text/plain", "Origin", s.url, "Sec-Fetch-Site", "same-origin").want(201)
}

func TestOptionsRefused(t *testing.T) {
	base := newSite(t, nil)
	for _, o := range []Options{
		{CORS: []string{"*"}}, {CORS: []string{"https://a.example/path"}}, {CORS: []string{"a.example"}}, {CORS: []string{"https://*.example"}}, {CORS: []string{"null"}},
		{Embed: []string{"https://a.example; script-src *"}}, {Embed: []string{"'self'"}}, {Embed: []string{"https://a.example https://b.example"}},
		{BaseURL: "example.org"}, {BaseURL: "ftp://example.org"}, {BaseURL: "https://user@example.org"}, {BaseURL: "https://example.org/x"}, {BaseURL: "https://example.org?x"},
	} {
		o.Service, o.Library = base.api.o.Service, base.api.o.Library
		if _, err := New(o); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%+v: %v, want invalid", o, err)
		}
	}
	if _, err := New(Options{}); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("no service: %v", err)
	}
}

// TestBaseURL: addresses are given as clients use them, and the name is ours.
func TestBaseURL(t *testing.T) {
	s := newSite(t, func(o *Options, _ *service.Options) { o.BaseURL = "http://points.localhost/" })
	r := s.post("/v1/highlight", map[string]any{"text": ferryEN}, "Host", "Points.localhost:80").want(201)
	if at := r.header.Get("Location"); !strings.HasPrefix(at, "http://points.localhost/v1/results/") {
		t.Errorf("Location %q", at)
	}
	s.do("GET", "/v1/version", "", "Host", "other.example").problem(403, codeForbidden)
}

// TestEmbed: off until it is asked for, and then points alone, for the pages
// that were named.
func TestEmbed(t *testing.T) {
	off := newSite(t, nil)
	id := off.post("/v1/highlight", map[string]any{"text": ferryZH}).want(201).digest().ID
	off.do("GET", "/embed/"+id, "").problem(404, fault.NotFound)

	s := newSite(t, func(o *Options, so *service.Options) {
		keyed(o, so)
		o.Embed = []string{"https://news.example.org", "https://other.example"}
	})
	_, key := s.key("k", service.ScopeRead, service.ScopeWrite)
	evil := `<script>alert(1)</script>" onload=alert(2) '`
	id = s.post("/v1/highlight", map[string]any{"text": ferryZH, "title": evil, "url": "https://example.org/a\"><script>"}, "Authorization", key).want(201).digest().ID
	read := s.post("/v1/read", map[string]any{"text": ferryZH}, "Authorization", key).want(201).header.Get("Location")
	r := s.do("GET", "/embed/"+id, "").want(200)
	body := string(r.body)
	if !strings.Contains(body, "夜航") || strings.Contains(body, "<script") || strings.Contains(body, `" onload=`) {
		t.Errorf("the frame holds\n%s", body)
	}
	csp := r.header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "style-src 'sha256-", "frame-ancestors 'self' https://news.example.org https://other.example"} {
		if !strings.Contains(csp, want) {
			t.Errorf("policy %q, want %q in it", csp, want)
		}
	}
	if strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
	for _, bad := range []string{"/embed/", "/embed/00", "/embed/..", "/embed/%2e%2e", "/embed/" + strings.Repeat("0", 100), strings.Replace(read, "/v1/results", "/embed", 1)} {
		if r := s.do("GET", bad, ""); r.status != 404 && r.status != 307 && r.status != 301 && r.status != 401 {
			t.Errorf("%s: status %d", bad, r.status)
		}
	}
	var o struct {
		HTML          string
		Width, Height int
	}
	s.do("GET", "/oembed?maxwidth=320&url="+s.url+"/embed/"+id, "").want(200).into(&o)
	if o.Width != 320 || o.Height != embedHeight || !strings.HasPrefix(o.HTML, `<iframe src="`+s.url+"/embed/"+id+`"`) || strings.Contains(o.HTML, "<script") || strings.Count(o.HTML, `"`)%2 != 0 || !strings.Contains(o.HTML, "sandbox=") {
		t.Errorf("oembed %+v", o)
	}
	for _, u := range []string{"https://evil.example/embed/" + id, s.url + "/embed/" + id + "/x", s.url + "/v1/results/" + id, s.url + "/embed/" + id + "?x=%22", "javascript:alert(1)", "http://user@" + strings.TrimPrefix(s.url, "http://") + "/embed/x'"} {
		r := s.do("GET", "/oembed?url="+strings.ReplaceAll(u, "?", "%3F"), "")
		if r.status == 200 && !strings.Contains(string(r.body), "/embed/"+id+`\"`) || r.status >= 500 {
			t.Errorf("%s: status %d: %s", u, r.status, r.body)
		}
	}
	s.do("GET", "/oembed?format=xml&url="+s.url+"/embed/"+id, "").problem(415, fault.Unsupported)
}

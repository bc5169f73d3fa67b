package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/service"
)

// pages is a Fetcher over pages that a test has.
type pages map[string]string

func (p pages) Fetch(_ context.Context, u string) (article.Source, error) {
	return article.Source{Name: u, URL: u, Type: "text/html; charset=utf-8", Data: []byte(p[u])}, nil
}

// reader is a browser without a script: it keeps cookies and sends forms.
type reader struct {
	t    *testing.T
	http *http.Client
	base string
	lang string
}

func newReader(t *testing.T, o Options) *reader {
	t.Helper()
	if o.Service == nil {
		svc, err := service.New(service.Options{Timeout: 20 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		o.Service = svc
	}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{t: t, http: &http.Client{Jar: jar}, base: s.URL, lang: "zh-CN"}
}

// answer is what came back, whole.
type answer struct {
	*http.Response
	body string
}

func (r *reader) send(req *http.Request) answer {
	r.t.Helper()
	req.Header.Set("Accept-Language", r.lang)
	res, err := r.http.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return answer{res, string(data)}
}

func (r *reader) get(path string) answer {
	r.t.Helper()
	req, err := http.NewRequest(http.MethodGet, r.base+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return r.send(req)
}

var tokenField = regexp.MustCompile(`name="token" value="([^"]+)"`)

// token is that of the forms which this reader is given.
func (r *reader) token() string {
	r.t.Helper()
	m := tokenField.FindStringSubmatch(r.get("/").body)
	if m == nil {
		r.t.Fatal("the first page has no token")
	}
	return m[1]
}

// post sends a form, with this reader's token where the fields have none.
func (r *reader) post(path string, fields url.Values, header ...string) answer {
	r.t.Helper()
	if !fields.Has("token") {
		fields.Set("token", r.token())
	}
	req, err := http.NewRequest(http.MethodPost, r.base+path, strings.NewReader(fields.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	return r.send(req)
}

// upload sends a file and other fields as a browser does.
func (r *reader) upload(name string, data []byte, fields map[string]string) answer {
	r.t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	_ = m.WriteField("token", r.token())
	for k, v := range fields {
		_ = m.WriteField(k, v)
	}
	part, err := m.CreateFormFile("file", name)
	if err != nil {
		r.t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = m.Close()
	req, err := http.NewRequest(http.MethodPost, r.base+"/read", &b)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Content-Type", m.FormDataContentType())
	return r.send(req)
}

func example(t *testing.T, name string) string {
	t.Helper()
	return exampleOf(t, name)
}

func exampleOf(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../../examples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// has fails for each phrase that is not in the page.
func has(t *testing.T, a answer, phrases ...string) {
	t.Helper()
	for _, p := range phrases {
		if !strings.Contains(a.body, p) {
			t.Errorf("%s (%d) has no %q", a.Request.URL, a.StatusCode, p)
		}
	}
	if t.Failed() {
		t.Log(a.body)
	}
}

func TestPastedText(t *testing.T) {
	for _, c := range []struct {
		lang, file string
		want       []string
	}{
		{"zh-CN", "zh-night-ferry.txt", []string{"全文883字,阅读约需3分钟", "<h1 lang=\"zh\">青屿市跨海轮渡下月试行夜航，首批投放四艘电动船</h1>",
			"青屿日报", "2026年3月18日", "已核对", `id="e-p1"`, `href="#e-p1"`, `class="ref" href="#p1" aria-label="第 1 条要点依据此句"`, "未使用语言模型"}},
		{"en-GB", "en-school-lunch.txt", []string{"602 words · about 3 min read", "Key points", "supported", `aria-label="point 1 rests on this"`, "no language model"}},
	} {
		t.Run(c.lang, func(t *testing.T) {
			r := newReader(t, Options{})
			r.lang = c.lang
			a := r.post("/read", url.Values{"input": {example(t, c.file)}})
			if a.StatusCode != http.StatusOK || !strings.HasPrefix(a.Request.URL.Path, "/r/") {
				t.Fatalf("%d at %s", a.StatusCode, a.Request.URL)
			}
			has(t, a, c.want...)
		})
	}
}

func TestFile(t *testing.T) {
	r := newReader(t, Options{})
	a := r.upload(`C:\articles\x.html`, []byte(example(t, "en-tidal-turbines.html")), map[string]string{"points": "3", "length": "short"})
	has(t, a, "Tidal farm off Skerra Sound", `id="p3"`, "Northern Ledger")
	if strings.Contains(a.body, `id="p4"`) {
		t.Error("more than the 3 points that were asked for")
	}
	a = r.upload("x.txt", bytes.Repeat([]byte("x"), maxFile+1), nil)
	if a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a file over the limit: %d", a.StatusCode)
	}
	has(t, a, "内容太大了")
}

func TestItem(t *testing.T) {
	r := newReader(t, Options{})
	feed := []byte(`<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>夜航</title><description>夜航船4月8日开航，票价8元，市民可以使用交通卡乘船。</description></item>` +
		`<item><title>图书馆</title><description>图书馆把开放时间延长到晚上九点，周末也不闭馆。</description></item></channel></rss>`)
	a := r.upload("feed.xml", feed, nil)
	if a.StatusCode != http.StatusBadRequest {
		t.Errorf("a feed without a choice: %d", a.StatusCode)
	}
	has(t, a, "1  夜航", "2  图书馆", `<details class="more" open>`, `name="item"`)
	has(t, r.upload("feed.xml", feed, map[string]string{"item": "2"}), `<h1 lang="zh">图书馆</h1>`)
	has(t, r.upload("feed.xml", feed, map[string]string{"item": "-3"}), "要填从 1 起的数字")
}

func TestAddress(t *testing.T) {
	u := "https://news.example.org/a"
	svc, err := service.New(service.Options{Fetcher: pages{u: example(t, "en-tidal-turbines.html")}})
	if err != nil {
		t.Fatal(err)
	}
	a := newReader(t, Options{Service: svc}).post("/read", url.Values{"input": {"  " + u + "\n"}})
	has(t, a, "Tidal farm off Skerra Sound", `href="`+u+`"`, `href="`+u+"#:~:text=", `rel="noreferrer noopener external"`)
}

func TestGivenPoints(t *testing.T) {
	a := newReader(t, Options{}).post("/read", url.Values{
		"input": {example(t, "zh-night-ferry.txt")}, "given": {example(t, "zh-night-ferry.points.txt")},
	})
	has(t, a, "与原文不符", `class="point v-contradicted"`, `class="bad"`, "依据里是“55”，不是“62”", "#m-contradicted")
}

func TestPageSummary(t *testing.T) {
	text := "划重点\n01夜航船4月8日开航，票价8元。\n02噪声没有超过62分贝。\n以上内容由某大模型生成，仅供参考\n\n" + example(t, "zh-night-ferry.txt")
	a := newReader(t, Options{}).post("/read", url.Values{"input": {text}})
	has(t, a, "网页自带的“划重点”", `id="q1"`, `href="#q`, "网页自带的第 1 条")
}

// A wall has no points, says once why, and can be read all the same by a button.
func TestWall(t *testing.T) {
	r := newReader(t, Options{})
	a := r.upload("wall.html", []byte("<title>论坛</title><h1>提示信息</h1><p>抱歉，您需要登录后才能查看本版内容。</p>"), nil)
	has(t, a, "读到的不是文章，所以没有给出要点。", `name="force" value="1"`, "仍然划重点")
	for _, never := range []string{"--force", "没有可以单独成立的要点", `data-do="copy"`} {
		if strings.Contains(a.body, never) {
			t.Errorf("the page has %q", never)
		}
	}
	a = r.post("/read", url.Values{"force": {"1"}, "input": {"抱歉，您需要登录后才能查看本版内容。"}})
	has(t, a, `class="point v-supported"`)
}

func TestErrorsKeepTheForm(t *testing.T) {
	r := newReader(t, Options{})
	for _, c := range []struct {
		fields url.Values
		status int
		want   string
	}{
		{url.Values{"input": {" \n"}}, 400, "这样读不了"},
		{url.Values{"input": {"我的正文在这里。"}, "date": {"someday"}}, 400, "我的正文在这里。"},
		{url.Values{"input": {"http://127.0.0.1:1/x"}}, 502, "打不开这个网址"},
		{url.Values{"input": {"x"}, "token": {"forged"}}, 400, "这样读不了"},
	} {
		a := r.post("/read", c.fields)
		if a.StatusCode != c.status {
			t.Errorf("%v: %d, want %d", c.fields, a.StatusCode, c.status)
		}
		has(t, a, c.want, `role="alert"`, `<textarea id="input"`)
	}
	a := r.get("/nothing/here")
	if a.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown page: %d", a.StatusCode)
	}
	has(t, a, "没有找到")
}

// TestForged: a form that this page did not hand to this browser changes nothing.
func TestForged(t *testing.T) {
	r, other := newReader(t, Options{}), newReader(t, Options{})
	text := url.Values{"input": {"夜航船4月8日开航，票价8元。"}}
	send := func(token string, header ...string) int {
		text.Set("token", token)
		return r.post("/read", text, header...).StatusCode
	}
	own := r.token()
	if got := send(own); got != http.StatusOK {
		t.Fatalf("a form of the page itself: %d", got)
	}
	if got := send(own, "Sec-Fetch-Site", "cross-site"); got != http.StatusForbidden {
		t.Errorf("a form from another site: %d", got)
	}
	if got := send(own, "Origin", "https://evil.example"); got != http.StatusForbidden {
		t.Errorf("a form with another origin: %d", got)
	}
	for _, token := range []string{"", "x", other.token(), strings.Repeat("A", 43)} {
		if got := send(token); got != http.StatusBadRequest {
			t.Errorf("token %q: %d", token, got)
		}
	}
	req, _ := http.NewRequest(http.MethodPost, r.base+"/settings", strings.NewReader(url.Values{"theme": {"dark"}, "token": {own}}.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := http.DefaultClient.Do(req) // without the cookie
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusBadRequest || len(res.Cookies()) > 0 && res.Cookies()[0].Name == prefsCookie {
		t.Errorf("a token without its cookie: %d", res.StatusCode)
	}
}

func TestHeaders(t *testing.T) {
	r := newReader(t, Options{})
	for _, path := range []string{"/", "/settings", "/nothing", "/r/none"} {
		a := r.get(path)
		csp := a.Header.Get("Content-Security-Policy")
		if csp != policy || strings.Contains(csp, "unsafe") || a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: %v", path, a.Header)
		}
		if m := regexp.MustCompile(`(?i)<script[^>]*>[^<]|\sstyle=|\son[a-z]+=|<style`).FindString(a.body); m != "" {
			t.Errorf("%s: inline script or style: %q", path, m)
		}
		if m := regexp.MustCompile(`(?:src|href)="(?:https?:)?//`).FindString(a.body); m != "" {
			t.Errorf("%s loads from elsewhere: %q", path, m)
		}
	}
}

func TestAssets(t *testing.T) {
	r := newReader(t, Options{})
	total := 0
	for _, path := range regexp.MustCompile(`/assets/[0-9a-f]{16}/[a-z.]+`).FindAllString(r.get("/").body, -1) {
		a := r.get(path)
		if a.StatusCode != 200 || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", path, a.StatusCode, a.Header)
		}
		total += len(a.body)
	}
	if total < 10_000 || total > 60_000 {
		t.Errorf("the files of the page have %d bytes", total)
	}
	for _, path := range []string{"/assets/0000000000000000/style.css", "/assets/x/../../web.go", "/assets/" + strings.Repeat("0", 16) + "/words.txt"} {
		if a := r.get(path); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

func TestDownloads(t *testing.T) {
	r := newReader(t, Options{})
	at := r.post("/read", url.Values{"input": {example(t, "zh-night-ferry.txt")}, "title": {"../../夜航\r\nX: y/\"<b>"}}).Request.URL.Path
	for _, c := range []struct{ file, kind, want string }{
		{"points.md", "text/markdown; charset=utf-8", "## 划重点"},
		{"points.html", "text/html; charset=utf-8", "<section class=\"zhongdian\""},
		{"points.json", "application/json", `"schema": "zhongdian.digest/1"`},
		{"annotations.json", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, "TextQuoteSelector"},
		{"card-1.png", "image/png", "\x89PNG"},
	} {
		a := r.get(at + "/" + c.file)
		if a.StatusCode != 200 || a.Header.Get("Content-Type") != c.kind || a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", c.file, a.StatusCode, a.Header)
		}
		if want := "attachment; filename*=utf-8''%E5%A4%9C%E8%88%AA-X-y-b-" + c.file; a.Header.Get("Content-Disposition") != want {
			t.Errorf("%s: %q, want %q", c.file, a.Header.Get("Content-Disposition"), want)
		}
		if !strings.Contains(a.body, c.want) {
			t.Errorf("%s: no %q", c.file, c.want)
		}
	}
	var d struct{ Article struct{ Text string } }
	if err := json.Unmarshal([]byte(r.get(at+"/points.json").body), &d); err != nil || d.Article.Text == "" {
		t.Errorf("the JSON has no text: %v", err)
	}
	for _, file := range []string{"card-0.png", "card-99.png", "card-x.png", "card-1e9.png", "etc", "..%2fpoints.md"} {
		if a := r.get(at + "/" + file); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", file, a.StatusCode)
		}
	}
}

func TestSettings(t *testing.T) {
	r := newReader(t, Options{})
	a := r.post("/settings", url.Values{"zh": {"200"}, "points": {"2"}, "length": {"short"}, "ui": {"en"}, "theme": {"dark"}})
	has(t, a, "Saved.", `data-theme="dark"`, `<html lang="en"`, `value="200"`)
	a = r.post("/read", url.Values{"input": {example(t, "zh-night-ferry.txt")}})
	has(t, a, "883 characters · about 5 min read", `id="p2"`, "200 characters")
	if strings.Contains(a.body, `id="p3"`) {
		t.Error("the number of points was not heeded")
	}
	// A switch brings one wish only, and goes back to where it was.
	a = r.post("/settings", url.Values{"ui": {"zh"}, "back": {"/settings"}})
	has(t, a, `<html lang="zh-Hans" data-theme="dark"`, `value="200"`)
	for _, back := range []string{"//evil.example", "https://evil.example", `/\evil.example`, "javascript:x", "/\r\nX: y"} {
		if got := localPath(back); got != "/" {
			t.Errorf("%q leads to %q", back, got)
		}
	}
}

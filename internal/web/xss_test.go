package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/service"
	"github.com/zhongdian/zhongdian/text"
)

// payloads break out of an element, an attribute in either quotes, a script, a
// style, a comment, an address and a line of a header.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `" autofocus onfocus="alert(1)`,
	`</textarea><script>alert(1)</script>`, `</title><svg/onload=alert(1)>`, `--><iframe srcdoc="<script>alert(1)</script>">`,
	`javascript:alert(1)`, `{{.}}<style>*{display:none}</style>`, "\r\nSet-Cookie: a=b", "</noscript><base href=//evil.example>",
	"\u202e<\u2066script>", "<\x00script>alert(1)</script>", "＜script＞alert(1)＜/script＞", "&lt;script&gt;", "<a href='javascript:alert(1)'>x</a>",
}

// hostile is a digest that carries a payload in every field there is.
func hostile(p string) *digest.Digest {
	body := "甲" + p + "乙。\n丙" + p + "。"
	block := strings.IndexByte(body, '\n')
	point := digest.Point{N: 1, Lang: p, Text: "点" + p, Origin: digest.Origin(p), Verdict: digest.Verdict(p), Reason: p,
		Evidence: []digest.Evidence{{Span: text.Span{Start: 0, End: block}, Quote: text.Quote{Exact: p, Prefix: p, Suffix: p}, Fragment: "#:~:text=" + p}},
		Checks:   []digest.Check{{Kind: digest.CheckKind(p), Text: p, Span: text.Span{Start: 0, End: 3}, Status: digest.Verdict(p), Reason: p, ReasonCode: p}},
		Edits:    []digest.Edit{{Kind: digest.EditKind(p), Text: p, Reason: p}},
	}
	return &digest.Digest{
		Schema: p, ID: p, AIGC: &digest.AIGC{Label: p, ContentProducer: p, ProduceID: p},
		Article: digest.Article{Title: p, Byline: p, Source: p, Published: p, Modified: p, URL: p, Lang: p, Status: p, StatusReason: p,
			TextSHA256: p, Text: body, Blocks: []digest.Block{
				{Span: text.Span{Start: 0, End: block}, Kind: p, Path: p}, {Span: text.Span{Start: block + 1, End: len(body)}, Kind: "caption"}}},
		Counts: digest.Counts{Method: p, Words: 1}, Points: []digest.Point{point},
		PageSummary: &digest.PageSummary{Label: p, Attribution: p, Points: []digest.Point{point}},
		Warnings:    []digest.Warning{{Code: p, Message: p}},
		Generator:   digest.Generator{Engine: p, Version: p, Model: p, Settings: map[string]string{"length": p, "points": p, "lang": p}},
	}
}

// leads are the attributes that hold an address.
var leads = map[string]bool{"href": true, "xlink:href": true, "src": true, "action": true, "formaction": true, "cite": true, "data": true, "content": true}

// safe fails for anything in a page that could run, load or lead elsewhere.
func safe(t *testing.T, page string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	scripts := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if scripts > 1 {
				t.Errorf("%d scripts", scripts)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			switch tok.Data {
			case "script":
				scripts++
			case "iframe", "object", "embed", "base", "style", "img", "audio", "video", "math":
				t.Errorf("<%s>", tok.Data)
			}
			for _, a := range tok.Attr {
				v := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "style" || a.Key == "autofocus" || strings.HasPrefix(v, "javascript:") && leads[a.Key] {
					t.Errorf("<%s %s=%q>", tok.Data, a.Key, a.Val)
				}
				if a.Key == "src" && !strings.HasPrefix(v, "/assets/") {
					t.Errorf("<%s src=%q>", tok.Data, a.Val)
				}
			}
		}
	}
}

// TestHostileArticle: every field of an article carries payloads, and the pages
// stay ours.
func TestHostileArticle(t *testing.T) {
	svc, err := service.New(service.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, Options{Service: svc})
	for _, p := range payloads {
		for _, ui := range []string{"zh", "en"} {
			v := viewOf(ui, service.Result{ID: "x", NewerID: p, Stale: true, Digest: hostile(p)})
			v.Kept = true
			var b strings.Builder
			err := templates().ExecuteTemplate(&b, "result.html", &page{UI: ui, Token: "t", Name: "result", Heading: v.Title, Back: "/", View: v})
			if err != nil {
				t.Fatal(err)
			}
			safe(t, b.String())
			it := itemOf(ui, &service.Result{ID: "x", Title: p, URL: "https://" + p, Outlet: p, Lang: p, Status: p, SourceName: p, NewerID: p, Stale: true})
			b.Reset()
			err = templates().ExecuteTemplate(&b, "history.html", &page{UI: ui, Name: "history", View: &historyView{Query: p, Next: "/history?after=" + url.QueryEscape(p), Days: []dayView{{Items: []itemView{it}}}}})
			if err != nil {
				t.Fatal(err)
			}
			safe(t, b.String())
			b.Reset()
			ev := errorView{Heading: p, Advice: p, Detail: p}
			if err = templates().ExecuteTemplate(&b, "job.html", &page{UI: ui, Name: "job", View: &jobView{ID: "x", What: p, State: p, Failed: &ev}}); err != nil {
				t.Fatal(err)
			}
			safe(t, b.String())
		}
		// What a form brings back, and where a file's name ends up.
		a := r.post("/read", url.Values{"input": {"https://x.invalid/" + url.PathEscape(p)}, "title": {p}, "date": {p}, "given": {p}, "length": {p}})
		safe(t, a.body)
		safe(t, r.get("/?url="+url.QueryEscape(p)).body)
		safe(t, r.get("/settings?"+url.QueryEscape(p)).body)
		safe(t, r.get("/"+url.PathEscape(p)).body)
	}
}

// TestHostileDownloads: the names of downloads stay in their header, and the
// HTML file holds no markup of the article's.
func TestHostileDownloads(t *testing.T) {
	svc, err := service.New(service.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, Options{Service: svc})
	for _, p := range payloads {
		at := r.post("/read", url.Values{"input": {example(t, "zh-night-ferry.txt") + "\n\n" + p}, "title": {p}}).Request.URL.Path
		got := r.get(at + "/points.html")
		if got.StatusCode != http.StatusOK {
			t.Fatalf("%q: %d", p, got.StatusCode)
		}
		if len(got.Header.Values("Set-Cookie")) > 1 || !strings.HasPrefix(got.Header.Get("Content-Disposition"), "attachment; filename") {
			t.Errorf("%q: %v", p, got.Header)
		}
		body := regexp.MustCompile(`(?s)<body>.*</body>`).FindString(got.body)
		if body == "" || strings.Contains(strings.ToLower(got.body), "<script") || strings.Contains(body, "<img") || strings.Contains(body, "<svg") || strings.Contains(body, "<style") {
			t.Errorf("%q: markup of the article came through:\n%s", p, body)
		}
	}
}

package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/mcp"
	"github.com/zhongdian/zhongdian/service"
)

// toolSite is a site with tools, and with the keys that change asks for.
func toolSite(t *testing.T, change func(*Options, *service.Options)) *site {
	t.Helper()
	return newSite(t, func(o *Options, so *service.Options) {
		o.Tools = func(enter Enter) (http.Handler, error) {
			s, err := mcp.New(mcp.Options{Service: o.Service, Enter: enter, Log: o.Log})
			if err != nil {
				return nil, err
			}
			return s.Handler(), nil
		}
		if change != nil {
			change(o, so)
		}
	})
}

// bearer adds a key to every request.
type bearer struct {
	key  string
	next http.RoundTripper
}

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	if b.key != "" {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", b.key)
	}
	return b.next.RoundTrip(r)
}

// tools connects the library's own client.
func (s *site) tools(key string, o *sdk.ClientOptions) (*sdk.ClientSession, error) {
	c := &http.Client{Transport: bearer{key, s.c.Transport}}
	cs, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, o).Connect(s.t.Context(),
		&sdk.StreamableClientTransport{Endpoint: s.url + "/mcp", HTTPClient: c, DisableStandaloneSSE: true, MaxRetries: -1}, nil)
	if err == nil {
		s.t.Cleanup(func() { _ = cs.Close() })
	}
	return cs, err
}

func (s *site) mustTools(key string, o *sdk.ClientOptions) *sdk.ClientSession {
	s.t.Helper()
	cs, err := s.tools(key, o)
	if err != nil {
		s.t.Fatal(err)
	}
	return cs
}

const toolJSON, toolAccept = "application/json", "application/json, text/event-stream"

// message posts one message as clients of the older protocol do.
func (s *site) message(body string, header ...string) reply {
	s.t.Helper()
	return s.do("POST", "/mcp", body, append([]string{"Content-Type", toolJSON, "Accept", toolAccept, "Mcp-Protocol-Version", "2025-06-18"}, header...)...)
}

func toolCall(args string) string {
	return `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"highlight-article","arguments":` + args + `}}`
}

// TestToolsServed: both tools, over a real connection, for old and new clients.
func TestToolsServed(t *testing.T) {
	s := toolSite(t, nil)
	cs := s.mustTools("", nil)
	list, err := cs.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, c := range []struct{ tool, text, want string }{
		{mcp.ToolHighlight, ferryZH, "要点 1：有据"}, {mcp.ToolHighlight, ferryEN, "Point 1: supported"},
		{mcp.ToolCheck, ferryZH, "要点 1：与原文不符"}, {mcp.ToolCheck, ferryEN, "Point 1: "},
	} {
		args := map[string]any{"text": c.text}
		if c.tool == mcp.ToolCheck {
			args["points"] = []string{"票价为九元。"}
		}
		res, err := cs.CallTool(t.Context(), &sdk.CallToolParams{Name: c.tool, Arguments: args})
		if err != nil {
			t.Fatal(err)
		}
		if text := res.Content[0].(*sdk.TextContent).Text; res.IsError || !strings.Contains(text, c.want) {
			t.Errorf("%s: got %s, want %s", c.tool, text, c.want)
		}
	}
	data, _ := json.Marshal(ferryZH)
	if r := s.message(toolCall(`{"text":` + string(data) + `}`)).want(200); !strings.Contains(string(r.body), "要点 1：有据") || !strings.Contains(string(r.body), "event: message") {
		t.Errorf("got %s", r.body)
	}
	if r := s.message(toolCall(`{"file":"/etc/passwd"}`)).want(200); !strings.Contains(string(r.body), "files are not open") {
		t.Errorf("got %s", r.body)
	}
	if page, err := s.lib.Search(t.Context(), service.Query{}); err != nil || len(page.Results) != 0 {
		t.Errorf("%d results were kept, %v", len(page.Results), err)
	}
	if strings.Contains(s.log.String(), "青屿") || !strings.Contains(s.log.String(), "route=/mcp") {
		t.Error("the log holds texts, or not the route")
	}
}

// TestToolsGuarded: the same door as the rest.
func TestToolsGuarded(t *testing.T) {
	s := toolSite(t, keyed)
	_, read := s.key("reader", service.ScopeRead)
	_, write := s.key("writer", service.ScopeWrite)
	text := toolCall(`{"text":"One thing happened here. Another happened there."}`)
	s.message(text).problem(401, codeUnauthorized)
	s.message(text, "Authorization", "Bearer zd_x").problem(401, codeUnauthorized)
	s.message(text, "Authorization", read).problem(403, codeForbidden)
	s.message(text, "Authorization", write).want(200)
	if _, err := s.tools("", nil); err == nil {
		t.Error("a client without a key was let in")
	}
	cs := s.mustTools(write, nil)
	if res, err := cs.CallTool(t.Context(), &sdk.CallToolParams{Name: mcp.ToolHighlight, Arguments: map[string]any{"text": ferryEN}}); err != nil || res.IsError {
		t.Errorf("%+v, %v", res, err)
	}
	k, token, err := s.lib.CreateKey(t.Context(), "slow", []service.Scope{service.ScopeWrite}, 1)
	if err != nil || k.Rate != 1 {
		t.Fatal(err)
	}
	s.message(text, "Authorization", "Bearer "+token).want(200)
	if r := s.message(text, "Authorization", "Bearer "+token); r.problem(429, codeRateLimited).Code == "" || r.header.Get("Retry-After") == "" {
		t.Errorf("got %d", r.status)
	}

	open := toolSite(t, func(o *Options, _ *service.Options) { o.CORS = []string{"https://ok.example.org"} })
	open.message(text).want(200)
	open.message(text, "Host", "evil.example.org").problem(403, codeForbidden)
	open.message(text, "Via", "1.1 proxy").problem(403, codeForbidden)
	open.message(text, "Origin", "https://evil.example.org").problem(403, codeForbidden)
	open.message(text, "Sec-Fetch-Site", "cross-site").problem(403, codeForbidden)
	open.message(text, "Origin", "https://ok.example.org").want(200)
	r := open.do("OPTIONS", "/mcp", "", "Origin", "https://ok.example.org", "Access-Control-Request-Method", "POST").want(204)
	if !strings.Contains(r.header.Get("Access-Control-Allow-Headers"), "Mcp-Protocol-Version") {
		t.Errorf("preflight %v", r.header)
	}
}

// TestToolsMessages: one message a request, as strict as every JSON here.
func TestToolsMessages(t *testing.T) {
	s := toolSite(t, nil)
	one := toolCall(`{"text":"One thing happened here."}`)
	for name, c := range map[string]struct {
		body string
		code fault.Code
	}{
		"batch":  {"[" + one + "," + one + "]", fault.Invalid},
		"empty":  {"", fault.Invalid},
		"words":  {"hello", fault.Invalid},
		"twice":  {`{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}`, fault.Invalid},
		"deep":   {`{"jsonrpc":"2.0","id":1,"method":"tools/list","params":` + strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 41), fault.Invalid},
		"utf-8":  {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}", fault.Invalid},
		"length": {toolCall(`{"text":"` + strings.Repeat("a", 9<<20) + `"}`), fault.TooLarge},
	} {
		t.Log(name)
		s.message(c.body).problem(statusOf(c.code), c.code)
	}
	for _, method := range []string{"GET", "DELETE", "PUT"} {
		if r := s.do(method, "/mcp", "", "Accept", "text/event-stream"); r.problem(405, codeMethod).Code == "" || r.header.Get("Allow") != "POST" {
			t.Errorf("%s: %d, Allow %q", method, r.status, r.header.Get("Allow"))
		}
	}
	if r := s.message(toolCall(`{"text":"` + strings.Repeat("One thing happened here. ", 120_000) + `"}`)).want(200); !strings.Contains(string(r.body), "too_large: ") {
		t.Errorf("got %.300s", r.body)
	}
	if r := newSite(t, nil).do("POST", "/mcp", one, "Content-Type", toolJSON); r.status != 404 {
		t.Errorf("without tools: %d", r.status)
	}
}

// TestToolsLine: calls wait in the line of the API, and are told where there is
// no place. Who goes away is not waited for.
func TestToolsLine(t *testing.T) {
	began, ended := make(chan struct{}, 10), make(chan struct{}, 10)
	s := toolSite(t, func(o *Options, so *service.Options) {
		o.Work, o.Line = 1, 1
		so.Fetcher = fetcherFunc(func(ctx context.Context, _ string) (article.Source, error) {
			began <- struct{}{}
			<-ctx.Done()
			ended <- struct{}{}
			return article.Source{}, ctx.Err()
		})
	})
	leave, err := s.api.working.enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.api.working.wait = 50 * time.Millisecond
	if r := s.message(toolCall(`{"text":"One thing happened here."}`)).want(200); !strings.Contains(string(r.body), "busy: ") {
		t.Errorf("got %s", r.body)
	}
	leave()
	s.message(toolCall(`{"text":"One thing happened here."}`)).want(200)

	for _, version := range []string{"2025-03-26", "2025-06-18", "2025-11-25"} {
		ctx, cancel := context.WithCancel(t.Context())
		req, err := http.NewRequestWithContext(ctx, "POST", s.url+"/mcp", strings.NewReader(toolCall(`{"url":"https://example.org/"}`)))
		if err != nil {
			t.Fatal(err)
		}
		for k, v := range map[string]string{"Content-Type": toolJSON, "Accept": toolAccept, "Mcp-Protocol-Version": version} {
			req.Header.Set(k, v)
		}
		go func() { <-began; cancel() }()
		if resp, err := s.c.Do(req); err == nil {
			resp.Body.Close()
		}
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: the fetch goes on without its client", version)
		}
	}
	cs := s.mustTools("", nil)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-began; cancel() }()
	if _, err := cs.CallTool(ctx, &sdk.CallToolParams{Name: mcp.ToolHighlight, Arguments: map[string]any{"url": "https://example.org/"}}); err == nil {
		t.Error("it was answered")
	}
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Fatal("the fetch goes on")
	}
}

// TestToolsWritten: points of a language model may take longer than a request.
func TestToolsWritten(t *testing.T) {
	told := make(chan string, 100)
	m := slowScribe{make(chan struct{}, 100), make(chan struct{})}
	s := toolSite(t, func(_ *Options, so *service.Options) { so.Model, so.Timeout = m, time.Minute })
	ln := listen(t)
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, ln, s.api, ServerOptions{ReadTimeout: 200 * time.Millisecond, WriteTimeout: 400 * time.Millisecond})
	}()
	t.Cleanup(func() {
		s.c.Transport.(*http.Transport).CloseIdleConnections()
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	s.url = "http://" + ln.Addr().String()
	cs := s.mustTools("", &sdk.ClientOptions{ProgressNotificationHandler: func(_ context.Context, r *sdk.ProgressNotificationClientRequest) { told <- r.Params.Message }})
	go func() {
		<-m.asked
		time.Sleep(1300 * time.Millisecond)
		close(m.let)
	}()
	p := &sdk.CallToolParams{Name: mcp.ToolHighlight, Arguments: map[string]any{"text": ferryZH}}
	p.SetProgressToken("t")
	res, err := cs.CallTool(t.Context(), p)
	if err != nil || res.IsError {
		t.Fatalf("%v %+v", err, res)
	}
	if text := res.Content[0].(*sdk.TextContent).Text; !strings.Contains(text, "AI 生成") {
		t.Errorf("got %s", text)
	}
	select {
	case msg := <-told:
		if msg == "" {
			t.Error("an empty message")
		}
	case <-time.After(5 * time.Second):
		t.Error("no progress was told")
	}
}

type fetcherFunc func(context.Context, string) (article.Source, error)

func (f fetcherFunc) Fetch(ctx context.Context, url string) (article.Source, error) {
	return f(ctx, url)
}

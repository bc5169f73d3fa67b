package mcp

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"go.uber.org/goleak"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/schema"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/service"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	ferryZH = "青屿市四日宣布，跨海轮渡将于下月八日试行夜航。首批投入四艘电动船，每艘可载客二百人。票价为八元，比白天便宜一半。市交通局局长林岚说，夜航可能延长到凌晨两点。试航期间没有发生事故。"
	ferryEN = "The city of Harrow said on Tuesday that its ferry will sail at night from 8 April. Four electric boats will carry 200 people each. A ticket costs 8 crowns, half the price of the day. Officials said the service may be extended. No accident happened in the trials."
)

// pages is a fetcher of a test.
type pages func(ctx context.Context, url string) (article.Source, error)

func (f pages) Fetch(ctx context.Context, url string) (article.Source, error) { return f(ctx, url) }

func newServer(t testing.TB, so service.Options, o Options) *Server {
	t.Helper()
	if so.Now == nil {
		so.Now = func() time.Time { return time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC) }
	}
	var err error
	if o.Service, err = service.New(so); err != nil {
		t.Fatal(err)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// client connects the library's own client to s.
func client(t testing.TB, s *Server, o *sdk.ClientOptions) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	ss, err := s.tools.Connect(t.Context(), there, nil)
	if err != nil {
		t.Fatal(err)
	}
	cs, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, o).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cs.Close()
		_ = ss.Wait()
	})
	return cs
}

func call(t testing.TB, cs *sdk.ClientSession, tool string, args any) *sdk.CallToolResult {
	t.Helper()
	res, err := cs.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func textOf(t testing.TB, res *sdk.CallToolResult) string {
	t.Helper()
	if len(res.Content) != 1 {
		t.Fatalf("%d pieces of content, want 1", len(res.Content))
	}
	return res.Content[0].(*sdk.TextContent).Text
}

// digestOf is the structured answer, held to the schema of the tool, to the
// published one, and to the laws of a digest.
func digestOf(t testing.TB, res *sdk.CallToolResult) *digest.Digest {
	t.Helper()
	if res.IsError {
		t.Fatalf("an error: %s", textOf(t, res))
	}
	data, err := json.Marshal(res.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	out, err := outputSchema()
	if err != nil {
		t.Fatal(err)
	}
	published, err := schema.Digest(false)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*jsonschema.Schema{out, published} {
		r, err := s.Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Validate(v); err != nil {
			t.Fatalf("%s\ndoes not fit its schema: %v", data, err)
		}
	}
	var d digest.Digest
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	if err := d.CheckValid(); err != nil {
		t.Error(err)
	}
	return &d
}

func codeOf(res *sdk.CallToolResult) fault.Code {
	e, ok := res.Meta[errorKey].(map[string]any)
	if !ok || !res.IsError {
		return ""
	}
	code, _ := e["code"].(string)
	return fault.Code(code)
}

// TestTools: the tools say what they are, in both languages.
func TestTools(t *testing.T) {
	dir := t.TempDir()
	files, err := service.OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	for _, c := range []struct {
		name string
		so   service.Options
		o    Options
		want map[string][]string // of each tool, beyond what all have
	}{
		{"network", service.Options{}, Options{}, map[string][]string{ToolHighlight: {"force", "length"}, ToolCheck: nil}},
		{"files", service.Options{}, Options{Files: files, UI: "zh"}, map[string][]string{ToolHighlight: {"file", "force", "length"}, ToolCheck: {"file"}}},
		{"model", service.Options{Model: scribe{}}, Options{UI: "en"}, map[string][]string{ToolHighlight: {"force", "length", "no_model"}, ToolCheck: nil}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cs := client(t, newServer(t, c.so, c.o), nil)
			list, err := cs.ListTools(t.Context(), nil)
			if err != nil || len(list.Tools) != 2 {
				t.Fatalf("%d tools, %v", len(list.Tools), err)
			}
			if ins := cs.InitializeResult().Instructions; !strings.Contains(ins, map[string]string{"zh": "指示"}[c.o.UI]) || ins == "" {
				t.Errorf("instructions %q", ins)
			}
			for _, tool := range list.Tools {
				a := tool.Annotations
				if !a.ReadOnlyHint || !a.IdempotentHint || a.DestructiveHint == nil || *a.DestructiveHint || a.OpenWorldHint == nil || !*a.OpenWorldHint {
					t.Errorf("%s: annotations %+v", tool.Name, a)
				}
				if tool.Title == "" || tool.Description == "" || tool.OutputSchema == nil {
					t.Errorf("%s is not described: %+v", tool.Name, tool)
				}
				var in struct {
					Properties map[string]struct{ Type, Description string }
				}
				data, _ := json.Marshal(tool.InputSchema)
				if err := json.Unmarshal(data, &in); err != nil {
					t.Fatal(err)
				}
				want := append([]string{"date", "explain", "item", "lang", "points", "text", "title", "ui", "url"}, c.want[tool.Name]...)
				slices.Sort(want)
				var got []string
				for name, p := range in.Properties {
					got = append(got, name)
					if p.Type == "" || p.Description == "" || strings.Contains(p.Description, "%!") {
						t.Errorf("%s: %s: %+v", tool.Name, name, p)
					}
				}
				slices.Sort(got)
				if !slices.Equal(got, want) {
					t.Errorf("%s takes %v, want %v", tool.Name, got, want)
				}
			}
		})
	}
}

// TestHighlight: the points, for a program and for a reader.
func TestHighlight(t *testing.T) {
	cs := client(t, newServer(t, service.Options{}, Options{}), nil)
	for _, c := range []struct{ lang, text, quotes, supported, verbatim string }{
		{"zh", ferryZH, "引自网页", "有据；已核对", "依据（第 1 段）"},
		{"en", ferryEN, "quote the page", "supported; ", "word for word"},
	} {
		t.Run(c.lang, func(t *testing.T) {
			res := call(t, cs, ToolHighlight, map[string]any{"text": c.text, "points": 2, "title": "夜航 Ferry"})
			d := digestOf(t, res)
			if len(d.Points) != 2 || d.Article.Lang != c.lang || d.Article.Title != "夜航 Ferry" || d.ReadingTime != 1 {
				t.Errorf("got %+v", d)
			}
			text := textOf(t, res)
			for _, want := range []string{c.quotes, c.supported, c.verbatim, "> 夜航 Ferry", "> " + d.Points[0].Text, "zhongdian-cut"} {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in\n%s", want, text)
				}
			}
			// Brief without explain, whole with it.
			p := d.Points[0]
			if len(p.Checks) != 0 || p.Words != nil || p.Edits != nil || p.Evidence[0].Prefix != "" || p.Evidence[0].Fragment != "" || d.Generator.Settings != nil {
				t.Errorf("not brief: %+v", p)
			}
			d = digestOf(t, call(t, cs, ToolHighlight, map[string]any{"text": c.text, "points": 2, "explain": true}))
			if p := d.Points[0]; len(p.Checks) == 0 || len(p.Words) == 0 || p.Evidence[0].Fragment == "" || d.Generator.Settings["points"] != "2" {
				t.Errorf("not explained: %+v", p)
			}
		})
	}
	long := digestOf(t, call(t, cs, ToolHighlight, map[string]any{"text": ferryZH, "length": "long", "lang": "zh", "ui": "en", "url": nil, "item": nil}))
	if long.Points[0].Text == "" {
		t.Error("no point")
	}
}

// TestCheck: the verdicts, with what fails, in the language that was asked for.
func TestCheck(t *testing.T) {
	cs := client(t, newServer(t, service.Options{}, Options{}), nil)
	for _, c := range []struct {
		name  string
		args  map[string]any
		wants []string
	}{
		{"zh", map[string]any{"text": ferryZH, "points": []string{"票价为八元。", "票价为九元。"}}, []string{"要点 2：与原文不符", "九", "> 票价为九元。"}},
		{"en", map[string]any{"text": ferryEN, "points": []string{"A ticket costs 8 crowns.", "A ticket costs 9 crowns."}}, []string{"Point 2: contradicted", "“9”", "> A ticket costs 9 crowns."}},
		{"zh in en", map[string]any{"text": ferryZH, "points": []string{"票价为八元。", "票价为九元。"}, "ui": "en"}, []string{"Point 2: contradicted"}},
		{"lines", map[string]any{"text": ferryEN, "points": "1. A ticket costs 8 crowns.\n2. A ticket costs 9 crowns."}, []string{"Point 2: contradicted"}},
		{"objects", map[string]any{"text": ferryEN, "points": []any{map[string]any{"text": "A ticket costs 8 crowns."}, "A ticket costs 9 crowns."}}, []string{"Point 2: contradicted"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := call(t, cs, ToolCheck, c.args)
			d := digestOf(t, res)
			if len(d.Points) != 2 || d.Points[0].Verdict != digest.Supported || d.Points[1].Verdict != digest.Contradicted || d.Points[1].Reason == "" || len(d.Points[1].Checks) == 0 {
				t.Errorf("got %+v", d.Points)
			}
			for _, want := range c.wants {
				if text := textOf(t, res); !strings.Contains(text, want) {
					t.Errorf("%q is not in\n%s", want, text)
				}
			}
		})
	}
}

// TestFiles: files of the open folders alone, and none where there are none.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(ferryZH), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := service.OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	cs := client(t, newServer(t, service.Options{}, Options{Files: files}), nil)
	if d := digestOf(t, call(t, cs, ToolHighlight, map[string]any{"file": "a.txt"})); len(d.Points) == 0 {
		t.Error("no points")
	}
	for name, want := range map[string]fault.Code{"/etc/passwd": fault.NotFound, "../a.txt": fault.NotFound, "-": fault.NotFound, "/dev/stdin": fault.NotFound, ".env": fault.Invalid, strings.Repeat("a", 5000): fault.TooLarge} {
		if res := call(t, cs, ToolHighlight, map[string]any{"file": name}); codeOf(res) != want {
			t.Errorf("%.40s: %s", name, textOf(t, res))
		}
	}
	cs = client(t, newServer(t, service.Options{}, Options{}), nil)
	if res := call(t, cs, ToolHighlight, map[string]any{"file": filepath.Join(dir, "a.txt")}); codeOf(res) != fault.Invalid || !strings.Contains(textOf(t, res), "files are not open") {
		t.Errorf("got %s", textOf(t, res))
	}
}

// TestWrongInput: what does not fit is told with its code and what to do.
func TestWrongInput(t *testing.T) {
	cs := client(t, newServer(t, service.Options{}, Options{}), nil)
	many := make([]string, maxGiven+1)
	for i := range many {
		many[i] = "A ticket costs 8 crowns."
	}
	for name, c := range map[string]struct {
		tool string
		args any
		code fault.Code
		says string
	}{
		"nothing":         {ToolHighlight, nil, fault.Invalid, "give url or text"},
		"no object":       {ToolHighlight, []string{"x"}, fault.Invalid, "object"},
		"two":             {ToolHighlight, map[string]any{"url": "https://example.org", "text": "x"}, fault.Invalid, "only one of"},
		"misspelt":        {ToolHighlight, map[string]any{"txt": ferryEN}, fault.Invalid, `no argument "txt"; highlight-article takes url, text`},
		"length to check": {ToolCheck, map[string]any{"text": ferryEN, "points": []string{"x"}, "length": "short"}, fault.Invalid, "no argument"},
		"number as text":  {ToolHighlight, map[string]any{"text": ferryEN, "points": "three"}, fault.Invalid, "number of points"},
		"points to judge": {ToolHighlight, map[string]any{"text": ferryEN, "points": []string{"x"}}, fault.Invalid, ToolCheck},
		"too many":        {ToolHighlight, map[string]any{"text": ferryEN, "points": 51}, fault.Invalid, "1 to 50"},
		"fewer than none": {ToolHighlight, map[string]any{"text": ferryEN, "points": -1}, fault.Invalid, "1 to 50"},
		"length":          {ToolHighlight, map[string]any{"text": ferryEN, "length": "huge"}, fault.Invalid, "short, medium or long"},
		"lang":            {ToolHighlight, map[string]any{"text": ferryEN, "lang": "fr"}, fault.Invalid, "zh, en or auto"},
		"ui":              {ToolHighlight, map[string]any{"text": ferryEN, "ui": "fr"}, fault.Invalid, "zh or en"},
		"date":            {ToolHighlight, map[string]any{"text": ferryEN, "date": "soon"}, fault.Invalid, "2006-01-02"},
		"type":            {ToolHighlight, map[string]any{"text": 5}, fault.Invalid, "text must be a string"},
		"flag":            {ToolHighlight, map[string]any{"text": ferryEN, "explain": "yes"}, fault.Invalid, "explain must be true or false"},
		"item":            {ToolHighlight, map[string]any{"text": ferryEN, "item": -2}, fault.Invalid, "item"},
		"scheme":          {ToolHighlight, map[string]any{"url": "file:///etc/passwd"}, fault.Invalid, "http://"},
		"long url":        {ToolHighlight, map[string]any{"url": "https://example.org/" + strings.Repeat("a", 9000)}, fault.TooLarge, "url has"},
		"private":         {ToolHighlight, map[string]any{"url": "http://127.0.0.1:1/"}, fault.Unreachable, "private network"},
		"metadata":        {ToolCheck, map[string]any{"url": "http://169.254.169.254/latest/", "points": []string{"x"}}, fault.Unreachable, ""},
		"huge":            {ToolHighlight, map[string]any{"text": strings.Repeat(ferryEN+"\n", 9000)}, fault.TooLarge, "Hand in one chapter"},
		"no points":       {ToolCheck, map[string]any{"text": ferryEN}, fault.Invalid, "no points"},
		"empty list":      {ToolCheck, map[string]any{"text": ferryEN, "points": []string{}}, fault.Invalid, "empty"},
		"empty point":     {ToolCheck, map[string]any{"text": ferryEN, "points": []string{" "}}, fault.Invalid, "point 1 is empty"},
		"many points":     {ToolCheck, map[string]any{"text": ferryEN, "points": many}, fault.TooLarge, "at most 100"},
		"long point":      {ToolCheck, map[string]any{"text": ferryEN, "points": []string{strings.Repeat("a", 17<<10)}}, fault.TooLarge, "point 1"},
		"number of":       {ToolCheck, map[string]any{"text": ferryEN, "points": 3}, fault.Invalid, "list of strings"},
	} {
		t.Run(name, func(t *testing.T) {
			res := call(t, cs, c.tool, c.args)
			text := textOf(t, res)
			if codeOf(res) != c.code || !strings.HasPrefix(text, string(c.code)+": ") || !strings.Contains(text, c.says) {
				t.Errorf("got %s: %.300s, want %s: %s", codeOf(res), text, c.code, c.says)
			}
			if len(text) > 2*maxMessageLine || res.StructuredContent != nil || !strings.Contains(text, "\n") {
				t.Errorf("%d bytes, structured %v: %.300s", len(text), res.StructuredContent, text)
			}
		})
	}
	if res := call(t, cs, ToolHighlight, map[string]any{"ui": "zh"}); !strings.Contains(textOf(t, res), "请改正参数") {
		t.Errorf("got %s", textOf(t, res))
	}
	if _, err := cs.CallTool(t.Context(), &sdk.CallToolParams{Name: "delete-everything"}); err == nil || !strings.Contains(err.Error(), "unknown tool") {
		t.Errorf("an unknown tool: %v", err)
	}
}

// TestCancel: a call that is given up ends what it waits for.
func TestCancel(t *testing.T) {
	began, ended := make(chan struct{}), make(chan struct{})
	so := service.Options{Fetcher: pages(func(ctx context.Context, _ string) (article.Source, error) {
		close(began)
		<-ctx.Done()
		close(ended)
		return article.Source{}, ctx.Err()
	})}
	cs := client(t, newServer(t, so, Options{}), nil)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-began; cancel() }()
	if _, err := cs.CallTool(ctx, &sdk.CallToolParams{Name: ToolHighlight, Arguments: map[string]any{"url": "https://example.org/"}}); err == nil {
		t.Error("it was answered")
	}
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the fetch goes on")
	}
}

// TestProgress: a client that asks hears what is being waited for; nothing comes
// behind the answer.
func TestProgress(t *testing.T) {
	told := make(chan *sdk.ProgressNotificationParams, 100)
	so := service.Options{Fetcher: pages(func(ctx context.Context, url string) (article.Source, error) {
		select {
		case <-time.After(2*beat + beat/2):
		case <-ctx.Done():
		}
		return article.Source{URL: url, Type: "text/plain", Data: []byte(ferryZH)}, nil
	})}
	cs := client(t, newServer(t, so, Options{UI: "zh"}), &sdk.ClientOptions{
		ProgressNotificationHandler: func(_ context.Context, r *sdk.ProgressNotificationClientRequest) { told <- r.Params },
	})
	p := &sdk.CallToolParams{Name: ToolHighlight, Arguments: map[string]any{"url": "https://example.org/"}}
	p.SetProgressToken("t")
	res, err := cs.CallTool(t.Context(), p)
	if err != nil || res.IsError {
		t.Fatalf("%v %+v", err, res)
	}
	if len(told) < 1 {
		t.Fatal("nothing was told")
	}
	last := 0.0
	for n := len(told); n > 0; n-- {
		m := <-told
		if m.Message != "正在抓取网页" || m.ProgressToken != "t" || m.Progress <= last {
			t.Errorf("told %+v", m)
		}
		last = m.Progress
	}
}

// TestBroken: a panic and a failure of our own are told as such, and nothing of
// their insides is.
func TestBroken(t *testing.T) {
	so := service.Options{Fetcher: pages(func(context.Context, string) (article.Source, error) { panic("secret") })}
	for name, o := range map[string]Options{
		"service": {},
		"face":    {Enter: func(context.Context, *service.Request) (func(), error) { panic("secret") }},
		"busy":    {Enter: func(context.Context, *service.Request) (func(), error) { return nil, fault.New("busy", "no place") }},
	} {
		t.Run(name, func(t *testing.T) {
			res := call(t, client(t, newServer(t, so, o), nil), ToolHighlight, map[string]any{"url": "https://example.org/"})
			want := fault.Internal
			if name == "busy" {
				want = "busy"
			}
			if codeOf(res) != want || strings.Contains(textOf(t, res), "secret") {
				t.Errorf("got %s", textOf(t, res))
			}
		})
	}
}

// scribe is a language model that writes one point, as it stands.
type scribe struct{}

func (scribe) Info() llm.Info { return llm.Info{Model: "scribe-1"} }

func (scribe) Complete(context.Context, llm.Request) (llm.Reply, error) {
	return llm.Reply{Model: "scribe-1", Finish: llm.FinishStop, Text: `{"points":[{"evidence":[1],"text":"青屿市四日宣布，跨海轮渡将于下月八日试行夜航。"}]}`}, nil
}

// TestWritten: what a model wrote is labelled, and can be done without.
func TestWritten(t *testing.T) {
	cs := client(t, newServer(t, service.Options{Model: scribe{}}, Options{}), nil)
	res := call(t, cs, ToolHighlight, map[string]any{"text": ferryZH})
	if d := digestOf(t, res); d.AIGC == nil || d.Generator.Model != "scribe-1" || !strings.Contains(textOf(t, res), "要点 1 [AI 生成]：") {
		t.Errorf("not labelled: %+v\n%s", d, textOf(t, res))
	}
	res = call(t, cs, ToolHighlight, map[string]any{"text": ferryZH, "no_model": true})
	if d := digestOf(t, res); d.AIGC != nil || d.Points[0].Origin != digest.Cut {
		t.Errorf("written: %+v", d)
	}
}

package openai

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/llm"
)

const testKey = "sk-test-0123456789abcdefGHIJ"

// backend is a server that behaves as one of the real ones does, by what their
// documents and the threads of their users say.
type backend struct {
	name      string
	path      string // of the interface; "": /v1/chat/completions
	query     string
	header    string // of the key; "": Authorization
	noKey     bool
	refuse    func(body map[string]any) (status int, says string) // "" is none
	ignore    bool                                                // takes a schema and does not follow it
	noStream  bool                                                // answers whole whatever is asked
	think     string                                              // how it shows thoughts: "field", "field2", "tags", "half"
	keepAlive bool                                                // comments and empty events before the answer
	noUsage   bool
	emptyHead bool // a first chunk without a choice, as Azure's with its filter's results
}

const wantText = `{"points":[{"evidence":[1],"text":"夜航下月试行。"}]}`

var backends = []backend{
	{name: "openai", refuse: refuseAll(refuseMaxTokens, refuseTemperature)},
	{name: "azure deployments", path: "/openai/deployments/mini/chat/completions", query: "api-version=2024-10-21", header: "api-key", emptyHead: true, refuse: refuseStreamOptions},
	{name: "hunyuan", refuse: refuseSchemaWith(http.StatusBadRequest, `{"error":{"message":"invalid params","type":"invalid_request_error","code":"1001"}}`)},
	{name: "deepseek", keepAlive: true, think: "field", refuse: refuseMode("json_schema", `{"error":{"message":"This response_format type is unavailable now","type":"invalid_request_error"}}`)},
	{name: "qwen", refuse: refuseAll(qwenThinking, qwenWord)},
	{name: "kimi", think: "field", refuse: refuseTemperature},
	{name: "ollama", noKey: true, think: "field2"},
	{name: "llama.cpp", noKey: true, think: "half", refuse: refuseSchemaWith(http.StatusInternalServerError, `{"error":{"code":500,"message":"failed to parse grammar","type":"server_error"}}`)},
	{name: "vllm", noKey: true, think: "tags", refuse: refuseMode("json_object", `{"object":"error","message":"unsupported response_format json_object","type":"BadRequestError","code":400}`)},
	{name: "lm studio", noKey: true, refuse: refuseMode("json_object", `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`)},
	{name: "ignores the schema", ignore: true},
	{name: "can't stream", noStream: true, noUsage: true},
	{name: "says nothing of tokens", noUsage: true},
	{name: "knows no schema at all", refuse: refuseMode("json_", `{"detail":"Extra inputs are not permitted: response_format"}`)},
}

func refuseAll(fs ...func(map[string]any) (int, string)) func(map[string]any) (int, string) {
	return func(b map[string]any) (int, string) {
		for _, f := range fs {
			if status, says := f(b); status != 0 {
				return status, says
			}
		}
		return 0, ""
	}
}

func refuseMaxTokens(b map[string]any) (int, string) {
	if b["max_tokens"] == nil {
		return 0, ""
	}
	return 400, `{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}`
}

func refuseTemperature(b map[string]any) (int, string) {
	if b["temperature"] == nil {
		return 0, ""
	}
	return 400, `{"error":{"message":"invalid temperature: only 1 is allowed for this model","type":"invalid_request_error"}}`
}

func refuseStreamOptions(b map[string]any) (int, string) {
	if b["stream_options"] == nil {
		return 0, ""
	}
	return 400, `{"error":{"message":"Unrecognized request argument supplied: stream_options","type":"invalid_request_error","param":null,"code":null}}`
}

func refuseMode(prefix, says string) func(map[string]any) (int, string) {
	return func(b map[string]any) (int, string) {
		if f, ok := b["response_format"].(map[string]any); ok && strings.HasPrefix(f["type"].(string), prefix) {
			return 400, says
		}
		return 0, ""
	}
}

func refuseSchemaWith(status int, says string) func(map[string]any) (int, string) {
	return func(b map[string]any) (int, string) {
		if _, ok := b["response_format"]; ok {
			return status, says
		}
		return 0, ""
	}
}

func qwenThinking(b map[string]any) (int, string) {
	if b["response_format"] != nil && b["enable_thinking"] != false {
		return 400, `{"error":{"code":"invalid_parameter_error","message":"Json mode response is not supported when enable_thinking is true"}}`
	}
	return 0, ""
}

func qwenWord(b map[string]any) (int, string) {
	data, _ := json.Marshal(b["messages"])
	if f, ok := b["response_format"].(map[string]any); ok && f["type"] == "json_object" && !strings.Contains(strings.ToLower(string(data)), "json") {
		return 400, `{"error":{"message":"'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'."}}`
	}
	return refuseMode("json_schema", `{"error":{"message":"response_format json_schema is not supported by this model"}}`)(b)
}

// site is a running backend and what was sent to it.
type site struct {
	backend
	*httptest.Server
	mu     sync.Mutex
	bodies []map[string]any
	faults []string
}

func (b backend) start(t testing.TB) *site {
	t.Helper()
	s := &site{backend: b}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	want := s.path
	if want == "" {
		want = "/v1/chat/completions"
	}
	data, _ := io.ReadAll(r.Body)
	var body map[string]any
	err := json.Unmarshal(data, &body)
	s.mu.Lock()
	defer s.mu.Unlock()
	bad := func(format string, args ...any) { s.faults = append(s.faults, fmt.Sprintf(format, args...)) }
	switch {
	case r.Method != http.MethodPost || r.URL.Path != want || r.URL.RawQuery != s.query:
		bad("%s %s?%s, want POST %s?%s", r.Method, r.URL.Path, r.URL.RawQuery, want, s.query)
	case err != nil:
		bad("the body is no JSON: %v", err)
	case r.Header.Get("Content-Type") != "application/json":
		bad("content type %q", r.Header.Get("Content-Type"))
	}
	header, value := "Authorization", "Bearer "+testKey
	if s.header != "" {
		header, value = s.header, testKey
	}
	if s.noKey {
		value = ""
	}
	if got := r.Header.Get(header); got != value {
		bad("%s is %q, want %q", header, got, value)
	}
	s.bodies = append(s.bodies, body)
	if s.refuse != nil {
		if status, says := s.refuse(body); status != 0 {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			fmt.Fprint(w, says)
			return
		}
	}
	s.answer(w, body)
}

func (s *site) answer(w http.ResponseWriter, body map[string]any) {
	text := wantText
	if s.ignore || body["response_format"] == nil && !mentions(body, "JSON Schema") {
		text = "A lighthouse shows ships the way. 灯塔为船只指路。"
	} else if mentions(body, "lighthouse") {
		text = `{"colour":"red","count":3}`
	}
	thought := "Let me think of { and }."
	message := map[string]any{}
	switch s.think {
	case "field":
		message["reasoning_content"] = thought
	case "field2":
		message["reasoning"] = thought
	case "tags":
		text = "<think>\n" + thought + "\n</think>\n\n" + text
	case "half":
		text = thought + "\n</think>\n\n" + text
	}
	use := map[string]any{"prompt_tokens": 120, "completion_tokens": 34, "total_tokens": 154}
	if body["stream"] != true || s.noStream {
		message["content"] = text
		out := map[string]any{"model": "real-name", "choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": message}}}
		if !s.noUsage {
			out["usage"] = use
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(out)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	flush := w.(http.Flusher).Flush
	send := func(v any) {
		data, _ := json.Marshal(v)
		fmt.Fprintf(w, "data: %s\n\n", data)
		flush()
	}
	delta := func(m map[string]any, finish any) map[string]any {
		return map[string]any{"model": "real-name", "choices": []any{map[string]any{"index": 0, "delta": m, "finish_reason": finish}}}
	}
	if s.keepAlive {
		fmt.Fprint(w, ": keep-alive\n\n: keep-alive\r\n\r\nevent: ping\nid: 7\n\n")
		flush()
		time.Sleep(5 * time.Millisecond)
	}
	if s.emptyHead {
		send(map[string]any{"choices": []any{}, "model": "", "prompt_filter_results": []any{}})
	}
	message["role"], message["content"] = "assistant", nil
	send(delta(message, nil))
	for part := range pieces(text) {
		send(delta(map[string]any{"content": part}, nil))
	}
	send(delta(map[string]any{}, "stop"))
	if _, asked := body["stream_options"]; asked && !s.noUsage {
		send(map[string]any{"choices": []any{}, "usage": use})
	}
	fmt.Fprint(w, "data: [DONE]\n\n")
}

func mentions(body map[string]any, what string) bool {
	data, _ := json.Marshal(body["messages"])
	return strings.Contains(string(data), what)
}

// pieces cuts a text into pieces of three runes.
func pieces(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		rs := []rune(s)
		for i := 0; i < len(rs); i += 3 {
			if !yield(string(rs[i:min(i+3, len(rs))])) {
				return
			}
		}
	}
}

func (s *site) options() Options {
	base := s.URL + "/v1"
	if s.path != "" {
		base = s.URL + strings.TrimSuffix(s.path, "/chat/completions")
	}
	zero := 0.0
	o := Options{Profile: s.name, BaseURL: base, Query: s.query, Header: s.header, Model: "asked-name", Key: testKey, KeyEnv: "TEST_KEY", Temperature: &zero}
	if s.noKey {
		o.Key = ""
	}
	if s.name == "qwen" {
		o.Extra = map[string]any{"enable_thinking": false}
	}
	return o
}

func (s *site) sent() []map[string]any {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]map[string]any(nil), s.bodies...)
}

func (s *site) checkFaults(t *testing.T) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		t.Error(f)
	}
}

func request() llm.Request {
	return llm.Request{
		Messages: []llm.Message{
			{Role: llm.System, Content: "You choose the key points of an article."},
			{Role: llm.User, Content: "[1] 青屿市跨海轮渡下月试行夜航。\n[2] 首批投入四艘电动船。"},
		},
		Schema:     json.RawMessage(`{"type":"object","properties":{"points":{"type":"array"}},"required":["points"],"additionalProperties":false}`),
		SchemaName: "points",
		MaxTokens:  500,
	}
}

// newClient makes a client that waits for nothing and remembers how long it
// would have waited.
func newClient(t testing.TB, o Options) (*Client, *waits) {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	w := &waits{start: time.Now()}
	c.sleep, c.now, c.jitter = w.sleep, w.now, func() float64 { return 0.5 }
	return c, w
}

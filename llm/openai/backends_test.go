package openai

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/llm"
)

// TestBackends: with each server there is a reply, by whatever way, and the
// second call goes that way at once.
func TestBackends(t *testing.T) {
	want := map[string]Mode{
		"hunyuan": ModeNone, "deepseek": ModeObject, "qwen": ModeObject, "llama.cpp": ModeNone, "knows no schema at all": ModeNone,
	}
	for _, b := range backends {
		t.Run(b.name, func(t *testing.T) {
			s := b.start(t)
			o := s.options()
			var learned Caps
			o.Learned = func(k Caps) { learned = k }
			c, w := newClient(t, o)
			reply := complete(t, c, request())
			s.checkFaults(t)
			mode := want[b.name]
			if mode == ModeUntried {
				mode = ModeStrict
			}
			if learned.Schema != mode || c.Caps().Schema != mode {
				t.Errorf("learned mode %q, want %q", learned.Schema, mode)
			}
			if !b.ignore && reply.Text != wantText {
				t.Errorf("text %q, want %q", reply.Text, wantText)
			}
			if reply.Model != "real-name" || reply.Finish != llm.FinishStop {
				t.Errorf("model %q, finish %q", reply.Model, reply.Finish)
			}
			if got, want := reply.Usage.Estimated, b.noUsage || b.name == "azure deployments"; got != want {
				t.Errorf("usage %+v, estimated should be %v", reply.Usage, want)
			}
			if reply.Usage.Input < 40 || reply.Usage.Output < 10 {
				t.Errorf("usage %+v is too small", reply.Usage)
			}
			before := len(s.sent())
			complete(t, c, request())
			if n := len(s.sent()) - before; n != 1 {
				t.Errorf("the second call took %d requests: what was learned was not kept", n)
			}
			// A new process that was told what the first one learned.
			o.Known = learned
			c2, _ := newClient(t, o)
			before = len(s.sent())
			complete(t, c2, request())
			if n := len(s.sent()) - before; n != 1 {
				t.Errorf("a new client took %d requests with what was known", n)
			}
			if len(w.all()) > 0 {
				t.Errorf("a refusal is no reason to wait: %v", w.all())
			}
		})
	}
}

func complete(t *testing.T, c *Client, r llm.Request) llm.Reply {
	t.Helper()
	reply, err := c.Complete(t.Context(), r)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return reply
}

// TestProgress: what is told of a stream adds up to the reply, without thoughts.
func TestProgress(t *testing.T) {
	for _, b := range backends {
		if b.ignore || b.think == "half" { // a mark that only closes shows at the end
			continue
		}
		t.Run(b.name, func(t *testing.T) {
			s := b.start(t)
			c, _ := newClient(t, s.options())
			var told strings.Builder
			n := 0
			r := request()
			r.Progress = func(p llm.Progress) {
				n++
				told.WriteString(p.Delta)
				if p.Bytes != told.Len() {
					t.Errorf("told of %d bytes, %d have come", p.Bytes, told.Len())
				}
			}
			reply := complete(t, c, r)
			if told.String() != reply.Text {
				t.Errorf("told %q, the reply is %q", told.String(), reply.Text)
			}
			if !b.noStream && n < 5 {
				t.Errorf("told %d times only", n)
			}
		})
	}
}

func TestRequestBody(t *testing.T) {
	s := backend{name: "plain"}.start(t)
	o := s.options()
	o.Extra = map[string]any{"thinking": map[string]any{"type": "disabled"}, "top_p": 0.9}
	c, _ := newClient(t, o)
	complete(t, c, request())
	got := s.sent()[0]
	want := map[string]any{
		"model": "asked-name", "max_tokens": 500.0, "temperature": 0.0, "stream": true, "top_p": 0.9,
		"stream_options": map[string]any{"include_usage": true},
		"thinking":       map[string]any{"type": "disabled"},
		"messages": []any{
			map[string]any{"role": "system", "content": "You choose the key points of an article."},
			map[string]any{"role": "user", "content": "[1] 青屿市跨海轮渡下月试行夜航。\n[2] 首批投入四艘电动船。"},
		},
		"response_format": map[string]any{"type": "json_schema", "json_schema": map[string]any{
			"name": "points", "strict": true,
			"schema": map[string]any{
				"type": "object", "properties": map[string]any{"points": map[string]any{"type": "array"}}, "required": []any{"points"}, "additionalProperties": false,
			},
		}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the request differs (-want +got):\n%s", d)
	}
	s.checkFaults(t)
}

// TestToldInWords: a server that holds the model to nothing gets the schema in
// words, and the caller's request is not edited for it.
func TestToldInWords(t *testing.T) {
	s := backend{name: "none", refuse: refuseMode("json_", `{"error":"no response_format"}`)}.start(t)
	c, _ := newClient(t, s.options())
	r := request()
	complete(t, c, r)
	sent := s.sent()
	last := sent[len(sent)-1]
	if !mentions(last, "JSON Schema") || !mentions(last, "additionalProperties") {
		t.Errorf("the schema is not told in words: %v", last["messages"])
	}
	if d := cmp.Diff(request().Messages, r.Messages); d != "" {
		t.Errorf("the request was edited: %s", d)
	}
}

// TestExtraRefused: a field of the preset that a server does not know is left out.
func TestExtraRefused(t *testing.T) {
	s := backend{name: "strict", refuse: func(b map[string]any) (int, string) {
		if b["enable_thinking"] != nil {
			return 422, `{"detail":[{"type":"extra_forbidden","loc":["body","enable_thinking"],"msg":"Extra inputs are not permitted"}]}`
		}
		return 0, ""
	}}.start(t)
	o := s.options()
	o.Extra = map[string]any{"enable_thinking": false, "top_p": 0.5}
	c, _ := newClient(t, o)
	complete(t, c, request())
	last := s.sent()[len(s.sent())-1]
	if _, has := last["enable_thinking"]; has || last["top_p"] != 0.5 || last["response_format"] == nil {
		t.Errorf("more or less was left out than was refused: %v", last)
	}
}

// TestThinksItAllAway: a model that used its tokens to think gets more room, and
// the room is remembered.
func TestThinksItAllAway(t *testing.T) {
	var rooms []any
	s := rawServer(t, func(w answerer, body map[string]any) {
		rooms = append(rooms, body["max_tokens"])
		if body["max_tokens"].(float64) < 5000 {
			w.json(200, `{"choices":[{"message":{"content":"","reasoning_content":"hm hm"},"finish_reason":"length"}]}`)
			return
		}
		w.json(200, `{"choices":[{"message":{"content":"yes"},"finish_reason":"stop"}]}`)
	})
	c, _ := newClient(t, Options{BaseURL: s.URL, Model: "m"})
	complete(t, c, request())
	complete(t, c, request())
	if d := cmp.Diff([]any{500.0, 500.0 + thinkRoom, 500.0 + thinkRoom}, rooms); d != "" {
		t.Errorf("rooms (-want +got):\n%s", d)
	}
}

func TestSchemaName(t *testing.T) {
	for in, want := range map[string]string{"": "answer", "key points": "key_points", "要点": "_", strings.Repeat("a", 100): strings.Repeat("a", 64)} {
		if got := schemaName(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

package openai

import (
	"encoding/json"
	"regexp"
	"sync"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// body makes the JSON of a request with what the server is known to take. It is
// a map and not a struct because profiles add fields of their own, and one of
// these may replace one of ours.
func (c *Client) body(r llm.Request, k Caps) ([]byte, error) {
	mode := ModeUntried
	messages := r.Messages
	if r.Schema != nil {
		if mode = k.Schema.orBest(); mode == ModeObject || mode == ModeNone {
			messages = told(messages, r.Schema)
		}
	}
	m := map[string]any{"model": c.o.Model, "messages": messages}
	if n := c.room(r, k); n > 0 {
		m[maxField(k)] = n
	}
	if c.o.Temperature != nil && !k.NoTemperature {
		m["temperature"] = *c.o.Temperature
	}
	if f := format(mode, r); f != nil {
		m["response_format"] = f
	}
	if !k.NoStream {
		m["stream"] = true
		if !k.NoUsage {
			m["stream_options"] = map[string]any{"include_usage": true}
		}
	}
	for name, v := range c.o.Extra {
		if !k.Dropped[name] {
			m[name] = v
		}
	}
	data, err := json.Marshal(m)
	if err != nil {
		return nil, fault.New(fault.Invalid, "the request can't be written as JSON: is the schema one?")
	}
	return data, nil
}

// thinkRoom is what a model that thinks may use up before its reply, in tokens.
// What is not used costs nothing.
const thinkRoom = 16384

// room is the limit of tokens to ask for, 0 for none. It stays within the context
// where that is known: some servers refuse a request that could pass it.
func (c *Client) room(r llm.Request, k Caps) int {
	n := r.MaxTokens
	if n == 0 {
		n = c.o.MaxTokens
	}
	if n > 0 && k.Thinks {
		least := n
		n += thinkRoom
		if full := c.Info().Context; full > 0 {
			n = max(least, min(n, full-llm.EstimateRequest(r)))
		}
	}
	return n
}

func maxField(k Caps) string {
	if k.Completion {
		return "max_completion_tokens"
	}
	return "max_tokens"
}

func format(mode Mode, r llm.Request) any {
	switch mode {
	case ModeStrict, ModeSchema:
		js := map[string]any{"name": schemaName(r.SchemaName), "schema": r.Schema}
		if mode == ModeStrict {
			js["strict"] = true
		}
		return map[string]any{"type": "json_schema", "json_schema": js}
	case ModeObject:
		return map[string]any{"type": "json_object"}
	}
	return nil
}

var notInName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^A-Za-z0-9_-]+`) })

// schemaName keeps to what servers take as a name: 1 to 64 of few characters.
func schemaName(s string) string {
	s = notInName().ReplaceAllString(s, "_")
	if s == "" {
		return "answer"
	}
	return s[:min(len(s), 64)]
}

// told adds the schema in words, for servers that will not hold the model to it.
// It goes to the end of the last message: the start of the prompt stays as it
// was, which servers with a cache of prefixes reward, and the word JSON stands
// in it, without which several refuse json_object.
func told(ms []llm.Message, schema json.RawMessage) []llm.Message {
	out := append([]llm.Message(nil), ms...)
	last := &out[len(out)-1]
	last.Content += "\n\nAnswer with one JSON object and nothing else, no Markdown around it. It must follow this JSON Schema:\n" + string(schema)
	return out
}

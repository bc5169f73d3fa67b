package openai

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/llm"
)

// Mode is how far a server lets itself be held to a JSON Schema.
type Mode string

// The modes, from the best to none. Each is tried after the one before it was
// refused; some servers refuse json_object and take a schema, others the reverse.
const (
	ModeUntried Mode = ""
	ModeStrict  Mode = "json_schema_strict" // response_format json_schema, strict
	ModeSchema  Mode = "json_schema"        // the same without strict, for schemas it finds fault with
	ModeObject  Mode = "json_object"        // any JSON object
	ModeNone    Mode = "none"               // asked for in words only
)

var ladder = []Mode{ModeStrict, ModeSchema, ModeObject, ModeNone}

func (m Mode) orBest() Mode {
	if m == ModeUntried {
		return ModeStrict
	}
	return m
}

// Caps is what is known of a server and a model, found by trying.
type Caps struct {
	Schema        Mode            `json:"schema,omitempty"`
	NoStream      bool            `json:"no_stream,omitempty"`
	NoUsage       bool            `json:"no_usage,omitempty"`   // refuses stream_options
	Completion    bool            `json:"completion,omitempty"` // wants max_completion_tokens for max_tokens
	NoTemperature bool            `json:"no_temperature,omitempty"`
	Thinks        bool            `json:"thinks,omitempty"`  // needs room for its thoughts beside the reply
	Dropped       map[string]bool `json:"dropped,omitempty"` // extra fields that it refuses
	Context       int             `json:"context,omitempty"` // tokens, as the server tells
}

func (k Caps) clone() Caps {
	k.Dropped = maps.Clone(k.Dropped)
	return k
}

func (k Caps) equal(o Caps) bool { return reflect.DeepEqual(k, o) }

// without gives the caps to try after f: the same without what the server
// refused. It gives false where f refuses nothing that can be left out.
func (k Caps) without(f *failure, r llm.Request, extra map[string]any) (Caps, bool) {
	k = k.clone()
	if f.kind == kindAllThought && !k.Thinks {
		k.Thinks = true
		return k, true
	}
	if !f.refusal() {
		return k, false
	}
	says := strings.ToLower(f.says)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(says, w) })
	}
	schema := r.Schema != nil && k.Schema.orBest() != ModeNone
	for name := range extra {
		if !k.Dropped[name] && has(strings.ToLower(name)) {
			if k.Dropped == nil {
				k.Dropped = map[string]bool{}
			}
			k.Dropped[name] = true
			return k, true
		}
	}
	switch {
	case !k.NoUsage && !k.NoStream && has("stream_options", "include_usage"):
		k.NoUsage = true
	case !k.Completion && has("max_completion_tokens"):
		k.Completion = true
	case k.Completion && has("max_completion_tokens"):
		k.Completion = false
	case schema && has("response_format", "json_schema", "json_object", "json mode", "schema", "grammar", "structured", "guided"):
		k.Schema = k.Schema.next()
	case !k.NoTemperature && has("temperature"):
		k.NoTemperature = true
	case !k.NoStream && has("stream"):
		k.NoStream = true
	case schema && f.vague():
		// It does not say what is wrong; the schema is what servers know least.
		k.Schema = k.Schema.next()
	default:
		return k, false
	}
	return k, true
}

func (m Mode) next() Mode {
	i := slices.Index(ladder, m.orBest())
	return ladder[min(i+1, len(ladder)-1)]
}

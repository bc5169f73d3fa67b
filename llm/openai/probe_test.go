package openai

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
)

func TestProbe(t *testing.T) {
	for _, b := range backends {
		t.Run(b.name, func(t *testing.T) {
			s := b.start(t)
			c, _ := newClient(t, s.options())
			p := c.Probe(t.Context())
			if p.Err != nil || p.SchemaErr != nil {
				t.Fatalf("%v, %v", p.Err, p.SchemaErr)
			}
			if !p.Reachable || p.Model != "real-name" || p.Streams == b.noStream || p.Usage == (b.noUsage || b.name == "azure deployments") {
				t.Errorf("%+v", p)
			}
			if p.Honoured == b.ignore {
				t.Errorf("schema %q, honoured %v", p.Schema, p.Honoured)
			}
			if p.Spent.Input < 100 || p.Total < 0 || p.FirstByte > p.Total {
				t.Errorf("spent %+v, first %v, total %v", p.Spent, p.FirstByte, p.Total)
			}
		})
	}
}

// TestProbeContext: each server tells in its own way how much it holds.
func TestProbeContext(t *testing.T) {
	for _, c := range []struct {
		name, path, body string
		want             int
	}{
		{"vLLM", "/v1/models", `{"data":[{"id":"m","max_model_len":32768}]}`, 32768},
		{"Kimi", "/v1/models", `{"data":[{"id":"x","context_length":1},{"id":"m","context_length":262144}]}`, 262144},
		{"llama.cpp", "/props", `{"default_generation_settings":{"n_ctx":8192}}`, 8192},
		{"Ollama, loaded", "/api/ps", `{"models":[{"name":"m:latest","context_length":4096}]}`, 4096},
		{"Ollama, set", "/api/show", `{"parameters":"stop \"x\"\nnum_ctx                        16384"}`, 16384},
		{"LM Studio", "/api/v0/models", `{"data":[{"id":"m","max_context_length":99999,"loaded_context_length":4096}]}`, 4096},
		{"nobody", "/none", `{}`, 0},
		{"nonsense", "/v1/models", `{"data":[{"id":"m","max_model_len":-5,"context_length":1e300}]}`, 0},
		{"no JSON", "/v1/models", `<html>`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := rawServer(t, func(w answerer, _ map[string]any) {
				switch w.r.URL.Path {
				case c.path:
					fmt.Fprint(w, c.body)
				case "/v1/chat/completions":
					w.json(200, good)
				default:
					http.NotFound(w, w.r)
				}
			})
			var learned Caps
			cl, _ := newClient(t, Options{BaseURL: s.URL + "/v1", Model: "m", Learned: func(k Caps) { learned = k }})
			p := cl.Probe(t.Context())
			if p.Context != c.want || cl.Info().Context != c.want || learned.Context != c.want {
				t.Errorf("context %d, the client says %d, learned %d, want %d", p.Context, cl.Info().Context, learned.Context, c.want)
			}
		})
	}
}

func TestProbeWithoutModel(t *testing.T) {
	s := rawServer(t, func(w answerer, _ map[string]any) {
		if w.r.URL.Path == "/v1/models" {
			w.json(200, `{"data":[{"id":"qwen3:8b"},{"id":"gemma3:4b"}]}`)
			return
		}
		t.Error("a call without a model")
	})
	c, _ := newClient(t, Options{Profile: "ollama", BaseURL: s.URL + "/v1"})
	if p := c.Probe(t.Context()); !p.Reachable || !slices.Equal(p.Models, []string{"gemma3:4b", "qwen3:8b"}) {
		t.Errorf("%+v", p)
	}
	if _, err := c.Complete(t.Context(), request()); fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "models test ollama") {
		t.Errorf("%v", err)
	}
	s.Close()
	if p := c.Probe(t.Context()); p.Reachable || fault.CodeOf(p.Err) != fault.Unreachable {
		t.Errorf("%+v", p)
	}
}

// TestPresets: the data is whole, each preset makes a client, and none of them
// would send a key in the open.
func TestPresets(t *testing.T) {
	var raw []map[string]any
	if err := json.Unmarshal(presetData, &raw); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(presetData)))
	dec.DisallowUnknownFields()
	var ps []Preset
	if err := dec.Decode(&ps); err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		if p.Name == "" || p.Title == "" || p.Operator == "" || p.Context <= 0 || p.Name != strings.ToLower(p.Name) {
			t.Errorf("%+v is not whole", p)
		}
		if p.Key && p.KeyEnv == "" {
			t.Errorf("%s wants a key and names no variable", p.Name)
		}
		if p.BaseURL == "" {
			continue
		}
		if _, err := New(Options{BaseURL: p.BaseURL, Model: "m", Key: testKey}); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
	for _, name := range []string{"hunyuan", "deepseek", "qwen", "kimi", "openai", "azure", "ollama", "llamacpp", "vllm", "lmstudio", "custom"} {
		if _, ok := PresetNamed(name); !ok {
			t.Errorf("no preset %s", name)
		}
	}
	if h, _ := PresetNamed("Hunyuan"); h.Concurrency != 5 || h.BaseURL != "https://api.hunyuan.cloud.tencent.com/v1" {
		t.Errorf("%+v", h)
	}
}

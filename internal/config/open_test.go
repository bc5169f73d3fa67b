package config

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// server answers each call with the same words and counts the calls. It knows no
// json_schema.
func server(t *testing.T) (url string, calls *atomic.Int64) {
	t.Helper()
	calls = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls.Add(1)
		var body struct {
			Format struct{ Type string } `json:"response_format"`
		}
		_ = json.NewDecoder(r.Body).Decode(&body)
		w.Header().Set("Content-Type", "application/json")
		if body.Format.Type == "json_schema" {
			w.WriteHeader(400)
			fmt.Fprint(w, `{"error":{"message":"response_format type json_schema is not supported"}}`)
			return
		}
		fmt.Fprint(w, `{"model":"m-1","choices":[{"message":{"content":"{\"points\":[]}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":50}}`)
	}))
	t.Cleanup(s.Close)
	return s.URL, calls
}

func ask(text string) llm.Request {
	return llm.Request{Messages: []llm.Message{{Role: llm.User, Content: text}}, Schema: []byte(`{"type":"object"}`), MaxTokens: 100}
}

// TestTower: what stands around a client works together: kept replies cost
// nothing, caps hold, and what was learned of a server is known the next time.
func TestTower(t *testing.T) {
	url, calls := server(t)
	c := mustLoad(t, "default_profile = \"a\"\n[profiles.a]\nbase_url = \""+url+"/v1\"\nmodel = \"m\"\ntokens_per_day = 600\n", nil)
	p, err := c.Choose("", "")
	if err != nil {
		t.Fatal(err)
	}
	open := func(keep bool) *Model {
		m, err := c.Open(p, keep)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(m.Close)
		return m
	}
	m := open(true)
	if _, err := m.Complete(t.Context(), ask("one")); err != nil {
		t.Fatal(err)
	}
	if n := calls.Load(); n != 3 { // strict, schema, object
		t.Errorf("%d requests to find out what the server takes, want 3", n)
	}
	again, err := open(true).Complete(t.Context(), ask("one"))
	if err != nil || !again.Cached || calls.Load() != 3 {
		t.Errorf("%+v, %v, %d requests", again, err, calls.Load())
	}
	if _, err := open(false).Complete(t.Context(), ask("one")); err != nil || calls.Load() != 4 {
		t.Errorf("%v; %d requests, want one more: not kept, and the server is known", err, calls.Load())
	}
	if _, err := open(true).Complete(t.Context(), ask("two")); err != nil {
		t.Fatal(err)
	}
	today, err := c.Ledger().Today()
	if err != nil || today["a"].Tokens() != 450 || today["a"].Calls != 3 {
		t.Errorf("%+v, %v", today, err)
	}
	if m.Used().Tokens() != 150 {
		t.Errorf("this model used %+v", m.Used())
	}
	before := calls.Load()
	if _, err := open(true).Complete(t.Context(), ask(strings.Repeat("three ", 90))); fault.CodeOf(err) != fault.TooLarge || calls.Load() != before {
		t.Errorf("%v, %d requests", err, calls.Load()-before)
	}
	if again, err := open(true).Complete(t.Context(), ask("two")); err != nil || !again.Cached {
		t.Errorf("what is kept is free of the cap: %v", err)
	}
}

func TestSalt(t *testing.T) {
	url, calls := server(t)
	profile := "[profiles.a]\nbase_url = \"" + url + "/v1\"\nmodel = \"m\"\n"
	c := mustLoad(t, profile, nil)
	for _, text := range []string{profile, profile + "temperature = 0.5\n", profile + "extra = {top_p = 1}\n"} {
		c2 := mustLoad(t, text, nil)
		c2.o = c.o
		p, _ := c2.Profile("a")
		m, err := c2.Open(p, true)
		if err != nil {
			t.Fatal(err)
		}
		defer m.Close()
		before := calls.Load()
		if reply, err := m.Complete(t.Context(), ask("x")); err != nil || reply.Cached || calls.Load() == before {
			t.Errorf("other settings gave a kept reply: %+v, %v", reply, err)
		}
	}
}

func TestRecordAndReplay(t *testing.T) {
	url, calls := server(t)
	dir := filepath.Join(t.TempDir(), "rec")
	c := mustLoad(t, fmt.Sprintf("[profiles.live]\nbase_url = %q\nmodel = \"m\"\nrecord = %q\n[profiles.played]\nreplay = %q\n", url+"/v1", dir, dir), nil)
	live, _ := c.Profile("live")
	m, err := c.Open(live, false)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	want, err := m.Complete(t.Context(), ask("x"))
	if err != nil {
		t.Fatal(err)
	}
	before := calls.Load()
	played, _ := c.Profile("played")
	pm, err := c.Open(played, true)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pm.Complete(t.Context(), ask("x"))
	if err != nil || got != want || calls.Load() != before {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := pm.Probe(t.Context()); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
	if pm.Used().Tokens() != 0 || pm.Info().Model != "m" {
		t.Errorf("%+v, %+v", pm.Used(), pm.Info())
	}
	pm.Close()
}

// TestContext: the file knows best, then the server, then the documents, and of
// a model that is not the preset's own only a careful guess is made.
func TestContext(t *testing.T) {
	for _, x := range []struct {
		text, profile, model string
		want                 int
	}{
		{"", "hunyuan", "", 32000},
		{"", "deepseek", "", 131072},
		{"", "deepseek", "other", 32000},
		{"", "ollama", "m", 4096},
		{"", "openai", "gpt-5.4-mini", 128000},
		{"[profiles.openai]\nbase_url = \"http://localhost:9\"\n", "openai", "m", 8192},
		{"[profiles.ollama]\ncontext = 65536\n", "ollama", "m", 65536},
	} {
		c := mustLoad(t, x.text, map[string]string{"HUNYUAN_API_KEY": "k", "DEEPSEEK_API_KEY": "k", "OPENAI_API_KEY": "k"})
		p, err := c.Choose(x.profile, x.model)
		if err != nil {
			t.Fatal(err)
		}
		m, err := c.Open(p, true)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Info().Context; got != x.want {
			t.Errorf("%s %s: %d, want %d", x.profile, x.model, got, x.want)
		}
		k := m.client.Caps()
		k.Context = 9999
		c.remember(p, k)
		m.Close()
		m, err = c.Open(p, true)
		if err != nil {
			t.Fatal(err)
		}
		want := 9999
		if p.Context > 0 {
			want = p.Context
		}
		if got := m.Info().Context; got != want {
			t.Errorf("%s %s: %d after the server told, want %d", x.profile, x.model, got, want)
		}
		m.Close()
	}
}

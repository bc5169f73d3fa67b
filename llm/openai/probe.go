package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// Probe is what a server showed when it was tried.
type Probe struct {
	Reachable bool      `json:"reachable"`      // something of this interface answered
	Models    []string  `json:"models"`         // that it offers; empty where it does not tell
	Model     string    `json:"model"`          // that answered, as it names itself
	Listed    bool      `json:"listed"`         // the model asked for is among Models
	FirstByte int       `json:"first_byte_ms"`  // until the first text
	Total     int       `json:"total_ms"`       // of the same call
	Streams   bool      `json:"streams"`        // text came in pieces
	Usage     bool      `json:"usage"`          // tokens were counted by the server
	Schema    Mode      `json:"schema"`         // what it took
	Honoured  bool      `json:"honoured"`       // and the answer followed the schema
	Context   int       `json:"context"`        // tokens; 0: it does not tell
	Spent     llm.Usage `json:"spent"`          // by the trial
	Err       error     `json:"-"`              // why it went no further
	SchemaErr error     `json:"-"`              // why the trial of the schema failed
	Told      []string  `json:"told,omitempty"` // where Context is from
}

// The trial asks in words for something else than the schema wants, so that an
// answer in the schema's shape can only come from the schema.
const (
	probeWords  = "Say in one short sentence what a lighthouse is for. 请用一句话说明灯塔的用途。"
	probeSchema = `{"type":"object","properties":{"colour":{"type":"string","enum":["red","green"]},"count":{"type":"integer"}},"required":["colour","count"],"additionalProperties":false}`
)

// Probe tries the server with two short calls and tells what it can do. It costs
// a few hundred tokens. What it finds of the server is kept for later calls.
func (c *Client) Probe(ctx context.Context) Probe {
	p := Probe{Models: []string{}}
	f := c.list(ctx, &p)
	if c.o.Model == "" {
		if f != nil {
			p.Err = c.explain(ctx, ctx, f)
		}
		return p
	}
	start := time.Now()
	pieces := 0
	reply, err := c.Complete(ctx, llm.Request{
		Messages:  []llm.Message{{Role: llm.User, Content: probeWords}},
		MaxTokens: 200,
		Progress: func(llm.Progress) {
			if pieces++; pieces == 1 {
				p.FirstByte = int(time.Since(start).Milliseconds())
			}
		},
	})
	p.Total = int(time.Since(start).Milliseconds())
	if err != nil {
		p.Err = err
		p.Reachable = p.Reachable || fault.CodeOf(err) == fault.Provider
		return p
	}
	p.Reachable, p.Model = true, reply.Model
	p.Streams = pieces > 1 && !c.Caps().NoStream
	p.Usage = !reply.Usage.Estimated
	p.Spent = reply.Usage
	c.trySchema(ctx, &p)
	c.context(ctx, &p)
	return p
}

func (c *Client) trySchema(ctx context.Context, p *Probe) {
	reply, err := c.Complete(ctx, llm.Request{
		Messages:   []llm.Message{{Role: llm.User, Content: probeWords}},
		Schema:     json.RawMessage(probeSchema),
		SchemaName: "probe",
		MaxTokens:  200,
	})
	if err != nil {
		p.SchemaErr = err
		return
	}
	p.Spent = p.Spent.Add(reply.Usage)
	p.Schema = c.Caps().Schema.orBest()
	var v struct {
		Colour *string
		Count  *int
	}
	dec := json.NewDecoder(strings.NewReader(reply.Text))
	p.Honoured = dec.Decode(&v) == nil && v.Colour != nil && v.Count != nil && (*v.Colour == "red" || *v.Colour == "green")
}

// list asks for the models on offer.
func (c *Client) list(ctx context.Context, p *Probe) *failure {
	var v struct {
		Data []struct {
			ID      string  `json:"id"`
			MaxLen  float64 `json:"max_model_len"`  // vLLM
			Context float64 `json:"context_length"` // Kimi, OpenRouter and others
			Meta    struct {
				Train float64 `json:"n_ctx_train"`
				Ctx   float64 `json:"n_ctx"` // llama.cpp
			} `json:"meta"`
		} `json:"data"`
	}
	if f := c.get(ctx, c.endpoint("/models"), nil, &v); f != nil {
		return f
	}
	p.Reachable = true
	for _, m := range v.Data {
		if name := printable(m.ID); len(p.Models) < 1000 && name != "" {
			p.Models = append(p.Models, name)
		}
		same := m.ID == c.o.Model || m.ID == c.o.Model+":latest" // as Ollama completes a name
		if same || len(v.Data) == 1 {
			c.tell(p, m.MaxLen, "max_model_len")
			c.tell(p, m.Context, "context_length")
			c.tell(p, m.Meta.Ctx, "n_ctx")
		}
		p.Listed = p.Listed || same
	}
	sort.Strings(p.Models)
	return nil
}

func (c *Client) tell(p *Probe, n float64, where string) {
	if n >= 1 && n < 1e9 && p.Context == 0 {
		p.Context = int(n)
		p.Told = append(p.Told, where)
	}
}

// context asks servers on one's own machine, in their own ways, how much text
// they hold. The first call has made them load the model, so that what they tell
// is what they really use and not what the model could.
func (c *Client) context(ctx context.Context, p *Probe) {
	root := *c.base
	root.Path = strings.TrimSuffix(root.Path, "/v1")
	if p.Context == 0 && Loopback(root.Hostname()) {
		c.ownContext(ctx, p, &root)
	}
	if p.Context > 0 {
		k := c.Caps()
		k.Context = p.Context
		c.mu.Lock()
		c.caps.Context = 0
		c.mu.Unlock()
		c.learn(k)
	}
}

func (c *Client) ownContext(ctx context.Context, p *Probe, root *url.URL) {
	at := func(path string) string { u := *root; u.Path += path; return u.String() }
	var props struct {
		Settings struct {
			Ctx float64 `json:"n_ctx"`
		} `json:"default_generation_settings"`
	}
	if c.get(ctx, at("/props"), nil, &props) == nil {
		c.tell(p, props.Settings.Ctx, "llama.cpp /props")
	}
	var ps struct {
		Models []struct {
			Name    string  `json:"name"`
			Context float64 `json:"context_length"`
		} `json:"models"`
	}
	if p.Context == 0 && c.get(ctx, at("/api/ps"), nil, &ps) == nil {
		for _, m := range ps.Models {
			if m.Name == c.o.Model || m.Name == c.o.Model+":latest" {
				c.tell(p, m.Context, "Ollama /api/ps")
			}
		}
	}
	var show struct {
		Parameters string `json:"parameters"`
	}
	if p.Context == 0 && c.get(ctx, at("/api/show"), map[string]string{"model": c.o.Model}, &show) == nil {
		c.tell(p, numCtx(show.Parameters), "Ollama num_ctx")
	}
	var lms struct {
		Data []struct {
			ID     string  `json:"id"`
			Loaded float64 `json:"loaded_context_length"`
		} `json:"data"`
	}
	if p.Context == 0 && c.get(ctx, at("/api/v0/models"), nil, &lms) == nil {
		for _, m := range lms.Data {
			if m.ID == c.o.Model {
				c.tell(p, m.Loaded, "LM Studio loaded_context_length")
			}
		}
	}
}

// numCtx finds the line "num_ctx 8192" in the parameters of a model of Ollama.
func numCtx(s string) float64 {
	for line := range strings.Lines(s) {
		if f := strings.Fields(line); len(f) == 2 && f[0] == "num_ctx" {
			n, _ := strconv.ParseFloat(f[1], 64)
			return n
		}
	}
	return 0
}

// get reads JSON from the server, within a few seconds and a megabyte.
func (c *Client) get(ctx context.Context, address string, body, into any) *failure {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	method, in := http.MethodGet, io.Reader(nil)
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return &failure{err: err}
		}
		method, in = http.MethodPost, bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(ctx, method, address, in)
	if err != nil {
		return &failure{err: err}
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", agent)
	c.authorize(req.Header)
	resp, err := c.http.Do(req)
	if err != nil {
		return transportFailure(ctx, err, false)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxEvent))
	switch {
	case err != nil:
		return transportFailure(ctx, err, true)
	case resp.StatusCode != http.StatusOK:
		return statusFailure(resp, data, c.now())
	case json.Unmarshal(data, into) != nil:
		return &failure{kind: kindMalformed}
	}
	return nil
}

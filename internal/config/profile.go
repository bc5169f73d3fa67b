package config

import (
	"net/url"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/llm/openai"
)

// Profile is one model behind one server, with everything that is set for it.
// What the file leaves out is that of the preset.
type Profile struct {
	Name     string
	Preset   openai.Preset
	FromFile int // its line there; 0: it needs no file

	BaseURL    string
	Model      string
	APIVersion string // Azure's older addresses
	KeyEnv     string // "": no key is sent
	noKey      bool   // the file says so

	Context     int // tokens of prompt and reply together, as the file says; 0: it does not
	MaxTokens   int
	Temperature *float64
	Extra       map[string]any
	Concurrency int
	Rate        float64 // requests a minute
	Attempts    int
	Timeout     time.Duration
	FirstByte   time.Duration
	Idle        time.Duration

	TokensPerRun, TokensPerDay int
	PriceIn, PriceOut          float64 // of a million tokens; 0 is unknown
	Currency                   string

	Record string // directory to record answers in
	Replay string // directory to answer from; no server is asked
}

// fill takes what is not set from the environment, then from the preset.
func (p *Profile) fill(getenv func(string) string) {
	env := func(name string) string {
		if name == "" || p.FromFile > 0 {
			return "" // the file says what is meant
		}
		return strings.TrimSpace(getenv(name))
	}
	first(&p.BaseURL, env(p.Preset.BaseEnv), p.Preset.BaseURL)
	if p.Preset.Name == "openai" && strings.TrimRight(p.BaseURL, "/") != p.Preset.BaseURL {
		// OPENAI_BASE_URL is how people name any server: nothing is known of it.
		p.Preset.Extra, p.Preset.Known = nil, openai.Caps{}
		if custom, ok := openai.PresetNamed("custom"); ok {
			p.Preset.Context = custom.Context
		}
	}
	first(&p.Model, env(p.Preset.ModelEnv), p.Preset.Model)
	if !p.noKey {
		first(&p.KeyEnv, p.Preset.KeyEnv)
	}
	first(&p.Concurrency, p.Preset.Concurrency)
	first(&p.Timeout, time.Duration(p.Preset.Timeout))
	first(&p.FirstByte, time.Duration(p.Preset.FirstByte))
	if p.Temperature == nil {
		p.Temperature = p.Preset.Temperature
	}
	extra := make(map[string]any, len(p.Preset.Extra)+len(p.Extra))
	for k, v := range p.Preset.Extra {
		extra[k] = v
	}
	for k, v := range p.Extra {
		extra[k] = v
	}
	p.Extra = extra
	p.BaseURL = p.address()
}

func first[T comparable](v *T, others ...T) {
	var zero T
	for _, o := range others {
		if *v == zero {
			*v = o
		}
	}
}

// address adds the path where an address is only a host: everybody writes
// http://localhost:11434, and the interface is below it.
func (p *Profile) address() string {
	u, err := url.Parse(strings.TrimRight(p.BaseURL, "/"))
	if err != nil || u.Path != "" || u.Host == "" {
		return p.BaseURL
	}
	switch p.Preset.Name {
	case "ollama", "llamacpp", "vllm", "lmstudio", "openai":
		u.Path = "/v1"
	case "azure":
		if u.Path = "/openai/v1"; p.APIVersion != "" {
			u.Path = "/openai/deployments/" + p.Model
		}
	}
	return u.String()
}

func (p Profile) withModel(model string) Profile {
	if p.Preset.Name == "azure" && p.APIVersion != "" {
		p.BaseURL = strings.TrimSuffix(p.BaseURL, "/openai/deployments/"+p.Model)
	}
	p.Model = model
	p.BaseURL = p.address()
	return p
}

// Operator is who reads what is sent.
func (p Profile) Operator() string {
	u, err := url.Parse(p.BaseURL)
	switch {
	case p.Replay != "":
		return "nobody: answers are played from a recording"
	case err != nil:
		return "unknown"
	case openai.Loopback(u.Hostname()):
		return "this machine"
	case strings.TrimRight(p.BaseURL, "/") == strings.TrimRight(p.Preset.BaseURL, "/"), p.Preset.Name == "azure":
		return p.Preset.Operator
	}
	return u.Host
}

// Local reports whether the server is this machine.
func (p Profile) Local() bool {
	u, err := url.Parse(p.BaseURL)
	return err == nil && openai.Loopback(u.Hostname())
}

// Price gives what tokens cost by the profile's prices, and false where these
// are not set.
func (p Profile) Price(input, output int) (float64, bool) {
	if p.PriceIn == 0 && p.PriceOut == 0 {
		return 0, false
	}
	return (p.PriceIn*float64(input) + p.PriceOut*float64(output)) / 1e6, true
}

// room is the context to count on where nobody measured it. What is known of a
// preset is known of its own model; of another one less is safe to say.
func (p Profile) room() int {
	const careful = 32000
	if p.Model != p.Preset.Model && p.Preset.Model != "" && !p.Local() {
		return min(p.Preset.Context, careful)
	}
	return p.Preset.Context
}

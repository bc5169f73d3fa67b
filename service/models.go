package service

import (
	"context"
	"net/url"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/config"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/llm/ledger"
	"github.com/zhongdian/zhongdian/llm/openai"
)

// Models are the language models that a user has set up.
type Models struct{ c *config.Config }

// OpenModels reads the configuration of models, "" for the one in the user's own
// place, which may be missing. Errors: fault.Invalid with the line in the file,
// fault.NotFound.
func OpenModels(file string) (*Models, error) {
	c, err := config.Load(config.Options{File: file})
	if err != nil {
		return nil, err
	}
	return &Models{c}, nil
}

// ModelsExample is a configuration with a comment on everything.
func ModelsExample() []byte { return config.Example() }

// InitModels writes the example where there is no configuration yet, and gives
// its name. Errors: fault.Invalid.
func InitModels(file string) (string, error) { return config.Init(file) }

// ModelList is what is set up, without any key.
type ModelList struct {
	Configuration string         `json:"configuration"`
	Found         bool           `json:"found"`
	Default       string         `json:"default_profile,omitempty"`
	Always        bool           `json:"always"`
	Profiles      []ModelProfile `json:"profiles"`
}

// ModelProfile is one line of the list.
type ModelProfile struct {
	Name      string  `json:"name"`
	Preset    string  `json:"preset"`
	Title     string  `json:"title"`
	Model     string  `json:"model,omitempty"`
	Address   string  `json:"address"`
	Operator  string  `json:"operator"` // who reads the articles
	Local     bool    `json:"local"`
	KeyEnv    string  `json:"key_env,omitempty"`
	KeySet    bool    `json:"key_set"`
	KeyNeeded bool    `json:"key_needed"`
	Context   int     `json:"context"` // tokens that are counted on
	Today     Used    `json:"today"`
	PerDay    int     `json:"tokens_per_day,omitempty"`
	PerRun    int     `json:"tokens_per_run,omitempty"`
	FromFile  bool    `json:"from_file"`
	Note      string  `json:"note,omitempty"`
	Cost      float64 `json:"cost_today,omitempty"` // by the profile's prices
	Currency  string  `json:"currency,omitempty"`
}

// Ready reports whether the profile could be asked as it is.
func (p ModelProfile) Ready() bool { return p.Model != "" && (p.KeySet || !p.KeyNeeded) }

// Used is what was used of a model.
type Used struct {
	Calls  int `json:"calls"`
	Input  int `json:"input"`
	Output int `json:"output"`
}

func usedOf(e ledger.Entry) Used { return Used{e.Calls, e.Input, e.Output} }

// List gives all profiles. A book of tokens that can't be read is left out of it.
func (m *Models) List() ModelList {
	l := ModelList{Configuration: m.c.File, Found: m.c.Found, Default: m.c.Default, Always: m.c.Always, Profiles: []ModelProfile{}}
	today, _ := m.c.Ledger().Today()
	for _, p := range m.c.Profiles {
		l.Profiles = append(l.Profiles, m.line(p, today[p.Name]))
	}
	return l
}

func (m *Models) line(p config.Profile, e ledger.Entry) ModelProfile {
	set, needed := m.c.HasKey(p)
	out := ModelProfile{
		Name: p.Name, Preset: p.Preset.Name, Title: p.Preset.Title, Model: p.Model, Address: bareAddress(p.BaseURL),
		Operator: p.Operator(), Local: p.Local(), KeyEnv: p.KeyEnv, KeySet: set, KeyNeeded: needed,
		Context: m.c.Context(p), Today: usedOf(e), PerDay: p.TokensPerDay, PerRun: p.TokensPerRun, FromFile: p.FromFile > 0, Note: p.Preset.Note,
	}
	if cost, ok := p.Price(e.Input, e.Output); ok {
		out.Cost, out.Currency = cost, p.Currency
	}
	return out
}

// bareAddress shows an address without what a person may have put into it that
// is nobody's business.
func bareAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// ModelTest is what a test of a profile has shown.
type ModelTest struct {
	Profile ModelProfile `json:"profile"`
	openai.Probe
	Error       *ErrorValue `json:"error,omitempty"`
	SchemaError *ErrorValue `json:"schema_error,omitempty"`
}

// Test tries a profile with two short calls, a few hundred tokens. What the
// server did wrong is in the result; err is for what stopped the test before.
func (m *Models) Test(ctx context.Context, profile, model string) (ModelTest, error) {
	p, err := m.c.Choose(profile, model)
	if err != nil {
		return ModelTest{}, err
	}
	tried, err := m.c.Fresh(p)
	if err != nil {
		return ModelTest{}, err
	}
	defer tried.Close()
	probe, err := tried.Probe(ctx)
	if err != nil {
		return ModelTest{}, err
	}
	if err := ctx.Err(); err != nil {
		return ModelTest{}, fault.New(fault.Canceled, "stopped: %w", err)
	}
	t := ModelTest{Probe: probe, Profile: m.line(p, ledger.Entry{})}
	if probe.Err != nil {
		e := ErrorOf(probe.Err)
		t.Error = &e
	}
	if probe.SchemaErr != nil {
		e := ErrorOf(probe.SchemaErr)
		t.SchemaError = &e
	}
	return t, nil
}

// Writing is how far a model's answer has come.
type Writing = llm.Progress

// Model is a language model that is ready to write.
type Model struct {
	llm.Provider
	m       *config.Model
	Profile ModelProfile

	// Before is told of a call's tokens, estimated, before it is made; nil: nobody.
	Before func(tokens int)
}

// Choose makes ready what the flags --profile and --model ask for; both may be
// empty, for the default profile. Without keep no reply is taken from those that
// were kept, and none is kept. Nothing is sent. Errors: fault.Invalid, NotFound.
func (m *Models) Choose(profile, model string, keep bool) (*Model, error) {
	p, err := m.c.Choose(profile, model)
	if err != nil {
		return nil, err
	}
	if p.Model == "" && p.Replay == "" {
		return nil, fault.New(fault.Invalid, "profile %s names no model: give one by --model, or as model in the configuration; zhongdian models test %s shows what the server offers", p.Name, p.Name)
	}
	cm, err := m.c.Open(p, keep)
	if err != nil {
		return nil, err
	}
	today, _ := m.c.Ledger().Today() // a book that can't be read shows nothing used
	return &Model{Provider: cm.Provider, m: cm, Profile: m.line(p, today[p.Name])}, nil
}

var _ llm.Provider = (*Model)(nil)

// Always reports whether the configuration wants a model without being asked.
func (m *Models) Always() bool { return m.c.Always }

// Complete tells Before, then asks.
func (m *Model) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	if m.Before != nil {
		m.Before(llm.EstimateRequest(r))
	}
	return m.Provider.Complete(ctx, r)
}

// Patience is how long one article may take with this model: two calls as long
// as each may last, and our own part.
func (m *Model) Patience() time.Duration {
	t := m.m.Profile.Timeout
	if t == 0 {
		t = 5 * time.Minute
	}
	return 2*t + 30*time.Second
}

// Used is what this process has used of it.
func (m *Model) Used() Used { return usedOf(m.m.Used()) }

// Cost is what that cost by the profile's prices; false where it has none.
func (m *Model) Cost() (amount float64, currency string, ok bool) {
	u := m.m.Used()
	amount, ok = m.m.Profile.Price(u.Input, u.Output)
	return amount, m.m.Profile.Currency, ok
}

// Close lets go of connections.
func (m *Model) Close() { m.m.Close() }

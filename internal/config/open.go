package config

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/llm/cache"
	"github.com/zhongdian/zhongdian/llm/ledger"
	"github.com/zhongdian/zhongdian/llm/openai"
	"github.com/zhongdian/zhongdian/llm/replay"
	"github.com/zhongdian/zhongdian/llm/statefile"
)

// Model is a profile that can be asked: cache(ledger(client)).
type Model struct {
	llm.Provider
	Profile Profile
	client  *openai.Client // nil: a recording
	meter   *ledger.Meter  // nil: a recording
	ledger  *ledger.Ledger
}

// Used gives what this process has used of it.
func (m *Model) Used() ledger.Entry {
	if m.meter == nil {
		return ledger.Entry{}
	}
	return m.meter.Run()
}

// Probe tries the server; see openai.Client.Probe. A recording has none.
func (m *Model) Probe(ctx context.Context) (openai.Probe, error) {
	if m.client == nil {
		return openai.Probe{}, fault.New(fault.Invalid, "%s plays a recording: there is no server to test", m.Profile.Name)
	}
	p := m.client.Probe(ctx)
	if p.Spent.Total() > 0 {
		// A book that can't be kept is no fault of the server that is tried.
		_ = m.ledger.Book(context.WithoutCancel(ctx), m.Profile.Name, ledger.Entry{Calls: 1, Input: p.Spent.Input, Output: p.Spent.Output})
	}
	return p, nil
}

// Close lets go of connections.
func (m *Model) Close() {
	if m.client != nil {
		m.client.Close()
	}
}

// Open makes a model of a profile; it sends nothing. Without keep, replies are
// neither taken from what was kept nor kept. Errors: fault.Invalid where
// something is missing or the key would go out in the open, fault.NotFound for a
// recording that is not there.
func (c *Config) Open(p Profile, keep bool) (*Model, error) {
	return c.open(p, keep, c.known(p))
}

// Fresh is Open for a test: nothing that was learned of the server before is
// taken for granted, and no reply is kept.
func (c *Config) Fresh(p Profile) (*Model, error) {
	k := p.Preset.Known
	k.Context = p.room()
	return c.open(p, false, k)
}

func (c *Config) open(p Profile, keep bool, known openai.Caps) (*Model, error) {
	if p.Replay != "" {
		player, err := replay.Open(p.Replay)
		if err != nil {
			return nil, err
		}
		return &Model{Provider: player, Profile: p}, nil
	}
	key, err := c.key(p)
	if err != nil {
		return nil, err
	}
	o := openai.Options{
		Profile: p.Name, BaseURL: p.BaseURL, Model: p.Model, Key: key, KeyEnv: p.KeyEnv, Header: p.Preset.Header,
		Context: p.Context, MaxTokens: p.MaxTokens, Temperature: p.Temperature, Extra: p.Extra,
		Concurrency: p.Concurrency, Rate: p.Rate, Attempts: p.Attempts, Timeout: p.Timeout, FirstByte: p.FirstByte, Idle: p.Idle,
		Known: known, Learned: func(k openai.Caps) { c.remember(p, k) },
	}
	if p.APIVersion != "" {
		o.Query = url.Values{"api-version": {p.APIVersion}}.Encode()
	}
	client, err := openai.New(o)
	if err != nil {
		return nil, err
	}
	m := &Model{Profile: p, client: client, ledger: c.Ledger()}
	var inner llm.Provider = client
	if p.Record != "" {
		if inner, err = replay.NewRecorder(inner, p.Record); err != nil {
			return nil, err
		}
	}
	m.meter = m.ledger.Wrap(inner, ledger.Caps{Run: p.TokensPerRun, Day: p.TokensPerDay})
	m.Provider = m.meter
	if keep && !c.CacheOff {
		m.Provider = cache.Wrap(m.meter, cache.Options{
			Dir: c.o.cacheDir(), Salt: p.salt(), MaxBytes: int64(c.CacheMB) << 20, MaxAge: time.Duration(c.CacheDays) * 24 * time.Hour,
		})
	}
	return m, nil
}

// Ledger is the book of tokens used.
func (c *Config) Ledger() *ledger.Ledger {
	return ledger.New(filepath.Join(c.o.stateDir(), "tokens.json"), nil)
}

// key finds the key in the environment. A server on this machine needs none.
func (c *Config) key(p Profile) (string, error) {
	if p.KeyEnv == "" {
		return "", nil
	}
	key := strings.TrimSpace(c.o.Getenv(p.KeyEnv))
	switch {
	case strings.ContainsFunc(key, func(r rune) bool { return r <= ' ' || r >= 0x7F }):
		return "", fault.New(fault.Invalid, "%s holds more than a key: there are spaces or other signs in it", p.KeyEnv)
	case key == "" && p.Preset.Key && !p.Local():
		return "", fault.New(fault.Invalid, "%s is not set: put the key of %s into it, as in export %s=…", p.KeyEnv, p.Name, p.KeyEnv)
	}
	return key, nil
}

// HasKey tells of a profile without its key: whether one is set, and whether it
// needs one.
func (c *Config) HasKey(p Profile) (set, needed bool) {
	return p.KeyEnv != "" && c.o.Getenv(p.KeyEnv) != "", p.Preset.Key && !p.Local() && p.KeyEnv != ""
}

// salt is everything of a profile that makes an answer.
func (p Profile) salt() string {
	data, err := json.Marshal([]any{p.BaseURL, p.APIVersion, p.Temperature, p.Extra, p.MaxTokens})
	if err != nil {
		return fmt.Sprint(p.BaseURL, p.APIVersion, p.Extra, p.MaxTokens)
	}
	return string(data)
}

// What was learned of servers is kept for two weeks: they are updated.
const keepCaps = 14 * 24 * time.Hour

type learned struct {
	Caps openai.Caps `json:"caps"`
	Time time.Time   `json:"time"`
}

func (c *Config) capsFile() string { return filepath.Join(c.o.stateDir(), "servers.json") }

func (p Profile) server() string {
	return strings.Join([]string{p.BaseURL, p.APIVersion, p.Model}, " ")
}

// known is what was learned of a profile's server and model, or else what is
// documented of them.
func (c *Config) known(p Profile) openai.Caps {
	k := p.Preset.Known
	all := map[string]learned{}
	if data, err := statefile.Read(c.capsFile()); err == nil && json.Unmarshal(data, &all) == nil {
		if l, ok := all[p.server()]; ok && time.Since(l.Time) < keepCaps {
			k = l.Caps
		}
	}
	if k.Context == 0 {
		k.Context = p.room()
	}
	return k
}

// remember keeps what a client has learned. Not to be able to costs a few
// requests next time and nothing more.
func (c *Config) remember(p Profile, k openai.Caps) {
	if k.Context == p.room() {
		k.Context = 0 // a guess of ours, not what the server told
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = statefile.Update(ctx, c.capsFile(), func(old []byte) ([]byte, error) {
		all := map[string]learned{}
		if json.Unmarshal(old, &all) != nil {
			all = map[string]learned{}
		}
		for name, l := range all {
			if time.Since(l.Time) > keepCaps {
				delete(all, name)
			}
		}
		all[p.server()] = learned{k, time.Now().UTC().Truncate(time.Second)}
		return json.MarshalIndent(all, "", " ")
	})
}

// Context is how many tokens are counted on for a profile: what its file says,
// or the server told, or is documented.
func (c *Config) Context(p Profile) int {
	if p.Context > 0 {
		return p.Context
	}
	return c.known(p).Context
}

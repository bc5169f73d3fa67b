package config

import (
	"fmt"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/llm/openai"
)

const (
	manyTokens = 1_000_000_000
	manyCalls  = 10_000
)

var top = []field[Config]{
	{"default_profile", text(func(c *Config) *string { return &c.Default })},
	{"always", flag(func(c *Config) *bool { return &c.Always })},
}

var cacheFields = []field[Config]{
	{"off", flag(func(c *Config) *bool { return &c.CacheOff })},
	{"max_mb", whole(1, 100_000, func(c *Config) *int { return &c.CacheMB })},
	{"days", whole(1, 3650, func(c *Config) *int { return &c.CacheDays })},
}

var profileFields = []field[Profile]{
	{"preset", setPreset},
	{"base_url", text(func(p *Profile) *string { return &p.BaseURL })},
	{"model", text(func(p *Profile) *string { return &p.Model })},
	{"api_version", setVersion},
	{"key_env", setKeyEnv},
	{"context", whole(256, manyTokens, func(p *Profile) *int { return &p.Context })},
	{"max_tokens", whole(1, manyTokens, func(p *Profile) *int { return &p.MaxTokens })},
	{"temperature", func(p *Profile, x any) string {
		var t float64
		wrong := number(0, 2, func(*Profile) *float64 { return &t })(p, x)
		p.Temperature = &t
		return wrong
	}},
	{"concurrency", whole(1, manyCalls, func(p *Profile) *int { return &p.Concurrency })},
	{"rate", number(0.001, 1e6, func(p *Profile) *float64 { return &p.Rate })},
	{"attempts", whole(1, 20, func(p *Profile) *int { return &p.Attempts })},
	{"timeout", duration(func(p *Profile) *time.Duration { return &p.Timeout })},
	{"first_byte", duration(func(p *Profile) *time.Duration { return &p.FirstByte })},
	{"idle", duration(func(p *Profile) *time.Duration { return &p.Idle })},
	{"tokens_per_run", whole(1, manyTokens, func(p *Profile) *int { return &p.TokensPerRun })},
	{"tokens_per_day", whole(1, manyTokens, func(p *Profile) *int { return &p.TokensPerDay })},
	{"price_in", number(0, 1e6, func(p *Profile) *float64 { return &p.PriceIn })},
	{"price_out", number(0, 1e6, func(p *Profile) *float64 { return &p.PriceOut })},
	{"currency", text(func(p *Profile) *string { return &p.Currency })},
	{"record", text(func(p *Profile) *string { return &p.Record })},
	{"replay", text(func(p *Profile) *string { return &p.Replay })},
}

func setPreset(p *Profile, x any) string {
	s, ok := x.(string)
	preset, found := openai.PresetNamed(s)
	if !ok || !found {
		var names []string
		for _, p := range openai.Presets() {
			names = append(names, p.Name)
		}
		return fmt.Sprintf("must be one of %s%s", strings.Join(names, ", "), nearest(s, names))
	}
	p.Preset = preset
	return ""
}

var (
	goodVersion = lazy(`^[A-Za-z0-9.-]{1,40}$`)
	goodEnv     = lazy(`^[A-Z][A-Z0-9_]{0,63}$`)
)

func setVersion(p *Profile, x any) string {
	s, ok := x.(string)
	if !ok || !goodVersion().MatchString(s) {
		return `must be a version such as "2024-10-21"`
	}
	p.APIVersion = s
	return ""
}

// setKeyEnv takes only what looks like the name of a variable: people put the key
// itself there, and then it must not be shown.
func setKeyEnv(p *Profile, x any) string {
	s, ok := x.(string)
	if p.noKey = ok && s == ""; p.noKey {
		return ""
	}
	if !ok || !goodEnv().MatchString(s) {
		return `must be the name of an environment variable in capitals, such as "MY_API_KEY", not the key itself; "" is no key`
	}
	p.KeyEnv = s
	return ""
}

package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

const secret = "sk-live-0123456789abcdef"

func load(t *testing.T, text string, env map[string]string) (*Config, error) {
	t.Helper()
	dir := t.TempDir()
	o := Options{
		File: filepath.Join(dir, "config.toml"), State: filepath.Join(dir, "state"), Cache: filepath.Join(dir, "cache"),
		Getenv: func(name string) string { return env[name] },
	}
	if err := os.WriteFile(o.File, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Load(o)
}

func mustLoad(t *testing.T, text string, env map[string]string) *Config {
	t.Helper()
	c, err := load(t, text, env)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWhole(t *testing.T) {
	c := mustLoad(t, `
default_profile = "work"
always = true

[cache]
off = false
max_mb = 5
days = 2

[profiles.work]
preset = "deepseek"
model = "deepseek-v4-pro"
key_env = "WORK_KEY"
context = 64000
max_tokens = 3000
temperature = 0.3
concurrency = 2
rate = 30.5
attempts = 6
timeout = "90s"
first_byte = "45s"
idle = "10s"
tokens_per_run = 1000
tokens_per_day = 5000
price_in = 1
price_out = 2.5
currency = "CNY"
record = "/tmp/rec"
[profiles.work.extra]
top_p = 0.9
thinking = {type = "enabled"}

[profiles.home]
base_url = "http://192.168.1.9:8000/v1"
model = "Qwen/Qwen3-8B"
`, nil)
	p, err := c.Choose("", "")
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "work" || p.Model != "deepseek-v4-pro" || p.KeyEnv != "WORK_KEY" || p.BaseURL != "https://api.deepseek.com" || p.Context != 64000 ||
		p.MaxTokens != 3000 || *p.Temperature != 0.3 || p.Concurrency != 2 || p.Rate != 30.5 || p.Attempts != 6 || p.Timeout != 90*time.Second ||
		p.FirstByte != 45*time.Second || p.Idle != 10*time.Second || p.TokensPerRun != 1000 || p.TokensPerDay != 5000 || p.Currency != "CNY" || p.Record != "/tmp/rec" {
		t.Errorf("%+v", p)
	}
	if p.Extra["top_p"] != 0.9 || p.Extra["thinking"].(map[string]any)["type"] != "enabled" {
		t.Errorf("extra %v: the file's fields replace the preset's", p.Extra)
	}
	if cost, ok := p.Price(2_000_000, 400_000); !ok || cost != 3 {
		t.Errorf("price %v, %v, want 3", cost, ok)
	}
	if !c.Always || c.CacheMB != 5 || c.CacheDays != 2 || !c.Found {
		t.Errorf("%+v", c)
	}
	home, err := c.Profile("HOME")
	if err != nil || home.Preset.Name != "custom" || home.KeyEnv != "" || home.Operator() != "192.168.1.9:8000" {
		t.Errorf("%+v, %v", home, err)
	}
	if got := c.names()[:3]; strings.Join(got, " ") != "work home hunyuan" {
		t.Errorf("profiles %v: the file's come first, in its order", got)
	}
}

// TestErrors: every mistake is named with its line, with what to do, and without
// what may be a key.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"syntax", "default_profile = \n", "line 1"},
		{"half a string", "a = \"x\n", "line 1"},
		{"key twice", "always = true\nalways = false\n", "line 2"},
		{"unknown on top", "\n\ndefault_profil = \"x\"\n", `line 3: "default_profil" is not known here; did you mean "default_profile"?`},
		{"unknown in a profile", "[profiles.a]\nbase_url=\"https://x.org\"\ntoken_per_day = 5\n", `line 3: "token_per_day" is not known here; did you mean "tokens_per_day"?`},
		{"unknown and unlike", "[profiles.a]\nbase_url=\"https://x.org\"\nzzzzzz = 5\n", `line 3: "zzzzzz" is not known here`},
		{"a key in the file", "[profiles.a]\n# hm\napi_key = \"" + secret + "\"\n", "line 3: keys are not kept in this file"},
		{"a key as key_env", "[profiles.a]\nkey_env = \"" + secret + "\"\n", "line 2: key_env must be the name"},
		{"a key on top", "token = \"" + secret + "\"\n", "line 1: keys are not kept"},
		{"a key in the address", "[profiles.a]\nbase_url = \"https://x.org/?k=" + secret + "\"\n", ""},
		{"text for a number", "[profiles.a]\nconcurrency = \"five\"\n", "line 2: concurrency must be a whole number, 1 to"},
		{"too many", "[profiles.a]\n\nattempts = 100\n", "line 3: attempts must be a whole number, 1 to 20"},
		{"negative", "[profiles.a]\ntokens_per_day = -1\n", "line 2: tokens_per_day"},
		{"not a number", "[profiles.a]\nrate = nan\n", "line 2: rate"},
		{"a bare time", "[profiles.a]\ntimeout = 90\n", `line 2: timeout must be a time such as "90s"`},
		{"a bad time", "[profiles.a]\ntimeout = \"soon\"\n", "line 2: timeout"},
		{"preset", "[profiles.a]\npreset = \"hunyan\"\n", `line 2: preset must be one of hunyuan`},
		{"preset meant", "[profiles.a]\npreset = \"hunyan\"\n", `did you mean "hunyuan"?`},
		{"profiles no table", "profiles = 5\n", "line 1: profiles must be a table, as in [profiles]"},
		{"profile no table", "[profiles]\na = 5\n", "line 2: a must be a table, as in [profiles.a]"},
		{"a list of profiles", "[[profiles]]\nname = \"a\"\n", "line 1: profiles must be a table"},
		{"no address", "[profiles.a]\nmodel = \"m\"\n", "line 1: profile a has no base_url"},
		{"a bad name", "[profiles.\"a b\"]\nbase_url = \"https://x.org\"\n", "line 1: the name of a profile"},
		{"two names", "[profiles.a]\nbase_url=\"https://x.org\"\n[profiles.A]\nbase_url=\"https://x.org\"\n", "line 3: two profiles"},
		{"no such default", "default_profile = \"nobody\"\n", `default_profile names "nobody"`},
		{"always what", "always = true\n", "always needs a default_profile"},
		{"inline", "profiles = {a = {zzz = 1}}\n", `line 1: "zzz" is not known`},
		{"bytes", "\xff\xfe\x00", "line 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg, err := load(t, c.text, nil)
			if err == nil && c.says == "" { // found when it is opened
				p, e := cfg.Profile("a")
				if e != nil {
					t.Fatal(e)
				}
				_, err = cfg.Open(p, false)
			}
			if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("%v, want one that says %q", err, c.says)
			}
			if strings.Contains(err.Error(), secret[:12]) {
				t.Errorf("the key stands in %q", err)
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := Load(Options{File: filepath.Join(t.TempDir(), "none.toml")}); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a named file that is missing: %v", err)
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	c, err := Load(Options{Getenv: func(string) string { return "" }})
	if err != nil || c.Found || c.Default != "" || len(c.Profiles) < 8 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := c.Choose("", ""); fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "models init") {
		t.Errorf("%v", err)
	}
}

func TestChoose(t *testing.T) {
	file := "default_profile = \"local\"\n[profiles.local]\npreset = \"ollama\"\nmodel = \"qwen3:8b\"\n[profiles.work]\npreset = \"azure\"\nbase_url = \"https://r.openai.azure.com\"\nmodel = \"mini\"\napi_version = \"2024-10-21\"\n"
	c := mustLoad(t, file, nil)
	for _, x := range []struct{ profile, model, name, wantModel, base string }{
		{"", "", "local", "qwen3:8b", "http://localhost:11434/v1"},
		{"", "gemma3:4b", "local", "gemma3:4b", "http://localhost:11434/v1"},
		{"", "hunyuan", "hunyuan", "hunyuan-turbos-latest", "https://api.hunyuan.cloud.tencent.com/v1"},
		{"", "hunyuan/hunyuan-lite", "hunyuan", "hunyuan-lite", "https://api.hunyuan.cloud.tencent.com/v1"},
		{"", "Qwen/Qwen3-8B", "qwen", "Qwen3-8B", "https://dashscope.aliyuncs.com/compatible-mode/v1"},
		{"vllm", "Qwen/Qwen3-8B", "vllm", "Qwen/Qwen3-8B", "http://localhost:8000/v1"},
		{"", "org/model", "local", "org/model", "http://localhost:11434/v1"},
		{"deepseek", "", "deepseek", "deepseek-v4-flash", "https://api.deepseek.com"},
		{"hunyuan", "deepseek", "hunyuan", "deepseek", "https://api.hunyuan.cloud.tencent.com/v1"},
		{"work", "", "work", "mini", "https://r.openai.azure.com/openai/deployments/mini"},
		{"work", "big", "work", "big", "https://r.openai.azure.com/openai/deployments/big"},
	} {
		p, err := c.Choose(x.profile, x.model)
		if err != nil || p.Name != x.name || p.Model != x.wantModel || p.BaseURL != x.base {
			t.Errorf("--profile %q --model %q: %s %s at %s (%v), want %s %s at %s", x.profile, x.model, p.Name, p.Model, p.BaseURL, err, x.name, x.wantModel, x.base)
		}
	}
	if _, err := c.Choose("hunyuann", ""); fault.CodeOf(err) != fault.NotFound || !strings.Contains(err.Error(), `did you mean "hunyuan"?`) {
		t.Errorf("%v", err)
	}
}

// TestEnvironment: the variables that everybody knows are enough, and what they
// say does not change what a file says.
func TestEnvironment(t *testing.T) {
	for _, x := range []struct {
		name             string
		env              map[string]string
		profile, model   string
		base, operator   string
		needsKey, hasKey bool
	}{
		{"nothing", nil, "", "", "", "", false, false},
		{"a key", map[string]string{"HUNYUAN_API_KEY": secret}, "hunyuan", "hunyuan-turbos-latest", "https://api.hunyuan.cloud.tencent.com/v1", "Tencent Cloud, China", true, true},
		{"an address", map[string]string{"OPENAI_BASE_URL": "http://localhost:1234/v1", "OPENAI_MODEL": "m", "HUNYUAN_API_KEY": secret}, "openai", "m", "http://localhost:1234/v1", "this machine", false, false},
		{"an address without path", map[string]string{"OPENAI_BASE_URL": "http://127.0.0.1:9"}, "openai", "gpt-5.4-mini", "http://127.0.0.1:9/v1", "this machine", false, false},
		{"Ollama elsewhere", map[string]string{"OLLAMA_BASE_URL": "http://gpu:11434/"}, "ollama", "", "http://gpu:11434/v1", "gpu:11434", false, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := mustLoad(t, "", x.env)
			if c.Default != x.profile {
				t.Fatalf("default %q, want %q", c.Default, x.profile)
			}
			if x.profile == "" {
				return
			}
			p, err := c.Choose("", "")
			if err != nil || p.Model != x.model || p.BaseURL != x.base || p.Operator() != x.operator {
				t.Errorf("%s at %s by %q (%v)", p.Model, p.BaseURL, p.Operator(), err)
			}
			if set, needed := c.HasKey(p); set != x.hasKey || needed != x.needsKey {
				t.Errorf("key set %v needed %v, want %v %v", set, needed, x.hasKey, x.needsKey)
			}
		})
	}
	c := mustLoad(t, "[profiles.openai]\nmodel = \"mine\"\n", map[string]string{"OPENAI_BASE_URL": "http://localhost:1", "OPENAI_MODEL": "theirs"})
	if p, _ := c.Profile("openai"); p.Model != "mine" || p.BaseURL != "https://api.openai.com/v1" {
		t.Errorf("the environment changed what the file says: %s at %s", p.Model, p.BaseURL)
	}
}

func TestKeys(t *testing.T) {
	lan := "[profiles.a]\nbase_url = \"http://192.168.1.5:8000/v1\"\nmodel = \"m\"\n"
	for _, x := range []struct{ name, text, profile, key, says string }{
		{"none set", "", "hunyuan", "", "HUNYUAN_API_KEY is not set"},
		{"set", "", "hunyuan", secret, ""},
		{"with a line end", "", "hunyuan", secret + "\n", ""},
		{"two words", "", "hunyuan", secret + " " + secret, "holds more than a key"},
		{"full width", "", "hunyuan", secret + "，", "holds more than a key"},
		{"on this machine", "", "ollama", "", ""},
		{"in the open", lan + "key_env = \"HUNYUAN_API_KEY\"\n", "a", secret, "plain http"},
		{"none in the open", lan, "a", secret, ""},
		{"said to be none", "[profiles.openai]\nbase_url = \"http://192.168.1.5/v1\"\nkey_env = \"\"\n", "openai", secret, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := mustLoad(t, x.text, map[string]string{"HUNYUAN_API_KEY": x.key, "OPENAI_API_KEY": x.key})
			p, err := c.Profile(x.profile)
			if err != nil {
				t.Fatal(err)
			}
			m, err := c.Open(p, true)
			if x.says == "" {
				if err != nil {
					t.Fatal(err)
				}
				m.Close()
				return
			}
			if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), x.says) || strings.Contains(err.Error(), secret[:12]) {
				t.Errorf("%v, want one that says %q", err, x.says)
			}
		})
	}
}

// TestExample: what init writes is read again, and so it is with every comment
// that holds a setting taken away.
func TestExample(t *testing.T) {
	c := mustLoad(t, string(Example()), nil)
	if p, err := c.Profile("local"); err != nil || p.Context != 16384 || p.FromFile == 0 {
		t.Errorf("%+v, %v", p, err)
	}
	var all []string
	for line := range strings.Lines(string(Example())) {
		rest, commented := strings.CutPrefix(line, "# ")
		if commented && (strings.HasPrefix(rest, "[") || strings.Contains(rest, " = ")) {
			line = rest
		}
		all = append(all, line)
	}
	c = mustLoad(t, strings.Join(all, ""), nil)
	for _, name := range []string{"work", "other"} {
		if p, err := c.Profile(name); err != nil || p.FromFile == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, f := range profileFields {
		if f.name != "record" && f.name != "replay" && !strings.Contains(string(Example()), f.name+" = ") {
			t.Errorf("the example does not tell of %s", f.name)
		}
	}
}

func TestInit(t *testing.T) {
	name := filepath.Join(t.TempDir(), "deep", "config.toml")
	if got, err := Init(name); err != nil || got != name {
		t.Fatalf("%q, %v", got, err)
	}
	if fi, err := os.Stat(name); err != nil || fi.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", fi, err)
	}
	if _, err := Init(name); fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "left as it is") {
		t.Errorf("%v", err)
	}
}

// FuzzParse: a configuration of any bytes is read or refused with a message that
// names the file.
func FuzzParse(f *testing.F) {
	f.Add(Example())
	for _, s := range []string{"", "[profiles.a]\nbase_url = \"http://x\"\n", "a.b.c = 1\n[a]\n", "[[x]]\n[[x]]\n", "profiles = {a = {extra = {b = [1,2]}}}", "x = 2024-01-01", "\"a\\u0000b\" = 1", "[profiles.\"\"]\n", "always = 1e400"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &Config{File: "config.toml", o: Options{Getenv: func(string) string { return "" }}}
		if err := c.parse(data); err != nil {
			if fault.CodeOf(err) != fault.Invalid || !strings.HasPrefix(err.Error(), "config.toml") {
				t.Fatalf("%v", err)
			}
			return
		}
		for _, p := range c.Profiles {
			p.Record, p.Replay = "", "" // no folders of any name
			if m, err := c.Open(p, true); err == nil {
				m.Close()
			} else if code := fault.CodeOf(err); code != fault.Invalid && code != fault.NotFound {
				t.Fatalf("%v", err)
			}
		}
	})
}

// Package config knows which language models a user has set up: profiles from
// the configuration file, and those that need no file because the environment or
// the documents of a provider say enough. It makes a provider of a profile, with
// its book of tokens and its kept replies around it.
//
// Keys never stand in the file, only the names of the variables that hold them.
package config

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm/openai"
)

const maxFile = 1 << 20

// Options say where things are. The zero value has the places of the system.
type Options struct {
	File   string              // the configuration; "": config.toml in the user's place for it, which may be missing
	Getenv func(string) string // nil: os.Getenv
	State  string              // directory of the book of tokens and of what was learned of servers
	Cache  string              // directory of kept replies
}

// Config is what is set up. It is not edited after Load.
type Config struct {
	File     string    // that was looked for
	Found    bool      // and there
	Default  string    // name of the profile to take where none is named; "" is none
	Always   bool      // models write without being asked to
	Profiles []Profile // of the file in its order, then those that need none

	CacheOff  bool
	CacheMB   int // 0: the default of the cache
	CacheDays int

	o Options
}

// Load reads the configuration. A missing file is an error only where it was
// named. Errors: fault.Invalid with the line and what to do, fault.NotFound.
func Load(o Options) (*Config, error) {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	named := o.File != ""
	if !named {
		o.File = DefaultFile()
	}
	c := &Config{File: o.File, o: o}
	data, err := readFile(o.File)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !named:
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.NotFound, "there is no configuration %s; zhongdian models init writes one", o.File)
	case err != nil:
		return nil, err
	default:
		c.Found = true
		if err := c.parse(data); err != nil {
			return nil, err
		}
	}
	c.addKnown()
	if c.Default == "" {
		c.Default = c.fromEnv()
	} else if _, err := c.Profile(c.Default); err != nil {
		return nil, fault.New(fault.Invalid, "%s: default_profile names %q, which is no profile; there are %s", c.File, c.Default, strings.Join(c.names(), ", "))
	}
	if c.Always && c.Default == "" {
		return nil, fault.New(fault.Invalid, "%s: always needs a default_profile", c.File)
	}
	return c, nil
}

func readFile(name string) ([]byte, error) {
	if name == "" {
		return nil, fs.ErrNotExist
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fs.ErrNotExist
	}
	cant := func(err error) error {
		return &fault.Error{Code: fault.Invalid, Message: "the configuration " + name + " can't be read", Err: err}
	}
	if err != nil {
		return nil, cant(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, cant(err)
	case len(data) > maxFile:
		return nil, fault.New(fault.TooLarge, "the configuration %s is over 1 MB", name)
	}
	return data, nil
}

// addKnown adds the profiles that need no file: each preset under its own name,
// unless the file has that name.
func (c *Config) addKnown() {
	for _, p := range openai.Presets() {
		if slices.Contains(c.names(), p.Name) || p.BaseURL == "" {
			continue
		}
		prof := Profile{Name: p.Name, Preset: p}
		prof.fill(c.o.Getenv)
		c.Profiles = append(c.Profiles, prof)
	}
}

// fromEnv is the profile that the environment speaks of, if it speaks of one: a
// base address or a model says more than a key, which many other programs use.
func (c *Config) fromEnv() string {
	set := func(name string) bool { return name != "" && c.o.Getenv(name) != "" }
	for _, says := range []func(openai.Preset) string{
		func(p openai.Preset) string { return p.ModelEnv },
		func(p openai.Preset) string { return p.BaseEnv },
		func(p openai.Preset) string { return p.KeyEnv },
	} {
		for _, p := range c.Profiles {
			if p.FromFile == 0 && set(says(p.Preset)) {
				return p.Name
			}
		}
	}
	return ""
}

func (c *Config) names() []string {
	out := make([]string, len(c.Profiles))
	for i, p := range c.Profiles {
		out[i] = p.Name
	}
	return out
}

// Profile finds one by its name. Errors: fault.NotFound.
func (c *Config) Profile(name string) (Profile, error) {
	for _, p := range c.Profiles {
		if strings.EqualFold(p.Name, name) {
			return p, nil
		}
	}
	return Profile{}, fault.New(fault.NotFound, "there is no profile %q%s; there are %s", name, nearest(name, c.names()), strings.Join(c.names(), ", "))
}

// Choose finds what the flags --profile and --model ask for. A model alone is a
// profile's name, PROFILE/MODEL, or a model of the default profile.
// Errors: fault.NotFound, and fault.Invalid where nothing says which server.
func (c *Config) Choose(profile, model string) (Profile, error) {
	if profile == "" && model != "" {
		if p, err := c.Profile(model); err == nil {
			return p, nil
		}
		// Names of models have slashes of their own: only a profile's counts.
		if name, rest, ok := strings.Cut(model, "/"); ok && rest != "" {
			if p, err := c.Profile(name); err == nil {
				return p.withModel(rest), nil
			}
		}
	}
	if profile == "" {
		profile = c.Default
	}
	if profile == "" {
		return Profile{}, fault.New(fault.Invalid, "no server of a language model is set up: name one by --profile (%s), set OPENAI_BASE_URL, or write a configuration by zhongdian models init", strings.Join(c.names(), ", "))
	}
	p, err := c.Profile(profile)
	if err != nil {
		return p, err
	}
	if model != "" {
		p = p.withModel(model)
	}
	return p, nil
}

// DefaultFile is where the configuration is looked for; "" where the system has
// no place for it.
func DefaultFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "zhongdian", "config.toml")
}

// stateDir is where small things are kept that must outlive a run but are not
// the user's own.
func (o Options) stateDir() string {
	if o.State != "" {
		return o.State
	}
	if dir := o.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "zhongdian")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return filepath.Join(os.TempDir(), "zhongdian-state")
	}
	return filepath.Join(home, ".local", "state", "zhongdian")
}

func (o Options) cacheDir() string {
	if o.Cache != "" {
		return o.Cache
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "zhongdian", "replies")
}

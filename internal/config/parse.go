package config

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm/openai"
)

// file is a configuration while it is read: the values, and where they stand.
type file struct {
	name  string
	lines map[string]int
}

// at makes an error that names its place. Values are not repeated: a key may
// have been written where none belongs.
func (f *file) at(path, format string, args ...any) error {
	where := f.name
	for p := path; p != ""; p = p[:max(0, strings.LastIndexByte(p, '\x00'))] {
		if n := f.lines[p]; n > 0 {
			where = fmt.Sprintf("%s, line %d", f.name, n)
			break
		}
	}
	return fault.New(fault.Invalid, "%s: %s", where, fmt.Sprintf(format, args...))
}

func (c *Config) parse(data []byte) error {
	var v map[string]any
	if err := toml.Unmarshal(data, &v); err != nil {
		var d *toml.DecodeError
		if errors.As(err, &d) {
			row, col := d.Position()
			return fault.New(fault.Invalid, "%s, line %d, column %d: %s", c.File, row, col, strings.TrimPrefix(d.Error(), "toml: "))
		}
		return fault.New(fault.Invalid, "%s is no TOML: %w", c.File, err)
	}
	f := &file{name: c.File, lines: linesOf(data)}
	profiles, err := f.table(v, "", "profiles")
	if err != nil {
		return err
	}
	cache, err := f.table(v, "", "cache")
	if err != nil {
		return err
	}
	delete(v, "profiles")
	delete(v, "cache")
	if err := read(f, "", v, c, top); err != nil {
		return err
	}
	if err := read(f, "cache", cache, c, cacheFields); err != nil {
		return err
	}
	names := slices.SortedFunc(maps.Keys(profiles), func(a, b string) int { return f.lines["profiles\x00"+a] - f.lines["profiles\x00"+b] })
	for _, name := range names {
		p, err := c.profile(f, name, profiles)
		if err != nil {
			return err
		}
		c.Profiles = append(c.Profiles, p)
	}
	return nil
}

// lazy compiles a pattern when it is first asked for: most runs need none.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var goodName = lazy(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

func (c *Config) profile(f *file, name string, all map[string]any) (Profile, error) {
	path := "profiles\x00" + name
	p := Profile{Name: name, FromFile: max(1, f.lines[path])}
	v, err := f.table(all, "profiles", name)
	if err != nil {
		return p, err
	}
	if !goodName().MatchString(name) {
		return p, f.at(path, "the name of a profile has letters, digits, dots, dashes and underscores, at most 64")
	}
	if _, err := c.Profile(name); err == nil {
		return p, f.at(path, "two profiles have the name %q but for the size of letters", name)
	}
	if p.Extra, err = f.table(v, path, "extra"); err != nil {
		return p, err
	}
	delete(v, "extra")
	if _, has := v["preset"]; !has {
		v["preset"] = "custom"
		if preset, ok := openai.PresetNamed(name); ok {
			v["preset"] = preset.Name
		}
	}
	if err := read(f, path, v, &p, profileFields); err != nil {
		return p, err
	}
	p.fill(c.o.Getenv)
	if p.BaseURL == "" && p.Replay == "" {
		return p, f.at(path, "profile %s has no base_url, the address of its server", name)
	}
	return p, nil
}

// table takes a table out of v; none is an empty one.
func (f *file) table(v map[string]any, path, name string) (map[string]any, error) {
	x, has := v[name]
	if !has {
		return map[string]any{}, nil
	}
	t, ok := x.(map[string]any)
	if !ok {
		return nil, f.at(join(path, name), "%s must be a table, as in [%s]", name, strings.ReplaceAll(join(path, name), "\x00", "."))
	}
	return t, nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "\x00" + name
}

// field is one key: set takes a value and gives what is wrong with it.
type field[T any] struct {
	name string
	set  func(*T, any) string
}

// read sets the fields of into from v, in the order of the fields, so that the
// same file always gives the same error.
func read[T any](f *file, path string, v map[string]any, into *T, fields []field[T]) error {
	known := make([]string, len(fields))
	for i, fl := range fields {
		known[i] = fl.name
	}
	names := slices.SortedFunc(maps.Keys(v), func(a, b string) int { return f.lines[join(path, a)] - f.lines[join(path, b)] })
	for _, name := range names {
		switch {
		case slices.Contains(known, name):
		case secretName(name):
			return f.at(join(path, name), "keys are not kept in this file: put it into an environment variable and name that as key_env")
		default:
			return f.at(join(path, name), "%.60q is not known here%s", name, nearest(name, known))
		}
	}
	for _, fl := range fields {
		if x, has := v[fl.name]; has {
			if wrong := fl.set(into, x); wrong != "" {
				return f.at(join(path, fl.name), "%s %s", fl.name, wrong)
			}
		}
	}
	return nil
}

func secretName(s string) bool {
	s = strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(s))
	return slices.Contains([]string{"key", "apikey", "token", "accesstoken", "secret", "secretkey", "password", "bearer", "authorization"}, s)
}

func text[T any](at func(*T) *string) func(*T, any) string {
	return func(t *T, x any) string {
		s, ok := x.(string)
		if !ok {
			return "must be text in quotes"
		}
		*at(t) = strings.TrimSpace(s)
		return ""
	}
}

func flag[T any](at func(*T) *bool) func(*T, any) string {
	return func(t *T, x any) string {
		b, ok := x.(bool)
		if !ok {
			return "must be true or false"
		}
		*at(t) = b
		return ""
	}
}

func whole[T any](least, most int, at func(*T) *int) func(*T, any) string {
	return func(t *T, x any) string {
		n, ok := x.(int64)
		if !ok || n < int64(least) || n > int64(most) {
			return fmt.Sprintf("must be a whole number, %d to %d", least, most)
		}
		*at(t) = int(n)
		return ""
	}
}

func number[T any](least, most float64, at func(*T) *float64) func(*T, any) string {
	return func(t *T, x any) string {
		n, ok := x.(float64)
		if i, isInt := x.(int64); isInt {
			n, ok = float64(i), true
		}
		if !ok || !(n >= least && n <= most) {
			return fmt.Sprintf("must be a number, %g to %g", least, most)
		}
		*at(t) = n
		return ""
	}
}

func duration[T any](at func(*T) *time.Duration) func(*T, any) string {
	return func(t *T, x any) string {
		s, ok := x.(string)
		d, err := time.ParseDuration(s)
		if !ok || err != nil || d < time.Millisecond || d > 24*time.Hour {
			return `must be a time such as "90s" or "5m", up to "24h"`
		}
		*at(t) = d
		return ""
	}
}

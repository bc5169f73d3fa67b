// Package cache keeps the replies of models, so that the same question about the
// same text is not paid twice. The key is a hash of all that makes the answer:
// the whole request, text and prompt in it, and the model with its settings.
// Kept are replies, not articles; they lie in files that only their user can
// read, within a limit of size and age.
package cache

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/llm/statefile"
)

// Options are the settings of a cache; Dir must be given.
type Options struct {
	Dir      string
	Salt     string           // what makes an answer besides the request: address and settings of the model
	MaxBytes int64            // of all files; 0: 64 MiB
	MaxAge   time.Duration    // of a reply; 0: 30 days
	Now      func() time.Time // nil: time.Now
}

// Cache is a provider that asks the one inside only what it was not asked before.
// Whatever is wrong with the files costs a call and nothing more.
type Cache struct {
	p llm.Provider
	o Options

	mu   sync.Mutex
	size int64 // of all files, about; -1: not counted yet
}

var _ llm.Provider = (*Cache)(nil)

// Wrap makes a cache around p.
func Wrap(p llm.Provider, o Options) *Cache {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 64 << 20
	}
	if o.MaxAge <= 0 {
		o.MaxAge = 30 * 24 * time.Hour
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Cache{p: p, o: o, size: -1}
}

// Info is that of the provider inside.
func (c *Cache) Info() llm.Info { return c.p.Info() }

// entry is a file of the cache.
type entry struct {
	Key     string    `json:"key"`
	Created time.Time `json:"created"`
	Reply   llm.Reply `json:"reply"`
}

// Complete gives the kept reply, or asks for it and keeps it.
func (c *Cache) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	key := c.key(r)
	if reply, ok := c.get(key); ok && ctx.Err() == nil {
		if r.Progress != nil {
			r.Progress(llm.Progress{Bytes: len(reply.Text), Delta: reply.Text})
		}
		return reply, nil
	}
	reply, err := c.p.Complete(ctx, r)
	if err == nil && worth(r, reply) {
		c.put(key, reply)
	}
	return reply, err
}

func (c *Cache) key(r llm.Request) string {
	data, err := json.Marshal(struct {
		Version int
		Salt    string
		Model   string
		Request llm.Request
	}{1, c.o.Salt, c.p.Info().Model, r})
	if err != nil { // a schema that is no JSON
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// worth reports whether a reply can be of use a second time: one that was cut
// off or withheld, or that holds no JSON where it should, may come better.
func worth(r llm.Request, reply llm.Reply) bool {
	if reply.Cached || reply.Finish == llm.FinishLength || reply.Finish == llm.FinishFilter {
		return false
	}
	if r.Schema == nil {
		return reply.Text != ""
	}
	_, rest, ok := strings.Cut(reply.Text, "{")
	return ok && json.NewDecoder(strings.NewReader("{"+rest)).Decode(&map[string]any{}) == nil
}

func (c *Cache) file(key string) string { return filepath.Join(c.o.Dir, key[:2], key[2:]+".json") }

func (c *Cache) get(key string) (llm.Reply, bool) {
	if key == "" {
		return llm.Reply{}, false
	}
	data, err := statefile.Read(c.file(key))
	var e entry
	if err != nil || data == nil || json.Unmarshal(data, &e) != nil || e.Key != key || e.Reply.Text == "" {
		return llm.Reply{}, false
	}
	now := c.o.Now()
	if age := now.Sub(e.Created); age > c.o.MaxAge || age < -24*time.Hour {
		return llm.Reply{}, false
	}
	_ = os.Chtimes(c.file(key), now, now) // what is used stays longest
	e.Reply.Cached = true
	return e.Reply, true
}

func (c *Cache) put(key string, reply llm.Reply) {
	if key == "" {
		return
	}
	data, err := json.Marshal(entry{Key: key, Created: c.o.Now().UTC(), Reply: reply})
	if err != nil || int64(len(data)) > c.o.MaxBytes {
		return
	}
	name := c.file(key)
	if os.MkdirAll(filepath.Dir(name), 0o700) != nil || statefile.Write(name, data) != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size < 0 {
		c.size = 0
		for _, f := range c.files() {
			c.size += f.size
		}
	} else {
		c.size += int64(len(data))
	}
	if c.size > c.o.MaxBytes {
		c.shrink()
	}
}

type file struct {
	path string
	size int64
	used time.Time
}

func (c *Cache) files() []file {
	var out []file
	_ = filepath.WalkDir(c.o.Dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // another process took it away
		case err != nil:
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(path, ".json"):
			return nil
		}
		if fi, err := e.Info(); err == nil {
			out = append(out, file{path, fi.Size(), fi.ModTime()})
		}
		return nil
	})
	return out
}

// shrink takes away what was not used for the longest time, down to nine tenths
// of the limit, so that it need not be done again at once.
func (c *Cache) shrink() {
	files := c.files()
	sort.Slice(files, func(i, j int) bool { return files[i].used.Before(files[j].used) })
	c.size = 0
	for _, f := range files {
		c.size += f.size
	}
	for _, f := range files {
		if c.size <= c.o.MaxBytes*9/10 {
			return
		}
		if os.Remove(f.path) == nil {
			c.size -= f.size
		}
	}
}

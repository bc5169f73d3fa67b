package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/zhongdian/zhongdian/article"
)

// Bounds of a cache.
const (
	defaultCacheBytes = 256 << 20
	maxFresh          = 24 * time.Hour // whatever a server promises
	pruneEvery        = 32             // stores
)

// Cache keeps pages in a folder, so that a page that has not changed is not
// sent again, and one that its server calls fresh is not asked for. Processes
// may share a folder: an entry is written whole or not at all, and one that is
// damaged counts as absent. A cache that can't be written is no error; the
// pages are fetched.
type Cache struct {
	dir    string
	max    int64
	stores atomic.Int64
}

// NewCache names the folder of a cache, which is made when first needed, and
// the bytes it may take; 0: 256 MiB.
func NewCache(dir string, maxBytes int64) *Cache {
	if maxBytes <= 0 {
		maxBytes = defaultCacheBytes
	}
	return &Cache{dir: dir, max: maxBytes}
}

// entry is what stands before the body of a stored page, as one line of JSON.
type entry struct {
	Address  string    `json:"address"` // as it was asked for
	Final    string    `json:"final"`
	Type     string    `json:"type"`
	ETag     string    `json:"etag,omitempty"`
	Modified string    `json:"last_modified,omitempty"`
	Expires  time.Time `json:"expires"`
	SHA256   string    `json:"sha256"`

	body []byte
}

func (e *entry) source() article.Source {
	return article.Source{Name: e.Final, URL: e.Final, Type: e.Type, Data: e.body}
}

// ask adds to a request what lets the server answer that nothing has changed.
func (e *entry) ask(h http.Header) {
	if e == nil {
		return
	}
	if e.ETag != "" {
		h.Set("If-None-Match", e.ETag)
	}
	if e.Modified != "" {
		h.Set("If-Modified-Since", e.Modified)
	}
}

// path of an entry. Pages of private networks are kept apart (class), so that
// what was allowed once is not handed out where it is not.
func (c *Cache) path(class, address string) string {
	sum := sha256.Sum256([]byte(class + "\x00" + address))
	name := hex.EncodeToString(sum[:])
	return filepath.Join(c.dir, name[:2], name)
}

// load gives the stored page of an address, or nil.
func (c *Cache) load(class, address string) *entry {
	if c == nil {
		return nil
	}
	data, err := os.ReadFile(c.path(class, address))
	if err != nil {
		return nil
	}
	head, body, ok := bytes.Cut(data, []byte("\n"))
	e := &entry{}
	if !ok || json.Unmarshal(head, e) != nil || e.Address != address {
		return nil
	}
	if sum := sha256.Sum256(body); hex.EncodeToString(sum[:]) != e.SHA256 {
		return nil
	}
	e.body = body
	return e
}

// store keeps a page as its server allows it.
func (c *Cache) store(class, address string, src article.Source, h http.Header, now time.Time) {
	fresh, ok := freshFor(h)
	e := entry{
		Address: address, Final: src.URL, Type: src.Type,
		ETag: h.Get("ETag"), Modified: h.Get("Last-Modified"), Expires: now.Add(fresh),
	}
	if c == nil || !ok || fresh == 0 && e.ETag == "" && e.Modified == "" {
		return
	}
	sum := sha256.Sum256(src.Data)
	e.SHA256 = hex.EncodeToString(sum[:])
	head, err := json.Marshal(e)
	if err != nil {
		return
	}
	c.write(c.path(class, address), append(append(head, '\n'), src.Data...))
	if c.stores.Add(1)%pruneEvery == 1 {
		c.prune()
	}
}

// renew keeps an unchanged page for as long as the server's new answer says.
func (c *Cache) renew(class string, e *entry, h http.Header, now time.Time) {
	kept := http.Header{"Etag": {e.ETag}, "Last-Modified": {e.Modified}, "Cache-Control": h["Cache-Control"]}
	c.store(class, e.Address, e.source(), kept, now)
}

// write puts a file in place by a rename, so that no reader sees half of it.
func (c *Cache) write(path string, data []byte) {
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}

// prune takes the oldest pages away until nine tenths of the room are used, and
// what a killed process left half written.
func (c *Cache) prune() {
	type file struct {
		path string
		size int64
		at   time.Time
	}
	var files []file
	var total int64
	_ = filepath.WalkDir(c.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return nil
		}
		if strings.HasPrefix(e.Name(), ".new-") && time.Since(info.ModTime()) > time.Hour {
			_ = os.Remove(path)
			return nil
		}
		files = append(files, file{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	if total <= c.max {
		return
	}
	slices.SortFunc(files, func(a, b file) int { return a.at.Compare(b.at) })
	for _, f := range files {
		if 10*total <= 9*c.max {
			return
		}
		if os.Remove(f.path) == nil {
			total -= f.size
		}
	}
}

// freshFor reads how long a page may be used without asking; ok is false where
// it must not be kept.
func freshFor(h http.Header) (d time.Duration, ok bool) {
	for part := range strings.SplitSeq(strings.ToLower(h.Get("Cache-Control")), ",") {
		name, v, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "no-store":
			return 0, false
		case "no-cache":
			return 0, true
		case "max-age":
			if n, err := strconv.ParseInt(strings.Trim(v, `"`), 10, 32); err == nil && n > 0 {
				d = min(time.Duration(n)*time.Second, maxFresh)
			}
		}
	}
	return d, true
}

package httpapi

import (
	"container/list"
	"sync"
)

// cache keeps answers that were asked for lately, by a hash of everything they
// depend on, up to a number of bytes. It is safe for concurrent use.
type cache struct {
	mu    sync.Mutex
	max   int
	size  int
	order *list.List // of *cached, the latest first
	byKey map[cacheKey]*list.Element
}

type cacheKey [32]byte

type cached struct {
	key  cacheKey
	body []byte
}

func newCache(maxBytes int) *cache {
	return &cache{max: maxBytes, order: list.New(), byKey: map[cacheKey]*list.Element{}}
}

// overhead is what an entry takes beside its body, about.
const overhead = 256

func (c *cache) get(k cacheKey) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[k]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).body, true
}

// put keeps body, which must not be edited again.
func (c *cache) put(k cacheKey, body []byte) {
	if len(body)+overhead > c.max/8 {
		return // one large answer is not worth many small ones
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[k]; ok {
		return
	}
	c.byKey[k] = c.order.PushFront(&cached{k, body})
	c.size += len(body) + overhead
	for c.size > c.max {
		last := c.order.Back()
		old := c.order.Remove(last).(*cached)
		delete(c.byKey, old.key)
		c.size -= len(old.body) + overhead
	}
}

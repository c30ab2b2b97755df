package typeset

import "sync"

// cache remembers results by key, for all workers. It is bounded by weight, not
// by time: when the young generation is full it becomes the old one and what was
// old is forgotten, unless it was asked for meanwhile. What is in it never
// changes, so a result is the same whether it was remembered or made anew.
type cache[V any] struct {
	mu         sync.RWMutex
	limit      int // weight of one generation; two are kept
	weight     int // of the young one
	young, old map[string]entry[V]
}

type entry[V any] struct {
	value  V
	weight int
}

func newCache[V any](limit int) *cache[V] {
	return &cache[V]{limit: limit, young: map[string]entry[V]{}}
}

// get looks a key up. The key is bytes so that a hit allocates nothing.
func (c *cache[V]) get(key []byte) (V, bool) {
	c.mu.RLock()
	e, ok := c.young[string(key)]
	if ok {
		c.mu.RUnlock()
		return e.value, true
	}
	e, ok = c.old[string(key)]
	c.mu.RUnlock()
	if ok {
		c.mu.Lock()
		c.add(string(key), e)
		c.mu.Unlock()
	}
	return e.value, ok
}

// put remembers a value. Something heavier than a quarter of a generation is
// not worth what it would drive out.
func (c *cache[V]) put(key []byte, v V, weight int) {
	if weight > c.limit/4 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(string(key), entry[V]{v, weight})
}

func (c *cache[V]) add(key string, e entry[V]) {
	if _, ok := c.young[key]; ok {
		return
	}
	if c.weight+e.weight > c.limit {
		c.old, c.young, c.weight = c.young, map[string]entry[V]{}, 0
	}
	c.young[key] = e
	c.weight += e.weight
}

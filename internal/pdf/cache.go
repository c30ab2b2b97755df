package pdf

import (
	"strconv"
	"sync"

	"malbild/internal/asset"
	"malbild/internal/document"
	"malbild/internal/press"
)

// Cache holds what documents of one run have in common: parsed font tables,
// embedded fonts with the same glyphs, and the profiles of presses. It may be shared
// by all workers. Every value is a function of its key alone, so what a document
// looks like never depends on which documents came before it.
type Cache struct {
	mu      sync.Mutex
	fonts   map[string]*sfnt
	subsets map[string]*subset
	waning  map[string]*subset // those of the generation before: forgotten, unless they are asked for
	young   int                // bytes of subsets
	rasters map[string]*raster
	size    int // of rasters
	pieces  *pieces

	conditions sync.Map // deflated profiles of printing conditions, func() []byte by digest
}

// mostSubsets is how many bytes of embedded fonts a generation holds, of which two are
// kept: what one county's documents share is in them, what only one principal's name
// needs is soon forgotten. most is that of pictures; when it is reached all are dropped,
// which is simple and rare.
const (
	mostSubsets = 1 << 20
	most        = 8 << 20
)

// NewCache returns an empty cache.
func NewCache() *Cache {
	return &Cache{fonts: map[string]*sfnt{}, subsets: map[string]*subset{}, rasters: map[string]*raster{}, pieces: newPieces()}
}

// Prepare makes the colour profile of a printing condition ready before the first file
// asks.
func (c *Cache) Prepare(p *press.Condition) { c.condition(p) }

// condition is the deflated profile of a printing condition; 120 kB and more are
// compressed once a run, and that of the program once for all.
func (c *Cache) condition(p *press.Condition) []byte {
	if f, ok := c.conditions.Load(p.Digest); ok {
		return f.(func() []byte)()
	}
	f, _ := c.conditions.LoadOrStore(p.Digest, sync.OnceValue(func() []byte {
		if packed := asset.PackedProfile(p.ICC); packed != nil {
			return packed
		}
		return compact(p.ICC)
	}))
	return f.(func() []byte)()
}

func (c *Cache) sfnt(id string, f face) (*sfnt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.fonts[id]; s != nil {
		return s, nil
	}
	s, err := parseSfnt(f.OT())
	if err == nil {
		s.places = placesOf(f.Glyph, s.glyphs)
		c.fonts[id] = s
	}
	return s, err
}

// embed gives the font its subset, of an earlier document or a new one. Of a new one the
// widths are known at once, and the rest when it was made, once, by whoever asks first.
func (c *Cache) embed(f *font) (rest func() error) {
	pairs := f.number()
	var room [2048]byte
	key := f.key(room[:0], pairs)
	if f.subset = c.subset(key); f.subset != nil {
		return func() error { return nil }
	}
	f.subset = f.measured(pairs)
	kept := string(key)
	return sync.OnceValue(func() error {
		if err := f.build(f.subset, pairs, c.pieces); err != nil {
			return err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.keep(kept, f.subset)
		return nil
	})
}

// subset finds a subset that was made before; nil: there is none.
func (c *Cache) subset(key []byte) *subset {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.subsets[string(key)]; s != nil {
		return s
	}
	s := c.waning[string(key)]
	if s != nil {
		c.keep(string(key), s)
	}
	return s
}

// keep remembers a subset. The lock is held.
func (c *Cache) keep(key string, s *subset) {
	if c.young > mostSubsets {
		c.waning, c.subsets, c.young = c.subsets, make(map[string]*subset, len(c.subsets)), 0
	}
	if _, twice := c.subsets[key]; !twice {
		c.young += len(key) + len(s.program) + len(s.toUnicode) + len(s.widths) + 4*len(s.tenths)
	}
	c.subsets[key] = s
}

// room drops everything when the limit is reached. The lock is held.
func (c *Cache) room() {
	if c.size > most {
		clear(c.rasters)
		c.size = 0
	}
}

// raster gives a picture as it stands in files, made now or for an earlier
// document. Pictures are few and large: the lock is not held while one is made.
func (c *Cache) raster(m *document.Image, alpha bool) (*raster, error) {
	key := m.Digest + strconv.FormatBool(alpha)
	c.mu.Lock()
	r := c.rasters[key]
	c.mu.Unlock()
	if r != nil {
		return r, nil
	}
	r, err := rasterize(m, alpha)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.room()
	c.rasters[key] = r
	c.size += len(r.data) + len(r.mask)
	return r, nil
}

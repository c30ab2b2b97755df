package pdf

import (
	"strconv"
	"sync"

	"malbild/internal/asset"
	"malbild/internal/document"
	"malbild/internal/press"
)

// Cache holds what documents of one run have in common: parsed font tables,
// embedded fonts with the same glyphs, and the colour profile. It may be shared
// by all workers. Every value is a function of its key alone, so what a document
// looks like never depends on which documents came before it.
type Cache struct {
	mu      sync.Mutex
	fonts   map[string]*sfnt
	subsets map[string]*subset
	rasters map[string]*raster
	size    int
	profile func() []byte
	pieces  *pieces

	conditions sync.Map // deflated profiles of printing conditions, func() []byte by digest
}

// most is how many bytes of embedded fonts and pictures are kept. One poster needs about
// 30 kB; when the limit is reached all are dropped, which is simple and rare.
const most = 8 << 20

// NewCache returns an empty cache.
func NewCache() *Cache {
	return &Cache{fonts: map[string]*sfnt{}, subsets: map[string]*subset{}, rasters: map[string]*raster{}, pieces: newPieces(), profile: sync.OnceValue(deflatedProfile)}
}

// Prepare makes the colour profile of screen files ready before the first file asks,
// and that of a printing condition, if any.
func (c *Cache) Prepare(p *press.Condition) {
	if c.profile(); p != nil {
		c.condition(p)
	}
}

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
		c.fonts[id] = s
	}
	return s, err
}

// embed gives the font its subset, made now or for an earlier document.
func (c *Cache) embed(f *font) error {
	pairs := f.number()
	var room [2048]byte
	key := f.key(room[:0], pairs)
	c.mu.Lock()
	s := c.subsets[string(key)]
	c.mu.Unlock()
	if s == nil {
		var err error
		if s, err = f.build(pairs, c.pieces); err != nil {
			return err
		}
		c.keep(string(key), s)
	}
	f.subset = s
	return nil
}

func (c *Cache) keep(key string, s *subset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.room()
	c.subsets[key] = s
	c.size += len(key) + len(s.program) + len(s.toUnicode) + len(s.widths) + 4*len(s.tenths)
}

// room drops everything when the limit is reached. The lock is held.
func (c *Cache) room() {
	if c.size > most {
		clear(c.subsets)
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

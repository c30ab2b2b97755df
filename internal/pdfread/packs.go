package pdfread

import (
	"bytes"
	"errors"
	"hash/maphash"
	"sync"
)

// Packs keeps what streams hold that were met before, byte for byte the same: the
// documents of one run share most of their structure and of their pages. They are
// unpacked and parsed once, and count against the bounds of every file they stand in.
// Objects are never changed, so files share them. The zero value is ready, and safe for
// concurrent use.
type Packs struct {
	mu   sync.Mutex
	met  map[packKey]struct{}
	kept map[packKey]*sharedPack
	size int

	alike  map[string]*parsed  // dictionaries by their bytes
	single map[uint64]struct{} // those that were met once, by their hashes
	bytes  int
}

// packKey finds a stream; for one that holds no objects, first is -1.
type packKey struct {
	n, first, size int
	sum            uint64
}

// sharedPack is a stream that was unpacked, and an object stream that was parsed whole.
type sharedPack struct {
	raw     []byte // as it is packed
	size    int    // unpacked
	data    []byte // unpacked, when it holds no objects
	index   map[int]span
	objects map[int]*parsed
}

// parsed is an object, and what reading it came to.
type parsed struct {
	object Object
	err    error
	items  int
	damage *Damage // nil: none
	slips  slips
}

// Bounds of what is kept; when one is reached, all is dropped.
const (
	mostShared = 4 << 20 // bytes unpacked
	mostMet    = 1 << 14
)

var packSeed = maphash.MakeSeed()

// find returns the shared pack of a stream, or says whether to make one: one that comes
// only once is not worth it.
func (c *Packs) find(s *Stream, n, first int) (k *sharedPack, key packKey, worth bool) {
	key = packKey{n, first, len(s.Raw), maphash.Bytes(packSeed, s.Raw)}
	c.mu.Lock()
	defer c.mu.Unlock()
	if k := c.kept[key]; k != nil {
		if bytes.Equal(k.raw, s.Raw) {
			return k, key, false
		}
		return nil, key, false
	}
	if _, met := c.met[key]; met {
		return nil, key, true
	}
	if c.met == nil || len(c.met) >= mostMet {
		c.met = map[packKey]struct{}{}
	}
	c.met[key] = struct{}{}
	return nil, key, false
}

func (c *Packs) keep(key packKey, k *sharedPack) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || c.size > mostShared {
		c.kept, c.size = map[packKey]*sharedPack{}, 0
	}
	delete(c.met, key)
	c.kept[key] = k
	c.size += k.size
}

// Shared is a stream that several files hold, byte for byte. Two are the same where the
// pointers are.
type Shared = sharedPack

// Content decodes a stream into what room has left and returns what is left then. What
// another file held too is not unpacked again: it comes with what tells it from all
// others, and must not be changed. What is not plainly deflated is unpacked as always.
func (f *File) Content(room []byte, s *Stream) (data, left []byte, same *Shared, err error) {
	if s == nil || !plainFlate(s) {
		data, err = f.Decode(s)
		return data, room, nil, err
	}
	var key packKey
	var worth bool
	if f.common != nil {
		if same, key, worth = f.common.find(s, 0, -1); same != nil && same.size <= f.budget() {
			f.decoded += same.size
			return same.data, room, same, nil
		}
	}
	out, err := f.inflate(room, s.Raw)
	if errors.Is(err, ErrTooLarge) {
		f.fail(err)
	}
	data = out[len(room):]
	if !worth || err != nil {
		return data, out, nil, err
	}
	both := append(append(make([]byte, 0, len(s.Raw)+len(data)), s.Raw...), data...)
	same = &sharedPack{raw: both[:len(s.Raw):len(s.Raw)], size: len(data), data: both[len(s.Raw):]}
	f.common.keep(key, same)
	return same.data, room, same, nil
}

// parse reads all objects of an unpacked stream; nil when a bound is broken.
func (k *pack) parse(raw []byte) *sharedPack {
	out := &sharedPack{raw: bytes.Clone(raw), size: len(k.data), index: k.index, objects: make(map[int]*parsed, len(k.index))}
	f := &File{usual: usualNames(), wholes: wholes()}
	for num, at := range k.index {
		p := parsed{err: errSyntax}
		if at.from < len(k.data) {
			p, _ = f.parse(k.data, at.from)
		}
		if f.err != nil {
			return nil
		}
		out.objects[num] = &p
	}
	return out
}

// parse reads an object by itself, and says where it ends.
func (f *File) parse(data []byte, from int) (p parsed, end int) {
	f.Damage, f.items, f.slips = Damage{}, 0, 0
	q := parser{Lexer: Lexer{Data: data, Pos: from}, f: f, refs: true}
	p.object, p.err = q.object(0)
	p.items, p.slips = f.items, f.slips
	for _, kind := range f.Damage.kinds() {
		if *kind {
			p.damage = new(Damage)
			*p.damage = f.Damage
		}
	}
	return p, q.Pos
}

// take gives an object of a shared pack to a file, as if it had been parsed for it.
func (f *File) take(k *sharedPack, num int) (Object, error) {
	p, ok := k.objects[num]
	if !ok {
		return nil, errSyntax
	}
	return f.adopt(p)
}

// adopt is take of what was parsed.
func (f *File) adopt(p *parsed) (Object, error) {
	if f.items += p.items; f.items > maxItems {
		f.fail(errItems)
		return nil, ErrTooLarge
	}
	if p.damage != nil {
		f.Damage.absorb(p.damage)
	}
	f.slips |= p.slips
	return p.object, p.err
}

// kinds are the kinds of damage that an object can have.
func (g *Damage) kinds() [10]*bool {
	return [...]*bool{&g.LongName, &g.LongString, &g.HugeString, &g.HugeNumber, &g.LargeReal, &g.OddHex, &g.BadHex, &g.TinyReal, &g.LongArray, &g.LongDict}
}

// absorb adds what was wrong with an object to what is wrong with its file.
func (g *Damage) absorb(o *Damage) {
	mine := g.kinds()
	for i, kind := range o.kinds() {
		*mine[i] = *mine[i] || *kind
	}
}

// Forget drops all, when files come that have other things in common.
func (c *Packs) Forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.met, c.kept, c.size = nil, nil, 0
	c.alike, c.single, c.bytes = nil, nil, 0
}

// Kept is how many object streams are remembered.
func (c *Packs) Kept() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.kept)
}

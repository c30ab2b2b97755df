package pdfread

import (
	"hash/maphash"
	"sync"
)

// Files that differ in a name or a date have their other objects in one stream with it:
// fonts stand there, and what the file says of itself. Such streams are never the same, but
// most of the dictionaries in them are, byte for byte. One is kept when it is met for the
// second time: those of fonts with a letter that one name has are of that name alone, and
// each is a hundred objects for the collector to look at.

// span is where an object of an object stream stands.
type span struct{ from, to int }

// Bounds of the dictionaries that are kept; when the last one is reached, all are dropped.
const (
	leastAlike = 32
	mostAlike  = 4 << 10
	allAlike   = 1 << 20
)

// alike is the dictionary at a place in an object stream, if it was read in another file;
// one that was not is read, and kept. What is no plain dictionary is left to others.
func (f *File) alike(data []byte, at span) (o Object, ok bool) {
	n := at.to - at.from
	if f.common == nil || n < leastAlike || n > mostAlike || data[at.from] != '<' || data[at.from+1] != '<' {
		return nil, false
	}
	written := data[at.from:at.to]
	p, worth := f.common.dictionary(written)
	if p == nil {
		if !worth {
			return nil, false
		}
		own := f.apart
		if own == nil || own.err != nil {
			own = &File{usual: f.usual, wholes: wholes()}
			f.apart = own
		}
		read, end := own.parse(data, at.from)
		if own.err != nil || read.err != nil || end > at.to {
			return nil, false
		}
		p = &read
		f.common.keepDictionary(written, p)
	}
	o, err := f.adopt(p)
	return o, err == nil
}

// dictionary returns what was kept of a dictionary, or says whether to keep it.
func (c *Packs) dictionary(written []byte) (p *parsed, worth bool) {
	sum := maphash.Bytes(packSeed, written)
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.alike[string(written)]; p != nil {
		return p, false
	}
	if _, met := c.single[sum]; met {
		delete(c.single, sum)
		return nil, true
	}
	if c.single == nil || len(c.single) >= mostMet {
		c.single = map[uint64]struct{}{}
	}
	c.single[sum] = struct{}{}
	return nil, false
}

func (c *Packs) keepDictionary(written []byte, p *parsed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes += len(written); c.alike == nil || c.bytes > allAlike {
		c.alike, c.bytes = map[string]*parsed{}, len(written)
	}
	c.alike[string(written)] = p
}

// wholes are the numbers that widths of letters are. To keep the same object for the same
// number leaves the collector a third of the objects.
var wholes = sync.OnceValue(func() []Object {
	list := make([]Object, 1024)
	for i := range list {
		list[i] = i
	}
	return list
})

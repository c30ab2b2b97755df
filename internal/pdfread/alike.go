package pdfread

// Files that differ in a name or a date have their other objects in one stream with it:
// fonts stand there, and what the file says of itself. Such streams are never the same, but
// most of the dictionaries in them are, byte for byte.

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
	p := f.common.dictionary(written)
	if p == nil {
		own := f.apart
		if own == nil || own.err != nil {
			own = &File{usual: f.usual}
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

func (c *Packs) dictionary(written []byte) *parsed {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.alike[string(written)]
}

func (c *Packs) keepDictionary(written []byte, p *parsed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes += len(written); c.alike == nil || c.bytes > allAlike {
		c.alike, c.bytes = map[string]*parsed{}, len(written)
	}
	c.alike[string(written)] = p
}

package pdf

import (
	"bytes"
	"hash/maphash"
	"sync"
)

// The documents of a run say mostly the same in the same words: a page differs from the
// same page of the next principal by a running head. So the content of a page is cut
// into a few streams (7.8.2), at places that are a matter of the document alone, and
// what comes of a stream is a matter of its bytes alone: one that was compressed before
// is copied, and no file shows what was made before it.

// pieces keeps what streams come to that all copies of a document have.
type pieces struct {
	mu     sync.Mutex
	kept   map[pieceKey]piece
	waning map[pieceKey]piece // those of the generation before
	size   int
}

// pieceKey finds a piece; whether it is the one is asked of its bytes.
type pieceKey struct {
	sum  uint64
	size int
}

type piece struct{ raw, packed []byte }

// mostPieces is how many bytes a generation holds, of which two are kept. All documents
// of a county need about one megabyte; what only one copy says is soon forgotten.
const mostPieces = 3 << 19

func newPieces() *pieces { return &pieces{kept: map[pieceKey]piece{}} }

// seed is of one run: what is kept is of that run, and no file shows it.
var seed = maphash.MakeSeed()

// deflated appends data in zlib format.
func (c *pieces) deflated(b, raw []byte) []byte {
	key := pieceKey{maphash.Bytes(seed, raw), len(raw)}
	p, known := c.find(key)
	if known && bytes.Equal(p.raw, raw) {
		return append(b, p.packed...)
	}
	from := len(b)
	b = packed(b, raw)
	if !known { // else it is another piece with the same key: rare, and made anew every time
		both := append(append(make([]byte, 0, len(raw)+len(b)-from), raw...), b[from:]...)
		c.keep(key, piece{raw: both[:len(raw):len(raw)], packed: both[len(raw):]})
	}
	return b
}

// find finds a piece; one of the generation before is kept for another.
func (c *pieces) find(key pieceKey) (piece, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, known := c.kept[key]
	if !known {
		if p, known = c.waning[key]; known {
			c.add(key, p)
		}
	}
	return p, known
}

func (c *pieces) keep(key pieceKey, p piece) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, p)
}

// add remembers a piece. The lock is held.
func (c *pieces) add(key pieceKey, p piece) {
	if c.size > mostPieces {
		c.waning, c.kept, c.size = c.kept, make(map[pieceKey]piece, len(c.kept)), 0
	}
	if _, twice := c.kept[key]; !twice {
		c.size += len(p.raw) + len(p.packed)
	}
	c.kept[key] = p
}

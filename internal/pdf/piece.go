package pdf

import (
	"bytes"
	"hash/crc32"
	"sync"
)

// The documents of a run say mostly the same in the same words: a page differs from the
// same page of the next principal by a running head. So the content of a page is cut
// into a few streams (7.8.2), at places that are a matter of the document alone, and
// what comes of a stream is a matter of its bytes alone: one that was compressed before
// is copied, and no file shows what was made before it.

// pieces keeps what compressed pieces come to. A piece is kept when it is met for the
// second time: what only one document says would fill the room and never be asked for.
type pieces struct {
	mu   sync.Mutex
	once map[pieceKey]struct{}
	kept map[pieceKey]piece
	size int
}

// pieceKey finds a piece; whether it is the one is asked of its bytes.
type pieceKey struct {
	sum  uint32
	size int
}

type piece struct{ raw, packed []byte }

const (
	mostPieces = 8 << 20 // bytes kept; then all are dropped, which is simple and rare
	mostOnce   = 1 << 15 // keys of pieces met once
)

func newPieces() *pieces {
	return &pieces{once: map[pieceKey]struct{}{}, kept: map[pieceKey]piece{}}
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// deflated appends data in zlib format.
func (c *pieces) deflated(b, raw []byte) []byte {
	key := pieceKey{crc32.Checksum(raw, castagnoli), len(raw)}
	c.mu.Lock()
	p, known := c.kept[key]
	_, met := c.once[key]
	c.mu.Unlock()
	if known && bytes.Equal(p.raw, raw) {
		return append(b, p.packed...)
	}
	from := len(b)
	z := deflate(raw)
	b = append(b, z.bytes()...)
	z.free()
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case known: // another piece with the same key: rare, and left as it is
	case met:
		delete(c.once, key)
		if c.size > mostPieces {
			clear(c.kept)
			c.size = 0
		}
		both := append(append(make([]byte, 0, len(raw)+len(b)-from), raw...), b[from:]...)
		c.kept[key] = piece{raw: both[:len(raw):len(raw)], packed: both[len(raw):]}
		c.size += len(both)
	default:
		if len(c.once) > mostOnce {
			clear(c.once)
		}
		c.once[key] = struct{}{}
	}
	return b
}

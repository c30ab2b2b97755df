package pdf

import (
	"bytes"
	"hash/adler32"
	"hash/crc32"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A stream is compressed in pieces. The documents of a run say mostly the same in the
// same words: a page differs from the same page of the next principal by a running
// head. Each piece is compressed by itself and ends on a whole byte, so that pieces of
// a deflate stream can stand in any order (RFC 1951 3.2.4), and one that was compressed
// before is copied. Where a piece ends is a matter of the document alone, and what
// comes of it of its bytes alone, so a file never shows what was made before it.

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

// zlib appends data in zlib format (RFC 1950), in pieces that end at the given places.
func (c *pieces) zlib(b, data []byte, ends []int) []byte {
	b = append(b, 0x78, 0x9C)
	from := 0
	for _, end := range ends {
		if end > from && end < len(data) {
			b = c.piece(b, data[from:end])
			from = end
		}
	}
	b = c.piece(b, data[from:])
	b = append(b, 3, 0) // the last block, which is empty
	return be.AppendUint32(b, adler32.Checksum(data))
}

func (c *pieces) piece(b, raw []byte) []byte {
	if len(raw) == 0 {
		return b
	}
	key := pieceKey{crc32.Checksum(raw, castagnoli), len(raw)}
	c.mu.Lock()
	p, known := c.kept[key]
	_, met := c.once[key]
	c.mu.Unlock()
	if known && bytes.Equal(p.raw, raw) {
		return append(b, p.packed...)
	}
	from := len(b)
	b = flush(b, raw)
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

// flusher compresses pieces; its tables are large, so it is pooled.
type flusher struct {
	b []byte
	w *flate.Writer
}

var flushers = sync.Pool{New: func() any {
	f := new(flusher)
	// Level 6 is a valid level, the one thing NewWriter can fail on.
	f.w, _ = flate.NewWriter(f, 6)
	return f
}}

func (f *flusher) Write(p []byte) (int, error) {
	f.b = append(f.b, p...)
	return len(p), nil
}

// flush appends deflate blocks that end on a whole byte, of which none is the last.
func flush(b, raw []byte) []byte {
	f := flushers.Get().(*flusher)
	defer flushers.Put(f)
	f.b = b
	f.w.Reset(f)
	// Writing to memory does not fail.
	_, _ = f.w.Write(raw)
	_ = f.w.Flush()
	b, f.b = f.b, nil
	return b
}

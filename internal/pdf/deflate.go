package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflater is a compressor with its own buffer. A new one costs over a megabyte
// of memory, so they are pooled; what they give depends on the input alone.
type deflater struct {
	buf  bytes.Buffer
	w    *zlib.Writer
	from *sync.Pool
}

// deflaters compress text well; swift ones are for font programs, of which little more
// than a fifth can be saved and nearly all of it at half the cost.
var deflaters, swift sync.Pool

const (
	usualLevel = 6
	swiftLevel = 3
)

func pooled(pool *sync.Pool, level int) *deflater {
	if d, ok := pool.Get().(*deflater); ok {
		return d
	}
	d := &deflater{from: pool}
	// The levels are valid, the one thing NewWriterLevel can fail on.
	d.w, _ = zlib.NewWriterLevel(&d.buf, level)
	return d
}

// deflate compresses in zlib format. The bytes are valid until free.
func deflate(data []byte) *deflater { return pooled(&deflaters, usualLevel).take(data) }

func (d *deflater) take(data []byte) *deflater {
	d.buf.Reset()
	d.w.Reset(&d.buf)
	// Writing to a bytes.Buffer does not fail.
	_, _ = d.w.Write(data)
	_ = d.w.Close()
	return d
}

func (d *deflater) bytes() []byte { return d.buf.Bytes() }

func (d *deflater) free() { d.from.Put(d) }

package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflater is a compressor with its own buffer. A new one costs over a megabyte
// of memory, so they are pooled; what they give depends on the input alone.
type deflater struct {
	buf bytes.Buffer
	w   *zlib.Writer
}

var deflaters = sync.Pool{New: func() any {
	d := new(deflater)
	// Level 6 is a valid level, the one thing NewWriterLevel can fail on.
	d.w, _ = zlib.NewWriterLevel(&d.buf, 6)
	return d
}}

// deflate compresses in zlib format. The bytes are valid until free.
func deflate(data []byte) *deflater {
	d := deflaters.Get().(*deflater)
	d.buf.Reset()
	d.w.Reset(&d.buf)
	// Writing to a bytes.Buffer does not fail.
	_, _ = d.w.Write(data)
	_ = d.w.Close()
	return d
}

func (d *deflater) bytes() []byte { return d.buf.Bytes() }

func (d *deflater) free() { deflaters.Put(d) }

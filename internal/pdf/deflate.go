package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"

	"malbild/internal/deflate"
)

// packers pack streams: pages, fonts, objects. They are pooled for their tables; what
// they give depends on the input alone.
var packers = sync.Pool{New: func() any { return new(deflate.Packer) }}

// packed appends data in zlib format.
func packed(b, data []byte) []byte {
	p := packers.Get().(*deflate.Packer)
	defer packers.Put(p)
	return p.Append(b, data)
}

// compact packs what may be megabytes, pictures and profiles: for them, and for nothing
// else, a compressor is worth its own megabyte of memory.
func compact(data []byte) []byte {
	c, ok := compressors.Get().(*compressor)
	if !ok {
		c = new(compressor)
		c.w, _ = zlib.NewWriterLevel(&c.buf, 6) // the level is valid, the one thing that may fail
	}
	defer compressors.Put(c)
	c.buf.Reset()
	c.w.Reset(&c.buf)
	// Writing to a bytes.Buffer does not fail.
	_, _ = c.w.Write(data)
	_ = c.w.Close()
	return bytes.Clone(c.buf.Bytes())
}

type compressor struct {
	buf bytes.Buffer
	w   *zlib.Writer
}

var compressors sync.Pool

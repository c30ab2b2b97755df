package raster

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Note is a text that a PNG file carries about itself (PNG 11.3.3.4, iTXt).
type Note struct {
	Keyword  string // 1–79 Latin-1 characters: "Title", "Description"
	Language string // BCP 47
	Text     string
}

// signature begins every PNG file (PNG 5.2).
const signature = "\x89PNG\r\n\x1a\n"

// PNG is the picture as a file with a palette of at most 256 colours. It uses the
// pixels up.
func PNG(m *image.RGBA, notes ...Note) ([]byte, error) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if w <= 0 || h <= 0 {
		return nil, fmt.Errorf("write PNG: %d × %d pixels", w, h)
	}
	p := packers.Get().(*packer)
	defer packers.Put(p)
	p.all.empty()
	for y := range h {
		p.count(m.Pix[y*m.Stride:][:4*w])
	}
	p.choose()
	depth := p.depth()
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	head = append(head, byte(depth), 3, 0, 0, 0) // indexed colours; deflate, the five filters, not interlaced
	out := appendChunk([]byte(signature), "IHDR", head)
	for _, n := range notes {
		out = appendChunk(out, "iTXt", n.chunk())
	}
	inks, alpha := p.chunks()
	out = appendChunk(out, "PLTE", inks)
	if len(alpha) > 0 {
		out = appendChunk(out, "tRNS", alpha)
	}
	if err := p.lines(m, depth); err != nil {
		return nil, fmt.Errorf("write PNG: %w", err)
	}
	return appendChunk(appendChunk(out, "IDAT", p.out.Bytes()), "IEND", nil), nil
}

// appendChunk appends a chunk: length, type, data, sum (PNG 5.3).
func appendChunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	from := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// chunk is the note as data of an iTXt chunk.
func (n Note) chunk() []byte {
	data := append([]byte(n.Keyword), 0, 0, 0)       // end of keyword, not compressed, method
	data = append(append(data, n.Language...), 0, 0) // no translated keyword
	return append(data, n.Text...)
}

// packer packs lines of pixels. A new one costs more than a picture.
type packer struct {
	palette
	z         *zlib.Writer
	out       bytes.Buffer
	row, bits []uint8
}

var packers = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, zlib.BestSpeed) // flat inks: the best is hardly smaller
	if err != nil {
		panic(err) // the level is a constant
	}
	return &packer{z: z}
}}

// lines packs counted lines with no filter, as PNG 12.7 advises for colours that are
// indexes, and as tightly as the depth allows.
func (p *packer) lines(m *image.RGBA, depth int) error {
	p.out.Reset()
	p.z.Reset(&p.out)
	w := m.Rect.Dx()
	p.row = append(p.row[:0], make([]uint8, 1+w)...)
	for y := range m.Rect.Dy() {
		p.line(p.row[1:], m.Pix[y*m.Stride:])
		if _, err := p.z.Write(p.packed(depth)); err != nil {
			return err
		}
	}
	return p.z.Close()
}

// packed is the line with so many bits a pixel (PNG 7.2).
func (p *packer) packed(depth int) []uint8 {
	if depth == 8 {
		return p.row
	}
	p.bits = append(p.bits[:0], 0) // no filter
	free := 0
	for _, i := range p.row[1:] {
		if free == 0 {
			p.bits, free = append(p.bits, 0), 8
		}
		free -= depth
		p.bits[len(p.bits)-1] |= i << free
	}
	return p.bits
}

package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"sync"

	"malbild/internal/deflate"
)

// Raw is a part ready for the file: deflated once, copied often. It is immutable.
type Raw struct {
	method uint16
	crc    uint32
	size   uint64
	data   []byte
}

// packers are pooled for their tables; what they give depends on the input alone.
var packers = sync.Pool{New: func() any { return new(deflate.Packer) }}

// Pack makes a part ready. Pictures that are packed already are stored as they are.
func Pack(name string, b []byte) *Raw {
	r := &Raw{method: zip.Store, crc: crc32.ChecksumIEEE(b), size: uint64(len(b)), data: b}
	if strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".jpeg") || len(b) == 0 {
		return r
	}
	w := packers.Get().(*deflate.Packer)
	defer packers.Put(w)
	r.method, r.data = zip.Deflate, w.Raw(make([]byte, 0, len(b)/3+64), b)
	return r
}

// reach is how far the end of a part looks back for words that it has in common with
// what stands before.
const reach = 4 << 10

// PackHead packs the beginning of a part, for Join.
func PackHead(b []byte) []byte {
	w := packers.Get().(*deflate.Packer)
	defer packers.Put(w)
	return w.Piece(make([]byte, 0, len(b)/3+64), b, 0, false)
}

// Join makes a part ready of which the first bytes were packed before, by PackHead.
func Join(head, b []byte, at int) *Raw {
	w := packers.Get().(*deflate.Packer)
	defer packers.Put(w)
	data := append(make([]byte, 0, len(head)+(len(b)-at)/2+64), head...)
	from := max(0, at-reach)
	return &Raw{method: zip.Deflate, crc: crc32.ChecksumIEEE(b), size: uint64(len(b)), data: w.Piece(data, b[from:], at-from, true)}
}

// Same reports whether two parts are the same, compressed byte for byte.
func (r *Raw) Same(o *Raw) bool {
	return r.method == o.method && r.crc == o.crc && r.size == o.size && bytes.Equal(r.data, o.data)
}

// Raw returns the part as it stands in the opened file, without unpacking it, or
// packs what was Set.
func (p *Package) Raw(n string) (*Raw, error) {
	q, ok := p.parts[n]
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrMissing, n)
	}
	if q.data != nil {
		return Pack(n, q.data), nil
	}
	at, err := q.zf.DataOffset()
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, n, err)
	}
	size := q.zf.CompressedSize64
	if uint64(len(p.file)) < uint64(at)+size || uint64(at)+size < size {
		return nil, fmt.Errorf("%w: %q", ErrDamaged, n)
	}
	return &Raw{method: q.zf.Method, crc: q.zf.CRC32, size: q.zf.UncompressedSize64, data: p.file[at : uint64(at)+size : uint64(at)+size]}, nil
}

// Entry is one part of a file being written.
type Entry struct {
	Name string
	Raw  *Raw
}

// day is 1980-01-01 in MS-DOS form, the first there is. No entry carries a time,
// so the same parts give the same bytes.
const day = 0x21

// nameFlag says that a name is UTF-8, when it is more than ASCII.
func nameFlag(n string) uint16 {
	for i := range len(n) {
		if n[i] >= 0x80 {
			return 0x800
		}
	}
	return 0
}

// Write writes the parts in the given order. The first must be
// [Content_Types].xml: some readers look for it there.
func Write(w io.Writer, entries []Entry) error {
	zw := zip.NewWriter(w)
	headers := make([]zip.FileHeader, len(entries))
	for i, e := range entries {
		h := &headers[i]
		*h = zip.FileHeader{Name: e.Name, Method: e.Raw.method, ReaderVersion: 20, CreatorVersion: 20, ModifiedDate: day,
			Flags: nameFlag(e.Name), CRC32: e.Raw.crc, CompressedSize64: uint64(len(e.Raw.data)), UncompressedSize64: e.Raw.size}
		f, err := zw.CreateRaw(h)
		if err != nil {
			return fmt.Errorf("write %q: %w", e.Name, err)
		}
		if _, err := f.Write(e.Raw.data); err != nil {
			return fmt.Errorf("write %q: %w", e.Name, err)
		}
	}
	return zw.Close()
}

// Bytes is the file that Write writes, in room made for it at once.
func Bytes(entries []Entry) ([]byte, error) {
	size := 2000
	for _, e := range entries {
		size += len(e.Raw.data) + 2*len(e.Name) + 100
	}
	var out bytes.Buffer
	out.Grow(size)
	if err := Write(&out, entries); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Write writes the whole package, [Content_Types].xml and the relationships of
// the package first.
func (p *Package) Write(w io.Writer) error {
	var entries []Entry
	for _, n := range Order(p.order) {
		r, err := p.Raw(n)
		if err != nil {
			return err
		}
		entries = append(entries, Entry{n, r})
	}
	return Write(w, entries)
}

// Order returns names with [Content_Types].xml and _rels/.rels first.
func Order(names []string) []string {
	out := make([]string, 0, len(names))
	for _, first := range []string{"[Content_Types].xml", "_rels/.rels"} {
		for _, n := range names {
			if n == first {
				out = append(out, n)
			}
		}
	}
	for _, n := range names {
		if n != "[Content_Types].xml" && n != "_rels/.rels" {
			out = append(out, n)
		}
	}
	return out
}

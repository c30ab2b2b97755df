package pdf

import (
	"crypto/sha256"
	"strconv"
)

// file puts objects together into a PDF file. Objects are written as bytes,
// in an order that the caller decides, so the same calls give the same file:
// there is no map, no clock and no randomness in here. All objects that are not
// streams are packed into two object streams (7.5.7), unless the file is PDF 1.4,
// which knows no such thing: then each stands by itself. What all copies of a document
// have alike stands in the first, and in the second its fonts, which only a rare letter in
// a name makes others. What is one copy's alone is one object, which stands by itself.
type file struct {
	out   []byte     // the file so far
	alike shelf      // what all copies of a document have
	fonts shelf      // what most copies have
	now   *shelf     // where the next object goes
	where []location // by object number; 0 is the head of the free list
	spare []byte     // for a stream that is packed
	body  []byte     // for what is put together before that
	plain bool       // neither object nor cross-reference streams
}

// shelf is an object stream to be.
type shelf struct {
	packed []byte // bodies of objects
	index  []int  // pairs: object number, offset in packed
}

// location is an entry of the cross-reference stream (7.5.8).
type location struct {
	kind uint8 // 1: in the file at a; 2: in object stream a at index b
	a    uint32
	b    uint16
}

// header begins a file; the version follows.
const header = "%PDF-"

// notText follows the version: four bytes above 127 say that the file is binary.
const notText = "\n%\xE2\xE3\xCF\xD3\n"

func (f *file) reset(r *rules) {
	f.plain = !r.packed
	f.out = append(append(append(f.out[:0], header...), r.version...), notText...)
	f.where = append(f.where[:0], location{})
	for _, s := range [...]*shelf{&f.fonts, &f.alike} {
		s.packed, s.index = s.packed[:0], s.index[:0]
		f.now = s
	}
}

// alloc reserves n object numbers in a row and returns the first.
func (f *file) alloc(n int) ref {
	r := ref(len(f.where))
	for range n {
		f.where = append(f.where, location{})
	}
	return r
}

// open starts object r. The caller appends its body to the returned slice and
// gives it back to close, before any other object is opened.
func (f *file) open(r ref) []byte {
	if f.plain {
		return f.begin(r)
	}
	f.where[r] = location{kind: 2, b: uint16(len(f.now.index) / 2)}
	f.now.index = append(f.now.index, int(r), len(f.now.packed))
	return f.now.packed
}

func (f *file) close(b []byte) {
	if f.plain {
		f.out = append(b, "\nendobj\n"...)
		return
	}
	f.now.packed = append(b, '\n')
}

// begin starts an object that stands by itself.
func (f *file) begin(r ref) []byte {
	f.where[r] = location{kind: 1, a: uint32(len(f.out))}
	return append(strconv.AppendInt(f.out, int64(r), 10), " 0 obj\n"...)
}

// alone writes a small object by itself and returns its number.
func (f *file) alone(body string) ref {
	r := f.alloc(1)
	f.out = append(append(f.begin(r), body...), "\nendobj\n"...)
	return r
}

// add writes a small object and returns its number.
func (f *file) add(body string) ref {
	r := f.alloc(1)
	f.close(append(f.open(r), body...))
	return r
}

// stream writes stream r with the entries of dict (without the brackets) and
// compresses data.
func (f *file) stream(r ref, dict string, data []byte) {
	f.spare = packed(f.spare[:0], data)
	f.deflated(r, dict, f.spare)
}

// deflated writes a stream whose data are compressed already.
func (f *file) deflated(r ref, dict string, data []byte) {
	f.raw(r, dict+"/Filter/FlateDecode", data)
}

// raw writes a stream as it is.
func (f *file) raw(r ref, dict string, data []byte) {
	f.where[r] = location{kind: 1, a: uint32(len(f.out))}
	f.out = strconv.AppendInt(f.out, int64(r), 10)
	f.out = append(f.out, " 0 obj\n<<"...)
	f.out = append(f.out, dict...)
	f.out = append(f.out, "/Length "...)
	f.out = strconv.AppendInt(f.out, int64(len(data)), 10)
	f.out = append(f.out, ">>\nstream\n"...)
	f.out = append(f.out, data...)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// again writes a stream that other files have too.
func (f *file) again(r ref, dict string, data []byte, c *pieces) {
	f.spare = c.deflated(f.spare[:0], data)
	f.deflated(r, dict, f.spare)
}

// appendContents writes the entry of a page that leads to its streams.
func appendContents(b []byte, first ref, parts []int) []byte {
	b = append(b, "/Contents "...)
	if len(parts) == 1 {
		return appendRef(b, first)
	}
	b = append(b, '[')
	for i := range parts {
		b = append(appendRef(b, first+ref(i)), ' ')
	}
	return append(b, ']')
}

// streams writes the content of a page and returns its first stream.
func (f *file) streams(data []byte, parts []int, c *pieces) ref {
	first, from := f.alloc(len(parts)), 0
	for i, end := range parts {
		f.again(first+ref(i), "", data[from:end], c) // also a running head: all pages have it
		from = end
	}
	return first
}

// pack writes an object stream.
func (f *file) pack(s *shelf, c *pieces) {
	if len(s.index) == 0 {
		return
	}
	num := f.alloc(1)
	body := f.body[:0]
	for i, v := range s.index {
		if i > 0 {
			body = append(body, ' ')
		}
		body = strconv.AppendInt(body, int64(v), 10)
		if i%2 == 1 {
			f.where[s.index[i-1]].a = uint32(num)
		}
	}
	body = append(body, '\n')
	first := len(body)
	body = append(body, s.packed...)
	f.body = body
	f.again(num, "/Type/ObjStm/N "+strconv.Itoa(len(s.index)/2)+"/First "+strconv.Itoa(first), body, c)
}

// digest is a hash of everything written so far.
func (f *file) digest() (d [16]byte) {
	h := sha256.New()
	h.Write(f.out)
	h.Write(f.alike.packed)
	h.Write(f.fonts.packed)
	copy(d[:], h.Sum(nil))
	return d
}

// finish writes the object stream, the cross-reference stream and the trailer,
// and returns the file. The first identifier stays the same for all editions of
// a document, the second is of this one (14.4).
func (f *file) finish(root, info ref, permanent, instance [16]byte, c *pieces) []byte {
	if f.plain {
		return f.table(f.trailer(root, info, permanent, instance))
	}
	f.pack(&f.alike, c)
	f.pack(&f.fonts, c)
	num, start := f.alloc(1), len(f.out)
	f.where[num] = location{kind: 1, a: uint32(start)}
	wide, deep := 2, 1 // bytes of a place in the file, and of one in an object stream
	for start >= 1<<(8*wide) {
		wide++
	}
	if max(len(f.alike.index), len(f.fonts.index)) > 2<<8 {
		deep = 2
	}
	table := f.body[:0]
	for i, l := range f.where {
		if i == 0 {
			l.b = 1<<(8*deep) - 1 // the head of the free list
		}
		table = append(table, l.kind)
		for k := wide - 1; k >= 0; k-- {
			table = append(table, byte(l.a>>(8*k)))
		}
		if deep == 2 {
			table = append(table, byte(l.b>>8))
		}
		table = append(table, byte(l.b))
	}
	f.body = table
	f.stream(num, "/Type/XRef/W[1 "+strconv.Itoa(wide)+" "+strconv.Itoa(deep)+"]"+f.trailer(root, info, permanent, instance), table)
	return f.end(start)
}

// trailer writes the entries of the trailer (7.5.5).
func (f *file) trailer(root, info ref, permanent, instance [16]byte) string {
	d := strconv.AppendInt([]byte("/Size "), int64(len(f.where)), 10)
	d = appendRef(append(d, "/Root "...), root)
	if info != 0 {
		d = appendRef(append(d, "/Info "...), info)
	}
	d = appendHex(append(d, "/ID["...), permanent[:])
	return string(append(appendHex(d, instance[:]), ']'))
}

// table writes a cross-reference table (7.5.4), whose entries are 20 bytes each.
func (f *file) table(trailer string) []byte {
	start := len(f.out)
	f.out = strconv.AppendInt(append(f.out, "xref\n0 "...), int64(len(f.where)), 10)
	f.out = append(f.out, "\n0000000000 65535 f \n"...)
	for _, l := range f.where[1:] {
		digits := strconv.Itoa(int(l.a))
		f.out = append(append(f.out, "0000000000"[len(digits):]...), digits...)
		f.out = append(f.out, " 00000 n \n"...)
	}
	f.out = append(append(append(f.out, "trailer\n<<"...), trailer...), ">>\n"...)
	return f.end(start)
}

// end closes the file; start is where the cross-references are.
func (f *file) end(start int) []byte {
	f.out = append(f.out, "startxref\n"...)
	f.out = strconv.AppendInt(f.out, int64(start), 10)
	f.out = append(f.out, "\n%%EOF\n"...)
	return append([]byte(nil), f.out...)
}

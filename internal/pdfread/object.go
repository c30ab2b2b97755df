// Package pdfread reads the objects of a PDF of any origin (ISO 32000-1, 7.2–7.5):
// cross-reference tables and streams, object streams and the usual filters. It is
// made for hostile files: nothing is recursive without a bound, every loop is cut,
// and what is unpacked counts against a budget. A file whose cross-references are
// broken is searched for its objects, and Damage says so.
package pdfread

import (
	"fmt"

	"malbild/internal/diag"
)

// Bounds of what is read.
const (
	MaxFile    = 100 << 20 // bytes of a file
	maxStream  = 16 << 20  // bytes of one unpacked stream
	maxDecoded = 96 << 20  // bytes unpacked in all
	maxKept    = 32 << 20  // bytes of object streams kept
	maxDepth   = 64        // levels of arrays and dictionaries
	maxNumber  = 2_000_000 // highest object number
	maxItems   = 1_500_000 // values in all
	maxEntries = 1 << 14   // entries of one dictionary
)

// Errors of reading.
var (
	ErrTooLarge  = diag.NewError("större än en handling får vara", "larger than a document may be")
	ErrEncrypted = diag.NewError("krypterad; spara den utan lösenord och begränsningar", "encrypted; save it without passwords and restrictions")
	ErrNotPDF    = diag.NewError("ingen PDF", "not a PDF")
)

// Object is nil, bool, int, float64, String, Name, Array, Dict, *Stream or Ref.
type Object any

// Name is a name without its slash, #xx undone.
type Name string

// String is the bytes of a string.
type String string

// Array is a list of objects.
type Array []Object

// Entry is one pair of a dictionary.
type Entry struct {
	Key   Name
	Value Object
}

// Dict is a dictionary in the order of the file.
type Dict []Entry

// Ref points to an indirect object.
type Ref struct{ Num, Gen int }

// Stream is a stream whose bytes are still packed.
type Stream struct {
	Dict Dict
	Raw  []byte
	// Sloppy says that Length was wrong and the end was searched for.
	Sloppy bool
}

// Raw returns the value of a key, not followed.
func (d Dict) Raw(key Name) Object {
	for i := range d {
		if d[i].Key == key {
			return d[i].Value
		}
	}
	return nil
}

// Has reports whether the key is there with a value.
func (d Dict) Has(key Name) bool { return d.Raw(key) != nil }

// Damage is what was wrong with the frame of a file, though it could be read.
type Damage struct {
	HeaderOffset int    // bytes before %PDF
	Header       string // the first line from %PDF
	Binary       bool   // a comment of four high bytes follows the header
	Rebuilt      bool   // cross-references were broken: objects were searched for
	Trailing     int    // bytes after %%EOF and its line end
	Sloppy       []int  // streams with a wrong Length, by object number
	Unreadable   []int  // objects that could not be read
	LongName     bool   // a name over 127 bytes
	LongString   bool   // a string over 32767 bytes
	HugeString   bool   // one over 65535, which PDF 1.4 does not hold
	HugeNumber   bool   // a number no reader promises to hold
	LargeReal    bool   // a decimal number beyond 32767, which PDF 1.4 does not hold
	XRefStream   bool   // cross-references are a stream (PDF 1.5)
	StreamLines  []int  // streams whose first or last line end is missing, by object number
	ObjectLines  []int  // objects that do not stand on lines of their own, or with odd blanks
	OddHex       bool   // a hexadecimal string with an odd number of digits
	BadHex       bool   // one with other signs than digits
	TinyReal     bool   // a decimal number so near 0 that readers take it for 0
	LongArray    bool   // an array of more than 8191 values, which PDF 1.4 does not hold
	LongDict     bool   // a dictionary of more than 4095 entries, which PDF 1.4 does not hold
	XRefLines    bool   // the table of cross-references does not begin as it should
	Slips        [Slips]Told
}

// File is an open PDF.
type File struct {
	Trailer Dict
	Damage  Damage

	data    []byte
	xref    table
	packs   map[int]*pack
	usual   map[string]Name // names of all files
	names   map[string]Name // those of this one alone
	common  *Packs          // object streams that other files hold too; nil: none
	apart   *File           // reads what is to be common; nil: nothing was
	wholes  []Object        // numbers as objects, from 0 up; nil: each is made anew
	values  []Object        // of the arrays that are being read
	entries []Entry         // of the dictionaries that are being read
	items   int
	decoded int
	kept    int
	slips   slips // of the object that is being read
	watch   *Origin
	err     error
}

// place is where an object stands: at a byte, or in an object stream.
type place struct {
	offset int // of the object, or its index in the stream
	gen    int
	stream int // number of the object stream, 0: none
	free   bool
}

// Open reads the cross-references of a file. An encrypted file is returned together
// with ErrEncrypted: its frame can be looked at, its texts cannot.
func Open(data []byte) (*File, error) { return OpenAmong(data, nil) }

// OpenAmong is Open for one of many files that have object streams in common.
func OpenAmong(data []byte, common *Packs) (*File, error) {
	if len(data) > MaxFile {
		return nil, diag.Because(ErrTooLarge, fmt.Sprintf("%d byte", len(data)), fmt.Sprintf("%d bytes", len(data)))
	}
	f := &File{data: data, packs: map[int]*pack{}, usual: usualNames(), common: common}
	if err := f.header(); err != nil {
		return nil, err
	}
	f.tail()
	if !f.chain() || f.Catalog() == nil {
		f.rebuild()
		if f.Catalog() == nil {
			if f.err != nil {
				return nil, f.err
			}
			return nil, fmt.Errorf("no catalog: %w", ErrNotPDF)
		}
	}
	if f.Trailer.Has("Encrypt") {
		return f, ErrEncrypted
	}
	return f, nil
}

// Catalog returns the document catalog, or nil.
func (f *File) Catalog() Dict {
	d := f.Dict(f.Trailer.Raw("Root"))
	if d == nil || !d.Has("Pages") {
		return nil
	}
	return d
}

// Err is the first bound that was broken while objects were read.
func (f *File) Err() error { return f.err }

func (f *File) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

// Objects returns how many objects the file names.
func (f *File) Objects() int { return f.xref.size }

// Numbers calls yield with the number of every object in use, in no order.
func (f *File) Numbers(yield func(int) bool) {
	for n, s := range f.xref.all {
		if !s.free && !yield(n) {
			return
		}
	}
}

// Get follows references to a value; nil when there is none.
func (f *File) Get(o Object) Object {
	for range 8 {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.load(r)
	}
	return nil
}

// Dict follows to a dictionary, also that of a stream.
func (f *File) Dict(o Object) Dict {
	switch v := f.Get(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array follows to an array.
func (f *File) Array(o Object) Array { a, _ := f.Get(o).(Array); return a }

// Name follows to a name, or "".
func (f *File) Name(o Object) Name { n, _ := f.Get(o).(Name); return n }

// Stream follows to a stream, or nil.
func (f *File) Stream(o Object) *Stream { s, _ := f.Get(o).(*Stream); return s }

// Int follows to an integer.
func (f *File) Int(o Object) (int, bool) {
	switch v := f.Get(o).(type) {
	case int:
		return v, true
	case float64:
		if v == float64(int(v)) {
			return int(v), true
		}
	}
	return 0, false
}

// Number follows to a number.
func (f *File) Number(o Object) (float64, bool) {
	switch v := f.Get(o).(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Bool follows to a truth value, or false.
func (f *File) Bool(o Object) bool { b, _ := f.Get(o).(bool); return b }

// Bytes follows to a string.
func (f *File) Bytes(o Object) (String, bool) { s, ok := f.Get(o).(String); return s, ok }

// Text follows to a text string (7.9.2.2).
func (f *File) Text(o Object) string {
	s, _ := f.Get(o).(String)
	return Text(s)
}

// Floats follows to an array of n numbers; false when it is not that.
func (f *File) Floats(o Object, n int) ([]float64, bool) {
	a := f.Array(o)
	if len(a) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i, v := range a {
		x, ok := f.Number(v)
		if !ok {
			return nil, false
		}
		out[i] = x
	}
	return out, true
}

// RefNumber is the object number of a reference, 0 when it is none.
func RefNumber(o Object) int {
	if r, ok := o.(Ref); ok {
		return r.Num
	}
	return 0
}

package pdfread

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"io"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"

	"malbild/internal/diag"
)

// errImage says that a stream is packed by a filter for pictures, which is not undone.
var errImage = diag.NewError("bilddata", "picture data")

// Filters lists the filters of a stream.
func (f *File) Filters(s *Stream) []Name {
	switch v := f.Get(s.Dict.Raw("Filter")).(type) {
	case Name:
		return []Name{v}
	case Array:
		var out []Name
		for _, o := range v {
			out = append(out, f.Name(o))
		}
		return out
	}
	return nil
}

// Decode unpacks a stream (7.4). What it yields before an error is returned too.
func (f *File) Decode(s *Stream) ([]byte, error) {
	if s == nil {
		return nil, errSyntax
	}
	filters := f.Filters(s)
	if len(filters) > 4 {
		return nil, diag.Because(ErrTooLarge, "packat om och om igen", "filters")
	}
	data := s.Raw
	for i, name := range filters {
		out, err := f.filter(data, name, f.parms(s, i))
		if errors.Is(err, ErrTooLarge) {
			f.fail(err)
		}
		if err != nil {
			return out, err
		}
		data = out
	}
	return data, nil
}

// DecodeInto is Decode into room that is used again: the data are good until room is
// given away once more. What is not packed is not copied; room comes back, perhaps
// larger.
func (f *File) DecodeInto(room []byte, s *Stream) (data, again []byte, err error) {
	if s == nil || !plainFlate(s) {
		data, err = f.Decode(s)
		return data, room, err
	}
	data, err = f.inflate(room[:0], s.Raw)
	if errors.Is(err, ErrTooLarge) {
		f.fail(err)
	}
	if cap(data) > cap(room) {
		room = data[:0]
	}
	return data, room, err
}

// plainFlate reports whether a stream is deflated and nothing else.
func plainFlate(s *Stream) bool {
	return s.Dict.Raw("Filter") == Name("FlateDecode") && s.Dict.Raw("DecodeParms") == nil
}

// budget is how many bytes may still be unpacked at once.
func (f *File) budget() int { return min(maxStream, maxDecoded-f.decoded) }

func (f *File) parms(s *Stream, i int) Dict {
	switch v := f.Get(s.Dict.Raw("DecodeParms")).(type) {
	case Dict:
		if i == 0 {
			return v
		}
	case Array:
		if i < len(v) {
			return f.Dict(v[i])
		}
	}
	return nil
}

func (f *File) filter(data []byte, name Name, parms Dict) ([]byte, error) {
	var out []byte
	var err error
	switch name {
	case "FlateDecode", "Fl":
		out, err = f.inflate(nil, data)
	case "LZWDecode", "LZW":
		out, err = f.lzw(data, parms)
	case "ASCIIHexDecode", "AHx":
		l := Lexer{Data: append([]byte("<"), data...)}
		return bytes.Clone(l.hex()), nil
	case "ASCII85Decode", "A85":
		if i := bytes.Index(data, []byte("~>")); i >= 0 {
			data = data[:i]
		}
		out, err = f.limited(nil, ascii85.NewDecoder(bytes.NewReader(data)), len(data))
	case "RunLengthDecode", "RL":
		out, err = f.runLength(data)
	case "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode":
		return data, errImage
	case "Crypt":
		return data, ErrEncrypted
	default:
		return data, diag.NewError("packat på ett sätt som inte läses ("+string(name)+")", "packed in a way that is not read ("+string(name)+")")
	}
	if err != nil {
		return out, err
	}
	return f.unpredict(out, parms)
}

var errUnpacked = diag.Because(ErrTooLarge, "uppackade data", "unpacked data")

// inflaters are reused: one holds tens of kilobytes.
var inflaters sync.Pool

// inflate appends what data hold to buf.
func (f *File) inflate(buf, data []byte) ([]byte, error) {
	limit := f.budget()
	switch out, how := unpack(buf, data, limit); how {
	case sound:
		f.decoded += len(out) - len(buf)
		return out, nil
	case tooLarge:
		f.decoded += limit + 1
		return buf, errUnpacked
	}
	return f.inflateBy(buf, data)
}

// inflateBy is inflate by the library.
func (f *File) inflateBy(buf, data []byte) ([]byte, error) {
	r, _ := inflaters.Get().(io.ReadCloser)
	var err error
	if r == nil {
		r, err = zlib.NewReader(bytes.NewReader(data))
	} else {
		err = r.(zlib.Resetter).Reset(bytes.NewReader(data), nil)
	}
	if err != nil {
		return buf, err
	}
	defer inflaters.Put(r)
	return f.limited(buf, r, 4*len(data))
}

// limited appends all that the budget allows to buf.
func (f *File) limited(buf []byte, r io.Reader, guess int) ([]byte, error) {
	limit := f.budget()
	if limit <= 0 {
		return buf, errUnpacked
	}
	if room := len(buf) + min(limit, guess) + bytes.MinRead; room > cap(buf) {
		buf = append(make([]byte, 0, room), buf...) // what is not filled of it is not touched
	}
	b := bytes.NewBuffer(buf)
	n, err := io.Copy(b, io.LimitReader(r, int64(limit)+1))
	f.decoded += int(n)
	if int(n) > limit {
		return buf, errUnpacked
	}
	return b.Bytes(), err
}

func (f *File) runLength(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			i = len(data)
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > maxStream || f.decoded+len(out) > maxDecoded {
			return nil, errUnpacked
		}
	}
	f.decoded += len(out)
	return out, nil
}

// unpredict undoes a PNG or TIFF predictor (7.4.4.4).
func (f *File) unpredict(data []byte, parms Dict) ([]byte, error) {
	kind, _ := f.Int(parms.Raw("Predictor"))
	if kind <= 1 {
		return data, nil
	}
	number := func(key Name, usual int) int {
		if n, ok := f.Int(parms.Raw(key)); ok && n > 0 && n < 1<<20 {
			return n
		}
		return usual
	}
	bits := number("Colors", 1) * number("BitsPerComponent", 8)
	bpp := max(1, (bits+7)/8)
	row := (number("Columns", 1)*bits + 7) / 8
	if row <= 0 || row > maxStream {
		return nil, diag.Because(ErrTooLarge, "rader av bildpunkter", "predictor")
	}
	if kind == 2 {
		if number("BitsPerComponent", 8) != 8 {
			return data, nil
		}
		for at := 0; at < len(data); at += row {
			line := data[at:min(at+row, len(data))]
			for i := bpp; i < len(line); i++ {
				line[i] += line[i-bpp]
			}
		}
		return data, nil
	}
	return unPNG(data, row, bpp), nil
}

func unPNG(data []byte, row, bpp int) []byte {
	out := make([]byte, 0, len(data))
	prev := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		line := data[1 : 1+n]
		data = data[1+n:]
		for i := range line {
			var left, corner byte
			if i >= bpp {
				left, corner = line[i-bpp], prev[i-bpp]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += prev[i]
			case 3:
				line[i] += byte((int(left) + int(prev[i])) / 2)
			case 4:
				line[i] += Paeth(left, prev[i], corner)
			}
		}
		copy(prev, line)
		out = append(out, line...)
	}
	return out
}

// Paeth is the guess of PNG's fourth filter: of left, above and above left the one
// nearest to left + above − above left (PNG 9.4).
func Paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// Text decodes a text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding.
func Text(s String) string {
	switch {
	case strings.HasPrefix(string(s), "\xfe\xff"):
		return utf16Text(string(s[2:]), 0, 1)
	case strings.HasPrefix(string(s), "\xff\xfe"):
		return utf16Text(string(s[2:]), 1, 0)
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return string(s[3:])
	}
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80 && s[i] >= 0x20
	}
	if ascii {
		return string(s)
	}
	r := make([]rune, len(s))
	for i := range len(s) {
		r[i] = docEncoding(s[i])
	}
	return string(r)
}

func utf16Text(s string, hi, lo int) string {
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i+hi])<<8|uint16(s[i+lo]))
	}
	return string(utf16.Decode(u))
}

// docEncoding is PDFDocEncoding (annex D.3) where it differs from Latin-1.
func docEncoding(c byte) rune {
	const high = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€"
	const low = "˘ˇˆ˙˝˛˚˜"
	switch {
	case c >= 0x18 && c <= 0x1f:
		return []rune(low)[c-0x18]
	case c >= 0x80 && c <= 0xa0:
		return []rune(high)[c-0x80]
	}
	return rune(c)
}

package typeset

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"

	"github.com/boxesandglue/textshape/ot"
	otsubset "github.com/boxesandglue/textshape/subset"
)

// webRanges are the letters that a web font holds: Latin with everything that the
// languages of this program need, and the signs of running text.
var webRanges = [][2]rune{{0x20, 0x7e}, {0xa0, 0x24f}, {0x2b0, 0x36f}, {0x1e00, 0x1eff}, {0x2010, 0x2044}, {0x20ac, 0x20ac}, {0x2116, 0x2122},
	{0x2190, 0x2199}, {0x2212, 0x2212}, {0xfb00, 0xfb06}}

// Web is the face as a font for web pages (WOFF 1.0): its Latin letters, with
// ligatures and kerning. It depends on the font alone.
func (f *Face) Web() (woff []byte, err error) {
	defer f.guard(&err)
	in := otsubset.NewInput()
	for _, r := range webRanges {
		in.AddUnicodeRange(r[0], r[1])
	}
	in.Flags = otsubset.FlagNotdefOutline
	for _, t := range []string{"OS/2", "name"} {
		in.PassThroughTable(ot.MakeTag(t[0], t[1], t[2], t[3]))
	}
	plan, err := otsubset.CreatePlan(f.font, in)
	if err != nil {
		return nil, fmt.Errorf("web font of «%s»: %w", f.name, err)
	}
	sfnt, err := plan.Execute()
	if err != nil {
		return nil, fmt.Errorf("web font of «%s»: %w", f.name, err)
	}
	return toWOFF(sfnt)
}

// guard turns a panic of the library that reads fonts into the fault of the file,
// where nobody has tested the file.
func (f *Face) guard(err *error) {
	if !f.foreign {
		return
	}
	if recover() != nil {
		*err = fmt.Errorf("face «%s»: %w", f.name, errBrokenFont)
	}
}

// toWOFF packs a font table by table (W3C, WOFF File Format 1.0, 3–5).
func toWOFF(sfnt []byte) ([]byte, error) {
	be := binary.BigEndian
	if len(sfnt) < 12 {
		return nil, errBrokenFont
	}
	n := int(be.Uint16(sfnt[4:]))
	if len(sfnt) < 12+16*n {
		return nil, errBrokenFont
	}
	const headLen, entryLen = 44, 20
	out := make([]byte, headLen+entryLen*n)
	total := 12 + 16*n
	for i := range n {
		e := sfnt[12+16*i:]
		at, size := int(be.Uint32(e[8:])), int(be.Uint32(e[12:]))
		if at > len(sfnt) || size > len(sfnt)-at {
			return nil, errBrokenFont
		}
		packed, err := deflated(sfnt[at : at+size])
		if err != nil {
			return nil, err
		}
		d := out[headLen+entryLen*i:]
		copy(d, e[:4])
		be.PutUint32(d[4:], uint32(len(out)))
		be.PutUint32(d[8:], uint32(len(packed)))
		be.PutUint32(d[12:], uint32(size))
		copy(d[16:20], e[4:8])
		out = append(out, packed...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		total += (size + 3) &^ 3
	}
	copy(out, "wOFF")
	copy(out[4:], sfnt[:4])
	be.PutUint32(out[8:], uint32(len(out)))
	be.PutUint16(out[12:], uint16(n))
	be.PutUint32(out[16:], uint32(total))
	be.PutUint16(out[20:], 1)
	return out, nil
}

// deflated is a table compressed, or as it is when that is not shorter.
func deflated(b []byte) ([]byte, error) {
	var z bytes.Buffer
	w, err := zlib.NewWriterLevel(&z, zlib.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if z.Len() >= len(b) {
		return b, nil
	}
	return z.Bytes(), nil
}

package typeset

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/boxesandglue/textshape/ot"
	otsubset "github.com/boxesandglue/textshape/subset"
)

// webRanges are the letters that a web font holds: Latin with everything that the
// languages of this program need, and the signs of running text.
var webRanges = [][2]rune{{0x20, 0x7e}, {0xa0, 0x24f}, {0x2b0, 0x36f}, {0x1e00, 0x1eff}, {0x2010, 0x2044}, {0x20ac, 0x20ac}, {0x2116, 0x2122},
	{0x2190, 0x2199}, {0x2212, 0x2212}, {0xfb00, 0xfb06}}

// Web is the face as a font for web pages (WOFF 1.0): its Latin letters, with
// ligatures and kerning. A font with cubic outlines stays whole: of those, browsers
// take no subset that the library makes. The font depends on the file alone.
func (f *Face) Web() (woff []byte, err error) {
	defer f.guard(&err)
	if f.table("CFF ") != nil {
		return toWOFF(f.whole())
	}
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
	tables, err := webTables(sfnt, f.table("post"))
	if err != nil {
		return nil, err
	}
	return toWOFF(tables)
}

// whole is every table that a browser sets text with.
func (f *Face) whole() []webTable {
	var out []webTable
	for _, tag := range []string{"BASE", "CFF ", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp", "name"} {
		if t := f.table(tag); t != nil {
			out = append(out, webTable{tag, t})
		}
	}
	return append(out, namelessPost(f.table("post")))
}

// namelessPost is a «post» that names no glyphs, which browsers insist on.
func namelessPost(post []byte) webTable {
	b := make([]byte, 32)
	copy(b, post)
	binary.BigEndian.PutUint32(b, 0x00030000)
	return webTable{"post", b}
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

// webTable is a table of a font on its way into a web font.
type webTable struct {
	tag  string
	data []byte
}

// webTables are the tables of a font in their order.
func webTables(sfnt, post []byte) ([]webTable, error) {
	be := binary.BigEndian
	if len(sfnt) < 12 {
		return nil, errBrokenFont
	}
	n := int(be.Uint16(sfnt[4:]))
	if len(sfnt) < 12+16*n {
		return nil, errBrokenFont
	}
	out := []webTable{namelessPost(post)}
	for i := range n {
		e := sfnt[12+16*i:]
		at, size := int(be.Uint32(e[8:])), int(be.Uint32(e[12:]))
		if at > len(sfnt) || size > len(sfnt)-at {
			return nil, errBrokenFont
		}
		if tag := string(e[:4]); tag != "post" {
			out = append(out, webTable{tag, sfnt[at : at+size]})
		}
	}
	slices.SortFunc(out, func(a, b webTable) int { return cmp.Compare(a.tag, b.tag) })
	return out, nil
}

// checksum is the sum of a table (OpenType, «Calculating Checksums»).
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// toWOFF packs a font table by table (W3C, WOFF File Format 1.0, 3–5).
func toWOFF(tables []webTable) ([]byte, error) {
	be := binary.BigEndian
	const headLen, entryLen = 44, 20
	n := len(tables)
	out := make([]byte, headLen+entryLen*n)
	total, flavour := 12+16*n, "\x00\x01\x00\x00"
	for i, t := range tables {
		if t.tag == "CFF " {
			flavour = "OTTO"
		}
		packed, err := deflated(t.data)
		if err != nil {
			return nil, err
		}
		d := out[headLen+entryLen*i:]
		copy(d, t.tag)
		be.PutUint32(d[4:], uint32(len(out)))
		be.PutUint32(d[8:], uint32(len(packed)))
		be.PutUint32(d[12:], uint32(len(t.data)))
		be.PutUint32(d[16:], checksum(t.data))
		out = append(out, packed...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		total += (len(t.data) + 3) &^ 3
	}
	copy(out, "wOFF")
	copy(out[4:], flavour)
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

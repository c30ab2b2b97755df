package typeset

import "unicode/utf16"

// Description is what a font says of itself, for the descriptors of other formats. Its
// lengths are in units of the face.
type Description struct {
	Name               string // PostScript name
	Italic             bool
	Angle              int32    // 1/65536 degree, anticlockwise from upright
	Box                [4]int16 // around all glyphs: left, low, right, high
	Weight             int      // 400 is regular
	Ascent, Descent    int16
	CapHeight, XHeight int16 // as the font states them, or made up from the ascent
}

// Description of the face.
func (f *Face) Description() (d Description) {
	if !f.tables.sound {
		return f.describedByLibrary()
	}
	head, os2 := f.table("head"), f.table("OS/2")
	d = Description{Name: "Unknown", Italic: head.u16(44)&2 != 0, Weight: 400,
		Ascent: f.rise, Descent: f.fall, CapHeight: f.rise, XHeight: f.rise / 2}
	for i := range d.Box {
		d.Box[i] = int16(head.i16(36 + 2*i))
	}
	if post := f.table("post"); len(post) >= 32 {
		d.Angle = int32(post.u32(4))
	}
	if len(os2) >= 78 {
		d.Weight = os2.u16(4)
	}
	if len(os2) >= 96 && os2.u16(0) >= 2 {
		if x := int16(os2.i16(86)); x != 0 {
			d.XHeight = x
		}
		if h := int16(os2.i16(88)); h != 0 {
			d.CapHeight = h
		}
	}
	if name := f.table("name"); len(name) >= 6 {
		d.Name = name.postScript()
	}
	return d
}

func (f *Face) describedByLibrary() (d Description) {
	o := f.OTFace()
	d = Description{Name: o.PostscriptName(), Italic: o.IsItalic(), Angle: o.ItalicAngle(), Weight: int(o.WeightClass()),
		Ascent: o.Ascender(), Descent: o.Descender(), CapHeight: o.CapHeight(), XHeight: o.XHeight()}
	d.Box[0], d.Box[1], d.Box[2], d.Box[3] = o.BBox()
	return d
}

// postScript is the PostScript name in a naming table (OpenType 1.9, «name», name ID
// 6): the last one, as all of them are to be the same.
func (t table) postScript() (name string) {
	const record, id = 12, 6
	for i := range t.u16(2) {
		at := 6 + record*i
		platform, from := t.u16(at), t.u16(4)+t.u16(at+10)
		to := from + t.u16(at+8)
		if t.u16(0) > 1 || t.u16(at+6) != id || to > len(t) || from >= to {
			continue
		}
		switch s := t[from:to]; {
		case (platform == 0 || platform == 3) && len(s)%2 == 0:
			wide := make([]uint16, len(s)/2)
			for k := range wide {
				wide[k] = uint16(s.u16(2 * k))
			}
			name = string(utf16.Decode(wide))
		case platform == 1 && t.u16(at+2) == 0: // Mac OS Roman; such a name is ASCII
			name = string(s)
		}
	}
	return name
}

// Glyph is the nominal glyph of a rune, or 0.
func (f *Face) Glyph(r rune) uint16 { return uint16(f.glyphOf(r)) }

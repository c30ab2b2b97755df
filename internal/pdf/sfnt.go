package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/diag"
)

// errFace is a TrueType program that cannot be cut; what wraps it tells where.
var errFace = diag.NewError("typsnittsfilen är trasig", "the font file is broken")

// sfnt is what a subset needs of a TrueType font. It refers to the bytes of the
// font, is made once per face and never changes.
//
// The subset holds the six tables that ISO 32000-1, 9.9 asks for and no hinting:
// programs for the pixels of old screens are more than half of a font's bytes.
type sfnt struct {
	head, hhea, hmtx, maxp, loca, glyf []byte
	long                               bool // loca has 32-bit offsets
	metrics, glyphs                    int

	places places // of usual letters

	cff  *cff // in place of loca and glyf, see font_cff.go
	font *ot.Font
}

var be, le = binary.BigEndian, binary.LittleEndian

func parseSfnt(f *ot.Font) (*sfnt, error) {
	s := new(sfnt)
	cubic := !f.HasTable(ot.TagGlyf) && f.HasTable(ot.TagCFF)
	for _, t := range []struct {
		tag  ot.Tag
		into *[]byte
		min  int
	}{{ot.TagHead, &s.head, 54}, {ot.TagHhea, &s.hhea, 36}, {ot.TagHmtx, &s.hmtx, 4},
		{ot.TagMaxp, &s.maxp, 6}, {ot.TagLoca, &s.loca, 4}, {ot.TagGlyf, &s.glyf, 0}} {
		if cubic && (t.tag == ot.TagLoca || t.tag == ot.TagGlyf) {
			continue
		}
		data, err := f.TableData(t.tag)
		if err != nil {
			return nil, fmt.Errorf("TrueType table %v: %w", t.tag, err)
		}
		if len(data) < t.min {
			return nil, fmt.Errorf("TrueType table %v has %d bytes: %w", t.tag, len(data), errFace)
		}
		*t.into = data
	}
	s.long = be.Uint16(s.head[50:]) != 0
	s.metrics, s.glyphs = int(be.Uint16(s.hhea[34:])), int(be.Uint16(s.maxp[4:]))
	size := 2
	if s.long {
		size = 4
	}
	if s.metrics < 1 || s.metrics > s.glyphs || len(s.hmtx) < 2*s.metrics+2*s.glyphs || !cubic && len(s.loca) < size*(s.glyphs+1) {
		return nil, fmt.Errorf("TrueType tables disagree on the number of glyphs (%d, %d metrics): %w", s.glyphs, s.metrics, errFace)
	}
	if cubic {
		if err := parseOpenType(f, s); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// advance returns the width of a glyph in font units.
func (s *sfnt) advance(g uint16) int {
	return int(be.Uint16(s.hmtx[4*min(int(g), s.metrics-1):]))
}

func (s *sfnt) bearing(g uint16) uint16 {
	if int(g) < s.metrics {
		return be.Uint16(s.hmtx[4*int(g)+2:])
	}
	return be.Uint16(s.hmtx[2*s.metrics+2*int(g):])
}

// outline returns the description of a glyph; an empty one has none.
func (s *sfnt) outline(g uint16) ([]byte, error) {
	i := int(g)
	if i >= s.glyphs {
		return nil, fmt.Errorf("glyph %d of %d: %w", i, s.glyphs, errFace)
	}
	var from, to int
	if s.long {
		from, to = int(be.Uint32(s.loca[4*i:])), int(be.Uint32(s.loca[4*i+4:]))
	} else {
		from, to = 2*int(be.Uint16(s.loca[2*i:])), 2*int(be.Uint16(s.loca[2*i+2:]))
	}
	if from > to || to > len(s.glyf) {
		return nil, fmt.Errorf("glyph %d lies outside the glyf table: %w", i, errFace)
	}
	return s.glyf[from:to], nil
}

// Flags of a composite glyph (OpenType, glyf).
const (
	argsAreWords    = 1 << 0
	haveScale       = 1 << 3
	moreComponents  = 1 << 5
	haveXYScale     = 1 << 6
	haveTwoByTwo    = 1 << 7
	haveInstruction = 1 << 8
)

// components calls visit with the offset of each component of a composite glyph
// and returns where the last one ends.
func components(o []byte, visit func(at int)) (end int, err error) {
	for at := 10; ; {
		if at+4 > len(o) {
			return 0, fmt.Errorf("composite glyph ends too early: %w", errFace)
		}
		flags := be.Uint16(o[at:])
		visit(at)
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXYScale != 0:
			at += 4
		case flags&haveTwoByTwo != 0:
			at += 8
		}
		if at > len(o) {
			return 0, fmt.Errorf("composite glyph ends too early: %w", errFace)
		}
		if flags&moreComponents == 0 {
			return at, nil
		}
	}
}

func composite(o []byte) bool { return len(o) >= 10 && int16(be.Uint16(o)) < 0 }

// closure appends the glyphs that the given ones are composed of.
func (s *sfnt) closure(gids []uint16) ([]uint16, error) {
	known := make(map[uint16]bool, len(gids))
	for _, g := range gids {
		known[g] = true
	}
	for i := 0; i < len(gids); i++ {
		o, err := s.outline(gids[i])
		if err != nil {
			return nil, err
		}
		if !composite(o) {
			continue
		}
		if _, err := components(o, func(at int) {
			if g := be.Uint16(o[at+2:]); !known[g] {
				known[g] = true
				gids = append(gids, g)
			}
		}); err != nil {
			return nil, err
		}
	}
	return gids, nil
}

// bare appends a glyph without its instructions, components renumbered.
func bare(b, o []byte, number map[uint16]uint16) ([]byte, error) {
	if len(o) == 0 {
		return b, nil
	}
	if len(o) < 10 {
		return nil, fmt.Errorf("glyph of %d bytes: %w", len(o), errFace)
	}
	if composite(o) {
		start := len(b)
		end, err := components(o, func(int) {})
		if err != nil {
			return nil, err
		}
		b = append(b, o[:end]...)
		_, err = components(b[start:], func(at int) {
			c := b[start+at:]
			be.PutUint16(c, be.Uint16(c)&^haveInstruction)
			be.PutUint16(c[2:], number[be.Uint16(c[2:])])
		})
		return b, err
	}
	ends := 10 + 2*int(be.Uint16(o))
	if ends+2 > len(o) || ends+2+int(be.Uint16(o[ends:])) > len(o) {
		return nil, fmt.Errorf("simple glyph ends too early: %w", errFace)
	}
	b = append(b, o[:ends]...)
	b = append(b, 0, 0)
	return append(b, o[ends+2+int(be.Uint16(o[ends:])):]...), nil
}

// subset returns a font with the given glyphs, in the given order, which may name one
// twice. The first must be 0 (.notdef), which is left without outline as it is never
// shown; further ones are places that nothing uses.
func (s *sfnt) subset(gids []uint16) ([]byte, error) {
	all, err := s.closure(slices.Clip(gids))
	if err != nil {
		return nil, err
	}
	number := make(map[uint16]uint16, len(all))
	for i, g := range all {
		number[g] = uint16(i)
	}
	room := 0
	for _, g := range all {
		o, err := s.outline(g)
		if err != nil {
			return nil, err
		}
		room += len(o) + 3
	}
	glyf, offsets := make([]byte, 0, room), make([]int, 1, len(all)+1)
	hmtx := make([]byte, 0, 4*len(all))
	for i, g := range all {
		switch {
		case i == 0:
			hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(s.advance(g))), s.bearing(g))
		case g == 0:
			hmtx = append(hmtx, 0, 0, 0, 0)
		default:
			o, err := s.outline(g)
			if err == nil {
				glyf, err = bare(glyf, o, number)
			}
			if err != nil {
				return nil, fmt.Errorf("glyph %d: %w", g, err)
			}
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
			hmtx = be.AppendUint16(be.AppendUint16(hmtx, uint16(s.advance(g))), s.bearing(g))
		}
		offsets = append(offsets, len(glyf))
	}
	head, hhea, maxp := slices.Clone(s.head), slices.Clone(s.hhea), slices.Clone(s.maxp)
	loca := locations(offsets, head)
	be.PutUint16(hhea[34:], uint16(len(all)))
	be.PutUint16(maxp[4:], uint16(len(all)))
	return assemble([]table{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}}), nil
}

// locations writes the loca table, short when it can be, and says so in head.
func locations(offsets []int, head []byte) []byte {
	b := make([]byte, 0, 4*len(offsets))
	if offsets[len(offsets)-1] < 1<<17 {
		be.PutUint16(head[50:], 0)
		for _, o := range offsets {
			b = be.AppendUint16(b, uint16(o/2))
		}
		return b
	}
	be.PutUint16(head[50:], 1)
	for _, o := range offsets {
		b = be.AppendUint32(b, uint32(o))
	}
	return b
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a font file; the tables come sorted by tag.
func assemble(tables []table) []byte {
	n := len(tables)
	power := 0
	for 2<<power <= n {
		power++
	}
	room := 12 + 16*n
	for _, t := range tables {
		room += len(t.data) + 3
	}
	b := be.AppendUint32(make([]byte, 0, room), 0x00010000)
	b = be.AppendUint16(b, uint16(n))
	b = be.AppendUint16(b, uint16(16<<power))
	b = be.AppendUint16(b, uint16(power))
	b = be.AppendUint16(b, uint16(16*n-16<<power))
	at := 12 + 16*n
	headAt := 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
			clear(t.data[8:12])
		}
		b = append(b, t.tag...)
		b = be.AppendUint32(b, checksum(t.data))
		b = be.AppendUint32(b, uint32(at))
		b = be.AppendUint32(b, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	be.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + be.Uint32(last[:])
}

package pdf

import (
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
)

// plate turns colours into the inks of a printing condition, as operators of a
// content stream. It is the one place where a file for the press gets colour: there
// is no operator for RGB in here.
//
// The policy: small text in the text ink, and everything black, is black ink alone,
// so that it stays sharp when the plates are a hair apart. Small black text
// overprints, so that no white shows around it; nothing else ever does, least of
// all white, which would vanish. Black with other inks below it is printed only
// where a palette asks for it by name.
type plate struct {
	condition *press.Condition
	textInk   string
	tones     map[brand.Colour]brand.Colour // with their inks
	spots     []brand.Spot                  // in the order of first use
	filled    bool                          // now is known
	stroked   bool
	now, line brand.Colour
	over      overprint
}

// overprint is the graphics state that is set.
type overprint uint8

const (
	unknown overprint = iota
	knocks
	overprints
)

func newPlate(o *Press) *plate {
	return &plate{condition: o.Condition, textInk: o.TextInk, tones: map[brand.Colour]brand.Colour{}}
}

// begin forgets what the content said: a page begins, or a state was restored.
func (p *plate) begin() { p.filled, p.stroked, p.over = false, false, unknown }

// ink is a colour with its inks.
func (p *plate) ink(c brand.Colour) brand.Colour {
	// A colour from a drawing has no name and no inks: nobody chose any.
	if c.Name == "" && c.CMYK == [4]uint8{} && c.Spot.Name == "" {
		c.Computed = true
	}
	if !c.Computed {
		return c
	}
	k, ok := p.tones[c]
	if !ok {
		k = c.On(p.condition.Profile)
		p.tones[c] = k
	}
	return k
}

// text sets the ink of a run.
func (p *plate) text(b []byte, r *page.Run) []byte {
	c, mode := r.Fill, knocks
	if r.Size < p.condition.BlackBelow && c.Name != "" && c.Name == p.textInk {
		c = brand.Black
	}
	if c == brand.Black && r.Size < p.condition.BlackBelow {
		mode = overprints
	}
	return p.set(p.mode(b, mode), c)
}

// fill sets the ink of a surface.
func (p *plate) fill(b []byte, c brand.Colour) []byte { return p.set(p.mode(b, knocks), c) }

func (p *plate) set(b []byte, c brand.Colour) []byte {
	if p.filled && p.now == c {
		return b
	}
	p.filled, p.now = true, c
	return p.operator(b, p.ink(c), " k\n", " cs ", " scn\n")
}

// stroke sets the ink of a line.
func (p *plate) stroke(b []byte, c brand.Colour) []byte {
	b = p.mode(b, knocks)
	if p.stroked && p.line == c {
		return b
	}
	p.stroked, p.line = true, c
	return p.operator(b, p.ink(c), " K\n", " CS ", " SCN\n")
}

// width is the width of a line, never thinner than the press holds.
func (p *plate) width(w geom.Length) geom.Length { return max(w, p.condition.Line) }

func (p *plate) mode(b []byte, m overprint) []byte {
	if p.over == m {
		return b
	}
	p.over = m
	if m == overprints {
		return append(b, "/Go gs\n"...)
	}
	return append(b, "/Gk gs\n"...)
}

// operator writes a colour: process inks in DeviceCMYK, an ink of its own in the
// Separation space that carries its name (8.6.6.4).
func (p *plate) operator(b []byte, c brand.Colour, process, space, tint string) []byte {
	if c.Spot.Name == "" {
		for i, v := range c.CMYK {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendPart(b, v)
		}
		return append(b, process...)
	}
	n := -1
	for i, s := range p.spots {
		if s.Name == c.Spot.Name {
			n = i
		}
	}
	if n < 0 {
		n = len(p.spots)
		p.spots = append(p.spots, c.Spot)
	}
	b = strconv.AppendInt(append(b, "/S"...), int64(n), 10)
	b = appendPart(append(b, space...), c.Spot.Tint)
	return append(b, tint...)
}

// appendPart writes per cent as a part of one.
func appendPart(b []byte, v uint8) []byte { return appendCenti(b, int64(min(v, 100))) }

// resources writes the graphics states and colour spaces that content refers to.
// Overprint mode 1 leaves the inks alone that a colour does not mention (8.6.7).
func (p *plate) resources(b []byte) []byte {
	b = append(b, "/ExtGState<</Gk<</Type/ExtGState/OP false/op false/OPM 0>>/Go<</Type/ExtGState/OP true/op true/OPM 1>>>>"...)
	marks := p.condition.Marks == press.CropMarks
	if len(p.spots) == 0 && !marks {
		return b
	}
	b = append(b, "/ColorSpace<<"...)
	if marks {
		b = separation(append(b, "/All"...), "All", [4]uint8{100, 100, 100, 100})
	}
	for i, s := range p.spots {
		b = strconv.AppendInt(append(b, "/S"...), int64(i), 10)
		b = separation(b, s.Name, s.CMYK)
	}
	return append(b, ">>"...)
}

func separation(b []byte, name string, full [4]uint8) []byte {
	b = appendName(append(b, "[/Separation"...), name)
	b = append(b, "/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1["...)
	for i, v := range full {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendPart(b, v)
	}
	return append(b, "]>>]"...)
}

// marks draws the crop marks: eight lines in all inks that point at the trim and
// stand outside the bleed. Folds are dashed lines over and under the sheet.
func (p *plate) marks(b []byte, trim geom.Size, bleed geom.Length, folds []geom.Length) []byte {
	b = append(b, "/Gk gs /All CS 1 SCN 0 J "...)
	b = append(appendLength(b, max(markWidth, p.condition.Line)), " w\n"...)
	near, far := centi(bleed+markGap), centi(bleed+markGap+markLength)
	w, h := centi(trim.W), centi(trim.H)
	line := func(x0, y0, x1, y1 int64) {
		for i, v := range [...]int64{x0, y0, x1, y1} {
			b = append(appendCenti(b, v), ' ')
			if i == 1 {
				b = append(b, "m "...)
			}
		}
		b = append(b, "l S\n"...)
	}
	for _, x := range [...]int64{0, w} {
		line(x, -near, x, -far)
		line(x, h+near, x, h+far)
	}
	for _, y := range [...]int64{0, h} {
		line(-near, y, -far, y)
		line(w+near, y, w+far, y)
	}
	if len(folds) > 0 {
		b = append(b, "[2 1.5] 0 d\n"...)
		for _, x := range folds {
			line(centi(x), -near, centi(x), -far)
			line(centi(x), h+near, centi(x), h+far)
		}
		b = append(b, "[] 0 d\n"...)
	}
	return b
}

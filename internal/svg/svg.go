// Package svg reads a small, honest part of SVG as shapes: what it reads looks as
// its maker meant, and what it does not read it refuses, with the place, the reason
// and what to do. It knows paths and the basic shapes, groups, transforms, flat
// fills and strokes, view boxes and simple style attributes. It refuses gradients,
// filters, masks, text, images, scripts, style sheets, references and entities.
//
// Mitred corners follow PDF's limit of 10 where SVG's is 4; nothing else differs.
package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
)

// Limits of a drawing. They are far above what a logotype needs; a drawing at the limit
// takes a tenth of a second in each document that shows it.
const (
	MaxBytes    = 4 << 20
	maxDepth    = 64
	maxElements = 10_000
	maxSegments = 40_000
	maxFindings = 20
	maxTitle    = 4096 // bytes, but for the last piece
)

// Drawing is a picture as shapes without owner, from its own top left.
type Drawing struct {
	Size   geom.Size
	Shapes []page.Shape
	Title  string // what the file says about itself
	Desc   string
}

// Options say how colours become inks.
type Options struct {
	Current brand.Colour                            // currentColor; zero: black
	Ink     func(rgb [3]uint8) (brand.Colour, bool) // an ink of the palette; nil, or false: computed
}

// Parse reads a drawing. When there are findings there is no drawing. File is the
// name for findings.
func Parse(data []byte, file string, o Options) (*Drawing, diag.List) {
	p := &parser{data: data, file: file, options: o, drawing: &Drawing{}}
	if len(data) > MaxBytes {
		p.at(0, codeLimit, "mer än 4 MB", "more than 4 MB")
		return nil, p.found
	}
	p.read()
	if !p.rooted && len(p.found) == 0 {
		p.at(0, codeSyntax, "no svg element")
	}
	if len(p.found) == 0 && p.blank() {
		p.at(p.rootAt, codeBlank)
	}
	if len(p.found) > 0 {
		p.found.Sort()
		return nil, p.found
	}
	return p.drawing, nil
}

// blank reports whether nobody sees anything of the drawing.
func (p *parser) blank() bool {
	least := geom.Size{W: p.view.W / 100, H: p.view.H / 100}
	for _, s := range p.drawing.Shapes {
		b, stroke := s.Path.Bounds(), geom.Length(0)
		if s.Stroke != nil {
			stroke = s.Stroke.Width
		}
		if b.W+stroke > least.W || b.H+stroke > least.H {
			return false
		}
	}
	return true
}

// parser is where reading stands.
type parser struct {
	data    []byte
	file    string
	options Options
	drawing *Drawing
	found   diag.List

	open     []state
	rooted   bool
	rootAt   int // where the svg element begins, in bytes
	view     geom.Rect
	elements int
	segments int
	start    int            // of the element at hand, in bytes
	end      int            // after its start tag
	name     string         // of the element at hand
	places   map[string]int // of its attributes, when one has been told of
	text     *string
	aside    int // how deep in what is passed by
}

// asideName tells the elements that are passed by with all that is in them: what a
// drawing program notes for itself, and what is said about the drawing. Nobody draws
// them.
func asideName(name string) bool {
	prefix, _, own := strings.Cut(name, ":")
	return name == "metadata" || own && (prefix == "sodipodi" || prefix == "inkscape")
}

// state is what an element hands on to those inside it.
type state struct {
	name  string
	ctm   plane.Matrix
	paint paint
}

func (p *parser) read() {
	d := xml.NewDecoder(bytes.NewReader(p.data))
	for !p.full() {
		from := int(d.InputOffset())
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if p.aside > 0 {
				p.at(from, codeSyntax, "metadata")
			} else if len(p.open) > 0 {
				p.at(from, codeSyntax, "</"+p.open[len(p.open)-1].name+">")
			}
			return
		}
		if err != nil {
			p.at(min(int(d.InputOffset()), len(p.data)), codeSyntax, diag.Cause(err))
			return
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if p.aside > 0 || asideName(qualified(t.Name)) && p.rooted {
				p.aside++
				continue
			}
			p.start, p.end, p.places = from, int(d.InputOffset()), nil
			if p.elements++; p.elements > maxElements {
				p.at(from, codeLimit, "fler än 10 000 former", "more than 10,000 shapes")
				return
			}
			if len(p.open) >= maxDepth {
				p.at(from, codeLimit, "grupper i grupper i fler än 64 nivåer", "groups in groups, more than 64 levels")
				return
			}
			if !p.element(t) {
				return
			}
		case xml.EndElement:
			if p.aside > 0 {
				p.aside--
				continue
			}
			if !p.close(from, t) {
				return
			}
		case xml.Directive:
			p.at(from, codeDoctype)
			return
		case xml.ProcInst:
			if !p.instruction(from, t) {
				return
			}
		case xml.CharData:
			if p.aside > 0 {
				continue
			}
			p.chars(from, string(t))
		}
	}
}

// instruction takes the XML declaration, and refuses every other.
func (p *parser) instruction(from int, t xml.ProcInst) bool {
	if t.Target != "xml" {
		p.at(from, cured("?"+clip(t.Target)), "?"+clip(t.Target))
		return true
	}
	enc := strings.ToLower(string(t.Inst))
	if strings.Contains(enc, "encoding") && !strings.Contains(enc, "utf-8") {
		p.at(from, codeSyntax, "encoding ≠ UTF-8")
		return false
	}
	return true
}

// close ends an element. Raw tokens are not matched by the decoder.
func (p *parser) close(from int, t xml.EndElement) bool {
	last := len(p.open) - 1
	if last < 0 || p.open[last].name != qualified(t.Name) {
		p.at(from, codeSyntax, "</"+clip(qualified(t.Name))+">")
		return false
	}
	p.open, p.text = p.open[:last], nil
	return true
}

func (p *parser) chars(from int, s string) {
	if p.text != nil {
		if len(*p.text) < maxTitle { // pieces between comments would be copied again and again
			*p.text += s
		}
		return
	}
	if strings.TrimSpace(s) != "" {
		at := from + strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(" \t\r\n\ufeff", r) })
		if strings.Trim(s, " \t\r\n\ufeff") != "" {
			p.at(at, cured("text"), clip(strings.TrimSpace(s)))
		}
	}
}

func qualified(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// element begins an element; false stops the reading.
func (p *parser) element(t xml.StartElement) bool {
	p.name = qualified(t.Name)
	up := state{ctm: plane.Identity, paint: initial}
	if len(p.open) > 0 {
		up = p.open[len(p.open)-1]
	}
	if (p.name == "svg") == p.rooted {
		p.at(p.start, cured(p.name), clip(p.name))
		return false
	}
	now := state{name: p.name, ctm: up.ctm, paint: up.paint}
	a := p.attributes(t.Attr, &now)
	switch p.name {
	case "svg":
		p.rooted, p.rootAt = true, p.start
		p.root(a, &now)
	case "g":
	case "title", "desc":
		p.text = &p.drawing.Title
		if p.name == "desc" {
			p.text = &p.drawing.Desc
		}
		if len(p.open) != 1 || *p.text != "" {
			p.text = new(string) // of a part: not the picture's own
		}
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		p.shape(a, &now)
	case "defs":
		// Tools write it empty; anything inside is refused by its own name.
	default:
		p.at(p.start, cured(p.name), clip(p.name))
		return false
	}
	p.open = append(p.open, now)
	if p.name != "title" && p.name != "desc" {
		p.text = nil
	}
	return true
}

// full reports whether enough has been found for one drawing: nothing more is told.
func (p *parser) full() bool { return len(p.found) >= maxFindings }

// at reports a finding at an offset.
func (p *parser) at(offset int, c *diag.Code, args ...any) {
	if p.full() {
		return
	}
	pos, line := p.place(offset)
	f := c.At(pos, args...)
	f.Excerpt = line
	p.found.Add(f)
}

// place is the line and column of an offset, and the line itself.
func (p *parser) place(offset int) (diag.Pos, string) {
	offset = min(max(offset, 0), len(p.data))
	begin := bytes.LastIndexByte(p.data[:offset], '\n') + 1
	end := len(p.data)
	if i := bytes.IndexByte(p.data[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	col := len([]rune(string(p.data[begin:offset]))) + 1
	line := string(p.data[begin:end])
	if len(line) > 200 { // a whole drawing is often one line
		line = ""
	}
	return diag.Pos{File: p.file, Line: bytes.Count(p.data[:offset], []byte("\n")) + 1, Col: col}, strings.TrimRight(line, "\r")
}

// clip keeps what is quoted from a file short.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

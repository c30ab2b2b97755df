package figure

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/raster"
)

// SVG is the picture as a self-contained SVG file. Letters are outlines, so that
// it looks the same in Word, in a browser and in print; its words are told by
// title and desc. An error means that a face is not to be had.
func (d *Drawing) SVG(title, alt string) []byte {
	w := svgWriter{}
	fmt.Fprintf(&w.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s" role="img">`,
		w.num(d.Size.W.Pt()), w.num(d.Size.H.Pt()), w.num(d.Size.W.Pt()), w.num(d.Size.H.Pt()))
	if title != "" {
		w.element("title", title)
	}
	if alt != "" {
		w.element("desc", alt)
	}
	for _, it := range d.Items {
		switch t := it.(type) {
		case *page.Shape:
			w.shape(t)
		case *page.Run:
			if p, err := raster.Letters(d.lib, t); err == nil { // the faces were used when it was drawn
				w.path(plane.OutlineOf(p), ` fill="`+hex(t.Fill.RGB)+`"`)
			}
		}
	}
	w.b.WriteString("</svg>\n")
	return []byte(w.b.String())
}

// svgWriter writes compact path data: whole hundredths of a point, relative, so
// that rounding never adds up.
type svgWriter struct{ b strings.Builder }

func hex(c [3]uint8) string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

func (w *svgWriter) num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}

func (w *svgWriter) element(name, text string) {
	w.b.WriteString("<" + name + ">")
	_ = xml.EscapeText(&w.b, []byte(text)) // a strings.Builder never fails
	w.b.WriteString("</" + name + ">")
}

func (w *svgWriter) shape(s *page.Shape) {
	fill := ` fill="none"`
	if s.Fill != nil {
		fill = ` fill="` + hex(s.Fill.RGB) + `"`
	}
	if s.Stroke != nil {
		fill += ` stroke="` + hex(s.Stroke.Colour.RGB) + `" stroke-width="` + w.num(s.Stroke.Width.Pt()) + `"`
		if s.Stroke.Round {
			fill += ` stroke-linecap="round" stroke-linejoin="round"`
		}
	}
	w.path(plane.OutlineOf(s.Path), fill)
}

// cent is a point in whole hundredths.
type cent struct{ x, y int }

func centOf(v plane.Vec) cent { return cent{int(math.Round(v.X * 100)), int(math.Round(v.Y * 100))} }

func (w *svgWriter) path(o plane.Outline, attributes string) {
	if len(o) == 0 {
		return
	}
	w.b.WriteString(`<path` + attributes + ` d="`)
	var at, start cent
	for _, s := range o {
		switch s.Op {
		case 'M':
			p := centOf(s.P[0])
			w.b.WriteByte('M')
			w.pair(p, false)
			at, start = p, p
		case 'L':
			p := centOf(s.P[0])
			w.line(cent{p.x - at.x, p.y - at.y})
			at = p
		case 'C':
			w.b.WriteByte('c')
			for k, q := range s.P {
				p := centOf(q)
				w.pair(cent{p.x - at.x, p.y - at.y}, k > 0)
				if k == 2 {
					at = p
				}
			}
		case 'Z':
			w.b.WriteByte('z')
			at = start
		}
	}
	w.b.WriteString(`"/>`)
}

// line draws a line by its shortest command.
func (w *svgWriter) line(by cent) {
	switch {
	case by.y == 0:
		w.b.WriteByte('h')
		w.hundredth(by.x, false)
	case by.x == 0:
		w.b.WriteByte('v')
		w.hundredth(by.y, false)
	default:
		w.b.WriteByte('l')
		w.pair(by, false)
	}
}

func (w *svgWriter) pair(p cent, more bool) {
	w.hundredth(p.x, more)
	w.hundredth(p.y, true)
}

// hundredth writes v/100; more says that a number stands before it.
func (w *svgWriter) hundredth(v int, more bool) {
	if more && v >= 0 {
		w.b.WriteByte(' ')
	}
	if v < 0 {
		w.b.WriteByte('-')
		v = -v
	}
	if v >= 100 || v == 0 {
		w.b.WriteString(strconv.Itoa(v / 100))
	}
	if f := v % 100; f != 0 {
		w.b.WriteByte('.')
		w.b.WriteByte(byte('0' + f/10))
		if f%10 != 0 {
			w.b.WriteByte(byte('0' + f%10))
		}
	}
}

package svg

import (
	"math"
	"strconv"
	"strings"

	"malbild/internal/geom"
	"malbild/internal/plane"
)

// units are the absolute units in pixels of CSS, 96 an inch.
var units = map[string]float64{"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}

// length reads a length in user units; per cent and em are relative and refused.
func length(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	k, known := units[s[len(digits):]]
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || !known || !(math.Abs(v) <= 1e9) {
		return 0, false
	}
	return v * k, true
}

// get reads a length of an element; one that is not there is what it is if absent.
func (p *parser) get(a map[string]string, name string, absent float64) float64 {
	s, ok := a[name]
	if !ok {
		return absent
	}
	v, good := length(s)
	if !good {
		p.attr(name, codeValue, name, clip(s))
	}
	return v
}

// root reads size and view box and makes the transformation to points.
func (p *parser) root(a map[string]string, now *state) {
	box := [4]float64{0, 0, p.get(a, "width", 0), p.get(a, "height", 0)}
	w, h := box[2], box[3]
	if s, ok := a["viewBox"]; ok {
		r := reader{data: s}
		for i := range box {
			box[i] = r.number()
		}
		if r.more() || r.bad || box[2] <= 0 || box[3] <= 0 {
			p.attr("viewBox", codeValue, "viewBox", clip(s))
			return
		}
		switch {
		case w <= 0 && h <= 0:
			w, h = box[2], box[3]
		case w <= 0:
			w = h * box[2] / box[3]
		case h <= 0:
			h = w * box[3] / box[2]
		}
	}
	const px = 0.75 // points
	if !(w > 0 && h > 0 && w*px <= farthest && h*px <= farthest) {
		p.at(p.start, codeValue, "width, height", clip(a["width"]+" × "+a["height"]))
		return
	}
	kx, ky := w*px/box[2], h*px/box[3]
	switch s := a["preserveAspectRatio"]; s {
	case "", "xMidYMid", "xMidYMid meet":
		kx = min(kx, ky)
		ky = kx
	case "none":
	default:
		p.attr("preserveAspectRatio", codeProperty, clip("preserveAspectRatio: "+s))
	}
	p.drawing.Size = geom.Size{W: geom.Pt(w * px), H: geom.Pt(h * px)}
	p.view = geom.Rect{Size: p.drawing.Size}
	now.ctm = plane.Matrix{1, 0, 0, 1, -box[0], -box[1]}.Then(plane.Matrix{kx, 0, 0, ky, (w*px - kx*box[2]) / 2, (h*px - ky*box[3]) / 2})
}

// shape reads a path or a basic shape (SVG 1.1, 8 and 9).
func (p *parser) shape(a map[string]string, now *state) {
	var o plane.Outline
	switch p.name {
	case "path":
		var ok bool
		if o, ok = PathData(a["d"]); !ok {
			p.attr("d", codeValue, "d", clip(a["d"]))
		}
	case "rect":
		o = p.rect(a)
	case "circle":
		r := p.get(a, "r", 0)
		ellipse(&o, p.get(a, "cx", 0), p.get(a, "cy", 0), r, r)
	case "ellipse":
		ellipse(&o, p.get(a, "cx", 0), p.get(a, "cy", 0), p.get(a, "rx", 0), p.get(a, "ry", 0))
	case "line":
		o.Move(plane.V(p.get(a, "x1", 0), p.get(a, "y1", 0)))
		o.Line(plane.V(p.get(a, "x2", 0), p.get(a, "y2", 0)))
	case "polyline", "polygon":
		r := reader{data: a["points"]}
		for r.more() && len(o) <= maxSegments {
			q := plane.V(r.number(), r.number())
			if len(o) == 0 {
				o.Move(q)
			} else {
				o.Line(q)
			}
		}
		if r.bad {
			p.attr("points", codeValue, "points", clip(a["points"]))
		}
		if p.name == "polygon" && len(o) > 0 {
			o.Close()
		}
	}
	p.emit(o, now)
}

func (p *parser) rect(a map[string]string) (o plane.Outline) {
	x, y, w, h := p.get(a, "x", 0), p.get(a, "y", 0), p.get(a, "width", 0), p.get(a, "height", 0)
	rx, ry := p.get(a, "rx", -1), p.get(a, "ry", -1)
	if w <= 0 || h <= 0 {
		return nil
	}
	if rx < 0 {
		rx = max(ry, 0)
	}
	if ry < 0 {
		ry = rx
	}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx == 0 || ry == 0 {
		o.Move(plane.V(x, y))
		o.Line(plane.V(x+w, y))
		o.Line(plane.V(x+w, y+h))
		o.Line(plane.V(x, y+h))
		o.Close()
		return o
	}
	o.Move(plane.V(x+rx, y))
	for _, c := range []struct{ line, to plane.Vec }{
		{plane.V(x+w-rx, y), plane.V(x+w, y+ry)}, {plane.V(x+w, y+h-ry), plane.V(x+w-rx, y+h)},
		{plane.V(x+rx, y+h), plane.V(x, y+h-ry)}, {plane.V(x, y+ry), plane.V(x+rx, y)},
	} {
		o.Line(c.line)
		o.Ellipse(c.line, rx, ry, 0, false, true, c.to)
	}
	o.Close()
	return o
}

func ellipse(o *plane.Outline, cx, cy, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		return
	}
	o.Move(plane.V(cx+rx, cy))
	o.Ellipse(plane.V(cx+rx, cy), rx, ry, 0, false, true, plane.V(cx-rx, cy))
	o.Ellipse(plane.V(cx-rx, cy), rx, ry, 0, false, true, plane.V(cx+rx, cy))
	o.Close()
}

package svg

import (
	"encoding/xml"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
)

// paint is how shapes are painted; it is inherited.
type paint struct {
	fill, stroke *brand.Colour
	width        float64
	cap, join    string
}

// initial are SVG's initial values (SVG 1.1, 11.3, 11.4).
var initial = paint{fill: &brand.Black, width: 1, cap: "butt", join: "miter"}

// ignored are attributes that change nothing in how a drawing looks.
var ignored = map[string]bool{"id": true, "class": true, "xmlns": true, "version": true, "baseProfile": true, "role": true, "xml:space": true,
	"xml:lang": true, "lang": true, "tabindex": true, "focusable": true, "enable-background": true, "color-interpolation": true, "shape-rendering": true, "pathLength": true}

// geometry are the attributes that the elements read themselves.
var geometry = map[string]string{"svg": " width height viewBox x y preserveAspectRatio ", "path": " d ", "rect": " x y width height rx ry ",
	"circle": " cx cy r ", "ellipse": " cx cy rx ry ", "line": " x1 y1 x2 y2 ", "polyline": " points ", "polygon": " points "}

// attributes reads what all elements have and returns the geometry of this one.
// Properties of the style attribute win over those of their own (SVG 1.1, 6.4).
func (p *parser) attributes(list []xml.Attr, now *state) map[string]string {
	own := map[string]string{}
	var style string
	for _, a := range list {
		name := qualified(a.Name)
		if _, twice := own[name]; twice {
			p.attr(name, codeSyntax, clip(name)+" ×2")
		}
		own[name] = a.Value
	}
	for _, a := range list {
		name := qualified(a.Name)
		switch {
		case name == "style":
			style = a.Value
		case name == "transform":
			m, ok := parseTransform(a.Value)
			if !ok {
				p.attr(name, codeValue, name, clip(a.Value))
			}
			now.ctm = m.Then(now.ctm)
		case ignored[name] || a.Name.Space == "xmlns" || asideName(name) || strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "aria-"):
		case strings.Contains(geometry[p.name], " "+name+" "):
		default:
			p.property(name, a.Value, name, now)
		}
	}
	for d := range strings.SplitSeq(style, ";") {
		if strings.TrimSpace(d) == "" {
			continue
		}
		name, value, _ := strings.Cut(d, ":")
		p.property(strings.TrimSpace(name), value, "style", now)
	}
	return own
}

// plain are properties that may only have the value that changes nothing.
var plain = map[string]string{"opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "fill-rule": "nonzero", "clip-rule": "nonzero evenodd", "stroke-dasharray": "none",
	"display": "inline block", "visibility": "visible", "filter": "none", "mask": "none", "clip-path": "none", "stroke-dashoffset": "0",
	"mix-blend-mode": "normal", "isolation": "auto", "overflow": "visible hidden", "paint-order": "normal", "vector-effect": "none",
	"marker": "none", "marker-start": "none", "marker-mid": "none", "marker-end": "none", "stroke-miterlimit": "4 10"}

// property sets one property of painting.
func (p *parser) property(name, value, attr string, now *state) {
	value = strings.TrimSpace(value)
	switch name {
	case "fill":
		now.paint.fill = p.colour(name, value, attr)
	case "stroke":
		now.paint.stroke = p.colour(name, value, attr)
	case "color": // for currentColor, which the document decides
	case "stroke-width":
		v, ok := length(value)
		if !ok || v < 0 {
			p.attr(attr, codeValue, name, clip(value))
		}
		now.paint.width = v
	case "stroke-linecap":
		now.paint.cap = p.oneOf(name, value, attr, "butt", "round")
	case "stroke-linejoin":
		now.paint.join = p.oneOf(name, value, attr, "miter", "round")
	default:
		good, known := plain[name]
		if v := strings.TrimSuffix(value, ".0"); !known || !strings.Contains(" "+good+" ", " "+v+" ") || v == "" {
			p.attr(attr, codeProperty, clip(name+": "+value))
		}
	}
}

func (p *parser) oneOf(name, value, attr string, good ...string) string {
	for _, g := range good {
		if value == g {
			return g
		}
	}
	p.attr(attr, codeProperty, clip(name+": "+value))
	return good[0]
}

// attr reports a finding at an attribute of the element at hand.
func (p *parser) attr(name string, c *diag.Code, args ...any) {
	if p.full() {
		return
	}
	if p.places == nil {
		p.places = p.attributePlaces()
	}
	p.at(p.start+p.places[name], c, args...)
}

// attributePlaces are where the attributes of the element at hand begin, by name, counted
// from the element. They are sought once, however many there are to tell of.
func (p *parser) attributePlaces() map[string]int {
	tag := string(p.data[p.start:min(p.end, len(p.data))])
	out := map[string]int{}
	at := func(from int, until string) int {
		if i := strings.IndexAny(tag[from:], until); i >= 0 {
			return from + i
		}
		return len(tag)
	}
	for i := at(0, " \t\r\n"); i < len(tag); {
		i += len(tag[i:]) - len(strings.TrimLeft(tag[i:], " \t\r\n/>"))
		equals := at(i, "=")
		name := strings.TrimRight(tag[i:equals], " \t\r\n")
		if _, seen := out[name]; !seen {
			out[name] = i
		}
		if i = at(equals, `"'`); i < len(tag) {
			i = at(i+1, tag[i:i+1]) + 1
		}
	}
	return out
}

// emit adds a shape whose path is in the units of its element.
func (p *parser) emit(o plane.Outline, now *state) {
	if len(o) == 0 || now.paint.fill == nil && (now.paint.stroke == nil || now.paint.width == 0) {
		return
	}
	if p.segments += len(o); p.segments > maxSegments {
		p.at(p.start, codeLimit, "fler än 40 000 linjer och kurvor", "more than 40,000 lines and curves")
		return
	}
	path, ok := placed(o, now.ctm)
	if !ok {
		p.at(p.start, codeValue, p.name, "∞")
		return
	}
	s := page.Shape{Path: path, Fill: now.paint.fill}
	half := geom.Length(0)
	if now.paint.stroke != nil && now.paint.width > 0 {
		k, even := now.ctm.Scale()
		round, ok := roundedEnds(o, now.paint.cap, now.paint.join)
		if !even || !ok {
			p.at(p.start, codeProperty, "stroke")
			return
		}
		if !(now.paint.width*k <= farthest) { // a number that is none, too
			p.at(p.start, codeValue, p.name, "∞")
			return
		}
		w := geom.Pt(now.paint.width * k)
		s.Stroke = &page.Stroke{Colour: *now.paint.stroke, Width: w, Round: round}
		half = w / 2
	}
	if !p.inside(path, half) {
		p.at(p.start, codeOutside, p.name)
	}
	p.drawing.Shapes = append(p.drawing.Shapes, s)
}

// slack is how far a shape may reach out: rounding, not ink.
const slack = geom.Point1 / 20

// inside reports whether a shape stays within the view. Curves are followed, as
// their control points may well stand outside.
func (p *parser) inside(path geom.Path, half geom.Length) bool {
	v := p.view
	v.X, v.Y, v.W, v.H = v.X+half-slack, v.Y+half-slack, v.W-2*half+2*slack, v.H-2*half+2*slack
	in := func(x, y float64) bool {
		return x >= float64(v.X) && y >= float64(v.Y) && x <= float64(v.Right()) && y <= float64(v.Bottom())
	}
	var at geom.Point
	for _, s := range path {
		switch s.Op {
		case 'M', 'L':
			at = s.P[0]
			if !in(float64(at.X), float64(at.Y)) {
				return false
			}
		case 'C':
			const n = 16
			for i := 1; i <= n; i++ {
				t := float64(i) / n
				u := 1 - t
				a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				x := a*float64(at.X) + b*float64(s.P[0].X) + c*float64(s.P[1].X) + d*float64(s.P[2].X)
				y := a*float64(at.Y) + b*float64(s.P[0].Y) + c*float64(s.P[1].Y) + d*float64(s.P[2].Y)
				if !in(x, y) {
					return false
				}
			}
			at = s.P[2]
		}
	}
	return true
}

// roundedEnds reports whether ends and corners are round; not ok when an outline has
// both and they differ, which our pen cannot draw.
func roundedEnds(o plane.Outline, cap, join string) (round, ok bool) {
	ends, corners := false, false
	for i, s := range o {
		last := i+1 == len(o) || o[i+1].Op == 'M'
		ends = ends || last && s.Op != 'Z'
		corners = corners || s.Op == 'Z' || !last && s.Op != 'M'
	}
	switch {
	case ends && corners:
		return cap == "round", (cap == "round") == (join == "round")
	case ends:
		return cap == "round", true
	}
	return join == "round", true
}

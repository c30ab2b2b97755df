package verify

import (
	"math"
	"slices"
	"strings"

	"malbild/internal/pdfread"
)

// Sizes of pictures that can carry words, in points: a word of six points in a row.
const (
	leastPictureSide = 6
	leastPictureLong = 24
	maxPictures      = 512
)

// picture notes a picture that is painted where it is seen. Strips of one picture, as
// some programs cut them, are put together.
func (p *placer) picture(b box) {
	if p.now.ink.fill.clear > 1-faint || !(b.x1 > b.x0) || !(b.y1 > b.y0) {
		return
	}
	for _, l := range p.levels {
		if l.hidden {
			return
		}
	}
	for i := range p.pictures {
		if o := &p.pictures[i]; o.beside(b) {
			*o = o.with(b.x0, b.y0).with(b.x1, b.y1)
			return
		}
	}
	if len(p.pictures) < maxPictures {
		p.pictures = append(p.pictures, b)
	}
}

// beside reports whether two boxes are strips or tiles of one picture, or lie on each other.
func (b box) beside(o box) bool {
	const near = 1.0
	meet := math.Min(b.x1, o.x1)-math.Max(b.x0, o.x0) > -near && math.Min(b.y1, o.y1)-math.Max(b.y0, o.y0) > -near
	column := math.Abs(b.x0-o.x0) < near && math.Abs(b.x1-o.x1) < near
	row := math.Abs(b.y0-o.y0) < near && math.Abs(b.y1-o.y1) < near
	return meet && (column || row)
}

// doubt notes letters that are seen and are not what the file says.
func (p *placer) doubt(f *metric, g glyph) {
	p.drawn = p.drawn || f.drawings && lettered(g.text)
	if face := f.drawer.face; g.untried && len(p.untried) < 12 && !slices.Contains(p.untried, face) {
		p.untried = append(p.untried, face)
	}
	if g.said == "" && g.text == "" || g.said == "\ufffd" {
		return
	}
	if q := quoted(g.said, g.text); g.said != "" && len(p.lies) < 12 && !slices.Contains(p.lies, q) {
		p.lies = append(p.lies, q)
	}
}

// covering are the annotations that are drawn over a page and may hide, strike or add
// words (12.5.6).
var covering = []pdfread.Name{"FreeText", "Stamp", "StrikeOut", "Square", "Circle", "Polygon", "PolyLine", "Line", "Ink", "Redact", "Watermark", "Caret"}

// annotations tells of what is laid over a page.
func (r *pdfReader) annotations(page pdfread.Dict, number int, told *notices) {
	for i, o := range r.Array(page.Raw("Annots")) {
		if i > 1<<12 {
			return
		}
		d := r.Dict(o)
		flags, _ := r.Int(d.Raw("F"))
		if kind := r.Name(d.Raw("Subtype")); slices.Contains(covering, kind) && flags&(2|32) == 0 {
			what := string(kind)
			if s := excerpt(r.Text(d.Raw("Contents"))); s != "" {
				what += " «" + s + "»"
			}
			told.add(Notice{Kind: Overlay, Page: number, What: what})
		} else if kind == "Widget" && flags&(2|32) == 0 && !r.Dict(d.Raw("AP")).Has("N") && lettered(r.Text(d.Raw("V"))) {
			told.add(Notice{Kind: Overlay, Page: number, What: "«" + excerpt(r.Text(d.Raw("V"))) + "»"})
		}
	}
}

// tell makes notices of what was seen on a page.
func (p *placer) tell(page int, told *notices) {
	p.tellBetween(page, told)
	for _, b := range p.pictures {
		if !(b.x1-b.x0 >= leastPictureSide && b.y1-b.y0 >= leastPictureSide) || math.Max(b.x1-b.x0, b.y1-b.y0) < leastPictureLong {
			continue
		}
		mm := func(pt float64) int { return int(math.Round(math.Min(pt, 1e6) / 72 * 25.4)) }
		told.add(Notice{Kind: Picture, Page: page, Width: mm(b.x1 - b.x0), Height: mm(b.y1 - b.y0)})
	}
	if len(p.lies) > 0 {
		told.add(Notice{Kind: FalseLetters, Page: page, What: strings.Join(p.lies, ", ")})
	}
	for _, face := range p.untried {
		told.add(Notice{Kind: UntriedFont, Page: page, What: face})
	}
	if p.drawn {
		told.add(Notice{Kind: DrawnLetters, Page: page})
	}
	if p.stencil {
		told.add(Notice{Kind: Stencil, Page: page})
	}
	if p.masked {
		told.add(Notice{Kind: Masked, Page: page})
	}
	if p.tiled || p.patterned {
		told.add(Notice{Kind: Tiles, Page: page})
	}
}

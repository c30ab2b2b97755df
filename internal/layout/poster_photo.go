package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// posterPhoto is the picture that a county adds to its poster: a strip over the foot
// band, the picture at the left and its caption beside it, or under it when the picture
// takes the width. Its height is tried from large to small until the målbild's own words
// have room; they are never set smaller for its sake than they can be without it.
type posterPhoto struct {
	*document.Picture
	caption *Text
	box     geom.Rect // of the picture
	at      geom.Point
}

// photoStep is how much lower the strip becomes from try to try.
const photoStep = .85

// withPhoto arranges the middle of the poster over the strip. Layouts say how tall it may
// be (picture) and must be (picture-least); those that say nothing have no place for it.
func (p *poster) withPhoto(y, foot geom.Length, arrange func(y, foot geom.Length) []core.Component) []core.Component {
	most, least := p.layout.Measures["picture"], p.layout.Measures["picture-least"]
	if most <= 0 || least <= 0 {
		p.unplaced(p.photo)
		return arrange(y, foot)
	}
	gap := p.length("picture-gap")
	for h := most; ; h = max(h.Scale(photoStep), least) {
		mark := len(p.found)
		ph := p.stripOf(h, foot-gap)
		out := arrange(y, ph.box.Y-gap+p.photoLap())
		if len(p.found) == mark {
			return append(out, p.photoComponents(ph)...)
		}
		p.found = p.found[:mark]
		if h <= least {
			break
		}
	}
	mark := len(p.found)
	out := arrange(y, foot)
	if len(p.found) == mark { // without the picture there is room
		p.found.Add(NoRoomForMore.At(p.photo.Pos, p.layout.Name))
	}
	return out
}

// photoLap is the room over the foot band that texts keep anyway.
func (p *poster) photoLap() geom.Length {
	return min(p.layout.Measures["over-foot"], p.length("picture-gap"))
}

// stripOf places the picture and its caption in a strip of a height whose foot is at y.
func (p *poster) stripOf(h, y geom.Length) *posterPhoto {
	area := p.layout.Area()
	ph := &posterPhoto{Picture: p.photo}
	size := p.photoSize(area.W, h)
	if len(p.photo.Caption) > 0 {
		st := p.styleAt(p.place, simple{kind: kindCaption}, p.photo.Pos)
		beside := area.W - size.W - p.layout.Gutter
		if beside >= area.W/4 {
			ph.caption = p.text(p.photo.Caption, st, setting{measure: min(beside, area.W/2), pos: p.photo.Pos})
			ph.at = geom.Point{X: area.X + size.W + p.layout.Gutter, Y: y - ph.caption.Height()}
		} else {
			ph.caption = p.text(p.photo.Caption, st, setting{measure: area.W, pos: p.photo.Pos})
			under := ph.caption.Height() + st.Leading/3
			size = p.photoSize(area.W, max(h-under, h/2))
			ph.at = geom.Point{X: area.X, Y: y - ph.caption.Height()}
			y -= under
		}
	}
	ph.box = geom.R(area.X, y-size.H, size.W, size.H)
	return ph
}

// photoSize is the size of the picture within a width and a height, in its own
// proportions and never larger than its pixels allow.
func (p *poster) photoSize(w, h geom.Length) geom.Size {
	m := p.photo.Image
	if m == nil {
		return geom.Size{W: w, H: h}
	}
	wide, high := int64(m.Width), int64(m.Height)
	if m.Type == document.SVG {
		d, _ := svg.Parse(m.Data, m.Name, svg.Options{}) // what is wrong in it is told when it is drawn
		if d == nil {
			return geom.Size{W: w, H: h}
		}
		wide, high = int64(d.Size.W), int64(d.Size.H)
	} else {
		w = min(w, geom.Point1.Mul(wide*72, p.layout.pixels()))
	}
	if wide <= 0 || high <= 0 {
		return geom.Size{W: w, H: h}
	}
	if w.Mul(high, wide) > h {
		return geom.Size{W: h.Mul(wide, high), H: h}
	}
	return geom.Size{W: w, H: w.Mul(high, wide)}
}

func (p *poster) photoComponents(ph *posterPhoto) []core.Component {
	f := &flow{setter: p.setter, width: ph.box.W, around: p.place.around}
	var d *picture
	if p.photo.Image != nil && p.photo.Image.Type == document.SVG {
		d = f.shapes(p.photo, ownerOf(p.photo), ph.box.W, true)
	} else {
		d = f.drawn(p.photo, ph.box.W)
	}
	if d == nil {
		return nil
	}
	out := []core.Component{Art(ph.box, func(c page.Canvas, box geom.Rect) { d.draw(c, box.Point) })}
	if ph.caption != nil {
		out = append(out, Paragraph(ph.caption, ph.at))
	}
	return out
}

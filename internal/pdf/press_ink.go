package pdf

import (
	"math"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
)

// What one operator cannot show: inks that lie on each other where text overprints a
// ground, and surfaces that are no thicker than a line. They are checked on the pages,
// where they are known as such; inspection finds them again in the file.

// inkFaults reads the pages for both.
func inkFaults(pages []*page.Page, p *plate) (out []fault) {
	c := p.condition
	for n, pg := range pages {
		most, thin := 0, math.Inf(1)
		var below []*page.Shape
		for _, it := range pg.Items {
			switch it := it.(type) {
			case *page.Shape:
				if it.Fill == nil {
					continue
				}
				below = append(below, it)
				if w, ok := thickness(it.Path); ok && !p.ink(*it.Fill).White() {
					thin = min(thin, w.Pt())
				}
			case *page.Run:
				if p.overprinting(it) {
					most = max(most, p.together(it, below))
				}
			}
		}
		if most > c.Ink {
			out = append(out, fault{codeTooMuchInk, n + 1, strconv.Itoa(most) + " %"})
		}
		if thin < c.Line.Pt()-0.005 {
			out = append(out, fault{codeThinLine, n + 1, strconv.FormatFloat(thin, 'f', 2, 64) + " pt"})
		}
	}
	return out
}

// overprinting reports whether a run leaves the inks below it where they are.
func (p *plate) overprinting(r *page.Run) bool {
	c := r.Fill
	return r.Size < p.condition.BlackBelow && (c == brand.Black || c.Name != "" && c.Name == p.textInk)
}

// together is the most ink where black text lies on the topmost surface below it:
// black takes the place of black, the other inks stay.
func (p *plate) together(r *page.Run, below []*page.Shape) (most int) {
	up, width := r.Size/4, page.Width(r.Glyphs)
	for _, part := range [...]geom.Length{1, 5, 9} {
		at := geom.Point{X: r.At.X + width*part/10, Y: r.At.Y - up}
		total := 100
		for i := len(below) - 1; i >= 0; i-- {
			if below[i].Path.Covers(at) {
				if k := p.ink(*below[i].Fill); k.Spot.Name != "" {
					total += int(k.Spot.Tint)
				} else {
					total += int(k.CMYK[0]) + int(k.CMYK[1]) + int(k.CMYK[2])
				}
				break
			}
		}
		most = max(most, total)
	}
	return most
}

// thickness is how thick a rectangle is that is as long as a line.
func thickness(p geom.Path) (geom.Length, bool) {
	if len(p) < 4 || len(p) > 6 {
		return 0, false
	}
	for i, s := range p {
		if s.Op == 'C' || s.Op == 'M' && i > 0 {
			return 0, false
		}
	}
	b := p.Bounds()
	w, long := min(b.W, b.H), max(b.W, b.H)
	return w, w > 0 && long > 4*w
}

// lineArt reports whether a picture is drawn in black and white alone, with one bit
// for a point: its edges need more points than a photograph's.
func lineArt(data []byte) bool {
	const depth = 24 // of IHDR, after the signature, its length, name, width and height
	return len(data) > depth && string(data[1:4]) == "PNG" && data[depth] == 1
}

// least is the floor for a picture's resolution in a condition.
func least(p *page.Picture, c *press.Condition) int {
	if lineArt(p.Image.Data) {
		return c.LineArtDPI
	}
	return c.PictureDPI
}

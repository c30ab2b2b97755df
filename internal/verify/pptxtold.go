package verify

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// place is where a shape stands on its slide, in EMU; none is known of one that takes its
// place from a layout that has none for it.
type place struct {
	x, y, w, h float64
	known      bool
}

// emuPerMM is how many English Metric Units a millimetre has.
const emuPerMM = 36_000

func (p place) mm() (w, h int) {
	return int(math.Round(math.Min(p.w, 1e12) / emuPerMM)), int(math.Round(math.Min(p.h, 1e12) / emuPerMM))
}

// outside reports whether a shape lies beside the slide.
func (p place) outside(w, h float64) bool {
	return p.known && w > 0 && h > 0 && (p.x >= w || p.y >= h || p.x+p.w <= 0 || p.y+p.h <= 0)
}

// over is the share of a shape that another one lies on.
func (p place) over(o place) float64 {
	if !p.known || !o.known || o.w <= 0 || o.h <= 0 {
		return 0
	}
	w := math.Min(p.x+p.w, o.x+o.w) - math.Max(p.x, o.x)
	h := math.Min(p.y+p.h, o.y+o.h) - math.Max(p.y, o.y)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h / (o.w * o.h)
}

// group is the transformation of a group of shapes (ECMA-376-1, 20.1.7.5).
type group struct {
	x, y, kx, ky float64
	hidden       bool
}

func (g group) on(p place) place {
	return place{g.x + p.x*g.kx, g.y + p.y*g.ky, p.w * g.kx, p.h * g.ky, p.known}
}

// frame reads a:xfrm with its four parts, as they come.
type frame struct{ x, y, w, h, cx, cy, cw, ch float64 }

func (f *frame) take(t xml.StartElement) {
	n := func(key string) float64 {
		v, err := strconv.ParseFloat(attribute(t, key), 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1e12 {
			return 0
		}
		return v
	}
	switch t.Name.Local {
	case "off":
		f.x, f.y = n("x"), n("y")
	case "ext":
		f.w, f.h = n("cx"), n("cy")
	case "chOff":
		f.cx, f.cy = n("x"), n("y")
	case "chExt":
		f.cw, f.ch = n("cx"), n("cy")
	}
}

// inner is the transformation of what stands in a group.
func (f frame) inner(outer group) group {
	kx, ky := 1.0, 1.0
	if f.cw > 0 && f.ch > 0 {
		kx, ky = f.w/f.cw, f.h/f.ch
	}
	at := outer.on(place{x: f.x, y: f.y})
	return group{at.x - f.cx*kx*outer.kx, at.y - f.cy*ky*outer.ky, kx * outer.kx, ky * outer.ky, false}
}

// slideSize is the size of the slides.
func slideSize(z map[string]*zip.File, main string) (w, h float64) {
	_ = walk(z, main, func(t xml.StartElement) {
		if t.Name.Local == "sldSz" {
			var f frame
			t.Name.Local = "ext"
			f.take(t)
			w, h = f.w, f.h
		}
	})
	return w, h
}

// under are the shapes of the layout and the master of a slide.
func under(z map[string]*zip.File, slide string, p *palette) (out []*slideShape, ground string) {
	for _, kind := range []string{"/slideLayout", "/slideMaster"} {
		rels, err := targets(z, slide)
		if err != nil {
			return out, ground
		}
		for _, rel := range rels {
			if strings.HasSuffix(rel.kind, kind) {
				r := slideReader{seen: true, palette: p}
				if r.read(z, rel.target) == nil {
					for _, s := range r.shapes {
						s.settle("", false)
					}
					out = append(out, r.shapes...)
					ground = cmp.Or(ground, r.ground)
				}
				slide = rel.target
				break
			}
		}
	}
	return out, cmp.Or(ground, "FFFFFF")
}

// takePlaces gives placeholders without a place that of the layout, else the master.
func takePlaces(shapes, below []*slideShape) {
	for _, s := range shapes {
		if s.holder == "" {
			continue
		}
		if u := above(s, below); u != nil {
			s.look = s.look.over(u.look)
		}
		for _, u := range below {
			if s.at.known {
				break
			}
			if u.at.known && u.holder != "" && (u.index == s.index && s.index != "" || kindred(u.holder, s.holder)) {
				s.at = u.at
				break
			}
		}
	}
}

// above is the placeholder that one takes the look of its letters from.
func above(s *slideShape, below []*slideShape) *slideShape {
	for _, u := range below {
		if u.holder != "" && s.index != "" && u.index == s.index {
			return u
		}
	}
	for _, u := range below {
		if u.holder != "" && kindred(u.holder, s.holder) {
			return u
		}
	}
	return nil
}

func kindred(a, b string) bool {
	main := map[string]string{"ctrTitle": "title", "obj": "body", "subTitle": "body"}
	of := func(s string) string {
		if m := main[s]; m != "" {
			return m
		}
		return s
	}
	return of(a) == of(b)
}

// tellSlide notes what of a slide is not read, or lies over its words.
func tellSlide(number int, shapes, below []*slideShape, w, h float64, told *notices) {
	held := func(s *slideShape) bool { return s.counted() && !s.unseen && lettered(s.text.String()) }
	for i, s := range shapes {
		switch said := excerpt(s.text.String()); {
		case s.unseen:
			continue
		case s.at.outside(w, h), s.at.known && s.at.w > 0 && s.at.h > 0 && w > 0 && h > 0 && said != "" && s.at.within(w, h) < 0.75:
			if s.unseen = true; said != "" {
				told.add(Notice{Kind: Beside, Page: number, What: "«" + said + "»"})
			}
			continue
		case s.picture:
			if mw, mh := s.at.mm(); mw >= 3 && mh >= 3 && max(mw, mh) >= 9 {
				told.add(Notice{Kind: Picture, Page: number, Width: mw, Height: mh})
			}
		case s.diagram:
			told.add(Notice{Kind: Diagram, Page: number, What: s.name})
		}
		if s.holder != "" && !s.picture && !s.filled {
			continue
		}
		for k, o := range shapes {
			if o == s || !held(o) {
				continue
			}
			said := excerpt(s.text.String())
			share := s.at.over(o.at)
			if said != "" && share > 0.002 && (s.holder == "" || k < i) {
				told.add(Notice{Kind: Overlay, Page: number, What: "«" + said + "»"})
			} else if k < i && ((s.filled || s.picture || s.diagram) && share > 0.01 || s.line && s.at.strikes(o.at)) {
				told.add(Notice{Kind: Overlay, Page: number, What: s.name})
			}
		}
	}
	for _, u := range below {
		said := excerpt(u.text.String())
		if u.holder != "" || u.unseen || said == "" {
			continue
		}
		for _, o := range shapes {
			if held(o) && u.at.over(o.at) > 0.002 {
				told.add(Notice{Kind: Overlay, Page: number, What: fmt.Sprintf("«%s»", said)})
			}
		}
	}
}

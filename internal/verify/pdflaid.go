package verify

import (
	"bytes"
	"math"
	"strings"

	"malbild/internal/pdfread"
)

// opaque reports whether a picture covers what lies below it: one without a mask, or with
// one that lets nearly nothing through (8.9.5). A picture in the content itself (nil) does.
func (p *placer) opaque(d pdfread.Dict) bool {
	switch {
	case d == nil:
		return true
	case p.r.Bool(d.Raw("ImageMask")) || d.Has("Mask"):
		return false
	case !d.Has("SMask"):
		return true
	}
	data, ok := p.r.stream(d.Raw("SMask"))
	if !ok || len(data) == 0 {
		return false
	}
	return len(data)-bytes.Count(data, []byte{0xff}) <= len(data)/20
}

// coverQuad hides the letters below a picture, whichever way it is turned.
func (p *placer) coverQuad() {
	m, s := p.now.ctm, &p.sheet
	was := *s
	at := func(x, y float64) [2]float64 { return [2]float64{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]} }
	corners := [...][2]float64{at(0, 0), at(1, 0), at(1, 1), at(0, 1)}
	s.path, s.outline, s.lost = nowhere, nil, false
	for i, c := range corners {
		next := corners[(i+1)%4]
		s.path = s.path.with(c[0], c[1])
		s.outline = append(s.outline, edge{c[0], c[1], next[0], next[1]})
	}
	p.coverShape()
	s.path, s.outline, s.lost = was.path, was.outline, was.lost
}

// coverEdges hides the letters below the broad lines of a path.
func (p *placer) coverEdges(half float64) {
	if half < 2 {
		return
	}
	for _, e := range p.sheet.outline {
		b := nowhere.with(e.x0, e.y0).with(e.x1, e.y1)
		switch {
		case b.y1-b.y0 <= 0.02*(b.x1-b.x0):
			p.cover(box{b.x0, b.y0 - half, b.x1, b.y1 + half})
		case b.x1-b.x0 <= 0.02*(b.y1-b.y0):
			p.cover(box{b.x0 - half, b.y0, b.x1 + half, b.y1})
		}
	}
}

// blank hides the letters below one that is as its ground, and so seen only by what it covers.
func (p *placer) blank(g stretch) {
	i := &p.now.ink
	if i.mode != 0 || i.fill.clear > faint || i.mixed || g.angle != 0 || strings.TrimSpace(g.text) == "" || g.size < leastPaint {
		return
	}
	p.cover(box{g.u0, g.v - 0.1*g.size, g.u1, g.v + 0.75*g.size})
}

// piled reports whether a letter stands upon the one before it.
func (p *placer) piled(g stretch) bool {
	n := len(p.glyphs) - 1
	if n < 0 || g.u1 <= g.u0 || !lettered(g.text) || g.angle != 0 {
		return false
	}
	last := &p.glyphs[n]
	if last.angle != 0 || last.v != g.v || last.text == g.text || !lettered(last.text) || math.Abs(g.u0-last.u0) > 0.15*(g.u1-g.u0) {
		return false
	}
	last.unseen = true
	return true
}

// signFace reports whether a font whose program is not in the file draws signs, or letters
// of another alphabet, for the letters it is said to show.
func (r *pdfReader) signFace(d pdfread.Dict) bool {
	about := r.Dict(d.Raw("FontDescriptor"))
	if about.Has("FontFile") || about.Has("FontFile2") || about.Has("FontFile3") || r.Name(d.Raw("Subtype")) == "Type3" {
		return false
	}
	name := strings.ToLower(string(r.Name(d.Raw("BaseFont"))))
	if at := strings.IndexByte(name, '+'); at == 6 {
		name = name[7:]
	}
	for _, s := range usualSigns {
		if bare := strings.ReplaceAll(s, " ", ""); name == bare || strings.HasPrefix(name, bare+"-") || strings.HasPrefix(name, bare+",") {
			return true
		}
	}
	return false
}

// small notes something without letters that may stand between words: a picture, or a
// shape of curves no higher than a line.
func (p *placer) small(b box) {
	if b.x1-b.x0 >= 2 && b.y1-b.y0 >= 2 && b.y1-b.y0 < 40 && b.x1-b.x0 < 120 && len(p.between) < maxPictures {
		p.between = append(p.between, b)
	}
}

// tellBetween tells of what stands in a line between two words, where no letters are read.
func (p *placer) tellBetween(page int, told *notices) {
	for _, b := range p.between {
		mid := (b.y0 + b.y1) / 2
		left, right, line := false, false, ""
		if p.steps -= len(p.glyphs) / 4; p.steps < 0 {
			return
		}
		for i := range p.glyphs {
			g := &p.glyphs[i]
			if g.unseen || g.angle != 0 || mid < g.v-0.2*g.size || mid > g.v+0.9*g.size || b.y1-b.y0 > 1.5*g.size || !lettered(g.text) {
				continue
			}
			near := math.Max(g.size, 1)
			if g.u1 <= b.x0+1 && b.x0-g.u1 < near {
				left = true
			}
			if g.u0 >= b.x1-1 && g.u0-b.x1 < near {
				right = true
			}
			if g.u1 > b.x0-8*near && g.u0 < b.x1+8*near {
				line += g.text
			}
		}
		if left && right {
			told.add(Notice{Kind: Overlay, Page: page, What: "«" + excerpt(line) + "»"})
			return
		}
	}
}

// tellCatalog tells of what a file does to its words when it is opened: forms of another
// kind, scripts, layers that are shown on a screen or on paper alone.
func (r *pdfReader) tellCatalog(told *notices) {
	if r.Dict(r.catalog.Raw("AcroForm")).Has("XFA") {
		told.add(Notice{Kind: Rewritten, What: "XFA"})
	}
	if r.Dict(r.catalog.Raw("Names")).Has("JavaScript") || r.Name(r.Dict(r.catalog.Raw("OpenAction")).Raw("S")) == "JavaScript" || r.catalog.Has("AA") {
		told.add(Notice{Kind: Rewritten, What: "JavaScript"})
	}
	states := r.Dict(r.Dict(r.catalog.Raw("OCProperties")).Raw("D"))
	if len(r.Array(states.Raw("AS"))) > 0 {
		told.add(Notice{Kind: Rewritten, What: "OCProperties AS"})
	}
}

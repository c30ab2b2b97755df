package inspect

import (
	"bytes"
	"fmt"
	"image/color"
	"image/jpeg"
	"math"
	"slices"

	"malbild/internal/pdfread"
)

// inks is how much of each ink a colour puts on paper, from 0 to 1.
type inks struct {
	c, m, y, k float64
	spots      float64 // sum
	nSpots     int
	registered bool // the ink All: crop marks
	fromRGB    bool
	none       bool // a pattern or something not known
}

// total is the sum of the inks in per cent.
func (i inks) total() int { return int(math.Round((i.c + i.m + i.y + i.k + i.spots) * 100)) }

// count is how many inks there are.
func (i inks) count() int {
	n := i.nSpots
	for _, v := range [4]float64{i.c, i.m, i.y, i.k} {
		if v > 0.004 {
			n++
		}
	}
	return n
}

// paper reports whether nothing is printed.
func (i inks) paper() bool { return !i.none && i.count() == 0 }

// light reports whether a colour is so light that text in it is paper.
func (i inks) light() bool { return !i.none && i.total() <= 15 }

// inks of a colour.
func (c colour) inks() inks {
	s := c.space
	if s == nil {
		return inks{none: true}
	}
	v := c.v
	switch s.kind {
	case gray:
		return inks{k: 1 - clamp(v[0])}
	case rgb:
		return fromRGB(v[0], v[1], v[2])
	case cmyk:
		return inks{c: clamp(v[0]), m: clamp(v[1]), y: clamp(v[2]), k: clamp(v[3])}
	case separation:
		return separations(s, v)
	}
	return inks{none: true}
}

func separations(s *space, v [8]float64) inks {
	var out inks
	for i, name := range s.names {
		if i >= len(v) {
			break
		}
		t := clamp(v[i])
		switch name {
		case "Cyan":
			out.c = t
		case "Magenta":
			out.m = t
		case "Yellow":
			out.y = t
		case "Black":
			out.k = t
		case "All":
			out.c, out.m, out.y, out.k, out.registered = t, t, t, t, true
		case "None":
		default:
			out.spots += t
			if t > 0.004 {
				out.nSpots++
			}
		}
	}
	return out
}

func fromRGB(r, g, b float64) inks {
	c, m, y := 1-clamp(r), 1-clamp(g), 1-clamp(b)
	k := min(c, m, y)
	return inks{c: c - k, m: m - k, y: y - k, k: k, fromRGB: true}
}

func clamp(v float64) float64 { return min(max(v, 0), 1) }

// shape is an area in the page's own measure, as closed polygons.
type shape struct {
	polys   [][]point
	bounds  box
	evenOdd bool
	square  bool // a rectangle along the page: its bounds say all
}

// painted is one area that was painted, in order.
type painted struct {
	shape *shape
	clips []*shape
	ink   inks
	over  bool // overprints: inks it does not have are those below
	bare  bool // its ink is paper
}

// textUse is text of one size and place.
type textUse struct {
	size   float64 // of the type in points
	cap    float64 // height of its capitals in points
	ink    inks
	ground inks
	on     bool // something is painted below
}

// pagePaint is what a page paints.
type pagePaint struct {
	areas   []painted
	texts   []textUse
	groups  []spaceKind
	inks    map[string]bool
	rgb     map[string]bool // where: text, path, image
	most    inks            // the most ink in one place
	minimum float64         // the thinnest line, 0: none
	images  []imageUse
	white   bool    // white set to overprint
	allInk  bool    // registration colour inside the trim
	bands   [4]band // what lies along the sides
	steps   int
	short   bool // it paints more than is looked at

	below *pagePaint // what was painted before, while a piece is looked at by itself
	deep  bool       // that was asked for
}

type imageUse struct {
	ppi  float64
	mono bool
}

const (
	maxAreas   = 40_000    // of a page, and as many texts, are kept
	maxCovered = 4_000_000 // areas of a page are asked whether they cover a point
)

// pathBuilder collects a path in the page's measure; curves become lines.
type pathBuilder struct {
	polys [][]point
	some  bool
	cur   point
}

func (b *pathBuilder) add(op string, args []pdfread.Token, m matrix) {
	b.some = true
	n := func(i int) float64 {
		if i < len(args) && args[i].Kind == pdfread.Number {
			return args[i].Num
		}
		return 0
	}
	to := func(x, y float64) {
		if len(b.polys) == 0 {
			b.polys = append(b.polys, []point{b.cur})
		}
		last := len(b.polys) - 1
		b.polys[last] = append(b.polys[last], m.apply(x, y))
		b.cur = point{x, y}
	}
	curve := func(x1, y1, x2, y2, x3, y3 float64) {
		p := b.cur
		for i := 1; i <= 6; i++ {
			t := float64(i) / 6
			u := 1 - t
			x := u*u*u*p.x + 3*u*u*t*x1 + 3*u*t*t*x2 + t*t*t*x3
			y := u*u*u*p.y + 3*u*u*t*y1 + 3*u*t*t*y2 + t*t*t*y3
			to(x, y)
		}
	}
	switch op {
	case "m":
		b.cur = point{n(0), n(1)}
		b.polys = append(b.polys, []point{m.apply(n(0), n(1))})
	case "l":
		to(n(0), n(1))
	case "c":
		curve(n(0), n(1), n(2), n(3), n(4), n(5))
	case "v":
		curve(b.cur.x, b.cur.y, n(0), n(1), n(2), n(3))
	case "y":
		curve(n(0), n(1), n(2), n(3), n(2), n(3))
	case "re":
		x, y, w, h := n(0), n(1), n(2), n(3)
		b.cur = point{x, y}
		b.polys = append(b.polys, []point{m.apply(x, y), m.apply(x+w, y), m.apply(x+w, y+h), m.apply(x, y+h)})
	}
}

func (b *pathBuilder) take(evenOdd bool) *shape {
	return &shape{polys: b.polys, evenOdd: evenOdd, bounds: boundsOf(b.polys), square: square(b.polys)}
}

// square reports whether a path is one rectangle along the page.
func square(polys [][]point) bool {
	if len(polys) != 1 {
		return false
	}
	p := polys[0]
	if len(p) == 5 && p[4] == p[0] {
		p = p[:4]
	}
	return len(p) == 4 && (p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x ||
		p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y)
}

func boundsOf(polys [][]point) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, poly := range polys {
		for _, p := range poly {
			b.x0, b.y0, b.x1, b.y1 = min(b.x0, p.x), min(b.y0, p.y), max(b.x1, p.x), max(b.y1, p.y)
		}
	}
	return b
}

// holds reports whether a point lies in the shape.
func (s *shape) holds(p point) bool {
	if p.x < s.bounds.x0 || p.x > s.bounds.x1 || p.y < s.bounds.y0 || p.y > s.bounds.y1 {
		return false
	}
	if s.square {
		return true
	}
	winding, crossings := 0, 0
	for _, poly := range s.polys {
		for i, a := range poly {
			b := poly[0]
			if i+1 < len(poly) {
				b = poly[i+1]
			}
			if (a.y <= p.y) == (b.y <= p.y) {
				continue
			}
			if x := a.x + (p.y-a.y)/(b.y-a.y)*(b.x-a.x); x > p.x {
				crossings++
				if b.y > a.y {
					winding++
				} else {
					winding--
				}
			}
		}
	}
	if s.evenOdd {
		return crossings%2 == 1
	}
	return winding != 0
}

// covers reports whether the area paints a point.
func (a *painted) covers(p point) bool {
	for _, c := range a.clips {
		if !c.holds(p) {
			return false
		}
	}
	return a.shape == nil || a.shape.holds(p)
}

// paintPath ends a path: fills it, strokes it, makes it a clip.
func (in *interpreter) paintPath(op string) {
	gs := &in.gs
	fill := op != "S" && op != "s" && op != "n"
	stroke := op != "f" && op != "F" && op != "f*" && op != "n"
	if (fill || stroke) && in.path.some {
		in.painted("path")
		if fill {
			in.uses(0)
		}
		if stroke {
			in.uses(1)
		}
	}
	if p := in.p.paint; p != nil && in.path.some {
		s := in.path.take(op == "f*" || op == "B*" || op == "b*")
		if fill {
			in.ink(in.d.inksOf(gs.fill), gs.fill.space, "path", gs.overFill)
			in.area(s, in.d.inksOf(gs.fill), gs.overFill && gs.overMode == 1)
			in.narrow(s, in.d.inksOf(gs.fill))
		}
		if stroke {
			in.ink(in.d.inksOf(gs.stroke), gs.stroke.space, "path", gs.overStroke)
			in.line()
		}
		if in.pending != 0 && len(gs.clips) < 16 {
			c := *s
			c.evenOdd = in.pending == '*'
			gs.clips = append(slices.Clone(gs.clips), &c)
		}
	}
	in.pending = 0
	in.path = pathBuilder{}
}

func (in *interpreter) area(s *shape, k inks, over bool) {
	p := in.p.paint
	if p.count() >= maxAreas || k.none {
		p.short = p.short || !k.none
		return
	}
	p.areas = append(p.areas, painted{shape: s, clips: in.gs.clips, ink: k, over: over, bare: k.paper()})
	if over && s != nil {
		for _, at := range s.samples() {
			p.note(p.inksAt(at))
		}
	}
}

// samples are some points inside a shape.
func (s *shape) samples() (out []point) {
	b := s.bounds
	for _, f := range [...][2]float64{{.5, .5}, {.2, .2}, {.8, .2}, {.2, .8}, {.8, .8}} {
		if p := (point{b.x0 + f[0]*b.width(), b.y0 + f[1]*b.height()}); s.holds(p) {
			out = append(out, p)
		}
	}
	return out
}

// narrow notes a surface that is as thin as a line: printed rules are often filled
// rectangles. Letters are not surfaces, and have their own measure.
func (in *interpreter) narrow(s *shape, k inks) {
	if k.count() == 0 || len(s.polys) > 64 {
		return
	}
	for _, poly := range s.polys {
		if w, ok := thickness(poly); ok {
			if p := in.p.paint; p.minimum == 0 || w < p.minimum {
				p.minimum = max(w, 0.001)
			}
		}
	}
}

// thickness is how thick a four-cornered surface is that is much longer than that.
func thickness(poly []point) (float64, bool) {
	if n := len(poly); n > 4 && math.Hypot(poly[n-1].x-poly[0].x, poly[n-1].y-poly[0].y) < 1e-6 {
		poly = poly[:n-1]
	}
	if len(poly) != 4 {
		return 0, false
	}
	area, longest := 0.0, 0.0
	for i, a := range poly {
		b := poly[(i+1)%4]
		area += a.x*b.y - b.x*a.y
		longest = max(longest, math.Hypot(b.x-a.x, b.y-a.y))
	}
	if longest == 0 {
		return 0, false
	}
	w := math.Abs(area) / 2 / longest
	return w, longest > 4*w
}

// line notes the thickness of a stroke on the page.
func (in *interpreter) line() {
	m := in.gs.ctm
	w := in.gs.width * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2]))
	if p := in.p.paint; p.minimum == 0 || w < p.minimum {
		if in.d.inksOf(in.gs.stroke).count() > 0 {
			p.minimum = max(w, 0.001)
		}
	}
}

var processInks = [4]string{"C", "M", "Y", "K"}

// ink notes the inks of something that is painted.
func (in *interpreter) ink(k inks, s *space, what string, over bool) {
	p := in.p.paint
	if k.none {
		return
	}
	if p.inks == nil {
		p.inks, p.rgb = map[string]bool{}, map[string]bool{}
	}
	if k.fromRGB {
		p.rgb[what] = true
	} else {
		for i, v := range [4]float64{k.c, k.m, k.y, k.k} {
			if name := processInks[i]; v > 0.004 && !k.registered && !p.inks[name] {
				p.inks[name] = true
			}
		}
		if k.total() > p.most.total() && !k.registered {
			p.most = k
		}
	}
	for s != nil && s.kind == indexed && s.base != s {
		s = s.base
	}
	if s != nil && s.kind == separation && k.nSpots > 0 {
		for _, n := range s.names {
			if !slices.Contains([]string{"Cyan", "Magenta", "Yellow", "Black", "All", "None"}, n) {
				p.inks[n] = true
			}
		}
	}
	if over && k.paper() {
		p.white = true
	}
	if k.registered {
		in.sight.odd() // it hangs on the size of the page
	}
	if k.registered && in.insideTrim() {
		p.allInk = true
	}
}

// insideTrim reports whether the path at hand reaches into the finished page.
func (in *interpreter) insideTrim() bool {
	b := boundsOf(in.path.polys)
	t := in.p.trim
	return overlaps(b, box{t.x0 + 0.1, t.y0 + 0.1, t.x1 - 0.1, t.y1 - 0.1})
}

// paintText notes the size, colours and ground of shown text.
func (in *interpreter) paintText(start matrix, width float64) {
	gs := &in.gs
	p := in.p.paint
	m := start.then(gs.ctm)
	scale := math.Hypot(m[2], m[3])
	k, of := in.d.inksOf(gs.fill), gs.fill.space
	if gs.mode == 1 {
		k, of = in.d.inksOf(gs.stroke), gs.stroke.space
		in.line()
	}
	in.ink(k, of, "text", gs.overFill)
	if p.written() > maxAreas {
		p.short = true
		return
	}
	if gs.overFill && gs.overMode == 1 && !k.none {
		for _, part := range [...]float64{0.1, 0.5, 0.9} {
			if below, some := p.inksAt(m.apply(width*part, gs.size*0.3)); some {
				p.note(k.above(below), true)
			}
		}
	}
	t := textUse{size: math.Abs(gs.size) * scale, ink: k}
	t.cap = t.size * gs.font.capHeight / 1000
	if t.size < 12 && k.light() {
		at := m.apply(width/2, gs.size*0.3)
		for a := range p.downwards {
			if p.steps += 1 + len(a.clips); a.covers(at) {
				t.ground, t.on = a.ink, true
				break
			}
		}
	}
	p.texts = append(p.texts, t)
}

// paintImage notes an image's resolution, inks and place.
func (in *interpreter) paintImage(s *pdfread.Stream, cs *space) {
	d, p := in.d, in.p.paint
	w, _ := d.Number(s.Dict.Raw("Width"))
	h, _ := d.Number(s.Dict.Raw("Height"))
	m := in.gs.ctm
	side, up := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	mask := d.Bool(s.Dict.Raw("ImageMask"))
	bits, _ := d.Int(s.Dict.Raw("BitsPerComponent"))
	if side > 0 && up > 0 && w > 0 && h > 0 {
		p.images = append(p.images, imageUse{ppi: min(w/side, h/up) * 72, mono: mask || bits == 1})
	}
	quad := [][]point{{m.apply(0, 0), m.apply(1, 0), m.apply(1, 1), m.apply(0, 1)}}
	k := inks{k: 0.5}
	of := cs
	switch {
	case mask:
		k, of = in.d.inksOf(in.gs.fill), in.gs.fill.space
	case cs != nil && cs.root() == rgb:
		k = inks{k: 0.5, fromRGB: true}
	case cs != nil:
		k = d.imageInk(s, int(w), int(h), bits, cs)
	}
	in.ink(k, of, "image", false)
	in.area(&shape{polys: quad, bounds: boundsOf(quad)}, k, false)
}

// root is the kind of a space, or of the one its table is of.
func (s *space) root() spaceKind {
	for s.kind == indexed && s.base != nil {
		s = s.base
	}
	return s.kind
}

// imageInk finds the most ink among a few thousand points of a picture.
func (d *pdfDoc) imageInk(s *pdfread.Stream, w, h, bits int, cs *space) inks {
	usual := inks{k: 0.5}
	data, err := d.Decode(s)
	if err == nil {
		if most, ok := d.sampleInk(data, w, h, bits, cs, d.numbers(s.Dict.Raw("Decode"))); ok {
			return most
		}
	}
	if most, ok := jpegInk(s, d.Filters(s), w, h); ok && cs.kind == cmyk {
		return most
	}
	if cs.kind != gray { // at most 100 %
		d.r.unchecked("färgmängden i en bild som är packad med JPEG 2000, är mycket stor eller är packad flera gånger", "the ink of a picture that is packed as JPEG 2000, is very large or is packed more than once")
	}
	return usual
}

// jpegInk is the most ink of a JPEG picture in CMYK.
func jpegInk(s *pdfread.Stream, filters []pdfread.Name, w, h int) (most inks, ok bool) {
	if len(filters) != 1 || filters[0] != "DCTDecode" || w <= 0 || h <= 0 || w >= 20_000 || h >= 20_000 || w*h >= 4<<20 || len(s.Raw) >= 8<<20 {
		return most, false
	}
	img, err := jpeg.Decode(bytes.NewReader(s.Raw))
	if err != nil {
		return most, false
	}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += max(1, b.Dy()/64) {
		for x := b.Min.X; x < b.Max.X; x += max(1, b.Dx()/64) {
			c, is := img.At(x, y).(color.CMYK)
			if !is {
				return most, false
			}
			if v := (inks{c: float64(c.C) / 255, m: float64(c.M) / 255, y: float64(c.Y) / 255, k: float64(c.K) / 255}); !ok || v.total() > most.total() {
				most, ok = v, true
			}
		}
	}
	return most, ok
}

// paintShading paints everything inside the clips.
func (in *interpreter) paintShading(s pdfread.Dict, cs *space) {
	k, ok := in.d.shadingInk(s, cs)
	if !ok {
		k = inks{k: 0.5, fromRGB: cs != nil && cs.root() == rgb}
		if !k.fromRGB && in.d.r.Purpose != Screen {
			in.d.r.unchecked("färgmängden i en toning av nät eller program", "the ink of a shading by a mesh or a program")
		}
	}
	in.ink(k, cs, "path", false)
	in.area(nil, k, false)
}

// String names the inks: «C 90 M 40 Y 0 K 10».
func (i inks) String() string {
	return fmt.Sprintf("C %.0f M %.0f Y %.0f K %.0f", i.c*100, i.m*100, i.y*100, i.k*100)
}

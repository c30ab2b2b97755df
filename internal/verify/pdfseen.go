package verify

import (
	"math"
	"slices"

	"malbild/internal/pdfread"
)

// box is an upright rectangle on a page.
type box struct{ x0, y0, x1, y1 float64 }

// nowhere holds no place; adding points to it makes a box.
var nowhere = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b box) with(x, y float64) box {
	return box{math.Min(b.x0, x), math.Min(b.y0, y), math.Max(b.x1, x), math.Max(b.y1, y)}
}

func (b box) and(c box) box {
	return box{math.Max(b.x0, c.x0), math.Max(b.y0, c.y0), math.Min(b.x1, c.x1), math.Min(b.y1, c.y1)}
}

func (b box) has(x, y float64) bool { return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1 }

// ink is what the graphics state says of whether letters are seen (8.4, 9.3.6).
type ink struct {
	mode     int     // of text rendering; 3 and 7 leave no ink
	fill     paintOf // what fillings are painted in
	line     paintOf // and lines
	mixed    bool    // with what lies below, or through a mask
	odd      bool    // so that ink may vanish
	clip     box     // nothing is seen outside
	straight bool    // the clip is a rectangle and nothing else
}

// sheet is what has been painted on a page besides letters.
type sheet struct {
	path    box
	rects   int  // in the path
	other   bool // something that is no rectangle is in the path
	points  [][2]float64
	outline []edge // the path on the page, as far as it is kept
	lost    bool   // not all of it is
	pen     [2]float64
	begun   [2]float64
	clip    bool     // the path is to clip
	width   float64  // of lines
	grounds []ground // painted, in the order they are
	tints   []colour // of those that are known, each once
}

// Bounds of what is kept of a page.
const (
	maxGrounds = 4096
	maxTints   = 64
	faint      = 0.02 // of full ink: as good as none
	leastPaint = 0.8  // points; smaller letters are specks
)

// paper is what is shown of a page (14.11.2).
func (r *pdfReader) paper(page pdfread.Dict) box {
	out := box{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}
	for _, key := range []pdfread.Name{"MediaBox", "CropBox"} {
		at := page
		for up := 0; at != nil && up < maxDepth && !at.Has(key); up++ {
			at = r.Dict(at.Raw("Parent"))
		}
		if v, ok := r.Floats(at.Raw(key), 4); ok {
			if b := nowhere.with(v[0], v[1]).with(v[2], v[3]); b.x1 > b.x0 && b.y1 > b.y0 {
				out = out.and(b)
			}
		}
	}
	return out
}

// layerOff reports whether optional content is not shown when the file is opened (8.11).
func (r *pdfReader) layerOff(o pdfread.Object) bool {
	d := r.Dict(o)
	if d == nil {
		return false
	}
	if r.layers == nil {
		r.readLayers()
	}
	if r.Name(d.Raw("Type")) != "OCMD" {
		return r.groupOff(o)
	}
	if rule := r.Array(d.Raw("VE")); rule != nil {
		return !r.visibleBy(rule, 0)
	}
	groups := r.Array(d.Raw("OCGs"))
	if groups == nil && d.Has("OCGs") {
		groups = []pdfread.Object{d.Raw("OCGs")}
	}
	if len(groups) == 0 {
		return false
	}
	some := func(off bool) bool {
		return slices.ContainsFunc(groups, func(g pdfread.Object) bool { return r.groupOff(g) == off })
	}
	switch r.Name(d.Raw("P")) {
	case "AllOn":
		return some(true)
	case "AnyOff":
		return !some(true)
	case "AllOff":
		return some(false)
	}
	return !some(false)
}

// groupOff reports whether one layer is off.
func (r *pdfReader) groupOff(g pdfread.Object) bool {
	if off, told := r.layers[pdfread.RefNumber(g)]; told {
		return off
	}
	return r.layers[0]
}

// visibleBy works a visibility expression out: [/And …], [/Or …] and [/Not …] (8.11.2.2).
func (r *pdfReader) visibleBy(rule []pdfread.Object, depth int) bool {
	if len(rule) == 0 || depth > 8 {
		return true
	}
	op := r.Name(rule[0])
	for _, o := range rule[1:min(len(rule), 256)] {
		on := false
		if inner := r.Array(o); inner != nil {
			on = r.visibleBy(inner, depth+1)
		} else {
			on = !r.groupOff(o)
		}
		switch {
		case op == "Not":
			return !on
		case op == "Or" && on, op == "And" && !on:
			return on
		}
	}
	return op == "And"
}

// readLayers reads which layers are off by the default of the file; 0 stands for those
// that are not named.
func (r *pdfReader) readLayers() {
	d := r.Dict(r.Dict(r.catalog.Raw("OCProperties")).Raw("D"))
	r.layers = map[int]bool{0: r.Name(d.Raw("BaseState")) == "OFF"}
	for _, o := range r.Array(d.Raw("ON")) {
		r.layers[pdfread.RefNumber(o)] = false
	}
	for _, o := range r.Array(d.Raw("OFF")) {
		r.layers[pdfread.RefNumber(o)] = true
	}
}

// path takes the operators that make, paint and clip paths, and reports whether it did.
func (p *placer) path(op string, args []token) bool {
	s := &p.sheet
	p.trace(op, args)
	switch op {
	case "m", "l":
		s.points = append(s.points, [2]float64{number64(args, 1), number64(args, 0)})
		p.point(args, 0)
		if len(s.points) > 5 {
			s.points, s.other = s.points[:0], true
		}
	case "c":
		p.point(args, 4)
		p.point(args, 2)
		p.point(args, 0)
		s.other = true
	case "v", "y":
		p.point(args, 2)
		p.point(args, 0)
		s.other = true
	case "re":
		x, y, w, h := number64(args, 3), number64(args, 2), number64(args, 1), number64(args, 0)
		for _, c := range [][2]float64{{x, y}, {x + w, y + h}, {x, y + h}, {x + w, y}} {
			p.reach(c[0], c[1])
		}
		s.rects++
	case "h":
	case "W", "W*":
		s.clip = true
	case "f", "F", "f*", "B", "B*", "b", "b*":
		p.draw([2]float64{}, true)
		p.paint(s.path)
		p.endPath()
	case "w":
		s.width = number64(args, 0)
	case "S", "s":
		p.stroke()
		p.endPath()
	case "n":
		p.endPath()
	case "sh":
		p.ground(p.now.ink.clip, true)
		p.cover(p.now.ink.clip)
	default:
		return false
	}
	return true
}

func (p *placer) point(args []token, fromEnd int) {
	p.reach(number64(args, fromEnd+1), number64(args, fromEnd))
}

// reach makes the path reach a point.
func (p *placer) reach(x, y float64) {
	m := p.now.ctm
	p.sheet.path = p.sheet.path.with(x*m[0]+y*m[2]+m[4], x*m[1]+y*m[3]+m[5])
}

// upright reports whether the path is one rectangle whose sides follow the page's.
func (p *placer) upright() bool {
	s, m := &p.sheet, p.now.ctm
	if s.other || m[1]*m[0] != 0 || m[2]*m[3] != 0 {
		return false
	}
	if len(s.points) == 0 {
		return s.rects == 1
	}
	for i := 1; i < len(s.points); i++ { // or as good as
		dx, dy := math.Abs(s.points[i][0]-s.points[i-1][0]), math.Abs(s.points[i][1]-s.points[i-1][1])
		if math.Min(dx, dy) > 0.02*math.Max(dx, dy) {
			return false
		}
	}
	return s.rects == 0 && len(s.points) >= 4
}

func (p *placer) endPath() {
	if s := &p.sheet; s.clip {
		p.now.ink.clip = p.now.ink.clip.and(s.path)
		p.now.ink.straight = p.now.ink.straight && p.upright()
	}
	p.sheet.outline, p.sheet.lost = p.sheet.outline[:0], false
	p.sheet.path, p.sheet.rects, p.sheet.other, p.sheet.clip, p.sheet.points = nowhere, 0, false, false, p.sheet.points[:0]
}

// paint fills a path: letters below are covered when it is a rectangle without holes.
func (p *placer) paint(b box) {
	i := &p.now.ink
	whole := p.upright() && i.straight && !i.mixed
	if !i.fill.white() || whole && i.fill.clear <= faint {
		p.ground(b.and(i.clip), !whole || i.fill.clear > faint)
	}
	if p.sheet.other && !i.fill.white() && i.fill.clear <= faint {
		p.small(b.and(i.clip))
	}
	if i.fill.clear <= faint && p.upright() {
		p.cover(b)
		p.strike(b)
	} else if i.fill.clear <= faint {
		p.coverShape()
	}
}

// stroke draws a line: letters below a broad one are covered, and those that a thin one
// runs through are struck out.
func (p *placer) stroke() {
	s := &p.sheet
	if p.now.ink.line.clear > faint {
		return
	}
	m := p.now.ctm
	half := s.width / 2 * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2]))
	if s.other || s.rects > 0 || len(s.points) != 2 {
		p.coverEdges(half)
		return
	}
	b := s.path
	if b.y1-b.y0 <= 0.02*(b.x1-b.x0) {
		b = box{b.x0, b.y0 - half, b.x1, b.y1 + half}
	} else if b.x1-b.x0 <= 0.02*(b.y1-b.y0) {
		b = box{b.x0 - half, b.y0, b.x1 + half, b.y1}
	} else {
		return
	}
	p.cover(b)
	p.strike(b)
}

// strike takes the letters away that a thin line runs through the middle of: a reader
// sees that they do not hold.
func (p *placer) strike(b box) {
	b = b.and(p.now.ink.clip)
	mid := (b.y0 + b.y1) / 2
	if b.y1-b.y0 > 4 || b.x1-b.x0 < 4 {
		return
	}
	p.steps -= len(p.glyphs) / 16
	for k := range p.glyphs {
		g := &p.glyphs[k]
		if u := (g.u0 + g.u1) / 2; g.angle == 0 && u > b.x0 && u < b.x1 && b.y1-b.y0 < 0.2*g.size && mid > g.v+0.12*g.size && mid < g.v+0.5*g.size {
			g.unseen = true
		}
	}
}

// image paints a picture on the unit square (8.9.5); nil: one in the content itself.
func (p *placer) image(d pdfread.Dict) {
	b, m := nowhere, p.now.ctm
	for _, c := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		b = b.with(c[0]*m[0]+c[1]*m[2]+m[4], c[0]*m[1]+c[1]*m[3]+m[5])
	}
	p.ground(b.and(p.now.ink.clip), true)
	p.picture(b.and(p.now.ink.clip))
	p.small(b.and(p.now.ink.clip))
	switch upright := m[1]*m[0] == 0 && m[2]*m[3] == 0; {
	case !p.opaque(d):
	case upright:
		p.cover(b)
	default:
		p.coverQuad()
	}
}

// ground notes that a place is painted; strange says that it is not known how.
func (p *placer) ground(b box, strange bool) {
	c := &p.now.ink.fill
	if !strange && !c.strange && len(p.sheet.tints) < maxTints && !slices.Contains(p.sheet.tints, c.tint) {
		p.sheet.tints = append(p.sheet.tints, c.tint)
	}
	if n := len(p.sheet.grounds); n < maxGrounds {
		p.sheet.grounds = append(p.sheet.grounds, ground{b, c.tint, strange || c.strange})
	} else if n == maxGrounds { // more than is kept: nothing is known of what lies where
		everywhere := box{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}
		p.sheet.grounds = append(p.sheet.grounds, ground{box: everywhere, strange: true})
	}
}

// cover hides the letters below something that is painted over them.
func (p *placer) cover(b box) {
	i := p.now.ink
	if i.fill.clear > 0 || i.mixed || !i.straight {
		return
	}
	b = b.and(i.clip)
	p.steps -= len(p.glyphs) / 16
	for k := range p.glyphs {
		g := &p.glyphs[k]
		if g.angle == 0 && g.u0 >= b.x0-0.1*g.size && g.u1 <= b.x1+0.1*g.size && b.has((g.u0+g.u1)/2, g.v) && b.has((g.u0+g.u1)/2, g.v+0.5*g.size) {
			g.unseen = true
		}
	}
}

// visible reports whether a glyph leaves ink on the page that differs from what lies
// behind it (9.3.6).
func (p *placer) visible(g stretch) bool {
	i := &p.now.ink
	fills, lines := i.mode%4 == 0 || i.mode%4 == 2, i.mode%4 == 1 || i.mode%4 == 2
	p.stencil = p.stencil || i.mode == 7 && lettered(g.text)
	if !fills && !lines || g.size < leastPaint || p.turned() < leastPaint/2 {
		return false
	}
	p.masked = p.masked || i.odd && lettered(g.text)
	if g.angle != 0 {
		return fills && i.fill.clear <= 1-faint || lines && i.line.clear <= 1-faint
	}
	x, y := (g.u0+g.u1)/2, g.v+0.3*g.size
	if !i.clip.has(x, y) && !i.clip.has(x, g.v) {
		return false
	}
	p.patterned = p.patterned || (fills && i.fill.pattern || lines && i.line.pattern) && lettered(g.text)
	if fills && p.stands(&i.fill) {
		return true
	}
	under := p.under(x, y)
	return fills && i.fill.differs(under) || lines && i.line.differs(under)
}

// turned is the lesser of how broad and how high letters stand on the page; it is less than
// zero where they are mirrored.
func (p *placer) turned() float64 {
	m := p.tm.times(p.now.ctm)
	along := math.Hypot(m[0], m[1])
	if along == 0 {
		return 0
	}
	size, high := p.now.size, p.now.size*(m[0]*m[3]-m[1]*m[2])/along
	least := math.Min(math.Abs(size*p.now.scale*along), math.Abs(high))
	if size*p.now.scale*high < 0 {
		return -least
	}
	return least
}

// stands reports whether letters in a colour show wherever they are: no ground of the
// page is like it, and neither is the paper.
func (p *placer) stands(c *paintOf) bool {
	if !c.differs(nil) || len(p.sheet.tints) >= maxTints {
		return false
	}
	for _, t := range p.sheet.tints {
		if !c.differs(&ground{tint: t}) {
			return false
		}
	}
	return true
}

// under is what was painted last in a place; nil: the paper.
func (p *placer) under(x, y float64) *ground {
	for k := len(p.sheet.grounds) - 1; k >= 0; k-- {
		if p.steps--; p.sheet.grounds[k].has(x, y) {
			return &p.sheet.grounds[k]
		}
	}
	return nil
}

// family names the kind of a colour space, and how many components it has. A profile
// is taken for the device it stands for.
func (r *pdfReader) family(name string, res pdfread.Dict) (string, int) {
	device := map[int]string{1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
	for n, d := range device {
		if d == name {
			return d, n
		}
	}
	list := r.Array(r.Dict(res.Raw("ColorSpace")).Raw(pdfread.Name(name)))
	if len(list) == 0 {
		return "", 0
	}
	kind := string(r.Name(list[0]))
	switch kind {
	case "ICCBased":
		if len(list) > 1 {
			n, _ := r.Int(r.Dict(list[1]).Raw("N"))
			return device[n], n
		}
	case "CalGray":
		return device[1], 1
	case "CalRGB":
		return device[3], 3
	}
	return kind, 0
}

// state takes what a dictionary of the graphics state says of transparency (11.6.4).
func (p *placer) state(d pdfread.Dict) {
	i := &p.now.ink
	if v, ok := p.r.Number(d.Raw("ca")); ok {
		i.fill.clear = 1 - v
	}
	if v, ok := p.r.Number(d.Raw("CA")); ok {
		i.line.clear = 1 - v
	}
	if d.Has("BM") {
		mode := p.r.Name(d.Raw("BM"))
		i.mixed = mode != "Normal" && mode != "Compatible"
		i.odd = i.mixed && mode != "Multiply" && mode != "Darken" && mode != "ColorBurn"
	}
	if d.Has("SMask") && p.r.Name(d.Raw("SMask")) != "None" {
		i.mixed, i.odd = true, true
	}
}

package slides

import (
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
)

// groupKey is everything that the shapes of a drawing depend on. The drawing is
// shared and never changed, so that its address names it.
type groupKey struct {
	drawing   *figure.Drawing
	look      look
	at        geom.Point
	id        int
	name, alt string
}

// decorative tells PowerPoint's accessibility checker and screen readers to pass by
// ([MS-ODRAWXML] 2.24, decorative).
const decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

// label is the text of one shape: its lines, and the box around them in the drawing.
type label struct {
	lines       []*figure.Label
	widths      []geom.Length
	left, right geom.Length
}

// group writes a drawing as a group of native shapes: every path is a freeform, and
// the words are the text of the shape they stand on. A drawing without alternative
// text is decoration.
func group(k groupKey) []byte {
	d := k.drawing
	labels := labelsOf(d)
	w, h := emu(d.Size.W), emu(d.Size.H)
	x, y := emu(k.at.X), emu(k.at.Y)
	var b []byte
	b = append(b, `<p:grpSp><p:nvGrpSpPr>`...)
	b = properties(b, k.id, k.name, k.alt)
	b = append(b, `<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>`...)
	b = fmt.Appendf(b, `<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/><a:chOff x="0" y="0"/><a:chExt cx="%d" cy="%d"/></a:xfrm></p:grpSpPr>`, x, y, w, h, w, h)
	id := k.id
	for i, it := range d.Items {
		s, ok := it.(*page.Shape)
		if !ok {
			continue
		}
		id++
		b = freeform(b, id, s, labels[i], k)
	}
	return append(b, `</p:grpSp>`...)
}

// properties writes id, name and alternative text of a shape. Without text it is
// marked as decoration.
func properties(b []byte, id int, name, alt string) []byte {
	b = append(b, `<p:cNvPr id="`...)
	b = strconv.AppendInt(b, int64(id), 10)
	b = append(b, `" name="`...)
	b = attr(b, name)
	if alt == "" {
		b = append(b, `">`...)
		b = append(b, decorative...)
		return append(b, `</p:cNvPr>`...)
	}
	b = append(b, `" descr="`...)
	b = attr(b, alt)
	return append(b, `"/>`...)
}

// freeform writes one path as a shape with its own geometry.
func freeform(b []byte, id int, s *page.Shape, l *label, k groupKey) []byte {
	r := s.Path.Bounds()
	x, y := emu(r.X), emu(r.Y)
	w, h := max(emu(r.Right())-x, 1), max(emu(r.Bottom())-y, 1)
	name := "Form " + strconv.Itoa(id-k.id)
	if l != nil {
		name = l.text(" ")
	}
	b = append(b, `<p:sp><p:nvSpPr><p:cNvPr id="`...)
	b = strconv.AppendInt(b, int64(id), 10)
	b = append(b, `" name="`...)
	b = attr(b, name)
	b = append(b, `">`...)
	if l == nil {
		b = append(b, decorative...)
	}
	b = append(b, `</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`...)
	b = fmt.Appendf(b, `<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>`, x, y, w, h)
	b = fmt.Appendf(b, `<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="%d" h="%d"`, w, h)
	if s.Fill == nil {
		b = append(b, ` fill="none"`...)
	}
	b = append(b, '>')
	b = segments(b, s.Path, x, y)
	b = append(b, `</a:path></a:pathLst></a:custGeom>`...)
	b = paint(b, s, k.look)
	b = append(b, `</p:spPr>`...)
	if l != nil {
		b = l.write(b, s.Path.Bounds(), k.look)
	}
	return append(b, `</p:sp>`...)
}

// paint writes fill and line.
func paint(b []byte, s *page.Shape, l look) []byte {
	if s.Fill == nil {
		b = append(b, `<a:noFill/>`...)
	} else {
		b = l.fill(b, s.Fill.RGB)
	}
	if s.Stroke == nil {
		return append(b, `<a:ln><a:noFill/></a:ln>`...)
	}
	b = append(b, `<a:ln w="`...)
	b = strconv.AppendInt(b, int64(emu(s.Stroke.Width)), 10)
	if s.Stroke.Round {
		b = append(b, `" cap="rnd`...)
	}
	b = append(b, `">`...)
	b = l.fill(b, s.Stroke.Colour.RGB)
	if s.Stroke.Round {
		b = append(b, `<a:round/>`...)
	}
	return append(b, `</a:ln>`...)
}

// segments writes a path, its points counted from the shape's corner.
func segments(b []byte, p geom.Path, x, y int) []byte {
	point := func(q geom.Point) {
		b = append(b, `<a:pt x="`...)
		b = strconv.AppendInt(b, int64(emu(q.X)-x), 10)
		b = append(b, `" y="`...)
		b = strconv.AppendInt(b, int64(emu(q.Y)-y), 10)
		b = append(b, `"/>`...)
	}
	names := map[byte]string{'M': "moveTo", 'L': "lnTo", 'C': "cubicBezTo"}
	for _, s := range p {
		if s.Op == 'Z' {
			b = append(b, `<a:close/>`...)
			continue
		}
		b = append(b, `<a:`+names[s.Op]+`>`...)
		for i := range s.Points() {
			point(s.P[i])
		}
		b = append(b, `</a:`+names[s.Op]+`>`...)
	}
	return b
}

// labelsOf finds for every line of text the shape it stands on: the one painted
// last, before it, whose area holds the line's middle.
func labelsOf(d *figure.Drawing) map[int]*label {
	out := map[int]*label{}
	n := 0
	for i, it := range d.Items {
		r, ok := it.(*page.Run)
		if !ok || n >= len(d.Lines) {
			continue
		}
		line := &d.Lines[n]
		n++
		x, w := page.Extent(r.At.X, r.Glyphs)
		middle := geom.Point{X: x + w/2, Y: r.At.Y - r.Size.Scale(.35)}
		for j := i - 1; j >= 0; j-- {
			s, ok := d.Items[j].(*page.Shape)
			if !ok || s.Fill == nil || !s.Path.Holds(middle) {
				continue
			}
			l := out[j]
			if l == nil {
				l = &label{left: x, right: x + w}
				out[j] = l
			}
			l.lines, l.widths = append(l.lines, line), append(l.widths, w)
			l.left, l.right = min(l.left, x), max(l.right, x+w)
			break
		}
	}
	return out
}

// Where the baseline of Roboto stands in a line, and how far apart the lines of a
// label are, in em: the figure sets them so.
const (
	naturalLine  = 1.1719
	naturalTop   = 0.9277
	labelLeading = 1.12
)

// centred reports whether the lines stand about one axis.
func (l *label) centred(shape geom.Rect) bool {
	const near = geom.Point1 / 2
	lines := l.extents()
	first := lines[0].from + lines[0].to
	same := true
	for _, e := range lines {
		if d := (e.from + e.to - first) / 2; d > near || d < -near {
			return false
		}
		same = same && e.from == lines[0].from
	}
	d := first/2 - (shape.X + shape.W/2)
	return !same || len(lines) == 1 && d < 4*near && d > -4*near
}

// extent is where a line of a label begins and ends.
type extent struct{ from, to geom.Length }

// extents are those of its lines: words of two scripts may stand on one.
func (l *label) extents() (out []extent) {
	for i, t := range l.lines {
		from, to := t.At.X, t.At.X+l.widths[i]
		if n := len(out); n > 0 && t.At.Y == l.lines[i-1].At.Y {
			out[n-1] = extent{min(out[n-1].from, from), max(out[n-1].to, to)}
			continue
		}
		out = append(out, extent{from, to})
	}
	return out
}

// insets are the distances from the shape's edges to the label, left, top and right.
// A little more room than the words need lets another typeface be wider.
func (l *label) insets(r geom.Rect, centred, rtl bool) (left, top, right int) {
	const spare = .06
	size := l.lines[0].Size
	y := l.lines[0].At.Y - size.Scale(naturalTop*labelLeading/naturalLine)
	more := (l.right - l.left).Scale(spare)
	a, b := l.left-r.X, r.Right()-l.right
	if centred || rtl {
		a -= more
	}
	if centred || !rtl {
		b -= more
	}
	return max(emu(a), 0), max(emu(y-r.Y), 0), max(emu(b), 0)
}

// text is the words of a label. A line that divides a word ends with a hyphen.
func (l *label) text(between string) string {
	parts := make([]string, len(l.lines))
	for i, t := range l.lines {
		parts[i] = strings.TrimSpace(t.Text)
	}
	return strings.Join(parts, between)
}

// write writes the label as the text of its shape.
func (l *label) write(b []byte, shape geom.Rect, lk look) []byte {
	algn, centred := lk.side(""), l.centred(shape)
	if centred {
		algn = lk.side("ctr")
	}
	t := l.lines[0]
	left, top, right := l.insets(shape, centred, lk.rtl)
	b = fmt.Appendf(b, `<p:txBody><a:bodyPr wrap="square" lIns="%d" tIns="%d" rIns="%d" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>`, left, top, right)
	b = fmt.Appendf(b, `<a:pPr %s><a:lnSpc><a:spcPts val="%d"/></a:lnSpc></a:pPr>`, algn, int(t.Size.Pt()*labelLeading*100+.5))
	for i, line := range l.lines {
		if i > 0 && line.At.Y != l.lines[i-1].At.Y { // words of two scripts stand on one line
			b = append(b, `<a:br>`...)
			b = l.run(b, t, lk)
			b = append(b, `</a:br>`...)
		}
		b = append(b, `<a:r>`...)
		b = l.run(b, t, lk)
		b = append(b, `<a:t>`...)
		b = text(b, line.Text)
		b = append(b, `</a:t></a:r>`...)
	}
	return append(b, `</a:p></p:txBody>`...)
}

// run writes the properties of a label's letters.
func (l *label) run(b []byte, t *figure.Label, lk look) []byte {
	b = fmt.Appendf(b, `<a:rPr lang="%s" sz="%d"`, lk.language, int(t.Size.Pt()*100+.5))
	f := lk.labels[0]
	if strings.HasPrefix(t.Face, "robotocondensed") {
		f = lk.labels[1]
	}
	if f.Bold && strings.HasSuffix(t.Face, "bold") {
		b = append(b, ` b="1"`...)
	}
	b = append(b, ` dirty="0">`...)
	b = lk.fill(b, t.RGB)
	return append(b, `<a:latin typeface="`+f.Family+`"/></a:rPr>`...)
}

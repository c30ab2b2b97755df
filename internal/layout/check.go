package layout

import (
	"sort"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Check proves of finished pages what Arrange promises: no text outside the trim
// or nearer to it than the layout allows, and no two lines of text on each other.
// A line reaches from its cap height to its descent.
func Check(pages []*page.Page, l *Layout, lib *typeset.Library) diag.List {
	var found diag.List
	for _, p := range pages {
		lines := linesOf(p, lib)
		for _, k := range lines {
			if d := distance(k.box, p.Trim); d < l.Safe {
				found.Add(OffPage.At(noPos, p.Number, short(k.text), mm(d), mm(l.Safe)))
			}
		}
		found.Add(overlaps(p, lines)...)
	}
	return found
}

// setLine is one run with its box.
type setLine struct {
	box  geom.Rect
	text string
	of   document.Node
}

func linesOf(p *page.Page, lib *typeset.Library) []setLine {
	var out []setLine
	for _, it := range p.Items {
		r, ok := it.(*page.Run)
		if !ok || len(r.Glyphs) == 0 {
			continue
		}
		face, err := lib.Face(r.Face)
		if err != nil {
			continue
		}
		text := strings.TrimSpace(glyphText(r.Glyphs))
		if text == "" {
			continue
		}
		top := face.CapHeight(r.Size)
		left, width := inkExtent(r.At.X, r.Glyphs)
		out = append(out, setLine{geom.R(left, r.At.Y-top, width, top+face.Descent(r.Size)), text, r.Of})
	}
	return out
}

func glyphText(gs []page.Glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// distance is how far the box stands from the nearest edge of the trim; negative
// outside.
func distance(b geom.Rect, trim geom.Size) geom.Length {
	return min(b.X, b.Y, trim.W-b.Right(), trim.H-b.Bottom())
}

// tolerance lets side bearings and rounding touch.
var tolerance = geom.Pt(0.5)

func overlaps(p *page.Page, lines []setLine) diag.List {
	var found diag.List
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].box.Y < lines[j].box.Y })
	for i, a := range lines {
		for _, b := range lines[i+1:] {
			if b.box.Y+tolerance >= a.box.Bottom() {
				break
			}
			if a.box.X+tolerance < b.box.Right() && b.box.X+tolerance < a.box.Right() {
				found.Add(Overlap.At(noPos, p.Number, short(a.text), short(b.text)))
			}
		}
	}
	return found
}

// mm is a length in millimetres for findings.
func mm(l geom.Length) string { return number(geom.Pt(l.MM())) }

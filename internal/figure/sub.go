package figure

import (
	"math"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
	"malbild/internal/typeset"
)

// Proportions of the line under a label.
const (
	subEm    = 0.52 // size, in em of the label
	subGapEm = 0.42 // under the label's last line
	subFace  = "roboto-medium"
	subWide  = 1.1 // a line wider than this part of the label is broken in two
)

// Labels of figures that are live text: which words of which part a run says.
type Live struct {
	Run  *page.Run
	Part int
	Sub  bool
}

// subbed adds the line under the label of part i to its line sets.
func (g *painter) subbed(i int, r *ruler, sets []lineSet) []lineSet {
	if i >= len(g.o.Subs) || g.o.Subs[i] == "" {
		return sets
	}
	sub := ruler{lib: g.lib, face: subFace}
	for k := range sets {
		widest, _ := sets[k].widest()
		sets[k].sub = sub.subLines(g.o.Subs[i], widest)
		for _, line := range sets[k].sub {
			sets[k].subWidths = append(sets[k].subWidths, sub.width(line)*subEm)
		}
	}
	if r.err == nil {
		r.err = sub.err
	}
	return sets
}

// subLines are the words on one line, or on the two most even ones when that is
// much wider than the label.
func (r *ruler) subLines(text string, widest float64) []string {
	words := strings.Fields(text)
	if r.width(text)*subEm <= subWide*widest || len(words) < 2 {
		return []string{text}
	}
	best, least := []string{text}, math.Inf(1)
	for i := 1; i < len(words); i++ {
		a, b := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		if w := math.Max(r.width(a), r.width(b)); w < least {
			best, least = []string{a, b}, w
		}
	}
	return best
}

// subRows are the rows under a label whose last line ends at y.
func subRows(s lineSet, size, y float64) []row {
	var out []row
	y += subGapEm * size
	for _, w := range s.subWidths {
		out = append(out, row{y, y + s.high()*subEm*size, w * size})
		y += s.subPitch() * size
	}
	return out
}

// subText paints the lines under a label; y is the top of the label's last line.
func (g *painter) subText(part int, s lineSet, x, y, size float64, centred bool, ink brand.Colour) {
	sub := lineSet{lines: s.sub}
	y += (s.high() + subGapEm) * size
	small := math.Floor(subEm*size*2) / 2
	for _, line := range sub.lines {
		st := typeset.Style{Face: subFace, Size: geom.Pt(small)}
		set, err := g.lib.Line(line, st, "")
		if err != nil {
			continue // measured before with the same face: cannot happen
		}
		for _, run := range g.d.line(set, line, st.Size, plane.V(x, y+baselineEm*small).Point(), centred, ink) {
			g.d.Live = append(g.d.Live, Live{run, part, true})
		}
		y += s.subPitch() * size
	}
}

// subPitch is from line to line under a label, in em of the label.
func (s lineSet) subPitch() float64 { return max(1.2, s.pitch()) * subEm }

package layout

import (
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/core"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// running makes the heads and feet of text documents. The words that are the same
// on every page are set once; maroto's rows are new for every page, because they
// remember their height and their place.
type running struct {
	*setter
	principal, body, kind, matter *Text
	left, middle                  *Text
	number                        document.NumberStyle
	small                         *Style
}

// columns of maroto's grid of twelve that head and foot stand in.
const (
	headLeft                        = 8
	footLeft, footMiddle, footRight = 5, 5, 2
)

func newRunning(s *setter, d *document.Document) *running {
	r := &running{setter: s, number: d.Meta.Running.Number, small: s.style("running")}
	area := s.layout.Area().W
	share := func(n int) geom.Length { return area.Mul(int64(n), int64(s.layout.Grid)) - geom.MM(2) }
	set := func(in []document.Inline, st *Style, n int, kind page.Artifact) *Text {
		return s.text(in, st, setting{measure: share(n), artifact: kind})
	}
	right := *r.small
	right.Align = typeset.Right
	head, foot := d.Meta.Running, d.Meta.Running
	r.principal = set(head.Principal, s.style("principal"), headLeft, page.Header)
	r.body = set(head.Body, r.small, headLeft, page.Header)
	// what the left side leaves free
	free := area - max(r.principal.Width(), r.body.Width()+2*fieldPad) - geom.MM(5)
	r.kind = s.text(head.Kind, &right, setting{measure: free, artifact: page.Header})
	r.matter = s.text(head.Case, &right, setting{measure: free, artifact: page.Header})
	left := footLeft
	if len(foot.FootMiddle) == 0 {
		left += footMiddle // what nothing stands in is room for the left
	}
	r.left = set(foot.FootLeft, r.small, left, page.Footer)
	r.middle = set(foot.FootMiddle, r.small, footMiddle, page.Footer)
	return r
}

// head is the row of the running head. Kind and case stand on the baselines of
// principal and body; the rule stands under the lower of the two sides.
func (r *running) head() core.Row {
	area := r.layout.Area().W
	left := Art(geom.Rect{}, func(c page.Canvas, box geom.Rect) {
		r.principal.Paint(c, box.Point, 0, r.principal.Len())
		r.body.Paint(c, box.Add(geom.Point{Y: r.principal.Height()}), 0, r.body.Len())
	})
	right := Art(geom.Rect{}, func(c page.Canvas, box geom.Rect) {
		kind, matter, low := r.rightSide()
		r.kind.Paint(c, box.Add(geom.Point{X: area - r.kind.measure, Y: kind}), 0, r.kind.Len())
		r.matter.Paint(c, box.Add(geom.Point{X: area - r.matter.measure, Y: matter}), 0, r.matter.Len())
		end := max(low, r.principal.Height()+max(r.body.Height(), r.small.Leading)) + geom.MM(1.9)
		r.rule(c, geom.Point{X: box.X, Y: box.Y + end}, page.Header)
	})
	height := r.layout.Margins.Top - r.layout.Head
	r.framing([]core.Component{left, right})
	return row.New(height.MM()).Add(col.New(r.layout.Grid).Add(left, right))
}

// rightSide is how far kind and case stand below the top, and where they end.
func (r *running) rightSide() (kind, matter, low geom.Length) {
	if r.kind.Len() > 0 {
		kind = max(r.principal.Baseline()-r.kind.Baseline(), 0)
	}
	matter = max(r.principal.Height(), kind+r.kind.Height())
	return kind, matter, matter + r.matter.Height()
}

// foot is the row of the running foot of page n of total.
func (r *running) foot(n, total int) core.Row {
	style := *r.small
	style.Align = typeset.Right
	number := r.text(document.T(pageNumber(r.number, n, total)), &style,
		setting{measure: r.layout.Area().W.Mul(footRight, int64(r.layout.Grid)), artifact: page.Footer})
	height := r.layout.Margins.Bottom - r.layout.Foot
	at := height - r.small.Leading
	put := func(t *Text, ruled bool) core.Component {
		k := Art(geom.R(0, at, 0, 0), func(c page.Canvas, box geom.Rect) {
			if ruled {
				r.rule(c, geom.Point{X: box.X, Y: box.Y - geom.MM(2)}, page.Footer)
			}
			t.Paint(c, box.Point, 0, t.Len())
		})
		r.framing([]core.Component{k})
		return k
	}
	return row.New(height.MM()).Add(col.New(footLeft).Add(put(r.left, true)),
		col.New(footMiddle).Add(put(r.middle, false)), col.New(footRight).Add(put(number, false)))
}

// rule is the hairline over or under the type area.
func (r *running) rule(c page.Canvas, p geom.Point, kind page.Artifact) {
	if e := r.small.Below; e != nil {
		b := r.border(e, "", noPos)
		paintRule(c, geom.R(p.X, p.Y, r.layout.Area().W, b.width), b.fill, kind)
	}
}

// pageNumber writes page n of total in one of the styles of practice.
func pageNumber(style document.NumberStyle, n, total int) string {
	a, b := strconv.Itoa(n), strconv.Itoa(total)
	switch style {
	case document.NumberTight:
		return a + "(" + b + ")"
	case document.NumberWords:
		return "Sida " + a + " av " + b
	case document.NumberPlain:
		return a
	case document.NumberPage:
		return "Sida " + a + " (" + b + ")"
	}
	return a + " (" + b + ")"
}

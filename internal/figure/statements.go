package figure

import (
	"errors"
	"math"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// StatementsOptions is how groups with statements are drawn: a leaf head a group, its
// heading, and its statements under rules.
type StatementsOptions struct {
	Width   geom.Length
	Height  geom.Length  // most; zero: as tall as its words
	Ground  brand.Colour // round the discs that join the heads; without name: white
	Size    geom.Length  // of the statements; zero: by the width
	Min     geom.Length  // of all words; zero: 8.5 pt
	Columns int          // most groups side by side; zero: as many as have room
}

// Proportions of a group. A column as wide as a
// poster's is 83 mm; heads keep their form on all widths.
const (
	groupWidth  = 83.0
	groupGutter = .04 // of the width, between columns
	groupEm     = 12  // a column is at least so many em of the statements wide
	groupMany   = 4   // side by side, at most

	groupPortrait = 60  // mm: wider heads are low, with the label beside the icon
	groupPoster   = 250 // mm: but for those of a poster
)

// groupDrawer is a figure of groups on its way.
type groupDrawer struct {
	StatementsOptions
	lib  *typeset.Library
	fig  *document.Figure
	prof *brand.Profile
}

// groupSet is a figure set at one size: what fits, and where.
type groupSet struct {
	size, label   geom.Length
	column, head  geom.Size
	gutter        geom.Length
	columns, rows int
	wide          bool // the label stands beside the icon
	bare          bool // heads alone
	groups        []setGroup
	tall          geom.Length
}

// setGroup is one group, set.
type setGroup struct {
	label      []string
	heading    []typeset.Line
	statements [][]typeset.Line
}

// Statements draws groups with their statements. All groups share the sizes of their
// words. Size is kept as long as there is room in height: groups go below each other
// rather than being set smaller. Words without room at the smallest size are a finding
// (diag.List): nothing is cut or hyphenated.
func Statements(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o StatementsOptions) (*Drawing, error) {
	if err := check(f, prof, geom.Size{W: o.Width, H: o.Width}, 2, 8); err != nil {
		return nil, err
	}
	if o.Ground.Name == "" {
		o.Ground = brand.White
	}
	if o.Size == 0 {
		o.Size = geom.Pt(math.Floor(min(13.5, max(10, o.Width.MM()*13.5/261))*2) / 2)
	}
	if o.Min == 0 {
		o.Min = geom.Pt(8.5)
	}
	if o.Columns == 0 {
		o.Columns = groupMany
	}
	g := &groupDrawer{StatementsOptions: o, lib: lib, fig: f, prof: prof}
	s, err := g.fit()
	if err != nil {
		return nil, err
	}
	return g.draw(s)
}

// Columns draws the heads alone, side by side and, where labels would be small, below
// each other.
func Columns(lib *typeset.Library, f *document.Figure, prof *brand.Profile, o StatementsOptions) (*Drawing, error) {
	if err := check(f, prof, geom.Size{W: o.Width, H: o.Width}, 1, 8); err != nil {
		return nil, err
	}
	bare := *f
	bare.Parts = make([]document.FigurePart, len(f.Parts))
	for i, p := range f.Parts {
		bare.Parts[i] = document.FigurePart{Label: p.Label, Icon: p.Icon, Ink: p.Ink}
	}
	if o.Ground.Name == "" {
		o.Ground = brand.White
	}
	if o.Min == 0 {
		o.Min = geom.Pt(8.5)
	}
	o.Size = o.Min
	g := &groupDrawer{StatementsOptions: o, lib: lib, fig: &bare, prof: prof}
	var best *groupSet
	worst, most := labelOf(f.Parts[0]), math.Inf(-1)
	for rows, n := 1, len(f.Parts); rows <= n; rows++ {
		columns := (n + rows - 1) / rows
		if rows > 1 && columns == (n+rows-2)/(rows-1) {
			continue
		}
		s, word, err := g.set(o.Size, columns, rows)
		switch {
		case err != nil:
			return nil, err
		case s == nil:
			worst = word
		case o.Height > 0 && s.tall > o.Height:
		case worth(s) > most:
			best, most = s, worth(s)
		}
	}
	if best == nil {
		return nil, diag.List{CodeLabel.At(f.Pos, f.ID, worst, number((o.Min - geom.Pt(.5)).Pt()), number(o.Min.Pt()))}
	}
	return g.draw(best)
}

// worth weighs an arrangement of heads: labels as large as 14 pt, at the cost of height.
func worth(s *groupSet) float64 { return min(s.label.Pt(), 14) - .07*s.tall.MM() }

// fit finds the largest size at which some number of columns holds all words, and
// of those the largest number.
func (g *groupDrawer) fit() (*groupSet, error) {
	n := len(g.fig.Parts)
	worst := ""
	for size := g.Size; size >= g.Min; size -= geom.Pt(.5) {
		for rows := 1; rows <= n; rows++ {
			columns := (n + rows - 1) / rows
			if columns > g.Columns || rows > 1 && columns == (n+rows-2)/(rows-1) {
				continue // too many, or no fewer than with one row less
			}
			s, word, err := g.set(size, columns, rows)
			if err != nil {
				return nil, err
			}
			if word == "" && (g.Height == 0 || s.tall <= g.Height) {
				return s, nil
			}
			if word == "" {
				word = labelOf(g.fig.Parts[0])
			}
			worst = word
		}
	}
	return nil, diag.List{CodeLabel.At(g.fig.Pos, g.fig.ID, worst, number((g.Min - geom.Pt(.5)).Pt()), number(g.Min.Pt()))}
}

func statementLeading(size geom.Length) geom.Length { return size.Mul(136, 100) }

// headingSize is the size of the heading over statements.
func headingSize(size geom.Length) geom.Length {
	return geom.Pt(math.Round(size.Pt()*2.4) / 2)
}

// set sets all words in a number of columns; word is one that has no room.
func (g *groupDrawer) set(size geom.Length, columns, rows int) (s *groupSet, word string, err error) {
	s = &groupSet{size: size, columns: columns, rows: rows, gutter: g.Width.Scale(groupGutter), bare: len(g.fig.Parts[0].Statements) == 0}
	s.column.W = (g.Width - s.gutter*geom.Length(columns-1)) / geom.Length(columns)
	if columns > 1 && !s.bare && s.column.W < size*groupEm {
		return nil, labelOf(g.fig.Parts[0]), nil
	}
	s.head.W = s.column.W
	s.head.H = s.head.W.Scale(52 / groupWidth)
	if s.wide = columns == 1 || s.column.W > geom.MM(groupPortrait) && (s.bare || g.Width < geom.MM(groupPoster)); s.wide {
		s.head.H = min(max(s.head.W.Scale(.3), geom.MM(16)), max(geom.MM(24), g.Width.Scale(.12)))
		if s.bare && g.Height > 0 {
			s.head.H = min(s.head.H, (g.Height-s.rowGap()*geom.Length(rows-1))/geom.Length(rows))
		}
	}
	if s.label, word, err = g.labels(s); word != "" || err != nil {
		return nil, word, err
	}
	for i := range g.fig.Parts {
		p := &g.fig.Parts[i]
		q := &s.groups[i]
		if p.Heading != "" {
			if q.heading, word, err = g.lines([]document.FigureSpan{{Text: p.Heading, Strong: true}}, headingSize(size), s.column.W, true); word != "" || err != nil {
				return nil, word, err
			}
		}
		for _, st := range p.Statements {
			l, word, err := g.lines(st, size, s.column.W, false)
			if word != "" || err != nil {
				return nil, word, err
			}
			q.statements = append(q.statements, l)
		}
	}
	s.tall = s.height()
	return s, "", nil
}

// lines breaks spans into a measure; word is one wider than it.
func (g *groupDrawer) lines(spans []document.FigureSpan, size, measure geom.Length, balance bool) ([]typeset.Line, string, error) {
	p := typeset.Paragraph{Measure: measure, Balance: balance}
	for _, sp := range spans {
		face := "roboto-regular"
		if sp.Strong {
			face = "roboto-bold"
		}
		p.Spans = append(p.Spans, typeset.Span{Text: sp.Text, Style: typeset.Style{Face: face, Size: size}})
	}
	lines, err := g.lib.Break(p)
	if wide, ok := errors.AsType[*typeset.OverfullError](err); ok {
		return nil, wide.Word, nil
	}
	return lines, "", err
}

// Where the words of a head stand, in parts of a poster's: under the icon.
const (
	headTextX, headLast, headIcon, headIconX, headIconY, headRight = 10, 41.5, 19, 7.6, 9.5, 6
	headTwo                                                        = 18.0 / 27 // of the size of one line
)

// labelRoom is where the label of a head begins, and how wide it may be.
func (s *groupSet) labelRoom() (x, w geom.Length) {
	if s.wide {
		x = s.head.H.Scale(1.02)
		return x, s.head.W - x - s.head.H.Scale(.2)
	}
	x = s.head.W.Scale(headTextX / groupWidth)
	return x, s.head.W - x - s.head.W.Scale(headRight/groupWidth)
}

// labelMost are the largest sizes of a label on one line and on two.
func (s *groupSet) labelMost() (one, two geom.Length) {
	one = geom.Pt(math.Floor(27 * s.head.W.MM() / groupWidth))
	if s.wide {
		return geom.Pt(math.Floor(s.head.H.Pt() * .42)), geom.Pt(math.Floor(s.head.H.Pt() * .34))
	}
	return one, one.Scale(headTwo)
}

// labels finds the size that all labels share, each on one line or two.
func (g *groupDrawer) labels(s *groupSet) (geom.Length, string, error) {
	_, room := s.labelRoom()
	one, two := s.labelMost()
	r := ruler{lib: g.lib, face: "roboto-bold"}
	s.groups = make([]setGroup, len(g.fig.Parts))
	worst := labelOf(g.fig.Parts[0])
	for size := one; size >= g.Min; size -= geom.Pt(.5) {
		fits := true
		for i, p := range g.fig.Parts {
			most := 1
			if size <= two {
				most = 2
			}
			if s.groups[i].label = r.label(p.Label, size.Pt(), room.Pt(), most); s.groups[i].label == nil {
				worst, fits = labelOf(p), false
				break
			}
		}
		if fits || r.err != nil {
			return size, "", r.err
		}
	}
	return 0, worst, nil
}

func labelStyle(size geom.Length) typeset.Style {
	return typeset.Style{Face: "roboto-bold", Size: size, Tracking: labelTrack}
}

// underHead is the room between the heading of a group and its first row.
func (s *groupSet) underHead() geom.Length {
	if s.bare {
		return 0
	}
	return s.size.Mul(14, 10)
}

// rowPad is the room above and below the words of a row.
func (s *groupSet) rowPad() geom.Length { return s.size.Mul(55, 100) }

// rowGap is the room between rows of groups.
func (s *groupSet) rowGap() geom.Length {
	if s.bare {
		return min(s.gutter, geom.MM(5))
	}
	return s.size.Mul(24, 10)
}

// titles is how tall the headings of a row of groups are, with what is under them.
func (s *groupSet) titles(row int) geom.Length {
	most := 0
	for _, q := range s.row(row) {
		most = max(most, len(q.heading))
	}
	if most == 0 {
		return 0
	}
	return headingSize(s.size).Mul(122, 100)*geom.Length(most) + s.size.Mul(5, 10)
}

func (s *groupSet) row(i int) []setGroup {
	return s.groups[i*s.columns : min((i+1)*s.columns, len(s.groups))]
}

// texts is how tall the statements of the tallest group of a row are.
func (s *groupSet) texts(row int) geom.Length {
	var most geom.Length
	for _, q := range s.row(row) {
		var h geom.Length
		for _, l := range q.statements {
			h += statementLeading(s.size)*geom.Length(len(l)) + 2*s.rowPad()
		}
		most = max(most, h)
	}
	return most
}

func (s *groupSet) rowHeight(i int) geom.Length {
	return s.head.H + s.underHead() + s.titles(i) + s.texts(i)
}

func (s *groupSet) height() geom.Length {
	h := s.rowGap() * geom.Length(s.rows-1)
	for i := range s.rows {
		h += s.rowHeight(i)
	}
	return h
}

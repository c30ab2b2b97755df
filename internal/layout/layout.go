// Package layout decides where words stand. It takes a document tree and a layout
// file and makes maroto pages: rows and columns that hold our own components.
// Words are measured and broken by package typeset, so no PDF is needed here; the
// components paint on a page.Canvas, which the provider of package pdf is.
//
// What stands here is true of every page it makes: each block of the tree is
// placed exactly once, in the style that exactly one rule of the layout gives it;
// nothing is clipped and nothing overlaps. Text that has no room is a finding.
//
// Package layout does not know PDF syntax, tags, or what the words are about.
package layout

import (
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// Form is the way a layout puts its pages together.
type Form string

// The forms.
const (
	Flow     Form = "flow"     // one column that runs from page to page
	Brochure Form = "brochure" // one page a role
	Poster   Form = "poster"   // one page of frames
	Leaflet  Form = "leaflet"  // sides of panels that are folded
)

// Layout is one file of the folder layouts: maroto's grid, styles and places as data.
type Layout struct {
	Name     string
	Format   Format      // what the file says of itself
	Smallest geom.Length // no type is smaller; 0: no limit
	Arranged Arrangement // posters: how figure and texts stand to each other
	Sides    []Side      // leaflets: what is printed on each side of the sheet
	Sheet    *Sheet      // booklets: how the pages are imposed; nil: single pages
	Form     Form
	Trim     geom.Size
	Bleed    geom.Length
	Safe     geom.Length // no text nearer the trim than this
	Margins  Margins     // of the type area
	Head     geom.Length // where the running head begins, from the top of the trim
	Foot     geom.Length // where the running foot ends, from the bottom of the trim
	Grid     int         // columns of maroto's grid
	Gutter   geom.Length // satsbredd between columns is grid minus gutter
	Baseline []string    // styles whose lines stand on a grid, see baseline.go
	Styles   map[string]*Style
	Frames   map[string]*Frame
	Measures map[string]geom.Length // named lengths of a form: sides, gaps, limits
	Rules    []*Rule
}

// Margins are the edges of the type area.
type Margins struct{ Top, Right, Bottom, Left geom.Length }

// Area is the type area in trim coordinates.
func (l *Layout) Area() geom.Rect {
	return geom.R(l.Margins.Left, l.Margins.Top,
		l.Trim.W-l.Margins.Left-l.Margins.Right, l.Trim.H-l.Margins.Top-l.Margins.Bottom)
}

// Span is the width of n columns of the grid, gutters between them included.
func (l *Layout) Span(n int) geom.Length {
	col := (l.Area().W - l.Gutter*geom.Length(l.Grid-1)) / geom.Length(l.Grid)
	return col*geom.Length(n) + l.Gutter*geom.Length(n-1)
}

// Style is how a kind of words is set. Colour is the name of an ink of the
// profile, or "part": the ink of the section around the words.
type Style struct {
	Name         string
	Face         string
	Strong       string // face of strong words; empty: by the face
	StrongColour string // empty: as the rest
	Size         geom.Length
	Leading      geom.Length
	Ladder       []Step  // sizes to try in order when the style must fit a frame; empty: Size only
	Tracking     int     // 1/1000 em
	Readable     float64 // promise: no step is smaller than is read at these metres; 0: none
	Colour       string
	Align        typeset.Align
	Hyphenate    bool
	Balance      bool // lines as even as they can be: titles
	Figures      typeset.Figures
	Optical      bool        // large type: stems stand on the margin, quotation marks and dashes hang outside it
	Breaks       bool        // preferred line breaks are honoured
	Dashes       bool        // a line ends after every en dash: lines of keywords
	Before       geom.Length // space above, falls away at the top of a page
	After        geom.Length // space below; of After and the next Before the larger counts
	Indent       geom.Length // from the left edge of the column
	Hanging      geom.Length // width of the label column of lists
	Icon         geom.Length // side of the section's icon, in the margin that indent leaves; 0: none
	Pad          geom.Length // above and below, inside rules
	KeepNext     bool
	KeepLines    bool
	NewPage      bool
	Border       *Edge // left of the words
	Above        *Edge // over the words
	Below        *Edge // under the words
}

// Step is one size of a ladder.
type Step struct{ Size, Leading geom.Length }

// At returns the style at another size of its ladder.
func (s *Style) At(step Step) *Style {
	t := *s
	t.Size, t.Leading = step.Size, step.Leading
	return &t
}

// Steps returns the ladder, or the style's own size as its only step.
func (s *Style) Steps() []Step {
	if len(s.Ladder) == 0 {
		return []Step{{s.Size, s.Leading}}
	}
	return s.Ladder
}

// Edge is a rule along one side of a block: as thick as Width, Space from the words.
type Edge struct {
	Colour       string
	Width, Space geom.Length
}

// Frame is a named place on a page.
type Frame struct {
	Name  string
	Box   geom.Rect // height 0: as tall as its content
	Style string
}

// Rule says which style a block takes, and in what form it is set.
type Rule struct {
	Select string // as written: «section.decision heading», «paragraph.lead»
	Style  string
	Label  string              // style of labels, table heads and titles of contents
	As     string              // lists: facts, hanging, bullets, milestones, stack
	Size   geom.Length         // figures: the side of the box
	Omit   bool                // the block is left out of this layout
	Form   document.FigureForm // figures of groups: drawn in this form instead
	sel    selector
}

// Resources is what layout borrows from other rooms.
type Resources struct {
	Library  *typeset.Library
	Profile  *brand.Profile
	Provider core.Provider // for stock components; may be nil when the layout has none
	Figures  *figure.Cache // drawings that documents share; may be nil
}

// Plan is a document with a place for everything: what package pdf paints.
type Plan struct {
	Config *entity.Config
	Pages  []core.Page
	Trim   geom.Size
	Bleed  geom.Length

	layout *Layout
	frames *frames // filled while the pages are painted, see check.go
}

// config makes maroto's configuration of the layout. The root cell of flowing
// pages runs from the running head to the running foot, that of pages of frames
// is the trimmed page.
func (l *Layout) config() *entity.Config {
	margins := &entity.Margins{Left: l.Margins.Left.MM(), Right: l.Margins.Right.MM(), Top: l.Head.MM(), Bottom: l.Foot.MM()}
	if l.Form != Flow {
		margins = &entity.Margins{} // frames stand by the trim
	}
	return &entity.Config{
		Dimensions:  &entity.Dimensions{Width: l.Trim.W.MM(), Height: l.Trim.H.MM()},
		Margins:     margins,
		MaxGridSize: l.Grid,
	}
}

// Package typeset turns words into lines: shaping with OpenType, hyphenation by
// language, and line breaking for the whole paragraph at once. It knows no
// frames, pages or files. A Library is shared by all workers; what it returns is
// cached, shared and immutable.
//
// What it promises, and tests prove:
//
//   - no line is wider than the measure, unless one word is, and then Break says so;
//   - the words of the lines are the words of the spans, each once and in order;
//   - the same paragraph is broken alike by every worker on every machine;
//   - ragged text that is not hyphenated takes as few lines as it can, so that a
//     narrower measure never takes fewer;
//   - dates, diarienummer, «§ 37», «27 maj» and names of municipalities stay whole.
//
// Swedish, Finnish and Meänkieli are hyphenated; other languages have no patterns
// here and are not, but a soft hyphen in the text is a place to break in any
// language. Arabic letters that a face lacks come from a face of their own, and
// text from right to left stands where it should, see bidi.go. Shape, which gives
// glyphs of one face on one line, does neither.
package typeset

import (
	"fmt"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// Style is how a stretch of words is set.
type Style struct {
	Face     string // id of a face in package asset, "roboto-regular"
	Size     geom.Length
	Tracking int // 1/1000 em, added to every advance
	Figures  Figures
}

// Figures is which kind of figures are wanted, where the face has them.
type Figures uint8

// The kinds of figures. The face's own are most often lining and of one width.
const (
	OwnFigures   Figures = iota
	Tabular              // all of one width: rows of numbers, dates, page numbers
	OldStyle             // with ascenders and descenders, for running text
	Proportional         // each of its own width, for display
)

// Span is a stretch of words in one style. Text may hold "\n", a chosen line break.
type Span struct {
	Text     string
	Style    Style
	Language string // BCP 47; empty: the paragraph's
}

// Align is how lines stand in the measure.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
	Justify
)

// Paragraph is a paragraph to be broken into lines.
type Paragraph struct {
	Spans     []Span
	Measure   geom.Length // satsbredd
	Align     Align       // Left is the side where lines of the language begin
	Hyphenate bool
	Balance   bool   // make the lines as even as they can be, for headings and titles
	Language  string // BCP 47, decides hyphenation patterns
}

// Line is one set line. Width is without the space it was broken at.
type Line struct {
	Runs       []Run
	Width      geom.Length
	Hyphenated bool
}

// Run is the part of one span on one line, or less of it where the span changes
// face or direction. X is from the left edge of the measure. Runs and glyphs stand
// in the order in which they are read: the glyphs of text from right to left have
// negative advances, and X is then the right end of the run. See page.Extent.
type Run struct {
	Span   int // index into Paragraph.Spans
	X      geom.Length
	Face   string // the span's, or that of another script
	Glyphs []page.Glyph
}

// OverfullError says that a word is wider than the measure and may not be
// broken. Break returns it together with the lines, in which that word stands
// out to the right: a caller refuses them, or tries a smaller size.
type OverfullError struct {
	Word           string
	Width, Measure geom.Length
}

func (e *OverfullError) Error() string {
	return fmt.Sprintf("«%s» is %.1f pt wide, the measure only %.1f pt", e.Word, e.Width.Pt(), e.Measure.Pt())
}

package typeset

import (
	"strings"

	"golang.org/x/text/unicode/bidi"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// OneLine is text on one line, in as many runs as it has scripts and directions.
type OneLine struct {
	Runs  []Run // in the order in which they are read; X from the line's left edge
	Width geom.Length
}

// Line sets text on one line without breaking it, as Shape does, but with letters
// of other scripts from their own faces and text from right to left where it
// should stand: labels of figures. Without a language the first letter tells which
// way the line is read (UAX #9, rules P2 and P3).
func (l *Library) Line(text string, s Style, language string) (OneLine, error) {
	if strings.IndexFunc(text, leftward) < 0 && !beginsRight(language) {
		gs, err := l.Shape(text, s, language)
		if err != nil {
			return OneLine{}, err
		}
		return OneLine{[]Run{{Face: s.Face, Glyphs: gs}}, page.Width(gs)}, nil
	}
	if language == "" && firstReadsLeft(text) {
		language = "ar"
	}
	const wide = 1 << 40
	lines, err := l.Break(Paragraph{Spans: []Span{{Text: strings.ReplaceAll(text, "\n", " "), Style: s}}, Measure: wide, Language: language})
	if err != nil || len(lines) == 0 {
		return OneLine{}, err
	}
	out := OneLine{Runs: make([]Run, len(lines[0].Runs))}
	first, last := geom.Length(wide), -geom.Length(wide)
	for i, r := range lines[0].Runs {
		out.Runs[i] = r
		left, width := page.Extent(r.X, r.Glyphs)
		first, last = min(first, left), max(last, left+width)
	}
	for i := range out.Runs {
		out.Runs[i].X -= first
	}
	out.Width = last - first
	return out, nil
}

// ReadsLeft reports whether the line begins at its right end.
func (o OneLine) ReadsLeft() bool {
	return len(o.Runs) > 0 && page.Width(o.Runs[0].Glyphs) < 0
}

// firstReadsLeft reports whether the first strong letter is read towards the left.
func firstReadsLeft(text string) bool {
	for _, r := range text {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

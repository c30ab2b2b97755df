package typeset

import (
	"strings"
	"sync"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// Library parses faces when they are first used and remembers what it has shaped
// and broken. One Library serves all workers of a run.
type Library struct {
	mu    sync.Mutex
	faces map[string]*faceEntry
}

// faceEntry lets two workers ask for the same face and parse it once.
type faceEntry struct {
	once sync.Once
	face *Face
	err  error
}

// New returns an empty Library. It parses nothing until asked.
func New() *Library { return &Library{faces: map[string]*faceEntry{}} }

// Face returns a face by its id in package asset.
func (l *Library) Face(id string) (*Face, error) {
	l.mu.Lock()
	e := l.faces[id]
	if e == nil {
		e = &faceEntry{}
		l.faces[id] = e
	}
	l.mu.Unlock()
	e.once.Do(func() { e.face, e.err = parseFace(id) })
	return e.face, e.err
}

// Shape sets text on one line without breaking it. The glyphs are shared: never
// change them.
func (l *Library) Shape(text string, s Style, language string) ([]page.Glyph, error) {
	f, err := l.Face(s.Face)
	if err != nil {
		return nil, err
	}
	text = visible(text)
	gs, err := f.shape(text, language, s.Tracking != 0)
	if err != nil {
		return nil, err
	}
	return f.place(gs, text, s), nil
}

// Width is how wide text is on one line.
func (l *Library) Width(text string, s Style) (geom.Length, error) {
	gs, err := l.Shape(text, s, "")
	return page.Width(gs), err
}

// Break breaks a paragraph into lines.
func (l *Library) Break(p Paragraph) ([]Line, error) {
	var lines []Line
	var x geom.Length
	line := Line{}
	for i, s := range p.Spans {
		for _, word := range strings.SplitAfter(s.Text, " ") {
			gs, err := l.Shape(word, s.Style, s.Language)
			if err != nil {
				return nil, err
			}
			w := page.Width(gs)
			if x > 0 && x+w > p.Measure {
				lines, line, x = append(lines, line), Line{}, 0
			}
			if len(gs) > 0 {
				line.Runs = append(line.Runs, Run{Span: i, X: x, Glyphs: gs})
			}
			x += w
			line.Width = x
		}
	}
	if len(line.Runs) > 0 {
		lines = append(lines, line)
	}
	return lines, nil
}

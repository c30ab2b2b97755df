package layout

import (
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/typeset"
)

// piece is what a span of typeset stands for: the node its words belong to, and
// how it is painted.
type piece struct {
	node     document.Node
	face     string
	fill     brand.Colour
	language string
	link     *document.Link
	field    bool               // a value still to be filled in: shown on a ground
	note     *document.Footnote // the piece is its mark in the text: small and raised
}

// mood is how the inlines at hand are set; it changes on the way down the tree.
type mood struct {
	face, strong, emphasis string
	fill, strongFill       brand.Colour
	language               string
	link                   *document.Link
}

// strongOf is the bold companion of a face, for styles that name none.
func strongOf(face string) string {
	switch face {
	case "roboto-regular", "roboto-medium", "roboto-italic", "roboto-light":
		return "roboto-bold"
	case "robotocondensed-regular", "robotocondensed-medium":
		return "robotocondensed-bold"
	}
	return face
}

// emphasisOf is the italic companion of a face; only the regular one has one.
func emphasisOf(face string) string {
	if face == "roboto-regular" || face == "roboto-light" {
		return "roboto-italic"
	}
	return face
}

// flattener turns inlines into spans, one piece each.
type flattener struct {
	style  *Style
	spans  []typeset.Span
	pieces []piece
	fields int
	links  int
	// breaks says how a preferred line break is set: "\n" where it is honoured.
	breaks  string
	numbers map[*document.Footnote]int
	called  []*document.Footnote
}

func (f *flattener) inlines(in []document.Inline, m mood) {
	for _, n := range in {
		switch t := n.(type) {
		case *document.Text:
			f.words(n, t.Value, m, false)
		case *document.Abbreviation:
			f.words(n, t.Short, m, false)
		case *document.Field:
			f.words(n, t.Shown(), m, t.Value == "")
		case *document.Break:
			f.lineBreak()
		case *document.Strong:
			s := m
			s.face, s.fill = m.strong, m.strongFill
			f.inlines(t.Text, s)
		case *document.Emphasis:
			s := m
			s.face = m.emphasis
			f.inlines(t.Text, s)
		case *document.Link:
			s := m
			s.link = t
			f.links++
			f.inlines(t.Text, s)
		case *document.Foreign:
			s := m
			s.language = t.Language
			f.inlines(t.Text, s)
		case *document.Footnote:
			f.mark(t, m)
		}
	}
}

func (f *flattener) words(n document.Node, text string, m mood, field bool) {
	if text == "" {
		return
	}
	if field {
		f.fields++
	}
	if f.style.Dashes {
		text = strings.ReplaceAll(text, "– ", "–\n")
	}
	f.spans = append(f.spans, typeset.Span{Text: text, Language: m.language,
		Style: typeset.Style{Face: m.face, Size: f.style.Size, Tracking: f.style.Tracking, Figures: f.style.Figures}})
	f.pieces = append(f.pieces, piece{node: n, face: m.face, fill: m.fill, language: m.language, link: m.link, field: field})
}

// lineBreak joins a preferred break to the words before it, so that the space it
// is for a reader belongs to them.
func (f *flattener) lineBreak() {
	if k := len(f.spans) - 1; k >= 0 {
		f.spans[k].Text = strings.TrimRight(f.spans[k].Text, " ") + f.breaks
	}
}

// setter sets words in styles: what all forms of layout share while they work.
type setter struct {
	layout   *Layout
	library  *typeset.Library
	profile  *brand.Profile
	figures  *figure.Cache
	language string
	rtl      bool   // the language is written from right to left
	whole    bool   // words are never parted: easy-read text
	issuer   string // whose edition, for findings
	found    diag.List
	step     int                        // of the ladders: 0 is the full size
	numbers  map[*document.Footnote]int // of the notes
	frames   *frames
	spans    []typeset.Span // room for those of one text
}

func newSetter(d *document.Document, l *Layout, res Resources) *setter {
	if d.Meta.Labels.Rtl {
		l = l.forTall()
	}
	return &setter{layout: l, library: res.Library, profile: res.Profile, figures: res.Figures, language: d.Meta.Language, rtl: d.Meta.Labels.Rtl, issuer: d.Meta.Issuer, whole: d.Meta.Product == document.EasyRead, numbers: numberNotes(d), frames: &frames{}}
}

// ink looks a colour up. part is the ink of the section around the words.
func (s *setter) ink(name, part string, pos diag.Pos) brand.Colour {
	switch name {
	case "", "text": // the ink of running text, which is black alone where it is small
		name = s.profile.Hub
	case "white":
		return brand.White
	case "part":
		if name = part; name == "" {
			name = s.profile.Hub
		}
	}
	c, ok := s.profile.Ink(name)
	if !ok {
		s.found.Add(UnknownInk.At(pos, name, s.profile.ID))
	}
	return c
}

// stepped is a style at the present step. In flowing text the space between
// blocks gives way with the size, a tenth a step.
func (s *setter) stepped(st *Style) *Style {
	if s.step == 0 {
		return st
	}
	own := *st
	if len(st.Ladder) > 0 {
		own = *st.At(st.Ladder[min(s.step, len(st.Ladder)-1)])
	}
	if s.layout.Form == Flow {
		k := int64(10 - min(s.step, 5))
		own.Before, own.After = st.Before.Mul(k, 10), st.After.Mul(k, 10)
	}
	return &own
}

// style looks a style of the layout up, at the present step of its ladder.
func (s *setter) style(name string) *Style {
	if st := s.layout.Styles[name]; st != nil {
		return s.stepped(st)
	}
	s.lacks(name, "ingen stil heter", "no style is called")
	return &Style{Name: name, Face: "roboto-regular", Size: 11 * 65536, Leading: 16 * 65536}
}

package layout

import (
	"malbild/internal/diag"
	"malbild/internal/document"
)

// Fitted is the document as the layout shows it: without the blocks that rules of
// the layout leave out, and with figures in the form its rules ask for. Nothing else leaves anything out, so what a poster does not
// say can be read in its file. A layout that omits nothing gives the document itself.
func Fitted(d *document.Document, l *Layout) *document.Document {
	if !l.omits() {
		return d
	}
	out := *d
	out.Body = l.kept(d.Body, place{})
	return &out
}

func (l *Layout) omits() bool {
	for _, r := range l.Rules {
		if r.Omit || r.Form != "" {
			return true
		}
	}
	return false
}

// kept copies blocks without those that are left out. Leaves of the tree are
// shared; the two trees are never in one file.
func (l *Layout) kept(bs []document.Block, at place) []document.Block {
	var out []document.Block
	for _, b := range bs {
		switch t := b.(type) {
		case *document.Section:
			if l.leavesOut(at, sectionOf(t)) {
				continue
			}
			own := *t
			own.Body = l.kept(t.Body, at.in(t))
			out = append(out, &own)
		case *document.Passage:
			own := *t
			if own.Body = l.kept(t.Body, at.within(kindPassage)); len(own.Body) > 0 {
				out = append(out, &own)
			}
		case *document.Quote:
			own := *t
			if own.Body = l.kept(t.Body, at.within(kindQuote)); len(own.Body) > 0 {
				out = append(out, &own)
			}
		case *document.Paragraph:
			if !l.leavesOut(at, paragraphOf(t)) {
				out = append(out, b)
			}
		case *document.List:
			if !l.leavesOut(at, listOf(t)) {
				out = append(out, b)
			}
		case *document.Figure:
			if f := l.formed(at, t); f != nil {
				out = append(out, f)
			}
		case *document.Picture:
			if t.Logo != nil || !l.leavesOut(at, simple{kindFigure, []string{"picture"}}) {
				out = append(out, b)
			}
		default:
			out = append(out, b)
		}
	}
	return out
}

// leavesOut reports whether the narrowest rule that takes the target omits it.
func (l *Layout) leavesOut(at place, target simple) bool {
	var none diag.List // what no rule takes is reported where it is placed
	r := l.rule(at.around, target, diag.Pos{}, &none)
	return r != nil && r.Omit
}

// formed is a figure in the form that the layout's rule asks for; nil when it is left
// out.
func (l *Layout) formed(at place, f *document.Figure) *document.Figure {
	var none diag.List // what no rule takes is reported where it is placed
	r := l.rule(at.around, simple{kindFigure, []string{string(f.Form)}}, diag.Pos{}, &none)
	switch {
	case r == nil:
		return f
	case r.Omit:
		return nil
	}
	if r.Form == "" {
		return f
	}
	return f.As(r.Form)
}

// parseOmit reads the selector of a rule that omits: it may aim at a whole section.
func parseOmit(text string) (selector, *selectError) {
	if s, err := parseSelector(text); err == nil {
		return s, nil
	}
	s, err := parseSelector(text + " " + string(kindParagraph))
	if err != nil {
		_, err = parseSelector(text)
		return s, err
	}
	last := len(s.around) - 1
	return selector{around: s.around[:last], target: s.around[last]}, nil
}

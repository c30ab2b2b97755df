package layout

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// kind is what a selector aims at.
type kind string

// The kinds of things that stand on a page.
const (
	kindHeading   kind = "heading" // the title of a section; classes: level, role, "figure" when one stands in it
	kindParagraph kind = "paragraph"
	kindList      kind = "list"
	kindFigure    kind = "figure"
	kindCaption   kind = "caption"
	kindTable     kind = "table"
	kindContents  kind = "contents"
	// Only as surroundings:
	kindSection kind = "section"
	kindQuote   kind = "quote"
	kindPassage kind = "passage"
)

// simple is one step of a selector: a kind with classes.
type simple struct {
	kind    kind
	classes []string
}

func (s simple) takes(q simple) bool {
	if s.kind != q.kind {
		return false
	}
	for _, c := range s.classes {
		if !slices.Contains(q.classes, c) {
			return false
		}
	}
	return true
}

func (s simple) String() string {
	if len(s.classes) == 0 {
		return string(s.kind)
	}
	return string(s.kind) + "." + strings.Join(s.classes, ".")
}

// selector is surroundings, outermost first, and a target.
type selector struct {
	around []simple
	target simple
}

// weight orders rules that take the same block: the narrower wins.
func (s selector) weight() int {
	w := 100 * len(s.target.classes)
	for _, a := range s.around {
		w += 1 + 10*len(a.classes)
	}
	return w
}

// takes reports whether the selector takes the target in its surroundings.
func (s selector) takes(around []simple, target simple) bool {
	if !s.target.takes(target) {
		return false
	}
	i := len(around)
	for k := len(s.around) - 1; k >= 0; k-- {
		i--
		for i >= 0 && !s.around[k].takes(around[i]) {
			i--
		}
		if i < 0 {
			return false
		}
	}
	return true
}

// selectError says what is wrong with a selector, in both languages.
type selectError struct{ word, sv, en string }

// parseSelector reads «section.decision heading».
func parseSelector(text string) (selector, *selectError) {
	var s selector
	words := strings.Fields(text)
	if len(words) == 0 {
		return s, &selectError{"", "select är tomt", "select is empty"}
	}
	for i, w := range words {
		parts := strings.Split(w, ".")
		one := simple{kind: kind(parts[0]), classes: parts[1:]}
		switch one.kind {
		case kindHeading, kindParagraph, kindList, kindFigure, kindCaption, kindTable, kindContents:
			if i != len(words)-1 && one.kind != kindList {
				return s, &selectError{w, "«%s» innehåller inga block", "«%s» holds no blocks"}
			}
		case kindSection, kindQuote, kindPassage:
			if i == len(words)-1 {
				return s, &selectError{w, "«%s» står ingenstans själv: välj dess heading eller paragraph", "«%s» stands nowhere itself: select its heading or paragraph"}
			}
		default:
			return s, &selectError{parts[0], "«%s» är ingen sorts block", "«%s» is no kind of block"}
		}
		if i == len(words)-1 {
			s.target = one
		} else {
			s.around = append(s.around, one)
		}
	}
	return s, nil
}

// rule finds the one rule that takes a block. What is found wrong is added to the
// findings; then nil is returned.
func (l *Layout) rule(around []simple, target simple, pos diag.Pos, found *diag.List) *Rule {
	var best, rival *Rule
	weight := -1
	for _, r := range l.Rules {
		if !r.sel.takes(around, target) {
			continue
		}
		switch w := r.sel.weight(); {
		case w > weight:
			best, rival, weight = r, nil, w
		case w == weight:
			rival = r
		}
	}
	switch {
	case best == nil:
		found.Add(Unplaced.At(pos, address(around, target), l.Name))
		return nil
	case rival != nil:
		found.Add(Ambiguous.At(pos, address(around, target), l.Name, best.Select, rival.Select))
		return nil
	}
	return best
}

// address is the selector that would take exactly this kind of block.
func address(around []simple, target simple) string {
	var b strings.Builder
	for _, a := range around {
		b.WriteString(a.String())
		b.WriteByte(' ')
	}
	b.WriteString(target.String())
	return b.String()
}

func role(r string) string {
	if r == "" {
		return "plain"
	}
	return r
}

func headingOf(s *document.Section, level int) simple {
	classes := []string{strconv.Itoa(level), role(string(s.Role))}
	if holdsFigure(s.Body) {
		classes = append(classes, "figure")
	}
	return simple{kindHeading, classes}
}

func sectionOf(s *document.Section) simple {
	return simple{kindSection, []string{role(string(s.Role))}}
}

func paragraphOf(p *document.Paragraph) simple {
	if p.Role == document.Body {
		return simple{kindParagraph, []string{"body"}}
	}
	return simple{kindParagraph, []string{string(p.Role)}}
}

func listOf(l *document.List) simple {
	kinds := [...]string{"bulleted", "numbered", "labelled", "unmarked"}
	return simple{kindList, []string{role(string(l.Role)), kinds[l.Kind]}}
}

// holdsFigure reports whether a figure of the målbild stands in the blocks.
func holdsFigure(bs []document.Block) bool {
	found := false
	document.WalkBlocks(bs, 0, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Figure); ok && f.Form != document.FigureQR {
			found = true
		}
		return !found
	})
	return found
}

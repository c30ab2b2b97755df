package slides

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/typeset"
)

// fitTitle finds the size at which a title stands in its room, and says how many
// lines it takes.
func (p *planner) fitTitle(out *slide, pos diag.Pos, width, room int) int {
	s := p.titleStyle(out)
	in := p.look.titleText(out.title, out.more)
	least := s.size * .5
	if p.look.foreign {
		least = min(leastSize, s.size)
	}
	for size := s.size; size >= least; size = max(size-6, least) {
		set := s.at(size)
		lines, ok := p.broken(in, set, width)
		n := max(len(lines), 1)
		if ok && float64(n)*set.leading <= float64(room) {
			if closer, fewer := p.closer(in, lines, s, size, width); fewer {
				out.titleSet = closer
				return n - 1
			}
			if size != s.size {
				out.titleSet = set
			}
			return n
		}
		if size == least {
			break
		}
	}
	p.found.Add(CodeTitle.At(pos, document.Plain(out.title), strconv.Itoa(int(least*3/4))))
	return 1
}

// mostCloser is how much smaller a title may be set to spare it a line of one small word.
const mostCloser = .78

// closer is a smaller size at which a title whose first line is one small word («Så |
// samarbetar vi») takes a line less.
func (p *planner) closer(in []document.Inline, lines []typeset.Line, s style, from float64, width int) (style, bool) {
	if len(lines) < 2 || utf8.RuneCountInString(saidOn(&lines[0])) > 3 {
		return s, false
	}
	for size := from - 2; size >= s.size*mostCloser; size -= 2 {
		if n, ok := p.lines(in, s.at(size), width); ok && n < len(lines) {
			return s.at(size), true
		}
	}
	return s, false
}

// saidOn are the words of a line.
func saidOn(l *typeset.Line) string {
	var b strings.Builder
	for _, r := range l.Runs {
		for _, g := range r.Glyphs {
			b.WriteString(g.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

// titleStyle is how the slide's title is set.
func (p *planner) titleStyle(s *slide) style {
	if s.titleSet.size > 0 {
		return s.titleSet
	}
	return p.ls[s.layout].holders[0].style
}

// continued follows the title of a slide that goes on from the one before, in Swedish.
const continued = "(forts.)"

// titleText is a title as it is shown: preferred breaks are spaces, for the measure
// is narrow and the words decide; small words stay with the next, and a short last
// word with the one before it.
func (l look) titleText(in []document.Inline, more bool) []document.Inline {
	out := make([]document.Inline, 0, len(in)+1)
	for _, n := range in {
		switch t := n.(type) {
		case *document.Break:
			n = &document.Text{Value: " "}
		case *document.Text:
			n = &document.Text{Value: bind(t.Value)}
		}
		out = append(out, n)
	}
	if more {
		out = append(out, &document.Text{Value: " " + l.more})
	}
	return out
}

// bind puts no-break spaces after small words, which begin a line rather than end
// one, and before a short last word.
func bind(s string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			last := i == len(words)-1 && utf8.RuneCountInString(w) <= 4
			switch strings.ToLower(words[i-1]) {
			case "i", "på", "av", "för", "om":
				last = true
			}
			if last {
				b.WriteString("\u00a0")
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

package slides

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/document"
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
		n, ok := p.lines(in, set, width)
		if ok && float64(n)*set.leading <= float64(room) {
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

package preview

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/inspect"
	"malbild/internal/legible"
	"malbild/internal/pipeline"
)

// spoken is one line of what a screen reader meets.
type spoken struct {
	Depth      int // 0 to 9
	Role, Text string
	Heading    bool
}

// said is the transcript of the document’s best read file.
func said(p *proof, lang string) []spoken {
	for _, f := range []pipeline.Format{pipeline.PDF, pipeline.HTML, pipeline.PPTX, pipeline.DOCX, pipeline.Alt} {
		if !slices.Contains(p.Formats, f) {
			continue
		}
		var out []spoken
		for _, l := range p.Transcript(f) {
			out = append(out, parsed(l, lang))
		}
		return out
	}
	return nil
}

// parsed takes a line of a transcript apart: two blanks a level, a role, «a text».
func parsed(line, lang string) spoken {
	text := strings.TrimLeft(line, " ")
	out := spoken{Depth: min(9, (len(line)-len(text))/2)}
	role, rest, ok := strings.Cut(text, " «")
	if !ok {
		if strings.HasPrefix(text, "«") {
			role, rest = "", strings.TrimPrefix(text, "«")
		} else {
			role, rest = text, ""
		}
	}
	if i := strings.LastIndex(rest, "»"); i >= 0 {
		rest = rest[:i] + rest[i+len("»"):]
	}
	out.Text = strings.TrimSpace(rest)
	out.Heading = strings.HasPrefix(role, "heading") || role == "title"
	kind, more, _ := strings.Cut(role, " ")
	if say, ok := inspect.Role(kind, lang); ok {
		role = strings.TrimSpace(say + " " + more)
	}
	out.Role = role
	return out
}

// pair is two colours that meet.
type pair struct {
	Ink, Ground         string // #RRGGBB
	InkName, GroundName string
	Text                bool
	Ratio, Least, Paper string
	Enough              bool
}

// pairs fills in the report on contrasts, the least first.
func (out *side) pairs(p *proof, t sheet) {
	list := p.Seen.Pairs()
	slices.SortStableFunc(list, func(a, b legible.Measured) int {
		switch {
		case a.Ratio/a.Least < b.Ratio/b.Least:
			return -1
		case a.Ratio/a.Least > b.Ratio/b.Least:
			return 1
		}
		return 0
	})
	if p.Condition != nil {
		out.OnPaper = p.Condition.Identifier
	}
	for _, m := range list {
		one := pair{Ink: m.Ink.Hex(), Ground: m.Ground.Hex(), InkName: named(m.Ink, t), GroundName: named(m.Ground, t), Text: m.Kind == legible.Text,
			Ratio: number(m.Ratio, t.Lang), Least: number(m.Least, t.Lang), Enough: m.Ratio >= m.Least}
		if p.Condition != nil {
			v := legible.Against(m.Ink, m.Ground, p.Condition.Profile)
			one.Paper = number(v, t.Lang)
			one.Enough = one.Enough && v >= m.Least
		}
		if !slices.Contains(out.Pairs, one) { // tints of one ink may look the same
			out.Pairs = append(out.Pairs, one)
		}
	}
}

func named(c brand.Colour, t sheet) string {
	switch {
	case c.Name == "":
		return c.Hex()
	case c == brand.White:
		return t.T("vitt", "white")
	case c == brand.Black:
		return t.T("svart", "black")
	}
	for _, tone := range tones {
		if ink, ok := strings.CutSuffix(c.Name, tone.suffix); ok {
			return ink + ", " + t.T(tone.sv, tone.en)
		}
	}
	return c.Name
}

// tones are the shades of an ink, as people call them (brand.Profile.Inks).
var tones = []struct{ suffix, sv, en string }{
	{"-light", "ljus ton", "light"}, {"-mid", "mellanton", "medium"}, {"-dark", "mörk ton", "dark"},
}

// number is a ratio, rounded down: 4.49 is not 4.5.
func number(v float64, lang string) string {
	s := strconv.FormatFloat(float64(int(v*10))/10, 'f', 1, 64)
	if lang == "sv" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

package layout

import (
	"slices"
	"strings"
	"unicode"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/page"
)

// inlineTexts are the texts of inlines in reading order, each with its node.
func inlineTexts(in []document.Inline) []*document.Text {
	var out []*document.Text
	for _, n := range in {
		switch t := n.(type) {
		case *document.Text:
			out = append(out, t)
		case *document.Strong:
			out = append(out, inlineTexts(t.Text)...)
		case *document.Emphasis:
			out = append(out, inlineTexts(t.Text)...)
		case *document.Foreign:
			out = append(out, inlineTexts(t.Text)...)
		}
	}
	return out
}

// owned divides runs so that each part of them belongs to the text that says it:
// labels that a drawing has set are then words of the document. It reports false
// when the runs say something else than the texts. A line that is followed by another
// ends with a space, as broken text does, or its last word would run into the next.
func owned(runs []*page.Run, texts []*document.Text, space func(*page.Run) []page.Glyph) ([]*page.Run, bool) {
	rest := make([]string, len(texts))
	for i, t := range texts {
		rest[i] = letters(t.Value)
	}
	k := 0
	var out []*page.Run
	for n, r := range runs {
		at := r.At
		var cur *page.Run
		for i := range r.Glyphs {
			said := letters(r.Glyphs[i].Text)
			for k < len(rest) && rest[k] == "" && said != "" {
				k++
			}
			if k == len(rest) || !strings.HasPrefix(rest[k], said) {
				return nil, false
			}
			rest[k] = rest[k][len(said):]
			if cur == nil || cur.Of != document.Node(texts[k]) {
				own := *r
				own.Owner, own.At, own.Glyphs = page.Owner{Of: texts[k]}, at, nil
				cur = &own
				out = append(out, cur)
			}
			cur.Glyphs = r.Glyphs[i-len(cur.Glyphs) : i+1]
			at.X += r.Glyphs[i].Advance
		}
		if cur != nil && n < len(runs)-1 {
			cur.Glyphs = slices.Concat(cur.Glyphs, space(r))
		}
	}
	for _, s := range rest {
		if s != "" {
			return nil, false
		}
	}
	return out, true
}

// letters is a text without what is not drawn, or drawn as room.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\u2060' {
			return -1
		}
		return r
	}, s)
}

// liveRuns are the runs of a part's label, or of the line under it.
func liveRuns(d *figure.Drawing, part int, sub bool) []*page.Run {
	var out []*page.Run
	for _, l := range d.Live {
		if l.Part == part && l.Sub == sub {
			out = append(out, l.Run)
		}
	}
	return out
}

// withoutLive is the drawing without the labels that a page owns itself.
func withoutLive(d *figure.Drawing) *figure.Drawing {
	live := map[page.Item]bool{}
	for _, l := range d.Live {
		live[l.Run] = true
	}
	out := &figure.Drawing{Size: d.Size}
	for _, it := range d.Items {
		if !live[it] {
			out.Items = append(out.Items, it)
		}
	}
	return out
}

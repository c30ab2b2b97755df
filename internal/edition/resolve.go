package edition

import (
	"slices"
	"strings"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
)

func (b *binder) sections(in []*content.OutlineSection) []*Section {
	var out []*Section
	for _, s := range in {
		t := &Section{ID: s.ID, Title: b.rich(s.Title), Role: document.SectionRole(s.Role), Pos: s.Pos}
		t.Items = b.items(s.Items, 0)
		t.Sections = b.sections(s.Sections)
		if len(t.Items) == 0 && len(t.Sections) == 0 {
			continue // everything in it is left out in this edition: no heading without text
		}
		out = append(out, t)
	}
	return out
}

// maxIncludes bounds includes of includes.
const maxIncludes = 8

func (b *binder) items(in []content.Item, depth int) []Item {
	var out []Item
	for _, it := range in {
		switch {
		case it.Text != nil:
			out = append(out, b.paragraph(it.Text, it.Pos)...)
		case it.Include != nil:
			out = append(out, b.include(it.Include, it.Pos, depth)...)
		case it.Motion != "":
			if m := b.motion(it.Motion, it.Pos); m != nil {
				out = append(out, Item{Motion: m, Pos: it.Pos})
			}
		case it.Record != "":
			out = b.record(out, it.Record, it.Pos)
		case it.Block != nil:
			out = append(out, b.block(it.Block, it.Pos))
		case len(it.List) > 0:
			out = listed(out, b.timelyOf(it.List), it.Pos)
		}
	}
	return out
}

// timelyOf are the items of a list that are true on the day of the copy.
func (b *binder) timelyOf(list []*content.Passage) []Paragraph {
	var out []Paragraph
	for _, p := range list {
		if q := b.timely(p); q != nil {
			out = append(out, Paragraph{Text: b.rich(q.Rich), Pos: q.Pos})
		}
	}
	return out
}

// include resolves words that stand elsewhere. What a målbild does not have is
// left out, never invented.
func (b *binder) include(in *content.Include, pos diag.Pos, depth int) []Item {
	m := b.county.Malbild
	one := func(it Item) []Item { it.Pos = pos; return []Item{it} }
	switch in.What {
	case "malbild.figure":
		if len(m.FigureParts()) == 0 {
			return nil
		}
		return one(Item{Figure: true, Form: in.Form})
	case "malbild.challenge":
		return b.quote("challenge", m.Challenge, in, pos)
	case "malbild.vision":
		return b.quote("vision", m.Vision, in, pos)
	case "malbild.hub":
		if m.Hub == nil {
			return nil
		}
		return one(Item{Hub: &Texts{Themes: []*content.Theme{m.Hub}, Join: in.Join}})
	case "malbild.parts":
		in = b.chosenParts(in)
		if ts := b.parts(in, pos); len(ts) > 0 {
			return one(Item{Parts: &Texts{Themes: ts, Join: in.Join}})
		}
		return nil
	case "malbild.part-names":
		return one(Item{Paragraph: &Paragraph{Text: []Piece{{Text: b.partNames(b.parts(b.chosenParts(in), pos))}}, Pos: pos}})
	case "malbild.groups":
		if gs := statementGroups(m); len(gs) > 0 {
			return one(Item{Groups: gs})
		}
		return nil
	case "malbild.keywords":
		if len(m.Keywords) == 0 {
			return nil
		}
		return one(Item{Keywords: true})
	case "malbild.closing":
		if m.Closing == nil {
			return nil
		}
		return one(Item{Closing: true})
	case "annex.title":
		return one(Item{Paragraph: &Paragraph{Text: []Piece{{Text: b.annexTitle()}}, Pos: pos}})
	}
	return b.elsewhere(in.What, pos, depth)
}

// annexTitle is the annex's own title and role: the Handlingar line of minutes
// is generated from it, so that one document has one name: published
// ones were seen with five.
func (b *binder) annexTitle() string {
	t := b.values["annex"]
	if s := b.values["annex.subtitle"]; s != "" {
		t += ", " + s
	}
	return t
}

func (b *binder) elsewhere(what string, pos diag.Pos, depth int) []Item {
	product, id, ok := strings.Cut(what, ".")
	if o := b.county.Outline(product); ok && o != nil && depth < maxIncludes {
		if s := find(o.Sections, id); s != nil {
			return b.items(s.Items, depth+1)
		}
	}
	b.found.Add(NoInclude.At(pos, what))
	return nil
}

func find(in []*content.OutlineSection, id string) *content.OutlineSection {
	for _, s := range in {
		if s.ID == id {
			return s
		}
		if t := find(s.Sections, id); t != nil {
			return t
		}
	}
	return nil
}

func (b *binder) quote(id string, s *content.Statement, in *content.Include, pos diag.Pos) []Item {
	if s == nil {
		return nil
	}
	text := b.rich(s.Text.Rich)
	if in.Stop == "omit" && len(text) > 0 {
		last := text[len(text)-1]
		last.Text = strings.TrimSuffix(last.Text, ".")
		text = append(append([]Piece{}, text[:len(text)-1]...), last)
	}
	return []Item{{Quote: &Quote{ID: id, Title: s.Title.Value, Label: in.Label.Value, Erratum: s.Text.Erratum.Value, Text: text, Pos: s.Text.Pos}, Pos: pos}}
}

// parts selects text themes in the order asked for.
func (b *binder) parts(in *content.Include, pos diag.Pos) []*content.Theme {
	all := b.county.Malbild.Texts()
	if in.Parts == nil {
		return all
	}
	var out []*content.Theme
	for _, id := range in.Parts {
		found := false
		for _, t := range all {
			if t.ID == id {
				out, found = append(out, t), true
			}
		}
		if !found {
			b.found.Add(NoInclude.At(pos, id))
		}
	}
	return out
}

func (b *binder) partNames(ts []*content.Theme) string {
	var s strings.Builder
	for i, t := range ts {
		switch {
		case i == 0:
		case i == len(ts)-1:
			s.WriteString(" " + b.edition.Phrases.And + " ")
		default:
			s.WriteString(", ")
		}
		s.WriteString(t.Title.String())
	}
	return s.String() + "."
}

// statementGroups lists the groups that have a title, or sentences: statements and
// pairs, which no other include brings.
func statementGroups(m *content.Malbild) []*content.Group {
	var out []*content.Group
	for _, g := range m.Groups {
		sentence := func(t *content.Theme) bool { return t.Kind != content.ThemeText }
		if !g.Title.IsZero() || slices.ContainsFunc(g.Themes, sentence) {
			out = append(out, g)
		}
	}
	return out
}

func contains(l []string, s string) bool {
	for _, x := range l {
		if x == s {
			return true
		}
	}
	return false
}

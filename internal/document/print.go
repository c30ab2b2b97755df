package document

import (
	"fmt"
	"strings"
)

// Print writes the tree as text, one node a line, indented: a debugging aid, the
// form of golden files and a reviewer's view. The form is stable.
func Print(d *Document) string {
	p := &printer{}
	m := d.Meta
	p.line(0, "document %s %q lang=%s issuer=%q date=%s id=%s", m.Product, m.Title, m.Language, m.Issuer, m.Date, m.Identity)
	p.running(m.Running)
	p.provenance(m.Provenance)
	p.blocks(1, 0, d.Body)
	return p.b.String()
}

type printer struct{ b strings.Builder }

func (p *printer) line(indent int, format string, args ...any) {
	p.b.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteByte('\n')
}

func (p *printer) running(r Running) {
	for _, f := range []struct {
		name string
		in   []Inline
	}{{"head-left", r.Principal}, {"head-left-2", r.Body}, {"head-right", r.Kind}, {"head-right-2", r.Case}, {"foot-left", r.FootLeft}, {"foot-middle", r.FootMiddle}} {
		if len(f.in) > 0 {
			p.line(1, "running %s %s", f.name, markup(f.in))
		}
	}
}

func (p *printer) blocks(indent, level int, bs []Block) {
	for _, b := range bs {
		p.block(indent, level, b)
	}
}

func (p *printer) block(indent, level int, b Block) {
	switch t := b.(type) {
	case *Section:
		if len(t.Title) > 0 {
			level++
			p.line(indent, "section%s id=%s%s%s h%d %s", tag(string(t.Role)), t.ID, attr("ink", t.Ink), attr("icon", t.Icon), level, markup(t.Title))
		} else {
			p.line(indent, "section%s id=%s", tag(string(t.Role)), t.ID)
		}
		p.blocks(indent+1, level, t.Body)
	case *Paragraph:
		p.line(indent, "paragraph%s %s", tag(string(t.Role)), markup(t.Text))
	case *List:
		p.line(indent, "list%s %s", tag(string(t.Role)), [...]string{"bulleted", "numbered", "labelled", "unmarked"}[t.Kind])
		for _, it := range t.Items {
			p.item(indent+1, level, it)
		}
	case *Quote:
		p.line(indent, "quote")
		p.blocks(indent+1, level, t.Body)
	case *Passage:
		p.line(indent, "passage id=%s %q", t.ID, t.Title)
		p.blocks(indent+1, level, t.Body)
	case *Figure:
		p.figure(indent, t)
	case *Picture:
		p.picture(indent, t)
	case *Contents:
		p.line(indent, "contents %s", markup(t.Title))
		for _, e := range t.Entries {
			p.line(indent+1, "entry %d → %s %s", e.Level, e.Target.ID, markup(e.Text))
		}
	case *Table:
		p.line(indent, "table %s", markup(t.Caption))
		p.rows(indent+1, "head", t.Head)
		p.rows(indent+1, "row", t.Rows)
	}
}

func (p *printer) item(indent, level int, it *ListItem) {
	s := "item"
	if it.Strong {
		s += " strong"
	}
	if it.Open {
		s += " open"
	}
	if len(it.Label) > 0 {
		s += " " + markup(it.Label)
	}
	p.line(indent, "%s", s)
	p.blocks(indent+1, level, it.Body)
}

func (p *printer) figure(indent int, f *Figure) {
	p.line(indent, "figure %s id=%s alt=%q", f.Form, f.ID, f.Alt)
	if f.Target != "" {
		p.line(indent+1, "target %s", f.Target)
	}
	if f.Hub != nil {
		p.line(indent+1, "hub%s%s %q", attr("ink", f.Hub.Ink), attr("icon", f.Hub.Icon), strings.Join(f.Hub.Label, " | "))
	}
	for _, q := range f.Parts {
		p.line(indent+1, "part%s%s %q", attr("ink", q.Ink), attr("icon", q.Icon), strings.Join(q.Label, " | "))
	}
	if len(f.Caption) > 0 {
		p.line(indent+1, "caption %s", markup(f.Caption))
	}
}

func (p *printer) picture(indent int, t *Picture) {
	says := "decorative"
	if !t.Decorative {
		says = fmt.Sprintf("alt=%q", t.Alt)
	}
	image := "none"
	if m := t.Image; m != nil {
		image = fmt.Sprintf("%s %d×%d %.8s", m.Type, m.Width, m.Height, m.Digest)
	}
	p.line(indent, "picture id=%s %s %s", t.ID, image, says)
	if len(t.Caption) > 0 {
		p.line(indent+1, "caption %s", markup(t.Caption))
	}
}

func (p *printer) rows(indent int, name string, rows []*Row) {
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			s := markup(c.Text)
			if c.Header {
				s = "*" + s
			}
			if c.ColSpan > 1 || c.RowSpan > 1 {
				s = fmt.Sprintf("%d×%d %s", max(c.ColSpan, 1), max(c.RowSpan, 1), s)
			}
			cells = append(cells, s)
		}
		p.line(indent, "%s %s", name, strings.Join(cells, " | "))
	}
}

func tag(role string) string {
	if role == "" {
		return ""
	}
	return "." + role
}

func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + "=" + value
}

// markup writes inlines on one line: **strong**, _emphasis_, [link](target),
// ⏎ for a preferred break, ‹field› for a field.
func markup(in []Inline) string {
	var b strings.Builder
	for _, n := range in {
		switch t := n.(type) {
		case *Text:
			b.WriteString(strings.ReplaceAll(t.Value, "\u00a0", "~"))
		case *Strong:
			b.WriteString("**" + markup(t.Text) + "**")
		case *Emphasis:
			b.WriteString("_" + markup(t.Text) + "_")
		case *Link:
			b.WriteString("[" + markup(t.Text) + "](" + t.Target + ")")
		case *Abbreviation:
			b.WriteString(t.Short + "{=" + t.Expansion + "}")
		case *Foreign:
			b.WriteString("{" + t.Language + ":" + markup(t.Text) + "}")
		case *Break:
			b.WriteString("⏎")
		case *Footnote:
			b.WriteString("^(" + markup(t.Text) + ")")
		case *Field:
			b.WriteString("‹" + t.Name + "=" + t.Shown() + "›")
		}
	}
	return b.String()
}

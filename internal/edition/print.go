package edition

import (
	"fmt"
	"sort"
	"strings"

	"malbild/internal/document"
)

// Print writes what was bound, one fact a line, for `show --stage edition`.
func Print(e *Edition) string {
	p := &printer{}
	p.line(0, "edition %s", e.Identity())
	p.line(1, "issuer %q body %q case-label %q number %d", e.Issuer, e.Body, e.CaseLabel, e.Number)
	p.line(1, "målbild %s %q", e.Malbild.ID, e.Malbild.Title.String())
	p.line(1, "address %s date %s", e.Address, e.Date)
	p.line(1, "status %q imprint %q", e.Stamp, e.Imprint)
	p.list("decided", e.Decided)
	p.list("contact", e.Contact)
	p.list("name", e.Names)
	p.fields(e.Fields)
	if o := e.Outline; o != nil {
		p.line(1, "outline %s lock=%v", pieces(o.Title), o.Lock)
		for _, f := range o.Facts {
			p.line(2, "fact %q %s", f.Label, pieces(f.Value))
		}
		p.sections(2, o.Sections)
	}
	return p.b.String()
}

type printer struct{ b strings.Builder }

func (p *printer) line(indent int, format string, args ...any) {
	p.b.WriteString(strings.Repeat("  ", indent))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteByte('\n')
}

func (p *printer) list(name string, l []string) {
	for _, s := range l {
		p.line(1, "%s %q", name, s)
	}
}

func (p *printer) fields(fs map[string]document.Field) {
	names := make([]string, 0, len(fs))
	for n := range fs {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		f := fs[n]
		p.line(1, "field %s %s", n, f.Shown())
	}
}

func (p *printer) sections(indent int, ss []*Section) {
	for _, s := range ss {
		p.line(indent, "section id=%s role=%s %s", s.ID, s.Role, pieces(s.Title))
		for _, it := range s.Items {
			p.item(indent+1, it)
		}
		p.sections(indent+1, s.Sections)
	}
}

func (p *printer) item(indent int, it Item) {
	switch {
	case it.Paragraph != nil:
		p.line(indent, "paragraph %s", pieces(it.Paragraph.Text))
	case it.List != nil:
		for _, l := range it.List {
			p.line(indent, "list item %s", pieces(l.Text))
		}
	case it.Quote != nil:
		p.line(indent, "quote %s %s", it.Quote.ID, pieces(it.Quote.Text))
	case it.Motion != nil:
		p.line(indent, "motion %s %s marker=%s", it.Motion.ID, pieces(it.Motion.Heading), it.Motion.Marker)
		for _, c := range it.Motion.Clauses {
			p.line(indent+1, "clause %s", pieces(c.Text))
		}
	case it.Figure:
		p.line(indent, "%s", strings.TrimSpace("figure "+it.Form))
	case it.Hub != nil:
		p.texts(indent, "hub", it.Hub)
	case it.Parts != nil:
		p.texts(indent, "parts", it.Parts)
	case it.Groups != nil:
		for _, g := range it.Groups {
			p.line(indent, "group %s %q", g.ID, g.Title.String())
		}
	case it.Keywords:
		p.line(indent, "keywords")
	case it.Closing:
		p.line(indent, "closing")
	case it.Block != nil:
		p.block(indent, it.Block)
	}
}

func (p *printer) texts(indent int, name string, t *Texts) {
	for _, th := range t.Themes {
		p.line(indent, "%s %s %q join=%v", name, th.ID, th.Title.String(), t.Join)
	}
}

func pieces(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		s := p.Text
		if p.Field != nil {
			s = "‹" + p.Field.Name + "=" + p.Field.Shown() + "›"
		}
		if p.Strong {
			s = "**" + s + "**"
		}
		b.WriteString(s)
	}
	return b.String()
}

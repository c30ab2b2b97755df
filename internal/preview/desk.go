package preview

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/internal/pipeline"
	"malbild/internal/principal"
)

// desk is the work on one principal's documents, as the project is now.
type desk struct {
	county, id string
	stamp      string
	plan       *pipeline.Plan // nil: the sources cannot be read
	sources    *pipeline.County
	principal  *principal.Principal
	found      diag.List // in the sources
	issues     []pipeline.Issue
	formats    []layout.Format // all there are
	layouts    map[document.Product][]pipeline.Layout
	proofs     map[sheetOf]*proof
	old        map[sheetOf]*proof // the last that had pages, while there are none
}

// sheetOf says which document it is, in which language and layout.
type sheetOf struct{ Document, Tongue, Layout string }

// proof is a document with the marks that tell one picture from another.
type proof struct {
	*pipeline.Proof
	issue pipeline.Issue
	sums  []string
}

// Several desks are kept: two principals beside each other, and the one before.
const maxDesks = 3

// maxProofs is how many documents a desk keeps.
const maxProofs = 24

// desk finds the desk of a principal, with what the project holds now.
func (s *Server) desk(county, id string) *desk {
	stamp := s.files.stamp(county)
	i := slices.IndexFunc(s.desks, func(d *desk) bool { return d.county == county && d.id == id })
	var before *desk
	if i >= 0 {
		before = s.desks[i]
		s.desks = slices.Delete(s.desks, i, i+1)
	}
	d := before
	if d == nil || d.stamp != stamp {
		d = s.setUp(county, id, stamp, before)
		s.noted(d)
	}
	s.desks = append([]*desk{d}, s.desks[:min(len(s.desks), maxDesks-1)]...)
	return d
}

// setUp reads the one county. What cannot be read now is shown as it was.
func (s *Server) setUp(county, id, stamp string, before *desk) *desk {
	d := &desk{county: county, id: id, stamp: stamp, formats: s.formats(), layouts: map[document.Product][]pipeline.Layout{}, proofs: map[sheetOf]*proof{}, old: map[sheetOf]*proof{}}
	if before != nil {
		for k, p := range before.old {
			d.old[k] = p
		}
		for k, p := range before.proofs {
			if len(p.Pages) > 0 {
				d.old[k] = p
			}
		}
	}
	req := pipeline.Request{FS: s.o.FS, Counties: []string{county}, Principals: []string{id}, Version: s.o.Version}
	plan, found := pipeline.Prepare(context.Background(), req)
	d.found = found
	switch {
	case plan != nil && len(plan.Copies) > 0:
		c := plan.Copies[0]
		d.plan, d.sources, d.principal, d.issues = plan, c.County, c.Principal, plan.Issues()
	case before != nil:
		d.sources, d.principal, d.issues, d.layouts = before.sources, before.principal, before.issues, before.layouts
	}
	return d
}

// shelf is the layouts there are, as long as their files are as they were.
type shelf struct {
	stamp string
	all   []layout.Format
}

// formats lists the forms of all layouts. Reading their heads takes longer than setting
// a page.
func (s *Server) formats() []layout.Format {
	if stamp := s.files.layouts(); s.shelf.all == nil || s.shelf.stamp != stamp {
		s.shelf = shelf{stamp, pipeline.AllFormats(s.o.FS)}
	}
	return s.shelf.all
}

// forms lists the layouts of a document.
func (d *desk) forms(p document.Product) []pipeline.Layout {
	if _, ok := d.layouts[p]; !ok && d.plan != nil {
		d.layouts[p] = d.plan.Layouts(p, d.formats)
	}
	return d.layouts[p]
}

// pick finds the issue that a choice means, and what of the choice it can have.
func (d *desk) pick(c *choice) (pipeline.Issue, bool) {
	var out pipeline.Issue
	found := false
	for _, i := range d.issues {
		switch {
		case i.Name == c.Document && i.Language == c.Tongue:
			out, found = i, true
		case i.Name == c.Document && !found:
			out, found = i, true
		}
	}
	if !found && len(d.issues) > 0 {
		out, found = d.issues[0], true
	}
	c.Document, c.Tongue = out.Name, out.Language
	if forms := d.forms(out.Product); !slices.ContainsFunc(forms, func(l pipeline.Layout) bool { return l.ID == c.Layout }) {
		c.Layout = ""
		if len(forms) > 0 {
			c.Layout = forms[0].ID
		}
	}
	return out, found
}

// proof makes the document that is chosen, or fetches it while nothing has changed.
// Stale: its pages are those of before something went wrong.
func (s *Server) proof(c *choice) (d *desk, p *proof, stale *proof) {
	d = s.desk(c.County, c.Principal)
	if d.principal != nil {
		c.Principal = d.principal.ID // it may have been asked for by its name or code
	}
	i, ok := d.pick(c)
	if !ok {
		return d, nil, nil
	}
	k := sheetOf{c.Document, c.Tongue, c.Layout}
	if d.plan == nil {
		return d, nil, d.old[k]
	}
	if p = d.proofs[k]; p == nil {
		if len(d.proofs) >= maxProofs {
			clear(d.proofs)
		}
		p = &proof{Proof: d.plan.Proof(i, c.Layout), issue: i}
		for _, pg := range p.Pages {
			p.sums = append(p.sums, marked(pg, p.Proof, d.stamp))
		}
		d.proofs[k] = p
	}
	if len(p.Pages) > 0 || !p.Findings.HasErrors() && p.Fault == nil {
		delete(d.old, k)
		return d, p, nil
	}
	return d, p, d.old[k]
}

// marked tells pages apart: what stands on them, in which inks, with the pixels of
// their pictures. Letters of the project's own count as new at every change.
func marked(pg *page.Page, p *pipeline.Proof, stamp string) string {
	var b strings.Builder
	b.WriteString(page.Print([]*page.Page{pg}))
	for _, it := range pg.Items {
		switch t := it.(type) {
		case *page.Picture:
			if t.Image != nil {
				b.WriteString(t.Image.Digest)
			}
		case *page.Run:
			fmt.Fprint(&b, t.Fill)
		case *page.Shape:
			if t.Fill != nil {
				fmt.Fprint(&b, *t.Fill)
			}
			if t.Stroke != nil {
				fmt.Fprint(&b, t.Stroke.Colour)
			}
		}
	}
	if p.Condition != nil {
		b.WriteString(p.Condition.Digest)
	}
	if len(p.Profile.Faces) > 0 {
		b.WriteString(stamp)
	}
	return pipeline.SumOf([]byte(b.String()))[:16]
}

// findings are those of the sources and of the document, each once.
func (s *Server) findings(d *desk, p *proof) diag.List {
	all := slices.Clone(d.found)
	if p != nil {
		for _, f := range p.Findings {
			if !slices.ContainsFunc(all, func(o diag.Finding) bool { return o.Code == f.Code && o.Pos == f.Pos && slices.Equal(o.Args, f.Args) }) {
				all = append(all, f)
			}
		}
	}
	return pipeline.Excerpts(s.o.FS, all)
}

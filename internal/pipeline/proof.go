package pipeline

import (
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/inspect"
	"malbild/internal/layout"
	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/page"
	"malbild/internal/pdf"
	"malbild/internal/press"
	"malbild/internal/raster"
	"malbild/internal/source"
	"malbild/internal/typeset"
	"malbild/internal/verify"
)

// Proof is one document of a copy as somebody looks at it while it is written: its
// pages, and what they lack.
type Proof struct {
	Stem      string
	Layout    string       // id; empty: it has one only
	Pages     []*page.Page // none: the document has no pages, or findings stopped it
	Library   *typeset.Library
	Outlines  *raster.Glyphs
	Profile   *brand.Profile
	Condition *press.Condition // what its press file is printed on; nil: it has none
	Language  string
	Formats   []Format // the files it is made as
	Seen      *legible.Seen
	Findings  diag.List
	Fault     *Fault // of the program; nil: none

	job *job
}

// Issue is one document of a copy, whatever layouts it is made in.
type Issue struct {
	Name     string // «affisch», «protokollsutdrag-styrelse»: its file without language and layout
	Product  document.Product
	Language string // tag of a translation; empty: the county's own
	Body     string // the body whose meeting it is from; empty: none
	Web      bool   // the edition of an extract that names no private persons

	options edition.Options
}

// Issues lists every document of the first copy of the plan.
func (p *Plan) Issues() []Issue {
	var out []Issue
	c := p.Copies[0]
	for _, product := range c.Products {
		for _, o := range c.issues(product) {
			i := Issue{Product: product, Web: o.Web, options: o}
			i.Name = edition.Stem(c.Principal, product, o.Meeting, o.Web)
			if o.Translation != nil {
				i.Language = o.Translation.Language
			}
			if o.Meeting != nil && o.Meeting.Body != nil {
				i.Body = o.Meeting.Body.Name.Value
			}
			out = append(out, i)
		}
	}
	return out
}

// Layout is a form a document can be made in; Made: a build makes it unasked.
type Layout struct {
	layout.Format
	Made bool
}

// AllFormats lists the forms of all layouts of a project. What is wrong with one is told
// when it is chosen.
func AllFormats(fsys fs.FS) []layout.Format {
	all, _ := layout.Formats(LayoutFiles(fsys))
	return all
}

// Layouts lists those of all forms that a document of the first copy can be made in,
// those that are made first. None: it has one, and it cannot be chosen.
func (p *Plan) Layouts(product document.Product, all []layout.Format) []Layout {
	if !formatted(product) {
		return nil
	}
	var out []Layout
	made := p.Copies[0].formats[product]
	for _, m := range made {
		if i := slices.IndexFunc(all, func(f layout.Format) bool { return f.ID == m.ID }); i >= 0 {
			m.Name = all[i].Name
		}
		out = append(out, Layout{m, true})
	}
	for _, f := range all {
		if f.Document == string(product) && !slices.ContainsFunc(made, func(m layout.Format) bool { return m.ID == f.ID }) {
			out = append(out, Layout{f, false})
		}
	}
	return out
}

// job is the document in a layout; an unknown layout is the first it is made in.
func (p *Plan) job(i Issue, layoutID string) *job {
	c := p.Copies[0]
	j := newJob(p.shop, c, i.Product, i.options)
	if !formatted(i.Product) {
		return j
	}
	formats := c.formats[i.Product]
	if len(formats) > 0 {
		j.format = formats[0]
	}
	if layoutID != "" && layoutID != j.format.ID {
		if f, found := (&formatShelf{fsys: LayoutFiles(p.req.FS)}).named(source.Text{Value: layoutID}); len(found) == 0 && f.Document == string(i.Product) {
			j.format = f
		}
	}
	if j.format.File != "" && j.format.File != string(i.Product) {
		j.stem = inLanguage(j.format.File, i.options)
	}
	return j
}

// Proof takes a document of the first copy as far as its pages.
func (p *Plan) Proof(i Issue, layoutID string) *Proof {
	j := p.job(i, layoutID)
	k := p.shop.kit(j.copy.County, j.profile())
	out := &Proof{Stem: j.stem, Layout: j.format.ID, Library: k.library, Outlines: &k.outlines, Profile: j.profile(), Condition: j.copy.Condition, Seen: &j.seen, job: j}
	out.run(j, func() error {
		if err := j.tree(); err != nil {
			return err
		}
		out.Language, out.Formats = j.document.Meta.Language, j.formats()
		if layoutNames[j.product] == "" {
			return nil
		}
		if err := j.arrange(); err != nil {
			return err
		}
		return j.note(out.judged())
	})
	if !j.found.HasErrors() {
		out.Pages = j.pages
	}
	return out
}

// judged is what cannot be read on the pages, on screen or on paper.
func (p *Proof) judged() diag.List {
	if p.Condition == nil {
		return p.Seen.Check(p.Profile, nil, "")
	}
	return p.Seen.Check(p.Profile, p.Condition.Profile, p.Condition.Identifier)
}

// File makes one of the files of the document, in memory.
func (p *Proof) File(f Format) (data []byte) {
	if p.Fault != nil || p.Findings.HasErrors() || !slices.Contains(p.Formats, f) {
		return nil
	}
	p.run(p.job, func() (err error) {
		if data, err = p.job.write(f); err == nil {
			err = p.job.inspected(f, data)
		}
		return err
	})
	if p.Fault != nil || p.Findings.HasErrors() {
		return nil
	}
	return data
}

// Transcript is what a screen reader meets in a file of the document.
func (p *Proof) Transcript(f Format) []string {
	data := p.File(f)
	switch {
	case data == nil:
		return nil
	case f == HTML:
		lines, err := verify.HTMLTranscript(data)
		if err != nil {
			return nil // it is our own page: nothing in it is too large or broken
		}
		return lines
	case f == Alt:
		return []string{strings.TrimSpace(string(data))}
	}
	return inspect.File(FileName(p.Stem, f), data, inspect.Options{}).Transcript
}

// Inked is a page with every colour in the inks that its press prints, and which of
// its items leave the inks below them where they are.
func (p *Proof) Inked(i int) (*page.Page, func(page.Item) bool) {
	return pdf.Inked(p.Pages[i], &pdf.Press{Condition: p.Condition, TextInk: p.Profile.Hub})
}

// run does a part of the line and keeps what was found.
func (p *Proof) run(j *job, do func() error) {
	defer func() {
		if v := recover(); v != nil {
			p.Fault = &Fault{Stage: j.stage, Document: j.name(), Value: v, Stack: debug.Stack()}
		}
		p.Findings = once(j.found)
		p.Findings.Sort()
	}()
	if err := do(); err != nil && !collect(&j.found, err) {
		p.Fault = &Fault{Stage: j.stage, Document: j.name(), Value: err}
	}
}

// OnTrial is a project as it would be with some files in the place of its own.
func OnTrial(fsys fs.FS, files map[string][]byte) fs.FS { return trialFiles{FS: fsys, files: files} }

// SumOf is the SHA-256 of data in hex, as the manifest writes it.
func SumOf(data []byte) string { return output.Sum(data) }

package pipeline

import (
	"io/fs"
	"runtime/debug"
	"slices"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/inspect"
	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/page"
	"malbild/internal/raster"
	"malbild/internal/typeset"
)

// Proof is one document of a copy as somebody looks at it while it is written: its
// pages, and what they lack.
type Proof struct {
	Stem     string
	Pages    []*page.Page // none: the document has no pages, or findings stopped it
	Library  *typeset.Library
	Outlines *raster.Glyphs
	Profile  *brand.Profile
	Language string
	Formats  []Format // the files it is made as
	Seen     *legible.Seen
	Findings diag.List
	Fault    *Fault // of the program; nil: none

	job *job
}

// Stems lists every document of the first copy of the plan, by the name of its file
// without extension.
func (p *Plan) Stems() []string {
	var out []string
	for _, j := range p.first() {
		out = append(out, j.stem)
	}
	return out
}

// first are the documents of the first copy.
func (p *Plan) first() []*job {
	var out []*job
	for _, product := range p.Copies[0].Products {
		out = append(out, p.jobs(p.Copies[0], product)...)
	}
	return out
}

// Proof takes one document of the first copy as far as its pages; nil: there is no
// such document.
func (p *Plan) Proof(stem string) *Proof {
	jobs := p.first()
	i := slices.IndexFunc(jobs, func(j *job) bool { return j.stem == stem })
	if i < 0 {
		return nil
	}
	j := jobs[i]
	k := p.shop.kit(j.copy.County, j.profile())
	out := &Proof{Stem: stem, Library: k.library, Outlines: &k.outlines, Profile: j.profile(), Seen: &j.seen, job: j}
	out.run(j, func() error {
		if err := j.tree(); err != nil {
			return err
		}
		out.Language, out.Formats = j.document.Meta.Language, j.formats()
		if layoutNames[j.product] == "" {
			return nil
		}
		return j.arrange()
	})
	if !j.found.HasErrors() {
		out.Pages = j.pages
	}
	return out
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
	if data == nil {
		return nil
	}
	return inspect.File(FileName(p.Stem, f), data, inspect.Options{}).Transcript
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

// TrialOf reads a county as it would be with one file in the place of its own, and
// returns what is found in that file. The county is what could be read of it.
func TrialOf(fsys fs.FS, county, name string, data []byte) (*County, diag.List) {
	r := readCounty(trialFiles{FS: fsys, files: map[string][]byte{name: data}}, county)
	var out diag.List
	for _, f := range r.found {
		if f.Pos.File == name {
			out.Add(f)
		}
	}
	return r.county, out
}

// SumOf is the SHA-256 of data in hex, as the manifest writes it.
func SumOf(data []byte) string { return output.Sum(data) }

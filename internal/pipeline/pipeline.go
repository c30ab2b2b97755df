// Package pipeline is the straight line from a request to finished documents:
// content and principals are read, and for every copy an edition is bound, a tree
// composed and the files written, in memory. It owns the one worker pool. It knows
// no flags, no terminal, and writes nothing: what it makes is yielded, and who
// asks decides what becomes of it.
package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/inspect"
	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/parcel"
	"malbild/internal/principal"
)

// Project is what has been read: the counties a request needs.
type Project struct {
	Counties []*County
	Findings diag.List // warnings of the reading
}

// County is one county with everything its documents need.
type County struct {
	Content  *content.County
	Register *principal.Register
	Profile  *brand.Profile            // the joint one
	Profiles map[string]*brand.Profile // those of principals, by id
	Digests  []output.Digest           // of every file read for the county
	Lock     *adoption.Lock            // what was adopted; nil: nothing is recorded
	Tongues  []Tongue                  // the languages it is translated into
	Easy     *content.Easy             // its easy-read text; nil: there is none
	Locals   map[string]*content.Local // what principals say for themselves, by id

	capitals []string // names, worked out when the county was read
}

// profile is the graphic profile of a principal's copies.
func (c *County) profile(p *principal.Principal) *brand.Profile {
	if p != nil && p.Profile.Value != "" {
		if own := c.Profiles[p.Profile.Value]; own != nil {
			return own
		}
	}
	return c.Profile
}

// Plan is a checked request: what will be made.
type Plan struct {
	Project *Project
	Copies  []Copy
	req     Request
	shop    *workshop
	known   func(Copy) Kept // what was made before; nil: nothing is remembered
	begun   [][]*job        // by copy: documents that are on their way already; nil: none
	small   bool            // those are all
	drawn   chan struct{}   // closed when the first of them has nothing more to draw; nil: none is on its way
}

// Prepare reads the sources a request needs and checks the request against them.
// Findings of usage are errors whose code Usage knows. There is a plan only when
// nothing is wrong.
func Prepare(ctx context.Context, req Request) (*Plan, diag.List) {
	ids := counties(req.FS)
	if len(ids) == 0 {
		return nil, diag.List{codeNoProject.At(diag.Pos{}, SourceFolder)}
	}
	chosen, found := chooseCounties(ids, req.Counties)
	_, more := chooseProducts(req.Documents)
	found.Add(more...)
	kinds, more := chooseFormats(req.Formats)
	found.Add(more...)
	if len(found) > 0 {
		return nil, found
	}
	chosen = concerned(req.FS, chosen, req.Principals)
	shop := newWorkshop(req.Version, req.Built)
	shop.asked = Request{Archive: req.Archive}
	shop.files = req.FS
	shop.revision, shop.date = req.Revision, req.Date
	begin, warmed := shop.warming(req)
	var read []reading
	for r := range inOrder(ctx, len(chosen), req.Jobs, func(_ context.Context, i int) reading { return readCounty(req.FS, chosen[i], req.Jobs, begin) }) {
		read = append(read, r)
	}
	if ctx.Err() != nil {
		warmed()
		return nil, nil
	}
	project := &Project{}
	sound := true
	for _, r := range read {
		project.Counties = append(project.Counties, r.county)
		sound = sound && !stops(r.found, req.Strict)
	}
	check := func() { hold(ctx, read, req.Jobs) }
	held := func() {}
	if !req.few() { // else the first documents are begun before
		held = aside(req.Jobs, check)
	}
	var plan *Plan
	var refused diag.List
	if sound { // what was adopted is held against the words while the plan is made
		plan, more, refused = project.plan(req, kinds, shop)
	}
	if req.few() {
		held = aside(req.Jobs, func() { plan.drawing(); check() })
	}
	held()
	warmed()
	if ctx.Err() != nil {
		return nil, nil
	}
	for _, r := range read {
		project.Findings.Add(r.found...)
	}
	switch {
	case stops(project.Findings, req.Strict):
		return nil, project.Findings
	case len(refused) > 0:
		return nil, refused
	}
	project.Findings.Add(more...)
	if stops(more, req.Strict) {
		return nil, project.Findings
	}
	return plan, project.Findings
}

// plan checks a request against what was read. Some findings are added to those of the
// reading and may stop the plan; others refuse the request, and are told alone.
func (p *Project) plan(req Request, kinds []Format, shop *workshop) (plan *Plan, found, refused diag.List) {
	copies, refused := p.choose(req)
	if len(refused) > 0 {
		return nil, nil, refused
	}
	copies, found = formatsOf(req, copies)
	if found.HasErrors() {
		return nil, nil, found
	}
	if copies = only(kinds, copies); len(copies) == 0 {
		return nil, nil, diag.List{codeNothing.At(diag.Pos{}, strings.Join(append(req.Documents, req.Formats...), ", "))}
	}
	found.Add(conditions(req, copies)...)
	if stops(found, req.Strict) {
		return nil, found, nil
	}
	if refused := unknownArchives(req, copies); len(refused) > 0 {
		return nil, nil, refused
	}
	copies = req.Shard.of(copies)
	plan = &Plan{Project: p, Copies: copies, req: req, shop: shop}
	if shop.spare = len(copies) < crew(req.Jobs); shop.spare {
		plan.begin()
	}
	return plan, found, nil
}

// Usage reports whether a finding is about the command line and not the sources.
func Usage(f diag.Finding) bool {
	switch f.Code {
	case codeNoProject, codeUnknownCounty, codeUnknownDocument, codeUnknownPrincipal, codeUnknownFormat, codeNothing:
		return true
	case codeUnknownPrinter, codeUnknownArchive, codeUnknownLayout:
		return f.Pos.IsZero() // on the command line
	}
	return false
}

// stops reports whether findings stop what they concern.
func stops(l diag.List, strict bool) bool { return l.HasErrors() || strict && len(l) > 0 }

func chooseCounties(ids, wanted []string) ([]string, diag.List) {
	if len(wanted) == 0 {
		return ids, nil
	}
	var out []string
	var found diag.List
	for _, w := range wanted {
		hit := false
		for _, id := range ids {
			if id == w {
				out, hit = append(out, id), true
			}
		}
		if !hit {
			found.Add(unknown(codeUnknownCounty, w, ids))
		}
	}
	return out, found
}

// Set is what came of one copy.
type Set struct {
	Copy     Copy
	Files    output.Set
	Parts    []parcel.Part // the documents that the files are of
	fonts    *inspect.FontCache
	Findings diag.List
	Fault    *Fault // of the program; nil: none

	Unchanged bool      // all of it was made before; its files have no bytes
	docs      []KeptDoc // what to remember of it

	seen   legible.Seen // the colours that meet on its pages
	Failed bool         // nothing of it may be used
}

// Fault is a broken invariant: a fault in the program and not in the sources.
type Fault struct {
	Stage    string
	Document string
	Value    any
	Stack    []byte
}

// Error says where it happened.
func (f *Fault) Error() string { return fmt.Sprintf("%s %s: %v", f.Stage, f.Document, f.Value) }

// Sets makes all copies of the plan and yields them in order. It ends early when
// the context does.
func (p *Plan) Sets(ctx context.Context) iter.Seq[Set] {
	return p.judged(p.inTurn(ctx))
}

// set makes one copy. All its documents are tried, so that all findings come at once.
func (p *Plan) set(ctx context.Context, i int) Set {
	c := p.Copies[i]
	s := Set{Copy: c, fonts: &p.shop.inspected, Files: output.Set{County: c.County.Content.ID, Principal: c.Folder(), Complete: c.Complete}}
	var before Kept
	if p.known != nil {
		before = p.known(c)
	}
	s.Unchanged = p.known != nil
	jobs := p.jobsFor(i)
	workers := 1
	if last := len(p.Copies) - crew(p.req.Jobs); p.shop.spare || i >= last {
		workers = p.req.Jobs // who has no other copy left to make makes documents of this one
	}
	for d := range inOrder(ctx, len(jobs), workers, func(_ context.Context, i int) finished { return p.finish(jobs[i], before) }) {
		if s.add(d); d.fault != nil {
			break
		}
	}
	if ctx.Err() != nil {
		s.Failed = true
		return s
	}
	s.Findings = once(s.Findings)
	s.Findings.Sort()
	s.Failed = s.Fault != nil || stops(s.Findings, p.req.Strict)
	if s.Failed {
		s.Files.Artifacts, s.Parts = nil, nil
	}
	return s
}

// finished is what came of one document of a copy.
type finished struct {
	job   *job
	kept  *KeptDoc // it was made before, and still would be
	key   string
	made  []output.Artifact
	found diag.List
	fault *Fault
}

// finish takes a document as it was made before, if it still would be, else makes it.
func (p *Plan) finish(j *job, before Kept) finished {
	d := finished{job: j}
	if j.early != nil {
		d.made, d.found, d.fault = j.early()
	}
	if p.known != nil {
		d.key = j.remembering()
		if k, ok := before.recalled(d.key, j.copy.County); ok {
			d.kept = &k
			return d
		}
	}
	if j.early == nil {
		d.made, d.found, d.fault = p.make(j)
	}
	return d
}

// add adds a document to the set.
func (s *Set) add(d finished) {
	if k := d.kept; k != nil {
		s.Files.Artifacts = append(s.Files.Artifacts, k.artifacts(d.job.copy)...)
		if k.Seen != nil {
			s.seen.Add(k.Seen)
		}
		s.Findings.Add(TellFindings(k.Findings)...)
		s.docs = append(s.docs, *k)
		return
	}
	s.Unchanged = false
	s.Files.Artifacts = append(s.Files.Artifacts, d.made...)
	s.seen.Add(&d.job.seen)
	s.Parts = append(s.Parts, d.job.part())
	s.Findings.Add(d.found...)
	s.Fault = d.fault
	if d.key != "" {
		s.docs = append(s.docs, d.job.remembered(d.key, d.made, d.found))
	}
}

// make makes the files of one document.
func (p *Plan) make(j *job) (made []output.Artifact, found diag.List, fault *Fault) {
	defer func() {
		if v := recover(); v != nil {
			fault = &Fault{Stage: j.stage, Document: j.name(), Value: v, Stack: debug.Stack()}
		}
	}()
	err := j.run()
	if err != nil && !collect(&j.found, err) {
		fault = &Fault{Stage: j.stage, Document: j.name(), Value: err}
	}
	for i, f := range j.found {
		if f.About == nil {
			j.found[i].About = []string{j.copy.Name(), j.stem}
		}
	}
	return j.made, j.found, fault
}

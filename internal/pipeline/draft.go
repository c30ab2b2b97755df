package pipeline

import (
	"slices"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/output"
)

// Draft is a document whose words stand and whose pictures for Word are drawn, and
// whose files are yet to be made. It is there for those who measure what making files
// takes, apart from reading and composing.
type Draft struct {
	Folder string // of the principal
	Stem   string // of the file names
	plan   *Plan
	job    *job
}

// Drafts composes every document of the plan. What is wrong with one stops all.
func (p *Plan) Drafts() ([]Draft, diag.List) {
	var out []Draft
	for _, c := range p.Copies {
		c.born = sync.OnceValue(func() *document.Provenance { return c.County.provenance(p.shop.revision) })
		for _, j := range p.jobsOf(c) {
			if err := j.tree(); err != nil {
				collect(&j.found, err)
				return nil, j.found
			}
			if slices.Contains(j.formats(), DOCX) {
				j.draw()
			}
			out = append(out, Draft{Folder: c.Folder(), Stem: j.stem, plan: p, job: j})
		}
	}
	return out, nil
}

// draw draws the pictures of a document as Word gets them. One that cannot be drawn is
// told of when the file is made.
func (j *job) draw() {
	k, prof := j.shop.kit(j.copy.County, j.profile()), j.profile()
	document.Walk(j.document, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Figure); ok {
			j.shop.figure(f, k, prof, inWord.of(j.document))
		}
		return true
	})
}

// Make makes the files, as a build makes them: set, checked, written, inspected, summed.
func (d Draft) Make() ([]output.Artifact, diag.List, *Fault) { return d.plan.make(d.job) }

package pipeline

import (
	"sync"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/output"
)

// Ahead of its turn. Where there are fewer copies than workers, the first documents are
// begun while the request is still checked and the words are held against what was
// adopted. What comes of them is handed over when they are asked for, and not at all
// when the plan is refused.

// begin begins what the copies will want.
func (p *Plan) begin() {
	for _, c := range p.Copies {
		if c.Condition != nil {
			meanwhile(func() error { p.shop.pdf.Prepare(c.Condition); return nil })
		}
	}
	if !p.req.Ahead || p.req.Jobs == 1 {
		return
	}
	room := crew(p.req.Jobs)
	p.small = true
	p.begun = make([][]*job, len(p.Copies))
	for i := range p.Copies {
		p.begun[i] = p.jobsOf(p.born(i))
		for _, j := range p.begun[i][:min(room, len(p.begun[i]))] {
			room--
			if p.drawn == nil {
				p.drawn = make(chan struct{})
				j.alone = sync.OnceFunc(func() { close(p.drawn) })
			}
			j.early = p.early(j)
		}
		p.small = p.small && (len(p.begun[i]) == 0 || p.begun[i][len(p.begun[i])-1].early != nil)
	}
}

// Small reports whether all documents of the plan are on their way already.
func (p *Plan) Small() bool { return p.small }

// early makes a document, and returns how to wait for it.
func (p *Plan) early(j *job) func() ([]output.Artifact, diag.List, *Fault) {
	var made []output.Artifact
	var found diag.List
	var fault *Fault
	done := meanwhile(func() error {
		defer j.goesOn()
		made, found, fault = p.make(j)
		return nil
	})
	wait := sync.OnceValue(done)
	return func() ([]output.Artifact, diag.List, *Fault) {
		wait()
		return made, found, fault
	}
}

// drawing waits while the first document that was begun has something to draw beside its
// words: who comes between on the other core keeps it waiting.
func (p *Plan) drawing() {
	if p != nil && p.drawn != nil {
		<-p.drawn
	}
}

// goesOn says that the document has no more work for another core for now.
func (j *job) goesOn() {
	if j.alone != nil {
		j.alone()
	}
}

// jobsFor are the documents of a copy, on their way or not.
func (p *Plan) jobsFor(i int) []*job {
	if p.begun != nil {
		return p.begun[i]
	}
	return p.jobsOf(p.born(i))
}

// born is a copy that knows where its words come from, for all of its documents.
func (p *Plan) born(i int) Copy {
	c := p.Copies[i]
	c.born = sync.OnceValue(func() *document.Provenance { return c.County.provenance(p.shop.revision) })
	return c
}

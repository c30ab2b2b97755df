package compose

import (
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/document"
	"malbild/internal/edition"
)

// imprint is the line that says how far the matter has come, and which words these
// are. It is not of the adopted words: it stands outside every passage.
func (c *composer) imprint() []document.Block {
	if c.e.Imprint == "" {
		return nil
	}
	return []document.Block{c.stamped(document.Imprint)}
}

// stamped is the imprint with the status in it made strong: who is in doubt looks
// for that word.
func (c *composer) stamped(role document.ParagraphRole) *document.Paragraph {
	before, after, ok := strings.Cut(c.e.Imprint, c.e.Stamp)
	if !ok || c.e.Stamp == "" {
		return say(role, c.e.Imprint)
	}
	in := document.T(bindWords(before))
	in = append(in, &document.Strong{Text: document.T(c.e.Stamp)}, &document.Text{Value: bindWords(after)})
	return &document.Paragraph{Role: role, Text: in}
}

// provenance adds what the passages of the document are to where its words come from.
func provenance(d *document.Document, e *edition.Edition) *document.Provenance {
	if e.Provenance == nil {
		return nil
	}
	p := *e.Provenance
	passages, _ := adoption.Collect(d) // two forms of one passage are told where the lock is held
	p.Passages = make([]document.PassageDigest, 0, len(passages))
	for _, q := range passages {
		p.Passages = append(p.Passages, document.PassageDigest{ID: q.ID, Language: q.Language, Digest: q.Digest()})
	}
	return &p
}

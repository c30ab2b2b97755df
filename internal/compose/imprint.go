package compose

import (
	"slices"
	"strings"

	"malbild/internal/adoption"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// imprint is the line that says how far the matter has come, and which words these
// are. It is not of the adopted words: it stands outside every passage.
func (c *composer) imprint() []document.Block {
	if c.e.Imprint == "" {
		return nil
	}
	return append(c.notes(document.Imprint), c.stamped(document.Imprint))
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

// erratum says what is wrong in words that stand as they were adopted.
func (c *composer) erratum(text string) document.Block {
	return say(document.Note, c.e.Phrases.Erratum(text))
}

// noted keeps the errata of passages that are printed: they stand beside the sender.
func (c *composer) noted(ps ...*content.Passage) {
	for _, p := range ps {
		if p != nil && !p.Erratum.IsZero() && !slices.Contains(c.errata, p.Erratum.Value) {
			c.errata = append(c.errata, p.Erratum.Value)
		}
	}
}

// notes are the errata kept so far, each once.
func (c *composer) notes(role document.ParagraphRole) []document.Block {
	var out []document.Block
	for _, text := range c.errata {
		out = append(out, say(role, c.e.Phrases.Erratum(text)))
	}
	return out
}

// provenance adds what the passages of the document are to where its words come from.
func provenance(d *document.Document, e *edition.Edition) *document.Provenance {
	if e.Provenance == nil {
		return nil
	}
	p := *e.Provenance
	if e.Easy != nil && !e.Easy.Approved { // nobody has decided on the example
		p.Status, p.Stamp, p.StatusBy, p.Decisions = string(principal.Draft), e.Phrases.Imprint.Stamps[principal.Draft], "", nil
	}
	passages, _ := adoption.Collect(d) // two forms of one passage are told where the lock is held
	p.Passages = make([]document.PassageDigest, 0, len(passages))
	for _, q := range passages {
		p.Passages = append(p.Passages, document.PassageDigest{ID: q.ID, Language: q.Language, Digest: q.Digest()})
	}
	return &p
}

// Package slides writes a document tree as a presentation (Office Open XML,
// ECMA-376 transitional): one slide a titled section, the målbild figure as
// native shapes with real text, real placeholders, and notes with the words to
// say. It is a writer beside pdf, word and html and knows none of them; it knows
// no YAML and no files.
//
// The words of the document stand in placeholders and nowhere else; the labels of
// a figure stand in its shapes; notes repeat the words of their slide. What a
// slide does not hold goes on to the next one, whose title is the same with
// «(forts.)»: text is never set smaller than 18 pt, and never clipped.
package slides

import (
	"errors"
	"fmt"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/typeset"
)

// Options is what Write must be told. Figures and Shared may be nil: nothing is
// kept between documents then.
type Options struct {
	Library *typeset.Library
	Profile *brand.Profile
	Figures *figure.Cache
	Version string // of this program, for the document's properties
	Shared  *Shared
	// Template is the principal's own; nil: our design.
	Template *Template
}

// Write returns the document as a pptx. The same document gives the same bytes.
// What cannot be shown is a finding (diag.List).
func Write(d *document.Document, o Options) ([]byte, error) {
	if d == nil || o.Library == nil || o.Profile == nil {
		return nil, errors.New("slides: a document, a library and a profile are needed")
	}
	if o.Shared == nil {
		o.Shared = NewShared()
	}
	deck, err := plan(d, o)
	if err != nil {
		return nil, err
	}
	if len(deck) == 0 {
		return nil, fmt.Errorf("slides: %s: the document is empty", d.Meta.Identity)
	}
	b, err := pack(d, deck, o)
	if err != nil {
		return nil, fmt.Errorf("slides: %s: %w", d.Meta.Identity, err)
	}
	return b, nil
}

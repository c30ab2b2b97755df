// Package word writes a document tree as a Word file (Office Open XML, ECMA-376
// transitional). It opens a template, puts the words into it as real styles,
// lists, tables and content controls, fills in what is known and writes the
// package. Our own design is a template like any principal's (package tpl). It
// knows no pages, no YAML and no files.
package word

import (
	"errors"
	"fmt"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
	"malbild/internal/word/tpl"
)

// Options is what Write may be told. The zero value works for a document without figures.
type Options struct {
	Library *typeset.Library // for measuring long names in the header; nil: they are estimated
	Profile *brand.Profile   // inks; nil: the joint neutral style
	// Figure draws a figure, as SVG and as PNG for programs that cannot show SVG.
	// It is called once for each figure of each document and must be cheap: keep
	// what has been drawn. The bytes must not change afterwards.
	Figure  func(*document.Figure) (svg, png []byte, size geom.Size, err error)
	Version string  // of this program, for the document's properties
	Shared  *Shared // what documents have in common; nil: nothing is shared

	Template *Template                 // the principal's own; nil: ours
	Fields   map[string]document.Field // of the case, also those this document does not show: for the fields of a template
	Note     func(diag.Finding)        // is told warnings about the template; nil: nobody
}

// Write returns the document as a docx. The same document gives the same bytes.
func Write(d *document.Document, o Options) ([]byte, error) {
	if d == nil {
		return nil, errors.New("word: no document")
	}
	if o.Shared == nil {
		o.Shared = NewShared()
	}
	t, err := o.template(d)
	if err != nil {
		return nil, fmt.Errorf("word: template: %w", err)
	}
	m, err := o.Shared.castings()
	if err != nil {
		return nil, fmt.Errorf("word: %w", err)
	}
	w := newWriter(d, o, t, m)
	defer w.release()
	w.body()
	w.running()
	w.unknownFields()
	b, err := w.pack()
	if err != nil {
		return nil, fmt.Errorf("word: %s: %w", d.Meta.Identity, err)
	}
	return b, nil
}

// template is the template of the document, ready to be filled.
func (o Options) template(d *document.Document) (*template, error) {
	l := lookOf(d, o.Profile)
	if o.Template != nil {
		return o.Template.in(l.Language)
	}
	l.Faces = o.Shared.faces(o.Profile)
	return o.Shared.template(l)
}

// facesOf are the faces of a profile. A font of its own lies in the document when
// its licence lets people write on in it; else it is named, and a computer that
// lacks it takes another.
func facesOf(p *brand.Profile) tpl.Faces {
	face := func(id string) tpl.Typeface {
		t := p.Typeface(id)
		out := tpl.Typeface{Family: t.Family, Bold: t.Bold, Italic: t.Italic}
		if own, ok := p.Faces[id]; ok {
			out.File = &tpl.FontFile{Panose: own.Panose()}
			if own.Editable() {
				out.File.Data = own.Data
			}
		}
		return out
	}
	return tpl.Faces{Regular: face("roboto-regular"), Medium: face("roboto-medium"), Bold: face("roboto-bold"), Italic: face("roboto-italic")}
}

// lookOf chooses the cut, language and inks of our own template.
func lookOf(d *document.Document, p *brand.Profile) tpl.Look {
	l := tpl.Look{Language: wordLanguage(d.Meta.Language), Rtl: d.Meta.Labels.Rtl, Inks: tpl.JointInks()}
	if l.Language == "" {
		l.Language = "sv-SE"
	}
	if d.Meta.Product == document.MinutesExtract {
		l.Variant = tpl.Minutes
	}
	if p == nil {
		return l
	}
	for i, name := range tpl.InkNames() {
		if i == 0 && p.Hub != "" {
			name = p.Hub
		}
		if c, ok := p.Ink(name); ok {
			l.Inks[i] = c.RGB
		}
	}
	return l
}

// wordLanguage gives a language tag as Word knows it: with a country. Word falls
// back to its own language for a tag without one.
func wordLanguage(tag string) string {
	switch tag {
	case "sv", "se", "sma", "smj", "fit", "rmy", "rom", "yi":
		return tag + "-SE"
	case "fi":
		return "fi-FI"
	case "en":
		return "en-GB"
	}
	return tag
}

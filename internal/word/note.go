package word

import (
	"strconv"

	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/opc"
)

// notes is the footnotes of a template.
type notes struct {
	part frame // when the template has any: cut before its end
	raw  *opc.Raw
	last int // highest id
}

// openNotes cuts the footnotes where more are added.
func (o *opening) openNotes() error {
	name := opc.Target(o.rels, "/footnotes")
	if name == "" || !o.p.Has(name) {
		return nil
	}
	d, err := o.p.XML(name)
	if err != nil {
		return err
	}
	if err := declared(d.Root(), prefixes[:1]); err != nil {
		return err
	}
	for _, e := range d.Root().SelectElements("footnote") {
		o.notes.last = max(o.notes.last, number(e, "id", 0))
	}
	if o.notes.raw, err = o.p.Raw(name); err != nil {
		return err
	}
	o.notes.part, err = o.last(name, d)
	return err
}

// footnote calls for a note and writes it aside. In a header, where notes may not
// stand, and in a note, its words stand where they are called for.
func (w *writer) footnote(n *document.Footnote, f block.Run) {
	if w.headless {
		w.text(f, " (")
		w.inlines(n.Text, f)
		w.text(f, ")")
		return
	}
	w.endRun()
	w.lastNote++
	id := strconv.Itoa(w.lastNote)
	mark := `<w:r><w:rPr><w:rStyle w:val="` + w.style("footnote reference") + `"/></w:rPr>`
	w.raw(mark + `<w:footnoteReference w:id="` + id + `"/></w:r>`)
	text, table, begun, noProof := w.buf, w.table, w.begun, w.noProof
	w.buf, w.headless, w.table = w.notes, true, false
	w.raw(`<w:footnote w:id="` + id + `">`)
	end := w.open(block.Paragraph{Style: w.style("footnote text")})
	w.raw(mark + `<w:footnoteRef/></w:r>`)
	w.text(block.Run{}, " ")
	w.inlines(n.Text, block.Run{})
	w.close(end)
	w.raw(`</w:footnote>`)
	w.notes = w.buf
	w.buf, w.headless, w.table, w.begun, w.noProof = text, false, table, begun, noProof
}

// The separators every part of footnotes begins with.
const noteSeparators = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
	`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`

// footnotes writes the notes of the document after those of the template.
func (p *packer) footnotes() {
	n := &p.w.t.notes
	switch {
	case len(p.w.notes) == 0 && n.raw != nil:
		p.entries = append(p.entries, opc.Entry{Name: n.part.name, Raw: n.raw})
	case len(p.w.notes) == 0:
	case n.raw != nil:
		p.add(n.part.name, n.part.with(p.w.notes))
	default:
		name := p.free("word/footnotes", ".xml")
		b := append([]byte(nil), xmlHead+`<w:footnotes `+nsW+`>`+noteSeparators...)
		p.add(name, append(append(b, p.w.notes...), `</w:footnotes>`...))
		p.declare(name, ctBase+"officedocument.wordprocessingml.footnotes+xml")
		p.w.relate("footnotes", "/"+name, false)
	}
}

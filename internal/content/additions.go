package content

import (
	"malbild/internal/document"
	"malbild/internal/source"
)

// Adds reports whether the running order of a product is the målbild's own, so that its
// file only adds to it: posters, brochures and presentations.
func Adds(product string) bool {
	switch document.Product(product) {
	case document.Poster, document.Brochure, document.Presentation:
		return true
	}
	return false
}

// additions reads what a county adds to a poster, a brochure or a presentation, after
// the parts of the målbild. It has words, pictures, tables, quotations and lists of its
// own; what is adopted stands there already. A poster has room for one picture.
func (r *reader) additions(m *source.Map, product, variant string) *Outline {
	o := &Outline{Product: product, Variant: variant, Pos: m.Pos()}
	seen := r.ids(0)
	for _, s := range m.Maps("sections", source.Required) {
		t := r.section(s, o, seen, nil)
		t.Role = string(document.SectionExtra)
		o.Sections = append(o.Sections, t)
	}
	if product == string(document.Poster) {
		r.onePicture(o)
	}
	return o
}

// onePicture holds a poster to a single picture: other words have no room on it.
func (r *reader) onePicture(o *Outline) {
	n := 0
	r.eachSection(o.Sections, func(s *OutlineSection) {
		if !s.Title.IsZero() {
			r.set.Report(codePosterAdds.At(s.Pos))
		}
		for _, it := range s.Items {
			if n++; n > 1 || it.Block == nil || it.Block.Picture == nil {
				r.set.Report(codePosterAdds.At(it.Pos))
			}
		}
	})
}

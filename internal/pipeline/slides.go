package pipeline

import (
	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/output"
	"malbild/internal/slides"
	"malbild/internal/source"
)

// slidesOptions is what presentations of one county in one graphic profile share.
func (w *workshop) slidesOptions(c *County, prof *brand.Profile) slides.Options {
	k := w.kit(c, prof)
	return slides.Options{Library: k.library, Figures: k.drawn, Profile: prof, Version: w.version, Shared: w.slides}
}

// pptx writes the document in our design, or in the principal's own template. A
// principal has one presentation, so that its template is opened once.
func (j *job) pptx() ([]byte, error) {
	o := j.shop.slidesOptions(j.copy.County, j.profile())
	if p := j.copy.Principal; p != nil && !p.Slides.IsZero() {
		name := p.Slides
		b, err := source.Bytes(j.shop.files, name.Value)
		if err != nil {
			return nil, diag.List{noTemplate(j.shop.files, name, err)}
		}
		t, found := slides.OpenTemplate(b, name.Value, name.Pos)
		for _, f := range found {
			j.found.Add(f.For(j.copy.Name()))
		}
		if t == nil {
			return nil, errStopped
		}
		o.Template, j.deck = t, &output.Digest{Path: name.Value, SHA256: output.Sum(b)}
	}
	return slides.Write(j.document, o)
}

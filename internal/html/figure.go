package html

import (
	"bytes"
	"fmt"

	"malbild/internal/asset"
	"malbild/internal/document"
)

// figure writes a figure: one image with its alternative text, and its caption.
func (w *writer) figure(f *document.Figure) {
	w.raw("<figure")
	w.attr("class", string(f.Form))
	w.raw(">\n<div class=\"drawing\" role=\"img\"")
	w.attr("aria-label", f.Alt)
	w.raw(">")
	w.buf.Write(w.draw(f, FigureContent))
	w.raw("</div>\n")
	if len(f.Caption) > 0 {
		w.raw("<figcaption>")
		w.inlines(f.Caption)
		w.raw("</figcaption>\n")
	}
	w.raw("</figure>\n")
}

// draw asks for a drawing and takes off what does not belong inside a page.
func (w *writer) draw(f *document.Figure, use FigureUse) []byte {
	if w.opt.Figure == nil {
		return nil
	}
	svg, err := w.opt.Figure(f, use)
	if err != nil {
		w.fail(fmt.Errorf("figure %s: %w", f.ID, err))
		return nil
	}
	start := bytes.Index(svg, []byte("<svg"))
	if start < 0 {
		w.fail(fmt.Errorf("figure %s: the drawing is not an svg element", f.ID))
		return nil
	}
	return bytes.TrimSpace(svg[start:])
}

// petal writes the icon of a card on its petal: decoration beside the title.
func (w *writer) petal(id string) {
	icon, ok := asset.Icon(id)
	if !ok {
		return
	}
	w.raw("<div class=\"petal\" aria-hidden=\"true\"><svg viewBox=\"0 0 48 48\">")
	for _, layer := range []struct{ class, path string }{{"fill", icon.Fill}, {"line", icon.Line}, {"solid", icon.Solid}} {
		if layer.path != "" {
			w.raw("<path class=\"", layer.class, "\"")
			w.attr("d", layer.path)
			w.raw("/>")
		}
	}
	w.raw("</svg></div>\n")
}

package html

import (
	"bytes"
	"fmt"

	"malbild/internal/asset"
	"malbild/internal/document"
)

// figure writes a figure: one image with its alternative text, and its caption.
// A figure with labels is drawn twice: on a screen so narrow that its labels
// would be smaller than 14 px, the stylesheet shows the one without.
func (w *writer) figure(f *document.Figure) {
	w.raw("<figure")
	w.attr("class", string(f.Form))
	w.raw(">\n<div class=\"drawing\" role=\"img\"")
	w.attr("aria-label", f.Alt)
	w.raw(">")
	svg := w.draw(f, FigureContent)
	switch {
	case worded(f) && svg != nil:
		w.raw("<div class=\"wide\">")
		w.buf.Write(svg)
		w.raw("</div><div class=\"narrow\">")
		w.buf.Write(w.draw(f, FigureNarrow))
		w.raw("</div>")
	case labelled(f) && svg != nil:
		w.raw("<div class=\"with-labels\">")
		w.buf.Write(svg)
		w.raw("</div><div class=\"without-labels\">")
		w.buf.Write(w.draw(bare(f), FigurePlain))
		w.raw("</div>")
	default:
		w.buf.Write(svg)
	}
	w.raw("</div>\n")
	if len(f.Caption) > 0 {
		w.raw("<figcaption>")
		w.inlines(f.Caption)
		w.raw("</figcaption>\n")
	}
	w.raw("</figure>\n")
}

// worded reports a figure whose words are the whole of it: on narrow screens it is
// drawn anew, and not made smaller.
func worded(f *document.Figure) bool {
	return f.Form == document.FigureStatements || f.Form == document.FigurePath
}

func labelled(f *document.Figure) bool { return f.Form == document.FigureLeaves && len(f.Parts) > 0 }

// bare is a copy of the figure without words: inks and icons only.
func bare(f *document.Figure) *document.Figure {
	b := *f
	b.Alt, b.Caption = "", nil
	if f.Hub != nil {
		b.Hub = &document.FigurePart{Icon: f.Hub.Icon, Ink: f.Hub.Ink}
	}
	b.Parts = make([]document.FigurePart, len(f.Parts))
	for i, p := range f.Parts {
		b.Parts[i] = document.FigurePart{Icon: p.Icon, Ink: p.Ink}
	}
	return &b
}

// draw asks for a drawing and fits it into a page: without the XML declaration,
// and hidden from assistive technology, which is told the text of its frame.
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
	svg = bytes.TrimSpace(svg[start:])
	end := bytes.IndexByte(svg, '>')
	if end < 0 {
		w.fail(fmt.Errorf("figure %s: the drawing is not an svg element", f.ID))
		return nil
	}
	head := bytes.Replace(svg[:end], []byte(` role="img"`), nil, 1)
	out := append(make([]byte, 0, len(svg)+20), "<svg aria-hidden=\"true\""...)
	out = append(out, head[len("<svg"):]...)
	return append(out, svg[end:]...)
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

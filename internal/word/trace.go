package word

import (
	"fmt"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// traced writes a drawing anew from the shapes that package svg reads, as SVG and
// as PNG for programs that cannot show it: nothing of the file itself, which may
// come from anywhere, goes into the document.
func (w *writer) traced(t *document.Picture) {
	file := t.Image.Name
	if file == "" {
		file = t.ID
	}
	d, found := svg.Parse(t.Image.Data, file, svg.Options{})
	if len(found) > 0 {
		w.fail(found)
		return
	}
	draw := &figure.Drawing{Size: d.Size}
	for i := range d.Shapes {
		draw.Items = append(draw.Items, page.Item(&d.Shapes[i]))
	}
	png, err := draw.PNG(3)
	if err != nil {
		w.fail(fmt.Errorf("picture %q: %w", t.ID, err))
		return
	}
	alt := t.Alt
	if t.Decorative {
		alt = ""
	}
	was := w.o.Figure
	w.o.Figure = func(*document.Figure) ([]byte, []byte, geom.Size, error) {
		return draw.SVG("", alt), png, d.Size, nil
	}
	w.ornament = t.Decorative
	w.figure(&document.Figure{ID: t.ID, Alt: alt, Caption: t.Caption})
	w.o.Figure, w.ornament = was, false
}

package html

import (
	"encoding/base64"
	"fmt"
	"strconv"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/page"
	"malbild/internal/svg"
)

// picture writes a picture inside the page. An img runs no script and fetches
// nothing, whatever its file says. A decorative one has an empty alternative text.
func (w *writer) picture(p *document.Picture) {
	if p.Image == nil {
		w.fail(fmt.Errorf("picture %s has no image", p.ID))
		return
	}
	data := p.Image.Data
	if p.Image.Type == document.SVG {
		if data = w.redrawn(p); data == nil {
			return
		}
	}
	w.raw("<figure class=\"picture\"><img src=\"data:", string(p.Image.Type), ";base64,")
	w.raw(base64.StdEncoding.EncodeToString(data), "\" alt=\"")
	if !p.Decorative {
		w.text(p.Alt)
	}
	w.raw("\"")
	if p.Image.Width > 0 && p.Image.Height > 0 {
		w.raw(" width=\"", strconv.Itoa(p.Image.Width), "\" height=\"", strconv.Itoa(p.Image.Height), "\"")
	}
	w.raw(">")
	if len(p.Caption) > 0 {
		w.raw("<figcaption>")
		w.inlines(p.Caption)
		w.raw("</figcaption>")
	}
	w.raw("</figure>\n")
}

// redrawn is a drawing made anew from its shapes: nothing of the file itself, which
// may come from anywhere, goes into the page.
func (w *writer) redrawn(p *document.Picture) []byte {
	file := p.Image.Name
	if file == "" {
		file = p.ID
	}
	d, found := svg.Parse(p.Image.Data, file, svg.Options{})
	if len(found) > 0 {
		w.fail(found)
		return nil
	}
	draw := &figure.Drawing{Size: d.Size}
	for i := range d.Shapes {
		draw.Items = append(draw.Items, page.Item(&d.Shapes[i]))
	}
	return draw.SVG("", "")
}

// headsOf names the heading cells of a table with spans, and lists for every other
// cell those that head it. A table without spans needs scope alone.
func (w *writer) headsOf(t *document.Table) map[*document.Cell]string {
	g := document.GridOf(t)
	if !g.Spans {
		return nil
	}
	ids, out := map[*document.Cell]string{}, map[*document.Cell]string{}
	for _, s := range g.Slots {
		if s.Cell.Header {
			ids[s.Cell] = w.freshID("rubrik-cell")
			out[s.Cell] = " id=\"" + ids[s.Cell] + "\""
		}
	}
	for _, s := range g.Slots {
		list := ""
		for _, h := range s.Headers {
			list += " " + ids[h]
		}
		if list != "" {
			out[s.Cell] += " headers=\"" + list[1:] + "\""
		}
	}
	return out
}

func (w *writer) spans(c *document.Cell) {
	if c.ColSpan > 1 {
		w.raw(" colspan=\"", strconv.Itoa(c.ColSpan), "\"")
	}
	if c.RowSpan > 1 {
		w.raw(" rowspan=\"", strconv.Itoa(c.RowSpan), "\"")
	}
}

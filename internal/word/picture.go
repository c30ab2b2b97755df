package word

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// emuPerPoint: DrawingML measures in English metric units.
const emuPerPoint = 12700

// figure writes a picture in a paragraph of its own, in line with the text: a
// floating picture has no place in the reading order.
func (w *writer) figure(f *document.Figure) {
	if w.o.Figure == nil {
		w.fail(fmt.Errorf("figure %q: nothing to draw it with", f.ID))
		return
	}
	svg, png, size, err := w.o.Figure(f)
	if err == nil && (len(svg) == 0 || len(png) == 0 || size.W <= 0 || size.H <= 0) {
		err = errors.New("the drawing is empty")
	}
	if err != nil {
		w.fail(fmt.Errorf("figure %q: %w", f.ID, err))
		return
	}
	width, height := size.W.Pt()*emuPerPoint, size.H.Pt()*emuPerPoint
	if room := float64(w.t.place.measure) / 20 * emuPerPoint; width > room {
		width, height = room, height*room/width
	}
	pngID, svgID := w.picture(f.ID, "png", png), w.picture(f.ID, "svg", svg)
	id, name := w.id(), "Figur "+f.ID
	end := w.open(block.Paragraph{Style: w.style(tpl.Figure)})
	w.raw("<w:r>")
	m := w.moulds.picture
	if w.ornament {
		m = slices.Clone(m)
		m[5] = strings.Replace(m[5], "/>", `>`+decorative+`</wp:docPr>`, 1)
	}
	for i, fill := range []func(){
		func() { w.int(int(width)) }, func() { w.int(int(height)) },
		func() { w.int(id) }, func() { w.attr(name) }, func() { w.attr(f.Alt) },
		func() { w.int(id) }, func() { w.attr(name) }, func() { w.attr(f.Alt) },
		func() { w.raw(pngID) }, func() { w.raw(svgID) },
		func() { w.int(int(width)) }, func() { w.int(int(height)) },
	} {
		w.raw(m[i])
		fill()
	}
	w.raw(m[len(m)-1])
	w.raw("</w:r>")
	w.close(end)
	if len(f.Caption) > 0 {
		end := w.open(block.Paragraph{Style: w.style("caption")})
		w.inlines(f.Caption, block.Run{})
		w.close(end)
	}
}

// pictureBlock writes a picture from a file. A drawing (SVG) is written anew with a
// stand-in for programs that cannot show it.
func (w *writer) pictureBlock(p *document.Picture) {
	if p.Image != nil && p.Image.Type == document.SVG {
		w.traced(p)
		return
	}
	if p.Image == nil || p.Image.Width <= 0 || p.Image.Height <= 0 {
		w.fail(fmt.Errorf("picture %q: only PNG and JPEG can stand in a Word file", p.ID))
		return
	}
	ext := strings.TrimPrefix(string(p.Image.Type), "image/")
	width := float64(w.t.place.measure) / 20 * emuPerPoint
	if natural := float64(p.Image.Width) / 150 * 72 * emuPerPoint; natural < width { // at least 150 dots an inch
		width = natural
	}
	height := width * float64(p.Image.Height) / float64(p.Image.Width)
	rel, id, name := w.picture(p.ID, ext, p.Image.Data), w.id(), "Bild "+p.ID
	alt := p.Alt
	if p.Decorative {
		alt = ""
	}
	end := w.open(block.Paragraph{Style: w.style(tpl.Figure)})
	w.raw("<w:r>")
	m := w.moulds.picture
	plain, rest := m[9], m[10]
	if i, j := strings.Index(plain, "<a:extLst>"), strings.Index(rest, "</a:extLst>"); i >= 0 && j >= 0 {
		plain, rest = plain[:i], rest[j+len("</a:extLst>"):]
	}
	afterAlt := m[5]
	if p.Decorative {
		afterAlt = strings.Replace(afterAlt, "/>", `>`+decorative+`</wp:docPr>`, 1)
	}
	for _, x := range []any{m[0], int(width), m[1], int(height), m[2], id, m[3], name, m[4]} {
		w.mixed(x)
	}
	w.attr(alt)
	for _, x := range []any{afterAlt, id, m[6], name, m[7]} {
		w.mixed(x)
	}
	w.attr(alt)
	for _, x := range []any{m[8], rel, plain, rest, int(width), m[11], int(height), m[12]} {
		w.mixed(x)
	}
	w.raw("</w:r>")
	w.close(end)
	if len(p.Caption) > 0 {
		end := w.open(block.Paragraph{Style: w.style("caption")})
		w.inlines(p.Caption, block.Run{})
		w.close(end)
	}
}

// decorative tells Word and its checker that a picture says nothing.
const decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

func (w *writer) mixed(x any) {
	switch v := x.(type) {
	case string:
		w.raw(v)
	case int:
		w.int(v)
	}
}

// picture adds a picture once, however often it is shown, and returns its relation.
func (w *writer) picture(id, ext string, b []byte) string {
	r := w.o.Shared.picture("p."+ext, b)
	if rel, ok := w.seen[r]; ok {
		return rel
	}
	stem := "malbild-" + safe(id)
	name := "word/media/" + stem + "." + ext
	for n := 2; w.taken(name); n++ {
		name = "word/media/" + stem + "-" + strconv.Itoa(n) + "." + ext
	}
	w.media = append(w.media, opc.Entry{Name: name, Raw: r})
	w.seen[r] = w.relate("image", w.target(name), false)
	return w.seen[r]
}

func (w *writer) taken(name string) bool {
	for _, m := range w.media {
		if m.Name == name {
			return true
		}
	}
	return w.t.known[name]
}

// target is a part as the main part calls it.
func (w *writer) target(name string) string {
	if rest, ok := strings.CutPrefix(name, "word/"); ok && path.Dir(w.t.main.name) == "word" {
		return rest
	}
	return "/" + name
}

// safe keeps what may stand in the name of a part.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

package slides

import (
	"strings"

	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/svg"
	"malbild/internal/word/opc"
)

// photo is a picture from a file in its place on a slide.
type photo struct {
	image *document.Image
	at    box
	alt   string // empty: decoration
}

// pixel is how many units of a slide a pixel takes at most: a picture is not enlarged.
const pixel = 1.0

// photoSlide shows a picture on a slide of its own, with its caption under it. Drawings
// become native shapes. What stood under the title before it has slides before this one.
func (p *planner) photoSlide(f *frame, t *document.Picture) {
	if len(f.units) > 0 || f.figure != nil || f.qr != nil {
		p.flush(f)
	}
	out := f.begin(layoutPlain)
	y := &p.ls[layoutPlain]
	head, text := y.find("title", 0), y.find("body", idxText)
	p.fitTitle(&out, f.section.Pos, head.at.w, head.at.h)
	room := text.at
	if len(t.Caption) > 0 {
		q := para{kind: paraPlain, text: t.Caption, pos: t.Pos}
		high, ok := p.height(q, text.style, room.w)
		if !ok {
			p.tooLong(q)
			return
		}
		at := room
		at.h = min(int(high)+4, room.h/2)
		at.y = room.y + room.h - at.h
		room.h -= at.h + 12
		out.blocks = []block{{kind: "body", idx: idxText, at: &at, paras: []para{q}}}
	}
	if !p.placePhoto(&out, t, room) {
		return
	}
	if t.Alt != "" {
		out.say = append(out.say, t.Alt)
	}
	p.keep(out)
}

// placePhoto puts the picture at the upper left of a box, as large as it can be.
func (p *planner) placePhoto(out *slide, t *document.Picture, room box) bool {
	m := t.Image
	if m == nil {
		return true // told where pictures are read
	}
	alt := t.Alt
	if t.Decorative {
		alt = ""
	}
	if m.Type == document.SVG {
		night, _ := p.o.Profile.Ink(p.o.Profile.Hub)
		d, found := svg.Parse(m.Data, m.Name, svg.Options{Current: night})
		if len(found) > 0 {
			p.found.Add(found...)
			return false
		}
		k := min(float64(unit(float64(room.w)))/float64(d.Size.W), float64(unit(float64(room.h)))/float64(d.Size.H))
		drawn := &figure.Drawing{Size: geom.Size{W: d.Size.W.Scale(k), H: d.Size.H.Scale(k)}}
		for i := range d.Shapes {
			drawn.Items = append(drawn.Items, d.Shapes[i].Scaled(k, geom.Point{}))
		}
		out.figures = append(out.figures, placed{drawing: drawn, at: geom.Point{X: unit(float64(room.x)), Y: unit(float64(room.y))}, name: "Bild", alt: alt, steady: true})
		return true
	}
	k := min(float64(room.w)/float64(m.Width), float64(room.h)/float64(m.Height), pixel)
	out.photos = append(out.photos, photo{image: m, alt: alt, at: box{room.x, room.y, int(float64(m.Width) * k), int(float64(m.Height) * k)}})
	return true
}

// photo writes a picture; its file is a part of the package, once for all slides.
func (w *slideWriter) photo(h *photo) {
	w.nextID++
	id := w.relate("image", "/"+mediaName(h.image), false)
	w.raw(`<p:pic><p:nvPicPr>`)
	*w.b = properties(*w.b, firstPhoto+w.nextID, "Bild", h.alt)
	w.raw(`<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="` + id +
		`"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>` + h.at.xfrm() + `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`)
}

// firstPhoto is the first id of pictures: placeholders and drawings have theirs below
// and above.
const firstPhoto = 500

func mediaName(m *document.Image) string {
	return "ppt/media/malbild-" + m.Digest[:min(16, len(m.Digest))] + "." + strings.TrimPrefix(string(m.Type), "image/")
}

// media adds the files of the pictures on a slide.
func (p *packer) media(s *slide) {
	for i := range s.photos {
		m := s.photos[i].image
		name := mediaName(m)
		if p.pictures[name] {
			continue
		}
		if p.pictures == nil {
			p.pictures = map[string]bool{}
		}
		p.pictures[name] = true
		p.entries = append(p.entries, opc.Entry{Name: name, Raw: p.part(name, m.Data)})
		p.declare(name, string(m.Type))
	}
}

package preview

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"net/http"
	"slices"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/legible"
	"malbild/internal/page"
	"malbild/internal/raster"
)

// mostPixels bounds the pictures of a preview; larger ones are drawn coarser.
const mostPixels = 16 << 20

// The width of a picture in pixels: of a single page that is shown whole, of one among
// many, and of one that is as wide as there is room.
const (
	wholeWidth = 1000
	amongWidth = 620
	readWidth  = 1600
)

// part is what a picture shows of a page.
type part struct {
	Number int       // of the page, from 1
	Panel  int       // of a folded page, from 1; 0: all of it
	Box    geom.Rect // in trim coordinates
	W, H   int       // CSS pixels
	scale  float64   // pixels of the picture a point
}

// parts are the pictures of a document in a view.
func parts(p *proof, c choice) []part {
	var out []part
	for i, pg := range p.Pages {
		if c.Page != "" && c.Page != strconv.Itoa(i+1) && (c.Page != "1" || len(p.Pages) > 1) {
			continue
		}
		box := geom.Rect{Size: pg.Trim}
		switch c.View {
		case "print":
			b := pg.Bleed
			box = geom.Rect{Point: geom.Point{X: -b, Y: -b}, Size: geom.Size{W: pg.Trim.W + 2*b, H: pg.Trim.H + 2*b}}
		case "fold":
			edges := slices.Concat([]geom.Length{0}, pg.Folds, []geom.Length{pg.Trim.W})
			slices.Sort(edges)
			for k := range len(edges) - 1 {
				out = append(out, part{Number: i + 1, Panel: k + 1, Box: geom.R(edges[k], 0, edges[k+1]-edges[k], pg.Trim.H)})
			}
			continue
		}
		out = append(out, part{Number: i + 1, Box: box})
	}
	for i := range out {
		out[i].measure(c, len(out))
	}
	return out
}

// measure decides how large a picture is.
func (p *part) measure(c choice, of int) {
	z := zooms[slices.IndexFunc(zooms, func(z zoom) bool { return z.ID == c.Zoom })]
	w, h := p.Box.W.Pt(), p.Box.H.Pt()
	scale := z.Scale
	if scale == 0 {
		width := float64(wholeWidth)
		switch {
		case c.Zoom == pageWidth:
			width = readWidth
		case of > 1:
			width = amongWidth
		}
		if w > h && c.Zoom == "" {
			width *= math.Min(w/h, 1.4)
		}
		scale = width / w
	}
	p.W, p.H = int(math.Ceil(w*scale-1e-3)), int(math.Ceil(h*scale-1e-3))
	p.scale = math.Min(scale, math.Sqrt(mostPixels/(w*h)))
}

// picture is one page, or a panel of it, as pixels. While something is wrong it is the
// last there was.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	number, _ := strconv.Atoi(c.Page)
	panel, _ := strconv.Atoi(r.URL.Query().Get("panel"))
	of := c
	of.Page = r.URL.Query().Get("only")
	s.mu.Lock()
	_, p, stale := s.proof(&of)
	s.mu.Unlock()
	if stale != nil {
		p = stale
	}
	if p == nil {
		http.NotFound(w, r)
		return
	}
	all := parts(p, of)
	i := slices.IndexFunc(all, func(q part) bool { return q.Number == number && q.Panel == panel })
	if i < 0 || !can(c.View, p) && !isSpot(c.View) {
		http.NotFound(w, r)
		return
	}
	select {
	case s.draw <- struct{}{}:
		defer func() { <-s.draw }()
	case <-r.Context().Done():
		return
	}
	img, err := drawn(p, all[i], c.View)
	if err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	var b bytes.Buffer
	// The browser is on this computer: packing would take longer than sending.
	if err := (&png.Encoder{CompressionLevel: png.NoCompression}).Encode(&b, img); err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	w.Write(b.Bytes())
}

// drawn paints a part of a page as a view sees it.
func drawn(p *proof, q part, view string) (image.Image, error) {
	pg := p.Pages[q.Number-1]
	o := raster.Options{Scale: q.scale, Origin: q.Box.Point, Size: q.Box.Size, Ground: &[3]uint8{255, 255, 255}, Glyphs: p.Outlines}
	switch view {
	case "print":
		img, err := raster.Draw(p.Library, pg.Items, o)
		if err != nil {
			return nil, err
		}
		pale(img, pg, q)
		return img, outlined(img, p, pg, o)
	case "eye0", "eye1", "eye2":
		see := legible.Eyes[view[3]-'0'].See
		o.Colour, o.Pixel = func(c brand.Colour) [3]uint8 { return see(c.RGB) }, see
	case "c", "m", "y", "k":
		return plate(p, q.Number-1, o, process(slices.Index([]string{"c", "m", "y", "k"}, view)))
	case "proof":
		return printed(p, q.Number-1, o)
	}
	if isSpot(view) {
		names := spots(p.Pages)
		if n := int(view[4] - '0'); n < len(names) {
			return plate(p, q.Number-1, o, spot(names[n]))
		}
	}
	return raster.Draw(p.Library, pg.Items, o)
}

// isSpot reports whether a view is that of an ink of its own.
func isSpot(view string) bool {
	return len(view) == 5 && view[:4] == "spot" && view[4] >= '0' && view[4] <= '9'
}

// pale lightens what is cut off.
func pale(img *image.RGBA, pg *page.Page, q part) {
	b := img.Bounds()
	x0, y0 := int(math.Round(-q.Box.X.Pt()*q.scale)), int(math.Round(-q.Box.Y.Pt()*q.scale))
	trim := image.Rect(x0, y0, x0+int(math.Round(pg.Trim.W.Pt()*q.scale)), y0+int(math.Round(pg.Trim.H.Pt()*q.scale)))
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if (image.Point{X: x, Y: y}).In(trim) {
				x = trim.Max.X - 1
				continue
			}
			i := img.PixOffset(x, y)
			for k := range 3 {
				img.Pix[i+k] = uint8((int(img.Pix[i+k]) + 2*255) / 3)
			}
		}
	}
}

// safe is how far from the trim text should stand.
var safe = geom.MM(5)

// The lines of the press view. Their kind says what their colour says.
var (
	trimLine = line{rgb: [3]uint8{190, 0, 100}}
	safeLine = line{rgb: [3]uint8{0, 110, 50}, on: geom.MM(3), off: geom.MM(1.5)}
	foldLine = line{rgb: [3]uint8{0, 60, 200}, on: geom.MM(1), off: geom.MM(1)}
)

// line is how a mark is drawn; on and off are zero for a whole line.
type line struct {
	rgb     [3]uint8
	on, off geom.Length
}

// along draws a straight line, upright or level, on white so that it is seen on any
// ground.
func (l line) along(from, to geom.Point, width geom.Length) []page.Item {
	var out []page.Item
	stroke := func(a, b geom.Point, rgb [3]uint8, w geom.Length) {
		var path geom.Path
		path.MoveTo(a)
		path.LineTo(b)
		out = append(out, &page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: path, Stroke: &page.Stroke{Colour: brand.Colour{RGB: rgb}, Width: w}})
	}
	stroke(from, to, [3]uint8{255, 255, 255}, width*2)
	if l.on <= 0 {
		stroke(from, to, l.rgb, width)
		return out
	}
	length := max(to.X-from.X, to.Y-from.Y)
	for at := geom.Length(0); at < length; at += l.on + l.off {
		end := min(at+l.on, length)
		if to.X > from.X {
			stroke(geom.Point{X: from.X + at, Y: from.Y}, geom.Point{X: from.X + end, Y: from.Y}, l.rgb, width)
		} else {
			stroke(geom.Point{X: from.X, Y: from.Y + at}, geom.Point{X: from.X, Y: from.Y + end}, l.rgb, width)
		}
	}
	return out
}

// around draws the sides of a box.
func (l line) around(r geom.Rect, width geom.Length) []page.Item {
	a, b := r.Point, geom.Point{X: r.Right(), Y: r.Bottom()}
	return slices.Concat(l.along(a, geom.Point{X: b.X, Y: a.Y}, width), l.along(geom.Point{X: a.X, Y: b.Y}, b, width),
		l.along(a, geom.Point{X: a.X, Y: b.Y}, width), l.along(geom.Point{X: b.X, Y: a.Y}, b, width))
}

// outlined draws trim, safe zone and folds over a picture, two pixels wide whatever
// the size of the page.
func outlined(img *image.RGBA, p *proof, pg *page.Page, o raster.Options) error {
	width := geom.Pt(2 / o.Scale)
	items := safeLine.around(geom.R(safe, safe, pg.Trim.W-2*safe, pg.Trim.H-2*safe), width)
	for _, x := range pg.Folds {
		items = append(items, foldLine.along(geom.Point{X: x, Y: -pg.Bleed}, geom.Point{X: x, Y: pg.Trim.H + pg.Bleed}, width)...)
	}
	items = append(items, trimLine.around(geom.Rect{Size: pg.Trim}, width)...)
	o.Ground = nil
	over, err := raster.Draw(p.Library, items, o)
	if err != nil {
		return err
	}
	for i := 0; i < len(img.Pix); i += 4 {
		a := int(over.Pix[i+3])
		if a == 0 {
			continue
		}
		for k := range 3 {
			img.Pix[i+k] = uint8(int(over.Pix[i+k]) + int(img.Pix[i+k])*(255-a)/255)
		}
	}
	return nil
}

package preview

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"slices"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/legible"
	"malbild/internal/page"
	"malbild/internal/pipeline"
	"malbild/internal/raster"
)

// choice is what the person looks at.
type choice struct{ County, Principal, Document, View, Zoom, Language, Beside string }

// look is a document of a principal as the project is now.
type look struct {
	principals []name
	stems      []string
	proof      *pipeline.Proof
	county     *pipeline.County
	found      diag.List
}

type name struct{ County, ID, Name string }

// shown keeps what was made of the project since it last changed.
type shown struct {
	stamp string
	looks map[choice]*look
}

// views are the ways to look at a page.
var views = []struct {
	ID  string
	Say diag.Phrase
}{
	{"", diag.Phrase{SV: "som på skärm", EN: "as on a screen"}},
	{"print", diag.Phrase{SV: "tryck: utfall, format, säker yta och veck", EN: "press: bleed, trim, safe zone and folds"}},
	{"c", diag.Phrase{SV: "färgplåt cyan", EN: "cyan plate"}},
	{"m", diag.Phrase{SV: "färgplåt magenta", EN: "magenta plate"}},
	{"y", diag.Phrase{SV: "färgplåt gul", EN: "yellow plate"}},
	{"k", diag.Phrase{SV: "färgplåt svart", EN: "black plate"}},
	{"spot", diag.Phrase{SV: "färgplåt dekorfärg", EN: "spot colour plate"}},
	{"eye0", diag.Phrase{SV: legible.Eyes[0].SV, EN: legible.Eyes[0].EN}},
	{"eye1", diag.Phrase{SV: legible.Eyes[1].SV, EN: legible.Eyes[1].EN}},
	{"eye2", diag.Phrase{SV: legible.Eyes[2].SV, EN: legible.Eyes[2].EN}},
	{"transcript", diag.Phrase{SV: "det en skärmläsare läser", EN: "what a screen reader reads"}},
	{"contrast", diag.Phrase{SV: "kontraster", EN: "contrasts"}},
}

// zooms are pixels a point.
var zooms = map[string]float64{"50": .5, "": .75, "100": 1, "150": 1.5, "200": 2}

// look makes the document that is asked for, or fetches it while nothing has changed.
func (s *Server) look(c choice) *look {
	c.View, c.Zoom, c.Language, c.Beside = "", "", "", ""
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.files.stamp(s.o.FS); now != s.shown.stamp || len(s.shown.looks) > 8 {
		s.shown = shown{now, map[choice]*look{}}
	}
	if l := s.shown.looks[c]; l != nil {
		return l
	}
	l := s.make(c)
	s.shown.looks[c] = l
	return l
}

// make reads the one county and sets the one document.
func (s *Server) make(c choice) *look {
	l := &look{}
	ids := pipeline.CountyIDs(s.o.FS)
	registers, _ := pipeline.Registers(s.o.FS)
	for i, r := range registers {
		if r == nil || i >= len(ids) {
			continue
		}
		l.principals = append(l.principals, name{ids[i], pipeline.Joint, pipeline.Joint})
		for _, p := range r.Principals {
			l.principals = append(l.principals, name{ids[i], p.ID, p.UsualName.Value})
		}
	}
	req := pipeline.Request{FS: s.o.FS, Counties: []string{c.County}, Principals: []string{c.Principal}, Version: s.o.Version}
	plan, found := pipeline.Prepare(context.Background(), req)
	l.found = found
	if plan != nil {
		l.county, l.stems = plan.Copies[0].County, plan.Stems()
		stem := c.Document
		if !slices.Contains(l.stems, stem) && len(l.stems) > 0 {
			stem = l.stems[0]
		}
		if l.proof = plan.Proof(stem); l.proof != nil {
			l.found.Add(l.proof.Findings...)
		}
	}
	l.found = pipeline.Excerpts(s.o.FS, l.found)
	return l
}

// picture is one page as pixels.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	c := s.chosen(r)
	l := s.look(c)
	n, err := strconv.Atoi(r.URL.Query().Get("n"))
	if err != nil || l.proof == nil || n < 1 || n > len(l.proof.Pages) {
		http.NotFound(w, r)
		return
	}
	p := l.proof.Pages[n-1]
	o := raster.Options{Scale: zooms[c.Zoom], Size: p.Trim, Ground: &[3]uint8{255, 255, 255}, Glyphs: l.proof.Outlines, Colour: colour(c.View)}
	items := p.Items
	if c.View == "print" {
		o.Origin = geom.Point{X: -p.Bleed, Y: -p.Bleed}
		o.Size = geom.Size{W: p.Trim.W + 2*p.Bleed, H: p.Trim.H + 2*p.Bleed}
		items = append(slices.Clip(slices.Clone(items)), marks(p)...)
	}
	img, err := raster.Draw(l.proof.Library, items, o)
	if err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Write(b.Bytes())
}

// colour is how a view sees colours; nil: as they are.
func colour(view string) func(brand.Colour) [3]uint8 {
	plate := func(v uint8) [3]uint8 { g := uint8(255 - int(min(v, 100))*255/100); return [3]uint8{g, g, g} }
	switch view {
	case "c", "m", "y", "k":
		i := slices.Index([]string{"c", "m", "y", "k"}, view)
		return func(c brand.Colour) [3]uint8 {
			if c.Spot.Name != "" {
				return plate(0)
			}
			return plate(c.CMYK[i])
		}
	case "spot":
		return func(c brand.Colour) [3]uint8 {
			if c.Spot.Name == "" {
				return plate(0)
			}
			return plate(c.Spot.Tint)
		}
	case "eye0", "eye1", "eye2":
		return func(c brand.Colour) [3]uint8 { return legible.Eyes[view[3]-'0'].See(c.RGB) }
	}
	return nil
}

// Marks of the press view: the trim in magenta, the safe zone of 5 mm in green, folds
// in blue.
func marks(p *page.Page) []page.Item {
	line := func(path geom.Path, rgb [3]uint8) page.Item {
		return &page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: path, Stroke: &page.Stroke{Colour: brand.Colour{RGB: rgb}, Width: geom.Pt(1)}}
	}
	safe := geom.MM(5)
	out := []page.Item{line(geom.RectPath(geom.Rect{Size: p.Trim}), [3]uint8{214, 0, 120}),
		line(geom.RectPath(geom.R(safe, safe, p.Trim.W-2*safe, p.Trim.H-2*safe)), [3]uint8{0, 130, 60})}
	for _, x := range p.Folds {
		var fold geom.Path
		fold.MoveTo(geom.Point{X: x, Y: -p.Bleed})
		fold.LineTo(geom.Point{X: x, Y: p.Trim.H + p.Bleed})
		out = append(out, line(fold, [3]uint8{0, 60, 220}))
	}
	return out
}

// webPage is the document as a web page, in a frame that runs nothing.
func (s *Server) webPage(w http.ResponseWriter, r *http.Request) {
	l := s.look(s.chosen(r))
	if l.proof == nil {
		http.NotFound(w, r)
		return
	}
	data := s.file(l.proof, pipeline.HTML)
	w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(data)
}

// file makes a file of a document; one at a time, for the document is shared.
func (s *Server) file(p *pipeline.Proof, f pipeline.Format) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return p.File(f)
}

// download hands over a file that is made on the spot, in memory.
func (s *Server) download(w http.ResponseWriter, r *http.Request) {
	l := s.look(s.chosen(r))
	f := pipeline.Format(r.URL.Query().Get("f"))
	if l.proof == nil || !slices.Contains(l.proof.Formats, f) {
		http.NotFound(w, r)
		return
	}
	data := s.file(l.proof, f)
	if data == nil {
		http.Error(w, "409", http.StatusConflict)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", `attachment; filename="`+pipeline.FileName(l.proof.Stem, f)+`"`)
	w.Write(data)
}

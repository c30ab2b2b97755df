package verify

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// guiseOf is how the letters of a run of a slide look, as far as it is told
// (ECMA-376-1, 21.1.2.3.9).
type guiseOf struct {
	ink    string // RRGGBB; empty: not told
	unseen bool
	signs  bool
	face   bool // a typeface is told
}

// over is a look with what it inherits.
func (g guiseOf) over(o guiseOf) guiseOf {
	return guiseOf{cmp.Or(g.ink, o.ink), g.unseen || o.unseen && g.ink == "", g.signs || o.signs && !g.face, g.face || o.face}
}

// worded is a stretch of words in one look.
type worded struct {
	text string
	look guiseOf
}

// letters notes what an element says of the look of letters; where it stands is told by
// what is open: a:rPr, or a:defRPr in the list styles of a shape.
func (r *slideReader) letters(t xml.StartElement, around string) {
	name := t.Name.Local
	if name == "rPr" || name == "defRPr" {
		g := guiseOf{}
		size, err := strconv.Atoi(attribute(t, "sz"))
		strike := attribute(t, "strike")
		g.unseen = err == nil && size <= 200 || strike != "" && strike != "noStrike" ||
			amount(attribute(t, "spc")) <= -1000 || math.Abs(amount(attribute(t, "baseline"))) > 100_000
		*r.looked(name) = g
		return
	}
	at := slices.IndexFunc(r.open, func(s string) bool { return s == "rPr" || s == "defRPr" })
	if at < 0 {
		return
	}
	g, line := r.looked(r.open[at]), slices.Contains(r.open, "ln")
	switch {
	case name == "ln":
		r.broad = amount(attribute(t, "w")) >= 2*emuPerPoint
	case name == "noFill" && around == r.open[at]:
		g.unseen = true
	case name == "latin":
		face := attribute(t, "typeface")
		g.face = !strings.HasPrefix(face, "+")
		g.signs = slices.Contains(usualSigns, strings.ToLower(face))
	case name == "srgbClr" || name == "schemeClr" || name == "sysClr" || name == "prstClr":
		c := r.palette.of(t)
		if line {
			g.unseen = g.unseen || r.broad && nearlyWhite(c)
		} else {
			g.ink = c
		}
	case (name == "lumMod" || name == "lumOff") && !line:
		g.ink = lightened(g.ink, name, amount(attribute(t, "val"))/100_000)
	case name == "alpha" && !line:
		g.unseen = g.unseen || amount(strings.TrimSuffix(attribute(t, "val"), "%")) < 5000
	}
}

// looked is the look that is being told: of the run, or of all in the shape.
func (r *slideReader) looked(name string) *guiseOf {
	if name == "defRPr" && len(r.shapes) > 0 {
		return &r.shapes[len(r.shapes)-1].look
	}
	return &r.run
}

// palette are the colours and typefaces that a presentation's theme and master give.
type palette struct {
	theme *theme
	names map[string]string // of the master: bg1 → lt1
}

func (p *palette) of(t xml.StartElement) string {
	v := attribute(t, "val")
	switch t.Name.Local {
	case "srgbClr":
		return strings.ToUpper(v)
	case "sysClr":
		return strings.ToUpper(attribute(t, "lastClr"))
	case "prstClr":
		return map[string]string{"white": "FFFFFF", "black": "000000"}[v]
	}
	if p == nil {
		return ""
	}
	return p.theme.colours[cmp.Or(p.names[v], v)]
}

// lightened is a colour with its lightness multiplied or raised.
func lightened(c, how string, by float64) string {
	n, err := strconv.ParseUint(c, 16, 32)
	if err != nil {
		return c
	}
	mix := func(v uint64) int {
		f := float64(v) / 255
		if how == "lumMod" {
			f *= by
		} else {
			f += by
		}
		return int(math.Round(255 * min(max(f, 0), 1)))
	}
	return fmt.Sprintf("%02X%02X%02X", mix(n>>16), mix(n>>8&0xff), mix(n&0xff))
}

// slidePalette reads the theme of a presentation and how its master names the colours.
func slidePalette(b []byte, z map[string]*zip.File, slide string) *palette {
	p := &palette{theme: &theme{colours: map[string]string{}, fonts: map[string]string{}}, names: map[string]string{}}
	for _, kind := range []string{"/slideLayout", "/slideMaster", "/theme"} {
		rels, err := targets(z, slide)
		if err != nil {
			return p
		}
		for _, rel := range rels {
			if strings.HasSuffix(rel.kind, kind) {
				slide = rel.target
				break
			}
		}
		if kind == "/slideMaster" {
			elements(b, slide, func(e xml.StartElement) {
				if e.Name.Local == "clrMap" {
					for _, a := range e.Attr {
						p.names[a.Name.Local] = a.Value
					}
				}
			})
		}
	}
	elements(b, slide, p.theme.scheme())
	return p
}

// signs reports whether the theme's typeface draws signs.
func (p *palette) signs() bool {
	return p != nil && slices.Contains(usualSigns, strings.ToLower(p.theme.fonts["minorHAnsi"]))
}

// settle writes the words of a shape anew without those that are not made out on what lies
// behind them.
func (s *slideShape) settle(ground string, signs bool) {
	s.text.Reset()
	for _, p := range s.pieces {
		look := p.look.over(s.look)
		switch {
		case p.text == "\n":
		case look.unseen || indistinct(look.ink, ground):
			continue
		case look.signs || signs && !look.face:
			s.text.WriteString("\ufffd")
			continue
		}
		s.text.WriteString(p.text)
	}
}

// groundOf is the colour behind the words of a shape: its own, that of a surface that lies
// below all of it, or that of the slide; empty: it is not known.
func groundOf(i int, shapes, below []*slideShape, slide string) string {
	s := shapes[i]
	if s.filled {
		return s.fill
	}
	ground := slide
	lay := func(o *slideShape) {
		if o.unseen || !o.filled && !o.picture || !s.at.known || s.at.w*s.at.h == 0 {
			return
		}
		if share := o.at.over(s.at); share > 0.98 && !o.custom && !o.picture {
			ground = o.fill
		} else if share > 0 {
			ground = ""
		}
	}
	for _, o := range below {
		if o.holder == "" {
			lay(o)
		}
	}
	for _, o := range shapes[:i] {
		lay(o)
	}
	return ground
}

// box notes what a:bodyPr says of the words in a shape (ECMA-376-1, 21.1.2.1.1).
func (s *slideShape) box(t xml.StartElement) {
	if turnedOver(amount(attribute(t, "rot"))) {
		s.turned = true
	}
	s.oneLine = attribute(t, "wrap") == "none"
	for _, key := range []string{"lIns", "rIns", "tIns", "bIns"} {
		s.inset = math.Max(s.inset, amount(attribute(t, key)))
	}
}

// turnedOver reports whether an angle, in parts of 60 000 of a degree, turns letters upside down.
func turnedOver(angle float64) bool {
	a := math.Mod(math.Abs(angle)/60_000, 360)
	return a > 91 && a < 269
}

// lost reports whether the words of a shape cannot be read for the form it has.
func (s *slideShape) lost(w float64) bool {
	said := s.text.String()
	if !lettered(said) {
		return false
	}
	longest := 0
	for _, p := range strings.Split(said, "\n") {
		longest = max(longest, utf8.RuneCountInString(p))
	}
	narrow := s.at.known && s.at.w > 0 && s.at.w < 2*emuPerMM && longest > 20
	return s.turned || s.warped || s.shrunk || s.oneLine && longest > 90 || narrow || s.inset > 0 && w > 0 && s.inset >= w/2
}

// within is the share of a shape that lies on the slide.
func (p place) within(w, h float64) float64 {
	return place{0, 0, w, h, true}.over(p)
}

// strikes reports whether a line runs through the inside of a shape.
func (p place) strikes(o place) bool {
	if !p.known || !o.known || p.w > emuPerMM && p.h > emuPerMM {
		return false
	}
	x, y := p.x+p.w/2, p.y+p.h/2
	inside := x > o.x && x < o.x+o.w && y > o.y+o.h*0.02 && y < o.y+o.h*0.98
	return inside && math.Max(p.w, p.h) > 5*emuPerMM
}

// tellTimes notes animations that take words away or change them, and slides that pass
// before they can be read.
func (r *slideReader) tellTimes(t xml.StartElement) {
	switch t.Name.Local {
	case "cTn":
		if class := attribute(t, "presetClass"); class == "exit" || class == "emph" || class == "path" {
			r.moving = class
		}
	case "animMotion", "animClr":
		r.moving = t.Name.Local
	case "transition":
		if v := attribute(t, "advTm"); v != "" && amount(v) < 1000 {
			r.moving = "advTm"
		}
	}
}

// shownSlides are the first and last slide that a presentation shows, from 1; 0: all of
// them. Chosen says that a list of its own chooses which are shown.
func shownSlides(b []byte, main string) (from, to int, chosen bool) {
	elements(b, relatedPart(b, main, "/presProps", "ppt/presProps.xml"), func(e xml.StartElement) {
		switch e.Name.Local {
		case "sldRg":
			from, to = int(amount(attribute(e, "st"))), int(amount(attribute(e, "end")))
		case "custShow":
			chosen = true
		}
	})
	return from, to, chosen
}

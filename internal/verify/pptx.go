package verify

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"malbild/internal/document"
	"malbild/internal/lazy"
)

// Namespaces of PresentationML and DrawingML, ECMA-376-1 (transitional).
const (
	presentationML = "http://schemas.openxmlformats.org/presentationml/2006/main"
	drawingML      = "http://schemas.openxmlformats.org/drawingml/2006/main"
	officeRels     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// continuedTitle ends the title of a slide that goes on from the one before it.
// In Swedish it is «(forts.)»; every language has its own.
var continuedTitle = lazy.Pattern(` \([^()]{1,24}\)$`)

// presentationMain is where the slides are listed, unless the package says otherwise.
const presentationMain = "ppt/presentation.xml"

// maxSlides is more than anyone can sit through.
const maxSlides = 1000

// PPTXWords returns the words of the slides in order: what stands in placeholders.
// Slide numbers, dates and running feet do not count, nor does the text of other
// shapes, which is that of figures, nor notes. A title that only repeats an earlier
// one with «(forts.)» is the pagination's.
func PPTXWords(b []byte) (words []string, err error) {
	defer guard("pptx", &err)
	z, slides, err := slidesOf(b)
	if err != nil {
		return nil, fmt.Errorf("pptx: %w", err)
	}
	var out text
	titles := map[string]bool{}
	for _, name := range slides {
		r := slideReader{}
		if err := r.read(z, name); err != nil {
			return nil, fmt.Errorf("pptx: %q: %w", name, err)
		}
		for _, s := range r.shapes {
			if !s.counted() {
				continue
			}
			said := document.Fold(s.text.String())
			if s.title() {
				if titles[continues(said)] {
					continue
				}
				titles[said] = true
			}
			out.add(s.text.String())
			out.part()
		}
	}
	return out.words()
}

// PPTXNotes returns the words of the notes, one list a slide.
func PPTXNotes(b []byte) (notes [][]string, err error) {
	defer guard("pptx", &err)
	z, slides, err := slidesOf(b)
	if err != nil {
		return nil, fmt.Errorf("pptx: %w", err)
	}
	for _, name := range slides {
		rels, err := targets(z, name)
		if err != nil {
			return nil, fmt.Errorf("pptx: %w", err)
		}
		var words []string
		for _, r := range rels {
			if !strings.HasSuffix(r.kind, "/notesSlide") {
				continue
			}
			n := slideReader{}
			if err := n.read(z, r.target); err != nil {
				return nil, fmt.Errorf("pptx: %q: %w", r.target, err)
			}
			for _, s := range n.shapes {
				if s.holder == "body" {
					words = append(words, strings.Fields(document.Fold(s.text.String()))...)
				}
			}
		}
		notes = append(notes, words)
	}
	return notes, nil
}

// relation is one relationship of a part.
type relation struct{ id, kind, target string }

// slidesOf lists the slides in the order of the presentation.
func slidesOf(b []byte) (map[string]*zip.File, []string, error) {
	if err := checkSize(b); err != nil {
		return nil, nil, err
	}
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, nil, err
	}
	z := make(map[string]*zip.File, len(zr.File))
	for _, f := range zr.File {
		z[f.Name] = f
	}
	main := mainPart(b, presentationMain)
	rels, err := targets(z, main)
	if err != nil {
		return nil, nil, err
	}
	var out []string
	err = walk(z, main, func(t xml.StartElement) {
		if t.Name.Local != "sldId" || t.Name.Space != presentationML {
			return
		}
		for _, a := range t.Attr {
			if a.Name.Space != officeRels || a.Name.Local != "id" {
				continue
			}
			for _, r := range rels {
				if r.id == a.Value {
					out = append(out, r.target)
				}
			}
		}
	})
	if err == nil && len(out) > maxSlides {
		err = fmt.Errorf("%d slides: %w", len(out), ErrTooLarge)
	}
	return z, out, err
}

func targets(z map[string]*zip.File, part string) (out []relation, err error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if z[name] == nil {
		return nil, nil
	}
	err = walk(z, name, func(t xml.StartElement) {
		if t.Name.Local != "Relationship" || len(out) >= maxObjects {
			return
		}
		var r relation
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "Id":
				r.id = a.Value
			case "Type":
				r.kind = a.Value
			case "Target":
				r.target = a.Value
			case "TargetMode":
				return
			}
		}
		if strings.HasPrefix(r.target, "/") {
			r.target = path.Clean(r.target[1:])
		} else {
			r.target = path.Join(path.Dir(part), r.target)
		}
		out = append(out, r)
	})
	return out, err
}

func walk(z map[string]*zip.File, name string, start func(xml.StartElement)) error {
	return tokens(z, name, func(d *xml.Decoder, t xml.Token) error {
		if s, ok := t.(xml.StartElement); ok {
			start(s)
		}
		return nil
	})
}

// tokens reads a part token by token, within bounds.
func tokens(z map[string]*zip.File, name string, f func(*xml.Decoder, xml.Token) error) error {
	file := z[name]
	if file == nil {
		return noPart(name)
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	lim := &io.LimitedReader{R: r, N: maxPart + 1}
	d := xml.NewDecoder(lim)
	depth := 0
	for {
		t, err := d.Token()
		if lim.N <= 0 {
			return fmt.Errorf("%q: %w", name, ErrTooLarge)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fmt.Errorf("%q: depth: %w", name, ErrTooLarge)
			}
		case xml.EndElement:
			depth--
		}
		if err := f(d, t); err != nil {
			return err
		}
	}
}

// slideShape is one shape with its text; holder is its placeholder's type.
type slideShape struct {
	holder  string // "" when it is no placeholder
	index   string // of the placeholder
	name    string
	unseen  bool
	at      place
	filled  bool // it has a ground of its own
	picture bool
	diagram bool // its words stand in another part
	text    strings.Builder

	look    guiseOf // of its letters, where they say nothing
	pieces  []worded
	fill    string // the colour of its ground; empty: not known
	custom  bool   // it is drawn in a form of its own
	line    bool
	oneLine bool
	turned  bool // upside down
	warped  bool
	shrunk  bool
	inset   float64
}

func (s *slideShape) title() bool { return s.holder == "title" || s.holder == "ctrTitle" }

// counted reports whether the shape holds words of the document.
func (s *slideShape) counted() bool {
	switch s.holder {
	case "", "sldNum", "dt", "ftr", "hdr", "sldImg":
		return false
	}
	return true
}

// slideReader collects the shapes of a slide in order.
type slideReader struct {
	seen    bool // only what is shown, to be judged
	shapes  []*slideShape
	open    []string // local names
	run     guiseOf  // of the open run
	broad   bool     // a broad line around its letters is told
	moving  string   // an animation that takes words away
	ground  string   // the colour of the slide; empty: not told
	palette *palette
	hidden  bool // the slide is passed over when it is shown
	inText  bool
	size    int
	frame   frame
	groups  []group
}

func (r *slideReader) read(z map[string]*zip.File, name string) error {
	return tokens(z, name, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			t.Name.Space = transitional(t.Name.Space)
			r.start(t)
			r.open = append(r.open, t.Name.Local)
		case xml.EndElement:
			r.open = r.open[:max(0, len(r.open)-1)]
			if r.seen {
				r.sightEnds(t.Name.Local)
			}
			switch t.Name.Local {
			case "t":
				r.inText = false
			case "r", "fld":
				r.run = guiseOf{}
			case "p":
				r.say("\n")
			}
		case xml.CharData:
			if r.inText {
				r.say(string(t))
			}
		}
		if r.size > maxText {
			return ErrTooLarge
		}
		return nil
	})
}

func (r *slideReader) start(t xml.StartElement) {
	if r.seen {
		r.sight(t)
	}
	switch {
	case t.Name.Space == presentationML && (t.Name.Local == "sp" || r.seen && shapeKinds[t.Name.Local]):
		kind := t.Name.Local
		r.shapes = append(r.shapes, &slideShape{picture: kind == "pic", line: kind == "cxnSp", diagram: kind == "contentPart", filled: attribute(t, "useBgFill") == "1" || attribute(t, "useBgFill") == "true"})
	case t.Name.Space == presentationML && t.Name.Local == "ph" && len(r.shapes) > 0:
		s := r.shapes[len(r.shapes)-1]
		s.holder = "obj" // the default of p:ph
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "type":
				s.holder = a.Value
			case "idx":
				s.index = a.Value
			}
		}
	case t.Name.Local == "t" && (t.Name.Space == drawingML || t.Name.Space == mathML):
		r.inText = true
	case t.Name.Space == drawingML && t.Name.Local == "br":
		r.say(" ")
	}
}

// sight notes what is not shown: a slide, a shape, letters without ink.
func (r *slideReader) sight(t xml.StartElement) {
	around := ""
	if n := len(r.open); n > 0 {
		around = r.open[n-1]
	}
	var s *slideShape
	if n := len(r.shapes); n > 0 {
		s = r.shapes[n-1]
	}
	v := attribute(t, "hidden")
	hidden := v == "1" || v == "true"
	r.letters(t, around)
	r.tellTimes(t)
	if slices.Contains(r.open, "bgPr") || around == "bgRef" {
		if c := r.palette.of(t); c != "" {
			r.ground = c
		} else if t.Name.Local == "blipFill" || t.Name.Local == "gradFill" || t.Name.Local == "pattFill" {
			r.ground = "?"
		}
	}
	switch name := t.Name.Local; {
	case name == "sld":
		v := attribute(t, "show")
		r.hidden = v == "0" || v == "false"
	case name == "grpSp":
		r.groups = append(r.groups, r.around())
	case name == "cNvPr" && around == "nvGrpSpPr":
		if n := len(r.groups); n > 0 {
			r.groups[n-1].hidden = r.groups[n-1].hidden || hidden
		}
	case name == "cNvPr" && s != nil:
		s.name, s.unseen = attribute(t, "name"), s.unseen || hidden || r.around().hidden
	case name == "xfrm":
		r.frame = frame{}
		if s != nil && around != "grpSpPr" && around != "bodyPr" {
			flip := attribute(t, "flipV")
			s.turned = s.turned || turnedOver(amount(attribute(t, "rot"))) != (flip == "1" || flip == "true")
		}
	case name == "off", name == "ext", name == "chOff", name == "chExt":
		if around == "xfrm" {
			r.frame.take(t)
		}
	case s == nil:
	case name == "blip" && around == "blipFill":
		s.picture = true
	case name == "dataModel", name == "chart", name == "oleObj", name == "relIds":
		s.diagram = true
	case (around == "spPr" || around == "tcPr") && (name == "solidFill" || name == "gradFill" || name == "blipFill" || name == "pattFill" || name == "grpFill"):
		s.filled, s.custom = true, s.custom || name != "solidFill"
	case name == "fillRef":
		if n := amount(attribute(t, "idx")); n > 0 && !s.filled {
			s.filled = true
		}
	case name == "custGeom":
		s.custom = true
	case around == "solidFill" && len(r.open) > 1 && r.open[len(r.open)-2] == "spPr" || around == "fillRef" && s.fill == "":
		s.fill = r.palette.of(t)
	case name == "bodyPr":
		s.box(t)
	case name == "normAutofit":
		v := attribute(t, "fontScale")
		s.shrunk = v != "" && amount(strings.TrimSuffix(v, "%")) < 20_000
	case name == "prstTxWarp":
		s.warped = attribute(t, "prst") != "textNoShape"
	case name == "buChar":
		if c := attribute(t, "char"); wordForm().MatchString(c) {
			r.say(c + " ")
		}
	}
}

// shapeKinds are the elements besides p:sp that stand on a slide of themselves.
var shapeKinds = map[string]bool{"pic": true, "graphicFrame": true, "cxnSp": true, "contentPart": true}

// around is the transformation that holds where a shape stands.
func (r *slideReader) around() group {
	if n := len(r.groups); n > 0 {
		return r.groups[n-1]
	}
	return group{kx: 1, ky: 1}
}

// sightEnds notes places and groups when they have been told.
func (r *slideReader) sightEnds(name string) {
	switch name {
	case "xfrm":
		f := r.frame
		switch around := r.open[max(0, len(r.open)-1):]; {
		case len(around) == 0:
		case around[0] == "grpSpPr":
			if n := len(r.groups); n > 0 { // not the tree of shapes itself
				outer := group{kx: 1, ky: 1}
				if n > 1 {
					outer = r.groups[n-2]
				}
				hidden := r.groups[n-1].hidden
				r.groups[n-1] = f.inner(outer)
				r.groups[n-1].hidden = hidden
			}
		case (around[0] == "spPr" || around[0] == "graphicFrame" || around[0] == "contentPart") && len(r.shapes) > 0:
			r.shapes[len(r.shapes)-1].at = r.around().on(place{f.x, f.y, f.w, f.h, true})
		}
	case "grpSp":
		if n := len(r.groups); n > 0 {
			r.groups = r.groups[:n-1]
		}
	}
}

func (r *slideReader) say(s string) {
	if len(r.shapes) == 0 {
		return
	}
	r.size += len(s)
	if r.seen {
		of := r.shapes[len(r.shapes)-1]
		of.pieces = append(of.pieces, worded{s, r.run})
	}
	r.shapes[len(r.shapes)-1].text.WriteString(s)
}

// continues is the title that a title goes on from, or nothing.
func continues(said string) string {
	if at := continuedTitle().FindStringIndex(said); at != nil {
		return said[:at[0]]
	}
	return ""
}

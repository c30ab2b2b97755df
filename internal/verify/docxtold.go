package verify

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/lazy"
)

// floating is a drawing or a text box that is set by its place and not in a line.
type floating struct {
	tag       string
	from      [2]string // what its place is reckoned from
	at, size  [2]float64
	axis      int
	over      bool // it lies over the text
	said      strings.Builder
	inline    bool
	insidePos bool
	behind    bool // it lies below the text
	name      string
}

// covers reports whether a thing without words lies over the text and is large enough to
// hide some of it, or to strike a word.
func (f *floating) covers() bool {
	return f.over && !f.behind && max(f.size[0], f.size[1]) >= 9*emuPerMM
}

// Units of Word files, in EMU.
const (
	emuPerTwip  = 635
	emuPerPoint = 12_700
)

var pageForm = lazy.Pattern(`<w:pgSz\b[^>]*?w:(w|h)="(\d{1,6})"[^>]*?w:(w|h)="(\d{1,6})"`)

// docxPaper is the size of the largest page, in EMU; A4 when none is told.
func docxPaper(part []byte) [2]float64 {
	out := [2]float64{11906 * emuPerTwip, 16838 * emuPerTwip}
	for i, m := range pageForm().FindAllSubmatch(part, 64) {
		a, _ := strconv.ParseFloat(string(m[2]), 64)
		b, _ := strconv.ParseFloat(string(m[4]), 64)
		if string(m[1]) == "h" {
			a, b = b, a
		}
		if i == 0 {
			out = [2]float64{}
		}
		out = [2]float64{math.Max(out[0], a*emuPerTwip), math.Max(out[1], b*emuPerTwip)}
	}
	return out
}

// floats follows drawings and frames: where they stand, and how large they are.
func (r *docxReader) floats(name string, t xml.StartElement) {
	n := len(r.boxes)
	local := t.Name.Local
	switch {
	case local == "anchor" || local == "inline" && strings.Contains(t.Name.Space, "wordprocessingDrawing"):
		if n < maxDepth {
			behind := attribute(t, "behindDoc")
			r.boxes = append(r.boxes, floating{tag: local, inline: local == "inline", behind: behind == "1" || behind == "true"})
		}
	case local == "shape" || local == "rect" || local == "roundrect" || local == "oval" || local == "line":
		if strings.Contains(t.Name.Space, "vml") && n < maxDepth {
			r.boxes = append(r.boxes, vmlBox(local, attribute(t, "style")))
		}
	case name == "framePr":
		r.frame(t)
	case n == 0:
	case local == "positionH" || local == "positionV":
		r.boxes[n-1].axis = map[string]int{"positionH": 0, "positionV": 1}[local]
		r.boxes[n-1].from[r.boxes[n-1].axis] = attribute(t, "relativeFrom")
	case local == "posOffset":
		r.boxes[n-1].insidePos = true
	case local == "extent":
		r.boxes[n-1].size = [2]float64{amount(attribute(t, "cx")), amount(attribute(t, "cy"))}
	case local == "docPr" && r.boxes[n-1].name == "":
		r.boxes[n-1].name = attribute(t, "name")
	case local == "wrapNone":
		r.boxes[n-1].over = true
	case local == "blip" || local == "imagedata":
		r.picture(r.boxes[n-1])
		r.inLine(r.boxes[n-1])
	case local == "textpath": // words set along a line
		r.say(" " + attribute(t, "string") + " ")
	}
}

func amount(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e12 {
		return 0
	}
	return v
}

// vmlBox reads the place of a shape of older files out of its style.
func vmlBox(tag, style string) floating {
	f := floating{tag: tag, inline: true}
	pt := func(v string) float64 {
		n, _ := length(strings.TrimSpace(v))
		switch {
		case strings.HasSuffix(v, "in"):
			n *= 72
		case strings.HasSuffix(v, "mm"):
			n *= 72 / 25.4
		case strings.HasSuffix(v, "cm"):
			n *= 72 / 2.54
		}
		return n * emuPerPoint
	}
	declarations(style, func(p, v string, _ bool) {
		switch p {
		case "position":
			f.inline, f.over = v != "absolute", v == "absolute"
		case "z-index":
			f.behind = strings.HasPrefix(strings.TrimSpace(v), "-")
		case "margin-left", "left":
			f.at[0] += pt(v)
		case "margin-top", "top":
			f.at[1] += pt(v)
		case "width":
			f.size[0] = pt(v)
		case "height":
			f.size[1] = pt(v)
		}
	})
	return f
}

// frame is a paragraph in a frame (ECMA-376-1, 17.3.1.11).
func (r *docxReader) frame(t xml.StartElement) {
	f := floating{tag: "p", from: [2]string{attribute(t, "hAnchor"), attribute(t, "vAnchor")}}
	f.at = [2]float64{amount(attribute(t, "x")) * emuPerTwip, amount(attribute(t, "y")) * emuPerTwip}
	f.size = [2]float64{amount(attribute(t, "w")) * emuPerTwip, amount(attribute(t, "h")) * emuPerTwip}
	if f.away(r.paper) {
		r.boxes = append(r.boxes, f)
	}
}

// away reports whether a floating thing lies outside the page, wherever its margins are.
func (f *floating) away(paper [2]float64) bool {
	if f.inline {
		return false
	}
	for i := range 2 {
		room := 0.0 // what the place may be reckoned from lies this far in at most
		if f.from[i] != "page" {
			room = paper[i]
		}
		if f.at[i] >= paper[i] || f.at[i]+f.size[i]+room <= 0 {
			return true
		}
	}
	return false
}

// outside reports whether words stand in something that is outside the page, and keeps
// what lies over the text.
func (r *docxReader) outside(s string) bool {
	for i := range r.boxes {
		f := &r.boxes[i]
		if f.said.Len() < 200 {
			f.said.WriteString(s)
		}
		if f.away(r.paper) {
			return true
		}
	}
	return false
}

// floatEnds tells what a drawing or a frame held that has ended.
func (r *docxReader) floatEnds(local string) {
	n := len(r.boxes) - 1
	if n < 0 {
		return
	}
	f := &r.boxes[n]
	f.insidePos = f.insidePos && local != "posOffset"
	if local != f.tag {
		return
	}
	said := excerpt(f.said.String())
	if said == "" && r.told != nil && f.covers() && !f.away(r.paper) {
		r.told.add(Notice{Kind: Overlay, What: f.name})
	}
	if said != "" && r.told != nil {
		switch {
		case f.away(r.paper):
			r.told.add(Notice{Kind: Beside, What: "«" + said + "»"})
		case f.over:
			r.told.add(Notice{Kind: Overlay, What: "«" + said + "»"})
		}
	}
	r.boxes = r.boxes[:n]
}

// picture tells of a picture that may carry words.
func (r *docxReader) picture(f floating) {
	w, h := place{w: f.size[0], h: f.size[1]}.mm()
	if r.told != nil && !f.away(r.paper) && (w >= 3 && h >= 3 && max(w, h) >= 9) {
		r.told.add(Notice{Kind: Picture, Width: w, Height: h})
	}
}

// docxNumbering is the words that numbering writes before paragraphs, without its
// numbers: by the id of the numbering, for each level.
func docxNumbering(b []byte, main string) map[string][9]string {
	part, err := zipPart(b, relatedPart(b, main, "/numbering", "word/numbering.xml"))
	if err != nil {
		return nil
	}
	of, out := map[string][9]string{}, map[string][9]string{}
	abstract, number, level := "", "", 0
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		tok, err := d.Token()
		if err != nil {
			return out
		}
		t, ok := tok.(xml.StartElement)
		if !ok || len(out)+len(of) > maxObjects {
			continue
		}
		switch t.Name.Local {
		case "abstractNum":
			abstract, number = attribute(t, "abstractNumId"), ""
		case "num":
			number = attribute(t, "numId")
		case "abstractNumId":
			out[number] = of[attribute(t, "val")]
		case "lvl":
			level, _ = strconv.Atoi(attribute(t, "ilvl"))
		case "lvlText":
			text := numberForm().ReplaceAllString(attribute(t, "val"), " ")
			if level < 0 || level > 8 {
				continue
			}
			if !wordForm().MatchString(text) {
				text = ""
			}
			m := of
			key := abstract
			if number != "" { // another text for this numbering only
				m, key = out, number
			}
			levels := m[key]
			levels[level] = text
			m[key] = levels
		}
	}
}

var (
	numberForm = lazy.Pattern(`%\d`)
	wordForm   = lazy.Pattern(`\pL{2,}`)
)

// numbered is what numbering writes before the open paragraph.
func (r *docxReader) numbered() string {
	id, level := "", 0
	if r.para.number != nil {
		id = *r.para.number
	}
	if r.para.level != nil {
		level = *r.para.level
	}
	if id == "" || level < 0 || level > 8 {
		return ""
	}
	return r.numbering[id][level]
}

// tellPackage notes what other parts of a Word file may show on its pages.
func tellPackage(b []byte, main string, told *notices) {
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return
	}
	z := map[string]*zip.File{}
	for _, f := range zr.File {
		z[f.Name] = f
	}
	rels, err := targets(z, main)
	if err != nil {
		return
	}
	for _, rel := range rels {
		switch kind := path.Base(rel.kind); kind {
		case "header", "footer":
			tellHead(z, rel.target, told)
		case "fontTable":
			tellFonts(b, z, rel.target, told)
		case "chart", "chartEx", "diagramData", "oleObject":
			told.add(Notice{Kind: Diagram, What: path.Base(rel.target)})
		}
	}
}

// tellHead tells of text boxes and watermarks in a running head: they may stand anywhere.
func tellHead(z map[string]*zip.File, part string, told *notices) {
	inside, box := false, ""
	_ = tokens(z, part, func(_ *xml.Decoder, tok xml.Token) error {
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "txbxContent":
				inside = true
			case "textpath":
				if s := excerpt(attribute(t, "string")); s != "" {
					told.add(Notice{Kind: Watermark, What: "«" + s + "»"})
				}
			}
		case xml.EndElement:
			if t.Name.Local == "txbxContent" {
				if s := excerpt(box); s != "" {
					told.add(Notice{Kind: HeadText, What: "«" + s + "»"})
				}
				inside, box = false, ""
			}
		case xml.CharData:
			if inside && len(box) < 400 {
				box += string(t)
			}
		}
		return nil
	})
}

// tellFonts tries the typefaces that a Word file brings along (ECMA-376-1, 17.8.1).
func tellFonts(b []byte, z map[string]*zip.File, part string, told *notices) {
	rels, err := targets(z, part)
	if err != nil || len(rels) == 0 {
		return
	}
	family := ""
	_ = walk(z, part, func(t xml.StartElement) {
		switch t.Name.Local {
		case "font":
			family = attribute(t, "name")
		case "embedRegular", "embedBold", "embedItalic", "embedBoldItalic":
			id, key := "", ""
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "id":
					id = a.Value
				case "fontKey":
					key = a.Value
				}
			}
			i := slices.IndexFunc(rels, func(r relation) bool { return r.id == id })
			if i < 0 {
				return
			}
			n := Notice{Kind: OwnFont, What: family}
			if data, err := zipPart(b, rels[i].target); err == nil {
				work := maxShapeWork
				if f := openShapes(opened(data, key), &work); f != nil && f.Letters != nil {
					n = fontLies(f, family)
				}
			}
			told.add(n)
		}
	})
}

// opened undoes what hides the first 32 bytes of a font: its key, backwards.
func opened(data []byte, guid string) []byte {
	key, err := hex.DecodeString(strings.NewReplacer("{", "", "}", "", "-", "").Replace(guid))
	if err != nil || len(key) != 16 || len(data) < 32 {
		return data
	}
	data = slices.Clone(data)
	for i := range 32 {
		data[i] ^= key[15-i%16]
	}
	return data
}

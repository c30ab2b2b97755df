package inspect

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// xmp is what the metadata say.
type xmp struct {
	title, description         string
	creators                   []string
	uaPart, aPart, aLevel, x   string
	uaRev, aRev, keywords      string
	producer, tool             string
	created, modified, trapped string
	described                  map[string]bool // namespaces with an extension schema
	used                       map[string]bool // namespaces of properties
}

// isKnown reports whether PDF/A-2 knows a namespace (XMP 2005) and needs no description
// for it.
func isKnown(ns string) bool {
	switch ns {
	case nsDC, nsXMP, nsPDF, nsMM, nsPDFA, nsRDF,
		"http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
		"http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
		"http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
		"http://www.aiim.org/pdfa/ns/extension/":
		return true
	}
	return false
}

const (
	nsRDF  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC   = "http://purl.org/dc/elements/1.1/"
	nsXMP  = "http://ns.adobe.com/xap/1.0/"
	nsPDF  = "http://ns.adobe.com/pdf/1.3/"
	nsMM   = "http://ns.adobe.com/xap/1.0/mm/"
	nsPDFA = "http://www.aiim.org/pdfa/ns/id/"
	nsUA   = "http://www.aiim.org/pdfua/ns/id/"
	nsX    = "http://www.npes.org/pdfx/ns/id/"
	nsXold = "http://ns.adobe.com/pdfx/1.3/"
)

// metadata reads the XMP of the document and holds it against Info.
func (d *pdfDoc) metadata() {
	d.xmp = &xmp{}
	defer d.judge() // also without metadata
	s := d.Stream(d.catalog.Raw("Metadata"))
	if s == nil {
		d.r.add(ruleMetadata, 0, "")
	} else if data, err := d.Decode(s); err != nil {
		d.r.add(ruleXMP, 0, "", diag.Cause(err))
	} else {
		var err error
		x, usual := scanXMP(data)
		if !usual {
			x, err = readXMP(data)
		}
		if err != nil {
			d.r.add(ruleXMP, 0, "", diag.Cause(err))
			x = &xmp{}
		}
		d.xmp = x
		d.judge()
		d.checkPacket(data)
		d.claims()
	}
	d.r.Title = d.xmp.title
	d.compareInfo()
}

// judge settles by what the file is judged, and lets go of what was said before
// that was known and does not count.
func (d *pdfDoc) judge() {
	d.r.judges = judgesOf(d.o.Standard, d.xmp)
	d.r.Findings = slices.DeleteFunc(d.r.Findings, func(f Finding) bool { return !d.r.applies(f.Rule) })
}

func (d *pdfDoc) claims() {
	x := d.xmp
	if x.title == "" {
		d.r.add(ruleTitle, 0, "")
	}
	if x.aPart != "" {
		d.r.Claims = append(d.r.Claims, "PDF/A-"+x.aPart+strings.ToLower(x.aLevel))
	}
	if x.uaPart != "" {
		d.r.Claims = append(d.r.Claims, "PDF/UA-"+x.uaPart)
	}
	if x.x != "" {
		d.r.Claims = append(d.r.Claims, x.x)
	}
	if !d.accessible() {
		d.r.add(ruleUA, 0, "")
	}
	if !d.identified() {
		d.r.add(ruleA, 0, "")
	}
	if x.aRev != "" && !d.judged("4") {
		d.r.add(ruleExtension, 0, "", "pdfaid:rev")
	}
	for _, ns := range slices.Sorted(maps.Keys(x.used)) {
		if !isKnown(ns) && !x.described[ns] && (x.aPart != "" || d.o.Standard != AsClaimed) && !d.judged("4") {
			d.r.add(ruleExtension, 0, "", ns)
		}
	}
}

// compareInfo: both places that name the document must say the same.
func (d *pdfDoc) compareInfo() {
	info := d.Dict(d.Trailer.Raw("Info"))
	for _, c := range []struct{ key, other string }{
		{"Title", d.xmp.title}, {"Author", strings.Join(d.xmp.creators, "; ")}, {"Producer", d.xmp.producer}, {"Creator", d.xmp.tool},
	} {
		own := d.Text(info.Raw(pdfread.Name(c.key)))
		if own = strings.TrimSpace(own); own != "" && c.other != "" && own != c.other {
			d.r.add(ruleInfo, 0, "Info", c.key, own, c.other)
		}
	}
	if d.r.Title == "" {
		d.r.Title = d.Text(info.Raw("Title"))
	}
	for _, who := range append([]string{d.Text(info.Raw("Author"))}, d.xmp.creators...) {
		if looksLikePerson(who) {
			d.r.add(rulePerson, 0, "", who)
		}
	}
}

// looksLikePerson guesses that a name of two or three capitalised words without a
// word for an organisation is a person's. It is advice and never fails a file.
func looksLikePerson(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉÜ", r) || strings.ContainsAny(w, ".0123456789/:") || strings.ToUpper(w) == w {
			return false
		}
		low := strings.ToLower(w)
		for _, org := range []string{"kommun", "kommuner", "region", "regioner", "län", "förbund", "styrelse", "nämnd", "ab", "office", "word", "microsoft", "adobe", "förvaltning", "avdelning", "sverige", "stad", "råd", "grupp", "writer"} {
			if strings.HasSuffix(low, org) || strings.HasSuffix(low, org+"s") {
				return false
			}
		}
	}
	return true
}

// readXMP collects the properties used here, written as elements or attributes.
func readXMP(data []byte) (*xmp, error) {
	x := &xmp{described: map[string]bool{}, used: map[string]bool{}}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Entity = nil
	var open []xml.Name
	var text strings.Builder
	for tokens := 0; ; tokens++ {
		tok, err := dec.Token()
		if err == io.EOF {
			return x, nil
		}
		if err != nil {
			return x, err
		}
		if tokens > 200_000 || len(open) > 100 {
			return x, io.ErrShortBuffer
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name.Space == nsRDF && t.Name.Local == "Description" && len(open) <= 3 {
				for _, a := range t.Attr {
					if a.Name.Space != "" && a.Name.Space != "xmlns" && a.Name.Space != nsRDF && a.Name.Space != "http://www.w3.org/XML/1998/namespace" {
						x.property(a.Name, a.Value)
					}
				}
			} else if len(open) > 0 && open[len(open)-1].Local == "Description" && len(open) <= 3 {
				x.used[t.Name.Space] = true
			}
			open = append(open, t.Name)
			text.Reset()
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			x.end(open, strings.TrimSpace(text.String()))
			open = open[:len(open)-1]
			text.Reset()
		}
	}
}

// end takes the text of an element that closes: a property, or an item of one.
func (x *xmp) end(open []xml.Name, text string) {
	last := open[len(open)-1]
	if text == "" {
		return
	}
	if last.Local == "namespaceURI" {
		x.described[text] = true
		return
	}
	name := last
	if last.Space == nsRDF {
		for i := len(open) - 1; i >= 0 && name.Space == nsRDF; i-- {
			name = open[i]
		}
	}
	x.property(name, text)
}

func (x *xmp) property(n xml.Name, v string) {
	if n.Space == nsUA || n.Space == nsX {
		x.used[n.Space] = true
	}
	switch n {
	case xml.Name{Space: nsDC, Local: "title"}:
		if x.title == "" {
			x.title = v
		}
	case xml.Name{Space: nsDC, Local: "creator"}:
		x.creators = append(x.creators, v)
	case xml.Name{Space: nsDC, Local: "description"}:
		x.description = v
	case xml.Name{Space: nsUA, Local: "rev"}:
		x.uaRev = v
	case xml.Name{Space: nsPDFA, Local: "rev"}:
		x.aRev = v
	case xml.Name{Space: nsPDF, Local: "Keywords"}:
		x.keywords = v
	case xml.Name{Space: nsUA, Local: "part"}:
		x.uaPart = v
	case xml.Name{Space: nsPDFA, Local: "part"}:
		x.aPart = v
	case xml.Name{Space: nsPDFA, Local: "conformance"}:
		x.aLevel = v
	case xml.Name{Space: nsX, Local: "GTS_PDFXVersion"}, xml.Name{Space: nsXold, Local: "GTS_PDFXVersion"}:
		x.x = v
	case xml.Name{Space: nsPDF, Local: "Producer"}:
		x.producer = v
	case xml.Name{Space: nsPDF, Local: "Trapped"}:
		x.trapped = v
	case xml.Name{Space: nsXMP, Local: "CreatorTool"}:
		x.tool = v
	case xml.Name{Space: nsXMP, Local: "CreateDate"}:
		x.created = v
	case xml.Name{Space: nsXMP, Local: "ModifyDate"}:
		x.modified = v
	}
}

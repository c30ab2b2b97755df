package origin

import (
	"bytes"
	"encoding/xml"
	"strings"

	"malbild/internal/document"
	"malbild/internal/pdfread"
)

// maxMetadata bounds what is read of a file's own account.
const maxMetadata = 1 << 20

// fromPDF reads the XMP of the catalog. PDF/X-1a is older than XMP: there the
// keywords say the same in short.
func fromPDF(b []byte) []document.Property {
	f, err := pdfread.Open(b)
	if err != nil {
		return nil
	}
	if s := f.Stream(f.Catalog().Raw("Metadata")); s != nil {
		if data, err := f.Decode(s); err == nil && len(data) <= maxMetadata {
			if found := fromXMP(data); len(found) > 0 {
				return found
			}
		}
	}
	return fromKeywords(f.Text(f.Dict(f.Trailer.Raw("Info")).Raw("Keywords")))
}

// fromXMP collects the properties of our namespace: as elements, with or without a
// container, and as attributes, as other programs write them anew.
func fromXMP(data []byte) []document.Property {
	if !bytes.Contains(data, []byte(document.ProvenanceNS)) {
		return nil
	}
	var out facts
	d := xml.NewDecoder(bytes.NewReader(data))
	property, text, item := "", strings.Builder{}, false
	for depth, at := 0, 0; ; {
		t, err := d.Token()
		if err != nil {
			return out.list
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			for _, a := range t.Attr {
				if a.Name.Space == document.ProvenanceNS {
					out.add(a.Name.Local, a.Value)
				}
			}
			switch {
			case t.Name.Space == document.ProvenanceNS:
				property, at, item = t.Name.Local, depth, false
				text.Reset()
			case property != "" && t.Name.Local == "li":
				item = true
				text.Reset()
			}
		case xml.CharData:
			if property != "" && text.Len() < maxMetadata {
				text.Write(t)
			}
		case xml.EndElement:
			switch {
			case property == "":
			case t.Name.Local == "li":
				out.add(property, text.String())
			case depth == at:
				if !item {
					out.add(property, text.String())
				}
				property = ""
			}
			depth--
		}
	}
}

// fromKeywords reads «malbild norrbotten; version 1; …».
func fromKeywords(s string) []document.Property {
	if !strings.HasPrefix(s, "malbild ") || len(s) > maxMetadata {
		return nil
	}
	var out facts
	for _, part := range strings.Split(s, "; ") {
		if name, value, ok := strings.Cut(part, " "); ok {
			out.add(name, value)
		}
	}
	return out.list
}

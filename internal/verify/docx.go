package verify

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// wordML is the main namespace of WordprocessingML, ECMA-376-1 (transitional).
const wordML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// markup compatibility, ECMA-376-3: alternatives of one and the same content.
const compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

// DOCXWords returns the words of the main document part in order. Headers,
// footers, drawings, field codes, page number fields and automatic numbering do
// not count; placeholders of content controls and contents entries do.
func DOCXWords(b []byte) (words []string, err error) {
	defer guard("docx", &err)
	if err := checkSize(b); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	part, err := zipPart(b, "word/document.xml")
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	r := docxReader{notes: docxNotes(b)}
	if err := r.read(part); err != nil {
		return nil, fmt.Errorf("docx: word/document.xml: %w", err)
	}
	return r.out.words()
}

// zipPart unpacks one part of a package.
func zipPart(b []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if len(data) > maxPart {
			return nil, fmt.Errorf("%s: %w", name, ErrTooLarge)
		}
		return data, nil
	}
	return nil, fmt.Errorf("no part %s", name)
}

// docxReader walks the part token by token: no tree is built, so that depth and
// memory stay bounded.
type docxReader struct {
	boxes  bool // the words of text boxes too
	out    text
	open   []string // local names of open WordprocessingML elements, "" for others
	fields []field  // open complex fields
	notes  map[string]string
}

// docxNotes are the footnotes by id. A file without any has none; a broken part
// of notes shows as words that are missing.
func docxNotes(b []byte) map[string]string {
	part, err := zipPart(b, "word/footnotes.xml")
	if err != nil {
		return nil
	}
	notes, id := map[string]string{}, ""
	d := xml.NewDecoder(bytes.NewReader(part))
	for inText := false; ; {
		tok, err := d.Token()
		if err != nil {
			return notes
		}
		switch t := tok.(type) {
		case xml.StartElement:
			inText = t.Name.Space == wordML && t.Name.Local == "t"
			if t.Name.Space == wordML && t.Name.Local == "footnote" {
				id = attribute(t, "id")
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				notes[id] += string(t)
			}
		}
	}
}

// field is a complex field (ECMA-376-1, 17.16.18) from begin to end.
type field struct {
	code   strings.Builder
	result bool // past the separator
}

// counted reports whether the result of the field is words of the document. Page
// numbers are made by the pagination and not by an author.
func (f *field) counted() bool {
	if !f.result {
		return false
	}
	code, _, _ := strings.Cut(strings.TrimSpace(f.code.String()), " ")
	switch strings.ToUpper(code) {
	case "PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES":
		return false
	}
	return true
}

func (r *docxReader) read(part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if skipped(t.Name) && !(r.boxes && boxed(t.Name)) {
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			}
			if len(r.open) >= maxDepth {
				return fmt.Errorf("depth: %w", ErrTooLarge)
			}
			r.start(t)
		case xml.EndElement:
			r.end()
		case xml.CharData:
			r.chars(string(t))
		}
	}
}

// skipped lists what holds no words of the document.
func skipped(n xml.Name) bool {
	if n.Space == compatibility {
		return n.Local == "Fallback"
	}
	if n.Space != wordML {
		return false
	}
	switch n.Local {
	case "drawing", "pict", "object", // figures
		"del", "moveFrom", // what a revision took away
		"sdtPr", "sdtEndPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr": // properties
		return true
	}
	return false
}

// boxed lists what may hold a text box.
func boxed(n xml.Name) bool {
	return n.Space == wordML && (n.Local == "drawing" || n.Local == "pict" || n.Local == "object")
}

func (r *docxReader) start(t xml.StartElement) {
	name := ""
	if t.Name.Space == wordML {
		name = t.Name.Local
	}
	r.open = append(r.open, name)
	switch name {
	case "p", "tc":
		r.out.part()
	case "tab", "br", "cr", "ptab":
		r.say(" ")
	case "noBreakHyphen":
		r.say("-")
	case "footnoteReference": // a note is read where it is called for
		r.say(" " + r.notes[attribute(t, "id")] + " ")
	case "fldChar":
		r.fieldChar(attribute(t, "fldCharType"))
	case "fldSimple":
		f := field{result: true}
		f.code.WriteString(attribute(t, "instr"))
		r.fields = append(r.fields, f)
	}
}

func (r *docxReader) end() {
	if len(r.open) == 0 {
		return
	}
	name := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	switch name {
	case "p", "tc":
		r.out.part()
	case "fldSimple":
		r.fieldChar("end")
	}
}

func (r *docxReader) fieldChar(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin" && last < maxDepth:
		r.fields = append(r.fields, field{})
	case kind == "separate" && last >= 0:
		r.fields[last].result = true
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

// chars takes character data: words in w:t, the code of a field in w:instrText.
func (r *docxReader) chars(s string) {
	if len(r.open) == 0 {
		return
	}
	switch r.open[len(r.open)-1] {
	case "t":
		r.say(s)
	case "instrText":
		if last := len(r.fields) - 1; last >= 0 && r.fields[last].code.Len() < 1024 {
			r.fields[last].code.WriteString(s)
		}
	}
}

// say adds text unless a field around it is not counted.
func (r *docxReader) say(s string) {
	for i := range r.fields {
		if !r.fields[i].counted() {
			return
		}
	}
	r.out.add(s)
}

func attribute(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local && (a.Name.Space == wordML || a.Name.Space == "") {
			return a.Value
		}
	}
	return ""
}

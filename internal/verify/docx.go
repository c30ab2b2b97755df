package verify

import (
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
	main := mainPart(b, wordMain)
	part, err := zipPart(b, main)
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	r := docxReader{notes: docxNotes(b, main)}
	if err := r.read(part); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return r.out.words()
}

// docxReader walks the part token by token: no tree is built, so that depth and
// memory stay bounded.
type docxReader struct {
	seen     bool // all that a reader of the file sees, to be judged: text boxes too, and nothing hidden
	out      *text
	open     []string // local names of open WordprocessingML elements, "" for others
	fields   []field  // open complex fields
	notes    map[string]string
	endnotes map[string]string
	looks    map[string]*look // styles, by id; nil: they do not matter
	para     look
	run      look
	filling  bool // what fills the letters of the run is being told
	lining   bool // the colour of a broad line around them is
	branches []branch

	numbering map[string][9]string // words that numbering writes, by its id and level
	boxes     []floating           // drawings that float, open
	paper     [2]float64           // of the page, in EMU
	told      *notices

	theme    *theme
	page     string // the colour of its ground
	tables   []table
	controls []control
	framed   string // that the words last said stand in
	line     docxLine
}

// docxNotes are the footnotes by id. A file without any has none; a broken part
// of notes shows as words that are missing.
func docxNotes(b []byte, main string) map[string]string { return notesIn(b, main, "footnote") }

func notesIn(b []byte, main, kind string) map[string]string {
	part, err := zipPart(b, relatedPart(b, main, "/"+kind+"s", "word/"+kind+"s.xml"))
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
			word := transitional(t.Name.Space) == wordML
			inText = word && t.Name.Local == "t"
			if word && t.Name.Local == kind {
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
	code    strings.Builder
	result  bool // past the separator
	dirty   bool // it is worked out anew when the file is opened
	letters int  // that it has said
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
	if r.out == nil {
		r.out = &text{}
	}
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
			t.Name.Space = transitional(t.Name.Space)
			if r.seen && r.studied(t.Name.Local) {
				// what they say of words is followed
			} else if skipped(t.Name) && !(r.seen && boxed(t.Name)) {
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
			r.end(t.Name)
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
		"sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr": // properties
		return true
	}
	return false
}

// boxed lists what may hold a text box, and what may stand in the place of one.
func boxed(n xml.Name) bool {
	return n.Space == wordML && (n.Local == "drawing" || n.Local == "pict" || n.Local == "object") || n.Space == compatibility
}

// studied lists the properties that decide on whether words are seen.
func (r *docxReader) studied(local string) bool {
	switch local {
	case "tblPr", "trPr", "tcPr", "sdtPr":
		return true
	case "del": // a row that is taken away
		return len(r.open) > 0 && r.open[len(r.open)-1] == "trPr"
	}
	return false
}

func (r *docxReader) start(t xml.StartElement) {
	name := ""
	switch {
	case t.Name.Space == wordML:
		name = t.Name.Local
	case t.Name.Space == mathML && t.Name.Local == "t", r.seen && t.Name.Space == drawingML && t.Name.Local == "t": // letters of a formula and a drawing are seen as well
		name = "t"
	case t.Name.Space == compatibility && r.seen:
		r.branch(t.Name.Local)
	}
	r.style(name, t)
	if r.seen {
		r.floats(name, t)
		r.around(name, t)
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
	case "endnoteReference":
		if r.seen {
			r.say(" " + r.endnotes[attribute(t, "id")] + " ")
		}
	case "sym":
		r.say(symbol(t))
	case "altChunk", "subDoc": // words of another part, which are not read
		if r.seen {
			r.say(" \ufffd ")
		}
	case "bdo":
		if r.seen && attribute(t, "val") == "rtl" {
			r.say(turned)
		}
	case "fldChar":
		r.fieldChar(attribute(t, "fldCharType"))
		if v := attribute(t, "dirty"); v != "" && v != "0" && v != "false" && len(r.fields) > 0 {
			r.fields[len(r.fields)-1].dirty = true
		}
	case "fldSimple":
		f := field{result: true, dirty: attribute(t, "dirty") != "" && attribute(t, "dirty") != "0" && attribute(t, "dirty") != "false"}
		f.code.WriteString(attribute(t, "instr"))
		r.fields = append(r.fields, f)
	}
}

func (r *docxReader) end(n xml.Name) {
	if len(r.open) == 0 {
		return
	}
	name := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if n.Space == compatibility && r.seen {
		r.branchEnds(n.Local)
	}
	if r.seen {
		r.floatEnds(n.Local)
	}
	if r.seen {
		r.aroundEnds(name)
	}
	switch name {
	case "pPr":
		if r.seen && len(r.open) > 0 && r.open[len(r.open)-1] == "p" {
			r.say(r.numbered())
		}
	case "p":
		r.out.part()
		r.para = look{}
	case "r":
		r.run = look{}
		r.filling = false
	case "tc":
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
	if n := len(r.boxes) - 1; n >= 0 && r.boxes[n].insidePos {
		r.boxes[n].at[r.boxes[n].axis] = amount(s)
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

// say adds text unless a field around it is not counted, or nobody sees it.
func (r *docxReader) say(s string) {
	if r.seen {
		if r.hidden(s) || r.outside(s) {
			return
		}
		r.beforeWords(s)
		if r.run.over(r.para).signs && lettered(s) { // another sign for every letter
			s = "\ufffd"
		}
	}
	for i := range r.fields {
		if f := &r.fields[i]; !f.counted() && !(r.seen && f.result && !pageNumber().MatchString(digitless(s))) {
			return
		}
	}
	if r.seen && len(r.fields) > 0 && lettered(s) {
		r.markFields(s)
	}
	r.out.add(s)
}

// markFields puts a sign before the words of fields that may be others tomorrow: a text
// with such words is not whole.
func (r *docxReader) markFields(s string) {
	for i := range r.fields {
		f := &r.fields[i]
		if !f.result || !f.rewritten() {
			continue
		}
		if f.letters == 0 {
			r.out.add(" \ufffd ")
		}
		if f.letters += len(s); f.letters >= longField && f.letters-len(s) < longField && r.told != nil {
			r.told.add(Notice{Kind: Rewritten, What: "«" + excerpt(s) + "»"})
		}
	}
}

// longField is how much a field says before it may be a whole adopted text.
const longField = 60

func attribute(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local && (transitional(a.Name.Space) == wordML || a.Name.Space == "") {
			return a.Value
		}
	}
	return ""
}

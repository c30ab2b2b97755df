package word

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"malbild/internal/document"
	"malbild/internal/word/block"
)

// The custom XML part that holds the values of the fields. Controls of one name
// are bound to one element of it, so the number of the case is typed once and
// stands in body, header and footer.
const (
	storeID = "{6F2C4C1B-6D1B-5A0E-9C55-2B7E3C1D4A10}"
	dataNS  = "urn:malbild:arende:1"
)

// fields are the fields of one document, in order of appearance.
type fields struct {
	names        []string
	values       map[string]string
	placeholders []string
}

func (f *fields) note(name, value string) {
	if f.values == nil {
		f.values = map[string]string{}
	}
	old, ok := f.values[name]
	if !ok {
		f.names = append(f.names, name)
	}
	if old == "" {
		f.values[name] = value
	}
}

// docPart is the name of the building block that holds a placeholder, so that
// Word can show it again when the field is emptied.
func (f *fields) docPart(placeholder string) string {
	if !slices.Contains(f.placeholders, placeholder) {
		f.placeholders = append(f.placeholders, placeholder)
	}
	return "Malbild" + digest(placeholder)[:12]
}

func digest(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// xmlName reports whether a field may be an element of the custom XML part.
func xmlName(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-') {
			return false
		}
	}
	return s != ""
}

// control writes a field inside a paragraph.
func (w *writer) control(f *document.Field, run block.Run) {
	if !xmlName(f.Name) {
		w.fail(fmt.Errorf("field %q: the name must be ASCII letters, digits, - and _", f.Name))
		return
	}
	w.endRun()
	w.properties(f)
	if f.Kind != document.FieldBlock {
		w.fields.note(f.Name, f.Value)
		w.raw(`<w:dataBinding w:prefixMappings="xmlns:m='` + dataNS + `'" w:xpath="/m:arende[1]/m:`)
		w.raw(f.Name)
		w.raw(`[1]" w:storeItemID="` + w.t.store.id + `"/>`)
	}
	switch f.Kind {
	case document.FieldDate:
		w.date(f.Value)
	case document.FieldChoice:
		w.choices(f.Choices)
	default:
		w.raw(`<w:text/>`)
	}
	w.raw(`</w:sdtPr><w:sdtContent>`)
	w.shown(f, run)
	w.raw(`</w:sdtContent></w:sdt>`)
}

// properties begins a control: title, tag, id, a lock against removal, and what
// to show while it is empty.
func (w *writer) properties(f *document.Field) {
	title := f.Title
	if title == "" {
		title = f.Name // a control without a title is silent to a screen reader
	}
	w.raw(`<w:sdt><w:sdtPr><w:alias w:val="`)
	w.attr(title)
	w.raw(`"/><w:tag w:val="malbild:`)
	w.attr(f.Name)
	w.raw(`"/><w:id w:val="`)
	w.int(w.id())
	w.raw(`"/><w:lock w:val="sdtLocked"/><w:placeholder><w:docPart w:val="`)
	w.raw(w.fields.docPart("[" + f.Placeholder + "]"))
	w.raw(`"/></w:placeholder>`)
	if f.Value == "" {
		w.raw(`<w:showingPlcHdr/>`)
	}
}

// shown writes what stands in the control: the value, or the placeholder, whose
// style carries the shading that vanishes when the field is filled.
func (w *writer) shown(f *document.Field, run block.Run) {
	if f.Value == "" {
		if id := w.style("Placeholder Text"); id != "" {
			run.Style = id
		}
	}
	w.text(run, f.Shown())
	w.endRun()
}

func (w *writer) date(value string) {
	w.raw(`<w:date`)
	if _, err := time.Parse(time.DateOnly, value); err == nil {
		w.raw(` w:fullDate="` + value + `T00:00:00Z"`)
	}
	w.raw(`><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="sv-SE"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>`)
}

// choices lists what may be chosen, each once: Word refuses a file that offers
// the same value twice.
func (w *writer) choices(items []string) {
	w.raw(`<w:comboBox>`)
	for i, c := range items {
		if c == "" || slices.Contains(items[:i], c) {
			continue
		}
		w.raw(`<w:listItem w:displayText="`)
		w.attr(c)
		w.raw(`" w:value="`)
		w.attr(c)
		w.raw(`"/>`)
	}
	w.raw(`</w:comboBox>`)
}

// blockField writes a field of several paragraphs: rich text, so it is bound to
// nothing.
func (w *writer) blockField(f *document.Field, p block.Paragraph) {
	w.properties(f)
	w.raw(`</w:sdtPr><w:sdtContent>`)
	if f.Value == "" {
		end := w.open(p)
		w.shown(f, block.Run{})
		w.close(end)
	}
	for _, l := range lines(f.Value) {
		end := w.open(p)
		w.text(block.Run{}, l)
		w.close(end)
	}
	w.raw(`</w:sdtContent></w:sdt>`)
}

package word

import (
	"strconv"

	"malbild/internal/document"
	"malbild/internal/word/block"
	"malbild/internal/word/opc"
)

// writer holds one document while it is written.
type writer struct {
	ornament bool // the picture at hand says nothing
	doc      *document.Document
	o        Options
	t        *template
	moulds   *moulds
	buf      []byte // the part being written

	main    *[]byte
	filled  []filled // headers and footers
	buffers []*[]byte

	lastID    int // of controls, pictures and bookmarks
	lastNum   int
	nums      []byte // new lists, for the numbering part
	notes     []byte // footnotes
	lastNote  int
	ourLists  bool                       // our own lists are used
	used      uint64                     // styles that the template lacks and the document uses
	known     map[string]*document.Field // what the template's fields can be filled with
	unknown   []string
	bookmarks map[*document.Section]string
	links     map[string]string // target → relation id
	rels      []byte
	relations int
	media     []opc.Entry
	seen      map[*opc.Raw]string // picture → relation id
	fields    fields

	inRun    bool
	run      block.Run
	runEnd   string
	noProof  bool // inside adopted text
	headless bool // in header or footer: no relations
	title    bool // inside the title of the document
	begun    bool // something stands before
	table    bool // the last block was a table, which has no distance after it
	err      error
}

func newWriter(d *document.Document, o Options, t *template, m *moulds) *writer {
	w := &writer{doc: d, o: o, t: t, moulds: m, lastNum: t.lists.lastNum, lastNote: t.notes.last,
		bookmarks: map[*document.Section]string{}, links: map[string]string{}, seen: map[*opc.Raw]string{}}
	if t.fields {
		w.known = w.caseFields()
	}
	number := 910000001
	document.Walk(d, func(n document.Node, _ int) bool {
		if e, ok := n.(*document.ContentsEntry); ok && e.Target != nil && w.bookmarks[e.Target] == "" {
			for t.bookmarks["_Toc"+strconv.Itoa(number)] {
				number++
			}
			w.bookmarks[e.Target] = "_Toc" + strconv.Itoa(number)
			number++
		}
		_, inline := n.(document.Inline)
		return !inline
	})
	return w
}

// release gives the buffers back.
func (w *writer) release() {
	for _, b := range w.buffers {
		w.o.Shared.buffers.Put(b)
	}
}

// filled is a part of the template with its slots filled.
type filled struct {
	name string
	buf  *[]byte
}

// fill writes a part of the template, with our text in its slots.
func (w *writer) fill(f *frame) *[]byte {
	b := w.o.Shared.buffer()
	w.buffers = append(w.buffers, b)
	w.buf = *b
	for i, p := range f.pieces {
		w.buf = append(w.buf, p...)
		if i < len(f.slots) {
			w.slot(f.slots[i])
		}
	}
	*b = w.buf
	return b
}

func (w *writer) slot(s slot) {
	switch s.kind {
	case slotContent:
		w.content()
	case slotHeader:
		w.header()
	case slotFooter:
		w.foot(w.doc.Meta.Running)
	case slotField:
		w.templateField(s.field)
	}
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) raw(s string) { w.buf = append(w.buf, s...) }

func (w *writer) attr(s string) { w.buf = block.Attr(w.buf, s) }

func (w *writer) int(n int) { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

// id is a number that no control, picture or bookmark has.
func (w *writer) id() int {
	w.lastID++
	for w.t.taken[w.lastID] {
		w.lastID++
	}
	return w.lastID
}

// Distances given to single paragraphs, in twentieths of a point: where a block
// ends without distance after it, or begins where its style expects a page's top.
const (
	afterBlock  = 120 // as after body text
	afterNotice = 200 // under what a translation says of itself
	afterTable  = 160
	beforeHead  = 300 // heading after a table
	beforeTitle = 320 // title below a record head
	aboveTable  = 60  // caption to table
)

// open begins a paragraph and returns its end.
func (w *writer) open(f block.Paragraph) (end string) {
	if w.table && f.Style == "" && f.Before == 0 {
		f.Before = afterTable
	}
	w.begun, w.table = true, false
	m, err := w.moulds.paragraphs.get(f, w.moulds.factory.Paragraph)
	if err != nil {
		w.fail(err)
		return ""
	}
	w.raw(m[0])
	return m[1]
}

func (w *writer) close(end string) {
	w.endRun()
	w.raw(end)
}

// text writes words in the format. Words of one format share a run, so that a
// person who edits the text meets whole sentences.
func (w *writer) text(f block.Run, s string) {
	if s == "" {
		return
	}
	w.beginRun(f)
	w.buf = block.Text(w.buf, s)
}

const textStart, textEnd = `<w:t xml:space="preserve">`, `</w:t>`

func (w *writer) beginRun(f block.Run) {
	f.NoProof, f.Rtl = w.noProof, w.doc.Meta.Labels.Rtl
	if f.Lang == "" {
		f.Lang = w.t.language
	}
	if w.inRun && w.run == f {
		return
	}
	w.endRun()
	m, err := w.moulds.runs.get(f, w.moulds.factory.Run)
	if err != nil {
		w.fail(err)
		return
	}
	w.raw(m[0])
	w.raw(textStart)
	w.inRun, w.run, w.runEnd = true, f, m[1]
}

func (w *writer) endRun() {
	if !w.inRun {
		return
	}
	w.raw(textEnd)
	w.raw(w.runEnd)
	w.inRun = false
}

// mark writes a tab or a line break in a run of its own.
func (w *writer) mark(element string) {
	w.endRun()
	w.raw("<w:r>" + element + "</w:r>")
}

const tab, lineBreak = "<w:tab/>", "<w:br/>"

// field writes a complex field with its last result. It is never marked dirty:
// Word would ask the reader a question.
func (w *writer) field(code, result string) {
	w.fieldBegin(code)
	w.raw(`<w:r><w:t>` + result + `</w:t></w:r>`)
	w.fieldEnd()
}

func (w *writer) fieldBegin(code string) {
	w.endRun()
	w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
}

func (w *writer) fieldEnd() {
	w.endRun()
	w.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

const relO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// relate adds a relationship of the main part and returns its id.
func (w *writer) relate(kind, target string, external bool) string {
	w.relations++
	id := w.t.relID + strconv.Itoa(w.relations)
	w.rels = append(w.rels, `<Relationship`+w.t.relNS+` Id="`+id+`" Type="`+relO+kind+`" Target="`...)
	w.rels = block.Attr(w.rels, target)
	if external {
		w.rels = append(w.rels, `" TargetMode="External`...)
	}
	w.rels = append(w.rels, `"/>`...)
	return id
}

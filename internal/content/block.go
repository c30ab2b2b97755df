package content

import (
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// Block is what stands in a section beside running text. Exactly one field is set,
// but for Numbered.
type Block struct {
	Picture  *Picture
	Table    *Table
	Quote    []*Passage
	Points   []*Passage // a list with bullets, or numbers
	Numbered bool
}

// Picture is a picture from a file of the county's.
type Picture struct {
	Image      *document.Image
	Alt        source.Text
	Decorative bool
	Caption    Rich
	Credit     source.Text
	Pos        diag.Pos
}

// Table is a table of data.
type Table struct {
	Caption    Rich
	Head, Rows [][]*Cell
	Pos        diag.Pos
}

// Cell is one cell; Columns and Rows are how many it takes, at least 1.
type Cell struct {
	Rich
	Header        bool
	Columns, Rows int
}

// blockKinds are the keys that tell what a block is.
var blockKinds = []string{"picture", "table", "quote", "bullets", "numbers"}

// blockOptions are the other keys that a block may have.
var blockOptions = []string{"alt", "decorative", "caption", "credit"}

// block reads a block, or nothing.
func (r *reader) block(m *source.Map) *Block {
	b := &Block{}
	switch {
	case m.Has("picture"):
		if b.Picture = r.picture(m); b.Picture == nil {
			return nil
		}
	case m.Has("table"):
		if t := m.Map("table", source.Required); t != nil {
			b.Table = r.table(t)
		}
		if b.Table == nil {
			return nil
		}
	case m.Has("quote"):
		b.Quote = r.texts(m, "quote")
	case m.Has("bullets"):
		b.Points = r.texts(m, "bullets")
	case m.Has("numbers"):
		b.Points, b.Numbered = r.texts(m, "numbers"), true
	}
	return b
}

// texts reads a list of texts.
func (r *reader) texts(m *source.Map, key string) []*Passage {
	var out []*Passage
	for _, v := range m.List(key, source.Required) {
		if p := r.passage(v); p != nil {
			out = append(out, p)
			if key != "quote" {
				r.unstopped()
			}
		}
	}
	return out
}

// picture reads a picture with its words: an alternative text, or the mark that it
// says nothing.
func (r *reader) picture(m *source.Map) *Picture {
	file := m.Path("picture", source.Required)
	p := &Picture{Alt: r.word(m.Text("alt", source.Optional)), Decorative: m.Bool("decorative", source.Optional),
		Caption: r.rich(m.Text("caption", source.Optional)), Credit: r.word(m.Text("credit", source.Optional)), Pos: file.Pos}
	if file.IsZero() {
		return nil
	}
	if p.Alt.IsZero() != p.Decorative {
		r.set.Report(codeAlt.At(file.Pos, file.Value))
	}
	name := r.path(file.Value)
	if m, ok := r.images[name]; ok {
		p.Image = m
		return p
	}
	data, err := source.Bytes(r.fsys, name)
	if err != nil {
		r.set.Report(codePicture.At(file.Pos, file.Value, "filen går inte att läsa", "the file cannot be read").WithCure(curePath))
		return nil
	}
	image, sv, en := imageOf(file.Value, data)
	if image == nil {
		r.set.Report(codePicture.At(file.Pos, file.Value, sv, en))
		return nil
	}
	image.Name = name
	r.images[name] = image
	p.Image = image
	return p
}

// imageOf makes a picture of a file, or says why it cannot be one.
func imageOf(name string, data []byte) (m *document.Image, sv, en string) {
	clean, err := document.CleanImage(data)
	if err == nil {
		m, err = document.NewImage(clean)
	}
	if err != nil {
		return nil, "den är skadad, för stor eller av fel slag", strings.TrimPrefix(err.Error(), document.ErrImage.Error()+": ")
	}
	kinds := map[string]document.ImageType{".png": document.PNG, ".jpg": document.JPEG, ".jpeg": document.JPEG, ".svg": document.SVG}
	if want := kinds[strings.ToLower(path.Ext(name))]; want != m.Type {
		return nil, "den heter något annat än den är (" + string(m.Type) + ")", "it is called something else than it is (" + string(m.Type) + ")"
	}
	return m, "", ""
}

// table reads a table. Cells of the head are headings, and so is the first column of
// the rows unless row_headings is no.
func (r *reader) table(m *source.Map) *Table {
	t := &Table{Caption: r.rich(m.Text("caption", source.Optional)), Pos: m.Pos()}
	if !m.Has("caption") {
		r.set.Report(codeTable.At(m.Pos(), "saknar rubrik (caption)", "has no caption"))
	}
	plain := m.Enum("row_headings", source.Optional, "yes", "no") == "no"
	for _, key := range []string{"head", "rows"} {
		for _, row := range m.List(key, source.Required) {
			if key == "head" {
				t.Head = append(t.Head, r.cells(row, true))
			} else {
				t.Rows = append(t.Rows, r.cells(row, false))
			}
		}
	}
	r.lay(t, plain)
	return t
}

// cells reads the cells of one row.
func (r *reader) cells(row *source.Value, header bool) []*Cell {
	var out []*Cell
	for _, v := range row.List() {
		if c := r.cell(v); c != nil {
			c.Header = header
			out = append(out, c)
		}
	}
	return out
}

func (r *reader) cell(v *source.Value) *Cell {
	c := &Cell{Columns: 1, Rows: 1}
	if !v.IsMap() {
		c.Rich = r.rich(v.Text())
		return c
	}
	m := v.Map()
	c.Rich = r.rich(m.Text("text", source.Required))
	const most = 64
	if m.Has("columns") {
		c.Columns = max(m.Int("columns", source.Optional, 1, most), 1)
	}
	if m.Has("rows") {
		c.Rows = max(m.Int("rows", source.Optional, 1, most), 1)
	}
	return c
}

// lay finds the headings of rows and refuses tables with holes.
func (r *reader) lay(t *Table, plain bool) {
	d := &document.Table{}
	of := map[*document.Cell]*Cell{}
	rows := func(in [][]*Cell) (out []*document.Row) {
		for _, cells := range in {
			row := &document.Row{}
			for _, c := range cells {
				n := &document.Cell{ColSpan: c.Columns, RowSpan: c.Rows}
				of[n] = c
				row.Cells = append(row.Cells, n)
			}
			out = append(out, row)
		}
		return out
	}
	d.Head, d.Rows = rows(t.Head), rows(t.Rows)
	g := document.GridOf(d)
	if !g.Regular {
		r.set.Report(codeTable.At(t.Pos, "har rader som inte är lika långa", "has rows of different lengths"))
	}
	for _, s := range g.Slots {
		if !s.Head && s.Column == 0 && !plain {
			of[s.Cell].Header = true
		}
	}
}

// riches are the texts of a block, in reading order.
func (b *Block) riches() []*Rich {
	var out []*Rich
	for _, l := range [][]*Passage{b.Quote, b.Points} {
		for _, p := range l {
			out = append(out, &p.Rich)
		}
	}
	if p := b.Picture; p != nil && !p.Caption.IsZero() {
		out = append(out, &p.Caption)
	}
	if t := b.Table; t != nil {
		out = append(out, &t.Caption)
		for _, row := range slices.Concat(t.Head, t.Rows) {
			for _, c := range row {
				out = append(out, &c.Rich)
			}
		}
	}
	return out
}

// copied is the block anew, for a language whose words are put into it.
func (b *Block) copied(list func([]*Passage) []*Passage) *Block {
	if b == nil {
		return nil
	}
	n := *b
	n.Quote, n.Points = list(b.Quote), list(b.Points)
	if b.Picture != nil {
		p := *b.Picture
		n.Picture = &p
	}
	if b.Table != nil {
		t := *b.Table
		t.Head, t.Rows = copiedRows(t.Head), copiedRows(t.Rows)
		n.Table = &t
	}
	return &n
}

func copiedRows(in [][]*Cell) [][]*Cell {
	out := make([][]*Cell, len(in))
	for i, row := range in {
		for _, c := range row {
			k := *c
			out[i] = append(out[i], &k)
		}
	}
	return out
}

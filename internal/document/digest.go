package document

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"sync"
)

// unsealed stands for the revision while a document is composed: the line in type
// that names the revision is one of the things it is the digest of. Its beginning, as
// Short cuts it, is of characters that no text has.
const unsealed = "\uf8f0\uf8f1--" + "-unsealed"

// Unsealed is the revision of a document that is not composed yet.
func Unsealed() string { return unsealed }

// Seal gives a document its revision: the digest of everything that it says, in the
// metadata and where the imprint names it. It is done once, when the document is
// composed, and returns the digest, also of a document that has no provenance.
func Seal(d *Document) string {
	p := d.Meta.Provenance
	sum := Digest(d)
	if p == nil || p.Revision != unsealed {
		return sum
	}
	sealed := *p
	sealed.Revision = sum
	d.Meta.Provenance = &sealed
	if p.Version != "" {
		return sum // the imprint names the version
	}
	Walk(d, func(n Node, _ int) bool {
		if t, ok := n.(*Text); ok && strings.Contains(t.Value, Short(unsealed)) {
			t.Value = strings.ReplaceAll(t.Value, Short(unsealed), Short(sum))
		}
		return true
	})
	return sum
}

// Digest is the SHA-256 (hex) of everything that a document says: its words, what
// they are, figures, pictures, fields, and what is said about it. Where it says so
// in the sources is not in it, nor its own revision. Two documents with one digest
// become the same files under the same layout, look and program.
func Digest(d *Document) string {
	g := digesters.Get().(*digester)
	defer digesters.Put(g)
	g.b = g.b[:0]
	g.meta(&d.Meta)
	g.blocks(d.Body)
	return g.sum()
}

// DigestFields is the SHA-256 (hex) of fields by name, in whatever order they lie.
func DigestFields(fields map[string]Field) string {
	g := digesters.Get().(*digester)
	defer digesters.Put(g)
	g.b = g.b[:0]
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	g.list(names)
	for _, name := range names {
		f := fields[name]
		g.inline(&f)
	}
	return g.sum()
}

// digester writes a document as bytes that no other document has: every text with
// its length, every list with its number, every node with its kind.
type digester struct{ b []byte }

// FigureParts is what a figure is drawn of, its hub and its parts, as bytes that no
// other figure has.
func FigureParts(f *Figure) string {
	g := digesters.Get().(*digester)
	defer digesters.Put(g)
	g.b = g.b[:0]
	g.parts(f)
	return string(g.b)
}

// digesters are used again: an annex is 15 kB of such bytes.
var digesters = sync.Pool{New: func() any { return &digester{make([]byte, 0, 16<<10)} }}

func (g *digester) sum() string {
	sum := sha256.Sum256(g.b)
	return hex.EncodeToString(sum[:])
}

func (g *digester) number(n int)     { g.b = binary.AppendVarint(g.b, int64(n)) }
func (g *digester) kind(k byte)      { g.b = append(g.b, k) }
func (g *digester) float(f float64)  { g.b = binary.LittleEndian.AppendUint64(g.b, math.Float64bits(f)) }
func (g *digester) list(ss []string) { g.number(len(ss)); g.texts(ss...) }

func (g *digester) texts(ss ...string) {
	for _, s := range ss {
		g.number(len(s))
		g.b = append(g.b, s...)
	}
}

func (g *digester) yes(b bool) {
	k := byte(0)
	if b {
		k = 1
	}
	g.kind(k)
}

func (g *digester) meta(m *Meta) {
	g.texts(string(m.Product), m.Title, m.Language, m.Issuer, m.Subject, m.Date, m.Identity)
	r := &m.Running
	for _, in := range [][]Inline{r.Principal, r.Body, r.Kind, r.Case, r.FootLeft, r.FootMiddle} {
		g.inlines(in)
	}
	g.number(int(r.Number))
	l := &m.Labels
	g.texts(l.Skip, l.Contents, l.More, l.Languages)
	g.yes(l.Rtl)
	g.number(len(m.Others))
	for _, o := range m.Others {
		g.texts(o.Language, o.Name, o.File)
	}
	p := m.Provenance
	g.yes(p != nil)
	if p == nil {
		return
	}
	g.texts(p.Malbild, p.Version, p.Date, p.Wording, p.Status, p.StatusBy, p.Stamp, p.Note, p.Language, p.Edition)
	g.list(p.Decisions)
	g.number(len(p.Passages))
	for _, d := range p.Passages {
		g.texts(d.ID, d.Language, d.Digest)
	}
}

func (g *digester) blocks(bs []Block) {
	g.number(len(bs))
	for _, b := range bs {
		g.block(b)
	}
}

func (g *digester) block(b Block) {
	switch t := b.(type) {
	case *Section:
		g.kind('S')
		g.texts(t.ID, string(t.Role), t.Ink, t.Icon)
		g.inlines(t.Title)
		g.blocks(t.Body)
	case *Paragraph:
		g.kind('P')
		g.texts(string(t.Role))
		g.inlines(t.Text)
	case *List:
		g.kind('L')
		g.number(int(t.Kind))
		g.texts(string(t.Role))
		g.number(len(t.Items))
		for _, it := range t.Items {
			g.yes(it.Strong)
			g.yes(it.Open)
			g.inlines(it.Label)
			g.blocks(it.Body)
		}
	case *Quote:
		g.kind('Q')
		g.blocks(t.Body)
	case *Passage:
		g.kind('A')
		g.texts(t.ID, t.Title)
		g.blocks(t.Body)
	case *Figure:
		g.figure(t)
	case *Picture:
		g.picture(t)
	case *Contents:
		g.kind('C')
		g.inlines(t.Title)
		g.number(len(t.Entries))
		for _, e := range t.Entries {
			g.number(e.Level)
			if e.Target != nil {
				g.texts(e.Target.ID)
			}
			g.inlines(e.Text)
		}
	case *Table:
		g.kind('T')
		g.inlines(t.Caption)
		g.rows(t.Head)
		g.rows(t.Rows)
	}
}

func (g *digester) figure(f *Figure) {
	g.kind('F')
	g.texts(f.ID, string(f.Form), f.Ends[0], f.Ends[1], f.Target, f.Alt, f.Told)
	g.parts(f)
	g.inlines(f.Caption)
}

func (g *digester) parts(f *Figure) {
	g.yes(f.Hub != nil)
	if f.Hub != nil {
		g.part(f.Hub)
	}
	g.number(len(f.Parts))
	for i := range f.Parts {
		g.part(&f.Parts[i])
	}
}

func (g *digester) part(p *FigurePart) {
	g.list(p.Label)
	g.list(p.From)
	g.texts(p.Icon, p.Ink, p.Heading)
	g.number(len(p.Statements))
	for _, s := range p.Statements {
		g.number(len(s))
		for _, sp := range s {
			g.texts(sp.Text)
			g.yes(sp.Strong)
		}
	}
}

// picture counts the pixels of a picture by their own digest.
func (g *digester) picture(p *Picture) {
	g.kind('I')
	g.texts(p.ID, p.Alt)
	g.yes(p.Decorative)
	g.yes(p.Image != nil)
	if m := p.Image; m != nil {
		g.texts(string(m.Type), m.Name, m.Digest)
	}
	g.yes(p.Logo != nil)
	if l := p.Logo; l != nil {
		g.float(l.Clear)
		g.number(int(l.Least))
	}
	g.inlines(p.Caption)
}

func (g *digester) rows(rows []*Row) {
	g.number(len(rows))
	for _, r := range rows {
		g.number(len(r.Cells))
		for _, c := range r.Cells {
			g.yes(c.Header)
			g.number(c.ColSpan)
			g.number(c.RowSpan)
			g.inlines(c.Text)
		}
	}
}

func (g *digester) inlines(in []Inline) {
	g.number(len(in))
	for _, n := range in {
		g.inline(n)
	}
}

func (g *digester) inline(n Inline) {
	switch t := n.(type) {
	case *Text:
		g.kind('t')
		g.texts(t.Value)
	case *Strong:
		g.kind('s')
		g.inlines(t.Text)
	case *Emphasis:
		g.kind('e')
		g.inlines(t.Text)
	case *Link:
		g.kind('l')
		g.texts(t.Target)
		g.inlines(t.Text)
	case *Abbreviation:
		g.kind('a')
		g.texts(t.Short, t.Expansion)
	case *Foreign:
		g.kind('f')
		g.texts(t.Language)
		g.inlines(t.Text)
	case *Break:
		g.kind('b')
	case *Footnote:
		g.kind('n')
		g.inlines(t.Text)
	case *Field:
		g.kind('d')
		g.texts(t.Name, t.Title, t.Value, t.Placeholder)
		g.number(int(t.Kind))
		g.list(t.Choices)
	}
}

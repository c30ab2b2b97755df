// Package opc reads and writes Open Packaging Conventions files (docx, dotx)
// without losing anything: parts that are not changed keep their bytes, also
// their compressed ones. Writing is deterministic, reading is guarded against
// hostile files. It knows parts and relationships, and nothing of Word.
package opc

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/diag"
)

// Limits guard against hostile files. The zero value means Default.
type Limits struct {
	Entries   int   // number of parts
	PartBytes int64 // unpacked size of one part
	AllBytes  int64 // unpacked size of all parts
	XMLBytes  int64 // size of a part that is parsed; 0: PartBytes
	Elements  int   // number of tags in a part that is parsed; 0: any
	Depth     int   // nesting of XML elements
}

// Default suits any reasonable template.
//
// A tree of XML takes some 200 bytes an element, whatever the text says, so the
// number of elements is what bounds memory.
var Default = Limits{Entries: 4000, PartBytes: 64 << 20, AllBytes: 256 << 20, XMLBytes: 24 << 20, Elements: 800_000, Depth: 1024}

// Reasons for refusing a file. Package cli words them for people.
var (
	ErrEncrypted = diag.NewError("filen är krypterad, eller i det äldre .doc-formatet", "the file is encrypted, or in the old .doc format")
	ErrNotZip    = diag.NewError("filen är ingen Word-fil", "the file is not a Word file")
	ErrTooMany   = diag.NewError("filen har för många delar", "the file has too many parts")
	ErrTooLarge  = diag.NewError("en del är för stor", "a part is too large")
	ErrName      = diag.NewError("en del har ett förbjudet namn", "a part has a forbidden name")
	ErrDuplicate = diag.NewError("två delar har samma namn", "two parts have the same name")
	ErrDoctype   = diag.NewError("en del anger en dokumenttyp", "a part declares a document type")
	ErrMissing   = diag.NewError("en del saknas", "a part is missing")
	ErrXML       = diag.NewError("en del är inte välformad", "a part is not well-formed")
	ErrDamaged   = diag.NewError("en del är skadad", "a part is damaged")
)

type part struct {
	zf   *zip.File // the original entry, untouched
	data []byte    // new bytes, when not nil
}

// Package is an open package. It must not be changed by two goroutines.
type Package struct {
	parts map[string]*part
	order []string
	lim   Limits
	file  []byte // what was opened
}

// New returns an empty package.
func New() *Package { return &Package{parts: map[string]*part{}, lim: Default} }

// Open reads a package. The bytes must not change while it is used.
func Open(b []byte, lim Limits) (*Package, error) {
	if lim == (Limits{}) {
		lim = Default
	}
	if bytes.HasPrefix(b, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return nil, ErrEncrypted
	}
	zr, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotZip, err)
	}
	if len(zr.File) > lim.Entries {
		return nil, fmt.Errorf("%w: %d", ErrTooMany, len(zr.File))
	}
	p := &Package{parts: make(map[string]*part, len(zr.File)), lim: lim, file: b}
	seen := make(map[string]bool, len(zr.File))
	var sum uint64
	for _, f := range zr.File {
		n := f.Name
		if strings.HasSuffix(n, "/") {
			continue // a folder entry holds nothing
		}
		if !safeName(n) {
			return nil, fmt.Errorf("%w: %q", ErrName, n)
		}
		if k := strings.ToLower(n); seen[k] {
			return nil, fmt.Errorf("%w: %q", ErrDuplicate, n)
		} else {
			seen[k] = true
		}
		if f.Flags&1 != 0 {
			return nil, ErrEncrypted
		}
		if f.UncompressedSize64 > uint64(lim.PartBytes) || sum+f.UncompressedSize64 > uint64(lim.AllBytes) {
			return nil, fmt.Errorf("%w: %q", ErrTooLarge, n)
		}
		sum += f.UncompressedSize64
		p.parts[n] = &part{zf: f}
		p.order = append(p.order, n)
	}
	return p, nil
}

// safeName refuses names that could leave the package (OPC 6.2.2.2 asks for more).
func safeName(n string) bool {
	return n != "" && !strings.HasPrefix(n, "/") && !strings.ContainsFunc(n, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) &&
		path.Clean(n) == n && n != ".." && !strings.HasPrefix(n, "../")
}

// Has reports whether there is a part n.
func (p *Package) Has(n string) bool { _, ok := p.parts[n]; return ok }

// Names lists the parts in file order.
func (p *Package) Names() []string { return append([]string(nil), p.order...) }

// Bytes returns the content of a part. What the zip directory promised about its
// size is not believed: reading stops at the limit.
func (p *Package) Bytes(n string) ([]byte, error) {
	q, ok := p.parts[n]
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrMissing, n)
	}
	if q.data != nil {
		return q.data, nil
	}
	rc, err := q.zf.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, n, err)
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, p.lim.PartBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrDamaged, n, err)
	}
	if int64(len(b)) > p.lim.PartBytes {
		return nil, fmt.Errorf("%w: %q", ErrTooLarge, n)
	}
	return b, nil
}

// Verify unpacks every part once, no further than its promised size, and compares its
// checksum; of XML it sees that it is well-formed. What is copied unread must be what it
// says it is: one part that is not, and Office opens none of the file.
func (p *Package) Verify() error {
	unread := uint64(maxLooked)
	for _, n := range p.order {
		q := p.parts[n]
		if q.zf == nil {
			continue
		}
		look, size := false, q.zf.UncompressedSize64
		if ext := strings.ToLower(path.Ext(n)); (ext == ".xml" || ext == ".rels") && size <= unread {
			look, unread = true, unread-size
		}
		if err := q.verify(n, look); err != nil {
			return err
		}
	}
	return nil
}

// What is looked at of the XML of a package beyond what is parsed: more than any template
// has, and as deep as Office writes.
const (
	maxLooked = 32 << 20
	maxNested = 1024
)

func (q *part) verify(n string, look bool) error {
	rc, err := q.zf.Open()
	if err != nil {
		return fmt.Errorf("%w: %q: %w", ErrDamaged, n, err)
	}
	defer rc.Close()
	all := &counter{r: io.LimitReader(rc, int64(q.zf.UncompressedSize64)+1)}
	wrong := error(nil)
	if look {
		wrong = wellFormed(bufio.NewReader(all))
	}
	io.Copy(io.Discard, all) // its error is all.err
	switch {
	case all.err != nil || all.n != q.zf.UncompressedSize64:
		return fmt.Errorf("%w: %q: %w", ErrDamaged, n, all.err)
	case errors.Is(wrong, ErrDoctype):
		return fmt.Errorf("%w: %q", ErrDoctype, n)
	case wrong != nil:
		return fmt.Errorf("%w: %q: %w", ErrXML, n, wrong)
	}
	return nil
}

// counter counts what is read, and keeps the error that ended it.
type counter struct {
	r   io.Reader
	n   uint64
	err error
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += uint64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

// wellFormed reads XML to its end. What is not UTF-8, which OPC allows and no part of
// Word's own is, is believed.
func wellFormed(r *bufio.Reader) error {
	if mark, _ := r.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		return nil
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	rooted, depth := false, 0
	for {
		t, err := d.Token()
		switch t.(type) {
		case xml.StartElement:
			rooted = true
			depth++
		case xml.EndElement:
			depth--
		case xml.Directive:
			return ErrDoctype
		}
		switch {
		case depth > maxNested:
			return errors.New("too deep")
		case err == io.EOF && rooted:
			return nil
		case err == io.EOF:
			return errors.New("no element")
		case err != nil:
			return err
		}
	}
}

// Set adds or replaces a part.
func (p *Package) Set(n string, b []byte) {
	if _, ok := p.parts[n]; !ok {
		p.order = append(p.order, n)
	}
	p.parts[n] = &part{data: b}
}

// XML parses a part. The tree is the caller's own; Set puts it back.
func (p *Package) XML(n string) (*etree.Document, error) {
	if q := p.parts[n]; q != nil && q.zf != nil && p.lim.XMLBytes > 0 && q.zf.UncompressedSize64 > uint64(p.lim.XMLBytes) {
		return nil, fmt.Errorf("%w: %q", ErrTooLarge, n)
	}
	b, err := p.Bytes(n)
	if err != nil {
		return nil, err
	}
	if p.lim.Elements > 0 && bytes.Count(b, []byte("<")) > p.lim.Elements {
		return nil, fmt.Errorf("%w: %q", ErrTooLarge, n)
	}
	return Parse(n, b, p.lim.Depth)
}

// Parse reads XML so that it can be written again without loss: line breaks in
// attributes (alternative texts!) stay what they were. A document type is
// refused: OPC 6.2.5 forbids it, and entities are how XML bombs are made.
func Parse(name string, b []byte, depth int) (*etree.Document, error) {
	d := etree.NewDocument()
	d.ReadSettings.PreserveCData = true
	d.ReadSettings.MaxDepth = depth
	d.WriteSettings.CanonicalAttrVal = true
	d.WriteSettings.CanonicalText = true
	if err := d.ReadFromBytes(b); err != nil {
		return nil, fmt.Errorf("%w: %q: %w", ErrXML, name, err)
	}
	for _, c := range d.Child {
		switch t := c.(type) {
		case *etree.Directive:
			return nil, fmt.Errorf("%w: %q", ErrDoctype, name)
		case *etree.ProcInst:
			if t.Target == "xml" && !utf8Declared(t.Inst) {
				return nil, fmt.Errorf("%w: %q: %s", ErrXML, name, t.Inst)
			}
		}
	}
	if d.Root() == nil {
		return nil, fmt.Errorf("%w: %q: empty", ErrXML, name)
	}
	return d, nil
}

// utf8Declared reports whether an XML declaration allows what follows to be read
// as UTF-8. OPC allows UTF-16 too; no Word writes it.
func utf8Declared(inst string) bool {
	inst = strings.ToLower(inst)
	_, enc, ok := strings.Cut(inst, "encoding")
	enc = strings.TrimLeft(enc, " =\t\r\n\"'")
	return !ok || strings.HasPrefix(enc, "utf-8") || strings.HasPrefix(enc, "us-ascii") || strings.HasPrefix(enc, "ascii")
}

// Rel is one relationship. Target of an internal one is a part name.
type Rel struct {
	ID, Type, Target string
	External         bool
}

// RelsName is the name of the relationships part of part n (empty: of the package).
func RelsName(n string) string {
	if n == "" {
		return "_rels/.rels"
	}
	return path.Join(path.Dir(n), "_rels", path.Base(n)+".rels")
}

// Rels lists the relationships of a part; a part without any has none.
func (p *Package) Rels(src string) ([]Rel, error) {
	rn := RelsName(src)
	if !p.Has(rn) {
		return nil, nil
	}
	d, err := p.XML(rn)
	if err != nil {
		return nil, err
	}
	var out []Rel
	for _, e := range d.Root().SelectElements("Relationship") {
		r := Rel{ID: e.SelectAttrValue("Id", ""), Type: e.SelectAttrValue("Type", ""), Target: e.SelectAttrValue("Target", "")}
		r.External = e.SelectAttrValue("TargetMode", "") == "External"
		if !r.External {
			r.Target = resolve(src, r.Target)
		}
		out = append(out, r)
	}
	return out, nil
}

func resolve(src, target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target[1:])
	}
	return path.Clean(path.Join(path.Dir(src), target))
}

// Target returns the part of the first internal relationship whose type ends in
// suffix, or "". Transitional and Strict files differ in the front of the type only.
func Target(rels []Rel, suffix string) string {
	for _, r := range rels {
		if !r.External && strings.HasSuffix(r.Type, suffix) {
			return r.Target
		}
	}
	return ""
}

package word

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/beevik/etree"

	"malbild/internal/word/block"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// Why a template is refused. Package cli words them for people.
var (
	ErrNoMain = errors.New("the template has no main part")
	ErrStrict = errors.New("the template is saved as Strict Open XML")
	ErrMacro  = errors.New("the template has macros")
	ErrStyles = errors.New("the template has no styles")
)

// The namespaces our blocks use; a template's main part must not give their
// prefixes another meaning.
var prefixes = [][2]string{
	{"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
	{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
	{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
	{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
}

const strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"

// frame is a part of the template with the place where our text goes.
type frame struct {
	name          string
	before, after []byte
}

// template is a template opened and made ready: everything that is the same in
// every document is parsed and packed. It is immutable but for its store of moulds.
type template struct {
	main     frame
	header   *frame // nil: the template's headers are its own affair
	footer   *frame
	numbers  frame // numbering part, cut before its end
	numbered int   // abstract numbering of numbered lists
	bullets  int   // numbering of bulleted lists
	lastNum  int
	lastID   int // highest id of control, picture or bookmark
	styles   map[string]string
	types    []byte // content types, without the end
	rels     []byte // relationships of the main part, without the end
	root     []byte // relationships of the package, without the end
	known    map[string]bool
	static   []opc.Entry

	glossary opc.Entry
	moulds   moulds
}

// moulds are made by the factory when first asked for, and kept.
type moulds struct {
	factory    block.Factory
	paragraphs store[block.Paragraph]
	runs       store[block.Run]
	tables     store[block.Table]
	cells      store[int]
	row, head  block.Mould
	picture    block.Mould
	link       block.Mould
	anchor     block.Mould
	bookmark   block.Mould
}

// open makes a template ready.
func open(p *opc.Package, glossaryStyles string, f block.Factory) (*template, error) {
	rels, err := p.Rels("")
	if err != nil {
		return nil, err
	}
	main := opc.Target(rels, "/officeDocument")
	if main == "" || !p.Has(main) {
		return nil, ErrNoMain
	}
	t := &template{known: map[string]bool{}, glossary: opc.Entry{Name: "word/glossary/styles.xml", Raw: opc.Pack("styles.xml", []byte(glossaryStyles))}}
	for _, n := range p.Names() {
		t.known[n] = true
	}
	for _, step := range []func(*opc.Package, string) error{t.openMain, t.openTypes, t.openStyles, t.openFrames, t.openNumbering, t.openRels, t.openStatic} {
		if err := step(p, main); err != nil {
			return nil, err
		}
	}
	return t, t.moulds.init(f)
}

// cutAt writes the tree and cuts it where the element stood.
func cutAt(name string, d *etree.Document, e *etree.Element) (frame, error) {
	const mark = "malbild-cut"
	m := etree.NewElement(mark)
	if p := e.Parent(); p != nil {
		p.InsertChildAt(e.Index(), m)
		p.RemoveChild(e)
	}
	b, err := d.WriteToBytes()
	if err != nil {
		return frame{}, err
	}
	before, after, ok := bytes.Cut(b, []byte("<"+mark+"/>"))
	if !ok {
		return frame{}, fmt.Errorf("word: %s: no place for the text", name)
	}
	return frame{name, before, after}, nil
}

// control finds the content control with the tag.
func control(e *etree.Element, tag string) *etree.Element {
	if e.Tag == "sdt" {
		if t := e.FindElement("./sdtPr/tag"); t != nil && t.SelectAttrValue("val", "") == tag {
			return e
		}
	}
	for _, c := range e.ChildElements() {
		if f := control(c, tag); f != nil {
			return f
		}
	}
	return nil
}

// openMain cuts the main part at the control for the content, or at the end of
// the body.
func (t *template) openMain(p *opc.Package, main string) error {
	d, err := p.XML(main)
	if err != nil {
		return err
	}
	root := d.Root()
	switch root.NamespaceURI() {
	case prefixes[0][1]:
	case strictNamespace:
		return ErrStrict
	default:
		return fmt.Errorf("%w: %s", ErrNoMain, root.NamespaceURI())
	}
	body := root.SelectElement("body")
	if body == nil {
		return ErrNoMain
	}
	for _, q := range prefixes {
		a := root.SelectAttr("xmlns:" + q[0])
		if a == nil {
			root.CreateAttr("xmlns:"+q[0], q[1])
		} else if a.Value != q[1] {
			return fmt.Errorf("word: the template gives the prefix %s to %s", q[0], a.Value)
		}
	}
	t.countIDs(root)
	place := control(body, tpl.TagContent)
	if place == nil {
		place = etree.NewElement("end")
		at := len(body.Child)
		if s := body.SelectElement("sectPr"); s != nil {
			at = s.Index()
		}
		body.InsertChildAt(at, place)
	}
	t.main, err = cutAt(main, d, place)
	return err
}

// countIDs finds the highest id, so that ours are free.
func (t *template) countIDs(e *etree.Element) {
	v := ""
	switch e.Tag {
	case "docPr", "bookmarkStart":
		v = e.SelectAttrValue("id", "")
	case "id":
		v = e.SelectAttrValue("val", "")
	}
	if n, err := strconv.Atoi(v); err == nil && n > t.lastID && n < 1<<30 {
		t.lastID = n
	}
	for _, c := range e.ChildElements() {
		t.countIDs(c)
	}
}

// withoutEnd is a part up to the end tag of its root.
func withoutEnd(p *opc.Package, name string) ([]byte, *etree.Document, error) {
	d, err := p.XML(name)
	if err != nil {
		return nil, nil, err
	}
	d.WriteSettings.CanonicalEndTags = true
	b, err := d.WriteToBytes()
	if err != nil {
		return nil, nil, err
	}
	i := bytes.LastIndex(b, []byte("</"))
	if i < 0 {
		return nil, nil, fmt.Errorf("word: %s: no end", name)
	}
	return b[:i], d, nil
}

// openTypes makes a document of the template: Word will not open a .docx whose
// main part says it is a template.
func (t *template) openTypes(p *opc.Package, _ string) error {
	b, d, err := withoutEnd(p, "[Content_Types].xml")
	if err != nil {
		return err
	}
	for _, e := range d.Root().ChildElements() {
		if strings.Contains(e.SelectAttrValue("ContentType", ""), "macroEnabled") {
			return ErrMacro
		}
		if e.Tag == "Default" {
			t.known["."+strings.ToLower(e.SelectAttrValue("Extension", ""))] = true
		}
	}
	t.types = bytes.ReplaceAll(b, []byte("wordprocessingml.template.main+xml"), []byte("wordprocessingml.document.main+xml"))
	return nil
}

// openStyles finds the ids of the styles by their names, which are English for
// built-in styles in every language version of Word (Rubrik1 is «heading 1»).
func (t *template) openStyles(p *opc.Package, main string) error {
	rels, err := p.Rels(main)
	if err != nil {
		return err
	}
	name := opc.Target(rels, "/styles")
	if name == "" {
		return ErrStyles
	}
	d, err := p.XML(name)
	if err != nil {
		return err
	}
	t.styles = map[string]string{}
	for _, e := range d.Root().SelectElements("style") {
		if n := e.SelectElement("name"); n != nil {
			t.styles[strings.ToLower(n.SelectAttrValue("val", ""))] = e.SelectAttrValue("styleId", "")
		}
	}
	for style, num := range map[string]*int{"List Bullet": &t.bullets, "List Number": &t.numbered} {
		for _, e := range d.Root().SelectElements("style") {
			if e.SelectAttrValue("styleId", "") != t.style(style) {
				continue
			}
			if n := e.FindElement("./pPr/numPr/numId"); n != nil {
				*num, _ = strconv.Atoi(n.SelectAttrValue("val", "0")) // 0: no such list
			}
		}
	}
	return nil
}

// style is the id of a style by name, or "" for the default style.
func (t *template) style(name string) string { return t.styles[strings.ToLower(name)] }

// openFrames cuts header and footer parts that have a place for our running text.
func (t *template) openFrames(p *opc.Package, main string) error {
	rels, err := p.Rels(main)
	if err != nil {
		return err
	}
	for _, r := range rels {
		header, footer := strings.HasSuffix(r.Type, "/header"), strings.HasSuffix(r.Type, "/footer")
		if !header && !footer || !p.Has(r.Target) {
			continue
		}
		d, err := p.XML(r.Target)
		if err != nil {
			return err
		}
		t.countIDs(d.Root())
		into, tag := &t.header, tpl.TagHeader
		if footer {
			into, tag = &t.footer, tpl.TagFooter
		}
		if place := control(d.Root(), tag); place != nil && *into == nil {
			f, err := cutAt(r.Target, d, place)
			if err != nil {
				return err
			}
			*into = &f
		}
	}
	return nil
}

// openNumbering cuts the numbering part where more lists can be added, and turns
// the numbering of the style into the abstract one behind it.
func (t *template) openNumbering(p *opc.Package, main string) error {
	rels, err := p.Rels(main)
	if err != nil {
		return err
	}
	name := opc.Target(rels, "/numbering")
	if name == "" {
		t.numbered, t.bullets = -1, 0
		return nil
	}
	b, d, err := withoutEnd(p, name)
	if err != nil {
		return err
	}
	abstract := -1
	for _, n := range d.Root().SelectElements("num") {
		id, err := strconv.Atoi(n.SelectAttrValue("numId", ""))
		if err != nil {
			continue
		}
		t.lastNum = max(t.lastNum, id)
		if a := n.SelectElement("abstractNumId"); a != nil && id == t.numbered {
			abstract, _ = strconv.Atoi(a.SelectAttrValue("val", "-1"))
		}
	}
	t.numbered = abstract
	t.numbers = frame{name, b, []byte("</" + d.Root().FullTag() + ">")}
	return nil
}

func (t *template) openRels(p *opc.Package, main string) error {
	var err error
	if t.rels, _, err = withoutEnd(p, opc.RelsName(main)); err != nil {
		return err
	}
	t.root, _, err = withoutEnd(p, opc.RelsName(""))
	return err
}

// openStatic packs every part that no document changes.
func (t *template) openStatic(p *opc.Package, main string) error {
	dynamic := map[string]bool{"[Content_Types].xml": true, opc.RelsName(""): true, main: true, opc.RelsName(main): true, t.numbers.name: true}
	for _, f := range []*frame{t.header, t.footer} {
		if f != nil {
			dynamic[f.name] = true
		}
	}
	for _, n := range p.Names() {
		if dynamic[n] {
			continue
		}
		r, err := p.Raw(n)
		if err != nil {
			return err
		}
		t.static = append(t.static, opc.Entry{Name: n, Raw: r})
	}
	return nil
}

func (m *moulds) init(f block.Factory) error {
	m.factory = f
	for _, s := range []struct {
		into *block.Mould
		make func() (block.Mould, error)
	}{
		{&m.picture, f.Picture}, {&m.link, f.Link}, {&m.anchor, f.Anchor}, {&m.bookmark, f.Bookmark},
		{&m.row, func() (block.Mould, error) { return f.Row(false) }},
		{&m.head, func() (block.Mould, error) { return f.Row(true) }},
	} {
		made, err := s.make()
		if err != nil {
			return err
		}
		*s.into = made
	}
	return nil
}

// store keeps moulds by format. A typed map behind a lock: a sync.Map would
// allocate at every look-up.
type store[F comparable] struct {
	mu sync.RWMutex
	m  map[F]block.Mould
}

// get returns the mould for a format, made once.
func (s *store[F]) get(f F, cast func(F) (block.Mould, error)) (block.Mould, error) {
	s.mu.RLock()
	m, ok := s.m[f]
	s.mu.RUnlock()
	if ok {
		return m, nil
	}
	m, err := cast(f)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = map[F]block.Mould{}
	}
	s.m[f] = m
	return m, nil
}

package word

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/beevik/etree"

	"malbild/internal/diag"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// Why a template is refused; codes.go words them for people.
var (
	ErrNoMain = errors.New("the template has no main part")
	ErrStrict = errors.New("the template is saved as Strict Open XML")
	ErrMacro  = errors.New("the template has macros")
	ErrStyles = errors.New("the template has no styles")
	ErrPrefix = errors.New("the template gives a prefix another meaning")
)

// Template is a principal's own template, opened once and used for any number of
// documents, side by side. The bytes it was opened from must not change.
type Template struct {
	pkg  *opc.Package
	name string
	at   diag.Pos

	mu     sync.Mutex
	opened map[string]*template // by language
}

// OpenTemplate reads a template (.dotx or .docx). Name is what people call it; at
// is where it is named in the sources, where its findings stand. Errors refuse
// it; warnings tell what people should know.
func OpenTemplate(b []byte, name string, at diag.Pos) (*Template, diag.List) {
	t := &Template{name: name, at: at, opened: map[string]*template{}}
	err := error(nil)
	if t.pkg, err = opc.Open(b, opc.Limits{}); err == nil {
		err = t.pkg.Verify()
	}
	if err != nil {
		return nil, diag.List{t.refusal(err)}
	}
	o, err := t.in("sv-SE")
	if err != nil {
		return nil, diag.List{t.refusal(err)}
	}
	return t, o.found(t)
}

// in is the template made ready for documents in a language.
func (t *Template) in(language string) (*template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if o, ok := t.opened[language]; ok {
		return o, nil
	}
	o, err := open(t.pkg, tpl.GraftLook(language))
	if err != nil {
		return nil, err
	}
	o.language = language
	t.opened[language] = o
	return o, nil
}

// found tells what a person who made the template should know.
func (o *template) found(t *Template) diag.List {
	var l diag.List
	if o.place.how == placeEnd && o.place.text {
		l.Add(codeNoPlace.At(t.at, t.name))
	}
	if len(o.asks) > 0 {
		f := codeAsks.At(t.at, t.name, strings.Join(o.asks, ", "))
		if !slices.Contains(o.asks, "mailMerge") {
			f = f.WithCure(diag.Phrase{SV: "inget behöver göras; vill du slippa varningen, stäng av uppdatering av fält i mallen", EN: "nothing to do; to be rid of the warning, turn off the updating of fields in the template"})
		}
		l.Add(f)
	}
	return l
}

// The namespaces our blocks use; a template's main part must not give their
// prefixes another meaning.
var prefixes = [][2]string{
	{"w", namespaceW},
	{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
	{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
	{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
}

const (
	namespaceW      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// template is a template opened and made ready: everything that is the same in
// every document is parsed and packed. It is immutable but for its stores.
type template struct {
	language string // of our runs, when the template may have another; empty: our own template
	main     frame
	running  []frame // headers and footers with something to fill in
	place    spot
	sheet    sheet
	lists    lists
	store    caseStore
	notes    notes
	glossary glossary
	core     frame // properties: zero name when the template has none
	custom   frame
	lastPID  int // of custom properties

	types, rels, root frame  // content types, relationships of main and package: one slot each, last
	relID, rootID     string // beginnings of ids that are free
	relNS, typeNS     string // declared on our elements, when a root does not
	fields            bool   // the template has fields of its own
	known             map[string]bool
	taken             map[int]bool    // ids of controls, pictures, bookmarks
	bookmarks         map[string]bool // names
	asks              []string        // settings that make Word ask, which are dropped
	static            []opc.Entry
}

// opening is a template while it is opened.
type opening struct {
	*template
	p    *opc.Package
	main string
	rels []opc.Rel       // of the main part
	done map[string]bool // parts that are not copied as they are
}

// neededParts are the kinds of parts without which Word calls a file that names them
// damaged. Of pictures and data it only misses what is gone.
var neededParts = []string{"/header", "/footer", "/theme", "/numbering", "/settings", "/webSettings", "/fontTable", "/footnotes", "/endnotes", "/comments"}

// whole reports a part that the main part needs and that is not there.
func (o *opening) whole() error {
	for _, r := range o.rels {
		needed := slices.ContainsFunc(neededParts, func(kind string) bool { return strings.HasSuffix(r.Type, kind) })
		if needed && !r.External && !o.p.Has(r.Target) {
			return fmt.Errorf("%w: %q", opc.ErrMissing, r.Target)
		}
	}
	return nil
}

// open makes a template ready. The look is that of the styles it may lack.
func open(p *opc.Package, look tpl.Look) (*template, error) {
	root, err := p.Rels("")
	if err != nil {
		return nil, err
	}
	o := &opening{p: p, main: opc.Target(root, "/officeDocument"), done: map[string]bool{},
		template: &template{known: map[string]bool{}, taken: map[int]bool{}, bookmarks: map[string]bool{}}}
	if o.main == "" || !p.Has(o.main) {
		return nil, ErrNoMain
	}
	if o.rels, err = p.Rels(o.main); err != nil {
		return nil, err
	}
	if err := o.whole(); err != nil {
		return nil, err
	}
	for _, n := range p.Names() {
		o.known[strings.ToLower(n)] = true
	}
	steps := []func() error{o.openTypes, func() error { return o.openStyles(look) }, o.openIDs, o.openStore, o.openNotes, o.openMain, o.openRunning,
		func() error { return o.openGlossary(look) }, o.openSettings, o.openProperties, o.openRels, o.openStatic}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return o.template, nil
}

// openTypes makes a document of the template: Word will not open a .docx whose
// main part says it is a template.
func (o *opening) openTypes() error {
	const name = "[Content_Types].xml"
	d, err := o.p.XML(name)
	if err != nil {
		return err
	}
	for _, e := range d.Root().ChildElements() {
		ct := e.SelectAttr("ContentType")
		if ct == nil {
			continue
		}
		if strings.Contains(ct.Value, "macroEnabled") || strings.HasSuffix(ct.Value, "vbaProject") {
			return ErrMacro
		}
		if e.Tag == "Default" {
			o.known["."+strings.ToLower(e.SelectAttrValue("Extension", ""))] = true
		}
		ct.Value = strings.Replace(ct.Value, "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml", 1)
	}
	o.types, err = o.last(name, d)
	return err
}

// last cuts a part before the end of its root.
func (o *opening) last(name string, d *etree.Document) (frame, error) {
	end := etree.NewElement("end")
	d.Root().AddChild(end)
	o.done[name] = true
	if d.Root().Space != "" { // our elements have no prefix
		o.noPrefix(d.Root())
	}
	return cutAt(name, d, mark{e: end})
}

// noPrefix notes that elements of ours must say which namespace they are in.
func (o *opening) noPrefix(root *etree.Element) {
	switch ns := ` xmlns="` + root.NamespaceURI() + `"`; root.Tag {
	case "Types":
		o.typeNS = ns
	case "Relationships":
		o.relNS = ns
	}
}

// openSettings drops what would make Word ask a question when the document is opened.
func (o *opening) openSettings() error {
	name := opc.Target(o.rels, "/settings")
	if name == "" || !o.p.Has(name) {
		return nil
	}
	d, err := o.p.XML(name)
	if err != nil {
		return err
	}
	for _, e := range d.Root().SelectElements("updateFields") {
		d.Root().RemoveChild(e)
		o.asks = append(o.asks, "updateFields")
	}
	if d.Root().SelectElement("mailMerge") != nil { // bound to its data; Word alone can loosen it
		o.asks = append(o.asks, "mailMerge")
	}
	if len(o.asks) == 0 || o.asks[0] == "mailMerge" {
		return nil
	}
	b, err := d.WriteToBytes()
	if err != nil {
		return err
	}
	o.done[name] = true
	o.static = append(o.static, opc.Entry{Name: name, Raw: opc.Pack(name, b)})
	return nil
}

// openRels cuts the relationships of main part and package where more are added,
// and finds beginnings of ids that are free.
func (o *opening) openRels() error {
	for _, r := range []struct {
		part string
		into *frame
		id   *string
	}{{o.main, &o.template.rels, &o.relID}, {"", &o.root, &o.rootID}} {
		name := opc.RelsName(r.part)
		d, err := o.p.XML(name)
		if err != nil {
			return err
		}
		*r.id = "mb"
		for clash := true; clash; {
			clash = false
			for _, e := range d.Root().ChildElements() {
				if strings.HasPrefix(e.SelectAttrValue("Id", ""), *r.id) {
					*r.id, clash = *r.id+"x", true
				}
			}
		}
		if *r.into, err = o.last(name, d); err != nil {
			return err
		}
	}
	return nil
}

// openStatic keeps every part that no document changes, compressed as it came.
func (o *opening) openStatic() error {
	for _, n := range o.p.Names() {
		if o.done[n] {
			continue
		}
		r, err := o.p.Raw(n)
		if err != nil {
			return err
		}
		o.static = append(o.static, opc.Entry{Name: n, Raw: r})
	}
	return nil
}

// style is the id of a style by name, or "" when there is none.
func (t *template) style(name string) string {
	r, ok := t.sheet.styles[name]
	if !ok {
		r = t.sheet.styles[strings.ToLower(name)]
	}
	return r.id
}

// declared makes the prefixes of our blocks mean what they should in a root.
func declared(root *etree.Element, want [][2]string) error {
	for _, q := range want {
		a := root.SelectAttr("xmlns:" + q[0])
		if a == nil {
			root.CreateAttr("xmlns:"+q[0], q[1])
		} else if a.Value != q[1] {
			return fmt.Errorf("%w: %s, %s", ErrPrefix, q[0], a.Value)
		}
	}
	return nil
}

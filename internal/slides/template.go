package slides

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/diag"
	"malbild/internal/word/opc"
)

// Template is a principal's own .potx or .pptx, opened and made ready. It is
// immutable, and serves many documents at once.
type Template struct {
	layouts [layoutCount]layout
	static  []opc.Entry // its parts, as they are
	known   map[string]bool
	types   []byte    // content types, without the end
	root    []byte    // relations of the package, without the end, when it lacks core or custom properties
	main    string    // name of the presentation's part
	list    [2][]byte // the presentation, before and after our slides
	rels    []byte    // its relations, without the end
	notes   string    // part of the notes master
	lastID  int       // of its slides
	slides  int       // it has already
	core    string    // part of the core properties; empty: none
	custom  customProps
}

// Why a template is refused, besides the reasons of package opc.
var (
	errMacro   = errors.New("it has macros")
	errStrict  = errors.New("it is saved as Strict Open XML")
	errMain    = errors.New("it has no presentation")
	errLayouts = errors.New("no layout has a title and one text")
)

// maxSlideID leaves room for our slides below the ids of masters (ECMA-376-1, 19.7.13).
const maxSlideID = firstID - 100_000

const (
	nsStrict = "http://purl.oclc.org/ooxml/presentationml/main"
	marker   = "malbild-slides"
)

// OpenTemplate makes a template ready. Findings stand at pos, where the template is
// named; a nil Template is one that cannot be used.
func OpenTemplate(b []byte, name string, pos diag.Pos) (*Template, diag.List) {
	t, err := openTemplate(b)
	if err != nil {
		return nil, diag.List{codeNoTemplate.At(pos, name, reasonOf(err))}
	}
	if t.slides > 0 {
		return t, diag.List{CodeOwnSlides.At(pos, name, t.slides)}
	}
	return t, nil
}

func openTemplate(b []byte) (*Template, error) {
	pkg, err := opc.Open(b, opc.Limits{})
	if err == nil {
		err = pkg.Verify() // most parts are copied unread
	}
	if err != nil {
		return nil, err
	}
	types, err := pkg.Bytes("[Content_Types].xml")
	if err != nil {
		return nil, err
	}
	if bytes.Contains(types, []byte("macroEnabled")) || bytes.Contains(types, []byte("vbaProject")) {
		return nil, errMacro
	}
	rels, err := pkg.Rels("")
	if err != nil {
		return nil, err
	}
	t := &Template{known: map[string]bool{}, main: opc.Target(rels, "/officeDocument"), core: opc.Target(rels, "/core-properties")}
	if !pkg.Has(t.main) {
		return nil, errMain
	}
	for _, kind := range []string{"template", "slideshow"} {
		types = bytes.Replace(types, []byte("presentationml."+kind+".main+xml"), []byte("presentationml.presentation.main+xml"), 1)
	}
	if t.custom, err = openCustom(pkg, opc.Target(rels, "/custom-properties")); err != nil {
		return nil, err
	}
	if t.core == "" || t.custom.part == "" {
		raw, err := pkg.Bytes("_rels/.rels")
		if err != nil {
			return nil, err
		}
		if t.root, err = beforeEnd(raw, "</Relationships>"); err != nil {
			return nil, err
		}
	}
	if t.types, err = beforeEnd(types, "</Types>"); err != nil {
		return nil, err
	}
	if err := t.presentation(pkg); err != nil {
		return nil, err
	}
	changed := map[string]bool{"[Content_Types].xml": true, t.main: true, opc.RelsName(t.main): true, t.core: true, t.custom.part: true, "_rels/.rels": t.root != nil}
	for _, n := range pkg.Names() {
		t.known[n] = true
		if changed[n] {
			continue
		}
		r, err := pkg.Raw(n)
		if err != nil {
			return nil, err
		}
		t.static = append(t.static, opc.Entry{Name: n, Raw: r})
	}
	return t, nil
}

func beforeEnd(b []byte, end string) ([]byte, error) {
	i := bytes.LastIndex(b, []byte(end))
	if i < 0 {
		return nil, fmt.Errorf("%w: no %s", opc.ErrXML, end)
	}
	return b[:i:i], nil
}

// presentation reads the list of slides and masters, and leaves a place for ours.
func (t *Template) presentation(pkg *opc.Package) error {
	d, err := pkg.XML(t.main)
	if err != nil {
		return err
	}
	root := d.Root()
	if root.NamespaceURI() == nsStrict {
		return errStrict
	}
	if root.Tag != "presentation" {
		return errMain
	}
	rels, err := pkg.Rels(t.main)
	if err != nil {
		return err
	}
	master := opc.Target(rels, "/slideMaster")
	t.notes = opc.Target(rels, "/notesMaster")
	if !pkg.Has(master) {
		return errMain
	}
	raw, err := pkg.Bytes(opc.RelsName(t.main))
	if err != nil {
		return err
	}
	if t.rels, err = beforeEnd(raw, "</Relationships>"); err != nil {
		return err
	}
	list := child(root, "sldIdLst", "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
	t.lastID = 255
	for _, e := range list.ChildElements() {
		id, err := strconv.Atoi(e.SelectAttrValue("id", ""))
		if err != nil || id < 0 || id > maxSlideID {
			return fmt.Errorf("%w: slide id", opc.ErrXML)
		}
		t.lastID = max(t.lastID, id)
		t.slides++
	}
	if !pkg.Has(t.notes) {
		t.notes = ""
		list := child(root, "notesMasterIdLst", "sldMasterIdLst")
		list.AddChild(etree.NewComment(marker + "-notes"))
	}
	list.AddChild(etree.NewComment(marker))
	out, err := d.WriteToBytes()
	if err != nil {
		return err
	}
	a, b, ok := bytes.Cut(out, []byte("<!--"+marker+"-->"))
	if !ok {
		return fmt.Errorf("%w: no list of slides", opc.ErrXML)
	}
	t.list = [2][]byte{a, b}
	size := box{w: slideWidth, h: slideHeight}
	if e := root.SelectElement("sldSz"); e != nil {
		size = box{w: numberOf(e, "cx"), h: numberOf(e, "cy")}
	}
	return t.choose(pkg, master, size)
}

// child is a child of the presentation, added after its elder siblings when missing.
func child(root *etree.Element, tag string, after ...string) *etree.Element {
	if e := root.SelectElement(tag); e != nil {
		return e
	}
	e := etree.NewElement(tag)
	e.Space = root.Space
	at := 0
	for _, n := range after {
		if s := root.SelectElement(n); s != nil {
			at = max(at, s.Index()+1)
		}
	}
	root.InsertChildAt(at, e)
	return e
}

// choose finds the layouts for the first slide and for the others: by their type,
// else by their placeholders.
func (t *Template) choose(pkg *opc.Package, master string, size box) error {
	m, err := pkg.XML(master)
	if err != nil {
		return err
	}
	rels, err := pkg.Rels(master)
	if err != nil {
		return err
	}
	var first, text *layout
	for _, r := range rels {
		if !strings.HasSuffix(r.Type, "/slideLayout") || r.External || !pkg.Has(r.Target) {
			continue
		}
		d, err := pkg.XML(r.Target)
		if err != nil {
			return err
		}
		y := readLayout(d.Root(), m.Root())
		y.part = r.Target
		for i := range y.holders {
			y.holders[i].at.clip(size)
		}
		kind := d.Root().SelectAttrValue("type", "")
		switch {
		case first == nil && (kind == "title" || y.find("subTitle", idxText) != nil) && len(y.holders) > 0:
			first = y
		case y.find("title", 0) == nil || y.find("body", idxText) == nil:
		case text == nil, kind == "obj" && text.kind != "obj":
			text = y
			text.kind = kind
		}
	}
	if text == nil {
		return errLayouts
	}
	if first == nil {
		first = text
	}
	for i := range t.layouts {
		t.layouts[i] = *text
	}
	t.layouts[layoutTitle] = *first
	return nil
}

// readLayout reads the placeholders of a layout that we can fill. A layout with
// several texts (two columns, comparison) has none for us.
func readLayout(root, master *etree.Element) *layout {
	y := &layout{}
	texts := 0
	var rest []holder
	for _, sp := range root.FindElements("./cSld/spTree/sp") {
		ph := sp.FindElement("./nvSpPr/nvPr/ph")
		if ph == nil {
			continue
		}
		kind := ph.SelectAttrValue("type", "obj")
		h := holder{name: "Text", style: style{face: regular}, own: `<p:ph`}
		for _, a := range []string{"type", "orient", "sz", "idx"} {
			if v := ph.SelectAttr(a); v != nil {
				h.own += ` ` + a + `="` + string(attr(nil, v.Value)) + `"`
			}
		}
		switch kind {
		case "title", "ctrTitle":
			h.kind, h.name, h.style.bold = "title", "Rubrik", true
			h.measure(sp, master, "title", 4400)
			y.holders = append(y.holders, h)
		case "subTitle":
			h.kind, h.idx, h.name = "subTitle", idxText, "Underrubrik"
			h.measure(sp, master, "body", 2400)
			rest = append(rest, h)
		case "body", "obj":
			texts++
			h.kind, h.idx = "body", idxText
			h.measure(sp, master, "body", 2400)
			rest = append(rest, h)
		case "ftr":
			h.kind, h.idx, h.name = "ftr", idxFoot, "Sidfot"
			rest = append(rest, h)
		case "sldNum":
			h.kind, h.idx, h.name = "sldNum", idxNumber, "Bildnummer"
			rest = append(rest, h)
		}
	}
	if len(y.holders) != 1 || texts > 1 {
		return &layout{}
	}
	y.holders = append(y.holders, rest...)
	return y
}

// measure finds where a placeholder stands, how large its text is and on which side its
// lines stand: in the layout, else in the master.
func (h *holder) measure(sp, master *etree.Element, kind string, size int) {
	h.at = box{margin, margin, slideWidth - 2*margin, slideHeight - 2*margin}
	of := []*etree.Element{sp}
	for _, m := range master.FindElements("./cSld/spTree/sp") {
		if ph := m.FindElement("./nvSpPr/nvPr/ph"); ph != nil && ph.SelectAttrValue("type", "") == kind {
			of = append(of, m)
		}
	}
	for i := len(of) - 1; i >= 0; i-- {
		x := of[i].FindElement("./spPr/xfrm")
		if x != nil && x.SelectElement("off") != nil && x.SelectElement("ext") != nil {
			h.at = box{number(x, "off", "x"), number(x, "off", "y"), max(number(x, "ext", "cx"), 40), max(number(x, "ext", "cy"), 40)}
		}
	}
	const inset = 10 // the default of a:bodyPr, in units
	h.at.w, h.at.h = max(h.at.w-2*inset, 20), max(h.at.h-inset, 20)
	levels := []*etree.Element{master.FindElement("./txStyles/" + kind + "Style/lvl1pPr")}
	sizes := []*etree.Element{master.FindElement("./txStyles/" + kind + "Style/lvl1pPr/defRPr")}
	for i := len(of) - 1; i >= 0; i-- {
		sizes = append(sizes, of[i].FindElement("./txBody/lstStyle/lvl1pPr/defRPr"))
	}
	for _, e := range sizes {
		if e == nil {
			continue
		}
		if v, err := strconv.Atoi(e.SelectAttrValue("sz", "")); err == nil && v >= 100 && v <= 40000 {
			size = v
		}
	}
	for i := len(of) - 1; i >= 0; i-- {
		if e := of[i].FindElement("./txBody/lstStyle/lvl1pPr"); e != nil {
			levels = append(levels, e)
		}
	}
	for _, e := range levels {
		if e != nil {
			h.style.algn = e.SelectAttrValue("algn", h.style.algn)
		}
	}
	h.style.size = float64(size) / 100 * unitsPerPoint
	h.style.leading, h.style.after = h.style.size*1.2, h.style.size*.4
	if h.kind == "title" {
		h.style.after = 0
	}
}

// clip keeps a placeholder on the slide: some programs let theirs hang over its edge.
func (b *box) clip(slide box) {
	b.x, b.y = min(max(b.x, 0), slide.w-40), min(max(b.y, 0), slide.h-40)
	b.w, b.h = max(min(b.w, slide.w-b.x), 20), max(min(b.h, slide.h-b.y), 20)
}

func number(x *etree.Element, child, name string) int {
	return numberOf(x.SelectElement(child), name)
}

// numberOf is a measure in units.
func numberOf(e *etree.Element, name string) int {
	v, err := strconv.Atoi(e.SelectAttrValue(name, ""))
	if err != nil || v < -1<<30 || v > 1<<30 {
		return 0
	}
	return v / emuPerUnit
}

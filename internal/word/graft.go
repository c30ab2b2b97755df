package word

import (
	"strconv"
	"strings"
	"sync"

	"github.com/beevik/etree"

	"malbild/internal/word/block"
	"malbild/internal/word/opc"
	"malbild/internal/word/tpl"
)

// sheet is the style sheet of a template, with the styles it lacks standing by.
// Those that a document uses are added to it; the rest never reach the file.
type sheet struct {
	part   frame
	raw    *opc.Raw            // the part as it came
	styles map[string]styleRef // by name as we spell it, and in lower case
	grafts []graft             // what the template lacks
	dense  bool                // its plain paragraphs have no distance between them
	body   string              // then: its style for body text, if it has one with distance

	mu     sync.Mutex
	packed map[uint64]*opc.Raw // the part with some of the grafts
}

// styleRef is where a style is found. Bit is its place among the grafts, or -1.
type styleRef struct {
	id  string
	bit int8
}

// graft is a style of ours for a template that lacks it.
type graft struct {
	name  string
	xml   string
	needs uint64 // itself and what it is based on
	told  bool   // built-in: people expect the template to have it
	list  bool   // has a numbering
}

const styleGrafts = 64 // as many as a word has bits; we have fewer styles

// openStyles finds the ids of the styles by their names, which are English for
// built-in styles in every language version of Word (Rubrik1 is «heading 1»), and
// makes grafts of those that are missing.
func (o *opening) openStyles(look tpl.Look) error {
	name := opc.Target(o.rels, "/styles")
	if name == "" || !o.p.Has(name) {
		return ErrStyles
	}
	d, err := o.p.XML(name)
	if err != nil {
		return err
	}
	theirs := indexStyles(d.Root())
	if len(theirs.byID) == 0 {
		return ErrStyles
	}
	ourDoc, err := opc.Parse("styles", []byte(look.Styles()), opc.Default.Depth)
	if err != nil {
		return err
	}
	g := &grafting{theirs: theirs, ours: indexStyles(ourDoc.Root()), sheet: &o.sheet}
	o.sheet.styles = map[string]styleRef{}
	g.match(ourDoc.Root())
	if o.lists, err = o.openLists(theirs, g); err != nil {
		return err
	}
	if err := g.make(ourDoc.Root(), &o.lists); err != nil {
		return err
	}
	o.sheet.dense = !distant(d.Root(), theirs, o.style("Normal"))
	if b := theirs.byName["paragraph"+"body text"]; o.sheet.dense && b != nil && distant(d.Root(), theirs, b.SelectAttrValue("styleId", "")) {
		o.sheet.body = b.SelectAttrValue("styleId", "")
	}
	if o.sheet.raw, err = o.p.Raw(name); err != nil {
		return err
	}
	o.sheet.part, err = o.last(name, d)
	return err
}

// styleIndex finds styles of a sheet.
type styleIndex struct {
	byID     map[string]*etree.Element
	byName   map[string]*etree.Element // kind and name in lower case
	names    map[string]bool           // in lower case, of any kind
	defaults map[string]string         // kind → id
}

func indexStyles(root *etree.Element) styleIndex {
	x := styleIndex{map[string]*etree.Element{}, map[string]*etree.Element{}, map[string]bool{}, map[string]string{}}
	for _, e := range root.SelectElements("style") {
		id, kind, name := e.SelectAttrValue("styleId", ""), kindOf(e), strings.ToLower(val(e, "name"))
		if id == "" {
			continue
		}
		x.byID[id] = e
		x.names[name] = true
		if x.byName[kind+name] == nil {
			x.byName[kind+name] = e
		}
		switch e.SelectAttrValue("default", "") {
		case "1", "true", "on":
			x.defaults[kind] = id
		}
	}
	return x
}

func kindOf(e *etree.Element) string { return e.SelectAttrValue("type", "paragraph") }

// chain gives a style and what it is based on.
func (x styleIndex) chain(id string) []*etree.Element {
	var out []*etree.Element
	for len(out) < 20 {
		e := x.byID[id]
		if e == nil {
			break
		}
		out = append(out, e)
		id = val(e, "basedOn")
	}
	return out
}

// distant reports whether paragraphs of a style keep a distance from each other.
func distant(root *etree.Element, x styleIndex, id string) bool {
	chain := x.chain(id)
	if d := root.FindElement("./docDefaults/pPrDefault"); d != nil {
		chain = append(chain, d)
	}
	known := map[string]bool{}
	for _, e := range chain {
		s := e.FindElement("./pPr/spacing")
		if s == nil {
			continue
		}
		for _, a := range []string{"before", "after", "beforeAutospacing", "afterAutospacing"} {
			v := s.SelectAttrValue(a, "")
			if v != "" && !known[a] && v != "0" && v != "false" && v != "off" {
				return true
			}
			known[a] = known[a] || v != ""
		}
	}
	return false
}

// loosened keeps plain paragraphs apart in a template whose default style does not:
// many municipalities write letters with empty lines between paragraphs, which are
// read aloud as «blank».
func (s *sheet) loosened(f block.Paragraph) block.Paragraph {
	switch {
	case !s.dense:
	case s.body != "":
		f.Style = s.body
	case f.After == 0:
		f.After = afterBlock
	}
	return f
}

// grafting compares our sheet with a template's.
type grafting struct {
	theirs, ours styleIndex
	sheet        *sheet
	ids          map[string]string // of ours that are missing → the id they get
	bits         map[string]int8   // our id → bit
}

// match says for every style of ours which id it has in the template.
func (g *grafting) match(root *etree.Element) {
	g.ids, g.bits = map[string]string{}, map[string]int8{}
	for _, e := range root.SelectElements("style") {
		id, name, kind := e.SelectAttrValue("styleId", ""), val(e, "name"), kindOf(e)
		ref := styleRef{bit: -1}
		if t := g.theirs.byName[kind+strings.ToLower(name)]; t != nil {
			ref.id = t.SelectAttrValue("styleId", "")
		} else if e.SelectAttrValue("default", "") != "" && g.theirs.defaults[kind] != "" {
			ref.id = g.theirs.defaults[kind]
		} else {
			ref = styleRef{freeID(id, g.theirs), int8(len(g.bits))}
			g.bits[id] = ref.bit
		}
		g.ids[id] = ref.id
		g.sheet.styles[name] = ref
		g.sheet.styles[strings.ToLower(name)] = ref
	}
}

func freeID(id string, x styleIndex) string {
	for x.byID[id] != nil {
		id += "M"
	}
	return id
}

// make writes the grafts, with the template's ids in what they refer to.
func (g *grafting) make(root *etree.Element, l *lists) error {
	for _, e := range root.SelectElements("style") {
		id := e.SelectAttrValue("styleId", "")
		bit, missing := g.bits[id]
		if !missing || bit >= styleGrafts {
			continue
		}
		c := e.Copy()
		c.CreateAttr("w:styleId", g.ids[id])
		c.CreateAttr("xmlns:w", namespaceW)
		if n := strings.ToLower(val(e, "name")); g.theirs.names[n] { // of another kind
			c.SelectElement("name").CreateAttr("w:val", val(e, "name")+" (malbild)")
		}
		gr := graft{name: val(e, "name"), needs: 1 << bit}
		for _, tag := range []string{"basedOn", "next", "link"} {
			r := c.SelectElement(tag)
			if r == nil {
				continue
			}
			of := r.SelectAttrValue("val", "")
			r.CreateAttr("w:val", g.ids[of])
			if b, ok := g.bits[of]; ok {
				gr.needs |= 1 << b
			}
		}
		if n := c.FindElement("./pPr/numPr/numId"); n != nil {
			gr.list = true
			n.CreateAttr("w:val", strconv.Itoa(l.ours(n.SelectAttrValue("val", ""))))
		}
		gr.told = kindOf(e) == "paragraph" && e.SelectAttrValue("customStyle", "") == "" && e.SelectElement("unhideWhenUsed") == nil && gr.name != "List Continue" && gr.name != "TOC Heading"
		s, err := written(c)
		if err != nil {
			return err
		}
		gr.xml = s
		g.sheet.grafts = append(g.sheet.grafts, gr)
	}
	return nil
}

// closure adds what the used grafts are based on.
func (s *sheet) closure(used uint64) uint64 {
	for {
		all := used
		for i := range s.grafts {
			if used&(1<<i) != 0 {
				all |= s.grafts[i].needs
			}
		}
		if all == used {
			return all
		}
		used = all
	}
}

// with is the part with the grafts that are used, packed once for each set of them.
func (s *sheet) with(used uint64) *opc.Raw {
	if used == 0 {
		return s.raw
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.packed[used]; r != nil {
		return r
	}
	var b []byte
	for i, g := range s.grafts {
		if used&(1<<i) != 0 {
			b = append(append(b, g.xml...), '\n')
		}
	}
	r := opc.Pack(s.part.name, s.part.with(b))
	if s.packed == nil {
		s.packed = map[uint64]*opc.Raw{}
	}
	s.packed[used] = r
	return r
}

// style is the id of a style, which is then part of the document.
func (w *writer) style(name string) string {
	r := w.t.sheet.styles[name]
	if r.bit >= 0 && r.id != "" {
		w.used |= 1 << r.bit
	}
	return r.id
}

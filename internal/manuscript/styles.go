package manuscript

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/word/opc"
)

// look is what a style says, with what it inherits.
type look struct {
	name     string
	based    string
	level    int // 0: not told
	bold     *bool
	italic   *bool
	size     int
	num      string
	depth    int
	centred  *bool
	settled  bool
	visiting bool
}

// level is one level of a numbering.
type level struct{ format string }

// prepare reads the parts that the text refers to. A file without them is read as
// plain as it is; broken ones are an error.
func (r *reader) prepare() error {
	rels, err := r.pack.Rels(r.main)
	if err != nil {
		return err
	}
	r.targets = map[string]opc.Rel{}
	for _, x := range rels {
		r.targets[x.ID] = x
	}
	r.styles, r.lists, r.notes = map[string]*look{}, map[string][]level{}, map[string]string{}
	part := func(suffix string) (*etree.Element, error) {
		name := opc.Target(rels, suffix)
		if name == "" || !r.pack.Has(name) {
			return nil, nil
		}
		doc, err := r.pack.XML(name)
		if err != nil {
			return nil, err
		}
		return doc.Root(), nil
	}
	for _, p := range []struct {
		suffix string
		read   func(*etree.Element)
	}{
		{"/styles", r.readStyles}, {"/numbering", r.readLists},
		{"/comments", func(e *etree.Element) { r.out.Comments = len(e.SelectElements("comment")) }},
		{"/footnotes", func(e *etree.Element) { r.readNotes(e, "footnote") }},
		{"/endnotes", func(e *etree.Element) { r.readNotes(e, "endnote") }},
	} {
		root, err := part(p.suffix)
		if err != nil {
			return err
		}
		if root != nil {
			p.read(root)
		}
	}
	return nil
}

func (r *reader) readStyles(root *etree.Element) {
	if d := root.FindElement("docDefaults/rPrDefault/rPr/sz"); d != nil {
		r.usual.size = number(d)
	}
	for _, e := range root.SelectElements("style") {
		id := attr(e, "styleId")
		if id == "" || len(r.styles) > 10_000 {
			continue
		}
		if attr(e, "default") == "1" && attr(e, "type") == "paragraph" {
			r.usualStyle = id
		}
		r.styles[id] = lookOf(e)
	}
}

// lookOf reads what a style itself says.
func lookOf(e *etree.Element) *look {
	s := &look{name: strings.ToLower(strings.TrimSpace(value(e, "name"))), based: value(e, "basedOn")}
	if pr := e.SelectElement("pPr"); pr != nil {
		s.paragraph(pr)
	}
	if pr := e.SelectElement("rPr"); pr != nil {
		s.bold, s.italic = toggle(pr, "b"), toggle(pr, "i")
		if z := pr.SelectElement("sz"); z != nil {
			s.size = number(z)
		}
	}
	return s
}

// paragraph reads the properties of paragraphs.
func (s *look) paragraph(pr *etree.Element) {
	if o := pr.SelectElement("outlineLvl"); o != nil {
		if n := number(o); n >= 0 && n < 9 {
			s.level = n + 1
		}
	}
	if n := pr.SelectElement("numPr"); n != nil {
		s.num, s.depth = value(n, "numId"), atoi(value(n, "ilvl"))
	}
	s.centred = centred(pr)
}

// style is a style with what it inherits. Styles that inherit in a ring end there.
func (r *reader) style(id string) *look {
	s := r.styles[id]
	if s == nil {
		return &look{name: strings.ToLower(id)}
	}
	if s.settled || s.visiting || s.based == "" {
		s.level = max(s.level, byName(s.name))
		return s
	}
	s.visiting = true
	up := r.style(s.based)
	s.visiting, s.settled = false, true
	if s.level = max(s.level, byName(s.name)); s.level == 0 {
		s.level = up.level
	}
	if s.bold == nil {
		s.bold = up.bold
	}
	if s.italic == nil {
		s.italic = up.italic
	}
	if s.size == 0 {
		s.size = up.size
	}
	if s.num == "" {
		s.num, s.depth = up.num, up.depth
	}
	if s.centred == nil {
		s.centred = up.centred
	}
	return s
}

// byName is the level of a heading style that does not tell it: «heading 2», and
// «Rubrik 2» where a program has translated the name.
func byName(name string) int {
	for _, stem := range []string{"heading ", "rubrik ", "heading", "rubrik"} {
		if n, ok := strings.CutPrefix(name, stem); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
			return int(n[0] - '0')
		}
	}
	return 0
}

func (r *reader) readLists(root *etree.Element) {
	abstract := map[string][]level{}
	for _, e := range root.SelectElements("abstractNum") {
		var ls []level
		for _, l := range e.SelectElements("lvl") {
			if n := atoi(attr(l, "ilvl")); n == len(ls) && n < 9 {
				ls = append(ls, level{value(l, "numFmt")})
			}
		}
		abstract[attr(e, "abstractNumId")] = ls
	}
	for _, e := range root.SelectElements("num") {
		r.lists[attr(e, "numId")] = abstract[value(e, "abstractNumId")]
	}
}

// mark is how a level of a list marks its items.
func (r *reader) mark(num string, depth int) Mark {
	ls, ok := r.lists[num]
	if num == "" || num == "0" || !ok {
		return NoMark
	}
	if depth >= len(ls) {
		return Bullet
	}
	switch ls[depth].format {
	case "none":
		return NoMark
	case "bullet", "":
		return Bullet
	}
	return Number
}

func (r *reader) readNotes(root *etree.Element, tag string) {
	for _, e := range root.SelectElements(tag) {
		if t := attr(e, "type"); t != "" && t != "normal" {
			continue
		}
		var b strings.Builder
		noteText(e, &b)
		r.notes[tag+attr(e, "id")] = strings.Join(strings.Fields(b.String()), " ")
	}
}

// noteText writes the words of a note. What stands on both sides of a paragraph's end,
// a tab or a line break is two words.
func noteText(e *etree.Element, b *strings.Builder) {
	switch e.Tag {
	case "t":
		b.WriteString(e.Text())
	case "p", "br", "cr", "tab":
		b.WriteByte(' ')
	}
	for _, c := range e.ChildElements() {
		noteText(c, b)
	}
}

// value is the w:val of a child.
func value(e *etree.Element, tag string) string {
	if c := e.SelectElement(tag); c != nil {
		return attr(c, "val")
	}
	return ""
}

func attr(e *etree.Element, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Key == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

func number(e *etree.Element) int { return atoi(attr(e, "val")) }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < -1<<20 || n > 1<<20 {
		return 0
	}
	return n
}

// toggle is an on-off property (ECMA-376-1, 17.3.2.22), or nil when it is not told.
func toggle(pr *etree.Element, tag string) *bool {
	e := pr.SelectElement(tag)
	if e == nil {
		return nil
	}
	v := attr(e, "val")
	on := v != "0" && v != "false" && v != "off" && v != "none"
	return &on
}

func centred(pr *etree.Element) *bool {
	if v := value(pr, "jc"); v != "" {
		c := v == "center"
		return &c
	}
	return nil
}

func is(b *bool) bool { return b != nil && *b }

package word

import (
	"slices"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/word/tpl"
)

// control is a field of the template's own: in its body, a header or a footer. It
// is made ready in every form it may take, so that filling it costs copying bytes.
type control struct {
	name    string
	asIs    string // as it came, for a field that nobody knows
	filled  form   // with a value
	waiting form   // without one: the template's placeholder, or ours
	bound   bool   // to our data; else to the properties of the document
	style   int8   // the style that waiting needs and the template lacks; -1: none
}

// form is XML with holes.
type form []string

// Holes of a form. They stand nowhere else.
const (
	holeValue = "¤malbild-v¤"
	holeDate  = "¤malbild-d¤"
)

// The tags that begin as fields do, and are none.
var notFields = []string{tpl.TagContent, tpl.TagHeader, tpl.TagFooter, tagContents}

const (
	tagPrefix   = "malbild:"
	tagAdopted  = "malbild:antagen:"
	tagContents = "malbild:innehallsforteckning"
)

// fieldMarks finds the fields, and here among them, in the order of the text.
func (o *opening) fieldMarks(root, here *etree.Element) []mark {
	var marks []mark
	walk(root, func(e *etree.Element) bool {
		switch {
		case here != nil && e == here:
			marks = append(marks, mark{e: e})
			return false
		case e.Tag != "sdt" || here != nil && inside(here, e):
			return true
		}
		c := o.control(e)
		if c == nil {
			return true
		}
		o.fields = true
		marks = append(marks, mark{e, slot{slotField, c}})
		return false
	})
	return marks
}

func inside(e, outer *etree.Element) bool {
	for ; e != nil; e = e.Parent() {
		if e == outer {
			return true
		}
	}
	return false
}

// control makes a field ready, or returns nil when the element is none.
func (o *opening) control(e *etree.Element) *control {
	c := &control{style: -1}
	if c.name, c.bound = fieldOf(e); c.name == "" || !fillable(e) {
		return nil
	}
	var err error
	if c.asIs, err = written(e); err != nil {
		return nil
	}
	if c.filled, err = o.filledForm(e, c.bound); err != nil {
		return nil
	}
	if c.waiting, err = o.waitingForm(e, c); err != nil {
		return nil
	}
	return c
}

// fieldOf tells which field a control is: by its tag, or by what it is bound to.
func fieldOf(e *etree.Element) (name string, bound bool) {
	pr := e.SelectElement("sdtPr")
	if pr == nil {
		return "", false
	}
	tag := val(pr, "tag")
	if n, ok := strings.CutPrefix(tag, tagPrefix); ok && !slices.Contains(notFields, tag) && !strings.HasPrefix(tag, tagAdopted) && xmlName(n) {
		return n, true
	}
	b := pr.SelectElement("dataBinding")
	if b == nil {
		return "", false
	}
	path := b.SelectAttrValue("xpath", "")
	last, _, _ := strings.Cut(path[strings.LastIndexAny(path, "/:")+1:], "[")
	switch {
	case strings.Contains(b.SelectAttrValue("prefixMappings", ""), dataNS) && xmlName(last):
		return last, true
	case strings.Contains(path, "coreProperties"):
		return map[string]string{"title": fieldTitle, "subject": fieldSubject, "creator": fieldPrincipal}[last], false
	}
	return "", false
}

// fillable reports whether a control holds plain words: not a picture, a check
// box, a list of contents, rows of a table.
func fillable(e *etree.Element) bool {
	for _, c := range e.SelectElement("sdtPr").ChildElements() {
		switch c.Tag {
		case "picture", "docPartObj", "docPartList", "equation", "group", "bibliography", "citation", "checkbox", "repeatingSection", "repeatingSectionItem":
			return false
		}
	}
	c := e.SelectElement("sdtContent")
	return c != nil && c.SelectElement("tr") == nil && c.FindElement(".//sdt") == nil
}

// filledForm is the control with a hole for its value.
func (o *opening) filledForm(e *etree.Element, bound bool) (form, error) {
	e = e.Copy()
	pr := e.SelectElement("sdtPr")
	if s := pr.SelectElement("showingPlcHdr"); s != nil {
		pr.RemoveChild(s)
	}
	if d := pr.SelectElement("date"); d != nil {
		d.RemoveAttr("w:fullDate")
		d.Attr = append([]etree.Attr{{Space: "w", Key: "fullDate", Value: holeDate}}, d.Attr...)
	}
	waiting := o.style("Placeholder Text")
	r := oneRun(e)
	for _, rp := range []*etree.Element{r.SelectElement("rPr"), pr.SelectElement("rPr")} {
		if rp == nil {
			continue
		}
		if s := rp.SelectElement("rStyle"); s != nil && s.SelectAttrValue("val", "") == waiting {
			rp.RemoveChild(s)
		}
	}
	textOf(r).SetText(holeValue)
	return o.form(e, bound)
}

// waitingForm is the control without a value: the template's own placeholder, or
// ours with a hole for its words.
func (o *opening) waitingForm(e *etree.Element, c *control) (form, error) {
	e = e.Copy()
	pr := e.SelectElement("sdtPr")
	if pr.SelectElement("showingPlcHdr") != nil && strings.TrimSpace(textIn(e)) != "" {
		return o.form(e, c.bound)
	}
	if pr.SelectElement("showingPlcHdr") == nil {
		insertIn(pr, etree.NewElement("w:showingPlcHdr"), "rPr", "alias", "tag", "id", "lock", "placeholder", "temporary")
	}
	r := oneRun(e)
	rp := r.SelectElement("rPr")
	if rp == nil {
		rp = etree.NewElement("w:rPr")
		r.InsertChildAt(0, rp)
	}
	if s := rp.SelectElement("rStyle"); s != nil {
		rp.RemoveChild(s)
	}
	if ref := o.sheet.styles["Placeholder Text"]; ref.id != "" {
		s := etree.NewElement("w:rStyle")
		s.CreateAttr("w:val", ref.id)
		rp.InsertChildAt(0, s)
		c.style = ref.bit
	}
	textOf(r).SetText(holeValue)
	return o.form(e, c.bound)
}

// form binds the control to our data and cuts it at its holes.
func (o *opening) form(e *etree.Element, bound bool) (form, error) {
	pr := e.SelectElement("sdtPr")
	if bound {
		name, _ := fieldOf(e)
		if b := pr.SelectElement("dataBinding"); b != nil {
			pr.RemoveChild(b)
		}
		b := etree.NewElement("w:dataBinding")
		b.CreateAttr("w:prefixMappings", "xmlns:m='"+dataNS+"'")
		b.CreateAttr("w:xpath", "/m:arende[1]/m:"+name+"[1]")
		b.CreateAttr("w:storeItemID", o.store.id)
		insertIn(pr, b, "rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr")
		plainText(pr)
	}
	s, err := written(e)
	if err != nil {
		return nil, err
	}
	var f form
	for {
		i := strings.Index(s, "¤malbild-")
		if i < 0 {
			return append(f, s), nil
		}
		f = append(f, s[:i], s[i:i+len(holeValue)])
		s = s[i+len(holeValue):]
	}
}

// plainText makes a control without a kind one of plain text: rich text cannot be
// bound.
func plainText(pr *etree.Element) {
	if r := pr.SelectElement("richText"); r != nil {
		pr.RemoveChild(r)
	}
	for _, kind := range []string{"text", "date", "comboBox", "dropDownList"} {
		if pr.SelectElement(kind) != nil {
			return
		}
	}
	at := len(pr.Child)
	for _, c := range pr.ChildElements() {
		if c.Space != "w" { // extensions stand last
			at = c.Index()
			break
		}
	}
	pr.InsertChildAt(at, etree.NewElement("w:text"))
}

// insertIn puts an element after the last of those that come before it by schema.
func insertIn(parent, e *etree.Element, before ...string) {
	at := 0
	for _, c := range parent.ChildElements() {
		if slices.Contains(before, c.Tag) {
			at = c.Index() + 1
		}
	}
	parent.InsertChildAt(at, e)
}

// oneRun leaves one paragraph and one run in a control, and returns the run.
func oneRun(e *etree.Element) *etree.Element {
	box := e.SelectElement("sdtContent")
	if tc := box.SelectElement("tc"); tc != nil {
		box = tc
	}
	if p := box.SelectElement("p"); p != nil {
		for _, c := range box.ChildElements() {
			if c != p && (c.Tag == "p" || c.Tag == "tbl") {
				box.RemoveChild(c)
			}
		}
		box = p
	} else if box.Tag == "tc" || isBlock(e) {
		p := etree.NewElement("w:p")
		box.AddChild(p)
		box = p
	}
	var keep *etree.Element
	for _, r := range box.FindElements(".//r") {
		if keep == nil || keep.SelectElement("t") == nil && r.SelectElement("t") != nil {
			keep = r
		}
	}
	if keep == nil {
		keep = etree.NewElement("w:r")
	} else {
		keep.Parent().RemoveChild(keep)
	}
	for _, c := range box.ChildElements() {
		switch c.Tag {
		case "r", "hyperlink", "fldSimple", "ins", "del", "smartTag", "proofErr":
			box.RemoveChild(c)
		}
	}
	for _, c := range keep.ChildElements() {
		if c.Tag != "rPr" {
			keep.RemoveChild(c)
		}
	}
	box.AddChild(keep)
	return keep
}

// isBlock: an empty control stands for blocks where its neighbours are blocks.
func isBlock(e *etree.Element) bool {
	p := e.Parent()
	return p != nil && (p.Tag == "body" || p.Tag == "hdr" || p.Tag == "ftr")
}

func textOf(r *etree.Element) *etree.Element {
	t := etree.NewElement("w:t")
	t.CreateAttr("xml:space", "preserve")
	r.AddChild(t)
	return t
}

func textIn(e *etree.Element) string {
	var b strings.Builder
	walk(e, func(e *etree.Element) bool {
		if e.Tag == "t" {
			b.WriteString(e.Text())
		}
		return true
	})
	return b.String()
}

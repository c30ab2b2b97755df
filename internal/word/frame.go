package word

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/beevik/etree"
)

// slot is a place in a part of the template that a document fills.
type slot struct {
	kind  slotKind
	field *control // for slotField
}

type slotKind uint8

const (
	slotPlain   slotKind = iota // where more is added
	slotContent                 // our text
	slotHeader                  // our running text
	slotFooter
	slotField // a control of the template's own
)

// frame is a part of the template around its slots: pieces[0], slot 0, pieces[1] …
type frame struct {
	name   string
	pieces [][]byte
	slots  []slot
}

// before and after are the two pieces of a part with one slot.
func (f *frame) before() []byte { return f.pieces[0] }

func (f *frame) after() []byte { return f.pieces[len(f.pieces)-1] }

// with is the part with b in its one slot.
func (f *frame) with(b []byte) []byte {
	out := make([]byte, 0, len(f.before())+len(b)+len(f.after()))
	return append(append(append(out, f.before()...), b...), f.after()...)
}

// mark is an element that a slot takes the place of.
type mark struct {
	e    *etree.Element
	slot slot
}

// cutAt writes a tree and cuts it where the marks stand. They are given in the
// order of the text, none inside another.
func cutAt(name string, d *etree.Document, marks ...mark) (frame, error) {
	f := frame{name: name}
	for i, m := range marks {
		c := etree.NewElement(cutName(i))
		if p := m.e.Parent(); p != nil {
			p.InsertChildAt(m.e.Index(), c)
			p.RemoveChild(m.e)
		}
	}
	b, err := d.WriteToBytes()
	if err != nil {
		return f, err
	}
	for i, m := range marks {
		before, after, ok := bytes.Cut(b, []byte("<"+cutName(i)+"/>"))
		if !ok {
			return f, fmt.Errorf("word: %s: no place for the text", name)
		}
		f.pieces, f.slots = append(f.pieces, before), append(f.slots, m.slot)
		b = after
	}
	f.pieces = append(f.pieces, b)
	return f, nil
}

func cutName(i int) string { return "malbild-cut-" + strconv.Itoa(i) }

// written is an element alone, as it is written.
func written(e *etree.Element) (string, error) {
	d := etree.NewDocument()
	d.WriteSettings.CanonicalAttrVal = true
	d.WriteSettings.CanonicalText = true
	d.SetRoot(e.Copy())
	return d.WriteToString()
}

// walk visits an element and all in it, in order, until f says no more of that one.
func walk(e *etree.Element, f func(*etree.Element) bool) {
	if !f(e) {
		return
	}
	for _, c := range e.ChildElements() {
		walk(c, f)
	}
}

// val is the attribute val of the element at the path, or "".
func val(e *etree.Element, path ...string) string {
	for _, tag := range path {
		if e = e.SelectElement(tag); e == nil {
			return ""
		}
	}
	return e.SelectAttrValue("val", "")
}

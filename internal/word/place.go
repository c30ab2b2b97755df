package word

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/word/tpl"
)

// spot is where our text goes in a template.
type spot struct {
	how     placing
	text    bool // the template has words or pictures of its own
	measure int  // of the text there, twentieths of a point
}

type placing int

const (
	placeEnd placing = iota // after the template's own text
	placeControl
	placeBookmark
)

// bookmarkContent is the bookmark that says where our text goes, for those who
// find a bookmark easier to make than a control. Case does not count.
const bookmarkContent = "malbild_innehall"

// openMain cuts the main part where our text goes: at the control, at the
// bookmark, or at the end of the body; and at every field.
func (o *opening) openMain() error {
	d, err := o.p.XML(o.main)
	if err != nil {
		return err
	}
	root := d.Root()
	switch root.NamespaceURI() {
	case namespaceW:
	case strictNamespace:
		return ErrStrict
	default:
		return ErrNoMain
	}
	body := root.SelectElement("body")
	if body == nil {
		return ErrNoMain
	}
	if err := declared(root, prefixes); err != nil {
		return err
	}
	clean(root)
	o.place.text = hasContent(body)
	here := o.anchor(body)
	o.place.measure = measureAt(here)
	marks := o.fieldMarks(body, here)
	for i := range marks {
		if marks[i].e == here {
			marks[i].slot.kind = slotContent
		}
	}
	o.done[o.main] = true
	o.template.main, err = cutAt(o.main, d, marks...)
	return err
}

// clean takes away the mark that makes Word ask whether fields are to be updated.
func clean(root *etree.Element) bool {
	hit := false
	walk(root, func(e *etree.Element) bool {
		if e.Tag == "fldChar" || e.Tag == "fldSimple" || e.Tag == "instrText" {
			if a := e.RemoveAttr("w:dirty"); a != nil {
				hit = true
			}
		}
		return true
	})
	return hit
}

// hidden are the elements whose text is shown twice, floats, or is gone: no place for ours.
func hidden(e *etree.Element) bool {
	switch e.Tag {
	case "AlternateContent", "txbxContent", "pict", "object", "drawing", "del", "moveFrom", "sdtPr", "sdtEndPr":
		return true
	}
	return false
}

// anchor finds the place and puts an element there.
func (o *opening) anchor(body *etree.Element) *etree.Element {
	var sdt, bookmark *etree.Element
	walk(body, func(e *etree.Element) bool {
		switch {
		case hidden(e) || sdt != nil:
			return false
		case e.Tag == "sdt" && val(e, "sdtPr", "tag") == tpl.TagContent && placeable(e):
			sdt = e
		case e.Tag == "bookmarkStart" && bookmark == nil && strings.EqualFold(e.SelectAttrValue("name", ""), bookmarkContent):
			bookmark = e
		}
		return true
	})
	end := etree.NewElement("end")
	switch {
	case sdt != nil:
		o.place.how = placeControl
		atControl(sdt, end)
	case bookmark != nil:
		o.place.how = placeBookmark
		atBookmark(bookmark, end)
	default:
		atEnd(body, end)
	}
	return end
}

// placeable: a control around rows of a table holds no text.
func placeable(sdt *etree.Element) bool {
	c := sdt.SelectElement("sdtContent")
	return c != nil && c.SelectElement("tr") == nil
}

// atControl lets the place take the control's. Inside a paragraph, where no blocks
// may stand, it comes after the paragraph; a control around a cell keeps the cell.
func atControl(sdt, end *etree.Element) {
	if tc := sdt.FindElement("./sdtContent/tc"); tc != nil {
		for _, c := range tc.ChildElements() {
			if c.Tag != "tcPr" {
				tc.RemoveChild(c)
			}
		}
		tc.AddChild(end)
		return
	}
	if p := around(sdt, "p"); p != nil {
		sdt.Parent().RemoveChild(sdt)
		afterParagraph(p, p.Copy(), end)
		return
	}
	instead(sdt, end)
}

// atBookmark puts the place after the paragraph with the bookmark.
func atBookmark(mark, end *etree.Element) {
	p := around(mark, "p")
	if p == nil {
		mark.Parent().InsertChildAt(mark.Index()+1, end)
		return
	}
	id := mark.SelectAttrValue("id", "")
	q, ends := p.Copy(), false
	for _, c := range q.ChildElements() {
		if strings.HasPrefix(c.Tag, "bookmark") && c.SelectAttrValue("id", "") == id {
			q.RemoveChild(c)
			ends = ends || c.Tag == "bookmarkEnd"
		}
	}
	if !ends { // what the bookmark spans stays
		p.Parent().InsertChildAt(p.Index()+1, end)
		return
	}
	afterParagraph(p, q, end)
}

// afterParagraph puts the place after a paragraph, or instead of one that is empty
// but for what led here; q is the paragraph without that. A paragraph that ends a
// section stays last in it.
func afterParagraph(p, q, end *etree.Element) {
	switch {
	case empty(q):
		instead(p, end)
	case sectionOf(q) != nil && empty(withoutSection(q)):
		p.Parent().InsertChildAt(p.Index(), end)
	default:
		p.Parent().InsertChildAt(p.Index()+1, end)
	}
}

func withoutSection(p *etree.Element) *etree.Element {
	if pr := p.SelectElement("pPr"); pr != nil {
		p.RemoveChild(pr)
	}
	return p
}

// atEnd puts the place last, instead of the empty paragraph that a template for
// letters ends with.
func atEnd(body, end *etree.Element) {
	blocks := body.ChildElements()
	at := len(body.Child)
	if n := len(blocks); n > 0 && blocks[n-1].Tag == "sectPr" {
		at = blocks[n-1].Index()
		blocks = blocks[:n-1]
	}
	if n := len(blocks); n > 0 && empty(blocks[n-1]) && (n == 1 || blocks[n-2].Tag != "tbl" || n == 2) {
		instead(blocks[n-1], end)
		return
	}
	body.InsertChildAt(at, end)
}

func instead(e, end *etree.Element) {
	e.Parent().InsertChildAt(e.Index(), end)
	e.Parent().RemoveChild(e)
}

// around is the nearest element with the tag around e, not outside the block it stands in.
func around(e *etree.Element, tag string) *etree.Element {
	for p := e.Parent(); p != nil; p = p.Parent() {
		switch p.Tag {
		case tag:
			return p
		case "body", "tc":
			return nil
		}
	}
	return nil
}

// empty reports whether an element is a paragraph with nothing in it. The
// bookmark _GoBack is where Word's cursor last stood.
func empty(p *etree.Element) bool {
	if p.Tag != "p" || sectionOf(p) != nil || p.FindElement("./pPr/pageBreakBefore") != nil || p.FindElement("./pPr/framePr") != nil {
		return false
	}
	goBack := ""
	for _, c := range p.ChildElements() {
		switch c.Tag {
		case "pPr", "proofErr":
		case "bookmarkStart":
			if c.SelectAttrValue("name", "") != "_GoBack" {
				return false
			}
			goBack = c.SelectAttrValue("id", "")
		case "bookmarkEnd":
			if goBack == "" || c.SelectAttrValue("id", "") != goBack {
				return false
			}
		case "r":
			for _, x := range c.ChildElements() {
				if x.Tag != "rPr" && x.Tag != "lastRenderedPageBreak" {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// hasContent reports whether a body says or shows anything.
func hasContent(body *etree.Element) bool {
	found := false
	walk(body, func(e *etree.Element) bool {
		switch e.Tag {
		case "t":
			found = found || strings.TrimSpace(e.Text()) != ""
		case "drawing", "pict", "object", "altChunk", "AlternateContent":
			found = true
		}
		return !found
	})
	return found
}

func sectionOf(p *etree.Element) *etree.Element {
	if pr := p.SelectElement("pPr"); pr != nil {
		return pr.SelectElement("sectPr")
	}
	return nil
}

// The measure of a page that says nothing about itself, and the bounds of belief.
const (
	usualMeasure    = 9026 // A4 with margins of an inch
	narrowest       = 1134 // 20 mm
	widest          = 31680
	cellMargins     = 216
	usualColumnGap  = 708
	letterPageWidth = 12240 // w:pgSz without width
)

// measureAt is the width of the text at the place: of its table cell, or of the
// section it belongs to.
func measureAt(e *etree.Element) int {
	for p := e.Parent(); p != nil; p = p.Parent() {
		if p.Tag != "tc" {
			continue
		}
		if w := p.FindElement("./tcPr/tcW"); w != nil && w.SelectAttrValue("type", "") == "dxa" {
			return min(max(number(w, "w", 0)-cellMargins, narrowest), widest)
		}
		return usualMeasure / 2
	}
	top := e
	for top.Parent() != nil && top.Parent().Tag != "body" {
		top = top.Parent()
	}
	body := top.Parent()
	if body == nil {
		return usualMeasure
	}
	for _, c := range body.ChildElements() {
		if c.Index() < top.Index() {
			continue
		}
		s := sectionOf(c)
		if c.Tag == "sectPr" {
			s = c
		}
		if s != nil {
			return sectionMeasure(s)
		}
	}
	return usualMeasure
}

func sectionMeasure(s *etree.Element) int {
	size, margins := s.SelectElement("pgSz"), s.SelectElement("pgMar")
	if size == nil || margins == nil {
		return usualMeasure
	}
	w := number(size, "w", letterPageWidth) - number(margins, "left", 1440) - number(margins, "right", 1440) - number(margins, "gutter", 0)
	if c := s.SelectElement("cols"); c != nil {
		if n := number(c, "num", 1); n > 1 && n < 20 {
			w = (w - (n-1)*number(c, "space", usualColumnGap)) / n
		}
	}
	return min(max(w, narrowest), widest)
}

// number is an attribute as a whole number.
func number(e *etree.Element, attr string, or int) int {
	n, err := strconv.Atoi(e.SelectAttrValue(attr, ""))
	if err != nil || n > 1<<24 || n < -1<<24 {
		return or
	}
	return n
}

package inspect

import (
	"slices"

	"malbild/internal/pdfread"
)

// The annotations PDF/A-2 allows (6.3.1).
var annotKinds = []string{"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut",
	"Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark"}

// checkAnnotations checks links, fields and other annotations page by page.
func (d *pdfDoc) checkAnnotations() {
	for i, p := range d.pages {
		annots := d.Array(p.dict.Raw("Annots"))
		if len(annots) == 0 {
			continue
		}
		if d.Name(p.dict.Raw("Tabs")) != "S" {
			d.r.add(ruleTabs, p.number, "")
		}
		for n, o := range annots {
			if n > 10_000 {
				break
			}
			if a := d.Dict(o); a != nil {
				d.annotation(i, p, pdfread.RefNumber(o), a)
			}
		}
	}
}

func (d *pdfDoc) annotation(i int, p *pdfPage, ref int, a pdfread.Dict) {
	kind := string(d.Name(a.Raw("Subtype")))
	if !slices.Contains(annotKinds, kind) {
		d.r.add(ruleAnnotKind, p.number, "", kind)
	}
	flags, has := d.Int(a.Raw("F"))
	if kind != "Popup" && !has || has && (flags&(1|2|32) != 0 || flags&4 == 0) {
		d.r.add(ruleAnnotFlags, p.number, "", kind)
	}
	rect, _ := d.rect(a.Raw("Rect"))
	if kind != "Popup" && kind != "Link" && !rect.empty() && d.Dict(a.Raw("AP")) == nil {
		d.r.add(ruleAppearance, p.number, "", kind)
	}
	d.action(a.Raw("A"), p.number, kind)
	if kind == "Widget" && (a.Has("AA") || a.Has("A")) {
		d.r.add(ruleAction, p.number, kind, "AA")
	}
	if kind != "PrinterMark" && kind != "TrapNet" && d.press && overlaps(rect, p.bleed) {
		d.r.add(rulePressAnnot, p.number, "", kind)
	}
	if flags&2 != 0 || kind == "Popup" || !overlaps(rect, p.crop) && !rect.empty() {
		return // hidden or outside: not part of the document
	}
	d.taggedAnnotation(p, ref, a, kind)
}

// taggedAnnotation checks that the annotation stands in the tree, and is described.
func (d *pdfDoc) taggedAnnotation(p *pdfPage, ref int, a pdfread.Dict, kind string) {
	owner := d.annotOwner(ref, a)
	around := ""
	if owner != nil {
		around = owner.std
	}
	alt := ""
	if owner != nil {
		alt, _ = d.attribute(owner, "Alt")
	}
	contents := d.Text(a.Raw("Contents"))
	switch kind {
	case "Link":
		if around != "Link" && !(d.judged("ua2") && (owner == nil || around == "Reference")) {
			d.r.add(ruleLink, p.number, d.path(owner))
		}
		if contents == "" {
			d.r.add(ruleAnnotText, p.number, d.path(owner), kind)
		}
	case "Widget":
		name := d.Text(a.Raw("TU"))
		if parent := d.Dict(a.Raw("Parent")); name == "" {
			name = d.Text(parent.Raw("TU"))
		}
		if around != "Form" || name == "" && alt == "" {
			d.r.add(ruleWidget, p.number, d.path(owner))
		}
	case "PrinterMark":
	default:
		if around == "" || kind != "TrapNet" && around != "Annot" {
			d.r.add(ruleAnnotTag, p.number, d.path(owner), kind)
		}
		if contents == "" && alt == "" {
			d.r.add(ruleAnnotText, p.number, d.path(owner), kind)
		}
	}
}

// annotOwner is the element of an annotation by its StructParent.
func (d *pdfDoc) annotOwner(ref int, a pdfread.Dict) *elem {
	if d.tree == nil {
		return nil
	}
	n, ok := d.Int(a.Raw("StructParent"))
	if !ok {
		return nil
	}
	e := d.tree.byRef[pdfread.RefNumber(d.tree.parents[n])]
	if e == nil || ref == 0 {
		return e
	}
	if !slices.ContainsFunc(e.kids, func(k kid) bool { return k.objr == ref }) {
		d.tell(ruleParents, e, n)
	}
	return e
}

func overlaps(a, b box) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

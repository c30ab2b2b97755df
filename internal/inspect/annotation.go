package inspect

import (
	"fmt"
	"slices"

	"malbild/internal/pdfread"
)

// The annotations PDF/A-2 allows (6.3.1).
var annotKinds = []string{"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut",
	"Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark", "TrapNet", "Watermark"}

// takeAnnots takes the annotations of a page, and says so when they are more than are
// looked at.
func (d *pdfDoc) takeAnnots(p *pdfPage) {
	p.annots = d.Array(p.dict.Raw("Annots"))
	most, bound := maxAnnots, maxAnnots
	if left := maxAllAnnots - d.annots; left < most {
		most, bound = left, maxAllAnnots
	}
	if len(p.annots) > most {
		d.r.add(ruleTooLarge, p.number, "Annots", fmt.Sprintf("Annots > %d", bound))
		p.annots = p.annots[:most]
	}
	d.annots += len(p.annots)
}

// checkAnnotations checks links, fields and other annotations page by page.
func (d *pdfDoc) checkAnnotations() {
	for _, p := range d.pages {
		if len(d.Array(p.dict.Raw("Annots"))) == 0 {
			continue
		}
		if d.Name(p.dict.Raw("Tabs")) != "S" {
			d.r.add(ruleTabs, p.number, "")
		}
		for _, o := range p.annots {
			if a := d.Dict(o); a != nil {
				d.annotation(p, pdfread.RefNumber(o), a)
			}
		}
	}
}

// annotation holds one annotation of a page against PDF/A-2, 6.3, and PDF/UA-1, 7.18.
func (d *pdfDoc) annotation(p *pdfPage, ref int, a pdfread.Dict) {
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
	d.look(p, a, kind)
	d.action(a.Raw("A"), p.number, kind)
	if kind == "Widget" && (a.Has("AA") || a.Has("A")) {
		d.r.add(ruleAction, p.number, kind, "AA")
	}
	if kind != "PrinterMark" && kind != "TrapNet" && d.press && overlaps(rect, p.bleed) {
		d.r.add(rulePressAnnot, p.number, "", kind)
	}
	d.annotation2(p, ref, a, kind, flags)
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
		if around != "Annot" {
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

// look: an annotation looks one way: a stream, or for a button a look for each state
// (PDF/A-2, 6.3.3; PDF/A-1, 6.5.3). PDF/A-1 forbids more.
func (d *pdfDoc) look(p *pdfPage, a pdfread.Dict, kind string) {
	looks := d.Dict(a.Raw("AP"))
	if looks != nil {
		button := kind == "Widget" && d.Name(d.inherited(a, "FT")) == "Btn"
		stream := d.Stream(looks.Raw("N")) != nil
		states, _ := d.Get(looks.Raw("N")).(pdfread.Dict)
		if len(looks) != 1 || !looks.Has("N") || button == stream || button && len(states) == 0 {
			d.r.add(ruleLookKind, p.number, "", kind)
		}
	}
	if !d.part1() {
		return
	}
	if v, ok := d.Number(a.Raw("CA")); ok && v != 1 {
		d.r.add(ruleAnnotClear, p.number, "", kind)
	}
	if (a.Has("C") || a.Has("IC")) && !(d.intents.any && d.intents.kind == rgb) {
		d.r.add(ruleAnnotColour, p.number, "", kind)
	}
}

// inherited is an entry of a field, or of one it belongs to (12.7.3.1).
func (d *pdfDoc) inherited(a pdfread.Dict, key pdfread.Name) pdfread.Object {
	for range 16 {
		if v := a.Raw(key); v != nil || a == nil {
			return v
		}
		a = d.Dict(a.Raw("Parent"))
	}
	return nil
}

var (
	markupKinds = []string{"Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret",
		"Stamp", "Ink", "FileAttachment", "Redact", "Projection", "Sound"}
	wordyKinds = []string{"Ink", "Screen", "3D", "RichMedia"}
)

// annotation2 holds annotations against what PDF/UA asks of the rarer kinds.
func (d *pdfDoc) annotation2(p *pdfPage, ref int, a pdfread.Dict, kind string, flags int) {
	owner := d.annotOwner(ref, a)
	rect, _ := d.rect(a.Raw("Rect"))
	outside := !overlaps(rect, p.crop) && !rect.empty()
	marks := kind == "PrinterMark" && owner != nil || kind == "TrapNet"
	if marks && (d.judged("ua2") || !outside && flags&2 == 0) {
		d.r.add(ruleAnnotMarks, p.number, "", kind)
	}
	if !d.judged("ua2") {
		return
	}
	if kind == "Sound" || kind == "Movie" {
		d.r.add(ruleAnnotOld, p.number, "", kind)
	}
	described := d.Text(a.Raw("Contents")) != ""
	if slices.Contains(wordyKinds, kind) && !described || kind == "Stamp" && !described && !a.Has("Name") {
		d.r.add(ruleAnnotWords, p.number, "", kind)
	}
	if owner == nil || owner.std == "Artifact" {
		return
	}
	if flags&1 != 0 || flags&32 != 0 && flags&256 == 0 {
		d.r.add(ruleAnnotHidden, p.number, "", kind)
	}
	if kind == "Popup" {
		d.r.add(ruleAnnotPopup, p.number, "")
	}
	if (slices.Contains(markupKinds, kind) || kind == "Watermark") && owner.std != "Annot" {
		d.r.add(ruleAnnotMarkup, p.number, d.path(owner), kind)
	}
}

package word

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"malbild/internal/word/tpl"
)

// openRunning cuts headers and footers that have something to fill in. The others
// are copied as they are.
func (o *opening) openRunning() error {
	for _, r := range o.rels {
		header, footer := strings.HasSuffix(r.Type, "/header"), strings.HasSuffix(r.Type, "/footer")
		if !header && !footer || r.External || !o.p.Has(r.Target) || o.done[r.Target] {
			continue
		}
		d, err := o.p.XML(r.Target)
		if err != nil {
			return err
		}
		here, kind := blockControl(d.Root(), tpl.TagHeader), slotHeader
		if footer {
			here, kind = blockControl(d.Root(), tpl.TagFooter), slotFooter
		}
		marks := o.fieldMarks(d.Root(), here)
		for i := range marks {
			if marks[i].e == here {
				marks[i].slot.kind = kind
			}
		}
		dirty := clean(d.Root())
		if len(marks) == 0 && !dirty {
			continue
		}
		if err := declared(d.Root(), prefixes[:2]); err != nil {
			return err
		}
		f, err := cutAt(r.Target, d, marks...)
		if err != nil {
			return err
		}
		o.done[r.Target] = true
		o.running = append(o.running, f)
	}
	return nil
}

// blockControl finds the control with the tag that holds whole paragraphs.
func blockControl(e *etree.Element, tag string) *etree.Element {
	var found *etree.Element
	walk(e, func(e *etree.Element) bool {
		if found != nil || hidden(e) {
			return false
		}
		if e.Tag == "sdt" && val(e, "sdtPr", "tag") == tag && around(e, "p") == nil && e.FindElement("./sdtContent/p") != nil {
			found = e
		}
		return true
	})
	return found
}

// openIDs finds the ids of controls, pictures and bookmarks in all parts, so that
// ours are free.
func (o *opening) openIDs() error {
	parts := []string{o.main}
	for _, r := range o.rels {
		for _, kind := range []string{"/header", "/footer", "/footnotes", "/endnotes", "/comments"} {
			if !r.External && strings.HasSuffix(r.Type, kind) && o.p.Has(r.Target) {
				parts = append(parts, r.Target)
			}
		}
	}
	seen := map[string]bool{}
	for _, n := range parts {
		if seen[n] {
			continue
		}
		seen[n] = true
		d, err := o.p.XML(n)
		if err != nil {
			return err
		}
		o.noteIDs(d.Root())
	}
	return nil
}

func (o *opening) noteIDs(root *etree.Element) {
	walk(root, func(e *etree.Element) bool {
		v := ""
		switch e.Tag {
		case "docPr", "bookmarkStart":
			v = e.SelectAttrValue("id", "")
			o.bookmarks[e.SelectAttrValue("name", "")] = true
		case "id":
			v = e.SelectAttrValue("val", "")
		}
		if n, err := strconv.Atoi(v); err == nil {
			o.taken[n] = true
		}
		return true
	})
}

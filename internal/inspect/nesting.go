package inspect

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"malbild/internal/pdfread"
)

//go:embed nesting.txt
var nestingText string

// banned says which structure types may not stand in another (ISO 32005, table 5).
var banned = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(nestingText) {
		if parent, kids, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			out[parent] = map[string]bool{}
			for kid := range strings.FieldsSeq(kids) {
				out[parent][kid] = true
			}
		}
	}
	return out
})

// nestingID is the rule whose tests are as many as the table has places.
const nestingID = "tree-nesting"

// nestingTests is what veraPDF calls them.
func nestingTests() string {
	var out []string
	for parent, kids := range banned() {
		for kid := range kids {
			out = append(out, "ua2:T5."+parent+"-"+kid+"-1")
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// nestingName is a type as the table has it.
func nestingName(std string) string {
	if headingLevel(std) > 0 {
		return "Hn"
	}
	return std
}

// checkUA2 holds the tree against what PDF/UA-2 asks beyond PDF/UA-1.
func (d *pdfDoc) checkUA2() {
	t := d.tree
	if kids := kidsOf(t.top); len(kids) != 1 || kids[0].std != "Document" || !d.newSpace(kids[0]) {
		d.r.add(ruleDocumentElem, 0, "StructTreeRoot")
	}
	for _, e := range t.elems {
		around := standing(e)
		if banned()[nestingName(around)][nestingName(e.std)] {
			d.tell(ruleNestingUA2, e, e.std, around)
		}
		content := slices.ContainsFunc(e.kids, func(k kid) bool { return k.elem == nil && k.mcid >= 0 })
		if content && banned()[e.std]["content"] {
			d.tell(ruleNestingUA2, e, "MCID", e.std)
		}
		d.parts(e)
		switch e.std {
		case "H":
			d.tell(ruleNoH, e)
		case "TOCI":
			if len(d.Array(e.dict.Raw("Ref"))) == 0 {
				d.tell(ruleContentsRef, e)
			}
		case "Note":
			d.tell(ruleNoteUA2, e)
		case "FENote":
			d.checkNoteRefs(e)
		case "L":
			labels := slices.ContainsFunc(kidsOf(e), func(li *elem) bool {
				return li.std == "LI" && slices.ContainsFunc(kidsOf(li), func(k *elem) bool { return k.std == "Lbl" })
			})
			if n := d.Name(d.owned(e, "List", "ListNumbering")); labels && (n == "" || n == "None") {
				d.tell(ruleNumbering, e)
			}
		case "LI":
			if holdsContent(e) {
				d.tell(ruleNumbering, e)
			}
		}
	}
}

// newSpace reports whether an element's type is one of PDF 2.0's namespace.
func (d *pdfDoc) newSpace(e *elem) bool {
	return d.Text(d.Dict(e.dict.Raw("NS")).Raw("NS")) == nsTags20
}

// holdsContent reports whether an element has content of its own, also in groupings
// without meaning.
func holdsContent(e *elem) bool {
	return slices.ContainsFunc(e.kids, func(k kid) bool {
		if k.elem == nil {
			return k.mcid >= 0
		}
		return (k.elem.std == "NonStruct" || k.elem.std == "Div") && holdsContent(k.elem)
	})
}

// checkNoteRefs: who refers to a note is referred to by it, and the other way round.
func (d *pdfDoc) checkNoteRefs(note *elem) {
	for _, o := range d.Array(note.dict.Raw("Ref")) {
		back := d.Array(d.Dict(o).Raw("Ref"))
		if !slices.ContainsFunc(back, func(b pdfread.Object) bool { return pdfread.RefNumber(b) == note.ref }) {
			d.tell(ruleNoteUA2, note)
		}
	}
}

// checkDestinations: inside the document, links and bookmarks lead to elements.
func (d *pdfDoc) checkDestinations() {
	for item := range d.bookmarks {
		d.leads(item, 0, "Outlines")
	}
	for _, p := range d.pages {
		for _, o := range p.annots {
			d.leads(d.Dict(o), p.number, "Annots")
		}
	}
}

// leads checks where one link or bookmark leads.
func (d *pdfDoc) leads(from pdfread.Dict, page int, element string) {
	if dest := from.Raw("Dest"); dest != nil && !d.toElement(dest) {
		d.r.add(ruleDestination, page, element)
	}
	if a := d.Dict(from.Raw("A")); d.Name(a.Raw("S")) == "GoTo" && !a.Has("SD") && !d.toElement(a.Raw("D")) {
		d.r.add(ruleDestination, page, element)
	}
}

// toElement reports whether a destination is an element of the tree.
func (d *pdfDoc) toElement(dest pdfread.Object) bool {
	switch v := d.Get(dest).(type) {
	case pdfread.Array:
		if len(v) == 0 {
			return false
		}
		target := d.Dict(v[0])
		return target.Has("S") && d.Name(target.Raw("Type")) != "Page"
	case pdfread.Dict:
		return v.Has("SD") || d.toElement(v.Raw("D"))
	case pdfread.Name, pdfread.String:
		return true // a name that leads on is not followed
	}
	return false
}

// parts: what an element of several parts is made of, and where its caption stands
// (PDF/UA-2, 8.2.5.23, 8.2.5.24, 8.2.5.27).
func (d *pdfDoc) parts(e *elem) {
	var kinds []string
	for _, k := range e.kids {
		if k.elem != nil {
			kinds = append(kinds, k.elem.std)
		}
	}
	switch is := strings.Join(kinds, " "); e.std {
	case "Ruby":
		if is != "RB RT" && is != "RB RP RT RP" {
			d.tell(ruleRuby, e, e.std)
		}
	case "Warichu":
		if is != "WP WT WP" {
			d.tell(ruleRuby, e, e.std)
		}
	}
	for i, k := range kinds {
		if k == "Caption" && i > 0 && i < len(kinds)-1 {
			d.tell(ruleCaption, e, e.kind)
		}
	}
}

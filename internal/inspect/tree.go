package inspect

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/pdfread"
)

// elem is a structure element (14.7.2).
type elem struct {
	ref    int
	dict   pdfread.Dict
	kind   string // as written
	std    string // the standard type it stands for
	parent *elem
	kids   []kid
	page   int // index of its page, -1: not known
}

// kid is one child: an element, marked content, or an object (a link's area).
type kid struct {
	elem *elem
	page int
	mcid int
	form int // object number of the form the content is in
	objr int
}

// tree is the structure tree.
type tree struct {
	root    pdfread.Dict
	roles   pdfread.Dict
	top     *elem // stands for the root
	elems   []*elem
	byRef   map[int]*elem
	owners  map[mark]*elem // who holds marked content
	parents map[int]pdfread.Object
	told    map[string]bool
}

// mark names marked content.
type mark struct{ page, form, mcid int }

// isStandard reports whether a type is one of ISO 32000-1, 14.8.4.
func isStandard(kind string) bool {
	switch kind {
	case "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
		"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
		"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
		"Figure", "Formula", "Form":
		return true
	}
	return false
}

// isNewer reports whether PDF 2.0 adds the type.
func isNewer(kind string) bool {
	switch kind {
	case "DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact":
		return true
	}
	return false
}

// isLater reports whether the type came after PDF 1.4, which is that of PDF/A-1.
func isLater(kind string) bool {
	switch kind {
	case "THead", "TBody", "TFoot", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP":
		return true
	}
	return false
}

// loadTree reads the structure tree. An element stands in one place only.
func (d *pdfDoc) loadTree() {
	root := d.Dict(d.catalog.Raw("StructTreeRoot"))
	if len(root) == 0 {
		if root != nil {
			d.readTree(root)
		}
		return
	}
	key, pages := treeKey{&root[0], d.mode}, d.pageRefs()
	if v, ok := d.shared.trees.Load(key); ok {
		if k := v.(*keptTree); slices.Equal(k.pages, pages) && d.Holds(k.origin) {
			t := k.tree
			t.told = map[string]bool{}
			d.tree = &t
			return
		}
	}
	asked := d.r.asked
	origin := d.Origin(func() { d.readTree(root) })
	if origin != nil && asked == d.r.asked {
		d.shared.trees.Store(key, &keptTree{origin: origin, pages: pages, tree: *d.tree})
	}
}

// keptTree is a tree without a fault that may come again: all copies of a document have
// one structure, in one stream. It is not changed once it is read.
type keptTree struct {
	origin *pdfread.Origin
	pages  []int
	tree   tree
}

// treeKey finds a tree by the dictionary of its root, which files share when they have
// it in the same stream, and by what decides which rules are asked.
type treeKey struct {
	root *pdfread.Entry
	mode string
}

// pageRefs are the object numbers of the pages.
func (d *pdfDoc) pageRefs() []int {
	out := make([]int, len(d.pages))
	for i, p := range d.pages {
		out[i] = p.ref
	}
	return out
}

func (d *pdfDoc) readTree(root pdfread.Dict) {
	t := &tree{root: root, roles: d.Dict(root.Raw("RoleMap")), byRef: map[int]*elem{}, owners: map[mark]*elem{}, told: map[string]bool{}}
	t.top = &elem{dict: root, kind: "StructTreeRoot", std: "StructTreeRoot", page: -1}
	d.tree = t
	t.parents = d.numberTree(root.Raw("ParentTree"))
	d.kids(t.top, root.Raw("K"), 0)
	d.roleMap()
}

// kids reads the value of K.
func (d *pdfDoc) kids(e *elem, k pdfread.Object, depth int) {
	if depth > 150 || len(d.tree.elems) > maxElems {
		d.once(ruleTreeLoop, "depth", e, fmt.Sprintf("> %d", depth))
		return
	}
	switch v := d.Get(k).(type) {
	case pdfread.Array:
		e.kids = slices.Grow(e.kids, min(len(v), 64))
		for _, o := range v {
			if _, nested := d.Get(o).(pdfread.Array); nested {
				continue
			}
			d.kids(e, o, depth+1)
		}
	case int:
		d.hold(e, kid{page: e.page, mcid: v})
	case pdfread.Dict:
		d.kid(e, k, v, depth)
	}
}

func (d *pdfDoc) kid(e *elem, k pdfread.Object, v pdfread.Dict, depth int) {
	page := e.page
	if pg := v.Raw("Pg"); pg != nil {
		if i, ok := d.pageNum[pdfread.RefNumber(pg)]; ok {
			page = i
		}
	}
	switch d.Name(v.Raw("Type")) {
	case "MCR":
		if n, ok := d.Int(v.Raw("MCID")); ok {
			d.hold(e, kid{page: page, mcid: n, form: pdfread.RefNumber(v.Raw("Stm"))})
		}
		return
	case "OBJR":
		e.kids = append(e.kids, kid{page: page, mcid: -1, objr: pdfread.RefNumber(v.Raw("Obj"))})
		return
	}
	ref := pdfread.RefNumber(k)
	if other := d.tree.byRef[ref]; other != nil && ref != 0 {
		d.once(ruleTreeLoop, "twice", e, fmt.Sprintf("%d 0 R ×2", ref))
		return
	}
	child := d.lists.elem(elem{ref: ref, dict: v, kind: string(d.Name(v.Raw("S"))), parent: e, page: page})
	d.nameBytes(child.kind)
	child.std = d.standard(child)
	d.tree.elems = append(d.tree.elems, child)
	if ref != 0 {
		d.tree.byRef[ref] = child
	}
	e.kids = append(e.kids, kid{elem: child, mcid: -1})
	if !v.Has("P") {
		d.tell(ruleNoParent, child)
	}
	d.kids(child, v.Raw("K"), depth+1)
}

// hold gives marked content to an element.
func (d *pdfDoc) hold(e *elem, k kid) {
	e.kids = append(e.kids, k)
	m := mark{k.page, k.form, k.mcid}
	if k.mcid < 0 || k.mcid >= maxMCID {
		return
	}
	if d.tree.owners[m] != nil {
		d.r.add(ruleTwice, k.page+1, d.path(e), k.mcid)
	}
	d.tree.owners[m] = e
}

// once adds a finding of a kind that would repeat without end.
func (d *pdfDoc) once(r *Rule, key string, e *elem, arg string) {
	if !d.tree.told[r.ID+key] {
		d.tree.told[r.ID+key] = true
		d.r.add(r, 0, d.path(e), arg)
	}
}

// standard follows the role map to a standard type (14.7.3).
func (d *pdfDoc) standard(e *elem) string {
	kind, space := e.kind, d.Dict(e.dict.Raw("NS"))
	if !d.judged("ua2") {
		space = nil // of PDF 2.0
	}
	for range 16 {
		if d.isStandard(kind, d.Text(space.Raw("NS"))) {
			return kind
		}
		var next string
		switch v := d.Get(space.Raw("RoleMapNS")).(type) {
		case pdfread.Dict:
			next, space = d.otherSpace(v.Raw(pdfread.Name(kind)))
		default:
			if space == nil {
				next = string(d.Name(d.tree.roles.Raw(pdfread.Name(kind))))
			}
		}
		if next == "" {
			d.tell(ruleUnmapped, e, e.kind)
			return ""
		}
		kind = next
	}
	return ""
}

// The namespaces of PDF 2.0 (ISO 32000-2, 14.8.6) and of mathematics.
const (
	nsTags20 = "http://iso.org/pdf2/ssn"
	nsTags17 = "http://iso.org/pdf/ssn"
	nsMathML = "http://www.w3.org/1998/Math/MathML"
)

// isStandard reports whether a type is one of the namespace that it stands in.
func (d *pdfDoc) isStandard(kind, space string) bool {
	level := len(kind) > 1 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '9'
	switch {
	case space == nsMathML:
		return true
	case space == nsTags20:
		return isStandard(kind) || isNewer(kind) || level
	case space != "" && space != nsTags17:
		return false
	}
	return isStandard(kind) && !(d.part1() && isLater(kind))
}

// otherSpace is what a type stands for in RoleMapNS: a type of PDF 1.7, or one with
// its namespace.
func (d *pdfDoc) otherSpace(o pdfread.Object) (kind string, space pdfread.Dict) {
	if a := d.Array(o); len(a) == 2 {
		return string(d.Name(a[0])), d.Dict(a[1])
	}
	return string(d.Name(o)), nil
}

// roleMap checks the mappings themselves.
func (d *pdfDoc) roleMap() {
	for _, entry := range d.tree.roles {
		from := string(entry.Key)
		if isStandard(from) {
			used := slices.ContainsFunc(d.tree.elems, func(e *elem) bool { return e.kind == from })
			switch to := string(d.Name(entry.Value)); {
			case !used:
			case to != from:
				d.r.add(ruleRemapped, 0, "RoleMap", from)
			default:
				d.r.add(ruleToItself, 0, "RoleMap", from)
			}
			continue
		}
		seen := map[string]bool{}
		for kind := from; kind != "" && !isStandard(kind); kind = string(d.Name(d.tree.roles.Raw(pdfread.Name(kind)))) {
			if seen[kind] {
				if slices.ContainsFunc(d.tree.elems, func(e *elem) bool { return e.kind == from }) {
					d.r.add(ruleCircular, 0, "RoleMap", from)
				}
				break
			}
			seen[kind] = true
		}
	}
}

// tell adds a finding about an element, unless there are enough of its kind.
func (d *pdfDoc) tell(r *Rule, e *elem, args ...any) {
	if !d.r.full(r) {
		d.r.add(r, d.pageOf(e), d.path(e), args...)
	}
}

// path names an element for people: «Document/Sect[2]/Table».
func (d *pdfDoc) path(e *elem) string {
	var parts []string
	for ; e != nil && e.parent != nil && len(parts) < 12; e = e.parent {
		s := e.kind
		if n := order(e); n > 1 {
			s += "[" + strconv.Itoa(n) + "]"
		}
		parts = append(parts, s)
	}
	slices.Reverse(parts)
	return strings.Join(parts, "/")
}

// order counts an element among those of its kind below its parent, from 1, as far
// as anybody would count.
func order(e *elem) int {
	n := 1
	for i, k := range e.parent.kids {
		if k.elem == e || i > 300 {
			break
		}
		if k.elem != nil && k.elem.kind == e.kind {
			n++
		}
	}
	return n
}

// pageOf is the page number of an element's first content, 0 when it has none.
func (d *pdfDoc) pageOf(e *elem) int {
	for range 64 {
		if e == nil {
			return 0
		}
		for _, k := range e.kids {
			if k.elem == nil && k.page >= 0 {
				return k.page + 1
			}
		}
		if e.page >= 0 {
			return e.page + 1
		}
		next := e
		for _, k := range e.kids {
			if k.elem != nil {
				next = k.elem
				break
			}
		}
		if next == e {
			return 0
		}
		e = next
	}
	return 0
}

// attribute is the text that an element has under a key of its own dictionary.
func (d *pdfDoc) attribute(e *elem, key pdfread.Name) (string, bool) {
	s, ok := d.Bytes(e.dict.Raw(key))
	return pdfread.Text(s), ok
}

// owned looks up an attribute of an owner in A, which may be a list (14.7.5), and then
// in the classes of the element.
func (d *pdfDoc) owned(e *elem, owner, key pdfread.Name) pdfread.Object {
	look := func(o pdfread.Object) pdfread.Object {
		a := d.Dict(o)
		if d.Name(a.Raw("O")) == owner {
			return a.Raw(key)
		}
		return nil
	}
	o := e.dict.Raw("A")
	if list, ok := d.Get(o).(pdfread.Array); ok {
		for _, a := range list {
			if v := look(a); v != nil {
				return v
			}
		}
		return d.classed(e, look)
	}
	if v := look(o); v != nil {
		return v
	}
	return d.classed(e, look)
}

// classed looks the attribute up in the classes of the element.
func (d *pdfDoc) classed(e *elem, look func(pdfread.Object) pdfread.Object) pdfread.Object {
	c := e.dict.Raw("C")
	if c == nil {
		return nil
	}
	names := d.Array(c)
	if n := d.Name(c); n != "" {
		names = pdfread.Array{n}
	}
	classes := d.Dict(d.tree.root.Raw("ClassMap"))
	for _, o := range names {
		entry := classes.Raw(d.Name(o))
		list := d.Array(entry)
		if list == nil {
			list = pdfread.Array{entry}
		}
		for _, a := range list {
			if v := look(a); v != nil {
				return v
			}
		}
	}
	return nil
}

// checkMarks holds the marked content of the pages against the tree.
func (d *pdfDoc) checkMarks() {
	for i, p := range d.pages {
		if !p.interpret {
			continue
		}
		if p.marks.artifactInside {
			d.r.add(ruleArtifact, p.number, "")
		}
		if p.marks.insideArtifact {
			d.r.add(ruleInside, p.number, "")
		}
		if p.marks.nesting {
			d.r.add(ruleNesting, p.number, "")
		}
		if d.tree == nil {
			continue
		}
		var list pdfread.Array
		if n, ok := d.Int(p.dict.Raw("StructParents")); ok {
			list = d.Array(d.tree.parents[n])
		}
		for _, mcid := range sortedKeys(p.mcids) {
			d.checkMark(p, mark{page: i, mcid: mcid}, p.mcids[mcid], list)
		}
	}
	if d.tree == nil {
		return
	}
	var missing []mark
	for m := range d.tree.owners {
		if m.page >= 0 && m.form == 0 && d.pages[m.page].interpret && d.pages[m.page].mcids[m.mcid] == nil {
			missing = append(missing, m)
		}
	}
	slices.SortFunc(missing, func(a, b mark) int { return cmp.Or(a.page-b.page, a.mcid-b.mcid) })
	for _, m := range missing {
		d.r.add(ruleNoContent, m.page+1, d.path(d.tree.owners[m]), m.mcid)
	}
}

func (d *pdfDoc) checkMark(p *pdfPage, m mark, seen *marks, list pdfread.Array) {
	owner := d.tree.owners[m]
	if seen.times > 1 {
		d.r.add(ruleTwice, p.number, "", m.mcid)
	}
	var said *elem
	if m.mcid < len(list) {
		said = d.tree.byRef[pdfread.RefNumber(list[m.mcid])]
	}
	switch {
	case owner == nil && said == nil:
		d.r.add(ruleOrphan, p.number, "", m.mcid)
	case owner == nil || owner != said:
		d.r.add(ruleParents, p.number, d.path(owner), m.mcid)
	}
}

func sortedKeys[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

package pdf

import (
	"slices"
	"strconv"
	"strings"

	"malbild/internal/asset"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// writer writes one file at a time; its buffers are pooled.
type writer struct {
	file
	paint painter

	rules   rules
	place   *placement
	spaces  ref   // namespace of PDF 2.0, 0 in earlier versions
	pages   []ref // by page
	parents ref   // root of the page tree
	outline []bookmark

	sheetBuffer []byte // content of a page for the press
}

// write writes a file. Its fonts are waited for when they are written.
func (w *writer) write(d *document.Document, p *placement, fonts []*font, finished func() error, o Options) ([]byte, error) {
	w.rules = o.Profile.rules()
	w.reset(&w.rules)
	w.place, w.outline, w.spaces, w.paint.bare = p, w.outline[:0], 0, !w.rules.tagged
	w.parents = w.alloc(1)
	first := w.alloc(len(p.pages))
	w.pages = w.pages[:0]
	for i := range p.pages {
		w.pages = append(w.pages, first+ref(i))
	}
	w.paint.fonts = make(map[string]*font, len(fonts))
	for _, f := range fonts {
		f.ref = w.alloc(1)
		w.paint.fonts[f.id] = f
	}
	if w.rules.tagged {
		w.number(p.tree.root)
	}
	next := w.writePages(fonts, o.Cache)
	if err := finished(); err != nil {
		w.forget()
		return nil, err
	}
	w.now = &w.fonts
	for _, f := range fonts {
		f.write(&w.file, &w.rules)
	}
	w.now = &w.alike
	var root, info ref
	if w.rules.tagged {
		root = w.structure(next)
	}
	meta := newMetadata(d, o)
	if w.rules.part != "4" { // PDF/A-4 6.1.3: the metadata stream says it all
		info = w.alone(meta.info())
	}
	attached := w.attach(o.Attachments, meta)
	outlines := w.outlines()
	// Pages, fonts and structure are written: this is what the edition is known by.
	instance := w.digest()
	xmp := w.alloc(1)
	w.spare = meta.xmp(w.spare, instance)
	w.raw(xmp, "/Type/Metadata/Subtype/XML", w.spare)
	catalog := w.catalog(d, catalogParts{root, outlines, xmp, attached, o.Duplex})
	out := w.finish(catalog, info, meta.permanent, instance, o.Cache.pieces)
	w.forget()
	return out, nil
}

// forget lets go of the document.
func (w *writer) forget() {
	w.paint.images = nil
	w.place, w.paint.fonts, w.paint.font, w.outline = nil, nil, nil, w.outline[:0]
}

// number gives the live elements object numbers, in reading order.
func (w *writer) number(e *elem) {
	if !e.live {
		return
	}
	e.ref = w.alloc(1)
	for _, k := range e.kids {
		if k.elem != nil {
			w.number(k.elem)
		}
	}
}

// writePages writes content streams, page objects and annotations. It returns the
// next free key of the parent tree; pages have the keys 0, 1, …
func (w *writer) writePages(fonts []*font, c *Cache) (next int) {
	next = len(w.pages)
	resources := w.alloc(1)
	b := append(w.open(resources), "<</Font<<"...)
	for _, f := range fonts {
		b = appendRef(append(appendName(b, f.res), ' '), f.ref)
	}
	w.close(append(w.pictures(append(b, ">>"...)), ">>"...))
	for _, s := range w.place.shown {
		s.write(&w.file)
	}
	w.paint.images = w.place.images
	for i := range w.place.pages {
		pg := &w.place.pages[i]
		content := w.streams(w.paint.page(pg), w.paint.parts, c.pieces)
		notes := w.alloc(len(pg.annots))
		b := append(w.open(w.pages[i]), "<</Type/Page/Parent "...)
		b = appendRef(b, w.parents)
		b = w.boxes(b, pg)
		b = appendRef(append(b, "/Resources "...), resources)
		b = appendContents(b, content, w.paint.parts)
		if w.paint.see {
			b = append(b, "/Group<</S/Transparency/CS/DeviceRGB>>"...) // 11.4.7: in what colours to blend
		}
		if w.rules.tagged && !w.rules.old() {
			b = append(b, "/Tabs/S"...) // PDF/UA-1 7.18.3
		}
		if w.rules.tagged && len(pg.marks) > 0 {
			b = strconv.AppendInt(append(b, "/StructParents "...), int64(i), 10)
		}
		if len(pg.annots) > 0 {
			b = append(b, "/Annots["...)
			for k := range pg.annots {
				b = append(appendRef(b, notes+ref(k)), ' ')
			}
			b = append(b, ']')
		}
		w.close(append(b, ">>"...))
		for k := range pg.annots {
			a := &pg.annots[k]
			a.elem.links[a.link].ref = notes + ref(k)
			w.annotation(a, pg, next)
			next++
		}
	}
	b = append(w.open(w.parents), "<</Type/Pages/Kids["...)
	for _, r := range w.pages {
		b = append(appendRef(b, r), ' ')
	}
	b = strconv.AppendInt(append(b, "]/Count "...), int64(len(w.pages)), 10)
	w.close(append(b, ">>"...))
	return next
}

// boxes writes the page boxes. This is the edition for screens and archives: it
// ends at the trim, and what hangs out into the bleed is not shown (14.11.2).
func (w *writer) boxes(b []byte, pg *placed) []byte {
	for _, name := range [...]string{"/MediaBox", "/TrimBox"} {
		b = append(append(b, name...), "[0 0 "...)
		b = append(appendLength(b, pg.page.Trim.W), ' ')
		b = append(appendLength(b, pg.page.Trim.H), ']')
	}
	return b
}

// annotation writes a link annotation (12.5.6.5). Several boxes, a link over two
// lines, are one annotation with a quadrilateral for each.
func (w *writer) annotation(a *annot, pg *placed, key int) {
	h := pg.page.Trim.H
	var all geom.Rect
	for _, r := range a.Boxes {
		all = all.Union(r)
	}
	b := append(w.open(a.elem.links[a.link].ref), "<</Type/Annot/Subtype/Link/Rect["...)
	b = append(appendLength(b, all.X), ' ')
	b = append(appendLength(b, h-all.Bottom()), ' ')
	b = append(appendLength(b, all.Right()), ' ')
	b = append(appendLength(b, h-all.Y), ']')
	if len(a.Boxes) > 1 {
		b = append(b, "/QuadPoints["...)
		for _, q := range a.Boxes {
			for _, c := range [...]geom.Point{{X: q.X, Y: q.Bottom()}, {X: q.Right(), Y: q.Bottom()}, {X: q.Right(), Y: q.Y}, {X: q.X, Y: q.Y}} {
				b = append(appendLength(b, c.X), ' ')
				b = append(appendLength(b, h-c.Y), ' ')
			}
		}
		b = append(b, ']')
	}
	// F 4: printed (PDF/A-2 6.3.2).
	b = append(b, "/F 4/Border[0 0 0]/Contents"...)
	b = appendText(b, a.description())
	if w.rules.tagged {
		b = strconv.AppendInt(append(b, "/StructParent "...), int64(key), 10)
	}
	if a.URI != "" {
		b = append(appendText(append(b, "/A<</S/URI/URI"...), asciiURI(a.URI)), ">>"...)
	} else if t := w.place.tree.sections[a.Target]; t != nil && t.page >= 0 {
		b = w.goTo(b, t)
	} else if t := w.place.tree.led(a.Annotation); t != nil && t.page >= 0 {
		b = w.goTo(b, t)
	}
	w.close(append(b, ">>"...))
}

func (a *annot) description() string {
	if a.Description != "" {
		return a.Description
	}
	switch {
	case a.URI != "":
		return a.URI
	case a.Note != nil:
		return document.Fold(document.Plain(a.Note.Text))
	}
	return document.Fold(document.Plain(a.Target.Title))
}

// asciiURI writes what is not ASCII in percent form: a URI is 7-bit (12.6.4.7).
func asciiURI(s string) string {
	if printable(s) {
		return s
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c <= '~' {
			b = append(b, c)
		} else {
			b = append(b, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return string(b)
}

// goTo makes a link or a bookmark lead to an element. In PDF 2.0 an action names
// the element itself beside the place on the page (12.6.4.2, PDF/UA-2 8.8).
func (w *writer) goTo(b []byte, e *elem) []byte {
	if !w.rules.spaced() {
		return w.dest(append(b, "/Dest"...), w.pages[e.page], e)
	}
	b = w.dest(append(b, "/A<</S/GoTo/D"...), w.pages[e.page], e)
	return append(w.dest(append(b, "/SD"...), e.ref, e), ">>"...)
}

// dest writes a destination: the top of an element, with the zoom left alone.
func (w *writer) dest(b []byte, r ref, e *elem) []byte {
	b = appendRef(append(b, '['), r)
	b = append(b, "/XYZ null "...)
	top := w.place.pages[e.page].page.Trim.H - e.top
	b = appendCenti(b, (centi(top)+99)/100*100)
	return append(b, " null]"...)
}

// structure writes the structure tree and the parent tree.
func (w *writer) structure(next int) ref {
	root := w.alloc(1)
	if w.rules.spaced() {
		w.spaces = w.add("<</Type/Namespace/NS(" + pdf2 + ")>>")
	}
	w.element(w.place.tree.root, root)
	// The parent tree (14.7.4.4): for every page the element of each marked
	// content, for every annotation its element.
	nums := w.alloc(1)
	lists := w.alloc(len(w.pages))
	for i := range w.place.pages {
		b := append(w.open(lists+ref(i)), '[')
		for _, s := range w.place.pages[i].marks {
			b = append(appendRef(b, s.owner.ref), ' ')
		}
		w.close(append(b, ']'))
	}
	b := append(w.open(nums), "<</Nums["...)
	key := 0
	entry := func(r ref) {
		b = append(strconv.AppendInt(b, int64(key), 10), ' ')
		b = append(appendRef(b, r), ' ')
		key++
	}
	for i := range w.pages {
		entry(lists + ref(i))
	}
	for i := range w.place.pages {
		for _, a := range w.place.pages[i].annots {
			entry(a.elem.ref)
		}
	}
	w.close(append(b, "]>>"...))
	b = appendRef(append(w.open(root), "<</Type/StructTreeRoot/K "...), w.place.tree.root.ref)
	b = appendRef(append(b, "/ParentTree "...), nums)
	b = strconv.AppendInt(append(b, "/ParentTreeNextKey "...), int64(next), 10)
	if w.spaces != 0 {
		b = append(appendRef(append(b, "/Namespaces["...), w.spaces), ']')
	} else {
		b = append(b, "/RoleMap"+roleMap...)
	}
	w.close(append(w.ids(b), ">>"...))
	return root
}

// ids writes the name tree of elements with an id (14.7.2), in the order of names.
func (w *writer) ids(b []byte) []byte {
	named := slices.DeleteFunc(slices.Clone(w.place.tree.named), func(e *elem) bool { return !e.live })
	if len(named) == 0 {
		return b
	}
	slices.SortFunc(named, func(a, b *elem) int { return strings.Compare(a.id, b.id) })
	b = append(b, "/IDTree<</Names["...)
	for _, e := range named {
		b = append(appendRef(append(appendText(b, e.id), ' '), e.ref), ' ')
	}
	return append(b, "]>>"...)
}

// element writes a structure element and those inside it. Type is left out, as it
// may be (Table 323): there are hundreds of them.
func (w *writer) element(e *elem, up ref) {
	if !e.live {
		return
	}
	b := append(append(w.open(e.ref), "<</S/"...), e.tag...)
	b = appendRef(append(b, "/P "...), up)
	b = append(b, e.attr...)
	if e.id != "" {
		b = appendText(append(b, "/ID"...), e.id)
	}
	if w.spaces != 0 {
		b = w.newer(b, e)
	}
	if e.bounds != nil {
		b = w.bounds(b, e)
	}
	home := -1
	for _, k := range e.kids {
		if k.slot != nil && len(k.slot.marks) > 0 {
			home = k.slot.marks[0].page
			b = appendRef(append(b, "/Pg "...), w.pages[home])
			break
		}
	}
	b = append(b, "/K["...)
	for _, k := range e.kids {
		if k.elem != nil {
			if k.elem.live {
				b = append(appendRef(b, k.elem.ref), ' ')
			}
			continue
		}
		for _, m := range k.slot.marks {
			if m.page == home {
				b = append(strconv.AppendInt(b, int64(m.id), 10), ' ')
				continue
			}
			b = appendRef(append(b, "<</Type/MCR/Pg "...), w.pages[m.page])
			b = strconv.AppendInt(append(b, "/MCID "...), int64(m.id), 10)
			b = append(b, ">>"...)
		}
	}
	for _, l := range e.links {
		b = appendRef(append(b, "<</Type/OBJR/Pg "...), w.pages[l.page])
		b = append(appendRef(append(b, "/Obj "...), l.ref), ">>"...)
	}
	w.close(append(b, "]>>"...))
	for _, k := range e.kids {
		if k.elem != nil {
			w.element(k.elem, e.ref)
		}
	}
}

// bounds writes where a figure stands (14.8.5.4.5), cut at the edge of the page.
func (w *writer) bounds(b []byte, e *elem) []byte {
	t := w.place.pages[e.page].page.Trim
	r := e.bounds
	x0, y0, x1, y1 := max(r.X, 0), max(r.Y, 0), min(r.Right(), t.W), min(r.Bottom(), t.H)
	b = append(b, "/A<</O/Layout/Placement/Block/BBox["...)
	b = append(appendLength(b, x0), ' ')
	b = append(appendLength(b, t.H-y1), ' ')
	b = append(appendLength(b, x1), ' ')
	return append(appendLength(b, t.H-y0), "]>>"...)
}

// catalogParts are the objects that the catalog leads to.
type catalogParts struct {
	structure, outlines, metadata ref
	attached                      []attached
	duplex                        bool
}

func (w *writer) catalog(d *document.Document, parts catalogParts) ref {
	icc := w.alloc(1)
	w.deflated(icc, "/N 3", asset.PackedSRGB())
	r := w.alloc(1)
	b := appendRef(append(w.open(r), "<</Type/Catalog/Pages "...), w.parents)
	b = appendText(append(b, "/Lang"...), d.Meta.Language)
	b = append(b, "/ViewerPreferences<</DisplayDocTitle true"...)
	if d.Meta.Labels.Rtl {
		b = append(b, "/Direction/R2L"...) // ISO 32000-1 table 150: facing pages, and the voice that reads
	}
	if parts.duplex && !w.rules.old() { // Table 150: PDF 1.7
		b = append(b, "/Duplex/DuplexFlipShortEdge/PrintScaling/None"...)
	}
	b = append(b, ">>"...)
	if parts.structure != 0 {
		b = append(b, "/MarkInfo<</Marked true>>"...)
		b = appendRef(append(b, "/StructTreeRoot "...), parts.structure)
	}
	b = appendAttached(b, parts.attached)
	if parts.outlines != 0 {
		b = appendRef(append(b, "/Outlines "...), parts.outlines)
	}
	b = w.labels(b)
	const name = "(sRGB IEC61966-2.1)"
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"+name+"/Info"+name+
		"/RegistryName(http://www.color.org)/DestOutputProfile "...)
	b = append(appendRef(b, icc), ">>]"...)
	b = appendRef(append(b, "/Metadata "...), parts.metadata)
	w.close(append(b, ">>"...))
	return r
}

// labels writes the page labels (12.4.2), one range for numbers that count on.
func (w *writer) labels(b []byte) []byte {
	b = append(b, "/PageLabels<</Nums["...)
	previous := -1
	for i := range w.place.pages {
		pg := w.place.pages[i].page
		label := pg.Label
		if label == "" {
			label = strconv.Itoa(pg.Number)
		}
		n, err := strconv.Atoi(label)
		if err == nil && n > 0 {
			if previous > 0 && n == previous+1 {
				previous = n
				continue
			}
			previous = n
			b = append(b, strconv.Itoa(i)+"<</S/D/St "+strconv.Itoa(n)+">>"...)
			continue
		}
		previous = -1
		b = append(appendText(append(b, strconv.Itoa(i)+"<</P"...), label), ">>"...)
	}
	return append(b, "]>>"...)
}

package verify

import (
	"fmt"
	"strings"
	"unicode"

	"malbild/internal/diag"
	"malbild/internal/lazy"
	"malbild/internal/pdfread"
)

// walker is where the walk through the structure tree stands.
type walker struct {
	out    *text
	page   pdfread.Object // the page that content belongs to: nearest Pg
	silent bool           // inside a Figure, outside its Caption
	parent string         // type of the element around
	depth  int
}

// inline structure types mark up a stretch of a line; all others stand apart
// (ISO 32000-1, 14.8.4.4). Ours of PDF 2.0 are named too.
var inlineTypes = map[string]bool{
	"Span": true, "Quote": true, "Link": true, "Annot": true, "Code": true, "Reference": true, "BibEntry": true,
	"Em": true, "Strong": true, "Sub": true, "NonStruct": true, "Private": true,
}

// marker is a list label made by a writer: a bullet, a dash or a number. Labels
// with other words («Att», «December 2020», «2021») were written by somebody.
var marker = lazy.Pattern(`^\s*(?:\(?(?:\d{1,3}|[a-z])[.)]|[^\p{L}\p{N}\s]{0,3})\s*$`)

// kids walks the value of K: an element, content, or an array of them (14.7.2).
func (r *pdfReader) kids(k pdfread.Object, w walker) {
	if r.err != nil || k == nil {
		return
	}
	r.nodes++
	w.depth++
	if w.depth > maxDepth || r.nodes > maxObjects {
		r.fail(fmt.Errorf("structure tree: %w", ErrTooLarge))
		return
	}
	switch v := r.Get(k).(type) {
	case pdfread.Array:
		for _, o := range v {
			r.kids(o, w)
		}
	case int:
		r.content(w, w.page, v)
	case pdfread.Dict:
		r.kid(k, v, w)
	}
}

// kid walks one dictionary: a marked-content reference, an object reference or a
// structure element. An element stands in one place only.
func (r *pdfReader) kid(k pdfread.Object, d pdfread.Dict, w walker) {
	switch r.Name(d.Raw("Type")) {
	case "OBJR":
		return
	case "MCR":
		page := w.page
		if d.Raw("Pg") != nil {
			page = d.Raw("Pg")
		}
		if id, ok := r.Int(d.Raw("MCID")); ok {
			r.content(w, page, id)
		}
		return
	}
	if n := pdfread.RefNumber(k); n != 0 {
		if r.seen[n] {
			r.fail(diag.NewError(fmt.Sprintf("objekt %d står på två ställen i taggträdet", n), fmt.Sprintf("structure tree: element %d stands in two places", n)))
			return
		}
		r.seen[n] = true
	}
	r.element(d, w)
}

func (r *pdfReader) element(d pdfread.Dict, w walker) {
	if d.Raw("Pg") != nil {
		w.page = d.Raw("Pg")
	}
	kind := r.role(string(r.Name(d.Raw("S"))))
	switch kind {
	case "Figure", "Formula", "Artifact":
		w.silent = true
	case "Caption":
		w.silent = false
	case "Lbl":
		switch w.parent {
		case "Link", "Reference", "Note", "FENote": // marks and numbers of notes
			return
		}
		r.label(d, w)
		return
	}
	w.parent = kind
	if !inlineTypes[kind] {
		w.out.part()
		defer w.out.part()
	}
	r.said(d, w)
}

// said reads what is inside an element, or the ActualText that stands for it. Where a
// file is judged, that must say the same.
func (r *pdfReader) said(d pdfread.Dict, w walker) {
	actual := r.Text(d.Raw("ActualText"))
	switch {
	case actual == "" || w.silent:
		r.kids(d.Raw("K"), w)
	case !r.judged:
		w.out.add(actual)
	default:
		var own text
		outer := w.out
		w.out = &own
		r.kids(d.Raw("K"), w)
		if shown := own.b.String(); !believable(actual, shown) {
			actual = shown
		}
		outer.add(actual)
		outer.overflow = outer.overflow || own.overflow
	}
}

// believable reports whether an ActualText says what is shown, but for hyphens, spaces
// and forms of signs. What shows no letters, or none that are known, may be any text.
func believable(actual, shown string) bool {
	bare := func(s string) string {
		var l letters
		l.add(s)
		return strings.ReplaceAll(strings.Join(wordsOf(l.list), ""), "-", "")
	}
	unknown := func(r rune) bool { return r == '\ufffd' || unicode.Is(unicode.Co, r) }
	s := bare(shown)
	return s == "" || strings.ContainsFunc(s, unknown) || s == bare(actual)
}

// label reads a list label apart, and keeps it unless it is a marker.
func (r *pdfReader) label(d pdfread.Dict, w walker) {
	var own text
	outer := w.out
	w.out = &own
	r.said(d, w)
	if s := own.b.String(); !w.silent && !marker().MatchString(s) {
		outer.part()
		outer.add(s)
		outer.part()
	}
	outer.overflow = outer.overflow || own.overflow
}

// role follows the role map to a standard type (14.7.3).
func (r *pdfReader) role(kind string) string {
	for range 8 {
		if inlineTypes[kind] {
			return kind
		}
		next := string(r.Name(r.roles.Raw(pdfread.Name(kind))))
		if next == "" {
			return kind
		}
		kind = next
	}
	return kind
}

// content adds the text of one marked-content sequence.
func (r *pdfReader) content(w walker, page pdfread.Object, mcid int) {
	if w.silent || page == nil {
		return
	}
	if b := r.page(page)[mcid]; b != nil {
		w.out.add(b.String())
	}
	if r.told != nil {
		if key := [2]int{pdfread.RefNumber(page), mcid}; r.told[key] == 0 {
			r.told[key] = len(r.told) + 1
		}
	}
}

// page interprets the contents of a page once.
func (r *pdfReader) page(ref pdfread.Object) map[int]*strings.Builder {
	n := pdfread.RefNumber(ref)
	if texts, ok := r.pages[n]; ok {
		return texts
	}
	d := r.Dict(ref)
	p := interpreter{texts: map[int]*strings.Builder{}, steps: 1 << 22}
	p.run(r.contents(d), r.resources(r.inherited(d, "Resources"), 0), 0)
	if p.err != nil {
		r.fail(fmt.Errorf("page: %w", p.err))
	}
	r.pages[n] = p.texts
	return p.texts
}

// contents joins the streams of a page; they part tokens (7.8.2).
func (r *pdfReader) contents(page pdfread.Dict) []byte {
	array, ok := r.Get(page.Raw("Contents")).(pdfread.Array)
	if !ok {
		data, _ := r.stream(page.Raw("Contents"))
		return data
	}
	var out []byte
	for _, o := range array {
		data, _ := r.stream(o)
		if len(out)+len(data) > maxPart {
			r.fail(fmt.Errorf("contents: %w", ErrTooLarge))
			return nil
		}
		out = append(append(out, data...), '\n')
	}
	return out
}

// inherited looks up an attribute in a page or the page nodes above it (7.7.3.4).
func (r *pdfReader) inherited(page pdfread.Dict, key pdfread.Name) pdfread.Dict {
	for range maxDepth {
		if page == nil {
			return nil
		}
		if v := page.Raw(key); v != nil {
			return r.Dict(v)
		}
		page = r.Dict(page.Raw("Parent"))
	}
	return nil
}

func (r *pdfReader) resources(d pdfread.Dict, depth int) *resources {
	fonts, props, objects := r.Dict(d.Raw("Font")), r.Dict(d.Raw("Properties")), r.Dict(d.Raw("XObject"))
	return &resources{
		font: func(name string) *font { return r.font(fonts.Raw(pdfread.Name(name))) },
		properties: func(name string) (int, *string) {
			p := r.Dict(props.Raw(pdfread.Name(name)))
			mcid := -1
			if id, ok := r.Int(p.Raw("MCID")); ok {
				mcid = id
			}
			if s := r.Text(p.Raw("ActualText")); s != "" {
				return mcid, &s
			}
			return mcid, nil
		},
		form: func(name string) ([]byte, *resources) {
			form := r.Dict(objects.Raw(pdfread.Name(name)))
			if r.Name(form.Raw("Subtype")) != "Form" || depth > 8 {
				return nil, nil
			}
			data, ok := r.stream(objects.Raw(pdfread.Name(name)))
			if !ok {
				return nil, nil
			}
			own := r.Dict(form.Raw("Resources"))
			if own == nil {
				own = d
			}
			return data, r.resources(own, depth+1)
		},
	}
}

// font reads the ToUnicode CMap of a font, once.
func (r *pdfReader) font(ref pdfread.Object) *font {
	n := pdfread.RefNumber(ref)
	if f, ok := r.fonts[n]; ok && n != 0 {
		return f
	}
	d := r.Dict(ref)
	if d == nil {
		return nil
	}
	f := &font{width: 1}
	if r.Name(d.Raw("Subtype")) == "Type0" {
		f.width = 2
	}
	f.unicode = r.cmap(d.Raw("ToUnicode"))
	r.fonts[n] = f
	return f
}

// cmap reads a ToUnicode CMap, once: a font that stands in the resources themselves is
// asked for again and again.
func (r *pdfReader) cmap(ref pdfread.Object) *cmap {
	s := r.Stream(ref)
	if m, ok := r.cmaps[s]; ok {
		return m
	}
	data, ok := r.stream(ref)
	if !ok {
		return nil
	}
	m, err := parseCMap(data, maxTold-r.codes)
	if err != nil {
		r.fail(err)
	}
	if m != nil {
		r.codes = maxTold - m.left
	}
	r.cmaps[s] = m
	return m
}

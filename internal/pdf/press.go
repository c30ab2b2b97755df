package pdf

import (
	"errors"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
	"malbild/internal/typeset"
)

// Press says how a file for the press is written. The pages are those of the
// screen file, recorded once; only their inks and boxes are other.
type Press struct {
	Condition *press.Condition
	TextInk   string // name of the ink of running text, which is black alone when small
}

// rulesFor are the rules of the standard that the condition asks for.
func rulesFor(c *press.Condition) rules {
	r := X4.rules()
	switch c.Standard {
	case press.X1a2001: // ISO 15930-1: PDF 1.3
		r = X1a.rules()
		r.version, r.standards = "1.3", []string{string(press.X1a2001)}
	case press.X1a2003: // ISO 15930-4: PDF 1.4
		r = X1a.rules()
	}
	return r
}

// Where marks stand: outside the bleed.
var (
	markGap    = geom.MM(0.5) // from the bleed
	markLength = geom.MM(5)
	markRoom   = geom.MM(7) // from the bleed to the edge of the sheet
)

// markWidth is 0.25 pt, the thinnest line that every press holds.
const markWidth = geom.Point1 / 4

// margin is how far the sheet reaches outside the trim.
func (o *Press) margin() geom.Length {
	if o.Condition.Marks == press.CropMarks {
		return o.Condition.Bleed + markRoom
	}
	return o.Condition.Bleed
}

// slugs sets, for conditions with marks, a line for every page that says what the
// sheet is. It stands outside the bleed and is cut off.
func (o *Press) slugs(d *document.Document, pages []*page.Page, lib *typeset.Library) ([][]*page.Run, error) {
	if o.Condition.Marks != press.CropMarks || lib == nil {
		return nil, nil
	}
	style := typeset.Style{Face: "roboto-regular", Size: geom.Pt(6)}
	out := make([][]*page.Run, len(pages))
	for i, pg := range pages {
		text := document.Fold(d.Meta.Title) + " · " + strconv.Itoa(i+1) + " (" + strconv.Itoa(len(pages)) + ") · " +
			o.Condition.Identifier + " · " + string(o.Condition.Standard)
		if v := d.Meta.Provenance; v != nil && v.Status != "adopted" && v.Stamp != "" {
			text = strings.ToUpper(v.Stamp) + " · " + text // a proof: nobody has adopted it yet
		}
		line, err := lib.Line(text, style, "sv") // read from the left, whatever is in it
		if err != nil {
			return nil, err
		}
		at := geom.Point{X: geom.MM(2), Y: pg.Trim.H + o.Condition.Bleed + markGap + geom.MM(4)}
		for _, r := range line.Runs {
			out[i] = append(out[i], &page.Run{Owner: page.Owner{Artifact: page.Layout}, Face: r.Face, Size: style.Size, Fill: brand.Black,
				At: geom.Point{X: at.X + r.X, Y: at.Y}, Glyphs: r.Glyphs})
		}
	}
	return out, nil
}

// press writes a file for the press: no tags, no annotations, no bookmarks, the
// condition as output intent, and every colour in its inks.
func (w *writer) press(d *document.Document, p *placement, fonts []*font, slugs [][]*page.Run, o Options) ([]byte, []fault) {
	w.rules = rulesFor(o.Press.Condition)
	w.reset(&w.rules)
	w.place, w.outline, w.spaces, w.paint.bare = p, w.outline[:0], 0, true
	w.paint.plate, w.paint.images = newPlate(o.Press), p.images
	defer func() { w.place, w.paint.fonts, w.paint.font, w.paint.plate, w.paint.images = nil, nil, nil, nil, nil }()
	w.parents = w.alloc(1)
	first := w.alloc(len(p.pages))
	w.pages = w.pages[:0]
	w.paint.fonts = make(map[string]*font, len(fonts))
	for i := range p.pages {
		w.pages = append(w.pages, first+ref(i))
	}
	for _, f := range fonts {
		f.ref = w.alloc(1)
		w.paint.fonts[f.id] = f
	}
	faults := w.sheets(fonts, slugs, o.Press, o.Cache)
	w.now = &w.fonts
	for _, f := range fonts {
		f.write(&w.file, &w.rules)
	}
	w.now = &w.alike
	meta := newMetadata(d, o)
	meta.rules = w.rules
	names := meta.info()
	info := w.alone(names)
	instance := w.digest()
	var xmp ref
	if w.rules.version != "1.3" { // metadata streams came with PDF 1.4
		xmp = w.alloc(1)
		w.spare = meta.xmp(w.spare, instance)
		w.raw(xmp, "/Type/Metadata/Subtype/XML", w.spare)
	}
	catalog := w.pressCatalog(d, xmp, o)
	faults = append(faults, objectFaults(w.objects(names), &w.rules)...)
	return w.finish(catalog, info, meta.permanent, instance, o.Cache.pieces), faults
}

// objects are the bodies of all objects that are not streams, with that of info, and for
// a plain file everything.
func (w *writer) objects(info string) []byte {
	if w.plain {
		return w.out
	}
	w.body = append(append(append(w.body[:0], w.alike.packed...), w.fonts.packed...), info...)
	return w.body
}

// sheets writes the pages with their content, and returns what is wrong with it.
func (w *writer) sheets(fonts []*font, slugs [][]*page.Run, o *Press, c *Cache) (faults []fault) {
	resources := w.alloc(1)
	for i := range w.place.pages {
		pg := &w.place.pages[i]
		var slug []*page.Run
		if i < len(slugs) {
			slug = slugs[i]
		}
		art := w.sheet(pg, o, slug)
		for _, f := range contentFaults(art, o.Condition) {
			f.page = i + 1
			faults = append(faults, f)
		}
		content := w.streams(art, w.paint.parts, c.pieces)
		b := append(w.open(w.pages[i]), "<</Type/Page/Parent "...)
		b = appendRef(b, w.parents)
		b = sheetBoxes(b, pg.page.Trim, o)
		b = appendRef(append(b, "/Resources "...), resources)
		b = appendContents(b, content, w.paint.parts)
		w.close(append(b, ">>"...))
	}
	b := append(w.open(w.parents), "<</Type/Pages/Kids["...)
	for _, r := range w.pages {
		b = append(appendRef(b, r), ' ')
	}
	b = strconv.AppendInt(append(b, "]/Count "...), int64(len(w.pages)), 10)
	w.close(append(b, ">>"...))
	b = append(w.open(resources), "<</Font<<"...)
	for _, f := range fonts {
		b = appendRef(append(appendName(b, f.res), ' '), f.ref)
	}
	w.close(append(w.paint.plate.resources(w.pictures(append(b, ">>"...))), ">>"...))
	for _, s := range w.place.shown {
		s.write(&w.file)
	}
	return faults
}

// sheet is the content of a page: the art, cut at the bleed, then slug and marks.
func (w *writer) sheet(pg *placed, o *Press, slug []*page.Run) []byte {
	m, bleed := centi(o.margin()), centi(o.Condition.Bleed)
	trim := pg.page.Trim
	b := append(w.sheetBuffer[:0], "q 1 0 0 1 "...)
	b = append(appendCenti(append(appendCenti(b, m), ' '), m), " cm q "...)
	for _, v := range [...]int64{-bleed, -bleed, centi(trim.W) + 2*bleed, centi(trim.H) + 2*bleed} {
		b = append(appendCenti(b, v), ' ')
	}
	b = append(b, "re W n\n"...)
	w.paint.plate.begin()
	before := len(b)
	b = append(b, w.paint.page(pg)...)
	for i := range w.paint.parts {
		w.paint.parts[i] += before
	}
	b = append(b, "Q\n"...)
	if o.Condition.Marks == press.CropMarks {
		for _, r := range slug {
			w.paint.plate.begin()
			b = append(b, w.paint.alone(r)...)
		}
		b = w.paint.plate.marks(b, trim, o.Condition.Bleed, pg.page.Folds)
	}
	b = append(b, "Q\n"...)
	w.paint.parts[len(w.paint.parts)-1] = len(b)
	w.sheetBuffer = b
	return b
}

// alone paints one run, after the state that the page left behind is gone.
func (p *painter) alone(r *page.Run) []byte {
	p.b, p.font, p.inText = p.b[:0], nil, false
	p.run(r)
	p.endText()
	return p.b
}

// sheetBoxes writes the page boxes (14.11.2). The origin is the corner of the
// sheet; the trim stands as far in as the sheet reaches out.
func sheetBoxes(b []byte, trim geom.Size, o *Press) []byte {
	m, bleed := centi(o.margin()), centi(o.Condition.Bleed)
	w, h := centi(trim.W), centi(trim.H)
	for _, box := range [...]struct {
		name string
		out  int64 // how far outside the trim
	}{{"/MediaBox", m}, {"/BleedBox", bleed}, {"/TrimBox", 0}} {
		b = append(append(b, box.name...), '[')
		for i, v := range [...]int64{m - box.out, m - box.out, m + w + box.out, m + h + box.out} {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendCenti(b, v)
		}
		b = append(b, ']')
	}
	return b
}

// pressCatalog writes the catalog with the condition as output intent (14.11.5).
// PDF/X-1a names a registered condition and leaves its profile out.
func (w *writer) pressCatalog(d *document.Document, xmp ref, o Options) ref {
	c := o.Press.Condition
	var icc ref
	if w.rules.alpha {
		icc = w.alloc(1)
		w.deflated(icc, "/N 4/Alternate/DeviceCMYK", o.Cache.condition(c))
	}
	r := w.alloc(1)
	b := appendRef(append(w.open(r), "<</Type/Catalog/Pages "...), w.parents)
	if w.rules.version != "1.3" {
		b = appendText(append(b, "/Lang"...), d.Meta.Language)
	}
	b = append(b, "/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier"...)
	b = appendText(b, c.Identifier)
	b = appendText(append(b, "/OutputCondition"...), c.Description)
	b = appendText(append(b, "/Info"...), c.Description)
	b = append(b, "/RegistryName(http://www.color.org)"...)
	if icc != 0 {
		b = appendRef(append(b, "/DestOutputProfile "...), icc)
	}
	b = append(b, ">>]"...)
	if xmp != 0 {
		b = appendRef(append(b, "/Metadata "...), xmp)
	}
	w.close(append(b, ">>"...))
	return r
}

// forPress reports whether the rules are those of a PDF/X standard.
func (r *rules) forPress() bool {
	return len(r.standards) == 1 && strings.HasPrefix(r.standards[0], "PDF/X")
}

// pressKeys are the entries of the Info dictionary that PDF/X asks for (ISO 15930-7
// 6.4, ISO 15930-1 6.2).
func (r *rules) pressKeys() string {
	if !r.forPress() {
		return ""
	}
	if v := r.standards[0]; v == string(press.X1a2001) {
		return "/GTS_PDFXVersion(PDF/X-1:2001)/GTS_PDFXConformance(" + v + ")/Trapped/False"
	}
	return "/GTS_PDFXVersion(" + r.standards[0] + ")/Trapped/False"
}

// pressClaims says the same in XMP.
func (r *rules) pressClaims() string {
	const media = "<pdf:Trapped>False</pdf:Trapped><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
	name, space := "pdfxid", "http://www.npes.org/pdfx/ns/id/"
	if !r.alpha { // X-1a is older than the schema
		name, space = "pdfx", "http://ns.adobe.com/pdfx/1.3/"
	}
	return media + "<" + name + ":GTS_PDFXVersion xmlns:" + name + "=\"" + space + "\">" + r.standards[0] + "</" + name + ":GTS_PDFXVersion>"
}

// writePress is write for the press.
func writePress(d *document.Document, pages []*page.Page, o Options, faces func(string) (face, error)) ([]byte, error) {
	if o.Press.Condition == nil || o.Press.Condition.Profile == nil {
		return nil, errors.New("write PDF/X: no printing condition")
	}
	if o.Cache == nil {
		o.Cache = NewCache()
	}
	r := rulesFor(o.Press.Condition)
	slugs, err := o.Press.slugs(d, pages, o.Library)
	if err != nil {
		return nil, err
	}
	p := place(d, pages, r)
	defer p.release()
	p.finds.Add(describedBadly(d)...)
	p.finds.Add(shortOfBleed(pages, o.Press.Condition.Bleed)...)
	var bad diag.List
	p.images, p.shown, bad = inkImages(pages, o.Cache, o.Press.Condition)
	p.finds.Add(bad...)
	drawn := pages
	if len(slugs) > 0 {
		extra := &page.Page{}
		for _, s := range slugs {
			for _, r := range s {
				extra.Items = append(extra.Items, r)
			}
		}
		drawn = append(append(make([]*page.Page, 0, len(pages)+1), pages...), extra)
	}
	fonts, rest, more := collect(drawn, o.Cache, faces)
	defer func() {
		for _, f := range fonts {
			f.end()
		}
	}()
	p.finds.Add(more...)
	if p.finds.HasErrors() {
		p.finds.Sort()
		return nil, p.finds
	}
	if err := finish(fonts, rest); err != nil {
		return nil, err
	}
	w := writers.Get().(*writer)
	defer writers.Put(w)
	out, faults := w.press(d, p, fonts, slugs, o)
	faults = append(faults, inkFaults(pages, newPlate(o.Press))...)
	for _, f := range faults {
		p.finds.Add(f.finding(o.Press.Condition))
	}
	if p.finds.HasErrors() {
		return nil, p.finds
	}
	return out, nil
}

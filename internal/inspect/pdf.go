package inspect

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/icc"
	"malbild/internal/pdfread"
)

// Bounds of a PDF.
const (
	maxPages = 20_000
	maxSteps = 8_000_000 // tokens of content in all
	maxElems = 400_000
	maxMCID  = 1 << 17

	maxAnnots    = 10_000 // annotations of one page
	maxAllAnnots = 100_000
)

// pdfDoc is a PDF under inspection.
type pdfDoc struct {
	*pdfread.File
	r       *Report
	o       Options
	catalog pdfread.Dict
	xmp     *xmp
	lang    string

	pages   []*pdfPage
	pageNum map[int]int // object number of a page to its index
	fonts   map[int]*font
	spaces  map[int]*space
	forms   map[int]*form
	shared  *FontCache

	lastProfile *pdfread.Stream // whose header was asked for last, and what it is
	lastHead    profileHead

	separations map[string]string // what an ink's name stands for

	pressProfile *icc.Profile // of the press, see condition
	profileRead  bool
	tree         *tree
	intents      intents
	steps        int
	told         int  // codes of its ToUnicode CMaps
	press        bool // paint is followed in full
	limits       Limits
	scratch      []byte    // the content of the page at hand
	room         []byte    // for what is unpacked at a glance
	edge         []float64 // what is said of the edges of the page at hand
	tally        *pressTally
	lists        *lists
	annots       int    // of all pages
	words        bool   // text is kept
	mode         string // what decides which rules are asked
}

// pdfPage is one page with what it inherits.
type pdfPage struct {
	number    int // from 1
	ref       int // object number
	dict      pdfread.Dict
	resources pdfread.Dict
	media     box
	crop      box
	trim      box
	bleed     box
	hasTrim   bool
	hasBleed  bool

	seen
	forms     map[int]map[int]*marks // by form object number
	untagged  int                    // things painted that are neither content nor artifact
	annots    pdfread.Array          // as many as are looked at
	group     pdfread.Dict
	interpret bool
}

// seen is what interpreting content adds up, of a page or of a piece of it.
type seen struct {
	mcids  map[int]*marks
	marked int // numbered content opened
	marks  pageMarks
	uses   colourUse
	clear  bool // has transparency
	see    bool // has what PDF/X-1a does not allow
	newer  bool // has pictures packed in ways that PDF/X-1a and X-3 do not know
	paint  *pagePaint
}

// marks is one marked-content sequence that was seen.
type marks struct {
	text  strings.Builder
	times int
}

// pageMarks counts what was wrong with marked content.
type pageMarks struct {
	artifactInside, insideArtifact, nesting bool
}

// box is a rectangle, lower left and upper right.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }
func (b box) empty() bool     { return b.x1 <= b.x0 || b.y1 <= b.y0 }

// inside reports whether b lies in c, with a tolerance.
func (b box) inside(c box) bool {
	const e = 0.01
	return b.x0 >= c.x0-e && b.y0 >= c.y0-e && b.x1 <= c.x1+e && b.y1 <= c.y1+e
}

// readPDF inspects a PDF.
func readPDF(r *Report, data []byte, o Options) {
	f, err := pdfread.OpenAmong(data, o.Fonts.packs())
	switch {
	case errors.Is(err, pdfread.ErrEncrypted):
		r.add(ruleEncrypted, 0, "")
		return
	case errors.Is(err, pdfread.ErrTooLarge):
		r.add(ruleTooLarge, 0, "", diag.Cause(err))
		return
	case err != nil:
		r.add(ruleNotPDF, 0, "", diag.Cause(err))
		return
	}
	d := &pdfDoc{File: f, r: r, o: o, catalog: f.Catalog(), pageNum: map[int]int{}, fonts: map[int]*font{},
		spaces: map[int]*space{}, forms: map[int]*form{}, shared: o.Fonts, words: !o.Verdict, limits: o.Press.orUsual(), lists: listRooms.Get().(*lists)}
	if d.shared == nil {
		d.shared = &FontCache{}
	}
	if room, ok := scratches.Get().(*[]byte); ok {
		d.scratch = *room
	}
	d.inspect()
	for _, f := range d.fonts {
		if f != nil {
			d.leave(f)
		}
	}
	d.lists.release()
	if cap(d.scratch) <= 1<<20 {
		room := d.scratch[:0]
		scratches.Put(&room)
	}
	f.Close()
}

// scratches are where the content of pages is unpacked, one after the other.
var scratches sync.Pool

func (d *pdfDoc) inspect() {
	d.readPages()
	d.metadata()
	d.outputIntents()
	d.purpose()
	d.press = d.r.Purpose != Screen || !d.o.Verdict
	d.mode = string(d.r.Purpose) + " " + strings.Join(d.r.judges, " ")
	d.tally = newTally()
	d.document()
	d.loadTree()
	for _, p := range d.pages {
		if d.steps > maxSteps || d.Err() != nil {
			break
		}
		d.page(p)
		if d.press {
			d.checkPage(p)
		}
	}
	d.checkTree()
	if d.judged("ua2") {
		d.checkDestinations()
	}
	d.loadAll()
	d.checkArchive()
	d.checkCatalog()
	d.checkMarks()
	d.checkAnnotations()
	d.checkColours()
	if d.press {
		d.checkPress()
	}
	if d.words && d.tree != nil {
		d.r.Transcript = d.transcript()
	}
	d.frame()
}

// purpose asks the file what it is for, unless that was said.
func (d *pdfDoc) purpose() {
	if d.r.Purpose != Auto {
		return
	}
	d.r.Purpose = Screen
	tagged := d.catalog.Has("StructTreeRoot")
	if d.intents.press && !tagged || !tagged && len(d.pages) > 0 && d.pages[0].hasBleed && d.pages[0].trim != d.pages[0].bleed {
		d.r.Purpose = Print
	}
}

// loadAll reads what nothing led to yet, so that what is wrong with how objects are
// written is told of all of them.
func (d *pdfDoc) loadAll() {
	var streams []int
	for n := range d.Numbers {
		if d.Err() != nil {
			return
		}
		if s, ok := d.Get(pdfread.Ref{Num: n}).(*pdfread.Stream); ok && !d.lists.looked[n] && (s.Dict.Has("Filter") || s.Dict.Has("F")) {
			streams = append(streams, n)
		}
	}
	slices.Sort(streams)
	for _, n := range streams {
		d.packing(d.Stream(pdfread.Ref{Num: n}), 0, n)
	}
}

// frame says what was wrong with the file around its objects.
func (d *pdfDoc) frame() {
	if err := d.Err(); err != nil {
		d.r.add(ruleTooLarge, 0, "", diag.Cause(err))
	}
	if d.steps > maxSteps {
		d.r.add(ruleTooLarge, 0, "", fmt.Sprintf("%d", maxSteps))
	}
	g := d.Damage
	if g.Rebuilt {
		d.r.add(ruleDamaged, 0, "")
	}
	if !d.headerOK() {
		d.r.add(ruleHeader, 0, "", g.Header)
	}
	if !g.Binary {
		d.r.add(ruleBinary, 0, "")
	}
	switch {
	case g.Trailing < 0:
		d.r.add(ruleNoEnd, 0, "")
	case g.Trailing > 0:
		d.r.add(ruleTrailing, 0, "", g.Trailing)
	}
	if id := d.Array(d.Trailer.Raw("ID")); len(id) != 2 {
		d.r.add(ruleNoID, 0, "")
	}
	if n := len(g.Sloppy); n > 0 {
		d.r.add(ruleLength, 0, "", n, g.Sloppy[0])
	}
	if n := len(g.Unreadable); n > 0 {
		d.r.add(ruleUnreadable, 0, "", n, g.Unreadable[0])
	}
	for slip, t := range g.Slips {
		if t.Objects > 0 {
			d.r.add(ruleSyntax, 0, "", slipNames[slip], t.Objects, t.First)
		}
	}
	if g.LongName || g.LongString && !d.part1() || g.HugeString || g.HugeNumber || g.TinyReal && !d.part1() || d.part1() && (g.LongArray || g.LongDict) {
		d.r.add(ruleBounds, 0, "")
	}
	d.lines()
}

// lines: how words, blanks and line ends stand around objects.
func (d *pdfDoc) lines() {
	g := d.Damage
	if g.XRefLines {
		d.r.add(ruleXRefLines, 0, "")
	}
	if n := len(g.StreamLines); n > 0 {
		d.r.add(ruleStreamLines, 0, "", n, g.StreamLines[0])
	}
	if n := len(g.ObjectLines); n > 0 {
		d.r.add(ruleObjectLines, 0, "", n, g.ObjectLines[0])
	}
	if g.OddHex || g.BadHex {
		d.r.add(ruleHex, 0, "")
	}
}

func (d *pdfDoc) headerOK() bool {
	h := d.Damage.Header
	if d.Damage.HeaderOffset != 0 {
		return false
	}
	if d.judged("4") {
		return len(h) == 8 && h[:7] == "%PDF-2."
	}
	if d.part1() {
		return len(h) == 8 && h[:5] == "%PDF-"
	}
	if h == "%PDF-2.0" {
		return d.judged("ua2") || d.r.Purpose == Print
	}
	return len(h) == 8 && h[:7] == "%PDF-1." && h[7] >= '0' && h[7] <= '7'
}

// readPages walks the page tree.
func (d *pdfDoc) readPages() {
	seen := map[int]bool{}
	type inherit struct {
		resources pdfread.Dict
		media     pdfread.Object
		crop      pdfread.Object
	}
	var walk func(o pdfread.Object, in inherit, depth int) bool
	walk = func(o pdfread.Object, in inherit, depth int) bool {
		ref := pdfread.RefNumber(o)
		node := d.Dict(o)
		if node == nil {
			d.r.add(ruleNoPages, 0, "", fmt.Sprintf("%d 0 R", ref))
			return true
		}
		if ref != 0 && seen[ref] || depth > 200 {
			d.r.add(ruleNoPages, 0, "", fmt.Sprintf("%d 0 R ↺", ref))
			return true
		}
		seen[ref] = true
		if len(d.pages) >= maxPages {
			d.r.add(ruleTooLarge, 0, "", fmt.Sprintf("> %d", maxPages))
			return false
		}
		if v := d.Dict(node.Raw("Resources")); v != nil {
			in.resources = v
		}
		if v := node.Raw("MediaBox"); v != nil {
			in.media = v
		}
		if v := node.Raw("CropBox"); v != nil {
			in.crop = v
		}
		if kids := d.Array(node.Raw("Kids")); kids != nil && d.Name(node.Raw("Type")) != "Page" {
			for _, k := range kids {
				if !walk(k, in, depth+1) {
					return false
				}
			}
			return true
		}
		d.addPage(ref, node, in.resources, in.media, in.crop)
		return true
	}
	walk(d.catalog.Raw("Pages"), inherit{}, 0)
	d.r.Pages = len(d.pages)
	if len(d.pages) == 0 {
		d.r.add(ruleNoPages, 0, "", "0")
	}
}

func (d *pdfDoc) addPage(ref int, node, resources pdfread.Dict, media, crop pdfread.Object) {
	p := &pdfPage{number: len(d.pages) + 1, ref: ref, dict: node, resources: resources}
	var ok bool
	if p.media, ok = d.rect(media); !ok {
		p.media = box{0, 0, 612, 792}
		d.r.add(ruleNoPages, p.number, "", "MediaBox")
	}
	if p.crop, ok = d.rect(crop); !ok {
		p.crop = p.media
	}
	p.trim, p.hasTrim = d.rect(node.Raw("TrimBox"))
	p.bleed, p.hasBleed = d.rect(node.Raw("BleedBox"))
	if !p.hasTrim {
		p.trim, ok = d.rect(node.Raw("ArtBox"))
		if p.hasTrim = ok; !ok {
			p.trim = p.crop
		}
	}
	if !p.hasBleed {
		p.bleed = p.crop
	}
	p.group = d.Dict(node.Raw("Group"))
	d.takeAnnots(p)
	if m := p.media; m.width() < 3 || m.height() < 3 || m.width() > 14400 || m.height() > 14400 {
		d.r.add(rulePageSize, p.number, "")
	}
	if ref != 0 {
		d.pageNum[ref] = len(d.pages)
	}
	d.pages = append(d.pages, p)
}

// rect reads a rectangle of any two opposite corners.
func (d *pdfDoc) rect(o pdfread.Object) (box, bool) {
	v, ok := d.Floats(o, 4)
	if !ok {
		return box{}, false
	}
	b := box{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
	return b, !b.empty()
}

// document checks the catalog.
func (d *pdfDoc) document() {
	c := d.catalog
	mark := d.Dict(c.Raw("MarkInfo"))
	if !d.Bool(mark.Raw("Marked")) {
		d.r.add(ruleMarked, 0, "")
	}
	if d.Bool(mark.Raw("Suspects")) {
		d.r.add(ruleSuspects, 0, "")
	}
	if d.Dict(c.Raw("StructTreeRoot")) == nil {
		d.r.add(ruleTree, 0, "")
	}
	d.lang = d.Text(c.Raw("Lang"))
	d.r.Language = d.lang
	switch {
	case d.lang == "":
		d.r.add(ruleLang, 0, "")
	case !d.langTag(d.lang):
		d.r.add(ruleLangTag, 0, "", d.lang)
	}
	if !d.Bool(d.Dict(c.Raw("ViewerPreferences")).Raw("DisplayDocTitle")) {
		d.r.add(ruleShowTitle, 0, "")
	}
	d.actions()
	d.attachments()
	d.formsAndLayers()
	if n := len(d.pages); n > 20 && d.Dict(c.Raw("Outlines")) == nil {
		d.r.add(ruleBookmarks, 0, "", n)
	}
}

// langTag reports whether a language tag is one by the standard at hand: PDF/A-1
// names RFC 1766, whose parts are letters.
func (d *pdfDoc) langTag(s string) bool {
	return langTag(s) && !(d.part1() && strings.ContainsAny(s, "0123456789"))
}

// langTag is the pattern of RFC 3066 that the other standards name.
func langTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) == 0 || len(part) > 8 {
			return false
		}
		for _, c := range part {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// actions: those a document may hold in PDF/A (6.5.1), and none that start alone.
func (d *pdfDoc) actions() {
	if d.catalog.Has("AA") {
		d.r.add(ruleAction, 0, "", "AA")
	}
	d.action(d.catalog.Raw("OpenAction"), 0, "OpenAction")
	names := d.Dict(d.catalog.Raw("Names"))
	if d.Dict(names.Raw("JavaScript")) != nil && !d.judged("4") {
		d.r.add(ruleAction, 0, "", "JavaScript")
	}
	for _, p := range d.pages {
		if p.dict.Has("AA") {
			d.r.add(ruleAction, p.number, "", "AA")
		}
	}
	d.outlineActions()
}

func (d *pdfDoc) action(o pdfread.Object, page int, element string) {
	a, ok := d.Get(o).(pdfread.Dict)
	if !ok {
		return
	}
	for range 32 {
		switch s := d.Name(a.Raw("S")); s {
		case "GoTo", "GoToR", "GoToE", "Thread", "URI", "SubmitForm", "":
			if s == "GoToE" && d.part1() {
				d.r.add(ruleAction, page, element, string(s))
			}
		case "Named":
			switch n := d.Name(a.Raw("N")); n {
			case "NextPage", "PrevPage", "FirstPage", "LastPage":
			default:
				d.r.add(ruleAction, page, element, "Named "+string(n))
			}
		case "JavaScript": // PDF/A-4 lets it stay in a file that nobody runs
			if !d.judged("4") {
				d.r.add(ruleAction, page, element, string(s))
			}
		default:
			d.r.add(ruleAction, page, element, string(s))
		}
		if a, ok = d.Get(a.Raw("Next")).(pdfread.Dict); !ok {
			return
		}
	}
}

// outlineActions looks at what the bookmarks do.
func (d *pdfDoc) outlineActions() {
	for item := range d.bookmarks {
		d.action(item.Raw("A"), 0, "Outlines")
	}
}

// bookmarks yields the items of the outline (12.3.3), each once.
func (d *pdfDoc) bookmarks(yield func(pdfread.Dict) bool) {
	seen := map[int]bool{}
	queue := []pdfread.Object{d.Dict(d.catalog.Raw("Outlines")).Raw("First")}
	for len(queue) > 0 && len(seen) < maxPages {
		o := queue[0]
		queue = queue[1:]
		n := pdfread.RefNumber(o)
		if n == 0 || seen[n] {
			continue
		}
		seen[n] = true
		item := d.Dict(o)
		if !yield(item) {
			return
		}
		queue = append(queue, item.Raw("First"), item.Raw("Next"))
	}
}

// attachments: none in PDF/A-2 that is not PDF/A itself, which is not looked into.
func (d *pdfDoc) attachments() {
	if d.judged("3a") || d.judged("4") {
		return // see checkAttached
	}
	if files := d.Dict(d.Dict(d.catalog.Raw("Names")).Raw("EmbeddedFiles")); files != nil {
		name := ""
		a := d.Array(files.Raw("Names"))
		if len(a) > 0 {
			name = d.Text(a[0])
		}
		d.r.add(ruleAttachment, 0, "", name)
		for i := 1; i < len(a); i += 2 {
			if spec := d.Dict(a[i]); d.Text(spec.Raw("F")) == "" || d.Text(spec.Raw("UF")) == "" {
				d.r.add(ruleFileName, 0, "", d.Text(a[i-1]))
			}
		}
	}
}

func (d *pdfDoc) formsAndLayers() {
	form := d.Dict(d.catalog.Raw("AcroForm"))
	if form.Has("XFA") || d.Bool(form.Raw("NeedAppearances")) || d.Bool(d.catalog.Raw("NeedsRendering")) {
		d.r.add(ruleForm, 0, "")
	}
	oc := d.Dict(d.catalog.Raw("OCProperties"))
	if oc == nil {
		return
	}
	names := map[string]bool{}
	configs := append(pdfread.Array{oc.Raw("D")}, d.Array(oc.Raw("Configs"))...)
	for i, o := range configs {
		c := d.Dict(o)
		name := d.Text(c.Raw("Name"))
		if c == nil || name == "" || names[name] || c.Has("AS") {
			d.r.add(ruleLayers, 0, fmt.Sprintf("OCProperties %d", i))
		}
		names[name] = true
	}
}

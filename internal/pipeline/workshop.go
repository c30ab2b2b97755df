package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/html"
	"malbild/internal/inspect"
	"malbild/internal/layout"
	"malbild/internal/output"
	"malbild/internal/pdf"
	"malbild/internal/raster"
	"malbild/internal/slides"
	"malbild/internal/source"
	"malbild/internal/typeset"
	"malbild/internal/word"
)

// workshop is what all documents of a run share: faces, layouts, drawings, and
// what the writers keep. Everything is made when first asked for, once, and is
// never changed after that, so no document can tell who came before it.
type workshop struct {
	asked     Request           // what the command line says of archive profiles
	inspected inspect.FontCache // what the inspection knows of fonts and profiles
	version   string
	date      string // the day the copies are made for; may be empty
	revision  string // what the user calls the sources; may be empty
	built     time.Time
	library   *typeset.Library
	pdf       *pdf.Cache
	word      *word.Shared
	layouts   lazy[*layoutFile]
	slides    *slides.Shared

	spare     bool  // there are fewer copies than workers: what one copy needs may be made side by side
	files     fs.FS // the project folder, for the principals' templates
	templates templates

	desks lazy[*desk]  // by county
	sums  lazy[string] // digests of what documents are set with
}

// desk is what the documents of one county share. It is cleared when the last of them
// is made, so that a run over the country holds no more than one over a county.
type desk struct {
	drawn   *figure.Cache
	figures lazy[*picture]
	kits    lazy[*kit] // by graphic profile
}

func (w *workshop) desk(county string) *desk {
	return w.desks.get(county, func() *desk { return &desk{drawn: figure.NewCache()} })
}

// leave clears the desk of a county, and what the writers kept of it.
func (w *workshop) leave(county string) {
	w.desks.m.Delete(county)
	w.word.Forget()
	w.slides.Forget()
	w.inspected.Forget()
}

// kit is what sets the type of one county in one graphic profile. What the writers
// keep is shared with the other counties, unless the profile has fonts of its own.
type kit struct {
	desk     *desk
	library  *typeset.Library
	outlines raster.Glyphs // of its faces, for pictures
	pdf      *pdf.Cache
	drawn    *figure.Cache
	web      []html.Font // the profile's own fonts, for web pages
}

func newWorkshop(version string, built time.Time) *workshop {
	w := &workshop{version: version, built: built, library: typeset.New(), pdf: pdf.NewCache(), word: word.NewShared(), slides: slides.NewShared()}
	for _, id := range asset.PressProfileIDs() {
		if profile, err := asset.PressProfile(id); err == nil {
			w.inspected.Know(asset.PackedProfile(profile), profile)
		}
	}
	return w
}

// lazy is a table whose values are made once, by whoever asks first; the others
// wait for that one only.
type lazy[T any] struct{ m sync.Map }

func (l *lazy[T]) get(key string, make1 func() T) T {
	if f, ok := l.m.Load(key); ok {
		return f.(func() T)()
	}
	f, _ := l.m.LoadOrStore(key, sync.OnceValue(make1))
	return f.(func() T)()
}

type layoutFile struct {
	layout  *layout.Layout
	found   diag.List
	digests []output.Digest // of the project's own files among those it was read from
}

// layoutNames says which layout sets which document.
var layoutNames = map[document.Product]string{
	document.Poster:         "affisch-a3",
	document.Brochure:       "broschyr-a5",
	document.Annex:          "bilaga-a4",
	document.OfficerReport:  "tjansteskrivelse-a4",
	document.MinutesExtract: "protokollsutdrag-a4",
	document.EasyRead:       "lattlast-a4",
}

// kit is made of the county's own hyphenation, the names of its principals and
// bodies, which are never broken, and the fonts of the profile.
func (w *workshop) kit(c *County, prof *brand.Profile) *kit {
	d := w.desk(c.Content.ID)
	return d.kits.get(prof.ID, func() *kit {
		own := c.Content.Hyphenation
		fonts := map[string]typeset.FontFile{}
		for id, f := range prof.Faces {
			fonts[id] = typeset.FontFile{Name: f.Path, Data: f.Data}
		}
		h := typeset.Hyphenation{Exceptions: own.Exceptions, Names: append(slices.Clone(own.Names), c.names()...)}
		k := &kit{desk: d, library: w.library.With(h, fonts), pdf: w.pdf, drawn: d.drawn}
		if len(fonts) > 0 {
			k.pdf, k.drawn = pdf.NewCache(), figure.NewCache()
			k.web = webFonts(k.library, prof)
		}
		return k
	})
}

// names lists the words with a capital in the names of principals and bodies.
func (c *County) names() []string {
	if c.capitals != nil {
		return c.capitals
	}
	return capitals(c)
}

func capitals(c *County) []string {
	var all []source.Text
	if c.Register != nil {
		for _, p := range c.Register.Principals {
			all = append(all, p.Name, p.LegalName, p.UsualName)
		}
	}
	for _, b := range c.Content.Bodies {
		all = append(all, b.Name, b.Short)
	}
	var out []string
	for _, t := range all {
		for _, word := range strings.Fields(t.Value) {
			if first := []rune(word)[0]; unicode.IsUpper(first) && !slices.Contains(out, word) {
				out = append(out, word)
			}
		}
	}
	return out
}

// file writes the pages of a document as a PDF.
func (w *workshop) file(j *job) ([]byte, error) {
	return pdf.Write(j.document, j.pages, j.screenOptions())
}

func (w *workshop) pdfOptions(j *job) pdf.Options {
	k := w.kit(j.copy.County, j.profile())
	o := pdf.Options{Library: k.library, Date: w.built, Creator: "malbild " + w.version, Cache: k.pdf, Duplex: j.duplex}
	if w.spare {
		o.Meanwhile = meanwhile
	}
	return o
}

func (w *workshop) htmlOptions(c *County, prof *brand.Profile, d *document.Document) html.Options {
	k := w.kit(c, prof)
	return html.Options{Profile: prof, Version: w.version, Fonts: k.web, Figure: func(f *document.Figure, u html.FigureUse) ([]byte, error) {
		kinds := map[html.FigureUse]use{html.FigureContent: inPage, html.FigurePlain: inSmall, html.FigureNarrow: inNarrow, html.FigureHero: inHero}
		p := w.figure(f, k, prof, kinds[u].of(d))
		return p.svg, p.err
	}}
}

func (w *workshop) wordOptions(c *County, prof *brand.Profile, d *document.Document) word.Options {
	k := w.kit(c, prof)
	return word.Options{Library: k.library, Profile: prof, Version: w.version, Shared: w.word,
		Figure: func(f *document.Figure) (svg, png []byte, size geom.Size, err error) {
			p := w.figure(f, k, prof, inWord.of(d))
			return p.svg, p.png, p.size, p.err
		}}
}

// use is what a drawing is for.
type use string

const (
	inWord   use = "word"
	inPage   use = "page"
	inNarrow use = "narrow" // a page on narrow screens, for figures of running words
	inSmall  use = "small"  // a page on the narrowest screens: icons, no labels
	inHero   use = "hero"   // the head of a page: the same, on its ground
)

// turned ends the use of a drawing in a text that is read from the right.
const turned = " turned"

// of is the use in a document: where it is read from the right, its figures are turned
// over, as on its pages.
func (u use) of(d *document.Document) use {
	if d.Meta.Labels.Rtl {
		return u + turned
	}
	return u
}

// picture is a finished drawing as files.
type picture struct {
	svg, png []byte
	size     geom.Size
	err      error
}

// figure draws a figure, or fetches it when one with the same parts was drawn.
func (w *workshop) figure(f *document.Figure, k *kit, prof *brand.Profile, u use) *picture {
	return k.desk.figures.get(figureKey(f, prof, u), func() *picture {
		p := &picture{}
		p.err = lettered(f, w.draw(p, f, k, prof, u))
		return p
	})
}

// figureKey is everything a drawing depends on.
func figureKey(f *document.Figure, prof *brand.Profile, u use) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s %q %q", u, prof.ID, f.Form, f.Target, f.Alt)
	if len(prof.Faces) > 0 { // letters of its own: another county's profile may have the same name
		fmt.Fprintf(&b, " %p", prof)
	}
	if f.Hub != nil {
		fmt.Fprintf(&b, " %q", *f.Hub)
	}
	for _, p := range f.Parts {
		fmt.Fprintf(&b, " %q", p)
	}
	return b.String()
}

// Sides of the figures beside running text: the annex, and the web page where it
// is scaled by the browser.
var (
	leavesSide = geom.MM(88)
	pageSide   = geom.Pt(330) // 440 px, the unit of the web page's labels
	headsWidth = geom.MM(150)
	qrSide     = geom.MM(22)
)

// statementsIn are the groups with statements: in Word as wide as the page's text, on
// the web in a size that a browser shows as 16 px.
var statementsIn = map[use]figure.StatementsOptions{
	inWord:   {Width: headsWidth},
	inPage:   {Width: geom.Pt(540), Size: geom.Pt(12)},
	inNarrow: {Width: geom.Pt(268), Size: geom.Pt(12), Columns: 1},
}

// pngScale makes a PNG of about 220 dots an inch.
const pngScale = 3

func (w *workshop) draw(p *picture, f *document.Figure, k *kit, prof *brand.Profile, u use) error {
	base, over := strings.CutSuffix(string(u), turned)
	u = use(base)
	d, err := w.drawing(f, k, prof, u)
	if err != nil {
		return err
	}
	if over && f.Form != document.FigureQR {
		d = d.Turned()
	}
	p.size = d.Size
	title, alt := "", ""
	if u == inWord {
		alt = f.Alt
	}
	p.svg = d.SVG(title, alt)
	if u != inWord {
		return nil
	}
	p.png, err = d.PNG(pngScale)
	return err
}

func (w *workshop) drawing(f *document.Figure, k *kit, prof *brand.Profile, u use) (*figure.Drawing, error) {
	switch f.Form {
	case document.FigureHeads:
		return k.drawn.Columns(k.library, f, prof, figure.StatementsOptions{Width: headsWidth})
	case document.FigureStatements:
		return k.drawn.Statements(k.library, f, prof, statementsIn[u])
	case document.FigurePath:
		o := figure.PathOptions{Width: headsWidth}
		if u == inNarrow {
			o = figure.PathOptions{Width: geom.MM(112), Size: geom.Pt(13)}
		}
		return k.drawn.Path(k.library, f, prof, o)
	case document.FigureQR:
		ink, _ := prof.Ink(prof.Hub)
		return k.drawn.QR(f.Target, qrSide, ink)
	}
	o := figure.Options{Box: geom.Size{W: leavesSide, H: leavesSide}}
	switch u {
	case inPage:
		o.Box = geom.Size{W: pageSide, H: pageSide}
	case inSmall:
		o.Labels = figure.ShowNone // the goal keeps its icon, as the parts do
	case inHero:
		o.Labels, o.HubText = figure.ShowNone, figure.ShowNone
		o.Ground, _ = prof.Ink("frost")
	}
	return k.drawn.Leaves(k.library, f, prof, o)
}

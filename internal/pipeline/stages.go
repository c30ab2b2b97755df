package pipeline

import (
	"errors"
	"path"

	"malbild/internal/brand"
	"malbild/internal/compose"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/html"
	"malbild/internal/layout"
	"malbild/internal/legible"
	"malbild/internal/output"
	"malbild/internal/page"
	"malbild/internal/pdf"
)

// job is one document of one copy on its way down the line. Stage is where it is.
type job struct {
	shop    *workshop
	copy    Copy
	product document.Product
	options edition.Options
	format  layout.Format // of posters and brochures
	duplex  bool          // printed on both sides, and folded
	stem    string        // of the file name
	stage   string

	edition  *edition.Edition
	document *document.Document
	says     string // the digest of all that it says
	pages    []*page.Page
	deck     *output.Digest // of the PowerPoint template it was made in
	made     []output.Artifact
	found    diag.List
	seen     legible.Seen // the colours that meet on its pages

	early func() ([]output.Artifact, diag.List, *Fault) // it was begun ahead; nil: it was not
	alone func()                                        // ends the wait for its drawings; nil: nobody waits
	ahead foreseen                                      // what to remember of it

	treed   bool  // the document is composed, or cannot be
	treeErr error // why it cannot
}

// errStopped says that the findings say it all.
var errStopped = errors.New("stopped by findings")

// name is the document for people: «norrbotten/kiruna/affisch».
func (j *job) name() string {
	return path.Join(j.copy.County.Content.ID, j.copy.Folder(), j.stem)
}

func (j *job) profile() *brand.Profile { return j.copy.County.profile(j.copy.Principal) }

// run is the straight line. What one format lacks is found together with what
// the others lack; a broken tree stops all.
func (j *job) run() error {
	if err := j.tree(); err != nil {
		return err
	}
	var broken error
	formats := j.formats()
	looked := make([]func() error, len(formats))
	datas := make([][]byte, len(formats))
	for i, f := range formats {
		data, err := j.write(f)
		datas[i] = data
		if looked[i] = j.looking(f, data, i == len(formats)-1); err != nil {
			looked[i] = func() error { return err }
		}
	}
	if j.shop.spare {
		defer aside(0, j.foresee)()
	}
	j.stage = "inspect"
	for i, f := range formats {
		if err := looked[i](); err != nil {
			if !collect(&j.found, err) {
				return err
			}
			broken = errStopped
			continue
		}
		j.keep(f, datas[i])
	}
	return broken
}

// looking is the look that a finished file gets before its name. Where there are fewer
// copies than workers it is begun at once, while the next file is written; the last file
// is looked at when it is waited for: another core would have to be woken.
func (j *job) looking(f Format, data []byte, last bool) (wait func() error) {
	look := func() error { return j.inspected(f, data) }
	if !j.shop.spare || data == nil || last {
		return look
	}
	return meanwhile(look)
}

// tree binds and composes, once.
func (j *job) tree() error {
	if !j.treed {
		j.treed = true
		j.treeErr = j.composeTree()
	}
	return j.treeErr
}

func (j *job) composeTree() error {
	if err := j.bind(); err != nil {
		return err
	}
	j.stage = "compose"
	d, found := compose.Compose(j.edition)
	j.document = d
	if err := j.note(found); err != nil {
		return err
	}
	if err := j.translated(); err != nil {
		return err
	}
	j.says = document.Seal(d)
	return nil
}

func (j *job) bind() error {
	j.stage = "edition"
	c := j.copy
	o := j.options
	o.Names = j.format.Names
	o.Provenance = c.origin(j.shop.revision)
	o.Date = j.shop.date
	o.Titles, o.Translated, o.Easy = c.County.titles(c.Principal), c.County.translated, c.County.Easy
	o.Local = c.County.local(c.Principal, o)
	e, found := edition.Bind(c.County.text(o), c.County.Register, c.Principal, j.product, j.profile(), o)
	j.edition = e
	if e != nil && j.format.ID != "" {
		e.Stem = j.stem // two formats of a document are two documents
	}
	return j.note(found)
}

// arrange gives the document its pages.
func (j *job) arrange() error {
	j.stage = "layout"
	l, found := j.layout()
	if found.HasErrors() {
		return found
	}
	k := j.shop.kit(j.copy.County, j.profile())
	res := layout.Resources{Library: k.library, Profile: j.profile(), Figures: k.drawn}
	d, bled := layout.Fitted(j.document, l), j.copy.bled(l)
	j.document = d
	if j.shop.spare { // another core may draw while this one sets
		meanwhile(func() error {
			defer j.goesOn()
			layout.Ahead(d, bled, res)
			return nil
		})
	}
	plan, found := layout.Arrange(d, bled, res)
	if err := j.note(found); err != nil {
		return err
	}
	j.stage = "pdf"
	pages, err := pdf.Record(plan.Config, plan.Pages, plan.Trim, plan.Bleed, k.library)
	if err != nil {
		return err
	}
	j.pages = pages
	j.look(pages)
	if err := j.note(plan.Check(pages, k.library)); err != nil {
		return err
	}
	return j.fold(l)
}

// write makes one file.
func (j *job) write(f Format) ([]byte, error) {
	if !f.paged() && f != PNG {
		j.goesOn()
	}
	switch f {
	case DOCX:
		j.stage = "word"
		return j.docx()
	case Press:
		j.stage = "press"
		return j.press()
	case HTML:
		j.stage = "html"
		return html.Write(j.document, j.shop.htmlOptions(j.copy.County, j.profile(), j.document))
	case PPTX:
		j.stage = "slides"
		return j.pptx()
	case PNG:
		return j.png()
	case Alt:
		return j.alternative(), nil
	}
	if err := j.arrange(); err != nil {
		return nil, err
	}
	return j.shop.file(j)
}

// keep files a finished document.
func (j *job) keep(f Format, data []byte) {
	county := j.copy.County
	a := output.Artifact{
		Path:   path.Join(county.Content.ID, j.copy.Folder(), FileName(j.stem, f)),
		County: county.Content.ID, Principal: j.copy.Folder(), Product: string(j.product), Format: f.extension(),
		Language: j.document.Meta.Language, Standards: j.conforms(f), SHA256: output.Sum(data), Sources: j.sources(f), Data: data,
	}
	if f.paged() {
		a.Pages = len(j.pages)
	}
	j.made = append(j.made, a)
}

// standards is what the files claim, and what «make conformance» tests.
func standards(f Format) []string {
	switch f {
	case PDF:
		return pdf.A2aUA1.Standards()
	case DOCX, PPTX:
		return []string{"ISO/IEC 29500 Transitional"}
	case PNG:
		return []string{"ISO/IEC 15948"}
	case Alt:
		return []string{"UTF-8"}
	}
	return []string{"HTML", "WCAG 2.1 AA"}
}

// note keeps findings and reports whether they stop the line.
func (j *job) note(found diag.List) error {
	j.found.Add(found...)
	if found.HasErrors() {
		return errStopped
	}
	return nil
}

// collect takes the findings out of an error. It reports false when the error is
// none that a user could have caused.
func collect(to *diag.List, err error) bool {
	if errors.Is(err, errStopped) {
		return true
	}
	var list diag.List
	if !errors.As(err, &list) {
		return false
	}
	to.Add(list...)
	return true
}

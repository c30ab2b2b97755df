package pipeline

import (
	"io/fs"
	"slices"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/internal/pdf"
	"malbild/internal/press"
	"malbild/internal/source"
	"malbild/layouts"
)

// Press is the file of a document that a printer gets; it is a PDF of its own
// beside the one for screens.
const Press Format = "tryck"

// FileName is the name of a document's file in a format: «affisch.pdf»,
// «affisch-tryck.pdf».
func FileName(stem string, f Format) string {
	if f == Press {
		return stem + "-" + string(Press) + "." + string(PDF)
	}
	return stem + "." + string(f)
}

// extension is the format as a manifest knows it.
func (f Format) extension() string {
	if f == Press {
		return string(PDF)
	}
	return string(f)
}

// paged reports whether files of the format have pages.
func (f Format) paged() bool { return f == PDF || f == Press }

// Printers lists the printing conditions of a project, by id.
func Printers(fsys fs.FS) []string { return press.Names(fsys, layouts.Files) }

// conditions gives every copy that goes to press its printing condition: the one
// of the request, else the principal's, else the county's, else the usual one. It
// warns about inks that the condition cannot print as they are shown.
func conditions(req Request, copies []Copy) (found diag.List) {
	seen := newWitness(req.FS)
	loaded := map[string]*press.Condition{}
	type pair struct {
		profile   *brand.Profile
		condition string
	}
	checked := map[pair]bool{}
	for i := range copies {
		c := &copies[i]
		if !c.pressed() {
			continue
		}
		name := c.printer(req)
		cond, known := loaded[name.Value]
		if !known {
			var list diag.List
			cond, list = readCondition(seen, name)
			loaded[name.Value] = cond
			found.Add(list...)
		}
		c.Condition = cond
		profile := c.County.profile(c.Principal)
		if u := (pair{profile, name.Value}); cond != nil && profile != nil && !checked[u] {
			checked[u] = true
			found.Add(profile.CheckInks(cond.Profile, cond.Ink, cond.Identifier)...)
		}
	}
	witnessed(copies, seen)
	return found
}

// witnessed adds what was read for the printers to what the counties were made of.
func witnessed(copies []Copy, seen *witness) {
	more := seen.digests()
	done := map[*County]bool{}
	for _, c := range copies {
		if len(more) == 0 || done[c.County] {
			continue
		}
		done[c.County] = true
		c.County.Digests = slices.Concat(c.County.Digests, more)
		slices.SortFunc(c.County.Digests, byPath)
	}
}

// pressed reports whether any file of the copy goes to press.
func (c Copy) pressed() bool {
	return slices.ContainsFunc(c.Products, func(p document.Product) bool { return slices.Contains(Formats(p), Press) })
}

// printer is the id of the copy's printing condition, with the place that says so.
func (c Copy) printer(req Request) source.Text {
	switch {
	case req.Printer != "":
		return source.Text{Value: req.Printer}
	case c.Principal != nil && !c.Principal.Printer.IsZero():
		return c.Principal.Printer
	case !c.County.Content.Printer.IsZero():
		return c.County.Content.Printer
	}
	return source.Text{Value: press.Default}
}

func readCondition(fsys fs.FS, name source.Text) (*press.Condition, diag.List) {
	names := Printers(fsys)
	if !slices.Contains(names, name.Value) {
		f := unknown(codeUnknownPrinter, name.Value, names)
		f.Pos = name.Pos
		return nil, diag.List{f}
	}
	return press.Load(fsys, layouts.Files, name.Value)
}

// bled is the layout with at least the bleed that the printer wants.
func (c Copy) bled(l *layout.Layout) *layout.Layout {
	if c.Condition == nil || l == nil || c.Condition.Bleed <= l.Bleed || l.Bleed == 0 {
		return l
	}
	own := *l
	own.Bleed = c.Condition.Bleed
	return &own
}

// press writes the pages of a document for its printer. They are those of the
// screen file, already arranged and recorded.
func (j *job) press() ([]byte, error) {
	if !slices.Contains(j.formats(), PDF) { // nobody else has arranged the pages
		if err := j.arrange(); err != nil {
			return nil, err
		}
		j.stage = "press"
	}
	if j.pages == nil {
		return nil, errStopped
	}
	j.found.Add(pdf.Coarse(j.pages, j.copy.Condition)...)
	o := j.shop.pdfOptions(j)
	o.Press = &pdf.Press{Condition: folded(j.copy.Condition, j.pages), TextInk: j.profile().Hub}
	return pdf.Write(j.document, j.pages, o)
}

// Ink is one colour of a county as a printing condition prints it.
type Ink struct {
	County string
	brand.Ink
}

// Inks foretells the colours of the plan's counties in their printing conditions.
func (p *Plan) Inks() (out []Ink, condition *press.Condition) {
	done := map[string]bool{}
	for _, c := range p.Copies {
		if c.Condition == nil || done[c.County.Content.ID] {
			continue
		}
		done[c.County.Content.ID] = true
		condition = c.Condition
		for _, k := range c.County.profile(c.Principal).InksOn(c.Condition.Profile) {
			out = append(out, Ink{c.County.Content.ID, k})
		}
	}
	return out, condition
}

// conforms is what the file of a format claims.
func (j *job) conforms(f Format) []string {
	if f == Press {
		return []string{string(j.copy.Condition.Standard)}
	}
	if f == PDF {
		return j.archive().Standards()
	}
	return standards(f)
}

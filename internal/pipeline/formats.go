package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/internal/output"
	"malbild/internal/source"
	"malbild/layouts"
)

// LayoutFiles is the layouts of a project: its own over the program's.
func LayoutFiles(fsys fs.FS) fs.FS { return layout.Overlay(fsys, layouts.Files) }

// CountyIDs lists the counties of a project.
func CountyIDs(fsys fs.FS) []string { return counties(fsys) }

// CountyName is what a county is called; one whose file cannot be read has its id.
func CountyName(fsys fs.FS, id string) string {
	_, m, _ := source.Open(fsys, path.Join(SourceFolder, id, "county.yaml"))
	if m == nil {
		return id
	}
	if name := m.Text("name", source.Optional).Value; name != "" {
		return name
	}
	return id
}

// OwnLayouts is the layouts that come with the program.
func OwnLayouts() fs.FS { return layouts.Files }

// formatted reports whether a document comes in formats that are chosen by name.
func formatted(p document.Product) bool {
	return p == document.Poster || p == document.Brochure
}

// usualFormats are the formats of a document when nobody names any. They are known
// without reading the files of all layouts.
var usualFormats = map[document.Product]layout.Format{
	document.Poster:   {ID: layoutNames[document.Poster], Document: string(document.Poster), File: string(document.Poster)},
	document.Brochure: {ID: layoutNames[document.Brochure], Document: string(document.Brochure), File: string(document.Brochure)},
}

// formatsOf gives every copy the formats it is made in: those of the request, else
// those that the principal or the county names, else the usual ones.
func formatsOf(req Request, copies []Copy) ([]Copy, diag.List) {
	all := formatShelf{fsys: LayoutFiles(req.FS)}
	var found diag.List
	asked := req.AllLayouts || len(req.Layouts) > 0
	var named []layout.Format
	for _, name := range req.Layouts {
		f, list := all.named(source.Text{Value: name})
		found.Add(list...)
		named = append(named, f)
	}
	if req.AllLayouts {
		every, list := all.read()
		named = every
		found.Add(list...)
	}
	if found.HasErrors() {
		return nil, found
	}
	var out []Copy
	for _, c := range copies {
		c.formats = map[document.Product][]layout.Format{}
		for _, p := range c.Products {
			wanted := named
			if !asked {
				wanted = all.chosen(c, &found)
			}
			c.formats[p] = formatsFor(p, wanted)
			if len(c.formats[p]) == 0 && !asked && formatted(p) {
				c.formats[p] = []layout.Format{usualFormats[p]}
			}
		}
		if asked {
			every := len(c.Products)
			c.Products = slices.DeleteFunc(slices.Clone(c.Products), func(p document.Product) bool { return len(c.formats[p]) == 0 })
			c.Complete = c.Complete && req.AllLayouts && len(c.Products) == every
			if len(c.Products) == 0 {
				continue
			}
		}
		out = append(out, c)
	}
	if len(out) == 0 && !found.HasErrors() {
		found.Add(codeNothing.At(diag.Pos{}, strings.Join(req.Layouts, ", ")))
	}
	return out, found
}

// formatsFor are those of the wanted formats that a document is made in, each once.
func formatsFor(p document.Product, wanted []layout.Format) (out []layout.Format) {
	for _, f := range wanted {
		if f.Document == string(p) && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// formatShelf reads the heads of layout files when they are asked for.
type formatShelf struct {
	fsys  fs.FS
	known map[string]layout.Format
}

// named is the format of a name; a name that no layout with a document has is a
// finding.
func (s *formatShelf) named(name source.Text) (layout.Format, diag.List) {
	if f, ok := s.known[name.Value]; ok {
		return f, nil
	}
	for _, f := range usualFormats {
		if f.ID == name.Value {
			return f, nil
		}
	}
	if s.known == nil {
		s.known = map[string]layout.Format{}
	}
	f, list := layout.FormatOf(s.fsys, name.Value)
	if len(list) == 0 && f.Document != "" && !strings.HasSuffix(name.Value, layout.LocalSuffix) {
		s.known[name.Value] = f
		return f, nil
	}
	var ids []string
	every, more := s.read()
	for _, k := range every {
		ids = append(ids, k.ID)
	}
	if slices.Contains(layout.Names(s.fsys), name.Value) && len(more) > 0 {
		return f, more // the layout is there, but something is wrong with it
	}
	g := unknown(codeUnknownLayout, name.Value, ids)
	g.Pos = name.Pos
	return f, diag.List{g}
}

// read lists all formats, those that are usual first.
func (s *formatShelf) read() ([]layout.Format, diag.List) {
	all, found := layout.Formats(s.fsys)
	for i, f := range all {
		for _, u := range usualFormats {
			if f.ID == u.ID {
				all[i] = u
				all[i].File = f.File
			}
		}
	}
	return all, found
}

// chosen are the formats that the sources name for a copy.
func (s *formatShelf) chosen(c Copy, found *diag.List) []layout.Format {
	names := c.County.Content.Formats
	if c.Principal == nil && len(c.County.Content.JointFormats) > 0 {
		names = c.County.Content.JointFormats
	}
	if c.Principal != nil && len(c.Principal.Formats) > 0 {
		names = c.Principal.Formats
	}
	var out []layout.Format
	for _, n := range names {
		f, list := s.named(n)
		if len(list) > 0 {
			for _, k := range list {
				if !slices.ContainsFunc(*found, func(o diag.Finding) bool { return o.Code == k.Code && o.Pos == k.Pos }) {
					found.Add(k)
				}
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

// jobs are the documents that one product of a copy comes as.
func (p *Plan) jobs(c Copy, product document.Product) []*job {
	var out []*job
	for _, o := range c.issues(product) {
		formats := c.formats[product]
		if len(formats) == 0 {
			out = append(out, newJob(p.shop, c, product, o))
			continue
		}
		for _, f := range formats {
			j := newJob(p.shop, c, product, o)
			j.format = f
			if f.File != string(product) { // the usual format has the document's own name
				j.stem = inLanguage(f.File, o)
			}
			out = append(out, j)
		}
	}
	return out
}

// layout is the layout that sets the document, for the joint edition or as the
// principal's own.
func (j *job) layout() (*layout.Layout, diag.List) {
	f := j.layoutFile()
	return f.layout, f.found
}

func (j *job) layoutFile() *layoutFile {
	name := layoutNames[j.product]
	if j.format.ID != "" {
		name = j.format.ID
	}
	return j.shop.layoutOf(name, j.copy.Principal != nil)
}

// layoutOf reads a layout, for the joint edition or as a principal's own.
func (w *workshop) layoutOf(name string, local bool) *layoutFile {
	key := name
	if local {
		key += layout.LocalSuffix
	}
	return w.layouts.get(key, func() *layoutFile {
		seen := newWitness(w.files)
		l, found := layout.LoadFor(layout.Overlay(seen, layouts.Files), name, local)
		return &layoutFile{l, found, seen.digests()}
	})
}

// formats are the files the document comes as. Pages that are imposed for an office
// printer go to no press.
func (j *job) formats() []Format { return j.copy.wanted(j.allFormats()) }

func (j *job) allFormats() []Format {
	all := Formats(j.product)
	if j.format.ID == "" || j.format == usualFormats[j.product] {
		return all
	}
	if j.format.Pixels > 0 {
		return []Format{PNG, Alt}
	}
	if l, _ := j.layout(); l != nil && l.Sheet != nil {
		return []Format{PDF}
	}
	return all
}

// layoutDigests are those of the project's own layout files that the pages were made
// by.
func (j *job) layoutDigests() []output.Digest {
	return j.layoutFile().digests
}

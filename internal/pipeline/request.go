package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/layout"
	"malbild/internal/press"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// Request says what is wanted. Its zero value, with FS set, wants everything.
type Request struct {
	FS         fs.FS     // the project folder
	Counties   []string  // ids; empty: all
	Principals []string  // ids, names or codes, or Joint; empty: all
	Documents  []string  // names as in DocumentNames; empty: all
	Layouts    []string  // names of layouts; empty: as the sources say
	AllLayouts bool      // every layout there is
	Formats    []string  // kinds of file, names as in formatNames; empty: all
	Printer    string    // id of the printing condition; empty: as the sources say
	Archive    string    // name of a profile in archives, for the screen files; empty: a2a
	Strict     bool      // a warning stops what it concerns, as an error does
	Version    string    // of the program, stated in the files
	Built      time.Time // stated in the files; zero: the date of the words
	Jobs       int       // workers; 0: one a core
	Date       string    // ISO day the copies are made for; empty: the last day the sources know of
	Revision   string    // what the user calls the sources, stated in the files; may be empty
	Shard      Shard     // the part that is wanted; zero: all of it
	Ahead      bool      // the copies will be asked for: they may be begun while the request is checked
}

// Whole reports whether a request wants all documents of its counties.
func (r Request) Whole() bool {
	return len(r.Principals) == 0 && len(r.Documents) == 0 && len(r.Layouts) == 0 && len(r.Formats) == 0 && r.Shard == Shard{}
}

// Folders lists the folders of a county's copies.
func (p *Project) Folders(county string) []string {
	var out []string
	for _, c := range p.Copies() {
		if c.County.Content.ID == county {
			out = append(out, c.Folder())
		}
	}
	return out
}

// SourceFolder is the folder of a project that holds the counties.
const SourceFolder = "sources"

// Joint is the folder of the edition that all principals share.
const Joint = "gemensamt"

// Format is a file format, by its file name extension.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
	HTML Format = "html"
	PPTX Format = "pptx"
)

// Formats lists the files of a document, in the order they are made.
func Formats(p document.Product) []Format {
	switch p {
	case document.Poster, document.Brochure:
		return []Format{PDF, Press}
	case document.WebPage:
		return []Format{HTML}
	case document.Presentation:
		return []Format{PPTX}
	case document.EasyRead:
		return []Format{PDF, HTML}
	}
	return []Format{DOCX, PDF}
}

// DocumentNames are the names a request may use: the file's, then the English ones.
func DocumentNames(p document.Product) []string {
	names := map[document.Product][]string{
		document.Poster:         {"poster"},
		document.Brochure:       {"brochure"},
		document.Annex:          {"annex"},
		document.OfficerReport:  {"report", "officer-report"},
		document.MinutesExtract: {"minutes", "minutes-extract"},
		document.WebPage:        {"web", "webpage"},
		document.Presentation:   {"slides", "bildspel"},
		document.EasyRead:       {"easy-read"},
	}
	return append([]string{string(p)}, names[p]...)
}

// Copy is one principal's, or the joint, share of a build: one folder of files.
type Copy struct {
	County    *County
	Principal *principal.Principal                 // nil: the joint edition
	Products  []document.Product                   // that are asked for
	Complete  bool                                 // these are all it has
	stems     []string                             // the files asked for, without extension; nil: all of its products
	formats   map[document.Product][]layout.Format // the layouts it is made in
	kinds     []Format                             // the kinds of file asked for; nil: all
	Condition *press.Condition                     // what is printed on; nil: nothing goes to press
	born      func() *document.Provenance          // where its words come from, looked up once for all of its documents
}

// origin is where the words of a copy come from.
func (c Copy) origin(note string) *document.Provenance {
	if c.born != nil {
		return c.born()
	}
	return c.County.provenance(note)
}

// Folder is the name of its folder in the output.
func (c Copy) Folder() string {
	if c.Principal == nil {
		return Joint
	}
	return c.Principal.ID
}

// Name is its name for people.
func (c Copy) Name() string {
	if c.Principal == nil {
		return c.County.Content.Name
	}
	return c.Principal.UsualName.Value
}

// Products lists the documents made for a principal; nil is the joint edition.
func Products(p *principal.Principal) []document.Product {
	switch {
	case p == nil:
		return []document.Product{document.Poster, document.Brochure, document.Presentation}
	case p.Documents != nil:
		var out []document.Product
		for _, d := range document.Products() {
			if slices.Contains(p.Documents, string(d)) {
				out = append(out, d)
			}
		}
		return out
	case p.Adopts():
		return slices.DeleteFunc(document.Products(), func(d document.Product) bool { return d == document.EasyRead })
	}
	return nil
}

// Copies lists everything the project makes, county by county, the joint edition
// first.
func (p *Project) Copies() []Copy {
	var out []Copy
	for _, c := range p.Counties {
		out = append(out, Copy{County: c, Products: c.joint(), Complete: true})
		for _, q := range c.Register.Principals {
			if made := Products(q); len(made) > 0 {
				out = append(out, Copy{County: c, Principal: q, Products: made, Complete: true})
			}
		}
	}
	return out
}

// choose picks the copies a request wants.
func (p *Project) choose(req Request) ([]Copy, diag.List) {
	products, found := chooseProducts(req.Documents)
	copies := p.Copies()
	if len(req.Principals) > 0 {
		wanted, more := choosePrincipals(copies, req.Principals)
		found.Add(more...)
		copies = wanted
	}
	found.Add(unknownStems(p.Copies(), req.Documents)...)
	if len(found) > 0 {
		return nil, found
	}
	if len(products) > 0 {
		copies = narrow(copies, req.Documents)
	}
	if len(copies) == 0 {
		found.Add(codeNothing.At(diag.Pos{}, strings.Join(append(req.Documents, req.Principals...), ", ")))
	}
	return copies, found
}

// narrow keeps the documents that are asked for: whole products, or one of those
// that come for every body, by the name of its file.
func narrow(copies []Copy, names []string) []Copy {
	var out []Copy
	for _, c := range copies {
		all, missing := c.Products, false
		c.Products = nil
		for _, d := range all {
			stems := wantedStems(c, d, names)
			missing = missing || len(stems) < len(c.Stems(d))
			if len(stems) > 0 {
				c.Products = append(c.Products, d)
				c.stems = append(c.stems, stems...)
			}
		}
		c.Complete = !missing
		if len(c.Products) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// wantedStems lists the files of a product that the names ask for.
func wantedStems(c Copy, product document.Product, names []string) []string {
	var out []string
	for _, stem := range c.Stems(product) {
		if slices.ContainsFunc(names, func(n string) bool {
			return slices.Contains(DocumentNames(product), strings.ToLower(n)) || strings.EqualFold(n, stem)
		}) {
			out = append(out, stem)
		}
	}
	return out
}

// unknownStems reports names of single documents that no copy has.
func unknownStems(copies []Copy, names []string) diag.List {
	var found diag.List
	known := documentNames()
	if !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(known, strings.ToLower(n)) }) {
		return nil
	}
	for _, c := range copies {
		for _, d := range c.Products {
			for _, s := range c.Stems(d) {
				if !slices.Contains(known, s) {
					known = append(known, s)
				}
			}
		}
	}
	for _, n := range names {
		if !slices.Contains(known, strings.ToLower(n)) {
			found.Add(unknown(codeUnknownDocument, n, known))
		}
	}
	return found
}

func chooseProducts(names []string) ([]document.Product, diag.List) {
	var out []document.Product
	var found diag.List
	for _, name := range names {
		p, ok := productNamed(name)
		if !ok {
			found.Add(unknown(codeUnknownDocument, name, documentNames()))
			continue
		}
		out = append(out, p)
	}
	return out, found
}

// productNamed finds the product of a name, or of one of its documents:
// «protokollsutdrag-styrelse». Which of these there are is known when the
// register is read.
func productNamed(name string) (document.Product, bool) {
	for _, p := range document.Products() {
		if slices.Contains(DocumentNames(p), strings.ToLower(name)) {
			return p, true
		}
	}
	for _, p := range append([]document.Product{document.OfficerReport, document.MinutesExtract}, Translatable()...) {
		if strings.HasPrefix(strings.ToLower(name), string(p)+"-") {
			return p, true
		}
	}
	return "", false
}

func documentNames() []string {
	var out []string
	for _, p := range document.Products() {
		out = append(out, DocumentNames(p)...)
	}
	return out
}

func choosePrincipals(copies []Copy, names []string) ([]Copy, diag.List) {
	taken := make([]bool, len(copies))
	var found diag.List
	for _, name := range names {
		hit := false
		for i, c := range copies {
			if c.called(name) {
				taken[i], hit = true, true
			}
		}
		if !hit {
			var ids []string
			for _, c := range copies {
				if !slices.Contains(ids, c.Folder()) {
					ids = append(ids, c.Folder())
				}
			}
			found.Add(unknown(codeUnknownPrincipal, name, ids))
		}
	}
	var out []Copy
	for i, c := range copies {
		if taken[i] {
			out = append(out, c)
		}
	}
	return out, found
}

// called reports whether a person may mean this copy by the name.
func (c Copy) called(name string) bool {
	if strings.EqualFold(name, c.Folder()) {
		return true
	}
	p := c.Principal
	return p != nil && (name == p.Code || strings.EqualFold(name, p.Name.Value) ||
		strings.EqualFold(name, p.LegalName.Value) || strings.EqualFold(name, p.UsualName.Value))
}

// unknown makes a finding of a name that is not there, with the likely one first.
func unknown(code *diag.Code, name string, names []string) diag.Finding {
	f := code.At(diag.Pos{}, name, strings.Join(names, ", "))
	near := source.Nearest(strings.ToLower(name), names)
	if near == "" {
		return f
	}
	f.Args = append(f.Args, near)
	return f.WithCure(diag.Phrase{SV: "menade du «%[3]s»? Det finns: %[2]s", EN: "did you mean «%[3]s»? There are: %[2]s"})
}

// counties lists the ids of the counties of a project: folders with either of the two
// files that each must have, so that the one that is missing is told of.
func counties(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, SourceFolder)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if source.Leftover(e.Name()) {
			continue
		}
		for _, file := range []string{"malbild.yaml", "county.yaml"} {
			if _, err := fs.Stat(fsys, path.Join(SourceFolder, e.Name(), file)); err == nil {
				out = append(out, e.Name())
				break
			}
		}
	}
	return out
}

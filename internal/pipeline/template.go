package pipeline

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/output"
	"malbild/internal/source"
	"malbild/internal/word"
)

// maxTemplates is how many opened templates are kept. Principals are made in
// order, so a few are enough, and a run over a whole country needs no more memory
// than a run over one county.
const maxTemplates = 16

// templates opens principals' own Word templates, each once however many
// documents it is used for.
type templates struct {
	mu    sync.Mutex
	made  map[string]func() *templateFile
	order []string
}

// templateFile is a template, or why there is none.
type templateFile struct {
	template *word.Template
	digest   output.Digest
	found    diag.List
}

// get opens the template that a principal names. Where it is named is where its
// findings stand, so two principals that share a file open it twice.
func (t *templates) get(fsys fs.FS, name source.Text) *templateFile {
	key := name.Pos.String() + " " + name.Value
	t.mu.Lock()
	f, ok := t.made[key]
	if !ok {
		f = sync.OnceValue(func() *templateFile { return openTemplate(fsys, name) })
		if t.made == nil {
			t.made = map[string]func() *templateFile{}
		}
		if len(t.order) >= maxTemplates {
			delete(t.made, t.order[0])
			t.order = t.order[1:]
		}
		t.made[key], t.order = f, append(t.order, key)
	}
	t.mu.Unlock()
	return f()
}

func openTemplate(fsys fs.FS, name source.Text) *templateFile {
	b, err := source.Bytes(fsys, name.Value)
	if err != nil {
		return &templateFile{found: diag.List{noTemplate(fsys, name, err)}}
	}
	f := &templateFile{digest: output.Digest{Path: name.Value, SHA256: output.Sum(b)}}
	f.template, f.found = word.OpenTemplate(b, name.Value, name.Pos)
	return f
}

// noTemplate says why a template cannot be read.
func noTemplate(fsys fs.FS, name source.Text, err error) diag.Finding {
	why := diag.Cause(err)
	if near := source.Near(fsys, name.Value); errors.Is(err, fs.ErrNotExist) && near != "" {
		why = diag.Phrase{SV: "den finns inte, men väl «" + near + "»", EN: "it is not there, but «" + near + "» is"}
	}
	return codeNoTemplate.At(name.Pos, name.Value, why.SV, why.EN, source.MaxBinary>>20)
}

// template is the principal's own template; nil: it has none.
func (j *job) template() *templateFile {
	p := j.copy.Principal
	if p == nil || p.Template.IsZero() {
		return nil
	}
	return j.shop.templates.get(j.shop.files, p.Template)
}

// docx writes the document into the principal's own template, or ours.
func (j *job) docx() ([]byte, error) {
	o := j.shop.wordOptions(j.copy.County, j.profile(), j.document)
	if t := j.template(); t != nil {
		for _, f := range t.found {
			j.found.Add(f.For(j.copy.Name()))
		}
		if t.template == nil {
			return nil, errStopped
		}
		o.Template, o.Fields = t.template, j.edition.Fields
		o.Note = func(f diag.Finding) { j.found.Add(f.For(j.copy.Name())) }
	}
	return word.Write(j.document, o)
}

// once drops findings about a template that were made for each of its documents.
func once(l diag.List) diag.List {
	seen := map[string]bool{}
	return slices.DeleteFunc(l, func(f diag.Finding) bool {
		what, _, _ := f.Text("en")
		key := f.Code.ID + f.Pos.String() + strings.Join(f.About, " ") + what
		twice := seen[key]
		seen[key] = true
		return twice
	})
}

// sources is what a file was made of.
func (j *job) sources(f Format) []output.Digest {
	all := j.copy.County.Digests
	if f.paged() || f == PNG || f == Alt {
		for _, d := range j.layoutDigests() {
			all = withSource(all, d)
		}
		return all
	}
	if f == PPTX && j.deck != nil {
		return withSource(all, *j.deck)
	}
	t := j.template()
	if f != DOCX || t == nil || t.template == nil {
		return all
	}
	return withSource(all, t.digest)
}

// withSource adds what one file was made of to what all of them were.
func withSource(all []output.Digest, own output.Digest) []output.Digest {
	all = append(slices.Clone(all), own)
	slices.SortFunc(all, func(a, b output.Digest) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// OwnTemplate is one of the program's own Word templates, as a file.
type OwnTemplate struct {
	Name string // «bilaga.dotx»
	Data []byte
}

// OwnTemplates lists the program's own Word templates, one for each document that
// is made in Word.
func OwnTemplates() ([]OwnTemplate, error) {
	var out []OwnTemplate
	for _, p := range document.Products() {
		if !slices.Contains(Formats(p), DOCX) {
			continue
		}
		b, err := word.OwnTemplate(p, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, OwnTemplate{Name: string(p) + ".dotx", Data: b})
	}
	return out, nil
}

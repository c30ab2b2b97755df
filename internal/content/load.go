package content

import (
	"io/fs"
	"path"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// The files of a county beside its outlines, and its folders.
const (
	countyFile      = "county.yaml"
	malbildFile     = "malbild.yaml"
	sentencesFile   = "meningar.yaml"
	fieldsFile      = "falt.yaml"
	resolutionsFile = "beslut.yaml"
)

// Load reads and checks one county: the folder dir, whose name is its id. It
// reports everything it finds; the County is whole only when nothing of it is
// an error.
func Load(fsys fs.FS, dir string) (*County, diag.List) {
	r := &reader{set: source.NewSet(fsys), fsys: fsys, dir: dir, images: map[string]*document.Image{}, county: &County{}, sentences: map[string]Rich{}, values: map[string]string{}}
	names := r.list(fsys)
	r.readCounty(r.open(countyFile))
	if contains(names, fieldsFile) {
		r.readFields(r.open(fieldsFile))
	}
	m := r.open(malbildFile)
	r.readValues(m)
	if contains(names, sentencesFile) {
		r.readSentences(r.open(sentencesFile))
	}
	r.readMalbild(m)
	r.decisionInTime()
	if contains(names, resolutionsFile) {
		r.readResolutions(r.open(resolutionsFile))
	}
	if contains(names, hyphenationFile) {
		r.readHyphenation(r.open(hyphenationFile))
	}
	r.readOutlines(names)
	r.expand()
	r.timedAdopted()
	r.holdWhole()
	r.lint()
	return r.county, r.joinCopies(r.set.Findings())
}

// reader carries what the reading of one county needs from file to file.
type reader struct {
	set       *source.Set
	fsys      fs.FS
	dir       string
	images    map[string]*document.Image // by path, each read once
	county    *County
	sentences map[string]Rich
	values    map[string]string // placeholders that content knows
	unread    []string          // files that could not be read
	malbild   *source.Map       // malbild.yaml; nil: not read
	places    []source.Text     // names that always have a capital
	passages  []said            // every text that was read, for the lint
	runes     []rune            // of the text being read
	plain     []rune            // of the stretch being read
}

// open reads a file of the county and remembers when it could not be read: what
// it would have held is then not reported as missing.
func (r *reader) open(name string) *source.Map {
	m := r.set.Open(r.path(name))
	if m == nil {
		r.unread = append(r.unread, name)
	}
	return m
}

func (r *reader) path(name string) string { return path.Join(r.dir, name) }

// list names the files of the folder and reports those that nothing reads.
func (r *reader) list(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, r.dir)
	if err != nil {
		return nil // county.yaml will be reported as missing
	}
	known := []string{countyFile, malbildFile, sentencesFile, fieldsFile, resolutionsFile, hyphenationFile, lockFile, overviewFile}
	files := len(known)
	for _, p := range document.Products() {
		known = append(known, string(p)+".yaml")
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || source.Leftover(name) || path.Ext(source.Ending(name)) != ".yaml" {
			continue
		}
		if _, _, ok := outlineName(name); !ok && !contains(known[:files], name) {
			d := codeFile.At(diag.Pos{File: r.path(name)}, name, source.Nearest(name, known))
			if d.Args[1] != "" {
				d = d.WithCure(cureFile)
			}
			r.set.Report(d)
			continue
		}
		names = append(names, name)
	}
	return names
}

// unknown reports a word that is none of the choices, with the nearest of them.
func (r *reader) unknown(d diag.Finding, word string, choices []string) {
	if len(choices) == 0 {
		d.Args = []any{word, "", ""}
		r.set.Report(d.WithCure(cureRemove))
		return
	}
	near := source.Nearest(word, choices)
	d.Args = []any{word, source.Quoted(kin(word, choices)), near}
	if near != "" {
		d = d.WithCure(cureMeant)
	}
	r.set.Report(d)
}

// kin narrows choices to those of the word's own kind: falt.x to fields, webb.x
// to sections of that outline. Without any, all remain.
func kin(word string, choices []string) []string {
	head, _, dotted := strings.Cut(word, ".")
	if !dotted {
		return choices
	}
	var out []string
	for _, c := range choices {
		if strings.HasPrefix(c, head+".") {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return choices
	}
	return out
}

// refer checks that a word names one of the choices, which stand in the file.
func (r *reader) refer(t source.Text, choices []string, file string) bool {
	if contains(r.unread, file) {
		return false
	}
	if t.IsZero() || contains(choices, t.Value) {
		return !t.IsZero()
	}
	r.unknown(codeReference.At(t.Pos), t.Value, choices)
	return false
}

// ids remembers where each id of one kind stands.
type ids struct {
	r    *reader
	seen map[string]place
}

// place is where something stands in a file.
type place struct{ line, col int32 }

// ids are those of one kind in one file; so many there may be.
func (r *reader) ids(n int) *ids { return &ids{r: r, seen: make(map[string]place, n)} }

func (s *ids) add(t source.Text) {
	if t.IsZero() {
		return
	}
	if at, ok := s.seen[t.Value]; ok {
		first := diag.Pos{File: t.Pos.File, Line: int(at.line), Col: int(at.col)}
		d := codeDuplicate.At(t.Pos, t.Value, first.Line)
		d.Related = []diag.Pos{first}
		s.r.set.Report(d)
		return
	}
	s.seen[t.Value] = place{int32(t.Pos.Line), int32(t.Pos.Col)}
}

func (r *reader) readCounty(m *source.Map) {
	c := r.county
	id := m.ID("id", source.Required)
	code := m.Text("code", source.Required)
	if c.ID, c.Code = id.Value, code.Value; !code.IsZero() && (len(c.Code) != 2 || strings.Trim(c.Code, "0123456789") != "") {
		r.set.Report(codeCounty.At(code.Pos, c.Code))
	}
	if name := path.Base(r.dir); !id.IsZero() && id.Value != name {
		r.set.Report(codeFolderID.At(id.Pos, id.Value, name))
	}
	c.Name = r.word(m.Text("name", source.Required)).Value
	lang := m.Text("language", source.Required)
	if c.Language = lang.Value; !lang.IsZero() && !isLanguage(lang.Value) {
		r.set.Report(codeLanguage.At(lang.Pos, lang.Value))
	}
	c.Printer = m.ID("printer", source.Optional)
	c.Archive = m.ID("archive", source.Optional)
	c.Formats, c.JointFormats = m.Texts("formats", source.Optional), m.Texts("joint_formats", source.Optional)
	c.Address = r.address(m.Text("address", source.Optional))
	c.Local = r.localRules(m.Map("local", source.Optional))
	r.places = m.Texts("places", source.Optional)
	seen := r.ids(0)
	for _, v := range m.List("principals", source.Required) {
		t := v.ID()
		seen.add(t)
		c.Principals = append(c.Principals, t)
	}
	seen = r.ids(0)
	for _, b := range m.Maps("bodies", source.Optional) {
		id := b.ID("id", source.Required)
		seen.add(id)
		c.Bodies = append(c.Bodies, Body{ID: id.Value, Name: r.word(b.Text("name", source.Required)), Short: r.word(b.Text("short", source.Optional))})
	}
}

func (r *reader) address(t source.Text) source.Text {
	if !t.IsZero() && !isAddress(t.Value) {
		r.set.Report(codeAddress.At(t.Pos, t.Value))
	}
	return t
}

func (r *reader) readFields(m *source.Map) {
	seen := r.ids(0)
	for _, f := range m.Maps("fields", source.Required) {
		name := f.ID("name", source.Required)
		seen.add(name)
		r.county.Fields = append(r.county.Fields, Field{
			Name: name.Value, Title: r.word(f.Text("title", source.Required)),
			Kind:        f.Enum("kind", source.Required, "text", "date", "choice", "block"),
			Placeholder: r.word(f.Text("placeholder", source.Required)), Choices: f.Texts("choices", source.Optional),
		})
	}
}

// readSentences reads sentences that stand in more than one text. A sentence
// may hold those above it.
func (r *reader) readSentences(m *source.Map) {
	seen := r.ids(0)
	for _, s := range m.Maps("sentences", source.Required) {
		id := s.ID("id", source.Required)
		seen.add(id)
		p := r.marks(s, s.Text("text", source.Required))
		if p != nil && !id.IsZero() {
			r.sentences[id.Value] = p.Rich
		}
	}
}

// readValues takes what other texts refer to before they are read.
func (r *reader) readValues(m *source.Map) {
	r.county.Malbild = &Malbild{}
	b := r.county.Malbild
	b.Title = r.label(m.Text("title", source.Required))
	r.values["title"] = b.Title.String()
	a := m.Map("adopted", source.Optional)
	if a == nil {
		return
	}
	body := a.ID("body", source.Required)
	b.Adopted = r.adoption(a, body)
	var known []string
	for _, k := range r.county.Bodies {
		known = append(known, k.ID)
	}
	r.values["adopted.body"] = body.Value
	if r.refer(body, known, countyFile) {
		b.Adopted.Body = body.Value
		k := r.county.Body(body.Value)
		r.values["adopted.body"] = strings.TrimSpace(k.Short.Value)
		if k.Short.IsZero() {
			r.values["adopted.body"] = k.Name.Value
		}
	}
	r.values["adopted.date"] = b.Adopted.Date.From
}

// passage reads one paragraph: a text, or a map with its marks.
func (r *reader) passage(v *source.Value) *Passage {
	if !v.IsMap() {
		t := v.Text()
		if t.IsZero() {
			return nil
		}
		return r.marked(t, nil, "")
	}
	m := v.Map()
	return r.marks(m, m.Text("text", source.Required))
}

// marks reads the marks of a text: sic, phase and what stands beside it.
func (r *reader) marks(m *source.Map, t source.Text) *Passage {
	sic, phase := m.Texts("sic", source.Optional), m.Enum("phase", source.Optional, phases()...)
	if t.IsZero() {
		r.beside(m, nil)
		return nil
	}
	p := r.marked(t, sic, phase)
	r.beside(m, p)
	return p
}

func (r *reader) marked(t source.Text, sic []source.Text, phase string) *Passage {
	p := &Passage{Rich: r.rich(t), Sic: sic, Phase: phase}
	for _, s := range sic {
		if !strings.Contains(p.String(), s.Value) {
			r.set.Report(codeSic.At(s.Pos, s.Value))
		}
	}
	r.passages = append(r.passages, said{text: t, sic: sic, running: true})
	return p
}

// title reads a heading with placeholders.
func (r *reader) title(t source.Text, terms []source.Text) Rich {
	if !t.IsZero() {
		r.passages = append(r.passages, said{text: t, sic: terms})
	}
	return r.rich(t)
}

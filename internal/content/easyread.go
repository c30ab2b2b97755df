package content

import (
	"io/fs"
	"path"
	"slices"
	"unicode/utf8"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// EasyReadFile is the file, without extension, of the easy-read text.
const EasyReadFile = "lattlast"

// The measures of an easy-read text, as publishers of such texts advise: a line is one phrase, a block
// is what can be taken in at once.
const (
	easyLine  = 55 // characters
	easyBlock = 5  // lines
)

// Easy is a county's målbild in words that are easier to read. It is a text of its
// own, with its own approval; it is in the language of the sources.
type Easy struct {
	File     string
	Language string
	Approved bool // false: an example, and every copy says so
	Title    Label
	Lead     source.Text
	Parts    []EasyPart
	Pos      diag.Pos
}

// EasyPart tells one passage of the målbild in an easier way.
type EasyPart struct {
	ID     string // of the passage it belongs to
	State  State
	Digest string // of the passage as it is now
	Of     string
	Title  Label
	Lead   source.Text
	Blocks []EasyBlock
	Pos    diag.Pos
}

// EasyBlock is a few lines under a heading, with an icon beside them.
type EasyBlock struct {
	Title Label
	Icon  string
	Lines []source.Text
	Pos   diag.Pos
}

// LoadEasyRead reads the easy-read text of a county; nil: there is none.
func LoadEasyRead(fsys fs.FS, dir string, c *County) (*Easy, diag.List) {
	name := path.Join(dir, TranslationFolder, EasyReadFile+".yaml")
	if !source.Exists(fsys, name) || c == nil || c.Malbild == nil {
		return nil, nil
	}
	set := source.NewSet(fsys)
	m := set.Open(name)
	r := &reader{set: set, dir: dir, county: c, sentences: map[string]Rich{}, values: map[string]string{}}
	m.Enum("kind", source.Required, EasyRead)
	e := &Easy{File: name, Language: m.Text("language", source.Required).Value, Pos: m.Pos(),
		Approved: m.Enum("status", source.Required, "example", "approved") == "approved",
		Title:    r.label(m.Text("title", source.Required)), Lead: r.easyLine(m.Text("lead", source.Optional))}
	now := units(c)
	passages := m.Maps("passages", source.Required)
	seen := r.ids(len(passages))
	for _, p := range passages {
		e.Parts = append(e.Parts, r.easyPart(p, seen, now))
	}
	found := set.Findings()
	if found.HasErrors() {
		return nil, found
	}
	return e, found
}

func (r *reader) easyPart(m *source.Map, seen *ids, now []unit) EasyPart {
	id, of := m.Text("id", source.Required), m.Text("of", source.Optional)
	seen.add(id)
	p := EasyPart{ID: id.Value, Of: of.Value, State: Complete, Pos: id.Pos, Title: r.label(m.Text("title", source.Required)),
		Lead: r.easyLine(m.Text("lead", source.Optional))}
	if i := slices.IndexFunc(now, func(u unit) bool { return u.id == id.Value }); i >= 0 {
		p.Digest = now[i].digest()
	} else if !id.IsZero() {
		var known []string
		for _, u := range now {
			known = append(known, u.id)
		}
		r.unknown(codeReference.At(id.Pos), id.Value, known)
	}
	if p.Of != p.Digest {
		p.State = Stale
	}
	for _, b := range m.Maps("blocks", source.Required) {
		k := EasyBlock{Title: r.label(b.Text("title", source.Optional)), Icon: r.icon(b), Pos: b.Pos()}
		for _, t := range b.Texts("lines", source.Required) {
			k.Lines = append(k.Lines, r.easyLine(t))
		}
		if len(k.Lines) > easyBlock {
			r.set.Report(codeEasyBlock.At(k.Pos, len(k.Lines), easyBlock))
		}
		p.Blocks = append(p.Blocks, k)
	}
	return p
}

// easyLine reads one line: plain words, short enough to be taken in at a glance.
func (r *reader) easyLine(t source.Text) source.Text {
	if n := utf8.RuneCountInString(t.Value); n > easyLine {
		r.set.Report(codeEasyLine.At(t.Pos, n, easyLine))
	}
	return r.word(t)
}

package adoption

import (
	"io/fs"
	"path"
	"time"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// File is the name of the lock file in a county's folder.
const File = "antagen.yaml"

// Kind is what a decision does with the passages.
type Kind string

// The kinds of decision.
const (
	Adopts        Kind = "adopts"         // the text is this one, from now on
	Recommends    Kind = "recommends"     // others are asked to adopt it
	AdoptsLocally Kind = "adopts-locally" // a principal decides for itself
)

// Kinds lists the kinds.
func Kinds() []string { return []string{string(Adopts), string(Recommends), string(AdoptsLocally)} }

// Lock is what has been decided on the words of a county.
type Lock struct {
	Name      string // of the file
	Decisions []Decision
}

// Decision is one decision by one body.
type Decision struct {
	ID        string
	Kind      Kind
	Body      string // id of a body or principal
	Date      string // ISO; may be empty when nothing is adopted by it
	Paragraph int    // §; 0: not known
	Passages  []Adopted
	Pos       diag.Pos
}

// Adopted is one passage as it was decided on.
type Adopted struct {
	ID, Language string
	Digest       string
	Begins       string
	Text         string // "": recorded by an earlier decision with the same digest
	Quotation    bool
	Pos          diag.Pos
}

// Load reads the lock file of a county; a county without one has adopted nothing,
// and the lock is nil.
func Load(fsys fs.FS, dir string) (*Lock, diag.List) {
	name := path.Join(dir, File)
	if !source.Exists(fsys, name) {
		return nil, nil
	}
	set := source.NewSet(fsys)
	m := set.Open(name)
	l := &Lock{Name: name}
	texts, ids := map[string]string{}, map[string]bool{}
	for _, d := range m.Maps("decisions", source.Required) {
		l.Decisions = append(l.Decisions, decision(set, d, texts, ids))
	}
	return l, set.Findings()
}

func decision(set *source.Set, m *source.Map, texts map[string]string, ids map[string]bool) Decision {
	d := Decision{Pos: m.Pos(), ID: m.Text("id", source.Required).Value,
		Kind: Kind(m.Enum("kind", source.Required, Kinds()...)), Body: m.Text("body", source.Required).Value,
		Paragraph: m.Int("paragraph", source.Optional, 1, 9999)}
	date := m.Text("date", source.Need(d.Kind == Adopts)) // a recommendation may be known by its § only
	d.Date = date.Value
	if _, err := time.Parse(time.DateOnly, date.Value); err != nil && !date.IsZero() {
		set.Report(codeBroken.At(date.Pos, date.Value))
	}
	if ids[d.ID] {
		set.Report(codeBroken.At(d.Pos, d.ID))
	}
	ids[d.ID] = true
	for _, p := range m.Maps("passages", source.Required) {
		a := Adopted{Pos: p.Pos(), ID: p.Text("id", source.Required).Value, Language: p.Text("language", source.Required).Value,
			Digest: p.Text("digest", source.Required).Value, Begins: p.Text("begins", source.Optional).Value,
			Quotation: p.Bool("quotation", source.Optional)}
		if a.Text = p.Text("text", source.Optional).Value; a.Text != "" {
			texts[a.Digest] = a.Text
		}
		if a.Text = texts[a.Digest]; Digest(a.Text, a.Quotation) != a.Digest {
			set.Report(codeBroken.At(a.Pos, a.ID))
		}
		d.Passages = append(d.Passages, a)
	}
	return d
}

// Current is the adopted form of a passage: that of the latest decision that
// adopts it. Of two on one day the later in the file counts.
func (l *Lock) Current(id, language string) (Adopted, Decision, bool) {
	var best Adopted
	var by Decision
	ok := false
	if l == nil {
		return best, by, false
	}
	for _, d := range l.Decisions {
		if d.Kind != Adopts || d.Date < by.Date {
			continue
		}
		for _, p := range d.Passages {
			if p.ID == id && p.Language == language {
				best, by, ok = p, d, true
			}
		}
	}
	return best, by, ok
}

// All lists the current adopted form of every passage, in the order of the file.
func (l *Lock) All() []Adopted {
	if l == nil {
		return nil
	}
	var out []Adopted
	seen := map[string]bool{}
	for _, d := range l.Decisions {
		for _, p := range d.Passages {
			key := p.ID + "\x00" + p.Language
			if seen[key] {
				continue
			}
			if now, _, ok := l.Current(p.ID, p.Language); ok {
				seen[key] = true
				out = append(out, now)
			}
		}
	}
	return out
}

// Bearing lists the decisions on exactly this form of a passage.
func (l *Lock) Bearing(id, digest string) []Decision {
	var out []Decision
	for _, d := range l.Decisions {
		for _, p := range d.Passages {
			if p.ID == id && p.Digest == digest {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

// Check compares the passages of the sources with what was adopted.
func Check(l *Lock, now []Passage) diag.List {
	var found diag.List
	have := map[string]Passage{}
	for _, p := range now {
		have[p.ID+"\x00"+p.Language] = p
	}
	for _, a := range l.All() {
		p, ok := have[a.ID+"\x00"+a.Language]
		_, by, _ := l.Current(a.ID, a.Language)
		switch {
		case !ok:
			found.Add(codeGone.At(a.Pos, a.ID, by.Body, by.Date))
		case Digest(p.Text, a.Quotation) != a.Digest:
			f := codeChanged.At(p.Pos, a.ID, by.Body, by.Date, Show(normal(a.Text, a.Quotation), normal(p.Text, a.Quotation)))
			f.Related = []diag.Pos{a.Pos}
			found.Add(f)
		}
	}
	found.Sort()
	return found
}

package content

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/lazy"
	"malbild/internal/source"
)

// TranslationFolder holds the translations of a county, one file a language.
const TranslationFolder = "sprak"

// The kinds of translation.
const (
	Official   = "official"               // decided on, as the text itself is
	Unofficial = "unofficial translation" // for information
	EasyRead   = "easy-read"              // a text of its own, easier to read
)

// Translation is a county's texts in another language, passage by passage.
type Translation struct {
	Language string // BCP 47: "en"
	Kind     string // Official or Unofficial
	File     string
	Passages []TranslatedPassage // of the sources, in their order; those without Pos wait for a translation
	County   *County             // the county in the language; what is not translated stands as Gap(id)
	Pos      diag.Pos
}

// State is how far the translation of a passage has come.
type State string

// The states.
const (
	Complete State = "complete"
	Stale    State = "stale"   // the text it was made from has changed since, or was never noted
	Missing  State = "missing" // not translated, or in part
)

// TranslatedPassage is one passage of the sources in a translation.
type TranslatedPassage struct {
	ID     string
	State  State
	Digest string // of the text as it is now
	Of     string // of the text it was made from; empty: not noted
	Pos    diag.Pos
}

// Has reports whether the målbild's own title is translated.
func (t *Translation) Has() bool { return len(Gaps(t.County.Malbild.Title.String())) == 0 }

// State is the state of a passage.
func (t *Translation) State(id string) State {
	for _, p := range t.Passages {
		if p.ID == id {
			return p.State
		}
	}
	return Complete // nothing to translate
}

// The marks around the id of a passage that stands where its translation is
// missing. No text of the sources holds them, and no document may be written that
// does: a missing translation is never blank, and never silently Swedish.
const gapBegin, gapEnd = "\ue000", "\ue001"

// Gap stands where the translation of a passage is missing.
func Gap(id string) string { return gapBegin + id + gapEnd }

var gap = lazy.Pattern(gapBegin + "([^" + gapEnd + "]*)" + gapEnd)

// Gaps lists the passages whose translation is missing in a text, each once.
func Gaps(s string) []string {
	var out []string
	for _, m := range gap().FindAllStringSubmatch(s, -1) {
		if !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}

// Hollow is the county with every text replaced by the Gap of its passage: what
// is left in a document made of it tells which passages the document needs.
func (c *County) Hollow() *County {
	out := c.clone()
	for _, u := range units(out) {
		for _, s := range u.slots {
			for _, p := range s.parts {
				p.fill(Gap(u.id))
			}
		}
	}
	return out
}

// LoadTranslations reads the translations of a county. Files of easy-read texts
// stand in the same folder and are read by LoadEasyRead.
func LoadTranslations(fsys fs.FS, dir string, c *County) ([]*Translation, diag.List) {
	return OpenTranslations(fsys, dir).Of(c)
}

// Translations are the files of a county's translations, opened before the county is
// there to hold them against.
type Translations struct {
	dir    string
	set    *source.Set
	files  []opened
	unread diag.List // the folder cannot be listed
}

type opened struct {
	stem, name string
	file       *source.Map // nil: it cannot be read
}

// OpenTranslations opens the files. What is wrong with them is told by Of.
func OpenTranslations(fsys fs.FS, dir string) *Translations {
	entries, unread := source.Entries(fsys, path.Join(dir, TranslationFolder))
	ts := &Translations{dir: dir, set: source.NewSet(fsys), unread: unread}
	for _, e := range entries {
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		name := path.Join(dir, TranslationFolder, e.Name())
		switch {
		case source.Leftover(e.Name()):
		case e.IsDir() || !isYAML:
			ts.set.Report(codeFile.At(diag.Pos{File: name}, e.Name()))
		case stem != EasyReadFile:
			ts.files = append(ts.files, opened{stem, name, ts.set.Open(name)})
		}
	}
	return ts
}

// Of reads the translations of a county.
func (ts *Translations) Of(c *County) ([]*Translation, diag.List) {
	if c == nil || c.Malbild == nil {
		return nil, ts.unread
	}
	var out []*Translation
	for _, f := range ts.files {
		if f.file != nil {
			out = append(out, f.read(ts.set, ts.dir, c))
		}
	}
	return out, append(ts.unread, ts.set.Findings()...)
}

func (f opened) read(set *source.Set, dir string, c *County) *Translation {
	m, stem, name := f.file, f.stem, f.name
	lang := m.Text("language", source.Required)
	t := &Translation{Language: lang.Value, File: name, Kind: m.Enum("kind", source.Required, Official, Unofficial), Pos: lang.Pos}
	switch {
	case lang.IsZero():
	case !isLanguage(lang.Value):
		set.Report(codeLanguage.At(lang.Pos, lang.Value))
	case lang.Value != stem:
		set.Report(codeTranslationFile.At(lang.Pos, lang.Value, stem))
	case primary(lang.Value) == primary(c.Language):
		set.Report(codeOwnLanguage.At(lang.Pos, lang.Value))
	}
	r := &translationReader{reader: reader{set: set, dir: dir, county: c, sentences: map[string]Rich{}, values: map[string]string{}}}
	r.entries(m)
	r.apply(t)
	return t
}

func primary(tag string) string {
	p, _, _ := strings.Cut(tag, "-")
	return p
}

// translationReader reads the markup of translated texts as that of the sources.
type translationReader struct {
	reader
	found map[string]*entry
}

// entry is one translated passage as it stands in the file.
type entry struct {
	m    *source.Map
	of   source.Text
	pos  diag.Pos
	used bool
}

func (r *translationReader) entries(m *source.Map) {
	passages := m.Maps("passages", source.Required)
	r.found = make(map[string]*entry, len(passages))
	seen := r.ids(len(passages))
	for _, p := range passages {
		id := p.Text("id", source.Required)
		seen.add(id)
		switch {
		case r.found[id.Value] != nil:
			r.taken(p) // told at its id
		case !id.IsZero():
			r.found[id.Value] = &entry{m: p, of: p.Text("of", source.Optional), pos: id.Pos}
		}
	}
}

// taken takes the keys of an entry that is of no use, so that it is told once.
func (r *translationReader) taken(m *source.Map) {
	for _, k := range m.Keys() {
		m.Value(k.Value, source.Optional)
	}
}

// apply makes the county in the language.
func (r *translationReader) apply(t *Translation) {
	now := units(r.county)
	t.County = r.county.clone()
	t.County.Language = t.Language
	r.values["title"] = Gap("malbild")
	r.bindAdopted()
	known := make([]string, 0, len(now))
	t.Passages = make([]TranslatedPassage, 0, len(now))
	var digests digester
	for i, u := range units(t.County) {
		known = append(known, u.id)
		p := TranslatedPassage{ID: u.id, State: Missing, Digest: digests.digest(now[i])}
		if e := r.found[u.id]; e != nil {
			e.used = true
			p.Pos, p.Of = e.pos, e.of.Value
			p.State = r.fill(u, e, p.Digest)
		} else {
			for _, s := range u.slots {
				s.gap(u.id)
			}
		}
		if u.id == "malbild" {
			r.values["title"] = t.County.Malbild.Title.String()
		}
		t.Passages = append(t.Passages, p)
	}
	for id, e := range r.found {
		if !e.used {
			r.taken(e.m)
			r.unknown(codeReference.At(e.pos), id, known)
		}
	}
}

// bindAdopted gives the placeholders of the adoption their values again.
func (r *translationReader) bindAdopted() {
	if a := r.county.Malbild.Adopted; a != nil {
		r.values["adopted.date"], r.values["adopted.body"] = a.Date.From, a.Body
		if k := r.county.Body(a.Body); k != nil {
			if r.values["adopted.body"] = k.Short.Value; k.Short.IsZero() {
				r.values["adopted.body"] = k.Name.Value
			}
		}
	}
}

func (s slot) gap(id string) {
	for _, p := range s.parts {
		p.fill(Gap(id))
	}
}

// fill puts a translated passage in its place. What the entry lacks is a gap.
func (r *translationReader) fill(u unit, e *entry, digest string) State {
	state := Complete
	if e.of.Value != digest {
		state = Stale
	}
	for _, s := range u.slots {
		var given []source.Text
		if s.list {
			given = e.m.Texts(s.key, source.Optional)
		} else if t := e.m.Text(s.key, source.Optional); !t.IsZero() {
			given = []source.Text{t}
		}
		switch {
		case len(given) == len(s.parts):
			for i, p := range s.parts {
				r.put(p, given[i])
			}
			continue
		case len(given) > 0 && state == Complete:
			r.set.Report(codeTranslationCount.At(given[0].Pos, s.key, len(given), len(s.parts)))
		}
		s.gap(u.id)
		if len(given) == 0 || state == Complete {
			state = Missing
		}
	}
	return state
}

func (r *translationReader) put(p part, t source.Text) {
	switch {
	case p.label != nil:
		*p.label = r.label(t)
	case p.text != nil:
		*p.text = r.word(t)
	default:
		*p.rich = r.rich(t)
	}
}

// Needs lists what a file of translations may hold: the passages of a county with
// their keys, in order, for a new file.
func Needs(c *County) []Need {
	var out []Need
	for _, u := range units(c) {
		n := Need{ID: u.id, Digest: u.digest()}
		for _, s := range u.slots {
			k := NeedKey{Key: s.key, List: s.list}
			for _, p := range s.parts {
				k.Texts = append(k.Texts, withMarkup(p))
			}
			n.Keys = append(n.Keys, k)
		}
		out = append(out, n)
	}
	return out
}

// Need is one passage that a translator is asked for, with the text it is in the
// language of the sources.
type Need struct {
	ID, Digest string
	Keys       []NeedKey
}

// NeedKey is one key of a Need.
type NeedKey struct {
	Key   string
	List  bool
	Texts []string
}

// withMarkup is a text with the markup it is written with.
func withMarkup(p part) string {
	switch {
	case p.label != nil:
		return strings.Join(p.label.Phrases, " | ")
	case p.text != nil:
		return document.Fold(p.text.Value)
	}
	var b strings.Builder
	for _, s := range p.rich.Spans {
		b.WriteString(s.written())
	}
	return b.String()
}

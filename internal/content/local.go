package content

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/source"
)

// LocalFolder holds what principals say for themselves, one file each.
const LocalFolder = "lokalt"

// The fields of a local edition. Whether a principal may use one is decided by the
// county, under local in county.yaml. What was adopted is no field: it is locked.
var localFields = []string{"contact", "line", "block", "logo", "languages", "title", "order", "parts", "add", "events"}

// What a county says of a field: free; all (of order and parts: none may be left
// out); locked, which is what is not named.
const (
	localFree   = "free"
	localAll    = "all"
	localLocked = "locked"
)

// common are the keys of texts that all principals share. They are adopted.
var common = []string{"malbild", "title_of_malbild", "subject", "hub", "groups", "themes", "vision", "challenge", "timeline", "keywords", "closing", "body", "text", "lead", "name", "names", "principals"}

// Local is what one principal adds to the county's texts, or chooses of them.
type Local struct {
	File       string
	Contact    []source.Text
	Line       Rich // one line under the contact; may be zero
	Block      *LocalBlock
	Logo       *document.Image
	Languages  []source.Text // it publishes in, beside those of its duty
	Title      Rich          // of its web page
	Order      []source.Text // sections of its web page, in this order; nil: all
	WholeOrder bool          // none may be left out
	Parts      []source.Text // parts of the målbild that its web page shows; nil: all
	WholeParts bool
	Add        []LocalText
	Events     []*Period
	Pos        diag.Pos
	others     map[string]*Local // its texts in other languages
}

// LocalBlock is a section of its own.
type LocalBlock struct {
	Title Label
	Body  []*Passage
	Pos   diag.Pos
}

// LocalText is a sentence added to a section of the web page.
type LocalText struct {
	To   source.Text // id of the section
	Join bool        // to its last paragraph, not after it
	Text *Passage
}

// In is the local edition in another language. A text that is not translated is a
// gap, and stops the document.
func (l *Local) In(language string) *Local {
	if l == nil {
		return nil
	}
	out, t := *l, l.others[language]
	if t == nil {
		t = &Local{}
	}
	if !l.Line.IsZero() {
		out.Line = given(t.Line, "line")
	}
	if !l.Title.IsZero() {
		out.Title = given(t.Title, "title")
	}
	if l.Block != nil {
		out.Block = t.Block
		if t.Block == nil || len(t.Block.Body) != len(l.Block.Body) {
			out.Block = &LocalBlock{Title: Label{Phrases: []string{Gap("lokalt.block")}}, Pos: l.Block.Pos}
		}
	}
	out.Add = nil
	for i, a := range l.Add {
		a.Text = &Passage{Rich: given(nth(t.Add, i), "add")}
		out.Add = append(out.Add, a)
	}
	out.Events = nil
	for i, p := range l.Events {
		q := *p
		var r Rich
		if i < len(t.Events) && len(t.Events[i].Events) > 0 {
			r = t.Events[i].Events[0].Rich
		}
		q.Events = []*Passage{{Rich: given(r, "events")}}
		out.Events = append(out.Events, &q)
	}
	return &out
}

func nth(l []LocalText, i int) Rich {
	if i >= len(l) || l[i].Text == nil {
		return Rich{}
	}
	return l[i].Text.Rich
}

func given(r Rich, key string) Rich {
	if r.IsZero() {
		return Rich{Spans: []Span{{Text: Gap("lokalt." + key)}}}
	}
	return r
}

// localRules reads what principals may change, field by field.
func (r *reader) localRules(m *source.Map) map[string]string {
	out := map[string]string{}
	for _, f := range localFields {
		choices := []string{localFree, localLocked}
		if f == "order" || f == "parts" {
			choices = []string{localFree, localAll, localLocked}
		}
		if v := m.Enum(f, source.Optional, choices...); v != "" {
			out[f] = v
		}
	}
	return out
}

// LoadLocal reads the local editions of the principals with the given ids.
func LoadLocal(fsys fs.FS, dir string, c *County, ids []string) (map[string]*Local, diag.List) {
	entries, unread := source.Entries(fsys, path.Join(dir, LocalFolder))
	if len(entries) == 0 || c == nil || c.Malbild == nil {
		return nil, unread
	}
	set := source.NewSet(fsys)
	out := map[string]*Local{}
	for _, e := range entries {
		name := path.Join(dir, LocalFolder, e.Name())
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if source.Leftover(e.Name()) {
			continue
		}
		if e.IsDir() || !isYAML || !slices.Contains(ids, stem) {
			f := codeFile.At(diag.Pos{File: name}, e.Name(), source.Nearest(stem, ids))
			if isYAML && f.Args[1] != "" {
				f = f.WithCure(cureFile)
			}
			set.Report(f)
			continue
		}
		r := &localReader{reader: newReader(set, dir, c), files: fsys, rules: c.Local}
		if l := r.local(set.Open(name), name); l != nil {
			out[stem] = l
		}
	}
	return out, set.Findings()
}

// localReader reads one local edition against what the county lets be changed.
type localReader struct {
	*reader
	files fs.FS
	rules map[string]string
}

func (r *localReader) local(m *source.Map, name string) *Local {
	if m == nil {
		return nil
	}
	r.locked(m)
	l := &Local{File: name, Pos: m.Pos(), others: map[string]*Local{}, WholeOrder: r.rules["order"] == localAll, WholeParts: r.rules["parts"] == localAll}
	for _, t := range m.Texts("contact", source.Optional) {
		l.Contact = append(l.Contact, r.word(t))
	}
	r.logo(m, l)
	for _, t := range m.Texts("languages", source.Optional) {
		if !isLanguage(t.Value) {
			r.set.Report(codeLanguage.At(t.Pos, t.Value))
			continue
		}
		l.Languages = append(l.Languages, t)
	}
	l.Order, l.Parts = r.idList(m, "order"), r.idList(m, "parts")
	r.texts(m, l, true)
	t := m.Map("translations", source.Optional)
	for _, k := range t.Keys() {
		o := &Local{}
		if !isLanguage(k.Value) {
			r.set.Report(codeLanguage.At(k.Pos, k.Value))
		}
		if tm := t.Map(k.Value, source.Optional); tm != nil {
			r.texts(tm, o, false)
		}
		l.others[k.Value] = o
	}
	return l
}

// texts reads what is written in words: whole in the language of the sources, the
// words alone in another.
func (r *localReader) texts(m *source.Map, l *Local, whole bool) {
	l.Line = r.rich(m.Text("line", source.Optional))
	l.Title = r.rich(m.Text("title", source.Optional))
	if b := m.Map("block", source.Optional); b != nil {
		l.Block = &LocalBlock{Title: r.label(b.Text("title", source.Required)), Pos: b.Pos(), Body: r.reader.body(b, source.Required)}
	}
	if !whole {
		for _, v := range m.List("add", source.Optional) {
			l.Add = append(l.Add, LocalText{Text: r.passage(v)})
		}
		for _, v := range m.List("events", source.Optional) {
			if p := r.passage(v); p != nil {
				l.Events = append(l.Events, &Period{Events: []*Passage{p}})
			}
		}
		return
	}
	for _, a := range m.Maps("add", source.Optional) {
		l.Add = append(l.Add, LocalText{To: a.ID("to", source.Required), Join: a.Bool("join", source.Optional), Text: r.marks(a, a.Text("text", source.Required))})
	}
	for _, e := range m.Maps("events", source.Optional) {
		p := &Period{When: r.date(e.Text("when", source.Required)), Events: nil}
		if x := r.marks(e, e.Text("text", source.Required)); x != nil {
			p.Events = []*Passage{x}
		}
		l.Events = append(l.Events, p)
	}
}

func (r *localReader) idList(m *source.Map, key string) []source.Text {
	var out []source.Text
	seen := r.ids(0)
	for _, v := range m.List(key, source.Optional) {
		t := v.ID()
		seen.add(t)
		out = append(out, t)
	}
	return out
}

// locked reports fields that the county has not set free, and keys of texts that
// were adopted. Their values are taken, so that each is told once.
func (r *localReader) locked(m *source.Map) {
	for _, k := range m.Keys() {
		switch {
		case slices.Contains(localFields, k.Value):
			if v := r.rules[k.Value]; v != localFree && v != localAll {
				r.set.Report(codeLocked.At(k.Pos, k.Value, r.path(countyFile)))
			}
		case slices.Contains(common, k.Value):
			m.Value(k.Value, source.Optional)
			r.set.Report(codeCommon.At(k.Pos, k.Value, r.path(malbildFile)))
		}
	}
}

// logo reads the principal's own logo. None comes with the program; its text is
// always the legal name, never what is written in the art.
func (r *localReader) logo(m *source.Map, l *Local) {
	t := m.Path("logo", source.Optional)
	if t.IsZero() {
		return
	}
	data, err := source.Bytes(r.files, r.path(t.Value))
	if err == nil {
		l.Logo, err = document.NewImage(data)
	}
	if err != nil {
		r.set.Report(codeLocalLogo.At(t.Pos, t.Value))
		return
	}
	l.Logo.Name = r.path(t.Value)
}

// newReader reads texts that stand outside the county's own files.
func newReader(set *source.Set, dir string, c *County) *reader {
	r := &reader{set: set, dir: dir, county: c, sentences: map[string]Rich{}, values: map[string]string{}}
	r.values["title"] = c.Malbild.Title.String()
	if a := c.Malbild.Adopted; a != nil {
		r.values["adopted.date"] = fmt.Sprint(a.Date.From)
	}
	return r
}

package pipeline

import (
	"fmt"
	"io/fs"
	"slices"

	"malbild/internal/amend"
	"malbild/internal/compose"
	"malbild/internal/content"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/label"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// LanguageState is how far one language has come for one principal, or for the
// joint edition: what its documents need, and what of it there is.
type LanguageState struct {
	County, Principal, Name string // of the joint edition: the county's name
	Language                string // BCP 47; "smi" is Sami of all varieties, as long as there is none
	Duty                    bool   // the principal belongs to the language's administrative area
	Evidence                string // of the duty: A seen in a source, B to be verified
	Kind                    string // of the translation; empty: there is none
	File                    string
	State                   content.State
	Needed                  int      // passages
	Stale, Missing          []string // their ids
	Built                   []string // file names, without extension, of what is whole
}

// Languages lists the languages of a county's principals, the joint edition last:
// those of their duties, those they have declared, and the easy-read text.
func (c *County) Languages() []LanguageState {
	var out []LanguageState
	hollow := c.Content.Hollow()
	for _, p := range c.Register.Principals {
		if p.Adopts() {
			out = append(out, c.languagesOf(p, hollow)...)
		}
	}
	return append(append(out, c.languagesOf(nil, hollow)...), c.easyState()...)
}

func (c *County) languagesOf(p *principal.Principal, hollow *content.County) []LanguageState {
	k := Copy{County: c, Principal: p, Products: Products(p)}
	needed := c.needed(k, hollow)
	base := LanguageState{County: c.Content.ID, Principal: k.Folder(), Name: k.Name(), Needed: len(needed)}
	var out []LanguageState
	told := map[string]bool{}
	add := func(tag, evidence string, duty bool) {
		found := false
		for i := range c.Tongues {
			if t := &c.Tongues[i]; serves(t.Language, tag) {
				found = true
				if !told[t.Language] {
					told[t.Language] = true
					out = append(out, k.state(base, t, needed, duty, evidence))
				}
			}
		}
		if !found && !told[tag] {
			told[tag] = true
			s := base
			s.Language, s.Duty, s.Evidence, s.State, s.Missing = tag, duty, evidence, content.Missing, needed
			out = append(out, s)
		}
	}
	if p == nil {
		for i := range c.Tongues {
			add(c.Tongues[i].Language, "", false)
		}
		return out
	}
	for _, l := range p.Languages {
		add(l.Tag, l.Evidence, true)
	}
	for _, tag := range c.declared(p) {
		add(tag, "", false)
	}
	return out
}

// state counts one translation against what a copy needs.
func (k Copy) state(s LanguageState, t *Tongue, needed []string, duty bool, evidence string) LanguageState {
	s.Language, s.Kind, s.File, s.Duty, s.Evidence, s.State = t.Language, t.Kind, t.File, duty, evidence, content.Complete
	for _, id := range needed {
		switch t.State(id) {
		case content.Stale:
			s.Stale = append(s.Stale, id)
		case content.Missing:
			s.Missing = append(s.Missing, id)
		}
	}
	switch {
	case len(s.Missing) > 0 || t.Labels == nil:
		s.State = content.Missing
	case len(s.Stale) > 0:
		s.State = content.Stale
	}
	if t.Labels == nil {
		return s
	}
	for _, product := range k.Products {
		o := edition.Options{Translation: &edition.Translation{Language: t.Language, Labels: t.Labels, Kind: kindOf(t)}}
		if slices.Contains(Translatable(), product) && k.whole(product, o) {
			s.Built = append(s.Built, stem(k.Principal, product, o))
		}
	}
	return s
}

// needed lists the passages that a copy's translatable documents hold, by making
// them of a county whose texts are but the names of their passages.
func (c *County) needed(k Copy, hollow *content.County) []string {
	var out []string
	o := edition.Options{Translation: &edition.Translation{Language: c.Content.Language, Labels: label.Swedish(), Kind: edition.Unofficial}}
	for _, product := range k.Products {
		if !slices.Contains(Translatable(), product) {
			continue
		}
		o.Local = c.local(k.Principal, o)
		e, found := edition.Bind(hollow, c.Register, k.Principal, product, c.profile(k.Principal), o)
		if found.HasErrors() {
			continue // the line reports it where it makes the document
		}
		d, _ := compose.Compose(e)
		for _, id := range content.Gaps(document.Everything(d)) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	order := map[string]int{}
	for i, n := range content.Needs(c.Content) {
		order[n.ID] = i
	}
	slices.SortFunc(out, func(a, b string) int { return order[a] - order[b] })
	return out
}

func (c *County) easyState() []LanguageState {
	if c.Easy == nil {
		return nil
	}
	s := LanguageState{County: c.Content.ID, Principal: Joint, Name: c.Content.Name, Language: content.EasyRead, Kind: "example",
		File: c.Easy.File, State: content.Complete, Needed: len(c.Easy.Parts), Built: []string{string(document.EasyRead)}}
	if c.Easy.Approved {
		s.Kind = "approved"
	}
	for _, p := range c.Easy.Parts {
		if p.State == content.Stale {
			s.Stale, s.State = append(s.Stale, p.ID), content.Stale
		}
	}
	return []LanguageState{s}
}

// Stamped is a file of translations with the digests of the texts as they are now,
// and the ids of the passages that were stamped. Only what is translated is; ids
// narrows it.
func (c *County) Stamped(fsys fs.FS, language string, ids []string) (name string, before, after []byte, stamped []string, err error) {
	digests := map[string]string{}
	if language == content.EasyReadFile && c.Easy != nil {
		name = c.Easy.File
		for _, p := range c.Easy.Parts {
			digests[p.ID] = p.Digest
		}
	}
	if t := c.tongue(language); t != nil {
		name = t.File
		for _, p := range t.Passages {
			if !p.Pos.IsZero() {
				digests[p.ID] = p.Digest
			}
		}
	}
	if name == "" {
		return "", nil, nil, nil, fs.ErrNotExist
	}
	if before, err = fs.ReadFile(fsys, name); err != nil {
		return name, nil, nil, nil, err
	}
	stamped, after, err = stampAll(fsys, name, before, digests, ids)
	return name, before, after, stamped, err
}

func stampAll(fsys fs.FS, name string, before []byte, digests map[string]string, ids []string) ([]string, []byte, error) {
	f, err := amend.Open(before)
	if err != nil {
		return nil, nil, err
	}
	var stamped []string
	for i, p := range passagesOf(fsys, name) {
		now, known := digests[p[0]]
		if !known || p[1] == now || len(ids) > 0 && !slices.Contains(ids, p[0]) {
			continue
		}
		if err := f.Set(amend.Path{"passages", i, "of"}, amend.Text(now), "id", "of"); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		stamped = append(stamped, p[0])
	}
	return stamped, f.Bytes(), nil
}

// passagesOf lists the entries of a file of translations: id, and the digest noted.
func passagesOf(fsys fs.FS, name string) [][2]string {
	_, m, _ := source.Open(fsys, name)
	var out [][2]string
	for _, p := range m.Maps("passages", source.Optional) {
		out = append(out, [2]string{p.Text("id", source.Optional).Value, p.Text("of", source.Optional).Value})
	}
	return out
}

package pipeline

import (
	"encoding/json"
	"maps"
	"path"
	"slices"

	"malbild/internal/diag"
	"malbild/internal/legible"
	"malbild/internal/output"
)

// Kept is what is remembered of a copy that was made, so that the next build can say
// the same of it without making it again.
type Kept struct {
	Docs []KeptDoc
}

// KeptDoc is one document, which comes as one file or several.
type KeptDoc struct {
	Key      string // of all it was made of
	Files    []KeptFile
	Findings []KeptFinding     `json:",omitempty"`
	Named    map[string]string `json:",omitempty"` // digests of the sources that the findings point into
	Seen     *legible.Seen     `json:"-"`          // the colours that met on its pages; nil: none
	SeenSum  string            `json:",omitempty"` // what they are kept under
	SeenRaw  json.RawMessage   `json:"-"`          // how they are kept; nil: not worked out
}

// KeptFile is one file, without its bytes.
type KeptFile struct {
	Name, Product, Format, Language string
	Standards                       []string `json:",omitempty"`
	Pages                           int      `json:",omitempty"`
	SHA256                          string
	Sources                         []output.Digest `json:",omitempty"` // beside those of its county
	State                           output.State    // as it lies on the disk
}

// KeptFinding is a finding in words.
type KeptFinding struct {
	ID              string
	Severity        diag.Severity
	What, Why, Cure diag.Phrase
	Pos             diag.Pos
	OnePlace        bool       `json:",omitempty"`
	Excerpt         string     `json:",omitempty"`
	About           []string   `json:",omitempty"`
	Related         []diag.Pos `json:",omitempty"`
}

// KeepFindings puts findings in words.
func KeepFindings(l diag.List) []KeptFinding {
	var out []KeptFinding
	for _, f := range l {
		k := KeptFinding{ID: f.Code.ID, Severity: f.Code.Severity, OnePlace: f.Code.OnePlace, Pos: f.Pos, Excerpt: f.Excerpt, About: f.About, Related: f.Related}
		k.What.SV, k.Why.SV, k.Cure.SV = f.Text("sv")
		k.What.EN, k.Why.EN, k.Cure.EN = f.Text("en")
		out = append(out, k)
	}
	return out
}

// TellFindings makes findings of words. Their phrases hold the words as arguments, so
// that a per cent sign stands for itself.
func TellFindings(kept []KeptFinding) diag.List {
	var out diag.List
	for _, k := range kept {
		c := &diag.Code{ID: k.ID, Severity: k.Severity, OnePlace: k.OnePlace,
			What: diag.Phrase{SV: "%[1]s", EN: "%[2]s"}, Why: diag.Phrase{SV: "%[3]s", EN: "%[4]s"}, Cure: diag.Phrase{SV: "%[5]s", EN: "%[6]s"}}
		f := c.At(k.Pos, k.What.SV, k.What.EN, k.Why.SV, k.Why.EN, k.Cure.SV, k.Cure.EN)
		f.Excerpt, f.About, f.Related = k.Excerpt, k.About, k.Related
		out.Add(f)
	}
	return out
}

// Remember lets the plan skip the documents that known says were made before of the
// same, and are still there. It is asked for a copy, by several workers.
func (p *Plan) Remember(known func(c Copy) Kept) { p.known = known }

// recalled finds what is remembered of a document. Findings that point into a source
// count only while that file is as it was, so that their lines are right.
func (k Kept) recalled(key string, c *County) (KeptDoc, bool) {
	if key == "" {
		return KeptDoc{}, false
	}
	for _, d := range k.Docs {
		if d.Key == key {
			return d, maps.Equal(d.Named, c.named(d.Findings))
		}
	}
	return KeptDoc{}, false
}

// named are the digests of the county's sources that findings point into.
func (c *County) named(found []KeptFinding) map[string]string {
	var out map[string]string
	put := func(p diag.Pos) {
		for _, d := range c.Digests {
			if d.Path == p.File {
				if out == nil {
					out = map[string]string{}
				}
				out[d.Path] = d.SHA256
			}
		}
	}
	for _, f := range found {
		put(f.Pos)
		for _, r := range f.Related {
			put(r)
		}
	}
	return out
}

// Kept is what to remember of a set; nothing when a document of it has no key.
func (s Set) Kept() (Kept, bool) { return Kept{s.docs}, len(s.docs) > 0 && !s.Failed }

// foreseen is what can be told of a document before its files are judged.
type foreseen struct {
	keyed bool
	key   string
	seen  json.RawMessage // the colours that meet on its pages; nil: not made ready
}

// foresee makes ready what is to be remembered of a document whose files are being
// looked at.
func (j *job) foresee() {
	j.remembering()
	if !j.seen.Empty() {
		j.ahead.seen, _ = j.seen.MarshalJSON() // plain data: it does not fail
	}
}

// remembering is the key of the document, worked out once.
func (j *job) remembering() string {
	if !j.ahead.keyed {
		j.ahead.keyed, j.ahead.key = true, j.key()
	}
	return j.ahead.key
}

// remembered is what to remember of a document that was just made.
func (j *job) remembered(key string, made []output.Artifact, found diag.List) KeptDoc {
	c := j.copy.County
	k := KeptDoc{Key: key, Findings: KeepFindings(found)}
	k.Named = c.named(k.Findings)
	if !j.seen.Empty() {
		seen := j.seen // a copy: a pointer into the job would keep all of its pages
		k.Seen, k.SeenRaw = &seen, j.ahead.seen
	}
	for _, a := range made {
		more := beside(a.Sources, c.Digests)
		k.Files = append(k.Files, KeptFile{Name: path.Base(a.Path), Product: a.Product, Format: a.Format, Language: a.Language,
			Standards: a.Standards, Pages: a.Pages, SHA256: a.SHA256, Sources: more})
	}
	return k
}

// beside are the sources of a file that are not its county's. Both lists are in order
// of their paths, and mostly they are the same one.
func beside(all, county []output.Digest) (more []output.Digest) {
	if len(all) == len(county) && (len(all) == 0 || &all[0] == &county[0]) {
		return nil
	}
	for _, d := range all {
		at, _ := slices.BinarySearchFunc(county, d, byPath)
		if at == len(county) || county[at] != d {
			more = append(more, d)
		}
	}
	return more
}

// artifacts are the files of a document that was made before, without their bytes.
func (k KeptDoc) artifacts(c Copy) []output.Artifact {
	var out []output.Artifact
	for _, f := range k.Files {
		a := output.Artifact{Path: path.Join(c.County.Content.ID, c.Folder(), f.Name), County: c.County.Content.ID, Principal: c.Folder(),
			Product: f.Product, Format: f.Format, Language: f.Language, Standards: f.Standards, Pages: f.Pages, SHA256: f.SHA256, Sources: c.County.Digests, Kept: true}
		for _, d := range f.Sources {
			a.Sources = withSource(a.Sources, d)
		}
		out = append(out, a)
	}
	return out
}

// jobsOf are all documents of a copy, in order.
func (p *Plan) jobsOf(c Copy) []*job {
	var out []*job
	for _, product := range c.Products {
		out = append(out, p.jobs(c, product)...)
	}
	return out
}

package pipeline

import (
	"path"
	"slices"

	"malbild/internal/diag"
	"malbild/internal/legible"
	"malbild/internal/output"
)

// Kept is what is remembered of a copy that was made, so that the next build can say
// the same of it without making it again.
type Kept struct {
	Key      string
	Files    []KeptFile
	Findings []KeptFinding `json:",omitempty"`
	Seen     *legible.Seen // the colours that met on its pages
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
	Excerpt         string     `json:",omitempty"`
	About           []string   `json:",omitempty"`
	Related         []diag.Pos `json:",omitempty"`
}

// KeepFindings puts findings in words.
func KeepFindings(l diag.List) []KeptFinding {
	var out []KeptFinding
	for _, f := range l {
		k := KeptFinding{ID: f.Code.ID, Severity: f.Code.Severity, Pos: f.Pos, Excerpt: f.Excerpt, About: f.About, Related: f.Related}
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
		c := &diag.Code{ID: k.ID, Severity: k.Severity,
			What: diag.Phrase{SV: "%[1]s", EN: "%[2]s"}, Why: diag.Phrase{SV: "%[3]s", EN: "%[4]s"}, Cure: diag.Phrase{SV: "%[5]s", EN: "%[6]s"}}
		f := c.At(k.Pos, k.What.SV, k.What.EN, k.Why.SV, k.Why.EN, k.Cure.SV, k.Cure.EN)
		f.Excerpt, f.About, f.Related = k.Excerpt, k.About, k.Related
		out.Add(f)
	}
	return out
}

// Remember lets the plan skip what known says was made before of the same, and is
// still there. It is asked for a copy and its key, by several workers.
func (p *Plan) Remember(known func(c Copy, key string) (Kept, bool)) { p.known = known }

// Kept is what to remember of a set. It reports false when there is nothing.
func (s Set) Kept() (Kept, bool) {
	if s.Key == "" || s.Failed {
		return Kept{}, false
	}
	k := Kept{Key: s.Key, Findings: KeepFindings(s.own), Seen: &s.seen}
	for _, a := range s.Files.Artifacts {
		var more []output.Digest
		for _, d := range a.Sources {
			if !slices.Contains(s.Copy.County.Digests, d) {
				more = append(more, d)
			}
		}
		k.Files = append(k.Files, KeptFile{Name: path.Base(a.Path), Product: a.Product, Format: a.Format, Language: a.Language,
			Standards: a.Standards, Pages: a.Pages, SHA256: a.SHA256, Sources: more})
	}
	return k, true
}

// again is the set of a copy that was made before.
func (k Kept) again(s Set) Set {
	s.Unchanged = true
	s.Findings = TellFindings(k.Findings)
	s.own = slices.Clone(s.Findings)
	if k.Seen != nil {
		s.seen.Add(k.Seen)
	}
	c := s.Copy
	for _, f := range k.Files {
		a := output.Artifact{Path: path.Join(c.County.Content.ID, c.Folder(), f.Name), County: c.County.Content.ID, Principal: c.Folder(),
			Product: f.Product, Format: f.Format, Language: f.Language, Standards: f.Standards, Pages: f.Pages, SHA256: f.SHA256, Sources: c.County.Digests}
		for _, d := range f.Sources {
			a.Sources = withSource(a.Sources, d)
		}
		s.Files.Artifacts = append(s.Files.Artifacts, a)
	}
	return s
}

// jobsOf are all documents of a copy, in order.
func (p *Plan) jobsOf(c Copy) []*job {
	var out []*job
	for _, product := range c.Products {
		out = append(out, p.jobs(c, product)...)
	}
	return out
}

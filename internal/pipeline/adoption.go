package pipeline

import (
	"context"
	"io/fs"
	"slices"
	"strconv"

	"malbild/internal/adoption"
	"malbild/internal/compose"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
	"malbild/internal/verify"
)

// Passages lists the adopted texts of the county as its documents say them: the
// joint edition's, and those of the first principal that adopts. They are the same
// for all principals, for they hold no placeholder.
//
// An official translation is adopted as the text itself is; an unofficial one is not.
func (c *County) Passages() ([]adoption.Passage, diag.List) {
	var own, foreign []*document.Document
	together(0, func() { own = c.samples() }, func() { foreign = c.translations(edition.Official) })
	return adoption.Collect(append(own, foreign...)...)
}

// samples composes one document of every kind.
func (c *County) samples() []*document.Document {
	var trees []*document.Document
	add := func(p *principal.Principal, products []document.Product) {
		for _, product := range products {
			e, found := edition.Bind(c.Content, c.Register, p, product, c.profile(p), edition.Options{})
			if found.HasErrors() {
				continue // the line reports it where it makes the document
			}
			e.Provenance = nil // whose words they are is not asked of a sample
			d, _ := compose.Compose(e)
			trees = append(trees, d)
		}
	}
	for _, p := range c.Register.Principals {
		if p.Adopts() && len(Products(p)) > 0 {
			add(p, Products(p))
			break
		}
	}
	add(nil, Products(nil))
	return trees
}

// hold holds the texts of counties against what was adopted.
func hold(ctx context.Context, read []reading, jobs int) {
	i := 0
	for r := range inOrder(ctx, len(read), jobs, func(_ context.Context, i int) reading { return read[i].locked() }) {
		read[i] = r
		i++
	}
}

// locked holds the county's texts against what was adopted.
func (r reading) locked() reading {
	if r.county.Lock == nil || r.found.HasErrors() {
		return r
	}
	now, found := r.county.Passages()
	found.Add(adoption.Check(r.county.Lock, now)...)
	r.found.Add(found...)
	r.found.Sort()
	return r
}

// ReadCounties reads counties for a new decision or for a file that came back: the
// texts may then differ from what was adopted. No ids: all counties.
func ReadCounties(fsys fs.FS, wanted ...string) ([]*County, diag.List) {
	ids := counties(fsys)
	if len(ids) == 0 {
		return nil, diag.List{codeNoProject.At(diag.Pos{}, SourceFolder)}
	}
	chosen, found := chooseCounties(ids, wanted)
	if len(found) > 0 {
		return nil, found
	}
	var out []*County
	for _, id := range chosen {
		r := readCounty(fsys, id, 0, func() {})
		found.Add(r.found...)
		out = append(out, r.county)
	}
	return out, found
}

// Judge prepares the adopted texts of counties for looking at files that came back.
// Where nothing is recorded as adopted, the sources as they are count.
func Judge(cs []*County) (*verify.Judge, diag.List) {
	var refs []verify.Reference
	var kinds []verify.Kind
	var found diag.List
	for _, c := range cs {
		trees := append(c.samples(), c.translations(edition.Official, edition.Unofficial)...)
		now, more := adoption.Collect(trees...)
		found.Add(more...)
		refs = append(refs, c.references(now)...)
		for _, d := range trees {
			k := verify.Kind{County: c.Content.ID, Name: string(d.Meta.Product), Language: d.Meta.Language}
			document.Walk(d, func(n document.Node, _ int) bool {
				if p, ok := n.(*document.Passage); ok && !slices.Contains(k.IDs, p.ID) {
					k.IDs = append(k.IDs, p.ID)
				}
				return true
			})
			kinds = append(kinds, k)
		}
	}
	return verify.NewJudge(refs, kinds), found
}

// references are the wordings of every passage: the one in force first, then those
// that other decisions were about.
func (c *County) references(now []adoption.Passage) []verify.Reference {
	at := map[string]int{}
	var out []verify.Reference
	ref := func(id, language string) *verify.Reference {
		key := id + "\x00" + language
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, verify.Reference{County: c.Content.ID, ID: id, Language: language})
		}
		return &out[i]
	}
	put := func(r *verify.Reference, text, digest string, quotation bool) {
		if !slices.ContainsFunc(r.Forms, func(f verify.Form) bool { return f.Digest == digest }) {
			r.Forms = append(r.Forms, verify.Form{Text: text, Digest: digest, Quotation: quotation, Decisions: c.decisions(r.ID, digest)})
		}
	}
	for _, a := range c.Lock.All() {
		put(ref(a.ID, a.Language), a.Text, a.Digest, a.Quotation)
	}
	for _, p := range now {
		if r := ref(p.ID, p.Language); len(r.Forms) == 0 {
			put(r, p.Text, p.Digest(), p.Quotation)
		}
	}
	if c.Lock != nil {
		for _, d := range c.Lock.Decisions {
			for _, a := range d.Passages {
				put(ref(a.ID, a.Language), a.Text, a.Digest, a.Quotation)
			}
		}
	}
	return out
}

// decisions names the decisions on a wording: «adopts Polsam 2021-05-27 § 8».
func (c *County) decisions(id, digest string) []string {
	var out []string
	if c.Lock == nil {
		return nil
	}
	for _, d := range c.Lock.Bearing(id, digest) {
		out = append(out, c.decision(d))
	}
	return out
}

// decision names a decision: «adopts Polsam 2021-05-27 § 8».
func (c *County) decision(d adoption.Decision) string {
	s := string(d.Kind) + " " + c.bodyName(d.Body)
	if d.Date != "" {
		s += " " + d.Date
	}
	if d.Paragraph > 0 {
		s += " § " + strconv.Itoa(d.Paragraph)
	}
	return s
}

// bodyName is the name of a body or principal as people know it; an id that is
// in no register stands for itself.
func (c *County) bodyName(id string) string {
	if k := c.Content.Body(id); k != nil {
		if !k.Short.IsZero() {
			return k.Short.Value
		}
		return k.Name.Value
	}
	for _, p := range c.Register.Principals {
		if p.ID == id {
			return p.UsualName.Value
		}
	}
	return id
}

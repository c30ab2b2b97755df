package pipeline

import (
	"io/fs"

	"malbild/internal/adoption"
	"malbild/internal/compose"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// Passages lists the adopted texts of the county as its documents say them: the
// joint edition's, and those of the first principal that adopts. They are the same
// for all principals, for they hold no placeholder.
func (c *County) Passages() ([]adoption.Passage, diag.List) {
	var trees []*document.Document
	add := func(p *principal.Principal, products []document.Product) {
		for _, product := range products {
			e, found := edition.Bind(c.Content, c.Register, p, product, c.profile(p), edition.Options{})
			if found.HasErrors() {
				continue // the line reports it where it makes the document
			}
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
	return adoption.Collect(trees...)
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
		r := readCounty(fsys, id)
		found.Add(r.found...)
		out = append(out, r.county)
	}
	return out, found
}

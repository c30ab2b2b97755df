package pipeline

import (
	"slices"

	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// issues lists what one product of a principal comes as: a report or an extract
// for every meeting of the chain, and a web edition of each extract that names
// private persons. Other products come once.
func issues(p *principal.Principal, product document.Product) []edition.Options {
	if product != document.OfficerReport && product != document.MinutesExtract {
		return []edition.Options{{}}
	}
	var out []edition.Options
	for _, m := range edition.Meetings(p, product) {
		out = append(out, edition.Options{Meeting: &m})
		if product == document.MinutesExtract && m.Step.NamesPrivate() {
			out = append(out, edition.Options{Meeting: &m, Web: true})
		}
	}
	return out
}

// Stems lists the files, without extension, that one product of a copy has.
func (c Copy) Stems(product document.Product) []string {
	var out []string
	for _, o := range c.in(product, issues(c.Principal, product)) {
		out = append(out, stem(c.Principal, product, o))
	}
	return out
}

// issues lists what the copy makes of one of its products.
func (c Copy) issues(product document.Product) []edition.Options {
	all := c.in(product, issues(c.Principal, product))
	if c.stems == nil {
		return all
	}
	var out []edition.Options
	for _, o := range all {
		if slices.Contains(c.stems, stem(c.Principal, product, o)) {
			out = append(out, o)
		}
	}
	return out
}

func newJob(shop *workshop, c Copy, product document.Product, o edition.Options) *job {
	return &job{shop: shop, copy: c, product: product, options: o, stem: stem(c.Principal, product, o)}
}

// shown is the document of the copy's first product that Show prints: the one
// that was asked for, or the one with the plain file name.
func (c Copy) shown() edition.Options {
	first := c.Products[0]
	wanted := c.issues(first)
	if len(wanted) == len(c.in(first, issues(c.Principal, first))) {
		return edition.Options{}
	}
	return wanted[0]
}

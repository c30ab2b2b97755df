package pipeline

import (
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

// Stems lists the files, without extension, that one product of a principal has.
func Stems(p *principal.Principal, product document.Product) []string {
	var out []string
	for _, o := range issues(p, product) {
		out = append(out, edition.Stem(p, product, o.Meeting, o.Web))
	}
	return out
}

func newJob(shop *workshop, c Copy, product document.Product, o edition.Options) *job {
	stem := edition.Stem(c.Principal, product, o.Meeting, o.Web)
	return &job{shop: shop, copy: c, product: product, options: o, stem: stem}
}

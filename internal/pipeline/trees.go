package pipeline

import (
	"fmt"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// Composed is a document of a copy, before it has pages.
type Composed struct {
	Name    string // «norrbotten/kiruna/bilaga»
	County  string
	Folder  string // of the principal
	Stem    string
	Product document.Product
	Tree    *document.Document
}

// Trees composes the documents a request asks for, in order. The words may differ
// from what was adopted: seeing how is what the trees are for. A document that
// cannot be composed is told in the findings.
func Trees(req Request) (out []Composed, found diag.List, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &Fault{Stage: "compose", Document: "trees", Value: fmt.Sprint(v)}
		}
	}()
	if _, found := chooseProducts(req.Documents); len(found) > 0 {
		return nil, found, nil
	}
	cs, found := ReadCounties(req.FS, concernedOf(req)...)
	if found.HasErrors() {
		return nil, found, nil
	}
	found = nil // warnings are told by check
	copies, more := (&Project{Counties: cs}).choose(req)
	if len(more) > 0 {
		return nil, more, nil
	}
	shop := newWorkshop(req.Version, req.Built)
	for _, c := range copies {
		trees, err := treesOf(shop, c, &found)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, trees...)
	}
	return out, found, nil
}

// treesOf composes the documents of a copy; what hinders one of them goes into found.
func treesOf(shop *workshop, c Copy, found *diag.List) (out []Composed, err error) {
	for _, product := range c.Products {
		for _, o := range c.issues(product) {
			j := newJob(shop, c, product, o)
			switch err := j.tree(); {
			case err == nil:
				out = append(out, Composed{Name: j.name(), County: c.County.Content.ID, Folder: c.Folder(), Stem: j.stem, Product: product, Tree: j.document})
			case collect(&j.found, err):
				found.Add(j.found...)
			default:
				return nil, err
			}
		}
	}
	return out, nil
}

// concernedOf are the counties a request is about; none: all.
func concernedOf(req Request) []string {
	if len(req.Counties) > 0 || len(req.Principals) == 0 {
		return req.Counties
	}
	return concerned(req.FS, counties(req.FS), req.Principals)
}

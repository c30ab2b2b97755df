package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/html"
	"malbild/internal/word"
)

// Sheet writes a document that belongs to no principal, a report of the program's
// own, in the joint profile: as PDF, Word file or web page.
func Sheet(fsys fs.FS, c *County, d *document.Document, f Format, version string) (data []byte, err error) {
	shop := newWorkshop(version, time.Time{})
	shop.files = fsys
	j := newJob(shop, Copy{County: c, Products: []document.Product{d.Meta.Product}}, d.Meta.Product, edition.Options{})
	j.document = d
	defer func() {
		if v := recover(); v != nil {
			data, err = nil, &Fault{Stage: j.stage, Document: d.Meta.Title, Value: fmt.Sprint(v)}
		}
	}()
	switch f {
	case DOCX:
		return word.Write(d, shop.wordOptions(c, j.profile(), d))
	case HTML:
		return html.Write(d, shop.htmlOptions(c, j.profile(), d))
	case PDF:
		if err := j.arrange(); err != nil {
			collect(&j.found, err)
			if len(j.found) > 0 {
				return nil, j.found
			}
			return nil, err
		}
		return shop.file(j)
	}
	return nil, errors.New("sheet: " + string(f))
}

// PassageTitles are the titles of the adopted texts by id, as people know them.
func PassageTitles(cs []*County) map[string]string {
	out := map[string]string{}
	for _, c := range cs {
		for _, d := range c.samples() {
			document.Walk(d, func(n document.Node, _ int) bool {
				if p, ok := n.(*document.Passage); ok && out[p.ID] == "" {
					out[p.ID] = p.Title
					if _, name, ok := strings.Cut(p.Title, ": "); ok { // «Antagen text: Vision»
						out[p.ID] = name
					}
				}
				return true
			})
		}
	}
	return out
}

package verify

import (
	"fmt"
	"strings"

	"malbild/internal/pdfread"
)

// PDFPainted returns the text of every page in the order it is painted, running
// heads and figures included, tagged or not. Files that are made from the same
// pages, one for screens and one for the press, paint the same.
func PDFPainted(b []byte) (pages []string, err error) {
	defer guard("pdf", &err)
	r, err := openPDF(b)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	r.paint(r.catalog.Raw("Pages"), &pages, 0)
	if err := r.problem(); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return pages, nil
}

// mostPages is how many pages PDFPainted reads.
const mostPages = 10_000

// paint walks the page tree.
func (r *pdfReader) paint(node pdfread.Object, out *[]string, depth int) {
	if depth > maxDepth || len(*out) > mostPages {
		r.fail(fmt.Errorf("pages: %w", ErrTooLarge))
		return
	}
	d := r.Dict(node)
	if kids, ok := r.Get(d.Raw("Kids")).(pdfread.Array); ok {
		for _, k := range kids {
			if r.err == nil {
				r.paint(k, out, depth+1)
			}
		}
		return
	}
	p := interpreter{texts: map[int]*strings.Builder{}, steps: 1 << 22, shown: &strings.Builder{}}
	p.run(r.contents(d), r.resources(r.inherited(d, "Resources"), 0), 0)
	if p.err != nil {
		r.fail(fmt.Errorf("page: %w", p.err))
	}
	*out = append(*out, p.shown.String())
}

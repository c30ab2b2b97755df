package pipeline

import (
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/verify"
)

// The easy-read page is set as its text was written: every line of the author is a
// line, nothing is parted, no letter is smaller than 12 points, and
// what is an example says so on every page.
func TestEasyReadIsSetAsWritten(t *testing.T) {
	p := prepare(t, Request{Counties: []string{"norrbotten"}, Principals: []string{Joint}, Documents: []string{"lattlast"}})
	c := p.Copies[0]
	j := newJob(p.shop, c, document.EasyRead, c.issues(document.EasyRead)[0])
	if err := j.run(); err != nil {
		collect(&j.found, err)
		t.Fatal(j.found.Error())
	}
	set := map[string]bool{}
	for _, pg := range j.pages {
		marked := false
		for _, it := range pg.Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			var b strings.Builder
			for _, g := range r.Glyphs {
				b.WriteString(g.Text)
			}
			said := strings.TrimSpace(document.Fold(b.String()))
			set[said] = true
			marked = marked || strings.Contains(said, "inte beslutad text")
			if _, figure := r.Of.(*document.Figure); r.Size < geom.Pt(12) && !figure {
				t.Errorf("page %d: «%s» is set in %.1f pt", pg.Number, said, r.Size.Pt())
			}
		}
		if !marked {
			t.Errorf("page %d does not say that it is an example", pg.Number)
		}
	}
	lines := 0
	for _, q := range c.County.Easy.Parts {
		for _, b := range q.Blocks {
			for _, l := range b.Lines {
				if lines++; !set[document.Fold(l.Value)] {
					t.Errorf("«%s» is no line of its own", l.Value)
				}
			}
		}
	}
	if lines < 30 || len(j.pages) != len(c.County.Easy.Parts)+1 {
		t.Errorf("%d lines on %d pages", lines, len(j.pages))
	}
	for i, f := range Formats(document.EasyRead) {
		read := map[Format]func([]byte) ([]string, error){PDF: verify.PDFWords, HTML: verify.HTMLWords}[f]
		got, err := read(j.made[i].Data)
		if k := firstDifference(got, document.Words(j.document)); err != nil || k >= 0 {
			t.Errorf("%s: %v %s", f, err, around(got, k))
		}
	}
}

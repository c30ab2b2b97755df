package pipeline

import (
	"testing"

	"malbild/internal/inspect"
	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
)

// A file that fails inspection stops its document: there is no way past.
func TestAFailedFileIsNotHandedOver(t *testing.T) {
	broken, err := pdftest.Broken()
	if err != nil {
		t.Fatal(err)
	}
	j := &job{shop: &workshop{inspected: inspect.FontCache{}}, stem: "bilaga"}
	for _, f := range []Format{PDF, Press} {
		if err := j.inspected(f, broken[0].File); err == nil {
			t.Errorf("%s: %s passes", f, broken[0].Name)
		} else if !collect(&j.found, err) {
			t.Errorf("%s: %v is no finding", f, err)
		}
	}
	if err := j.inspected(HTML, nil); err != nil {
		t.Errorf("a page for the web is no PDF: %v", err)
	}
}

// Every Word and PowerPoint file of every principal passes the accessibility
// rules of Office's own checker without a remark, advice included.
func TestOfficeFilesPassTheirOwnInspection(t *testing.T) {
	seen := map[string]int{}
	for _, s := range build(t, prepare(t, Request{})) {
		for _, a := range s.Files.Artifacts {
			if a.Format != string(DOCX) && a.Format != string(PPTX) {
				continue
			}
			seen[a.Format]++
			for _, f := range inspect.File(a.Path, a.Data, inspect.Options{Verdict: true}).Findings {
				t.Errorf("%s: %s %v", a.Path, f.Rule.ID, f.Args)
			}
		}
	}
	if seen[string(DOCX)] < 28*3+1 || seen[string(PPTX)] < 28+2 {
		t.Errorf("looked at %v", seen)
	}
}

// In every archive profile the file is held to that profile, and to no other.
func TestEveryProfileIsInspected(t *testing.T) {
	for _, made := range []pdf.Profile{pdf.A2aUA1, pdf.A1b, pdf.A1a, pdf.A3a, pdf.UA2} {
		good, err := pdftest.WholeAs(made)
		if err != nil {
			t.Fatal(err)
		}
		for _, asked := range []pdf.Profile{pdf.A2aUA1, pdf.A1b, pdf.A1a, pdf.A3a, pdf.UA2} {
			j := &job{shop: &workshop{inspected: inspect.FontCache{}, asked: Request{Archive: asked.String()}}, stem: "bilaga"}
			err := j.inspected(PDF, good)
			if own := made == asked || made == pdf.A1a && asked == pdf.A1b; own != (err == nil) {
				t.Errorf("made to %s, held to %s: %v", made, asked, err)
			}
		}
	}
}

package pipeline

import (
	"testing"

	"malbild/internal/inspect"
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

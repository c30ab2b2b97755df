package edition

import (
	"testing"

	"malbild/internal/document"
	"malbild/internal/principal"
	"malbild/internal/source"
)

// A committee that prepares a matter gets a report and writes minutes, as the
// board and the council do; a body that is only informed gets neither.
func TestEveryBodyThatHandlesTheMatterGetsItsDocuments(t *testing.T) {
	p := &principal.Principal{ID: "kiruna", Kind: principal.Municipality, Bodies: []principal.Body{
		{ID: "socialnamnd", Name: source.Text{Value: "socialnämnden"}, Role: principal.Prepares},
		{ID: "styrelse", Name: source.Text{Value: "kommunstyrelsen"}, Role: principal.Proposes},
		{ID: "fullmaktige", Name: source.Text{Value: "kommunfullmäktige"}, Role: principal.Decides},
		{ID: "revision", Name: source.Text{Value: "revisorerna"}, Role: principal.Informed},
	}}
	want := map[document.Product][]string{
		document.OfficerReport:  {"tjansteskrivelse-socialnamnd", "tjansteskrivelse", "tjansteskrivelse-fullmaktige"},
		document.MinutesExtract: {"protokollsutdrag-socialnamnd", "protokollsutdrag-styrelse", "protokollsutdrag"},
	}
	for product, stems := range want {
		var got []string
		for _, m := range Meetings(p, product) {
			got = append(got, Stem(p, product, &m, false))
		}
		if len(got) != len(stems) {
			t.Fatalf("%s: %v, want %v", product, got, stems)
		}
		for i := range got {
			if got[i] != stems[i] {
				t.Errorf("%s: %v, want %v", product, got, stems)
			}
		}
	}
}

package compose

import (
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
)

// A tilde stands for a no-break space.
func TestWordsThatBelongTogetherAreBound(t *testing.T) {
	for in, want := range map[string]string{
		"enligt § 37 den 27 maj kl. 9.00":  "enligt §~37 den 27~maj kl.~9.00",
		"§§ 37–39, 5 kap. 2 § samt kap. 5": "§§~37–39, 5~kap.~2~§ samt kap.~5",
		"dnr HSN/2021-345, nr 4 och s. 12": "dnr~HSN/2021-345, nr~4 och s.~12",
		"5 mm, 12 % och 3 mnkr":            "5~mm, 12~% och 3~mnkr",
		"vård – omsorg, 2021–2030":         "vård~– omsorg, 2021–2030",
		"2021-05-27 gäller i 20 kommuner":  "2021-05-27 gäller i 20 kommuner",
		"det var kring 4 mars":             "det var kring 4~mars",
		"kommunstyrelsen, § ":              "kommunstyrelsen, §~",
		"majs 5 gånger, snr 4":             "majs 5 gånger, snr 4",
	} {
		got := bindWords(in)
		if got != strings.ReplaceAll(want, "~", "\u00a0") {
			t.Errorf("%q became %q", in, strings.ReplaceAll(got, "\u00a0", "~"))
		}
		if document.Fold(got) != document.Fold(in) {
			t.Errorf("%q: other words", in)
		}
	}
}

// A telephone number in lines of contact is one word: it is not broken, and its groups
// keep their order among letters that are read from the right.
func TestNumbersOfContactStayTogether(t *testing.T) {
	got := dialled([]string{"Kontaktcenter, 0980-700 00", "08-123 456 78 vardagar 8 till 16", "", " 1"})
	want := []string{"Kontaktcenter, 0980-700\u00a000", "08-123\u00a0456\u00a078 vardagar 8 till 16", "", " 1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

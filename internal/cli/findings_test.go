package cli

import (
	"fmt"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

var (
	codeOwed = &diag.Code{ID: "MB998", Severity: diag.Warning, What: diag.Phrase{SV: "%[1]s saknar %[2]s", EN: "%[1]s lacks %[2]s"},
		Why: diag.Phrase{SV: "därför", EN: "because"}, Cure: diag.Phrase{SV: "beställ", EN: "order"}}
	codeUnmade = &diag.Code{ID: "MB999", Severity: diag.Warning, OnePlace: true, What: diag.Phrase{SV: "%[1]s görs inte: %[2]s saknas", EN: "%[1]s is not made: %[2]s is lacking"},
		Why: diag.Phrase{SV: "därför", EN: "because"}, Cure: diag.Phrase{SV: "översätt", EN: "translate"}}
)

// Warnings alike are told once, with whom and what they concern: those of many
// principals, and those of one translation that many documents wait for. So they are
// when they were kept since another build.
func TestWarningsAlikeAreToldOnce(t *testing.T) {
	var owed, unmade diag.List
	for _, name := range []string{"Kiruna kommun", "Luleå kommun", "Pajala kommun"} {
		owed.Add(codeOwed.At(diag.Pos{File: name + ".yaml", Line: 3}, name, "finska").For(name, "affisch"))
	}
	for i, stem := range []string{"affisch-en", "bilaga-en", "webb-en", "webb-en"} {
		name := []string{"Kiruna kommun", "Luleå kommun"}[i/3]
		unmade.Add(codeUnmade.At(diag.Pos{File: "en.yaml", Line: 1}, stem, fmt.Sprint("text ", i)).For(name, stem))
	}
	a := &app{lang: "sv"}
	for _, c := range []struct {
		found diag.List
		want  string
	}{
		{owed, "2 likadana till: Luleå kommun, Pajala kommun"},
		{unmade[:3], "2 likadana till: bilaga-en, webb-en"},
		{unmade, "3 likadana till: Kiruna kommun (affisch-en, bilaga-en, webb-en); Luleå kommun (webb-en)"},
	} {
		for _, found := range []diag.List{c.found, pipeline.TellFindings(pipeline.KeepFindings(c.found))} {
			all := gathered(grouped(found, "sv"))
			if len(all) != 1 {
				t.Errorf("%d warnings are told, want one", len(all))
				continue
			}
			if said := a.finding(all[0]); !strings.Contains(said, c.want) {
				t.Errorf("%s\nwant %s", said, c.want)
			}
		}
	}
	unmade[1].Pos.File = "fi.yaml" // another translation is another thing to mend
	if all := gathered(grouped(unmade[:3], "sv")); len(all) != 3 {
		t.Errorf("%d warnings of two translations are told, want each of so few", len(all))
	}
}

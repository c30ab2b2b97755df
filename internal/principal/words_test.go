package principal_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/principal"
)

func TestDaysWrittenInAnotherWay(t *testing.T) {
	for written, want := range map[string]string{
		"30/11-21": "2021-11-30", "30/11 2021": "2021-11-30", "30.11.2021": "2021-11-30", "30 november 2021": "2021-11-30", "1 okt 2021": "2021-10-01",
		"31/2 2021": "2021-06-22/2021-06-23", "12/30-21": "2021-06-22/2021-06-23", "1 elvember 2021": "2021-06-22/2021-06-23", "2021-06-07/2021-06-31": "2021-06-22/2021-06-23",
	} {
		_, found := principal.Load(project(t, steps("  - {body: styrelse, date: "+written+"}")), "orebro")
		if len(found) != 1 || found[0].Code.ID != "MB216" {
			t.Errorf("%s: %v", written, found)
			continue
		}
		if _, _, cure := found[0].Text("sv"); !strings.Contains(cure, want) {
			t.Errorf("%s: %s", written, cure)
		}
	}
}

func TestOutcomesInSwedishAreUnderstood(t *testing.T) {
	for written, want := range map[string]string{"tillstyrkt": "«approved»?", "Bifall": "«adopted»?", "återremiss": "«referred-back»?", "avslag": "«rejected»?", "aproved": "«approved»?"} {
		_, found := principal.Load(project(t, steps("  - {body: styrelse, date: 2021-06-07, outcome: "+written+"}")), "orebro")
		if len(found) == 0 || found[0].Code.ID != "MB124" {
			t.Errorf("%s: %v", written, found)
			continue
		}
		if _, _, cure := found[0].Text("sv"); !strings.Contains(cure, want) {
			t.Errorf("%s: %s", written, cure)
		}
	}
}

func TestALogoThatIsNoneIsNamed(t *testing.T) {
	for data, want := range map[string]string{"%PDF-1.7": "en PDF", "GIF89a": "en GIF", "\x89PNG\r\n": "skadad", "hej": "varken", "": "tom"} {
		files := project(t, nil)
		files["orebro/logos/nora.svg"] = &fstest.MapFile{Data: []byte(data)}
		_, found := principal.Load(files, "orebro")
		said := false
		for _, f := range found {
			what, _, _ := f.Text("sv")
			said = said || f.Code.ID == "MB363" && strings.Contains(what, want)
		}
		if !said {
			t.Errorf("%q: %v", data, found)
		}
	}
}

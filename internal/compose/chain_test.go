package compose

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/principal"
)

// play is a county whose Kiruna has the given file instead of its own.
func play(t *testing.T, kiruna string) (county, diag.List) {
	t.Helper()
	root := os.DirFS("../../sources")
	files := fstest.MapFS{}
	err := fs.WalkDir(root, "norrbotten", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	files["norrbotten/principals/kiruna.yaml"] = &fstest.MapFile{Data: []byte(kiruna)}
	c, found := content.Load(files, "norrbotten")
	if found.HasErrors() {
		t.Fatal(found)
	}
	r, broken := principal.Load(files, "norrbotten")
	ps, found := brand.Load(files, "norrbotten", os.DirFS("../../layouts"))
	if found.HasErrors() {
		t.Fatal(found)
	}
	return county{c, r, ps["gemensam"]}, broken
}

func chainFile(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("testdata/kedja/kiruna.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (c county) issue(t *testing.T, product document.Product, o edition.Options) (*document.Document, *edition.Edition, diag.List) {
	t.Helper()
	e, found := edition.Bind(c.content, c.register, c.find(t, "kiruna"), product, c.profile, o)
	d, more := Compose(e)
	return d, e, append(found, more...)
}

// A matter that is amended, referred back, proposed again and adopted: every
// document on its way, as trees.
func TestAMatterThatComesBack(t *testing.T) {
	c, found := play(t, chainFile(t))
	if len(found) > 0 {
		t.Fatal(found)
	}
	p := c.find(t, "kiruna")
	seen := 0
	for _, product := range []document.Product{document.OfficerReport, document.MinutesExtract} {
		for _, m := range edition.Meetings(p, product) {
			for _, web := range []bool{false, true} {
				if web && (product != document.MinutesExtract || !m.Step.NamesPrivate()) {
					continue
				}
				d, e, found := c.issue(t, product, edition.Options{Meeting: &m, Web: web})
				if len(found) > 0 {
					t.Errorf("%s: %v", e.Stem, found)
				}
				golden(t, filepath.Join("testdata", "kedja", e.Stem+".golden"), document.Print(d))
				seen++
			}
		}
	}
	if seen != 5+5+1 {
		t.Errorf("%d documents", seen)
	}
}

func text(d *document.Document) string { return strings.Join(document.Words(d), " ") }

// The words of a step that ends otherwise than with the clauses.
func TestReferredBackRejectedAndNotedHaveTheirOwnWords(t *testing.T) {
	for outcome, want := range map[string]string{
		"referred-back": "Kommunfullmäktige beslutar att återremittera ärendet Beslutet skickas till",
		"rejected":      "Kommunfullmäktige beslutar att avslå förslaget Beslutet skickas till",
		"noted":         "Kommunfullmäktige beslutar att notera informationen Beslutet skickas till",
		"adopted":       "Kommunfullmäktige beslutar att anta målbilden för en Nära vård och omsorg Beslutet skickas till",
	} {
		c, found := play(t, municipality("", "  - {body: fullmaktige, date: 2021-09-20, outcome: "+outcome+"}\n"))
		if found.HasErrors() {
			t.Fatal(found)
		}
		m := edition.Meetings(c.find(t, "kiruna"), document.MinutesExtract)[1]
		d, _, found := c.issue(t, document.MinutesExtract, edition.Options{Meeting: &m})
		if len(found) > 0 || !strings.Contains(text(d), want) {
			t.Errorf("%s: %v\n%s", outcome, found, text(d))
		}
	}
}

// A board that rejects asks the council to reject.
func TestWhatTheBoardRejectsTheCouncilIsAskedToReject(t *testing.T) {
	c, _ := play(t, municipality("", "  - {body: styrelse, date: 2021-09-06, outcome: rejected}\n"))
	board := edition.Meetings(c.find(t, "kiruna"), document.MinutesExtract)[0]
	d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{Meeting: &board})
	if want := "Kommunstyrelsen beslutar Kommunstyrelsen föreslår kommunfullmäktige besluta att avslå förslaget"; !strings.Contains(text(d), want) {
		t.Error(text(d))
	}
	d, _, _ = c.issue(t, document.MinutesExtract, edition.Options{})
	if want := "Förslag till beslut Kommunstyrelsen föreslår kommunfullmäktige besluta att avslå förslaget Kommunfullmäktige beslutar att anta"; !strings.Contains(text(d), want) {
		t.Error(text(d))
	}
}

// municipality is a Kiruna with settings and steps.
func municipality(settings, steps string) string {
	s := `id: kiruna
code: "2584"
kind: municipality
name: Kiruna
legal_name: Kiruna kommun
usual_name: Kiruna kommun
bodies:
  - {id: styrelse, name: kommunstyrelsen, role: proposes}
  - {id: fullmaktige, name: kommunfullmäktige, role: decides}
`
	if settings != "" {
		s += "settings:\n" + settings
	}
	if steps != "" {
		s += "steps:\n" + steps
	}
	return s
}

// The association's board decides nothing that can be appealed: no notice.
func TestTheAssociationAnnouncesNoAppeal(t *testing.T) {
	c := load(t, "norrbotten")
	if s := text(c.compose(t, c.find(t, "norrbottens-kommuner"), document.MinutesExtract)); strings.Contains(s, "verklag") || strings.Contains(s, "nslag") {
		t.Error(s)
	}
	if s := text(c.compose(t, c.find(t, "kiruna"), document.MinutesExtract)); !strings.Contains(s, "Överklagas senast [åååå-mm-dd]") {
		t.Error(s)
	}
}

// What only prepares another body's decision is announced but cannot be appealed.
func TestOnlyADecisionHasATimeToAppeal(t *testing.T) {
	c, _ := play(t, municipality("", "  - {body: styrelse, adjusted: 2017-06-01, published: 2017-06-02}\n  - {body: fullmaktige, outcome: referred-back}\n"))
	for _, m := range edition.Meetings(c.find(t, "kiruna"), document.MinutesExtract) {
		d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{Meeting: &m})
		want := m.Step == nil && m.Body.ID == "fullmaktige"
		if s := text(d); strings.Contains(s, "Överklagas") != want || !strings.Contains(s, "Anslaget sätts upp") {
			t.Errorf("%s %d: %s", m.Body.ID, m.Round, s)
		}
	}
	d, _, _ := c.issue(t, document.MinutesExtract, edition.Options{Meeting: &edition.Meetings(c.find(t, "kiruna"), document.MinutesExtract)[0]})
	if s := text(d); !strings.Contains(s, "Anslaget sätts upp 2017-06-02 Anslaget tas ned 2017-06-27") {
		t.Error(s) // 23 June was Midsummer Eve
	}
}

// What the region is known to have done fills its fields; the rest stays open.
func TestTheRegionsKnownDayStandsInItsExtract(t *testing.T) {
	c := load(t, "norrbotten")
	s := text(c.compose(t, c.find(t, "region-norrbotten"), document.MinutesExtract))
	for _, want := range []string{"Sammanträdesdatum 2021-06-22–23", "§ [paragraf]", "Dnr [diarienummer]", "Anslaget sätts upp [åååå-mm-dd]"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in %s", want, s)
		}
	}
	if s := text(c.compose(t, c.find(t, "region-norrbotten"), document.Annex)); !strings.Contains(s, "Beslutas av Regionfullmäktige, 2021-06-22–23, § [paragraf] Status Antagen") {
		t.Error(s)
	}
}

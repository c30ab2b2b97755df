package principal_test

import (
	"encoding/csv"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/principal"
)

func load(t *testing.T, county string) *principal.Register {
	t.Helper()
	reg, found := principal.Load(os.DirFS("../.."), "sources/"+county)
	if len(found) > 0 {
		t.Fatalf("sources/%s:\n%s", county, found.Error())
	}
	return reg
}

func names(ps []*principal.Principal) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.UsualName.Value)
	}
	return strings.Join(out, ", ")
}

func TestTheRegistersHoldThe28PrincipalsRegionFirstInSwedishOrder(t *testing.T) {
	for county, want := range map[string]string{
		"norrbotten": "Region Norrbotten, Arjeplogs kommun, Arvidsjaurs kommun, Bodens kommun, Gällivare kommun, Haparanda stad, " +
			"Jokkmokks kommun, Kalix kommun, Kiruna kommun, Luleå kommun, Pajala kommun, Piteå kommun, Älvsbyns kommun, Överkalix kommun, Övertorneå kommun",
		"orebro": "Region Örebro län, Askersunds kommun, Degerfors kommun, Hallsbergs kommun, Hällefors kommun, Karlskoga kommun, Kumla kommun, " +
			"Laxå kommun, Lekebergs kommun, Lindesbergs kommun, Ljusnarsbergs kommun, Nora kommun, Örebro kommun",
	} {
		if got := names(load(t, county).Adopting()); got != want {
			t.Errorf("%s:\n got %s\nwant %s", county, got, want)
		}
	}
}

// The register is the facts, field by field.
func TestTheRegistersAgreeWithTheFacts(t *testing.T) {
	f, err := os.Open("testdata/facts.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	byCode, count := map[string]*principal.Principal{}, 0
	for _, county := range []string{"norrbotten", "orebro"} {
		for _, p := range load(t, county).Adopting() {
			byCode[p.Code] = p
			count++
		}
	}
	if len(rows) != 29 || count != 28 || len(byCode) != 28 {
		t.Fatalf("%d rows of facts, %d principals, %d codes", len(rows), count, len(byCode))
	}
	for _, r := range rows[1:] {
		code := strings.TrimPrefix(r[0], "region-")
		p := byCode[code]
		if p == nil {
			t.Errorf("%s %s is missing", code, r[2])
			continue
		}
		got := []string{p.Name.Value, p.LegalName.Value, p.UsualName.Value, p.Body(principal.Proposes).Name.Value, p.Body(principal.Decides).Name.Value}
		want := []string{r[2], r[3], r[4], r[7], r[8]}
		if strings.Join(got, ";") != strings.Join(want, ";") {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
		checkLanguages(t, p, r[9], r[10])
	}
}

func checkLanguages(t *testing.T, p *principal.Principal, want, evidence string) {
	t.Helper()
	var tags []string
	for _, l := range p.Languages {
		tag := l.Tag
		if tag == "smi" || tag == "se" {
			tag = "sami"
		}
		tags = append(tags, tag)
		if l.Evidence != evidence {
			t.Errorf("%s: %s has evidence %s, want %s", p.ID, l.Tag, l.Evidence, evidence)
		}
	}
	if got := strings.Join(tags, ";"); got != want {
		t.Errorf("%s: languages %q, want %q", p.ID, got, want)
	}
}

func TestElevenAndSevenPrincipalsHaveALanguageDuty(t *testing.T) {
	for county, want := range map[string]int{"norrbotten": 11, "orebro": 7} {
		n := 0
		for _, p := range load(t, county).Adopting() {
			if len(p.Languages) > 0 {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d, want %d", county, n, want)
		}
	}
}

func TestBodiesThatOnlyRecommendStandLastAndAdoptForNobody(t *testing.T) {
	reg := load(t, "norrbotten")
	last := reg.Principals[len(reg.Adopting()):]
	if got := names(last); got != "Norrbottens Kommuner, Polsam" {
		t.Fatalf("last in the register: %s", got)
	}
	nk := last[0]
	if nk.Body(principal.Recommends).Name.Value != "styrelsen" || nk.Adopts() || strings.Join(nk.Documents, " ") != "protokollsutdrag" ||
		nk.Outlines["protokollsutdrag"] != "protokollsutdrag-norrbottens-kommuner" {
		t.Errorf("%+v", nk)
	}
}

// project is a copy of Örebro's register, to be broken.
func project(t testing.TB, change map[string]string) fstest.MapFS {
	t.Helper()
	files, err := filepath.Glob("../../sources/orebro/principals/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	out := fstest.MapFS{}
	for _, f := range append(files, "../../sources/orebro/county.yaml") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(filepath.ToSlash(f), "../../sources/")
		out[name] = &fstest.MapFile{Data: b}
	}
	for name, text := range change {
		name = path.Join("orebro", name)
		if text == "" {
			delete(out, name)
			continue
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

const nora = `id: nora
code: "1884"
kind: municipality
name: Nora
legal_name: Nora kommun
usual_name: Nora kommun
bodies:
  - {id: styrelse, name: kommunstyrelsen, role: proposes}
  - {id: fullmaktige, name: kommunfullmäktige, role: decides}
`

func TestFaultsInTheRegister(t *testing.T) {
	edit := func(pairs ...string) map[string]string {
		return map[string]string{"principals/nora.yaml": strings.NewReplacer(pairs...).Replace(nora)}
	}
	for _, c := range []struct {
		name   string
		change map[string]string
		want   string // code at place
	}{
		{"nothing", edit(), ""},
		{"Askersund forgotten", map[string]string{"principals/askersund.yaml": ""}, "MB271 orebro/county.yaml:15:5"},
		{"a principal too many", map[string]string{"principals/motala.yaml": strings.NewReplacer("nora", "motala", "Nora", "Motala", "1884", "1899").Replace(nora)}, "MB272 orebro/principals/motala.yaml:1:1"},
		{"another id", edit("id: nora", "id: norra"), "MB273 orebro/principals/nora.yaml:1:5"},
		{"a copy of a file", map[string]string{"principals/nora (1).yaml": nora}, "MB746 orebro/principals/nora (1).yaml:1:5"},
		{"a copy with a name that could be", map[string]string{"principals/nora-dator.yaml": nora}, "MB746 orebro/principals/nora-dator.yaml:1:5"},
		{"a file under another name", map[string]string{"principals/nora.yaml": "", "principals/Nora kommun.yaml": nora}, "MB273 orebro/principals/Nora kommun.yaml:1:5"},
		{"what a Mac leaves beside it", map[string]string{"principals/._nora.yaml": "\x00\x05\x16\x07"}, ""},
		{"a county file that cannot be read", map[string]string{"county.yaml": "id: [orebro\n"}, ""},
		{"a county code that is none", map[string]string{"county.yaml": strings.Replace(string(project(t, nil)["orebro/county.yaml"].Data), "\"18\"", "”18”", 1)}, ""},
		{"a kind that is none", edit("kind: municipality", "kind: kommun"), "MB124 orebro/principals/nora.yaml:3:7"},
		{"an id that is none", edit("id: nora", "id: Örebro"), "MB125 orebro/principals/nora.yaml:1:5"},
		{"no council", edit("role: decides", "role: informed"), "MB274 orebro/principals/nora.yaml:1:1"},
		{"a code of another county", edit("1884", "2584"), "MB275 orebro/principals/nora.yaml:2:7"},
		{"a code used twice", edit("1884", "1885"), "MB276 orebro/principals/nora.yaml:2:7"},
		{"a name used twice", edit("Nora kommun", "Laxå kommun"), "MB276 orebro/principals/nora.yaml:5:13"},
		{"a copy that is not filled in", map[string]string{"principals/nora.yaml": strings.NewReplacer("id: nora", "id: laxa", "1884", "1860", "Nora", "Laxå").Replace(nora)}, "MB746 orebro/principals/nora.yaml:1:5"},
		{"a copy with its own id", map[string]string{"principals/nora.yaml": strings.NewReplacer("1884", "1860", "Nora", "Laxå").Replace(nora)}, "MB746 orebro/principals/nora.yaml:2:7"},
		{"a copy before its original", map[string]string{"principals/askersund.yaml": strings.NewReplacer("id: nora", "id: laxa", "1884", "1860", "Nora", "Laxå").Replace(nora)}, "MB746 orebro/principals/askersund.yaml:1:5"},
		{"an address that is none", edit("bodies:", "address: nora.se\nbodies:"), "MB242 orebro/principals/nora.yaml:7:10"},
		{"no such language", edit("bodies:", "languages: [{tag: en, evidence: A}]\nbodies:"), "MB277 orebro/principals/nora.yaml:7:19"},
		{"no such document", edit("bodies:", "documents: [poster]\nbodies:"), "MB278 orebro/principals/nora.yaml:7:13"},
		{"an outline of another document", edit("bodies:", "outlines: {webb: bilaga-nora}\nbodies:"), "MB278 orebro/principals/nora.yaml:7:18"},
		{"an outline of no document", edit("bodies:", "outlines: {web: webb-nora}\nbodies:"), "MB120 orebro/principals/nora.yaml:7:12"},
		{"no such role", edit("role: decides", "role: decide"), "MB124 orebro/principals/nora.yaml:9:54"},
		{"an unknown key", edit("usual_name", "usual-name"), "MB120 orebro/principals/nora.yaml:6:1"},
		{"a file that is no YAML", edit("id: nora", "id: [nora"), "MB110 orebro/principals/nora.yaml:1:1"},
	} {
		_, found := principal.Load(project(t, c.change), "orebro")
		if got := summary(found); got != c.want {
			t.Errorf("%s: got\n%s\nwant %s", c.name, got, c.want)
		}
	}
}

func summary(found diag.List) string {
	var out []string
	for _, f := range found {
		out = append(out, f.Code.ID+" "+f.Pos.String())
		if what, why, cure := f.Text("sv"); strings.Contains(what+why+cure, "%!") {
			out = append(out, what+why+cure)
		}
	}
	return strings.Join(out, "\n")
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	for _, c := range principal.Codes() {
		for _, p := range []diag.Phrase{c.What, c.Why, c.Cure} {
			if p.SV == "" || p.EN == "" {
				t.Errorf("%s: %+v", c.ID, p)
			}
		}
	}
}

// A file whose ending an editor changed is there, and is named.
func TestRegisterNamesTheFileThatIsNearlyThere(t *testing.T) {
	for _, name := range []string{"principals/kommun.yml", "principals/kommun.yaml.txt", "Principals/Kommun.yaml"} {
		_, found := principal.Load(fstest.MapFS{
			"l/county.yaml": {Data: []byte("code: \"25\"\nprincipals:\n  - kommun\n")},
			"l/" + name:     {Data: []byte("id: kommun\n")},
		}, "l")
		if len(found) != 1 {
			t.Errorf("%s: %s", name, found.Error())
			continue
		}
		if _, _, cure := found[0].Text("sv"); cure != "byt namn på «l/"+name+"» till «principals/kommun.yaml»" {
			t.Errorf("%s: %s", name, cure)
		}
	}
}

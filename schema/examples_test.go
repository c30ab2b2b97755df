package schema

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// longestExample is how long a value an editor shows may be; a longer one is cut.
const longestExample = 72

// rare are values of keys that no sample has, by the key above and the key, or by the key.
var rare = map[string]string{
	"principal/logo":             "none",
	"./contact":                  "[Kommunikationsfunktionen, kontakt@exempel.se]",
	"./principals":               "names",
	"grounds/spot":               "{name: PANTONE 349 C, cmyk: [95, 70, 45, 40]}",
	"mid/spot":                   "{name: PANTONE 349 C, cmyk: [95, 70, 45, 40]}",
	"light/spot":                 "{name: PANTONE 349 C, cmyk: [95, 70, 45, 40]}",
	"inks/spot":                  "{name: PANTONE 349 C, cmyk: [95, 70, 45, 40]}",
	"inks/name":                  "skog",
	"spot":                       "{name: PANTONE 349 C, cmyk: [95, 70, 45, 40]}",
	"local/title":                "locked",
	"local/languages":            "free",
	"local/contact":              "free",
	"adjusted":                   "2021-06-14",
	"adopted/paragraph":          "124",
	"also":                       "[talaren]",
	"archive":                    "a1b",
	"ballots":                    "[{name: Anna Ek, party: S, vote: 'yes'}]",
	"body/parts":                 "[min-halsa, min-egen-kraft]",
	"by":                         "Anna Ek (S)",
	"capital_clauses":            "true",
	"case_label":                 "Diarienummer",
	"clauses/add":                "true",
	"cmyk":                       "[95, 70, 45, 40]",
	"conflicts":                  "[{by: Anna Ek (S), text: anmäler jäv och lämnar salen.}]",
	"date_style":                 "long",
	"dispatch":                   "[Samtliga huvudmän]",
	"erratum":                    "Ska vara «lyssnar».",
	"example":                    "true",
	"faces_not_on_web":           "true",
	"form":                       "petals",
	"formats":                    "[affisch-a4, bild-1080x1080]",
	"headings/chair":             "Ordförandens ställningstagande",
	"headings/chair_prepares":    "Ordförandens förslag",
	"headings/chair_proposes":    "Ordförandens förslag",
	"headings/decision":          "Beslut",
	"headings/decision_prepares": "Nämndens beslut",
	"headings/decision_proposes": "Styrelsens beslut",
	"headings/proposal":          "Förslag till beslut",
	"headings/proposal_prepares": "Förslag till beslut",
	"headings/proposal_proposes": "Styrelsens förslag",
	"instead":                    "Målbilden har beslutats.",
	"intros/chair":               "\"Ordföranden föreslår {body} besluta\"",
	"intros/chair_prepares":      "\"Ordföranden föreslår att {body} beslutar\"",
	"intros/chair_proposes":      "\"Ordföranden föreslår att {body} föreslår {council} besluta\"",
	"intros/decision":            "\"{Body} beslutar\"",
	"intros/decision_prepares":   "\"{Body} föreslår {next} föreslå {council} besluta\"",
	"intros/decision_proposes":   "\"{Body} föreslår {council} besluta\"",
	"intros/proposal":            "\"{Board} föreslår {council} besluta\"",
	"intros/proposal_prepares":   "\"Förvaltningen föreslår {body} besluta\"",
	"intros/proposal_proposes":   "\"Förvaltningen föreslår {body} besluta\"",
	"local/add":                  "free",
	"local/block":                "locked",
	"local/logo":                 "free",
	"local/parts":                "all",
	"logo":                       "logotyper/kungsbacka.svg",
	"marker":                     "att",
	"meaning":                    "[\"yes: bifall till förslaget\", \"no: avslag\"]",
	"motions":                    "[{by: Bo Alm (M), text: avslag på förslaget.}]",
	"notes":                      "[Nils Holm talar.]",
	"persons":                    "[{name: Nils Holm, private: true}]",
	"phase":                      "before-decision",
	"present":                    "[Anna Ek (S), Bo Alm (M)]",
	"presentation_template":      "mallar/bilder.potx",
	"printer":                    "arkoffset-obestruket",
	"private":                    "true",
	"proceedings":                "{notes: [Nils Holm talar.]}",
	"proceedings/chair":          "true",
	"profile":                    "kommunens",
	"published":                  "2021-06-15",
	"reservations":               "[{by: Bo Alm (M), text: Förslaget borde ha avslagits.}]",
	"row_headings":               "'yes'",
	"settings":                   "{date_style: long, number: Sida 1 av 4}",
	"settings/headings":          "{proposal: Styrelsens förslag}",
	"settings/intros":            "{proposal: Styrelsen föreslår}",
	"settings/number":            "Sida 1 av 4",
	"sic":                        "[arbetsätt]",
	"statements":                 "[{by: Anna Ek (S), text: Beslutet är ett viktigt steg.}]",
	"steps/case":                 "KS 2021/124",
	"steps/clauses":              "[{id: anta, text: anta målbilden med ett tillägg}]",
	"steps/document":             "affisch",
	"steps/role":                 "decides",
	"storage":                    "Kommunkansliet",
	"strike":                     "true",
	"template":                   "mallar/protokoll.dotx",
	"valid_until":                "2021-11-30",
	"vote/abstain":               "2",
	"window":                     "2021-06-01/2021-11-30",
}

// examples are values of the samples, by kind and place of the key: of each the first
// that can be shown whole, in the order of the files' names.
func examples(t *testing.T, dir string) map[string]string {
	t.Helper()
	out, cut := map[string]string{}, map[string]string{}
	for _, pattern := range []string{"sources/*/*.yaml", "sources/*/*/*.yaml", "layouts/*.yaml", "layouts/*/*.yaml"} {
		for _, name := range glob(t, dir, pattern, 1) {
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			var n yaml.Node
			if err := yaml.Unmarshal(b, &n); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			note(out, cut, kindOf(name), "", &n)
		}
	}
	for at, e := range cut {
		if out[at] == "" {
			out[at] = e
		}
	}
	return out
}

// note puts the values under a node where they stand.
func note(out, cut map[string]string, kind, where string, n *yaml.Node) {
	switch n.Kind {
	case yaml.DocumentNode, yaml.SequenceNode:
		for _, c := range n.Content {
			note(out, cut, kind, where, c)
		}
	case yaml.MappingNode:
		free := slices.Contains(data, kind+"/"+strings.TrimPrefix(where, "/"))
		for i := 0; i+1 < len(n.Content); i += 2 {
			at := where + "/" + n.Content[i].Value
			if free {
				at = where + "/*"
			}
			key, e := path.Base(at), inOneLine(n.Content[i+1], false)
			for _, at := range []string{kind + at, "//" + path.Base(where) + "/" + key} { // here, or under the same key elsewhere
				switch r := []rune(e); {
				case len(r) <= longestExample && out[at] == "":
					out[at] = e
				case len(r) > longestExample && cut[at] == "":
					cut[at] = string(r[:longestExample]) + "…"
				}
			}
			note(out, cut, kind, at, n.Content[i+1])
			nested(out, cut, kind, at, n.Content[i].Value, n.Content[i+1])
		}
	}
}

// nested notes a list in a list of the same name (sections of a section), which has one
// form, in the place of the first.
func nested(out, cut map[string]string, kind, at, key string, n *yaml.Node) {
	if outer := strings.TrimSuffix(at, "/"+key); strings.HasSuffix(outer, "/"+key) {
		note(out, cut, kind, outer, n)
	}
}

// inOneLine writes a value as it could stand after its key, or inside a list.
func inOneLine(n *yaml.Node, inside bool) string {
	var parts []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, inOneLine(c, true))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			parts = append(parts, n.Content[i].Value+": "+inOneLine(n.Content[i+1], true))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	quote := map[yaml.Style]string{yaml.DoubleQuotedStyle: `"`, yaml.SingleQuotedStyle: "'"}[n.Style]
	if quote == "" && (inside && strings.ContainsAny(n.Value, ",[]{}") || strings.Contains(n.Value+" ", ": ") || strings.HasPrefix(n.Value, "*") || strings.HasPrefix(n.Value, "{")) {
		quote = `"`
	}
	return quote + n.Value + quote
}

// TestEveryKeyShowsAnExample holds what editors show of each key: words in Swedish and
// English, and a value as it may stand.
func TestEveryKeyShowsAnExample(t *testing.T) {
	resources := jsonschema.NewCompiler()
	for _, kind := range Kinds() {
		b, _ := JSON(kind)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := resources.AddResource(kind, doc); err != nil {
			t.Fatal(err)
		}
	}
	seen := 0
	for _, kind := range Kinds() {
		b, _ := JSON(kind)
		var doc yaml.Node // JSON is YAML
		if err := yaml.Unmarshal(b, &doc); err != nil {
			t.Fatal(err)
		}
		seen += described(t, resources, kind+"#", doc.Content[0])
	}
	if seen < 500 {
		t.Errorf("only %d keys seen", seen)
	}
}

func described(t *testing.T, resources *jsonschema.Compiler, at string, n *yaml.Node) (seen int) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		key, v := n.Content[i].Value, n.Content[i+1]
		if key == "properties" && v.Kind == yaml.MappingNode {
			for j := 0; j+1 < len(v.Content); j += 2 {
				seen++
				said := ""
				for k := 0; k+1 < len(v.Content[j+1].Content); k += 2 {
					if v.Content[j+1].Content[k].Value == "description" {
						said = v.Content[j+1].Content[k+1].Value
					}
				}
				sv, en, _ := strings.Cut(said, "\n\n")
				if strings.HasPrefix(at, "labels") && strings.Contains(sv, "På svenska: ") && strings.Contains(en, "In Swedish: ") {
					continue
				}
				if e, ok := example(sv, en); ok {
					if err := holds(resources, at+"/properties/"+v.Content[j].Value, e); err != nil {
						t.Errorf("%s/%s: %q is no value of it: %v", at, v.Content[j].Value, e, err)
					}
				}
				if !strings.Contains(sv, "Exempel: ") || !strings.Contains(en, "Example: ") {
					t.Errorf("%s/%s shows no example: %q", at, v.Content[j].Value, said)
				}
			}
		}
		seen += described(t, resources, at+"/"+key, v)
	}
	for i, c := range n.Content {
		if n.Kind == yaml.SequenceNode {
			seen += described(t, resources, at+"/"+strconv.Itoa(i), c)
		}
	}
	return seen
}

// example is the value shown, where it is whole and the same in both languages.
func example(sv, en string) (string, bool) {
	_, a, _ := strings.Cut(sv, "Exempel: ")
	_, b, _ := strings.Cut(en, "Example: ")
	return a, a == b && !strings.Contains(a, "…")
}

// holds judges an example by the schema of its own key.
func holds(resources *jsonschema.Compiler, at, text string) error {
	s, err := resources.Compile(at)
	if err != nil {
		return err
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte("key: "+text), &n); err != nil {
		return err
	}
	return s.Validate(plain(n.Content[0].Content[1]))
}

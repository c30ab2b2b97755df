package schema

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/label"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// plain is a YAML value as an editor sees it: maps with texts for keys, and a date as
// a text (YAML 1.2).
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, plain(c))
		}
		return out
	}
	var v any = n.Value
	switch n.Tag {
	case "!!int", "!!float", "!!bool":
		if n.Decode(&v) != nil {
			return n.Value
		}
	}
	if i, ok := v.(int); ok {
		return float64(i)
	}
	return v
}

func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	out := map[string]*jsonschema.Schema{}
	for _, kind := range Kinds() {
		b, _ := JSON(kind)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(kind+".json", doc); err != nil {
			t.Fatal(err)
		}
		if out[kind], err = c.Compile(kind + ".json"); err != nil {
			t.Fatalf("%s.json is no schema: %v", kind, err)
		}
	}
	return out
}

// TestTheSamplesAreValid holds every file that the program builds from to the schema
// of its kind: an editor draws no red line under what is right.
func TestTheSamplesAreValid(t *testing.T) {
	schemas := compiled(t)
	seen := map[string]bool{}
	for _, pattern := range []string{"sources/*/*.yaml", "sources/*/*/*.yaml", "layouts/*.yaml", "layouts/*/*.yaml"} {
		for _, name := range glob(t, "..", pattern, 1) {
			kind := kindOf(name)
			seen[kind] = true
			b, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			var n yaml.Node
			if err := yaml.Unmarshal(b, &n); err != nil {
				t.Fatal(err)
			}
			if schemas[kind] == nil {
				t.Errorf("%s: kind %q has no schema", name, kind)
			} else if err := schemas[kind].Validate(plain(&n)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if line, ok := modeline(b); ok && line != kind+".json" {
				t.Errorf("%s names the schema %s, and is of the kind %s", name, line, kind)
			}
		}
	}
	for _, kind := range Kinds() {
		if !seen[kind] && kind != "local" && kind != "additions" && kind != "labels" {
			t.Errorf("no sample is of the kind %s", kind)
		}
	}
}

// TestTheCataloguesAreValid holds the labels that a project gets to fill in, and those
// of the program, to their schema.
func TestTheCataloguesAreValid(t *testing.T) {
	texts := map[string][]byte{"smj": []byte(label.Skeleton("smj"))}
	for _, language := range label.Built() {
		b, err := os.ReadFile("../internal/label/catalogue/" + language + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		texts[language] = b
	}
	labels := compiled(t)["labels"]
	for language, b := range texts {
		var n yaml.Node
		if err := yaml.Unmarshal(b, &n); err != nil {
			t.Fatal(err)
		}
		if err := labels.Validate(plain(&n)); err != nil {
			t.Errorf("%s: %v", language, err)
		}
	}
	if line, _ := modeline(texts["smj"]); line != "labels.json" {
		t.Errorf("the catalogue to fill in names the schema %q", line)
	}
}

// modeline is the schema that a file names.
func modeline(b []byte) (string, bool) {
	_, rest, ok := strings.Cut(string(b), "# yaml-language-server: $schema=")
	line, _, _ := strings.Cut(rest, "\n")
	return path.Base(line), ok
}

// TestAMistakeIsSeen: a schema that takes everything would pass the test above.
func TestAMistakeIsSeen(t *testing.T) {
	schemas := compiled(t)
	for _, c := range []struct{ kind, text string }{
		{"county", "id: x\ncode: 25\nname: X\nlanguage: sv-SE\nprincipals: [a]\nprinter-name: x\n"},
		{"county", "id: x\ncode: 25\nname: X\nlanguage: sv-SE\nprincipals: a\n"},
		{"lage", "example: perhaps\n"},
		{"labels", strings.Replace(label.Skeleton("smj"), "contents:", "content:", 1)},
		{"principal", "id: kiruna\n"},
		{"falt", "fields:\n  - {name: x, title: X, kind: colour, placeholder: x}\n"},
		{"outline", "title: X\nsections:\n  - id: a\n    sections:\n      - {id: b, titel: B}\n"},
	} {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(c.text), &n); err != nil {
			t.Fatal(err)
		}
		if schemas[c.kind].Validate(plain(&n)) == nil {
			t.Errorf("%s takes %q", c.kind, c.text)
		}
	}
}

package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/adoption"
	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/label"
	"malbild/internal/layout"
	"malbild/internal/press"
	"malbild/internal/principal"
	"malbild/internal/source"
	"malbild/internal/starter"
)

var update = flag.Bool("update", false, "write the schemas anew")

// kindOf tells the kind of a file by its place in the project, or "".
func kindOf(name string) string {
	dir, file := path.Split(name)
	stem := strings.TrimSuffix(file, ".yaml")
	switch path.Base(dir) {
	case "principals", "brands", "printers":
		return strings.TrimSuffix(path.Base(dir), "s")
	case "lokalt":
		return "local"
	case "etiketter":
		return "labels"
	case "sprak":
		if strings.HasPrefix(stem, "lattlast") {
			return "easy-read"
		}
		return "translation"
	}
	if strings.HasPrefix(stem, "palett") {
		return "palett"
	}
	if !strings.HasPrefix(name, "sources/") {
		return "layout"
	}
	if slices.Contains([]string{"county", "malbild", "beslut", "falt", "meningar", "avstavning", "lage", "antagen"}, stem) {
		return stem
	}
	if slices.Contains([]string{"affisch", "broschyr", "presentation"}, strings.SplitN(stem, "-", 2)[0]) {
		return "additions"
	}
	return "outline"
}

// data are the groups whose keys are data: words, names, languages.
var data = []string{"avstavning/", "brand/faces", "layout/styles", "layout/frames", "layout/measures", "principal/steps/fields", "local/translations", "principal/outlines"}

// traced reads everything there is with the readers of the program, and some files
// that use what the samples do not, and notes what they ask for.
func traced(t *testing.T) (map[string]*source.Form, string) {
	t.Helper()
	forms := map[string]*source.Form{}
	into := func(file string) *source.Form {
		k := kindOf(file)
		if forms[k] == nil {
			forms[k] = &source.Form{}
		}
		return forms[k]
	}
	dir := t.TempDir()
	for from, to := range map[string]string{"../sources": "sources", "../layouts": "layouts", "../internal/content/testdata/tredje": "sources/tredje"} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	overlay(t, dir)
	begun(t, dir)
	project := &source.Trace{FS: os.DirFS(dir), Form: into}
	looks, err := fs.Sub(project.FS, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	palette := &source.Trace{FS: looks, Form: into}
	for _, id := range []string{"norrbotten", "orebro", "tredje", "halland"} {
		at := "sources/" + id
		c, _ := content.Load(project, at)
		content.LoadTranslations(project, at, c)
		content.LoadEasyRead(project, at, c)
		var ids []string
		reg, _ := principal.Load(project, at)
		for _, p := range reg.Principals {
			ids = append(ids, p.ID)
		}
		content.LoadLocal(project, at, c, ids)
		brand.Load(project, at, palette)
		adoption.Load(project, at)
		for _, f := range glob(t, dir, at+"/"+label.Folder+"/*.yaml", 0) {
			label.For(project, at, strings.TrimSuffix(path.Base(f), ".yaml"))
		}
	}
	for _, f := range glob(t, dir, "layouts/*.yaml", 1) {
		if stem := strings.TrimSuffix(path.Base(f), ".yaml"); stem != "palett" {
			layout.Load(palette, stem)
			layout.FormatOf(palette, stem)
		}
	}
	for _, f := range glob(t, dir, "layouts/printers/*.yaml", 1) {
		press.Load(project, palette, strings.TrimSuffix(path.Base(f), ".yaml"))
	}
	return forms, dir
}

// overlay puts files that use the rarer keys over the copies of the samples: those of
// testdata, and the section in which everything stands that a text can have.
func overlay(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "sources/orebro/bilder"), 0o755); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile("../internal/pipeline/testdata/alla-slag/avsnitt.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "sources/orebro/bilaga.yaml")
	before, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(append(bytes.TrimRight(before, "\n"), '\n'), all...), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, language := range label.Built() { // the program's own words, as files of a project
		b, err := os.ReadFile("../internal/label/catalogue/" + language + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, "sources/norrbotten", label.Folder, language+".yaml")
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root := os.DirFS("testdata/every")
	err = fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, p)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// begun puts a new project's county beside the samples: it writes some things shorter.
func begun(t *testing.T, dir string) {
	t.Helper()
	county, err := starter.Find("halland")
	if err != nil {
		t.Fatal(err)
	}
	files, err := county.Project()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		to := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func glob(t *testing.T, dir, pattern string, least int) []string {
	t.Helper()
	out, err := fs.Glob(os.DirFS(dir), pattern)
	if err != nil || len(out) < least {
		t.Fatalf("%s: %d files, %v", pattern, len(out), err)
	}
	return out
}

// object is JSON whose keys are sorted when it is written.
type object map[string]any

// writer makes the schema of one kind.
type writer struct {
	t     *testing.T
	shown map[string]string // an example of every key, by kind and place
	kind  string
	above []*source.Form
	defs  object
	keys  map[string]bool // every key met
}

func (w *writer) schema(f *source.Form, where string) any {
	w.above = append(w.above, f)
	defer func() { w.above = w.above[:len(w.above)-1] }()
	var any []object
	if len(f.Scalars) > 0 {
		any = append(any, scalar(f))
	}
	if f.Items != nil {
		any = append(any, object{"type": "array", "minItems": 1, "items": w.schema(f.Items, where)})
	}
	if len(f.Groups) > 0 || len(f.Keys) > 0 {
		any = append(any, w.group(f, where))
	}
	switch len(any) {
	case 0:
		return true
	case 1:
		return any[0]
	}
	return object{"anyOf": any}
}

// scalar is a text in most cases; a number or a date without quotes is a text, too.
func scalar(f *source.Form) object {
	switch k := f.Scalars[0]; {
	case slices.Contains(f.Scalars, "choice") && !slices.Contains(f.Scalars, "boolean"): // another reader may ask for the text of it
		choices := slices.Clone(f.Choices)
		slices.Sort(choices)
		return object{"enum": choices}
	case slices.Contains(f.Scalars, "text"), len(f.Scalars) > 1:
	case k == "integer", k == "number", k == "boolean":
		return object{"type": k}
	case k == "id":
		return object{"type": []string{"string", "number"}, "pattern": `^[a-z0-9]+(-[a-z0-9]+)*$`}
	}
	return object{"type": []string{"string", "number", "boolean"}}
}

func (w *writer) group(f *source.Form, where string) object {
	if slices.Contains(data, w.kind+"/"+strings.TrimPrefix(where, "/")) {
		for i, k := range f.Keys {
			if i == 0 || len(k.Form.Keys) > len(f.Keys[0].Form.Keys) {
				f.Keys[0] = k
			}
		}
		if len(f.Keys) == 0 {
			w.t.Errorf("%s%s: no file uses it", w.kind, where)
			return object{"type": "object"}
		}
		return object{"type": "object", "additionalProperties": w.schema(f.Keys[0].Form, where+"/*")}
	}
	props := object{}
	var need []string
	for _, k := range f.Keys {
		w.keys[k.Key] = true
		if len(k.Required) == len(f.Groups) {
			need = append(need, k.Key)
		}
		props[k.Key] = w.property(k, where)
	}
	out := object{"type": "object", "additionalProperties": false, "properties": props}
	if slices.Sort(need); len(need) > 0 {
		out["required"] = need
	}
	return out
}

// property is the value of a key with what to show when the mouse is over it.
func (w *writer) property(k *source.FormKey, where string) object {
	out := object{}
	if slices.Contains(w.above, k.Form) { // a section in a section
		out["$ref"] = "#/$defs/" + k.Key
		w.defs[k.Key] = nil
	} else if s, ok := w.schema(k.Form, where+"/"+k.Key).(object); ok {
		out = s
		if _, recurs := w.defs[k.Key]; recurs {
			w.defs[k.Key] = s
			out = object{"$ref": "#/$defs/" + k.Key}
		}
	}
	words := w.words(k.Key, where)
	out["description"] = words
	if def, ok := w.defs[k.Key].(object); ok { // editors show the words of what is referred to
		def["description"] = words
	}
	if any, ok := out["anyOf"].([]object); ok { // and those of the alternative that is there
		for _, a := range any {
			a["description"] = words
		}
	}
	return out
}

// words are what an editor shows of a key: what it is, and a value as it may stand,
// which is taken from the samples where hover has none.
func (w *writer) words(key, where string) string {
	if w.kind == "labels" && where == "/labels" {
		said := label.Swedish().Text(label.Key(key))
		return "Ord som programmet skriver i handlingen. På svenska: " + said + "\n\nWords that the program writes in the document. In Swedish: " + said
	}
	said, ok := hover[key]
	if own, has := hover[w.kind+"/"+key]; has {
		said, ok = own, true
	}
	if !ok {
		w.t.Errorf("%s%s/%s: no words to show; say in hover_test.go what it is", w.kind, where, key)
	}
	sv, svShown, _ := strings.Cut(said[0], " Exempel: ")
	en, enShown, _ := strings.Cut(said[1], " Example: ")
	if e := cmp.Or(w.shown[w.kind+where+"/"+key], rare[w.kind+where+"/"+key], rare[path.Base(where)+"/"+key]); e != "" {
		svShown, enShown = e, e
	} else if svShown == "" {
		e = cmp.Or(rare[key], w.shown["//"+path.Base(where)+"/"+key])
		svShown, enShown = e, e
	}
	if svShown == "" {
		w.t.Errorf("%s%s/%s: no sample has a value to show; give one among rare", w.kind, where, key)
	}
	return sv + " Exempel: " + svShown + "\n\n" + en + " Example: " + enShown
}

// made are all schemas, as they should stand in the files.
func made(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	met := map[string]bool{}
	forms, dir := traced(t)
	shown := examples(t, dir)
	for kind, form := range forms {
		w := &writer{t: t, kind: kind, defs: object{}, keys: met, shown: shown}
		s, ok := w.schema(form, "").(object)
		if !ok {
			t.Errorf("%s: nothing was asked", kind)
			continue
		}
		s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", "malbild: "+kind
		if len(w.defs) > 0 {
			s["$defs"] = w.defs
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		out[kind] = b.Bytes()
	}
	for key := range hover {
		if !met[path.Base(key)] {
			t.Errorf("hover: no file has the key %q", key)
		}
	}
	return out
}

// TestTheSchemasAreWhatTheReadersAsk compares the files with what the program reads.
func TestTheSchemasAreWhatTheReadersAsk(t *testing.T) {
	want := made(t)
	if len(want) < 15 {
		t.Fatalf("only %d kinds", len(want))
	}
	for kind, b := range want {
		if *update {
			if err := os.WriteFile(kind+".json", b, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, ok := JSON(kind); !ok || !bytes.Equal(got, b) {
			t.Errorf("%s.json is not what the readers ask; go test ./schema -update", kind)
		}
	}
	for _, kind := range Kinds() {
		if want[kind] == nil && !*update {
			t.Errorf("%s.json is of no kind of file", kind)
		}
	}
}

package cli

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/example"
	"malbild/internal/inspect"
	"malbild/internal/label"
	"malbild/internal/pipeline"
)

// newProject is the project that the examples stand in: a municipality's own, as init
// once wrote it. It is kept beside the examples, so that they do not change with init.
func newProject(t *testing.T) map[string]string {
	t.Helper()
	root := os.DirFS("../example/testdata")
	out := map[string]string{}
	err := fs.WalkDir(root, "sources", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, name)
		out[name] = string(b)
		return err
	})
	if err != nil || len(out) < 10 {
		t.Fatal(err, len(out))
	}
	return out
}

// put puts the lines of an example into a file of the project: in the place of other
// lines, after a line, or as the whole file. It returns the numbers of the first and last.
func put(files map[string]string, file, after string, instead, with []string) (from, to int, err error) {
	name := inExample(file)
	text := strings.Join(with, "\n") + "\n"
	old, old1 := files[name], strings.Join(instead, "\n")+"\n"
	at := 0
	switch {
	case after != "":
		i := strings.Index(old, after)
		if i < 0 {
			return 0, 0, fmt.Errorf("%s has no line with %q", name, after)
		}
		at = i + strings.IndexByte(old[i:], '\n') + 1
		files[name] = old[:at] + text + old[at:]
	case len(instead) > 0 && strings.Contains("\n"+old, "\n"+old1):
		at = strings.Index("\n"+old, "\n"+old1)
		files[name] = old[:at] + text + old[at+len(old1):]
	case old == "" || len(instead) == 0:
		files[name] = text
	default:
		return 0, 0, fmt.Errorf("%s has no lines as those to write instead, and the example no «after»", name)
	}
	from = strings.Count(old[:min(at, len(old))], "\n") + 1
	return from, from + len(with) - 1, nil
}

// setups do what is more than lines of YAML.
var setups = map[string]func(files map[string]string){
	"latin-1": func(files map[string]string) {
		var b []byte
		for _, r := range files[exampleCounty+"malbild.yaml"] {
			if r > 0xff {
				r = '-'
			}
			b = append(b, byte(r))
		}
		files[exampleCounty+"malbild.yaml"] = string(b)
	},
	"without principals": func(files map[string]string) { delete(files, exampleCounty+"principals/kungsbacka.yaml") },
	"without malbild":    func(files map[string]string) { delete(files, exampleCounty+"malbild.yaml") },
	"a very large file": func(files map[string]string) {
		files[exampleCounty+"meningar.yaml"] = strings.Repeat("# mycket\n", 1<<20)
	},
	"a thousand keys": func(files map[string]string) {
		for i := range 1200 {
			files[exampleCounty+"meningar.yaml"] += fmt.Sprintf("rad%d: värde\n", i)
		}
	},
	"a folder in its place": func(files map[string]string) { files[exampleCounty+"principals/varberg.yaml/text"] = "x" },
	"a picture": func(files map[string]string) {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 400))); err != nil {
			panic(err)
		}
		files[exampleCounty+"bilder/torget.png"] = b.String()
	},
	"a file of no font":    func(files map[string]string) { files[exampleCounty+"typsnitt/Egen-Bold.ttf"] = "inget typsnitt" },
	"a file of no profile": func(files map[string]string) { files["layouts/printers/PSOuncoated_v3_FOGRA52.icc"] = "ingen profil" },
	"an old template": func(files map[string]string) {
		files[exampleCounty+"mallar/protokoll.dotx"] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	},
	"a file in the place of out": func(files map[string]string) { files["out"] = "en fil" },
	"adopted, changed": func(files map[string]string) {
		exchange(files, "antagen.yaml", "Här beskriver ni det", "Här beskrivs det")
	},
	"a damaged manifest": func(files map[string]string) { files["del-1/manifest.json"] = "{" },
	"no project":         func(files map[string]string) { clear(files); files["brev.txt"] = "x" },
	"swedish labels": func(files map[string]string) {
		files[exampleCounty+"etiketter/fit.yaml"] = label.Skeleton("fit")
		files[exampleCounty+"etiketter/fi.yaml"] = label.Skeleton("fit")
	},
	"eleven months": func(files map[string]string) {
		files[exampleCounty+"etiketter/fi.yaml"] = strings.Replace(label.Skeleton("fi"), "januari, ", "", 1)
	},
	"a lost field": func(files map[string]string) {
		files[exampleCounty+"etiketter/fi.yaml"] = strings.Replace(label.Skeleton("fi"), "Figur {n}.", "Figur.", 1)
	},
	"a strange field": func(files map[string]string) {
		files[exampleCounty+"etiketter/fi.yaml"] = strings.Replace(label.Skeleton("fi"), "contents: Innehåll", "contents: \"Innehåll {sida}\"", 1)
	},
	"a text for slides": func(files map[string]string) { files[exampleCounty+"mallar/bilder.potx"] = "ingen mall" },
	"a long text": func(files map[string]string) {
		exchange(files, "malbild.yaml", "Här beskriver ni den andra delen", strings.Repeat("Här beskriver vi hur det ska bli när vi är nära. ", 60)+"Här beskriver ni den andra delen")
	},
	"a long sentence": func(files map[string]string) {
		exchange(files, "malbild.yaml", "Här beskriver ni den andra delen", strings.Repeat("Här beskriver vi hur det ska bli när vi är nära, och ", 30)+"Här beskriver ni den andra delen")
	},
	"a long heading": func(files map[string]string) {
		exchange(files, "malbild.yaml", "Vår gemensamma målbild", strings.Repeat("Vår gemensamma målbild för alla som bor här och ", 12)+"andra")
	},
	"a long address": func(files map[string]string) {
		exchange(files, "county.yaml", "language:", "address: https://www.exempel.se/"+strings.Repeat("malbild-", 400)+"\nlanguage:")
	},
	"a huge drawing": func(files map[string]string) {
		files[exampleCounty+"logos/kungsbacka.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">` + strings.Repeat(`<path fill="#12324A" d="M0 0L1 1L2 2Z"/>`, 30000) + `</svg>`
	},
	"null characters": func(files map[string]string) {
		files[exampleCounty+"malbild.yaml"] = files[exampleCounty+"malbild.yaml"][:1200] + strings.Repeat("\x00", 512)
	},
	"an empty file": func(files map[string]string) { files[exampleCounty+"meningar.yaml"] = "" },
	"byte order mark": func(files map[string]string) {
		files[exampleCounty+"malbild.yaml"] = "\ufeff" + files[exampleCounty+"malbild.yaml"]
	},
	"a file of no logo":   func(files map[string]string) { files[exampleCounty+"logotyper/kungsbacka.svg"] = "inte en bild" },
	"a text for template": func(files map[string]string) { files[exampleCounty+"mallar/protokoll.dotx"] = "inte en mall" },
}

// adopt records that the texts of the project have been adopted.
func adopt(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	t.Chdir(dir)
	var out bytes.Buffer
	if code := Main([]string{"adopt", "--county", "halland", "--body", "kungsbacka", "--date", "2021-06-21"}, strings.NewReader(""), &out, &out); code != 0 {
		t.Fatal(out.String())
	}
	b, err := os.ReadFile(filepath.Join(dir, exampleCounty+"antagen.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	files[exampleCounty+"antagen.yaml"] = string(b)
}

// write puts the files of a project in a folder.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// exchange puts words in the place of others in a file of the county.
func exchange(files map[string]string, file, old, with string) {
	files[exampleCounty+file] = strings.Replace(files[exampleCounty+file], old, with, 1)
}

// readersOnly is a code that is taken for found when everything has been read.
const readersOnly = "-"

// findings runs the project through the line: the whole of it, or until a code is found.
func findings(t *testing.T, files map[string]string, until string) (list diag.List, early bool) {
	t.Helper()
	project := fstest.MapFS{}
	for name, text := range files {
		project[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	plan, found := pipeline.Prepare(context.Background(), pipeline.Request{FS: project, Version: version})
	has := func(f diag.Finding) bool { return f.Code.ID == until }
	early = until == readersOnly || slices.ContainsFunc(found, has)
	if plan != nil && !early {
		for s := range plan.Sets(context.Background()) {
			found.Add(s.Findings...)
			if s.Fault != nil {
				t.Fatal(s.Fault)
			}
		}
	}
	return pipeline.Excerpts(project, found), early
}

// told are the findings of a code, as printed, in both languages; the first is enough.
func told(found diag.List, code string, from, to int) (diag.Phrase, bool) {
	found = slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Code.ID != code })
	there := slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Pos.Line < from || f.Pos.Line > to })
	if len(there) > 0 { // what is missing is told of the group that it is missing in
		found = there
	}
	if len(found) == 0 {
		return diag.Phrase{}, false
	}
	say := func(lang string) string {
		a, out := bare(lang)
		for _, g := range grouped(found, lang)[:1] {
			out.WriteString(a.finding(g))
		}
		return out.String()
	}
	return diag.Phrase{SV: say("sv"), EN: say("en")}, true
}

// try runs an example as it was written and as it should be, and returns what the
// program says of the first.
func try(t *testing.T, e example.Example) diag.Phrase {
	t.Helper()
	wrong := newProject(t)
	if set := setups[e.Setup]; e.Setup != "" && set == nil && e.Setup != "adopted texts" {
		t.Fatalf("no setup is called %q", e.Setup)
	}
	for _, g := range e.Given {
		var base []string
		if g.For != "" {
			base = []string{g.For}
		}
		if _, _, err := put(wrong, g.File, g.After, base, g.Text); err != nil {
			t.Fatal(err)
		}
	}
	if strings.HasPrefix(e.Setup, "adopted") {
		adopt(t, wrong)
	}
	right := maps.Clone(wrong)
	var from, to int
	if e.File != "" && len(e.Wrong) > 0 {
		var err error
		base := e.Base
		if base == nil {
			base = e.Right
		}
		if from, to, err = put(wrong, e.File, e.After, base, e.Wrong); err != nil {
			t.Fatal(err)
		}
		if len(e.Right) > 0 || e.After == "" {
			if _, _, err = put(right, e.File, e.After, base, e.Right); err != nil {
				t.Fatal(err)
			}
		}
		if len(e.Right) == 0 && e.After == "" {
			delete(right, inExample(e.File))
		}
	}
	if set := setups[e.Setup]; set != nil {
		set(wrong)
	}
	if e.Command != "" {
		return tryCommand(t, e, wrong, right)
	}
	found, early := findings(t, wrong, e.Code)
	says, ok := told(found, e.Code, from, to)
	if !ok {
		t.Fatalf("is not met; the program says\n%v", found)
	}
	whole := ""
	if early && os.Getenv("WHOLE_EXAMPLES") == "" { // what the readers find is looked for by the readers
		whole = readersOnly
	}
	if left, _ := findings(t, right, whole); left.HasErrors() || slices.ContainsFunc(left, func(f diag.Finding) bool { return f.Code.ID == e.Code }) {
		t.Errorf("what to write instead is not right either:\n%v", left)
	}
	return says
}

// tryCommand does the same with commands, in a folder.
func tryCommand(t *testing.T, e example.Example, wrong, right map[string]string) (says diag.Phrase) {
	t.Helper()
	run := func(files map[string]string, lang, command string) (string, int) {
		dir := t.TempDir()
		write(t, dir, files)
		t.Chdir(dir)
		var out bytes.Buffer
		code := 0
		for _, c := range strings.Split(command, " && ") {
			out.Reset()
			code = Main(append(words(c)[1:], "--lang", lang), strings.NewReader(""), &out, &out)
		}
		return out.String(), code
	}
	block := func(lang string) string {
		out, code := run(wrong, lang, e.Command)
		if code == 0 && !strings.Contains(out, "["+e.Code+"]") || !strings.Contains(out, "["+e.Code+"]") {
			t.Fatalf("%s does not say %s:\n%s", e.Command, e.Code, out)
		}
		return paragraphWith(out, "["+e.Code+"]")
	}
	says = diag.Phrase{SV: block("sv"), EN: block("en")}
	if e.Then != "" || len(e.Right) > 0 {
		then := e.Then
		if then == "" {
			then = e.Command
		}
		if out, code := run(right, "sv", then); code != 0 && e.Then != "" || strings.Contains(out, "["+e.Code+"]") {
			t.Errorf("%s is not right either: %d\n%s", then, code, out)
		}
	}
	return says
}

// words parts a command; a text in quotes is one word.
func words(command string) []string {
	var out []string
	for _, w := range regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(command, -1) {
		out = append(out, strings.Trim(w, `"`))
	}
	return out
}

// paragraphWith is the line that holds a text, and the indented ones after it.
func paragraphWith(out, text string) string {
	var b strings.Builder
	in := false
	for _, l := range strings.SplitAfter(out, "\n") {
		if in = strings.Contains(l, text) && b.Len() == 0 || in && strings.HasPrefix(l, " "); in {
			b.WriteString(l)
		}
	}
	return b.String()
}

// TestEveryExampleIsTrue runs each example: the program says what is written that it
// says, of the lines that are wrong, and says nothing of those to write instead. With
// UPDATE_EXAMPLES set it writes down what the program says.
func TestEveryExampleIsTrue(t *testing.T) {
	folder := "../example"
	names, err := fs.Glob(os.DirFS(folder), "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(err, len(names))
	}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		all, err := example.Parse(string(b))
		if err != nil {
			t.Fatalf("%s:%v", name, err)
		}
		says := map[int]diag.Phrase{}
		for _, e := range all {
			if e.Break != "" { // package inspect runs those of finished files
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", e.Code, e.Line), func(t *testing.T) {
				if e.Untried {
					plausible(t, e)
					return
				}
				got := try(t, e)
				says[e.Line] = got
				if os.Getenv("UPDATE_EXAMPLES") == "" && got != e.Says {
					t.Errorf("%s:%d: the program says\n%s%s\nwritten is\n%s%s", name, e.Line, got.SV, got.EN, e.Says.SV, e.Says.EN)
				}
			})
		}
		if os.Getenv("UPDATE_EXAMPLES") != "" && len(says) > 0 {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(example.WithSays(string(b), says)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// plausible holds an example that cannot be run to the wording of its code.
func plausible(t *testing.T, e example.Example) {
	for _, c := range allCodes() {
		if c.ID != e.Code {
			continue
		}
		for lang, said := range map[string]string{"sv": e.Says.SV, "en": e.Says.EN} {
			pattern := regexp.QuoteMeta(open(c.What.In(lang)))
			pattern = strings.ReplaceAll(pattern, "…", `[^\n]+`) + ` \[` + e.Code + `\]`
			if !regexp.MustCompile(pattern).MatchString(said) {
				t.Errorf("%s: %q is not what the program says (%s)", lang, said, pattern)
			}
		}
		return
	}
	t.Errorf("there is no code %s", e.Code)
}

// TestEveryCodeHasAnExample: «malbild explain» shows one of each, in both languages.
func TestEveryCodeHasAnExample(t *testing.T) {
	all, err := example.All()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range allCodes() {
		known[c.ID] = true
		if !slices.ContainsFunc(all, func(e example.Example) bool { return e.Code == c.ID }) {
			t.Errorf("%s has no example: %s", c.ID, c.What.SV)
		}
	}
	for _, r := range inspect.Rules() {
		known[r.ID] = true
	}
	for _, e := range all {
		if !known[e.Code] {
			t.Errorf("%s is no code", e.Code)
		}
		if e.When.SV == "" || e.When.EN == "" || e.Says.SV == "" || e.Says.EN == "" {
			t.Errorf("%s:%d: not in both languages", e.Code, e.Line)
		}
		if (e.Do.SV == "") != (e.Do.EN == "") || len(e.Right) == 0 && e.Then == "" && e.Do.SV == "" {
			t.Errorf("%s:%d: does not say what to do instead", e.Code, e.Line)
		}
	}
}

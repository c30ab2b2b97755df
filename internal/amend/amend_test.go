package amend

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sample = `# The register of Kiruna.
id: kiruna
code: "2584"   # figures, but no number
name: 'Kiruna'
bodies:
  - {id: styrelse, name: kommunstyrelsen, role: proposes} # the board
  # The council meets later.
  - {id: fullmaktige, name: kommunfullmäktige, role: decides}
note: >-   # folded
  En lång rad som
  fortsätter här.

# The end.
`

func open(t *testing.T, s string) *File {
	t.Helper()
	f, err := Open([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestEditsKeepAllElse(t *testing.T) {
	step := Map{{"body", Text("styrelse")}, {"date", Text("2021-06-07")}, {"paragraph", Int(101)}, {"case", Text("KS 2021/12")}}
	for name, c := range map[string]struct {
		from, old, new string
		do             func(*File) error
	}{
		"a list that was not there": {old: "\n# The end.\n", new: "\n# The end.\n",
			do: func(f *File) error { return f.Append(Path{"steps"}, step, "bodies", "steps", "note") }},
		"a plain text": {old: "id: kiruna\n", new: "id: lulea\n", do: func(f *File) error { return f.Set(Path{"id"}, Text("lulea")) }},
		"a quoted text before a comment": {old: "code: \"2584\"   #", new: "code: \"25 \\\"84\\\"\"   #",
			do: func(f *File) error { return f.Set(Path{"code"}, Text(`25 "84"`)) }},
		"single quotes":                 {old: "'Kiruna'", new: "'Kiruna''s'", do: func(f *File) error { return f.Set(Path{"name"}, Text("Kiruna's")) }},
		"a text that must be quoted":    {old: "id: kiruna", new: `id: "ja: nej"`, do: func(f *File) error { return f.Set(Path{"id"}, Text("ja: nej")) }},
		"a key in braces":               {old: "kommunstyrelsen, role", new: "kommunstyrelsen, short: KS, role", do: func(f *File) error { return f.Set(Path{"bodies", 0, "short"}, Text("KS"), "id", "name", "short") }},
		"a text in braces":              {old: "name: kommunstyrelsen,", new: `name: "styrelsen, kommunens",`, do: func(f *File) error { return f.Set(Path{"bodies", 0, "name"}, Text("styrelsen, kommunens")) }},
		"an entry between":              {old: "# the board\n", new: "# the board\n  - {id: au}\n", do: func(f *File) error { return f.Insert(Path{"bodies"}, 1, Map{{"id", Text("au")}}) }},
		"an entry first":                {old: "bodies:\n", new: "bodies:\n  - {id: au}\n", do: func(f *File) error { return f.Insert(Path{"bodies"}, 0, Map{{"id", Text("au")}}) }},
		"an entry last":                 {old: "role: decides}\n", new: "role: decides}\n  - {id: au}\n", do: func(f *File) error { return f.Append(Path{"bodies"}, Map{{"id", Text("au")}}) }},
		"a folded text keeps its head":  {old: "En lång rad som\n  fortsätter här.", new: "Kort.", do: func(f *File) error { return f.Set(Path{"note"}, Text("Kort.")) }},
		"a key after a given one":       {old: "name: 'Kiruna'\n", new: "name: 'Kiruna'\nusual: Kiruna stad\n", do: func(f *File) error { return f.Set(Path{"usual"}, Text("Kiruna stad"), "name", "usual", "bodies") }},
		"a number":                      {old: "name: 'Kiruna'\n", new: "name: 'Kiruna'\npeople: 22\n", do: func(f *File) error { return f.Set(Path{"people"}, Int(22), "name", "people") }},
		"a key without a value":         {from: "a:\n  b: # x\n  c: 1\n", old: "b: #", new: "b: yt #", do: func(f *File) error { return f.Set(Path{"a", "b"}, Text("yt")) }},
		"the first entry":               {from: "a: 1\nb: # x\n  # y\nc: 2", old: "# y\n", new: "# y\n  - {k: v}\n", do: func(f *File) error { return f.Append(Path{"b"}, Map{{"k", Text("v")}}) }},
		"an empty list in brackets":     {from: "a: [] # x\n", old: "[]", new: "[{k: v}]", do: func(f *File) error { return f.Append(Path{"a"}, Map{{"k", Text("v")}}) }},
		"a list in brackets":            {from: "a: [x, y, ] # x\n", old: "y,", new: "y, z,", do: func(f *File) error { return f.Append(Path{"a"}, Text("z")) }},
		"entries of many lines":         {from: "a:\n- b: 1\n  c: 2\n# x\nd: 3\n", old: "c: 2\n", new: "c: 2\n- b: 5\n  c: 6\n", do: func(f *File) error { return f.Append(Path{"a"}, Map{{"b", Int(5)}, {"c", Int(6)}}) }},
		"lines ended as Windows does":   {from: "a: 1\r\nb: 2\r\n", old: "b: 2\r\n", new: "b: 2\r\nc: 3\r\n", do: func(f *File) error { return f.Set(Path{"c"}, Int(3)) }},
		"a last line that does not end": {from: "a: 1\nb: 2", old: "b: 2", new: "b: 2\nc: 3\n", do: func(f *File) error { return f.Set(Path{"c"}, Int(3)) }},
		"a literal text":                {from: "a: |\n    x\n    y\nb: 1\n", old: "|\n    x\n    y\n", new: "|-\n    ä\n    # ö\n", do: func(f *File) error { return f.Set(Path{"a"}, Text("ä\n# ö")) }},
	} {
		t.Run(name, func(t *testing.T) {
			before := sample
			if c.from != "" {
				before = c.from
			}
			f := open(t, before)
			if err := c.do(f); err != nil {
				t.Fatal(err)
			}
			want := strings.Replace(before, c.old, c.new, 1)
			if name == "a list that was not there" {
				want = strings.Replace(before, "role: decides}\n", "role: decides}\nsteps:\n  - {body: styrelse, date: 2021-06-07, paragraph: 101, case: KS 2021/12}\n", 1)
			}
			if string(f.Bytes()) != want {
				t.Errorf("got\n%s\nwant\n%s", f.Bytes(), want)
			}
		})
	}
}

func TestALongTextIsFolded(t *testing.T) {
	f := open(t, "a:\n  b: kort\n  c: 1\n")
	long := strings.TrimSpace(strings.Repeat("närhet är viktigt för mig ", 12))
	if err := f.Set(Path{"a", "b"}, Text(long)); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(f.Bytes()), "\n") {
		if len([]rune(line)) > wrapAt {
			t.Errorf("a line of %d characters: %s", len([]rune(line)), line)
		}
	}
	if !strings.HasPrefix(string(f.Bytes()), "a:\n  b: >-\n    närhet") || !strings.HasSuffix(string(f.Bytes()), "\n  c: 1\n") {
		t.Errorf("%s", f.Bytes())
	}
}

func TestWhatIsRefusedLeavesTheFileAlone(t *testing.T) {
	for name, c := range map[string]struct {
		from string
		do   func(*File) error
		want error
	}{
		"a place that is not there": {sample, func(f *File) error { return f.Set(Path{"steps", 0, "body"}, Text("x")) }, ErrPath},
		"a list for a text":         {sample, func(f *File) error { return f.Set(Path{"bodies"}, Text("x")) }, ErrTaken},
		"a text for a list":         {sample, func(f *File) error { return f.Set(Path{"id"}, List{Text("x")}) }, ErrTaken},
		"past the end":              {sample, func(f *File) error { return f.Insert(Path{"bodies"}, 9, Text("x")) }, ErrPath},
		"into a text":               {sample, func(f *File) error { return f.Append(Path{"id"}, Text("x")) }, ErrPath},
	} {
		f := open(t, c.from)
		if err := c.do(f); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if string(f.Bytes()) != c.from {
			t.Errorf("%s: changed", name)
		}
	}
	for _, s := range []string{"", "- a\n", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n", "a: !t 1\n", "a: 1\rb: 2\n", "a: [1\n", "a\u2028: 1\n"} {
		if _, err := Open([]byte(s)); err == nil {
			t.Errorf("%q was opened", s)
		}
	}
}

// Every source of the project can be opened, and each of its texts set to itself
// leaves the words as they were.
func TestTheProjectsOwnFiles(t *testing.T) {
	files, err := filepath.Glob("../../sources/*/principals/*.yaml")
	more, _ := filepath.Glob("../../sources/*/*.yaml")
	if err != nil || len(files) < 28 || len(more) < 10 {
		t.Fatal(len(files), err)
	}
	for _, name := range append(files, more...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Open(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, p := range scalars(f.top, nil) {
			n := f.top.mustAt(p)
			if n.class() != "!!str" {
				continue
			}
			if err := f.Set(p, Text(n.value)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if comments(string(f.Bytes())) != comments(string(data)) {
			t.Errorf("%s: comments changed", name)
		}
	}
}

func comments(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if i := strings.Index(line, "# "); i >= 0 && (i == 0 || line[i-1] == ' ') {
			out = append(out, strings.TrimSpace(line[i:]))
		}
	}
	return strings.Join(out, "\n")
}

// scalars lists the paths of all single values.
func scalars(n *item, p Path) []Path {
	if n.kind == scalar {
		return []Path{p}
	}
	var out []Path
	for i, k := range n.items {
		if n.kind == mapping {
			out = append(out, scalars(k, p.Of(n.keys[i].value))...)
		} else {
			out = append(out, scalars(k, p.Of(i))...)
		}
	}
	return out
}

package notice

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"testing"
)

// TestWhatIsLinkedIsNamed asks the compiler which modules stand in the program, on
// each system that it is released for.
func TestWhatIsLinkedIsNamed(t *testing.T) {
	known := map[string]string{}
	for _, p := range Parts() {
		known[p.Name] = p.Version
		if p.Licence == "" || len(p.Text) < 200 {
			t.Errorf("%s has no terms", p.Name)
		}
	}
	seen := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not (or .Main .Replace)}}{{.Path}} {{.Version}}{{end}}{{end}}", "malbild/cmd/malbild")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
			name, version, ok := strings.Cut(line, " ")
			if !ok {
				continue
			}
			seen[name] = true
			if known[name] != version {
				t.Errorf("%s %s: the notices have %q; run «make licenses»", name, version, known[name])
			}
		}
	}
	for _, p := range Parts() {
		if p.Library() && !seen[p.Name] {
			t.Errorf("%s is in the notices and not in the program; run «make licenses»", p.Name)
		}
	}
	for _, name := range []string{"malbild", "Go", "Roboto (typeface)", "Noto (typeface)", "FOGRA39L (colour profile)", "Hyphenation patterns"} {
		if _, ok := known[name]; !ok {
			t.Errorf("no notice of %s", name)
		}
	}
}

// TestTheProgramsTermsAreTheRepositorys holds the copy to the file.
func TestTheProgramsTermsAreTheRepositorys(t *testing.T) {
	own, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if p := Parts()[0]; p.Name != "malbild" || strings.TrimSpace(p.Text) != strings.TrimSpace(string(own)) {
		t.Errorf("the first notice is that of %s, or not the licence in LICENSE", p.Name)
	}
}

func TestTheBillIsTheSameEveryTime(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26.1", Deps: []*debug.Module{
		{Path: "gopkg.in/yaml.v3", Version: "v3.0.1", Sum: "h1:x"}, {Path: "github.com/beevik/etree", Version: "v1.8.1"},
		{Path: "github.com/pdfcpu/pdfcpu", Version: "v0.15.0", Replace: &debug.Module{Path: "./standin/pdfcpu", Version: "(devel)"}}}}
	one, err := SBOM("1.0", info)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := SBOM("1.0", info)
	if !bytes.Equal(one, two) {
		t.Error("two bills differ")
	}
	var b bill
	if err := json.Unmarshal(one, &b); err != nil {
		t.Fatal(err)
	}
	found := false
	for i, c := range b.Components {
		if i > 0 && b.Components[i-1].Ref >= c.Ref {
			t.Errorf("%s is out of order or stands twice", c.Ref)
		}
		found = found || c.PURL == "pkg:golang/gopkg.in/yaml.v3@v3.0.1" && len(c.Licences) == 1
		if len(c.Licences) == 0 {
			t.Errorf("%s has no licence", c.Ref)
		}
		if strings.Contains(c.Ref, "pdfcpu") {
			t.Errorf("%s is in the bill, and not in the program", c.Ref)
		}
	}
	if !found {
		t.Errorf("a module is missing:\n%s", one)
	}
}

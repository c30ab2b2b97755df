package pipeline

import (
	"context"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/asset"
	"malbild/internal/output"
	"malbild/internal/press"
	"malbild/internal/verify"
)

// isPress reports whether a file goes to press.
func isPress(name string) bool { return strings.HasSuffix(name, "-tryck.pdf") }

// samePaint compares a press file with the file for screens, whose words have been
// compared with the tree: page by page they paint the same words in the same order.
func samePaint(t *testing.T, made []output.Artifact, a output.Artifact) {
	t.Helper()
	i := slices.IndexFunc(made, func(b output.Artifact) bool { return b.Path == strings.Replace(a.Path, "-tryck", "", 1) })
	if i < 0 {
		t.Errorf("%s: no file for screens beside it", a.Path)
		return
	}
	paper, err := verify.PDFPainted(a.Data)
	if err != nil {
		t.Errorf("%s: %v", a.Path, err)
		return
	}
	screen, err := verify.PDFPainted(made[i].Data)
	for k := range paper { // a folded sheet has marks, and what it is outside the trim
		if rest, ok := strings.CutPrefix(paper[k], screen[min(k, len(screen)-1)]); ok && strings.Contains(rest, "PDF/X") && len(rest) < 120 {
			paper[k] = screen[k]
		}
	}
	if err != nil || !slices.Equal(paper, screen) || len(paper) != a.Pages || a.Pages != made[i].Pages {
		t.Errorf("%s: not the words of %s (%v)", a.Path, made[i].Path, err)
	}
	if total := len(strings.Join(paper, "")); total < 200 {
		t.Errorf("%s: only %d letters", a.Path, total)
	}
}

// one makes one document of one principal, for a printer.
func one(t *testing.T, req Request) map[string]output.Artifact {
	t.Helper()
	p := prepare(t, req)
	out := map[string]output.Artifact{}
	for s := range p.Sets(context.Background()) {
		if s.Fault != nil || s.Failed {
			t.Fatal(s.Fault, s.Findings.Error())
		}
		for _, a := range s.Files.Artifacts {
			out[path.Base(a.Path)] = a
		}
	}
	return out
}

func TestPressFilesAreMadeForTheirPrinter(t *testing.T) {
	for _, c := range []struct{ printer, standard, holds string }{
		{"", "PDF/X-4", "%PDF-1.6"},
		{"storformat", "PDF/X-4", "%PDF-1.6"},
		{"arkoffset-bestruket-skarmarken", "PDF/X-4", "%PDF-1.6"},
		{"aldre-x1a", "PDF/X-1a:2003", "%PDF-1.4"},
	} {
		made := one(t, Request{Principals: []string{"alvsbyn", Joint}, Counties: []string{"norrbotten"}, Documents: []string{"affisch", "broschyr"}, Printer: c.printer})
		for _, name := range []string{"affisch-tryck.pdf", "broschyr-tryck.pdf"} {
			a := made[name]
			if a.Format != "pdf" || len(a.Standards) != 1 || a.Standards[0] != c.standard || !strings.HasPrefix(string(a.Data), c.holds) {
				t.Errorf("%s for «%s»: %s %v %.8s", name, c.printer, a.Format, a.Standards, a.Data)
			}
		}
	}
}

// The screen file must not know which printer there is beyond its own bleed.
func TestPrintersFromTheSources(t *testing.T) {
	own, err := os.ReadFile("../../layouts/printers/storformat.yaml")
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := asset.PressProfile("fogra39l-coated")
	file := func(name, from, to string) *fstest.MapFile {
		data, err := os.ReadFile("../../" + name)
		if err != nil || !strings.Contains(string(data), from) {
			t.Fatalf("%s: %v", name, err)
		}
		return &fstest.MapFile{Data: []byte(strings.Replace(string(data), from, to, 1))}
	}
	own = []byte(strings.NewReplacer("id: storformat", "id: hos-oss", "builtin: fogra39l-coated", "file: egen.icc", "FOGRA39", "EGEN").Replace(string(own)))
	fsys := played(t).(fstest.MapFS)
	maps.Copy(fsys, fstest.MapFS{
		"layouts/printers/hos-oss.yaml":              {Data: own},
		"egen.icc":                                   {Data: profile},
		"sources/norrbotten/county.yaml":             file("sources/norrbotten/county.yaml", "language: sv-SE", "language: sv-SE\nprinter: aldre-x1a"),
		"sources/norrbotten/principals/alvsbyn.yaml": file("sources/norrbotten/principals/alvsbyn.yaml", "kind:", "printer: hos-oss\nkind:"),
	})
	req := Request{FS: fsys, Counties: []string{"norrbotten"}, Documents: []string{"affisch"}}
	p := prepare(t, req)
	for _, c := range p.Copies {
		want := "aldre-x1a"
		if c.Folder() == "alvsbyn" {
			want = "hos-oss"
		}
		if c.Condition == nil || c.Condition.ID != want {
			t.Errorf("%s: %+v, want %s", c.Folder(), c.Condition, want)
		}
	}
	var read []string
	for _, d := range p.Copies[0].County.Digests {
		read = append(read, d.Path)
	}
	if !slices.Contains(read, "egen.icc") || !slices.Contains(read, "layouts/printers/hos-oss.yaml") || !slices.IsSorted(read) {
		t.Errorf("the receipt does not tell of the printer's files: %v", read)
	}
	req.Printer = "storformat"
	if p := prepare(t, req); p.Copies[0].Condition.ID != "storformat" {
		t.Error("the request does not come before the sources")
	}
}

func TestPrintersThatAreNotThere(t *testing.T) {
	_, found := Prepare(context.Background(), Request{FS: os.DirFS("../.."), Printer: "storformatt"})
	if len(found) != 1 || found[0].Code.ID != "MB620" || !Usage(found[0]) {
		t.Errorf("%v", found.Error())
	} else if _, _, cure := found[0].Text("sv"); !strings.Contains(cure, "menade du «storformat»") {
		t.Error(cure)
	}
	_, found = Prepare(context.Background(), Request{FS: os.DirFS("../.."), Printer: "arkoffset-obestruket"})
	if len(found) != 1 || found[0].Code.ID != "MB297" || Usage(found[0]) {
		t.Errorf("%v", found.Error())
	}
	// Who prints nothing needs no printer.
	if p, found := Prepare(context.Background(), Request{FS: os.DirFS("../.."), Printer: "arkoffset-obestruket", Documents: []string{"webb"}}); p == nil {
		t.Error(found.Error())
	}
	if names := Printers(os.DirFS("../..")); !slices.Contains(names, press.Default) {
		t.Errorf("%v", names)
	}
}

// BenchmarkPressPoster is a poster for the press beside the one for screens, from
// pages that are there already, as in a batch.
func BenchmarkPressPoster(b *testing.B) {
	p := prepare(b, Request{Counties: []string{"norrbotten"}, Principals: []string{"kiruna"}, Documents: []string{"affisch"}})
	j := jobs(p, p.Copies[0])[0]
	if err := j.run(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.press(); err != nil {
			b.Fatal(err)
		}
	}
}

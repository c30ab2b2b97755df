package layout_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/folder"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/layouts"
)

var textLayouts = []string{"bilaga-a4", "tjansteskrivelse-a4", "protokollsutdrag-a4"}

func TestEveryLayoutLoads(t *testing.T) {
	files, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "palett.yaml" && !f.IsDir() {
			load(t, f.Name())
		}
	}
}

// The promise of the room: what the tree says stands on the pages, in its order.
func TestPagesSayWhatTheTreeSays(t *testing.T) {
	for _, name := range textLayouts {
		d := documenttest.Specimen()
		sameWords(t, name, words(d, arrange(t, d, name)), document.Words(d))
	}
}

func TestNothingOverlapsOrLeavesThePage(t *testing.T) {
	for _, name := range textLayouts {
		l := load(t, name)
		pages := arrange(t, documenttest.Specimen(), name)
		if found := layout.Check(pages, l, library); len(found) > 0 {
			t.Errorf("%s: %v", name, found.Error())
		}
	}
}

func TestBlockWithoutRuleIsAFinding(t *testing.T) {
	small := fstest.MapFS{"liten.yaml": {Data: []byte("form: flow\ntrim: 210 × 297\nmargins: 20 20 20 20\nstyles:\n  body: {size: 11/16}\n  principal: {size: 11/16}\n  running: {size: 11/16}\nrules:\n  - {select: heading.1, style: body}\n")}}
	l, found := layout.Load(small, "liten")
	if len(found) > 0 {
		t.Fatal(found)
	}
	plan, found := layout.Arrange(documenttest.Specimen(), l, resources())
	if plan != nil || !found.HasErrors() {
		t.Fatal("a document with unplaced blocks got a plan")
	}
	for _, f := range found {
		if f.Code == layout.Unplaced {
			return
		}
	}
	t.Fatalf("no %s among %v", layout.Unplaced.ID, found)
}

func TestTwoRulesOfOneWeightAreAFinding(t *testing.T) {
	two := fstest.MapFS{"tva.yaml": {Data: []byte("base: bilaga-a4\nrules:\n  - {select: passage quote paragraph.body, style: adopted}\n  - {select: quote passage paragraph.body, style: body}\n  - {select: section.vision quote paragraph.body, style: body}\n  - {select: section quote paragraph.body, style: lead}\n")}}
	data, _ := layouts.Files.ReadFile("bilaga-a4.yaml")
	two["bilaga-a4.yaml"] = &fstest.MapFile{Data: data}
	l, found := layout.Load(two, "tva")
	if len(found) > 0 {
		t.Fatal(found)
	}
	if _, found := layout.Arrange(documenttest.Specimen(), l, resources()); len(found) > 0 {
		t.Fatalf("the narrower rule did not win: %v", found)
	}
	two["tva.yaml"] = &fstest.MapFile{Data: []byte("base: bilaga-a4\nrules:\n  - {select: passage quote paragraph.body, style: adopted}\n  - {select: section quote paragraph.body, style: lead}\n")}
	l, _ = layout.Load(two, "tva")
	_, found = layout.Arrange(documenttest.Specimen(), l, resources())
	if len(found) != 1 || found[0].Code != layout.Ambiguous {
		t.Fatalf("got %v, want one %s", found, layout.Ambiguous.ID)
	}
}

func TestLoadReportsAllThatIsWrong(t *testing.T) {
	bad := fstest.MapFS{"fel.yaml": {Data: []byte("form: flod\ntrim: 210\nstyles:\n  body: {siz: 11/16, ladder: [12/18]}\n  title: {size: 11-16}\nrules:\n  - {select: rubrik, style: body}\n  - {select: heading.1, style: finns-inte}\n")}}
	l, found := layout.Load(bad, "fel")
	if l != nil || len(found) < 6 {
		t.Fatalf("got %d findings: %v", len(found), found)
	}
	for _, f := range found {
		if f.Pos.Line == 0 {
			t.Errorf("%s has no place", f.Code.ID)
		}
	}
}

// A number that is none is told of once, at its place; the page that it leaves is not.
func TestNumbersThatAreNone(t *testing.T) {
	for _, line := range []string{"trim: NaN × 297", "trim: Inf × 297", "trim: 210", "margins: 1 2 3 NaN", "styles: {x: {size: NaN/12}}", "styles: {x: {size: 11/NaN}}",
		"styles: {x: {size: NaN m/1}}", "styles: {x: {size: 1 m/NaN}}", "frames: {x: {box: NaN 1 2 3}}", "styles: {x: {border: night NaN 3}}"} {
		text := line + "\n"
		if !strings.HasPrefix(line, "trim") {
			text += "trim: 210 × 297\n"
		}
		l, found := layout.Load(fstest.MapFS{"x.yaml": {Data: []byte(text)}}, "x")
		if l != nil || len(found) != 1 || found[0].Pos.Line != 1 || found[0].Pos.Col < 7 {
			t.Errorf("%s: %v", line, found)
		}
	}
}

// A layout of the project's own that is a link to nowhere is told of: ours does not stand
// in for it, nor the joint form for a local one.
func TestALayoutThatIsADeadLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, layout.Folder), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bilaga-a4.yaml", "affisch-a3-lokal.yaml"} {
		if err := os.Symlink("borta.yaml", filepath.Join(dir, layout.Folder, name)); err != nil {
			t.Log("NOT TRIED: no links on this system:", err)
			return
		}
	}
	fsys := layout.Overlay(folder.New(dir), layouts.Files)
	for _, name := range []string{"bilaga-a4", "affisch-a3"} {
		l, found := layout.LoadFor(fsys, name, true)
		if l != nil || len(found) != 1 || found[0].Code.ID != "MB102" {
			t.Errorf("%s: %v %v", name, l != nil, found)
		}
	}
	if l, found := layout.LoadFor(fsys, "affisch-a3", false); l == nil {
		t.Errorf("the joint form: %v", found)
	}
}

func TestHeadAndFootAreArtifacts(t *testing.T) {
	pages := arrange(t, documenttest.Specimen(), "bilaga-a4")
	for _, p := range pages {
		kinds := map[page.Artifact]int{}
		for _, it := range p.Items {
			if r, ok := it.(*page.Run); ok && r.Of == nil {
				kinds[r.Artifact]++
			}
		}
		if kinds[page.Header] == 0 || kinds[page.Footer] == 0 {
			t.Errorf("page %d: %v", p.Number, kinds)
		}
	}
}

// A character without glyph, and a word wider than its column, are findings at
// the place of the words.
func TestWordsThatCannotBeSet(t *testing.T) {
	for _, c := range []struct {
		text string
		want *diag.Code
	}{
		{"ett 漢 tecken", layout.MissingGlyph},
		{strings.Repeat("sammanhållet", 40), layout.TooWide},
	} {
		pos := diag.Pos{File: "prov.yaml", Line: 3, Col: 7}
		d := report(10)
		d.Body = append(d.Body, &document.Paragraph{Text: document.T(c.text), Pos: pos})
		plan, found := layout.Arrange(d, load(t, "bilaga-a4"), resources())
		if plan != nil || len(found) != 1 || found[0].Code != c.want || found[0].Pos != pos {
			t.Errorf("%.20s: %v", c.text, found)
		}
	}
}

package press_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/asset"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/press"
	"malbild/layouts"
)

func TestTheBuiltInConditions(t *testing.T) {
	empty := fstest.MapFS{}
	names := press.Names(empty, layouts.Files)
	if got := strings.Join(names, " "); got != "aldre-x1a arkoffset-bestruket arkoffset-bestruket-skarmarken arkoffset-obestruket storformat" {
		t.Errorf("conditions: %s", got)
	}
	for _, name := range names {
		c, found := press.Load(empty, layouts.Files, name)
		if name == "arkoffset-obestruket" {
			if c != nil || len(found) != 1 || found[0].Code.ID != "MB297" {
				t.Errorf("%s: without its profile it is not refused: %v", name, found)
			}
			continue
		}
		if len(found) > 0 {
			t.Fatalf("%s: %s", name, found.Error())
		}
		if c.ID != name || c.Profile == nil || c.Digest == "" || c.Name.SV == "" || c.Name.EN == "" {
			t.Errorf("%s: %+v", name, c)
		}
	}
	c, _ := press.Load(empty, layouts.Files, press.Default)
	if c.Standard != press.X4 || c.Bleed != geom.MM(3) || c.Marks != press.NoMarks || c.Ink != 300 || c.Line != geom.Pt(0.25) ||
		c.Identifier != "FOGRA39" || c.BlackBelow != geom.Pt(18) || c.PictureDPI != 225 || c.LineArtDPI != 800 {
		t.Errorf("%+v", c)
	}
}

// A printer's own profile is read from the project, and the project's own file of
// a condition comes before the built-in one.
func TestTheProjectsOwnProfile(t *testing.T) {
	profile, _ := asset.PressProfile("fogra39l-coated")
	fsys := fstest.MapFS{"layouts/printers/PSOuncoated_v3_FOGRA52.icc": {Data: profile}}
	if c, found := press.Load(fsys, layouts.Files, "arkoffset-obestruket"); len(found) > 0 || c.Identifier != "FOGRA52" {
		t.Error(found.Error())
	}
	own, err := os.ReadFile("../../layouts/printers/storformat.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fsys["layouts/printers/storformat.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(own), "bleed: 5", "bleed: 10", 1))}
	fsys["layouts/printers/hos-oss.yaml"] = &fstest.MapFile{Data: own}
	if c, _ := press.Load(fsys, layouts.Files, "storformat"); c.Bleed != geom.MM(10) {
		t.Error("the project's own file was not read")
	}
	if names := press.Names(fsys, layouts.Files); len(names) != 6 || names[4] != "hos-oss" {
		t.Errorf("%v", names)
	}
}

func TestFaultsInConditions(t *testing.T) {
	good, err := os.ReadFile("../../layouts/printers/arkoffset-bestruket.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const builtin = "builtin: fogra39l-coated"
	for _, c := range []struct{ from, to, want string }{
		{"id: arkoffset-bestruket", "id: annat", "MB294"},
		{"bleed: 3 ", "bleed: 300 ", "MB295"},
		{"bleed: 3 ", "bleeds: 3 ", "MB1"},
		{"standard: PDF/X-4", "standard: PDF/X-3", "MB1"},
		{"marks: none", "marks: many", "MB1"},
		{"ink: 300", "ink: 500", "MB1"},
		{builtin, "", "MB296"},
		{builtin, "file: ../hemligt.icc", "MB130"},
		{builtin, "file: finns-inte.icc", "MB297"},
		{builtin, "file: skarm.icc", "MB298"},
		{"text: {black_below: 18}", "", "MB1"},
	} {
		if !strings.Contains(string(good), c.from) {
			t.Fatalf("no «%s» to change", c.from)
		}
		fsys := fstest.MapFS{"skarm.icc": {Data: asset.SRGB()},
			"layouts/printers/arkoffset-bestruket.yaml": {Data: []byte(strings.Replace(string(good), c.from, c.to, 1))}}
		got, found := press.Load(fsys, layouts.Files, press.Default)
		ids := ""
		for _, f := range found {
			ids += f.Code.ID + " "
			if what, why, cure := f.Text("sv"); strings.Contains(what+why+cure, "%!") || f.Pos.Line == 0 {
				t.Errorf("%s: %s %s %s at %s", c.to, what, why, cure, f.Pos)
			}
		}
		if !strings.Contains(ids, c.want) || got != nil {
			t.Errorf("«%s»: %s, want %s", c.to, ids, c.want)
		}
	}
	if c, found := press.Load(fstest.MapFS{}, layouts.Files, "finns-inte"); c != nil || len(found) == 0 {
		t.Error("a condition that is not there was read")
	}
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	for _, c := range press.Codes() {
		for _, p := range []diag.Phrase{c.What, c.Why, c.Cure} {
			if p.SV == "" || p.EN == "" {
				t.Errorf("%s: %+v", c.ID, p)
			}
		}
	}
}

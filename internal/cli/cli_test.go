package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"malbild/internal/diag"
	"malbild/internal/pipeline"
)

// bare is a program that talks to a buffer.
func bare(lang string) (*app, *bytes.Buffer) {
	var b bytes.Buffer
	return &app{out: &b, err: &b, lang: lang}, &b
}

var fit = &diag.Code{ID: "MB999",
	What: diag.Phrase{SV: "texten får inte plats i ramen «%s»", EN: "the text does not fit the frame «%s»"},
	Why:  diag.Phrase{SV: "ramen rymmer 9 rader", EN: "the frame holds 9 lines"},
	Cure: diag.Phrase{SV: "korta texten", EN: "shorten the text"}}

func TestFindingHasFourPartsInOrder(t *testing.T) {
	f := fit.At(diag.Pos{File: "sources/norrbotten/malbild.yaml", Line: 41, Col: 11}, "delområde-4")
	f.Excerpt = "    text: Närhet är viktigt för mig!"
	list := diag.List{f.For("Kiruna kommun", "affisch"), f.For("Pajala kommun", "affisch")}
	for lang, want := range map[string]string{
		"sv": `sources/norrbotten/malbild.yaml:41:11: fel: texten får inte plats i ramen «delområde-4» [MB999]
   41 |     text: Närhet är viktigt för mig!
  gäller: Kiruna kommun, affisch; Pajala kommun, affisch
  varför: ramen rymmer 9 rader
  åtgärd: korta texten
`,
		"en": `sources/norrbotten/malbild.yaml:41:11: error: the text does not fit the frame «delområde-4» [MB999]
   41 |     text: Närhet är viktigt för mig!
  concerns: Kiruna kommun, affisch; Pajala kommun, affisch
  why: the frame holds 9 lines
  cure: shorten the text
`} {
		a, out := bare(lang)
		a.printFindings(list)
		if out.String() != want {
			t.Errorf("got\n%swant\n%s", out, want)
		}
	}
}

func TestFindingsAreSortedAndManyCopiesShortened(t *testing.T) {
	a, out := bare("sv")
	var list diag.List
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		list.Add(fit.At(diag.Pos{File: "b.yaml", Line: 2, Col: 1}, "x").For(name))
	}
	list.Add(fit.At(diag.Pos{File: "a.yaml", Line: 9, Col: 1}, "y"))
	a.printFindings(list)
	if s := out.String(); strings.Index(s, "a.yaml") > strings.Index(s, "b.yaml") || !strings.Contains(s, "gäller: A; B; C och 2 till\n") {
		t.Error(s)
	}
	if got := a.tally(list); got != "2 fel" {
		t.Errorf("tally %q", got)
	}
}

func TestLongLinesAreCutAroundTheColumn(t *testing.T) {
	line := strings.Repeat("å", 90) + "HERE" + strings.Repeat("ö", 90)
	for _, col := range []int{1, 60, 91, 180} {
		got := []rune(cut(line, col, 60))
		if len(got) > 61 {
			t.Errorf("col %d: %d runes", col, len(got))
		}
		if (col == 91) != strings.Contains(string(got), "HERE") && col != 60 {
			t.Errorf("col %d: %s", col, string(got))
		}
	}
	if got := cut("short\t ", 3, 60); got != "short" {
		t.Errorf("%q", got)
	}
}

func TestLanguageOfTheSurface(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{nil, nil, "en"},
		{nil, map[string]string{"LANG": "sv_SE.UTF-8"}, "sv"},
		{nil, map[string]string{"LANG": "sv"}, "sv"},
		{nil, map[string]string{"LANG": "svx"}, "en"},
		{nil, map[string]string{"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "C"}, "en"},
		{nil, map[string]string{"LANG": "C", "LC_MESSAGES": "C", "LC_ALL": "sv_FI"}, "sv"},
		{[]string{"build", "--lang", "sv"}, nil, "sv"},
		{[]string{"--lang=en", "build"}, map[string]string{"LANG": "sv_SE.UTF-8"}, "en"},
		{[]string{"build", "--", "--lang", "sv"}, nil, "en"},
		{[]string{"build", "--lang"}, nil, "en"},
	} {
		if got := language(c.args, func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v %v: %s", c.args, c.env, got)
		}
	}
}

func TestExitCodes(t *testing.T) {
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context
		err  error
		code int
		say  string
	}{
		"done":        {t.Context(), nil, 0, ""},
		"findings":    {t.Context(), diag.List{fit.At(diag.Pos{}, "x")}, 1, "fel: texten"},
		"told":        {t.Context(), &stopped{exitFindings}, 1, ""},
		"usage":       {t.Context(), &usageError{text: "okänt", cure: "skriv rätt"}, 2, "fel: okänt\n  åtgärd: skriv rätt"},
		"fault":       {t.Context(), &pipeline.Fault{Stage: "layout", Document: "norrbotten/kiruna/affisch", Value: "index out of range"}, 3, "internt fel i steget layout: index out of range"},
		"unknown":     {t.Context(), errors.New("strange"), 3, "internt fel"},
		"interrupted": {interrupted, context.Canceled, 130, "avbrutet"},
	} {
		a, out := bare("sv")
		if got := a.exit(c.ctx, c.err, []string{"build", "--principal", "a b"}); got != c.code || !strings.Contains(out.String(), c.say) || c.say == "" && out.Len() > 0 {
			t.Errorf("%s: code %d, said %q", name, got, out)
		}
		if c.code == exitFault && !strings.Contains(out.String(), `malbild build --principal 'a b'`) {
			t.Errorf("%s: a fault asks for the command line: %s", name, out)
		}
	}
}

// An interrupted build ends with 130 and leaves whole folders or none.
func TestInterruptedBuildLeavesWholeFolders(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	go func() { // interrupt as soon as the first principal is there
		for {
			if found, _ := filepath.Glob(dir + "/*/[a-z]*"); len(found) > 0 || ctx.Err() != nil {
				cancel()
				return
			}
			time.Sleep(time.Millisecond / 2)
		}
	}()
	a, out := bare("en")
	code := a.run(ctx, []string{"build", "--project", "../..", "--out", dir, "--document", "bilaga,webb", "--jobs", "1"})
	cancel()
	if code != exitInterrupted {
		t.Fatalf("code %d: %s", code, out)
	}
	counties, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range counties {
		if !c.IsDir() {
			continue
		}
		folders, _ := os.ReadDir(dir + "/" + c.Name())
		for _, f := range folders {
			files, _ := os.ReadDir(dir + "/" + c.Name() + "/" + f.Name())
			if strings.HasPrefix(f.Name(), ".") || len(files) != 3 {
				t.Errorf("%s/%s holds %d files", c.Name(), f.Name(), len(files))
			}
		}
	}
}

func TestSummaryCountsInSwedish(t *testing.T) {
	a, _ := bare("sv")
	b := &building{app: a, dir: "out", files: 224, principals: map[string]bool{}}
	bar := &progress{app: a, start: time.Now().Add(-1200 * time.Millisecond)}
	for i := range 28 {
		b.principals[string(rune('a'+i))] = true
	}
	if got := b.made(bar); got != "224 filer för 28 huvudmän i out/ (1,2 s)" {
		t.Error(got)
	}
	b.files, b.principals = 1, map[string]bool{"kiruna": true}
	if got := b.made(bar); got != "1 fil för 1 huvudman i out/ (1,2 s)" {
		t.Error(got)
	}
	b.files, b.principals = 2, nil
	a.lang = "en"
	if got := b.made(bar); got != "2 files in out/ (1.2 s)" {
		t.Error(got)
	}
}

func TestProgressIsOneLineAfterOneSecond(t *testing.T) {
	a, out := bare("sv")
	p := &progress{app: a, total: 30, start: time.Now(), on: true}
	p.step(1, "Kiruna kommun")
	if out.Len() > 0 {
		t.Errorf("said %q at once", out)
	}
	p.start = p.start.Add(-2 * time.Second)
	p.step(2, "Kiruna kommun")
	p.step(3, "Pajala kommun") // too soon after the last
	p.clear()
	if out.String() != "\r\x1b[K2/30 Kiruna kommun (omkring 28 s kvar)\r\x1b[K" { // two in two seconds
		t.Errorf("%q", out)
	}
}

func TestColourOnlyWhereItIsWanted(t *testing.T) {
	none := func(string) string { return "" }
	if wantsColour("auto", &bytes.Buffer{}, none) || !wantsColour("always", &bytes.Buffer{}, none) || wantsColour("never", os.Stderr, none) {
		t.Error("colour")
	}
	a, out := bare("en")
	a.colour = true
	a.printFindings(diag.List{fit.At(diag.Pos{}, "x")})
	if !strings.HasPrefix(out.String(), "\x1b[31merror\x1b[0m: ") {
		t.Errorf("%q", out)
	}
}

func TestHelpIsCompleteInBothLanguages(t *testing.T) {
	for _, lang := range []string{"sv", "en"} {
		for _, cmd := range []string{"build", "check", "list", "show", "version", ""} {
			a, out := bare(lang)
			if code := a.run(t.Context(), strings.Fields("help "+cmd)); code != 0 {
				t.Errorf("%s %s: code %d", lang, cmd, code)
			}
			foreign := []string{"Usage", "Flags", "Commands", "help for"}
			if lang == "en" {
				foreign = []string{"Skrivs", "Flaggor", "Kommandon"}
			}
			for _, w := range foreign {
				if strings.Contains(out.String(), w) {
					t.Errorf("%s %s speaks another language: %s", lang, cmd, w)
				}
			}
		}
	}
}

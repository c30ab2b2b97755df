package pipeline

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/label"
	"malbild/internal/source"
	"malbild/internal/verify"
)

// sourceFiles is the sources of both counties as files that a test may change.
func sourceFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, SourceFolder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// vocabulary is the test data of a language.
func vocabulary(t testing.TB, language string) (title string, words []string) {
	t.Helper()
	_, m, found := source.Open(os.DirFS("testdata/sprak"), "ord.yaml")
	if len(found) > 0 {
		t.Fatal(found)
	}
	l := m.Map(language, source.Required)
	for _, w := range l.Texts("words", source.Required) {
		words = append(words, w.Value)
	}
	return l.Text("title", source.Required).Value, words
}

// translate adds a translation of every passage, in words that mean nothing but
// take more room than the Swedish ones.
func translate(t testing.TB, files fstest.MapFS, county, language string) {
	t.Helper()
	c, found := content.Load(files, path.Join(SourceFolder, county))
	if found.HasErrors() {
		t.Fatal(found)
	}
	title, words := vocabulary(t, language)
	at, room := 0, 105 // of what the Swedish text takes
	if language == "ar" {
		room = 80 // Arabic is short, and its letters are tall
	}
	put := func(s string) string {
		out, sentence := words[at%len(words)], 1
		for at++; len([]rune(out))*100 < len([]rune(s))*room; at++ {
			if sentence++; sentence%9 == 0 {
				out += "."
			}
			out += " " + words[at%len(words)]
		}
		return fmt.Sprintf("%q", out)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "language: %s\nkind: unofficial translation\npassages:\n", language)
	for _, n := range content.Needs(c) {
		fmt.Fprintf(&b, "  - id: %s\n    of: %s\n", n.ID, n.Digest)
		for _, k := range n.Keys {
			if n.ID == "malbild" && k.Key == "title" {
				fmt.Fprintf(&b, "    title: %q\n", title)
				continue
			}
			if !k.List {
				fmt.Fprintf(&b, "    %s: %s\n", k.Key, put(k.Texts[0]))
				continue
			}
			fmt.Fprintf(&b, "    %s:\n", k.Key)
			for _, s := range k.Texts {
				fmt.Fprintf(&b, "      - %s\n", put(s))
			}
		}
	}
	files[path.Join(SourceFolder, county, content.TranslationFolder, language+".yaml")] = &fstest.MapFile{Data: []byte(b.String())}
	if slices.Contains(label.Built(), language) {
		return
	}
	labels := label.Skeleton(language)
	if language == "ar" {
		labels = strings.Replace(labels, "direction: ltr", "direction: rtl", 1)
	}
	files[path.Join(SourceFolder, county, label.Folder, language+".yaml")] = &fstest.MapFile{Data: []byte(labels)}
}

func planOf(t testing.TB, files fs.FS, req Request) (*Plan, diag.List) {
	t.Helper()
	req.FS = files
	return Prepare(context.Background(), req)
}

// Every language on every product of every principal that may be asked for it: it
// fits, or it is refused with the language in the name of the document.
func TestEveryLanguageFitsOrIsRefusedByName(t *testing.T) {
	files := sourceFiles(t)
	for _, county := range []string{"norrbotten", "orebro"} {
		for _, l := range []string{"fi", "fit", "se", "smj"} {
			translate(t, files, county, l)
		}
	}
	p, found := planOf(t, files, Request{})
	if p == nil {
		t.Fatal(found)
	}
	made, refused := map[string]int{}, 0
	for _, c := range p.Copies {
		for _, product := range c.Products {
			for _, o := range c.in(product, nil) {
				j := newJob(p.shop, c, product, o)
				err := j.run()
				if err == nil {
					made[o.Translation.Language]++
					continue
				}
				refused++
				if !collect(&j.found, err) {
					t.Errorf("%s: %v", j.name(), err)
				}
				if !strings.HasSuffix(j.stem, "-"+o.Translation.Language) || !j.found.HasErrors() {
					t.Errorf("%s: refused without saying why: %v", j.name(), j.found)
				}
				t.Logf("%s: %s", j.name(), j.found.Error())
			}
		}
	}
	for _, l := range []string{"en", "fi", "fit", "se", "smj"} {
		if made[l] == 0 {
			t.Errorf("nothing is made in %s", l)
		}
	}
	if all := made["fi"] + made["fit"] + made["se"] + made["smj"]; refused*10 > all {
		t.Errorf("%d of %d documents are refused", refused, all+refused)
	}
}

// Words are those of the tree in every format of every language, and no label of
// the program is Swedish in them.
func TestTranslatedWordsAreTheSameInEveryFormat(t *testing.T) {
	files := sourceFiles(t)
	declare(files, "kiruna", "languages: [en]\n")
	p, found := planOf(t, files, Request{Principals: []string{"kiruna", "gemensamt"}})
	if p == nil {
		t.Fatal(found)
	}
	sv, en := label.Swedish(), labelsOf(t, "en")
	readers := map[Format]func([]byte) ([]string, error){PDF: verify.PDFWords, DOCX: verify.DOCXWords, HTML: verify.HTMLWords, PPTX: verify.PPTXWords}
	seen := map[string]bool{}
	for _, c := range p.Copies {
		for _, product := range c.Products {
			for _, o := range c.in(product, nil) {
				j := newJob(p.shop, c, product, o)
				if err := j.run(); err != nil {
					collect(&j.found, err)
					t.Errorf("%s: %v", j.name(), j.found.Error())
					continue
				}
				want := strings.Join(document.Words(j.document), " ")
				if !strings.Contains(want, "Unofficial translation") {
					t.Errorf("%s does not say what it is", j.name())
				}
				all := document.Everything(j.document)
				for _, k := range label.Keys() {
					if s := sv.Text(k); s != en.Text(k) && len(strings.Fields(s)) > 1 && !strings.Contains(s, "{") && strings.Contains(all, s) {
						t.Errorf("%s says «%s»", j.name(), s)
					}
				}
				for i, f := range Formats(product) {
					if readers[f] == nil {
						continue
					}
					got, err := readers[f](j.made[i].Data)
					if k := firstDifference(got, document.Words(j.document)); err != nil || k >= 0 {
						t.Errorf("%s.%s has other words (%v): «%s», tree «%s»", j.name(), f, err, around(got, k), around(document.Words(j.document), k))
					}
					if j.made[i].Language != "en" {
						t.Errorf("%s.%s is in %s", j.name(), f, j.made[i].Language)
					}
					seen[j.stem+"."+string(f)] = true
				}
			}
		}
	}
	for _, name := range []string{"affisch-en.pdf", "broschyr-en.pdf", "bilaga-en.docx", "bilaga-en.pdf", "webb-en.html", "presentation-en.pptx"} {
		if !seen[name] {
			t.Errorf("%s is not made", name)
		}
	}
}

func labelsOf(t testing.TB, language string) *label.Catalogue {
	t.Helper()
	c, found := label.For(fstest.MapFS{}, ".", language)
	if c == nil {
		t.Fatal(found)
	}
	return c
}

// declare writes a local edition, with every field set free.
func declare(files fstest.MapFS, id, text string) {
	name := SourceFolder + "/norrbotten/county.yaml"
	free := "local: {contact: free, line: free, block: free, languages: free, title: free, order: free, parts: free, add: free, events: free, logo: free}\n"
	if b := files[name].Data; !strings.Contains(string(b), "\nlocal:") {
		files[name] = &fstest.MapFile{Data: append(slices.Clone(b), free...)}
	}
	files[SourceFolder+"/norrbotten/lokalt/"+id+".yaml"] = &fstest.MapFile{Data: []byte(text)}
}

// A passage without a translation stops the document, by name, and never gives a
// blank or a Swedish sentence; with --strict it stops the copy.
func TestAMissingTranslationStopsTheDocument(t *testing.T) {
	files := sourceFiles(t)
	name := SourceFolder + "/norrbotten/sprak/en.yaml"
	text := string(files[name].Data)
	from := strings.Index(text, "  - id: nara-mig")
	to := strings.Index(text, "  - id: timeline")
	files[name] = &fstest.MapFile{Data: []byte(text[:from] + text[to:])}
	for _, strict := range []bool{false, true} {
		p, found := planOf(t, files, Request{Counties: []string{"norrbotten"}, Principals: []string{Joint}, Strict: strict})
		if p == nil {
			t.Fatal(found)
		}
		for s := range p.Sets(context.Background()) {
			if s.Failed != strict {
				t.Errorf("strict %v: failed %v", strict, s.Failed)
			}
			if n := strings.Count(s.Findings.Error(), codeIncomplete.ID); n < 3 || !strings.Contains(s.Findings.Error(), "nara-mig") {
				t.Errorf("strict %v: %s", strict, s.Findings.Error())
			}
			for _, a := range s.Files.Artifacts {
				if strings.Contains(a.Path, "-en") {
					t.Errorf("%s is made", a.Path)
				}
			}
		}
	}
}

// A Swedish passage that changes makes its translation stale, and says so.
func TestAChangedTextMakesItsTranslationStale(t *testing.T) {
	files := sourceFiles(t)
	name := SourceFolder + "/norrbotten/webb.yaml"
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[name].Data), "Sedan hösten 2022", "Sedan november 2022", 1))}
	_, found := planOf(t, files, Request{Counties: []string{"norrbotten"}})
	if !strings.Contains(found.Error(), codeStale.ID) || !strings.Contains(found.Error(), "webb.strategi") {
		t.Error(found)
	}
}

// Two principals of one text: one more sentence, another order, another choice of
// parts. What was adopted is the same to the letter on both pages.
func TestLocalPagesOfOneText(t *testing.T) {
	files := sourceFiles(t)
	declare(files, "region-norrbotten", `
order: [gemensam-malbild, omstallningen, strategi]
add:
  - {to: strategi, join: true, text: Provmening.}
`)
	declare(files, "kiruna", `
title: Nära Vård
parts: [nara-mig, min-trygghet]
contact: [Provrad]
line: Läs mer på {principal}.
block: {title: Provrubrik, body: [Provstycke.]}
events:
  - {when: 2021-01, text: Provhändelse.}
`)
	p, found := planOf(t, files, Request{Counties: []string{"norrbotten"}, Principals: []string{"kiruna", "region-norrbotten"}, Documents: []string{"webb", "broschyr", "affisch"}})
	if p == nil {
		t.Fatal(found)
	}
	pages := map[string]string{}
	for _, c := range p.Copies {
		for _, product := range c.Products {
			j := newJob(p.shop, c, product, c.issues(product)[0])
			if err := j.run(); err != nil {
				collect(&j.found, err)
				t.Fatalf("%s: %v", j.name(), j.found.Error())
			}
			pages[c.Folder()+"/"+string(product)] = strings.Join(document.Words(j.document), " ")
		}
	}
	inOrder := func(page string, words ...string) {
		t.Helper()
		at := 0
		for _, w := range words {
			i := strings.Index(pages[page][at:], w)
			if i < 0 {
				t.Fatalf("%s: «%s» is not there, or not in its place: %s", page, w, pages[page])
			}
			at += i + len(w)
		}
	}
	near := "Mina behov tillgodoses nära mig i mer öppna vårdformer"
	inOrder("region-norrbotten/webb", "Nära vård", "Gemensam målbild", "Min egen kraft tas tillvara, Tillsammans", near, "För att möta framtidens", "Länsgemensam strategi", "omställningsarbetet. Provmening.")
	inOrder("kiruna/webb", "Nära Vård", "För att möta framtidens", "Gemensam målbild", "Nära mig på bästa sätt och Tillsammans för min trygghet.", near, "Vetskapen om", "Provrubrik Provstycke.", "Provrad", "Läs mer på Kiruna kommun.")
	if strings.Contains(pages["kiruna/webb"], "Jag är experten") || strings.Contains(pages["kiruna/webb"], "Provmening") {
		t.Error("Kiruna's page shows what it left out, or what is another's")
	}
	inOrder("kiruna/broschyr", "December 2020", "Januari 2021", "Provhändelse.", "Februari 2021", "Jag är experten", "Provrubrik", "Provstycke.")
	inOrder("kiruna/affisch", "Jag är experten", "Provrad", "Läs mer på Kiruna kommun.")
	if strings.Contains(pages["region-norrbotten/broschyr"], "Prov") {
		t.Error("the region's brochure holds Kiruna's words")
	}
}

// A block that is not there, and one that may not be left out, are told at their place.
func TestLocalChoicesAreHeld(t *testing.T) {
	files := sourceFiles(t)
	declare(files, "kiruna", "order: [gemensam-malbild, finns-inte]\nparts: [nara-mig]\n")
	name := SourceFolder + "/norrbotten/county.yaml"
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(strings.Replace(string(files[name].Data), "order: free", "order: all", 1), "parts: free", "parts: all", 1))}
	p, found := planOf(t, files, Request{Principals: []string{"kiruna"}, Documents: []string{"webb"}})
	if p == nil {
		t.Fatal(found)
	}
	for s := range p.Sets(context.Background()) {
		for _, want := range []string{"MB733", "MB734"} {
			if !s.Failed || !strings.Contains(s.Findings.Error(), want) {
				t.Errorf("%s is not told: %s", want, s.Findings.Error())
			}
		}
		for _, f := range s.Findings {
			if strings.HasPrefix(f.Code.ID, "MB73") && !strings.HasSuffix(f.Pos.File, "lokalt/kiruna.yaml") {
				t.Errorf("%s at %v", f.Code.ID, f.Pos)
			}
		}
	}
}

// Links lead from each page to the same page in the other languages, and the poster
// names the title in them.
func TestPagesAndPostersNameTheOtherLanguages(t *testing.T) {
	files := sourceFiles(t)
	translate(t, files, "norrbotten", "fi")
	declare(files, "kiruna", "languages: [en]\n")
	p, found := planOf(t, files, Request{Principals: []string{"kiruna"}, Documents: []string{"webb", "affisch"}})
	if p == nil {
		t.Fatal(found)
	}
	pages := map[string]string{}
	for s := range p.Sets(context.Background()) {
		if s.Failed {
			t.Fatal(s.Findings)
		}
		if strings.Contains(s.Findings.Error(), "finska, men") {
			t.Error("Finnish is translated, and warned of")
		}
		for _, a := range s.Files.Artifacts {
			pages[path.Base(a.Path)] = string(a.Data)
		}
	}
	for page, links := range map[string][]string{
		"webb.html":    {`<a href="webb-en.html" hreflang="en" lang="en">English</a>`, `<a href="webb-fi.html" hreflang="fi" lang="fi">Suomi</a>`},
		"webb-fi.html": {`<html lang="fi"`, `<a href="webb.html" hreflang="sv-SE" lang="sv-SE">Svenska</a>`, `<a href="webb-en.html"`, "Siirry sisältöön"},
	} {
		for _, l := range links {
			if !strings.Contains(pages[page], l) {
				t.Errorf("%s lacks %s", page, l)
			}
		}
	}
	words, err := verify.PDFWords([]byte(pages["affisch.pdf"]))
	if all := strings.Join(words, " "); err != nil || !strings.Contains(all, "Suomeksi Yhteinen tavoitekuvamme") || !strings.Contains(all, "In English Our shared target picture") {
		t.Errorf("%v %s", err, all)
	}
}

// A language written from right to left is told so in every format.
func TestRightToLeft(t *testing.T) {
	files := sourceFiles(t)
	translate(t, files, "norrbotten", "ar")
	declare(files, "kiruna", "languages: [ar]\n")
	p, found := planOf(t, files, Request{Principals: []string{"kiruna"}, Documents: []string{"affisch-ar", "broschyr-ar", "bilaga-ar", "webb-ar", "presentation-ar"}})
	if p == nil {
		t.Fatal(found)
	}
	made := map[string][]byte{}
	for s := range p.Sets(context.Background()) {
		if s.Failed {
			t.Fatal(s.Findings)
		}
		for _, a := range s.Files.Artifacts {
			made[path.Base(a.Path)] = a.Data
		}
	}
	turned := 0
	if !strings.Contains(string(made["webb-ar.html"]), `<html lang="ar" dir="rtl">`) {
		t.Error("the web page does not say its direction")
	}
	for name, marks := range map[string][2]string{"bilaga-ar.docx": {"word/styles.xml", "<w:bidi/>"}, "presentation-ar.pptx": {"ppt/slideMasters/slideMaster1.xml", `rtl="1"`}} {
		if part := unzipped(t, made[name], marks[0]); !strings.Contains(part, marks[1]) {
			t.Errorf("%s does not say its direction", name)
		}
	}
	// The first leaf stands at the right, as on the pages, and so does the line beside adopted words.
	for _, m := range regexp.MustCompile(`viewBox="0 0 ([0-9.]+) [0-9.]+"><path fill="#[0-9a-f]+" d="M([0-9.]+)`).FindAllStringSubmatch(string(made["webb-ar.html"]), -1) {
		width, _ := strconv.ParseFloat(m[1], 64)
		if x, _ := strconv.ParseFloat(m[2], 64); x < width/2 {
			t.Errorf("the first leaf begins at %v of %v on the web", x, width)
		}
		turned++
	}
	if turned == 0 {
		t.Error("no figure on the web page")
	}
	if styles := unzipped(t, made["bilaga-ar.docx"], "word/styles.xml"); !strings.Contains(styles, "<w:pBdr><w:right ") || strings.Contains(styles, "<w:pBdr><w:left ") {
		t.Error("the line beside adopted words stands at the left in Word")
	}
	_, words := vocabulary(t, "ar")
	for _, name := range []string{"affisch-ar.pdf", "broschyr-ar.pdf", "bilaga-ar.pdf"} {
		got, err := verify.PDFWords(made[name])
		if err != nil || !slices.Contains(got, words[0]) {
			t.Errorf("%s is not read from the right: %v %v", name, err, got[:min(20, len(got))])
		}
	}
	for _, name := range []string{"affisch-ar.pdf", "broschyr-ar.pdf", "bilaga-ar.docx", "presentation-ar.pptx"} {
		if len(made[name]) == 0 {
			t.Errorf("%s is not made", name)
		}
	}
}

// unzipped is one part of an Office file.
func unzipped(t testing.TB, data []byte, part string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := fs.ReadFile(z, part)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

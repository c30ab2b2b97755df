package verify_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/pdf"
	"malbild/internal/typeset"
	"malbild/internal/verify"
)

// set writes a document of paragraphs, broken to a narrow measure.
func set(t *testing.T, measure geom.Length, paragraphs ...*document.Paragraph) []byte {
	t.Helper()
	lib := typeset.New()
	d := &document.Document{Meta: document.Meta{Product: document.Annex, Title: "Prov", Language: "sv-SE", Issuer: "Prov", Identity: "prov"},
		Body: []document.Block{&document.Section{ID: "prov", Title: document.T("Prov")}}}
	sec := d.Body[0].(*document.Section)
	pg := &page.Page{Number: 1, Label: "1", Trim: geom.Size{W: geom.MM(210), H: geom.MM(297)}}
	y := geom.Pt(40)
	paint := func(in []document.Inline) {
		var spans []typeset.Span
		var owners []document.Node
		var add func(in []document.Inline, language string)
		add = func(in []document.Inline, language string) {
			for _, n := range in {
				switch n := n.(type) {
				case *document.Text:
					spans = append(spans, typeset.Span{Text: n.Value, Language: language, Style: typeset.Style{Face: "roboto-regular", Size: geom.Pt(11)}})
					owners = append(owners, n)
				case *document.Foreign:
					add(n.Text, n.Language)
				}
			}
		}
		add(in, "")
		lines, err := lib.Break(typeset.Paragraph{Spans: spans, Measure: measure, Hyphenate: true, Language: "sv-SE"})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			for _, r := range l.Runs {
				pg.Items = append(pg.Items, &page.Run{Owner: page.Owner{Of: owners[r.Span]}, Face: r.Face, Size: geom.Pt(11), At: geom.Point{X: geom.Pt(40) + r.X, Y: y}, Glyphs: r.Glyphs})
			}
			y += geom.Pt(16)
		}
	}
	paint(sec.Title)
	for _, p := range paragraphs {
		sec.Body = append(sec.Body, p)
		paint(p.Text)
	}
	b, err := pdf.Write(d, []*page.Page{pg}, pdf.Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pdftotext is what others read in a file.
func pdftotext(t *testing.T, b []byte, options ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is not installed: install poppler-utils")
		}
		t.Log("NOT CHECKED: pdftotext is not installed")
		return ""
	}
	file := filepath.Join(t.TempDir(), "prov.pdf")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if name := os.Getenv("MALBILD_TYPE"); name != "" { // to look at
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(tool, append(options, "-enc", "UTF-8", file, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("\f", "", "\u202a", "", "\u202b", "", "\u202c", "", "\u200e", "", "\u200f", "").Replace(string(out))
}

// Hyphenated words and words with soft hyphens are whole words to whoever takes
// the text out of the file: ours and poppler's way of reading agree.
func TestHyphenatedWordsAreReadWhole(t *testing.T) {
	text := "Målbildsarbetet beskriver medborgarperspektivet gränsöverskridande, och giel\u00adlat\u00addik\u00adšu\u00advuođa textinnehållet i utmaningsformuleringen."
	want := strings.Fields("Prov " + strings.ReplaceAll(text, "\u00ad", ""))
	for _, measure := range []float64{70, 90, 120} {
		b := set(t, geom.Pt(measure), &document.Paragraph{Text: document.T(text)})
		got, err := verify.PDFWords(b)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("measure %v: %v, %q", measure, err, got)
		}
		out := pdftotext(t, b)
		if out == "" {
			continue
		}
		if !strings.Contains(out, "\u00ad") && !strings.Contains(out, "-\n") {
			t.Logf("measure %v: %q", measure, out)
		}
		joined := strings.NewReplacer("\u00ad\n", "", "\u00ad", "").Replace(out)
		if got := strings.Fields(joined); !slices.Equal(got, want) {
			t.Errorf("measure %v: pdftotext reads %q", measure, got)
		}
	}
}

// A paragraph of Swedish and Arabic: the file holds the letters in the order in
// which they are read, and poppler, which goes by where they stand, finds the same.
// Only letters are compared: poppler moves the space after an Arabic word before
// it, in files of other programs too.
func TestSwedishAndArabicAreReadInTheirOrder(t *testing.T) {
	arabic := "الرؤية المشتركة"
	p := &document.Paragraph{Text: []document.Inline{
		&document.Text{Value: "Målbilden heter "}, &document.Foreign{Language: "ar", Text: document.T(arabic)}, &document.Text{Value: " på arabiska, sedan 2021."},
	}}
	for _, measure := range []float64{400, 130} {
		b := set(t, geom.Pt(measure), p)
		want := strings.Fields("Prov Målbilden heter " + arabic + " på arabiska, sedan 2021.")
		got, err := verify.PDFWords(b)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("measure %v: %v, %q", measure, err, got)
		}
		letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if out := pdftotext(t, b); out != "" && letters(out) != letters(strings.Join(want, "")) {
			t.Errorf("measure %v: pdftotext reads %q", measure, out)
		}
	}
}

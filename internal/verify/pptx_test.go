package verify

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pptx makes a package of slides; the second is listed first.
func pptx(t testing.TB, slides ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, s string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(s))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ids, rels := "", ""
	for i, s := range slides {
		ids = fmt.Sprintf(`<p:sldId id="%d" r:id="rId%d"/>`, 256+i, i+1) + ids
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="x/slide" Target="slides/slide%d.xml"/>`, i+1, i+1)
		put(fmt.Sprintf("ppt/slides/slide%d.xml", i+1), `<p:sld xmlns:p="`+presentationML+`" xmlns:a="`+drawingML+`">`+s+`</p:sld>`)
		put(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", i+1), fmt.Sprintf(`<Relationships><Relationship Id="rId1" Type="x/notesSlide" Target="../notesSlides/notesSlide%d.xml"/></Relationships>`, i+1))
		put(fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", i+1), `<p:notes xmlns:p="`+presentationML+`" xmlns:a="`+drawingML+`">`+shape("sldImg", "nej")+shape("body", "säg", "detta")+`</p:notes>`)
	}
	put("ppt/presentation.xml", `<p:presentation xmlns:p="`+presentationML+`" xmlns:r="`+officeRels+`"><p:sldIdLst>`+ids+`</p:sldIdLst></p:presentation>`)
	put("ppt/_rels/presentation.xml.rels", `<Relationships>`+rels+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func shape(holder string, paras ...string) string {
	ph := ""
	if holder != "" {
		ph = `<p:ph type="` + holder + `"/>`
	}
	s := `<p:sp><p:nvPr>` + ph + `</p:nvPr><p:txBody>`
	for _, p := range paras {
		s += `<a:p><a:r><a:t>` + p + `</a:t></a:r></a:p>`
	}
	return s + `</p:txBody></p:sp>`
}

func TestPPTXWords(t *testing.T) {
	second := shape("title", "Nära") + `<p:grpSp>` + shape("", "etikett") + `</p:grpSp>` +
		`<p:sp><p:nvPr><p:ph idx="1"/></p:nvPr><p:txBody><a:p><a:r><a:t>för</a:t></a:r><a:r><a:t>tur</a:t></a:r><a:br/><a:r><a:t>två</a:t></a:r></a:p><a:p><a:r><a:t>tre</a:t></a:r></a:p></p:txBody></p:sp>` +
		shape("sldNum", "7") + shape("ftr", "fot") + shape("dt", "2021")
	first := shape("title", "Nära (forts.)") + shape("body", "slut") + shape("title", "Annat (forts.)")
	b := pptx(t, first, second)
	got, err := PPTXWords(b)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("Nära förtur två tre slut Annat (forts.)")
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	notes, err := PPTXNotes(b)
	if err != nil || len(notes) != 2 || !slices.Equal(notes[1], []string{"säg", "detta"}) {
		t.Errorf("notes %q, %v", notes, err)
	}
}

func TestPPTXThatIsNone(t *testing.T) {
	deep := strings.Repeat("<a>", maxDepth+5) + strings.Repeat("</a>", maxDepth+5)
	for name, b := range map[string][]byte{"empty": nil, "no zip": []byte("PK\x03\x04 no"), "broken XML": pptx(t, "<p:sp>"), "deep": pptx(t, deep)} {
		if words, err := PPTXWords(b); err == nil {
			t.Errorf("%s: read as %q", name, words)
		}
	}
}

func FuzzPPTXWords(f *testing.F) {
	f.Add(pptx(f, shape("title", "Nära")))
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = PPTXWords(b)
		_, _ = PPTXNotes(b)
	})
}

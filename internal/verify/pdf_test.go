package verify

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// pdfFile writes a PDF of the objects 1, 2, 3 …; object 1 is the catalog.
func pdfFile(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R/Info 9 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func streamObject(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// unicodeMap maps the bytes of Latin-1 to themselves, \x01 to the soft hyphen and
// \x02 to the ligature fi.
const unicodeMap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <00AD> <0002> <00660069> endbfchar
2 beginbfrange <0020> <007E> <0020> <00A0> <00A2> [<00A0> <00A1> <00A2>] endbfrange
1 beginbfrange <00A3> <00FF> <00A3> endbfrange
endcmap end end`

// shown is a hexadecimal string of two-byte codes.
func shown(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "%04x", r)
	}
	return "<" + b.String() + ">"
}

// tagged is a PDF with a page of content, a structure tree K, and what stands on
// a second page.
func tagged(content, second, k string) []byte {
	return pdfFile(
		"<</Type/Catalog/Pages 2 0 R/Lang(sv-SE)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Metadata 10 0 R>>",
		"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2/MediaBox[0 0 100 100]/Resources<</Font<</F1 5 0 R>>/Properties<</P1<</MCID 90>>>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
		streamObject("", content),
		"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Roboto/Encoding/Identity-H/ToUnicode 11 0 R>>",
		"<</Type/StructTreeRoot/RoleMap<</Strong/Span/Rubrik/H1>>/K["+k+"]>>",
		"<</Type/Page/Parent 2 0 R/Contents[8 0 R]>>",
		streamObject("", second),
		"<</Title <FEFF004E00E4007200610020007600E5007200640020201300200042>/Author(Kiruna kommun)>>",
		streamObject("/Type/Metadata/Subtype/XML", `<rdf:Description><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>`),
		streamObject("", unicodeMap),
	)
}

func mark(tag string, id int, ops string) string {
	return fmt.Sprintf("/%s <</MCID %d>> BDC BT /F1 12 Tf %s ET EMC\n", tag, id, ops)
}

func readPDF(t *testing.T, b []byte) string {
	t.Helper()
	w, err := PDFWords(b)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(w, "|")
}

func TestPDFWordsFollowTheStructureTree(t *testing.T) {
	content := mark("P", 1, "["+shown("Mål")+" -20 "+shown("bild")+"] TJ") + mark("Rubrik", 0, shown("Rubrik")+" Tj")
	k := `<</S/Rubrik/Pg 3 0 R/K 0>> <</S/P/Pg 3 0 R/K[1 <</Type/MCR/Pg 7 0 R/MCID 0>>]>>`
	if got := readPDF(t, tagged(content, mark("P", 0, shown("er")+" Tj"), k)); got != "Rubrik|Målbilder" {
		t.Error(got)
	}
}

func TestPDFWordsJoinSoftHyphensAndInlines(t *testing.T) {
	content := mark("P", 0, shown("välbe\x01")+" Tj 0 -14 Td "+shown("\x02nnande och ")+" Tj") + mark("Span", 1, shown("part")+" Tj") + mark("P", 2, shown("nerskap.")+" Tj")
	k := `<</S/P/Pg 3 0 R/K[0 <</S/Strong/K 1>> 2]>>`
	if got := readPDF(t, tagged(content, "", k)); got != "välbefinnande|och|partnerskap." {
		t.Error(got)
	}
}

func TestPDFWordsLeaveOutFiguresArtifactsAndMarkers(t *testing.T) {
	content := "/Artifact <</Type/Pagination>> BDC BT /F1 9 Tf " + shown("Sida 1") + " Tj ET EMC\n" +
		mark("Figure", 0, shown("Hälsa")+" Tj") + mark("Caption", 1, shown("Figur 1.")+" Tj") +
		mark("Lbl", 2, shown("1.")+" Tj") + mark("LBody", 3, shown("första")+" Tj") +
		mark("Lbl", 4, shown("Att")+" Tj") + mark("LBody", 5, shown("anta /Artifact BMC")+" Tj /Artifact BMC "+shown("brus")+" Tj EMC") +
		mark("Lbl", 6, shown("2021")+" Tj") + "/P /P1 BDC BT /F1 9 Tf " + shown("sist") + " Tj ET EMC"
	k := `<</S/Figure/Alt(Bild)/Pg 3 0 R/K[0 <</S/Caption/K 1>>]>>
	<</S/L/Pg 3 0 R/K[<</S/LI/K[<</S/Lbl/K 2>> <</S/LBody/K 3>>]>> <</S/LI/K[<</S/Lbl/K 4>> <</S/LBody/K 5>>]>> <</S/LI/K<</S/Lbl/K 6>>>>]>>
	<</S/P/Pg 3 0 R/K[90 <</Type/OBJR/Obj 3 0 R>>]>>`
	if got := readPDF(t, tagged(content, "", k)); got != "Figur|1.|första|Att|anta|/Artifact|BMC|2021|sist" {
		t.Error(got)
	}
}

func TestPDFWordsUseActualText(t *testing.T) {
	content := "/P <</MCID 0>> BDC BT /F1 9 Tf " + shown("a") + " Tj /Span <</ActualText <FEFF00E5>>> BDC " + shown("zz") + " Tj EMC " + shown("b") + " Tj ET EMC"
	if got := readPDF(t, tagged(content, "", `<</S/P/Pg 3 0 R/K 0>> <</S/Span/ActualText(hel)/K 7>>`)); got != "aåb|hel" {
		t.Error(got)
	}
}

func TestPDFTextWithoutUnicodeIsSeen(t *testing.T) {
	content := mark("P", 0, "<0003> Tj") // not in the map
	if got := readPDF(t, tagged(content, "", `<</S/P/Pg 3 0 R/K 0>>`)); got != "\ufffd" {
		t.Errorf("%q", got)
	}
}

func TestPDFWithoutTagsIsAnError(t *testing.T) {
	b := pdfFile("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
	if _, err := PDFWords(b); err == nil {
		t.Error("no error")
	}
}

func TestPDFElementInTwoPlacesIsAnError(t *testing.T) {
	k := `<</S/Sect/K 6 0 R>>` // the root as its own grandchild
	if _, err := PDFWords(tagged("", "", k)); err == nil {
		t.Error("a cycle was walked without complaint")
	}
	deep := strings.Repeat("<</S/Sect/K ", 60) + "0" + strings.Repeat(">>", 60)
	if _, err := PDFWords(tagged("", "", deep)); err != nil {
		t.Error(err)
	}
}

func TestTooLargeFilesAreRefused(t *testing.T) {
	big := make([]byte, maxFile+1)
	for name, read := range map[string]func([]byte) ([]string, error){"pdf": PDFWords, "docx": DOCXWords, "html": HTMLWords} {
		if _, err := read(big); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzPDFWords(f *testing.F) {
	f.Add(tagged(mark("P", 0, shown("a")+" Tj"), "", `<</S/P/Pg 3 0 R/K 0>>`))
	f.Add(tagged("BI /W 1 ID \x00\x01 EI q Q /X Do", "(\\053\\)) Tj", `<</S/Sect/K 6 0 R>>`))
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = PDFWords(b)
	})
}

// FuzzContent fuzzes what this package reads itself, past the objects of the file.
func FuzzContent(f *testing.F) {
	f.Add([]byte(mark("P", 0, shown("a")+" Tj")), []byte(unicodeMap))
	f.Add([]byte("/P <</MCID 0/ActualText(\\344\\\n)>> BDC [(a) 3 <4>] TJ /X Do EMC EMC Q"), []byte("1 beginbfrange <00> <ff> [<0041>] endbfrange"))
	f.Fuzz(func(t *testing.T, content, unicode []byte) {
		m, err := parseCMap(unicode, maxTold)
		if err != nil {
			return
		}
		res := &resources{
			font:       func(string) *font { return &font{unicode: m, width: 1} },
			properties: func(string) (int, *string) { return 0, nil },
			form:       func(string) ([]byte, *resources) { return nil, nil },
		}
		res.form = func(string) ([]byte, *resources) { return content, res } // a form that holds itself
		p := interpreter{texts: map[int]*strings.Builder{}, steps: 1 << 12}
		p.run(content, res, 0)
		if len(p.stack) != 0 {
			t.Error("marked content left open")
		}
	})
}

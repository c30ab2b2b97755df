package inspect

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"malbild/internal/pdf/pdftest"
)

// file writes objects 1, 2, … with a cross-reference table; the first is the catalog.
func file(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func streamed(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)
}

func deflated(data []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.String()
}

// onePage is a file with one page and more objects from 4 on.
func onePage(page string, more ...string) []byte {
	return file(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]" + page + ">>"}, more...)...)
}

// hostile lists files that would keep a careless reader busy for ever, or fill its
// memory, besides those of pdftest.
func hostile(t testing.TB) []pdftest.Variant {
	t.Helper()
	out, err := pdftest.Hostile()
	if err != nil {
		t.Fatal(err)
	}
	var doubling []string
	for i := range 14 { // each form draws the next ten times: 10^14 in all
		dict := fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>", i+5)
		doubling = append(doubling, streamed(dict, strings.Repeat("/X Do ", 10)))
	}
	doubling = append(doubling, streamed("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"))
	pages := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	var kids strings.Builder
	for i := range 10_000 {
		pages = append(pages, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>", 10_003), "null")
		fmt.Fprintf(&kids, "%d 0 R ", 3+2*i)
	}
	pages[1] = "<</Type/Pages/Count 10000/Kids[" + kids.String() + "]>>"
	pages[10_002] = streamed("", strings.Repeat("BT ET 0 0 9 9 re f\n", 50))
	noted := slices.Clone(pages)
	for i := 2; i < len(noted); i += 2 {
		noted[i] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots 4 0 R>>"
	}
	noted[3] = "[" + strings.Repeat("<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>", 10_000) + "]"
	cycle := "<</S/Sect/P 5 0 R/K[5 0 R 5 0 R 5 0 R]>>"
	zeros := make([]byte, 30<<20)
	return append(out,
		pdftest.Variant{Name: "form-in-itself", File: onePage("/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>", streamed("", "/X Do"),
			streamed("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do /X Do"))},
		pdftest.Variant{Name: "forms-doubling", File: onePage("/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>", doubling...)},
		pdftest.Variant{Name: "ten-thousand-pages", File: file(pages...)},
		pdftest.Variant{Name: "annotations-on-every-page", File: file(noted...)},
		pdftest.Variant{Name: "flate-1000-to-1", File: onePage("/Contents[4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R]", streamed("/Filter/FlateDecode", deflated(zeros)))},
		pdftest.Variant{Name: "much-content", File: onePage("/Contents 4 0 R", streamed("/Filter/FlateDecode", deflated(bytes.Repeat([]byte("0 0 m 9 9 l S\n"), 1_500_000))))},
		pdftest.Variant{Name: "huge-numbers", File: onePage("/Contents 4 0 R/Rotate 99999999999999999999999", streamed("/Length2 -99999999999", "1e999 -1e999 999999999999999999999999 0 0 0 cm 0 0 1e300 1e300 re f"))},
		pdftest.Variant{Name: "tree-in-a-circle", File: file("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", "<</Type/StructTreeRoot/K[5 0 R]/RoleMap<</A/B/B/A>>>>", cycle)},
		pdftest.Variant{Name: "wide-table", File: file("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", "<</Type/StructTreeRoot/K<</S/Table/K["+
				strings.Repeat("<</S/TR/K["+strings.Repeat("<</S/TD/A<</O/Table/ColSpan 99999999/RowSpan 99999999>>>>", 30)+"]>>", 300)+"]>>>>")},
		pdftest.Variant{Name: "many-names", File: onePage("/Resources<</Font<<" + strings.Repeat("/A1 1 0 R", 40_000) + ">>>>")},
		pdftest.Variant{Name: "open-strings", File: onePage("/Contents 4 0 R", streamed("", strings.Repeat("(", 3_000_000)))},
		pdftest.Variant{Name: "many-objs", File: append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj "), 2_000_000)...)},
	)
}

// Every hostile file ends with a finding, and what it may cost is bounded by counting
// and not by luck. (What is allocated in all is a few times what lives at once.)
func TestHostileFilesEnd(t *testing.T) {
	for _, v := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := File(v.Name+".pdf", v.File, Options{})
		runtime.ReadMemStats(&after)
		if !r.Failed() {
			t.Errorf("%s passes", v.Name)
		}
		if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent > 600 {
			t.Errorf("%s took %d MB in all", v.Name, spent)
		}
		if len(r.Findings) > maxFindings {
			t.Errorf("%s has %d findings", v.Name, len(r.Findings))
		}
	}
}

// TestAnnotationsNobodyLooksAt: those beyond what is looked at are told of.
func TestAnnotationsNobodyLooksAt(t *testing.T) {
	for n, want := range map[int]bool{maxAnnots: false, maxAnnots + 1: true} {
		r := File("a.pdf", onePage("/Annots["+strings.Repeat("4 0 R ", n)+"]", "<</Type/Annot/Subtype/Link/F 4/Rect[0 0 9 9]>>"), Options{})
		if r.Has(ruleTooLarge.ID) != want {
			t.Errorf("%d annotations: %v", n, r.Findings)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, v := range hostile(b) {
		b.Run(v.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				File(v.Name+".pdf", v.File, Options{})
			}
		})
	}
}

func FuzzPDF(f *testing.F) {
	for _, v := range corpus(f)[0].files[:6] {
		f.Add(v.File)
	}
	f.Add(file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &Report{Name: "x.pdf", Format: "pdf"}
		readPDF(r, data, Options{}) // past the net for panics
		if len(r.Findings) > maxFindings {
			t.Error("findings without end")
		}
	})
}

// FuzzContent fuzzes what stands on a page, past the frame of the file.
func FuzzContent(f *testing.F) {
	f.Add("/P<</MCID 0>>BDC BT /F 9 Tf (a) Tj ET EMC q 1 0 0 rg 0 0 9 9 re f Q", "<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>")
	f.Add("/X Do BI /W 1 ID \x00 EI 0 0 1 1 k /G gs W n sh", "<<>>")
	f.Fuzz(func(t *testing.T, content, fonts string) {
		r := &Report{Name: "x.pdf", Format: "pdf"}
		readPDF(r, onePage("/Contents 4 0 R/Resources<</Font "+fonts+">>", streamed("", content)), Options{Purpose: Both})
	})
}

// FuzzCodeMap fuzzes the tables of codes of composite fonts.
func FuzzCodeMap(f *testing.F) {
	f.Add([]byte("/Registry (Adobe) def 1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <10> 5 endcidrange /H usecmap"), []byte("\x00\x81\x40"))
	f.Add([]byte("1 begincodespacerange <8140> <9ffc> endcodespacerange 2 begincidchar <8140> 1 <8141> 99999999999 endcidchar"), []byte("\x81\x40\xff"))
	f.Fuzz(func(t *testing.T, table, shown []byte) {
		m := readCodeMap(table)
		for b := shown; len(b) > 0; {
			_, n, _, _ := m.next(b)
			if n < 1 || n > len(b) {
				t.Fatalf("%d of %d bytes are a code", n, len(b))
			}
			b = b[n:]
		}
	})
}

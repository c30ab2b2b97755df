package inspect

import (
	"bytes"
	"fmt"
	"testing"

	"malbild/internal/pdfread"
)

// TestSyntax: an object that is not written as ISO 32000-1, 7.3 asks is told of with
// what is wrong and where, whatever the file is for.
func TestSyntax(t *testing.T) {
	whole := file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]>>", "<</A 1>>")
	swap := func(old, now string) []byte {
		if !bytes.Contains(whole, []byte(old)) {
			t.Fatalf("%q is not there", old)
		}
		return bytes.Replace(whole, []byte(old), []byte(now), 1)
	}
	at := bytes.Index(whole, []byte("4 0 obj")) // what changes it stands last, so that nothing moves
	for _, c := range []struct {
		name string
		file []byte
		want []pdfread.Slip
	}{
		{"whole", whole, nil},
		{"key not a name", swap("<</A 1>>", "<<12 1>>"), []pdfread.Slip{pdfread.KeyNoName}},
		{"key without value", swap("<</A 1>>", "<</A  >>"), []pdfread.Slip{pdfread.Valueless}},
		{"key twice", swap("<</A 1>>", "<</A 1/B 2/A 3>>"), []pdfread.Slip{pdfread.KeyTwice}},
		{"unknown word", swap("<</A 1>>", "<</A[b]>>"), []pdfread.Slip{pdfread.Keyword}},
		{"array not closed", swap("<</A 1>>", "<</A[1>>"), []pdfread.Slip{pdfread.Unclosed}},
		{"dictionary half closed", swap("<</A 1>>", "<</A 1> "), []pdfread.Slip{pdfread.Unclosed}},
		{"two points", swap("<</A 1>>", "<</A 1.2.3>>"), []pdfread.Slip{pdfread.OddNumber}},
		{"two signs", swap("<</A 1>>", "<</A -+1>>"), []pdfread.Slip{pdfread.OddNumber}},
		{"sign alone", swap("<</A 1>>", "<</A - >>"), []pdfread.Slip{pdfread.OddNumber}},
		{"point alone", swap("<</A 1>>", "<</A . >>"), []pdfread.Slip{pdfread.OddNumber}},
		{"usual numbers", swap("<</A 1>>", "<</A[+1 -.5 5. 0.25]>>"), nil},
		{"no end", swap("<</A 1>>\nendobj", "<</A 1>>\n"), []pdfread.Slip{pdfread.NoEnd}},
		{"word before the end", swap("<</A 1>>", "<</A 1>> a"), []pdfread.Slip{pdfread.NoEnd}},
		{"other number", swap("4 0 obj", "5 0 obj"), []pdfread.Slip{pdfread.Elsewhere}},
		{"other generation", swap("4 0 obj", "4 1 obj"), []pdfread.Slip{pdfread.Generation}},
		{"other place", swap(fmt.Sprintf("%010d", at), fmt.Sprintf("%010d", at+1)), []pdfread.Slip{pdfread.Elsewhere}},
		{"generation in the table", swap(fmt.Sprintf("%010d 00000", at), fmt.Sprintf("%010d 00002", at)), []pdfread.Slip{pdfread.Generation}},
	} {
		// What stands last is longer or shorter now: the table begins elsewhere.
		start := bytes.LastIndex(c.file, []byte("\nxref\n")) + 1
		end := bytes.LastIndex(c.file, []byte("startxref\n"))
		data := fmt.Appendf(bytes.Clone(c.file[:end]), "startxref\n%d\n%%%%EOF\n", start)
		for _, o := range []Options{{Purpose: Screen, Standard: A2a}, {Purpose: Screen, Standard: A1b}, {Purpose: Screen, Standard: UA2}, {Purpose: Print}} {
			var got, want []string
			for _, f := range File("a.pdf", data, o).Findings {
				if f.Rule == ruleSyntax {
					got = append(got, fmt.Sprint(f.Args...))
				}
			}
			for _, s := range c.want {
				want = append(want, fmt.Sprint(slipNames[s], 1, 4))
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s, %s %s: %v, not %v", c.name, o.Purpose, o.Standard, got, want)
			}
		}
	}
}

// Every slip has a name in both languages.
func TestSlipsHaveNames(t *testing.T) {
	for i, n := range slipNames {
		if n.SV == "" || n.EN == "" {
			t.Errorf("slip %d has no name", i)
		}
	}
}

package inspect

import (
	"bytes"
	"reflect"
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
)

// TestAmongOthersIsAsAlone: what is remembered from file to file changes no verdict, of
// good files and broken ones, in whatever order they come and however often.
func TestAmongOthersIsAsAlone(t *testing.T) {
	var cache FontCache
	for _, s := range append(corpus(t), packedFiles(t)) {
		for range 3 {
			for _, v := range s.files {
				for _, verdict := range []bool{true, false} {
					o := Options{Purpose: Screen, Standard: s.standard, Verdict: verdict}
					alone := File(v.Name+".pdf", v.File, o)
					o.Fonts = &cache
					among := File(v.Name+".pdf", v.File, o)
					for _, r := range []*Report{alone, among} {
						r.calls, r.index = nil, nil // how often a rule was asked, and in which order
					}
					if !reflect.DeepEqual(alone, among) {
						t.Fatalf("%s: alone %v, among others %v", v.Name, alone.Findings, among.Findings)
					}
				}
			}
		}
	}
	if cache.objects.Kept() < 3 {
		t.Error("no object stream was met again")
	}
}

// packedFiles are files with object streams, whole and with a byte changed somewhere.
func packedFiles(t *testing.T) standardFiles {
	out := standardFiles{standard: A2a}
	for _, p := range []pdf.Profile{pdf.A2aUA1, pdf.A3a, pdf.UA2} {
		good, err := pdftest.Good(p)
		if err != nil {
			t.Fatal(err)
		}
		out.files = append(out.files, pdftest.Variant{Name: "good", File: good})
		for at := len(good) / 3; at < len(good); at += len(good) / 40 {
			bad := bytes.Clone(good)
			bad[at] ^= 1
			out.files = append(out.files, pdftest.Variant{Name: "changed", File: bad})
		}
	}
	return out
}

package inspect

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"malbild/internal/pdf"
	"malbild/internal/pdf/pdftest"
	"malbild/internal/pdfread"
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
	if count(&cache.trees) == 0 {
		t.Error("no structure tree was met again")
	}
	if count(&cache.faces) == 0 || len(cache.sights.kept) == 0 {
		t.Error("no font was met again, or no piece of a page")
	}
}

func count(m *sync.Map) (n int) {
	for range m.Range {
		n++
	}
	return n
}

// TestTreeOfAnUpdate: a tree that was read before is not taken for that of a file which
// puts another object in the place of one of its elements.
func TestTreeOfAnUpdate(t *testing.T) {
	good, err := pdftest.Good(pdf.A2aUA1)
	if err != nil {
		t.Fatal(err)
	}
	var cache FontCache
	for range 4 {
		if r := File("good.pdf", good, Options{Purpose: Screen, Standard: A2a, Verdict: true, Fonts: &cache}); r.Failed() {
			t.Fatal(r.Findings)
		}
	}
	if count(&cache.trees) != 1 {
		t.Fatalf("%d trees are kept", count(&cache.trees))
	}
	f, err := pdfread.Open(good)
	if err != nil {
		t.Fatal(err)
	}
	updated := 0
	for n := range f.Numbers {
		e, _ := f.Get(pdfread.Ref{Num: n}).(pdfread.Dict)
		if f.Name(e.Raw("S")) != "P" {
			continue
		}
		e = slices.Clone(e)
		e[slices.IndexFunc(e, func(x pdfread.Entry) bool { return x.Key == "S" })].Value = pdfread.Name("Figure")
		var b strings.Builder
		write(&b, e)
		r := File("a.pdf", update(t, good, map[int]string{n: b.String()}), Options{Purpose: Screen, Standard: A2a, Verdict: true, Fonts: &cache})
		if !r.Has(ruleFigure.ID) || r.Has(ruleDamaged.ID) {
			t.Errorf("object %d as a figure: %v", n, r.Findings)
		}
		updated++
	}
	if updated == 0 {
		t.Fatal("no paragraph was changed")
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

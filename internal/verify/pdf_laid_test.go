package verify

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// withCatalog is the adopted text in a file whose catalog says more.
func withCatalog(more string) []byte {
	return bytes.Replace(onePage(set(adopted), onlyP), []byte("<</Type/Catalog"), []byte("<</Type/Catalog"+more), 1)
}

// withObject is a page with one more object, 11, which its resources name.
func withObject(content, where, object string) []byte {
	b := bytes.Replace(onePage(content, onlyP), []byte("/XObject<<"), []byte(where), 1)
	return append(b, []byte("\n11 0 obj\n"+object+"\nendobj\n")...)
}

// parted is the adopted text with room for a word before «aktiv», and something in it.
func parted(inside func(x, y float64) string) []byte {
	out := "/P <</MCID 0>> BDC\n"
	for i, l := range widely(adopted) {
		y := 700 - 14*float64(i)
		head, tail, ok := strings.Cut(l, "aktiv")
		if !ok {
			out += placed(40, y, l)
			continue
		}
		x := 40 + 7.2*float64(len([]rune(head)))
		out += placed(40, y, strings.TrimSpace(head)) + placed(x+22, y, "aktiv"+tail) + inside(x, y)
	}
	return onePage(out+"EMC\n", onlyP)
}

// What is laid over the words of a page in another way than by filling a path, what stands
// between them without letters, and what a file does to them when it is opened.
func TestLaidOverPDF(t *testing.T) {
	font := func(dict string) []byte {
		b := onePage(set(adopted), onlyP)
		return bytes.Replace(b, []byte("/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding"), []byte(dict), 1)
	}
	unicode := "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfrange <a0> <ff> <00a0> endbfrange 2 beginbfchar <96> <2013> <94> <201d> endbfchar"
	mapped := func(dict string) []byte {
		return append(font(dict+"/ToUnicode 11 0 R"), []byte("\n11 0 obj\n"+streamObject("", unicode)+"\nendobj\n")...)
	}
	soft := func(data string) []byte {
		return withObject(set(adopted)+"q 500 0 0 300 30 500 cm /Hel Do Q", "/XObject<</Hel 11 0 R", streamObject("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 12 0 R", "x")+
			"\nendobj\n12 0 obj\n"+streamObject("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", data))
	}
	shading := "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 1]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[1 1 1]/C1[1 1 1]>>>>"
	for name, b := range map[string][]byte{
		"below a shading":               withObject(set(adopted)+"q 30 500 500 300 re W n /Skugga sh Q", "/Shading<</Skugga 11 0 R>>/XObject<<", shading),
		"below a shading of all":        withObject(set(adopted)+"/Skugga sh", "/Shading<</Skugga 11 0 R>>/XObject<<", shading),
		"below a picture in the text":   onePage(set(adopted)+"q 500 0 0 300 30 500 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", onlyP),
		"below a slanted picture":       onePage(set(adopted)+"q 900 40 -40 700 -100 300 cm /Im Do Q", onlyP),
		"below an opaque mask":          soft("\xff"),
		"below a broken line":           onePage(set(adopted)+"1 G 200 w 30 650 m 530 650 l 530 640 l S", onlyP),
		"below the line of a rectangle": onePage(set(adopted)+"1 G 300 w 30 650 500 1 re S", onlyP),
		"below letters of white":        onePage(set(adopted)+"1 g BT /F1 900 Tf 1 0 0 1 30 300 Tm (M) Tj ET", onlyP),
		"letters upon each other":       onePage("-7.2 Tc "+set(adopted), onlyP),
		"signs for letters":             mapped("/Subtype/Type1/BaseFont/ZapfDingbats"),
		"a typeface of signs":           mapped("/Subtype/TrueType/BaseFont/ABCDEF+Wingdings-Regular"),
		"Greek for letters":             mapped("/Subtype/Type1/BaseFont/Symbol"),
		"a code for another letter":     mapped("/Subtype/Type1/BaseFont/Courier/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[97/p]>>"),
		"a layer for paper":             bytes.Replace(onePage("/OC /L BDC "+set(adopted)+" EMC", onlyP), []byte("/D<</OFF[7 0 R]>>"), []byte("/D<</AS[<</Event/Print/Category[/Print]/OCGs[7 0 R]>>]>>"), 1),
		"a form that writes anew":       withCatalog("/AcroForm<</XFA(x)>>"),
		"a script":                      withCatalog("/OpenAction<</S/JavaScript/JS(x)>>"),
		"scripts by name":               withCatalog("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>"),
		"a field without a look":        bytes.Replace(onePage(set(adopted), onlyP), []byte("/Contents 4 0 R"), []byte("/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/V(inte)/Rect[30 600 560 720]>>]/Contents 4 0 R"), 1),
		"a picture between words":       parted(func(x, y float64) string { return fmt.Sprintf("q 18 0 0 8 %g %g cm /Im Do Q\n", x, y) }),
		"a drawn word between words": parted(func(x, y float64) string {
			return fmt.Sprintf("%g %g m %g %g %g %g %g %g c %g %g l h f\n", x, y, x+3, y+9, x+6, y+9, x+18, y, x+9, y+2)
		}),
	} {
		r := judgedFile(b)
		if r.Err == nil && len(r.Passages) > 0 && r.Passages[0].Status.Good() && !r.Doubtful() {
			t.Errorf("MISSED %s: %+v %+v", name, r.Passages[0].Status, r.Notices)
		}
	}
	for name, b := range map[string][]byte{
		"a shading behind":       withObject("q 30 500 500 300 re W n /Skugga sh Q "+set(adopted), "/Shading<</Skugga 11 0 R>>/XObject<<", shading),
		"a shading beside":       withObject(set(adopted)+"q 30 100 500 300 re W n /Skugga sh Q", "/Shading<</Skugga 11 0 R>>/XObject<<", shading),
		"a watermark":            soft("\x30"),
		"a frame of broad lines": onePage(set(adopted)+"0 G 4 w 30 500 500 300 re S", onlyP),
		"set a little closer":    onePage("-0.4 Tc "+set(adopted), onlyP),
		"a mark before a line":   onePage(set(adopted)+"0 g 20 701 m 24 709 28 709 30 701 c h f", onlyP),
		"an ordinary typeface":   mapped("/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding"),
		"a form with a look":     withCatalog("/AcroForm<</Fields[]>>"),
		"a place to begin at":    withCatalog("/OpenAction[3 0 R/Fit]"),
	} {
		if r := judgedFile(b); r.Err != nil || !r.OK() {
			t.Errorf("FALSE ALARM %s: %v %+v %+v", name, r.Err, r.Passages, r.Notices)
		}
	}
}

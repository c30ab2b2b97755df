package verify

import (
	"bytes"
	"strings"
	"testing"
)

// withForm is a page that paints a form.
func withForm(dict, content string) []byte {
	f := bytes.Replace(onePage("/Fm Do", onlyP), []byte("/XObject<<"), []byte("/XObject<</Fm 11 0 R"), 1)
	mask := "/ExtGState<</Mask<</SMask<</S/Alpha/G 12 0 R>>>>/Screen<</BM/Screen>>>>"
	return append(f, []byte("\n11 0 obj\n"+streamObject("/Type/XObject/Subtype/Form/Resources<</Font<</F1 5 0 R>>"+mask+">>"+dict, content)+
		"\nendobj\n12 0 obj\n"+streamObject("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", "")+"\nendobj\n")...)
}

// withAnnotation is the adopted text under an annotation that paints something.
func withAnnotation(about, paints string) []byte {
	b := onePage(set(adopted), onlyP)
	b = []byte(strings.Replace(string(b), "/Contents 4 0 R", "/Annots[<</Type/Annot/Rect[30 600 560 720]/F 4"+about+"/AP<</N 11 0 R>>>>]/Contents 4 0 R", 1))
	return append(b, []byte("\n11 0 obj\n"+streamObject("/Type/XObject/Subtype/Form/BBox[0 0 500 200]/Resources<</Font<</F1 5 0 R>>>>", paints)+"\nendobj\n")...)
}

// withLayer is the adopted text in a layer that a dictionary of members rules; the layer is off.
func withLayer(rule string) []byte {
	return bytes.Replace(onePage("/OC /L BDC "+set(adopted)+" EMC", onlyP), []byte("/Properties<</L 7 0 R>>"), []byte("/Properties<</L<</Type/OCMD"+rule+">>>>"), 1)
}

// turnedBy is the adopted text with its lines turned by a matrix.
func turnedBy(m string) []byte {
	return onePage(strings.ReplaceAll(set(adopted), "1 0 0 1 40", m), onlyP)
}

// What a form's box cuts, an annotation or a shape covers, a layer's rule hides, or a matrix
// makes flat or mirrored, is not seen and does not count.
func TestCoveredPDF(t *testing.T) {
	white := "1 g 0 0 500 200 re f"
	for name, b := range map[string][]byte{
		"outside a form's box":   withForm("/BBox[0 0 9 9]", set(adopted)),
		"a form's layer":         withForm("/BBox[0 0 595 842]/OC 7 0 R", set(adopted)),
		"through a mask":         withForm("/BBox[0 0 595 842]", "/Mask gs "+set(adopted)),
		"black that is screened": withForm("/BBox[0 0 595 842]", "/Screen gs "+set(adopted)),
		"below a field":          withAnnotation("/Subtype/Widget/FT/Tx/V(inte)", white),
		"below a link":           withAnnotation("/Subtype/Link", white),
		"below a marker":         withAnnotation("/Subtype/Highlight", white),
		"below an odd thing":     withAnnotation("/Subtype/Odd", white),
		"a rule of layers":       withLayer("/VE[/And 7 0 R]"),
		"a rule of two":          withLayer("/VE[/Not[/Or[/Not 7 0 R]]]"),
		"all layers on":          withLayer("/P/AllOn/OCGs[7 0 R]"),
		"no width":               onePage("0 Tz "+set(adopted), onlyP),
		"hardly any width":       onePage("1 Tz "+set(adopted), onlyP),
		"hardly any height":      turnedBy("1 0 0 0.01 40"),
		"mirrored":               turnedBy("-1 0 0 1 500"),
		"upside down":            turnedBy("1 0 0 -1 40"),
		"raised off the page":    onePage("900 Ts "+set(adopted), onlyP),
		"below a round shape":    onePage(set(adopted)+"1 g 0 0 m 595 0 l 595 842 l 300 900 100 900 0 842 c h f", onlyP),
		"below many corners":     onePage(set(adopted)+"1 g 0 0 m 595 0 l 595 842 l 300 843 l 100 842 l 0 842 l h f", onlyP),
		"below a turned shape":   onePage(set(adopted)+"q 0.9 0.1 -0.1 0.9 0 0 cm 1 g -200 -200 2000 2000 re f Q", onlyP),
		"below two rectangles":   onePage(set(adopted)+"1 g 0 500 300 342 re 300.1 500 300 342 re f", onlyP),
	} {
		r := judgedFile(b)
		if r.Err == nil && len(r.Passages) > 0 && r.Passages[0].Status.Good() && !r.Doubtful() {
			t.Errorf("%s: %+v", name, r.Passages)
		}
	}
}

// What looks like a cover and is none is let pass.
func TestUncoveredPDF(t *testing.T) {
	for name, b := range map[string][]byte{
		"a form":               withForm("/BBox[0 0 595 842]", set(adopted)),
		"a link without paint": withAnnotation("/Subtype/Link", ""),
		"a frame":              withAnnotation("/Subtype/Link", "0 G 0 0 500 200 re S"),
		"a hidden note":        withAnnotation("/Subtype/Text/F 2", "1 g 0 0 500 200 re f"),
		"a popup":              withAnnotation("/Subtype/Popup", "1 g 0 0 500 200 re f"),
		"all layers off":       withLayer("/P/AllOff/OCGs[7 0 R]"),
		"any layer off":        withLayer("/P/AnyOff/OCGs[7 0 R]"),
		"a rule that shows":    withLayer("/VE[/Not 7 0 R]"),
		"turned twice":         onePage("1 0 0 -1 0 842 cm "+strings.ReplaceAll(set(adopted), "1 0 0 1 40", "1 0 0 -1 40"), onlyP),
		"a ring around it":     onePage(set(adopted)+"0 g 0 500 595 342 re 20 600 560 200 re f*", onlyP),
		"a shape beside it":    onePage(set(adopted)+"0 g 0 0 m 595 0 l 595 300 l 300 400 100 400 0 300 c h f", onlyP),
	} {
		b = bytes.Replace(b, []byte("/F 4/Subtype/Text/F 2"), []byte("/Subtype/Text/F 2"), 1)
		if r := judgedFile(b); r.Err != nil || !r.OK() || len(r.Notices) > 0 {
			t.Errorf("%s: %v %+v %+v", name, r.Err, r.Passages, r.Notices)
		}
	}
}

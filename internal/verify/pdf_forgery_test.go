package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const adopted = "Min egen kraft tas tillvara Jag är experten i mitt liv! Därför är jag också en aktiv och självklar partner i insatser som berör mig, mitt välbefinnande och min kraft – varje dag."

// widely is the adopted text in lines of at most 60 letters.
func widely(text string) []string {
	var out []string
	row := ""
	for _, w := range strings.Fields(text) {
		if len([]rune(row+" "+w)) > 60 {
			out, row = append(out, row), ""
		}
		row = strings.TrimSpace(row + " " + w)
	}
	return append(out, row)
}

// ansi is a text in the Windows code page, as far as our texts need it.
func ansi(s string) string {
	var b []byte
	for _, r := range s {
		switch r {
		case '–':
			r = 0x96
		case '”':
			r = 0x94
		}
		b = append(b, byte(r))
	}
	return string(b)
}

// hexed is a string of the fixed-width font of onePage, 7.2 points a letter.
func hexed(s string) string {
	return fmt.Sprintf("<%x> Tj", ansi(s))
}

func placed(x, y float64, s string) string {
	return fmt.Sprintf("BT /F1 12 Tf 1 0 0 1 %g %g Tm %s ET\n", x, y, hexed(s))
}

// set is lines below each other, all in the marked content 0.
func set(text string) string {
	out := ""
	for i, l := range widely(text) {
		out += placed(40, 700-14*float64(i), l)
	}
	return "/P <</MCID 0>> BDC\n" + out + "EMC\n"
}

// onePage is a tagged PDF of one page.
func onePage(content, kids string) []byte {
	widths := strings.Repeat("600 ", 224)
	return pdfFile(
		"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</L 7 0 R>>/ExtGState<</Clear<</ca 0>>/Faint<</ca 0.05>>/Half<</ca 0.5>>/Mul<</BM/Multiply>>>>"+
			"/ColorSpace<</Spot[/Separation/Guld/DeviceCMYK 9 0 R]>>/XObject<</Im 8 0 R/Soft 10 0 R>>>>>>",
		streamObject("", content),
		"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths["+widths+"]>>",
		"<</Type/StructTreeRoot/K["+kids+"]>>",
		"<</Type/OCG/Name(x)>>",
		streamObject("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x"),
		"<</FunctionType 2/Domain[0 1]/N 1>>",
		streamObject("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 8 0 R", "x"),
	)
}

const onlyP = `<</S/P/Pg 3 0 R/K 0>>`

func judged(content, kids string) string {
	j := NewJudge([]Reference{{County: "x", ID: "x.kraft", Forms: []Form{{Text: adopted}}}}, []Kind{{County: "x", Name: "bilaga", IDs: []string{"x.kraft"}}})
	r := j.File("x.pdf", onePage(content, kids), []string{"x.kraft"})
	if r.Err != nil {
		return r.Err.Error()
	}
	return string(r.Passages[0].Status)
}

// What the page shows is what is judged: not what lies in the file unseen, nor what the
// file says of it, nor the order it tells it in.
func TestForgedPDF(t *testing.T) {
	lines := widely(adopted)
	at, before := 0, ""
	for i, l := range lines {
		if head, _, ok := strings.Cut(l, " aktiv"); ok {
			at, before = i, head
		}
	}
	y := 700 - 14*float64(at)
	// The page with room for a word before «aktiv».
	gap := func(head, tail string) string {
		l := widely(adopted)
		out := "/P <</MCID 0>> BDC\n"
		for i, s := range l {
			if i == at {
				rest := strings.TrimPrefix(s, before+" ")
				out += placed(40, y, before) + head + placed(40+7.2*float64(len([]rune(before))+6), y, rest)
				continue
			}
			out += placed(40, 700-14*float64(i), s)
		}
		return out + "EMC\n" + tail
	}
	word := placed(40+7.2*float64(len([]rune(before))+1), y, "inte")
	loose := func(tag string) string { return tag + "\n" + word + "EMC\n" }
	apart := func(head, between, tail string) string { // a line's room between two lines
		out := "/P <</MCID 0>> BDC\n"
		for i, l := range lines {
			d := 0.0
			if i > 1 {
				d = 14
			}
			if i == 2 {
				out += head
			}
			out += placed(40, 700-14*float64(i)-d, l)
		}
		return out + "EMC\n" + between + tail
	}
	line := placed(40, 700-28, "Detta gäller inte alla som bor här.")
	forged := strings.Replace(adopted, "aktiv", "passiv", 1)
	hex := func(s string) string {
		out := "FEFF"
		for _, r := range s {
			out += fmt.Sprintf("%04X", r)
		}
		return out
	}
	for name, c := range map[string][2]string{
		"invisible letters":            {"3 Tr " + set(adopted), onlyP},
		"invisible below a forgery":    {"3 Tr " + set(adopted) + "0 Tr /Artifact BMC\n" + strings.TrimPrefix(set(forged), "/P <</MCID 0>> BDC\n"), onlyP},
		"white on white":               {"1 g " + set(adopted), onlyP},
		"dark on a dark panel":         {"0.2 g 30 500 500 300 re f 0.21 g " + set(adopted), onlyP},
		"white on a white panel":       {"0 g 30 500 500 300 re f 1 g 30 500 500 300 re f " + set(adopted), onlyP},
		"pale on white":                {"0.97 0.97 0.95 rg " + set(adopted), onlyP},
		"pale in four inks":            {"0 0 0.03 0.01 k " + set(adopted), onlyP},
		"white outlines of letters":    {"1 Tr 1 G " + set(adopted), onlyP},
		"white outlines, white inside": {"2 Tr 1 G 1 g " + set(adopted), onlyP},
		"nearly clear":                 {"/Faint gs " + set(adopted), onlyP},
		"white ink of a spot colour":   {"/Spot cs 0 scn " + set(adopted), onlyP},
		"no ink at all":                {"/Clear gs " + set(adopted), onlyP},
		"off the page":                 {"1 0 0 1 0 -800 cm " + set(adopted), onlyP},
		"clipped away":                 {"0 0 9 9 re W n " + set(adopted), onlyP},
		"painted over":                 {set(adopted) + "1 g 30 500 500 300 re f", onlyP},
		"painted over by lines":        {set(adopted) + "1 g 30 500 m 530 500 l 530 800 l 30 800 l h f", onlyP},
		"painted over on the slant":    {set(adopted) + "1 g 30 500 m 530 501 l 530 800 l 30 799 l h f", onlyP},
		"below a broad line":           {set(adopted) + "1 G 300 w 30 650 m 530 650 l S", onlyP},
		"struck out by lines":          {set(adopted) + "0 G 1 w 30 704 m 530 704 l S", onlyP},
		"struck out by rules":          {set(adopted) + "0 g 30 703.5 500 1 re f", onlyP},
		"below a picture":              {set(adopted) + "q 500 0 0 300 30 500 cm /Im Do Q", onlyP},
		"one word painted over":        {set(adopted) + fmt.Sprintf("1 g %g %g 36 12 re f", 40+7.2*float64(len([]rune(before))+1), y-3), onlyP},
		"specks":                       {"0.05 0 0 0.05 0 0 cm " + set(adopted), onlyP},
		"a layer that is off":          {"/OC /L BDC " + set(adopted) + "EMC", onlyP},
		"letters that say others":      {"/Span <</ActualText <" + hex(adopted) + ">>> BDC " + set(forged) + "EMC", onlyP},
		"a tag that says others":       {set(forged), `<</S/P/Pg 3 0 R/ActualText<` + hex(adopted) + `>/K 0>>`},
		"a word that is an artifact":   {gap("", loose("/Artifact BMC")), onlyP},
		"drawn in its place":           {gap("EMC "+loose("/Artifact BMC")+"/P <</MCID 0>> BDC ", ""), onlyP},
		"a word without a mark":        {gap("", word), onlyP},
		"a word of another paragraph":  {gap("", loose("/P <</MCID 1>> BDC")), onlyP + `<</S/P/Pg 3 0 R/K 1>>`},
		"a word of a figure":           {gap("", loose("/Figure <</MCID 1>> BDC")), onlyP + `<</S/Figure/Alt(x)/Pg 3 0 R/K 1>>`},
		"a line that is an artifact":   {apart("", "/Artifact BMC\n"+line+"EMC\n", ""), onlyP},
		"a line told last":             {apart("", "/P <</MCID 1>> BDC\n"+line+"EMC\n", ""), onlyP + `<</S/P/Pg 3 0 R/K 1>>`},
		"a line without a mark":        {apart("", line, ""), onlyP},
		"two words that change places": {set(strings.Replace(adopted, "aktiv och självklar", "självklar och aktiv", 1)), onlyP},
	} {
		if got := judged(c[0], c[1]); got == string(Intact) || got == string(Duplicated) || got == string(Moved) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// divided is the page with a word on two lines; a tag says that its hyphen is a soft one.
func divided(word string, n int) string {
	head, tail, _ := strings.Cut(adopted, word)
	up, down := widely(head+word[:n]), widely(word[n:]+tail)
	out := "/P <</MCID 0>> BDC\n"
	for i, l := range up {
		out += placed(40, 700-14*float64(i), l)
	}
	last := len(up) - 1
	out += "/Span <</ActualText <FEFF00AD>>> BDC " + placed(40+7.2*float64(len([]rune(up[last]))), 700-14*float64(last), "-") + "EMC\n"
	for i, l := range down {
		out += placed(40, 700-14*float64(len(up)+i), l)
	}
	return out + "EMC\n"
}

// What looks like a trick and is none is let pass.
func TestHonestPDF(t *testing.T) {
	for name, c := range map[string][2]string{
		"plain":                      {set(adopted), onlyP},
		"white on a dark panel":      {"0.2 g 30 500 500 300 re f 1 g " + set(adopted), onlyP},
		"white on a picture":         {"q 500 0 0 300 30 500 cm /Im Do Q 1 g " + set(adopted), onlyP},
		"outlines of letters":        {"1 Tr 1 g 0 G " + set(adopted), onlyP},
		"dark on a pale panel":       {"0.9 g 30 500 500 300 re f 0.2 g " + set(adopted), onlyP},
		"white on a round panel":     {"0.2 g 30 500 m 280 300 530 300 530 500 c 530 900 l 30 900 l h f 1 g " + set(adopted), onlyP},
		"black beside a round panel": {"0 g 30 500 m 30 300 30 300 31 900 c 30 900 l h f " + set(adopted), onlyP},
		"a clear panel below it":     {"q /Half gs 0 g 30 500 500 300 re f Q 1 g " + set(adopted), onlyP},
		"a spot ink":                 {"/Spot cs 1 scn " + set(adopted), onlyP},
		"a spot ink on black":        {"0 g 30 500 500 300 re f /Spot cs 0.5 scn " + set(adopted), onlyP},
		"a marker over it":           {set(adopted) + "/Mul gs 1 1 0 rg 30 500 500 300 re f", onlyP},
		"a watermark over it":        {set(adopted) + "q 500 0 0 300 30 500 cm /Soft Do Q", onlyP},
		"lines below the words":      {set(adopted) + "0 G 1 w 30 698 m 530 698 l S 0.5 w 40 684 m 90 684 l S", onlyP},
		"a rule below a word":        {set(adopted) + "0 g 40 698 200 1 re f", onlyP},
		"a head that is no word": {"/Artifact BMC\n" + placed(40, 800, "Kiruna kommun") + "EMC\n" + set(adopted) + "/Artifact BMC\n" +
			placed(40, 40, "1 (1)") + "EMC\n", onlyP},
		"a column beside it":           {set(adopted) + "/P <</MCID 1>> BDC\n" + placed(490, 700, "Bredvid") + placed(490, 686, "står annat") + "EMC\n", onlyP + `<</S/P/Pg 3 0 R/K 1>>`},
		"a caption below it":           {set(adopted) + "/Artifact BMC\n" + placed(40, 630, "Utsmyckning") + "EMC\n", onlyP},
		"a word divided by its writer": {divided("experten", 5), onlyP},
	} {
		if got := judged(c[0], c[1]); got != string(Intact) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Letters that are a stencil, and patterns with words, are told.
func TestStencilsAndTiles(t *testing.T) {
	tiles := streamObject("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>", "BT /F1 9 Tf (inte) Tj ET")
	for name, c := range map[string]struct {
		content string
		kind    NoticeKind
	}{
		"a stencil":          {set(adopted) + "q 7 Tr " + placed(40, 300, "inte") + "0 g 0 0 500 500 re f Q", Stencil},
		"words in tiles":     {set(adopted) + "/Pattern cs /Tiles scn 0 0 500 300 re f", Tiles},
		"letters with tiles": {"/Pattern cs /Plain scn " + set(adopted), Tiles},
	} {
		file := onePage(c.content, onlyP)
		file = bytes.Replace(file, []byte("/XObject<<"), []byte("/Pattern<</Tiles 11 0 R/Plain 12 0 R>>/XObject<<"), 1)
		file = append(file, []byte("\n11 0 obj\n"+tiles+"\nendobj\n12 0 obj\n"+strings.Replace(tiles, "BT /F1 9 Tf (inte) Tj ET", "0 0 9 9 re f             ", 1)+"\nendobj\n")...)
		r := judgedFile(file)
		if r.Err != nil || !r.Doubtful() || !slices.ContainsFunc(r.Notices, func(n Notice) bool { return n.Kind == c.kind }) {
			t.Errorf("%s: %v %+v", name, r.Err, r.Notices)
		}
	}
}

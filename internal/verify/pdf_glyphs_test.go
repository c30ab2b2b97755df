package verify

import (
	"fmt"
	"strings"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/fontfile"
)

// drawnAs is a page that draws one text and says that it is another, letter by letter, in
// a typeface that is embedded. Change makes another font program of the face.
func drawnAs(t *testing.T, face, drawn, said string, change func([]byte)) []byte {
	t.Helper()
	data, err := asset.Font(face)
	if err != nil {
		t.Fatal(err)
	}
	data = append([]byte{}, data...)
	font, err := fontfile.OpenTrueType(data)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(data)
	}
	shown, claims := []rune(drawn), []rune(said)
	var gids, maps, page strings.Builder
	gids.WriteString("\x00\x00")
	line, code := 0, 0
	for _, l := range widely(drawn) {
		fmt.Fprintf(&page, "BT /F1 12 Tf 1 0 0 1 40 %d Tm <", 700-14*line)
		for range []rune(l) {
			code++
			fmt.Fprintf(&page, "%04X", code)
		}
		page.WriteString("> Tj ET\n")
		line, code = line+1, code+1 // the space at the end of the line
	}
	for i, r := range shown {
		g := font.Letters[r]
		gids.WriteString(string([]byte{byte(g >> 8), byte(g)}))
		if claims[i] != 0 {
			fmt.Fprintf(&maps, "1 beginbfchar <%04X> <%04X> endbfchar\n", i+1, claims[i])
		} else {
			fmt.Fprintf(&maps, "1 beginbfchar <%04X> <200B> endbfchar\n", i+1)
		}
	}
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + maps.String()
	return pdfFile(
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		streamObject("", page.String()),
		"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 600/CIDToGIDMap 8 0 R/FontDescriptor<</Type/FontDescriptor/Flags 4/FontFile2 9 0 R>>>>",
		streamObject("", cmap),
		streamObject("", gids.String()),
		streamObject("", string(data)),
	)
}

func judgedFile(b []byte) Report {
	j := NewJudge([]Reference{{County: "x", ID: "x.kraft", Forms: []Form{{Text: adopted}}}}, []Kind{{County: "x", Name: "bilaga", IDs: []string{"x.kraft"}}})
	return j.File("x.pdf", b, []string{"x.kraft"})
}

// strangeUnits makes a face one that is not known point by point: its outlines are to be
// told by their looks.
func strangeUnits(b []byte) {
	for i := 12; i+16 <= len(b); i += 16 {
		if string(b[i:i+4]) == "head" {
			at := int(b[i+8])<<24 | int(b[i+9])<<16 | int(b[i+10])<<8 | int(b[i+11])
			b[at+19]-- // unitsPerEm
			return
		}
	}
}

// The letters that a page draws are judged, not those that a map says they are.
func TestFalseToUnicode(t *testing.T) {
	forged := strings.Replace(adopted, "självklar partner", "självklar fånge..", 1)
	more := strings.Replace(adopted, "aktiv", "inte aktiv", 1)
	for name, c := range map[string]struct {
		face, drawn, said string
		change            func([]byte)
	}{
		"one letter":                 {"roboto-regular", strings.Replace(adopted, "experten", "exporten", 1), adopted, nil},
		"a word":                     {"robotocondensed-bold", forged, adopted, nil},
		"a capital":                  {"roboto-light", strings.Replace(adopted, "Därför", "därför", 1), adopted, nil},
		"a comma":                    {"roboto-regular", strings.Replace(adopted, "mig,", "mig.", 1), adopted, nil},
		"by their looks":             {"roboto-regular", strings.Replace(adopted, "experten", "exporten", 1), adopted, strangeUnits},
		"by their looks in a bold":   {"roboto-medium", forged, adopted, strangeUnits},
		"letters that are not there": {"roboto-regular", strings.Replace(adopted, "experten", "ex   ten", 1), adopted, nil},
		"letters said to be nothing": {"roboto-regular", more, strings.Replace(more, "inte ", "\x00\x00\x00\x00\x00", 1), nil},
	} {
		r := judgedFile(drawnAs(t, c.face, c.drawn, c.said, c.change))
		if r.Err != nil || r.Passages[0].Status.Good() {
			t.Errorf("%s: %v %+v", name, r.Err, r.Passages)
			continue
		}
		if !r.Doubtful() || r.Notices[0].Kind != FalseLetters {
			t.Errorf("%s: not told: %+v", name, r.Notices)
		}
	}
}

// A true map is believed, in a known face and in one that is told by its looks.
func TestTrueToUnicode(t *testing.T) {
	for _, face := range asset.FontIDs() {
		for name, change := range map[string]func([]byte){"known": nil, "unknown": strangeUnits} {
			r := judgedFile(drawnAs(t, face, adopted, adopted, change))
			if r.Err != nil || !r.OK() || len(r.Notices) > 0 {
				t.Errorf("%s, %s: %v %+v %+v", face, name, r.Err, r.Passages, r.Notices)
			}
		}
	}
}

// A font that is not embedded draws what its encoding names, whatever a map says.
func TestMapAgainstEncoding(t *testing.T) {
	page := func(font string) []byte {
		return pdfFile(
			"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
			streamObject("", set(strings.Replace(adopted, "experten", "exporten", 1))), font,
			streamObject("", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <0020> endbfrange 3 beginbfchar <96> <2013> <94> <201D> <6F> <0065> endbfchar"),
			streamObject("", "0 0 m 9 9 l f"),
		)
	}
	widths := strings.Repeat("600 ", 224)
	for name, font := range map[string]string{
		"a name":       "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[" + widths + "]/ToUnicode 6 0 R>>",
		"no encoding":  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 255/Widths[" + widths + "]/ToUnicode 6 0 R>>",
		"own drawings": "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</o 7 0 R>>/Encoding<</Differences[32/o]>>/FirstChar 32/LastChar 255/Widths[" + widths + "]/ToUnicode 6 0 R>>",
	} {
		if r := judgedFile(page(font)); r.Err != nil || r.OK() || !r.Doubtful() {
			t.Errorf("%s: %v %+v %+v", name, r.Err, r.Passages, r.Notices)
		}
	}
}

// Pictures that can carry words are told with their page and size, and small ones are not.
func TestPicturesAreTold(t *testing.T) {
	for content, want := range map[string]string{
		set(adopted) + "q 200 0 0 100 300 100 cm /Im Do Q":                                 "page 1: a picture of 71 × 35 mm may carry words that are not read",
		set(adopted) + "q 8 0 0 8 300 100 cm /Im Do Q":                                     "",
		set(adopted) + "q 200 0 0 50 300 100 cm /Im Do Q q 200 0 0 50 300 150 cm /Im Do Q": "page 1: a picture of 71 × 35 mm may carry words that are not read",
		set(adopted) + "q 200 0 0 100 3000 100 cm /Im Do Q":                                "",
		set(adopted) + "/OC /L BDC q 200 0 0 100 300 100 cm /Im Do Q EMC":                  "",
	} {
		r := judgedFile(onePage(content, onlyP))
		got := ""
		for _, n := range r.Notices {
			got += n.Text("en")
		}
		if got != want || !r.OK() {
			t.Errorf("%s\n got %q\nwant %q, %+v", content[len(content)-60:], got, want, r.Passages)
		}
	}
}

// An annotation that is drawn over a page may hide, strike or add words.
func TestAnnotationsAreTold(t *testing.T) {
	for annotation, doubt := range map[string]bool{
		"/Subtype/FreeText/Contents(inte)": true, "/Subtype/StrikeOut": true, "/Subtype/Stamp/F 4": true,
		"/Subtype/Link": false, "/Subtype/Text/Contents(x)": false, "/Subtype/Stamp/F 2": false,
	} {
		b := onePage(set(adopted), onlyP)
		b = []byte(strings.Replace(string(b), "/Contents 4 0 R", "/Annots[<</Type/Annot"+annotation+">>]/Contents 4 0 R", 1))
		if r := judgedFile(b); r.Err != nil || r.Doubtful() != doubt || len(r.Passages) == 0 || !r.Passages[0].Status.Good() {
			t.Errorf("%s: %v %+v %+v", annotation, r.Err, r.Passages, r.Notices)
		}
	}
}

package inspect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"malbild/internal/asset"
)

// pressFile is a press file of one page, 200 by 200 points in 9 points of bleed, with
// what is said of it and what it paints. F1 is a standard font: not embedded, which is
// always found.
func pressFile(t *testing.T, version, content string, change ...string) []byte {
	t.Helper()
	icc, err := asset.PressProfile("fogra39l-coated")
	if err != nil {
		t.Fatal(err)
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)/RegistryName(http://www.color.org)/DestOutputProfile 5 0 R>>]>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 240 240]/BleedBox[11 11 229 229]/TrimBox[20 20 220 220]/Contents 4 0 R/Resources<</Font<</F1 6 0 R>>/ExtGState<</Go<</OP true/op true/OPM 1>>/G0<</OP true/op true/OPM 0>>/Gk<</OP false/op false>>/Ga<</ca .5>>/Gw<</OP true/op true/OPM 1>>>>" +
			"/ColorSpace<</S0[/Separation/Guld/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[0 .2 .6 .2]>>]/All[/Separation/All/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]>>]>>/XObject<</I0 8 0 R/I1 9 0 R>>>>>>",
		streamed("", content),
		streamed("/N 4", string(icc)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Title(Prov)/CreationDate(D:2021)/ModDate(D:2021)/GTS_PDFXVersion(" + version + ")/Trapped/False>>",
		streamed("/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ImageMask true", "12345678"),
		streamed("/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray", strings.Repeat("x", 64)),
	}
	b := file(objects...)
	b = []byte(strings.Replace(string(b), "/Root 1 0 R", "/Root 1 0 R/Info 7 0 R/ID[(a)(a)]", 1))
	for i := 0; i+1 < len(change); i += 2 {
		if !strings.Contains(string(b), change[i]) {
			t.Fatalf("the file does not hold %q", change[i])
		}
		b = []byte(strings.Replace(string(b), change[i], change[i+1], 1))
	}
	return b
}

// full is a ground that fills the page with its bleed.
const full = " 11 11 218 218 re f\n"

func text(size float64, s string) string {
	return fmt.Sprintf("BT /F1 %g Tf 40 40 Td (%s) Tj ET\n", size, s)
}

func TestPressRules(t *testing.T) {
	for _, c := range []struct {
		name, content string
		rules         string // that are broken, besides the font and the claims
		ink           int
	}{
		{"one ink", "0 0 0 1 k" + full, "", 100},
		{"rich ground", "1 .9 .8 .7 k" + full, "press-ink", 340},
		{"at the limit", "1 .9 .5 .6 k" + full, "", 300},
		{"overprinted text adds up", "/Gk gs .9 .8 .6 0 k" + full + "/Go gs 0 0 0 1 k " + text(9, "text"), "press-ink", 330},
		{"black replaces black below", "/Gk gs .9 .5 0 .8 k" + full + "/Go gs 0 0 0 1 k " + text(9, "text"), "", 240},
		{"text that knocks out does not", "/Gk gs .9 .8 .6 0 k" + full + "/Gk gs 0 0 0 1 k " + text(9, "text"), "", 230},
		{"nor in overprint mode 0", "/Gk gs .9 .8 .6 0 k" + full + "/G0 gs 0 0 0 1 k " + text(9, "text"), "", 230},
		{"beside the ground", "/Gk gs .9 .8 .6 0 k 100 100 20 20 re f\n/Go gs 0 0 0 1 k " + text(9, "text"), "", 230},
		{"surfaces that overprint add up", "/Gk gs .9 .8 0 0 k" + full + "/Go gs 0 0 .9 .5 k 60 60 50 50 re f\n", "press-ink", 310},
		{"a spot ink on a ground", "/Gk gs .9 .8 .6 0 k" + full + "/Go gs /S0 cs 1 scn 60 60 50 50 re f\n", "press-ink", 330},
		{"a hairline", "0 0 0 1 K .1 w 40 40 m 90 40 l S\n", "press-thin", 100},
		{"a line", "0 0 0 1 K .25 w 40 40 m 90 40 l S\n", "", 100},
		{"a narrow surface", "0 0 0 1 k 40 40 100 .1 re f\n", "press-thin", 100},
		{"a narrow surface on the slant", "0 0 0 1 k 40 40 m 100 100 l 100.1 99.9 l 40.1 39.9 l h f\n", "press-thin", 100},
		{"a surface as thick as a line", "0 0 0 1 k 40 40 100 .3 re f\n", "", 100},
		{"a narrow surface of paper", "0 0 0 0 k 40 40 100 .1 re f\n", "", 0},
		{"red, green and blue", "1 0 0 rg" + full, "press-rgb", 0},
		{"small type in many inks", ".6 .5 .4 .9 k " + text(9, "text"), "press-rich", 240},
		{"large type in many inks", ".6 .5 .4 .9 k " + text(30, "text"), "", 240},
		{"small light type on many inks", ".6 .5 .4 .9 k" + full + "0 0 0 0 k " + text(6, "text"), "press-reversed", 240},
		{"small light type on one ink", "0 0 0 1 k" + full + "0 0 0 0 k " + text(6, "text"), "", 100},
		{"white that overprints", "/Gw gs 0 0 0 0 k 40 40 50 50 re f\n", "press-white", 0},
		{"registration colour on the page", "/All cs 1 scn 40 40 50 50 re f\n", "press-register", 0},
		{"registration colour outside", "/All CS 1 SCN .5 w 2 2 m 8 2 l S\n", "", 0},
		{"cut at the trim", "0 0 0 1 k 20 20 200 200 re f\n", "press-bleed-empty", 100},
		{"line art", "0 0 0 1 k q 20 0 0 20 40 40 cm /I0 Do Q\n", "press-resolution", 100},
		{"fine line art", "0 0 0 1 k q .9 0 0 .9 40 40 cm /I0 Do Q\n", "", 100},
		{"a coarse picture", "q 20 0 0 20 40 40 cm /I1 Do Q\n", "press-resolution", 53},
		{"a fine picture", "q 2 0 0 2 40 40 cm /I1 Do Q\n", "", 53},
	} {
		r := File("x.pdf", pressFile(t, "PDF/X-4", c.content), Options{Purpose: Print})
		var broken []string
		for _, f := range r.Findings {
			if f.Rule.Group == Press && f.Rule != rulePressEmbed && f.Rule != ruleSmall {
				broken = append(broken, f.Rule.ID)
			}
		}
		if got := strings.Join(slices.Compact(broken), " "); got != c.rules {
			t.Errorf("%s: %q, want %q", c.name, got, c.rules)
		}
		if r.Press.MostInk != c.ink {
			t.Errorf("%s: %d %% ink, want %d", c.name, r.Press.MostInk, c.ink)
		}
	}
}

// What the file says of itself.
func TestPressClaims(t *testing.T) {
	for _, c := range []struct {
		name, version, content, rules string
		change                        []string
	}{
		{"X-4", "PDF/X-4", "", "", nil},
		{"X-4 may be transparent", "PDF/X-4", "/Ga gs 0 0 0 1 k" + full, "", nil},
		{"X-1a", "PDF/X-1a:2003", "", "", []string{"%PDF-1.7", "%PDF-1.4"}},
		{"X-1a may not", "PDF/X-1a:2003", "/Ga gs 0 0 0 1 k" + full, "press-x1a", []string{"%PDF-1.7", "%PDF-1.4"}},
		{"X-1a without dates", "PDF/X-1a:2003", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ModDate(D:2021)", ""}},
		{"X-1a without identity", "PDF/X-1a:2003", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ID[(a)(a)]", ""}},
		{"X-1a of another name", "PDF/X-1a:2002", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4"}},
		{"X-1a of 2001", "PDF/X-1:2001", "", "", []string{"%PDF-1.7", "%PDF-1.3", "/Trapped", "/GTS_PDFXConformance(PDF/X-1a:2001)/Trapped"}},
		{"X-1a by a profile", "PDF/X-1a:2003", "/P0 cs 0 0 0 1 scn" + full, "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ColorSpace<<", "/ColorSpace<</P0[/ICCBased 5 0 R]"}},
		{"X-4 by a profile", "PDF/X-4", "/P0 cs 0 0 0 1 scn" + full, "", []string{"/ColorSpace<<", "/ColorSpace<</P0[/ICCBased 5 0 R]"}},
		{"X-1a in Lab", "PDF/X-1a:2003", "/L0 cs 50 0 0 scn" + full, "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ColorSpace<<", "/ColorSpace<</L0[/Lab<</WhitePoint[.96 1 .82]>>]"}},
		{"X-1a with curves", "PDF/X-1a:2003", "/G0 gs 0 0 0 1 k" + full, "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/OPM 0>>", "/OPM 0/TR/Identity>>"}},
		{"X-1a by LZW", "PDF/X-1a:2003", "q .1 0 0 .1 40 40 cm /I1 Do Q\n", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ColorSpace/DeviceGray", "/ColorSpace/DeviceGray/Filter/LZWDecode"}},
		{"X-1a by JBIG2", "PDF/X-1a:2003", "q .1 0 0 .1 40 40 cm /I1 Do Q\n", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/ColorSpace/DeviceGray", "/ColorSpace/DeviceGray/Filter/JBIG2Decode"}},
		{"X-1a that runs something", "PDF/X-1a:2003", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>"}},
		{"X-1a that cuts its view", "PDF/X-1a:2003", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/Type/Catalog", "/Type/Catalog/ViewerPreferences<</PrintArea/TrimBox>>"}},
		{"X-1a with two finished pages", "PDF/X-1a:2003", "", "press-x1a", []string{"%PDF-1.7", "%PDF-1.4", "/TrimBox", "/ArtBox[20 20 220 220]/TrimBox"}},
		{"X-1a of a later version", "PDF/X-1a:2003", "", "press-x1a", nil},
		{"no claim", "", "", "press-x", nil},
		{"not trapped or not", "PDF/X-4", "", "press-trapped", []string{"/Trapped/False", "/Trapped/Unsure"}},
		{"no intent", "PDF/X-4", "", "press-intent", []string{"GTS_PDFX/", "GTS_PDFA1/"}},
		{"no profile", "PDF/X-4", "", "press-profile", []string{"/RegistryName(http://www.color.org)/DestOutputProfile 5 0 R", "/DestOutputProfile 50 0 R"}},
		{"a profile that is none", "PDF/X-4", "", "press-profile", []string{"DestOutputProfile 5", "DestOutputProfile 4"}},
		{"no trim", "PDF/X-4", "", "press-trim", []string{"/TrimBox", "/TrimBux"}},
		{"no bleed", "PDF/X-4", "", "press-bleed", []string{"/BleedBox[11 11 229 229]", "/BleedBox[19 19 221 221]"}},
		{"boxes across", "PDF/X-4", "", "press-boxes", []string{"/BleedBox[11 11 229 229]", "/BleedBox[11 11 249 249]"}},
		{"a link", "PDF/X-4", "", "press-annot", []string{"/Parent 2 0 R", "/Parent 2 0 R/Annots[<</Type/Annot/Subtype/Link/F 4/Rect[40 40 90 90]>>]"}},
	} {
		r := File("x.pdf", pressFile(t, c.version, c.content, c.change...), Options{Purpose: Print})
		var broken []string
		for _, f := range r.Findings {
			if f.Rule.Group == Press {
				broken = append(broken, f.Rule.ID)
			}
		}
		if got := strings.Join(broken, " "); got != c.rules {
			t.Errorf("%s: %q, want %q", c.name, got, c.rules)
		}
	}
}

// A printer's own limits count, both ways.
func TestPressLimits(t *testing.T) {
	content := ".9 .8 .7 0 k" + full + "0 0 0 1 K .4 w 40 40 m 90 40 l S\nq 3 0 0 3 40 40 cm /I1 Do Q\n"
	for _, c := range []struct {
		limits Limits
		rules  string
	}{
		{Limits{}, "press-resolution"}, // 192 an inch
		{Limits{PPI: 150}, ""},
		{Limits{PPI: 150, Ink: 220}, "press-ink"},
		{Limits{PPI: 150, Line: 0.5}, "press-thin"},
		{Limits{PPI: 150, Bleed: 5}, "press-bleed"},
	} {
		r := File("x.pdf", pressFile(t, "PDF/X-4", content), Options{Purpose: Print, Press: c.limits})
		var broken []string
		for _, f := range r.Findings {
			if f.Rule.Group == Press {
				broken = append(broken, f.Rule.ID)
			}
		}
		if got := strings.Join(broken, " "); got != c.rules {
			t.Errorf("%+v: %q, want %q", c.limits, got, c.rules)
		}
	}
}

// What is not looked into is said, so that «no errors» is not taken for more.
func TestWhatIsNotCheckedIsSaid(t *testing.T) {
	said := func(content string, change ...string) string {
		var out []string
		for _, u := range File("x.pdf", pressFile(t, "PDF/X-4", content, change...), Options{Purpose: Print}).Unchecked {
			out = append(out, u.EN)
		}
		return strings.Join(out, "; ")
	}
	lab := "/ColorSpace<</L0[/Lab<</WhitePoint[.96 1 .82]>>]"
	for _, c := range []struct{ got, want string }{
		{said("0 0 0 1 k" + full), ""},
		{said("0 0 0 1 k" + full + strings.Repeat(" 9 9 4 4 re f", maxAreas)), "inks on top of others, small light type and bleed on a page with more surfaces or texts than the program follows"},
		{said("/L0 cs 50 0 0 scn"+full, "/ColorSpace<<", lab), ""},
		{said("/L0 cs 50 0 0 scn"+full, "/ColorSpace<<", lab, "/DestOutputProfile 5 0 R", ""), "the ink of Lab colours, as the file brings no printing profile"},
		{said(text(20, "x"), "/Subtype/Type1/BaseFont/Helvetica", "/Subtype/Type0/BaseFont/Kozuka/Encoding/90ms-RKSJ-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/FontDescriptor<<>>>>]"),
			"codes and widths of Kozuka, whose table of codes (90ms-RKSJ-H) is one of the Asian ones that every reader has"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestSquare(t *testing.T) {
	for _, c := range []struct {
		poly []point
		want bool
	}{
		{[]point{{0, 0}, {9, 0}, {9, 4}, {0, 4}}, true},
		{[]point{{0, 0}, {0, 4}, {9, 4}, {9, 0}, {0, 0}}, true},
		{[]point{{0, 0}, {9, 1}, {9, 4}, {0, 4}}, false},
		{[]point{{0, 0}, {9, 0}, {9, 4}}, false},
		{[]point{{0, 0}, {9, 4}, {9, 0}, {0, 4}}, false},
	} {
		if square([][]point{c.poly}) != c.want {
			t.Errorf("%v", c.poly)
		}
	}
	if p := []point{{0, 0}, {9, 0}, {9, 4}, {0, 4}}; square([][]point{p, p}) {
		t.Error("two rectangles are not one")
	}
}

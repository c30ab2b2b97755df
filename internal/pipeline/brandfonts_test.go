package pipeline

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"io"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/geom"
	"malbild/internal/typeset"
)

// parts reads a package of Office.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// A brand's fonts rule in every format: by name in Word and PowerPoint, and carried
// along in Word and on the web, and as outlines in the figures there.
func TestABrandsOwnFontsRuleInEveryFormat(t *testing.T) {
	narrow, err := asset.Font("robotocondensed-regular")
	if err != nil {
		t.Fatal(err)
	}
	cubic := sourceSans(t)
	files := map[string][]byte{"sources/norrbotten/typsnitt/smal.ttf": narrow, "sources/norrbotten/typsnitt/rund.otf": cubic}
	request := func(profile string) map[string][]byte {
		fsys := projectWith(t, profile, files)
		p := prepare(t, Request{FS: fsys, Version: "test", Principals: []string{"kiruna"}, Documents: []string{"bilaga", "webb", "presentation"}})
		out := map[string][]byte{}
		for _, s := range build(t, p) {
			for _, a := range s.Files.Artifacts {
				out[a.Format] = a.Data
			}
		}
		return out
	}
	own := request("faces:\n  roboto-regular: typsnitt/smal.ttf\n  roboto-bold: typsnitt/rund.otf\n  roboto-black: typsnitt/rund.otf\n")
	plain := request("")

	word := parts(t, own["docx"])
	for part, wants := range map[string][]string{
		"word/theme/theme1.xml": {`<a:minorFont><a:latin typeface="Roboto Condensed"/>`, `<a:majorFont><a:latin typeface="Source Sans Pro"/>`},
		"word/styles.xml":       {`w:ascii="Roboto Condensed"`, `w:ascii="Source Sans Pro"`},
		"word/fontTable.xml":    {`<w:font w:name="Roboto Condensed"><w:altName w:val="Arial"/>`, `<w:embedRegular r:id="rId1"`, `w:name="Source Sans Pro"`},
		"word/settings.xml":     {`<w:embedTrueTypeFonts/>`},
	} {
		for _, want := range wants {
			if !strings.Contains(word[part], want) {
				t.Errorf("%s lacks %s", part, want)
			}
		}
	}
	if hidden := word["word/fonts/1.odttf"]; len(hidden) != len(narrow) || hidden[32:] != string(narrow[32:]) || hidden[:32] == string(narrow[:32]) {
		t.Errorf("the embedded font has %d bytes, the font %d", len(hidden), len(narrow))
	}
	if word["word/fonts/2.odttf"] != "" {
		t.Error("a font with cubic outlines was embedded, which Word does not take")
	}

	deck := parts(t, own["pptx"])
	if th := deck["ppt/theme/theme1.xml"]; !strings.Contains(th, `<a:minorFont><a:latin typeface="Roboto Condensed"/>`) || !strings.Contains(th, `<a:majorFont><a:latin typeface="Source Sans Pro"/>`) {
		t.Error("the theme of the presentation has other typefaces")
	}
	for name, s := range deck {
		if strings.Contains(s, `typeface="Roboto"`) || strings.Contains(s, `typeface="Roboto Black"`) {
			t.Errorf("%s names a face of ours that the brand has exchanged", name)
		}
	}

	page := string(own["html"])
	found := regexp.MustCompile(`@font-face\{font-family:Profil;font-weight:(\d+);[^}]*base64,([A-Za-z0-9+/=]+)\) format\("woff"\)`).FindAllStringSubmatch(page, -1)
	if len(found) != 2 || found[0][1] != "400" || found[1][1] != "700" {
		t.Fatalf("%d fonts on the web page", len(found))
	}
	for _, f := range found {
		if b, err := base64.StdEncoding.DecodeString(f[2]); err != nil || !bytes.HasPrefix(b, []byte("wOFF")) {
			t.Errorf("weight %s is no web font: %v", f[1], err)
		}
	}
	path := regexp.MustCompile(`<path[^>]* d="[^"]{200,}"`)
	if a, b := path.FindAllString(page, -1), path.FindAllString(string(plain["html"]), -1); len(a) == 0 || slices.Equal(a, b) {
		t.Error("the letters of the figure are not the brand's")
	}
	if strings.Contains(string(plain["html"]), "@font-face") || parts(t, plain["docx"])["word/fonts/1.odttf"] != "" {
		t.Error("our own fonts are carried along, which nobody asked for")
	}
	if page := request("faces:\n  roboto-regular: typsnitt/smal.ttf\nfaces_not_on_web: true\n")["html"]; strings.Contains(string(page), "@font-face") {
		t.Error("a font that may not stand on the web does")
	}
}

// Damaged fonts are refused, or set text in bounded time: none hangs and none
// crashes. The damage is made anew from a fixed seed; the two fonts that once took
// hours are kept as what was changed in them.
func TestDamagedFontsEnd(t *testing.T) {
	seeds := [][]byte{sourceSans(t)}
	for _, id := range []string{"roboto-regular", "robotocondensed-bold"} {
		b, err := asset.Font(id)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, b)
	}
	refused := 0
	r := rand.New(rand.NewSource(3))
	const rounds = 160
	for i := range rounds {
		b := damage(r, seeds[i%len(seeds)])
		if sv, _ := brand.FontFault(b); sv != "" {
			refused++
			continue
		}
		if set(b); i%16 == 0 {
			web(b)
		}
	}
	if refused < rounds/5 || refused > rounds*9/10 {
		t.Errorf("%d of %d refused: the test does not try both ways any more", refused, rounds)
	}
	regular := seeds[1]
	for i, changes := range tookHours {
		b := append([]byte(nil), regular...)
		for at, v := range changes {
			b[at] = v
		}
		if sv, _ := brand.FontFault(b); sv == "" {
			set(b)
			if i > 0 {
				t.Errorf("the font number %d that took hours is not refused", i)
			}
		}
	}
}

// tookHours is what was changed in Roboto Regular: the first kept our own reading of
// GPOS busy, the second that of the library that shapes text.
var tookHours = []map[int]byte{
	{244: 0, 245: 100, 370: 255, 226133: 113, 227208: 127, 227209: 255, 268370: 128},
	{221: 2, 258: 249, 316: 141, 319: 0, 321: 1, 324: 255, 370: 255, 371: 255, 390: 0, 742: 255, 3637: 156, 7011: 1, 16869: 1, 225961: 35,
		225971: 2, 225979: 10, 225988: 4, 226238: 191, 227057: 0, 227296: 128, 227495: 0, 227573: 220, 227856: 0, 227857: 100, 294533: 36, 297549: 1, 299433: 2},
}

func library(font []byte) *typeset.Library {
	return typeset.New().With(typeset.Hyphenation{}, map[string]typeset.FontFile{"roboto-regular": {Name: "egen.ttf", Data: font}})
}

// set sets text in a font in every way that documents do.
func set(font []byte) {
	l := library(font)
	for _, figures := range []typeset.Figures{typeset.OwnFigures, typeset.Tabular} {
		const text = "Vår målbild – fi ffi, AVA To 12 e\u0301 (1/2)"
		st := typeset.Style{Face: "roboto-regular", Size: geom.Pt(11), Figures: figures}
		_, _ = l.Break(typeset.Paragraph{Spans: []typeset.Span{{Text: text, Style: st}}, Measure: geom.Pt(90), Hyphenate: true, Language: "sv"})
		_, _ = l.Shape(text, st, "sv")
	}
}

func web(font []byte) {
	if f, err := library(font).Face("roboto-regular"); err == nil {
		_, _ = f.Web()
	}
}

// damage changes a few bytes of the tables that say how a font is set.
func damage(r *rand.Rand, font []byte) []byte {
	b := append([]byte(nil), font...)
	type region struct{ at, size int }
	var hot []region
	for i := range int(b[4])<<8 | int(b[5]) {
		e := b[12+16*i:]
		switch string(e[:4]) {
		case "GSUB", "GPOS", "GDEF", "cmap", "CFF ", "head", "hhea", "maxp", "OS/2", "name":
			hot = append(hot, region{int(e[8])<<24 | int(e[9])<<16 | int(e[10])<<8 | int(e[11]), int(e[12])<<24 | int(e[13])<<16 | int(e[14])<<8 | int(e[15])})
		}
	}
	for range 1 + r.Intn(20) {
		h := hot[r.Intn(len(hot))]
		at := h.at + r.Intn(min(h.size, 1<<(4+r.Intn(12))))
		b[at] = []byte{0, 1, 0x7f, 0x80, 0xff, byte(r.Intn(256))}[r.Intn(6)]
	}
	return b
}

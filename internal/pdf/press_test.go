package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/press"
	"malbild/internal/typeset"
)

// condition is a built-in printing condition, with the bleed of the fake layout.
func condition(t testing.TB, name string) *press.Condition {
	t.Helper()
	c, found := press.Load(fstest.MapFS{}, os.DirFS("../../layouts"), name)
	if len(found) > 0 {
		t.Fatal(found.Error())
	}
	c.Bleed = 3 * geom.Point1
	return c
}

func pressed(t testing.TB, name string) []byte {
	t.Helper()
	lib, d := typeset.New(), documenttest.Specimen()
	b, err := Write(d, layFake(t, lib, d), Options{Library: lib, Press: &Press{Condition: condition(t, name), TextInk: "night"}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// painted is the text of every page in the order it is painted, and all operators.
func painted(t *testing.T, file []byte) (text []string, ops []string) {
	t.Helper()
	c := &checker{reader: read(t, file), fonts: map[refr]*seenFont{}}
	for n, k := range c.list(c.dict(c.dict(c.trailer["Root"])["Pages"])["Kids"]) {
		p := c.dict(k)
		fonts := c.dict(c.dict(p["Resources"])["Font"])
		l := &lexer{t: t, b: c.contents(p["Contents"])}
		var args []any
		var font *seenFont
		var b strings.Builder
		for !l.end() {
			v := l.value()
			op, ok := v.(operator)
			if !ok {
				args = append(args, v)
				continue
			}
			switch op {
			case "Tf":
				font = c.font(fonts[string(args[0].(name))].(refr))
			case "TJ":
				b.WriteString(c.show(n, font, args[0].([]any)))
				args = nil
			}
			ops = append(ops, strings.Trim(fmt.Sprint(args), "[]")+" "+string(op))
			args = args[:0]
		}
		text = append(text, b.String())
	}
	return text, ops
}

func TestPressFileSaysTheSame(t *testing.T) {
	screen, _ := painted(t, specimen(t))
	paper, _ := painted(t, pressed(t, press.Default))
	if !slices.Equal(screen, paper) {
		t.Errorf("the press file says\n%q\nthe screen file\n%q", paper, screen)
	}
	if len(strings.Join(paper, "")) < 500 {
		t.Error("and that is too little")
	}
}

func TestPressFileIsX4(t *testing.T) {
	file := pressed(t, press.Default)
	if !bytes.HasPrefix(file, []byte("%PDF-1.6\n")) {
		t.Errorf("%.9s", file)
	}
	r := read(t, file)
	root, info := r.dict(r.trailer["Root"]), r.dict(r.trailer["Info"])
	for _, not := range []string{"StructTreeRoot", "MarkInfo", "Outlines", "AcroForm", "Names"} {
		if root[not] != nil {
			t.Errorf("the catalog has %s", not)
		}
	}
	if info["GTS_PDFXVersion"] != str("PDF/X-4") || info["Trapped"] != name("False") {
		t.Errorf("Info %v", info)
	}
	intent := r.dict(r.list(root["OutputIntents"])[0])
	cond := condition(t, press.Default)
	icc := r.get(intent["DestOutputProfile"]).(blob)
	if intent["S"] != name("GTS_PDFX") || intent["OutputConditionIdentifier"] != str("FOGRA39") || icc.dict["N"] != 4.0 || !bytes.Equal(icc.data, cond.ICC) {
		t.Errorf("intent %v", intent)
	}
	xmp := string(r.get(root["Metadata"]).(blob).data)
	for _, want := range []string{`<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>`,
		"<pdf:Trapped>False</pdf:Trapped>", "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>", "<xmpMM:VersionID>1</xmpMM:VersionID>"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("XMP lacks %s", want)
		}
	}
	for _, not := range []string{"pdfaid:part", "pdfuaid:part"} {
		if strings.Contains(xmp, "<"+not) {
			t.Errorf("XMP claims %s", not)
		}
	}
	for _, k := range r.list(r.dict(root["Pages"])["Kids"]) {
		p := r.dict(k)
		if s := fmt.Sprint(p["MediaBox"], p["BleedBox"], p["TrimBox"]); s != "[0 0 426 601] [0 0 426 601] [3 3 423 598]" || p["Annots"] != nil {
			t.Errorf("page %v", p)
		}
	}
}

// Small text in the text ink is black alone and overprints; large text keeps its
// inks, and nothing else overprints.
func TestInkPolicy(t *testing.T) {
	s := newScene(t, 1)
	night := brand.Colour{Name: "night", RGB: [3]uint8{0x12, 0x32, 0x4A}, Computed: true}
	spot := brand.Colour{Name: "sun", RGB: [3]uint8{255, 205, 0}, CMYK: [4]uint8{0, 4, 30, 0}, Spot: brand.Spot{Name: "PANTONE 116 C", CMYK: [4]uint8{0, 14, 100, 0}, Tint: 30}}
	thin := &page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: geom.RectPath(geom.R(geom.Pt(20), geom.Pt(20), geom.Pt(9), geom.Pt(9))),
		Fill: &spot, Stroke: &page.Stroke{Colour: night, Width: geom.Pt(0.1)}}
	s.pages[0].Items = append(s.pages[0].Items, thin)
	small, large, white := &document.Text{Value: "liten"}, &document.Text{Value: "stor"}, &document.Text{Value: "vit"}
	s.run(0, of(small), "liten", 100).Fill = night
	r := s.run(0, of(large), "stor", 150)
	r.Fill, r.Size = night, geom.Pt(18)
	s.run(0, of(white), "vit", 200).Fill = brand.White
	d := &document.Document{Meta: document.Meta{Title: "Prov", Language: "sv-SE"},
		Body: []document.Block{&document.Paragraph{Text: []document.Inline{small, large, white}}}}
	file, err := Write(d, s.pages, Options{Library: s.lib, Press: &Press{Condition: condition(t, press.Default), TextInk: "night"}})
	if err != nil {
		t.Fatal(err)
	}
	_, ops := painted(t, file)
	var got []string
	for _, o := range ops {
		switch f := strings.Fields(o); f[len(f)-1] {
		case "k", "K", "gs", "cs", "scn", "w", "TJ", "B":
			got = append(got, strings.TrimSpace(o))
		}
	}
	want := []string{"Gk gs", "S0 cs", "0.3 scn", "0.92 0.45 0.04 0.78 K", "0.25 w", "B", "Go gs", "0 0 0 1 k", "TJ",
		"Gk gs", "0.92 0.45 0.04 0.78 k", "TJ", "0 0 0 0 k", "TJ"}
	if !slices.Equal(got, want) {
		t.Errorf("painted\n%q\nwant\n%q", got, want)
	}
	res := fmt.Sprint(read(t, file).objects)
	if !strings.Contains(res, "Separation PANTONE 116 C DeviceCMYK") || !strings.Contains(res, "C1:[0 0.14 1 0]") {
		t.Error("the spot ink is not a Separation with its stand-in")
	}
}

func TestCropMarks(t *testing.T) {
	file := pressed(t, "arkoffset-bestruket-skarmarken")
	r := read(t, file)
	p := r.dict(r.list(r.dict(r.dict(r.trailer["Root"])["Pages"])["Kids"])[0])
	media, bleed, trim := r.list(p["MediaBox"]), r.list(p["BleedBox"]), r.list(p["TrimBox"])
	if bleed[0].(float64) <= 5.5*72/25.4 || trim[0].(float64)-bleed[0].(float64) != 3 || media[0] != 0.0 {
		t.Errorf("boxes %v %v %v", media, bleed, trim)
	}
	text, ops := painted(t, file)
	lines, marks := 0, false
	for i, o := range ops {
		if o == "All CS" {
			marks = true
		} else if strings.HasSuffix(o, " cm") { // the next page
			marks = false
		}
		if !marks {
			continue
		}
		if o == " S" || o == "S" {
			lines++
		}
		if strings.HasSuffix(o, " l") && i > 0 {
			var x, y float64
			fmt.Sscan(ops[i-1], &x, &y)
			if x > -3 && x < 423 && y > -3 && y < 598 {
				t.Errorf("a mark begins inside the bleed: %s", ops[i-1])
			}
		}
	}
	if lines != 8*len(text) {
		t.Errorf("%d marks on %d pages", lines, len(text))
	}
	if !strings.HasSuffix(text[0], "· 1 ("+fmt.Sprint(len(text))+") · FOGRA39 · PDF/X-4") {
		t.Errorf("slug: …%s", text[0][max(0, len(text[0])-60):])
	}
}

func TestX1a(t *testing.T) {
	file := pressed(t, "aldre-x1a")
	for _, want := range []string{"%PDF-1.4\n", "/GTS_PDFXVersion(PDF/X-1a:2003)", "trailer\n", "<pdfx:GTS_PDFXVersion"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	for _, not := range []string{"/ObjStm", "/XRef", "DestOutputProfile", "/SMask"} {
		if bytes.Contains(file, []byte(not)) {
			t.Errorf("the file has %s", not)
		}
	}
	lib, d := typeset.New(), documenttest.Specimen()
	c := condition(t, "aldre-x1a")
	c.Standard = press.X1a2001
	old, err := Write(d, layFake(t, lib, d), Options{Library: lib, Press: &Press{Condition: c}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-1.3\n", "/GTS_PDFXVersion(PDF/X-1:2001)/GTS_PDFXConformance(PDF/X-1a:2001)"} {
		if !bytes.Contains(old, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	if bytes.Contains(old, []byte("/Metadata")) || bytes.Contains(old, []byte("/Lang")) {
		t.Error("PDF 1.3 has no metadata stream and no language")
	}
}

// What a press refuses never leaves the writer.
func TestPressRefuses(t *testing.T) {
	surface := func(c brand.Colour, r geom.Rect) page.Item {
		return &page.Shape{Owner: page.Owner{Artifact: page.Layout}, Fill: &c, Path: geom.RectPath(r)}
	}
	inside := geom.R(geom.Pt(50), geom.Pt(50), geom.Pt(10), geom.Pt(10))
	dark := brand.Colour{Name: "tar", CMYK: [4]uint8{80, 80, 80, 100}}
	pine := brand.Colour{Name: "pine", CMYK: [4]uint8{85, 40, 70, 32}}
	for _, c := range []struct {
		name, want string
		item       page.Item
	}{
		{"too much ink", "MB433", surface(dark, inside)},
		{"no bleed to the left", "MB436", surface(pine, geom.R(0, geom.Pt(50), geom.Pt(50), geom.Pt(10)))},
		{"half a bleed below", "MB436", surface(pine, geom.R(geom.Pt(50), fakeTrim.H-geom.Pt(9), geom.Pt(50), geom.Pt(10)))},
		{"bleed", "", surface(pine, geom.R(-3*geom.Point1, geom.Pt(50), geom.Pt(50), geom.Pt(10)))},
		{"white ends where it likes", "", surface(brand.White, geom.R(0, 0, geom.Pt(50), geom.Pt(10)))},
	} {
		s := newScene(t, 1)
		text := &document.Text{Value: "ord"}
		s.pages[0].Items = append(s.pages[0].Items, c.item)
		s.run(0, of(text), "ord", 100)
		d := &document.Document{Meta: document.Meta{Title: "Prov", Language: "sv-SE"}, Body: []document.Block{&document.Paragraph{Text: []document.Inline{text}}}}
		b, err := Write(d, s.pages, Options{Library: s.lib, Press: &Press{Condition: condition(t, press.Default)}})
		got := ""
		if err != nil {
			got = err.Error()
		}
		if (c.want == "") != (err == nil) || !strings.Contains(got, c.want) || (err != nil) == (b != nil) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	lib, d := typeset.New(), documenttest.Specimen()
	if b, err := Write(d, layFake(t, lib, d), Options{Library: lib, Press: &Press{}}); err == nil || b != nil {
		t.Error("a press file without a printing condition")
	}
}

// The check reads what was written, so it is tested on what the writer never writes.
func TestPressCheckReadsTheFile(t *testing.T) {
	c := condition(t, press.Default)
	for _, k := range []struct{ content, want string }{
		{"0 0 0 1 k (1 0 0 rg \\) EMC) Tj /g1 gs <72672> Tj .25 w", ""},
		{"1 0 0 rg", "MB432 rg"}, {"0 g", "MB432 g"}, {"q /Im BI", "MB432 BI"},
		{"/P<</MCID 0>>BDC", "MB435 BDC"}, {".1 w", "MB434 0.10 pt"}, {"1 1 1 .1 k", "MB433 310 %"}, {"1 .5 k", "MB433 9900 %"},
		{"(a(b)c) Tj 0 0 1 RG", "MB432 RG"},
	} {
		got := ""
		for _, f := range contentFaults([]byte(k.content), c) {
			got += f.code.ID + " " + f.what
		}
		if got != k.want {
			t.Errorf("%s: %q, want %q", k.content, got, k.want)
		}
	}
	r := X4.rules()
	good := "<</Type/Page/Parent 1 0 R/MediaBox[0 0 426 601]/BleedBox[0 0 426 601]/TrimBox[3 3 423 598]>>" +
		"/S/GTS_PDFX/OutputConditionIdentifier(F)/DestOutputProfile 3 0 R /GTS_PDFXVersion(PDF/X-4)/Trapped/False /Type/FontDescriptor/FontFile2 2 0 R"
	if f := objectFaults([]byte(good), &r); len(f) > 0 {
		t.Errorf("a good file: %v", f)
	}
	for _, k := range []struct{ from, to, want string }{
		{"/S/GTS_PDFX", "/S/GTS_PDFA1", "/S/GTS_PDFX"}, {"/Trapped/False", "", "/Trapped"}, {"/FontFile2 ", "/Font ", "/FontFile"},
		{"/TrimBox[3 3 423 598]", "", "/TrimBox"}, {"[3 3 423", "[3 3 433", "/TrimBox"}, {"[0 0 426 601]/Trim", "[0 0 427 601]/Trim", "/BleedBox"},
		{"/DestOutputProfile ", "/X ", "/DestOutputProfile"}, {">>", "/Annots[]>>", "/Annots"}, {">>", "/CS/DeviceRGB>>", "/DeviceRGB"},
		{">>", "/AA<<>>>>", "/AA"}, {">>", "/S/PS >>", "/PS"}, {"/Trapped/False", "/Trapped/False/Trapped/False", "/Trapped"}, {">>", "/CS[/Lab<<>>]>>", "/Lab"},
		{"<</Type/Page/", "<</", "/Page"}, {"GTS_PDFXVersion(", "GTS(", "/GTS_PDFXVersion("},
	} {
		f := objectFaults([]byte(strings.Replace(good, k.from, k.to, 1)), &r)
		if len(f) != 1 || !strings.HasPrefix(f[0].what, k.want) {
			t.Errorf("%s → %s: %v", k.from, k.to, f)
		}
	}
}

// Pictures are in inks too, laid on white where they are transparent, and coarse
// ones are told of.
func TestPicturesAreSeparated(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 3, 1))
	img.SetNRGBA(0, 0, color.NRGBA{0x00, 0x5B, 0x91, 255})
	img.SetNRGBA(1, 0, color.NRGBA{0, 0, 0, 255})
	img.SetNRGBA(2, 0, color.NRGBA{9, 9, 9, 0})
	d := &document.Document{Meta: document.Meta{Title: "Prov", Language: "sv-SE"}}
	pic := &document.Picture{ID: "bild", Alt: "en bild", Image: encoded(t, img)}
	d.Body = []document.Block{pic}
	s := newScene(t, 1)
	s.pages[0].Items = append(s.pages[0].Items, &page.Picture{Owner: of(pic), Image: pic.Image, Box: geom.R(geom.Pt(9), geom.Pt(9), geom.Pt(30), geom.Pt(10))})
	file, err := Write(d, s.pages, Options{Library: s.lib, Press: &Press{Condition: condition(t, press.Default)}})
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, file)
	p := r.dict(r.list(r.dict(r.dict(r.trailer["Root"])["Pages"])["Kids"])[0])
	x := r.get(r.dict(r.dict(p["Resources"])["XObject"])["I0"]).(blob)
	if x.dict["ColorSpace"] != name("DeviceCMYK") || x.dict["SMask"] != nil || len(x.data) != 13 {
		t.Fatalf("%v, %d bytes", x.dict, len(x.data))
	}
	k := [4]float64{}
	for i := range k {
		k[i] = float64(x.data[1+i]) / 2.55
	}
	if got := fmt.Sprintf("%.0f", k); got != "[91 48 1 30]" {
		t.Errorf("#005B91 is %s", got)
	}
	if l := Coarse(s.pages, condition(t, press.Default)); len(l) != 1 || l[0].Code.ID != "MB437" || l.HasErrors() {
		t.Errorf("%v", l)
	}
}

func TestPressFileRepeats(t *testing.T) {
	if a, b := pressed(t, press.Default), pressed(t, press.Default); !bytes.Equal(a, b) {
		t.Error("two files of the same pages differ")
	}
}

func TestOthersReadThePressFile(t *testing.T) {
	for _, cond := range []string{press.Default, "arkoffset-bestruket-skarmarken", "aldre-x1a"} {
		name := filepath.Join(t.TempDir(), cond+".pdf")
		if err := os.WriteFile(name, pressed(t, cond), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"qpdf", "--check"}, {"pdftotext"}} {
			if _, err := exec.LookPath(args[0]); err != nil {
				t.Logf("NOT CHECKED: %s is not installed", args[0])
				continue
			}
			args = append(args, name)
			if args[0] == "pdftotext" {
				args = append(args, "-")
			}
			if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", args, err, out)
			}
		}
	}
}

func BenchmarkWritePress(b *testing.B) {
	lib, cache, d := typeset.New(), NewCache(), documenttest.Specimen()
	pages := layFake(b, lib, d)
	o := Options{Library: lib, Cache: cache, Press: &Press{Condition: condition(b, press.Default), TextInk: "night"}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Write(d, pages, o); err != nil {
			b.Fatal(err)
		}
	}
}

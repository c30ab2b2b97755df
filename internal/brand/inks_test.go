package brand_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"malbild/internal/asset"
	"malbild/internal/brand"
	"malbild/internal/icc"
)

func coated(t *testing.T) *icc.Profile {
	t.Helper()
	data, _ := asset.PressProfile("fogra39l-coated")
	p, err := icc.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The palette that comes with the program prints as it is shown, and dries.
func TestTheBuiltInPalettePrints(t *testing.T) {
	p := load(t, "norrbotten")
	if l := p.CheckInks(coated(t), 300, "FOGRA39"); len(l) > 0 {
		t.Error(l.Error())
	}
	all := p.InksOn(coated(t))
	if len(all) < 40 {
		t.Fatalf("only %d inks", len(all))
	}
	for i, k := range all {
		if k.Colour.Computed || i > 0 && all[i-1].Colour.Name >= k.Colour.Name {
			t.Errorf("%+v", k)
		}
	}
}

// TestPartInksCanBeTextOfAnySize: parts lend their inks to headings, leads and bold
// words, and inspection refuses small type in more than two inks and much black.
func TestPartInksCanBeTextOfAnySize(t *testing.T) {
	for _, county := range []string{"norrbotten", "orebro"} {
		p := load(t, county)
		for i, name := range p.Parts {
			c, _ := p.Ink(name)
			k, inks := c.On(coated(t)).CMYK, 0
			for _, v := range k {
				if v > 0 {
					inks++
				}
			}
			if inks > 2 && k[3] > 50 {
				t.Errorf("%s: part %d, %s: %v", county, i+1, name, k)
			}
		}
	}
}

const bright = `inks:
  - {name: night, rgb: '#12324A', cmyk: [95, 70, 45, 40], light: {rgb: '#E7EAED'}, mid: {rgb: '#AEB9C1', cmyk: [32, 24, 15, 14]}}
  - {name: violet, rgb: '#5A00C8', light: {rgb: '#E7EAED'}, mid: {rgb: '#AEB9C1'}}
  - {name: tar, rgb: '#000000', cmyk: [80, 80, 80, 100], light: {rgb: '#E7EAED'}, mid: {rgb: '#AEB9C1'}}
grounds:
  - {name: sun, rgb: '#FFCD00', spot: {name: PANTONE 116 C, cmyk: [0, 14, 100, 0]}}
  - {name: sun-light, rgb: '#FFF0B3', spot: {name: PANTONE 116 C, cmyk: [0, 14, 100, 0], tint: 30}}
`

func TestInksThatDoNotPrint(t *testing.T) {
	ps, _ := brand.Load(fstest.MapFS{"c/brands/gemensam.yaml": {Data: []byte("id: gemensam\nparts: [night]\nhub: night\n")}}, "c",
		fstest.MapFS{brand.Palette: {Data: []byte(bright)}})
	p := ps["gemensam"]
	var got []string
	for _, f := range p.CheckInks(coated(t), 300, "FOGRA39") {
		what, _, _ := f.Text("sv")
		got = append(got, f.Code.ID+" "+f.Pos.String()+" "+what)
	}
	list := strings.Join(got, "\n")
	for _, want := range []string{
		"MB247 palett.yaml:2:12 färgen «night» trycks annorlunda än den visas: ΔE₀₀ 5,4 mellan #12324A och tryckfärgerna 95/70/45/40 på FOGRA39",
		"MB248 palett.yaml:3:12 färgen «violet» går inte att trycka",
		"MB249 palett.yaml:4:12 färgen «tar» har 340 % tryckfärg i summa; FOGRA39 tål 300 %",
	} {
		if !strings.Contains(list, want) {
			t.Errorf("no «%s» in\n%s", want, list)
		}
	}
	if sun := p.Inks["sun-light"]; sun.Inks() != "PANTONE 116 C 30 %" || sun.CMYK != [4]uint8{0, 4, 30, 0} || sun.Computed || sun.Total() != 30 {
		t.Errorf("%+v", sun)
	}
	if d := p.Inks["violet-dark"]; !d.Computed || d.CMYK != [4]uint8{} {
		t.Errorf("%+v", d)
	}
	if d := p.Inks["night-dark"]; d.Computed || d.CMYK != [4]uint8{95, 70, 45, 60} {
		t.Errorf("%+v", d)
	}
}

func TestFaultsInSpotInks(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"{name: PANTONE 116 C, cmyk: [0, 14, 100, 0]}", "{name: All, cmyk: [0, 14, 100, 0]}", "MB292"},
		{"cmyk: [0, 14, 100, 0], tint: 30", "cmyk: [0, 15, 100, 0], tint: 30", "MB293"},
		{"tint: 30", "tint: 130", "MB1"},
		{"cmyk: [0, 14, 100, 0], tint", "tint", "MB1"},
		{"tint: 30", "tone: 30", "MB1"},
	} {
		_, found := brand.Load(fstest.MapFS{"c/brands/gemensam.yaml": {Data: []byte("id: gemensam\nparts: [night]\nhub: night\n")}}, "c",
			fstest.MapFS{brand.Palette: {Data: []byte(strings.Replace(bright, c.from, c.to, 1))}})
		ids := ""
		for _, f := range found {
			ids += f.Code.ID + " "
		}
		if !strings.Contains(ids, c.want) {
			t.Errorf("%s: %s, want %s", c.to, ids, c.want)
		}
	}
}

func TestWhiteIsPaper(t *testing.T) {
	if !brand.White.White() || brand.Black.White() || (brand.Colour{RGB: [3]uint8{1, 2, 3}, Computed: true}).White() {
		t.Error("white is what prints nothing")
	}
}

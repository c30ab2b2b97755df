package preview

import (
	"image"
	"path/filepath"
	"strings"
	"testing"

	"malbild/internal/brand"
	"malbild/internal/page"
)

// An ink of its own has a plate of its own, and is on no other; it knocks out what is
// below it, and is shown by what stands in for it.
func TestAnInkOfItsOwnHasAPlate(t *testing.T) {
	dir := project(t)
	write(t, filepath.Join(dir, "sources/norrbotten/brands/gemensam.yaml"), `id: gemensam
parts: [gran, cloudberry, heather, ice, moss, lingon, slate, fjord]
hub: night
inks:
  - {name: gran, rgb: '#1F5B4B', spot: {name: PANTONE 626 C, cmyk: [82, 30, 70, 40]}}
`)
	s := started(t, dir)
	got := text(t, send(s, "GET", "/"+kiruna+"&v=spot0", "", nil))
	if !strings.Contains(got, "PANTONE 626 C</a>") {
		i := strings.Index(got, `class="what"`)
		t.Fatal("there is no plate for the ink", got[max(0, i):][:900])
	}
	c := choice{County: "norrbotten", Principal: "kiruna", Document: "affisch"}
	_, p, _ := s.proof(&c)
	if p == nil || len(p.Pages) == 0 {
		t.Fatal(s.desks[0].found)
	}
	dark := func(view string) (n int) {
		img, err := drawn(p, parts(p, choice{View: view})[0], view)
		if err != nil {
			t.Fatal(err)
		}
		m := img.(*image.RGBA)
		for i := 0; i < len(m.Pix); i += 4 {
			if m.Pix[i] == 0 {
				n++
			}
		}
		return n
	}
	if dark("spot0") < 10000 {
		t.Error("the leaf is not on its plate")
	}
	pages := []*page.Page{{Items: []page.Item{&page.Shape{Fill: &brand.Colour{Spot: brand.Spot{Name: "x", CMYK: [4]uint8{1, 2, 3, 4}, Tint: 100}}}}}}
	if spots(pages)[0] != "x" || fullTone(pages, "x") != [4]uint8{1, 2, 3, 4} {
		t.Error("an ink is not found")
	}
	if r := send(s, "GET", "/picture.png"+kiruna+"&n=1&v=spot7", "", nil); r.StatusCode != 200 && r.StatusCode != 404 {
		t.Errorf("an ink that is not there: %d", r.StatusCode)
	}
}

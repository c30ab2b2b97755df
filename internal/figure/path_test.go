package figure

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// pairs are those of the studies of form, sample text and not adopted wording.
func pairs(n int) *document.Figure {
	f := &document.Figure{ID: "vag", Form: document.FigurePath, Ends: [2]string{"från", "till"}}
	all := [][3]string{{"Insatser var för sig", "Insatser som samordnas sömlöst", "coherent"}, {"Mottagare av vård", "Aktiv medskapare", "strength"},
		{"Hjälp när det redan har hänt", "Förebyggande stöd", "prevention"}, {"Vård på långt håll", "Nära mig på bästa sätt", "near"}}
	for i := range n {
		p := all[i%len(all)]
		f.Parts = append(f.Parts, document.FigurePart{From: []string{p[0]}, Label: []string{p[1]}, Icon: p[2]})
	}
	return f
}

// TestPathFits: for two to eight pairs, on a page of text and on posters, every word
// stands inside the panel it belongs to, and all rows share one size.
func TestPathFits(t *testing.T) {
	lib, prof := typeset.New(), profile()
	for _, width := range []float64{118, 150, 261, 436} {
		for n := 2; n <= 8; n++ {
			t.Run(fmt.Sprintf("%v mm, %d pairs", width, n), func(t *testing.T) {
				d, err := Path(lib, pairs(n), prof, PathOptions{Width: geom.MM(width)})
				if err != nil {
					t.Fatal(err)
				}
				var panels []geom.Rect
				sizes := map[geom.Length]bool{}
				for _, it := range d.Items {
					switch it := it.(type) {
					case *page.Shape:
						if b := it.Path.Bounds(); it.Fill != nil && b.W > d.Size.W/3 {
							panels = append(panels, b)
						}
					case *page.Run:
						face, _ := lib.Face(it.Face)
						box := geom.R(it.At.X, it.At.Y-face.CapHeight(it.Size), page.Width(it.Glyphs), face.CapHeight(it.Size))
						if !panels[len(panels)-1].Contains(box) && !panels[len(panels)-2].Contains(box) {
							t.Errorf("«%s» stands outside its panel", textOf(it.Glyphs))
						}
						sizes[it.Size] = true
					}
				}
				if len(panels) != 2*n || len(sizes) != 3 {
					t.Errorf("%d panels, sizes %v", len(panels), sizes)
				}
				if bottom := panels[len(panels)-1].Bottom(); bottom > d.Size.H+1 || bottom < d.Size.H-1 {
					t.Errorf("drawn to %v of %v", bottom, d.Size.H)
				}
			})
		}
	}
}

// TestPathIsNoTallerThanItsPlace: as on a slide.
func TestPathIsNoTallerThanItsPlace(t *testing.T) {
	for n := 2; n <= 8; n++ {
		d, err := Path(typeset.New(), pairs(n), profile(), PathOptions{Width: geom.Pt(864), Height: geom.Pt(367)})
		if err != nil {
			t.Fatal(err)
		}
		if d.Size.H > geom.Pt(367)+64 || d.Report.Label < geom.Pt(18) {
			t.Errorf("%d pairs: %.0f pt tall, text of %.1f pt", n, d.Size.H.Pt(), d.Report.Label.Pt())
		}
	}
}

// TestPathRefusesWhatHasNoRoom: nothing is cut; the text is named.
func TestPathRefusesWhatHasNoRoom(t *testing.T) {
	f := pairs(3)
	f.Parts[1].Label = []string{strings.Repeat("samordningsförbundsgemensam ", 6)}
	_, err := Path(typeset.New(), f, profile(), PathOptions{Width: geom.MM(150)})
	var l diag.List
	if !errors.As(err, &l) || l[0].Code != CodeLabel || !strings.Contains(l.Error(), "samordningsförbunds") {
		t.Errorf("%v", err)
	}
}

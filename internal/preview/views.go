package preview

import (
	"slices"
	"strconv"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/legible"
	"malbild/internal/page"
)

// seeing is one way to look at a document.
type seeing struct {
	ID  string
	Say diag.Phrase
	Why diag.Phrase // what it is for, in a sentence
}

// kind is what a group of ways to look is for.
type kind struct {
	Say   diag.Phrase
	Views []seeing
}

// of are the ways of this kind that have something to show of a document; those of
// the press have one for every ink of its own too.
func (k kind) of(p *proof) (out []seeing) {
	for _, v := range k.Views {
		if can(v.ID, p) {
			out = append(out, v)
		}
	}
	if len(out) < 2 || out[0].ID != "print" {
		return out
	}
	for i, name := range spots(p.Pages) {
		if v := spotView(i); isSpot(v) {
			out = append(out, seeing{v, diag.Phrase{SV: name, EN: name}, plateWhy})
		}
	}
	return out
}

// kinds are the ways by what they are for; the first of each is the usual one.
var kinds = []kind{
	{diag.Phrase{SV: "Sidor", EN: "Pages"}, []seeing{{"", diag.Phrase{SV: "Sidor", EN: "Pages"}, diag.Phrase{}}}},
	{diag.Phrase{SV: "Tryck", EN: "Press"}, []seeing{
		{"print", diag.Phrase{SV: "Utfall och säker yta", EN: "Bleed and safe zone"},
			diag.Phrase{SV: "Det bleka utanför formatet skärs bort. Text ska stå innanför den säkra ytan.", EN: "The pale part outside the trim is cut off. Text should stand inside the safe zone."}},
		{"fold", diag.Phrase{SV: "Vikning", EN: "Folds"},
			diag.Phrase{SV: "Arket delat där det viks, en del för sig.", EN: "The sheet parted where it is folded, each panel by itself."}},
		{"proof", diag.Phrase{SV: "Så som det trycks", EN: "As it is printed"},
			diag.Phrase{SV: "Färgerna som tryckfärgerna ger dem på papperet, svart text tryckt ovanpå.", EN: "The colours that the inks give on the paper, black text printed on top."}},
		{"c", diag.Phrase{SV: "Cyan", EN: "Cyan"}, plateWhy}, {"m", diag.Phrase{SV: "Magenta", EN: "Magenta"}, plateWhy},
		{"y", diag.Phrase{SV: "Gul", EN: "Yellow"}, plateWhy}, {"k", diag.Phrase{SV: "Svart", EN: "Black"}, plateWhy}}},
	{diag.Phrase{SV: "Färgseende", EN: "Colour vision"}, []seeing{
		{"eye0", diag.Phrase{SV: legible.Eyes[0].SV, EN: legible.Eyes[0].EN}, eyeWhy},
		{"eye1", diag.Phrase{SV: legible.Eyes[1].SV, EN: legible.Eyes[1].EN}, eyeWhy},
		{"eye2", diag.Phrase{SV: legible.Eyes[2].SV, EN: legible.Eyes[2].EN}, eyeWhy}}},
	{diag.Phrase{SV: "Uppläst text", EN: "Read aloud"}, []seeing{{"transcript", diag.Phrase{SV: "Uppläst text", EN: "Read aloud"},
		diag.Phrase{SV: "Det en skärmläsare läser upp, i den ordning den läser.", EN: "What a screen reader reads out, in the order it reads."}}}},
	{diag.Phrase{SV: "Kontrast", EN: "Contrast"}, []seeing{{"contrast", diag.Phrase{SV: "Kontrast", EN: "Contrast"},
		diag.Phrase{SV: "Alla färger som möts på sidorna, och om de går att skilja åt.", EN: "All colours that meet on the pages, and whether they can be told apart."}}}},
}

var (
	plateWhy = diag.Phrase{SV: "En tryckfärg för sig: ju mörkare, desto mer färg.", EN: "One ink by itself: the darker, the more ink."}
	eyeWhy   = diag.Phrase{SV: "Så ser sidorna ut för den som ser färger på det här sättet.", EN: "How the pages look to somebody who sees colours this way."}
)

// spotView is the view of the nth ink of its own.
func spotView(n int) string { return "spot" + strconv.Itoa(n) }

// spots lists the inks of their own on pages, in the order of first use.
func spots(pages []*page.Page) []string {
	var out []string
	for _, p := range pages {
		for _, it := range p.Items {
			for _, c := range coloursOf(it) {
				if c != nil && c.Spot.Name != "" && !slices.Contains(out, c.Spot.Name) {
					out = append(out, c.Spot.Name)
				}
			}
		}
	}
	return out
}

// coloursOf are those that an item is drawn in; nil where it has none.
func coloursOf(it page.Item) []*brand.Colour {
	switch t := it.(type) {
	case *page.Run:
		return []*brand.Colour{&t.Fill}
	case *page.Shape:
		if t.Stroke != nil {
			return []*brand.Colour{t.Fill, &t.Stroke.Colour}
		}
		return []*brand.Colour{t.Fill}
	}
	return nil
}

// can reports whether a view has anything to show of a document.
func can(v string, p *proof) bool {
	switch {
	case v == "" || v == "transcript":
		return true
	case p == nil || len(p.Pages) == 0:
		return false
	case v == "fold":
		return folded(p.Pages)
	case v == "proof", v == "c", v == "m", v == "y", v == "k", v == "print":
		return p.Condition != nil
	}
	return true
}

func folded(pages []*page.Page) bool {
	for _, p := range pages {
		if len(p.Folds) > 0 {
			return true
		}
	}
	return false
}

// zoom is a size of the pictures: pixels of the screen a point, 0: as there is room.
type zoom struct {
	ID    string
	Scale float64
	Say   diag.Phrase
}

// A CSS pixel is three quarters of a point (CSS Values 4, 6.2).
const natural = 4.0 / 3

// pageWidth is the zoom in which a page is as wide as there is room, to be read.
const pageWidth = "w"

var zooms = []zoom{
	{"", 0, diag.Phrase{SV: "Hela sidan", EN: "Whole page"}},
	{pageWidth, 0, diag.Phrase{SV: "Hela bredden", EN: "Full width"}},
	{"50", natural / 2, diag.Phrase{SV: "50 %", EN: "50%"}},
	{"100", natural, diag.Phrase{SV: "100 %, som på papper", EN: "100%, as on paper"}},
	{"150", natural * 1.5, diag.Phrase{SV: "150 %", EN: "150%"}},
	{"200", natural * 2, diag.Phrase{SV: "200 %", EN: "200%"}},
	{"400", natural * 4, diag.Phrase{SV: "400 %", EN: "400%"}},
}

// Package brand holds what a principal or a joint style looks like: inks,
// typefaces and logo. Colours are pairs: RGB for screens, CMYK for the press,
// both chosen by a person. It knows no documents and no pages.
package brand

import "malbild/internal/diag"

// Colour is one ink in both worlds. Name is its name in the palette («pine»).
type Colour struct {
	Name string
	RGB  [3]uint8
	CMYK [4]uint8 // per cent
	// Computed is set when nobody chose CMYK: it is worked out from RGB for the
	// printing condition at hand, see On.
	Computed bool
	// Spot is the ink of its own that a press prints the colour with; without a
	// name there is none. CMYK is then how the colour is shown without that ink.
	Spot Spot
}

// Spot is an ink mixed for one colour, as a printer's ink book names it. CMYK
// stands in for the full tone; Tint is how much of it is printed, in per cent.
type Spot struct {
	Name string
	CMYK [4]uint8
	Tint uint8
}

// White and Black need no palette.
var (
	White = Colour{Name: "white", RGB: [3]uint8{255, 255, 255}}
	Black = Colour{Name: "black", CMYK: [4]uint8{0, 0, 0, 100}}
)

// Profile is one graphic profile with everything looked up.
type Profile struct {
	ID    string
	Inks  map[string]Colour   // by name, tints included: "pine", "pine-light", "pine-mid", "pine-dark"
	Parts []string            // inks of parts 1, 2, 3 …; at least eight
	Hub   string              // ink of the hub and of text, "night"
	Logo  string              // path of a logo file in the sources; empty: the name set in type
	Place map[string]diag.Pos // where each ink is defined
	Faces map[string]Face     // font files of its own, by the face they stand in place of

	NotOnWeb bool // the licence of these fonts does not hold for web pages
}

// Ink returns a colour by name; unknown names give Black and false.
func (p *Profile) Ink(name string) (Colour, bool) {
	c, ok := p.Inks[name]
	if !ok {
		return Black, false
	}
	return c, true
}

// Part returns the ink name of part i (from 0).
func (p *Profile) Part(i int) string { return p.Parts[i%len(p.Parts)] }

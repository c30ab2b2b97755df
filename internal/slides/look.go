package slides

import (
	"fmt"

	"malbild/internal/brand"
	"malbild/internal/document"
)

// look is all that may differ between two of our designs. It is comparable, so
// that a design is made once for each.
type look struct {
	language string
	rtl      bool         // written from right to left
	more     string       // follows the title of a slide that goes on from the one before
	inks     [12][3]uint8 // in the order of the theme
	faces    typefaces
	labels   [2]brand.Typeface // of figures: bold, condensed bold
	foreign  bool              // the theme is the principal's: our inks have no names in it
}

// theme are the names of a theme's colours, in the order of a:clrScheme; on a slide
// the first four are called after what they do (p:clrMap).
var (
	themeNames = [12]string{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}
	slideNames = [12]string{"tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}
)

// lookOf takes language and inks from document and profile: text, paper, captions,
// ground, the first six parts, links.
func lookOf(d *document.Document, p *brand.Profile, t *Template) look {
	l := look{language: d.Meta.Language, more: d.Meta.Labels.More, rtl: d.Meta.Labels.Rtl, faces: typefacesOf(p), foreign: t != nil,
		labels: [2]brand.Typeface{p.Typeface("roboto-bold"), p.Typeface("robotocondensed-bold")}}
	if l.language == "" || l.language == "sv" {
		l.language = "sv-SE"
	}
	if l.more == "" {
		l.more = continued
	}
	names := [12]string{p.Hub, "", "slate", "snow", "", "", "", "", "", "", "ice", "heather"}
	for i := range 6 {
		names[4+i] = p.Part(i)
	}
	for i, n := range names {
		c, ok := p.Ink(n)
		if !ok {
			c = brand.White
			if i == 0 || i == 2 {
				c = brand.Black
			}
		}
		l.inks[i] = c.RGB
	}
	return l
}

func hex(c [3]uint8) string { return fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]) }

// colour writes a colour: by its name in the theme when it has one, so that a
// presentation follows when its theme is changed.
func (l look) colour(b []byte, rgb [3]uint8) []byte {
	for i, c := range l.inks {
		if c == rgb && !l.foreign {
			b = append(b, `<a:schemeClr val="`...)
			b = append(b, slideNames[i]...)
			return append(b, `"/>`...)
		}
	}
	const digits = "0123456789ABCDEF"
	b = append(b, `<a:srgbClr val="`...)
	for _, v := range rgb {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return append(b, `"/>`...)
}

func (l look) fill(b []byte, rgb [3]uint8) []byte {
	b = append(b, `<a:solidFill>`...)
	b = l.colour(b, rgb)
	return append(b, `</a:solidFill>`...)
}

// side is where lines stand, as attributes: «l» is the side where they begin.
func (l look) side(algn string) string {
	if algn == "" {
		algn = "l"
	}
	if !l.rtl {
		return `algn="` + algn + `"`
	}
	if other := map[string]string{"l": "r", "r": "l"}[algn]; other != "" {
		algn = other
	}
	return `algn="` + algn + `" rtl="1"`
}

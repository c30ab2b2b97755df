package html

import (
	"fmt"
	"math"
	"strings"

	"malbild/internal/brand"
)

// rgb is a colour on a screen.
type rgb [3]uint8

func (c rgb) css() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

var (
	white = rgb{255, 255, 255}
	black = rgb{}
)

// aa is the least contrast of text and ground, WCAG 2.2 success criterion 1.4.3.
// Large text would need 3:1; here all text meets the stronger demand.
const aa = 4.5

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b rgb) float64 { return brand.Ratio(brand.Luminance(a), brand.Luminance(b)) }

// readable returns the first wish that can be read on the ground, else white or
// black: one of them always can, the worse of the two best being 4.58:1.
func readable(ground rgb, wishes ...rgb) rgb {
	for _, c := range wishes {
		if contrast(c, ground) >= aa {
			return c
		}
	}
	if contrast(black, ground) >= aa {
		return black
	}
	return white
}

// mix is c with the rest white; share is how much of c.
func mix(c rgb, share float64) rgb {
	var out rgb
	for i, v := range c {
		out[i] = uint8(math.Round(255 - (255-float64(v))*share))
	}
	return out
}

// palette is the colours of one page. Every pair that text is set in has been
// tried against aa, whatever profile it came from.
type palette struct {
	profile                      *brand.Profile
	hero, band, foot, line       rgb // grounds and rules
	text                         rgb // on white, and everywhere it can be read
	muted                        rgb // on white
	heroText, bandText, footText rgb
}

func newPalette(p *brand.Profile) palette {
	hub := lookup(p, hubName(p), black)
	c := palette{
		profile: p,
		hero:    lookup(p, "frost", mix(hub, 0.12)),
		band:    lookup(p, "snow", mix(hub, 0.05)),
		foot:    hub,
		line:    lookup(p, hubName(p)+"-mid", mix(hub, 0.34)),
	}
	c.text = readable(white, hub)
	c.muted = readable(white, lookup(p, "slate", c.text), c.text)
	c.heroText = readable(c.hero, c.text)
	c.bandText = readable(c.band, c.text)
	c.footText = readable(c.foot, white)
	return c
}

func hubName(p *brand.Profile) string {
	if p == nil || p.Hub == "" {
		return "night"
	}
	return p.Hub
}

func lookup(p *brand.Profile, name string, otherwise rgb) rgb {
	if p != nil {
		if c, ok := p.Ink(name); ok {
			return c.RGB
		}
	}
	return otherwise
}

// part is the colours of one ink on a card.
type part struct {
	ink, tint, dark rgb
	text, lead      rgb // on the tint
	sign            rgb // lines of the icon, on the ink
}

// part looks up an ink and what can be read on it and on its tint.
func (c *palette) part(ink string) part {
	p := part{ink: lookup(c.profile, ink, c.text)}
	p.tint = lookup(c.profile, ink+"-light", mix(p.ink, 0.13))
	p.dark = lookup(c.profile, ink+"-dark", rgb{shade(p.ink[0]), shade(p.ink[1]), shade(p.ink[2])})
	p.text = readable(p.tint, c.text)
	p.lead = readable(p.tint, p.ink, c.text)
	p.sign = readable(p.ink, white, c.text)
	return p
}

// shade is a channel of dark(ink), the flat layer of an icon.
func shade(v uint8) uint8 { return uint8(math.Round(float64(v) * 0.72)) }

// inkClass makes a class name of an ink's name: other characters than letters,
// digits and hyphens become their number.
func inkClass(ink string) string {
	var b strings.Builder
	b.WriteString("ink-")
	for _, r := range ink {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%x", r)
		}
	}
	return b.String()
}

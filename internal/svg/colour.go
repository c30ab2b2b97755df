package svg

import (
	"strconv"
	"strings"

	"malbild/internal/brand"
)

// names are the colours of HTML 4, which SVG 1.1 took over; the other 130 names
// are refused rather than guessed.
var names = map[string][3]uint8{"black": {}, "white": {255, 255, 255}, "gray": {128, 128, 128}, "grey": {128, 128, 128}, "silver": {192, 192, 192},
	"maroon": {128}, "red": {255}, "purple": {128, 0, 128}, "fuchsia": {255, 0, 255}, "magenta": {255, 0, 255}, "green": {0, 128}, "lime": {0, 255},
	"olive": {128, 128}, "yellow": {255, 255}, "navy": {0, 0, 128}, "blue": {0, 0, 255}, "teal": {0, 128, 128}, "aqua": {0, 255, 255}, "cyan": {0, 255, 255}}

// colour reads a paint; nil is none.
func (p *parser) colour(name, value, attr string) *brand.Colour {
	switch value {
	case "none", "transparent":
		return nil
	case "currentColor", "currentcolor":
		c := p.options.Current
		if c == (brand.Colour{}) {
			c = brand.Black
		}
		return &c
	}
	rgb, ok := parseRGB(value)
	if !ok {
		code := codeValue
		if strings.HasPrefix(value, "url(") {
			p.attr(attr, codeProperty, clip(name+": "+value))
			return nil
		}
		p.attr(attr, code, name, clip(value))
		return nil
	}
	c := p.ink(rgb)
	return &c
}

// ink is the palette's ink for a colour, or one to be computed for the press; grey
// is black ink alone.
func (p *parser) ink(rgb [3]uint8) brand.Colour {
	if p.options.Ink != nil {
		if c, ok := p.options.Ink(rgb); ok {
			return c
		}
	}
	if rgb[0] == rgb[1] && rgb[1] == rgb[2] {
		return brand.Colour{RGB: rgb, CMYK: [4]uint8{3: uint8((int(255-rgb[0])*100 + 127) / 255)}}
	}
	return brand.Colour{RGB: rgb, Computed: true}
}

func parseRGB(s string) (c [3]uint8, ok bool) {
	if h, found := strings.CutPrefix(s, "#"); found {
		if len(h) == 3 {
			h = string([]byte{h[0], h[0], h[1], h[1], h[2], h[2]})
		}
		n, err := strconv.ParseUint(h, 16, 24)
		if len(h) != 6 || err != nil {
			return c, false
		}
		return [3]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
	}
	if list, found := strings.CutPrefix(s, "rgb("); found && strings.HasSuffix(list, ")") {
		parts := strings.Split(strings.TrimSuffix(list, ")"), ",")
		if len(parts) != 3 {
			return c, false
		}
		for i, q := range parts {
			n, err := strconv.ParseUint(strings.TrimSpace(q), 10, 8)
			if err != nil {
				return c, false
			}
			c[i] = uint8(n)
		}
		return c, true
	}
	c, ok = names[s]
	return c, ok
}

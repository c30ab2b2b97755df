package verify

import (
	"bytes"
	"math"

	"malbild/internal/pdfread"
)

// paintOf is a colour of fillings or lines (8.6). The zero value is black, which a page
// begins with.
type paintOf struct {
	space   string // its family
	parts   int    // components of the space
	tint    colour
	strange bool    // the colour is not worked out: of a spot ink, a pattern
	pattern bool    // tiles
	clear   float64 // how far it is transparent, 0: not
}

// white reports whether it is known to be as good as paper.
func (c *paintOf) white() bool {
	return !c.strange && c.tint.r > 1-faint && c.tint.g > 1-faint && c.tint.b > 1-faint
}

// differs reports whether letters in the colour are made out on a ground.
func (c *paintOf) differs(g *ground) bool {
	switch {
	case c.clear > 1-faint:
		return false
	case c.strange || g != nil && g.strange:
		return true
	}
	under := whitePaper
	if g != nil {
		under = g.tint
	}
	ink := c.tint
	ink.a = 1 - c.clear
	return ink.over(under, 1).contrast(under) >= leastSeen
}

// ground is a place on a page that is painted, and its colour where that is known.
type ground struct {
	box
	tint    colour
	strange bool
}

// chooses are the operators that set a colour: in which space, of lines or not.
var chooses = map[string]struct {
	space string
	parts int
	lines bool
}{"g": {"DeviceGray", 1, false}, "rg": {"DeviceRGB", 3, false}, "k": {"DeviceCMYK", 4, false}, "cs": {"", 0, false}, "sc": {"", 0, false}, "scn": {"", 0, false},
	"G": {"DeviceGray", 1, true}, "RG": {"DeviceRGB", 3, true}, "K": {"DeviceCMYK", 4, true}, "CS": {"", 0, true}, "SC": {"", 0, true}, "SCN": {"", 0, true}}

// colour takes the operators that choose colours, and what a graphics state says of them.
func (p *placer) colour(op string, args []token, res pdfread.Dict) {
	i := &p.now.ink
	if op == "gs" && len(args) > 0 {
		p.state(p.r.Dict(p.r.Dict(res.Raw("ExtGState")).Raw(pdfread.Name(args[len(args)-1].text))))
		return
	}
	how, ok := chooses[op]
	if !ok {
		return
	}
	c := &i.fill
	if how.lines {
		c = &i.line
	}
	c.pattern = false
	switch {
	case op == "cs" || op == "CS":
		if len(args) > 0 {
			c.space, c.parts = p.r.family(args[len(args)-1].text, res)
			c.tint, c.strange = colour{}, c.space != "DeviceGray" && c.space != "DeviceRGB" && c.space != "DeviceCMYK"
		}
		return
	case how.space != "":
		c.space, c.parts = how.space, how.parts
	case len(args) > 0 && args[len(args)-1].kind == name:
		c.strange, c.pattern = true, p.tiles(args[len(args)-1].text, res)
		return
	}
	c.mixed(args)
}

// mixed works out the colour of some components.
func (c *paintOf) mixed(args []token) {
	var n []float64
	sum := 0.0
	for _, t := range args {
		if t.kind == number {
			n = append(n, min(max(t.num, 0), 1))
			sum += math.Abs(t.num)
		}
	}
	c.strange = false
	switch {
	case c.space == "DeviceGray" && len(n) == 1:
		c.tint = colour{n[0], n[0], n[0], 1}
	case c.space == "DeviceRGB" && len(n) == 3:
		c.tint = colour{n[0], n[1], n[2], 1}
	case c.space == "DeviceCMYK" && len(n) == 4:
		c.tint = colour{(1 - n[0]) * (1 - n[3]), (1 - n[1]) * (1 - n[3]), (1 - n[2]) * (1 - n[3]), 1}
	case (c.space == "Separation" || c.space == "DeviceN") && len(n) > 0 && sum <= faint:
		c.tint = whitePaper
	default:
		c.strange = true
	}
}

// tiles reports whether a pattern is one of tiles (8.7.3). Words in the tiles are told:
// they are not read.
func (p *placer) tiles(pattern string, res pdfread.Dict) bool {
	s := p.r.Stream(p.r.Dict(res.Raw("Pattern")).Raw(pdfread.Name(pattern)))
	if s == nil {
		return false
	}
	if data, ok := p.r.program(s); ok {
		for _, op := range []string{"Tj", "TJ", "'", "\""} {
			if at := bytes.Index(data, []byte(op)); at >= 0 && bytes.Contains(data, []byte("BT")) {
				p.tiled = true
			}
		}
	}
	return true
}

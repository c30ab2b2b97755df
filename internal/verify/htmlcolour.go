package verify

import (
	"math"
	"strconv"
	"strings"
)

// colour is a colour of a page: parts of sRGB and how opaque it is, each from 0 to 1.
type colour struct{ r, g, b, a float64 }

var (
	blackInk   = colour{0, 0, 0, 1}
	whitePaper = colour{1, 1, 1, 1}
	darkScreen = colour{0.07, 0.07, 0.07, 1}
)

// leastSeen is the contrast of letters that nobody makes out: pale grey on white.
const leastSeen = 1.2

// over is a colour laid upon an opaque one.
func (c colour) over(under colour, fade float64) colour {
	a := c.a * fade
	mix := func(x, y float64) float64 { return x*a + y*(1-a) }
	return colour{mix(c.r, under.r), mix(c.g, under.g), mix(c.b, under.b), 1}
}

// contrast is that of WCAG 2.2 between two opaque colours.
func (c colour) contrast(d colour) float64 {
	a, b := c.luminance(), d.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func (c colour) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// colourOf reads a colour (CSS Color 4); what needs the element it stands in, such as
// currentcolor, is not known here.
func colourOf(v string, dark bool) (colour, bool) {
	v = strings.TrimSpace(v)
	if strings.HasPrefix(v, "#") {
		return hexColour(v[1:])
	}
	if name, inner, ok := function(v); ok {
		return colourFunction(name, inner, dark)
	}
	switch v {
	case "transparent":
		return colour{}, true
	case "canvas":
		return paperOf(dark), true
	case "canvastext":
		return inkOf(dark), true
	}
	at := strings.Index(namedColours, " "+v+"#")
	if v == "" || at < 0 || strings.ContainsAny(v, " #") {
		return colour{}, false
	}
	at += len(v) + 2
	return hexColour(namedColours[at : at+6])
}

func paperOf(dark bool) colour {
	if dark {
		return darkScreen
	}
	return whitePaper
}

func inkOf(dark bool) colour {
	if dark {
		return whitePaper
	}
	return blackInk
}

func hexColour(h string) (colour, bool) {
	if len(h) == 3 || len(h) == 4 {
		var b strings.Builder
		for i := range len(h) {
			b.WriteString(h[i:i+1] + h[i:i+1])
		}
		h = b.String()
	}
	n, err := strconv.ParseUint(h, 16, 32)
	switch {
	case err != nil:
		return colour{}, false
	case len(h) == 6:
		n = n<<8 | 0xff
	case len(h) != 8:
		return colour{}, false
	}
	part := func(shift int) float64 { return float64(n>>shift&0xff) / 255 }
	return colour{part(24), part(16), part(8), part(0)}, true
}

// function takes «name(inner)» apart, when it is all there is.
func function(v string) (name, inner string, ok bool) {
	at := strings.IndexByte(v, '(')
	if at <= 0 || !strings.HasSuffix(v, ")") {
		return "", "", false
	}
	inner, rest := enclosed(v[at:], '(', ')')
	return v[:at], inner, rest == ""
}

// colourFunction reads the functions that make colours; the newer spaces are turned into
// sRGB, cut to what a screen shows.
func colourFunction(name, inner string, dark bool) (colour, bool) {
	switch name {
	case "light-dark":
		l := splitOutside(inner, ',')
		if len(l) != 2 {
			return colour{}, false
		}
		return colourOf(l[map[bool]int{true: 1}[dark]], dark)
	case "color-mix":
		return mixed(inner, dark)
	}
	list := strings.Fields(strings.NewReplacer(",", " ", "/", " ").Replace(inner))
	space := ""
	if name == "color" && len(list) > 0 {
		space, list = list[0], list[1:]
	}
	if len(list) < 3 || len(list) > 4 {
		return colour{}, false
	}
	var n [4]float64
	n[3] = 1
	for i, s := range list {
		f, ok := length(s)
		if !ok && s != "none" {
			return colour{}, false
		}
		if strings.HasSuffix(s, "%") {
			f /= 100
			f *= scaleOf(name, i)
		}
		n[i] = f
	}
	c, ok := inSpace(name, space, n)
	for _, p := range []*float64{&c.r, &c.g, &c.b, &n[3]} {
		*p = min(max(*p, 0), 1)
	}
	c.a = n[3]
	return c, ok
}

// scaleOf is what 100 % of a part of a colour is.
func scaleOf(name string, part int) float64 {
	switch {
	case part == 3:
		return 1
	case name == "rgb" || name == "rgba":
		return 255
	case (name == "lab" || name == "lch") && part == 0:
		return 100
	case name == "lab":
		return 125
	case name == "lch":
		return 150
	case (name == "oklab" || name == "oklch") && part > 0:
		return 0.4
	}
	return 1
}

func inSpace(name, space string, n [4]float64) (colour, bool) {
	polar := func(c, h float64) (a, b float64) {
		return c * math.Cos(h*math.Pi/180), c * math.Sin(h*math.Pi/180)
	}
	switch name {
	case "rgb", "rgba":
		return colour{n[0] / 255, n[1] / 255, n[2] / 255, 1}, true
	case "hsl", "hsla":
		return hue(n[0], hundredth(n[1]), hundredth(n[2])), true
	case "hwb":
		w, b := hundredth(n[1]), hundredth(n[2])
		c := hue(n[0], 1, 0.5)
		k := max(1-w-b, 0)
		return colour{c.r*k + w, c.g*k + w, c.b*k + w, 1}, true
	case "oklch":
		n[1], n[2] = polar(n[1], n[2])
		return oklab(n[0], n[1], n[2]), true
	case "oklab":
		return oklab(n[0], n[1], n[2]), true
	case "lch":
		n[1], n[2] = polar(n[1], n[2])
		return lab(n[0], n[1], n[2]), true
	case "lab":
		return lab(n[0], n[1], n[2]), true
	case "color":
		return colour{n[0], n[1], n[2], 1}, space == "srgb" || space == "display-p3" || space == "a98-rgb"
	}
	return colour{}, false
}

// hundredth is a part that may be written as a number of a hundred.
func hundredth(v float64) float64 {
	if v > 1 {
		return v / 100
	}
	return v
}

// hue is a colour by hue, saturation and lightness (CSS Color 4, 7.1).
func hue(h, s, l float64) colour {
	part := func(n float64) float64 {
		k := math.Mod(n+h/30, 12)
		if k < 0 {
			k += 12
		}
		return l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1))
	}
	return colour{part(0), part(8), part(4), 1}
}

// oklab is a colour of that space (CSS Color 4, 9.4).
func oklab(l, a, b float64) colour {
	cube := func(v float64) float64 { return v * v * v }
	x, y, z := cube(l+0.3963377774*a+0.2158037573*b), cube(l-0.1055613458*a-0.0638541728*b), cube(l-0.0894841775*a-1.2914855480*b)
	return screened(4.0767416621*x-3.3077115913*y+0.2309699292*z, -1.2684380046*x+2.6097574011*y-0.3413193965*z, -0.0041960863*x-0.7034186147*y+1.7076147010*z)
}

// lab is a colour of that space, of paper white D50.
func lab(l, a, b float64) colour {
	f := (l + 16) / 116
	back := func(t float64) float64 {
		if t > 6.0/29 {
			return t * t * t
		}
		return 3 * 36 / 841.0 * (t - 4.0/29)
	}
	x, y, z := 0.9643*back(f+a/500), back(f), 0.8251*back(f-b/200)
	return screened(3.1339*x-1.6169*y-0.4906*z, -0.9788*x+1.9161*y+0.0335*z, 0.0719*x-0.2290*y+1.4052*z)
}

// screened is linear light as sRGB has it.
func screened(r, g, b float64) colour {
	bent := func(v float64) float64 {
		if v <= 0.0031308 {
			return max(v, 0) * 12.92
		}
		return min(1.055*math.Pow(v, 1/2.4)-0.055, 1)
	}
	return colour{bent(r), bent(g), bent(b), 1}
}

// mixed is color-mix(in a space, one 30%, another), mixed in sRGB whatever the space.
func mixed(inner string, dark bool) (colour, bool) {
	l := splitOutside(inner, ',')
	if len(l) != 3 {
		return colour{}, false
	}
	var c [2]colour
	share := [2]float64{-1, -1}
	for i, s := range l[1:] {
		s = strings.TrimSpace(s)
		if at := strings.LastIndexByte(s, ' '); at > 0 && strings.HasSuffix(s, "%") {
			share[i], _ = length(s[at+1:])
			s = s[:at]
		}
		ok := false
		if c[i], ok = colourOf(s, dark); !ok {
			return colour{}, false
		}
	}
	switch {
	case share[0] < 0 && share[1] < 0:
		share = [2]float64{50, 50}
	case share[0] < 0:
		share[0] = 100 - share[1]
	case share[1] < 0:
		share[1] = 100 - share[0]
	}
	p := share[0] / max(share[0]+share[1], 1)
	mix := func(x, y float64) float64 { return x*p + y*(1-p) }
	return colour{mix(c[0].r, c[1].r), mix(c[0].g, c[1].g), mix(c[0].b, c[1].b), mix(c[0].a, c[1].a)}, true
}

// namedColours are the names of CSS Color 4, 6.1.
const namedColours = " aliceblue#f0f8ff antiquewhite#faebd7 aqua#00ffff aquamarine#7fffd4 azure#f0ffff beige#f5f5dc bisque#ffe4c4 black#000000 blanchedalmond#ffebcd blue#0000ff" +
	" blueviolet#8a2be2 brown#a52a2a burlywood#deb887 cadetblue#5f9ea0 chartreuse#7fff00 chocolate#d2691e coral#ff7f50 cornflowerblue#6495ed cornsilk#fff8dc crimson#dc143c" +
	" cyan#00ffff darkblue#00008b darkcyan#008b8b darkgoldenrod#b8860b darkgray#a9a9a9 darkgreen#006400 darkgrey#a9a9a9 darkkhaki#bdb76b darkmagenta#8b008b darkolivegreen#556b2f" +
	" darkorange#ff8c00 darkorchid#9932cc darkred#8b0000 darksalmon#e9967a darkseagreen#8fbc8f darkslateblue#483d8b darkslategray#2f4f4f darkslategrey#2f4f4f darkturquoise#00ced1 darkviolet#9400d3" +
	" deeppink#ff1493 deepskyblue#00bfff dimgray#696969 dimgrey#696969 dodgerblue#1e90ff firebrick#b22222 floralwhite#fffaf0 forestgreen#228b22 fuchsia#ff00ff gainsboro#dcdcdc" +
	" ghostwhite#f8f8ff gold#ffd700 goldenrod#daa520 gray#808080 green#008000 greenyellow#adff2f grey#808080 honeydew#f0fff0 hotpink#ff69b4 indianred#cd5c5c" +
	" indigo#4b0082 ivory#fffff0 khaki#f0e68c lavender#e6e6fa lavenderblush#fff0f5 lawngreen#7cfc00 lemonchiffon#fffacd lightblue#add8e6 lightcoral#f08080 lightcyan#e0ffff" +
	" lightgoldenrodyellow#fafad2 lightgray#d3d3d3 lightgreen#90ee90 lightgrey#d3d3d3 lightpink#ffb6c1 lightsalmon#ffa07a lightseagreen#20b2aa lightskyblue#87cefa lightslategray#778899 lightslategrey#778899" +
	" lightsteelblue#b0c4de lightyellow#ffffe0 lime#00ff00 limegreen#32cd32 linen#faf0e6 magenta#ff00ff maroon#800000 mediumaquamarine#66cdaa mediumblue#0000cd mediumorchid#ba55d3" +
	" mediumpurple#9370db mediumseagreen#3cb371 mediumslateblue#7b68ee mediumspringgreen#00fa9a mediumturquoise#48d1cc mediumvioletred#c71585 midnightblue#191970 mintcream#f5fffa mistyrose#ffe4e1 moccasin#ffe4b5" +
	" navajowhite#ffdead navy#000080 oldlace#fdf5e6 olive#808000 olivedrab#6b8e23 orange#ffa500 orangered#ff4500 orchid#da70d6 palegoldenrod#eee8aa palegreen#98fb98" +
	" paleturquoise#afeeee palevioletred#db7093 papayawhip#ffefd5 peachpuff#ffdab9 peru#cd853f pink#ffc0cb plum#dda0dd powderblue#b0e0e6 purple#800080 rebeccapurple#663399" +
	" red#ff0000 rosybrown#bc8f8f royalblue#4169e1 saddlebrown#8b4513 salmon#fa8072 sandybrown#f4a460 seagreen#2e8b57 seashell#fff5ee sienna#a0522d silver#c0c0c0" +
	" skyblue#87ceeb slateblue#6a5acd slategray#708090 slategrey#708090 snow#fffafa springgreen#00ff7f steelblue#4682b4 tan#d2b48c teal#008080 thistle#d8bfd8" +
	" tomato#ff6347 turquoise#40e0d0 violet#ee82ee wheat#f5deb3 white#ffffff whitesmoke#f5f5f5 yellow#ffff00 yellowgreen#9acd32 "

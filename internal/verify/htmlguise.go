package verify

import (
	"slices"
	"strings"
)

// guise is how letters look: their ink, what lies behind them, and how faint both are.
type guise struct {
	ink, fill colour
	filled    bool     // fill is the ink of letters, not ink
	ground    []colour // what may lie behind, opaque; nil: it is not known, a picture
	through   []colour // the ground shows through the letters in these (background-clip: text)
	cut       bool     // it does; through nil: a picture does
	fade      float64  // opacity, of all elements around too
}

// blank is how letters look where nothing is said.
func (s *stylesheet) blank() guise {
	return guise{ink: inkOf(s.dark), ground: []colour{paperOf(s.dark)}, fade: 1}
}

// faint reports whether letters cannot be made out from what lies behind them.
func (l *guise) faint() bool {
	ink := l.ink
	if l.filled {
		ink = l.fill
	}
	if ink.a*l.fade < 0.05 && !l.cut {
		return true
	}
	if l.ground == nil {
		return false
	}
	inks := []colour{ink}
	if l.cut && ink.a < 1 {
		if inks = l.through; inks == nil {
			return false
		}
	}
	for _, g := range l.ground {
		for _, c := range inks {
			if c.over(g, l.fade).contrast(g) >= leastSeen {
				return false
			}
		}
	}
	return true
}

// dress takes what is said of an element into how its letters look.
func (l *guise) dress(won map[string]declared, dark bool) {
	if d, ok := won["opacity"]; ok {
		if n, ok := share(d.value); ok {
			l.fade *= min(max(n, 0), 1)
		}
	}
	if d, ok := won["filter"]; ok {
		_, left := filtered(d.value)
		l.fade *= min(max(left, 0), 1)
	}
	if d, ok := won["color"]; ok {
		l.ink = inked(d.value, l.ink, dark)
	}
	if d, ok := won["-webkit-text-fill-color"]; ok {
		if l.filled = d.value != "currentcolor" && d.value != "initial" && !keeps(d.value); l.filled {
			l.fill = inked(d.value, l.ink, dark)
		}
	}
	behind, tinted := l.behind(won, dark)
	if !tinted {
		return
	}
	if strings.Contains(won["clip"].value, "text") { // background-clip
		l.cut, l.through = true, behind
		return
	}
	l.ground, l.cut = behind, false
}

// behind is what an element lays behind its letters; tinted says whether it lays anything.
func (l *guise) behind(won map[string]declared, dark bool) (ground []colour, tinted bool) {
	ground = l.ground
	if d, ok := won["background-color"]; ok && !keeps(d.value) {
		c, known := colourOf(d.value, dark)
		switch {
		case d.value == "currentcolor":
			ground, tinted = []colour{l.ink.over(whitePaper, 1)}, true
		case !known && d.value != "initial":
			ground, tinted = nil, true
		case c.a >= 0.02:
			ground, tinted = l.under(c), true
		}
	}
	d, ok := won["background-image"]
	if !ok || d.value == "none" || d.value == "initial" || keeps(d.value) {
		return ground, tinted
	}
	if strings.Contains(d.value, "url(") || strings.Contains(d.value, "image-set(") || strings.Contains(d.value, "element(") {
		return nil, true
	}
	var out []colour
	functionsIn(d.value, func(_ string, args []string) {
		for _, a := range args {
			for _, t := range wordsOutside(a) {
				if c, ok := colourOf(t, dark); ok {
					under := guise{ground: ground}
					out = append(out, under.under(c)...)
				} else if t == "currentcolor" {
					out = append(out, l.ink)
				}
			}
		}
	})
	if len(out) == 0 || ground == nil || len(out) > 64 {
		return nil, true
	}
	return out, true
}

// under is a colour laid on the ground.
func (l *guise) under(c colour) []colour {
	if c.a >= 0.98 {
		return []colour{{c.r, c.g, c.b, 1}}
	}
	if l.ground == nil {
		return nil
	}
	var out []colour
	for _, g := range l.ground {
		if o := c.over(g, 1); !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

// inked is the colour of letters in letters of another.
func inked(v string, around colour, dark bool) colour {
	switch {
	case v == "currentcolor" || keeps(v):
		return around
	case v == "initial":
		return inkOf(dark)
	}
	if c, ok := colourOf(v, dark); ok {
		return c
	}
	return around // an invalid colour says nothing; one that is not understood is most often seen
}

// keeps reports whether a value leaves what is around.
func keeps(v string) bool {
	return v == "inherit" || v == "unset" || v == "revert" || v == "revert-layer"
}

// sized is a size of letters in letters of another size (CSS Fonts 4, 2.5).
func sized(v string, around float64) float64 {
	switch v {
	case "smaller":
		return around / 1.2
	case "larger":
		return around * 1.2
	case "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "initial":
		return usualSize
	}
	q, ok := measured(v)
	switch {
	case !ok || keeps(v):
		return around
	case strings.HasSuffix(v, "em") && !strings.HasSuffix(v, "rem") && !strings.Contains(v, "("):
		return q.px / usualSize * around
	}
	return q.px + q.pct/100*around
}

// vanishes reports whether a value makes letters vanish by itself, wherever it stands.
func vanishes(d declared) bool {
	switch d.property {
	case "color", "-webkit-text-fill-color":
		c, ok := colourOf(d.value, false)
		return ok && c.a < 0.05
	case "opacity":
		n, ok := share(d.value)
		return ok && n < 0.1
	case "font-size":
		q, ok := measured(d.value)
		return ok && q.px < leastLetter && q.pct < 10
	}
	return false
}

package verify

import (
	"math"
	"strconv"
	"strings"
)

// quantity is a length in CSS pixels and parts of a hundred of what is around.
type quantity struct{ px, pct float64 }

// The sizes that units are told in: a letter, and a screen.
const (
	usualSize   = 16
	screenWidth = 1280
)

var unitSizes = []struct {
	unit string
	px   float64
}{
	{"rem", usualSize}, {"em", usualSize}, {"ex", usualSize / 2}, {"ch", usualSize / 2}, {"ic", usualSize}, {"rlh", 20}, {"lh", 20}, {"vmin", 10}, {"vmax", 12.8}, {"svw", 12.8}, {"lvw", 12.8},
	{"dvw", 12.8}, {"vw", 12.8}, {"svh", 10}, {"lvh", 10}, {"dvh", 10}, {"vh", 10}, {"vi", 12.8}, {"vb", 10}, {"pt", 96.0 / 72}, {"pc", 16}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"in", 96}, {"px", 1},
}

// measured is a length, a part of a hundred or a number, also when it must be calculated
// (CSS Values 4, 10).
func measured(v string) (quantity, bool) {
	p := &calculator{s: strings.TrimSpace(v)}
	q, ok := p.sum(0)
	p.space()
	return q, ok && p.s == ""
}

type calculator struct{ s string }

func (p *calculator) space() { p.s = strings.TrimLeft(p.s, " \t\r\n") }

func (p *calculator) sum(depth int) (quantity, bool) {
	out, ok := p.product(depth)
	for ok {
		t := strings.TrimLeft(p.s, " \t\r\n")
		if len(t) == len(p.s) || len(t) < 2 || t[0] != '+' && t[0] != '-' || t[1] != ' ' {
			break // an operator has space on both sides
		}
		p.s = t[1:]
		var q quantity
		if q, ok = p.product(depth); t[0] == '-' {
			q.px, q.pct = -q.px, -q.pct
		}
		out.px, out.pct = out.px+q.px, out.pct+q.pct
	}
	return out, ok
}

func (p *calculator) product(depth int) (quantity, bool) {
	out, ok := p.value(depth)
	for ok {
		t := strings.TrimLeft(p.s, " \t\r\n")
		if t == "" || t[0] != '*' && t[0] != '/' {
			break
		}
		p.s = t[1:]
		var q quantity
		q, ok = p.value(depth)
		switch {
		case t[0] == '*' && out.pct != 0:
			out.px, out.pct = out.px*q.px, out.pct*q.px
		case t[0] == '*':
			out.px, out.pct = out.px*q.px, out.px*q.pct
		case q.px == 0:
			return out, false
		default:
			out.px, out.pct = out.px/q.px, out.pct/q.px
		}
	}
	return out, ok
}

func (p *calculator) value(depth int) (quantity, bool) {
	p.space()
	if depth > 8 || p.s == "" {
		return quantity{}, false
	}
	at := 0
	for at < len(p.s) && (p.s[at]|0x20 >= 'a' && p.s[at]|0x20 <= 'z' || p.s[at] == '-' && at > 0) {
		at++
	}
	if at < len(p.s) && p.s[at] == '(' {
		name := p.s[:at]
		var inner string
		inner, p.s = enclosed(p.s[at:], '(', ')')
		return called(name, inner, depth+1)
	}
	return p.number()
}

// called is what a function of numbers is.
func called(name, inner string, depth int) (quantity, bool) {
	var args []quantity
	for _, a := range splitOutside(inner, ',') {
		c := &calculator{s: a}
		q, ok := c.sum(depth)
		if c.space(); !ok || c.s != "" {
			return quantity{}, false
		}
		args = append(args, q)
	}
	wide := func(q quantity) float64 { return q.px + q.pct*screenWidth/100 }
	least := func(a, b quantity) quantity {
		if wide(b) < wide(a) {
			return b
		}
		return a
	}
	most := func(a, b quantity) quantity {
		if wide(b) > wide(a) {
			return b
		}
		return a
	}
	if len(args) == 0 {
		return quantity{}, false
	}
	out := args[0]
	switch name {
	case "", "calc":
		return out, len(args) == 1
	case "min", "max":
		for _, a := range args[1:] {
			if name == "min" {
				out = least(out, a)
			} else {
				out = most(out, a)
			}
		}
		return out, true
	case "clamp":
		if len(args) == 3 {
			return most(args[0], least(args[1], args[2])), true
		}
	case "abs":
		return quantity{math.Abs(out.px), math.Abs(out.pct)}, true
	}
	return quantity{}, false
}

func (p *calculator) number() (quantity, bool) {
	end := 0
	for end < len(p.s) && (p.s[end] >= '0' && p.s[end] <= '9' || p.s[end] == '.' || end == 0 && (p.s[end] == '-' || p.s[end] == '+')) {
		end++
	}
	if end+1 < len(p.s) && p.s[end]|0x20 == 'e' && end > 0 && (p.s[end+1] == '-' || p.s[end+1] >= '0' && p.s[end+1] <= '9') {
		for end++; end < len(p.s) && (p.s[end] >= '0' && p.s[end] <= '9' || p.s[end] == '-'); {
			end++
		}
	}
	n, err := strconv.ParseFloat(p.s[:end], 64)
	if err != nil {
		return quantity{}, false
	}
	p.s = p.s[end:]
	if rest, ok := strings.CutPrefix(p.s, "%"); ok {
		p.s = rest
		return quantity{pct: n}, true
	}
	for _, u := range unitSizes {
		if rest, ok := strings.CutPrefix(p.s, u.unit); ok && (rest == "" || rest[0]|0x20 < 'a' || rest[0]|0x20 > 'z') {
			p.s = rest
			return quantity{px: n * u.px}, true
		}
	}
	for _, u := range []string{"deg", "s"} { // angles are told in degrees, times in seconds
		if rest, ok := strings.CutPrefix(p.s, u); ok {
			p.s = rest
		}
	}
	if rest, ok := strings.CutPrefix(p.s, "turn"); ok {
		p.s, n = rest, n*360
	} else if rest, ok := strings.CutPrefix(p.s, "rad"); ok {
		p.s, n = rest, n*180/math.Pi
	}
	return quantity{px: n}, true
}

// share is a number from 0 to 1, which may be written as a part of a hundred.
func share(v string) (float64, bool) {
	q, ok := measured(v)
	return q.px + q.pct/100, ok
}

// functionsIn calls f with each function of a list, «a(1) b(2)».
func functionsIn(v string, f func(name string, args []string)) {
	for {
		at := strings.IndexByte(v, '(')
		if at < 0 {
			return
		}
		inner, rest := enclosed(v[at:], '(', ')')
		name := strings.TrimSpace(v[:at])
		args := splitOutside(inner, ',')
		for i := range args {
			args[i] = strings.TrimSpace(args[i])
		}
		f(name[strings.LastIndexAny(name, " )")+1:], args)
		v = rest
	}
}

// clipped is what clip-path leaves of an element: all, nothing, or something that is not
// tried (CSS Masking 1, 3).
func clipped(v string) effect {
	name, inner, ok := function(v)
	if !ok {
		if v == "none" || strings.HasSuffix(v, "-box") || v == "inherit" || v == "initial" || v == "unset" {
			return shows
		}
		return turns
	}
	switch name {
	case "inset":
		return insetLeaves(inner)
	case "circle", "ellipse":
		return roundLeaves(inner)
	case "polygon":
		return polygonLeaves(inner)
	}
	return turns
}

func insetLeaves(inner string) effect {
	inner, _, _ = strings.Cut(inner, "round")
	var q []quantity
	for _, s := range strings.Fields(inner) {
		x, ok := measured(s)
		if !ok {
			return turns
		}
		q = append(q, x)
	}
	if len(q) == 0 || len(q) > 4 {
		return turns
	}
	at := func(i int) quantity { // top, right, bottom, left
		for i >= len(q) {
			i = map[int]int{1: 0, 2: 0, 3: 1}[i]
		}
		return q[i]
	}
	worst := shows
	for i := range 2 {
		a, b := at(i), at(i+2)
		switch {
		case a.pct+b.pct >= 95 || a.px+b.px >= 900:
			return hides
		case a.pct+b.pct > 5 || a.px+b.px > usualSize:
			worst = turns
		}
	}
	return worst
}

func roundLeaves(inner string) effect {
	inner, _, _ = strings.Cut(inner, " at ")
	if strings.TrimSpace(inner) == "" {
		return turns
	}
	for _, s := range strings.Fields(inner) {
		if q, ok := measured(s); ok && q.pct < 3 && q.px < 8 {
			return hides
		} else if !ok || q.pct < 70 {
			return turns
		}
	}
	return shows
}

func polygonLeaves(inner string) effect {
	var x, y []float64
	for _, p := range splitOutside(inner, ',') {
		l := strings.Fields(p)
		if len(l) == 1 && (l[0] == "evenodd" || l[0] == "nonzero") {
			continue
		}
		if len(l) != 2 {
			return turns
		}
		a, ok := measured(l[0])
		b, ok2 := measured(l[1])
		if !ok || !ok2 {
			return turns
		}
		x, y = append(x, a.pct+a.px/4), append(y, b.pct+b.px/4) // of an element of 400 pixels
	}
	area := 0.0
	for i := range x {
		k := (i + 1) % len(x)
		area += x[i]*y[k] - x[k]*y[i]
	}
	switch area = math.Abs(area) / 2; {
	case area < 100:
		return hides
	case area < 8000:
		return turns
	}
	return shows
}

// formed is what a transformation does to letters (CSS Transforms 2).
func formed(p, v string) effect {
	worst := shows
	note := func(e effect) {
		if e == hides || worst == shows {
			worst = e
		}
	}
	number := func(s string) float64 { q, _ := measured(s); return q.px + q.pct/100 }
	scale := func(n float64) {
		switch {
		case math.Abs(n) < 0.1:
			note(hides)
		case n < 0:
			note(turns)
		}
	}
	move := func(s string) {
		if q, ok := measured(s); ok && (far(q) || q.px >= 5000 || q.pct <= -1000 || q.pct >= 1000) {
			note(hides)
		}
	}
	tilt := func(s string) {
		switch a := math.Mod(math.Abs(number(s)), 360); {
		case math.Abs(a-90) < 8 || math.Abs(a-270) < 8:
			note(hides)
		case a > 90 && a < 270:
			note(turns)
		}
	}
	switch p {
	case "scale", "translate":
		for _, s := range strings.Fields(v) {
			if p == "scale" && v != "none" {
				scale(number(s))
			} else if p == "translate" {
				move(s)
			}
		}
		return worst
	case "rotate":
		if l := strings.Fields(v); len(l) == 2 && (l[0] == "x" || l[0] == "y") {
			tilt(l[1])
		}
		return worst
	}
	functionsIn(v, func(name string, args []string) {
		switch name {
		case "scale", "scalex", "scaley", "scale3d":
			for _, a := range args {
				scale(number(a))
			}
		case "translate", "translatex", "translatey", "translate3d":
			for _, a := range args {
				move(a)
			}
		case "rotatex", "rotatey":
			tilt(args[0])
		case "skew", "skewx", "skewy":
			for _, a := range args {
				if math.Abs(number(a)) > 80 {
					note(hides)
				}
			}
		case "matrix":
			if len(args) == 6 {
				det := number(args[0])*number(args[3]) - number(args[1])*number(args[2])
				if math.Abs(det) < 0.01 {
					note(hides)
				} else if det < 0 {
					note(turns)
				}
				move(args[4] + "px")
				move(args[5] + "px")
			}
		case "matrix3d":
			note(turns)
		}
	})
	return worst
}

// far reports whether a length leads away to the left of the page or above it.
func far(q quantity) bool { return q.px <= -900 || q.pct <= -100 && q.px <= 0 }

// filtered is what a filter leaves of letters (Filter Effects 1), and how much of them.
func filtered(v string) (does effect, left float64) {
	left = 1
	functionsIn(v, func(name string, args []string) {
		n, ok := share(args[0])
		switch {
		case name == "opacity" && ok:
			left *= n
		case name == "blur" && n > 2 || name == "contrast" && ok && n < 0.1:
			does = hides
		case name == "brightness" && ok && (n > 4 || n < 0.1), name == "invert" && ok && n > 0.3, name == "url":
			if does != hides {
				does = turns
			}
		}
	})
	return does, left
}

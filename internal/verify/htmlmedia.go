package verify

import (
	"strings"

	"malbild/internal/lazy"
)

// device is what a page is seen on.
type device struct {
	kind          string
	width, height float64 // CSS pixels
}

// devices are what is tried: a page may say one thing on each.
var devices = map[string]device{
	"":    {"screen", 1280, 800},
	Phone: {"screen", 390, 844},
	Paper: {"print", 660, 970},
}

// mediaHolds reports whether a list of media queries holds in a view (Media Queries 5);
// known is false when something in it is not understood.
func mediaHolds(list, view string) (holds, known bool) {
	list = strings.ToLower(strings.TrimSpace(list))
	if list == "" {
		return true, true
	}
	known = true
	for _, q := range splitOutside(list, ',') {
		ok, clear := queryHolds(strings.TrimSpace(q), devices[view])
		if known = known && clear; ok && clear {
			return true, true
		}
	}
	return false, known
}

func queryHolds(q string, d device) (holds, known bool) {
	holds, known = true, true
	q, not := strings.CutPrefix(q, "not ")
	q = strings.TrimPrefix(q, "only ")
	if strings.Contains(q, " or ") {
		return false, false
	}
	for _, part := range strings.Split(q, " and ") {
		part = strings.TrimSpace(part)
		ok, clear := featureHolds(part, d)
		known = known && clear
		holds = holds && ok
	}
	return holds != not, known
}

var rangeForm = lazy.Pattern(`^\(\s*(?:(width|height)\s*(<=|>=|<|>|=)\s*([0-9.]+(?:px|em|rem|pt|cm|mm)?)|([0-9.]+(?:px|em|rem|pt|cm|mm)?)\s*(<=|<)\s*(width|height)(?:\s*(<=|<)\s*([0-9.]+(?:px|em|rem|pt|cm|mm)?))?)\s*\)$`)

// featureHolds tries a type or a feature. What a reader may choose is taken as it is when
// nothing is chosen.
func featureHolds(f string, d device) (holds, known bool) {
	switch f {
	case "all":
		return true, true
	case "screen", "print":
		return f == d.kind, true
	case "speech", "tty", "tv", "handheld", "aural", "braille", "projection", "embossed":
		return false, true
	}
	if m := rangeForm().FindStringSubmatch(f); m != nil {
		return d.inRange(m), true
	}
	f, ok := strings.CutPrefix(f, "(")
	f, ends := strings.CutSuffix(f, ")")
	if !ok || !ends {
		return false, false
	}
	name, value, _ := strings.Cut(f, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	px, number := pixels(value)
	switch name {
	case "min-width":
		return d.width >= px, number
	case "max-width":
		return d.width <= px, number
	case "min-height":
		return d.height >= px, number
	case "max-height":
		return d.height <= px, number
	case "orientation":
		return (value == "landscape") == (d.width > d.height), true
	case "prefers-color-scheme":
		return value == "light", true
	case "prefers-reduced-motion", "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data":
		return value == "no-preference", true
	case "forced-colors", "inverted-colors":
		return value == "none", true
	case "hover", "any-hover":
		return d.width > 600 && value != "none", true
	case "color", "grid", "width", "height":
		return name != "grid", value == ""
	}
	return false, false
}

// inRange tries «width >= 40em» and «20em <= width < 40em».
func (d device) inRange(m []string) bool {
	of := func(name string) float64 {
		if name == "height" {
			return d.height
		}
		return d.width
	}
	holds := func(a float64, op string, b float64) bool {
		switch op {
		case "<":
			return a < b
		case "<=":
			return a <= b
		case ">":
			return a > b
		case ">=":
			return a >= b
		}
		return a == b
	}
	if m[1] != "" {
		px, _ := pixels(m[3])
		return holds(of(m[1]), m[2], px)
	}
	low, _ := pixels(m[4])
	if !holds(low, m[5], of(m[6])) {
		return false
	}
	if m[8] == "" {
		return true
	}
	high, _ := pixels(m[8])
	return holds(of(m[6]), m[7], high)
}

// pixels is a length in CSS pixels.
func pixels(v string) (float64, bool) {
	n, ok := length(v)
	for unit, k := range map[string]float64{"rem": 16, "em": 16, "pt": 96.0 / 72, "cm": 96 / 2.54, "mm": 96 / 25.4} {
		if strings.HasSuffix(v, unit) {
			return n * k, ok
		}
	}
	return n, ok
}

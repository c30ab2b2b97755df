package verify

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

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
	Dark:  {"screen", 1280, 800},
}

// deviceOf is what is tried in a view: «640px» is a screen so wide.
func deviceOf(view string) device {
	if d, ok := devices[view]; ok {
		return d
	}
	px, _ := pixels(view)
	return device{"screen", px, 800}
}

// mostWidths is how many more widths of a screen are tried.
const mostWidths = 6

var widthQuery = lazy.Pattern(`(?i)width\s*(?::|[<>]=?|=)\s*([0-9.]+(?:px|em|rem|pt|cm|mm))|([0-9.]+(?:px|em|rem|pt|cm|mm))\s*[<>]=?\s*width`)

// viewsOf are the views that a page is judged in: on a screen, a telephone and paper, on
// screens of the other widths that its styles tell apart, and in the dark if they tell that.
func viewsOf(root *html.Node) []string {
	names := []string{"", Phone, Paper}
	var css strings.Builder
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			css.WriteString(attr(n, "media") + " " + n.FirstChild.Data + "\n")
		}
	}
	var steps []float64
	for _, line := range strings.Split(css.String(), "{") {
		if at := strings.LastIndex(line, "@media"); at >= 0 || len(steps) == 0 {
			for _, m := range widthQuery().FindAllStringSubmatch(line[max(at, 0):], -1) {
				if px, ok := pixels(m[1] + m[2]); ok && px > 0 && px < 10_000 && !slices.Contains(steps, px) {
					steps = append(steps, px)
				}
			}
		}
	}
	slices.Sort(steps)
	for i, from := range steps { // between each and the next, and above the last
		to := from * 1.2
		if i+1 < len(steps) {
			to = steps[i+1]
		}
		between := func(w float64) bool { return w > from && w < to }
		if len(names) < 3+mostWidths && !between(devices[""].width) && !between(devices[Phone].width) {
			names = append(names, strconv.Itoa(int((from+to)/2))+"px")
		}
	}
	if len(steps) > 0 && steps[0] > 320 && steps[0] <= devices[Phone].width {
		names = append(names, "320px")
	}
	if strings.Contains(css.String(), "prefers-color-scheme") || strings.Contains(css.String(), "light-dark(") {
		names = append(names, Dark)
	}
	return names
}

// followsDark reports whether a page says that it can be shown on a dark ground.
func followsDark(root *html.Node) bool {
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "name"), "color-scheme"):
			if strings.Contains(attr(n, "content"), "dark") {
				return true
			}
		case n.DataAtom == atom.Style && n.FirstChild != nil && colourScheme().MatchString(n.FirstChild.Data):
			return true
		}
	}
	return false
}

var colourScheme = lazy.Pattern(`(?i)[^-]color-scheme\s*:[^;}]*dark`)

// mediaHolds reports whether a list of media queries holds in a view (Media Queries 5);
// known is false when something in it is not understood.
func mediaHolds(list, view string) (holds, known bool) {
	list = strings.ToLower(strings.TrimSpace(list))
	if list == "" {
		return true, true
	}
	known = true
	for _, q := range splitOutside(list, ',') {
		ok, clear := queryHolds(strings.TrimSpace(q), deviceOf(view), view == Dark)
		if known = known && clear; ok && clear {
			return true, true
		}
	}
	return false, known
}

func queryHolds(q string, d device, dark bool) (holds, known bool) {
	holds, known = true, true
	q, not := strings.CutPrefix(q, "not ")
	q = strings.TrimPrefix(q, "only ")
	if strings.Contains(q, " or ") {
		return false, false
	}
	for _, part := range strings.Split(q, " and ") {
		part = strings.TrimSpace(part)
		ok, clear := featureHolds(part, d, dark)
		known = known && clear
		holds = holds && ok
	}
	return holds != not, known
}

var rangeForm = lazy.Pattern(`^\(\s*(?:(width|height)\s*(<=|>=|<|>|=)\s*([0-9.]+(?:px|em|rem|pt|cm|mm)?)|([0-9.]+(?:px|em|rem|pt|cm|mm)?)\s*(<=|<)\s*(width|height)(?:\s*(<=|<)\s*([0-9.]+(?:px|em|rem|pt|cm|mm)?))?)\s*\)$`)

// featureHolds tries a type or a feature. What a reader may choose is taken as it is when
// nothing is chosen.
func featureHolds(f string, d device, dark bool) (holds, known bool) {
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
		return (value == "dark") == dark, true
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

package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/source"
)

// readablePerPoint is how many metres a point of type size is readable at: capitals
// of 0.711 em seen under half a per cent of the distance.
const readablePerPoint = 0.0502

// ReadableTo is how far away, in metres, type of a size can be read.
func ReadableTo(size geom.Length) float64 { return size.Pt() * readablePerPoint }

// sizeFor is the size, in points and rounded up to a half, that is readable at a
// distance in metres.
func sizeFor(metres float64) float64 { return math.Ceil(metres/readablePerPoint*2-1e-9) / 2 }

// Distance is how far away the words of a style can be read: at the size they are
// meant to have, and at the smallest their ladder lets them sink to.
type Distance struct {
	Style        string
	Size         geom.Length
	Usual, Least float64 // metres
	Promised     float64 // what the layout file promises; 0: nothing
}

// Distances lists the styles that the rules use, largest first.
func (l *Layout) Distances() []Distance {
	var out []Distance
	done := map[string]bool{}
	for _, r := range l.Rules {
		st := l.Styles[r.Style]
		if r.Omit || st == nil || done[r.Style] {
			continue
		}
		done[r.Style] = true
		steps := st.Steps()
		out = append(out, Distance{Style: r.Style, Size: st.Size, Usual: ReadableTo(st.Size),
			Least: ReadableTo(steps[len(steps)-1].Size), Promised: st.Readable})
	}
	slices.SortStableFunc(out, func(a, b Distance) int {
		if a.Size != b.Size {
			return int(b.Size - a.Size)
		}
		return strings.Compare(a.Style, b.Style)
	})
	return out
}

// step reads «24/29», or «3 m/1.1»: a size from the distance it is read at, with the
// leading as a part of it.
func (r *reader) step(t source.Text) (Step, bool) {
	if far, lead, ok := strings.Cut(t.Value, " m/"); ok {
		metres, err := strconv.ParseFloat(strings.TrimSpace(far), 64)
		part, bad := strconv.ParseFloat(strings.TrimSpace(lead), 64)
		if err != nil || bad != nil || !(metres > 0 && metres <= 100 && part >= 0.85 && part <= 3) {
			r.wrong(t.Pos, t.Value, "«%s» ska vara läsavstånd i meter och radavstånd i delar av graden: 3 m/1.1",
				"«%s» should be reading distance in metres and leading in parts of the size: 3 m/1.1")
			return Step{}, false
		}
		size := sizeFor(metres)
		return Step{geom.Pt(size), geom.Pt(math.Round(size*part*10) / 10)}, true
	}
	v := r.numbers(source.Text{Value: strings.ReplaceAll(t.Value, "/", " "), Pos: t.Pos}, 2)
	if v == nil {
		return Step{}, false
	}
	if v[0] < 4 || v[1] < v[0]*0.85 {
		r.wrong(t.Pos, t.Value, "«%s»: graden ska vara minst 4 pt och radavståndet minst 0,85 av den", "«%s»: the size should be at least 4 pt and the leading at least 0.85 of it")
		return Step{}, false
	}
	return Step{geom.Pt(v[0]), geom.Pt(v[1])}, true
}

// promised checks what the layout promises of its type: no step of a style is
// smaller than its reading distance asks, or than the smallest type of the layout.
func (r *reader) promised(pos diag.Pos, l *Layout) {
	names := make([]string, 0, len(l.Styles))
	for name := range l.Styles {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		st := l.Styles[name]
		steps := st.Steps()
		smallest := steps[len(steps)-1].Size
		if st.Readable > 0 && ReadableTo(smallest) < st.Readable-0.005 {
			size, from, need := spoken(number(smallest)), spoken(fmt.Sprintf("%.1f", st.Readable)), spoken(strconv.FormatFloat(sizeFor(st.Readable), 'f', -1, 64))
			r.wrong(pos, name, "stilen «%s» är för liten, "+size.SV+" pt; läsavståndet "+from.SV+" m kräver "+need.SV+" pt",
				"the style «%s» is too small, "+size.EN+" pt; the reading distance "+from.EN+" m asks for "+need.EN+" pt")
		}
		if smallest < l.Smallest {
			r.wrong(pos, name, "stilen «%s» är mindre än layoutens minsta grad", "the style «%s» is smaller than the smallest type of the layout")
		}
	}
}

package verify

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"malbild/internal/asset"
	"malbild/internal/fontfile"
)

// outlineKey is an outline, point by point: two fonts cut from one and the same face have
// the same.
type outlineKey uint64

func keyOf(contours [][]fontfile.Point, upem int) outlineKey {
	h := fnv.New64a()
	var b [9]byte
	put := func(a, c int, on byte) {
		binary.LittleEndian.PutUint32(b[:], uint32(a))
		binary.LittleEndian.PutUint32(b[4:], uint32(c))
		b[8] = on
		h.Write(b[:])
	}
	put(upem, len(contours), 2)
	for _, c := range contours {
		put(len(c), 0, 3)
		for _, p := range c {
			on := byte(0)
			if p.On {
				on = 1
			}
			put(int(p.X), int(p.Y), on)
		}
	}
	return outlineKey(h.Sum64())
}

// ownLetters tells which letters an outline of the program's own faces is.
var ownLetters = sync.OnceValue(func() map[outlineKey]string {
	out := map[outlineKey]string{}
	for _, id := range slices.Concat(asset.FontIDs(), asset.ScriptFontIDs()) {
		data, err := asset.Font(id)
		if err != nil {
			continue
		}
		f, err := fontfile.OpenTrueType(data)
		if err != nil {
			continue
		}
		for r, gid := range f.Letters {
			if r > 0x2122 && (r < 0xfb00 || r > 0xfb06) { // of signs few are ever shown
				continue
			}
			if c, ok := f.Outline(gid); ok && c != nil {
				k := keyOf(c, f.Upem)
				if !strings.ContainsRune(out[k], r) {
					out[k] += string(r)
				}
			}
		}
	}
	return out
})

// Sides of the grid that outlines are compared on.
const gridSide = 32

// grid is the ink of a glyph in the box around it.
type grid struct {
	rows [gridSide]uint32
	// Of the box, in ems: where it begins and ends above the baseline, and how wide it is.
	low, high, width float64
}

// gridOf lays the ink of an outline on a grid: what winds around a point is inside.
func gridOf(contours [][]fontfile.Point, upem int) (grid, bool) {
	var edges [][4]float64
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range contours {
		pts := flattened(c)
		for i, p := range pts {
			q := pts[(i+1)%len(pts)]
			edges = append(edges, [4]float64{p.X, p.Y, q.X, q.Y})
			x0, y0, x1, y1 = math.Min(x0, p.X), math.Min(y0, p.Y), math.Max(x1, p.X), math.Max(y1, p.Y)
		}
	}
	if !(x1 > x0) || !(y1 > y0) {
		return grid{}, false
	}
	em := float64(upem)
	g := grid{low: y0 / em, high: y1 / em, width: (x1 - x0) / em}
	type crossing struct {
		x    float64
		step int
	}
	for row := range gridSide {
		y := y0 + (float64(row)+0.5)/gridSide*(y1-y0)
		var cross []crossing
		for _, e := range edges {
			if (e[1] <= y) == (e[3] <= y) {
				continue
			}
			step := 1
			if e[1] > e[3] {
				step = -1
			}
			cross = append(cross, crossing{e[0] + (y-e[1])/(e[3]-e[1])*(e[2]-e[0]), step})
		}
		slices.SortFunc(cross, func(a, b crossing) int { return cmpFloat(a.x, b.x) })
		wind, k := 0, 0
		for col := range gridSide {
			x := x0 + (float64(col)+0.5)/gridSide*(x1-x0)
			for k < len(cross) && cross[k].x <= x {
				wind += cross[k].step
				k++
			}
			if wind != 0 {
				g.rows[row] |= 1 << col
			}
		}
	}
	return g, true
}

// flattened is a contour in straight lines.
func flattened(c []fontfile.Point) []fontfile.Point {
	var out []fontfile.Point
	n := len(c)
	mid := func(a, b fontfile.Point) fontfile.Point {
		return fontfile.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2, On: true}
	}
	for i, p := range c {
		if p.On {
			out = append(out, p)
			continue
		}
		from, to := c[(i+n-1)%n], c[(i+1)%n]
		if !from.On {
			from = mid(from, p)
		}
		if !to.On {
			to = mid(p, to)
		}
		for _, t := range [...]float64{0.25, 0.5, 0.75, 1} {
			u := 1 - t
			out = append(out, fontfile.Point{X: u*u*from.X + 2*u*t*p.X + t*t*to.X, Y: u*u*from.Y + 2*u*t*p.Y + t*t*to.Y, On: true})
		}
	}
	return out
}

// like is how much of the ink of two glyphs is in both, 0 to 1.
func (g *grid) like(o *grid) float64 {
	both, all := 0, 0
	for i := range g.rows {
		both += bits.OnesCount32(g.rows[i] & o.rows[i])
		all += bits.OnesCount32(g.rows[i] | o.rows[i])
	}
	return float64(both) / float64(max(1, all))
}

// model is a letter as some face draws it.
type model struct {
	r rune
	g grid
}

// modelled are the letters whose shapes are known: those of our languages.
const modelled = "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789"

// models are the letters of the faces that are most unlike each other.
var models = sync.OnceValue(func() []model {
	var out []model
	for _, id := range []string{"roboto-regular", "roboto-bold", "roboto-italic", "robotocondensed-regular"} {
		data, err := asset.Font(id)
		if err != nil {
			continue
		}
		f, err := fontfile.OpenTrueType(data)
		if err != nil {
			continue
		}
		for _, r := range modelled {
			if c, ok := f.Outline(f.Letters[r]); ok {
				if g, ok := gridOf(c, f.Upem); ok {
					out = append(out, model{r, g})
				}
			}
		}
	}
	return out
})

// nearest is the letter that a glyph is most like, and how like that one and the claimed
// letter are.
func nearest(g grid, claimed rune) (best rune, top, own float64) {
	for _, m := range models() {
		v := g.like(&m.g) * nearly(g.width/(g.high-g.low), m.g.width/(m.g.high-m.g.low))
		if twin(m.r, claimed) {
			own = math.Max(own, v)
		}
		if v > top {
			best, top = m.r, v
		}
	}
	return best, top, own
}

// nearly is 1 for proportions that are nearly the same, and less for others.
func nearly(a, b float64) float64 {
	r := a / b
	if r > 1 {
		r = 1 / r
	}
	return math.Min(1, 0.5+0.7*r)
}

// twins are letters that look alike in one face or the other.
var twins = []string{"iIlLjJ1tfr!|", "oO0ö", "aåä", "uUv", "gq9y", "sS5", "zZ2", "nh", "eé", "B8", "MNW", "1TIzZ"}

// twin reports whether two letters may be drawn alike.
func twin(a, b rune) bool {
	low := func(r rune) string { return strings.ToLower(string(r)) }
	if low(a) == low(b) {
		return true
	}
	for _, t := range twins {
		if strings.ContainsRune(t, a) && strings.ContainsRune(t, b) {
			return true
		}
	}
	return false
}

// alike reports whether two texts are letters that may be drawn alike.
func alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) == 1 && len(y) == 1 && twin(x[0], y[0])
}

package verify

import "malbild/internal/fontfile"

// Bounds of what the outlines of one file may cost.
const (
	maxShapeWork = 1 << 24 // steps and points
	maxClaims    = 1 << 16
)

// shapes is what an embedded font draws, of whatever kind it is.
type shapes struct {
	contours func(gid int) ([][]fontfile.Point, bool)
	upem     int
	program  *fontfile.Program // a PostScript font: nil for TrueType
	Letters  map[rune]int      // by the font's own Unicode table, or nil
	table    map[int]string    // the same, by glyph
	codes    map[int]int       // of a simple TrueType font
}

// openShapes opens a font program: TrueType, OpenType of both kinds, CFF or Type 1. Nil: it
// cannot be read. What its outlines cost is taken from work.
func openShapes(data []byte, work *int) *shapes {
	var s *shapes
	switch {
	case len(data) < 4:
		return nil
	case string(data[:4]) == "OTTO":
		p, err := fontfile.CFF(fontfile.CFFTable(data))
		if s = postScript(p, err, work); s != nil {
			s.Letters = fontfile.Letters(data)
		}
	case data[0] == 1 && data[1] == 0 && data[2] != 0:
		p, err := fontfile.CFF(data)
		s = postScript(p, err, work)
	case data[0] == '%' || data[0] == 0x80:
		p, err := fontfile.Type1(data)
		s = postScript(p, err, work)
	default:
		f, err := fontfile.OpenTrueType(data)
		if err != nil {
			return nil
		}
		s = &shapes{upem: f.Upem, Letters: f.Letters, codes: f.Codes, contours: func(gid int) ([][]fontfile.Point, bool) {
			if *work <= 0 {
				return nil, false
			}
			c, ok := f.Outline(gid)
			*work -= 1 + pointsOf(c)
			return c, ok
		}}
	}
	if s != nil && s.Letters != nil {
		s.table = map[int]string{}
		for r, g := range s.Letters {
			s.table[g] += string(r)
		}
	}
	return s
}

// postScript is the shapes of a program whose charstrings are run.
func postScript(p *fontfile.Program, err error, work *int) *shapes {
	if err != nil {
		return nil
	}
	return &shapes{upem: 1000, program: p, contours: func(gid int) ([][]fontfile.Point, bool) { return p.Outline(gid, work) }}
}

func pointsOf(c [][]fontfile.Point) (n int) {
	for _, x := range c {
		n += len(x)
	}
	return n
}

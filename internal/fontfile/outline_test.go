package fontfile

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/boxesandglue/textshape/ot"
)

// Every glyph of a real compact font has the contours, and passes through the points, that
// another reader finds in it.
func TestOutlinesOfCFFAreThoseOfAnotherReader(t *testing.T) {
	data := sourceSans(t)
	p, err := CFF(CFFTable(data))
	if err != nil {
		t.Fatal(err)
	}
	font, err := ot.ParseFont(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	face, err := ot.NewFace(font)
	if err != nil {
		t.Fatal(err)
	}
	seen, work := 0, 1<<24
	for gid := range p.Glyphs() {
		got, ok := p.Outline(gid, &work)
		if !ok {
			t.Fatalf("glyph %d cannot be read", gid)
		}
		points := map[[2]int]bool{}
		for _, c := range got {
			for _, q := range c {
				points[[2]int{int(math.Round(q.X)), int(math.Round(q.Y))}] = true
			}
		}
		want, _ := face.GlyphOutline(ot.GlyphID(gid))
		begun := 0
		for _, s := range want.Segments {
			n := 0
			switch s.Op {
			case ot.SegmentMoveTo:
				begun++
				continue
			case ot.SegmentCubeTo:
				n = 2
			}
			seen++
			if q := s.Args[n]; !points[[2]int{int(q.X), int(q.Y)}] {
				t.Fatalf("glyph %d does not pass through %v", gid, q)
			}
		}
		if begun != len(got) {
			t.Fatalf("glyph %d has %d contours, want %d", gid, len(got), begun)
		}
	}
	if seen < 10000 {
		t.Errorf("%d points compared", seen)
	}
}

// shapesOf1 writes a Type 1 font with subroutines: a square, a flex, hints that are replaced,
// and a letter with its accent.
func shapesOf1() []byte {
	charstring := func(b ...byte) string {
		b = encrypt(b, 4330, 4)
		return fmt.Sprintf("%d RD %s ", len(b), b)
	}
	own := "dup /Private 8 dict dup begin /Subrs 6 array\n" +
		"dup 0 " + charstring(142, 139, 12, 16, 12, 17, 12, 17, 12, 33, 11) + "NP\n" + // 3 0 callothersubr pop pop setcurrentpoint return
		"dup 1 " + charstring(139, 140, 12, 16, 11) + "NP\n" + // 0 1 callothersubr return
		"dup 2 " + charstring(139, 141, 12, 16, 11) + "NP\n" +
		"dup 3 " + charstring(11) + "NP\n" +
		"dup 4 " + charstring(239, 6, 239, 7, 39, 6, 9, 11) + "NP\n" + // a square of 100
		"dup 5 " + charstring(144, 10, 11) + "NP\nND\n" + // itself
		"2 index /CharStrings 9 dict dup begin\n" +
		"/.notdef " + charstring(139, 239, 13, 14) + "ND\n" +
		"/a " + charstring(149, 239, 13, 139, 159, 1, 149, 22, 143, 10, 14) + "ND\n" + // 10 100 hsbw 0 20 hstem 10 hmoveto 4 callsubr
		"/ring " + charstring(144, 239, 13, 189, 4, 143, 10, 14) + "ND\n" + // 5 100 hsbw 50 vmoveto
		"/aring " + charstring(149, 239, 13, 144, 139, 239, 236, 247, 94, 12, 6) + "ND\n" + // asb 5, adx 0, ady 100, codes 97 and 202
		"/flex " + charstring(139, 239, 13, 139, 22, 140, 10, 189, 139, 21, 141, 10, 39+50, 139, 21, 141, 10, 159, 149, 21, 141, 10, 169, 139, 21, 141, 10,
		169, 139, 21, 141, 10, 159, 129, 21, 141, 10, 139, 139, 21, 141, 10, 189, 239, 139, 139, 10, 239, 7, 39, 6, 9, 14) + "ND\n" +
		"/hints " + charstring(139, 239, 13, 142, 140, 142, 12, 16, 12, 17, 10, 139, 22, 143, 10, 14) + "ND\n" + // 3 1 3 callothersubr pop callsubr
		"/loop " + charstring(139, 239, 13, 144, 10, 14) + "ND\n" +
		"end end"
	head := "%!PS-AdobeFont-1.0: Prov\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding StandardEncoding def\ncurrentfile eexec\n"
	return append([]byte(head), encrypt([]byte(own), 55665, 4)...)
}

func TestOutlinesOfType1(t *testing.T) {
	p, err := Type1(shapesOf1())
	if err != nil {
		t.Fatal(err)
	}
	square := func(x, y float64) []Point {
		return []Point{{x, y, true}, {x + 100, y, true}, {x + 100, y + 100, true}, {x, y + 100, true}}
	}
	for name, want := range map[string][][]Point{
		".notdef": nil, "a": {square(20, 0)}, "aring": {square(20, 0), square(10, 150)}, "hints": {square(0, 0)},
	} {
		work := 1 << 16
		got, ok := p.Outline(p.Names[name], &work)
		if !ok || len(got) != len(want) {
			t.Errorf("%s: %v (%v)", name, got, ok)
			continue
		}
		for i := range want {
			if !slices.Equal(got[i], want[i]) {
				t.Errorf("%s: %v, want %v", name, got[i], want[i])
			}
		}
	}
	work := 1 << 16
	flex, ok := p.Outline(p.Names["flex"], &work)
	if !ok || len(flex) != 1 || !slices.Contains(flex[0], Point{50, 10, true}) || !slices.Contains(flex[0], Point{100, 0, true}) {
		t.Errorf("flex: %v (%v)", flex, ok)
	}
	if _, ok := p.Outline(p.Names["loop"], &work); ok {
		t.Error("a subroutine that calls itself draws something")
	}
}

// Charstrings that call themselves, fill the stack, take from an empty one or go on and on are
// given up after counted steps, and a font of many of them costs no more than its bound.
func TestOutlinesEnd(t *testing.T) {
	many := make([][]byte, 200) // each calls the next twice
	for i := range many {
		next := byte(139 + i + 1 - 107)
		many[i] = []byte{next, 10, next, 10, 11}
	}
	long := []byte{139, 139, 21}
	for range 1 << 16 {
		long = append(long, 140, 140, 5)
	}
	for name, c := range map[string]struct {
		glyph []byte
		local [][]byte
	}{
		"itself":         {[]byte{32, 10}, [][]byte{{32, 10}}},
		"a tree":         {[]byte{32, 10}, many},
		"a full stack":   {slices.Repeat([]byte{139}, 500), nil},
		"an empty stack": {[]byte{10}, nil},
		"no such subr":   {[]byte{239, 10}, nil},
		"too long":       {long, nil},
		"a cut mask":     {[]byte{139, 139, 1, 19}, nil},
		"a cut number":   {[]byte{28, 1}, nil},
		"sums":           {[]byte{139, 139, 12, 10}, nil},
		"no letter":      {[]byte{139, 139, 139, 139, 14}, nil},
	} {
		f := cffFont{glyphs: [][]byte{c.glyph}, privates: []private{{subrs: c.local}}, placed: usualMatrix, names: map[string]int{}}
		p := Program{glyphs: f.glyphs, outline: f.outline}
		work := 3 * maxGlyphWork / 2
		for range 3 {
			if out, ok := p.Outline(0, &work); ok {
				t.Errorf("%s draws %v", name, out)
			}
		}
		if work < -maxGlyphWork {
			t.Errorf("%s has cost %d more than there was", name, -work)
		}
	}
}

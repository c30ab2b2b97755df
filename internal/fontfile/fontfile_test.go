package fontfile

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sourceSans is a real font with cubic outlines, out of the module cache.
func sourceSans(t testing.TB) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/boxesandglue/textshape").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "testdata/fonts/SourceSansPro-Regular.otf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func table(t testing.TB, sfnt []byte, tag string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(sfnt[4:])) {
		e := sfnt[12+16*i:]
		if string(e[:4]) == tag {
			at, n := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
			return sfnt[at : at+n]
		}
	}
	t.Fatalf("no table %s", tag)
	return nil
}

// The widths in the charstrings of a real font are those of its metrics table, for
// every glyph.
func TestWidthsOfCFFAreThoseOfTheMetrics(t *testing.T) {
	font := sourceSans(t)
	p, err := CFF(table(t, font, "CFF "))
	if err != nil {
		t.Fatal(err)
	}
	hmtx := table(t, font, "hmtx")
	long := int(binary.BigEndian.Uint16(table(t, font, "hhea")[34:]))
	upem := float64(binary.BigEndian.Uint16(table(t, font, "head")[18:]))
	if p.Glyphs() < 500 || p.CID {
		t.Fatalf("%d glyphs", p.Glyphs())
	}
	for gid := range p.Glyphs() {
		want := float64(binary.BigEndian.Uint16(hmtx[4*min(gid, long-1):])) * 1000 / upem
		if got, ok := p.Width(gid); !ok || math.Abs(got-want) > 0.01 {
			t.Errorf("glyph %d: %v (%v), want %v", gid, got, ok, want)
		}
	}
	for _, name := range []string{".notdef", "space", "A", "aring", "odieresis", "germandbls"} {
		if _, ok := p.Names[name]; !ok {
			t.Errorf("no glyph %s", name)
		}
	}
}

func encrypt(b []byte, key uint16, before int) []byte {
	b = append(make([]byte, before), b...)
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = c ^ byte(key>>8)
		key = (uint16(out[i])+key)*52845 + 22719
	}
	return out
}

// typeOne writes a small Type 1 font.
func typeOne(skip int, hex bool) []byte {
	charstring := func(b ...byte) string {
		if skip >= 0 {
			b = encrypt(b, 4330, skip)
		}
		return fmt.Sprintf("%d RD %s ND\n", len(b), b)
	}
	private := fmt.Sprintf("dup /Private 8 dict dup begin /lenIV %d def 2 index /CharStrings 4 dict dup begin\n", skip) +
		"/.notdef " + charstring(139, 248, 136, 13, 14) + // 0 500 hsbw
		"/A " + charstring(139, 255, 0, 0, 5, 220, 141, 12, 12, 13, 14) + // 0 1500 2 div hsbw
		"/aring " + charstring(139, 139, 247, 92, 139, 12, 7, 14) + // 0 0 200 0 sbw
		"/odd " + charstring(139, 12, 99, 14) + "end end"
	own := encrypt([]byte(private), 55665, 4)
	if hex {
		own = fmt.Appendf(nil, "%x", own)
	}
	head := "%!PS-AdobeFont-1.0: Prov\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding 256 array\ndup 65 /A put\ndup 229/aring put\nreadonly def\ncurrentfile eexec\n"
	return append([]byte(head), own...)
}

func TestType1(t *testing.T) {
	for _, c := range []struct {
		skip int
		hex  bool
	}{{4, false}, {4, true}, {0, false}, {-1, false}} {
		p, err := Type1(typeOne(c.skip, c.hex))
		if err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		for name, want := range map[string]float64{".notdef": 500, "A": 750, "aring": 200} {
			if got, ok := p.Width(p.Names[name]); !ok || got != want {
				t.Errorf("%+v %s: %v (%v), want %v", c, name, got, ok, want)
			}
		}
		if _, ok := p.Width(p.Names["odd"]); ok {
			t.Error("a width that is not told is known")
		}
		if p.Codes[65] != "A" || p.Codes[229] != "aring" || p.Codes[66] != "" {
			t.Errorf("codes %q %q", p.Codes[65], p.Codes[229])
		}
	}
}

func TestLetters(t *testing.T) {
	for name, want := range map[string]string{"aring": "å", "A": "A", "uni00E5": "å", "u1F600": "😀", "a.sc": "a", "f_f_i": "ffi", "fi": "ﬁ", "g123": "", "uniD8": "", "": ""} {
		if got := Letter(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	for name, e := range map[string]*[256]string{"Standard": Standard(), "MacRoman": MacRoman(), "WinAnsi": WinAnsi()} {
		if e['A'] != "A" || e[' '] != "space" || e[10] != "" {
			t.Errorf("%s: %q %q %q", name, e['A'], e[' '], e[10])
		}
		for code, glyph := range e {
			if glyph != "" && Letter(glyph) == "" {
				t.Errorf("%s %d: %s is no letter", name, code, glyph)
			}
		}
	}
	if WinAnsi()[0xe5] != "aring" || MacRoman()[0x8c] != "aring" || Standard()[0xa7] != "section" || len(standardStrings()) != 391 {
		t.Error("an encoding is not what it should be")
	}
}

// A subroutine that calls itself, and one that never ends, cost little.
func TestCharstringsEnd(t *testing.T) {
	loop := []byte{139 - 107, 10} // subroutine 0
	for name, f := range map[string]type2{
		"itself": {local: [][]byte{loop}},
		"global": {global: [][]byte{{139 - 107, 29}}},
	} {
		if name == "global" {
			loop = []byte{139 - 107, 29}
		}
		if end := f.run(loop, 0); end != broken {
			t.Errorf("%s: %d", name, end)
		}
	}
	many := make([][]byte, 100) // each calls the next twice
	for i := range many {
		next := byte(139 + i + 1 - 107)
		many[i] = []byte{next, 10, next, 10, 11}
	}
	f := type2{local: many}
	if end := f.run(many[0], 0); end != broken || f.steps > maxSteps+1 {
		t.Errorf("%d after %d steps", end, f.steps)
	}
}

func FuzzCFF(f *testing.F) {
	font := sourceSans(f)
	whole := table(f, font, "CFF ")
	f.Add(whole[:2000])
	f.Add(whole)
	f.Add([]byte{1, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) { walk(CFF(data)) })
}

func FuzzType1(f *testing.F) {
	f.Add(typeOne(4, false))
	f.Add(typeOne(-1, true))
	f.Add(shapesOf1())
	f.Fuzz(func(t *testing.T, data []byte) { walk(Type1(data)) })
}

func walk(p *Program, err error) {
	if err != nil {
		return
	}
	work := 1 << 18
	for gid := range p.Glyphs() {
		p.Width(gid)
		p.Outline(gid, &work)
	}
	for cid := range p.CIDs {
		p.Glyph(cid)
	}
}

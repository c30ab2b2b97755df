package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/typeset"
)

// sourceSans is an OpenType font with cubic outlines, from the tests of the Go
// module that shapes our text.
func sourceSans(t *testing.T) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/boxesandglue/textshape").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "testdata/fonts/SourceSansPro-Regular.otf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCubicOutlinesAreEmbeddedUnchanged: every glyph of the program written has
// the outline it has in the font, also when one stands for two texts, and however
// the program found was made.
func TestCubicOutlinesAreEmbeddedUnchanged(t *testing.T) {
	font, err := ot.ParseFont(sourceSans(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	s, err := parseSfnt(font)
	if err != nil {
		t.Fatal(err)
	}
	face, _ := ot.NewFace(font)
	pairs, gids := []pair{{}}, []uint16{0}
	for _, r := range "-AÅfgåäöß§”–" {
		g, _ := face.Cmap().Lookup(ot.Codepoint(r))
		gids = append(gids, uint16(g))
	}
	slices.Sort(gids)
	for _, g := range gids[1:] {
		pairs = append(pairs, pair{g, "x"})
	}
	pairs = append(pairs, pair{}, pair{gids[3], "y"}) // a place that nothing uses, and a glyph again
	codes := make([]uint16, len(pairs))
	for i, p := range pairs {
		codes[i] = p.glyph
	}
	program, err := s.programCFF(codes)
	if err != nil {
		t.Fatal(err)
	}
	if len(program) > 12_000 {
		t.Errorf("%d bytes for %d glyphs", len(program), len(gids))
	}
	for name, p := range map[string][]byte{"small": program, "whole": s.cff.write(glyphNumbers(pairs))} {
		written := asFont(t, s, p, len(pairs))
		for i, q := range pairs[1:] {
			if q.glyph == 0 {
				continue
			}
			want, _ := face.GlyphOutline(ot.GlyphID(q.glyph))
			got, _ := written.GlyphOutline(ot.GlyphID(i + 1))
			if len(want.Segments) == 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: glyph %d: %d segments, want %d", name, q.glyph, len(got.Segments), len(want.Segments))
			}
		}
	}
}

// TestGlyphsKeyedByCIDKeepTheirParts: a program with two groups of glyphs is
// written and read again with the same outlines, groups and subroutines.
func TestGlyphsKeyedByCIDKeepTheirParts(t *testing.T) {
	c := &cff{
		matrix: cffNumber(1), global: [][]byte{{11}}, outlines: [][]byte{{14}, {139, 14}, {140, 14}}, choose: []byte{0, 1, 0},
		dicts: []cffDict{{private: []byte{139, 20}, local: [][]byte{{11}, {140, 11}}}, {private: []byte{140, 20, 141, 21}}},
	}
	again, err := parseCFF(c.write([]int{0, 1, 2, 1}))
	if err != nil {
		t.Fatal(err)
	}
	if want := [][]byte{{14}, {139, 14}, {140, 14}, {139, 14}}; !reflect.DeepEqual(again.outlines, want) || !slices.Equal(again.choose, []byte{0, 1, 0, 1}) {
		t.Errorf("outlines %v, groups %v", again.outlines, again.choose)
	}
	if !reflect.DeepEqual(again.dicts, c.dicts) || !reflect.DeepEqual(again.global, c.global) {
		t.Errorf("groups\n%v\nwant\n%v", again.dicts, c.dicts)
	}
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func glyphNumbers(pairs []pair) []int {
	out := make([]int, len(pairs))
	for i, p := range pairs {
		out[i] = int(p.glyph)
	}
	return out
}

// asFont is a font with a CFF program of n glyphs.
func asFont(t *testing.T, s *sfnt, program []byte, n int) *ot.Face {
	t.Helper()
	hhea, maxp := slices.Clone(s.hhea), slices.Clone(s.maxp)
	be.PutUint16(hhea[34:], uint16(n))
	be.PutUint16(maxp[4:], uint16(n))
	data := assemble([]table{{"CFF ", program}, {"head", slices.Clone(s.head)}, {"hhea", hhea}, {"hmtx", make([]byte, 4*n)}, {"maxp", maxp}})
	copy(data, "OTTO")
	f, err := ot.ParseFont(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	face, err := ot.NewFace(f)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// TestADocumentInAFontOfTheBrand: the whole way, with the document's own words
// in the file, tagged and extractable.
func TestADocumentInAFontOfTheBrand(t *testing.T) {
	fonts := map[string]typeset.FontFile{}
	for _, id := range []string{"roboto-regular", "roboto-bold", "roboto-italic"} {
		fonts[id] = typeset.FontFile{Name: "Source Sans", Data: sourceSans(t)}
	}
	lib := typeset.New().With(typeset.Hyphenation{}, fonts)
	d := documenttest.Specimen()
	file, err := Write(d, layFake(t, lib, d), Options{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	if name := os.Getenv("MALBILD_CFF"); name != "" { // to look at, and for veraPDF
		if err := os.WriteFile(name, file, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := check(t, file)
	if got, want := strings.Fields(document.Fold(c.words.String())), document.Words(d); !slices.Equal(got, want) {
		t.Errorf("the file says\n%v\nwant\n%v", got, want)
	}
	if !strings.Contains(string(file), "/CIDFontType0C") {
		t.Error("no CFF program in the file")
	}
}

// Broken programs end in an error, never in a panic.
func FuzzCFF(f *testing.F) {
	small := &cff{outlines: [][]byte{{14}, {14}}, dicts: []cffDict{{private: []byte{139, 20}, local: [][]byte{{11}}}}}
	f.Add(small.write([]int{0, 1}))
	f.Add([]byte{1, 0, 4, 1, 0, 1, 1, 1, 2, 'a', 0, 1, 1, 1, 3, 139, 17, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := parseCFF(b)
		if err != nil || len(c.outlines) == 0 || len(c.outlines) > 1000 {
			return
		}
		if _, err := parseCFF(c.write(numbers(len(c.outlines)))); err != nil {
			t.Errorf("what was read cannot be read again: %v", err)
		}
	})
}

package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/boxesandglue/textshape/ot"

	"malbild/internal/asset"
)

func parse(t testing.TB, id string) (*ot.Font, *sfnt) {
	t.Helper()
	data, err := asset.Font(id)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ot.ParseFont(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	s, err := parseSfnt(f)
	if err != nil {
		t.Fatal(err)
	}
	return f, s
}

// TestSubsetKeepsOutlines: every letter looks as it did and is as wide as it was,
// also those put together from parts.
func TestSubsetKeepsOutlines(t *testing.T) {
	for _, id := range asset.FontIDs() {
		f, s := parse(t, id)
		face, err := ot.NewFace(f)
		if err != nil {
			t.Fatal(err)
		}
		gids := []uint16{0}
		for _, r := range "åäöÅÄÖé áčđŋšŧž0123456789§–»fW" {
			if g, ok := face.Cmap().Lookup(ot.Codepoint(r)); ok {
				gids = append(gids, uint16(g))
			}
		}
		gids = append(gids, 0, gids[3]) // a place that nothing uses, and a glyph again
		b, err := s.subset(gids)
		if err != nil {
			t.Fatal(err)
		}
		small, err := ot.ParseFont(b, 0)
		if err != nil {
			t.Fatal(err)
		}
		sub, err := ot.NewFace(small)
		if err != nil {
			t.Fatal(err)
		}
		for n, g := range gids[1:] {
			if g == 0 {
				if o, _ := sub.GlyphOutline(ot.GlyphID(n + 1)); len(o.Segments) > 0 {
					t.Errorf("%s: an unused place has an outline", id)
				}
				continue
			}
			want, _ := face.GlyphOutline(ot.GlyphID(g))
			got, _ := sub.GlyphOutline(ot.GlyphID(n + 1))
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: glyph %d looks different", id, g)
			}
			if got, want := sub.HorizontalAdvance(ot.GlyphID(n+1)), face.HorizontalAdvance(ot.GlyphID(g)); got != want {
				t.Errorf("%s: glyph %d is %v wide, was %v", id, g, got, want)
			}
		}
		if sum := checksum(b); sum != 0xB1B0AFBA {
			t.Errorf("%s: the file sums to %08x", id, sum)
		}
		again, err := s.subset(gids)
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("%s: another time it has other bytes (%v)", id, err)
		}
	}
}

// FuzzSubset: a damaged font is refused, or gives something; it never panics.
func FuzzSubset(f *testing.F) {
	data, err := asset.Font("roboto-regular")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(50), byte(255), uint16(5))
	f.Add(uint32(len(data)/2), byte(128), uint16(900))
	f.Fuzz(func(t *testing.T, at uint32, v byte, g uint16) {
		b := bytes.Clone(data)
		for i := range 64 {
			b[(int(at)+i*7919)%len(b)] ^= v
		}
		o, err := ot.ParseFont(b, 0)
		if err != nil {
			return
		}
		s, err := parseSfnt(o)
		if err != nil {
			return
		}
		_, _ = s.subset([]uint16{0, g, g + 1})
	})
}

func BenchmarkSubset(b *testing.B) {
	_, s := parse(b, "roboto-regular")
	gids := []uint16{0}
	for g := range uint16(90) {
		gids = append(gids, g+5)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.subset(gids); err != nil {
			b.Fatal(err)
		}
	}
}

package fontfile_test

import (
	"testing"

	"malbild/internal/asset"
	"malbild/internal/fontfile"
)

func face(t testing.TB) []byte {
	t.Helper()
	b, err := asset.Font("roboto-regular")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A glyph has the contours that its letter has, also one that is made of others.
func TestOutlinesOfAFace(t *testing.T) {
	f, err := fontfile.OpenTrueType(face(t))
	if err != nil {
		t.Fatal(err)
	}
	for r, n := range map[rune]int{'l': 1, 'o': 2, 'å': 4, 'ö': 4, 'B': 3, ' ': 0, '%': 5} {
		c, ok := f.Outline(f.Letters[r])
		if !ok || len(c) != n {
			t.Errorf("%c has %d contours, want %d", r, len(c), n)
		}
	}
	if _, ok := f.Outline(f.Glyphs); ok {
		t.Error("a glyph that is not there has an outline")
	}
}

// Broken fonts are refused, or have glyphs that cannot be read; nothing else happens.
func FuzzTrueType(f *testing.F) {
	b := face(f)
	f.Add(0, byte(0), len(b))
	f.Add(300, byte(255), len(b)/2)
	f.Fuzz(func(t *testing.T, at int, with byte, end int) {
		data := append([]byte{}, b[:min(max(end, 0), len(b))]...)
		for i := at; i >= 0 && i < len(data); i = i*2 + 7 {
			data[i] ^= with
		}
		p, err := fontfile.OpenTrueType(data)
		if err != nil {
			return
		}
		for g := -1; g < min(p.Glyphs, 400); g++ {
			p.Outline(g)
		}
	})
}

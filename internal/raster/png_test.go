package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/plane"
)

// TestFewColoursSurvive: a picture of at most 32 colours, opaque or not, in lines of any
// length, comes back from its file pixel by pixel.
func TestFewColoursSurvive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, colours := range []int{1, 2, 3, 4, 5, 16, 17, 32} {
		inks := make([]color.RGBA, colours) // the first is transparent, the last half so
		for i := range inks {
			inks[i] = color.RGBA{uint8(9 * i), uint8(255 - 8*i), uint8(i), 255}
		}
		inks[0] = color.RGBA{}
		if colours > 2 {
			inks[colours-1] = color.RGBA{128, 0, 64, 128}
		}
		for _, w := range []int{1, 2, 7, 8, 9, 63, 64, 100} {
			m := image.NewRGBA(image.Rect(0, 0, w, 20))
			for at := 0; at < w*20; {
				ink := inks[r.IntN(colours)]
				for n := 1 + r.IntN(1+r.IntN(30)); n > 0 && at < w*20; n, at = n-1, at+1 {
					m.SetRGBA(at%w, at/w, ink)
				}
			}
			want := image.NewNRGBA(m.Rect)
			for y := range 20 {
				for x := range w {
					want.Set(x, y, split(plain(uint32(m.RGBAAt(x, y).R)<<24|uint32(m.RGBAAt(x, y).G)<<16|uint32(m.RGBAAt(x, y).B)<<8|uint32(m.RGBAAt(x, y).A))))
				}
			}
			file, err := PNG(m)
			if err != nil {
				t.Fatal(err)
			}
			got, err := png.Decode(bytes.NewReader(file))
			if err != nil {
				t.Fatalf("%d colours, %d wide: %v", colours, w, err)
			}
			for y := range 20 {
				for x := range w {
					if g := color.NRGBAModel.Convert(got.At(x, y)); g != want.At(x, y) {
						t.Fatalf("%d colours, %d wide: pixel %d,%d is %v, want %v", colours, w, x, y, g, want.At(x, y))
					}
				}
			}
		}
	}
}

// TestManyColoursStayNear: of more colours than a palette holds, every one has a
// neighbour in it, and those that are seen most stay themselves.
func TestManyColoursStayNear(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 256, 256))
	for y := range 256 {
		for x := range 256 {
			m.SetRGBA(x, y, color.RGBA{uint8(x), uint8(x), uint8(y / 2), 255})
		}
	}
	ink := color.RGBA{31, 91, 75, 255}
	for x := range 256 {
		m.SetRGBA(x, 0, ink)
	}
	want := image.NewRGBA(m.Rect)
	copy(want.Pix, m.Pix)
	file, err := PNG(m)
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.(*image.Paletted).Palette); n < 100 || n > 256 {
		t.Errorf("%d colours", n)
	}
	if c := color.RGBAModel.Convert(got.At(5, 0)); c != ink {
		t.Errorf("the ink is %v", c)
	}
	for y := range 256 {
		for x := range 256 {
			a, b := color.RGBAModel.Convert(got.At(x, y)).(color.RGBA), want.RGBAAt(x, y)
			for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
				if d > 17 || d < -17 {
					t.Fatalf("pixel %d,%d is %v, was %v", x, y, a, b)
				}
			}
		}
	}
}

func TestAPictureOfNothingIsRefused(t *testing.T) {
	if _, err := PNG(image.NewRGBA(image.Rect(0, 0, 0, 4))); err == nil {
		t.Error("a picture of no pixels was written")
	}
}

// TestPaintingARow: whatever is covered, wholly, in part or not at all, and wherever it
// lies in the row, a pixel is the mean of what it was and the colour, rounded.
func TestPaintingARow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	mean := func(old, ink, cover uint8) uint8 {
		return uint8((int(old)*(255-int(cover)) + int(ink)*int(cover) + 127) / 255)
	}
	for n := range 100 {
		pix, mask, ink := make([]uint8, 4*n), make([]uint8, n), [4]uint8{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
		for i := range pix {
			pix[i] = uint8(r.Uint32())
		}
		for at := 0; at < n; {
			cover := []uint8{0, 255, uint8(r.Uint32())}[r.IntN(3)]
			for k := 1 + r.IntN(20); k > 0 && at < n; k, at = k-1, at+1 {
				mask[at] = cover
			}
		}
		want := bytes.Clone(pix)
		for i, m := range mask {
			for k := range 4 {
				want[4*i+k] = mean(pix[4*i+k], ink[k], m)
			}
		}
		paintRow(pix, mask, bytes.Repeat(ink[:], max(n, 1)))
		if !bytes.Equal(pix, want) {
			t.Fatalf("%d pixels, mask %v: %v, want %v", n, mask, pix, want)
		}
	}
}

// TestMemoryIsUsedAgain: a file does not depend on those that were made before it.
func TestMemoryIsUsedAgain(t *testing.T) {
	file := func(side float64) []byte {
		it := &page.Shape{Path: plane.Circle(plane.V(side/3, side/3), side/3).Path(), Fill: &ink}
		b, err := File(nil, []page.Item{it}, Options{Scale: 2, Size: geom.Size{W: geom.Pt(side), H: geom.Pt(side)}})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	small, large := file(20), file(300)
	for range 3 {
		if !bytes.Equal(file(20), small) || !bytes.Equal(file(300), large) {
			t.Fatal("the same picture twice is not the same file")
		}
	}
}

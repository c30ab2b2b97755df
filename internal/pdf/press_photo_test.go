package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"testing"

	"malbild/internal/document"
	"malbild/internal/icc"
	"malbild/internal/press"
)

// inkedPixel is a picture of one pixel as it lies in a press file.
func inkedPixel(t *testing.T, typ document.ImageType, ink int, c color.NRGBA) (out [4]uint8) {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	img.SetNRGBA(0, 0, c)
	var b bytes.Buffer
	var err error
	if typ == document.JPEG {
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 100})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		t.Fatal(err)
	}
	cond := *condition(t, press.Default)
	cond.Ink = ink
	r, err := NewCache().inked(&document.Image{Type: typ, Data: b.Bytes(), Digest: fmt.Sprint(typ, c), Width: 1, Height: 1}, &cond)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zlib.NewReader(bytes.NewReader(r.data))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil || len(data) != 5 {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	copy(out[:], data[1:])
	return out
}

// Nothing is darker than the press takes, and what is taken away is colour.
func TestPicturesKeepToTheTotalInk(t *testing.T) {
	dark := []color.NRGBA{{1, 2, 3, 255}, {10, 0, 0, 255}, {0, 10, 20, 255}, {30, 20, 0, 255}}
	for _, ink := range []int{300, 240, 180} {
		for i, c := range dark {
			k, total := inkedPixel(t, document.JPEG, ink, c), 0
			for _, v := range k {
				total += int(v)
			}
			if total > ink*255/100 {
				t.Errorf("%v: %d %% of at most %d", dark[i], total*100/255, ink)
			}
			if total < ink*255/100*9/10 && ink < 250 {
				t.Errorf("%v: only %d %%, though %d are allowed: too much was taken", dark[i], total*100/255, ink)
			}
		}
	}
	if k := bounded([4]uint8{10, 20, 30, 255}, 100); k != [4]uint8{0, 0, 0, 255} {
		t.Errorf("black must stay: %v", k)
	}
}

// Shadows of a photograph differ on paper; a logotype has the inks of its brand.
func TestPhotographsAreCompensated(t *testing.T) {
	p := condition(t, press.Default).Profile
	near, far := color.NRGBA{9, 5, 3, 255}, color.NRGBA{24, 19, 15, 255}
	lift := func(kind document.ImageType) float64 {
		at := func(c color.NRGBA) float64 {
			v := inkedPixel(t, kind, 400, c)
			return p.Printed(icc.Inks{float64(v[0]) / 255, float64(v[1]) / 255, float64(v[2]) / 255, float64(v[3]) / 255}).L
		}
		return at(far) - at(near)
	}
	if photo, logo := lift(document.JPEG), lift(document.PNG); photo < logo+1 {
		t.Errorf("shadows differ by L* %.2f in a photograph, %.2f in a drawing", photo, logo)
	}
}

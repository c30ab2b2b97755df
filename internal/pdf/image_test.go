package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/pdfread"
)

func encoded(t testing.TB, img image.Image) *document.Image {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	m, err := document.NewImage(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// photo is a JPEG with what a camera writes about place and person.
func photo(t testing.TB, orientation byte) *document.Image {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 16, 8))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * 7)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(orientation) + "\x00\x00\x00\x00\x00\x00Anna Andersson, 67.85 N"
	seg := append([]byte{0xFF, 0xE1, 0, byte(len(exif) + 2)}, exif...)
	seg = append(seg, "\xFF\xFE\x00\x06Anna"...)
	m, err := document.NewImage(append(append(bytes.Clone(b.Bytes()[:2]), seg...), b.Bytes()[2:]...))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// gallery is one picture of every kind.
func gallery(t testing.TB) map[string]*document.Image {
	r := image.Rect(0, 0, 5, 3)
	grey, grey16, rgb, rgb16, alpha := image.NewGray(r), image.NewGray16(r), image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r)
	pal := image.NewPaletted(r, color.Palette{color.Black, color.White, color.RGBA{20, 90, 60, 255}})
	for y := range 3 {
		for x := range 5 {
			v := uint8(40*x + 20*y)
			grey.SetGray(x, y, color.Gray{v})
			grey16.SetGray16(x, y, color.Gray16{uint16(v) << 8})
			rgb.SetRGBA(x, y, color.RGBA{v, 100, 255 - v, 255})
			rgb16.SetRGBA64(x, y, color.RGBA64{uint16(v) << 8, 9, 9, 65535})
			alpha.SetNRGBA(x, y, color.NRGBA{v, 0, 0, v})
			pal.SetColorIndex(x, y, uint8((x+y)%3))
		}
	}
	return map[string]*document.Image{"grey": encoded(t, grey), "grey16": encoded(t, grey16), "rgb": encoded(t, rgb), "rgb16": encoded(t, rgb16),
		"alpha": encoded(t, alpha), "palette": encoded(t, pal), "jpeg": photo(t, 1)}
}

// album is a document of pictures, each with its own words.
func album(t testing.TB, of map[string]*document.Image) (*document.Document, []*page.Page) {
	pg := &page.Page{Number: 1, Trim: fakeTrim}
	d := &document.Document{Meta: document.Meta{Title: "Bilder", Language: "sv-SE"}}
	y := geom.Length(20) * geom.Point1
	for _, name := range []string{"grey", "grey16", "rgb", "rgb16", "alpha", "palette", "jpeg"} {
		if m := of[name]; m != nil {
			p := &document.Picture{ID: name, Image: m, Alt: "Bild " + name}
			pg.Items = append(pg.Items, &page.Picture{Owner: page.Owner{Of: p}, Image: m, Box: geom.R(20*geom.Point1, y, 100*geom.Point1, 60*geom.Point1)})
			d.Body = append(d.Body, p)
			y += 70 * geom.Point1
		}
	}
	return d, []*page.Page{pg}
}

// TestPictures: every kind of picture is an image of its size in every profile,
// transparent only where that is allowed, and says nothing but its pixels.
func TestPictures(t *testing.T) {
	for _, p := range []Profile{A2aUA1, A1b, A1a, A3a, UA2} {
		s := newScene(t, 1)
		d, pages := album(t, gallery(t))
		b, err := Write(d, pages, Options{Library: s.lib, Profile: p})
		if err != nil {
			t.Fatal(err)
		}
		keep(t, p.String()+"-pictures", b)
		if n := bytes.Count(b, []byte("/Subtype/Image")); n != 7 && !(n == 8 && p.rules().alpha) {
			t.Errorf("%s: %d images", p, n)
		}
		if got := bytes.Contains(b, []byte("/SMask")); got != p.rules().alpha {
			t.Errorf("%s: soft mask %v", p, got)
		}
		if bytes.Contains(b, []byte("Anna")) || bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s: tells who took the picture", p)
		}
	}
}

// TestPredictedPixels: the differences, undone as PNG undoes them, are the pixels.
func TestPredictedPixels(t *testing.T) {
	data := make([]byte, 30*11)
	for i := range data {
		data[i] = byte(i * i)
	}
	p := predicted(data, 30, 3)
	up := make([]byte, 30)
	for y := range 11 {
		kind, row := p[31*y], p[31*y+1:31*y+31]
		for i := range row {
			var a, c byte
			if i >= 3 {
				a, c = row[i-3], up[i-3]
			}
			switch kind {
			case 1:
				row[i] += a
			case 2:
				row[i] += up[i]
			case 4:
				row[i] += pdfread.Paeth(a, up[i], c)
			}
		}
		if !bytes.Equal(row, data[30*y:30*y+30]) {
			t.Fatalf("row %d differs", y)
		}
		up = row
	}
}

// TestBadPictures: what cannot be shown is a finding, soon, and no file.
func TestBadPictures(t *testing.T) {
	whole := encoded(t, image.NewGray(image.Rect(0, 0, 40, 40)))
	cut := *whole
	cut.Data, cut.Digest = whole.Data[:len(whole.Data)/2], "cut"
	huge := *whole
	huge.Width, huge.Height, huge.Digest = 1<<20, 1<<20, "huge"
	j := photo(t, 1)
	half := *j
	half.Data, half.Digest = j.Data[:len(j.Data)-20], "half"
	cmyk := *j
	cmyk.Data, cmyk.Digest = bytes.Replace(j.Data, []byte{8, 0, 8, 0, 16, 3}, []byte{8, 0, 8, 0, 16, 4}, 1), "cmyk"
	svg, err := document.NewImage([]byte("<svg/>"))
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*document.Image{"cut": &cut, "huge": &huge, "half": &half, "cmyk": &cmyk, "turned": photo(t, 6), "svg": svg, "none": nil} {
		s := newScene(t, 1)
		p := &document.Picture{ID: name, Image: m, Alt: "Bild"}
		s.pages[0].Items = append(s.pages[0].Items, &page.Picture{Owner: of(p), Image: m, Box: geom.R(0, 0, geom.Point1, geom.Point1)})
		b, err := s.write(p)
		if err == nil || b != nil || !strings.Contains(err.Error(), "MB414") {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
}

func FuzzJPEG(f *testing.F) {
	f.Add(photo(f, 1).Data)
	f.Add([]byte("\xFF\xD8\xFF\xC0\x00\x02"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if h, err := scanJPEG(b); err == nil && len(h.kept) > len(b) {
			t.Error("grew")
		}
	})
}

package document

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// corner is a picture with one red corner.
func corner() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			m.Set(x, y, color.White)
			if x < 8 && y < 8 {
				m.Set(x, y, color.RGBA{200, 0, 0, 255})
			}
		}
	}
	return m
}

// photograph is a JPEG with an Exif that says how the camera was held, and more.
func photograph(t *testing.T, turn byte, order string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, corner(), nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(turn) + "\x00\x00\x00\x00\x00\x00SECRET"
	if order == "II" {
		exif = "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string(turn) + "\x00\x00\x00\x00\x00\x00\x00SECRET"
	}
	out := []byte{0xff, 0xd8}
	for kind, text := range map[byte]string{0xe1: exif, 0xed: "Photoshop SECRET", 0xfe: "SECRET", 0xe2: "ICC_PROFILE SECRET"} {
		out = append(out, 0xff, kind, byte(len(text)+2)>>7>>1, byte(len(text)+2))
		out = append(out, text...)
	}
	return append(append(out, b.Bytes()[2:]...), "PK\x03\x04 SECRET"...)
}

// TestCleanImage: a photograph stands the way it was seen, and tells nothing of
// where and by whom it was taken, nor hides another file behind its end.
func TestCleanImage(t *testing.T) {
	// Where the red corner of the stored picture stands when it is seen.
	for turn, want := range map[byte]string{1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left", 5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left"} {
		for _, order := range []string{"MM", "II"} {
			clean, err := CleanImage(photograph(t, turn, order))
			if err != nil {
				t.Fatalf("turn %d: %v", turn, err)
			}
			if bytes.Contains(clean, []byte("SECRET")) || bytes.Contains(clean, []byte("Exif")) {
				t.Errorf("turn %d: the file says more than the picture", turn)
			}
			m, err := jpeg.Decode(bytes.NewReader(clean))
			if err != nil {
				t.Fatalf("turn %d: %v", turn, err)
			}
			if got := redCorner(m); got != want || (m.Bounds().Dy() > m.Bounds().Dx()) != (turn > 4) {
				t.Errorf("turn %d (%s): red at the %s, want %s, %v", turn, order, got, want, m.Bounds())
			}
		}
	}
}

func redCorner(m image.Image) string {
	b := m.Bounds()
	for name, p := range map[string]image.Point{"top left": {2, 2}, "top right": {b.Dx() - 3, 2}, "bottom left": {2, b.Dy() - 3}, "bottom right": {b.Dx() - 3, b.Dy() - 3}} {
		if r, g, _, _ := m.At(p.X, p.Y).RGBA(); r > 0x8000 && g < 0x6000 {
			return name
		}
	}
	return "nowhere"
}

// chunk is a chunk of a PNG file.
func chunk(kind, data string) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+data)))
}

// TestCleanPNG: only what makes the picture is kept, transparency too.
func TestCleanPNG(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, corner()); err != nil {
		t.Fatal(err)
	}
	p := b.Bytes()
	const head = 33 // signature and IHDR
	full := append(append([]byte(nil), p[:head]...), chunk("tEXt", "Author\x00SECRET")...)
	full = append(full, chunk("eXIf", "SECRET")...)
	full = append(append(full, p[head:]...), "<script>SECRET</script>"...)
	clean, err := CleanImage(full)
	if err != nil || !bytes.Equal(clean, p) {
		t.Errorf("%d bytes, want %d; %v", len(clean), len(p), err)
	}
}

// TestHostilePictures: what is cut off, is not what it says or claims to be huge is
// an error, at once.
func TestHostilePictures(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, corner()); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	photo := photograph(t, 6, "MM")
	bomb := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", "\x00\x00\x18\x00\x00\x00\x18\x00\x08\x06\x00\x00\x00")...)
	for name, data := range map[string][]byte{
		"nothing": nil, "a cut PNG": whole[:len(whole)-20], "a PNG without its end": whole[:len(whole)-12], "a cut JPEG": photo[:len(photo)/2],
		"a bomb without data": bomb, "a GIF": []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), "a web page": []byte("<html><script>"), "a PDF": []byte("%PDF-1.7\n"),
		"a PNG of 3.6 thousand million pixels": append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", "\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00")...),
	} {
		if clean, err := CleanImage(data); err == nil && name != "a web page" || err != nil && !errors.Is(err, ErrImage) {
			t.Errorf("%s: %d bytes, %v", name, len(clean), err)
		}
	}
}

// FuzzCleanImage: no file crashes it, and what comes out is clean already.
func FuzzCleanImage(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, corner()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	b.Reset()
	if err := jpeg.Encode(&b, corner(), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		if m, err := NewImage(data); err != nil || m.Width*m.Height > 1<<20 {
			return
		}
		clean, err := CleanImage(data)
		if err != nil {
			return
		}
		again, err := CleanImage(clean)
		if err != nil || !bytes.Equal(again, clean) {
			t.Errorf("cleaned once: %d bytes, twice: %d, %v", len(clean), len(again), err)
		}
	})
}

package document

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	_ "image/png" // so that it can be decoded
)

// CleanImage reads a picture whole and gives it back with nothing but its pixels:
// where and by whom it was taken, thumbnails, comments, profiles and whatever stands
// after its end are left out. A photograph that a camera lays on its side is turned.
// A drawing is given back as it is: who shows it draws it anew from its shapes.
func CleanImage(data []byte) ([]byte, error) {
	m, err := NewImage(data)
	if err != nil || m.Type == SVG {
		return data, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	if m.Type == PNG {
		return cleanPNG(data)
	}
	out, turn, err := cleanJPEG(data)
	if err != nil || turn < 2 || turn > 8 {
		return out, err
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, turned(img, turn), &jpeg.Options{Quality: 92}); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	return b.Bytes(), nil
}

var errCut = fmt.Errorf("%w: the file ends too early", ErrImage)

// cleanPNG keeps the chunks that make the picture (PNG, 11.2 and tRNS).
func cleanPNG(data []byte) ([]byte, error) {
	const head = 8
	out := append([]byte(nil), data[:head]...)
	for at := head; ; {
		if at+12 > len(data) {
			return nil, errCut
		}
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n > len(data)-at-12 {
			return nil, errCut
		}
		switch kind := string(data[at+4 : at+8]); kind {
		case "IHDR", "PLTE", "tRNS", "IDAT", "IEND":
			out = append(out, data[at:at+12+n]...)
			if kind == "IEND" {
				return out, nil
			}
		}
		at += 12 + n
	}
}

// The markers of a JPEG file (ITU-T T.81, B.1.1.3).
const (
	soi, eoi, sos = 0xd8, 0xd9, 0xda
	app0, app1    = 0xe0, 0xe1
	app14, com    = 0xee, 0xfe
)

// cleanJPEG keeps the segments that make the picture, and tells how the camera was
// held (Exif, Orientation).
func cleanJPEG(data []byte) (out []byte, turn int, err error) {
	out = append(out, 0xff, soi)
	for at := 2; ; {
		for at < len(data) && data[at] == 0xff && at+1 < len(data) && data[at+1] == 0xff {
			at++ // fill
		}
		if at+2 > len(data) || data[at] != 0xff {
			return nil, 0, errCut
		}
		kind := data[at+1]
		if kind == eoi {
			return append(out, 0xff, eoi), turn, nil
		}
		if kind == 1 || kind >= 0xd0 && kind <= 0xd7 { // alone, without a length
			at += 2
			continue
		}
		if at+4 > len(data) {
			return nil, 0, errCut
		}
		n := int(binary.BigEndian.Uint16(data[at+2:]))
		if n < 2 || at+2+n > len(data) {
			return nil, 0, errCut
		}
		segment := data[at : at+2+n]
		at += 2 + n
		switch {
		case kind == app1:
			turn = max(turn, orientation(segment[4:]))
		case kind == app0 && n != 16, kind > app0 && kind <= 0xef && kind != app14, kind == com:
		default:
			out = append(out, segment...)
		}
		if kind == sos {
			end := scanEnd(data, at)
			out = append(out, data[at:end]...)
			at = end
		}
	}
}

// scanEnd is where the data of a scan ends: at a marker that is no restart.
func scanEnd(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if k := data[at+1]; data[at] == 0xff && k != 0 && k != 0xff && (k < 0xd0 || k > 0xd7) {
			return at
		}
	}
	return len(data)
}

// orientation is 1 to 8, or 0 when the camera does not say (Exif 2.3, 4.6.4, tag 0112).
func orientation(b []byte) int {
	if len(b) < 14 || string(b[:6]) != "Exif\x00\x00" {
		return 0
	}
	b = b[6:]
	var order binary.ByteOrder = binary.BigEndian
	if string(b[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return 0
	}
	for i := range int(order.Uint16(b[at:])) {
		e := at + 2 + 12*i
		if e+12 > len(b) {
			return 0
		}
		if order.Uint16(b[e:]) == 0x0112 {
			return int(order.Uint16(b[e+8:]))
		}
	}
	return 0
}

// turned is the picture as it was seen: 2 to 4 mirrored and turned round, 5 to 8
// with height and width exchanged.
func turned(img image.Image, turn int) image.Image {
	r := img.Bounds()
	w, h := r.Dx(), r.Dy()
	from := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Bounds(), img, r.Min, draw.Src)
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			p, q := x, y
			switch turn {
			case 2:
				p = w - 1 - x
			case 3:
				p, q = w-1-x, h-1-y
			case 4:
				q = h - 1 - y
			case 5:
				p, q = y, x
			case 6:
				p, q = h-1-y, x
			case 7:
				p, q = h-1-y, w-1-x
			case 8:
				p, q = y, w-1-x
			}
			copy(to.Pix[to.PixOffset(p, q):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return to
}

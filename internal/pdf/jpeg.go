package pdf

import (
	"bytes"
	"fmt"
	"image/jpeg"
	"strconv"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// passJPEG takes a JPEG as it is, baseline or progressive, but for what stands
// beside the picture in it: only the segments that decoding needs are kept (T.81,
// B.1.1.3). Its pixels are decoded once, to know that they can be.
func passJPEG(b []byte) (*raster, error) {
	h, err := scanJPEG(b)
	if err != nil {
		return nil, err
	}
	space := "DeviceRGB"
	switch h.colours {
	case 1:
		space = "DeviceGray"
	case 3:
	case 4:
		return nil, diag.NewError("CMYK i en fil vars färger är RGB", "CMYK in a file whose colours are RGB")
	default:
		return nil, diag.NewError(fmt.Sprintf("%d färgkomponenter", h.colours), fmt.Sprintf("%d colour components", h.colours))
	}
	if h.turned {
		return nil, diag.NewError("kameran var vriden: spara bilden upprätt", "the camera was turned: save the picture upright")
	}
	if h.width <= 0 || h.height <= 0 || h.width > document.MaxImagePixels/h.height {
		return nil, errPixels(h.width, h.height)
	}
	if _, err := jpeg.Decode(bytes.NewReader(b)); err != nil {
		return nil, err
	}
	return &raster{size: "/Width " + strconv.Itoa(h.width) + "/Height " + strconv.Itoa(h.height),
		dict: "/ColorSpace/" + space + "/BitsPerComponent 8/Filter/DCTDecode", data: h.kept}, nil
}

// headJPEG is what the segments of a JPEG say.
type headJPEG struct {
	width, height, colours int
	turned                 bool
	kept                   []byte
}

// scanJPEG walks the segments up to the first scan and copies those to keep.
func scanJPEG(b []byte) (*headJPEG, error) {
	bad := diag.NewError("ingen hel JPEG", "not a whole JPEG")
	if len(b) < 4 || b[0] != 0xFF || b[1] != 0xD8 {
		return nil, bad
	}
	h := &headJPEG{kept: append(make([]byte, 0, len(b)), 0xFF, 0xD8)}
	for i := 2; ; {
		for i+1 < len(b) && b[i] == 0xFF && b[i+1] == 0xFF { // fill bytes
			i++
		}
		if i+4 > len(b) || b[i] != 0xFF {
			return nil, bad
		}
		kind, n := b[i+1], int(be.Uint16(b[i+2:]))
		if n < 2 || i+2+n > len(b) {
			return nil, bad
		}
		seg := b[i+4 : i+2+n]
		switch {
		case kind == 0xDA: // the scans, to the end
			if h.colours == 0 {
				return nil, bad
			}
			end := bytes.LastIndex(b, []byte{0xFF, 0xD9})
			if end < i {
				return nil, bad
			}
			h.kept = append(h.kept, b[i:end+2]...)
			return h, nil
		case kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC:
			if kind > 0xC2 || len(seg) < 6 || seg[0] != 8 || h.colours != 0 {
				return nil, diag.NewError(fmt.Sprintf("ett slags JPEG som PDF inte känner (SOF%d)", kind-0xC0), fmt.Sprintf("a kind of JPEG that PDF does not know (SOF%d)", kind-0xC0))
			}
			h.height, h.width, h.colours = int(be.Uint16(seg[1:])), int(be.Uint16(seg[3:])), int(seg[5])
		case kind == 0xE1:
			h.turned = h.turned || turned(seg)
		}
		if keptSegment(kind, seg) {
			h.kept = append(h.kept, b[i:i+2+n]...)
		}
		i += 2 + n
	}
}

// keptSegment: frames, tables, restart intervals, and Adobe's word on how colours
// were transformed. JFIF, Exif, colour profiles and comments go.
func keptSegment(kind byte, seg []byte) bool {
	if kind == 0xEE {
		return bytes.HasPrefix(seg, []byte("Adobe"))
	}
	return kind < 0xE0 || kind > 0xFD && kind != 0xFE
}

// turned reports whether Exif says that the picture must be turned to be upright
// (Exif 2.3, 4.6.4, tag 0x0112 of the first directory).
func turned(seg []byte) bool {
	t, ok := bytes.CutPrefix(seg, []byte("Exif\x00\x00"))
	if !ok || len(t) < 8 {
		return false
	}
	u16, u32 := be.Uint16, be.Uint32
	if t[0] == 'I' {
		u16, u32 = le.Uint16, le.Uint32
	}
	at := int(u32(t[4:]))
	if at < 8 || at+2 > len(t) {
		return false
	}
	for n, i := int(u16(t[at:])), at+2; n > 0 && i+12 <= len(t); n, i = n-1, i+12 {
		if u16(t[i:]) == 0x0112 {
			return u16(t[i+8:]) > 1
		}
	}
	return false
}

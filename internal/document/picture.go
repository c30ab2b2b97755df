package document

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // so that sizes can be read
	_ "image/png"

	"malbild/internal/diag"
)

// Picture is a picture from a file: a photograph or a drawing. Either Alt says in
// words what it says, or it is Decorative and says nothing.
type Picture struct {
	ID         string
	Image      *Image
	Alt        string
	Decorative bool
	Logo       *LogoRules // of a principal's logo; nil for other pictures
	Caption    []Inline
	Pos        diag.Pos
}

// ImageType is the media type of an image.
type ImageType string

// The media types a picture may have.
const (
	PNG  ImageType = "image/png"
	JPEG ImageType = "image/jpeg"
	SVG  ImageType = "image/svg+xml"
)

// Image is the bytes of a picture. It is made once by NewImage, shared by all
// documents that show it, and never changed.
type Image struct {
	Type          ImageType
	Data          []byte
	Width, Height int    // pixels; 0 for SVG, whose size package svg reads
	Name          string // what a user calls it: its path; may be empty
	Digest        string // SHA-256 of Data: equal pictures are one to every writer
}

// Limits of an image: a page of A3 at 300 dots an inch has 17 million pixels.
const (
	MaxImageBytes  = 32 << 20
	MaxImagePixels = 40_000_000
)

// ErrImage is wrapped by every error of NewImage.
var ErrImage = errors.New("not a picture that can be used")

// NewImage looks at the head of a file. It decodes nothing, so it is quick however
// large the picture claims to be.
func NewImage(data []byte) (*Image, error) {
	m := &Image{Data: data}
	if len(data) > MaxImageBytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrImage, len(data), MaxImageBytes)
	}
	sum := sha256.Sum256(data)
	m.Digest = fmt.Sprintf("%x", sum)
	if looksLikeSVG(data) {
		m.Type = SVG
		return m, nil
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: neither PNG, JPEG nor SVG (%w)", ErrImage, err)
	}
	m.Type, m.Width, m.Height = ImageType("image/"+format), c.Width, c.Height
	if m.Type != PNG && m.Type != JPEG {
		return nil, fmt.Errorf("%w: %s, not PNG, JPEG or SVG", ErrImage, format)
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > MaxImagePixels/c.Height {
		return nil, fmt.Errorf("%w: %d × %d pixels, at most %d in all", ErrImage, c.Width, c.Height, MaxImagePixels)
	}
	return m, nil
}

// looksLikeSVG reports whether a file is XML; package svg tells whether it is good.
func looksLikeSVG(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(b, []byte("<?xml")) || bytes.HasPrefix(b, []byte("<svg")) || bytes.HasPrefix(b, []byte("<!"))
}

func (*Picture) isNode()  {}
func (*Picture) isBlock() {}

package pdf

import (
	"image"

	"github.com/boombuler/barcode/code128"
	"github.com/boombuler/barcode/datamatrix"
	"github.com/boombuler/barcode/ean"
	"github.com/boombuler/barcode/qr"
	"github.com/johnfercher/maroto/v2/pkg/consts/barcode"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/geom"
	"malbild/internal/page"
)

// AddQrCode draws a QR code as vectors.
func (p *Provider) AddQrCode(code string, c *entity.Cell, r *props.Rect) {
	m, err := qr.Encode(code, qr.M, qr.Auto)
	if err != nil {
		p.failed("AddQrCode «"+code+"»", err)
		return
	}
	p.modules(m, c, r, 1)
}

// AddMatrixCode draws a Data Matrix code as vectors.
func (p *Provider) AddMatrixCode(code string, c *entity.Cell, r *props.Rect) {
	m, err := datamatrix.Encode(code)
	if err != nil {
		p.failed("AddMatrixCode «"+code+"»", err)
		return
	}
	p.modules(m, c, r, 1)
}

// AddBarCode draws an EAN or Code 128 bar code as vectors.
func (p *Provider) AddBarCode(code string, c *entity.Cell, b *props.Barcode) {
	var m image.Image
	var err error
	if b.Type == barcode.EAN {
		m, err = ean.Encode(code)
	} else {
		m, err = code128.Encode(code)
	}
	if err != nil {
		p.failed("AddBarCode «"+code+"»", err)
		return
	}
	// A bar code is one module high; the proportion says how high it is shown.
	high := 1.0
	if b.Proportion.Width > 0 {
		high = b.Proportion.Height / b.Proportion.Width * float64(m.Bounds().Dx())
	}
	p.modules(m, c, b.ToRectProp(), high)
}

// modules draws the dark modules of a code, neighbours on a line as one bar; the
// modules are high times as high as they are wide.
func (p *Provider) modules(m image.Image, c *entity.Cell, r *props.Rect, high float64) {
	b := m.Bounds()
	box := fit(float64(b.Dx()), float64(b.Dy())*high, c, r)
	a := p.at(box.X, box.Y)
	w, h := geom.MM(box.Width), geom.MM(box.Height)
	x := func(i int) geom.Length { return a.X + w.Mul(int64(i), int64(b.Dx())) }
	y := func(i int) geom.Length { return a.Y + h.Mul(int64(i), int64(b.Dy())) }
	var path geom.Path
	for row := range b.Dy() {
		for from := 0; from < b.Dx(); from++ {
			to := from
			for to < b.Dx() && dark(m, b.Min.X+to, b.Min.Y+row) {
				to++
			}
			if to > from {
				path = append(path, geom.RectPath(geom.R(x(from), y(row), x(to)-x(from), y(row+1)-y(row)))...)
				from = to
			}
		}
	}
	black := ink(nil)
	p.Paint(&page.Shape{Owner: p.owner, Path: path, Fill: &black})
}

func dark(m image.Image, x, y int) bool {
	r, g, b, _ := m.At(x, y).RGBA()
	return r+g+b < 3*0x8000
}

// fit places a picture of the proportions w to h in a cell as maroto does.
func fit(w, h float64, c *entity.Cell, r *props.Rect) entity.Cell {
	out := entity.Cell{X: c.X + r.Left, Y: c.Y + r.Top}
	share := r.Percent / 100
	if share <= 0 || share > 1 {
		share = 1
	}
	ratio := h / w
	if out.Width = c.Width * share; ratio*c.Width > c.Height && !r.JustReferenceWidth {
		out.Width = c.Height / ratio * share
	}
	if r.JustReferenceWidth && out.Width*ratio > c.Height {
		out.Width = c.Height / ratio
	}
	out.Height = out.Width * ratio
	if r.Center {
		out.X, out.Y = c.X+(c.Width-out.Width)/2, c.Y+(c.Height-out.Height)/2
	}
	return out
}

// GetDimensionsByQrCode is the number of modules of a QR code.
func (p *Provider) GetDimensionsByQrCode(code string) (*entity.Dimensions, error) {
	m, err := qr.Encode(code, qr.M, qr.Auto)
	if err != nil {
		return nil, err
	}
	return size(m), nil
}

// GetDimensionsByMatrixCode is the number of modules of a Data Matrix code.
func (p *Provider) GetDimensionsByMatrixCode(code string) (*entity.Dimensions, error) {
	m, err := datamatrix.Encode(code)
	if err != nil {
		return nil, err
	}
	return size(m), nil
}

func size(m image.Image) *entity.Dimensions {
	return &entity.Dimensions{Width: float64(m.Bounds().Dx()), Height: float64(m.Bounds().Dy())}
}

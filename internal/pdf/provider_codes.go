package pdf

import (
	"errors"

	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/brand"
	"malbild/internal/figure"
	"malbild/internal/geom"
)

// AddQrCode draws a QR code, as vectors, in the square that the cell leaves.
func (p *Provider) AddQrCode(code string, c *entity.Cell, r *props.Rect) {
	box := fit(c, r)
	d, err := figure.QR(code, geom.MM(box.Width), brand.Black)
	if err != nil {
		p.failed("AddQrCode «"+code+"»", err)
		return
	}
	d.Paint(p, p.owner, p.at(box.X, box.Y))
}

// fit places a square in a cell as maroto does.
func fit(c *entity.Cell, r *props.Rect) entity.Cell {
	share := r.Percent / 100
	if share <= 0 || share > 1 {
		share = 1
	}
	side := min(c.Width, c.Height) * share
	if r.JustReferenceWidth {
		side = min(c.Width*share, c.Height)
	}
	out := entity.Cell{X: c.X + r.Left, Y: c.Y + r.Top, Width: side, Height: side}
	if r.Center {
		out.X, out.Y = c.X+(c.Width-side)/2, c.Y+(c.Height-side)/2
	}
	return out
}

// GetDimensionsByQrCode says that a QR code is a square.
func (p *Provider) GetDimensionsByQrCode(string) (*entity.Dimensions, error) {
	return &entity.Dimensions{Width: 1, Height: 1}, nil
}

// AddMatrixCode is not supported: no document of ours has one.
func (p *Provider) AddMatrixCode(code string, _ *entity.Cell, _ *props.Rect) {
	p.unsupported("AddMatrixCode «" + code + "»")
}

// AddBarCode is not supported: no document of ours has one.
func (p *Provider) AddBarCode(code string, _ *entity.Cell, _ *props.Barcode) {
	p.unsupported("AddBarCode «" + code + "»")
}

// GetDimensionsByMatrixCode is not supported.
func (p *Provider) GetDimensionsByMatrixCode(string) (*entity.Dimensions, error) {
	return nil, errors.New("matrix codes are not supported yet")
}

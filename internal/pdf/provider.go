package pdf

import (
	"errors"
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/consts/border"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/brand"
	"malbild/internal/diag"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

// Provider is maroto's backend. It draws nothing: it records what components ask
// for as pages of items, with the owner that carries each item into the tag tree.
// Our own components see it as page.Canvas; maroto's stock components call the
// Add methods, and what they draw belongs to the owner last set, or to the layout.
//
// maroto's methods return nothing, so faults are collected, and Err has them.
type Provider struct {
	cfg   *entity.Config
	lib   *typeset.Library
	trim  geom.Size
	bleed geom.Length
	pages []*page.Page
	owner page.Owner
	x, y  float64 // where the next column begins, in mm: CreateCol is not told
	finds diag.List
}

var (
	_ core.Provider = (*Provider)(nil)
	_ page.Canvas   = (*Provider)(nil)
)

// NewProvider returns a provider whose pages have the size of the configuration.
// Every page must be announced by BeginPage.
func NewProvider(cfg *entity.Config, lib *typeset.Library) *Provider {
	p := &Provider{cfg: cfg, lib: lib, owner: page.Owner{Artifact: page.Layout}}
	if cfg != nil && cfg.Dimensions != nil {
		p.trim = geom.Size{W: geom.MM(cfg.Dimensions.Width), H: geom.MM(cfg.Dimensions.Height)}
	}
	return p
}

// Record renders maroto pages and returns what stands on them. Trim and bleed are
// those of the pages; a zero trim means the size of the configuration.
func Record(cfg *entity.Config, pages []core.Page, trim geom.Size, bleed geom.Length, lib *typeset.Library) ([]*page.Page, error) {
	if cfg == nil || cfg.Dimensions == nil || cfg.Margins == nil || cfg.MaxGridSize <= 0 {
		return nil, errors.New("record pages: the maroto configuration lacks dimensions, margins or grid")
	}
	if cfg.DefaultFont == nil { // stock components dereference it
		c := *cfg
		c.DefaultFont = &props.Font{Family: defaultFamily, Size: 10}
		cfg = &c
	}
	p := NewProvider(cfg, lib)
	if trim != (geom.Size{}) {
		p.trim = trim
	}
	p.bleed = bleed
	for i, pg := range pages {
		pg.SetConfig(cfg)
		pg.SetNumber(i+1, len(pages))
		p.BeginPage()
		pg.Render(p, entity.NewRootCell(cfg.Dimensions.Width, cfg.Dimensions.Height, *cfg.Margins))
	}
	return p.pages, p.Err()
}

// BeginPage starts a page. maroto has no such call, as its own backend breaks
// pages by itself.
func (p *Provider) BeginPage() {
	n := len(p.pages) + 1
	p.pages = append(p.pages, &page.Page{Number: n, Label: strconv.Itoa(n), Trim: p.trim, Bleed: p.bleed})
	p.x, p.y = 0, 0
}

// Pages returns the pages so far.
func (p *Provider) Pages() []*page.Page { return p.pages }

// Err returns what went wrong so far as a diag.List, or nil.
func (p *Provider) Err() error { return p.finds.Err() }

// SetOwner says what stock components draw from now on belongs to. The zero Owner
// gives it back to the layout.
func (p *Provider) SetOwner(o page.Owner) {
	if o == (page.Owner{}) {
		o.Artifact = page.Layout
	}
	p.owner = o
}

// Origin is where maroto's cell (0,0) stands: cells do not know the margins.
func (p *Provider) Origin() geom.Point {
	if p.cfg == nil || p.cfg.Margins == nil {
		return geom.Point{}
	}
	return geom.Point{X: geom.MM(p.cfg.Margins.Left), Y: geom.MM(p.cfg.Margins.Top)}
}

// Paint adds an item to the present page.
func (p *Provider) Paint(it page.Item) {
	if len(p.pages) == 0 {
		p.BeginPage()
	}
	pg := p.pages[len(p.pages)-1]
	pg.Items = append(pg.Items, it)
}

// at turns millimetres in cell coordinates into a place on the page.
func (p *Provider) at(x, y float64) geom.Point {
	return p.Origin().Add(geom.Point{X: geom.MM(x), Y: geom.MM(y)})
}

func (p *Provider) unsupported(what string) {
	p.finds.Add(codeUnsupported.At(diag.Pos{}, len(p.pages), what))
}

func (p *Provider) failed(what string, err error) {
	p.finds.Add(codeFailed.At(diag.Pos{}, len(p.pages), what, diag.Cause(err)))
}

// CreateRow ends a row.
func (p *Provider) CreateRow(height float64) {
	p.x = 0
	p.y += height
}

// CreateCol draws ground and borders of a cell, and moves on to the next. maroto
// calls it once for a whole row when the row has a style of its own.
func (p *Provider) CreateCol(width, height float64, _ *entity.Config, style *props.Cell) {
	a, b := p.at(p.x, p.y), p.at(p.x+width, p.y+height)
	p.x += width
	if style == nil {
		return
	}
	if style.BackgroundColor != nil {
		ink := ink(style.BackgroundColor)
		p.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Layout}, Fill: &ink, Path: geom.RectPath(geom.R(a.X, a.Y, b.X-a.X, b.Y-a.Y))})
	}
	corners := [...]geom.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}
	for i, side := range [...]border.Type{border.Top, border.Right, border.Bottom, border.Left} {
		if style.BorderType&side != 0 {
			p.rule(corners[i], corners[(i+1)%4], style.BorderThickness, style.BorderColor, style.LineStyle)
		}
	}
}

// rule draws a straight line, dashed when it should be: a millimetre of line, a
// millimetre of nothing, as maroto does.
func (p *Provider) rule(a, b geom.Point, thickness float64, colour *props.Color, style linestyle.Type) {
	if thickness <= 0 {
		thickness = linestyle.DefaultLineThickness
	}
	var path geom.Path
	if style == linestyle.Solid || style == "" {
		path.MoveTo(a)
		path.LineTo(b)
	} else {
		dash := geom.MM(1)
		long := max(b.X-a.X, a.X-b.X, b.Y-a.Y, a.Y-b.Y)
		on := func(l geom.Length) geom.Point {
			return geom.Point{X: a.X + (b.X-a.X).Mul(int64(l), int64(long)), Y: a.Y + (b.Y-a.Y).Mul(int64(l), int64(long))}
		}
		for l := geom.Length(0); l < long; l += 2 * dash {
			path.MoveTo(on(l))
			path.LineTo(on(min(l+dash, long)))
		}
	}
	p.Paint(&page.Shape{Owner: page.Owner{Artifact: page.Layout}, Path: path, Stroke: &page.Stroke{Colour: ink(colour), Width: geom.MM(thickness)}})
}

// AddLine draws a rule of the layout.
func (p *Provider) AddLine(c *entity.Cell, l *props.Line) {
	if l.Orientation == orientation.Vertical {
		size, x := c.Height*l.SizePercent/100, c.X+c.Width*l.OffsetPercent/100
		y := c.Y + (c.Height-size)/2
		p.rule(p.at(x, y), p.at(x, y+size), l.Thickness, l.Color, l.Style)
		return
	}
	size, y := c.Width*l.SizePercent/100, c.Y+c.Height*l.OffsetPercent/100
	x := c.X + (c.Width-size)/2
	p.rule(p.at(x, y), p.at(x+size, y), l.Thickness, l.Color, l.Style)
}

// ink makes a colour pair of a maroto colour. The press shares are the plain
// arithmetic ones: our own components use inks chosen by a person.
func ink(c *props.Color) brand.Colour {
	if c == nil {
		return brand.Black
	}
	rgb := [3]uint8{shade8(c.Red), shade8(c.Green), shade8(c.Blue)}
	top := int(max(rgb[0], rgb[1], rgb[2]))
	out := brand.Colour{RGB: rgb, CMYK: [4]uint8{3: uint8((255 - top) * 100 / 255)}}
	for i, v := range rgb {
		if top > 0 {
			out.CMYK[i] = uint8((top - int(v)) * 100 / top)
		}
	}
	return out
}

func shade8(v int) uint8 { return uint8(min(max(v, 0), 255)) }

// What images need is not written yet; none may vanish silently.

// AddImageFromFile is not supported: input has two doors, and this is not one.
func (p *Provider) AddImageFromFile(value string, _ *entity.Cell, _ *props.Rect) {
	p.unsupported("AddImageFromFile «" + value + "»")
}

// AddImageFromBytes is not supported yet.
func (p *Provider) AddImageFromBytes([]byte, *entity.Cell, *props.Rect, extension.Type) {
	p.unsupported("AddImageFromBytes")
}

// AddBackgroundImageFromBytes is not supported yet.
func (p *Provider) AddBackgroundImageFromBytes([]byte, *entity.Cell, *props.Rect, extension.Type) {
	p.unsupported("AddBackgroundImageFromBytes")
}

var errNoImages = errors.New("images are not supported yet")

// GetDimensionsByImageByte is not supported yet.
func (p *Provider) GetDimensionsByImageByte([]byte, extension.Type) (*entity.Dimensions, error) {
	return nil, errNoImages
}

// GetDimensionsByImage is not supported yet.
func (p *Provider) GetDimensionsByImage(string) (*entity.Dimensions, error) { return nil, errNoImages }

// GenerateBytes returns what went wrong. The bytes need the document tree too:
// see Write.
func (p *Provider) GenerateBytes() ([]byte, error) {
	if err := p.Err(); err != nil {
		return nil, err
	}
	return nil, errors.New("a provider records pages; Write makes the file")
}

// SetProtection records a fault: PDF/A-2 6.1.3 forbids encryption.
func (p *Provider) SetProtection(protection *entity.Protection) {
	if protection != nil {
		p.unsupported("SetProtection")
	}
}

// SetCompression does nothing: streams are always compressed.
func (p *Provider) SetCompression(bool) {}

// SetMetadata does nothing: metadata come from the document.
func (p *Provider) SetMetadata(*entity.Metadata) {}

package pdf

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/components/checkbox"
	"github.com/johnfercher/maroto/v2/pkg/components/code"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/image"
	"github.com/johnfercher/maroto/v2/pkg/components/line"
	marotopage "github.com/johnfercher/maroto/v2/pkg/components/page"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/components/signature"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/align"
	"github.com/johnfercher/maroto/v2/pkg/consts/border"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/merge"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/typeset"
)

func cfg() *entity.Config {
	return config.NewBuilder().WithDimensions(148, 210).WithLeftMargin(12).WithTopMargin(15).WithRightMargin(12).WithBottomMargin(10).Build()
}

func stock(rows ...core.Row) core.Page { return marotopage.New().Add(rows...) }

// TestStockComponents: what maroto brings with it is drawn where maroto draws it.
func TestStockComponents(t *testing.T) {
	pages, err := Record(cfg(), []core.Page{
		stock(row.New(10).WithStyle(&props.Cell{BackgroundColor: &props.Color{Red: 200}}).Add(
			text.NewCol(6, "Vänster"), text.NewCol(6, "Höger", props.Text{Align: align.Right, Style: fontstyle.Bold})),
			row.New(5).Add(line.NewCol(12)),
			row.New(20).Add(code.NewQrCol(4, "https://malbild.example/"), col.New(8).Add(signature.New("Ordförande")).WithStyle(&props.Cell{BorderType: border.Top | border.Left})),
			row.New(8).Add(checkbox.NewCol(12, "Läst", props.Checkbox{Checked: true}))),
		stock(text.NewRow(10, "Andra sidan")),
	}, geom.Size{}, geom.MM(3), typeset.New())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "stock.pages", page.Print(pages))
}

// TestStockTextIsNotOurs: the provider leaves the props of a component alone, and
// draws for the owner that was set.
func TestStockTextIsNotOurs(t *testing.T) {
	p := NewProvider(cfg(), typeset.New())
	p.BeginPage()
	prop := &props.Text{Top: 99, Left: 3, Size: 9}
	before := *prop
	n := &document.Text{Value: "ord"}
	p.SetOwner(page.Owner{Of: n})
	p.AddText("ord", &entity.Cell{Width: 50, Height: 10}, prop)
	p.SetOwner(page.Owner{})
	p.AddText("ord", &entity.Cell{Width: 50, Height: 10}, prop)
	if *prop != before {
		t.Errorf("props became %v", prop)
	}
	items := p.Pages()[0].Items
	if o := items[0].(*page.Run).Owner; o.Of != document.Node(n) {
		t.Errorf("owner %v", o)
	}
	if o := items[1].(*page.Run).Owner; o.Artifact != page.Layout {
		t.Errorf("owner %v", o)
	}
}

// TestUnsupportedIsSaid: what the provider cannot draw is an error, never nothing.
func TestUnsupportedIsSaid(t *testing.T) {
	url := "https://malbild.example/"
	for name, c := range map[string]core.Component{
		"image":   image.NewFromBytes([]byte{1, 2, 3}, extension.Png),
		"file":    image.NewFromFile("logga.png"),
		"matrix":  code.NewMatrix("abc"),
		"bar":     code.NewBar("abc"),
		"link":    text.New("länk", props.Text{Hyperlink: &url}),
		"line":    text.New("understruket", props.Text{Style: fontstyle.Underline}),
		"letters": text.New("漢字"),
		"qr":      code.NewQr(strings.Repeat("för lång ", 2000)),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Record(cfg(), []core.Page{stock(row.New(10).Add(col.New(12).Add(c)))}, geom.Size{}, 0, typeset.New())
			var l diag.List
			if !errors.As(err, &l) || !slices.ContainsFunc(l, func(f diag.Finding) bool { return f.Code == codeUnsupported || f.Code == codeFailed }) {
				t.Errorf("error %v", err)
			}
		})
	}
	p := NewProvider(cfg(), typeset.New())
	p.SetProtection(&entity.Protection{})
	p.AddBackgroundImageFromBytes(nil, nil, nil, extension.Png)
	if _, err := p.GenerateBytes(); err == nil || len(p.finds) != 2 {
		t.Errorf("error %v", err)
	}
}

func TestRecordNeedsConfiguration(t *testing.T) {
	for _, c := range []*entity.Config{nil, {}, {Dimensions: &entity.Dimensions{Width: 1, Height: 1}}} {
		if _, err := Record(c, nil, geom.Size{}, 0, typeset.New()); err == nil {
			t.Errorf("%v will do", c)
		}
	}
	p := NewProvider(nil, typeset.New()) // and never a panic
	p.Paint(&page.Shape{})
	p.CreateCol(1, 1, nil, &props.Cell{BackgroundColor: &props.Color{}})
	p.CreateRow(1)
	if p.Origin() != (geom.Point{}) || len(p.Pages()) != 1 {
		t.Errorf("%v %v", p.Origin(), p.Pages())
	}
}

// TestMergingIsRefused: what stands in for the library that maroto merges files with
// says that it is not there (standin); it does not give back an empty file.
func TestMergingIsRefused(t *testing.T) {
	got, err := merge.Bytes([]byte("%PDF-1.7"), []byte("%PDF-1.7"))
	if !errors.Is(err, merge.ErrCannotMergePDFs) || len(got) != 0 {
		t.Fatalf("merged: %d bytes, %v", len(got), err)
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/code"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	"github.com/johnfercher/maroto/v2/pkg/components/image"
	"github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/pagesize"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/johnfercher/maroto/v2/pkg/repository"
)

// kit is what all documents of a run share: faces and the figure, read once.
type kit struct {
	faces  []*entity.CustomFont
	figure []byte
	err    error
}

var once sync.Once
var kept kit

func shared(data string) *kit {
	once.Do(func() {
		kept.faces, kept.err = repository.New().
			AddUTF8Font("Roboto", fontstyle.Normal, filepath.Join(data, "fonts/roboto-regular.ttf")).
			AddUTF8Font("Roboto", fontstyle.Bold, filepath.Join(data, "fonts/roboto-bold.ttf")).Load()
		if kept.err == nil {
			kept.figure, kept.err = os.ReadFile(filepath.Join(data, "figure.png"))
		}
	})
	return &kept
}

func start(k *kit, size pagesize.Type, points float64, title string) core.Maroto {
	return maroto.New(config.NewBuilder().WithPageSize(size).WithCustomFonts(k.faces).WithDefaultFont(&props.Font{Family: "Roboto", Size: points}).
		WithLeftMargin(20).WithRightMargin(20).WithTopMargin(18).WithTitle(title, true).WithPageNumber().Build())
}

func finish(m core.Maroto) ([]byte, error) {
	d, err := m.Generate()
	if err != nil {
		return nil, err
	}
	return d.GetBytes(), nil
}

func colour(hex string) *props.Color {
	var r, g, b int
	fmt.Sscanf(hex, "#%02x%02x%02x", &r, &g, &b)
	return &props.Color{Red: r, Green: g, Blue: b}
}

func marotoPoster(w *words, data, name string) ([]byte, error) {
	k, p := shared(data), &w.Poster
	if k.err != nil {
		return nil, k.err
	}
	m := start(k, pagesize.A3, 12, named(p.Title, name))
	m.AddRows(text.NewAutoRow(named(p.Title, name), props.Text{Size: 44, Style: fontstyle.Bold}))
	m.AddAutoRow(text.NewCol(6, named(p.Sender, name), props.Text{Size: 16, Style: fontstyle.Bold}), text.NewCol(6, p.Subject, props.Text{Size: 16}))
	m.AddRow(150, image.NewFromBytesCol(12, k.figure, extension.Png, props.Rect{Center: true, Percent: 100}))
	column := func(width int, q panel) core.Col {
		c := col.New(width).Add(text.New(q.Title, props.Text{Size: 19, Style: fontstyle.Bold, Color: colour(q.Ink)}), text.New(q.Lead, props.Text{Size: 13, Style: fontstyle.Bold, Top: 18}))
		top := 32.0
		for _, t := range q.Body {
			c.Add(text.New(t, props.Text{Top: top}))
			top += 16
		}
		return c
	}
	m.AddRow(55, column(12, p.Panels[0]))
	var four []core.Col
	for _, q := range p.Panels[1:] {
		four = append(four, column(3, q))
	}
	m.AddRow(75, four...)
	for i := 0; i < len(p.Signers); i += 3 {
		r := row.New(5)
		for _, s := range p.Signers[i:min(i+3, len(p.Signers))] {
			r.Add(text.NewCol(4, s, props.Text{Size: 9}))
		}
		m.AddRows(r)
	}
	for _, s := range p.Notes {
		m.AddRows(text.NewAutoRow(named(s, name), props.Text{Size: 9}))
	}
	m.AddRow(20, code.NewQrCol(2, p.Target), text.NewCol(10, p.Target, props.Text{Hyperlink: &p.Target}))
	return finish(m)
}

func marotoAnnex(w *words, data, name string) ([]byte, error) {
	k, a := shared(data), &w.Annex
	if k.err != nil {
		return nil, k.err
	}
	m := start(k, pagesize.A4, 11, named(a.Title, name))
	head := row.New(14).Add(text.NewCol(6, named(a.Head[0], name)), text.NewCol(6, named(a.Head[2], name)))
	if err := m.RegisterHeader(head); err != nil {
		return nil, err
	}
	for _, b := range a.Blocks {
		t := named(b.Text, name)
		switch b.Kind {
		case "fact":
			m.AddAutoRow(text.NewCol(4, b.Label, props.Text{Style: fontstyle.Bold}), text.NewCol(8, t))
		case "h", "contents":
			m.AddRows(text.NewAutoRow(t, props.Text{Style: fontstyle.Bold, Size: 22 - 3*float64(b.Level), Top: 5, Bottom: 2}))
		case "figure":
			m.AddRow(110, image.NewFromBytesCol(12, k.figure, extension.Png, props.Rect{Center: true, Percent: 100}))
			m.AddRows(text.NewAutoRow(b.Label, props.Text{Size: 9}))
		case "quote":
			m.AddRows(text.NewAutoRow(t, props.Text{Left: 10, Right: 10, Bottom: 3}))
		default:
			m.AddRows(text.NewAutoRow(t, props.Text{Bottom: 3, VerticalPadding: 1}))
		}
	}
	return finish(m)
}

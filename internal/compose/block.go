package compose

import (
	"path"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/edition"
)

// block composes a picture, a table, a quotation or a list. The credit of a picture
// ends its caption.
func (c *composer) block(b *edition.Block, pos diag.Pos) document.Block {
	switch {
	case b.Picture != nil:
		return picture(b.Picture, pos)
	case b.Grid != nil:
		return &document.Table{Caption: inlines(b.Grid.Caption), Head: rows(b.Grid.Head), Rows: rows(b.Grid.Rows), Pos: pos}
	case len(b.Quote) > 0:
		q := &document.Quote{Pos: pos}
		for _, p := range b.Quote {
			q.Body = append(q.Body, para(document.Body, inlines(p.Text), p.Pos))
		}
		return q
	}
	l := &document.List{Kind: document.Bulleted, Pos: pos}
	if b.Numbered {
		l.Kind = document.Numbered
	}
	for _, p := range b.Points {
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{para(document.Body, inlines(p.Text), p.Pos)}, Pos: p.Pos})
	}
	return l
}

func picture(p *edition.Picture, pos diag.Pos) *document.Picture {
	name := path.Base(p.Image.Name)
	d := &document.Picture{ID: strings.TrimSuffix(name, path.Ext(name)), Image: p.Image, Alt: p.Alt, Decorative: p.Decorative, Caption: inlines(p.Caption), Pos: pos}
	if p.Credit != "" {
		between := ""
		if len(d.Caption) > 0 {
			between = " "
		}
		d.Caption = append(d.Caption, &document.Text{Value: between + p.Credit})
	}
	return d
}

func rows(in [][]edition.Cell) []*document.Row {
	var out []*document.Row
	for _, cells := range in {
		r := &document.Row{}
		for _, c := range cells {
			r.Cells = append(r.Cells, &document.Cell{Text: inlines(c.Text), Header: c.Header, ColSpan: c.Columns, RowSpan: c.Rows})
		}
		out = append(out, r)
	}
	return out
}

// dressed puts round a word what is said of it.
func dressed(n document.Inline, p edition.Piece) document.Inline {
	if p.Expansion != "" {
		n = &document.Abbreviation{Short: p.Text, Expansion: p.Expansion}
	}
	if p.Language != "" {
		n = &document.Foreign{Language: p.Language, Text: []document.Inline{n}}
	}
	if p.Link != "" {
		n = &document.Link{Text: []document.Inline{n}, Target: p.Link}
	}
	if p.Emphasis {
		n = &document.Emphasis{Text: []document.Inline{n}}
	}
	if p.Strong {
		n = &document.Strong{Text: []document.Inline{n}}
	}
	return n
}

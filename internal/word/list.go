package word

import (
	"math"

	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/typeset"
	"malbild/internal/word/block"
	"malbild/internal/word/tpl"
)

// list writes a list. Labels are words and stand in the text; bullets and numbers
// are Word's own, so that a person can go on with the list.
func (w *writer) list(l *document.List, p place) {
	switch {
	case l.Kind == document.Labelled && l.Role == document.ListFacts:
		f := block.Paragraph{Style: w.style(tpl.Fact), Hang: w.labelColumn(l)}
		for i, it := range l.Items {
			if i == len(l.Items)-1 {
				f.After = afterBlock
			}
			w.fact(it, p, f)
		}
	case l.Kind == document.Labelled:
		for _, it := range l.Items {
			w.labelled(it, w.style(labelledStyle(l, w.doc, p)), p)
		}
	case l.Kind == document.Unmarked:
		q := p
		q.style, q.depth = tpl.Line, p.depth+1
		for _, it := range l.Items {
			w.blocks(it.Body, q)
		}
	default:
		w.marked(l, p)
	}
}

// labelledStyle tells clauses apart: in minutes, only what was decided is set strong.
func labelledStyle(l *document.List, d *document.Document, p place) string {
	switch {
	case l.Role == document.ListClauses && p.section == document.SectionMotion && d.Meta.Product == document.MinutesExtract:
		return tpl.ClauseDraft
	case l.Role == document.ListClauses:
		return tpl.Clause
	}
	return tpl.Milestone
}

func (w *writer) label(in []document.Inline) {
	w.inlines(in, block.Run{Style: w.style(tpl.Label)})
	w.mark(tab)
}

// labelStyle is how the labels of facts are set.
var labelStyle = typeset.Style{Face: "roboto-bold", Size: geom.Pt(9.5)}

// labelColumn is a wider column for facts when their labels need one, as on the pages of
// the same document: else the label runs over its tab stop, and its value stands alone.
func (w *writer) labelColumn(l *document.List) block.Hang {
	usual := geom.MM(tpl.LabelColumn)
	need := usual
	for _, it := range l.Items {
		need = max(need, w.width(document.Plain(it.Label), labelStyle)+geom.MM(4))
	}
	if need = min(need, usual.Mul(160, 100)); need == usual {
		return block.Hang{}
	}
	return block.Hang{At: int(need.Pt() * 20), Not: int(math.Round(usual.Pt() * 20))}
}

// fact is one row of the record head: one paragraph with a tab and a rule below,
// not a table, which would be a table of layout.
func (w *writer) fact(it *document.ListItem, p place, f block.Paragraph) {
	end := w.open(f)
	w.label(it.Label)
	var rest []document.Block
	n := 0
	for _, b := range it.Body {
		t, ok := b.(*document.Paragraph)
		if !ok {
			rest = append(rest, b)
			continue
		}
		if n++; n > 1 {
			w.mark(lineBreak)
		}
		w.inlines(t.Text, block.Run{})
	}
	w.close(end)
	p.depth++
	w.blocks(rest, p)
}

// labelled is an item with a label in a hanging indent: a clause, a point in time.
func (w *writer) labelled(it *document.ListItem, style string, p place) {
	p.depth++
	body := it.Body
	end := w.open(block.Paragraph{Style: style})
	w.label(it.Label)
	if len(body) > 0 {
		if t, ok := body[0].(*document.Paragraph); ok {
			w.inlines(t.Text, block.Run{})
			body = body[1:]
		}
	}
	w.close(end)
	for _, b := range body {
		if t, ok := b.(*document.Paragraph); ok {
			w.paragraph(t, p, block.Paragraph{Style: style, NoHang: true})
			continue
		}
		w.block(b, p)
	}
}

// marked is a list with bullets or numbers. Each numbered list has a numbering of
// its own, which begins at 1; with one for all, the second list would go on where
// the first ended.
func (w *writer) marked(l *document.List, p place) {
	level := min(p.depth, 2)
	var f block.Paragraph
	if l.Kind == document.Numbered {
		f = block.Paragraph{Style: w.style("List Number"), Num: w.newList(level), Level: level}
	} else {
		f = block.Paragraph{Style: w.style("List Bullet"), Num: w.bulletAt(level), Level: level}
	}
	if l.Role == document.ListClauses {
		f.Style = w.style(tpl.Clause)
		if f.Num == 0 {
			f.Num = w.bulletAt(1)
		}
	}
	p.depth++
	p.style = "List Continue"
	for _, it := range l.Items {
		body := it.Body
		if len(body) > 0 {
			if t, ok := body[0].(*document.Paragraph); ok {
				w.paragraph(t, p, f)
				body = body[1:]
			}
		}
		for _, b := range body {
			if t, ok := b.(*document.Paragraph); ok {
				w.paragraph(t, p, block.Paragraph{Style: w.style("List Continue")})
				continue
			}
			w.block(b, p)
		}
	}
}

package document

import (
	"slices"
	"strings"
)

// Visit is called by Walk for every node, parents first. Level is the heading
// level of a titled Section (1 is the top), and for other nodes the level of the
// nearest titled Section around them. Returning false skips the node's children.
type Visit func(n Node, level int) bool

// Walk visits the nodes of the document in reading order.
func Walk(d *Document, v Visit) { walkBlocks(d.Body, 0, v) }

// WalkBlocks visits blocks that stand below heading level.
func WalkBlocks(bs []Block, level int, v Visit) { walkBlocks(bs, level, v) }

func walkBlocks(bs []Block, level int, v Visit) {
	for _, b := range bs {
		walkBlock(b, level, v)
	}
}

func walkBlock(b Block, level int, v Visit) {
	if s, ok := b.(*Section); ok && len(s.Title) > 0 {
		level++
	}
	if !v(b, level) {
		return
	}
	switch t := b.(type) {
	case *Section:
		walkInlines(t.Title, level, v)
		walkBlocks(t.Body, level, v)
	case *Paragraph:
		walkInlines(t.Text, level, v)
	case *List:
		for _, it := range t.Items {
			if v(it, level) {
				walkInlines(it.Label, level, v)
				walkBlocks(it.Body, level, v)
			}
		}
	case *Quote:
		walkBlocks(t.Body, level, v)
	case *Passage:
		walkBlocks(t.Body, level, v)
	case *Figure:
		walkInlines(t.Caption, level, v)
	case *Picture:
		walkInlines(t.Caption, level, v)
	case *Contents:
		walkInlines(t.Title, level, v)
		for _, e := range t.Entries {
			if v(e, level) {
				walkInlines(e.Text, level, v)
			}
		}
	case *Table:
		walkInlines(t.Caption, level, v)
		walkRows(t.Head, level, v)
		walkRows(t.Rows, level, v)
	}
}

func walkRows(rows []*Row, level int, v Visit) {
	for _, r := range rows {
		if !v(r, level) {
			continue
		}
		for _, c := range r.Cells {
			if v(c, level) {
				walkInlines(c.Text, level, v)
			}
		}
	}
}

func walkInlines(in []Inline, level int, v Visit) {
	for _, n := range in {
		if !v(n, level) {
			continue
		}
		walkInlines(Children(n), level, v)
	}
}

// Children returns the inlines inside an inline.
func Children(n Inline) []Inline {
	switch t := n.(type) {
	case *Strong:
		return t.Text
	case *Emphasis:
		return t.Text
	case *Link:
		return t.Text
	case *Foreign:
		return t.Text
	case *Footnote:
		return t.Text
	}
	return nil
}

// Plain is the text of inlines; a preferred line break is a space.
func Plain(in []Inline) string {
	if len(in) == 1 {
		if t, ok := in[0].(*Text); ok {
			return t.Value
		}
	}
	var b strings.Builder
	plain(&b, in)
	return b.String()
}

func plain(b *strings.Builder, in []Inline) {
	for _, n := range in {
		switch t := n.(type) {
		case *Text:
			b.WriteString(t.Value)
		case *Abbreviation:
			b.WriteString(t.Short)
		case *Break:
			b.WriteByte(' ')
		case *Footnote: // apart from the word it stands at
			b.WriteByte(' ')
			plain(b, t.Text)
			b.WriteByte(' ')
		case *Field:
			b.WriteString(t.Shown())
		default:
			plain(b, Children(n))
		}
	}
}

// Words returns the words of the document in reading order. Text drawn inside a
// figure, list markers that are not labels, marks of notes, and running heads do
// not count. A note is read where its mark stands.
func Words(d *Document) []string {
	var out []string
	texts(d.Body, func(text string) { out = slices.AppendSeq(out, strings.SplitSeq(text, " ")) })
	return out
}

// Said is the words of blocks with a space between them.
func Said(blocks []Block) string {
	var all []string
	texts(blocks, func(text string) { all = append(all, text) })
	return strings.Join(all, " ")
}

// texts calls add with every folded text of blocks, in reading order.
func texts(blocks []Block, add func(text string)) {
	say := func(in []Inline) {
		if text := Fold(Plain(in)); text != "" {
			add(text)
		}
	}
	walkBlocks(blocks, 0, func(n Node, _ int) bool {
		switch t := n.(type) {
		case *Section:
			say(t.Title)
		case *Paragraph:
			say(t.Text)
		case *ListItem:
			say(t.Label)
		case *Figure:
			say(t.Caption)
		case *Picture:
			say(t.Caption)
		case *Contents:
			say(t.Title)
		case *ContentsEntry:
			say(t.Text)
		case *Table:
			say(t.Caption)
		case *Cell:
			say(t.Text)
		case Inline:
			return false
		}
		return true
	})
}

// T makes a single text inline; an empty string makes none.
func T(s string) []Inline {
	if s == "" {
		return nil
	}
	return []Inline{&Text{Value: s}}
}

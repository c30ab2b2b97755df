package figure

import (
	"malbild/internal/geom"
	"malbild/internal/page"
)

// Turned is a drawing turned over, for a language that is read from the right: its
// parts go round the other way, its words are moved whole. A code must not be turned.
func (d *Drawing) Turned() *Drawing {
	out := *d
	out.Items = make([]page.Item, 0, len(d.Items))
	for i := 0; i < len(d.Items); {
		if s, ok := d.Items[i].(*page.Shape); ok {
			own := *s
			own.Path = s.Path.Turned(d.Size.W)
			out.Items = append(out.Items, &own)
			i++
			continue
		}
		line := lineAt(d.Items[i:])
		if len(line) == 0 {
			out.Items = append(out.Items, d.Items[i])
			i++
			continue
		}
		for _, r := range turnedLine(line, d.Size.W) {
			out.Items = append(out.Items, r)
		}
		i += len(line)
	}
	out.Lines = linesAt(d.Lines, out.Items)
	return &out
}

// linesAt are the lines of a drawing where its runs stand now: there is one for each.
func linesAt(lines []Label, items []page.Item) []Label {
	out := append([]Label(nil), lines...)
	n := 0
	for _, it := range items {
		if r, ok := it.(*page.Run); ok && n < len(out) {
			out[n].At.X, _ = page.Extent(r.At.X, r.Glyphs)
			n++
		}
	}
	return out
}

// lineAt are the runs that begin the items and stand on one line: words of two scripts.
func lineAt(items []page.Item) (line []*page.Run) {
	for _, it := range items {
		r, ok := it.(*page.Run)
		if !ok || len(line) > 0 && !adjoin(line[len(line)-1], r) {
			break
		}
		line = append(line, r)
	}
	return line
}

// adjoin reports runs that follow each other on a line, whichever is at the left.
func adjoin(a, b *page.Run) bool {
	al, aw := page.Extent(a.At.X, a.Glyphs)
	bl, bw := page.Extent(b.At.X, b.Glyphs)
	gap := max(bl-al-aw, al-bl-bw)
	return a.At.Y == b.At.Y && a.Size == b.Size && gap < a.Size && -gap < a.Size
}

// turnedLine moves the runs of a line together, to the other side of a width.
func turnedLine(line []*page.Run, width geom.Length) []*page.Run {
	left, w := page.Extent(line[0].At.X, line[0].Glyphs)
	box := geom.R(left, 0, w, 1)
	for _, r := range line[1:] {
		l, w := page.Extent(r.At.X, r.Glyphs)
		box = box.Union(geom.R(l, 0, w, 1))
	}
	out := make([]*page.Run, len(line))
	for i, r := range line {
		own := *r
		own.At.X += width - 2*box.X - box.W
		out[i] = &own
	}
	return out
}

// TurnedLines moves the runs of a label to the other side of a width, line by line.
func TurnedLines(runs []*page.Run, width geom.Length) (out []*page.Run) {
	for i := 0; i < len(runs); {
		n := i + 1
		for n < len(runs) && runs[n].At.Y == runs[i].At.Y {
			n++
		}
		out = append(out, turnedLine(runs[i:n], width)...)
		i = n
	}
	return out
}

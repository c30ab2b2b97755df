package page

import (
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
)

// Print returns the pages as text for people and golden files: one line an item,
// in painting order, lengths in points with two decimals, and to whom it belongs.
// The outline of a path is told by its box, its number of segments and a digest.
func Print(pages []*Page) string {
	var b strings.Builder
	for _, p := range pages {
		fmt.Fprintf(&b, "page %d", p.Number)
		if p.Label != "" && p.Label != strconv.Itoa(p.Number) {
			fmt.Fprintf(&b, " label %q", p.Label)
		}
		fmt.Fprintf(&b, " trim %s×%s", pt(p.Trim.W), pt(p.Trim.H))
		if p.Bleed != 0 {
			fmt.Fprintf(&b, " bleed %s", pt(p.Bleed))
		}
		b.WriteByte('\n')
		for _, it := range p.Items {
			b.WriteString("  ")
			printItem(&b, it)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func printItem(b *strings.Builder, it Item) {
	switch t := it.(type) {
	case *Run:
		fmt.Fprintf(b, "run %s %s %s %s wide %s %q", place(t.At), t.Face, pt(t.Size), colour(t.Fill), pt(Width(t.Glyphs)), text(t.Glyphs))
		if t.Language != "" {
			fmt.Fprintf(b, " lang %s", t.Language)
		}
		fmt.Fprintf(b, " ← %s", owner(t.Owner))
	case *Shape:
		r := t.Path.Bounds()
		fmt.Fprintf(b, "shape %s %s×%s path %d/%08x", place(r.Point), pt(r.W), pt(r.H), len(t.Path), digest(t.Path))
		if t.Fill != nil {
			fmt.Fprintf(b, " fill %s", colour(*t.Fill))
		}
		if t.Stroke != nil {
			fmt.Fprintf(b, " stroke %s %s", colour(t.Stroke.Colour), pt(t.Stroke.Width))
			if t.Stroke.Round {
				b.WriteString(" round")
			}
		}
		fmt.Fprintf(b, " ← %s", owner(t.Owner))
	case *Picture:
		fmt.Fprintf(b, "picture %s %s×%s", place(t.Box.Point), pt(t.Box.W), pt(t.Box.H))
		if t.Image != nil {
			fmt.Fprintf(b, " %s %d×%d %.8s", t.Image.Type, t.Image.Width, t.Image.Height, t.Image.Digest)
		}
		fmt.Fprintf(b, " ← %s", owner(t.Owner))
	case *Clip:
		fmt.Fprintf(b, "clip %s %s×%s", place(t.Box.Point), pt(t.Box.W), pt(t.Box.H))
	case *Annotation:
		b.WriteString("annotation")
		for _, r := range t.Boxes {
			fmt.Fprintf(b, " %s %s×%s", place(r.Point), pt(r.W), pt(r.H))
		}
		if t.URI != "" {
			fmt.Fprintf(b, " uri %q", t.URI)
		}
		if t.Target != nil {
			fmt.Fprintf(b, " to section %q", t.Target.ID)
		}
		if t.Note != nil {
			b.WriteString(" to note")
		}
		if t.Description != "" {
			fmt.Fprintf(b, " says %q", t.Description)
		}
		fmt.Fprintf(b, " ← %s", owner(t.Owner))
	default:
		fmt.Fprintf(b, "%T", it)
	}
}

// pt writes a length in points, rounded to hundredths.
func pt(l geom.Length) string {
	s := ""
	if l < 0 {
		s, l = "-", -l
	}
	c := (int64(l)*100 + 1<<15) >> 16
	if c == 0 {
		return "0"
	}
	return strings.TrimSuffix(fmt.Sprintf("%s%d.%02d", s, c/100, c%100), ".00")
}

func place(p geom.Point) string { return "(" + pt(p.X) + " " + pt(p.Y) + ")" }

func colour(c brand.Colour) string {
	hex := fmt.Sprintf("#%02x%02x%02x", c.RGB[0], c.RGB[1], c.RGB[2])
	if c.Name == "" {
		return hex
	}
	return c.Name + hex
}

func text(gs []Glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// owner names the node or the artifact kind an item belongs to.
func owner(o Owner) string {
	name := string(o.Artifact)
	if o.Of == nil {
		if name == "" {
			return "nobody"
		}
		return "artifact " + name
	}
	kind := strings.TrimPrefix(fmt.Sprintf("%T", o.Of), "*document.")
	switch n := o.Of.(type) {
	case *document.Figure:
		kind += " " + n.ID
	case *document.Picture:
		kind += " " + n.ID
	case *document.Field:
		kind += " " + n.Name
	case *document.Section:
		kind += " " + n.ID
	}
	if name != "" {
		kind += " and artifact " + name
	}
	return kind
}

// digest tells two paths apart (FNV-1a).
func digest(p geom.Path) uint32 {
	h := uint32(2166136261)
	add := func(v int64) {
		for range 8 {
			h = (h ^ uint32(v&255)) * 16777619
			v >>= 8
		}
	}
	for _, s := range p {
		add(int64(s.Op))
		for k := range s.Points() {
			add(int64(s.P[k].X))
			add(int64(s.P[k].Y))
		}
	}
	return h
}

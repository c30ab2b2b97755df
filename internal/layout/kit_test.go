package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"

	"malbild/internal/brand"
	"malbild/internal/document"
	"malbild/internal/geom"
	"malbild/internal/layout"
	"malbild/internal/page"
	"malbild/internal/typeset"
	"malbild/layouts"
)

// canvas records what pages paint. Of maroto's provider it has what rows call.
type canvas struct {
	core.Provider
	origin geom.Point
	page   *page.Page
}

func (c *canvas) CreateRow(float64)                                       {}
func (c *canvas) CreateCol(float64, float64, *entity.Config, *props.Cell) {}
func (c *canvas) Origin() geom.Point                                      { return c.origin }
func (c *canvas) Paint(it page.Item)                                      { c.page.Items = append(c.page.Items, it) }

// record paints a plan.
func record(p *layout.Plan) []*page.Page {
	m := p.Config.Margins
	c := &canvas{origin: geom.Point{X: geom.MM(m.Left), Y: geom.MM(m.Top)}}
	cell := entity.NewRootCell(p.Config.Dimensions.Width, p.Config.Dimensions.Height, *m)
	var out []*page.Page
	for i, pg := range p.Pages {
		c.page = &page.Page{Number: i + 1, Trim: p.Trim, Bleed: p.Bleed}
		pg.Render(c, cell.Copy())
		out = append(out, c.page)
	}
	return out
}

// inks is the joint palette as the specification has it.
var inks = map[string][3]uint8{
	"night": {18, 50, 74}, "pine": {31, 91, 75}, "cloudberry": {168, 75, 6}, "heather": {122, 46, 93}, "ice": {37, 104, 144},
	"moss": {94, 100, 18}, "lingon": {163, 38, 56}, "slate": {74, 85, 104}, "fjord": {11, 107, 112},
	"teal": {0, 101, 107}, "aubergine": {91, 42, 110}, "amber": {154, 79, 0},
	"snow": {245, 242, 234}, "frost": {220, 233, 239}, "night-mid": {174, 185, 193}, "cloudberry-mid": {222, 187, 160},
}

func profile() *brand.Profile {
	p := &brand.Profile{ID: "gemensam", Hub: "night", Inks: map[string]brand.Colour{},
		Parts: []string{"pine", "cloudberry", "heather", "ice", "moss", "lingon", "slate", "fjord"}}
	for name, rgb := range inks {
		p.Inks[name] = brand.Colour{Name: name, RGB: rgb}
	}
	return p
}

var library = typeset.New()

func resources() layout.Resources {
	return layout.Resources{Library: library, Profile: profile()}
}

func load(t testing.TB, name string) *layout.Layout {
	t.Helper()
	l, found := layout.Load(layouts.Files, name)
	if len(found) > 0 {
		t.Fatalf("%s: %v", name, found.Error())
	}
	return l
}

// arrange gives the pages of a document, or fails.
func arrange(t testing.TB, d *document.Document, name string) []*page.Page {
	t.Helper()
	plan, found := layout.Arrange(d, load(t, name), resources())
	if len(found) > 0 {
		t.Fatalf("%s: %v", name, found.Error())
	}
	return record(plan)
}

// units numbers the texts of a tree: inlines of one paragraph, title, label or
// cell share a number.
func units(d *document.Document) map[document.Node]int {
	out, n := map[document.Node]int{}, 0
	mark := func(in []document.Inline) {
		n++
		var all func([]document.Inline)
		all = func(in []document.Inline) {
			for _, k := range in {
				out[k] = n
				all(document.Children(k))
			}
		}
		all(in)
	}
	document.Walk(d, func(node document.Node, _ int) bool {
		switch t := node.(type) {
		case *document.Section:
			mark(t.Title)
		case *document.Paragraph:
			mark(t.Text)
		case *document.ListItem:
			mark(t.Label)
		case *document.Figure:
			mark(t.Caption)
		case *document.Picture:
			mark(t.Caption)
		case *document.Contents:
			mark(t.Title)
		case *document.ContentsEntry:
			mark(t.Text)
		case *document.Table:
			mark(t.Caption)
		case *document.Cell:
			mark(t.Text)
		}
		return true
	})
	return out
}

// words are the words on the pages in painting order: of runs that belong to
// inlines of the tree. Those of a note, which is painted last, are read at its mark.
func words(d *document.Document, pages []*page.Page) []string {
	var b strings.Builder
	unit, last := units(d), 0
	marks, notes := map[document.Node]string{}, map[document.Node]string{}
	said := map[string]string{}
	document.Walk(d, func(n document.Node, _ int) bool {
		if f, ok := n.(*document.Footnote); ok {
			key := fmt.Sprintf("{%p}", f)
			marks[&f.Mark], notes[f], said[key] = key, key, ""
			document.WalkBlocks([]document.Block{&document.Paragraph{Text: f.Text}}, 0, func(k document.Node, _ int) bool { notes[k] = key; return true })
		}
		return true
	})
	for _, p := range pages {
		for _, it := range p.Items {
			r, ok := it.(*page.Run)
			if !ok {
				continue
			}
			b.WriteString(marks[r.Of])
			if key := notes[r.Of]; key != "" {
				if _, number := r.Of.(*document.Footnote); !number {
					for _, g := range r.Glyphs {
						said[key] += g.Text
					}
				}
				continue
			}
			if unit[r.Of] == 0 {
				continue
			}
			if u := unit[r.Of]; u != last {
				b.WriteByte(' ')
				last = u
			}
			for _, g := range r.Glyphs {
				b.WriteString(g.Text)
			}
		}
	}
	out := b.String()
	for key, text := range said {
		out = strings.ReplaceAll(out, key, " "+text+" ")
	}
	return strings.Fields(document.Fold(out))
}

// sameWords fails with the first place where two texts differ.
func sameWords(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("%s: word %d: got %q, want %q", name, i, got[min(i, len(got)):min(i+8, len(got))], want[min(i, len(want)):min(i+8, len(want))])
			return
		}
	}
}

package content_test

import (
	"os"
	"testing"

	"malbild/internal/content"
)

func TestATargetPictureOfAnotherShapeNeedsNoNewCode(t *testing.T) {
	c, found := content.Load(os.DirFS("testdata"), "tredje")
	if len(found) > 0 {
		t.Fatal(found.Error())
	}
	m := c.Malbild
	if m.Hub != nil || m.Timeline != nil || m.Vision != nil || len(m.Groups) != 2 {
		t.Fatalf("hub %v, timeline %v, vision %v, %d groups", m.Hub, m.Timeline, m.Vision, len(m.Groups))
	}
	promises, ways := m.Groups[0], m.Groups[1]
	if len(promises.Themes) != 7 || promises.Themes[0].Kind != content.ThemeStatement {
		t.Errorf("%d promises, the first a %s", len(promises.Themes), promises.Themes[0].Kind)
	}
	if len(ways.Themes) != 2 || ways.Themes[0].Kind != content.ThemeText || len(ways.Themes[0].Body) != 2 {
		t.Errorf("%d ways, the first a %s of %d paragraphs", len(ways.Themes), ways.Themes[0].Kind, len(ways.Themes[0].Body))
	}
	if parts := m.FigureParts(); len(parts) != 2 || parts[0].Label.String() != "Löften" {
		t.Errorf("parts of the figure: %v", parts)
	}
	link := ways.Themes[0].Body[0].Spans[1]
	if link.Link != "https://example.org/digitalt" || link.Text != "vårdens sida" {
		t.Errorf("link: %+v", link)
	}
}

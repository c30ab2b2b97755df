package slides

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/diag"
	"malbild/internal/figure"
	"malbild/internal/geom"
	"malbild/internal/page"
	"malbild/internal/word/opc"
)

// fromTheRight is a presentation as if its language were read from the right.
func fromTheRight(s sample) sample {
	own := *s.doc
	own.Meta.Labels.Rtl = true
	s.doc = &own
	return s
}

// spot is where a shape or a group stands: its name, left edge and width.
type spot struct {
	name string
	x, w int
}

func spots(t *testing.T, root *etree.Element) (out []spot) {
	t.Helper()
	for _, e := range root.FindElement("./p:cSld/p:spTree").ChildElements() {
		off, ext := e.FindElement("./*/a:xfrm/a:off"), e.FindElement("./*/a:xfrm/a:ext")
		if off == nil || ext == nil || e.Tag != "sp" && e.Tag != "grpSp" {
			continue
		}
		x, _ := strconv.Atoi(off.SelectAttrValue("x", ""))
		w, _ := strconv.Atoi(ext.SelectAttrValue("cx", ""))
		out = append(out, spot{e.FindElement("./*/p:cNvPr").SelectAttrValue("name", ""), x, w})
	}
	return out
}

// TestSlidesReadFromTheRightAreTurnedOver: what stands on a slide or a layout has changed
// sides, in the same order, and lines begin at the right.
func TestSlidesReadFromTheRightAreTurnedOver(t *testing.T) {
	const width, near = slideWidth * emuPerUnit, 2
	for _, name := range []string{"norrbotten-kiruna", "orebro-orebro"} {
		left, right := open(t, write(t, samples(t)[name])), open(t, write(t, fromTheRight(samples(t)[name])))
		met := 0
		for _, form := range []string{"ppt/slides/slide%d.xml", "ppt/slideLayouts/slideLayout%d.xml", "ppt/slideMasters/slideMaster%d.xml"} {
			for n := 1; left.Has(fmt.Sprintf(form, n)); n++ {
				part := fmt.Sprintf(form, n)
				a, b := spots(t, tree(t, left, part)), spots(t, tree(t, right, part))
				if len(a) != len(b) {
					t.Fatalf("%s, %s: %d shapes, %d from the right", name, part, len(a), len(b))
				}
				for i := range a {
					met++
					if d := a[i].x + a[i].w + b[i].x - width; a[i].name != b[i].name || a[i].w != b[i].w || d > near || d < -near {
						t.Errorf("%s, %s: %v, from the right %v", name, part, a[i], b[i])
					}
				}
			}
		}
		if met < 40 {
			t.Errorf("%s: only %d shapes", name, met)
		}
		for n := 1; right.Has(fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", n)); n++ {
			for _, e := range tree(t, right, fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", n)).FindElements(".//a:lvl1pPr") {
				if e.SelectAttrValue("rtl", "") != "1" {
					t.Errorf("%s: layout %d has text that begins at the left", name, n)
				}
			}
		}
	}
}

// TestACodeIsMovedAndNotTurned: a code turned over leads nowhere.
func TestACodeIsMovedAndNotTurned(t *testing.T) {
	code := func(p *opc.Package) string {
		for n := 1; p.Has(fmt.Sprintf("ppt/slides/slide%d.xml", n)); n++ {
			for _, g := range tree(t, p, fmt.Sprintf("ppt/slides/slide%d.xml", n)).FindElements(".//p:grpSp") {
				if strings.HasPrefix(g.FindElement("./*/p:cNvPr").SelectAttrValue("name", ""), "QR") {
					s := ""
					for _, pt := range g.FindElements(".//a:pt") {
						s += pt.SelectAttrValue("x", "") + " " + pt.SelectAttrValue("y", "") + ";"
					}
					return s
				}
			}
		}
		return ""
	}
	s := samples(t)["norrbotten-kiruna"]
	if a, b := code(open(t, write(t, s))), code(open(t, write(t, fromTheRight(s)))); a == "" || a != b {
		t.Errorf("%d and %d letters of points", len(a), len(b))
	}
}

// TestWordsOfTwoScriptsStandOnOneLine: a label's line of two runs is one line on the slide.
func TestWordsOfTwoScriptsStandOnOneLine(t *testing.T) {
	run := func(x geom.Length) *page.Run {
		return &page.Run{Size: geom.Pt(20), At: geom.Point{X: x, Y: geom.Pt(50)}, Glyphs: []page.Glyph{{Advance: geom.Pt(30)}}}
	}
	line := func(s string, x geom.Length) figure.Label {
		return figure.Label{Text: s, Face: "roboto-bold", Size: geom.Pt(20), At: geom.Point{X: x, Y: geom.Pt(50)}}
	}
	ink := samples(t)["norrbotten-kiruna"].prof.Inks["night"]
	a, b := geom.Pt(60), geom.Pt(25)
	d := &figure.Drawing{Size: geom.Size{W: geom.Pt(100), H: geom.Pt(100)},
		Items: []page.Item{&page.Shape{Path: geom.RectPath(geom.R(0, 0, geom.Pt(100), geom.Pt(100))), Fill: &ink}, run(a), run(b)},
		Lines: []figure.Label{line("في ", a), line("Kiruna", b)}}
	xml := string(group(groupKey{drawing: d, look: look{language: "ar", rtl: true}}))
	if strings.Contains(xml, "<a:br>") || !strings.Contains(xml, `rtl="1"`) || !strings.Contains(xml, "<a:t>في </a:t>") {
		t.Error(xml)
	}
}

// In a principal's own template lines that are read from the right begin at the right,
// but where it centres them, and the figure stands at the left of the text; what the
// template holds is not turned over, and nothing is said in other languages.
func TestATemplateOfAnotherIsReadFromTheRight(t *testing.T) {
	src := foreign(t, func(f map[string]string) {
		n := "ppt/slideLayouts/c.xml"
		f[n] = strings.Replace(f[n], "<a:lvl1pPr>", `<a:lvl1pPr algn="ctr">`, 1)
	})
	tpl, found := OpenTemplate(src, "mall.potx", diag.Pos{})
	if tpl == nil {
		t.Fatal(found)
	}
	for _, rtl := range []bool{false, true} {
		s := samples(t)["norrbotten-kiruna"]
		if rtl {
			s = fromTheRight(s)
		}
		o := s.options()
		o.Template = tpl
		b, err := Write(s.doc, o)
		if err != nil {
			t.Fatal(err)
		}
		paras, centred, beside := 0, 0, false
		pkg := open(t, b)
		for i := 4; pkg.Has(fmt.Sprintf("ppt/slides/slide%d.xml", i)); i++ {
			root := tree(t, pkg, fmt.Sprintf("ppt/slides/slide%d.xml", i))
			for _, sp := range root.FindElements("./p:cSld/p:spTree/p:sp") {
				kind := sp.FindElement("./p:nvSpPr/p:nvPr/p:ph").SelectAttrValue("type", "body")
				for _, p := range sp.FindElements("./p:txBody/a:p") {
					paras++
					pr := p.FindElement("./a:pPr")
					way := pr != nil && pr.SelectAttrValue("rtl", "") == "1" && pr.SelectAttrValue("algn", "") != ""
					if way != rtl && kind != "sldNum" {
						t.Errorf("slide %d, %s: read from the right is %v", i, kind, way)
					}
					if way && pr.SelectAttrValue("algn", "") == "ctr" {
						centred++
					}
				}
			}
			var text, leaves *spot
			for _, at := range spots(t, root) {
				if at.name == "Målbilden" {
					leaves = &at
				} else if leaves == nil {
					text = &at
				}
			}
			if leaves != nil && text != nil {
				beside = true
				if leaves.x < text.x != rtl {
					t.Errorf("the figure stands at %d, the text at %d", leaves.x, text.x)
				}
			}
		}
		if paras == 0 || !beside || rtl != (centred == 1) {
			t.Errorf("from the right %v: %d paragraphs, %d centred, figure beside text %v", rtl, paras, centred, beside)
		}
	}
}

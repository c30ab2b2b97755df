package slides

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/word/opc"
)

// The slides of two principals, shape by shape, and one slide in full.
// UPDATE_GOLDEN=1 rewrites them; read the diff.
func TestSlides(t *testing.T) {
	for _, name := range []string{"norrbotten-kiruna", "orebro-orebro"} {
		p := open(t, write(t, samples(t)[name]))
		var b strings.Builder
		for n := 1; ; n++ {
			part := fmt.Sprintf("ppt/slides/slide%d.xml", n)
			if !p.Has(part) {
				break
			}
			outline(t, &b, p, part)
		}
		golden(t, name+".golden", b.String())
	}
	p := open(t, write(t, samples(t)["norrbotten-kiruna"]))
	for _, part := range []string{"ppt/slides/slide4.xml", "ppt/notesSlides/notesSlide4.xml", "ppt/slideLayouts/slideLayout4.xml"} {
		d, err := p.XML(part)
		if err != nil {
			t.Fatal(err)
		}
		d.Indent(1)
		s, err := d.WriteToString()
		if err != nil {
			t.Fatal(err)
		}
		golden(t, filepath.Base(part), s)
	}
}

// outline prints the shapes of a slide: what they are, where, and what they say.
func outline(t *testing.T, b *strings.Builder, p *opc.Package, part string) {
	rels, err := p.Rels(part)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(b, "%s %s\n", filepath.Base(part), tree(t, p, opc.Target(rels, "/slideLayout")).FindElement("./p:cSld").SelectAttrValue("name", ""))
	for _, e := range tree(t, p, part).FindElement("./p:cSld/p:spTree").ChildElements() {
		shapeOutline(b, e, "  ")
	}
	n := tree(t, p, opc.Target(rels, "/notesSlide"))
	fmt.Fprintf(b, "  notes %s\n", strings.TrimPrefix(texts(n), " ¶ "))
}

func shapeOutline(b *strings.Builder, e *etree.Element, indent string) {
	if e.Tag != "sp" && e.Tag != "grpSp" {
		return
	}
	pr := e.FindElement("./*/p:cNvPr")
	kind := "form"
	if ph := e.FindElement("./p:nvSpPr/p:nvPr/p:ph"); ph != nil {
		kind = ph.SelectAttrValue("type", "") + ph.SelectAttrValue("idx", "")
	}
	if e.Tag == "grpSp" {
		kind = "group"
	}
	fmt.Fprintf(b, "%s%s", indent, kind)
	if alt := pr.SelectAttrValue("descr", ""); alt != "" {
		fmt.Fprintf(b, " alt=%q", alt)
	}
	if off, ext := e.FindElement("./*/a:xfrm/a:off"), e.FindElement("./*/a:xfrm/a:ext"); off != nil && ext != nil {
		fmt.Fprintf(b, " at %s,%s size %s,%s", off.SelectAttrValue("x", ""), off.SelectAttrValue("y", ""), ext.SelectAttrValue("cx", ""), ext.SelectAttrValue("cy", ""))
	}
	if e.Tag == "sp" {
		if s := texts(e); s != "" {
			fmt.Fprintf(b, " «%s»", s)
		}
	}
	b.WriteByte('\n')
	if e.Tag == "grpSp" && pr.SelectAttrValue("name", "") != "QR-kod" {
		for _, c := range e.ChildElements() {
			shapeOutline(b, c, indent+"  ")
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s", name, got)
	}
}

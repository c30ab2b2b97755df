package slides

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/document"
	"malbild/internal/verify"
	"malbild/internal/word/opc"
)

func open(t testing.TB, b []byte) *opc.Package {
	t.Helper()
	p, err := opc.Open(b, opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func tree(t testing.TB, p *opc.Package, name string) *etree.Element {
	t.Helper()
	d, err := p.XML(name)
	if err != nil {
		t.Fatal(err)
	}
	return d.Root()
}

// each calls f for every slide of every presentation and of the specimen.
func each(t *testing.T, f func(t *testing.T, p *opc.Package, n int, slide *etree.Element)) {
	all := samples(t)
	all["specimen"] = specimen(t)
	for name, s := range all {
		p := open(t, write(t, s))
		t.Run(name, func(t *testing.T) {
			n := 1
			for ; p.Has(fmt.Sprintf("ppt/slides/slide%d.xml", n)); n++ {
				f(t, p, n, tree(t, p, fmt.Sprintf("ppt/slides/slide%d.xml", n)))
			}
			if n < 5 {
				t.Errorf("only %d slides", n-1)
			}
		})
	}
}

// texts is the text of a shape, its paragraphs apart.
func texts(e *etree.Element) string {
	var out []string
	for _, p := range e.FindElements(".//a:p") {
		s := ""
		for _, r := range p.FindElements(".//a:t") {
			s += r.Text()
		}
		out = append(out, s)
	}
	return strings.Join(out, " ¶ ")
}

func TestWordsOfTheSlidesAreTheWordsOfTheTree(t *testing.T) {
	all := samples(t)
	all["specimen"] = specimen(t)
	for name, s := range all {
		got, err := verify.PPTXWords(write(t, s))
		if err != nil {
			t.Fatal(err)
		}
		if want := document.Words(s.doc); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// Every slide has one title, before all other text: screen readers and the outline
// read shapes in their order.
func TestEverySlideHasATitleFirst(t *testing.T) {
	each(t, func(t *testing.T, _ *opc.Package, n int, slide *etree.Element) {
		var kinds []string
		for _, sp := range slide.FindElements("./p:cSld/p:spTree/p:sp") {
			ph := sp.FindElement("./p:nvSpPr/p:nvPr/p:ph")
			if ph == nil {
				t.Errorf("slide %d: a loose text box", n)
				continue
			}
			kind := ph.SelectAttrValue("type", "")
			kinds = append(kinds, kind)
			if strings.HasSuffix(strings.ToLower(kind), "title") && kind != "subTitle" && texts(sp) == "" {
				t.Errorf("slide %d: the title is empty", n)
			}
		}
		if len(kinds) == 0 || kinds[0] != "title" && kinds[0] != "ctrTitle" || slices.Contains(kinds[1:], "title") {
			t.Errorf("slide %d: placeholders %v", n, kinds)
		}
	})
}

// A placeholder is one of its layout, by type and number: so it takes its place and
// its letters from there, and another design can take over.
func TestPlaceholdersAreThoseOfTheLayout(t *testing.T) {
	each(t, func(t *testing.T, p *opc.Package, n int, slide *etree.Element) {
		rels, err := p.Rels(fmt.Sprintf("ppt/slides/slide%d.xml", n))
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, ph := range tree(t, p, opc.Target(rels, "/slideLayout")).FindElements(".//p:ph") {
			known[ph.SelectAttrValue("type", "")+"/"+ph.SelectAttrValue("idx", "0")] = true
		}
		seen := map[string]bool{}
		for _, ph := range slide.FindElements(".//p:ph") {
			k := ph.SelectAttrValue("type", "") + "/" + ph.SelectAttrValue("idx", "0")
			if !known[k] || seen[k] {
				t.Errorf("slide %d: placeholder %s: of the layout %v, twice %v", n, k, known[k], seen[k])
			}
			seen[k] = true
		}
	})
}

// Pictures say what they show, or that they are decoration; ids are unique.
func TestPicturesHaveAlternativeText(t *testing.T) {
	each(t, func(t *testing.T, _ *opc.Package, n int, slide *etree.Element) {
		ids := map[string]bool{}
		for _, e := range slide.FindElements(".//p:cNvPr") {
			id := e.SelectAttrValue("id", "")
			if ids[id] {
				t.Errorf("slide %d: id %s stands twice", n, id)
			}
			ids[id] = true
		}
		for _, g := range slide.FindElements("./p:cSld/p:spTree/p:grpSp") {
			pr := g.FindElement("./p:nvGrpSpPr/p:cNvPr")
			decor := pr.FindElement(".//adec:decorative") != nil
			if alt := pr.SelectAttrValue("descr", ""); (alt == "") != decor {
				t.Errorf("slide %d: group %q has the text %q and is decoration: %v", n, pr.SelectAttrValue("name", ""), alt, decor)
			}
			for _, sp := range g.FindElements("./p:sp") {
				if sp.FindElement(".//a:custGeom") == nil || sp.FindElement(".//p:ph") != nil {
					t.Errorf("slide %d: a shape of a drawing is not a freeform", n)
				}
			}
		}
	})
}

// The labels of the figure are text in its shapes.
func TestTheFigureIsNativeShapesWithText(t *testing.T) {
	p := open(t, write(t, samples(t)["norrbotten-kiruna"]))
	var labels []string
	for _, sp := range tree(t, p, "ppt/slides/slide2.xml").FindElements(".//p:grpSp/p:sp") {
		if sp.FindElement("./p:txBody") != nil {
			labels = append(labels, sp.FindElement("./p:nvSpPr/p:cNvPr").SelectAttrValue("name", ""))
		}
	}
	want := []string{"Min egen kraft tas tillvara", "Tillsammans för min trygghet", "Sammanhållet och enkelt för mig", "Nära mig på bästa sätt", "Min hälsa och välbefinnande"}
	if !slices.Equal(labels, want) {
		t.Errorf("labels %q", labels)
	}
}

// Notes say what the slide says.
func TestNotesHoldTheWordsOfTheirSlide(t *testing.T) {
	each(t, func(t *testing.T, p *opc.Package, n int, slide *etree.Element) {
		notes := document.Fold(texts(tree(t, p, fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n))))
		if strings.Trim(notes, " ¶") == "" {
			t.Errorf("slide %d has no notes", n)
		}
		for _, sp := range slide.FindElements("./p:cSld/p:spTree/p:sp") {
			if kind := sp.FindElement(".//p:ph").SelectAttrValue("type", ""); kind != "body" && kind != "subTitle" {
				continue
			}
			for _, q := range sp.FindElements(".//a:p") {
				s := ""
				for _, r := range q.ChildElements() {
					switch r.Tag {
					case "r":
						s += r.FindElement("a:t").Text()
					case "br":
						s += " "
					}
				}
				if !strings.Contains(notes, document.Fold(s)) {
					t.Errorf("slide %d: the notes lack «%s»", n, s)
				}
			}
		}
	})
}

// Text is read from the back row: body 24 units (18 pt), feet 18 units, and every
// run says which language it is in.
func TestLettersAreLargeAndInALanguage(t *testing.T) {
	each(t, func(t *testing.T, _ *opc.Package, n int, slide *etree.Element) {
		for _, pr := range append(slide.FindElements(".//a:rPr"), slide.FindElements(".//a:endParaRPr")...) {
			if pr.SelectAttrValue("lang", "") == "" {
				t.Errorf("slide %d: letters without a language", n)
			}
		}
		for _, sp := range slide.FindElements("./p:cSld/p:spTree/p:sp") {
			kind := sp.FindElement(".//p:ph").SelectAttrValue("type", "")
			for _, pr := range sp.FindElements(".//a:rPr") {
				least := 1800
				if kind == "ftr" || kind == "sldNum" {
					least = 1350
				}
				if v, err := strconv.Atoi(pr.SelectAttrValue("sz", "9999")); err != nil || v < least {
					t.Errorf("slide %d: %s in %d hundredths of a point", n, kind, v)
				}
			}
		}
	})
	for i := range layouts {
		for _, h := range layouts[i].holders {
			if least := 24.0; h.style.size < least && h.kind != "ftr" && h.kind != "sldNum" {
				t.Errorf("layout %s: %s in %v units", layouts[i].name, h.name, h.style.size)
			}
		}
	}
}

// Every part is declared and every relation leads to a part.
func TestThePackageIsWhole(t *testing.T) {
	p := open(t, write(t, samples(t)["orebro-orebro"]))
	types := tree(t, p, "[Content_Types].xml")
	declared := map[string]bool{}
	for _, o := range types.SelectElements("Override") {
		name := strings.TrimPrefix(o.SelectAttrValue("PartName", ""), "/")
		if declared[name] || !p.Has(name) {
			t.Errorf("%s is declared twice, or missing", name)
		}
		declared[name] = true
	}
	for _, n := range append(p.Names(), "") {
		if n != "" && !declared[n] && n != "[Content_Types].xml" && !strings.HasSuffix(n, ".rels") {
			t.Errorf("%s has no type", n)
		}
		rels, err := p.Rels(n)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rels {
			if !r.External && !p.Has(r.Target) {
				t.Errorf("%s leads to %s, which is not there", n, r.Target)
			}
		}
	}
}

func TestPropertiesNameNoPerson(t *testing.T) {
	p := open(t, write(t, samples(t)["norrbotten-kiruna"]))
	core := tree(t, p, "docProps/core.xml")
	if c := core.FindElement("./dc:creator").Text(); c != "Kiruna kommun" {
		t.Errorf("creator %q", c)
	}
	for _, e := range core.ChildElements() {
		if e.Tag == "lastModifiedBy" {
			t.Error("somebody modified it")
		}
	}
	if l := core.FindElement("./dc:language").Text(); l != "sv-SE" {
		t.Errorf("language %q", l)
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	s := samples(t)["norrbotten-kiruna"]
	first := write(t, s)
	o := s.options()
	o.Shared = nil
	alone, err := Write(s.doc, o)
	if err != nil {
		t.Fatal(err)
	}
	if again := write(t, samples(t)["norrbotten-kiruna"]); !bytes.Equal(first, alone) || !bytes.Equal(first, again) {
		t.Error("the bytes differ")
	}
}

package word

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/document"
	"malbild/internal/document/documenttest"
	"malbild/internal/word/opc"
)

// each runs a check on the parts of every sample.
func each(t *testing.T, check func(t *testing.T, d *document.Document, p map[string][]byte)) {
	t.Helper()
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			_, p := parts(t, write(t, d))
			check(t, d, p)
		})
	}
}

func find(e *etree.Element, tag string, f func(*etree.Element)) {
	if e.Tag == tag {
		f(e)
	}
	for _, c := range e.ChildElements() {
		find(c, tag, f)
	}
}

func value(e *etree.Element, path string) string {
	if c := e.FindElement(path); c != nil {
		return c.SelectAttrValue("val", "")
	}
	return ""
}

// wordParts are the parts that hold words.
var wordParts = []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"}

func TestWordsAreThoseOfTheTree(t *testing.T) {
	each(t, func(t *testing.T, d *document.Document, p map[string][]byte) {
		if got, want := wordsOf(parse(t, p["word/document.xml"])), bodyWords(d); !slices.Equal(got, want) {
			t.Errorf("words differ:\n got %q\nwant %q", got, want)
		}
	})
}

func TestHeadingsDoNotSkip(t *testing.T) {
	each(t, func(t *testing.T, d *document.Document, p map[string][]byte) {
		outline := map[string]int{"Title": 0}
		find(parse(t, p["word/styles.xml"]), "style", func(e *etree.Element) {
			if v := value(e, "./pPr/outlineLvl"); v != "" {
				n, err := strconv.Atoi(v)
				if err != nil {
					t.Fatal(err)
				}
				outline[e.SelectAttrValue("styleId", "")] = n + 1
			}
		})
		var got, want []int
		find(parse(t, p["word/document.xml"]), "p", func(e *etree.Element) {
			if n, ok := outline[value(e, "./pPr/pStyle")]; ok {
				got = append(got, n)
			}
		})
		document.Walk(d, func(n document.Node, level int) bool {
			if s, ok := n.(*document.Section); ok && len(s.Title) > 0 {
				want = append(want, level-1)
			}
			return true
		})
		if !slices.Equal(got, want) {
			t.Errorf("levels: got %v, want %v", got, want)
		}
		for i := 1; i < len(got); i++ {
			if got[i] > got[i-1]+1 {
				t.Errorf("heading %d jumps from level %d to %d", i, got[i-1], got[i])
			}
		}
	})
}

func TestControlsAreTitledAndIDsUnique(t *testing.T) {
	each(t, func(t *testing.T, d *document.Document, p map[string][]byte) {
		seen := map[string]bool{}
		unique := func(kind, id string) {
			if id == "" || seen[kind+id] {
				t.Errorf("%s id %q is missing or not unique", kind, id)
			}
			seen[kind+id] = true
		}
		for _, part := range wordParts {
			root := parse(t, p[part])
			find(root, "sdt", func(e *etree.Element) {
				if value(e, "./sdtPr/alias") == "" || value(e, "./sdtPr/tag") == "" {
					t.Errorf("%s: a control without title or tag", part)
				}
				unique("control", value(e, "./sdtPr/id"))
				if e.FindElement("./sdtPr/showingPlcHdr") != nil && !bytes.Contains(p["word/glossary/document.xml"], []byte(`"`+value(e, "./sdtPr/placeholder/docPart")+`"`)) {
					t.Errorf("%s: no placeholder text for %s", part, value(e, "./sdtPr/alias"))
				}
				for _, c := range e.FindElements("./sdtPr/comboBox/listItem") {
					unique(value(e, "./sdtPr/id")+"choice", c.SelectAttrValue("value", ""))
				}
			})
			find(root, "docPr", func(e *etree.Element) {
				unique("picture", e.SelectAttrValue("id", ""))
				decorated := e.FindElement("./extLst/ext/decorative") != nil
				if alt := e.SelectAttrValue("descr", ""); decorated != (alt == "") || !decorated && len(alt) < 5 || strings.HasSuffix(alt, ".png") {
					t.Errorf("%s: picture with alt %q", part, alt)
				}
			})
			find(root, "bookmarkStart", func(e *etree.Element) { unique("bookmark", e.SelectAttrValue("id", "")) })
			find(root, "p", func(e *etree.Element) {
				merged := e.Parent() != nil && e.Parent().FindElement("./tcPr/vMerge") != nil // the cell goes on from above
				if e.FindElement(".//r") == nil && !merged {
					t.Errorf("%s: empty paragraph", part)
				}
			})
		}
	})
}

func TestAdoptedTextIsLocked(t *testing.T) {
	each(t, func(t *testing.T, d *document.Document, p map[string][]byte) {
		var want []*document.Passage
		document.Walk(d, func(n document.Node, _ int) bool {
			if q, ok := n.(*document.Passage); ok {
				want = append(want, q)
			}
			return true
		})
		i := 0
		find(parse(t, p["word/document.xml"]), "sdt", func(e *etree.Element) {
			if value(e, "./sdtPr/lock") != "sdtContentLocked" {
				return
			}
			if i >= len(want) {
				t.Fatal("more locks than passages")
			}
			q := want[i]
			i++
			if got := value(e, "./sdtPr/tag"); got != "malbild:antagen:"+q.ID {
				t.Errorf("tag %q of passage %q", got, q.ID)
			}
			body := &document.Document{Body: q.Body}
			if got, want := wordsOf(e), document.Words(body); !slices.Equal(got, want) {
				t.Errorf("words of %s: got %q, want %q", q.ID, got, want)
			}
			find(e, "r", func(r *etree.Element) {
				if r.FindElement("./rPr/noProof") == nil && r.FindElement("./t") != nil {
					t.Errorf("%s: a run is proofread", q.ID)
				}
			})
		})
		if i != len(want) {
			t.Errorf("%d locks for %d passages", i, len(want))
		}
	})
}

func TestFieldsShareOneValue(t *testing.T) {
	d := documenttest.Specimen()
	set := func(in []document.Inline) {
		for _, n := range in {
			if f, ok := n.(*document.Field); ok && f.Name == "diarienummer" {
				f.Value = "KS 2021/0815 & 1"
			}
		}
	}
	set(d.Meta.Running.Case)
	document.Walk(d, func(n document.Node, _ int) bool {
		if p, ok := n.(*document.Paragraph); ok {
			set(p.Text)
		}
		return true
	})
	_, p := parts(t, write(t, d))
	if got := parse(t, p["customXml/item1.xml"]).SelectElement("diarienummer").Text(); got != "KS 2021/0815 & 1" {
		t.Errorf("the XML part says %q", got)
	}
	bound := 0
	for _, part := range wordParts {
		find(parse(t, p[part]), "sdt", func(e *etree.Element) {
			if value(e, "./sdtPr/tag") != "malbild:diarienummer" {
				return
			}
			bound++
			if got := strings.Join(wordsOf(e), " "); got != "KS 2021/0815 & 1" {
				t.Errorf("%s: the control says %q", part, got)
			}
			if e.FindElement("./sdtPr/showingPlcHdr") != nil {
				t.Errorf("%s: a filled control shows its placeholder", part)
			}
			if b := e.FindElement("./sdtPr/dataBinding"); b == nil || b.SelectAttrValue("xpath", "") != "/m:arende[1]/m:diarienummer[1]" {
				t.Errorf("%s: not bound", part)
			}
		})
	}
	if bound != 2 {
		t.Errorf("%d controls, want one in the body and one in the header", bound)
	}
}

func TestNothingMakesWordAsk(t *testing.T) {
	each(t, func(t *testing.T, _ *document.Document, p map[string][]byte) {
		for name, b := range p {
			for _, bad := range []string{"updateFields", "w:dirty", "documentProtection", "attachedTemplate"} {
				if bytes.Contains(b, []byte(bad)) {
					t.Errorf("%s has %s", name, bad)
				}
			}
		}
	})
}

func TestContentsLeadToHeadings(t *testing.T) {
	_, p := parts(t, write(t, documenttest.Specimen()))
	root := parse(t, p["word/document.xml"])
	marks := map[string]string{}
	find(root, "p", func(e *etree.Element) {
		if b := e.FindElement("./bookmarkStart"); b != nil {
			marks[b.SelectAttrValue("name", "")] = strings.Join(wordsOf(e), " ")
		}
	})
	n := 0
	find(root, "hyperlink", func(e *etree.Element) {
		a := e.SelectAttrValue("anchor", "")
		if a == "" {
			return
		}
		n++
		if got := strings.Join(wordsOf(e), " "); marks[a] != got {
			t.Errorf("entry %q leads to %q", got, marks[a])
		}
	})
	if n != 5 {
		t.Errorf("%d entries, want 5", n)
	}
}

// TestPackageHangsTogether: every part has a type, every internal relationship a
// part, every id that is used a relationship.
func TestPackageHangsTogether(t *testing.T) {
	for name, d := range samples() {
		b := write(t, d)
		names, p := parts(t, b)
		if names[0] != "[Content_Types].xml" {
			t.Errorf("%s: %s is first", name, names[0])
		}
		pkg, err := opc.Open(b, opc.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		typed := map[string]bool{}
		for _, e := range parse(t, p["[Content_Types].xml"]).ChildElements() {
			if n := e.SelectAttrValue("PartName", ""); n != "" {
				if typed[n] || p[n[1:]] == nil {
					t.Errorf("%s: type for %s twice, or for no part", name, n)
				}
				typed[n] = true
			}
			typed["."+e.SelectAttrValue("Extension", "-")] = true
		}
		for n := range p {
			if n != "[Content_Types].xml" && !typed["/"+n] && !typed[path.Ext(n)] {
				t.Errorf("%s: %s has no content type", name, n)
			}
			rels, err := pkg.Rels(n)
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, r := range rels {
				if ids[r.ID] || !r.External && p[r.Target] == nil {
					t.Errorf("%s: relationship %s of %s to %s", name, r.ID, n, r.Target)
				}
				ids[r.ID] = true
			}
			if !slices.Contains(wordParts, n) {
				continue
			}
			find(parse(t, p[n]), "blip", func(e *etree.Element) { mustKnow(t, ids, e, "embed") })
			find(parse(t, p[n]), "svgBlip", func(e *etree.Element) { mustKnow(t, ids, e, "embed") })
			find(parse(t, p[n]), "headerReference", func(e *etree.Element) { mustKnow(t, ids, e, "id") })
			find(parse(t, p[n]), "hyperlink", func(e *etree.Element) {
				if e.SelectAttrValue("anchor", "") == "" {
					mustKnow(t, ids, e, "id")
				}
			})
		}
	}
}

func mustKnow(t *testing.T, ids map[string]bool, e *etree.Element, attr string) {
	t.Helper()
	if !ids[e.SelectAttrValue(attr, "")] {
		t.Errorf("%s: no relationship %q", e.Tag, e.SelectAttrValue(attr, ""))
	}
}

func TestSameBytes(t *testing.T) {
	want := map[string][]byte{}
	for name, d := range samples() {
		want[name] = write(t, d)
	}
	o := options()
	o.Shared = NewShared()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for name, d := range samples() {
				b, err := Write(d, o)
				if err != nil {
					t.Error(err)
				}
				if !bytes.Equal(b, want[name]) {
					t.Errorf("%s: other bytes when documents share", name)
				}
			}
		})
	}
	wg.Wait()
}

func TestEachNumberedListBeginsAtOne(t *testing.T) {
	list := func() *document.List {
		return &document.List{Kind: document.Numbered, Items: []*document.ListItem{{Body: []document.Block{plain("ett")}}, {Body: []document.Block{plain("två")}}}}
	}
	_, p := parts(t, write(t, &document.Document{Meta: document.Meta{Language: "sv-SE"}, Body: []document.Block{list(), plain("mellan"), list()}}))
	var used []string
	find(parse(t, p["word/document.xml"]), "numId", func(e *etree.Element) { used = append(used, e.SelectAttrValue("val", "")) })
	if want := []string{"3", "3", "4", "4"}; !slices.Equal(used, want) {
		t.Errorf("numberings %v, want %v", used, want)
	}
	starts := 0
	find(parse(t, p["word/numbering.xml"]), "startOverride", func(*etree.Element) { starts++ })
	if starts != 2 {
		t.Errorf("%d lists begin anew, want 2", starts)
	}
}

func TestWriteRefuses(t *testing.T) {
	bad := func(b document.Block) *document.Document { return &document.Document{Body: []document.Block{b}} }
	for name, d := range map[string]*document.Document{
		"no document": nil,
		"field name":  bad(para(document.Body, &document.Field{Name: "a b"})),
		"no drawing":  bad(&document.Figure{ID: "x", Alt: "x"}),
	} {
		if _, err := Write(d, Options{}); err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
	if _, err := Write(&document.Document{}, Options{}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

func TestOneLetterStaysWithTheNextWord(t *testing.T) {
	_, p := parts(t, write(t, annexSample("Kiruna kommun")))
	if want := "Målbild Nära vård och omsorg i\u00a0Norrbotten<"; !bytes.Contains(p["word/document.xml"], []byte(want)) {
		t.Errorf("the title has no %q", want)
	}
}

func TestLongNameGoesOnInASecondLine(t *testing.T) {
	const name = "Politiska samverkansberedningen för hälsa, vård, omsorg och skola i Norrbotten"
	_, p := parts(t, write(t, annexSample(name)))
	head := parse(t, p["word/header1.xml"])
	var order []string
	find(head.ChildElements()[0], "r", func(r *etree.Element) {
		for _, c := range r.ChildElements() {
			if c.Tag != "rPr" {
				order = append(order, c.Tag+strings.TrimSpace(" "+c.Text()))
			}
		}
	})
	if len(order) < 5 || !strings.HasPrefix(order[0], "tPolitiska") || order[1] != "tab" || order[len(order)-2] != "br" {
		t.Errorf("the first line of the header is %q", order)
	}
	if got := strings.TrimPrefix(order[0], "t") + " " + strings.TrimPrefix(order[len(order)-1], "t"); got != name {
		t.Errorf("the name became %q", got)
	}
}

// TestCellsThatSpan reach over columns and rows, and say their words once.
func TestCellsThatSpan(t *testing.T) {
	cell := func(s string, cols, rows int) *document.Cell {
		return &document.Cell{Text: document.T(s), ColSpan: cols, RowSpan: rows}
	}
	table := &document.Table{Head: []*document.Row{{Cells: []*document.Cell{cell("a", 1, 1), cell("b", 2, 1)}}},
		Rows: []*document.Row{{Cells: []*document.Cell{cell("c", 1, 2), cell("d", 1, 1), cell("e", 1, 1)}}, {Cells: []*document.Cell{cell("f", 1, 1)}}}}
	d := &document.Document{Body: []document.Block{table}}
	_, p := parts(t, write(t, d))
	root := parse(t, p["word/document.xml"])
	var got []string
	find(root, "tr", func(r *etree.Element) {
		row := ""
		for _, c := range r.SelectElements("tc") {
			row += "[" + strings.Join(wordsOf(c), " ") + value(c, "./tcPr/gridSpan")
			if m := c.FindElement("./tcPr/vMerge"); m != nil {
				row += "|" + m.SelectAttrValue("val", "")
			}
			row += "]"
		}
		got = append(got, row)
	})
	if want := []string{"[a][b2]", "[c|restart][d][e]", "[|][f][]"}; !slices.Equal(got, want) {
		t.Errorf("rows %v, want %v", got, want)
	}
	if !slices.Equal(wordsOf(root), bodyWords(d)) {
		t.Errorf("words %q, want %q", wordsOf(root), bodyWords(d))
	}
}

// TestPictures: a photograph with words, and one that says nothing.
func TestPictures(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 150)), nil); err != nil {
		t.Fatal(err)
	}
	m, err := document.NewImage(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{Meta: document.Meta{Title: "Bilder", Language: "sv-SE"}, Body: []document.Block{plain("Före"), &document.Picture{ID: "a", Image: m, Alt: "En \"sjö\" & fjäll", Caption: document.T("Sjön")}, &document.Picture{ID: "b", Image: m, Decorative: true}}}
	out := write(t, d)
	hangsTogether(t, "pictures", opened(t, out))
	names, p := parts(t, out)
	if !slices.Contains(names, "word/media/malbild-a.jpeg") || slices.Contains(names, "word/media/malbild-b.jpeg") || !bytes.Equal(p["word/media/malbild-a.jpeg"], b.Bytes()) {
		t.Errorf("parts %v", names)
	}
	var alts []string
	find(parse(t, p["word/document.xml"]), "docPr", func(e *etree.Element) {
		alts = append(alts, e.SelectAttrValue("descr", "none"))
		if e.FindElement(".//decorative") != nil {
			alts = append(alts, "decorative")
		}
	})
	if want := []string{`En "sjö" & fjäll`, "", "decorative"}; !slices.Equal(alts, want) {
		t.Errorf("alternative texts %q, want %q", alts, want)
	}
	if os.Getenv("MALBILD_WORD_OUT") != "" {
		_ = os.WriteFile(filepath.Join(os.Getenv("MALBILD_WORD_OUT"), "pictures.docx"), out, 0o644)
	}
	if _, err := Write(&document.Document{Body: []document.Block{&document.Picture{ID: "c", Image: &document.Image{Type: document.SVG}}}}, options()); err == nil {
		t.Error("an SVG without stand-in is not refused")
	}
}

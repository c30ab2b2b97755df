package word

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/word/opc"
)

// mayChange are the parts that a document changes in a template, whatever it holds;
// all others must be the same bytes, also compressed.
func mayChange(p *opc.Package, main, name string) bool {
	rels, _ := p.Rels(main)
	root, _ := p.Rels("")
	for _, kind := range []string{"/styles", "/numbering", "/footnotes", "/glossaryDocument"} {
		if name == opc.Target(rels, kind) {
			return true
		}
	}
	for _, kind := range []string{"/core-properties", "/custom-properties"} {
		if name == opc.Target(root, kind) {
			return true
		}
	}
	return slices.Contains([]string{"[Content_Types].xml", "_rels/.rels", main, opc.RelsName(main)}, name)
}

// checkFilled fills a template and holds what came out against what went in. It
// returns the new file.
func checkFilled(t *testing.T, name string, file []byte, d *document.Document) []byte {
	t.Helper()
	tm, found := OpenTemplate(file, name, diag.Pos{})
	if found.HasErrors() {
		t.Fatalf("%s: %s", name, found.Error())
	}
	o := options()
	o.Template = tm
	out, err := Write(d, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	in, made := opened(t, file), opened(t, out)
	root, err := in.Rels("")
	if err != nil {
		t.Fatal(err)
	}
	main := opc.Target(root, "/officeDocument")
	for _, n := range in.Names() {
		if !made.Has(n) {
			t.Errorf("%s: %s is lost", name, n)
			continue
		}
		a, err := in.Raw(n)
		if err != nil {
			t.Fatal(err)
		}
		b, err := made.Raw(n)
		if err != nil {
			t.Fatal(err)
		}
		if !a.Same(b) && !mayChange(in, main, n) && !hasFields(t, in, n) {
			t.Errorf("%s: %s is changed", name, n)
		}
	}
	hangsTogether(t, name, made)
	was, is, ours := wordsOf(mainOf(t, in, main)), wordsOf(mainOf(t, made, main)), bodyWords(d)
	if !wrapped(is, was, ours) && !wrapped(is, without(t, in, main), ours) {
		t.Errorf("%s: the words are not the template's around ours:\n was %.300q\n  is %.600q", name, was, is)
	}
	keepsAll(t, name, mainOf(t, in, main), mainOf(t, made, main))
	return out
}

func opened(t *testing.T, b []byte) *opc.Package {
	t.Helper()
	p, err := opc.Open(b, opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func mainOf(t *testing.T, p *opc.Package, main string) *etree.Element {
	t.Helper()
	d, err := p.XML(main)
	if err != nil {
		t.Fatal(err)
	}
	return d.Root()
}

// hasFields reports whether a part of the template has something to be filled.
func hasFields(t *testing.T, p *opc.Package, n string) bool {
	b, err := p.Bytes(n)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(b, []byte("malbild:")) || bytes.Contains(b, []byte("coreProperties")) || bytes.Contains(b, []byte("updateFields"))
}

// wrapped reports whether words are the template's own, in their order, with ours
// as one piece somewhere between them.
func wrapped(is, was, ours []string) bool {
	if len(is) != len(was)+len(ours) {
		return false
	}
	for i := 0; i <= len(was); i++ {
		if slices.Equal(is[:i], was[:i]) && slices.Equal(is[i:i+len(ours)], ours) && slices.Equal(is[i+len(ours):], was[i:]) {
			return true
		}
	}
	return false
}

// without is the template's words but for what stands in the place for ours.
func without(t *testing.T, p *opc.Package, main string) []string {
	root := mainOf(t, p, main)
	for _, e := range root.FindElements("//sdt") {
		if value(e, "./sdtPr/tag") == "malbild:innehall" {
			e.Parent().RemoveChild(e)
			break
		}
	}
	return wordsOf(root)
}

// keepsAll counts what a template may hold beside words: nothing may be fewer
// after than before.
func keepsAll(t *testing.T, name string, before, after *etree.Element) {
	t.Helper()
	count := func(e *etree.Element) map[string]int {
		n := map[string]int{}
		var all func(*etree.Element)
		all = func(e *etree.Element) {
			for _, a := range e.Attr {
				if a.Key != "dirty" {
					n[e.FullTag()+" "+a.FullKey()+"="+a.Value]++
				}
			}
			switch e.Tag {
			case "p", "pPr", "r", "rPr", "t", "sdt", "sdtPr", "sdtContent", "jc", "spacing", "rStyle", "lang", "id", "tag", "alias", "showingPlcHdr", "pStyle", "rFonts", "sz", "szCs", "color", "ind":
				if e.Tag != "p" { // an empty paragraph gives way to our text
					break
				}
			default:
				n[e.FullTag()]++
			}
			for _, c := range e.ChildElements() {
				all(c)
			}
		}
		all(e)
		return n
	}
	was, is := count(before), count(after)
	for k, n := range was {
		tag, attrs, _ := strings.Cut(k, " ")
		loose := slices.Contains([]string{"w:p", "w:r", "w:t", "w:pStyle", "w:rStyle", "w:lang", "w:rFonts", "w:sz", "w:szCs", "w:color", "w:spacing", "w:ind", "w:jc", "w:id", "w:tag", "w:alias", "w:dataBinding", "w:bookmarkStart", "w:bookmarkEnd",
			"w:widowControl", "w:bidi", "w:b", "w:bCs", "w:i", "w:u", "w:shd", "w:tabs", "w:tab", "w:kern", "w:textAlignment", "w:suppressAutoHyphens", "w:docPart", "w:placeholder", "w:text"}, tag)
		if !loose && is[k] < n {
			t.Errorf("%s: %s %s: %d before, %d after", name, tag, attrs, n, is[k])
		}
	}
}

// hangsTogether: every part has a type, every internal relationship a part, every
// id that is used a relationship, every id of a kind is one.
func hangsTogether(t *testing.T, name string, p *opc.Package) {
	t.Helper()
	d, err := p.XML("[Content_Types].xml")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	typed := map[string]bool{}
	for _, e := range d.Root().ChildElements() {
		k := strings.ToLower(e.SelectAttrValue("PartName", "."+e.SelectAttrValue("Extension", "")))
		if typed[k] {
			t.Errorf("%s: two types for %s", name, k)
		}
		typed[k] = true
		if strings.Contains(e.SelectAttrValue("ContentType", ""), "template") {
			t.Errorf("%s: still a template: %s", name, k)
		}
	}
	for _, n := range p.Names() {
		if n != "[Content_Types].xml" && !typed["/"+strings.ToLower(n)] && !typed[strings.ToLower(filepath.Ext(n))] {
			t.Errorf("%s: %s has no content type", name, n)
		}
		rels, err := p.Rels(n)
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, r := range rels {
			if ids[r.ID] {
				t.Errorf("%s: %s has two relationships %s", name, n, r.ID)
			}
			ids[r.ID] = true
		}
	}
	root, err := p.Rels("")
	if err != nil {
		t.Fatal(err)
	}
	main := opc.Target(root, "/officeDocument")
	rels, err := p.Rels(main)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, r := range rels {
		ids[r.ID] = true
		if strings.HasPrefix(r.ID, "mb") && !r.External && !p.Has(r.Target) {
			t.Errorf("%s: our relationship %s leads to %s", name, r.ID, r.Target)
		}
	}
	body := mainOf(t, p, main)
	find(body, "blip", func(e *etree.Element) {
		if id := e.SelectAttrValue("embed", ""); id != "" && !ids[id] {
			t.Errorf("%s: no relationship %q", name, id)
		}
	})
	styles := map[string]bool{}
	find(mainOf(t, p, opc.Target(rels, "/styles")), "style", func(e *etree.Element) {
		id := e.SelectAttrValue("styleId", "")
		if styles[id] {
			t.Errorf("%s: two styles %s", name, id)
		}
		styles[id] = true
	})
	for _, tag := range []string{"sdt", "docPr", "bookmarkStart"} {
		seen := map[string]bool{}
		find(body, tag, func(e *etree.Element) {
			id := e.SelectAttrValue("id", "")
			if tag == "sdt" {
				id = value(e, "./sdtPr/id")
			}
			if id != "" && seen[id] && e.FindElement("ancestor") == nil && !inFallback(e) {
				t.Errorf("%s: two %s with id %s", name, tag, id)
			}
			seen[id] = true
		})
	}
}

func inFallback(e *etree.Element) bool {
	for ; e != nil; e = e.Parent() {
		if e.Tag == "AlternateContent" {
			return true
		}
	}
	return false
}

// TestTemplatesOfThisMachine fills every template in the folder that the variable
// names; with MALBILD_WORD_OUT it also writes them there.
func TestTemplatesOfThisMachine(t *testing.T) {
	dir := os.Getenv("MALBILD_TEMPLATES")
	if dir == "" {
		t.Skip("MALBILD_TEMPLATES names no folder of templates; .ci/checks/check-templates does")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.do[ct]x"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates in %s (%v)", dir, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out := checkFilled(t, filepath.Base(f), b, annexSample("Kiruna kommun"))
		if to := os.Getenv("MALBILD_WORD_OUT"); to != "" {
			if err := os.WriteFile(filepath.Join(to, strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))+".docx"), out, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d templates", len(files))
}

package slides

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/verify"
	"malbild/internal/word/opc"
)

// foreign is a template that is not ours: our own design with other names and sizes,
// no notes master, one slide of its own, and a part nobody knows.
func foreign(t testing.TB, change func(files map[string]string)) []byte {
	t.Helper()
	const rels = relHead
	ph := func(kind, more, name string, x, y, w, h int, size string) string {
		return `<p:sp><p:nvSpPr><p:cNvPr id="` + more + `" name="` + name + `"/><p:cNvSpPr/><p:nvPr><p:ph ` + kind + `/></p:nvPr></p:nvSpPr><p:spPr>` + box{x, y, w, h}.xfrm() +
			`</p:spPr><p:txBody><a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr sz="` + size + `"/></a:lvl1pPr></a:lstStyle><a:p/></p:txBody></p:sp>`
	}
	layout := func(kind, shapes string) string {
		return xmlHead + `<p:sldLayout ` + nsAll + ` type="` + kind + `"><p:cSld name="` + kind + `">` + treeHead + shapes + `</p:spTree></p:cSld></p:sldLayout>`
	}
	rel := func(list ...string) string {
		s := rels
		for i := 0; i < len(list); i += 2 {
			s += `<Relationship Id="rId` + string(rune('1'+i/2)) + `" Type="` + relO + list[i] + `" Target="` + list[i+1] + `"/>`
		}
		return s + `</Relationships>`
	}
	l := look{language: "sv-SE"}
	f := map[string]string{
		"[Content_Types].xml":               xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/ppt/presentation.xml" ContentType="` + ctP + `template.main+xml"/><Override PartName="/ppt/slideMasters/m.xml" ContentType="` + ctP + `slideMaster+xml"/><Override PartName="/ppt/slideLayouts/a.xml" ContentType="` + ctP + `slideLayout+xml"/><Override PartName="/ppt/slideLayouts/b.xml" ContentType="` + ctP + `slideLayout+xml"/><Override PartName="/ppt/slideLayouts/c.xml" ContentType="` + ctP + `slideLayout+xml"/><Override PartName="/ppt/theme/theme1.xml" ContentType="` + ctBase + `officedocument.theme+xml"/><Override PartName="/ppt/slides/slide3.xml" ContentType="` + ctP + `slide+xml"/><Override PartName="/docProps/core.xml" ContentType="` + ctBase + `package.core-properties+xml"/></Types>`,
		"_rels/.rels":                       rels + `<Relationship Id="rId1" Type="` + relO + `officeDocument" Target="ppt/presentation.xml"/><Relationship Id="rId2" Type="` + relPkg + `metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		"docProps/core.xml":                 xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:lastModifiedBy>Anna Andersson</cp:lastModifiedBy></cp:coreProperties>`,
		"ppt/presentation.xml":              xmlHead + `<p:presentation ` + nsAll + `><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="300" r:id="rId2"/></p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
		"ppt/_rels/presentation.xml.rels":   rel("slideMaster", "slideMasters/m.xml", "slide", "slides/slide3.xml", "theme", "theme/theme1.xml"),
		"ppt/slideMasters/m.xml":            strings.Replace(strings.Replace(strings.Replace(strings.Replace(l.master(), `<p:sldLayoutId id="2147483652" r:id="rId4"/>`, "", 1), `<p:sldLayoutId id="2147483653" r:id="rId5"/>`, "", 1), `<p:sldLayoutId id="2147483654" r:id="rId6"/>`, "", 1), `<p:hf hdr="0" dt="0"/>`, "", 1),
		"ppt/slideMasters/_rels/m.xml.rels": rel("slideLayout", "../slideLayouts/a.xml", "slideLayout", "../slideLayouts/b.xml", "slideLayout", "../slideLayouts/c.xml", "theme", "../theme/theme1.xml"),
		"ppt/slideLayouts/a.xml":            layout("twoObj", ph(`type="title"`, "2", "R", 40, 40, 1200, 100, "4000")+ph(`idx="1"`, "3", "V", 40, 160, 590, 500, "2400")+ph(`idx="2"`, "4", "H", 650, 160, 590, 500, "2400")),
		"ppt/slideLayouts/b.xml":            layout("obj", ph(`type="title"`, "2", "R", 40, 40, 1200, 100, "4000")+ph(`idx="7"`, "3", "T", 40, 160, 1200, 480, "2400")),
		"ppt/slideLayouts/c.xml":            layout("title", ph(`type="ctrTitle"`, "2", "R", 40, 200, 1200, 200, "6000")+ph(`type="subTitle" idx="4"`, "3", "U", 40, 420, 1200, 160, "2400")),
		"ppt/slideLayouts/_rels/a.xml.rels": rel("slideMaster", "../slideMasters/m.xml"),
		"ppt/slideLayouts/_rels/b.xml.rels": rel("slideMaster", "../slideMasters/m.xml"),
		"ppt/slideLayouts/_rels/c.xml.rels": rel("slideMaster", "../slideMasters/m.xml"),
		"ppt/theme/theme1.xml":              l.theme(),
		"ppt/slides/slide3.xml":             xmlHead + `<p:sld ` + nsAll + `><p:cSld>` + treeHead + `</p:spTree></p:cSld></p:sld>`,
		"ppt/slides/_rels/slide3.xml.rels":  rel("slideLayout", "../slideLayouts/b.xml"),
		"ppt/custom/okand.bin":              "\x00\x01egen del",
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range slices.Sorted(func(yield func(string) bool) {
		for n := range f {
			if !yield(n) {
				return
			}
		}
	}) {
		w, err := z.Create(n)
		if err == nil {
			_, err = w.Write([]byte(f[n]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPrincipalsOwnTemplate(t *testing.T) {
	src := foreign(t, nil)
	tpl, found := OpenTemplate(src, "mall.potx", diag.Pos{})
	if tpl == nil || len(found) != 1 || found[0].Code != CodeOwnSlides {
		t.Fatal(found)
	}
	before := open(t, src)
	for _, name := range []string{"norrbotten-kiruna", "orebro-orebro"} {
		s := samples(t)[name]
		o := s.options()
		o.Template = tpl
		b, err := Write(s.doc, o)
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("PPTX_OUT"); dir != "" {
			_ = os.WriteFile(filepath.Join(dir, "mall-"+name+".pptx"), b, 0o644)
		}
		after := open(t, b)
		for _, n := range before.Names() {
			x, _ := before.Bytes(n)
			y, err := after.Bytes(n)
			own := slices.Contains([]string{"[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "docProps/core.xml", "_rels/.rels"}, n)
			if err != nil || !own && !bytes.Equal(x, y) {
				t.Errorf("%s: %s is changed or gone: %v", name, n, err)
			}
		}
		if got, err := verify.PPTXWords(b); err != nil || !slices.Equal(got, document.Words(s.doc)) {
			t.Errorf("%s: words %v\n got %q\nwant %q", name, err, got, document.Words(s.doc))
		}
		main, _ := after.Bytes("ppt/presentation.xml")
		core, _ := after.Bytes("docProps/core.xml")
		if custom, _ := after.Bytes("docProps/custom.xml"); !bytes.Contains(custom, []byte(`name="malbildIdentity"`)) {
			t.Errorf("%s: nothing says where the words come from: %s", name, custom)
		}
		if bytes.Contains(core, []byte("Anna")) || !bytes.Contains(main, []byte(`id="300"`)) || !bytes.Contains(main, []byte(`id="301"`)) || bytes.Contains(main, []byte(marker)) {
			t.Errorf("%s: %s %s", name, core, main)
		}
		if first := tree(t, after, "ppt/slides/slide4.xml"); first.FindElement(".//p:ph[@type='ctrTitle']") == nil {
			t.Error("the first slide does not use the title layout")
		}
		again, err := Write(s.doc, o)
		if err != nil || !bytes.Equal(b, again) {
			t.Error("the bytes differ")
		}
	}
}

func TestTemplatesThatAreRefused(t *testing.T) {
	edit := func(part, from, to string) []byte {
		return foreign(t, func(f map[string]string) {
			if !strings.Contains(f[part], from) {
				t.Fatalf("%s has no %s", part, from)
			}
			f[part] = strings.Replace(f[part], from, to, 1)
		})
	}
	whole := foreign(t, nil)
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"nothing":    {nil, "not a PowerPoint file"},
		"ole":        {[]byte{0xD0, 0xCF, 0x11, 0xE0, 0, 0}, "password"},
		"cut":        {whole[:len(whole)/2], "not a PowerPoint file"},
		"macros":     {edit("[Content_Types].xml", "template.main", "template.macroEnabled.main"), "macros"},
		"strict":     {edit("ppt/presentation.xml", "http://schemas.openxmlformats.org/presentationml/2006/main", nsStrict), "Strict"},
		"doctype":    {edit("ppt/presentation.xml", "<p:presentation", "<!DOCTYPE x [<!ENTITY a 'b'>]><p:presentation"), "document type"},
		"no main":    {edit("_rels/.rels", "officeDocument\"", "annat\""), "no presentation"},
		"no master":  {edit("ppt/_rels/presentation.xml.rels", "slideMaster\"", "annat\""), "no presentation"},
		"no layouts": {edit("ppt/slideLayouts/b.xml", `type="title"`, `type="dt"`), "no layout"},
		"deep":       {edit("ppt/slideLayouts/b.xml", treeHead, strings.Repeat("<p:x>", 5000)), "damaged"},
	} {
		tpl, found := OpenTemplate(c.b, "mall.potx", diag.Pos{})
		if tpl != nil || len(found) != 1 || found[0].Code != codeNoTemplate {
			t.Errorf("%s: %v", name, found)
			continue
		}
		if what, _, _ := found[0].Text("en"); !strings.Contains(what, c.want) {
			t.Errorf("%s: «%s» lacks «%s»", name, what, c.want)
		}
	}
}

// Templates that tools on the machine bring with them: PPTX_TEMPLATES names their
// folder.
func TestTemplatesOfOthers(t *testing.T) {
	dir := os.Getenv("PPTX_TEMPLATES")
	if dir == "" {
		t.Skip("PPTX_TEMPLATES names no folder of templates; the generated template is tested")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.p[op]t[mx]"))
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	for _, n := range names {
		src, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		tpl, found := OpenTemplate(src, filepath.Base(n), diag.Pos{})
		if tpl == nil {
			t.Errorf("%s: %v", n, found)
			continue
		}
		s := samples(t)["norrbotten-kiruna"]
		o := s.options()
		o.Template = tpl
		b, err := Write(s.doc, o)
		if err != nil {
			t.Errorf("%s: %v", n, err)
			continue
		}
		got, err := verify.PPTXWords(b)
		if want := document.Words(s.doc); err != nil || len(got) < len(want) || !slices.Equal(got[len(got)-len(want):], want) {
			t.Errorf("%s: words %v %q", n, err, got)
		}
		if out := os.Getenv("PPTX_OUT"); out != "" {
			_ = os.WriteFile(filepath.Join(out, "annan-"+filepath.Base(n)+".pptx"), b, 0o644)
		}
	}
}

// A part that is copied unread must be what its checksum says: PowerPoint opens nothing of
// a file where one is not.
func TestADamagedPartIsRefused(t *testing.T) {
	whole := foreign(t, nil)
	r, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, f := range r.File {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		if f.CompressedSize64 < 20 {
			continue
		}
		b := bytes.Clone(whole)
		b[at+int64(f.CompressedSize64)/2] ^= 16
		if tpl, _ := OpenTemplate(b, "mall.potx", diag.Pos{}); tpl != nil {
			t.Errorf("%s: taken", f.Name)
		}
		tried++
	}
	if tried < 5 {
		t.Errorf("%d parts tried", tried)
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add(foreign(f, nil))
	f.Add([]byte("PK"))
	s := samples(f)["norrbotten-gemensamt"]
	f.Fuzz(func(t *testing.T, b []byte) {
		tpl, found := OpenTemplate(b, "mall.potx", diag.Pos{})
		if tpl == nil {
			if len(found) == 0 {
				t.Error("refused without a word")
			}
			return
		}
		o := s.options()
		o.Template = tpl
		out, err := Write(s.doc, o)
		if err != nil {
			return
		}
		if _, err := opc.Open(out, opc.Limits{}); err != nil {
			t.Error(err)
		}
	})
}

package block

import (
	"strings"
	"testing"
)

// show prints a mould with its holes.
func show(m Mould) string { return strings.Join(m, "□") }

func TestMoulds(t *testing.T) {
	var f Factory = Schema{}
	must := func(m Mould, err error) Mould {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for _, c := range []struct {
		name string
		m    Mould
		want string
	}{
		{"plain paragraph", must(f.Paragraph(Paragraph{})), `<w:p>□</w:p>`},
		{"paragraph", must(f.Paragraph(Paragraph{Style: "A", KeepNext: true, Num: 3, Level: 1, Before: 120, After: 60, NoHang: true})),
			`<w:p><w:pPr><w:pStyle w:val="A"/><w:keepNext/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr><w:spacing w:before="120" w:after="60"/><w:ind w:firstLine="0"/></w:pPr>□</w:p>`},
		{"plain run", must(f.Run(Run{})), `<w:r>□</w:r>`},
		{"run", must(f.Run(Run{Style: "S", Bold: true, Italic: true, NoProof: true, Lang: "se-SE"})),
			`<w:r><w:rPr><w:rStyle w:val="S"/><w:b/><w:bCs/><w:i/><w:iCs/><w:noProof/><w:lang w:val="se-SE"/></w:rPr>□</w:r>`},
		{"table", must(f.Table(Table{Style: "T", Widths: "100,200"})),
			`<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblW w:w="300" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="true" w:firstColumn="true" w:noHBand="true" w:noVBand="true"/><w:tblCaption w:val="□"/><w:tblDescription w:val="□"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/></w:tblGrid>□</w:tbl>`},
		{"row", must(f.Row(true)), `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>□</w:tr>`},
		{"cell", must(f.Cell(7)), `<w:tc><w:tcPr><w:tcW w:w="7" w:type="dxa"/></w:tcPr>□</w:tc>`},
		{"link", must(f.Link()), `<w:hyperlink w:history="true" r:id="□">□</w:hyperlink>`},
		{"anchor", must(f.Anchor()), `<w:hyperlink w:history="true" w:anchor="□">□</w:hyperlink>`},
		{"bookmark", must(f.Bookmark()), `<w:bookmarkStart w:name="□" w:id="□"/>□<w:bookmarkEnd w:id="□"/>`},
		{"picture", must(f.Picture()),
			`<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="□" cy="□"/><wp:docPr id="□" name="□" descr="□"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="□" name="□" descr="□"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="□"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="□"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="□" cy="□"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`},
	} {
		if got := show(c.m); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestTextEscapesAndReplaces(t *testing.T) {
	got := string(Text(nil, "a<b>&\"å\x01\xff\r"))
	if want := "a&lt;b&gt;&amp;\"å\uFFFD\uFFFD&#13;"; got != want {
		t.Errorf("Text: got %q, want %q", got, want)
	}
	got = string(Attr(nil, "rad 1\nrad\t2 \"x\""))
	if want := "rad 1&#10;rad&#9;2 &quot;x&quot;"; got != want {
		t.Errorf("Attr: got %q, want %q", got, want)
	}
}

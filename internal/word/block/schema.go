package block

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/unidoc/unioffice"
	"github.com/unidoc/unioffice/schema/soo/dml"
	"github.com/unidoc/unioffice/schema/soo/dml/picture"
	st "github.com/unidoc/unioffice/schema/soo/ofc/sharedTypes"
	"github.com/unidoc/unioffice/schema/soo/wml"
)

// Schema makes moulds from unioffice's generated schema types, which always
// marshal in the order ECMA-376 asks for. Only its schema packages are used: its
// document package stamps the time, drops what it does not know and adds a banner.
//
// Marshalling one paragraph takes some 20 µs, so it happens once for each kind of
// paragraph and run, never once for each paragraph.
type Schema struct{}

// Holes are marked by values that stand nowhere else, and cut out of the XML.
const (
	holeText        = "¤¤"
	holeNum         = 987654321
	holeNumStr      = "987654321"
	holeRun         = "<w:r><w:t>" + holeText + "</w:t></w:r>"
	holePara        = "<w:p>" + holeRun + "</w:p>"
	svgExtensionURI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
	svgNamespace    = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
	pictureURI      = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

// cast marshals v as element name and cuts it at every hole.
func cast(v any, name string, holes ...string) (Mould, error) {
	var b bytes.Buffer
	e := xml.NewEncoder(&b)
	if err := e.EncodeElement(v, xml.StartElement{Name: xml.Name{Local: name}}); err != nil {
		return nil, fmt.Errorf("block %s: %w", name, err)
	}
	if err := e.Flush(); err != nil {
		return nil, fmt.Errorf("block %s: %w", name, err)
	}
	return cut(tidy(b.String()), holes...)
}

// castOpen is cast with one hole more, before the end tag.
func castOpen(v any, name string, holes ...string) (Mould, error) {
	end := "</" + name + ">"
	m, err := cast(v, name, append(holes, end)...)
	if err != nil {
		return nil, err
	}
	m[len(m)-1] = end
	return m, nil
}

func cut(s string, holes ...string) (Mould, error) {
	var m Mould
	for _, h := range holes {
		before, after, ok := strings.Cut(s, h)
		if !ok {
			return nil, fmt.Errorf("block: no %q in %s", h, s)
		}
		m = append(m, before)
		s = after
	}
	return append(m, s), nil
}

// tidy closes empty elements in one tag and drops namespace declarations: the
// root of the part declares the prefixes.
func tidy(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		j := i + strings.IndexByte(s[i:], '>')
		tag := s[i+1 : j]
		b.WriteString(s[:i])
		s = s[j+1:]
		if strings.HasPrefix(tag, "/") {
			b.WriteString("<" + tag + ">")
			continue
		}
		name, attrs, _ := strings.Cut(tag, " ")
		b.WriteString("<" + name + withoutNamespaces(attrs))
		if end := "</" + name + ">"; strings.HasPrefix(s, end) {
			b.WriteString("/>")
			s = s[len(end):]
			continue
		}
		b.WriteByte('>')
	}
	b.WriteString(s)
	return b.String()
}

func withoutNamespaces(attrs string) string {
	var b strings.Builder
	for attrs != "" {
		eq := strings.Index(attrs, `="`)
		end := eq + 2 + strings.IndexByte(attrs[eq+2:], '"') + 1
		if a := strings.TrimSpace(attrs[:end]); !strings.HasPrefix(a, "xmlns") {
			b.WriteString(" " + a)
		}
		attrs = attrs[end:]
	}
	return b.String()
}

func on() *wml.CT_OnOff { return wml.NewCT_OnOff() }

func str(s string) *wml.CT_String { return &wml.CT_String{ValAttr: s} }

func twips(n int) *st.ST_TwipsMeasure {
	return &st.ST_TwipsMeasure{ST_UnsignedDecimalNumber: unioffice.Uint64(uint64(n))}
}

func width(n int) *wml.CT_TblWidth {
	w := wml.NewCT_TblWidth()
	w.TypeAttr = wml.ST_TblWidthDxa
	w.WAttr = &wml.ST_MeasurementOrPercent{ST_DecimalNumberOrPercent: &wml.ST_DecimalNumberOrPercent{ST_UnqualifiedPercentage: unioffice.Int64(int64(n))}}
	return w
}

// textRun is a run that marks a hole.
func textRun() *wml.EG_ContentRunContent {
	t := wml.NewEG_RunInnerContent()
	t.T = wml.NewCT_Text()
	t.T.Content = holeText
	r := wml.NewCT_R()
	r.EG_RunInnerContent = []*wml.EG_RunInnerContent{t}
	c := wml.NewEG_ContentRunContent()
	c.R = r
	return c
}

func textPara() *wml.CT_P {
	p := wml.NewCT_P()
	c := wml.NewEG_PContent()
	c.EG_ContentRunContent = []*wml.EG_ContentRunContent{textRun()}
	p.EG_PContent = []*wml.EG_PContent{c}
	return p
}

// Paragraph is part of Factory.
func (Schema) Paragraph(f Paragraph) (Mould, error) {
	p := textPara()
	if f == (Paragraph{}) {
		return cast(p, "w:p", holeRun)
	}
	p.PPr = wml.NewCT_PPr()
	if f.Style != "" {
		p.PPr.PStyle = str(f.Style)
	}
	if f.KeepNext {
		p.PPr.KeepNext = on()
	}
	if f.Num != 0 {
		p.PPr.NumPr = wml.NewCT_NumPr()
		p.PPr.NumPr.Ilvl = &wml.CT_DecimalNumber{ValAttr: int64(f.Level)}
		p.PPr.NumPr.NumId = &wml.CT_DecimalNumber{ValAttr: int64(f.Num)}
	}
	if f.Before != 0 || f.After != 0 {
		p.PPr.Spacing = wml.NewCT_Spacing()
	}
	if f.Before != 0 {
		p.PPr.Spacing.BeforeAttr = twips(f.Before)
	}
	if f.After != 0 {
		p.PPr.Spacing.AfterAttr = twips(f.After)
	}
	if f.NoHang {
		p.PPr.Ind = wml.NewCT_Ind()
		p.PPr.Ind.FirstLineAttr = twips(0)
	}
	if f.Hang.At != 0 {
		hang(p.PPr, f.Hang)
	}
	return cast(p, "w:p", holeRun)
}

// hang gives a paragraph a column of labels of its own.
func hang(p *wml.CT_PPr, h Hang) {
	stop := func(how wml.ST_TabJc, at int) *wml.CT_TabStop {
		t := wml.NewCT_TabStop()
		t.ValAttr, t.PosAttr.Int64 = how, unioffice.Int64(int64(at))
		return t
	}
	p.Tabs = wml.NewCT_Tabs()
	p.Tabs.Tab = []*wml.CT_TabStop{stop(wml.ST_TabJcClear, h.Not), stop(wml.ST_TabJcLeft, h.At)}
	p.Ind = wml.NewCT_Ind()
	p.Ind.LeftAttr = &wml.ST_SignedTwipsMeasure{Int64: unioffice.Int64(int64(h.At))}
	p.Ind.HangingAttr = twips(h.At)
}

// Run is part of Factory.
func (Schema) Run(f Run) (Mould, error) {
	r := textRun().R
	if f != (Run{}) {
		r.RPr = wml.NewCT_RPr()
	}
	if f.Style != "" {
		r.RPr.RStyle = str(f.Style)
	}
	if f.Bold {
		r.RPr.B, r.RPr.BCs = on(), on()
	}
	if f.Italic {
		r.RPr.I, r.RPr.ICs = on(), on()
	}
	if f.NoProof {
		r.RPr.NoProof = on()
	}
	if f.Rtl {
		r.RPr.Rtl = on()
	}
	if f.Lang != "" {
		r.RPr.Lang = wml.NewCT_Language()
		r.RPr.Lang.ValAttr = unioffice.String(f.Lang)
	}
	return cast(r, "w:r", "<w:t>"+holeText+"</w:t>")
}

// Table is part of Factory.
func (Schema) Table(f Table) (Mould, error) {
	t := wml.NewCT_Tbl()
	if f.Style != "" {
		t.TblPr.TblStyle = str(f.Style)
	}
	sum := 0
	for w := range strings.SplitSeq(f.Widths, ",") {
		n, err := strconv.Atoi(w)
		if err != nil {
			return nil, fmt.Errorf("block: width %q: %w", w, err)
		}
		g := wml.NewCT_TblGridCol()
		g.WAttr = twips(n)
		t.TblGrid.GridCol = append(t.TblGrid.GridCol, g)
		sum += n
	}
	t.TblPr.TblW = width(sum)
	t.TblPr.TblLayout = wml.NewCT_TblLayoutType()
	t.TblPr.TblLayout.TypeAttr = wml.ST_TblLayoutTypeFixed
	yes := func() *st.ST_OnOff { return &st.ST_OnOff{Bool: unioffice.Bool(true)} }
	t.TblPr.TblLook = wml.NewCT_TblLook()
	t.TblPr.TblLook.FirstRowAttr, t.TblPr.TblLook.FirstColumnAttr = yes(), yes()
	t.TblPr.TblLook.NoHBandAttr, t.TblPr.TblLook.NoVBandAttr = yes(), yes()
	t.TblPr.TblCaption, t.TblPr.TblDescription = str(holeText), str(holeText)
	return castOpen(t, "w:tbl", holeText, holeText)
}

// Row is part of Factory.
func (Schema) Row(header bool) (Mould, error) {
	r := wml.NewCT_Row()
	r.TrPr = wml.NewCT_TrPr()
	r.TrPr.CantSplit = append(r.TrPr.CantSplit, on())
	if header {
		r.TrPr.TblHeader = append(r.TrPr.TblHeader, on())
	}
	return castOpen(r, "w:tr")
}

// Cell is part of Factory.
func (Schema) Cell(w int) (Mould, error) {
	c := wml.NewCT_Tc()
	c.TcPr = wml.NewCT_TcPr()
	c.TcPr.TcW = width(w)
	cb := wml.NewEG_ContentBlockContent()
	cb.P = append(cb.P, textPara())
	b := wml.NewEG_BlockLevelElts()
	b.EG_ContentBlockContent = append(b.EG_ContentBlockContent, cb)
	c.EG_BlockLevelElts = append(c.EG_BlockLevelElts, b)
	return cast(c, "w:tc", holePara)
}

// Picture is part of Factory.
func (Schema) Picture() (Mould, error) {
	props := func() *dml.CT_NonVisualDrawingProps {
		p := dml.NewCT_NonVisualDrawingProps()
		p.IdAttr, p.NameAttr, p.DescrAttr = holeNum, holeText, unioffice.String(holeText)
		return p
	}
	pic := picture.NewPic()
	pic.NvPicPr.CNvPr = props()
	pic.BlipFill.Blip = dml.NewCT_Blip()
	pic.BlipFill.Blip.EmbedAttr = unioffice.String(holeText)
	ext := dml.NewCT_OfficeArtExtension()
	ext.UriAttr = svgExtensionURI
	pic.BlipFill.Blip.ExtLst = dml.NewCT_OfficeArtExtensionList()
	pic.BlipFill.Blip.ExtLst.Ext = []*dml.CT_OfficeArtExtension{ext}
	pic.BlipFill.Stretch = dml.NewCT_StretchInfoProperties()
	pic.BlipFill.Stretch.FillRect = dml.NewCT_RelativeRect()
	pic.SpPr.Xfrm = dml.NewCT_Transform2D()
	pic.SpPr.Xfrm.Off = dml.NewCT_Point2D()
	zero := func() dml.ST_Coordinate { return dml.ST_Coordinate{ST_CoordinateUnqualified: unioffice.Int64(0)} }
	pic.SpPr.Xfrm.Off.XAttr, pic.SpPr.Xfrm.Off.YAttr = zero(), zero()
	pic.SpPr.Xfrm.Ext = dml.NewCT_PositiveSize2D()
	pic.SpPr.Xfrm.Ext.CxAttr, pic.SpPr.Xfrm.Ext.CyAttr = holeNum, holeNum
	pic.SpPr.PrstGeom = dml.NewCT_PresetGeometry2D()
	pic.SpPr.PrstGeom.PrstAttr = dml.ST_ShapeTypeRect
	pic.SpPr.PrstGeom.AvLst = dml.NewCT_GeomGuideList()

	in := wml.NewWdInline()
	in.DistTAttr, in.DistBAttr = unioffice.Uint32(0), unioffice.Uint32(0)
	in.DistLAttr, in.DistRAttr = unioffice.Uint32(0), unioffice.Uint32(0)
	in.Extent.CxAttr, in.Extent.CyAttr = holeNum, holeNum
	in.DocPr = props()
	in.CNvGraphicFramePr = dml.NewCT_NonVisualGraphicFrameProperties()
	in.CNvGraphicFramePr.GraphicFrameLocks = dml.NewCT_GraphicalObjectFrameLocking()
	in.CNvGraphicFramePr.GraphicFrameLocks.NoChangeAspectAttr = unioffice.Bool(true)
	in.Graphic = dml.NewGraphic()
	in.Graphic.GraphicData.UriAttr = pictureURI
	in.Graphic.GraphicData.Any = []unioffice.Any{pic}
	d := wml.NewCT_Drawing()
	d.Inline = []*wml.WdInline{in}

	m, err := cast(d, "w:drawing", holeNumStr, holeNumStr, holeNumStr, holeText, holeText, holeNumStr, holeText, holeText,
		holeText, `<a:ext uri="`+svgExtensionURI+`"/>`, holeNumStr, holeNumStr)
	if err != nil {
		return nil, err
	}
	// svgBlip is newer than the generated types.
	m[9] += `<a:ext uri="` + svgExtensionURI + `"><asvg:svgBlip xmlns:asvg="` + svgNamespace + `" r:embed="`
	m[10] = `"/></a:ext>` + m[10]
	return m, nil
}

func (Schema) link(set func(*wml.CT_Hyperlink), attr string) (Mould, error) {
	h := wml.NewCT_Hyperlink()
	set(h)
	h.HistoryAttr = &st.ST_OnOff{Bool: unioffice.Bool(true)}
	h.EG_ContentRunContent = []*wml.EG_ContentRunContent{textRun()}
	return cast(h, "w:hyperlink", attr, holeRun)
}

// Link is part of Factory.
func (s Schema) Link() (Mould, error) {
	const id = "rId" + holeNumStr
	return s.link(func(h *wml.CT_Hyperlink) { h.IdAttr = unioffice.String(id) }, id)
}

// Anchor is part of Factory.
func (s Schema) Anchor() (Mould, error) {
	const name = "_" + holeNumStr
	return s.link(func(h *wml.CT_Hyperlink) { h.AnchorAttr = unioffice.String(name) }, name)
}

// Bookmark is part of Factory.
func (Schema) Bookmark() (Mould, error) {
	start := wml.NewCT_Bookmark()
	start.IdAttr, start.NameAttr = holeNum, holeText
	m, err := cast(start, "w:bookmarkStart", holeText, holeNumStr)
	if err != nil {
		return nil, err
	}
	end := wml.NewCT_MarkupRange()
	end.IdAttr = holeNum
	n, err := cast(end, "w:bookmarkEnd", holeNumStr)
	if err != nil {
		return nil, err
	}
	return Mould{m[0], m[1], m[2], n[0], n[1]}, nil
}

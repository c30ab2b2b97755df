package pdfread

import (
	"strings"
	"sync"
)

// usualNames are those that most files hold, kept once for all of them.
var usualNames = sync.OnceValue(func() map[string]Name {
	out := map[string]Name{}
	for _, n := range strings.Fields(usual) {
		out[n] = Name(n)
	}
	return out
})

const usual = `Type Subtype S P K Pg MCR OBJR MCID Obj A O Alt ActualText Lang ID Page Pages Parent Kids Count Contents Resources MediaBox
CropBox TrimBox BleedBox ArtBox Rotate Annots Tabs StructParents StructParent Group Transparency CS DeviceRGB DeviceGray
DeviceCMYK Font F Border C Rect QuadPoints Annot Link URI Dest D GoTo XYZ Catalog MarkInfo Marked StructTreeRoot ParentTree
ParentTreeNextKey RoleMap IDTree Names Nums Metadata OutputIntents OutputIntent OutputConditionIdentifier OutputCondition
RegistryName Info DestOutputProfile GTS_PDFA1 GTS_PDFX GTS_PDFXVersion Trapped False True ViewerPreferences DisplayDocTitle
PageLabels St Outlines First Last Next Prev Title Author Subject Keywords Creator Producer CreationDate ModDate Root Size Index
W Filter FlateDecode DecodeParms DCTDecode Length Length1 Length2 Length3 N ObjStm XRef XML Alternate Type0 CIDFontType0
CIDFontType2 CIDFontType0C Type1 TrueType BaseFont Encoding Identity-H DescendantFonts ToUnicode CIDSystemInfo Registry Ordering
Supplement DW CIDToGIDMap Identity FontDescriptor FontName Flags FontBBox Ascent Descent CapHeight ItalicAngle StemV FontFile
FontFile2 FontFile3 CIDSet Widths FirstChar LastChar Document Part Art Sect Div H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
THead TBody Span Quote Note Reference Figure Caption Strong Em Formula Layout Placement Block BBox ListNumbering Decimal Disc
None Scope Row Column Headers XObject ExtGState ColorSpace Pattern Shading Properties Image Form Matrix Width Height
BitsPerComponent SMask Mask ca CA OP op OPM BM Normal ICCBased Separation DeviceN Indexed`

package pdftest

import (
	"fmt"
	"strings"

	"malbild/internal/pdf"
)

// further is what is broken to show what a rule says, besides what is judged. Where a
// profile is named the fault is one of that alone.
var further = []struct {
	of pdf.Profile
	fault
}{
	{pdf.A2aUA1, fault{"alt-is-a-file-name", "UA 7.3", "", func(e *editor) {
		e.cut("/Alt(", ")", "/S/Figure")
		e.swap("/S/Figure", "/S/Figure/Alt(IMG_0042.jpg)")
	}}},
	{pdf.A2aUA1, fault{"figure-without-box", "ISO 32000-1 14.8.5.4.5", "", func(e *editor) { e.swap("/BBox", "/WasBBox", "/S/Figure") }}},
	{pdf.A2aUA1, fault{"formula-without-alt", "UA 7.7", "", func(e *editor) { e.cut("/Alt(", ")", "/S/Figure"); e.swap("/S/Figure", "/S/Formula") }}},
	{pdf.A2aUA1, fault{"note-without-id", "UA 7.9", "", func(e *editor) { e.swap("/S/Figure", "/S/Note") }}},
	{pdf.A2aUA1, fault{"no-headings", "UA 7.4", "", func(e *editor) {
		e.swap("/S/H1", "/S/P")
		e.inStream("/H1<<", "/P<<")
		e.swap("/S/H2", "/S/P")
		e.inStream("/H2<<", "/P<<")
	}}},
	{pdf.A2aUA1, fault{"element-without-parent", "UA 7.1", "", func(e *editor) { e.cut("/P ", "R", "/S/Figure") }}},
	{pdf.A2aUA1, fault{"contents-hold-a-list-item", "UA 7.2", "", func(e *editor) { e.swap("/S/L/", "/S/TOC/") }}},
	{pdf.A2aUA1, fault{"marks-closed-twice", "ISO 32000-1 14.6", "", func(e *editor) { e.inStream("EMC\n", "EMC\nEMC\n") }}},
	{pdf.A2aUA1, fault{"content-twice", "ISO 32000-1 14.7.4", "", func(e *editor) {
		e.inStream("/P<</MCID 1>>BDC\n", "/P<</MCID 1>>BDC\nEMC\n/P<</MCID 1>>BDC\n")
	}}},
	{pdf.A2aUA1, fault{"form-drawn-twice", "UA 7.20", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", stream: []byte("/P<</MCID 0>>BDC 0 0 m 9 9 l S EMC"), has: true}
		e.swap("/Font<<", "/XObject<</Fm0 "+ref(n)+">>/Font<<")
		e.inStream("EMC\n", "/Fm0 Do /Fm0 Do\nEMC\n")
	}}},
	{pdf.A2aUA1, fault{"resource-missing", "ISO 32000-1 7.8.3", "", func(e *editor) { e.inStream("EMC\n", "/Borta Do\nEMC\n") }}},
	{pdf.A2aUA1, fault{"pages-missing", "ISO 32000-1 7.7.3", "", func(e *editor) { e.cut("/MediaBox[", "]", "/Type/Page/") }}},
	{pdf.A2aUA1, fault{"stream-damaged", "ISO 32000-1 7.4", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Filter/FlateDecode", stream: []byte("inte packat"), has: true}
		e.swap("/Contents [", "/Contents ["+ref(n)+" ", "/Type/Page/")
	}}},
	{pdf.A2aUA1, fault{"states-too-deep", "A 6.1.13", "", func(e *editor) {
		e.inStream("EMC\n", strings.Repeat("q\n", 30)+strings.Repeat("Q\n", 30)+"EMC\n")
	}}},
	{pdf.A2aUA1, fault{"page-too-large", "A 6.1.13", "", func(e *editor) {
		e.cut("/MediaBox[", "]")
		e.swap("/Type/Page/", "/Type/Page/MediaBox[0 0 20000 20000]/")
	}}},
	{pdf.A2aUA1, fault{"form-drawn-by-reader", "A 6.4", "", func(e *editor) {
		e.catalog("/Type/Catalog", "/Type/Catalog/AcroForm<</Fields[]/NeedAppearances true>>")
	}}},
	{pdf.A2aUA1, fault{"letter-that-is-none", "UA 7.21.7", "", func(e *editor) { e.inStream("><003A>", "><FEFF>") }}},
	{pdf.A2aUA1, fault{"map-of-glyphs-missing", "UA 7.21.3.2", "", func(e *editor) { e.swap("/CIDToGIDMap/Identity", "", "/CIDFontType2") }}},
	{pdf.A2aUA1, fault{"font-half-described", "A 6.2.11.2", "", func(e *editor) { e.cut("/DescendantFonts", "]", "/Subtype/Type0") }}},
	{pdf.A2aUA1, fault{"font-damaged", "ISO 32000-1 9.9", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{stream: []byte("inget typsnitt"), has: true}
		e.cut("/FontFile2 ", "R")
		e.swap("/Type/FontDescriptor", "/Type/FontDescriptor/FontFile2 "+ref(n))
	}}},
	{pdf.A2aUA1, fault{"field-without-name", "UA 7.18.4", "", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/Widget") }}},
	{pdf.A2aUA1, fault{"film", "A 6.3.1", "", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/Movie") }}},
	{pdf.A2aUA1, fault{"picture-smoothed", "A 6.2.8", "", func(e *editor) { picture(e, "/ColorSpace/DeviceGray/BitsPerComponent 8/Interpolate true", "\x00") }}},
	{pdf.A2aUA1, fault{"postscript", "A 6.2.9", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/PS", stream: []byte("showpage"), has: true}
		e.swap("/Font<<", "/XObject<</Ps0 "+ref(n)+">>/Font<<")
		e.inStream("EMC\n", "/Ps0 Do\nEMC\n")
	}}},
	{pdf.A2aUA1, fault{"intent-unknown", "A 6.2.6", "", func(e *editor) { e.inStream("EMC\n", "/Vacker ri\nEMC\n") }}},
	{pdf.A2aUA1, fault{"transfer-curve", "A 6.2.5", "", func(e *editor) { state(e, "/TR/Identity") }}},
	{pdf.A2aUA1, fault{"transparent-without-profile", "A 6.2.10", "", func(e *editor) { e.cut("/OutputIntents[", "]", "/Type/Catalog"); state(e, "/ca .5") }}},
	{pdf.A2aUA1, fault{"two-profiles", "A 6.2.3", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/N 3", stream: []byte("profil"), has: true}
		e.catalog("/OutputIntents[", "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile "+ref(n)+">>")
	}}},
	{pdf.A2aUA1, fault{"inks-too-many", "A 6.1.13", "", func(e *editor) {
		names := ""
		for i := range 33 {
			names += fmt.Sprintf("/Ink%d", i)
		}
		ink(e, "[/DeviceN["+names+"]/DeviceRGB "+tint(e, 33)+"]", strings.Repeat("0 ", 33))
	}}},
	{pdf.A2aUA1, fault{"packed-by-lzw", "A 6.1.7.2", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Filter/LZWDecode", stream: []byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), has: true}
		e.catalog("/Type/Catalog", "/Type/Catalog/MalbildText "+ref(n))
	}}},
	{pdf.A2aUA1, fault{"content-outside", "A 6.1.7.1", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/F(bild.jpg)", has: true}
		e.catalog("/Type/Catalog", "/Type/Catalog/MalbildText "+ref(n))
	}}},
	{pdf.A2aUA1, fault{"no-binary-mark", "A 6.1.2", "", func(e *editor) { e.head = "%PDF-1.7\n" }}},
	{pdf.A1b, fault{"annotation-coloured", "A-1 6.5.3", "", func(e *editor) {
		e.cut("/OutputIntents[", "]", "/Type/Catalog")
		e.swap("/F 4", "/F 4/C[1 0 0]", "/Subtype/Link")
	}}},
	{pdf.UA2, fault{"popup", "UA-2 8.9.2.4.9", "", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/Popup") }}},
	{pdf.UA2, fault{"sound", "UA-2 8.9.2.4.11", "", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/Sound") }}},
	{pdf.UA2, fault{"drawing-without-words", "UA-2 8.9.2.4.8", "", func(e *editor) {
		o := e.object("/Subtype/Link", "/Contents(")
		if e.err == nil {
			o.dict = withoutString(strings.Replace(o.dict, "/Subtype/Link", "/Subtype/Ink", 1), "/Contents")
		}
	}}},
	{pdf.UA2, fault{"ruby-alone", "UA-2 8.2.5.23", "", func(e *editor) { e.swap("/S/Span", "/S/Ruby") }}},
	{pdf.UA2, fault{"caption-between", "UA-2 8.2.5.27", "", func(e *editor) { e.swap("/S/Figure", "/S/Caption") }}},
	{pdf.UA2, fault{"note-of-old", "UA-2 8.2.5.14", "", func(e *editor) { e.swap("/S/Span", "/S/Note") }}},
	{pdf.UA2, fault{"contents-lead-nowhere", "UA-2 8.2.5.8", "", func(e *editor) { e.swap("/S/LI/", "/S/TOCI/") }}},
	{pdf.UA2, fault{"list-not-numbered", "UA-2 8.2.5.25", "", func(e *editor) { e.swap("/ListNumbering/", "/WasNumbering/") }}},
}

// Further is Good in the broken forms of further.
func Further() ([]Variant, error) {
	open1 := map[pdf.Profile]*file{}
	var out []Variant
	for _, b := range further {
		if open1[b.of] == nil {
			good, err := Good(b.of)
			if err != nil {
				return nil, err
			}
			if open1[b.of], err = open(good); err != nil {
				return nil, err
			}
		}
		e := &editor{file: open1[b.of].clone()}
		if b.how(e); e.err != nil {
			return nil, fmt.Errorf("%s: %w", b.name, e.err)
		}
		out = append(out, Variant{b.name, b.clause, b.judge, e.bytes()})
	}
	return out, nil
}

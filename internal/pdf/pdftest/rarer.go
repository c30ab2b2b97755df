package pdftest

import "strings"

// rarer is what few files break: rights, presentations, layers, inks, pictures and
// lines of unusual kinds.
var rarer = []fault{
	{"rights-unknown", "A 6.1.12", "2a", func(e *editor) { e.catalog("/Type/Catalog", "/Type/Catalog/Perms<</Malbild<<>>>>") }},
	{"presentation", "A 6.10", "2a", func(e *editor) {
		e.catalog("/Type/Catalog", "/Type/Catalog/Names<</AlternatePresentations<<>>>>")
	}},
	{"page-of-a-presentation", "A 6.10", "2a", func(e *editor) { e.swap("/Type/Page/", "/Type/Page/PresSteps<<>>/") }},
	{"requirements", "A 6.11", "2a", func(e *editor) { e.catalog("/Type/Catalog", "/Type/Catalog/Requirements[]") }},
	{"version-in-catalog", "A-4 6.1.12", "", func(e *editor) { e.catalog("/Type/Catalog", "/Type/Catalog/Version/1.7") }},
	{"layer-not-listed", "A 6.9", "2a", func(e *editor) {
		n, m := e.new("<</Type/OCG/Name(Lager)>>"), e.new("<</Type/OCG/Name(Lager 2)>>")
		e.catalog("/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs["+ref(n)+" "+ref(m)+"]/D<</Name(A)/Order["+ref(n)+"]>>>>")
	}},
	{"layers-listed", "A 6.9", "", func(e *editor) {
		n, m := e.new("<</Type/OCG/Name(Lager)>>"), e.new("<</Type/OCG/Name(Lager 2)>>")
		e.catalog("/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs["+ref(n)+" "+ref(m)+"]/D<</Name(A)/Order["+ref(n)+"["+ref(m)+"]]>>>>")
	}},
	{"hexadecimal-odd", "A 6.1.6", "2a", func(e *editor) { e.catalog("/Type/Catalog", "/Type/Catalog/MalbildText<414>") }},
	{"hexadecimal-strange", "A 6.1.6", "2a", func(e *editor) { e.catalog("/Type/Catalog", "/Type/Catalog/MalbildText<41xx>") }},
	{"type-not-utf8", "A 6.1.8", "2a", func(e *editor) { e.swap("/S/Strong", "/S/#ff#fe", ""); e.swap("/RoleMap<<", "/RoleMap<</#ff#fe/Span") }},
	{"ink-not-utf8", "A 6.1.8", "2a", func(e *editor) { ink(e, "[/Separation/G#ff#fe/DeviceRGB "+tint(e, 1)+"]", ".5") }},
	{"number-near-zero", "A 6.1.13", "2a", func(e *editor) {
		e.catalog("/Type/Catalog", "/Type/Catalog/MalbildNumber 0."+strings.Repeat("0", 40)+"1")
	}},
	{"halftone-of-type-6", "A 6.2.5", "2a", func(e *editor) { state(e, "/HT<</HalftoneType 6/Width 1/Height 1>>") }},
	{"halftone-with-name", "A 6.2.5", "2a", func(e *editor) {
		state(e, "/HT<</HalftoneType 1/Frequency 60/Angle 45/SpotFunction/Round/HalftoneName(a)>>")
	}},
	{"halftone-as-allowed", "A 6.2.5", "", func(e *editor) { state(e, "/HT<</HalftoneType 1/Frequency 60/Angle 45/SpotFunction/Round>>") }},
	{"halftone-with-curve", "A 6.2.5", "2a", func(e *editor) {
		state(e, "/HT<</HalftoneType 1/Frequency 60/Angle 45/SpotFunction/Round/TransferFunction/Identity>>")
	}},
	{"picture-of-three-bits", "A 6.2.8", "2a", func(e *editor) { picture(e, "/ColorSpace/DeviceGray/BitsPerComponent 3", "\x00") }},
	{"mask-of-two-bits", "A 6.2.8", "2a", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/Image/Width 1/Height 1/ImageMask true/BitsPerComponent 2", stream: []byte("\x00"), has: true}
		picture(e, "/ColorSpace/DeviceGray/BitsPerComponent 8/Mask "+ref(n), "\x00")
	}},
	{"picture-of-eight-bits", "A 6.2.8", "", func(e *editor) { picture(e, "/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00") }},
	{"inline-picture-by-lzw", "A 6.1.10", "2a", func(e *editor) {
		e.inStream("EMC\n", "BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x00\x40 EI\nEMC\n")
	}},
	{"ink-mixed-and-not-described", "A 6.2.4.4", "2a", func(e *editor) { ink(e, "[/DeviceN[/Gold/Silver]/DeviceRGB "+tint(e, 2)+"]", ".5 .5") }},
	{"ink-mixed-and-described", "A 6.2.4.4", "", func(e *editor) {
		t := tint(e, 1)
		ink(e, "[/DeviceN[/Gold/Silver]/DeviceRGB "+tint(e, 2)+"<</Colorants<</Gold[/Separation/Gold/DeviceRGB "+t+"]/Silver[/Separation/Silver/DeviceRGB "+t+"]>>>>]", ".5 .5")
	}},
	{"ink-of-one-meaning", "A 6.2.4.4", "", func(e *editor) { ink(e, "[/Separation/Gold/DeviceRGB "+tint(e, 1)+"]", ".5") }},
	{"ink-of-two-meanings", "A 6.2.4.4", "2a", func(e *editor) {
		ink(e, "[/Separation/Gold/DeviceRGB "+tint(e, 1)+"]", ".5")
		e.swap("/ColorSpace<<", "/ColorSpace<</C1[/Separation/Gold/DeviceGray "+gradient(e)+"]")
		e.inStream("/C0 cs", "/C1 cs .5 scn 0 0 m 9 9 l f /C0 cs")
	}},
	{"annotation-with-two-looks", "A 6.3.3", "2a", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", has: true}
		e.swap("/F 4", "/F 4/AP<</N "+ref(n)+"/D "+ref(n)+">>", "/Subtype/Link")
	}},
	{"annotation-with-states", "A 6.3.3", "2a", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", has: true}
		e.swap("/F 4", "/F 4/AP<</N<</On "+ref(n)+">>>>", "/Subtype/Link")
	}},
	{"annotation-with-one-look", "A 6.3.3", "", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", has: true}
		e.swap("/F 4", "/F 4/AP<</N "+ref(n)+">>", "/Subtype/Link")
	}},
	{"annotation-with-colour", "A-1 6.5.3", "", func(e *editor) { e.swap("/F 4", "/F 4/C[1 0 0]", "/Subtype/Link") }},
	{"annotation-half-clear", "A-1 6.5.3", "", func(e *editor) { e.swap("/F 4", "/F 4/CA .5", "/Subtype/Link") }},
	{"annotation-not-viewed", "UA-2 8.9.2.2", "", func(e *editor) { e.swap("/F 4", "/F 36", "/Subtype/Link") }},
	{"stamp-among-links", "UA-2 8.9.2.3", "2a", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/Stamp") }},
	{"printer-mark-among-links", "UA 7.18.8", "ua1", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/PrinterMark") }},
	{"trap-net", "UA 7.18.2", "ua1", func(e *editor) { e.swap("/Subtype/Link", "/Subtype/TrapNet") }},
	{"letter-of-ones-own", "A 6.2.11.7.3", "2a", func(e *editor) { e.inStream("><003A>", "><E001>") }},
	{"words-of-ones-own", "A-4 6.2.10.8", "", func(e *editor) { e.swap("/S/Figure", "/S/Figure/ActualText<feffe001>") }},
	// Objects that are not written as ISO 32000-1, 7.3 asks. veraPDF cannot open most.
	{"key-not-a-name", "ISO 32000-1 7.3.7", "2a", func(e *editor) { e.swap("/Type/Page/", "/Type/Page 12 0 R/") }},
	{"key-without-value", "ISO 32000-1 7.3.7", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild<</A>>/Type/Page/") }},
	{"word-in-an-array", "ISO 32000-1 7.3.6", "2a", func(e *editor) { e.swap("/MediaBox[", "/MediaBox[malbild ", "/Type/Page/") }},
	{"array-open", "ISO 32000-1 7.3.6", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild[1 2/Type/Page/") }},
	{"dictionary-half-closed", "ISO 32000-1 7.3.7", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild<</A 1>/Type/Page/") }},
	{"number-with-letters", "ISO 32000-1 7.3.3", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild 12ab/Type/Page/") }},
	{"number-with-two-signs", "ISO 32000-1 7.3.3", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild --5/Type/Page/") }},
	{"number-with-power", "ISO 32000-1 7.3.3", "2a", func(e *editor) { e.swap("/Type/Page/", "/Malbild 1e3/Type/Page/") }},
	{"word-before-endobj", "ISO 32000-1 7.3.10", "2a", func(e *editor) {
		o := e.object("/Type/Page/")
		o.dict += " malbild"
	}},
	{"profile-outside", "A 6.2.3", "2a", func(e *editor) {
		e.swap("/S/GTS_PDFA1", "/S/GTS_PDFX/DestOutputProfileRef<<>>")
	}},
}

// picture paints an image of one point.
func picture(e *editor, entries, data string) {
	n := e.new("")
	*e.objects[n] = object{dict: "/Type/XObject/Subtype/Image/Width 1/Height 1" + entries, stream: []byte(data), has: true}
	e.swap("/Font<<", "/XObject<</I0 "+ref(n)+">>/Font<<")
	e.inStream("EMC\n", "q 9 0 0 9 0 0 cm /I0 Do Q\nEMC\n")
}

// ink paints with a colour space.
func ink(e *editor, space, values string) {
	e.swap("/Font<<", "/ColorSpace<</C0"+space+">>/Font<<")
	e.inStream("EMC\n", "/C0 cs "+values+" scn 0 0 m 9 9 l f\nEMC\n")
}

// tint is a function of so many inks to red, green and blue.
func tint(e *editor, inks int) string {
	n := e.new("")
	*e.objects[n] = object{dict: "/FunctionType 4/Domain[" + strings.Repeat("0 1 ", inks) + "]/Range[0 1 0 1 0 1]",
		stream: []byte("{" + strings.Repeat("pop ", inks) + "0 0 0}"), has: true}
	return ref(n)
}

// gradient is a function of one ink to grey.
func gradient(e *editor) string {
	return ref(e.new("<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>"))
}

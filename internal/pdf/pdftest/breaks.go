package pdftest

import (
	"bytes"
	"strings"

	"malbild/internal/pdf"
)

// fault is one way to break a file.
type fault struct {
	name, clause, judge string
	how                 func(e *editor)
}

// breaks lists what is broken and how. UA is ISO 14289-1, A is ISO 19005-2, X is
// ISO 15930-7.
var breaks = []fault{
	{"figure-without-alt", "UA 7.3", "ua1", func(e *editor) { e.cut("/Alt(", ")", "/S/Figure") }},
	{"heading-skipped", "UA 7.4.2", "ua1", func(e *editor) { e.swap("/S/H2", "/S/H3"); e.inStream("/H2<<", "/H3<<") }},
	{"heading-not-numbered-and-numbered", "UA 7.4.4", "ua1", func(e *editor) { e.swap("/S/H2", "/S/H"); e.inStream("/H2<<", "/H<<") }},
	{"no-language", "UA 7.2", "ua1", func(e *editor) { e.catalog("/Lang(sv-SE)", "") }},
	{"language-not-a-tag", "UA 7.2", "ua1", func(e *editor) { e.catalog("/Lang(sv-SE)", "/Lang(svenska_i_norr)") }},
	{"text-not-marked", "UA 7.1", "ua1", func(e *editor) { e.unmark("/P<</MCID 1>>BDC\n") }},
	{"artifact-inside-content", "UA 7.1", "ua1", func(e *editor) {
		e.inStream("/P<</MCID 1>>BDC\n", "/P<</MCID 1>>BDC\n/Artifact BMC\n0 0 m 9 9 l S\nEMC\n")
	}},
	{"content-inside-artifact", "UA 7.1", "ua1", func(e *editor) {
		e.inStream("/P<</MCID 1>>BDC\n", "/Artifact BMC\n/P<</MCID 1>>BDC\nEMC\n")
	}},
	{"mcid-not-in-tree", "UA 7.1", "ua1", func(e *editor) { e.inStream("/H2<</MCID ", "/H2<</MCID 9") }},
	{"no-structure", "UA 7.1", "ua1", func(e *editor) { e.cut("/StructTreeRoot ", "R", "/Type/Catalog") }},
	{"not-marked", "UA 6.2", "ua1", func(e *editor) { e.catalog("/Marked true", "/Marked false") }},
	{"suspects", "UA 7.1", "ua1", func(e *editor) { e.catalog("/Marked true", "/Marked true/Suspects true") }},
	{"role-not-mapped", "UA 7.1", "ua1", func(e *editor) { e.swap("/Strong/Span", "", "/RoleMap") }},
	{"role-in-a-circle", "UA 7.1", "ua1", func(e *editor) { e.swap("/Strong/Span/Em/Span", "/Strong/Em/Em/Strong", "/RoleMap") }},
	{"standard-role-remapped", "UA 7.1", "ua1", func(e *editor) { e.swap("/Strong/Span", "/Strong/Span/P/Span", "/RoleMap") }},
	{"list-item-outside-list", "UA 7.2", "ua1", func(e *editor) { e.swap("/S/L/", "/S/Div/") }},
	{"list-holds-paragraph", "UA 7.2", "ua1", func(e *editor) { e.swap("/S/LI/", "/S/P/") }},
	{"row-outside-table", "UA 7.2", "ua1", func(e *editor) { e.swap("/S/THead", "/S/Sect") }},
	{"row-holds-paragraph", "UA 7.2", "ua1", func(e *editor) { e.swap("/S/TD", "/S/P") }},
	{"table-not-regular", "UA 7.2", "ua1", func(e *editor) { e.swap("/S/TD", "/S/TD/A<</O/Table/ColSpan 3>>") }},
	{"heading-cell-without-scope", "UA 7.5", "ua1", func(e *editor) {
		e.cut("/A<</O/Table/Scope", ">>", "/S/TH/")
		e.cut("/A<</O/Table/Scope", ">>", "/S/TH/")
	}},
	{"no-title", "UA 7.1", "ua1", func(e *editor) { e.cutStream("<dc:title>", "</dc:title>") }},
	{"title-not-shown", "UA 7.1", "ua1", func(e *editor) { e.catalog("/DisplayDocTitle true", "/DisplayDocTitle false") }},
	{"no-viewer-preferences", "UA 7.1", "ua1", func(e *editor) { e.catalog("/ViewerPreferences<</DisplayDocTitle true>>", "") }},
	{"no-tab-order", "UA 7.18.3", "ua1", func(e *editor) { e.swap("/Tabs/S", "", "/Type/Page/") }},
	{"link-without-description", "UA 7.18.5", "ua1", func(e *editor) {
		o := e.object("/Subtype/Link", "/Contents(")
		if e.err == nil {
			o.dict = withoutString(o.dict, "/Contents")
		}
	}},
	{"link-outside-structure", "UA 7.18.5", "", // veraPDF trusts the parent tree here
		func(e *editor) { e.cut("<</Type/OBJR", ">>", "/S/Link") }},
	{"link-without-key", "UA 7.18.1", "ua1", func(e *editor) { e.swap("/StructParent ", "/WasStructParent ", "/Subtype/Link") }},
	{"no-ua-claim", "UA 5", "ua1", func(e *editor) { e.inStream("<pdfuaid:part>1</pdfuaid:part>", "") }},
	{"no-unicode", "UA 7.21.7, A 6.2.11.7.2", "2a", func(e *editor) { e.cut("/ToUnicode ", "R", "/Subtype/Type0") }},
	{"font-not-embedded", "UA 7.21.4.1, A 6.2.11.4.1", "2a", func(e *editor) { e.cut("/FontFile2 ", "R") }},
	{"glyph-missing", "UA 7.21.8, A 6.2.11.8", "2a", func(e *editor) { e.inStream("]TJ\n", "]TJ\n<0000>Tj\n") }},
	{"widths-wrong", "UA 7.21.5, A 6.2.11.5", "2a", func(e *editor) { e.swap("/W[1[", "/W[1[999 999 ", "/CIDFontType2") }},
	{"no-metadata", "A 6.6.2.1", "2a", func(e *editor) { e.cut("/Metadata ", "R", "/Type/Catalog") }},
	{"wrong-part", "A 6.6.4", "2a", func(e *editor) { e.inStream("<pdfaid:part>2<", "<pdfaid:part>1<") }},
	{"no-archive-claim", "A 6.6.4", "2a", func(e *editor) { e.cutStream("<pdfaid:part>", "</pdfaid:part>") }},
	{"metadata-not-xml", "A 6.6.2.1", "2a", func(e *editor) { e.inStream("</rdf:RDF>", "</rdf>") }},
	{"colour-without-intent", "A 6.2.4.3", "2a", func(e *editor) { e.cut("/OutputIntents[", "]", "/Type/Catalog") }},
	{"ink-of-another-space", "A 6.2.4.3", "2a", func(e *editor) { e.inStream("EMC\n", "0 0 0 1 k 0 0 m 9 9 l f\nEMC\n") }},
	{"operator-unknown", "A 6.2.2", "2a", func(e *editor) { e.inStream("EMC\n", "malbild\nEMC\n") }},
	{"states-not-balanced", "A 6.1.13", "", func(e *editor) { e.inStream("EMC\n", "q\nEMC\n") }},
	{"javascript", "A 6.5.1", "2a", func(e *editor) {
		e.catalog("/Type/Catalog", "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")
	}},
	{"launch", "A 6.5.1", "2a", func(e *editor) { e.swap("/S/URI/URI(https://malbild.example/)", "/S/Launch/F(x.exe)", "/Subtype/Link") }},
	{"annotation-hidden", "A 6.3.2", "2a", func(e *editor) { e.swap("/F 4", "/F 2", "/Subtype/Link") }},
	{"blend-mode-unknown", "A 6.2.10", "2a", func(e *editor) {
		e.swap("/Font<<", "/ExtGState<</G0<</BM/Malbild>>>>/Font<<")
		e.inStream("EMC\n", "/G0 gs 0 0 m 9 9 l S\nEMC\n")
	}},
	{"file-attached", "A 6.8", "2a", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{dict: "/Type/EmbeddedFile/Subtype/text#2Fplain", stream: []byte("a"), has: true}
		e.catalog("/Type/Catalog", "/Type/Catalog/Names<</EmbeddedFiles<</Names[(a.txt)<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F "+ref(n)+">>>>]>>>>")
	}},
	{"optional-content-without-name", "A 6.9", "2a", func(e *editor) {
		n := e.new("<</Type/OCG/Name(Lager)>>")
		e.catalog("/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs["+ref(n)+"]/D<<>>>>")
	}},
	{"no-identifier", "A 6.1.3", "2a", func(e *editor) { e.trailer = e.trailer[:indexOr(e.trailer, "/ID[")] }},
	{"encrypted", "A 6.1.3", "2a", func(e *editor) {
		n := e.new("<</Filter/Standard/V 1/R 2/P -44/O<" + zeros + ">/U<" + zeros + ">>>")
		e.trailer += "/Encrypt " + ref(n)
	}},
	{"no-trim-box", "X 6.12", "", func(e *editor) { e.cut("/TrimBox[", "]", "/Type/Page/") }},
	{"trim-box-outside-media", "X 6.12", "", func(e *editor) { e.swap("/TrimBox[0 0", "/TrimBox[-20 -20", "/Type/Page/") }},
	{"page-empty", "", "", func(e *editor) { e.cut("/Contents [", "]", "/Type/Page/") }},
}

// profileBreaks are faults of one profile alone.
var profileBreaks = map[pdf.Profile][]fault{
	pdf.A1b: part1,
	pdf.A1a: append([]fault{
		{"language-with-digits", "A-1 6.8.4", "1a", func(e *editor) { e.catalog("/Lang(sv-SE)", "/Lang(sv-419)") }},
	}, part1...),
	pdf.A3a: {
		{"part-of-another", "A-3 6.6.4", "3a", func(e *editor) { e.inStream("<pdfaid:part>3<", "<pdfaid:part>2<") }},
		{"attachment-as-asked", "A-3 6.8", "", func(e *editor) { attach(e, "/Subtype/text#2Fplain", "/F(a.txt)/UF(a.txt)/AFRelationship/Source", true) }},
		{"attachment-without-type", "A-3 6.8", "3a", func(e *editor) { attach(e, "", "/F(a.txt)/UF(a.txt)/AFRelationship/Source", true) }},
		{"attachment-without-relation", "A-3 6.8", "3a", func(e *editor) { attach(e, "/Subtype/text#2Fplain", "/F(a.txt)/UF(a.txt)", true) }},
		{"attachment-without-name", "A-3 6.8", "3a", func(e *editor) { attach(e, "/Subtype/text#2Fplain", "/F(a.txt)/AFRelationship/Source", true) }},
		{"attachment-to-nothing", "A-3 6.8", "3a", func(e *editor) {
			attach(e, "/Subtype/text#2Fplain", "/F(a.txt)/UF(a.txt)/AFRelationship/Source", false)
		}},
	},
	pdf.UA2: {
		{"header-of-1.7", "A-4 6.1.2", "4", func(e *editor) { e.head = strings.Replace(e.head, "2.0", "1.7", 1) }},
		{"info", "A-4 6.1.3", "4", func(e *editor) { e.trailer += "/Info " + ref(e.new("<</Title(Prov)>>")) }},
		{"level-claimed", "A-4 6.7.3", "4", func(e *editor) {
			e.inStream("<pdfaid:part>4</pdfaid:part>", "<pdfaid:part>4</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
		}},
		{"no-year", "A-4 6.7.3", "4", func(e *editor) { e.inStream("<pdfaid:rev>2020</pdfaid:rev>", "") }},
		{"no-year-of-ua", "UA-2 5", "ua2", func(e *editor) { e.inStream("<pdfuaid:rev>2024</pdfuaid:rev>", "") }},
		{"no-ua2-claim", "UA-2 5", "ua2", func(e *editor) { e.inStream("<pdfuaid:part>2</pdfuaid:part>", "") }},
		{"no-document-element", "UA-2 8.2.5.2", "ua2", func(e *editor) { e.swap("/S/Document", "/S/Sect") }},
		{"paragraph-in-paragraph", "UA-2 8.2.5", "ua2", func(e *editor) { e.swap("/S/Span", "/S/P") }},
		{"section-in-paragraph", "UA-2 8.2.5", "ua2", func(e *editor) { e.swap("/S/Span", "/S/Sect") }},
		{"heading-without-number", "UA-2 8.2.5.12", "ua2", func(e *editor) { e.swap("/S/H1", "/S/H"); e.inStream("/H1<<", "/H<<") }},
		{"attachment", "A-4 6.9", "4", func(e *editor) {
			attach(e, "/Subtype/text#2Fplain", "/F(a.txt)/UF(a.txt)/Desc(a)/AFRelationship/Source", true)
		}},
		{"goto-a-page", "UA-2 8.8", "ua2", func(e *editor) {
			n, err := e.find("/Type/Page/")
			if err != nil {
				e.err = err
				return
			}
			e.swap("/S/URI/URI(https://malbild.example/)", "/S/GoTo/D["+ref(n)+"/Fit]", "/Subtype/Link")
		}},
	},
}

// part1 is what PDF/A-1 alone forbids (ISO 19005-1).
var part1 = []fault{
	{"transparent", "A-1 6.4", "1b", func(e *editor) { state(e, "/ca .5") }},
	{"opaque", "A-1 6.4", "", func(e *editor) { state(e, "/ca 1/CA 1/BM/Normal/SMask/None") }},
	{"multiplied", "A-1 6.4", "1b", func(e *editor) { state(e, "/BM/Multiply") }},
	{"group", "A-1 6.4", "1b", func(e *editor) { e.swap("/Type/Page/", "/Type/Page/Group<</S/Transparency/CS/DeviceRGB>>/") }},
	{"layers", "A-1 6.1.13", "1b", func(e *editor) {
		n := e.new("<</Type/OCG/Name(Lager)>>")
		e.catalog("/Type/Catalog", "/Type/Catalog/OCProperties<</OCGs["+ref(n)+"]/D<</Name(Lager)>>>>")
	}},
	{"no-cidset", "A-1 6.3.5", "1b", func(e *editor) { e.cut("/CIDSet ", "R") }},
	{"cidset-empty", "A-1 6.3.5", "1b", func(e *editor) {
		n := e.new("")
		*e.objects[n] = object{stream: make([]byte, 8), has: true}
		e.cut("/CIDSet ", "R")
		e.swap("/Type/FontDescriptor", "/Type/FontDescriptor/CIDSet "+ref(n))
	}},
	{"title-not-that-of-info", "A-1 6.7.3", "1b", func(e *editor) { e.inStream(">Prov</rdf:li>", ">Prov 2</rdf:li>") }},
	{"date-not-that-of-info", "A-1 6.7.3", "1b", func(e *editor) { e.inStream("<xmp:CreateDate>2", "<xmp:CreateDate>1") }},
	{"metadata-packed", "A-1 6.7.2", "1b", func(e *editor) {
		for _, n := range e.numbers() {
			if o := e.objects[n]; o.has && strings.Contains(o.dict, "/Type/Metadata") {
				o.dict += "/Filter/ASCIIHexDecode"
				var b bytes.Buffer
				for _, c := range o.stream {
					b.WriteByte("0123456789abcdef"[c>>4])
					b.WriteByte("0123456789abcdef"[c&15])
				}
				o.stream = append(b.Bytes(), '>')
				return
			}
		}
	}},
	{"large-number", "A-1 6.1.12", "1b", func(e *editor) {
		e.catalog("/Type/Catalog", "/Type/Catalog/MalbildNumber 40000.5")
	}},
	{"part-two", "A-1 6.7.11", "1b", func(e *editor) { e.inStream("<pdfaid:part>1<", "<pdfaid:part>2<") }},
}

// state paints with a graphics state.
func state(e *editor, entries string) {
	e.swap("/Font<<", "/ExtGState<</G0<<"+entries+">>>>/Font<<")
	e.inStream("BT\n", "/G0 gs BT\n")
}

// attach puts a text file into the file, and links it with the document.
func attach(e *editor, stream, spec string, linked bool) {
	n := e.new("")
	*e.objects[n] = object{dict: "/Type/EmbeddedFile" + stream, stream: []byte("a"), has: true}
	m := e.new("<</Type/Filespec" + spec + "/EF<</F " + ref(n) + ">>>>")
	af := ""
	if linked {
		af = "/AF[" + ref(m) + "]"
	}
	e.catalog("/Type/Catalog", "/Type/Catalog"+af+"/Names<</EmbeddedFiles<</Names[(a.txt)"+ref(m)+"]>>>>")
}

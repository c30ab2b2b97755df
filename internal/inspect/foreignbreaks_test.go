package inspect

import "fmt"

// foreignBreaks breaks files of others where ours have nothing to break: fonts of
// other kinds, and tables of codes.
var foreignBreaks = []struct {
	of, name string
	how      func(p plainFile) bool
}{
	// Type 1, with names of glyphs.
	{"pdflatex", "plain", func(p plainFile) bool { return true }},
	{"pdflatex", "width", func(p plainFile) bool { return p.widen("[", "528.6") }},
	{"pdflatex", "width-by-little", func(p plainFile) bool { return p.swap("528.6", "529.9") }},
	{"pdflatex", "no-glyph", func(p plainFile) bool { return p.swap("97 /a]", "97 /Aring]") }},
	{"pdflatex", "notdef", func(p plainFile) bool { return p.swap("97 /a]", "97 /.notdef]") }},
	{"pdflatex", "code-without-name", func(p plainFile) bool { return p.swap("97 /a]", "98 /a]") }},
	{"pdflatex", "charset-short", func(p plainFile) bool { return p.swap("/CharSet <2f61>", "/CharSet <>") }},
	{"pdflatex", "charset-wrong", func(p plainFile) bool { return p.swap("/CharSet <2f61>", "/CharSet <2f62>") }},
	{"pdflatex", "charset-long", func(p plainFile) bool { return p.swap("/CharSet <2f61>", "/CharSet <2f612f62>") }},
	{"pdflatex", "no-charset", func(p plainFile) bool { return p.swap("/CharSet <2f61>", "") }},
	{"pdflatex", "own-encoding", func(p plainFile) bool { return p.swap("/Encoding 12 0 R", "") }},
	{"pdflatex", "no-unicode", func(p plainFile) bool { return p.swap("/ToUnicode 27 0 R", "") }},
	{"pdflatex", "no-unicode-and-odd-name", func(p plainFile) bool {
		return p.swap("/ToUnicode 27 0 R", "") && p.swap("97 /a]", "97 /g17]")
	}},
	{"pdflatex", "file-of-another-kind", func(p plainFile) bool { return p.swap("/FontFile 19 0 R", "/FontFile3 19 0 R") }},
	// CFF, with names of glyphs.
	{"ghostscript-a2", "width", func(p plainFile) bool { return p.widen("[", "/Widths [529]") || p.swap("[529]", "[606]") }},
	{"ghostscript-a2", "no-glyph", func(p plainFile) bool {
		return p.swap("/Widths [529]/Encoding /WinAnsiEncoding", "/Widths [529]/Encoding <</BaseEncoding/WinAnsiEncoding/Differences[97/Aring]>>")
	}},
	{"ghostscript-a2", "charset-wrong", func(p plainFile) bool { return p.swap("/CharSet <2f61>", "/CharSet <2f62>") }},
	{"ghostscript-a2", "format", func(p plainFile) bool { return p.swap("/Type1C", "/Type9C") }},
	// CFF, with numbers, and tables of codes.
	{"typst-ua1", "width", func(p plainFile) bool { return p.swap("1 1 740", "1 1 640") }},
	{"typst-ua1", "cidset-short", func(p plainFile) bool {
		return p.swap("/CIDSet 22 0 R", fmt.Sprintf("/CIDSet %d 0 R", p.add(streamed("", "\xff\x00"))))
	}},
	{"typst-ua1", "cidset-long", func(p plainFile) bool {
		return p.swap("/CIDSet 22 0 R", fmt.Sprintf("/CIDSet %d 0 R", p.add(streamed("", "\xff\xff\xff\xff\xff"))))
	}},
	{"typst-ua1", "cmap-unknown", func(p plainFile) bool { return p.swap("/Encoding /Identity-H", "/Encoding /Malbild-H") }},
	{"typst-ua1", "cmap-japanese", func(p plainFile) bool { return p.swap("/Encoding /Identity-H", "/Encoding /UniJIS-UTF16-H") }},
	{"typst-ua1", "cmap-japanese-agreed", func(p plainFile) bool {
		return p.swap("/Encoding /Identity-H", "/Encoding /UniJIS-UTF16-H") && p.swap("/Ordering <4964656e74697479>", "/Ordering (Japan1)", "YIMJXU")
	}},
	{"typst-ua1", "cmap-japanese-newer", func(p plainFile) bool {
		return p.swap("/Encoding /Identity-H", "/Encoding /UniJIS-UTF16-H") && p.swap("/Ordering <4964656e74697479>/Supplement 0", "/Ordering (Japan1)/Supplement 9", "YIMJXU")
	}},
	{"typst-ua1", "cmap-embedded", func(p plainFile) bool { return encodedBy(p, "/WMode 0", "/WMode 0 def", "0") }},
	{"typst-ua1", "cmap-moved", func(p plainFile) bool { return encodedBy(p, "/WMode 0", "/WMode 0 def", "1") }},
	{"typst-ua1", "cmap-two-directions", func(p plainFile) bool { return encodedBy(p, "/WMode 1", "/WMode 0 def", "0") }},
	{"typst-ua1", "cmap-high", func(p plainFile) bool { return encodedBy(p, "", "", "70000") }},
	{"typst-ua1", "cmap-on-an-unknown-one", func(p plainFile) bool { return encodedBy(p, "/UseCMap /Malbild-H", "", "0") }},
	{"typst-ua1", "cmap-on-a-known-one", func(p plainFile) bool { return encodedBy(p, "/UseCMap /Identity-H", "/Identity-H usecmap", "0") }},
	// TrueType, symbolic and not.
	{"libreoffice-ua2", "width", func(p plainFile) bool { return p.swap("[0 732", "[0 632") }},
	{"libreoffice-ua2", "symbolic-with-encoding", func(p plainFile) bool {
		return p.swap("/Subtype /TrueType", "/Subtype /TrueType/Encoding /WinAnsiEncoding")
	}},
	{"libreoffice-ua2", "letters-without-encoding", func(p plainFile) bool { return p.swap("/Flags 4", "/Flags 32") }},
	{"libreoffice-ua2", "letters-with-encoding", func(p plainFile) bool {
		return p.swap("/Flags 4", "/Flags 32", "DejaVuSans-Bold") && p.swap("/Subtype /TrueType", "/Subtype /TrueType/Encoding /WinAnsiEncoding", "DejaVuSans-Bold")
	}},
	{"libreoffice-ua2", "letters-with-differences", func(p plainFile) bool {
		return p.swap("/Flags 4", "/Flags 32", "DejaVuSans-Bold") && p.swap("/Subtype /TrueType", "/Subtype /TrueType/Encoding <</BaseEncoding /WinAnsiEncoding/Differences[1/A]>>", "DejaVuSans-Bold")
	}},
	{"weasyprint-ua", "width", func(p plainFile) bool { return p.widen("/W [1 [", "CIDFontType2") || p.widen("[", "/W") }},
}

// encodedBy gives the first font a table of codes of its own.
func encodedBy(p plainFile, dict, inside, first string) bool {
	n := p.add(streamed("/Type /CMap/CMapName /Prov-H/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>"+dict,
		"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"+
			"/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def\n"+
			"/CMapName /Prov-H def /CMapType 1 def "+inside+"\n"+
			"1 begincodespacerange <0000> <ffff> endcodespacerange\n"+
			"1 begincidrange <0000> <00ff> "+first+" endcidrange\nendcmap CMapName currentdict /CMap defineresource pop end end"))
	return p.swap("/Encoding /Identity-H", fmt.Sprintf("/Encoding %d 0 R", n))
}

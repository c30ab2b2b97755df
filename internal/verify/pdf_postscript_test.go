package verify

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"malbild/internal/asset"
	"malbild/internal/fontfile"
)

// postScriptGlyph is a glyph of a font that a test writes: what it is named, and the letter
// whose outline it draws.
type postScriptGlyph struct {
	said, draws rune
}

// name is what the program names the glyph for; no two have one name.
func (g postScriptGlyph) name() string { return fmt.Sprintf("uni%04X.%c", g.said, g.draws) }

// glyphsOf are the glyphs of a text: each is named for what it is said to be.
func glyphsOf(drawn, said string) []postScriptGlyph {
	var out []postScriptGlyph
	claims := []rune(said)
	for i, r := range []rune(drawn) {
		if g := (postScriptGlyph{claims[i], r}); !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// charstring draws a letter of a face in straight lines and in curves, as both kinds of
// charstrings write them; head is what stands first.
func charstring(t *testing.T, f *fontfile.TrueType, r rune, head []byte, number func(v int) []byte, close []byte) []byte {
	t.Helper()
	contours, ok := f.Outline(f.Letters[r])
	if !ok {
		t.Fatalf("no outline of %q", r)
	}
	out := head
	x, y := 0, 0
	to := func(p fontfile.Point, op byte) {
		px, py := int(p.X)*1000/f.Upem, int(p.Y)*1000/f.Upem
		out = append(append(append(out, number(px-x)...), number(py-y)...), op)
		x, y = px, py
	}
	for _, c := range contours {
		pts := flattened(c)
		to(pts[len(pts)-1], 21)
		for _, p := range pts {
			to(p, 5)
		}
		out = append(out, close...)
	}
	return append(out, 14)
}

func index(parts ...[]byte) []byte {
	if len(parts) == 0 {
		return []byte{0, 0}
	}
	out := append(binary.BigEndian.AppendUint16(nil, uint16(len(parts))), 4)
	at := 1
	for _, p := range parts {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += len(p)
	}
	return append(binary.BigEndian.AppendUint32(out, uint32(at)), bytes.Join(parts, nil)...)
}

func number16(v int) []byte { return []byte{28, byte(v >> 8), byte(v)} }

func number32(v int) []byte { return []byte{255, byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)} }

// compactFont writes a CFF program; number: it is keyed by CID and has no names. Before is
// what every charstring begins with.
func compactFont(t *testing.T, f *fontfile.TrueType, glyphs []postScriptGlyph, number bool, before []byte) []byte {
	t.Helper()
	texts, charset := [][]byte{[]byte("Adobe"), []byte("Identity")}, []byte{0}
	programs := [][]byte{{14}}
	for i, g := range glyphs {
		sid := 391 + len(texts)
		if number {
			sid = i + 1
		} else {
			texts = append(texts, []byte(g.name()))
		}
		charset = binary.BigEndian.AppendUint16(charset, uint16(sid))
		programs = append(programs, charstring(t, f, g.draws, slices.Clone(before), number16, nil))
	}
	head := append([]byte{1, 0, 4, 4}, index([]byte("Prov"))...)
	tail := append(index(texts...), index()...)
	top := func(at int) []byte {
		d := []byte{}
		offset := func(v int, op ...byte) {
			d = append(append(d, 29, byte(v>>24), byte(v>>16), byte(v>>8), byte(v)), op...)
		}
		if number {
			d = append(append(append(d, number16(391)...), number16(392)...), append(number16(0), 12, 30)...)
		}
		offset(at, 15)
		chars := at + len(charset)
		offset(chars, 17)
		if number {
			offset(chars+len(index(programs...)), 12, 36)
		}
		return d
	}
	at := len(head) + len(index(top(0))) + len(tail)
	return slices.Concat(head, index(top(at)), tail, charset, index(programs...), index([]byte{139, 139, 18}))
}

func encrypted(b []byte, key uint16) []byte {
	out := append(make([]byte, 4), b...)
	for i, c := range out {
		out[i] = c ^ byte(key>>8)
		key = (uint16(out[i])+key)*52845 + 22719
	}
	return out
}

// oldFont writes a Type 1 program.
func oldFont(t *testing.T, f *fontfile.TrueType, glyphs []postScriptGlyph, before []byte) []byte {
	t.Helper()
	own := "dup /Private 8 dict dup begin /CharStrings 99 dict dup begin\n"
	for _, g := range append([]postScriptGlyph{{}}, glyphs...) {
		name := g.name()
		if g.said == 0 {
			name, g.draws = ".notdef", ' '
		}
		head := append([]byte{139}, number32(600)...)
		b := encrypted(charstring(t, f, g.draws, append(append(head, 13), before...), number32, []byte{9}), 4330)
		own += fmt.Sprintf("/%s %d RD %s ND\n", name, len(b), b)
	}
	return append([]byte("%!PS-AdobeFont-1.0: Prov\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding StandardEncoding def\ncurrentfile eexec\n"), encrypted([]byte(own+"end end"), 55665)...)
}

// postScriptPage is a page whose letters are those of a PostScript font: kind is the key of
// the program and its subtype.
func postScriptPage(t *testing.T, kind, drawn, said string, before []byte) []byte {
	t.Helper()
	data, err := asset.Font("roboto-regular")
	if err != nil {
		t.Fatal(err)
	}
	f, err := fontfile.OpenTrueType(data)
	if err != nil {
		t.Fatal(err)
	}
	glyphs := glyphsOf(drawn, said)
	var page, maps strings.Builder
	claims, at := []rune(said), 0
	composite := kind == "CIDFontType0C" || kind == "a map of codes" || kind == "OpenType"
	for i, l := range widely(drawn) {
		fmt.Fprintf(&page, "BT /F1 12 Tf 1 0 0 1 40 %d Tm <", 700-14*i)
		for _, r := range l {
			code := 1 + slices.Index(glyphs, postScriptGlyph{claims[at], r})
			if composite {
				page.WriteString("00")
			}
			fmt.Fprintf(&page, "%02X", code)
			at++
		}
		page.WriteString("> Tj ET\n")
		at++ // the space at the end of the line
	}
	differences := ""
	for i, g := range glyphs {
		differences += "/" + g.name()
		width := "%02X"
		if composite {
			width = "%04X"
		}
		fmt.Fprintf(&maps, "1 beginbfchar <"+width+"> <%04X> endbfchar\n", i+1, g.said)
	}
	space := "<00> <FF>"
	if composite {
		space = "<0000> <FFFF>"
	}
	font := "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Prov/Encoding<</Differences[1" + differences + "]>>/FirstChar 0/LastChar 255/Widths[" + strings.Repeat("600 ", 256) + "]/FontDescriptor 8 0 R/ToUnicode 7 0 R>>"
	program := ""
	encoding := "/Identity-H"
	switch kind {
	case "Type1":
		program = streamObject("", string(oldFont(t, f, glyphs, before)))
	case "Type1C":
		program = streamObject("/Subtype/Type1C", string(compactFont(t, f, glyphs, false, before)))
	case "a map of codes":
		encoding = "10 0 R"
		fallthrough
	case "CIDFontType0C":
		program = streamObject("/Subtype/CIDFontType0C", string(compactFont(t, f, glyphs, true, before)))
	case "OpenType":
		cff := compactFont(t, f, glyphs, false, before)
		sfnt := append([]byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00CFF \x00\x00\x00\x00\x00\x00\x00\x1c"), binary.BigEndian.AppendUint32(nil, uint32(len(cff)))...)
		program = streamObject("/Subtype/OpenType", string(append(sfnt, cff...)))
	}
	if composite {
		font = "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Prov/Encoding " + encoding + "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
	}
	key := "FontFile3"
	if kind == "Type1" {
		key = "FontFile"
	}
	return pdfFile(
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		streamObject("", page.String()),
		font,
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/Prov/DW 600/FontDescriptor 8 0 R>>",
		streamObject("", "1 begincodespacerange "+space+" endcodespacerange\n"+maps.String()),
		"<</Type/FontDescriptor/Flags 4/"+key+" 9 0 R>>",
		program,
		streamObject("/Type/CMap/CMapName/X", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidrange <0000> <00ff> 0 endcidrange"),
	)
}

var postScriptKinds = []string{"Type1", "Type1C", "CIDFontType0C", "a map of codes", "OpenType"}

// A glyph is what it draws, whatever it is named: also in fonts whose outlines are programs.
func TestFalseNamesInPostScriptFonts(t *testing.T) {
	for _, kind := range postScriptKinds {
		if r := judgedFile(postScriptPage(t, kind, adopted, adopted, nil)); r.Err != nil || !r.OK() || len(r.Notices) > 0 {
			t.Errorf("%s: an honest file: %v %+v %+v", kind, r.Err, r.Passages, r.Notices)
		}
		for name, drawn := range map[string]string{
			"a letter":    strings.Replace(adopted, "experten", "exporten", 1),
			"a word":      strings.Replace(adopted, "självklar", "omyndigaa", 1),
			"no letters":  strings.Replace(adopted, "experten", "ex   ten", 1),
			"swapped":     strings.NewReplacer("e", "o", "o", "e").Replace(adopted),
			"like others": strings.Replace(adopted, "självklar", "sjalvklar", 1),
		} {
			r := judgedFile(postScriptPage(t, kind, drawn, adopted, nil))
			if r.Err != nil || r.Passages[0].Status.Good() || !slices.ContainsFunc(r.Notices, func(n Notice) bool { return n.Kind == FalseLetters && n.Doubt }) {
				t.Errorf("%s, %s: %v %+v %+v", kind, name, r.Err, r.Passages, r.Notices)
			}
		}
	}
}

// Letters whose programs cannot be run are told, never taken as good.
func TestUntriedFonts(t *testing.T) {
	for _, kind := range postScriptKinds {
		sums := []byte{140, 140, 12, 10, 18} // arithmetic
		if kind == "Type1" {
			sums = []byte{140, 10} // a subroutine that is not there
		}
		r := judgedFile(postScriptPage(t, kind, strings.Replace(adopted, "experten", "exporten", 1), adopted, sums))
		if r.Err != nil || !r.Doubtful() || !slices.Contains(r.Notices, Notice{Kind: UntriedFont, Doubt: true, Page: 1, What: "Prov"}) {
			t.Errorf("%s: %v %+v", kind, r.Err, r.Notices)
		}
	}
	b := postScriptPage(t, "Type1C", adopted, adopted, nil)
	b = bytes.Replace(b, []byte("\x01\x00\x04\x04"), []byte("\x09\x00\x04\x04"), 1)
	if r := judgedFile(b); r.Err != nil || !r.Doubtful() || r.Notices[0].Kind != UntriedFont {
		t.Errorf("a broken program: %v %+v", r.Err, r.Notices)
	}
}

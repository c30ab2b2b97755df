package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/boxesandglue/textshape/ot"
)

// checker looks into a file as an assistive technology would: what is tagged, in
// which order, and what it says. It exists because qpdf and pdfcpu find nothing
// wrong with text that was left untagged.
type checker struct {
	*reader
	pages  map[refr]int
	fonts  map[refr]*seenFont
	text   map[[2]int]string // page, MCID → what it says
	tag    map[[2]int]string // page, MCID → BDC tag
	linked map[refr]bool     // annotations with an OBJR
	claims map[[2]int]refr   // page, MCID → element, by the tree
	owner  map[refr]refr     // annotation → element, by the tree
	words  strings.Builder   // in reading order, without figures and markers
	tree   strings.Builder
}

type seenFont struct {
	unicode map[int]string
	widths  map[int]float64
	program *ot.Hmtx
	codes   []byte
	upem    float64
}

// check reads a file and reports everything that is wrong in its structure.
func check(t *testing.T, file []byte) *checker {
	t.Helper()
	c := &checker{reader: read(t, file), pages: map[refr]int{}, fonts: map[refr]*seenFont{}, text: map[[2]int]string{}, tag: map[[2]int]string{},
		linked: map[refr]bool{}, claims: map[[2]int]refr{}, owner: map[refr]refr{}}
	root := c.dict(c.trailer["Root"])
	for _, k := range []string{"Lang", "MarkInfo", "StructTreeRoot", "Metadata", "OutputIntents", "ViewerPreferences", "PageLabels"} {
		if root[k] == nil {
			t.Errorf("the catalog has no %s", k)
		}
	}
	for i, p := range c.list(c.dict(root["Pages"])["Kids"]) {
		c.pages[p.(refr)] = i
	}
	for p, i := range c.pages {
		c.page(i, c.dict(p))
	}
	top := c.dict(root["StructTreeRoot"])
	c.element(top["K"].(refr), 0, "")
	c.parents(c.dict(top["ParentTree"]))
	for at, tag := range c.tag {
		if _, ok := c.claims[at]; !ok && tag != "Artifact" {
			t.Errorf("page %d, MCID %d is in no element", at[0], at[1])
		}
	}
	return c
}

// page checks boxes and runs the content stream.
func (c *checker) page(n int, p dict) {
	trim, media := c.list(p["TrimBox"]), c.list(p["MediaBox"])
	if fmt.Sprint(trim) != fmt.Sprint(media) || trim[2].(float64) <= 0 || trim[3].(float64) <= 0 {
		c.t.Errorf("page %d: MediaBox %v, TrimBox %v", n, media, trim)
	}
	if p["Tabs"] != name("S") {
		c.t.Errorf("page %d: Tabs %v", n, p["Tabs"])
	}
	fonts := c.dict(c.dict(p["Resources"])["Font"])
	l := &lexer{t: c.t, b: c.contents(p["Contents"])}
	var args []any
	var font *seenFont
	open, inText := "", false
	id := -1
	for !l.end() {
		v := l.value()
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BDC":
			if open != "" || inText {
				c.t.Errorf("page %d: %v inside %s, in text %v", n, args, open, inText)
			}
			open, id = string(args[0].(name)), -1
			if m, ok := args[1].(dict)["MCID"]; ok {
				id = int(m.(float64))
				if _, twice := c.tag[[2]int{n, id}]; twice {
					c.t.Errorf("page %d: MCID %d stands twice", n, id)
				}
				c.tag[[2]int{n, id}] = open
			}
			if (open == "Artifact") == (id >= 0) {
				c.t.Errorf("page %d: %s with MCID %d", n, open, id)
			}
		case "EMC":
			if open == "" || inText {
				c.t.Errorf("page %d: EMC outside, in text %v", n, inText)
			}
			open = ""
		case "BT", "ET":
			if inText == (op == "BT") {
				c.t.Errorf("page %d: %s twice", n, op)
			}
			inText = op == "BT"
		case "Tf":
			font = c.font(fonts[string(args[0].(name))].(refr))
		case "TJ":
			if open == "" || !inText {
				c.t.Errorf("page %d: text outside marked content", n)
			}
			if s := c.show(n, font, args[0].([]any)); id >= 0 {
				c.text[[2]int{n, id}] += s
			}
		case "f", "S", "B":
			if open == "" || inText {
				c.t.Errorf("page %d: path outside marked content or in text", n)
			}
		case "Do":
			if open == "" || inText {
				c.t.Errorf("page %d: picture outside marked content or in text", n)
			}
		case "q", "Q", "cm", "rg", "RG", "re", "m", "l", "c", "h", "w", "J", "j", "Td", "Ts":
		default:
			c.t.Errorf("page %d: operator %s", n, op)
		}
		args = args[:0]
	}
	if open != "" || inText {
		c.t.Errorf("page %d ends inside %s", n, open)
	}
}

func (c *checker) show(n int, f *seenFont, parts []any) string {
	var b strings.Builder
	for _, p := range parts {
		s, _ := p.(str)
		if len(s)%2 != 0 {
			c.t.Fatalf("page %d: half a code in %q", n, s)
		}
		for i := 0; i < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			u, ok := f.unicode[code]
			if !ok || u == "" || u == "\x00" {
				c.t.Errorf("page %d: code %d has no text", n, code)
			}
			b.WriteString(u)
			if code == 0 {
				c.t.Errorf("page %d: code %d shows .notdef", n, code)
			}
			if f.program == nil {
				continue // cubic outlines: their widths stand in no table of the file
			}
			real := float64(f.program.GetAdvanceWidth(ot.GlyphID(code))) * 1000 / f.upem
			if d := real - f.widths[code]; d > 0.051 || d < -0.051 {
				c.t.Errorf("page %d: code %d is %v wide, its glyph %v", n, code, f.widths[code], real)
			}
		}
	}
	return b.String()
}

// fontProgram reads the widths that a TrueType program has itself.
func (c *checker) fontProgram(f *seenFont, program blob) {
	if int(program.dict["Length1"].(float64)) != len(program.data) {
		c.t.Errorf("Length1 %v of %d", program.dict["Length1"], len(program.data))
	}
	o, err := ot.ParseFont(program.data, 0)
	if err != nil {
		c.t.Fatal(err)
	}
	if f.program, err = ot.ParseHmtxFromFont(o); err != nil {
		c.t.Fatal(err)
	}
	head, err := o.TableData(ot.TagHead)
	if err != nil {
		c.t.Fatal(err)
	}
	f.upem = float64(be.Uint16(head[18:]))
}

func (c *checker) font(r refr) *seenFont {
	if f := c.fonts[r]; f != nil {
		return f
	}
	d := c.dict(r)
	cid := c.dict(c.list(d["DescendantFonts"])[0])
	desc := c.dict(cid["FontDescriptor"])
	if base := string(d["BaseFont"].(name)); len(base) < 8 || base[6] != '+' || d["BaseFont"] != cid["BaseFont"] || d["BaseFont"] != desc["FontName"] {
		c.t.Errorf("font names %v, %v, %v", d["BaseFont"], cid["BaseFont"], desc["FontName"])
	}
	f := &seenFont{unicode: map[int]string{}, widths: map[int]float64{}}
	if cubic, ok := c.get(desc["FontFile3"]).(blob); ok {
		if p, err := parseCFF(cubic.data); err != nil || cid["Subtype"] != name("CIDFontType0") || len(p.outlines) == 0 {
			c.t.Errorf("CFF program: %v, %v", err, cid["Subtype"])
		}
	} else {
		c.fontProgram(f, c.get(desc["FontFile2"]).(blob))
	}
	f.widths = c.widths(cid)
	if m, ok := c.get(cid["CIDToGIDMap"]).(blob); ok {
		f.codes = m.data
	}
	f.unicode = c.unicode(string(c.get(d["ToUnicode"]).(blob).data))
	c.fonts[r] = f
	return f
}

// widths reads the array W: a first code and the widths from there on, and so on.
func (c *checker) widths(cid dict) map[int]float64 {
	out := map[int]float64{}
	w := c.list(cid["W"])
	for ; len(w) > 1; w = w[2:] {
		for i, v := range w[1].([]any) {
			out[int(w[0].(float64))+i] = v.(float64)
		}
	}
	return out
}

// unicode reads a CMap of single codes and of ranges that count up in one byte.
func (c *checker) unicode(cmap string) map[int]string {
	out := map[int]string{}
	hex := func(s string) (units []uint16) {
		for ; len(s) >= 4; s = s[4:] {
			u, err := strconv.ParseUint(s[:4], 16, 16)
			if err != nil {
				c.t.Fatal(err)
			}
			units = append(units, uint16(u))
		}
		return units
	}
	for line := range strings.Lines(cmap) {
		parts := strings.FieldsFunc(line, func(r rune) bool { return r == '<' || r == '>' || r == '\n' })
		switch {
		case !strings.HasPrefix(line, "<") || parts[0] == "0000":
		case len(parts) == 2:
			out[int(hex(parts[0])[0])] = string(utf16.Decode(hex(parts[1])))
		case len(parts) == 3:
			first, last, text := hex(parts[0])[0], hex(parts[1])[0], hex(parts[2])[0]
			if first>>8 != last>>8 || text&0xff+last-first > 0xff {
				c.t.Errorf("a range that a reader need not understand: %s", line)
			}
			for n := first; n <= last; n++ {
				out[int(n)] = string(rune(text + n - first))
			}
		}
	}
	return out
}

// inside says which elements may stand in which (ISO 32000-1, 14.8.4).
var inside = map[string]string{"LI": "L", "LBody": "LI", "TR": "THead TBody", "TH": "TR", "TD": "TR", "THead": "Table", "TBody": "Table",
	"TOCI": "TOC"}

// element walks the tree and returns what an element says.
func (c *checker) element(r refr, depth int, up string) {
	e := c.dict(r)
	tag := string(e["S"].(name))
	if want, ok := inside[tag]; ok && !strings.Contains(" "+want+" ", " "+up+" ") {
		c.t.Errorf("%s stands in %s", tag, up)
	}
	fmt.Fprintf(&c.tree, "%s%s\n", strings.Repeat("  ", depth), tag)
	attr, _ := e["A"].(dict)
	switch {
	case tag == "Figure" && (e["Alt"] == nil || attr["BBox"] == nil):
		c.t.Errorf("a figure without Alt or BBox: %v", e)
	case tag == "Note" && (e["ID"] == nil || up != "P"):
		c.t.Errorf("a note without ID, or in %s: %v", up, e)
	case tag == "TH" && attr["Scope"] == nil:
		c.t.Errorf("a heading cell without Scope: %v", e)
	}
	if tag == "Note" {
		c.words.WriteByte('\n')
	}
	marker := tag == "Lbl" && (up != "LI" || c.numbering(e) != "None") // also marks and numbers of notes
	home, _ := e["Pg"].(refr)
	objr := false
	mcr := func(pg refr, id float64) {
		at := [2]int{c.pages[pg], int(id)}
		if _, twice := c.claims[at]; twice {
			c.t.Errorf("page %d, MCID %d is in two elements", at[0], at[1])
		}
		c.claims[at] = r
		if c.tag[at] != tag {
			c.t.Errorf("page %d, MCID %d is marked %q and belongs to %s", at[0], at[1], c.tag[at], tag)
		}
		if tag != "Figure" && !marker {
			c.words.WriteString(c.text[at])
		}
	}
	for _, k := range c.list(e["K"]) {
		switch k := k.(type) {
		case float64:
			mcr(home, k)
		case refr:
			if c.dict(k)["P"] != any(r) {
				c.t.Errorf("%v does not name its parent", k)
			}
			c.element(k, depth+1, tag)
		case dict:
			if k["Type"] == name("OBJR") {
				objr = true
				c.owner[k["Obj"].(refr)] = r
				continue
			}
			mcr(k["Pg"].(refr), k["MCID"].(float64))
		}
	}
	if tag == "Link" && !objr {
		c.t.Errorf("a link without annotation: %v", e)
	}
	switch tag {
	case "Span", "Strong", "Em", "Link", "Reference":
	case "Lbl":
		if up == "LI" {
			c.words.WriteByte('\n')
		}
	default:
		c.words.WriteByte('\n')
	}
}

func (c *checker) numbering(lbl dict) string {
	l := c.dict(c.dict(lbl["P"])["P"])
	return string(l["A"].(dict)["ListNumbering"].(name))
}

// parents checks that the parent tree says what the tree says.
func (c *checker) parents(tree dict) {
	nums := map[int]any{}
	a := c.list(tree["Nums"])
	for i := 0; i < len(a); i += 2 {
		nums[int(a[i].(float64))] = a[i+1]
	}
	for p, i := range c.pages {
		d := c.dict(p)
		if key, ok := d["StructParents"].(float64); ok {
			for id, e := range c.list(nums[int(key)]) {
				if c.claims[[2]int{i, id}] != e {
					c.t.Errorf("page %d, MCID %d: the parent tree says %v, the tree %v", i, id, e, c.claims[[2]int{i, id}])
				}
			}
		}
		for _, r := range c.list(d["Annots"]) {
			n := c.dict(r)
			if n["Contents"] == nil || n["F"] != 4.0 || n["A"] == nil && n["Dest"] == nil {
				c.t.Errorf("annotation %v", n)
			}
			if want := c.owner[r.(refr)]; want == 0 || nums[int(n["StructParent"].(float64))] != any(want) {
				c.t.Errorf("annotation %v belongs to %v", n, want)
			}
		}
	}
}

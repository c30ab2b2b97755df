package inspect

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// codeMap is a table of codes of a composite font (9.7.5): how bytes part into codes,
// and which character (CID) each is.
type codeMap struct {
	name       string
	embedded   bool
	predefined bool // one of those every reader has (table 118)
	identity   bool // two bytes are the CID
	vertical   int  // WMode
	registry   string
	ordering   string
	supplement int
	spaces     []codeSpace
	ranges     []cidRange // in order; nil of a predefined one, whose table is not here
	base       string     // the table it goes on from
	highest    int        // the highest CID it names
}

// codeSpace is codes of one length, each byte within its bounds.
type codeSpace struct{ lo, hi []byte }

type cidRange struct {
	bytes  int
	lo, hi uint32
	cid    int
}

var identityMap = &codeMap{name: "Identity-H", identity: true, predefined: true, registry: "Adobe", ordering: "Identity"}

// predefinedMaps are the tables that ISO 32000-1, 9.7.5.2, names for Chinese, Japanese
// and Korean, with the collection they are of, its supplement and their codes: from
// Adobe's CMap resources.
var predefinedMaps = sync.OnceValue(func() map[string]*codeMap {
	out := map[string]*codeMap{}
	for _, row := range []struct {
		ordering   string
		supplement int
		spaces     string
		names      string
	}{
		{"GB1", 0, "00-80 a1a1-fefe", "GB-EUC-H GB-EUC-V"},
		{"GB1", 0, "00-80 a1a1-fcfe fd-ff", "GBpc-EUC-H GBpc-EUC-V"},
		{"GB1", 2, "00-80 8140-fefe", "GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V"},
		{"GB1", 5, "00-7f 81308130-fe39fe39 8140-fefe", "GBK2K-H GBK2K-V"},
		{"GB1", 4, "0000-d7ff e000-ffff", "UniGB-UCS2-H UniGB-UCS2-V"},
		{"GB1", 5, "0000-d7ff d800dc00-dbffdfff e000-ffff", "UniGB-UTF16-H UniGB-UTF16-V"},
		{"CNS1", 0, "00-80 a140-fcfe fd-ff", "B5pc-H B5pc-V"},
		{"CNS1", 6, "00-80 8740-fefe", "HKscs-B5-H HKscs-B5-V"},
		{"CNS1", 0, "00-80 a140-fefe", "ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V"},
		{"CNS1", 0, "00-80 8ea1a1a1-8ea7fefe a1a1-fefe", "CNS-EUC-H CNS-EUC-V"},
		{"CNS1", 3, "0000-d7ff e000-ffff", "UniCNS-UCS2-H UniCNS-UCS2-V"},
		{"CNS1", 7, "0000-d7ff d800dc00-dbffdfff e000-ffff", "UniCNS-UTF16-H UniCNS-UTF16-V"},
		{"Japan1", 1, "00-80 8140-9ffc a0-df e040-fcfc fd-ff", "83pv-RKSJ-H 90pv-RKSJ-H"},
		{"Japan1", 2, "00-80 8140-9ffc a0-df e040-fcfc", "90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V Ext-RKSJ-H Ext-RKSJ-V"},
		{"Japan1", 1, "00-80 8140-9ffc a0-df e040-fcfc", "Add-RKSJ-H Add-RKSJ-V"},
		{"Japan1", 1, "00-80 8ea0-8edf a1a1-fefe", "EUC-H EUC-V"},
		{"Japan1", 1, "2121-7e7e", "H V"},
		{"Japan1", 4, "0000-d7ff e000-ffff", "UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V"},
		{"Japan1", 7, "0000-d7ff d800dc00-dbffdfff e000-ffff", "UniJIS-UTF16-H UniJIS-UTF16-V"},
		{"Korea1", 0, "00-80 a1a1-fefe", "KSC-EUC-H KSC-EUC-V"},
		{"Korea1", 1, "00-80 8141-fefe", "KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V"},
		{"Korea1", 0, "00-84 a141-fdfe fe-ff", "KSCpc-EUC-H"},
		{"Korea1", 1, "0000-d7ff e000-ffff", "UniKS-UCS2-H UniKS-UCS2-V"},
		{"Korea1", 1, "0000-d7ff d800dc00-dbffdfff e000-ffff", "UniKS-UTF16-H UniKS-UTF16-V"},
	} {
		for _, name := range strings.Fields(row.names) {
			m := &codeMap{name: name, predefined: true, registry: "Adobe", ordering: row.ordering, supplement: row.supplement}
			if strings.HasSuffix(name, "V") {
				m.vertical = 1
			}
			for _, s := range strings.Fields(row.spaces) {
				lo, hi, _ := strings.Cut(s, "-")
				m.spaces = append(m.spaces, codeSpace{hexBytes(lo), hexBytes(hi)})
			}
			out[name] = m
		}
	}
	v := *identityMap
	v.name, v.vertical = "Identity-V", 1
	out["Identity-H"], out["Identity-V"] = identityMap, &v
	return out
})

func hexBytes(s string) []byte {
	lex := pdfread.Lexer{Data: []byte("<" + s + ">")}
	return lex.Next().Bytes
}

// codeMapOf reads the encoding of a composite font.
func (d *pdfDoc) codeMapOf(o pdfread.Object) *codeMap {
	o = d.Get(o)
	if name, ok := o.(pdfread.Name); ok {
		if name == "Identity-H" {
			return identityMap
		}
		if m := predefinedMaps()[string(name)]; m != nil {
			return m
		}
		return &codeMap{name: string(name)}
	}
	s, ok := o.(*pdfread.Stream)
	if !ok {
		return &codeMap{}
	}
	data, err := d.Decode(s)
	if err != nil {
		d.r.add(ruleStream, 0, "CMap", diag.Cause(err))
		return &codeMap{}
	}
	m := readCodeMap(data)
	m.embedded = true
	if name := d.Name(s.Dict.Raw("CMapName")); name != "" {
		m.name = string(name)
	}
	if mode, _ := d.Int(s.Dict.Raw("WMode")); mode != m.vertical {
		d.r.add(ruleCMapMode, 0, "", m.name)
	}
	switch use := d.Get(s.Dict.Raw("UseCMap")).(type) {
	case pdfread.Name:
		m.base = string(use)
	case *pdfread.Stream:
		m.base = string(d.Name(use.Dict.Raw("CMapName")))
	}
	return m
}

// readCodeMap reads an embedded table.
func readCodeMap(data []byte) *codeMap {
	m := &codeMap{}
	lex := pdfread.Lexer{Data: data}
	var args []pdfread.Token
	for {
		t := lex.Next()
		if t.Kind == pdfread.End {
			slices.SortStableFunc(m.ranges, func(a, b cidRange) int { return cmp.Compare(a.lo, b.lo) })
			return m
		}
		if t.Kind != pdfread.Operator {
			if len(args) < 1<<16 {
				args = append(args, t)
			}
			continue
		}
		m.operator(string(t.Bytes), args)
		if op := string(t.Bytes); op != "dict" && op != "dup" && op != "begin" {
			args = args[:0]
			lex.Forget()
		}
	}
}

func (m *codeMap) operator(op string, args []pdfread.Token) {
	const most = 1 << 16
	switch op {
	case "usecmap":
		if n := len(args); n > 0 {
			m.base = string(args[n-1].Bytes)
		}
	case "endcodespacerange":
		for i := 0; i+1 < len(args) && len(m.spaces) < 256; i += 2 {
			m.spaces = append(m.spaces, codeSpace{slices.Clone(args[i].Bytes), slices.Clone(args[i+1].Bytes)})
		}
	case "endcidrange":
		for i := 0; i+2 < len(args) && len(m.ranges) < most; i += 3 {
			lo, hi := value(args[i].Bytes), value(args[i+1].Bytes)
			m.take(cidRange{len(args[i].Bytes), lo, hi, int(args[i+2].Num)})
		}
	case "endcidchar":
		for i := 0; i+1 < len(args) && len(m.ranges) < most; i += 2 {
			c := value(args[i].Bytes)
			m.take(cidRange{len(args[i].Bytes), c, c, int(args[i+1].Num)})
		}
	default:
		m.entries(args)
	}
}

func (m *codeMap) take(r cidRange) {
	if r.hi < r.lo {
		return
	}
	m.ranges = append(m.ranges, r)
	m.highest = max(m.highest, r.cid+int(min(r.hi-r.lo, 1<<24)))
}

// entries reads «/Key value» before a def.
func (m *codeMap) entries(args []pdfread.Token) {
	for i := 0; i+1 < len(args); i++ {
		if args[i].Kind != pdfread.NameToken {
			continue
		}
		v := args[i+1]
		switch string(args[i].Bytes) {
		case "Registry":
			m.registry = string(v.Bytes)
		case "Ordering":
			m.ordering = string(v.Bytes)
		case "Supplement":
			m.supplement = int(v.Num)
		case "WMode":
			m.vertical = int(v.Num)
		case "CMapName":
			if m.name == "" && v.Kind == pdfread.NameToken {
				m.name = string(v.Bytes)
			}
		}
	}
}

// next takes one code from the front of shown bytes; known is false when its CID is not.
func (m *codeMap) next(b []byte) (code uint32, n, cid int, known bool) {
	if m.identity {
		if len(b) < 2 {
			return 0, len(b), 0, false
		}
		code = uint32(b[0])<<8 | uint32(b[1])
		return code, 2, int(code), true
	}
	n = m.length(b)
	code = value(b[:n])
	if m.ranges == nil {
		return code, n, 0, false
	}
	from := m.after(code) - 1
	for i := from; i >= max(0, from-8); i-- {
		if r := m.ranges[i]; code <= r.hi && r.bytes == n {
			return code, n, r.cid + int(code-r.lo), true
		}
	}
	return code, n, 0, m.base == ""
}

// after is the first range that begins after a code. Ranges do not overlap, so that
// the one before it is the one, unless codes differ in length: few tables have two.
func (m *codeMap) after(code uint32) int {
	i, _ := slices.BinarySearchFunc(m.ranges, code, func(r cidRange, c uint32) int {
		if r.lo <= c {
			return -1
		}
		return 1
	})
	return i
}

// length is how many of the bytes are the next code.
func (m *codeMap) length(b []byte) int {
	for n := 1; n <= min(4, len(b)); n++ {
		if slices.ContainsFunc(m.spaces, func(s codeSpace) bool { return s.holds(b[:n]) }) {
			return n
		}
	}
	shortest := len(b)
	for _, s := range m.spaces {
		shortest = min(shortest, len(s.lo))
	}
	return max(1, min(shortest, len(b)))
}

func (s codeSpace) holds(b []byte) bool {
	if len(s.lo) != len(b) || len(s.hi) != len(b) {
		return false
	}
	for i, c := range b {
		if c < s.lo[i] || c > s.hi[i] {
			return false
		}
	}
	return true
}

// checkCodeMap holds the table of codes of a composite font against its font: the
// same collection of characters, and carried along unless every reader has it
// (PDF/A-2, 6.2.11.3).
func (d *pdfDoc) checkCodeMap(f *font, m *codeMap, cid pdfread.Dict) {
	if m == identityMap {
		return // as in nearly all files; the tables of the others are not made for it
	}
	known := predefinedMaps()
	may := func(name string) bool { return known[name] != nil && (known[name].identity || !d.part1()) }
	if !m.embedded && !may(m.name) || m.base != "" && !may(m.base) {
		d.r.add(ruleCMapEmbed, 0, "", f.name, m.name)
	}
	if m.highest > 65535 {
		d.r.add(ruleCMapHigh, 0, "", f.name)
	}
	if m.name == "Identity-H" || m.name == "Identity-V" {
		return
	}
	info := d.Dict(cid.Raw("CIDSystemInfo"))
	supplement, _ := d.Int(info.Raw("Supplement"))
	if ordering := d.Text(info.Raw("Ordering")); ordering == "" || ordering != m.ordering || d.Text(info.Raw("Registry")) != m.registry ||
		supplement > m.supplement && !d.part1() || d.part1() && !m.embedded {
		d.r.add(ruleCMap, 0, "", f.name, m.name)
	}
}

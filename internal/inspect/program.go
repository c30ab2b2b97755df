package inspect

import (
	"encoding/binary"
	"errors"
	"hash/maphash"
	"sync"
	"sync/atomic"
	"unicode/utf16"

	"malbild/internal/fontfile"
	"malbild/internal/pdfread"
)

// FontCache keeps what embedded fonts, profiles and object streams hold, by their packed
// bytes: the documents of one run share them. It is safe for concurrent use.
type FontCache struct {
	programs sync.Map     // hashKey → *program
	profiles sync.Map     // hashKey → profileHead
	cmaps    sync.Map     // hashKey → map[uint32]string
	trees    sync.Map     // treeKey → *keptTree
	faces    sync.Map     // face → *font
	kept     atomic.Int64 // fonts, since they were dropped
	edges    edgeMemo
	sights   sightMemo
	objects  pdfread.Packs
}

// packs are the object streams of the run; a file inspected alone has none in common.
func (c *FontCache) packs() *pdfread.Packs {
	if c == nil {
		return nil
	}
	return &c.objects
}

type hashKey struct {
	size int
	sum  uint64
	how  string // it is packed, where that is not as usual
}

type profileHead struct {
	class, model string
	ok           bool
	version      byte
}

var seed = maphash.MakeSeed()

// Forget drops what is a county's: fonts, tables of letters, objects, structure trees,
// edges and pieces of pages.
func (c *FontCache) Forget() {
	c.programs.Clear()
	c.cmaps.Clear()
	c.trees.Clear()
	c.faces.Clear()
	c.edges.forget()
	c.sights.forget()
	c.objects.Forget()
}

func fontKey(raw []byte) hashKey { return hashKey{size: len(raw), sum: maphash.Bytes(seed, raw)} }

// streamKey is the key of what a stream unpacks to.
func (d *pdfDoc) streamKey(s *pdfread.Stream) hashKey {
	k, usual := packedKey(s)
	if !usual {
		k = fontKey(s.Raw)
		k.how = d.spelled(s.Dict.Raw("Filter"), 0) + " " + d.spelled(s.Dict.Raw("DecodeParms"), 0)
	}
	return k
}

// Know tells which profile a stream holds, so that it need not be unpacked.
func (c *FontCache) Know(packed, profile []byte) {
	c.keepProfile(fontKey(packed), profileOf(profile))
}

func (c *FontCache) profile(k hashKey) (profileHead, bool) {
	v, ok := c.profiles.Load(k)
	if !ok {
		return profileHead{}, false
	}
	return v.(profileHead), true
}

func (c *FontCache) keepProfile(k hashKey, h profileHead) { c.profiles.Store(k, h) }

// program is what is read of an embedded font.
type program struct {
	outlines *fontfile.Program // of a PostScript font
	trueType bool
	broken   bool
	glyphs   int
	upem     int
	advances []uint16
	letters  map[int]int // a Unicode table's code points to glyphs
	symbols  map[int]int // a symbol or Macintosh table's codes to glyphs
	mac      map[int]int // a Macintosh table's

	cmaps       int  // tables of codes
	symbolTable bool // one of them is Microsoft's for symbols (3, 0)
}

// program reads a font program, or finds it met before.
func (c *FontCache) program(d *pdfDoc, s *pdfread.Stream, key pdfread.Name) (p *program, met bool) {
	k := d.streamKey(s)
	if v, ok := c.programs.Load(k); ok {
		return v.(*program), true
	}
	p = &program{broken: true}
	if data, err := d.glance(s); err == nil {
		if p = readProgram(data, key); p.outlines != nil {
			d.room = nil // they are in it
		}
	}
	c.programs.Store(k, p)
	return p, false
}

// readProgram reads a TrueType, OpenType, CFF or Type 1 font.
func readProgram(data []byte, key pdfread.Name) *program {
	p := &program{}
	var err error
	switch tag := headOf(data); {
	case tag == 0x00010000 || tag == 0x74727565:
		p.trueType = true
		p.broken = !p.readTables(data)
	case key == "FontFile2" || tag == 0:
		p.broken = true
	case tag == 0x4f54544f: // OTTO
		p.outlines, err = fontfile.CFF(fontfile.CFFTable(data))
	case key == "FontFile3":
		p.outlines, err = fontfile.CFF(data)
	default:
		p.outlines, err = fontfile.Type1(data)
	}
	p.broken = p.broken || err != nil
	return p
}

// headOf is the first four bytes as a number.
func headOf(data []byte) uint32 {
	if len(data) < 4 {
		return 0
	}
	return binary.BigEndian.Uint32(data)
}

func (p *program) readTables(data []byte) bool {
	t := fontfile.Tables(data)
	head, hhea, maxp, hmtx := t["head"], t["hhea"], t["maxp"], t["hmtx"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 || t["glyf"] == nil || t["loca"] == nil {
		return false
	}
	p.upem = int(binary.BigEndian.Uint16(head[18:]))
	p.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	n := int(binary.BigEndian.Uint16(hhea[34:]))
	if p.upem == 0 || n == 0 || len(hmtx) < 4*n {
		return false
	}
	p.advances = make([]uint16, n)
	for i := range n {
		p.advances[i] = binary.BigEndian.Uint16(hmtx[4*i:])
	}
	p.readCmap(t["cmap"])
	return true
}

// width is the advance of a glyph in thousandths of an em.
func (p *program) width(gid int) float64 {
	return float64(p.advances[min(gid, len(p.advances)-1)]) * 1000 / float64(p.upem)
}

// readCmap reads the tables of codes that simple fonts use: formats 0, 4 and 6.
func (p *program) readCmap(b []byte) {
	if len(b) < 4 {
		return
	}
	p.cmaps = int(binary.BigEndian.Uint16(b[2:]))
	for i := range p.cmaps {
		at := 4 + 8*i
		if at+8 > len(b) {
			return
		}
		platform, kind := binary.BigEndian.Uint16(b[at:]), binary.BigEndian.Uint16(b[at+2:])
		p.symbolTable = p.symbolTable || platform == 3 && kind == 0
		off := int(binary.BigEndian.Uint32(b[at+4:]))
		if off+6 > len(b) {
			continue
		}
		m := fontfile.CodeTable(b[off:])
		if platform == 1 && kind == 0 {
			p.mac = m
		}
		switch {
		case platform == 3 && kind == 1 || platform == 0:
			p.letters = m
		case platform == 3 && kind == 0 || platform == 1 && p.symbols == nil:
			p.symbols = m
		}
	}
}

// cmap reads a ToUnicode stream, or finds it read before.
func (c *FontCache) cmap(d *pdfDoc, s *pdfread.Stream) (map[uint32]string, error) {
	k := d.streamKey(s)
	if v, ok := c.cmaps.Load(k); ok {
		return v.(map[uint32]string), nil
	}
	data, err := d.glance(s)
	if err != nil {
		return nil, err
	}
	left := min(mostTold, mostToldInAll-d.told)
	m, told := readCMap(data, left)
	if d.told += told; told > left {
		return nil, errManyCodes
	}
	c.cmaps.Store(k, m)
	return m, nil
}

// unicodes is what a ToUnicode CMap says of codes, while it is read.
type unicodes struct {
	texts map[uint32]string
	left  int // codes that may still be told, however often one is told again
}

const (
	mostCodes     = 1 << 16 // that are kept of a font
	mostTold      = 4 * mostCodes
	mostToldInAll = 1 << 21 // of all fonts of a file that are not alike
)

var errManyCodes = errors.New("the ToUnicode CMaps tell of more codes than are read")

// readCMap reads a ToUnicode CMap (9.10.3): code to text. Told is how many codes it
// tells of; more than the bound when it tells of more than that.
func readCMap(data []byte, bound int) (texts map[uint32]string, told int) {
	out := unicodes{map[uint32]string{}, bound}
	lex := pdfread.Lexer{Data: data}
	var args []pdfread.Token
	for {
		t := lex.Next()
		if t.Kind == pdfread.End || out.left < 0 {
			return out.texts, bound - out.left
		}
		if t.Kind != pdfread.Operator {
			if len(args) < 1<<16 {
				args = append(args, t)
			}
			continue
		}
		switch string(t.Bytes) {
		case "endbfchar":
			for i := 0; i+1 < len(args) && out.left >= 0; i += 2 {
				out.set(value(args[i].Bytes), args[i+1].Bytes)
			}
		case "endbfrange":
			out.ranges(args)
		}
		args = args[:0]
		lex.Forget()
	}
}

func (u *unicodes) set(code uint32, text []byte) {
	if u.left--; u.left >= 0 && len(u.texts) < mostCodes {
		u.texts[code] = text16(text)
	}
}

func (u *unicodes) ranges(args []pdfread.Token) {
	for i := 0; i+2 < len(args) && u.left >= 0; {
		lo, hi := value(args[i].Bytes), value(args[i+1].Bytes)
		i += 2
		if args[i].Kind == pdfread.ArrayOpen {
			for i++; i < len(args) && args[i].Kind != pdfread.ArrayClose && u.left >= 0; i++ {
				u.set(lo, args[i].Bytes)
				lo++
			}
			i++
			continue
		}
		first := append([]byte(nil), args[i].Bytes...)
		for c := lo; c <= hi && c-lo < mostCodes && len(first) >= 2 && u.left >= 0; c++ {
			u.set(c, first)
			binary.BigEndian.PutUint16(first[len(first)-2:], binary.BigEndian.Uint16(first[len(first)-2:])+1)
		}
		i++
	}
}

func value(b []byte) uint32 {
	var n uint32
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

func text16(b []byte) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}

package fontfile

import "strconv"

// CFF reads the first font of a compact font.
func CFF(data []byte) (*Program, error) {
	if len(data) < 4 || data[0] != 1 {
		return nil, ErrBroken
	}
	r := cffReader{data: data, pos: int(data[2])}
	r.index() // names
	tops := r.index()
	strings := r.index()
	global := r.index()
	if r.bad || len(tops) == 0 {
		return nil, ErrBroken
	}
	top := readDict(tops[0])
	c := &cffFont{data: data, global: global}
	c.glyphs = c.indexAt(top.int(opCharStrings, 0))
	if len(c.glyphs) == 0 || len(c.glyphs) > maxGlyphs {
		return nil, ErrBroken
	}
	p := &Program{CID: top.has(opROS), glyphs: c.glyphs, width: c.width, outline: c.outline}
	c.matrix = top.matrix(0.001)
	c.placed, c.told = top.placing(usualMatrix), top.has(opMatrix)
	ids, ok := c.charset(top.int(opCharset, 0), p.CID)
	if !ok {
		return nil, ErrBroken
	}
	if p.CID {
		p.cids = make(map[int]int, len(ids))
		for gid, cid := range ids {
			if _, twice := p.cids[cid]; !twice {
				p.cids[cid] = gid
			}
		}
		return p, c.fontDicts(top)
	}
	c.privates = []private{c.private(top)}
	names := make([]string, len(ids))
	p.Names = make(map[string]int, len(ids))
	for gid, sid := range ids {
		names[gid] = name(sid, strings)
		if _, twice := p.Names[names[gid]]; !twice {
			p.Names[names[gid]] = gid
		}
	}
	c.names = p.Names
	p.Codes = c.encoding(top.int(opEncoding, 0), names, strings)
	return p, nil
}

// Operators of dictionaries; two bytes are 12 and the second.
const (
	opCharset     = 15
	opEncoding    = 16
	opCharStrings = 17
	opPrivate     = 18
	opSubrs       = 19
	opDefault     = 20
	opNominal     = 21
	opMatrix      = 12<<8 | 7
	opROS         = 12<<8 | 30
	opFDArray     = 12<<8 | 36
	opFDSelect    = 12<<8 | 37
)

type cffFont struct {
	data     []byte
	glyphs   [][]byte
	global   [][]byte
	matrix   float64
	privates []private
	choose   func(gid int) int // which private dictionary; nil: the first
	names    map[string]int    // nil: the font is keyed by CID
	placed   affine
	told     bool // placed stands in the file
}

// private is what a private dictionary says of widths.
type private struct {
	usual, nominal float64
	subrs          [][]byte
	scale          float64 // of units to an em; 0: that of the font
	placing        *affine // nil: that of the font
}

func (c *cffFont) indexAt(at int) [][]byte {
	if at <= 0 || at >= len(c.data) {
		return nil
	}
	r := cffReader{data: c.data, pos: at}
	out := r.index()
	if r.bad {
		return nil
	}
	return out
}

func (c *cffFont) private(d dict) private {
	p := private{}
	v := d[opPrivate]
	if len(v) != 2 {
		return p
	}
	n, at := int(v[0]), int(v[1])
	if n < 0 || at < 0 || at > len(c.data) || n > len(c.data)-at {
		return p
	}
	own := readDict(c.data[at : at+n])
	p.usual, p.nominal = own.num(opDefault, 0), own.num(opNominal, 0)
	if s := own.int(opSubrs, 0); s > 0 {
		p.subrs = c.indexAt(at + s)
	}
	return p
}

// fontDicts reads the dictionaries of a font keyed by CID, and which glyph has which.
func (c *cffFont) fontDicts(top dict) error {
	for _, b := range c.indexAt(top.int(opFDArray, 0)) {
		d := readDict(b)
		p := c.private(d)
		if d.has(opMatrix) {
			own := d.placing(usualMatrix)
			p.scale, p.placing = d.matrix(1), &own
			if top.has(opMatrix) {
				p.scale *= c.matrix
			}
		}
		if c.privates = append(c.privates, p); len(c.privates) > 256 {
			return ErrBroken
		}
	}
	choose, ok := c.fdSelect(top.int(opFDSelect, 0))
	if len(c.privates) == 0 || !ok {
		return ErrBroken
	}
	c.choose = choose
	return nil
}

func (c *cffFont) fdSelect(at int) (func(int) int, bool) {
	if at <= 0 || at >= len(c.data) {
		return nil, len(c.privates) == 1
	}
	r := cffReader{data: c.data, pos: at}
	of := make([]uint8, len(c.glyphs))
	switch r.u8() {
	case 0:
		for i := range of {
			of[i] = uint8(r.u8())
		}
	case 3:
		n := r.u16()
		first := r.u16()
		for range n {
			fd := uint8(r.u8())
			next := r.u16()
			for g := first; g < next && g < len(of); g++ {
				of[g] = fd
			}
			first = next
		}
	default:
		return nil, false
	}
	return func(gid int) int { return int(of[gid]) }, !r.bad
}

// charset is the name or number of every glyph.
func (c *cffFont) charset(at int, cid bool) ([]int, bool) {
	n := len(c.glyphs)
	out := make([]int, 1, n)
	if at >= 0 && at <= 2 && !cid {
		for _, run := range predefined[at] {
			for i := run[0]; i <= run[1] && len(out) < n; i++ {
				out = append(out, i)
			}
		}
		return out, len(out) == n
	}
	if at <= 2 { // numbers in order
		for i := 1; i < n; i++ {
			out = append(out, i)
		}
		return out, true
	}
	r := cffReader{data: c.data, pos: at}
	kind := r.u8()
	for len(out) < n && !r.bad {
		first, more := r.u16(), 0
		switch kind {
		case 1:
			more = r.u8()
		case 2:
			more = r.u16()
		}
		for i := 0; i <= more && len(out) < n; i++ {
			out = append(out, first+i)
		}
	}
	return out, !r.bad && kind <= 2
}

// predefined are the charsets ISOAdobe, Expert and ExpertSubset (appendix C), as
// runs of names by number.
var predefined = [3][][2]int{
	{{1, 228}},
	{{1, 1}, {229, 238}, {13, 15}, {99, 99}, {239, 248}, {27, 28}, {249, 266}, {109, 110}, {267, 318}, {158, 158}, {155, 155}, {163, 163}, {319, 326}, {150, 150},
		{164, 164}, {169, 169}, {327, 378}},
	{{1, 1}, {231, 232}, {235, 238}, {13, 15}, {99, 99}, {239, 248}, {27, 28}, {249, 251}, {253, 266}, {109, 110}, {267, 270}, {272, 272}, {300, 302}, {305, 305},
		{314, 315}, {158, 158}, {155, 155}, {163, 163}, {320, 326}, {150, 150}, {164, 164}, {169, 169}, {327, 346}},
}

func name(sid int, own [][]byte) string {
	std := standardStrings()
	switch {
	case sid < len(std):
		return std[sid]
	case sid-len(std) < len(own):
		return string(own[sid-len(std)])
	}
	return "sid" + strconv.Itoa(sid)
}

// encoding is the font's own codes. That of experts is told as none.
func (c *cffFont) encoding(at int, names []string, strings [][]byte) *[256]string {
	switch at {
	case 0:
		return Standard()
	case 1:
		return nil
	}
	var out [256]string
	r := cffReader{data: c.data, pos: at}
	kind := r.u8()
	gid := 1
	put := func(code int) {
		if gid < len(names) && code < 256 {
			out[code] = names[gid]
		}
		gid++
	}
	n := r.u8()
	for range n {
		first := r.u8()
		put(first)
		if kind&0x7f == 1 {
			for i := range r.u8() {
				put(first + 1 + i)
			}
		}
	}
	if kind&0x80 != 0 {
		for range r.u8() {
			code := r.u8()
			out[code] = name(r.u16(), strings)
		}
	}
	if r.bad || kind&0x7f > 1 {
		return nil
	}
	return &out
}

// width runs a charstring up to its first operator that tells the width.
func (c *cffFont) width(gid int) (float64, bool) {
	p, ok := c.privateOf(gid)
	if !ok {
		return 0, false
	}
	scale := c.matrix
	if p.scale != 0 {
		scale = p.scale
	}
	t := type2{local: p.subrs, global: c.global}
	switch {
	case t.run(c.glyphs[gid], 0) != found:
		return 0, false
	case !t.told:
		return p.usual * scale * 1000, true
	}
	return (p.nominal + t.width) * scale * 1000, true
}

package verify

import (
	"malbild/internal/fontfile"
	"malbild/internal/pdfread"
)

// metric is a font as needed to say where its text stands: what a code is, how
// wide, and whether it is a space that was drawn.
type metric struct {
	signs bool // it draws signs for letters
	*font
	composite bool
	widths    map[int]float64 // thousandths of the size
	missing   float64
	names     [256]string // simple fonts: text by code, where there is no ToUnicode
	drawer    *drawer     // what its glyphs are seen to be
	drawings  bool        // the file draws its letters itself (Type 3)
}

// metric reads a font once.
func (r *pdfReader) metric(ref pdfread.Object, cache map[int]*metric) *metric {
	n := pdfread.RefNumber(ref)
	if m, ok := cache[n]; ok && n != 0 {
		return m
	}
	d := r.Dict(ref)
	f := r.font(ref)
	if d == nil || f == nil {
		return nil
	}
	m := &metric{font: f, widths: map[int]float64{}, missing: 500}
	if r.Name(d.Raw("Subtype")) == "Type0" {
		m.composite = true
		m.missing = 1000
		if kids, ok := r.Get(d.Raw("DescendantFonts")).(pdfread.Array); ok && len(kids) > 0 {
			r.wide(m, r.Dict(kids[0]))
		}
	} else {
		r.narrow(m, d)
	}
	m.signs = r.signFace(d)
	m.drawer = r.drawer(d, m.composite)
	if m.unicode == nil && m.drawer.names != nil {
		for code, name := range m.drawer.names { // what chooses the glyphs is all that is said of them
			if s := fontfile.Letter(name); s != "" {
				m.names[code] = s
			}
		}
	}
	m.drawings = r.Name(d.Raw("Subtype")) == "Type3"
	cache[n] = m
	return m
}

// narrow reads the widths and encoding of a simple font (ISO 32000-1, 9.6).
func (r *pdfReader) narrow(m *metric, d pdfread.Dict) {
	first, _ := r.Number(d.Raw("FirstChar"))
	if list, ok := r.Get(d.Raw("Widths")).(pdfread.Array); ok {
		for i, o := range list {
			if w, ok := r.Number(o); ok && i < 256 {
				m.widths[int(first)+i] = w
			}
		}
	}
	for i := range m.names {
		m.names[i] = winAnsi(byte(i))
	}
	if e := r.Dict(d.Raw("Encoding")); e != nil {
		code := 0
		list, _ := r.Get(e.Raw("Differences")).(pdfread.Array)
		for _, o := range list {
			switch v := r.Get(o).(type) {
			case int:
				code = v
			case pdfread.Name:
				if code >= 0 && code < 256 {
					m.names[code] = glyphText(string(v))
				}
				code++
			}
		}
	}
}

// wide reads W and DW of a CIDFont (9.7.4.3). Codes are taken to be CIDs, as they
// are with Identity-H, which every writer of today uses.
func (r *pdfReader) wide(m *metric, d pdfread.Dict) {
	if w, ok := r.Number(d.Raw("DW")); ok {
		m.missing = w
	}
	list, _ := r.Get(d.Raw("W")).(pdfread.Array)
	for i := 0; i+1 < len(list) && len(m.widths) < maxCodes; {
		first, _ := r.Number(list[i])
		if each, ok := r.Get(list[i+1]).(pdfread.Array); ok {
			for k, o := range each {
				m.widths[int(first)+k], _ = r.Number(o)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last, _ := r.Number(list[i+1])
		w, _ := r.Number(list[i+2])
		for c := int(first); c <= int(last) && len(m.widths) < maxCodes; c++ {
			m.widths[c] = w
		}
		i += 3
	}
}

// glyph is a code that is shown. Said is what the file says it is, where what it draws is
// something else.
type glyph struct {
	text, said string
	untried    bool // nothing could be held against what is said
	width      float64
	bytes      int
}

// cut takes the first code of a string.
func (m *metric) cut(b string) glyph {
	text, code, n := m.claim(b)
	g := glyph{text: text, width: m.wideness(code), bytes: n}
	a := m.drawer.shown(code, text)
	if g.untried = a.untried; a.text != text {
		g.text, g.said = a.text, text
	}
	return g
}

// claim is what the file says of the first code of a string.
func (m *metric) claim(b string) (text string, code, n int) {
	if m.unicode != nil {
		for w := 1; w <= 4 && w <= len(b); w++ {
			if c, _ := codeOf([]byte(b[:w])); m.unicode.widths[w] || w == m.width {
				if s, ok := m.unicode.codes[c]; ok {
					return swapped(s), int(c.value), w
				}
			}
		}
	}
	n = min(max(m.width, 1), len(b))
	c, _ := codeOf([]byte(b[:n]))
	text = "\ufffd"
	if !m.composite && c.value < 256 && m.names[c.value] != "" {
		text = m.names[c.value]
	}
	return text, int(c.value), n
}

// swapped mends ligatures as Ghostscript writes them in ToUnicode when a code stands
// for several letters: each with its two bytes in the wrong order.
func swapped(s string) string {
	r := []rune(s)
	if len(r) < 2 {
		return s
	}
	for i, x := range r {
		if x&0xff != 0 || x>>8 < 'A' || x>>8 > 'z' {
			return s
		}
		r[i] = x >> 8
	}
	return string(r)
}

func (m *metric) wideness(code int) float64 {
	if w, ok := m.widths[code]; ok {
		return w
	}
	return m.missing
}

// upperAnsi is what WinAnsiEncoding has where Latin-1 has controls (annex D).
const upperAnsi = "€\u2022‚ƒ„…†‡ˆ‰Š‹Œ\u2022Ž\u2022\u2022‘’“”•–—˜™š›œ\u2022žŸ"

func winAnsi(c byte) string {
	switch {
	case c < 0x20:
		return ""
	case c >= 0x80 && c < 0xa0:
		return string([]rune(upperAnsi)[c-0x80])
	}
	return string(rune(c))
}

func glyphText(name string) string {
	if s := fontfile.Letter(name); s != "" {
		return s
	}
	return "\ufffd"
}

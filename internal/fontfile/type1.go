package fontfile

import (
	"bytes"
	"strconv"
	"sync"
)

// Type1 reads a Type 1 font as PDF embeds it: a part in clear text, and one that is
// encrypted by a key everybody knows (Adobe Type 1 Font Format, 7).
func Type1(data []byte) (*Program, error) {
	data = unsegmented(data)
	at := bytes.Index(data, []byte("eexec"))
	if at < 0 {
		return nil, ErrBroken
	}
	head := data[:at]
	own := decrypted(data[at+len("eexec"):])
	f := &type1Font{scale: 0.001, skip: 4, placed: usualMatrix, own: own}
	f.subrs = sync.OnceValue(f.subroutines)
	if m := numbersAfter(head, "/FontMatrix", 6); m != nil && m[0] != 0 {
		f.scale, f.placed = m[0], affine(m)
	}
	if n := numbersAfter(own, "/lenIV", 1); n != nil {
		f.skip = int(n[0])
	}
	p := &Program{Names: map[string]int{}, Codes: codesOf(head), width: f.width, outline: f.outline}
	if !f.charStrings(own, p) {
		return nil, ErrBroken
	}
	f.glyphs, f.names = p.glyphs, p.Names
	return p, nil
}

type type1Font struct {
	glyphs [][]byte
	scale  float64
	skip   int // lenIV: bytes before a charstring; below 0 it is not encrypted
	names  map[string]int
	placed affine
	own    []byte // the part that was encrypted
	subrs  func() [][]byte
}

// unsegmented takes away the heads of the segments of a file for PCs.
func unsegmented(data []byte) []byte {
	if len(data) < 6 || data[0] != 0x80 {
		return data
	}
	var out []byte
	for len(data) >= 6 && data[0] == 0x80 && data[1] < 3 {
		n := int(data[2]) | int(data[3])<<8 | int(data[4])<<16 | int(data[5])<<24
		data = data[6:]
		n = min(n, len(data))
		out = append(out, data[:n]...)
		data = data[n:]
	}
	return out
}

// decrypted is the encrypted part, in bytes or in hexadecimal, without its first four.
func decrypted(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t' || b[0] == '\r' || b[0] == '\n') {
		b = b[1:]
	}
	if hexadecimal(b) {
		b = unhex(b)
	}
	return decrypt(b, 55665, 4)
}

// hexadecimal reports whether the first four bytes are digits (7.2).
func hexadecimal(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	for _, c := range b[:4] {
		if digit(c) < 0 {
			return false
		}
	}
	return true
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func unhex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2)
	half := -1
	for _, c := range b {
		switch v := digit(c); {
		case v < 0:
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	return out
}

func decrypt(b []byte, key uint16, skip int) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = c ^ byte(key>>8)
		key = (uint16(c)+key)*52845 + 22719
	}
	if skip > len(out) {
		return nil
	}
	return out[skip:]
}

// numbersAfter reads the numbers after a key, also within brackets.
func numbersAfter(b []byte, key string, n int) []float64 {
	i := bytes.Index(b, []byte(key))
	if i < 0 {
		return nil
	}
	w := words{b: b[i+len(key):]}
	out := make([]float64, 0, n)
	for len(out) < n {
		v, err := strconv.ParseFloat(string(w.next()), 64)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// words cuts PostScript into words; brackets part them and are passed.
type words struct{ b []byte }

func (w *words) next() []byte {
	i := 0
	for i < len(w.b) && parts(w.b[i]) {
		i++
	}
	start := i
	if i < len(w.b) {
		i++ // a slash begins a word
	}
	for i < len(w.b) && !parts(w.b[i]) && w.b[i] != '/' {
		i++
	}
	out := w.b[start:i]
	w.b = w.b[i:]
	return out
}

func parts(c byte) bool {
	return c <= ' ' || c == '[' || c == ']' || c == '{' || c == '}'
}

// codesOf reads the font's own encoding: «dup 65 /A put», or the standard one.
func codesOf(head []byte) *[256]string {
	i := bytes.Index(head, []byte("/Encoding"))
	if i < 0 {
		return nil
	}
	w := words{b: head[i+len("/Encoding"):]}
	var out [256]string
	for first := true; ; first = false {
		word := w.next()
		switch {
		case len(word) == 0 || string(word) == "readonly" || string(word) == "def":
			return &out
		case first && string(word) == "StandardEncoding":
			return Standard()
		case string(word) == "dup":
			code, err := strconv.Atoi(string(w.next()))
			glyph := w.next()
			if err == nil && code >= 0 && code < 256 && len(glyph) > 1 && glyph[0] == '/' {
				out[code] = string(glyph[1:])
			}
		}
	}
}

// charStrings reads «/A 120 RD …bytes… ND» for every glyph.
func (f *type1Font) charStrings(b []byte, p *Program) bool {
	i := bytes.Index(b, []byte("/CharStrings"))
	if i < 0 {
		return false
	}
	w := words{b: b[i+len("/CharStrings"):]}
	for len(p.glyphs) < maxGlyphs {
		word := w.next()
		if len(word) == 0 || string(word) == "end" && len(p.glyphs) > 0 {
			break
		}
		if word[0] != '/' {
			continue
		}
		n, err := strconv.Atoi(string(w.next()))
		w.next() // RD or -|
		if err != nil || n < 0 || n+1 > len(w.b) {
			break
		}
		name := string(word[1:])
		if _, twice := p.Names[name]; !twice {
			p.Names[name] = len(p.glyphs)
		}
		p.glyphs = append(p.glyphs, w.b[1:1+n])
		w.b = w.b[1+n:]
	}
	return len(p.glyphs) > 0
}

// width runs a charstring to hsbw or sbw, which stands first (6.4).
func (f *type1Font) width(gid int) (float64, bool) {
	b := f.glyphs[gid]
	if f.skip >= 0 {
		b = decrypt(b[:min(len(b), 64+f.skip)], 4330, f.skip)
	}
	var stack []float64
	for len(b) > 0 && len(stack) < 24 {
		c := b[0]
		switch {
		case c >= 32 && c <= 254:
			v, n, ok := operand(b, true)
			if !ok {
				return 0, false
			}
			stack = append(stack, v)
			b = b[n:]
			continue
		case c == 255 && len(b) > 4:
			stack = append(stack, float64(int32(uint32(b[1])<<24|uint32(b[2])<<16|uint32(b[3])<<8|uint32(b[4]))))
			b = b[5:]
			continue
		case c == 13 && len(stack) == 2: // hsbw
			return stack[1] * f.scale * 1000, true
		case c == 12 && len(b) > 1 && b[1] == 12 && len(stack) > 1 && stack[len(stack)-1] != 0: // div
			n := len(stack)
			stack = append(stack[:n-2], stack[n-2]/stack[n-1])
			b = b[2:]
			continue
		case c == 12 && len(b) > 1 && b[1] == 7 && len(stack) == 4: // sbw
			return stack[2] * f.scale * 1000, true
		}
		return 0, false
	}
	return 0, false
}

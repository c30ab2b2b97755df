package verify

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"malbild/internal/diag"
)

// maxCodes bounds the codes one font may map: all of a two-byte space.
const maxCodes = 1 << 16

// maxTold bounds how many codes all fonts of a file may map, the same ones told again
// included.
const maxTold = 1 << 21

var errRange = diag.NewError("ett typsnitts teckenkarta (ToUnicode) är trasig", "the character map (ToUnicode) of a typeface is broken")

// cmap is a ToUnicode CMap (ISO 32000-1, 9.10.3): code to text.
type cmap struct {
	widths [5]bool // how many bytes a code may have
	codes  map[code]string
	left   int // codes that may still be told
}

// code is a character code of a number of bytes.
type code struct {
	bytes int
	value uint32
}

func codeOf(b []byte) (code, bool) {
	if len(b) == 0 || len(b) > 4 {
		return code{}, false
	}
	var v uint32
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return code{len(b), v}, true
}

// parseCMap reads the mapping operators of a ToUnicode CMap and passes over the
// PostScript around them. It may tell of so many codes as are left.
func parseCMap(b []byte, left int) (*cmap, error) {
	m := &cmap{codes: map[code]string{}, left: left}
	lex := lexerOf(b)
	var args []token
	for {
		t, ok := lex.next()
		if !ok {
			return m, nil
		}
		if t.kind != operator {
			if len(args) >= maxObjects {
				return nil, fmt.Errorf("cmap: %w", ErrTooLarge)
			}
			args = append(args, t)
			continue
		}
		var err error
		switch t.text {
		case "endcodespacerange":
			m.spaces(args)
		case "endbfchar":
			err = m.chars(args)
		case "endbfrange":
			err = m.ranges(args)
		}
		if err != nil {
			return nil, err
		}
		args = args[:0]
	}
}

func (m *cmap) spaces(args []token) {
	for _, t := range args {
		if n := len(t.text); t.kind == str && n > 0 && n <= 4 {
			m.widths[n] = true
		}
	}
}

func (m *cmap) set(c code, s string) error {
	if m.left--; len(m.codes) >= maxCodes || m.left < 0 {
		return fmt.Errorf("cmap: %w", ErrTooLarge)
	}
	m.codes[c] = s
	return nil
}

func (m *cmap) chars(args []token) error {
	for i := 0; i+1 < len(args); i += 2 {
		if c, ok := codeOf([]byte(args[i].text)); ok && args[i].kind == str {
			if err := m.set(c, utf16BE(args[i+1].text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// ranges reads «from to text» and «from to [text text …]».
func (m *cmap) ranges(args []token) error {
	for i := 0; i+2 < len(args); {
		lo, ok1 := codeOf([]byte(args[i].text))
		hi, ok2 := codeOf([]byte(args[i+1].text))
		if !ok1 || !ok2 || lo.bytes != hi.bytes || hi.value < lo.value || hi.value-lo.value >= maxCodes {
			return errRange
		}
		i += 2
		if args[i].kind != arrayOpen {
			if err := m.rising(lo, hi.value, args[i].text); err != nil {
				return err
			}
			i++
			continue
		}
		c := lo
		for i++; i < len(args) && args[i].kind != arrayClose; i++ {
			if c.value <= hi.value {
				if err := m.set(c, utf16BE(args[i].text)); err != nil {
					return err
				}
			}
			c.value++
		}
		i++
	}
	return nil
}

// rising maps a range to texts whose last unit rises by one a code.
func (m *cmap) rising(lo code, hi uint32, first string) error {
	u := []byte(first)
	if len(u) < 2 {
		return errRange
	}
	for c := lo; ; c.value++ {
		if err := m.set(c, utf16BE(string(u))); err != nil {
			return err
		}
		if c.value == hi {
			return nil
		}
		binary.BigEndian.PutUint16(u[len(u)-2:], binary.BigEndian.Uint16(u[len(u)-2:])+1)
	}
}

// parseCIDs reads which CID each code of an embedded CMap is (9.7.5.4); false when it builds
// on another or is larger than any should be.
func parseCIDs(b []byte) (map[int]int, bool) {
	out := map[int]int{}
	lex := lexerOf(b)
	var args []token
	for {
		t, ok := lex.next()
		if !ok {
			return out, true
		}
		if t.kind != operator {
			if args = append(args, t); len(args) > maxObjects {
				return nil, false
			}
			continue
		}
		step := 0
		switch t.text {
		case "usecmap":
			return nil, false
		case "endcidchar":
			step = 2
		case "endcidrange":
			step = 3
		}
		for ; step > 0 && len(args) >= step; args = args[step:] {
			lo, ok1 := codeOf([]byte(args[0].text))
			hi, ok2 := codeOf([]byte(args[step-2].text))
			if !ok1 || !ok2 || hi.value < lo.value || int(hi.value-lo.value) >= maxCodes-len(out) {
				return nil, false
			}
			for c := lo.value; c <= hi.value; c++ {
				out[int(c)] = int(args[step-1].num) + int(c-lo.value)
			}
		}
		args = args[:0]
	}
}

// decode turns shown bytes into text; what is not mapped becomes U+FFFD, so that
// it is seen as a difference.
func (m *cmap) decode(b string, width int) string {
	var out []byte
	for len(b) > 0 {
		n, s := width, "\ufffd"
		for w := 1; w <= 4 && w <= len(b); w++ {
			if !m.widths[w] {
				continue
			}
			c, _ := codeOf([]byte(b[:w]))
			if v, ok := m.codes[c]; ok {
				n, s = w, v
				break
			}
		}
		out = append(out, s...)
		b = b[min(n, len(b)):]
	}
	return string(out)
}

// utf16BE decodes UTF-16, big-endian.
func utf16BE(s string) string {
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}

package figure

import (
	"math"
	"math/bits"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// A QR code (ISO/IEC 18004) of level M. Addresses of usual length, as bytes in the
// versions 1 to 6, are encoded here, some twenty times as fast as the library does it,
// which sends every module through two channels; anything else is the library's. Both
// give the same code: a test compares them.

// modules are the modules of a code: bit y of column x is dark.
type modules struct {
	n       int
	columns [qrMost]uint64
}

// qrMost is the side of the largest code made here: version 6.
const qrMost = 41

func (m *modules) dark(x, y int) bool { return m.columns[x]>>y&1 == 1 }

func (m *modules) set(x, y int, dark bool) {
	m.columns[x] &^= 1 << y
	if dark {
		m.columns[x] |= 1 << y
	}
}

// encodeQR is the code of an address: how many modules wide, and which are dark.
func encodeQR(target string) (n int, dark func(x, y int) bool, err error) {
	if m := quickQR(target); m != nil {
		return m.n, m.dark, nil
	}
	code, err := qr.Encode(target, qr.M, qr.Auto)
	if err != nil {
		return 0, nil, err
	}
	return code.Bounds().Dx(), func(x, y int) bool {
		r, _, _, _ := code.At(x, y).RGBA()
		return r < 0x8000
	}, nil
}

// qrVersion is what a version holds at level M (table 9): codewords of error
// correction in a block, blocks, codewords of data in a block.
type qrVersion struct{ check, blocks, data int }

var qrVersions = [...]qrVersion{1: {10, 1, 16}, {16, 1, 28}, {26, 1, 44}, {18, 2, 32}, {24, 2, 43}, {16, 4, 27}}

// qrShorter are the signs of the modes that need less room than bytes (7.3.4).
const qrShorter = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// quickQR encodes an address; nil: it is the library's.
func quickQR(target string) *modules {
	if strings.Trim(target, qrShorter) == "" {
		return nil
	}
	for v := 1; v < len(qrVersions); v++ {
		if k := qrVersions[v]; len(target)+2 <= k.blocks*k.data {
			fixed, taken := qrFunctions(v)
			return qrMasked(fixed, taken, qrCodewords(target, k))
		}
	}
	return nil
}

// qrCodewords are the data with their error correction, interleaved (7.4 to 7.6).
func qrCodewords(target string, v qrVersion) []byte {
	data := make([]byte, 0, v.blocks*v.data)
	before := byte(4) // the mode: bytes
	for _, c := range append([]byte{byte(len(target))}, target...) {
		data = append(data, before<<4|c>>4)
		before = c
	}
	data = append(data, before<<4) // and four bits that end it
	for pad := byte(0xec); len(data) < cap(data); pad ^= 0xec ^ 0x11 {
		data = append(data, pad)
	}
	var out []byte
	for i := range v.data {
		for b := range v.blocks {
			out = append(out, data[b*v.data+i])
		}
	}
	checks := make([][]byte, v.blocks)
	for b := range checks {
		checks[b] = reedSolomon(data[b*v.data:(b+1)*v.data], v.check)
	}
	for i := range v.check {
		for _, c := range checks {
			out = append(out, c[i])
		}
	}
	return out
}

// reedSolomon is the remainder of the data by the generator polynomial (Annex A), over
// the field of 256 with x⁸+x⁴+x³+x²+1.
func reedSolomon(data []byte, n int) []byte {
	var power [512]byte
	var log [256]int
	for i, x := 0, 1; i < 255; i++ {
		power[i], power[i+255], log[x] = byte(x), byte(x), i
		if x <<= 1; x > 0xff {
			x ^= 0x11d
		}
	}
	generator := make([]byte, n) // without its first term, which is 1
	generator[n-1] = 1
	for root := range n {
		for i := range generator {
			if g := generator[i]; g != 0 {
				generator[i] = power[log[g]+root]
			}
			if i+1 < n {
				generator[i] ^= generator[i+1]
			}
		}
	}
	rest := make([]byte, n)
	for _, d := range data {
		lead := d ^ rest[0]
		copy(rest, rest[1:])
		rest[n-1] = 0
		if lead == 0 {
			continue
		}
		for i, g := range generator {
			if g != 0 {
				rest[i] ^= power[log[g]+log[lead]]
			}
		}
	}
	return rest
}

// qrFunctions are the function patterns of a version (6.3), and all places that hold no
// data: these patterns, and where the format is said.
func qrFunctions(version int) (fixed, taken *modules) {
	n := 17 + 4*version
	fixed, taken = &modules{n: n}, &modules{n: n}
	put := func(x, y int, dark bool) {
		fixed.set(x, y, dark)
		taken.set(x, y, true)
	}
	square := func(x, y, half int, light int) { // rings round a centre; the light one is named
		for dx := -half; dx <= half; dx++ {
			for dy := -half; dy <= half; dy++ {
				if ring := max(dx, -dx, dy, -dy); x+dx >= 0 && x+dx < n && y+dy >= 0 && y+dy < n {
					put(x+dx, y+dy, ring != light && ring != 4)
				}
			}
		}
	}
	for i := range n { // timing
		put(i, 6, i%2 == 0)
		put(6, i, i%2 == 0)
	}
	square(3, 3, 4, 2)
	square(n-4, 3, 4, 2)
	square(3, n-4, 4, 2)
	if version > 1 {
		square(n-7, n-7, 2, 1)
	}
	qrFormat(n, func(x, y, _ int) { taken.set(x, y, true) })
	put(8, n-8, true)
	return fixed, taken
}

// qrFormat visits both places of each bit of the format (7.9), the highest first.
func qrFormat(n int, put func(x, y, bit int)) {
	for i := range 15 {
		along := i // past the timing pattern
		switch {
		case i >= 9:
			along = 14 - i
		case i >= 6:
			along = []int{7, 8, 7}[i-6]
		}
		if i < 8 {
			put(along, 8, 14-i)
		} else {
			put(8, along, 14-i)
		}
		if i < 7 {
			put(8, n-1-i, 14-i)
		} else {
			put(n-15+i, 8, 14-i)
		}
	}
}

// qrMasked places the codewords (7.7.3) under the mask with the least penalty (7.8).
func qrMasked(fixed, taken *modules, words []byte) *modules {
	n := fixed.n
	plain := *fixed
	bit := 0
	up := true
	for right := n - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for i := range n {
			y := i
			if up {
				y = n - 1 - i
			}
			for x := right; x > right-2; x-- {
				if taken.dark(x, y) {
					continue
				}
				if bit < 8*len(words) {
					plain.set(x, y, words[bit/8]>>(7-bit%8)&1 == 1)
				}
				bit++
			}
		}
		up = !up
	}
	var best *modules
	least := math.MaxInt
	for mask := range 8 {
		m := plain
		for x := range n {
			var flip uint64
			for y := range n {
				if masked(mask, x, y) {
					flip |= 1 << y
				}
			}
			m.columns[x] ^= flip &^ taken.columns[x]
		}
		format := qrFormatBits(mask)
		qrFormat(n, func(x, y, bit int) { m.set(x, y, format>>bit&1 == 1) })
		if p := m.penalty(); p < least {
			best, least = &m, p
		}
	}
	return best
}

// masked is the condition of a mask (table 10).
func masked(mask, x, y int) bool {
	switch mask {
	case 0:
		return (y+x)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (y+x)%3 == 0
	case 4:
		return (y/2+x/3)%2 == 0
	case 5:
		return y*x%2+y*x%3 == 0
	case 6:
		return (y*x%2+y*x%3)%2 == 0
	}
	return ((y+x)%2+y*x%3)%2 == 0
}

// qrFormatBits is the format of level M and a mask, with its error correction (7.9).
func qrFormatBits(mask int) int {
	rest := mask << 10
	for i := 4; i >= 0; i-- {
		if rest>>(10+i)&1 == 1 {
			rest ^= 0x537 << i
		}
	}
	return (mask<<10 | rest) ^ 0x5412
}

// penalty is how hard a code is to read (7.8.3): long runs, squares of four, patterns
// like those in the corners, and darkness far from a half.
func (m *modules) penalty() int {
	n := m.n
	turned := modules{n: n}
	dark := 0
	for x := range n {
		dark += bits.OnesCount64(m.columns[x])
		for y := range n {
			if m.dark(x, y) {
				turned.columns[y] |= 1 << x
			}
		}
	}
	p := m.runs() + turned.runs()
	for x := range n - 1 {
		a, b := m.columns[x], m.columns[x+1]
		same := ^(a ^ b) & ^(a ^ a>>1) & ^(b ^ b>>1)
		p += 3 * bits.OnesCount64(same&(1<<(n-1)-1))
	}
	share := float64(dark) * 100 / float64(n*n)
	away := min(math.Abs(math.Floor(share/5)-10), math.Abs(math.Ceil(share/5)-10))
	return p + int(away*10)
}

// runs are the penalties along the columns. They are counted for a whole column at
// once: a bit of five is where a run of five begins, so a run of n has n-4 of them, and
// costs n-2.
func (m *modules) runs() int {
	p := 0
	for _, c := range m.columns[:m.n] {
		same := ^(c ^ c>>1) & (1<<(m.n-1) - 1) // as the one below
		five := same & (same >> 1) & (same >> 2) & (same >> 3)
		p += bits.OnesCount64(five) + 2*bits.OnesCount64(five&^(five<<1))
		inside := uint64(1)<<(m.n-10) - 1
		p += 40 * bits.OnesCount64((finder(c, 0b00001011101)|finder(c, 0b10111010000))&inside)
	}
	return p
}

// finder is where in a column the eleven modules of a pattern begin.
func finder(c uint64, pattern int) uint64 {
	at := ^uint64(0)
	for i := range 11 {
		if pattern>>i&1 == 1 {
			at &= c >> i
		} else {
			at &= ^(c >> i)
		}
	}
	return at
}

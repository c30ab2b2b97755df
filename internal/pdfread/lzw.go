package pdfread

import (
	"fmt"

	"malbild/internal/diag"
)

// lzw unpacks LZWDecode (7.4.4.2). compress/lzw is not enough: PDF lets a code grow
// one entry early unless EarlyChange is 0, and writers end without the last code.
func (f *File) lzw(data []byte, parms Dict) ([]byte, error) {
	early := 1
	if n, ok := f.Int(parms.Raw("EarlyChange")); ok && n == 0 {
		early = 0
	}
	limit := min(maxStream, maxDecoded-f.decoded)
	const clear, end = 256, 257
	var prefix [4096]uint16
	var last, first [4096]byte
	var length [4096]int
	for i := range 256 {
		last[i], first[i], length[i] = byte(i), byte(i), 1
	}
	var out []byte
	next, width, previous := 258, 9, -1
	bits, have := uint32(0), 0
	for _, c := range data {
		bits, have = bits<<8|uint32(c), have+8
		if have < width {
			continue
		}
		have -= width
		code := int(bits >> have & (1<<width - 1))
		switch {
		case code == end:
			f.decoded += len(out)
			return out, nil
		case code == clear:
			next, width, previous = 258, 9, -1
			continue
		case code > next || code == next && previous < 0 || code >= 4096:
			f.decoded += len(out)
			return out, fmt.Errorf("lzw: %w", errSyntax)
		}
		if previous >= 0 && next < 4096 {
			prefix[next], first[next], length[next] = uint16(previous), first[previous], length[previous]+1
			last[next] = first[code]
			if code == next {
				last[next] = first[previous]
			}
			next++
		}
		n := length[code]
		if len(out)+n > limit {
			f.decoded += len(out)
			return out, diag.Because(ErrTooLarge, "uppackade data", "unpacked data")
		}
		at := len(out)
		out = append(out, make([]byte, n)...)
		for i, c := n-1, code; i >= 0; i-- {
			out[at+i] = last[c]
			c = int(prefix[c])
		}
		previous = code
		if next+early >= 1<<width && width < 12 {
			width++
		}
	}
	f.decoded += len(out)
	return out, nil
}

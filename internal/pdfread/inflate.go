package pdfread

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"math/bits"
	"slices"
	"sync"
)

// Deflated streams of documents are short, and a file has dozens. So one that is sound is
// unpacked here, from bytes to bytes, with tables of a few kilobytes. Whatever is broken,
// unusual or too large is left to the library, which says what is wrong with it: where
// this gives something, that gives the same.

// inflater undoes deflate (RFC 1951).
type inflater struct {
	data []byte
	pos  int
	bits uint64 // read and not used, lowest first; what is above have of them is not counted
	have uint

	literals, distances codes
	lengths             [maxLiterals + maxDistances]uint8
}

const (
	maxLiterals  = 286 // symbols of bytes, of the end and of lengths (3.2.5)
	maxDistances = 30
	endOfBlock   = 256
	quickBits    = 9
)

// codes is a Huffman code (3.2.2).
type codes struct {
	quick   [1 << quickBits]uint16 // by the bits that come: symbol and, in four bits, length; 0: longer
	count   [16]uint16             // codes of each length
	symbols [288]uint16            // in the order of their codes
}

// workbenches are inflaters that were used.
var workbenches = sync.Pool{New: func() any { return new(inflater) }}

// unpacked is how it went to unpack a stream.
type unpacked uint8

const (
	unsure unpacked = iota // it is left to the library
	sound
	tooLarge // as the library would say
)

// unpack appends what data hold, in the frame of zlib (RFC 1950), to out: limit bytes at
// most.
func unpack(out, data []byte, limit int) ([]byte, unpacked) {
	if limit <= 0 || len(data) < 6 || data[0]&15 != 8 || data[0]>>4 > 7 || data[1]&32 != 0 || (int(data[0])<<8|int(data[1]))%31 != 0 {
		return out, unsure
	}
	z := workbenches.Get().(*inflater)
	defer workbenches.Put(z)
	z.data, z.pos, z.bits, z.have = data, 2, 0, 0
	from := len(out)
	if room := from + min(limit, 4*len(data)) + bytes.MinRead; room > cap(out) {
		out = append(make([]byte, 0, room), out...) // what is not filled of it is not touched
	}
	out, ok := z.blocks(out, limit)
	z.data = nil
	if len(out)-from > limit {
		return out[:from], tooLarge
	}
	if at := z.pos; !ok || at+4 > len(data) || binary.BigEndian.Uint32(data[at:]) != adler32.Checksum(out[from:]) {
		return out[:from], unsure
	}
	return out, sound
}

// blocks undoes all blocks and stops at the byte after them.
func (z *inflater) blocks(out []byte, limit int) ([]byte, bool) {
	from := len(out)
	for {
		head, ok := z.take(3)
		if !ok {
			return out, false
		}
		switch head >> 1 {
		case 0:
			out, ok = z.stored(out)
		case 1:
			c := fixed()
			out, ok = z.coded(out, from, limit, &c[0], &c[1])
		case 2:
			if ok = z.header(); ok {
				out, ok = z.coded(out, from, limit, &z.literals, &z.distances)
			}
		default:
			ok = false
		}
		if !ok || len(out)-from > limit {
			return out, false
		}
		if head&1 != 0 {
			z.align()
			return out, true
		}
	}
}

// fill reads ahead: at least 56 bits where there are as many.
func (z *inflater) fill() {
	if z.pos+8 <= len(z.data) {
		z.bits |= binary.LittleEndian.Uint64(z.data[z.pos:]) << z.have
		z.pos += int((63 - z.have) >> 3)
		z.have |= 56
		return
	}
	for z.have <= 56 && z.pos < len(z.data) {
		z.bits |= uint64(z.data[z.pos]) << z.have
		z.pos++
		z.have += 8
	}
}

// take reads some bits as a number.
func (z *inflater) take(n uint) (int, bool) {
	if z.have < n {
		z.fill()
	}
	if z.have < n {
		return 0, false
	}
	v := int(z.bits & (1<<n - 1))
	z.bits >>= n
	z.have -= n
	return v, true
}

// align goes on at the next whole byte.
func (z *inflater) align() {
	z.pos -= int(z.have / 8)
	z.bits, z.have = 0, 0
}

// stored copies a block that is not packed (3.2.4).
func (z *inflater) stored(out []byte) ([]byte, bool) {
	z.align()
	rest := z.data[z.pos:]
	if len(rest) < 4 {
		return out, false
	}
	n := int(binary.LittleEndian.Uint16(rest))
	if n != int(^binary.LittleEndian.Uint16(rest[2:])) || len(rest)-4 < n {
		return out, false
	}
	z.pos += 4 + n
	return append(out, rest[4:4+n]...), true
}

// lengthOrder is that of the codes for lengths of codes (3.2.7).
var lengthOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// header reads the codes of a block that brings its own (3.2.7).
func (z *inflater) header() bool {
	sizes, ok := z.take(14)
	literals, distances, own := sizes&31+257, sizes>>5&31+1, sizes>>10+4
	if !ok || literals > maxLiterals || distances > maxDistances {
		return false
	}
	z.lengths = [len(z.lengths)]uint8{}
	for _, at := range lengthOrder[:own] {
		n, ok := z.take(3)
		if !ok {
			return false
		}
		z.lengths[at] = uint8(n)
	}
	if !z.literals.of(z.lengths[:19]) {
		return false
	}
	all := z.lengths[:literals+distances]
	for i := 0; i < len(all); {
		symbol, ok := z.symbol(&z.literals)
		if !ok {
			return false
		}
		if symbol < 16 {
			all[i] = uint8(symbol)
			i++
			continue
		}
		again := [...]struct{ bits, least uint8 }{{2, 3}, {3, 3}, {7, 11}}[symbol-16]
		more, ok := z.take(uint(again.bits))
		n, length := more+int(again.least), uint8(0)
		if !ok || n > len(all)-i || symbol == 16 && i == 0 {
			return false
		}
		if symbol == 16 {
			length = all[i-1]
		}
		for range n {
			all[i] = length
			i++
		}
	}
	return z.literals.of(all[:literals]) && z.distances.of(all[literals:])
}

// symbol reads one symbol.
func (z *inflater) symbol(c *codes) (int, bool) {
	if z.have < 15 {
		z.fill()
	}
	e := c.next(z.bits)
	n := uint(e & 15)
	if n == 0 || n > z.have {
		return 0, false
	}
	z.bits >>= n
	z.have -= n
	return int(e >> 4), true
}

// Lengths and distances by symbol: the least, and how many bits are added (3.2.5).
var (
	leastLength   = [29]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	moreLength    = [29]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	leastDistance = [30]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	moreDistance  = [30]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// coded undoes a block of symbols. Matches reach back to the byte at from.
func (z *inflater) coded(out []byte, from, limit int, literals, distances *codes) ([]byte, bool) {
	n, ahead, have := len(out), z.bits, z.have
	out = out[:cap(out)]
	for {
		if have < 20 { // a symbol and what is added to it
			z.bits, z.have = ahead, have
			z.fill()
			ahead, have = z.bits, z.have
		}
		e := literals.quick[ahead%(1<<quickBits)]
		if e == 0 {
			e = literals.long(ahead)
		}
		used := uint(e & 15)
		if used == 0 || used > have {
			return out[:n], false
		}
		ahead >>= used
		have -= used
		symbol := e >> 4
		if symbol < endOfBlock {
			if n >= len(out) {
				if out = roomier(out); n-from > limit {
					return out[:n], false
				}
			}
			out[n] = byte(symbol)
			n++
			continue
		}
		z.bits, z.have = ahead, have
		if symbol == endOfBlock {
			return out[:n], true
		}
		length, back, ok := z.match(int(symbol)-endOfBlock-1, distances)
		if !ok || back > n-from || n-from > limit {
			return out[:n], false
		}
		if n+length > len(out) {
			out = roomier(out)
		}
		if back >= length {
			copy(out[n:n+length], out[n-back:])
		} else { // it goes on with what it has just written
			for i := n; i < n+length; i++ {
				out[i] = out[i-back]
			}
		}
		n += length
		ahead, have = z.bits, z.have
	}
}

// roomier is out with room for a match at least.
func roomier(out []byte) []byte {
	out = slices.Grow(out, max(258, len(out)/2))
	return out[:cap(out)]
}

// match reads the rest of a length, and how far back its bytes stand.
func (z *inflater) match(symbol int, distances *codes) (length, back int, ok bool) {
	if symbol >= len(leastLength) {
		return 0, 0, false
	}
	if z.have < 33 { // all of it
		z.fill()
	}
	ahead, n := z.bits, uint(moreLength[symbol])
	length = int(leastLength[symbol]) + int(ahead&(1<<n-1))
	ahead >>= n
	e := distances.next(ahead)
	coded, far := uint(e&15), e>>4
	if coded == 0 || int(far) >= len(leastDistance) {
		return 0, 0, false
	}
	ahead >>= coded
	more := uint(moreDistance[far])
	back = int(leastDistance[far]) + int(ahead&(1<<more-1))
	used := n + coded + more
	if used > z.have {
		return 0, 0, false
	}
	z.bits, z.have = ahead>>more, z.have-used
	return length, back, true
}

// of makes the code of some lengths; it reports whether all bits lead somewhere. A lone
// code and none at all are let pass, as they are by others.
func (c *codes) of(lengths []uint8) bool {
	c.count = [16]uint16{}
	for _, n := range lengths {
		c.count[n]++
	}
	some := len(lengths) - int(c.count[0])
	c.count[0] = 0
	var next [16]uint16
	room, at := 1, uint16(0)
	for n := 1; n < 16; n++ {
		if room = 2*room - int(c.count[n]); room < 0 {
			return false
		}
		next[n] = at
		at += c.count[n]
	}
	if room > 0 && some > 0 && !(some == 1 && c.count[1] == 1) {
		return false
	}
	for symbol, n := range lengths {
		if n > 0 {
			c.symbols[next[n]] = uint16(symbol)
			next[n]++
		}
	}
	c.fill()
	return true
}

// fill makes the table: codes of a length stand twice in the table of the next.
func (c *codes) fill() {
	code, place, size := 0, 0, 2
	c.quick[0], c.quick[1] = 0, 0
	for n := 1; ; n++ {
		for range c.count[n] {
			c.quick[bits.Reverse16(uint16(code))>>(16-n)] = c.symbols[place]<<4 | uint16(n)
			code++
			place++
		}
		if n == quickBits {
			return
		}
		code <<= 1
		copy(c.quick[size:2*size], c.quick[:size])
		size *= 2
	}
}

// next is the symbol that some bits begin with and, in the lowest four bits, its length; 0:
// there is none.
func (c *codes) next(ahead uint64) uint16 {
	if e := c.quick[ahead&(1<<quickBits-1)]; e != 0 {
		return e
	}
	return c.long(ahead)
}

// long is next for codes that are not in the table.
func (c *codes) long(ahead uint64) uint16 {
	code, first, place := 0, 0, 0
	for n := 1; n < 16; n++ {
		code |= int(ahead & 1)
		ahead >>= 1
		count := int(c.count[n])
		if code-first < count {
			return c.symbols[place+code-first]<<4 | uint16(n)
		}
		place += count
		first = (first + count) << 1
		code <<= 1
	}
	return 0
}

// fixed are the codes that need no header (3.2.6).
var fixed = sync.OnceValue(func() *[2]codes {
	var lengths [288]uint8
	for i := range lengths {
		switch {
		case i < 144 || i >= 280:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		default:
			lengths[i] = 7
		}
	}
	c := new([2]codes)
	c[0].of(lengths[:])
	for i := range 32 {
		lengths[i] = 5
	}
	c[1].of(lengths[:32])
	return c
})

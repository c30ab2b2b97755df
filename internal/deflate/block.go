package deflate

import (
	"encoding/binary"
	"math/bits"
)

// The symbols of a block (RFC 1951, 3.2.5): bytes, the end, lengths; distances.
const (
	literals   = 286
	distances  = 30
	endOfBlock = 256
)

// counts say how often each symbol comes.
type counts struct {
	literals  [literals]uint32
	distances [distances]uint32
}

// codes are those of the symbols.
type codes struct {
	literals  [literals]code
	distances [distances]code
}

// block writes the tokens as one block, in the shortest of the three forms (3.2.3). raw
// is what they stand for.
func (p *Packer) block(raw []byte, last bool) {
	p.often.literals[endOfBlock]++
	p.maker.make(p.often.literals[:], 15, p.codes.literals[:])
	p.maker.make(p.often.distances[:], 15, p.codes.distances[:])
	extra := p.often.extra()
	own := p.head.of(&p.codes, &p.maker) + extra + p.often.size(&p.codes)
	common := extra + p.often.size(&fixed)
	final := uint64(0)
	if last {
		final = 1
	}
	switch stored := 8 * (len(raw) + 5*(1+len(raw)/stretch)); {
	case stored < own && stored < common:
		p.store(raw, final)
	case common <= own:
		p.out.bits(final|1<<1, 3)
		p.write(&fixed)
	default:
		p.out.bits(final|2<<1, 3)
		p.head.write(&p.out)
		p.write(&p.codes)
	}
	p.tokens, p.often = p.tokens[:0], counts{}
}

// stretch is the most that a stored block holds.
const stretch = 1<<16 - 1

// store writes what cannot be packed as it is (3.2.4).
func (p *Packer) store(raw []byte, final uint64) {
	for {
		n := min(len(raw), stretch)
		if n == len(raw) {
			p.out.bits(final, 3)
		} else {
			p.out.bits(0, 3)
		}
		p.out.align()
		p.out.b = append(p.out.b, byte(n), byte(n>>8), ^byte(n), ^byte(n>>8))
		p.out.b = append(p.out.b, raw[:n]...)
		if raw = raw[n:]; len(raw) == 0 {
			return
		}
	}
}

// lengthSymbol is the symbol of a length less 3, and its extra bits.
func lengthSymbol(x uint32) (symbol, extra, n uint32) {
	switch {
	case x < 8:
		return 257 + x, 0, 0
	case x == longest-3:
		return 285, 0, 0
	}
	n = uint32(bits.Len32(x)) - 3
	return 257 + 4*n + x>>n, x & (1<<n - 1), n
}

// distanceSymbol is the symbol of a distance less 1, and its extra bits.
func distanceSymbol(x uint32) (symbol, extra, n uint32) {
	if x < 4 {
		return x, 0, 0
	}
	n = uint32(bits.Len32(x)) - 2
	return 2*n + x>>n, x & (1<<n - 1), n
}

// extra is how many bits follow the symbols of all matches.
func (o *counts) extra() (n int) {
	for i := 265; i < 285; i++ {
		n += int(o.literals[i]) * ((i - 261) / 4)
	}
	for i := 4; i < distances; i++ {
		n += int(o.distances[i]) * (i/2 - 1)
	}
	return n
}

// size is how many bits the symbols take in some codes.
func (o *counts) size(c *codes) (n int) {
	for i, times := range o.literals {
		n += int(times) * int(c.literals[i].n)
	}
	for i, times := range o.distances {
		n += int(times) * int(c.distances[i].n)
	}
	return n
}

// write writes the tokens and the end of the block. What the writer knows stands in
// variables of the loop: it is a good part of the work.
func (p *Packer) write(c *codes) {
	b, begun, n := p.out.b, p.out.begun, p.out.n
	for _, t := range p.tokens {
		if t&match == 0 {
			l := c.literals[t&0xff]
			begun |= uint64(l.bits) << (n & 63)
			n += uint(l.n)
		} else {
			symbol, extra, more := lengthSymbol(uint32(t>>16) & 0xff)
			l := c.literals[symbol]
			begun |= (uint64(l.bits) | uint64(extra)<<(l.n&63)) << (n & 63)
			if n += uint(l.n) + uint(more); n >= 32 {
				b = binary.LittleEndian.AppendUint32(b, uint32(begun))
				begun >>= 32
				n -= 32
			}
			symbol, extra, more = distanceSymbol(uint32(t) & (window - 1))
			l = c.distances[symbol]
			begun |= (uint64(l.bits) | uint64(extra)<<(l.n&63)) << (n & 63)
			n += uint(l.n) + uint(more)
		}
		if n >= 32 {
			b = binary.LittleEndian.AppendUint32(b, uint32(begun))
			begun >>= 32
			n -= 32
		}
	}
	p.out.b, p.out.begun, p.out.n = b, begun, n
	l := c.literals[endOfBlock]
	p.out.bits(uint64(l.bits), uint(l.n))
}

// Package deflate packs bytes (RFC 1951), bare or in the frame of zlib (RFC 1950). It is
// made for what documents consist of, many short streams: its tables are a hundred
// kilobytes of which a short stream touches a few, so that a program which makes one file
// and ends does not wait for memory, and the codes of a stream are found in few steps.
//
// What comes out depends on what goes in, and on nothing else.
package deflate

import (
	"encoding/binary"
	"hash/adler32"
	"math/bits"
)

// Packer packs one stream after the other. The zero value is ready.
type Packer struct {
	last [1 << hashBits]int32 // by hash of four bytes: the last place they stood at
	back [window]uint16       // by place: how far before it the same hash stood; 0: nowhere in the window
	base int32                // is added to places: those of earlier streams are out of the window

	tokens []token // of the block at hand
	often  counts  // of their symbols
	codes  codes
	head   header
	maker  maker
	out    writer
}

const (
	window   = 1 << 15 // the furthest that a match may lie back
	hashBits = 13
	hashed   = 4       // bytes, the shortest match that is found
	longest  = 258     // bytes of a match
	most     = 1 << 14 // tokens of a block
)

// How hard is looked for a match. On pages, fonts and object streams that gives streams
// as short as the usual libraries do in the same time; megabytes of pictures are better
// left to those.
const (
	tries    = 6  // places for one match
	fine     = 16 // of this length, the next byte is not tried too
	nice     = 48 // of this length, no more places are tried
	patience = 7  // after so many bytes, as a power of 2, without a match not every one is tried
)

// token is a byte, or a match: its length less 3 in bits 16 to 23, its distance less 1
// below.
type token uint32

const match token = 1 << 31

// Append packs data and appends what comes of it to b.
func (p *Packer) Append(b, data []byte) []byte {
	b = p.Raw(append(b, 0x78, 0x9c), data) // a window of 32 KB, the usual effort; the two are a multiple of 31
	return binary.BigEndian.AppendUint32(b, adler32.Checksum(data))
}

// Raw packs data without the frame of zlib (RFC 1951 alone), as zip files want it, and
// appends what comes of it to b.
func (p *Packer) Raw(b, data []byte) []byte { return p.Piece(b, data, 0, true) }

// Piece packs what stands in data from a place on, and appends what comes of it to b. What
// stands before is in a piece before, and matches may lie in it. A piece that is not the
// last ends with a whole byte, so that pieces are joined by writing them one after the
// other.
func (p *Packer) Piece(b, data []byte, from int, last bool) []byte {
	p.begin(b)
	i, since := from, from // since: where the match before ended; from: where the block begins
	held, distance := 0, 0 // the match at the byte before; a longer one here is better
	end := len(data) - hashed
	for before := range min(from, end+1) {
		p.note(data, before)
	}
	for i <= end {
		n, far := 0, 0
		if d := p.note(data, i); d != 0 {
			n, far = p.find(data, i, d, held)
		}
		switch {
		case n > held:
			if held > 0 {
				p.literal(data[i-1])
			}
			held, distance = n, far
			if i++; n < fine {
				continue
			}
			fallthrough
		case held > 0: // it began at i-1
			p.match(held, distance)
			next := i - 1 + held
			for i++; i < next && i <= end; i++ {
				p.note(data, i)
			}
			i, held, since = next, 0, next
		default:
			for step := 1 + (i-since)>>patience; step > 0 && i <= end; step-- {
				p.literal(data[i])
				i++
			}
		}
		if len(p.tokens) >= most {
			p.block(data[from:i], false)
			from = i
		}
	}
	if held > 0 {
		p.match(held, distance)
		i += held - 1
	}
	for ; i < len(data); i++ {
		p.literal(data[i])
	}
	p.block(data[from:], last)
	if !last {
		p.store(nil, 0)
	}
	p.base += int32(len(data))
	return p.out.end()
}

// begin sets the places of a stream apart from those of the stream before.
func (p *Packer) begin(b []byte) {
	p.out = writer{b: b}
	if p.tokens == nil {
		p.tokens = make([]token, 0, most+fine)
	}
	if p.base > 1<<30 {
		clear(p.last[:])
		p.base = 0
	}
	p.base += window + 1
}

// note notes the place of four bytes, and says how far back the same hash stood.
func (p *Packer) note(data []byte, i int) int {
	h := binary.LittleEndian.Uint32(data[i:]) * 0x9E3779B1 >> (32 - hashBits)
	here := int32(i) + p.base
	d := here - p.last[h]
	p.last[h] = here
	if d > window {
		d = 0
	}
	p.back[i&(window-1)] = uint16(d)
	return int(d)
}

// find looks for the longest match at i, at first d bytes back, that is longer than
// held; 0: there is none.
func (p *Packer) find(data []byte, i, d, held int) (n, far int) {
	here := data[i:min(len(data), i+longest)]
	n = max(held, hashed-1)
	if n >= len(here) {
		return 0, 0
	}
	at := i - d
	for range tries {
		if there := data[at:]; there[n] == here[n] {
			if l := same(there, here); l > n {
				n, far = l, i-at
				if l >= nice || l == len(here) {
					return n, far
				}
			}
		}
		if d = int(p.back[at&(window-1)]); d == 0 {
			break
		}
		if at -= d; i-at > window {
			break
		}
	}
	if far == 0 {
		return 0, 0
	}
	return n, far
}

// same is how many bytes at the start of a stand at the start of b, which is shorter.
func same(a, b []byte) (n int) {
	for ; n+8 <= len(b); n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func (p *Packer) literal(c byte) {
	p.tokens = append(p.tokens, token(c))
	p.often.literals[c]++
}

func (p *Packer) match(n, distance int) {
	x, y := uint32(n-3), uint32(distance-1)
	p.tokens = append(p.tokens, match|token(x<<16|y))
	l, _, _ := lengthSymbol(x)
	d, _, _ := distanceSymbol(y)
	p.often.literals[l]++
	p.often.distances[d]++
}

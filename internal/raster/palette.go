package raster

import (
	"encoding/binary"
	"image/color"
	"slices"
)

// pureColours is how many colours a palette keeps exactly: the inks. The rest of it
// are the shades of edges, rounded so that few of them stand for many.
const pureColours = 32

// palette is the colours of a file, at most 256: a quarter of the size of full colour,
// and no eye sees the difference in flat inks.
type palette struct {
	colours []color.NRGBA
	index   []uint8 // which of them stands for each colour of the picture, by its number
	all     census  // of the picture's colours as they are in memory: premultiplied
}

// count writes every run of equal pixels in a line anew: the number of its colour,
// twice, and one more if a second pixel follows, that holds how many there are.
// Nothing is looked for a second time.
func (p *palette) count(pix []uint8) {
	for from, to := 0, 0; from < len(pix); from = to {
		to = runEnd(pix, from)
		n := uint32(to-from) / 4
		i := p.all.add(binary.BigEndian.Uint32(pix[from:]), n) << 1
		if n > 1 {
			i++
			binary.LittleEndian.PutUint32(pix[from+4:], n)
		}
		binary.LittleEndian.PutUint32(pix[from:], i)
	}
}

// line writes which colours stand for the pixels of a line that count has written.
func (p *palette) line(to, pix []uint8) {
	for len(to) > 0 {
		i, n := binary.LittleEndian.Uint32(pix), uint32(1)
		if i&1 != 0 {
			n = binary.LittleEndian.Uint32(pix[4:])
		}
		ink, run := p.index[i>>1], to[:n]
		for ; len(run) >= 8; run = run[8:] {
			binary.LittleEndian.PutUint64(run, uint64(ink)*0x0101010101010101)
		}
		for k := range run {
			run[k] = ink
		}
		to, pix = to[n:], pix[4*n:]
	}
}

// choose finds the colours of the file, when all lines are counted.
func (p *palette) choose() {
	var plains, shades, kept census
	own := make([]uint32, len(p.all.colours)) // the number of each as PNG wants it
	for i, c := range p.all.colours {
		own[i] = plains.add(plain(c), p.all.count[i])
	}
	all := plains.most()
	pure, rest := all[:min(pureColours, len(all))], all[min(pureColours, len(all)):]
	for _, c := range rest {
		shades.add(shade(c), plains.count[plains.of(c)])
	}
	for _, c := range append(slices.Clone(pure), shades.most()...) {
		if len(kept.colours) < 256 {
			kept.of(c)
		}
	}
	p.colours = p.colours[:0]
	for _, c := range kept.colours {
		p.colours = append(p.colours, split(c))
	}
	to := make([]uint8, len(all))
	for _, c := range pure {
		to[plains.of(c)] = uint8(kept.of(c))
	}
	for _, c := range rest {
		i := kept.find(shade(c)).next - 1
		if int(i) >= len(p.colours) { // a shade that had no room
			i = uint32(nearest(p.colours, split(c)))
		}
		to[plains.of(c)] = uint8(i)
	}
	p.index = p.index[:0]
	for _, i := range own {
		p.index = append(p.index, to[i])
	}
}

// runEnd is where the pixels end that are like the one at from.
func runEnd(pix []uint8, from int) int {
	c, to := binary.LittleEndian.Uint32(pix[from:]), from+4
	if to == len(pix) || binary.LittleEndian.Uint32(pix[to:]) != c {
		return to // on an edge
	}
	for twice := uint64(c)<<32 | uint64(c); to+32 <= len(pix); to += 32 {
		p := pix[to : to+32]
		if (binary.LittleEndian.Uint64(p)^twice)|(binary.LittleEndian.Uint64(p[8:])^twice)|
			(binary.LittleEndian.Uint64(p[16:])^twice)|(binary.LittleEndian.Uint64(p[24:])^twice) != 0 {
			break
		}
	}
	for to < len(pix) && binary.LittleEndian.Uint32(pix[to:]) == c {
		to += 4
	}
	return to
}

// depth is how many bits an index takes.
func (p *palette) depth() int {
	for _, depth := range []int{1, 2, 4} {
		if len(p.colours) <= 1<<depth {
			return depth
		}
	}
	return 8
}

// chunks are the colours and how opaque they are, as far as one is not (PNG 11.2.2,
// 11.3.1.1).
func (p *palette) chunks() (inks, alpha []byte) {
	for i, c := range p.colours {
		inks = append(inks, c.R, c.G, c.B)
		if c.A < 255 {
			for len(alpha) < i {
				alpha = append(alpha, 255)
			}
			alpha = append(alpha, c.A)
		}
	}
	return inks, alpha
}

// plain is a premultiplied colour as PNG wants it (PNG 6.2).
func plain(c uint32) uint32 {
	a := c & 255
	switch a {
	case 0:
		return 0
	case 255:
		return c
	}
	part := func(v uint32) uint32 { return min(255, (v&255*255+a/2)/a) }
	return part(c>>24)<<24 | part(c>>16)<<16 | part(c>>8)<<8 | a
}

// shade rounds a colour to sixteen levels a channel.
func shade(c uint32) uint32 {
	round := func(v uint32) uint32 { return (v&255 + 8) / 17 * 17 }
	return round(c>>24)<<24 | round(c>>16)<<16 | round(c>>8)<<8 | round(c)
}

func split(c uint32) color.NRGBA {
	return color.NRGBA{uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)}
}

// nearest is the index of the colour most like c.
func nearest(kept []color.NRGBA, c color.NRGBA) uint8 {
	best, at := 1<<30, 0
	for i, k := range kept {
		r, g, b, a := int(k.R)-int(c.R), int(k.G)-int(c.G), int(k.B)-int(c.B), int(k.A)-int(c.A)
		if d := r*r + g*g + b*b + 2*a*a; d < best {
			best, at = d, i
		}
	}
	return uint8(at)
}

package raster

import (
	"math/bits"
	"slices"
)

// census gives every colour of a picture a number, from 0 on, and counts. It is an open
// table, since every edge asks it thousands of times. The zero value is ready.
type census struct {
	slots   []slot // as many as a power of two, at most half of them taken
	shift   int    // what leaves as many bits of a product as a place among the slots has
	colours []uint32
	count   []uint32
}

// slot holds a colour and one more than its number; 0: nothing stands here.
type slot struct{ colour, next uint32 }

// empty forgets all but memory.
func (t *census) empty() {
	clear(t.slots)
	t.colours, t.count = t.colours[:0], t.count[:0]
}

// of is the number of a colour.
func (t *census) of(c uint32) uint32 {
	if 2*len(t.colours) >= len(t.slots) {
		t.grow()
	}
	s := t.find(c)
	if s.next == 0 {
		t.colours, t.count = append(t.colours, c), append(t.count, 0)
		*s = slot{c, uint32(len(t.colours))}
	}
	return s.next - 1
}

// add counts n more of a colour.
func (t *census) add(c, n uint32) uint32 {
	i := t.of(c)
	t.count[i] += n
	return i
}

// find is where a colour stands, or should.
func (t *census) find(c uint32) *slot {
	mask := uint32(len(t.slots) - 1)
	for i := c * 0x9E3779B1 >> t.shift; ; i++ { // Knuth, volume 3, 6.4: by the golden ratio
		if s := &t.slots[i&mask]; s.colour == c && s.next != 0 || s.next == 0 {
			return s
		}
	}
}

func (t *census) grow() {
	t.slots = make([]slot, max(1024, 2*len(t.slots)))
	t.shift = 33 - bits.Len(uint(len(t.slots)))
	for i, c := range t.colours {
		*t.find(c) = slot{c, uint32(i) + 1}
	}
}

// most are the colours, the most frequent first, then by colour.
func (t *census) most() []uint32 {
	keys := make([]uint64, len(t.colours))
	for i, c := range t.colours {
		keys[i] = uint64(^t.count[i])<<32 | uint64(c)
	}
	slices.Sort(keys)
	out := make([]uint32, len(keys))
	for i, k := range keys {
		out[i] = uint32(k)
	}
	return out
}

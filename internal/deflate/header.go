package deflate

// header is how a block tells its codes (3.2.7).
type header struct {
	literals, distances, kinds int
	runs                       []run
	codes                      [19]code
}

// run is the length of a code (0 to 15), or that one comes again: the one before (16),
// or 0 (17 and 18).
type run struct{ kind, more uint8 }

// order is that of the lengths of the codes for lengths.
var order = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// moreBits tell how often a length comes again, by kind less 16.
var moreBits = [3]uint{2, 3, 7}

// of prepares the header of some codes, and says how many bits it will take.
func (h *header) of(c *codes, m *maker) (size int) {
	h.literals, h.distances, h.runs = literals, distances, h.runs[:0]
	for h.literals > endOfBlock+1 && c.literals[h.literals-1].n == 0 {
		h.literals--
	}
	for h.distances > 1 && c.distances[h.distances-1].n == 0 {
		h.distances--
	}
	length, n := c.literals[0].n, 0
	for _, list := range [...][]code{c.literals[:h.literals], c.distances[:h.distances]} {
		for _, c := range list {
			if c.n != length {
				h.tell(length, n)
				length, n = c.n, 0
			}
			n++
		}
	}
	h.tell(length, n)
	var often [19]uint32
	for _, r := range h.runs {
		often[r.kind]++
	}
	m.make(often[:], 7, h.codes[:])
	h.kinds = len(order)
	for h.kinds > 4 && h.codes[order[h.kinds-1]].n == 0 {
		h.kinds--
	}
	size = 5 + 5 + 4 + 3*h.kinds
	for kind, times := range often {
		size += int(times) * int(h.codes[kind].n)
		if kind >= 16 {
			size += int(times) * int(moreBits[kind-16])
		}
	}
	return size
}

// tell says that n codes in a row have the same length.
func (h *header) tell(length uint8, n int) {
	if length == 0 {
		for n >= 11 {
			k := min(n, 138)
			h.runs = append(h.runs, run{18, uint8(k - 11)})
			n -= k
		}
		if n >= 3 {
			h.runs = append(h.runs, run{17, uint8(n - 3)})
			n = 0
		}
	} else {
		h.runs = append(h.runs, run{length, 0})
		for n--; n >= 3; {
			k := min(n, 6)
			h.runs = append(h.runs, run{16, uint8(k - 3)})
			n -= k
		}
	}
	for range n {
		h.runs = append(h.runs, run{length, 0})
	}
}

func (h *header) write(w *writer) {
	w.bits(uint64(h.literals-257)|uint64(h.distances-1)<<5|uint64(h.kinds-4)<<10, 14)
	for _, kind := range order[:h.kinds] {
		w.bits(uint64(h.codes[kind].n), 3)
	}
	for _, r := range h.runs {
		c := h.codes[r.kind]
		w.bits(uint64(c.bits), uint(c.n))
		if r.kind >= 16 {
			w.bits(uint64(r.more), moreBits[r.kind-16])
		}
	}
}

package deflate

import (
	"math/bits"
	"slices"
)

// code is a Huffman code: its bits, the first lowest, and how many.
type code struct {
	bits uint16
	n    uint8
}

// maker makes codes; it is room for what is needed to.
type maker struct {
	sorted [literals]uint32 // how often a symbol comes, shifted by 9, and the symbol
	spare  [literals]uint32 // for sorting
	sizes  [literals]uint32
}

// make finds codes for symbols that come so often, none longer than limit.
func (m *maker) make(often []uint32, limit int, out []code) {
	clear(out)
	used := m.sorted[:0]
	for s, n := range often {
		if n > 0 {
			used = append(used, n<<9|uint32(s))
		}
	}
	switch len(used) {
	case 0:
		return
	case 1: // a code of one bit (3.2.7)
		out[used[0]&511].n = 1
		return
	}
	used = m.sort(used)
	sizes := m.sizes[:len(used)]
	for i, u := range used {
		sizes[i] = u >> 9
	}
	lengths(sizes)
	var count [32]int // of codes by length; most tokens give no longer ones
	for _, n := range sizes {
		count[n]++
	}
	limited(&count, limit)
	i := len(used)
	for n := 1; n <= limit; n++ { // the most frequent get the shortest
		for range count[n] {
			i--
			out[used[i]&511].n = uint8(n)
		}
	}
	assign(out)
}

// sort sorts by how often a symbol comes, then by symbol, as they stand already.
func (m *maker) sort(used []uint32) []uint32 {
	if len(used) < 32 {
		slices.Sort(used)
		return used
	}
	all := uint32(0)
	for _, u := range used {
		all |= u
	}
	to := m.spare[:len(used)]
	for shift := 9; all>>shift != 0; shift += 8 { // a byte at a time, the lowest first
		var at [257]uint16
		for _, u := range used {
			at[1+int(byte(u>>shift))]++
		}
		for i := range at[1:] {
			at[i+1] += at[i]
		}
		for _, u := range used {
			k := byte(u >> shift)
			to[at[k]] = u
			at[k]++
		}
		used, to = to, used
	}
	return used
}

// lengths turns frequencies, which rise, into the lengths of an optimal code, in place
// (Moffat and Katajainen, In-Place Calculation of Minimum-Redundancy Codes, 1995).
func lengths(a []uint32) {
	n := len(a)
	root, leaf := 0, 2
	a[0] += a[1]
	for next := 1; next < n-1; next++ { // join the two least; what is joined leads to its parent
		for k := range 2 {
			var least uint32
			if leaf >= n || root < next && a[root] < a[leaf] {
				least, a[root] = a[root], uint32(next)
				root++
			} else {
				least = a[leaf]
				leaf++
			}
			if k == 0 {
				a[next] = least
			} else {
				a[next] += least
			}
		}
	}
	a[n-2] = 0
	for next := n - 3; next >= 0; next-- { // from parents to depths
		a[next] = a[a[next]] + 1
	}
	free, depth := 1, uint32(0)
	root, next := n-2, n-1
	for free > 0 { // from the depths of what was joined to those of the leaves
		joined := 0
		for root >= 0 && a[root] == depth {
			joined++
			root--
		}
		for ; free > joined; free-- {
			a[next] = depth
			next--
		}
		free, depth = 2*joined, depth+1
	}
}

// limited shortens codes that are too long: they get the longest that is allowed, and
// as many others become longer as it takes until all fit.
func limited(count *[32]int, limit int) {
	for n := limit + 1; n < len(count); n++ {
		count[limit] += count[n]
		count[n] = 0
	}
	room := 1 << limit
	for n := 1; n <= limit; n++ {
		room -= count[n] << (limit - n)
	}
	for ; room < 0; room++ {
		count[limit]--
		n := limit - 1
		for count[n] == 0 {
			n--
		}
		count[n]--
		count[n+1] += 2
	}
}

// assign gives codes of known lengths their bits (3.2.2).
func assign(out []code) {
	var next [17]uint16
	for _, c := range out {
		next[c.n+1]++
	}
	next[1] = 0
	for n := 2; n < len(next); n++ {
		next[n] = (next[n] + next[n-1]) << 1
	}
	for i := range out {
		if c := &out[i]; c.n > 0 {
			c.bits = bits.Reverse16(next[c.n]) >> (16 - c.n)
			next[c.n]++
		}
	}
}

// fixed are the codes that need not be told (3.2.6).
var fixed = fixedCodes()

func fixedCodes() (c codes) {
	var all [288]code // the last two are never used, but take part
	for i := range all {
		switch {
		case i < 144:
			all[i].n = 8
		case i < 256:
			all[i].n = 9
		case i < 280:
			all[i].n = 7
		default:
			all[i].n = 8
		}
	}
	assign(all[:])
	copy(c.literals[:], all[:])
	for i := range c.distances {
		c.distances[i].n = 5
	}
	assign(c.distances[:])
	return c
}

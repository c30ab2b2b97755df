package differ

// maxEdits bounds how many changes are looked for at once. Texts that differ more are
// cut where the search came furthest, so that time grows with their length only.
const maxEdits = 1024

// common finds a longest common sequence of two rows of numbers in space that grows with
// their length: the middle of a shortest way from both ends, and then both halves
// (Myers, «An O(ND) Difference Algorithm and Its Variations», 1986, 4b).
func common(a, b []int32) []pair {
	m := &myers{a: a, b: b}
	m.between(0, len(a), 0, len(b))
	return m.out
}

type myers struct {
	a, b         []int32
	out          []pair
	front, final []int // how far the ways from both ends have come, by diagonal
}

func (m *myers) between(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
		m.out = append(m.out, pair{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a1-tail > a0 && b1-tail > b0 && m.a[a1-tail-1] == m.b[b1-tail-1] {
		tail++
	}
	a1, b1 = a1-tail, b1-tail
	if a0 < a1 && b0 < b1 {
		if x, y := m.middle(m.a[a0:a1], m.b[b0:b1]); x > 0 || y > 0 {
			m.between(a0, a0+x, b0, b0+y)
			m.between(a0+x, a1, b0+y, b1)
		}
	}
	for k := range tail {
		m.out = append(m.out, pair{a1 + k, b1 + k})
	}
}

// middle is a place on a shortest way through both rows, near its middle; nothing when
// they have nothing in common.
func (m *myers) middle(a, b []int32) (x, y int) {
	most := min((len(a)+len(b)+1)/2, maxEdits)
	zero, delta := most+1, len(a)-len(b)
	m.front, m.final = cleared(m.front, 2*most+3), cleared(m.final, 2*most+3)
	m.front[zero+1], m.final[zero+1] = 0, 0
	var skipFront, skipFinal [2]int
	for d := range most {
		for k := -d + skipFront[0]; k <= d-skipFront[1]; k += 2 {
			x := furthest(m.front, zero, k, d)
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			m.front[zero+k] = x
			if outside(x, y, a, b, &skipFront) {
				continue
			}
			if o := zero + delta - k; delta&1 != 0 && o >= 0 && o < len(m.final) && m.final[o] >= 0 && x >= len(a)-m.final[o] {
				return x, y
			}
		}
		for k := -d + skipFinal[0]; k <= d-skipFinal[1]; k += 2 {
			x := furthest(m.final, zero, k, d)
			y := x - k
			for x < len(a) && y < len(b) && a[len(a)-x-1] == b[len(b)-y-1] {
				x, y = x+1, y+1
			}
			m.final[zero+k] = x
			if outside(x, y, a, b, &skipFinal) {
				continue
			}
			if o := zero + delta - k; delta&1 == 0 && o >= 0 && o < len(m.front) && m.front[o] >= 0 && m.front[o] >= len(a)-x {
				return m.front[o], m.front[o] - (o - zero)
			}
		}
	}
	if most < maxEdits {
		return 0, 0
	}
	return m.cut(zero, len(a), len(b))
}

// cut is the place that the way from the front has come furthest to.
func (m *myers) cut(zero, n, l int) (x, y int) {
	for i, at := range m.front {
		if k := i - zero; at >= 0 && at <= n && at-k >= 0 && at-k <= l && 2*at-k > x+y {
			x, y = at, at-k
		}
	}
	return x, y
}

func cleared(v []int, n int) []int {
	if cap(v) < n {
		v = make([]int, n)
	}
	v = v[:n]
	for i := range v {
		v[i] = -1
	}
	return v
}

// furthest is where a way on a diagonal begins after d changes.
func furthest(v []int, zero, k, d int) int {
	if k == -d || k != d && v[zero+k-1] < v[zero+k+1] {
		return v[zero+k+1]
	}
	return v[zero+k-1] + 1
}

// outside reports whether a way has left the rows; its diagonal is not tried again.
func outside(x, y int, a, b []int32, skip *[2]int) bool {
	switch {
	case x > len(a):
		skip[1] += 2
	case y > len(b):
		skip[0] += 2
	default:
		return false
	}
	return true
}

// numbered gives every word of two texts a number, one and the same for the same word.
func numbered(a, b []string) (na, nb []int32) {
	known := make(map[string]int32, len(a))
	number := func(words []string) []int32 {
		out := make([]int32, len(words))
		for i, w := range words {
			n, ok := known[w]
			if !ok {
				n = int32(len(known))
				known[w] = n
			}
			out[i] = n
		}
		return out
	}
	return number(a), number(b)
}

package typeset

import "strings"

// trie holds hyphenation patterns (F. M. Liang, Word Hy-phen-a-tion by
// Com-put-er, 1983). The edges of all nodes stand in one open hash table, which
// is built about ten times as fast as a tree of maps: fifteen thousand patterns
// are parsed in well under a millisecond, once a process and only when needed.
type trie struct {
	keys   []uint32 // node<<8 | letter; 0 is an empty place
	nodes  []uint32 // the node an edge leads to
	mask   uint32
	count  uint32   // nodes so far; the root is 1
	values []uint32 // by node: where its weights begin in weights, or 0
	weight []byte   // for each pattern: how many, then the weights

	// The pattern entered last and the nodes on its way: the next one often
	// begins with the same letters.
	letters [longestPattern]byte
	path    [longestPattern]uint32
	depth   int
}

// longestPattern bounds patterns; real ones have some ten letters.
const longestPattern = 32

func parsePatterns(text string) *trie {
	size := uint32(1 << 10)
	for int(size) < len(text)/2 { // a pattern of seven bytes makes less than two nodes
		size *= 2
	}
	t := &trie{keys: make([]uint32, size), nodes: make([]uint32, size), mask: size - 1, count: 1}
	t.values = make([]uint32, 2, len(text)/3)
	t.weight = append(make([]byte, 0, len(text)), 0)
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSuffix(line, "\r"); isPattern(line) {
			t.add(line)
		}
	}
	return t
}

// isPattern tells patterns from the settings in the file's head
// («ISO8859-1», «LEFTHYPHENMIN 1»), which are in capitals, and comments.
func isPattern(line string) bool {
	return line != "" && len(line) <= longestPattern && line[0] != '%' && !(line[0] >= 'A' && line[0] <= 'Z')
}

// add enters one pattern: «.2ab2a» is the letters «.aba» with the weights 0 2 0 2 0.
func (t *trie) add(pattern string) {
	node, depth := uint32(1), 0
	begin := len(t.weight)
	weight := append(t.weight, 0, 0)
	for i := range len(pattern) {
		c := pattern[i]
		if c >= '0' && c <= '9' {
			weight[len(weight)-1] = c - '0'
			continue
		}
		if depth < t.depth && t.letters[depth] == c {
			node = t.path[depth]
		} else {
			node = t.grow(node, c)
			t.letters[depth], t.path[depth], t.depth = c, node, depth+1
		}
		depth++
		weight = append(weight, 0)
	}
	weight[begin] = byte(len(weight) - begin - 1)
	t.weight = weight
	t.values[node] = uint32(begin)
}

func (t *trie) slot(key uint32) uint32 {
	s := (key * 2654435769) >> 7 & t.mask
	for t.keys[s] != 0 && t.keys[s] != key {
		s = (s + 1) & t.mask
	}
	return s
}

func (t *trie) grow(node uint32, c byte) uint32 {
	key := node<<8 | uint32(c)
	s := t.slot(key)
	if t.keys[s] == 0 {
		t.count++
		t.keys[s], t.nodes[s] = key, t.count
		t.values = append(t.values, 0)
	}
	return t.nodes[s]
}

// points lists the offsets where the weights of all patterns found in the word
// are odd. A word with letters outside the patterns' alphabet has none.
func (t *trie) points(word []rune) []int32 {
	const longest = 62
	if len(word) > longest {
		return nil
	}
	var letters [longest + 2]byte
	var weights [longest + 3]byte
	n := len(word) + 2
	letters[0], letters[n-1] = '.', '.'
	for i, r := range word {
		if r > 0xff {
			return nil
		}
		letters[i+1] = byte(r)
	}
	for i := range n {
		node := uint32(1)
		for _, c := range letters[i:n] {
			s := t.slot(node<<8 | uint32(c))
			if t.keys[s] == 0 {
				break
			}
			node = t.nodes[s]
			v := t.values[node]
			if v == 0 {
				continue
			}
			for k, w := range t.weight[v+1 : v+1+uint32(t.weight[v])] {
				weights[i+k] = max(weights[i+k], w)
			}
		}
	}
	var out []int32
	for p := 1; p < len(word); p++ {
		if weights[p+1]%2 == 1 {
			out = append(out, int32(p))
		}
	}
	return out
}

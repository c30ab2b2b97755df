package source

import (
	"strings"
	"unicode/utf8"
)

// quick reads the YAML that sources are really written in: maps and lists by
// indentation or in brackets on one line, texts on one line with or without quotes,
// and texts under «>-» and «|». It is an order of magnitude faster than the library,
// which reads character by character into events, and into comments that nobody asks
// for.
//
// It never decides what is wrong. Whatever it does not know (anchors, tags, nulls,
// escapes, texts over several lines without a sign, a colon or an indent that may be
// an error) it leaves, with no node: the library then reads the whole file. Where it
// does answer, the tree is the library's, node for node; tests hold that.
type quick struct {
	text  string
	pos   int    // of the next byte
	line  int    // where pos is, from 1
	start int    // where that line begins
	seen  int    // how far of that line runes are counted …
	runes int    // … and how many there were
	depth int    // of the collection being read
	slab  []node // room for the next nodes
	words []byte // of the text being joined
}

// readQuick reads a file without tabs, control characters and carriage returns. It is
// nil where the library must read.
func readQuick(text string) *node {
	q := &quick{text: text, line: 1}
	col := q.next()
	if col < 0 {
		return nil
	}
	root := q.block(-1, false)
	if root == nil || root.kind != mappingNode || q.next() >= 0 {
		return nil
	}
	return root
}

// odd reports characters that the library skips or refuses.
func odd(text string) bool {
	return strings.Contains(text, "\ufeff") || strings.Contains(text, "\ufffe") || strings.Contains(text, "\uffff")
}

// next goes on to the next line that holds something, unless one has been found
// already, and says how far that is indented; -1 at the end of the file.
func (q *quick) next() int {
	for q.pos < len(q.text) {
		switch q.text[q.pos] {
		case ' ':
			q.pos++
		case '\n':
			q.newLine()
		case '#':
			q.skipLine()
		default:
			return q.pos - q.start
		}
	}
	return -1
}

func (q *quick) newLine() {
	q.pos++
	q.line++
	q.start, q.seen, q.runes = q.pos, q.pos, 0
}

// skipLine goes to the end of the line.
func (q *quick) skipLine() { q.pos = q.lineEnd() }

func (q *quick) lineEnd() int {
	if n := strings.IndexByte(q.text[q.pos:], '\n'); n >= 0 {
		return q.pos + n
	}
	return len(q.text)
}

// byteAt is a byte of the text; a line feed behind its end.
func (q *quick) byteAt(i int) byte {
	if i < len(q.text) {
		return q.text[i]
	}
	return '\n'
}

// blankAt reports whether white space stands at i, or the end.
func (q *quick) blankAt(i int) bool {
	c := q.byteAt(i)
	return c == ' ' || c == '\n'
}

// The nodes of a file stand in a few slabs. So many bytes of text there are to a node,
// in the files that people write; a slab holds mostNodes.
const (
	bytesOfNode = 24
	mostNodes   = 341
)

// here is a node of a kind at the next byte.
func (q *quick) here(k kind) *node {
	q.runes += utf8.RuneCountInString(q.text[q.seen:q.pos])
	q.seen = q.pos
	return q.node(k, int32(q.line), int32(q.runes+1))
}

func (q *quick) node(k kind, line, col int32) *node {
	if len(q.slab) == 0 {
		q.slab = make([]node, min(mostNodes, 4+(len(q.text)-q.pos)/bytesOfNode))
	}
	n := &q.slab[0]
	q.slab = q.slab[1:]
	n.kind, n.line, n.col = k, line, col
	return n
}

// rest goes to the end of the line when nothing but a comment is left of it.
func (q *quick) rest() bool {
	from := q.pos
	q.spaces()
	switch {
	case q.byteAt(q.pos) == '\n':
		return true
	case q.text[q.pos] == '#' && q.pos > from:
		q.skipLine()
		return true
	}
	return false
}

func (q *quick) spaces() {
	for q.pos < len(q.text) && q.text[q.pos] == ' ' {
		q.pos++
	}
}

// block reads the value at the next byte, inside what is indented by parent. After a
// key on the same line it can neither be a list by dashes nor begin with a key.
func (q *quick) block(parent int, afterKey bool) *node {
	var n *node
	switch c := q.text[q.pos]; {
	case c == '-' && q.blankAt(q.pos+1):
		if afterKey {
			return nil
		}
		return q.list(q.pos-q.start, false)
	case c == '>' || c == '|':
		return q.folded(parent)
	case c == '[' || c == '{':
		n = q.flow()
	default:
		n = q.scalar(false)
		if n != nil && q.byteAt(q.pos) == ':' {
			if afterKey {
				return nil
			}
			return q.pairs(int(n.col)-1, n)
		}
	}
	if n == nil || !q.rest() {
		return nil
	}
	return n
}

// enter opens a collection; the library says what is too deep.
func (q *quick) enter() bool {
	q.depth++
	return q.depth <= MaxDepth
}

// leave closes a collection.
func (q *quick) leave(n *node) *node {
	q.depth--
	return n
}

// longestKey is what a key may take, in bytes. The library allows 1024 characters.
const longestKey = 1000

// pairs reads a map by indentation, from behind its first key.
func (q *quick) pairs(indent int, key *node) *node {
	out := q.node(mappingNode, key.line, key.col)
	if !q.enter() {
		return nil
	}
	for end := &out.first; key != nil && q.byteAt(q.pos) == ':' && q.pos-q.start-indent <= longestKey; {
		q.pos++ // the colon
		value := q.after(indent)
		if value == nil {
			return nil
		}
		*end, key.next, end = key, value, &value.next
		out.count += 2
		col := q.next()
		if col < indent {
			return q.leave(out)
		}
		if col > indent {
			return nil
		}
		key = q.scalar(false)
	}
	return nil
}

// after reads what stands behind a colon: on the same line, or indented below, or as
// a list whose dashes stand under the key.
func (q *quick) after(indent int) *node {
	if !q.blankAt(q.pos) {
		return nil
	}
	if !q.rest() {
		return q.block(indent, true)
	}
	switch col := q.next(); {
	case col > indent:
		return q.block(indent, false)
	case col == indent && q.text[q.pos] == '-' && q.blankAt(q.pos+1):
		return q.list(indent, true)
	}
	return nil
}

// list reads a list by dashes, from its first dash on. Under a key it may stand as far
// out as the key does; then the next key ends it.
func (q *quick) list(indent int, underKey bool) *node {
	out := q.here(sequenceNode)
	if !q.enter() {
		return nil
	}
	for end, dash := &out.first, true; dash; {
		q.pos++ // the dash
		if q.rest() && q.next() <= indent {
			return nil
		}
		item := q.block(indent, false)
		if item == nil {
			return nil
		}
		*end, end = item, &item.next
		out.count++
		col := q.next()
		dash = col == indent && q.text[q.pos] == '-' && q.blankAt(q.pos+1)
		if col < indent || col == indent && underKey && !dash {
			return q.leave(out)
		}
	}
	return nil
}

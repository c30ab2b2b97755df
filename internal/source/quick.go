package source

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// quick reads the YAML that sources are really written in: maps and lists by
// indentation or in brackets on one line, texts on one line with or without quotes,
// and texts under «>-» and «|». It is an order of magnitude faster than the library,
// which reads character by character into events, and into comments that nobody asks
// for.
//
// It never decides what is wrong. Whatever it does not know (anchors, tags, nulls,
// escapes, texts over several lines without a sign, a colon or an indent that may be
// an error) it leaves: the library then reads the whole file. Where it does answer,
// the tree is the library's, node for node; tests hold that.
type quick struct {
	text  string
	pos   int    // of the next byte
	line  int    // where pos is, from 1
	start int    // where that line begins
	seen  int    // how far of that line runes are counted …
	runes int    // … and how many there were
	depth int    // of the collection being read
	kids  []node // of the collections being read, until they are whole
	slab  []node // where whole collections stand
}

// readQuick reads a file without tabs, control characters and carriage returns. It is
// false where the library must read.
func readQuick(text string) (root node, ok bool) {
	for _, odd := range []string{"\ufeff", "\ufffe", "\uffff"} { // the library skips the first and refuses the others
		if strings.Contains(text, odd) {
			return node{}, false
		}
	}
	q := &quick{text: text, line: 1}
	col := q.next()
	if col < 0 {
		return node{}, false
	}
	root, ok = q.block(-1, false)
	return root, ok && root.kind == yaml.MappingNode && q.next() < 0
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

// here is a node of a kind at the next byte.
func (q *quick) here(kind yaml.Kind) node {
	q.runes += utf8.RuneCountInString(q.text[q.seen:q.pos])
	q.seen = q.pos
	return node{kind: kind, line: int32(q.line), col: int32(q.runes + 1)}
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
func (q *quick) block(parent int, afterKey bool) (node, bool) {
	switch c := q.text[q.pos]; {
	case c == '-' && q.blankAt(q.pos+1):
		if afterKey {
			return node{}, false
		}
		return q.list(q.pos-q.start, false)
	case c == '>' || c == '|':
		return q.folded(parent)
	case c == '[' || c == '{':
		n, ok := q.flow()
		return n, ok && q.rest()
	}
	n, ok := q.scalar(false)
	switch {
	case !ok:
		return node{}, false
	case q.byteAt(q.pos) != ':':
		return n, q.rest()
	case afterKey:
		return node{}, false
	}
	return q.pairs(int(n.col)-1, n)
}

// enter opens a collection; the library says what is too deep.
func (q *quick) enter() (base int, ok bool) {
	q.depth++
	return len(q.kids), q.depth <= MaxDepth
}

// leave closes a collection: its nodes get their place, side by side.
func (q *quick) leave(base int) []node {
	q.depth--
	n := len(q.kids) - base
	if n == 0 {
		return nil
	}
	if cap(q.slab)-len(q.slab) < n {
		q.slab = make([]node, 0, max(n, min(512, 8+len(q.text)/32)))
	}
	from := len(q.slab)
	q.slab = append(q.slab, q.kids[base:]...)
	q.kids = q.kids[:base]
	return q.slab[from:len(q.slab):len(q.slab)]
}

// longestKey is what a key may take, in bytes. The library allows 1024 characters.
const longestKey = 1000

// pairs reads a map by indentation, from behind its first key.
func (q *quick) pairs(indent int, key node) (node, bool) {
	out := key
	base, ok := q.enter()
	out.kind, out.style, out.value = yaml.MappingNode, 0, ""
	for ok {
		if q.pos-q.start-indent > longestKey {
			return node{}, false
		}
		q.kids = append(q.kids, key)
		q.pos++ // the colon
		var value node
		if value, ok = q.after(indent); !ok {
			return node{}, false
		}
		q.kids = append(q.kids, value)
		col := q.next()
		if col < indent {
			out.content = q.leave(base)
			return out, true
		}
		if col > indent {
			return node{}, false
		}
		key, ok = q.scalar(false)
		ok = ok && q.byteAt(q.pos) == ':'
	}
	return node{}, false
}

// after reads what stands behind a colon: on the same line, or indented below, or as
// a list whose dashes stand under the key.
func (q *quick) after(indent int) (node, bool) {
	if !q.blankAt(q.pos) {
		return node{}, false
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
	return node{}, false
}

// list reads a list by dashes, from its first dash on. Under a key it may stand as far
// out as the key does; then the next key ends it.
func (q *quick) list(indent int, underKey bool) (node, bool) {
	out := q.here(yaml.SequenceNode)
	base, ok := q.enter()
	for ok {
		q.pos++ // the dash
		if q.rest() && q.next() <= indent {
			return node{}, false
		}
		var item node
		if item, ok = q.block(indent, false); !ok {
			return node{}, false
		}
		q.kids = append(q.kids, item)
		col := q.next()
		dash := col == indent && q.text[q.pos] == '-' && q.blankAt(q.pos+1)
		if col < indent || col == indent && underKey && !dash {
			out.content = q.leave(base)
			return out, true
		}
		ok = dash
	}
	return node{}, false
}

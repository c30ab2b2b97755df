package source

import "gopkg.in/yaml.v3"

// flow reads a list in [ ] or a map in { } that stands on one line.
func (q *quick) flow() (node, bool) {
	kind, end := yaml.SequenceNode, byte(']')
	if q.text[q.pos] == '{' {
		kind, end = yaml.MappingNode, '}'
	}
	out := q.here(kind)
	out.style = yaml.FlowStyle
	base, ok := q.enter()
	q.pos++
	q.spaces()
	if q.byteAt(q.pos) == end {
		q.pos++
		q.leave(base)
		return out, ok
	}
	for ok {
		if kind == yaml.MappingNode && !q.flowKey() {
			return node{}, false
		}
		var item node
		if item, ok = q.flowItem(); !ok {
			break
		}
		q.kids = append(q.kids, item)
		q.spaces()
		switch q.byteAt(q.pos) {
		case end:
			q.pos++
			out.content = q.leave(base)
			return out, true
		case ',':
			q.pos++
			q.spaces()
		default:
			return node{}, false
		}
	}
	return node{}, false
}

// flowKey reads a key in { } with its colon.
func (q *quick) flowKey() bool {
	from := q.pos
	key, ok := q.scalar(true)
	if !ok || q.byteAt(q.pos) != ':' || q.byteAt(q.pos+1) != ' ' || q.pos-from > longestKey {
		return false
	}
	q.kids = append(q.kids, key)
	q.pos++
	q.spaces()
	return true
}

// flowItem reads a value in brackets.
func (q *quick) flowItem() (node, bool) {
	if c := q.byteAt(q.pos); c == '[' || c == '{' {
		return q.flow()
	}
	n, ok := q.scalar(true)
	return n, ok && q.byteAt(q.pos) != ':'
}

package source

// flow reads a list in [ ] or a map in { } that stands on one line.
func (q *quick) flow() *node {
	kind, end := sequenceNode, byte(']')
	if q.text[q.pos] == '{' {
		kind, end = mappingNode, '}'
	}
	out := q.here(kind)
	out.style = flowStyle
	if !q.enter() {
		return nil
	}
	q.pos++
	q.spaces()
	if q.byteAt(q.pos) == end {
		q.pos++
		return q.leave(out)
	}
	for last := &out.first; ; {
		if kind == mappingNode {
			key := q.flowKey()
			if key == nil {
				return nil
			}
			*last, last = key, &key.next
			out.count++
		}
		item := q.flowItem()
		if item == nil {
			return nil
		}
		*last, last = item, &item.next
		out.count++
		q.spaces()
		switch q.byteAt(q.pos) {
		case end:
			q.pos++
			return q.leave(out)
		case ',':
			q.pos++
			q.spaces()
		default:
			return nil
		}
	}
}

// flowKey reads a key in { } with its colon.
func (q *quick) flowKey() *node {
	from := q.pos
	key := q.scalar(true)
	if key == nil || q.byteAt(q.pos) != ':' || q.byteAt(q.pos+1) != ' ' || q.pos-from > longestKey {
		return nil
	}
	q.pos++
	q.spaces()
	return key
}

// flowItem reads a value in brackets.
func (q *quick) flowItem() *node {
	if c := q.byteAt(q.pos); c == '[' || c == '{' {
		return q.flow()
	}
	n := q.scalar(true)
	if n == nil || q.byteAt(q.pos) == ':' {
		return nil
	}
	return n
}

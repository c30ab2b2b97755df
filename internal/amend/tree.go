package amend

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

type kind int

const (
	scalar kind = iota
	mapping
	list
)

// item is one value: what it says, and where it stands in the text.
type item struct {
	kind  kind
	tag   string
	value string
	keys  []*item
	items []*item

	style    yaml.Style
	from, to int  // bytes; to is after the last
	column   int  // from 0
	inside   bool // of brackets
}

// The limits, those of the strict reader.
const (
	maxBytes = 1 << 20
	maxDepth = 32
)

// parse reads the text and finds where every value begins and ends.
func parse(data []byte) (*item, error) {
	if len(data) > maxBytes || !utf8.Valid(data) || strings.ContainsAny(string(data), "\u0085\u2028\u2029\x00") || loneReturn(data) {
		return nil, ErrForm
	}
	root, err := decode(data)
	if err != nil {
		return nil, err
	}
	r := &ruler{data: data, starts: starts(data)}
	top, err := r.item(root, -1, 1)
	if err != nil {
		return nil, err
	}
	if top.kind != mapping {
		return nil, ErrForm
	}
	return top, nil
}

// loneReturn finds a carriage return that ends a line alone.
func loneReturn(data []byte) bool {
	for i, c := range data {
		if c == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			return true
		}
	}
	return false
}

// decode keeps a fault in the library from ending the program.
func decode(data []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrForm, r)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	doc := &yaml.Node{}
	if err := dec.Decode(doc); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	if err := dec.Decode(&yaml.Node{}); err != io.EOF || len(doc.Content) != 1 {
		return nil, ErrForm
	}
	return doc.Content[0], nil
}

func (r *ruler) item(n *yaml.Node, indent, depth int) (*item, error) {
	if depth > maxDepth || n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return nil, ErrForm
	}
	out := &item{tag: n.Tag, value: n.Value, style: n.Style, column: n.Column - 1}
	var ok bool
	if out.from, ok = r.offset(n.Line, n.Column); !ok {
		return nil, ErrForm
	}
	switch n.Kind {
	case yaml.ScalarNode:
		out.to, ok = r.scalarEnd(out, indent)
		if !ok {
			return nil, ErrForm
		}
		return out, nil
	case yaml.MappingNode:
		out.kind = mapping
	case yaml.SequenceNode:
		out.kind = list
	default:
		return nil, ErrForm
	}
	for i, c := range n.Content {
		k, err := r.item(c, out.column, depth+1)
		if err != nil {
			return nil, err
		}
		k.inside = out.flow()
		if out.kind == mapping && i%2 == 0 {
			if k.kind != scalar || k.tag == "!!merge" {
				return nil, ErrForm
			}
			out.keys = append(out.keys, k)
			continue
		}
		out.items = append(out.items, k)
	}
	out.to, ok = r.collectionEnd(out)
	if !ok {
		return nil, ErrForm
	}
	return out, nil
}

func (n *item) flow() bool { return n.style&yaml.FlowStyle != 0 }

func (n *item) null() bool { return n.kind == scalar && n.tag == "!!null" }

// at finds the value at a path; nil when its last step is not there.
func (n *item) at(p Path) (*item, error) {
	for i, k := range p {
		var next *item
		switch k := k.(type) {
		case string:
			if n.kind != mapping {
				return nil, fmt.Errorf("%w: %s", ErrPath, p[:i+1])
			}
			if j := n.index(k); j >= 0 {
				next = n.items[j]
			}
		case int:
			if n.kind != list {
				return nil, fmt.Errorf("%w: %s", ErrPath, p[:i+1])
			}
			if k >= 0 && k < len(n.items) {
				next = n.items[k]
			}
		default:
			return nil, fmt.Errorf("%w: %s", ErrPath, p[:i+1])
		}
		if next == nil {
			if i == len(p)-1 {
				return nil, nil
			}
			return nil, fmt.Errorf("%w: %s", ErrPath, p[:i+1])
		}
		n = next
	}
	return n, nil
}

// mustAt is at for a path that is known to be there.
func (n *item) mustAt(p Path) *item {
	out, _ := n.at(p)
	return out
}

func (n *item) index(key string) int {
	for i, k := range n.keys {
		if k.value == key {
			return i
		}
	}
	return -1
}

// after is the place of the key that a new one stands after.
func (n *item) after(key string, order []string) int {
	best := -1
	for _, k := range order {
		if k == key {
			if best >= 0 {
				return best
			}
			break
		}
		best = max(best, n.index(k))
	}
	return len(n.keys) - 1
}

func (n *item) insertKey(i int, key string, v *item) {
	n.keys = append(n.keys[:i:i], append([]*item{Text(key).model()}, n.keys[i:]...)...)
	n.items = append(n.items[:i:i], append([]*item{v}, n.items[i:]...)...)
}

func (n *item) clone() *item {
	out := *n
	out.keys, out.items = nil, nil
	for _, k := range n.keys {
		out.keys = append(out.keys, k.clone())
	}
	for _, k := range n.items {
		out.items = append(out.items, k.clone())
	}
	return &out
}

// same reports whether two values say the same. A day may be told from a text.
func (n *item) same(o *item) bool {
	if n.kind != o.kind || n.value != o.value || len(n.keys) != len(o.keys) || len(n.items) != len(o.items) || n.class() != o.class() {
		return false
	}
	for i := range n.keys {
		if !n.keys[i].same(o.keys[i]) {
			return false
		}
	}
	for i := range n.items {
		if !n.items[i].same(o.items[i]) {
			return false
		}
	}
	return true
}

// class is the tag, where a day counts as a text: our sources read it so.
func (n *item) class() string {
	if n.tag == "!!timestamp" {
		return "!!str"
	}
	return n.tag
}

func (t Text) model() *item { return &item{tag: "!!str", value: string(t)} }
func (v Int) model() *item  { return &item{tag: "!!int", value: strconv.Itoa(int(v))} }
func (v Bool) model() *item { return &item{tag: "!!bool", value: strconv.FormatBool(bool(v))} }

func (v List) model() *item {
	out := &item{kind: list, tag: "!!seq"}
	for _, e := range v {
		out.items = append(out.items, e.model())
	}
	return out
}

func (v Map) model() *item {
	out := &item{kind: mapping, tag: "!!map"}
	for _, e := range v {
		out.keys = append(out.keys, Text(e.Key).model())
		out.items = append(out.items, e.Value.model())
	}
	return out
}

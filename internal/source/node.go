package source

import (
	"gopkg.in/yaml.v3"
)

// node is one value of a file: of a yaml.Node what this room needs, whoever has read it.
// What stands in a list, and the keys and values of a map in turn, are a chain: a node
// has its place once and for all, and is never copied.
type node struct {
	value       string
	first, next *node // of what stands in it; beside it
	line, col   int32 // from 1; the column in runes
	count       int32 // of what stands in it
	kind        kind
	style       style
	tag         tag
}

// kind is what a value is.
type kind uint8

const (
	unknownNode kind = iota
	scalarNode
	mappingNode
	sequenceNode
	aliasNode // what has an anchor, too
)

// style is how a value is written, in the bits of the library.
type style uint8

const (
	taggedStyle = style(yaml.TaggedStyle)
	doubleStyle = style(yaml.DoubleQuotedStyle)
	singleStyle = style(yaml.SingleQuotedStyle)
	literalText = style(yaml.LiteralStyle)
	foldedText  = style(yaml.FoldedStyle)
	flowStyle   = style(yaml.FlowStyle)
)

// tag is a tag that matters where nobody has written it.
type tag uint8

const (
	noTag tag = iota
	tagNull
	tagMerge
)

// ofLibrary takes over what the library has read. Of tags that are written it keeps the
// words, to refuse them by.
func (f *File) ofLibrary(n *yaml.Node) *node {
	out := &node{style: style(n.Style), line: int32(n.Line), col: int32(n.Column), value: n.Value}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		out.kind = aliasNode
	case n.Kind == yaml.ScalarNode:
		out.kind = scalarNode
	case n.Kind == yaml.MappingNode:
		out.kind = mappingNode
	case n.Kind == yaml.SequenceNode:
		out.kind = sequenceNode
	}
	switch n.Tag {
	case "!!null":
		out.tag = tagNull
	case "!!merge":
		out.tag = tagMerge
	}
	if out.style&taggedStyle != 0 {
		if f.tags == nil {
			f.tags = map[*node]string{}
		}
		f.tags[out] = n.Tag
	}
	end := &out.first
	for _, c := range n.Content {
		*end = f.ofLibrary(c)
		end = &(*end).next
		out.count++
	}
	return out
}

package source

import (
	"gopkg.in/yaml.v3"
)

// node is one value of a file: of a yaml.Node what this room needs, whoever has read it.
type node struct {
	kind      yaml.Kind // AliasNode for what has an anchor, too
	style     yaml.Style
	line, col int32  // from 1; the column in runes
	tag       string // !!null, !!merge, and what is written; else ""
	value     string
	content   []node // of a map: keys and values in turn
}

// The tags that matter where nobody has written them.
const (
	tagNull  = "!!null"
	tagMerge = "!!merge"
)

// ofLibrary takes over what the library has read.
func ofLibrary(n *yaml.Node) node {
	out := node{kind: n.Kind, style: n.Style, line: int32(n.Line), col: int32(n.Column), value: n.Value}
	if n.Anchor != "" {
		out.kind = yaml.AliasNode
	}
	if n.Style&yaml.TaggedStyle != 0 || n.Tag == tagNull || n.Tag == tagMerge {
		out.tag = n.Tag
	}
	if len(n.Content) > 0 {
		out.content = make([]node, len(n.Content))
		for i, c := range n.Content {
			out.content[i] = ofLibrary(c)
		}
	}
	return out
}

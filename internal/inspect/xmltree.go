package inspect

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// Bounds of an XML part.
const (
	maxXML   = 24 << 20
	maxNodes = 800_000
	maxLevel = 256
)

// node is an element of an XML part.
type node struct {
	xml.Name
	attrs []xml.Attr
	kids  []*node
	text  string // character data directly inside
}

var errEntity = diag.NewError("den anger en dokumenttyp (DOCTYPE)", "it declares a document type (DOCTYPE)")

// parseXML reads a part. A DOCTYPE is refused: it is how entities explode.
func parseXML(data []byte) (*node, error) {
	if len(data) > maxXML {
		return nil, fmt.Errorf("XML: %w", pdfread.ErrTooLarge)
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	open := []*node{root}
	for count := 0; ; count++ {
		tok, err := dec.Token()
		if err == io.EOF {
			if len(root.kids) == 0 {
				return nil, io.ErrUnexpectedEOF
			}
			return root.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		if count > 2*maxNodes || len(open) > maxLevel {
			return nil, fmt.Errorf("XML: %w", pdfread.ErrTooLarge)
		}
		top := open[len(open)-1]
		switch t := tok.(type) {
		case xml.Directive:
			return nil, errEntity
		case xml.StartElement:
			n := &node{Name: t.Name, attrs: t.Attr}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := string(t); top.text != "" || strings.TrimSpace(s) != "" || top.Local == "t" {
				top.text += s
			}
		}
	}
}

// attr is an attribute by its local name.
func (n *node) attr(local string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name, or nil.
func (n *node) child(local string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.Local == local {
			return k
		}
	}
	return nil
}

// at follows children by name.
func (n *node) at(path ...string) *node {
	for _, p := range path {
		n = n.child(p)
	}
	return n
}

// walk visits all elements below in order; what is told false is not gone into. Of
// two alternatives for one content the first counts.
func (n *node) walk(visit func(*node) bool) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if k.Local == "Fallback" && n.Local == "AlternateContent" {
			continue
		}
		if visit(k) {
			k.walk(visit)
		}
	}
}

// on reports an on/off property: there, and not switched off.
func (n *node) on(local string) bool {
	k := n.child(local)
	if k == nil {
		return false
	}
	v := k.attr("val")
	return v != "0" && v != "false" && v != "off"
}

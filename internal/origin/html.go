package origin

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"malbild/internal/document"
)

// fromHTML reads the meta elements of the head.
func fromHTML(b []byte) []document.Property {
	b = b[:min(len(b), maxMetadata)]
	if !bytes.Contains(b, []byte("malbild.")) {
		return nil
	}
	var out facts
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.list
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data == "body" {
				return out.list
			}
			if t.Data == "meta" {
				out.meta(t.Attr)
			}
		}
	}
}

// meta adds what a meta element says, if it is one of ours.
func (f *facts) meta(attributes []html.Attribute) {
	name, content := "", ""
	for _, a := range attributes {
		switch a.Key {
		case "name":
			name = a.Val
		case "content":
			content = a.Val
		}
	}
	if fact, ok := strings.CutPrefix(name, "malbild."); ok {
		f.add(fact, content)
	}
}

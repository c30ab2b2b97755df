package compose

import (
	"net/url"
	"strings"

	"malbild/internal/document"
)

// address is the canonical page in type, for those who cannot scan its code: as one
// writes it, without scheme.
func (c *composer) address() []document.Block {
	u, err := url.Parse(c.e.Address)
	if c.e.Address == "" || err != nil || u.Host == "" {
		return nil
	}
	shown := strings.TrimSuffix(u.Host+u.EscapedPath(), "/")
	link := &document.Link{Text: document.T(shown), Target: c.e.Address}
	return []document.Block{&document.Paragraph{Role: document.WebAddress, Text: []document.Inline{link}}}
}

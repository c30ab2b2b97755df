package content

import (
	"malbild/internal/source"
)

// linted is a text as it was read, for the lint.
type linted struct {
	text    source.Text
	sic     []source.Text
	running bool // a paragraph: it ends with a full stop
}

func (r *reader) lint() {}

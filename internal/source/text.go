package source

import "malbild/internal/diag"

// Text is a value that remembers its place.
type Text struct {
	Value string
	Pos   diag.Pos
}

// String is the value.
func (t Text) String() string { return t.Value }

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t.Value == "" }

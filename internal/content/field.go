package content

import "malbild/internal/source"

// Field is a value that an official fills in, defined once for a county and named
// in texts as {falt.<name>}.
type Field struct {
	Name        string
	Title       source.Text // for people: «Diarienummer»
	Kind        string      // text, date, choice, block
	Placeholder source.Text // without brackets: «diarienummer»
	Choices     []source.Text
}

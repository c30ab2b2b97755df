// Package amend changes single values in YAML that people keep by hand. An edit is
// one splice of text: the bytes outside it stay as they are, comments, order,
// quotes, indentation and line ends with them. yaml.v3 is asked where values
// stand, and never to write.
//
// Every edit is read back: the new file must hold what the old one held and the one
// change, else the edit is refused and the file is as before.
package amend

import (
	"fmt"
	"strconv"
	"strings"

	"malbild/internal/diag"
)

// The reasons for refusing.
var (
	ErrForm  = diag.NewError("filen har en form som programmet inte ändrar i", "the YAML has a form that is not edited by the program")
	ErrPath  = diag.NewError("platsen finns inte i filen", "there is no such place")
	ErrTaken = diag.NewError("värdet är ingen enkel text eller inget tal", "the value is no single text or number")
)

// Path leads to a value: keys (string) and places in lists (int), from the top.
type Path []any

// String writes the path as people do: steps[1].date.
func (p Path) String() string {
	var b strings.Builder
	for _, k := range p {
		switch k := k.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(k) + "]")
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, k)
		}
	}
	return b.String()
}

// Of is the path one step further in.
func (p Path) Of(k ...any) Path { return append(append(Path(nil), p...), k...) }

// Value is what can be written: Text, Int, Bool, List or Map.
type Value interface{ model() *item }

// Text is a text; it is quoted when it must be.
type Text string

// Int is a whole number.
type Int int

// Bool is true or false.
type Bool bool

// List is a list of values.
type List []Value

// Map is keys with values, in the order they are to stand.
type Map []Field

// Field is one key with its value.
type Field struct {
	Key   string
	Value Value
}

// File is one file being edited.
type File struct {
	data []byte
	top  *item
}

// Open reads a file: one document of YAML whose top is a map, without anchors, tags
// or characters that break lines in unusual ways.
func Open(data []byte) (*File, error) {
	top, err := parse(data)
	if err != nil {
		return nil, err
	}
	return &File{data: data, top: top}, nil
}

// Bytes is the file as it is now.
func (f *File) Bytes() []byte { return f.data }

// Has reports whether there is a value at the path.
func (f *File) Has(p Path) bool {
	n, err := f.top.at(p)
	return err == nil && n != nil
}

// Len is how many values the list at the path has; 0 when there is none.
func (f *File) Len(p Path) int {
	n, err := f.top.at(p)
	if err != nil || n == nil || n.kind != list {
		return 0
	}
	return len(n.items)
}

// Set gives a place its value. A single value is replaced where it stands, in its
// own style. A key that is missing is added: after the last of the keys that come
// before it in order, else at the end of its map. Maps on the way must be there.
func (f *File) Set(p Path, v Value, order ...string) error {
	if len(p) == 0 {
		return ErrPath
	}
	parent, err := f.top.at(p[:len(p)-1])
	if err != nil {
		return err
	}
	if parent == nil {
		return fmt.Errorf("%w: %s", ErrPath, p[:len(p)-1])
	}
	key, isKey := p[len(p)-1].(string)
	old, err := f.top.at(p)
	if err != nil {
		return err
	}
	want := f.top.clone()
	var s splice
	switch {
	case old == nil && !isKey:
		return fmt.Errorf("%w: %s", ErrPath, p)
	case old == nil:
		at := parent.after(key, order)
		s, err = f.addKey(parent, at, Field{key, v})
		want.mustAt(p[:len(p)-1]).insertKey(at+1, key, v.model())
	default:
		s, err = f.replace(parent, old, v)
		*want.mustAt(p) = *v.model()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", p, err)
	}
	return f.apply(p, s, want)
}

// Append adds an entry to the end of the list at the path; a missing list is made.
func (f *File) Append(p Path, entry Value, order ...string) error {
	return f.Insert(p, f.Len(p), entry, order...)
}

// Insert adds an entry before the one at index i of the list at the path. A list
// that is missing is made, its key placed as Set does.
func (f *File) Insert(p Path, i int, entry Value, order ...string) error {
	l, err := f.top.at(p)
	if err != nil {
		return err
	}
	if l == nil {
		return f.Set(p, List{entry}, order...)
	}
	want := f.top.clone()
	switch {
	case l.kind == list && i >= 0 && i <= len(l.items):
		w := want.mustAt(p)
		w.items = append(w.items[:i:i], append([]*item{entry.model()}, w.items[i:]...)...)
	case l.null() && i == 0:
		*want.mustAt(p) = *List{entry}.model()
	default:
		return fmt.Errorf("%w: %s", ErrPath, p.Of(i))
	}
	s, err := f.addEntry(l, i, entry)
	if err != nil {
		return fmt.Errorf("%s: %w", p, err)
	}
	return f.apply(p, s, want)
}

// splice is one change of the text.
type splice struct {
	from, to int
	text     string
}

// apply makes the change when the new text says what was wanted and nothing else.
func (f *File) apply(p Path, s splice, want *item) error {
	data := make([]byte, 0, len(f.data)+len(s.text))
	data = append(append(append(data, f.data[:s.from]...), s.text...), f.data[s.to:]...)
	top, err := parse(data)
	if err != nil || !top.same(want) {
		return fmt.Errorf("%s: %w", p, ErrForm)
	}
	f.data, f.top = data, top
	return nil
}

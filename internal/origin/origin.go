// Package origin reads what a file says of where its words come from: the
// provenance that the writers put into PDF, DOCX, PPTX and HTML. A file says what
// it says: whether it is true is for package verify.
package origin

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
)

// Read takes the provenance out of a file. It is nil when the file says nothing of
// ours, is of another kind, or is broken: who needs to know why asks the readers
// that look for faults.
func Read(b []byte) (p *document.Provenance) {
	defer func() {
		if recover() != nil { // a file no reader foresaw says nothing
			p = nil
		}
	}()
	switch {
	case bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF")):
		return document.FromProperties(fromPDF(b))
	case bytes.HasPrefix(b, []byte("PK")):
		return document.FromProperties(fromOffice(b))
	}
	return document.FromProperties(fromHTML(b))
}

// facts collects values by name, in the order they are met.
type facts struct{ list []document.Property }

func (f *facts) add(name string, values ...string) {
	i := slices.IndexFunc(f.list, func(p document.Property) bool { return p.Name == name })
	if i < 0 {
		f.list = append(f.list, document.Property{Name: name})
		i = len(f.list) - 1
	}
	for _, v := range values {
		f.list[i].Values = append(f.list[i].Values, strings.Map(shown, v))
	}
}

// shown keeps signs that steer a terminal, or turn the words after them round, from
// what is told of a file.
func shown(r rune) rune {
	if unicode.IsControl(r) || r == '\u202d' || r == '\u202e' {
		return utf8.RuneError
	}
	return r
}

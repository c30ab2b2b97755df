// Package verify reads finished files from the outside and says which words they
// hold, in reading order: what a screen reader or a search would meet. It knows
// the file formats and nothing of how the bytes were made, so that
// words(pdf) = words(docx) = words(html) = document.Words is a proof.
//
// Left out everywhere, as in document.Words: running heads and page numbers,
// text drawn inside figures, and list markers that are not labels.
//
// The readers are made for files of any origin: sizes, depths and counts are
// bounded, and a file that breaks a bound or a rule of its format is an error.
package verify

import (
	"fmt"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/document"
)

// Bounds of what is read. The largest real file is a few hundred kilobytes.
const (
	maxFile    = 64 << 20 // bytes of a file
	maxPart    = 32 << 20 // bytes of one unpacked stream or part
	maxText    = 16 << 20 // bytes of text collected
	maxDepth   = 200      // levels of anything nested
	maxObjects = 1 << 20  // structure elements, tokens of one object, entries
)

// ErrTooLarge says that a file breaks a bound of this package.
var ErrTooLarge = diag.NewError("större än en handling får vara", "larger than a document may be")

// checkSize refuses a file that is too large to be read.
func checkSize(b []byte) error {
	if len(b) > maxFile {
		return fmt.Errorf("%d bytes: %w", len(b), ErrTooLarge)
	}
	return nil
}

// guard turns a panic of a library on hostile input into an error.
func guard(what string, err *error) {
	if p := recover(); p != nil {
		*err = diag.NewError("läsningen gick inte att slutföra", fmt.Sprintf("%s: broken file: %v", what, p))
	}
}

// text collects the text of a file.
type text struct {
	b        strings.Builder
	overflow bool
}

func (t *text) add(s string) {
	if t.b.Len()+len(s) > maxText {
		t.overflow = true
		return
	}
	t.b.WriteString(s)
}

// part ends a word: text on both sides of it stands in different blocks.
func (t *text) part() { t.add("\n") }

// words folds the text and cuts it into words.
func (t *text) words() ([]string, error) {
	if t.overflow {
		return nil, fmt.Errorf("text: %w", ErrTooLarge)
	}
	return strings.Fields(document.Fold(t.b.String())), nil
}

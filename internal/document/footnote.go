package document

// Footnote is a note to the words before it. It is read where it is called for,
// between the words before and after its mark, in every format, wherever it is
// shown; its mark is a number made by the writer and no word.
type Footnote struct {
	Text []Inline
	Mark NoteMark
}

// NoteMark is the mark in the running text. On a page, a Run that belongs to &n.Mark
// is that mark, and one that belongs to the Footnote itself is the number before
// the words of the note.
type NoteMark struct{ _ byte }

func (*Footnote) isNode()   {}
func (*NoteMark) isNode()   {}
func (*Footnote) isInline() {}

// Package source reads YAML strictly. It gives every value an address
// (file:line:column) and reports, all together, what it does not understand:
// unknown keys, wrong kinds, empty texts, broken encodings, unsafe paths.
//
// It knows the form of the sources and nothing of what they are about. Of
// gopkg.in/yaml.v3 it uses the Node only: the library's own decoding loses
// unknown keys and has no columns.
package source

import (
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"
	"unsafe"

	"malbild/internal/diag"
)

// The limits. No real source comes near them.
const (
	MaxBytes = 1 << 20
	MaxDepth = 32
	MaxFound = 1000 // findings of one severity that are kept of a file: who reads more?
)

// File is one source file as read.
type File struct {
	Name string

	data    []byte
	text    string           // the same, with line feeds alone; never written to
	cut     []string         // text line by line, when somebody has asked
	usual   bool             // no sign of it needs to be looked at, see plain
	whole   bool             // the library has read it
	oldEnds bool             // a carriage return stands alone, which has been told
	reached mark             // see after
	lost    map[int]bool     // lines where words may stand behind a «#», see lostWords
	tags    map[*node]string // those that are written

	first, last *Map    // that were handed out
	room        []Map   // for those that will be
	handed      int     // how many there are
	asks        *asking // what was asked of them
	list        diag.List
	kept        [2]int // findings in the list: errors, and what is less
	unkept      int    // findings that are not, see MaxFound
	traced      bool   // what is found means nothing then, see Trace
}

// Open reads a file of YAML whose top is a map. The findings are those known so
// far; Findings gives all of them when the map has been taken apart. The map is
// nil when the file cannot be read; a nil Map answers every question with
// nothing, so that callers need no second way.
func Open(fsys fs.FS, name string) (*File, *Map, diag.List) { return open(fsys, name, &asking{}) }

func open(fsys fs.FS, name string, asks *asking) (*File, *Map, diag.List) {
	f := &File{Name: name, asks: asks}
	if !f.read(fsys) {
		return f, nil, f.list
	}
	if !f.check() {
		return f, nil, f.list
	}
	root := f.parse()
	if root == nil {
		return f, nil, f.list
	}
	v := Value{f: f, node: root, name: f.Name}
	if t, ok := fsys.(*Trace); ok {
		v.form, f.traced = t.Form(f.Name), true
	}
	m := v.Map()
	return f, m, f.list
}

// check makes text of the bytes, and is false where they are no text or hold a character
// that YAML must not see. Every word that is read shares the memory of the bytes, which
// are the file's own and not written to.
func (f *File) check() bool {
	f.text = unsafe.String(unsafe.SliceData(f.data), len(f.data))
	if f.usual = plain(f.text); f.usual {
		return true
	}
	if !f.checkWhole() || !f.checkEncoding() {
		return false
	}
	f.text = strings.ReplaceAll(f.text, "\r\n", "\n")
	f.usual = plain(f.text)
	return f.usual || f.checkCharacters()
}

// lines are the lines of the file. Most files are read without anybody asking.
func (f *File) lines() []string {
	if f.cut == nil {
		f.cut = strings.Split(f.text, "\n")
	}
	return f.cut
}

// read fetches the bytes.
func (f *File) read(fsys fs.FS) bool {
	var err error
	at := diag.Pos{File: f.Name}
	if sv, en := astray(f.Name); sv != "" {
		f.report(codePath.At(at, f.Name, sv, en))
		return false
	}
	info, out := look(fsys, f.Name)
	if out {
		f.report(codePath.At(at, f.Name, "en symbolisk länk leder ut", "a symbolic link leads out"))
		return false
	}
	if info == nil {
		info, err = fs.Stat(fsys, f.Name)
	}
	if err == nil && info.Size() > MaxBytes {
		f.report(codeTooLarge.At(at, info.Size(), MaxBytes))
		return false
	}
	if err == nil {
		f.data, err = fs.ReadFile(fsys, f.Name)
	}
	switch {
	case errors.Is(err, ErrDeadLink), errors.Is(err, fs.ErrNotExist) && Exists(fsys, f.Name):
		sv, en := refused(ErrDeadLink)
		f.report(codeUnreadable.At(at, f.Name, sv, en).WithCure(brokenLink))
	case errors.Is(err, fs.ErrNotExist):
		sv, en := nearly(fsys, f.Name)
		f.report(codeMissingFile.At(at, f.Name, sv, en))
	case err != nil:
		sv, en := refused(err)
		f.report(codeUnreadable.At(at, f.Name, sv, en))
	case len(f.data) > MaxBytes:
		f.report(codeTooLarge.At(at, len(f.data), MaxBytes))
	default:
		return true
	}
	return false
}

// Findings reports everything found, unknown keys included, sorted by place.
func (f *File) Findings() diag.List {
	for m := f.first; m != nil; m = m.next {
		m.Done()
	}
	if f.unkept > 0 {
		f.list.Add(codeMany.At(f.pos(max(1, strings.Count(f.text, "\n")), 1), f.unkept)) // the last line
		f.unkept = 0
	}
	f.list.Sort()
	return f.list
}

// Report adds a finding of a later room at a place in this file, with the line.
func (f *File) Report(d diag.Finding) { f.report(d) }

func (f *File) report(d diag.Finding) {
	if f.keeps(d.Code) {
		f.add(d)
	}
}

// add keeps a finding, with the line.
func (f *File) add(d diag.Finding) {
	if d.Excerpt == "" {
		d.Excerpt = f.Line(d.Pos.Line)
	}
	f.list.Add(d)
}

// keeps reports whether one more finding of the kind is kept, and counts it either way.
func (f *File) keeps(c *diag.Code) bool {
	if f.traced {
		return false
	}
	kept := &f.kept[0]
	if c.Severity != diag.Error {
		kept = &f.kept[1]
	}
	if *kept == MaxFound {
		f.unkept++
		return false
	}
	*kept++
	return true
}

// Line is a line of the file, counted from 1; "" when there is none.
func (f *File) Line(n int) string {
	if lines := f.lines(); n >= 1 && n <= len(lines) {
		return lines[n-1]
	}
	return ""
}

// mark is a place on a line, and what stands there and behind it.
type mark struct {
	line, col int
	rest      string
}

// after is what stands on a line from a column on, both counted from 1, in runes. It goes
// on from where it was asked last: a file may well be one line.
func (f *File) after(line, col int) string {
	at := &f.reached
	if at.line != line || at.col > col {
		*at = mark{line: line, col: 1, rest: f.Line(line)}
	}
	for ; at.col < col && at.rest != ""; at.col++ {
		_, n := utf8.DecodeRuneInString(at.rest)
		at.rest = at.rest[n:]
	}
	return at.rest
}

func (f *File) at(n *node) diag.Pos { return f.pos(int(n.line), int(n.col)) }

func (f *File) pos(line, col int) diag.Pos { return diag.Pos{File: f.Name, Line: line, Col: col} }

// At is the place of the rune with the given index in a text of this file. It
// follows quotes, folded lines and block scalars; where it cannot (escapes in
// double quotes), it answers with the place of the text.
func (f *File) At(t Text, index int) diag.Pos {
	lines := f.lines()
	if t.Pos.Line < 1 || t.Pos.Line > len(lines) {
		return t.Pos
	}
	src := cursor{lines: lines, line: t.Pos.Line - 1, col: t.Pos.Col - 1}
	src.enter()
	for i, r := range []rune(t.Value) {
		if r == ' ' || r == '\n' {
			if i == index {
				return f.pos(src.line+1, src.col+1)
			}
			src.space()
			continue
		}
		src.skipBreaks()
		got := src.rune()
		if got == '\\' && src.quote == '"' {
			src.col++
			got = src.rune()
		}
		if got != r {
			return t.Pos
		}
		if i == index {
			return f.pos(src.line+1, src.col+1)
		}
		src.col++
		if got == '\'' && src.quote == '\'' {
			src.col++
		}
	}
	return f.pos(src.line+1, src.col+1)
}

// cursor walks the source text of one scalar; line and col count from 0, in runes.
type cursor struct {
	lines     []string
	line, col int
	quote     rune
}

// enter steps over the opening quote or the head of a block scalar.
func (c *cursor) enter() {
	switch c.quote = c.rune(); c.quote {
	case '"', '\'':
		c.col++
	case '|', '>':
		c.line, c.col = c.line+1, 0
		c.skip()
	}
}

// rune is the character at the cursor; 0 at the end of a line.
func (c *cursor) rune() rune {
	if c.line >= len(c.lines) {
		return 0
	}
	s := c.lines[c.line]
	for i := 0; len(s) > 0; i++ {
		r, n := utf8.DecodeRuneInString(s)
		if i == c.col {
			return r
		}
		s = s[n:]
	}
	return 0
}

// skipBreaks goes on to the next line with text when the line is at its end.
func (c *cursor) skipBreaks() {
	if c.rune() == 0 {
		c.skip()
	}
}

// space takes one space of the text: one in the source, or a line break with
// the indentation that follows.
func (c *cursor) space() {
	if c.rune() == ' ' {
		c.col++
	}
	rest := c.col
	for c.rune() == ' ' {
		c.col++
	}
	if c.rune() != 0 { // spaces inside a line count one by one
		c.col = rest
		return
	}
	c.skip()
}

// skip moves to the next character that is not white space.
func (c *cursor) skip() {
	for c.line < len(c.lines) {
		switch c.rune() {
		case 0:
			c.line, c.col = c.line+1, 0
		case ' ':
			c.col++
		default:
			return
		}
	}
}

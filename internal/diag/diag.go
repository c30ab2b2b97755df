// Package diag holds findings: what is wrong, where, why, and how to cure it.
//
// A finding is data until package cli prints it. Every room declares its codes
// as package variables of type *Code, most of them in codes.go, and exports them with a
// function Codes. Codes are stable; their hundreds say what they are about
// (ARCHITECTURE.md, Errors). Package diag knows no domain.
package diag

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Pos is a place in a source file. Line and Col count from 1, Col in runes.
// The zero Pos means that no place is known.
type Pos struct {
	File      string
	Line, Col int
}

// IsZero reports whether no place is known.
func (p Pos) IsZero() bool { return p.File == "" && p.Line == 0 }

// String is "file:line:col", without what is not known.
func (p Pos) String() string {
	switch {
	case p.File == "" && p.Line == 0:
		return ""
	case p.Line == 0:
		return p.File
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
	}
}

// before orders places by file, line and column.
func (p Pos) before(q Pos) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Col < q.Col
}

// Severity says whether a finding stops the build.
type Severity int

// The severities. The zero value is Error.
const (
	Error Severity = iota
	Warning
)

// Phrase is one message in the languages of the surface. It may hold fmt verbs;
// all phrases of a Code take the same arguments, so use indexed verbs (%[2]s)
// where a phrase does not need them all. A lone per cent sign stands for itself.
type Phrase struct{ SV, EN string }

// In returns the phrase in the language ("sv", else English).
func (p Phrase) In(lang string) string {
	if lang == "sv" {
		return p.SV
	}
	return p.EN
}

// Code is a kind of finding. What says what is wrong, Why what it would lead to,
// Cure what to do; lower case, no full stop, the user's own words in « ».
type Code struct {
	ID       string // "MB101"
	Severity Severity
	What     Phrase
	Why      Phrase
	Cure     Phrase
	OnePlace bool // its findings at one place are one thing to mend, whatever each names
}

// Finding is one Code at one place. An argument that is a Phrase is told in the language of
// the text.
type Finding struct {
	Code    *Code
	Pos     Pos
	Args    []any
	Excerpt string   // the source line, filled in by the reader when known
	About   []string // whose copy it concerns: principal, document, language
	Cure    *Phrase  // replaces Code.Cure when set (e.g. «did you mean»); takes the same Args
	Related []Pos
}

// At makes a finding of this kind.
func (c *Code) At(pos Pos, args ...any) Finding { return Finding{Code: c, Pos: pos, Args: args} }

// WithCure returns the finding with another cure.
func (f Finding) WithCure(p Phrase) Finding { f.Cure = &p; return f }

// For returns the finding with the copy it concerns.
func (f Finding) For(about ...string) Finding { f.About = about; return f }

// Text returns what, why and cure in the language.
func (f Finding) Text(lang string) (what, why, cure string) {
	c := f.Code.Cure
	if f.Cure != nil {
		c = *f.Cure
	}
	args := spokenIn(lang, f.Args)
	return format(f.Code.What.In(lang), args), format(f.Code.Why.In(lang), args), format(c.In(lang), args)
}

// format fills the verbs of a phrase. A phrase need not use every argument, and
// an argument that is not there leaves its verb as written.
func format(s string, args []any) string {
	at := strings.IndexByte(s, '%')
	if at < 0 {
		return s
	}
	var b strings.Builder
	next := 0
	for ; at >= 0; at = strings.IndexByte(s, '%') {
		b.WriteString(s[:at])
		s = s[at:]
		verb, index, n := verbOf(s)
		if index != noIndex {
			next = index
		}
		switch {
		case n == 0:
			verb, n = "%", 1
			b.WriteString(verb)
		case verb == "%%":
			b.WriteByte('%')
		default:
			if arg := argument(args, next); arg == nil {
				b.WriteString(s[:n])
			} else if text, ok := (*arg).(string); ok && (verb == "%s" || verb == "%v") {
				b.WriteString(text)
			} else {
				fmt.Fprintf(&b, verb, *arg)
			}
			next++
		}
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// argument is the argument with the number, or nil.
func argument(args []any, i int) *any {
	if i < 0 || i >= len(args) {
		return nil
	}
	return &args[i]
}

// noIndex: a verb takes the argument after the last one.
const noIndex = -2

// verbOf is the indexed or plain fmt verb that s begins with, without its index, and how
// long it is; 0: any other per cent sign stands for itself, phrases speak of «300 %». The
// index counts from 0.
func verbOf(s string) (verb string, index, n int) {
	if strings.HasPrefix(s, "%%") {
		return "%%", noIndex, 2
	}
	index, n = noIndex, 1
	if end := strings.IndexByte(s, ']'); strings.HasPrefix(s, "%[") && end > 0 {
		i, err := strconv.Atoi(s[2:end])
		if err != nil || s[2] == '-' || s[2] == '+' {
			return "", noIndex, 0
		}
		index, n = i-1, end+1
	}
	from := n
	for n < len(s) && strings.IndexByte("-+.0123456789", s[n]) >= 0 {
		n++
	}
	if n == len(s) || strings.IndexByte("sdvqfgx", s[n]) < 0 {
		return "", noIndex, 0
	}
	return "%" + s[from:n+1], index, n + 1
}

// List is findings of one or more stages. It is an error when it is not empty.
type List []Finding

// Add appends findings.
func (l *List) Add(f ...Finding) { *l = append(*l, f...) }

// Sort orders the list by place, then code; equal findings keep their order.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		if l[i].Pos != l[j].Pos {
			return l[i].Pos.before(l[j].Pos)
		}
		return l[i].Code.ID < l[j].Code.ID
	})
}

// HasErrors reports whether any finding stops the build.
func (l List) HasErrors() bool {
	for _, f := range l {
		if f.Code.Severity == Error {
			return true
		}
	}
	return false
}

// Err returns the list as an error, or nil when it has no errors.
func (l List) Err() error {
	if l.HasErrors() {
		return l
	}
	return nil
}

// Error is the findings' first lines in English; package cli prints them in full.
func (l List) Error() string {
	var b strings.Builder
	for i, f := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		what, _, _ := f.Text("en")
		fmt.Fprintf(&b, "%s: %s [%s]", f.Pos, what, f.Code.ID)
	}
	return b.String()
}

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

	"malbild/internal/lazy"
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

// Before orders places by file, line and column.
func (p Pos) Before(q Pos) bool {
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

// Finding is one Code at one place.
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
	return format(f.Code.What.In(lang), f.Args), format(f.Code.Why.In(lang), f.Args), format(c.In(lang), f.Args)
}

// verb is an indexed or plain fmt verb. Any other per cent sign stands for itself:
// phrases speak of «300 %».
var verb = lazy.Pattern(`%(?:\[(\d+)\])?([-+0-9.]*[sdvqfgx])|%%`)

// format fills the verbs of a phrase. A phrase need not use every argument, and
// an argument that is not there leaves its verb as written.
func format(s string, args []any) string {
	if !strings.Contains(s, "%") {
		return s
	}
	next := 0
	return verb().ReplaceAllStringFunc(s, func(v string) string {
		if v == "%%" {
			return "%"
		}
		m := verb().FindStringSubmatch(v)
		i := next
		if m[1] != "" {
			i, _ = strconv.Atoi(m[1])
			i--
		}
		next = i + 1
		if i < 0 || i >= len(args) {
			return v
		}
		return fmt.Sprintf("%"+m[2], args[i])
	})
}

// List is findings of one or more stages. It is an error when it is not empty.
type List []Finding

// Add appends findings.
func (l *List) Add(f ...Finding) { *l = append(*l, f...) }

// Sort orders the list by place, then code; equal findings keep their order.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		if l[i].Pos != l[j].Pos {
			return l[i].Pos.Before(l[j].Pos)
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

// Package inspect looks at finished files from the outside and says what is wrong
// with them for the people who read, print and keep them: PDF by the clauses of
// PDF/UA-1 and PDF/A-2 that a machine can check and by what printers ask, Word by
// its package and by the rules of Word's own accessibility checker. It also reads
// a file the way a screen reader does, and lists locks and fields.
//
// Files may come from anywhere. What they may cost is bounded: bytes unpacked,
// depth, objects and steps are counted, and a file that goes beyond is a finding.
// Nothing here knows how our own files are made.
package inspect

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"malbild/internal/diag"
	"malbild/internal/pdfread"
)

// Purpose is what a PDF is for, which decides the rules that count.
type Purpose string

// The purposes. Auto asks the file.
const (
	Auto   Purpose = ""
	Screen Purpose = "screen"
	Print  Purpose = "press"
	Both   Purpose = "both"
)

// Options of an inspection.
type Options struct {
	Purpose Purpose
	// Standard is what the file must follow; empty: what it says itself.
	Standard Standard
	// Press is what the printer asks; what is zero is what the trade asks.
	Press Limits
	// Verdict leaves out what only people want: the transcript and the facts.
	Verdict bool
	// Fonts keeps what was found out about embedded fonts between files.
	Fonts *FontCache
}

// Report is what was found.
type Report struct {
	Name     string
	Format   string // pdf, docx, dotx, pptx; empty: not known
	Purpose  Purpose
	Pages    int
	Title    string
	Language string
	Claims   []string // «PDF/A-2a», «PDF/UA-1», «PDF/X-4»
	Findings []Finding
	Press    *PressFacts
	Office   *OfficeFacts
	// Unchecked says what of the file was not looked into, though a rule would ask for
	// it: «no errors» does not speak for that.
	Unchecked []diag.Phrase
	// Transcript is what a screen reader meets, a line for each role.
	Transcript []string
	// Advice says that findings are not faults: a template somebody else owns.
	Advice bool

	index  map[string]int
	judges []string // profiles of veraPDF that decide; nil: all rules count
	calls  map[*Rule]int
	asked  int // times a rule was broken, whether it counts for the file or not
}

// Bounds of what is said about one file.
const (
	maxFindings = 400
	maxOfRule   = 25
	maxCalls    = 4000 // times a rule may be broken until nobody counts
)

// full reports whether enough has been said of a rule, and counts.
func (r *Report) full(rule *Rule) bool {
	if r.calls == nil {
		r.calls = map[*Rule]int{}
	}
	r.calls[rule]++
	return r.calls[rule] > 2*maxCalls
}

// add keeps a finding; the same one again is counted.
func (r *Report) add(rule *Rule, page int, element string, args ...any) {
	if r.asked++; !r.applies(rule) || r.full(rule) {
		return
	}
	key := fmt.Sprint(rule.ID, "\x00", page, "\x00", element, "\x00", fmt.Sprint(args...))
	if r.index == nil {
		r.index = map[string]int{}
	}
	if i, ok := r.index[key]; ok {
		r.Findings[i].Times++
		return
	}
	count := r.index["\x01"+rule.ID]
	if len(r.Findings) >= maxFindings || count >= maxOfRule {
		return
	}
	r.index["\x01"+rule.ID] = count + 1
	r.index[key] = len(r.Findings)
	r.Findings = append(r.Findings, Finding{Rule: rule, Page: page, Element: element, Args: args, Times: 1})
}

// Has reports whether the rule was broken.
func (r *Report) Has(id string) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Rule.ID == id })
}

// Counts reports whether a finding counts for what the file is for.
func (r *Report) Counts(f Finding) bool {
	switch f.Rule.Group {
	case Accessibility, Archive:
		return r.Purpose != Print
	case Press:
		return r.Purpose == Print || r.Purpose == Both
	}
	return true
}

// Failed reports whether the file has faults that count for what it is for.
func (r *Report) Failed() bool {
	return !r.Advice && slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Rule.Severity == diag.Error && r.Counts(f)
	})
}

// sort orders findings by group, page and rule.
func (r *Report) sort() {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		if d := slices.Index(Groups, a.Rule.Group) - slices.Index(Groups, b.Rule.Group); d != 0 {
			return d
		}
		if d := int(a.Rule.Severity) - int(b.Rule.Severity); d != 0 {
			return d
		}
		return cmp.Or(a.Page-b.Page, strings.Compare(a.Rule.ID, b.Rule.ID), strings.Compare(a.Element, b.Element), strings.Compare(fmt.Sprint(a.Args...), fmt.Sprint(b.Args...)))
	})
}

// MaxFile is the largest file that is read, in bytes.
const MaxFile = pdfread.MaxFile

// TooLarge reports a file that was not read for its size.
func TooLarge(name string, size int64) *Report {
	r := &Report{Name: name}
	r.add(ruleTooLarge, 0, "", fmt.Sprintf("%d MB > %d MB", size>>20, MaxFile>>20))
	return r
}

// Known lists the file name endings that are read.
var Known = []string{".pdf", ".docx", ".dotx", ".docm", ".dotm", ".pptx", ".potx"}

// File inspects one file. The kind is told by the bytes and the ending.
func File(name string, data []byte, o Options) (r *Report) {
	r = &Report{Name: name, Purpose: o.Purpose}
	defer func() {
		if v := recover(); v != nil { // a file no reader foresaw; never let it stop the others
			r.add(ruleNotPDF, 0, "", fmt.Sprint(v))
		}
		r.sort()
	}()
	ext := strings.ToLower(path.Ext(name))
	switch {
	case ext == ".pdf" || ext == "" && bytes.HasPrefix(data, []byte("%PDF")):
		r.Format = "pdf"
		readPDF(r, data, o)
	case slices.Contains(Known, ext):
		r.Format = ext[1:]
		readOffice(r, data, o)
	default:
		r.add(ruleNotPDF, 0, "", path.Base(name))
	}
	return r
}

package pdftest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"malbild/internal/pdf"
)

// Variant is a file with one thing wrong.
type Variant struct {
	Name   string
	Clause string // what is broken: «ISO 14289-1 7.3», «ISO 15930-7 6.12», …
	Judge  string // veraPDF's profile that refuses it; empty: none does
	File   []byte
}

// Broken returns Good in every broken form, in a fixed order.
func Broken() ([]Variant, error) { return BrokenAs(pdf.A2aUA1) }

// BrokenAs returns Good of a profile in every broken form that the profile can be
// broken in, those of the profile alone last.
func BrokenAs(p pdf.Profile) ([]Variant, error) {
	good, err := Good(p)
	if err != nil {
		return nil, err
	}
	whole, err := open(good)
	if err != nil {
		return nil, err
	}
	var out []Variant
	for i, b := range slices.Concat(breaks, rarer, profileBreaks[p]) {
		f := whole.clone()
		e := &editor{file: f}
		b.how(e)
		if e.err != nil && p != pdf.A2aUA1 && i < len(breaks)+len(rarer) {
			continue // what is to be broken is not there: an untagged file has no tags
		}
		if e.err != nil {
			return nil, fmt.Errorf("%s: %w", b.name, e.err)
		}
		out = append(out, Variant{b.name, b.clause, b.judge, f.bytes()})
	}
	return out, nil
}

// Whole is Good in the open form that the broken files have.
func Whole() ([]byte, error) { return WholeAs(pdf.A2aUA1) }

// WholeAs is Whole of a profile.
func WholeAs(p pdf.Profile) ([]byte, error) {
	good, err := Good(p)
	if err != nil {
		return nil, err
	}
	f, err := open(good)
	if err != nil {
		return nil, err
	}
	return f.bytes(), nil
}

// editor breaks a file; the first thing it does not find stops it.
type editor struct {
	*file
	err error
}

// object finds an object by what its dictionary holds.
func (e *editor) object(parts ...string) *object {
	n, err := e.find(parts...)
	if err != nil {
		e.err = err
		return &object{}
	}
	return e.objects[n]
}

// swap replaces the first old in an object found by parts.
func (e *editor) swap(old, new string, parts ...string) {
	o := e.object(append(parts, old)...)
	if e.err == nil {
		o.dict = strings.Replace(o.dict, old, new, 1)
	}
}

// inStream replaces the first old in a stream whose text holds it.
func (e *editor) inStream(old, new string) {
	for _, n := range e.numbers() {
		o := e.objects[n]
		if o.has && bytes.Contains(o.stream, []byte(old)) {
			o.stream = bytes.Replace(o.stream, []byte(old), []byte(new), 1)
			return
		}
	}
	e.err = fmt.Errorf("no stream holds %q", old)
}

// cut removes from the first old up to and with the first end after it.
func (e *editor) cut(from, end string, parts ...string) {
	o := e.object(append(parts, from)...)
	if e.err != nil {
		return
	}
	i := strings.Index(o.dict, from)
	k := strings.Index(o.dict[i+len(from):], end)
	if k < 0 {
		e.err = fmt.Errorf("%q does not end with %q", from, end)
		return
	}
	o.dict = o.dict[:i] + o.dict[i+len(from)+k+len(end):]
}

// cutStream removes from the first old up to and with the first end after it.
func (e *editor) cutStream(from, end string) {
	for _, n := range e.numbers() {
		o := e.objects[n]
		if i := bytes.Index(o.stream, []byte(from)); o.has && i >= 0 {
			if k := bytes.Index(o.stream[i:], []byte(end)); k >= 0 {
				o.stream = append(bytes.Clone(o.stream[:i]), o.stream[i+k+len(end):]...)
				return
			}
		}
	}
	e.err = fmt.Errorf("no stream holds %q and %q", from, end)
}

// unmark takes the marks away from the content that begin opens.
func (e *editor) unmark(begin string) {
	for _, n := range e.numbers() {
		o := e.objects[n]
		before, after, ok := strings.Cut(string(o.stream), begin)
		if inner, rest, closed := strings.Cut(after, "EMC\n"); ok && closed {
			o.stream = []byte(before + inner + rest)
			return
		}
	}
	e.err = fmt.Errorf("no stream holds %q", begin)
}

// catalog replaces in the catalog.
func (e *editor) catalog(old, new string) { e.swap(old, new, "/Type/Catalog") }

// Package parcel gathers finished documents into what is handed over: to the
// registrar one folder for every step of a principal's decision, to the printer
// one folder of press files; each with a zip, checksums and a sheet of metadata.
//
// Everything is made of what the documents are and of the register: no clock, no
// file system, the same bytes from the same sources.
package parcel

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/document"
	"malbild/internal/edition"
	"malbild/internal/inspect"
	"malbild/internal/output"
	"malbild/internal/principal"
)

// Part is one finished document with what it was made of.
type Part struct {
	Stem     string // of its files
	Meeting  *principal.Meeting
	Document *document.Document
	Edition  *edition.Edition
	Files    []output.Artifact
}

// Copy is everything made for one principal; a nil principal is the joint edition.
type Copy struct {
	County    string
	Folder    string // of the principal
	Name      string // for people
	Principal *principal.Principal
	Parts     []Part
	Printer   Printer
	Sources   []output.Digest
	Fonts     *inspect.FontCache // what is known of fonts already; may be nil
}

func (c Copy) fonts() *inspect.FontCache {
	if c.Fonts == nil {
		return &inspect.FontCache{}
	}
	return c.Fonts
}

// Printer is what the order says of the printing condition beside what the files say.
type Printer struct{ Marks bool }

// pressStem ends the name of the folder for the printer.
const pressStem = "tryck"

// All makes every parcel of a copy: its steps in the order of the chain, then what
// goes to press. Bodies name the steps that are wanted; none: all of them.
func (c Copy) All(bodies []string, press bool) []output.Set {
	var out []output.Set
	said := map[string][]byte{} // transcripts, by file
	if c.Principal != nil {
		for _, m := range c.Principal.Meetings() {
			if len(bodies) > 0 && !slices.Contains(bodies, m.Body.ID) {
				continue
			}
			if s, ok := c.step(&m, said); ok {
				out = append(out, s)
			}
		}
	}
	if press {
		if s, ok := c.press(); ok {
			out = append(out, s)
		}
	}
	return out
}

// step is what belongs to one meeting: its report, its extract, and the annex that
// all of them are about.
func (c Copy) step(m *principal.Meeting, said map[string][]byte) (output.Set, bool) {
	b := &box{copy: c, name: c.Folder + "-" + stepName(m)}
	var own []Part
	for _, p := range c.Parts {
		product := p.Document.Meta.Product
		switch {
		case product == document.Annex:
			own = append(own, p)
		case (product == document.OfficerReport || product == document.MinutesExtract) && same(p.Meeting, m):
			own = append(own, p)
		}
	}
	if !slices.ContainsFunc(own, func(p Part) bool { return same(p.Meeting, m) }) {
		return output.Set{}, false
	}
	for _, p := range own {
		b.documents(p, false)
	}
	if text := proposal(own, m); text != "" {
		b.text("forslag-till-beslut.txt", "Förslag till beslut, att klistra in i ärendesystemet", text)
	}
	if ics := calendarOf(c, m); ics != nil {
		b.add("kalender.ics", "Ärendets dagar, för kalendern", "text/calendar", ics)
	}
	for _, p := range own {
		b.transcript(p, said)
	}
	b.metadata(m)
	b.text("lasmig.txt", "Den här förteckningen", b.readme(stepTitle(c, m), stepNotes(own, m)))
	return b.close(), true
}

// stepName is the name of a step in file names: the body's id, and for an earlier
// turn of the body its number, as the documents of the step are named.
func stepName(m *principal.Meeting) string {
	if m.Last {
		return m.Body.ID
	}
	return m.Body.ID + "-" + strconv.Itoa(m.Round)
}

func same(a, b *principal.Meeting) bool {
	return a != nil && b != nil && a.Body.ID == b.Body.ID && a.Round == b.Round
}

// stepTitle heads the list: «Kiruna kommun, kommunstyrelsen 2021-06-07, § 101».
func stepTitle(c Copy, m *principal.Meeting) string {
	s := c.Name + ", " + m.Body.Name.Value
	if d := m.Step.Due(); !d.IsZero() {
		s += " " + days(d)
	}
	if m.Step != nil && m.Step.Paragraph > 0 {
		s += ", § " + strconv.Itoa(m.Step.Paragraph)
	}
	return s
}

// days writes a day or two in ISO form.
func days(d principal.Days) string {
	if d.To.IsZero() {
		return d.From.String()
	}
	return d.From.String() + "/" + d.To.String()
}

// stepNotes says what a registrar must do before the documents go on: what is not
// filled in, and what is not decided.
func stepNotes(parts []Part, m *principal.Meeting) []string {
	var notes []string
	for _, p := range parts {
		if open := openFields(p.Document); len(open) > 0 {
			notes = append(notes, "Att fylla i i "+p.Stem+".docx: "+strings.Join(open, ", ")+".")
		}
	}
	if m.Step.Due().IsZero() {
		notes = append(notes, "Sammanträdets dag är inte registrerad; därför finns ingen kalenderfil.")
	}
	if m.Step.NamesPrivate() {
		notes = append(notes, "Protokollsutdraget nämner en enskild person. På webben får bara webbversionen ("+principal.WebStem+") publiceras.")
	}
	return notes
}

// openFields lists the titles of the fields nobody has filled in, each once.
func openFields(d *document.Document) []string {
	var out []string
	note := func(n document.Inline) {
		if f, ok := n.(*document.Field); ok && f.Value == "" && !slices.Contains(out, strings.ToLower(f.Title)) {
			out = append(out, strings.ToLower(f.Title))
		}
	}
	document.Walk(d, func(n document.Node, _ int) bool {
		if in, ok := n.(document.Inline); ok {
			note(in)
		}
		return true
	})
	r := d.Meta.Running
	for _, in := range [][]document.Inline{r.Body, r.Kind, r.Case} {
		for _, n := range in {
			note(n)
		}
	}
	return out
}

// base is the name of an artifact's file.
func base(a output.Artifact) string { return path.Base(a.Path) }

package pipeline

import (
	"malbild/internal/output"
	"malbild/internal/parcel"
	"malbild/internal/press"
)

// part is the finished document with what it was made of, for who hands it over.
func (j *job) part() parcel.Part {
	return parcel.Part{Stem: j.stem, Meeting: j.options.Meeting, Document: j.document, Edition: j.edition, Files: j.made}
}

// Parcels gathers what a copy became into what is handed over: a folder for every
// step of its chain, and one for the printer.
func (s Set) Parcels(bodies []string, withPress bool) []output.Set {
	c := s.Copy
	p := parcel.Copy{County: c.County.Content.ID, Folder: c.Folder(), Name: c.Name(), Principal: c.Principal, Parts: s.Parts, Sources: c.County.Digests, Fonts: s.fonts}
	if k := c.Condition; k != nil {
		p.Printer.Marks = k.Marks == press.CropMarks
	}
	return p.All(bodies, withPress)
}

package document

import (
	"strconv"
	"strings"
)

// Provenance is where the words of a document come from: which målbild and which
// version of it, who decided on it, what the adopted passages are, which sources
// it was made of, and how far the matter has come. It is metadata: the writers put
// it into their formats, in one order and under one set of names. It names bodies
// and principals, never persons.
type Provenance struct {
	Malbild  string // id: "norrbotten"
	Version  string // how many decisions have adopted words: "1"; empty: none is recorded
	Date     string // ISO date of the last of them
	Wording  string // SHA-256 (hex) of all adopted passages; empty: none is recorded
	Status   string // draft, proposal, adopted
	StatusBy string // the step it rests on, for people: «Kommunfullmäktige 2021-06-21, § 67»; may be empty
	Stamp    string // the status in the language of the document: «Förslag»
	Revision string // SHA-256 (hex) of everything the document says, see Seal
	Note     string // what the user calls that revision; may be empty
	Language string // BCP 47
	Edition  string // Meta.Identity
	// Decisions bear on the words: «adopts Polsam 2021-05-27 § 8».
	Decisions []string
	Passages  []PassageDigest
}

// PassageDigest is one passage of the document and what its words add up to.
type PassageDigest struct{ ID, Language, Digest string }

// ProvenanceNS names the properties of Provenance in XMP.
const ProvenanceNS = "urn:malbild:provenance:1"

// Property is one fact of a provenance; Many facts of one name keep their order.
type Property struct {
	Name   string // camel case, the same in every format
	About  string // what it says, in English, for the schema in XMP
	Values []string
	Many   bool // a list, also when it has one value
}

// Properties lists the facts, those that are known, in one order. A nil
// provenance has none.
func (p *Provenance) Properties() []Property {
	if p == nil {
		return nil
	}
	var out []Property
	add := func(name, about string, many bool, values ...string) {
		if len(values) > 0 && values[0] != "" {
			out = append(out, Property{name, about, values, many})
		}
	}
	var passages []string
	for _, d := range p.Passages {
		passages = append(passages, d.String())
	}
	add("malbild", "Identifier of the common text", false, p.Malbild)
	add("version", "How many decisions have adopted words of it", false, p.Version)
	add("versionDate", "Date of the latest of these decisions", false, p.Date)
	add("wording", "SHA-256 of all adopted passages", false, p.Wording)
	add("status", "draft, proposal or adopted", false, p.Status)
	add("statusBy", "The decision that the status rests on", false, p.StatusBy)
	add("decisions", "Decisions that bear on the words", true, p.Decisions...)
	add("passages", "Passages of this document: identifier, language, SHA-256", true, passages...)
	add("revision", "SHA-256 of everything this document says", false, p.Revision)
	add("revisionNote", "Name given to that revision", false, p.Note)
	add("language", "Language of the edition", false, p.Language)
	add("edition", "Identifier of the edition", false, p.Edition)
	return out
}

// CustomProperties are the facts as an Office file names them: «malbildStatus». Of
// a list every value has a name of its own: «malbildPassages1». Version is that of
// the program.
func (m *Meta) CustomProperties(version string) [][2]string {
	var out [][2]string
	for _, e := range [][2]string{{"malbildIdentity", m.Identity}, {"malbildVersion", version}} {
		if e[1] != "" {
			out = append(out, e)
		}
	}
	for _, p := range m.Provenance.Properties() {
		for i, v := range p.Values {
			name := OfficeName(p.Name)
			if p.Many {
				name += strconv.Itoa(i + 1)
			}
			out = append(out, [2]string{name, v})
		}
	}
	return out
}

// OfficeName is the name of a fact in an Office file. What the program's own
// version is called there is older than these names.
func OfficeName(fact string) string {
	if fact == "version" {
		return "malbildTextVersion"
	}
	return "malbild" + strings.ToUpper(fact[:1]) + fact[1:]
}

// String is the passage as it stands in metadata.
func (d PassageDigest) String() string { return d.ID + " " + d.Language + " " + d.Digest }

// parsePassage reads what String wrote.
func parsePassage(s string) (PassageDigest, bool) {
	f := strings.Fields(s)
	if len(f) != 3 || len(f[2]) != 64 {
		return PassageDigest{}, false
	}
	return PassageDigest{f[0], f[1], f[2]}, true
}

// Short is the beginning of a digest, for people: eight digits tell wordings apart.
func Short(digest string) string {
	if len(digest) > 8 {
		return digest[:8]
	}
	return digest
}

// set puts a fact back, for who reads a file that came back.
func (p *Provenance) set(name string, values []string) {
	one := ""
	if len(values) > 0 {
		one = values[0]
	}
	to := map[string]*string{"malbild": &p.Malbild, "version": &p.Version, "versionDate": &p.Date, "wording": &p.Wording, "status": &p.Status,
		"statusBy": &p.StatusBy, "revision": &p.Revision, "revisionNote": &p.Note, "language": &p.Language, "edition": &p.Edition}
	if at := to[name]; at != nil {
		*at = one
		return
	}
	for _, v := range values {
		switch name {
		case "decisions":
			p.Decisions = append(p.Decisions, v)
		case "passages":
			if d, ok := parsePassage(v); ok {
				p.Passages = append(p.Passages, d)
			}
		}
	}
}

// FromProperties makes a provenance of facts that were read, or nil when there are
// none of ours. Of what somebody else wrote under our names it takes a bounded part.
func FromProperties(facts []Property) *Provenance {
	const most, longest = 400, 1000
	p := &Provenance{}
	for _, f := range facts {
		var kept []string
		for _, v := range f.Values[:min(len(f.Values), most)] {
			if v = Fold(v); v != "" && len(v) <= longest {
				kept = append(kept, v)
			}
		}
		p.set(f.Name, kept)
	}
	if p.Malbild == "" {
		return nil
	}
	return p
}

// provenance writes the facts for Print.
func (p *printer) provenance(v *Provenance) {
	for _, f := range v.Properties() {
		for i, s := range f.Values {
			name := f.Name
			if f.Many {
				name += "." + strconv.Itoa(i+1)
			}
			p.line(1, "provenance %s %s", name, s)
		}
	}
}

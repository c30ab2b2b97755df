package pdf

import "fmt"

// Profile is the set of standards a file is written to.
type Profile int

// The profiles. The first, the default, is for screens and archives at once.
const (
	A2aUA1 Profile = iota // PDF/A-2a and PDF/UA-1 (ISO 19005-2, ISO 14289-1)
	A1b                   // PDF/A-1b (ISO 19005-1): looks the same for ever, not tagged
	A1a                   // PDF/A-1a: also tagged
	A3a                   // PDF/A-3a and PDF/UA-1 (ISO 19005-3): sources may be attached
	UA2                   // PDF/UA-2 and PDF/A-4 in PDF 2.0 (ISO 14289-2, ISO 19005-4)
	X4                    // PDF/X-4 (ISO 15930-7), for the press
	X1a                   // PDF/X-1a (ISO 15930-4), for presses that still ask for it
)

// rules is what a profile lets a file hold and how it says so.
type rules struct {
	name      string   // as a user writes it
	standards []string // as a manifest tells them
	version   string   // of PDF, in the header
	part      string   // pdfaid:part; empty: no PDF/A
	level     string   // pdfaid:conformance; empty: PDF/A-4, which has a year instead
	ua        string   // pdfuaid:part; empty: no PDF/UA
	packed    bool     // object and cross-reference streams (PDF 1.5)
	tagged    bool     // structure tree
	alpha     bool     // transparency
	attach    bool     // embedded files
	built     bool     // this writer can write it
}

var profiles = [...]rules{
	A2aUA1: {name: "a2a", standards: []string{"PDF/UA-1", "PDF/A-2a"}, version: "1.7", part: "2", level: "A", ua: "1",
		packed: true, tagged: true, alpha: true, built: true},
	A1b: {name: "a1b", standards: []string{"PDF/A-1b"}, version: "1.4", part: "1", level: "B", built: true},
	A1a: {name: "a1a", standards: []string{"PDF/A-1a"}, version: "1.4", part: "1", level: "A", tagged: true, built: true},
	A3a: {name: "a3a", standards: []string{"PDF/UA-1", "PDF/A-3a"}, version: "1.7", part: "3", level: "A", ua: "1",
		packed: true, tagged: true, alpha: true, attach: true, built: true},
	UA2: {name: "ua2", standards: []string{"PDF/UA-2", "PDF/A-4"}, version: "2.0", part: "4", ua: "2",
		packed: true, tagged: true, alpha: true, built: true},
	X4:  {name: "x4", standards: []string{"PDF/X-4"}, version: "1.6", packed: true, alpha: true},
	X1a: {name: "x1a", standards: []string{"PDF/X-1a:2003"}, version: "1.4"}, // both are written with Options.Press
}

// rules of a profile; an unknown one has none and cannot be written.
func (p Profile) rules() rules {
	if p < 0 || int(p) >= len(profiles) {
		return rules{name: fmt.Sprintf("profile %d", int(p))}
	}
	return profiles[p]
}

// spaced reports whether the structure types are in the namespaces of PDF 2.0.
func (r *rules) spaced() bool { return r.ua == "2" }

// old reports whether the file is PDF 1.4, which lacks what later versions added.
func (r *rules) old() bool { return r.version == "1.4" }

// String is the name a user writes: «a2a», «a1b», …
func (p Profile) String() string { return p.rules().name }

// Standards is what a file of the profile claims to be.
func (p Profile) Standards() []string { return append([]string(nil), p.rules().standards...) }

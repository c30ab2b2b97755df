// Package principal is the register: who decides for itself, under which name,
// through which bodies. Names are data and are never formed by rule.
package principal

import (
	"malbild/internal/diag"
	"malbild/internal/source"
)

// Kind is what sort of body a principal is.
type Kind string

// The kinds. Associations and collaborations propose and recommend; they adopt
// for nobody and get only the documents of their own decisions.
const (
	Municipality  Kind = "municipality"
	Region        Kind = "region"
	Association   Kind = "association"   // Norrbottens Kommuner
	Collaboration Kind = "collaboration" // Polsam
)

// Role is what a body does in the decision chain.
type Role string

// The roles.
const (
	Prepares   Role = "prepares"
	Proposes   Role = "proposes"
	Decides    Role = "decides"
	Recommends Role = "recommends"
	Informed   Role = "informed"
)

// Principal is one entry of the register.
type Principal struct {
	ID        string // folder in out/, a–z 0–9 and "-"
	Code      string // municipality code or county code
	Kind      Kind
	Name      source.Text   // «Haparanda»
	LegalName source.Text   // «Haparanda kommun»
	UsualName source.Text   // «Haparanda stad»
	County    string        // county id, "norrbotten"
	Bodies    []Body        // in the order of the chain
	Languages []Language    // minority languages whose administrative area it belongs to
	Contact   []source.Text // lines under the name: a function, never a person; may be empty
	Address   source.Text   // the principal's own page of the målbild; may be empty
	Profile   source.Text   // id of a graphic profile; empty: the joint one
	Template  source.Text   // path inside the project of its own Word template; may be empty
	Slides    source.Text   // the same of its own PowerPoint template
	Printer   source.Text   // id of the printing condition of its press files; empty: the county's
	Archive   source.Text   // archive profile of its screen files; empty: the county's
	Formats   []source.Text // names of the layouts its posters and brochures are made in; empty: the county's
	Logo      Logo
	Settings  Settings
	Steps     []Step            // what is known of the decision chain, in the order it happened
	Documents []string          // products made for it; nil: all, or none for a body that does not adopt
	Outlines  map[string]string // product → name of the outline it uses instead, e.g. "webb": "webb-kiruna"
	Pos       diag.Pos
}

// Adopts reports whether the principal adopts for itself.
func (p *Principal) Adopts() bool { return p.Kind == Municipality || p.Kind == Region }

// Body returns the first body with the role, or nil.
func (p *Principal) Body(r Role) *Body {
	for i := range p.Bodies {
		if p.Bodies[i].Role == r {
			return &p.Bodies[i]
		}
	}
	return nil
}

// Body is one body of a principal. Name is as it stands inside a sentence: «kommunstyrelsen».
type Body struct {
	ID   string
	Name source.Text
	Role Role
}

// Language is a language duty, with how well it is known (facts/README: A seen, B verify).
type Language struct {
	Tag      string // BCP 47: fi, fit, se …; "smi" for Sami of all varieties
	Evidence string // "A" or "B"
	Pos      diag.Pos
}

// Settings are the principal's own habits: there is no national form for a decision, a
// number of a case, or the number of a page.
type Settings struct {
	CaseLabel      string                 // «Dnr» when empty
	Number         string                 // page number style: "1 (4)" when empty
	Marker         string                 // replaces Resolution.Marker when set
	DateStyle      string                 // "iso" or "long"; "iso" when empty
	DecisionFirst  bool                   // the decision stands before the background
	CapitalClauses bool                   // «1. Anta …»
	Headings       map[string]source.Text // motion id → wording, instead of the county's; may hold {Body} and its kin
	Intros         map[string]source.Text // the line over the clauses: motion id, or with the role «decision_proposes»
	Storage        source.Text            // where the record is kept, for the notice; may be empty
}

// Register is the principals of one county, region first, then in Swedish order.
type Register struct {
	County     string
	Principals []*Principal
	Overview   Overview
	Logos      bool // its principals are shown by their logos, those without one by name
}

// Adopting lists the principals that adopt for themselves, in register order.
func (r *Register) Adopting() []*Principal {
	var out []*Principal
	for _, p := range r.Principals {
		if p.Adopts() {
			out = append(out, p)
		}
	}
	return out
}

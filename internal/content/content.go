// Package content is the domain: the målbild, the outlines of the documents that
// carry it, and the resolutions that decide on it. It knows what is allowed; it
// does not know which principal's copy is made, or how it will look.
package content

import (
	"strings"

	"malbild/internal/diag"
	"malbild/internal/source"
)

// County is everything one county agrees on, read and checked: the folder
// sources/<id>. Principals are in package principal.
type County struct {
	ID           string        // folder name, "norrbotten"
	Code         string        // county code, "25"
	Name         string        // "Norrbottens län"
	Language     string        // BCP 47 of the sources, "sv-SE"
	Printer      source.Text   // id of the printing condition of its press files; may be empty
	Archive      source.Text   // archive profile of its screen files; may be empty
	Formats      []source.Text // names of the layouts that posters and brochures are made in; empty: the usual ones
	JointFormats []source.Text // the same for the joint edition
	Address      source.Text   // canonical page of the målbild, absolute https URL; may be empty
	Malbild      *Malbild
	Outlines     []*Outline // in the order of document.Products, variants last; a product without outline uses its built-in order
	Resolutions  []*Resolution
	Fields       []Field           // what may be left to be filled in, in the order of falt.yaml
	Bodies       []Body            // collaboration bodies and associations that propose or recommend, by id
	Local        map[string]string // what principals may change of a field: free, all, locked; what is not named is locked
	Principals   []source.Text     // ids that the register must hold, in the order of county.yaml
	Hyphenation  Hyphenation       // the county's own list, avstavning.yaml
}

// fieldPrefix begins the name of a placeholder that stands for a field.
const fieldPrefix = "falt."

// Field returns a field by name, or nil.
func (c *County) Field(name string) *Field {
	for i := range c.Fields {
		if c.Fields[i].Name == name {
			return &c.Fields[i]
		}
	}
	return nil
}

// Body returns a body by id, or nil.
func (c *County) Body(id string) *Body {
	for i := range c.Bodies {
		if c.Bodies[i].ID == id {
			return &c.Bodies[i]
		}
	}
	return nil
}

// Body is a body named in the texts, e.g. Polsam.
type Body struct {
	ID    string
	Name  source.Text // full name
	Short source.Text // «Polsam»
}

// Outline returns an outline by name, or nil: "webb", or the variant "webb-kiruna".
func (c *County) Outline(name string) *Outline {
	for _, o := range c.Outlines {
		if o.Name() == name {
			return o
		}
	}
	return nil
}

// Name is the product, with the variant if there is one: the stem of its file.
func (o *Outline) Name() string {
	if o.Variant == "" {
		return o.Product
	}
	return o.Product + "-" + o.Variant
}

// Resolution returns a resolution by id, or nil.
func (c *County) Resolution(id string) *Resolution {
	for _, r := range c.Resolutions {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Label is a short text with preferred line breaks: «Min egen kraft | tas
// tillvara» in YAML. Phrases hold no spaces at their ends.
type Label struct {
	Phrases []string
	Pos     diag.Pos
}

// String joins the phrases with spaces: what is read, searched and compared.
func (l Label) String() string { return strings.Join(l.Phrases, " ") }

// IsZero reports whether there is no label.
func (l Label) IsZero() bool { return len(l.Phrases) == 0 }

// Rich is one paragraph with inline markup: **strong**, *stressed*, [text](https://…),
// [text](fi), [HSL](= what it is short for), [^a note] and {name} placeholders, and
// nothing else.
type Rich struct {
	Spans []Span
	Pos   diag.Pos
}

// Span is a stretch of one kind. Exactly one of Text, Name and Note is set.
type Span struct {
	Text      string
	Strong    bool
	Emphasis  bool
	Link      string // absolute address
	Language  string // of the text, when it is another
	Expansion string // what the text is short for
	Name      string // placeholder {name}, bound by package edition
	Note      *Rich  // a note to the words before it
}

// String is the text without markup; placeholders stand as {name}.
func (r Rich) String() string {
	if len(r.Spans) == 1 && r.Spans[0].Name == "" && r.Spans[0].Note == nil {
		return r.Spans[0].Text
	}
	var b strings.Builder
	r.write(&b)
	return b.String()
}

func (r Rich) write(b *strings.Builder) {
	n := 0
	for i := range r.Spans {
		n += len(r.Spans[i].Text) + len(r.Spans[i].Name) + len("{}")
	}
	b.Grow(n)
	for i := range r.Spans {
		p := &r.Spans[i]
		if p.Name != "" {
			b.WriteString("{" + p.Name + "}")
			continue
		}
		if p.Note != nil {
			b.WriteByte(' ')
			p.Note.write(b)
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
}

// IsZero reports whether there is no text.
func (r Rich) IsZero() bool { return len(r.Spans) == 0 }

// Passage is one adopted or ordinary paragraph with its marks.
type Passage struct {
	Rich
	Sic   []source.Text // misspelt words of adopted text, printed as adopted; each must occur
	Phase string        // "" always; else one of phases, the phase that the text is true in
	Until string        // ISO day, the last on which the text is true; "": always
	// Instead is said when the text no longer is true; nil: it is left out.
	Instead *Passage
	Erratum source.Text // what is wrong with the words marked sic, for a note; may be empty
}

// Malbild is the adopted target picture.
type Malbild struct {
	ID        string
	Title     Label         // «Vår gemensamma målbild | i Norrbotten»
	Heading   source.Text   // Örebro: «Gemensam målbild för nära vård», over the keywords; may be empty
	Subject   source.Text   // «Nära vård och omsorg»
	Terms     []source.Text // accepted spellings of the core term
	Hub       *Theme        // the overarching goal; nil when there is none
	Groups    []*Group
	Keywords  []source.Text // lines of keywords
	Timeline  *Timeline     // nil when there is none
	Challenge *Statement    // utmaningsformulering; may be nil
	Vision    *Statement    // may be nil
	Closing   *Passage      // closing sentence; may be nil
	Adopted   *Adoption     // may be nil
}

// Adoption says which body adopted the text, and when.
type Adoption struct {
	Body      string // id of a Body
	Date      Date
	Paragraph int // § or 0
}

// ThemeKind is what a theme consists of.
type ThemeKind string

// The theme kinds.
const (
	ThemeText      ThemeKind = "text"      // title, lead and body
	ThemeStatement ThemeKind = "statement" // one sentence
	ThemePair      ThemeKind = "pair"      // one sentence, «från … till …», drawn as a row of a path
)

// Group is some themes under one heading. A målbild of titled texts only has one
// group without title.
type Group struct {
	ID     string
	Title  Label // «Invånarens upplevelse»; may be empty
	Short  Label // label in the figure, «Invånaren»
	Icon   string
	Themes []*Theme
}

// Theme is one part of the målbild.
type Theme struct {
	ID    string
	Kind  ThemeKind
	Title Label       // text
	From  Label       // pair: what it leads from
	To    Label       // pair: what it leads to
	Icon  string      // text and pair
	Lead  source.Text // text: the exclamation that opens the body
	Body  []*Passage  // text: paragraphs after the lead; statement: exactly one
}

// Texts lists the themes of kind text outside the hub, over all groups.
func (m *Malbild) Texts() []*Theme {
	var out []*Theme
	for _, g := range m.Groups {
		for _, t := range g.Themes {
			if t.Kind == ThemeText {
				out = append(out, t)
			}
		}
	}
	return out
}

// Statement is a titled quotation: the vision, the challenge.
type Statement struct {
	Title source.Text
	Text  *Passage
}

// Timeline says how the målbild came about.
type Timeline struct {
	Title   source.Text
	Periods []*Period
}

// Period is one period of the timeline.
type Period struct {
	When   Date
	Events []*Passage
	Strong bool // holds the adopting decision
	Open   bool // not finished
}

// Precision says how much of a date is known.
type Precision int

// The precisions.
const (
	Day Precision = iota
	Month
	Season // spring … winter
	Year
)

// Date is a day, month, season or year, or a range of them. Package edition
// writes it as the product wants: «27 maj 2021», 2021-05-27, «Mars–april 2021».
type Date struct {
	From, To  string // ISO, "2021-05-27" or "2021-05" or "2021"; To empty: no range
	Precision Precision
	Season    string // spring, summer, autumn, winter
	Pos       diag.Pos
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.From == "" }

// Outline is the running order of one text document, as data.
type Outline struct {
	Product    string // document.Product: "bilaga", "tjansteskrivelse", "protokollsutdrag", "webb"
	Variant    string // "" common; else for principals that name it, e.g. "kiruna": file webb-kiruna.yaml
	Title      Rich
	Subtitle   source.Text // «Bilaga»
	Contents   source.Text // heading of the list of contents; empty: none
	Lock       bool        // adopted as a whole: everything but facts is locked
	Facts      []Fact      // the record head
	Sections   []*OutlineSection
	Omits      []Omission // annex and web page: parts of the målbild left out on purpose
	Resolution string     // id of the resolution whose clauses are used, or empty
	Updated    Date       // web: «Senast uppdaterad»
	Publisher  Rich       // web: «Publicerad av», a function, never a person
	Pos        diag.Pos
}

// Fact is one row of the record head; Value may hold field placeholders.
type Fact struct {
	Label source.Text
	Value Rich
}

// OutlineSection is a titled section of an outline. Without Title the items stand in their parent.
type OutlineSection struct {
	ID       string
	Title    Rich
	Role     string // document.SectionRole, or empty
	Items    []Item
	Sections []*OutlineSection
	Pos      diag.Pos
}

// Item is one thing in an outline section; exactly one field is set.
type Item struct {
	Text    *Passage   // a paragraph of its own
	Include *Include   // words that stand elsewhere
	Record  string     // what the record of a step says, left out when it says nothing: one of Records
	Motion  string     // renders the clauses of the outline's resolution at this stage: id of a Motion
	List    []*Passage // lines of a list (beslutsunderlag)
	Block   *Block     // a picture, a table, a quotation, a list with bullets or numbers
	Pos     diag.Pos
}

// Include names words that stand elsewhere. What:
//
//	malbild.figure      the figure
//	malbild.challenge   the quotation
//	malbild.vision      the quotation
//	malbild.hub         the hub as a section
//	malbild.parts       every text theme as a section
//	malbild.part-names  «A, B, C och D.» in running text
//	malbild.groups      every group as a section with its statements
//	malbild.keywords    keyword lines
//	malbild.closing     the closing sentence
//	<product>.<section> the own items of that section of another outline, e.g. protokollsutdrag.bakgrund;
//	                    Load puts the items in its place, so no later room meets it
//	annex.title         a line with the annex's own title, after Label: «Handlingar:»
type Include struct {
	What  string
	Join  bool        // join the paragraphs of each text into one (join_paragraphs)
	Stop  string      // "", or "omit": leave out a final full stop (quotation in minutes)
	Parts []string    // malbild.parts: ids to take, in this order; nil: all
	Label source.Text // label above a locked quotation, or before the annex's title; may be empty
	Form  string      // malbild.figure: one of FigureForms; empty: the one that follows from the målbild
	Pos   diag.Pos
}

// Resolution is what a body decides: one clause object, rendered wherever used.
type Resolution struct {
	ID        string
	Paragraph int         // § number; 0: to be filled in
	Matter    source.Text // «Nära vård och omsorg – Målbild»
	CaseType  source.Text // «Beslutsärende»
	Date      Date        // of the meeting; may be zero
	Clauses   []Clause
	Motions   []Motion
	Outcomes  []Outcome
	Marker    string // «Att», «att», "1.", "–"
}

// Clause is one att-sats: one action.
type Clause struct {
	ID   string
	Text Passage
}

// Motion is one stage of a decision: proposal, chair's proposal, decision. Where
// bodies word it differently there is one for each role.
type Motion struct {
	Role    string   // of the body whose document it stands in (principal.Role); empty: any other
	ID      string   // proposal, chair, decision
	Heading Rich     // «Förslag till beslut»
	Intro   *Rich    // «Kommunstyrelsen föreslår kommunfullmäktige besluta»; may be nil
	Clauses []string // ids; nil: all
}

// Outcome is how a decision is worded that is not the clauses: återremiss, avslag,
// a matter that is noted.
type Outcome struct {
	ID      string // principal.Outcome
	Heading *Rich  // nil: that of the decision
	Texts   []Rich // att-satser
	Pos     diag.Pos
}

// Motion returns the motion for a body with the role, or nil.
func (r *Resolution) Motion(id, role string) *Motion {
	var found *Motion
	for i := range r.Motions {
		m := &r.Motions[i]
		if m.ID == id && (m.Role == role || m.Role == "" && found == nil) {
			found = m
		}
	}
	return found
}

// Outcome returns the wording of an outcome, or nil: then the clauses stand.
func (r *Resolution) Outcome(id string) *Outcome {
	for i := range r.Outcomes {
		if r.Outcomes[i].ID == id {
			return &r.Outcomes[i]
		}
	}
	return nil
}

// Records lists what an item may take from the record of a step: who took part,
// who left for conflict of interest, the chair's proposal, yrkanden, how they were put, the vote,
// reservations, särskilda yttranden, notes, what differs from the proposal,
// the earlier steps, the documents a report rests on, who is told, and the notice
// with the times that are computed.
func Records() []string {
	return []string{"present", "conflicts", "chair", "motions", "order", "vote", "reservations", "statements", "notes", "changes", "history", "sources", "dispatch", "notice"}
}

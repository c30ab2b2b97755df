// Package document is the semantic tree: what the words are, in reading order.
//
// A Document is made by package compose and read by the writers (word, html,
// layout). It knows nothing of pages, YAML or file formats. Nodes are pointers:
// their identity is the key of every side table, so a node stands in one place
// of one tree only. Once composed, a tree is never changed.
//
// Heading levels are not stored: the depth of titled Sections is the level, so
// levels cannot skip. The tree is also the tag tree of the PDF.
package document

import (
	"slices"
	"strings"

	"malbild/internal/diag"
)

// Node is anything that content on a page may belong to.
type Node interface{ isNode() }

// Block is a block-level node.
type Block interface {
	Node
	isBlock()
}

// Inline is a text-level node.
type Inline interface {
	Node
	isInline()
}

// Document is one product in one language for one principal.
type Document struct {
	Meta Meta
	Body []Block
}

// Meta is what is said about the document and not in it.
type Meta struct {
	Product  Product // which kind of document
	Title    string  // dc:title, window title
	Language string  // BCP 47, "sv-SE"
	Issuer   string  // the principal's name, never a person's
	Subject  string
	Date     string // ISO date of the words (adoption or decision), for metadata; may be empty
	Identity string // stable and unique for this document, e.g. "norrbotten/kiruna/affisch/sv"
	Running  Running
	Labels   Labels
	Others   []Alternate // the same document in other languages
	// Provenance is where the words come from; nil: it is not told.
	Provenance *Provenance
}

// Product is a kind of document. Its value is the stem of the file name.
type Product string

// The products, in the order they are listed.
const (
	Poster         Product = "affisch"
	Brochure       Product = "broschyr"
	Annex          Product = "bilaga"
	OfficerReport  Product = "tjansteskrivelse"
	MinutesExtract Product = "protokollsutdrag"
	WebPage        Product = "webb"
	Presentation   Product = "presentation"
	EasyRead       Product = "lattlast"
)

// Products lists all products in order.
func Products() []Product {
	return []Product{Poster, Brochure, Annex, OfficerReport, MinutesExtract, WebPage, Presentation, EasyRead}
}

// Running is what stands in the head and foot of every page. It repeats and
// names what the body says, so it is not part of the words of the document:
// pagination artifact in PDF, header and footer parts in Word.
type Running struct {
	Principal  []Inline    // head, left, first line
	Body       []Inline    // head, left, second line: deciding body or department
	Kind       []Inline    // head, right, first line: «Bilaga», «Tjänsteskrivelse»
	Case       []Inline    // head, right, second line: «Dnr» and its field
	FootLeft   []Inline    // foot, left
	FootMiddle []Inline    // foot, middle; empty but for minutes
	Number     NumberStyle // foot, right
}

// NumberStyle is how page x of y is written. The zero value is «1 (4)».
type NumberStyle int

// The page number styles seen in minutes of municipalities.
const (
	NumberSpaced NumberStyle = iota // 1 (4)
	NumberTight                     // 1(4)
	NumberWords                     // Sida 1 av 4
	NumberPlain                     // 1
	NumberPage                      // Sida 1 (4)
)

// SectionRole says what a section is for; layouts choose their place by it.
type SectionRole string

// The section roles. A role says what the words are, never where they stand.
const (
	SectionPlain     SectionRole = ""
	SectionTitle     SectionRole = "title"     // the whole document, depth 1
	SectionHub       SectionRole = "hub"       // the overarching goal
	SectionPart      SectionRole = "part"      // one titled text of the målbild
	SectionGroup     SectionRole = "group"     // one group of statements or texts
	SectionTimeline  SectionRole = "timeline"  //
	SectionVision    SectionRole = "vision"    //
	SectionChallenge SectionRole = "challenge" //
	SectionMotion    SectionRole = "motion"    // a proposal
	SectionDecision  SectionRole = "decision"  // what was decided
	SectionColophon  SectionRole = "colophon"  // sender, decision, principals, contact; may be untitled
	SectionSigning   SectionRole = "signing"   // adjustment and certification of an extract
	SectionStrategy  SectionRole = "strategy"  // web: the band after the målbild
	SectionKeywords  SectionRole = "keywords"  // the keywords under a heading of their own
	SectionBlock     SectionRole = "block"     // easy-read: a few lines under a heading, with an icon beside them
	SectionExtra     SectionRole = "extra"     // poster, brochure, slides: what a county adds to the målbild
	SectionGoal      SectionRole = "goal"      // web: «Gemensam målbild» with the figure
)

// Section is a titled part. A section without Title gives no heading and adds no depth.
type Section struct {
	ID    string // unique in the document; stable, usable as an anchor
	Role  SectionRole
	Title []Inline
	Ink   string // name of the ink that carries the part, or empty
	Icon  string // id of the icon beside the title, or empty
	Body  []Block
	Pos   diag.Pos
}

// ParagraphRole says what a paragraph is.
type ParagraphRole string

// The paragraph roles.
const (
	Body       ParagraphRole = ""
	Lead       ParagraphRole = "lead"      // the exclamation that opens a body, or an ingress
	Statement  ParagraphRole = "statement" // one-sentence statement of a group
	Keywords   ParagraphRole = "keywords"  // a line of keywords
	Subtitle   ParagraphRole = "subtitle"  // «Bilaga»
	Sender     ParagraphRole = "sender"    // whose copy this is
	Subject    ParagraphRole = "subject"   // what it is about, beside the sender
	Mark       ParagraphRole = "mark"      // «Antagen text – ändras inte»
	CaseLine   ParagraphRole = "case"      // «Beslutsärende · Dnr …»
	Decided    ParagraphRole = "decided"   // who adopted, when; strong line of a colophon
	Closing    ParagraphRole = "closing"   // closing sentence of a målbild
	Imprint    ParagraphRole = "imprint"   //
	WebAddress ParagraphRole = "address"   // the canonical page, in type
	Updated    ParagraphRole = "updated"   // web: «Senast uppdaterad …», «Publicerad av …»
	Note       ParagraphRole = "note"      //
	Lines      ParagraphRole = "lines"     // easy-read: each line is a phrase and ends where a Break stands
)

// Paragraph is a paragraph.
type Paragraph struct {
	Role ParagraphRole
	Text []Inline
	Pos  diag.Pos
}

// ListKind is how a list's items are told apart.
type ListKind int

// The list kinds.
const (
	Bulleted ListKind = iota
	Numbered          // markers 1. 2. 3. are the writer's, not words
	Labelled          // each item has Label, whose words count
	Unmarked          // no marker: names, contact lines
)

// ListRole says what a list is.
type ListRole string

// The list roles.
const (
	ListPlain      ListRole = ""
	ListFacts      ListRole = "facts"      // the record head: label and value
	ListMilestones ListRole = "milestones" // timeline
	ListClauses    ListRole = "clauses"    // att-satser
	ListStatements ListRole = "statements" // statements of a group
	ListNames      ListRole = "names"      // principals
	ListLanguages  ListRole = "languages"  // the title in other languages, under their names
	ListContact    ListRole = "contact"    // contact lines
	ListSources    ListRole = "sources"    // beslutsunderlag, beslutet skickas till
)

// List is a list of items.
type List struct {
	Kind  ListKind
	Role  ListRole
	Items []*ListItem
	Pos   diag.Pos
}

// ListItem is one item. On a page, a Run that belongs to the ListItem itself is
// its marker (bullet or number); the words of Label and Body belong to their inlines.
type ListItem struct {
	Label  []Inline // Labelled lists only
	Body   []Block
	Strong bool // the item that matters most, e.g. the adopting decision in a timeline
	Open   bool // not finished: the last, open-ended period of a timeline
	Pos    diag.Pos
}

// Quote is a block quotation, e.g. the vision in an annex.
type Quote struct {
	Body []Block
	Pos  diag.Pos
}

// Passage is adopted text: locked in Word, marked in HTML, verifiable everywhere.
// It is transparent to depth and may hold sections.
type Passage struct {
	ID    string // of the passage in the source, e.g. "norrbotten.min-egen-kraft"
	Title string // for people: «Antagen text: Min egen kraft tas tillvara»
	Body  []Block
	Pos   diag.Pos
}

// FigureForm is which figure is drawn.
type FigureForm string

// The figure forms.
const (
	FigureLeaves FigureForm = "leaves" // parts round a hub
	FigureHeads  FigureForm = "heads"  // one leaf a group, side by side
	FigurePath   FigureForm = "path"   // one row a part: from what, to what
	FigureQR     FigureForm = "qr"     // Target as QR code
	// FigureStatements is a leaf head a group with the statements of the group under it.
	FigureStatements FigureForm = "statements"
)

// Figure is a picture that says something; Alt says it in words. Text drawn
// inside it belongs to the figure and is not part of the words of the document.
type Figure struct {
	ID      string
	Form    FigureForm
	Hub     *FigurePart // leaves: may be nil
	Parts   []FigurePart
	Ends    [2]string // path: the words over what it leads from and to
	Target  string    // qr: the address
	Alt     string
	Told    string // the alternative when the statements of its parts are drawn
	Caption []Inline
	Pos     diag.Pos
}

// As is the figure in another form, or itself where it cannot have that form: what a
// hub or a path says is said in no other way.
func (f *Figure) As(form FigureForm) *Figure {
	stated := f.Told != ""
	for _, p := range f.Parts {
		stated = stated && len(p.Statements) > 0
	}
	switch {
	case f.Form == form || f.Hub != nil || f.Form != FigureHeads:
		return f
	case form == FigureStatements && !stated, form != FigureStatements && form != FigureLeaves:
		return f
	}
	out := *f
	if out.Form = form; form == FigureStatements {
		out.Alt = f.Told
	}
	return &out
}

// FigurePart is one leaf or the hub.
type FigurePart struct {
	Label      []string          // phrases; a preferred line break stands between two
	From       []string          // path: what it leads from
	Heading    string            // statements: over them, when it says more than the label
	Statements []FigureStatement // statements: what stands under the head
	Icon       string
	Ink        string
	Pos        diag.Pos // of the label
}

// Words are all words of the part that are drawn.
func (p *FigurePart) Words() string {
	words := slices.Concat(p.Label, p.From, []string{p.Heading})
	for _, s := range p.Statements {
		words = append(words, s.String())
	}
	return strings.Join(words, " ")
}

// FigureStatement is a statement in a figure. Alt repeats its words.
type FigureStatement []FigureSpan

// FigureSpan is a stretch of a statement.
type FigureSpan struct {
	Text   string
	Strong bool
}

// String is the words of the statement.
func (s FigureStatement) String() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Text is a run of words. It holds no line breaks.
type Text struct{ Value string }

// Strong is emphasis that is meant: the bold spans of a statement.
type Strong struct{ Text []Inline }

// Emphasis is stress.
type Emphasis struct{ Text []Inline }

// Link leads to Target, an absolute address.
type Link struct {
	Text   []Inline
	Target string
}

// Abbreviation is a short form with its expansion (PDF /E, HTML title).
type Abbreviation struct{ Short, Expansion string }

// Foreign is text in another language (BCP 47).
type Foreign struct {
	Language string
	Text     []Inline
}

// Break is a preferred line break in a title or label: display data. In words,
// alt text, search and Word it is a space.
type Break struct{ _ byte } // not empty: every Break has its own identity

// FieldKind is what may be filled in.
type FieldKind int

// The field kinds.
const (
	FieldText   FieldKind = iota // one line
	FieldDate                    // ISO date
	FieldChoice                  // one of Choices, or free text
	FieldBlock                   // free text of several paragraphs; alone in its paragraph
)

// Field is a value that may be known or is left for the official to fill in.
// Its words are the value, or the placeholder in brackets: «[diarienummer]».
type Field struct {
	Name        string // diarienummer, instans, datum, paragraf …; bound fields share a name
	Title       string // for people
	Kind        FieldKind
	Value       string // empty: unknown
	Placeholder string // without brackets
	Choices     []string
}

// Shown is what stands on the page: the value, or the placeholder in brackets.
func (f *Field) Shown() string {
	if f.Value != "" {
		return f.Value
	}
	return "[" + f.Placeholder + "]"
}

func (*Section) isNode()      {}
func (*Paragraph) isNode()    {}
func (*List) isNode()         {}
func (*ListItem) isNode()     {}
func (*Quote) isNode()        {}
func (*Passage) isNode()      {}
func (*Figure) isNode()       {}
func (*Text) isNode()         {}
func (*Strong) isNode()       {}
func (*Emphasis) isNode()     {}
func (*Link) isNode()         {}
func (*Abbreviation) isNode() {}
func (*Foreign) isNode()      {}
func (*Break) isNode()        {}
func (*Field) isNode()        {}

func (*Section) isBlock()   {}
func (*Paragraph) isBlock() {}
func (*List) isBlock()      {}
func (*Quote) isBlock()     {}
func (*Passage) isBlock()   {}
func (*Figure) isBlock()    {}

func (*Text) isInline()         {}
func (*Strong) isInline()       {}
func (*Emphasis) isInline()     {}
func (*Link) isInline()         {}
func (*Abbreviation) isInline() {}
func (*Foreign) isInline()      {}
func (*Break) isInline()        {}
func (*Field) isInline()        {}

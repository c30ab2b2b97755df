// Package edition binds content to one principal and one product: names, dates,
// fields and included words are looked up here, and nowhere later. It is the last
// place a placeholder may exist. It knows no trees and no pages.
package edition

import (
	"malbild/internal/brand"
	"malbild/internal/content"
	"malbild/internal/diag"
	"malbild/internal/document"
	"malbild/internal/principal"
)

// Edition is one product for one principal with nothing left to look up.
type Edition struct {
	Product   document.Product
	County    string               // county id
	Language  string               // BCP 47
	Principal *principal.Principal // nil: the joint edition
	Issuer    string               // the principal's usual name, or the county's name for the joint edition
	Profile   *brand.Profile
	Malbild   *content.Malbild
	Names     []string // usual names of all adopting principals, region first
	Logos     []Logo   // the same as they are shown on a wall of logos; nil: by name
	Decided   []string // who adopted and what follows, ready sentences
	Note      string   // explanation of a short form used in Decided; may be empty
	Contact   []string // lines of contact: functions, never persons
	Address   string   // canonical page; may be empty
	Date      string   // ISO date of the words; may be empty
	Outline   *Outline // text documents; nil for poster and brochure
	Body      string   // the body whose document it is: «Kommunstyrelsen»; may be empty
	CaseLabel string   // «Dnr»
	Number    document.NumberStyle
	Fields    map[string]document.Field // every field by name, bound
	Phrases   Phrases
	Stem      string   // of the file name: the product's own, or with the body's id
	Web       bool     // the web edition: names of private persons are removed
	Private   []string // names that the web edition must not hold, in every form given
	Public    []string // names that stay, also where they share a word with a private one
	Stamp     string   // how far the matter has come: «Utkast», «Förslag», «Antagen»
	Imprint   string   // the status and which words these are, one line in type
	// Provenance is where the words come from; the passages are found when they are composed.
	Provenance *document.Provenance
	// Translation says that this is the text in another language; nil: the text itself.
	Translation *Translation
	Short       string // the same in two words: «Unofficial translation»
	Mark        string // what a reader must know of an unofficial translation; may be empty
	Titles      []Title
	Easy        *content.Easy  // the easy-read text; nil for other products
	Local       *content.Local // what the principal says for itself; nil: nothing
	Line        []Piece        // its own line under the contact
	Block       *LocalBlock    // its own section
	Additions   []*Section     // what the county adds to a poster, a brochure or a presentation
}

// Title is the title of the målbild in another language, for a row on the poster.
type Title struct {
	Language string        // BCP 47
	Label    string        // «Suomeksi»
	Title    content.Label // with preferred line breaks
}

// Identity is stable and unique for the document.
func (e *Edition) Identity() string {
	id, stem := "gemensamt", e.Stem
	if e.Principal != nil {
		id = e.Principal.ID
	}
	if stem == "" {
		stem = string(e.Product)
	}
	return e.County + "/" + id + "/" + stem + "/" + e.Language
}

// Piece is a stretch of bound text. Exactly one of Text, Field and Note is set.
type Piece struct {
	Text      string
	Strong    bool
	Emphasis  bool
	Link      string
	Language  string // of the text, when it is another
	Expansion string // what the text is short for
	Field     *document.Field
	Note      []Piece // a note to the words before it
}

// Outline is a content.Outline with everything bound.
type Outline struct {
	Title     []Piece
	Subtitle  string
	Contents  string // heading of the list of contents; empty: none
	Lock      bool
	Facts     []Fact
	Sections  []*Section
	Updated   string // «2026-05-27», empty for documents without it
	Publisher string
	Matter    string
	CaseType  string
	Paragraph string // «37», or empty when unknown
}

// Fact is one row of the record head.
type Fact struct {
	Label string
	Value []Piece
}

// Section is a titled part; without Title its items stand in its parent.
type Section struct {
	ID       string
	Title    []Piece
	Role     document.SectionRole
	Items    []Item
	Sections []*Section
	Pos      diag.Pos
}

// Item is one thing in a section; exactly one field but Pos is set.
type Item struct {
	Paragraph *Paragraph
	List      []Paragraph
	Figure    bool
	Form      string // of the figure; empty: the usual one
	Quote     *Quote
	Hub       *Texts
	Parts     *Texts
	Groups    []*content.Group
	Keywords  bool
	Closing   bool
	Motion    *Motion
	Table     *Table
	Facts     []Fact
	Changes   []Change
	Block     *Block
	Pos       diag.Pos
}

// Table is a small table of data; the first cell of a row heads it.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
}

// Paragraph is a bound paragraph.
type Paragraph struct {
	Text    []Piece
	Timed   bool   // true only for a time: it is not of an adopted text
	Erratum string // a note on its words, beside them; may be empty
	Pos     diag.Pos
}

// Quote is the vision or the challenge.
type Quote struct {
	Erratum string // a note on its words; may be empty
	ID      string // "vision", "challenge"
	Title   string
	Label   string // over a locked quotation; may be empty
	Text    []Piece
	Pos     diag.Pos
}

// Texts are titled texts of the målbild.
type Texts struct {
	Themes []*content.Theme
	Join   bool // the paragraphs of each as one
}

// Motion is one stage of a decision with its clauses.
type Motion struct {
	ID      string
	Heading []Piece
	Intro   []Piece
	Marker  string
	Clauses []Paragraph
	Decides bool // the last stage: what was decided
}

// Options are choices that do not come from the sources. The zero value makes
// the document with the plain file name.
type Options struct {
	Meeting *principal.Meeting // whose report or extract; nil: the first that proposes, the last that decides
	Web     bool               // an extract for the web
	Names   bool               // the principals stand by name, also where there are logos
	// Provenance is what is known of the words before anything is bound; may be nil.
	Provenance *document.Provenance
	Date       string // ISO day the copy is made for; empty: the last day the sources know of
	// Translation says that the county given is a translated one; nil: it is the text itself.
	Translation *Translation
	Titles      []Title               // of the målbild in the principal's other languages
	Easy        *content.Easy         // the county's easy-read text
	Local       *content.Local        // of the principal, in the language of the edition
	Translated  func(tag string) bool // whether the målbild exists in a language; nil: in none
}

package edition

import (
	"fmt"
	"sync"

	"malbild/internal/document"
	"malbild/internal/label"
	"malbild/internal/principal"
)

// Phrases are the few sentences the program itself says in a document, in the
// language of the edition. Everything else is content.
type Phrases struct {
	Adopted      func(body, date string) string // who adopted, full
	AdoptedShort func(body, date string) string
	DecidedNext  string // joint poster: leads to the names
	DecidedEach  string
	ForAll       string // over the names, in a local edition
	ForAllTitle  string // the same as a heading
	Decision     string
	Contact      string
	Updated      string
	Publisher    string
	Locked       string // title of a lock: «Antagen text: %s»
	LockedJoint  string // the same where no adoption is recorded
	FigureNo     string
	FigureHub    func(hub string, n int, parts string) string
	FigureHeads  func(n int, parts string) string
	FigurePath   func(n int, steps string) string
	FigureStep   func(from, to string) string
	PathEnds     [2]string // over what a path leads from and to
	CaptionHub   func(n int) string
	CaptionHeads func(n int) string
	QR           func(host string) string
	ShortForm    func(short, full string) string
	MeetingDate  string // «Sammanträdesdatum»
	Adjusting    string // «Justerandes signatur»
	Certifying   string // «Utdragsbestyrkande»
	And          string
	Adopting     string // the status of an adopted text: «Antagen»
	Record       RecordPhrases
	Imprint      ImprintPhrases
	Erratum      func(text string) string    // a note to words that are printed as adopted
	Kinds        map[document.Product]string // names of the products
	Labels       document.Labels             // what writers say beside the words
	Easy         EasyPhrases
}

// EasyPhrases are what an easy-read text says of itself.
type EasyPhrases struct {
	Name    string              // «Lättläst»
	Example string              // «Exempel – inte beslutad text»
	Of      func(string) string // the text it belongs to
}

// capital gives a text a capital first letter.
func capital(s string) string { return label.Capital(s) }

// phrases are the labels of a language. Those of Swedish, which nearly every document is
// in, are filled in once; nobody writes to what they hold.
func phrases(c *label.Catalogue) Phrases {
	if c == label.Swedish() {
		return swedish()
	}
	return filled(c)
}

var swedish = sync.OnceValue(func() Phrases { return filled(label.Swedish()) })

// filled fills in the labels of a language.
func filled(c *label.Catalogue) Phrases {
	text := func(k label.Key) string { return c.Text(k) }
	p := Phrases{
		Adopted:      func(b, d string) string { return c.Text("adopted", "body", b, "date", d) },
		AdoptedShort: func(b, d string) string { return c.Text("adopted_short", "body", b, "date", d) },
		DecidedNext:  text("decided_next"), DecidedEach: text("decided_each"),
		ForAll: text("for_all"), ForAllTitle: text("for_all_title"), Decision: text("decision"), Contact: text("contact"),
		Updated: text("updated"), Publisher: text("publisher"),
		Locked: c.Text("locked", "title", "%s"), LockedJoint: c.Text("locked_joint", "title", "%s"),
		FigureNo: c.Text("figure_no", "n", "%d"),
		FigureHub: func(hub string, n int, parts string) string {
			return c.Count("figure_hub", n, "hub", hub, "parts", parts)
		},
		FigureHeads:  func(n int, parts string) string { return c.Count("figure_heads", n, "parts", parts) },
		FigurePath:   func(n int, steps string) string { return c.Count("figure_path", n, "parts", steps) },
		FigureStep:   func(from, to string) string { return c.Text("figure_step", "from", from, "to", to) },
		PathEnds:     [2]string{text("path_from"), text("path_to")},
		CaptionHub:   func(n int) string { return c.Count("caption_hub", n) },
		CaptionHeads: func(n int) string { return c.Count("caption_heads", n) },
		QR:           func(host string) string { return c.Text("qr", "host", host) },
		ShortForm:    func(short, full string) string { return c.Text("short_form", "short", short, "full", full) },
		MeetingDate:  text("meeting_date"), Adjusting: text("adjusting"), Certifying: text("certifying"),
		And: text("and"), Adopting: text("adopting"), Record: recordPhrases(c), Imprint: imprintPhrases(c), Erratum: func(s string) string { return c.Text("erratum", "text", s) }, Kinds: map[document.Product]string{},
		Labels: document.Labels{Skip: text("skip"), Contents: text("contents"), More: text("slide_more"), Languages: text("languages"), Rtl: c.Rtl},
	}
	p.Easy = EasyPhrases{Name: text("easy_read"), Example: text("easy_example"), Of: func(title string) string { return c.Text("easy_of", "title", title) }}
	for _, d := range document.Products() {
		p.Kinds[d] = c.Text(label.Key(fmt.Sprintf("kind_%s", d)))
	}
	return p
}

// imprintPhrases are the words of the short imprint and of the status.
func imprintPhrases(c *label.Catalogue) ImprintPhrases {
	text := func(k label.Key) string { return c.Text(k) }
	return ImprintPhrases{
		Stamps: map[principal.Status]string{principal.Draft: text("status_draft"), principal.Proposal: text("status_proposal"), principal.Decided: text("adopting")},
		Status: text("status") + " ", By: " " + text("status_by") + " ",
		Rejected: ", " + text("status_rejected") + " ", Returned: ", " + text("status_returned") + " ",
		Version: func(number, date, word string) string {
			return c.Text("imprint_version", "number", number, "date", date, "digest", nbsp+word)
		},
		Sources: func(digest string) string { return c.Text("imprint_sources", "digest", nbsp+digest) },
	}
}

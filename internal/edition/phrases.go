package edition

import (
	"fmt"

	"malbild/internal/document"
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
	Kinds        map[document.Product]string // names of the products
}

// count writes small numbers in words, as running Swedish text wants.
func count(n int) string {
	words := []string{"noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return upper(r) + s[len(string(r)):]
		}
	}
	return s
}

// swedish is the only document language of the sources so far; another language
// is another value of Phrases, not another program.
func swedish() Phrases {
	return Phrases{
		Adopted:      func(b, d string) string { return fmt.Sprintf("%s antog den gemensamma målbilden %s.", b, d) },
		AdoptedShort: func(b, d string) string { return fmt.Sprintf("%s antog målbilden %s.", b, d) },
		DecidedNext:  "Den beslutas av respektive huvudman:",
		DecidedEach:  "Den beslutas av respektive huvudman.",
		ForAll:       "Gemensam målbild för",
		ForAllTitle:  "Målbilden är gemensam för",
		Decision:     "Beslut",
		Contact:      "Kontakt",
		Updated:      "Senast uppdaterad",
		Publisher:    "Sidan publicerad av",
		Locked:       "Antagen text: %s",
		LockedJoint:  "Målbildens text: %s",
		FigureNo:     "Figur %d.",
		FigureHub: func(hub string, n int, parts string) string {
			return fmt.Sprintf("I mitten: %s. Runt mitten %s delar: %s.", hub, count(n), parts)
		},
		FigureHeads: func(n int, parts string) string {
			return fmt.Sprintf("%s delar som hör ihop: %s.", capital(count(n)), parts)
		},
		CaptionHub: func(n int) string {
			return fmt.Sprintf("Målbilden: ett övergripande mål i mitten och %s delar runt om.", count(n))
		},
		CaptionHeads: func(n int) string { return fmt.Sprintf("Målbildens %s delar.", count(n)) },
		QR:           func(host string) string { return "QR-kod till " + host },
		ShortForm:    func(short, full string) string { return fmt.Sprintf("%s är den %s.", short, full) },
		MeetingDate:  "Sammanträdesdatum",
		Adjusting:    "Justerandes signatur",
		Certifying:   "Utdragsbestyrkande",
		And:          "och",
		Adopting:     "Antagen",
		Record:       swedishRecord(),
		Imprint:      swedishImprint(),
		Kinds: map[document.Product]string{document.Poster: "Affisch", document.Brochure: "Broschyr", document.Annex: "Bilaga",
			document.OfficerReport: "Tjänsteskrivelse", document.MinutesExtract: "Protokollsutdrag", document.WebPage: "Webbsida"},
	}
}

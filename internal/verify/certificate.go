package verify

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"malbild/internal/document"
)

// Certificate is what a report on one file is told, beside what verify found.
type Certificate struct {
	Report
	Name     string              // of the file, without its folders
	Digest   string              // SHA-256 of the file, hex
	Date     string              // ISO day it was looked at; empty: it is not told
	Issuer   string              // whose adopted texts they are
	Titles   map[string]string   // of the passages, by id
	Decision func(string) string // a decision in words
	English  bool
}

func (c Certificate) t(sv, en string) string {
	if c.English {
		return en
	}
	return sv
}

// Document is the report as a document of its own: which file, which version, what
// is said of each passage, and the words that differ.
func (c Certificate) Document() *document.Document {
	c.Name = spelt(c.Name, "")
	title := c.t("Verifieringsintyg", "Certificate of verification")
	d := &document.Document{Meta: document.Meta{Product: document.Annex, Title: title + " – " + c.Name, Language: c.t("sv-SE", "en"), Issuer: c.Issuer,
		Subject: c.Name, Date: c.Date, Identity: "intyg/" + c.Digest}}
	d.Meta.Running = document.Running{Principal: document.T(c.Issuer), Kind: document.T(title), FootLeft: document.T(c.Name)}
	top := &document.Section{ID: "titel", Role: document.SectionTitle, Title: document.T(title)}
	top.Body = append(top.Body, &document.Paragraph{Role: document.Subtitle, Text: document.T(c.verdict())}, c.facts())
	if len(c.Passages) > 0 {
		top.Body = append(top.Body, &document.Section{ID: "texter", Title: document.T(c.t("Antagna texter", "Adopted texts")), Body: []document.Block{c.table()}})
	}
	if s := c.changes(); s != nil {
		top.Body = append(top.Body, s)
	}
	if s := c.unread(); s != nil {
		top.Body = append(top.Body, s)
	}
	top.Body = append(top.Body, &document.Paragraph{Role: document.Note, Text: document.T(c.t(
		"Radbrytningar, avstavning, sidhuvuden och olika citattecken och streck är ingen ändring. Varje annan bokstav, skiljetecken, ord och mellanrum är det.",
		"Line breaks, hyphenation, running heads and kinds of quotation marks and dashes are no change. Every other letter, mark, word and space is."))})
	d.Body = []document.Block{top}
	return d
}

func (c Certificate) verdict() string {
	bad := 0
	for _, p := range c.Passages {
		if !p.Status.Good() {
			bad++
		}
	}
	switch {
	case c.Err != nil:
		return c.t("Filen kunde inte läsas", "The file could not be read")
	case len(c.Passages) == 0:
		return c.t("Ingen antagen text hittades", "No adopted text was found")
	case bad == 0 && c.Doubtful():
		return c.t("De antagna texterna är oförändrade, men det är osäkert vad en läsare ser", "The adopted texts are intact, but it is doubtful what a reader sees")
	case bad == 0 && len(c.Notices) > 0:
		return c.t("Alla antagna texter är oförändrade, men allt i filen läses inte", "All adopted texts are intact, but not all of the file is read")
	case bad == 0:
		return c.t("Alla antagna texter är oförändrade", "All adopted texts are intact")
	}
	return fmt.Sprintf(c.t("%d av %d antagna texter är inte som de antogs", "%d of %d adopted texts are not as adopted"), bad, len(c.Passages))
}

func (c Certificate) facts() *document.List {
	l := &document.List{Kind: document.Labelled, Role: document.ListFacts}
	row := func(label, value string) {
		if value != "" {
			l.Items = append(l.Items, &document.ListItem{Label: document.T(label), Body: []document.Block{&document.Paragraph{Text: document.T(value)}}})
		}
	}
	row(c.t("Fil", "File"), c.Name)
	row("SHA-256", grouped(c.Digest))
	row(c.t("Slag", "Kind"), strings.ToUpper(string(c.Format))+kindWord(c.Product))
	row(c.t("Beslut", "Decisions"), strings.Join(c.decisions(), "; "))
	row(c.t("Granskad", "Looked at"), c.Date)
	return l
}

func kindWord(product string) string {
	if product == "" {
		return ""
	}
	return ", " + product
}

// grouped sets a digest in groups that fit a line and can be read aloud.
func grouped(hex string) string {
	var out []string
	for len(hex) > 8 {
		out, hex = append(out, hex[:8]), hex[8:]
	}
	return strings.Join(append(out, hex), " ")
}

// decisions are those on the wordings that are in the file, each once.
func (c Certificate) decisions() []string {
	var out []string
	for _, p := range c.Passages {
		if !p.Status.Good() && p.Status != Older {
			continue
		}
		for _, d := range p.Decisions {
			if s := c.Decision(d); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func (c Certificate) title(id string) string {
	t := c.Titles[id]
	if t == "" {
		return id
	}
	for _, p := range c.Passages { // two texts of one title: a quotation, and what leads to it
		if _, short, _ := strings.Cut(id, "."); p.ID != id && c.Titles[p.ID] == t && strings.Contains(short, ".") {
			product, _, _ := strings.Cut(short, ".")
			return t + " (" + product + ")"
		}
	}
	return t
}

func (c Certificate) table() *document.Table {
	cell := func(head bool, s string) *document.Cell { return &document.Cell{Header: head, Text: document.T(s)} }
	t := &document.Table{Head: []*document.Row{{Cells: []*document.Cell{cell(true, c.t("Text", "Text")), cell(true, c.t("Besked", "Verdict")), cell(true, c.t("Plats", "Place"))}}}}
	for _, p := range c.Passages {
		t.Rows = append(t.Rows, &document.Row{Cells: []*document.Cell{cell(true, c.title(p.ID)), cell(false, c.Said(p)), cell(false, c.place(p))}})
	}
	return t
}

// Said is the status of a passage in words.
func (c Certificate) Said(p Result) string {
	switch p.Status {
	case Intact:
		return c.t("Oförändrad", "Intact")
	case Moved:
		return c.t("Oförändrad, flyttad", "Intact, moved")
	case Duplicated:
		return fmt.Sprintf(c.t("Oförändrad, på %d ställen", "Intact, in %d places"), p.Copies)
	case Older:
		return c.t("Äldre lydelse", "Older wording")
	case Changed:
		return c.t("Ändrad", "Changed")
	}
	return c.t("Saknas", "Missing")
}

func (c Certificate) place(p Result) string {
	switch {
	case p.Status == Missing:
		return "–"
	case p.Page > 0:
		return fmt.Sprintf(c.t("sida %d", "page %d"), p.Page)
	}
	return fmt.Sprintf(c.t("stycke %d", "paragraph %d"), p.Paragraph)
}

// mostShown bounds the changes that are written out for one passage.
const mostShown = 12

// changes shows the words that differ: taken away in [- -], added in {+ +}.
func (c Certificate) changes() *document.Section {
	s := &document.Section{ID: "andringar", Title: document.T(c.t("Ändrade ord", "Changed words"))}
	for _, p := range c.Passages {
		if len(p.Changes) == 0 {
			continue
		}
		s.Body = append(s.Body, &document.Paragraph{Text: []document.Inline{&document.Strong{Text: document.T(c.title(p.ID))}}})
		l := &document.List{Kind: document.Bulleted}
		for i, x := range p.Changes {
			x.New = spelt(x.New, x.Old+x.Before)
			text := x.String()
			if i == mostShown {
				text = c.t("… och fler", "… and more")
			}
			l.Items = append(l.Items, &document.ListItem{Body: []document.Block{&document.Paragraph{Text: document.T(text)}}})
			if i == mostShown {
				break
			}
		}
		s.Body = append(s.Body, l)
	}
	if len(s.Body) == 0 {
		return nil
	}
	lead := c.t("Det antagna står inom [- -], det som står i filen inom {+ +}.", "What was adopted stands in [- -], what stands in the file in {+ +}.")
	s.Body = append([]document.Block{&document.Paragraph{Text: document.T(lead)}}, s.Body...)
	return s
}

// unread tells what is not read as words, or makes them doubtful.
func (c Certificate) unread() *document.Section {
	if len(c.Notices) == 0 {
		return nil
	}
	s := &document.Section{ID: "ovrigt", Title: document.T(c.t("Att veta om filen", "To know about the file"))}
	l := &document.List{Kind: document.Bulleted}
	for i, n := range c.Notices {
		text := spelt(capital(n.Text(c.t("sv", "en"))), "") + "."
		if i == mostShown {
			text = c.t("… och fler", "… and more")
		}
		l.Items = append(l.Items, &document.ListItem{Body: []document.Block{&document.Paragraph{Text: document.T(text)}}})
		if i == mostShown {
			break
		}
	}
	s.Body = append(s.Body, l)
	return s
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// String is a change as «… word [-old-] {+new+}».
func (c Change) String() string {
	var parts []string
	if c.Before != "" {
		parts = append(parts, "… "+c.Before)
	}
	if c.Old != "" {
		parts = append(parts, "[-"+c.Old+"-]")
	}
	if c.New != "" {
		parts = append(parts, "{+"+c.New+"+}")
	}
	if odd := document.Strange(c.New); odd != "" {
		parts = append(parts, "("+odd+")")
	}
	return strings.Join(parts, " ")
}

// settled are the letters and signs that the typeface of certificates is sure to have.
var settled = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x20, Hi: 0x7e, Stride: 1}, {Lo: 0xa0, Hi: 0x377, Stride: 1}, {Lo: 0x38e, Hi: 0x3a1, Stride: 1},
	{Lo: 0x3a3, Hi: 0x3e1, Stride: 1}, {Lo: 0x3f0, Hi: 0x52f, Stride: 1}, {Lo: 0x1e00, Hi: 0x1eff, Stride: 1}, {Lo: 0x2010, Hi: 0x2027, Stride: 1},
	{Lo: 0x2030, Hi: 0x205e, Stride: 1}, {Lo: 0x20a0, Hi: 0x20be, Stride: 1}, {Lo: 0xfffd, Hi: 0xfffd, Stride: 1}}}

// spelt writes letters by their numbers that might not be set: a certificate is written
// whatever a file says. Scripts of the adopted words are set as those are.
func spelt(s, adopted string) string {
	arabic := strings.ContainsFunc(adopted, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
	var b strings.Builder
	for _, r := range s {
		if unicode.Is(settled, r) || arabic && unicode.Is(unicode.Arabic, r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "[%U]", r)
		}
	}
	return b.String()
}

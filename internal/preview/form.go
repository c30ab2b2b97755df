package preview

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"malbild/internal/amend"
	"malbild/internal/diag"
	"malbild/schema"
)

// widget is how something is asked for.
type widget string

// The widgets. What a key of the schema is asked for by follows from its type; asked
// says where that is not enough.
const (
	oneLine   widget = "line"
	manyLines widget = "lines"      // a list of texts, one a line
	paras     widget = "paragraphs" // a list of texts, a blank line between them
	group     widget = "group"
	rows      widget = "rows"
	ticks     widget = "ticks" // some of the options
	ranks     widget = "ranks" // some of the options, in an order
	tick      widget = "tick"
	pick      widget = "pick"
	picture   widget = "picture"
	nested    widget = "nested" // groups by a key
)

// ask is one question of the form. Its name is the path of its value in the file.
type ask struct {
	Name, Label, Help string
	Widget            widget
	Required          bool
	Pattern           string
	Options           []option
	Fields            []ask   // of a group
	Rows              [][]ask // of rows, the last ones blank
	Value             string
	Preview           string // address of a picture
	Refused           string // why it is not changed here
	Wrong             string // what is wrong with what was written
	path              amend.Path
}

// node is a part of a JSON Schema as package schema writes it.
type node struct {
	Type        any              `json:"type"`
	Description string           `json:"description"`
	Enum        []string         `json:"enum"`
	Pattern     string           `json:"pattern"`
	Properties  map[string]*node `json:"properties"`
	Items       *node            `json:"items"`
	Required    []string         `json:"required"`
	More        json.RawMessage  `json:"additionalProperties"`
}

// localSchema is what a local file may hold, as editors complete it.
func localSchema() *node {
	data, _ := schema.JSON("local")
	var n node
	if err := json.Unmarshal(data, &n); err != nil {
		return &node{} // a test holds that it can be read
	}
	return &n
}

// has reports whether values of the node may be of a type.
func (n *node) has(kind string) bool {
	switch t := n.Type.(type) {
	case string:
		return t == kind
	case []any:
		return slices.Contains(t, any(kind))
	}
	return false
}

// help is the description in the language of the surface: Swedish first, then English.
func (n *node) help(lang string) string {
	sv, en, ok := strings.Cut(n.Description, "\n\n")
	if ok && lang == "en" {
		return en
	}
	return sv
}

// wording is what a question is called, and how it is asked where the type does not
// say. The help of the schema is used where there is none here.
type wording struct {
	label, help diag.Phrase
	widget      widget
}

// asked words the questions, by their place in the file.
var asked = map[string]wording{
	"contact": {label: diag.Phrase{SV: "Kontakt", EN: "Contact"},
		help: diag.Phrase{SV: "En uppgift på varje rad: funktion, e-post, telefon. Skriv en funktion, aldrig en person.", EN: "One entry a line: function, e-mail, telephone. Name a function, never a person."}},
	"address": {label: diag.Phrase{SV: "Er egen webbsida", EN: "Your own web page"},
		help: diag.Phrase{SV: "Adressen blir en QR-kod på affischen. Börja med https://", EN: "The address becomes a QR code on the poster. Begin with https://"}},
	"line": {label: diag.Phrase{SV: "En egen rad under kontakten", EN: "A line of your own under the contact"},
		help: diag.Phrase{SV: "Till exempel: Läs mer hos {principal}. Namnet sätts in av sig självt.", EN: "For example: Läs mer hos {principal}. The name is put in by itself."}},
	"logo": {label: diag.Phrase{SV: "Logotyp", EN: "Logo"}, widget: picture,
		help: diag.Phrase{SV: "Välj en bild i projektet eller ladda upp en: SVG, PNG eller JPEG, högst 2 MB.", EN: "Choose a picture in the project or upload one: SVG, PNG or JPEG, at most 2 MB."}},
	"languages": {label: diag.Phrase{SV: "Språk att ge ut på, utöver svenska", EN: "Languages to publish in, beside Swedish"}, widget: ticks,
		help: diag.Phrase{SV: "De språk som länet har översatt till.", EN: "Those the county is translated into."}},
	"title":       {label: diag.Phrase{SV: "Egen rubrik på webbsidan", EN: "A title of your own on the web page"}, help: diag.Phrase{SV: "Tom: länets rubrik.", EN: "Blank: the county’s title."}},
	"block":       {label: diag.Phrase{SV: "Ett eget avsnitt", EN: "A section of your own"}, help: diag.Phrase{SV: "Visas på webbsidan och i broschyren.", EN: "Shown on the web page and in the brochure."}},
	"block.title": {label: diag.Phrase{SV: "Avsnittets rubrik", EN: "Title of the section"}},
	"block.body":  {label: diag.Phrase{SV: "Avsnittets text", EN: "Text of the section"}, help: diag.Phrase{SV: "Lämna en tom rad mellan styckena.", EN: "Leave a blank line between paragraphs."}, widget: paras},
	"events": {label: diag.Phrase{SV: "Egna händelser på tidslinjen", EN: "Events of your own on the timeline"},
		help: diag.Phrase{SV: "Fyll i den tomma raden och spara: då kommer en ny. Töm båda fälten för att ta bort en händelse.", EN: "Fill in the empty row and save, and another appears. Empty both fields to remove an event."}},
	"events.when": {label: diag.Phrase{SV: "När", EN: "When"}, help: diag.Phrase{SV: "Till exempel 2026 eller 2026-05", EN: "For example 2026 or 2026-05"}},
	"events.text": {label: diag.Phrase{SV: "Vad som händer", EN: "What happens"}},
	"add": {label: diag.Phrase{SV: "Egna meningar på webbsidan", EN: "Sentences of your own on the web page"},
		help: diag.Phrase{SV: "Fyll i den tomma raden och spara: då kommer en ny. Töm texten för att ta bort en mening.", EN: "Fill in the empty row and save, and another appears. Empty the text to remove a sentence."}},
	"add.to":       {label: diag.Phrase{SV: "I avsnittet", EN: "In the section"}, widget: pick},
	"add.text":     {label: diag.Phrase{SV: "Mening", EN: "Sentence"}},
	"add.join":     {label: diag.Phrase{SV: "Sätt ihop med stycket före", EN: "Join to the paragraph before"}},
	"order":        {label: diag.Phrase{SV: "Avsnitt på webbsidan, i ordning", EN: "Sections of the web page, in order"}, widget: ranks, help: diag.Phrase{SV: "Skriv 1, 2, 3 … Ett avsnitt utan siffra visas inte. Alla tomma: länets ordning.", EN: "Write 1, 2, 3 … A section without a number is not shown. All blank: the county’s order."}},
	"parts":        {label: diag.Phrase{SV: "Delar av målbilden på webbsidan", EN: "Parts of the målbild on the web page"}, widget: ticks, help: diag.Phrase{SV: "Inga valda: alla visas.", EN: "None chosen: all are shown."}},
	"translations": {label: diag.Phrase{SV: "Det egna på andra språk", EN: "What is yours in other languages"}, help: diag.Phrase{SV: "Behövs för att handlingarna ska kunna göras på språket.", EN: "Needed for the documents to be made in the language."}},
}

// turn is the order of the questions; what the schema has besides comes last.
var turn = []string{"contact", "address", "line", "logo", "title", "block", "events", "add", "order", "parts", "languages", "translations"}

// marksOfText are for those who write the shared texts, and are left as they are.
var marksOfText = []string{"erratum", "instead", "phase", "sic", "valid_until"}

// questions are those of a part of the schema, each with its path.
func questions(n *node, at amend.Path, place, lang string) []ask {
	var out []ask
	for key, p := range n.Properties {
		if slices.Contains(marksOfText, key) {
			continue
		}
		here := strings.TrimPrefix(place+"."+key, ".")
		q := ask{path: at.Of(key), Name: at.Of(key).String(), Pattern: p.Pattern, Required: slices.Contains(n.Required, key)}
		w := asked[strings.TrimPrefix(here, "translations.")]
		if here == "translations" {
			w = asked[here]
		}
		if q.Label = w.label.In(lang); q.Label == "" {
			q.Label = key
		}
		if q.Help = w.help.In(lang); q.Help == "" && w.label.SV == "" {
			q.Help = p.help(lang)
		}
		if q.Widget = w.widget; q.Widget == "" || strings.HasPrefix(here, "translations.") {
			q.Widget = byType(p)
			if w.widget == paras {
				q.Widget = paras
			}
		}
		switch q.Widget {
		case group:
			q.Fields = questions(p, q.path, here, lang)
		case rows:
			q.Fields = questions(p.Items, q.path, here, lang)
		case pick:
			for _, e := range p.Enum {
				q.Options = append(q.Options, option{Value: e, Say: e})
			}
		}
		out = append(out, q)
	}
	rank := func(q ask) int {
		key := q.path[len(q.path)-1].(string)
		if i := slices.Index(turn, key); i >= 0 {
			return i
		}
		return len(turn) + slices.Index([]string{"when", "to", "title", "text", "body", "join"}, key) + 1
	}
	slices.SortFunc(out, func(a, b ask) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// byType is how values of a type are asked for.
func byType(p *node) widget {
	switch {
	case len(p.Enum) > 0:
		return pick
	case p.has("array") && p.Items != nil && p.Items.has("object"):
		return rows
	case p.has("array"):
		return manyLines
	case p.has("object") && len(p.Properties) == 0:
		return nested
	case p.has("object"):
		return group
	case p.Type == "boolean":
		return tick
	}
	return oneLine
}

// answers are values by path: of a list, one text an entry.
type answers map[string][]string

func (a answers) one(name string) string {
	if v := a[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// read takes what a file holds of the questions. A value of another form than the
// question's is left alone, and the question says so.
func read(f *amend.File, qs []ask, into answers, refuse func(*ask)) {
	for i := range qs {
		q := &qs[i]
		if f == nil || !f.Has(q.path) {
			continue
		}
		switch q.Widget {
		case oneLine, pick, tick, picture:
			if v, ok := f.Text(q.path); ok {
				into[q.Name] = []string{v}
			} else {
				refuse(q)
			}
		case manyLines, paras, ticks, ranks:
			for k := range f.Len(q.path) {
				v, ok := f.Text(q.path.Of(k))
				if !ok {
					refuse(q)
					break
				}
				into[q.Name] = append(into[q.Name], v)
			}
			if !f.IsList(q.path) {
				refuse(q)
			}
		case group:
			if !f.IsMap(q.path) {
				refuse(q)
				continue
			}
			read(f, q.Fields, into, func(*ask) { refuse(q) })
		case rows:
			if !f.IsList(q.path) {
				refuse(q)
				continue
			}
			into[q.Name] = []string{strconv.Itoa(f.Len(q.path))}
			for k := range f.Len(q.path) {
				if !f.IsMap(q.path.Of(k)) {
					refuse(q)
					break
				}
				read(f, q.row(k), into, func(*ask) { refuse(q) })
			}
		}
	}
}

// row is the questions of one row.
func (q *ask) row(k int) []ask {
	out := slices.Clone(q.Fields)
	for i := range out {
		out[i].path = q.path.Of(k, out[i].path[len(out[i].path)-1])
		out[i].Name = out[i].path.String()
	}
	return out
}

// blankRows is how many rows without anything follow those that are filled in.
const blankRows = 1

// filled gives the questions their values for the page.
func filled(qs []ask, a answers) []ask {
	out := slices.Clone(qs)
	for i := range out {
		q := &out[i]
		v := a[q.Name]
		switch q.Widget {
		case manyLines:
			q.Value = strings.Join(v, "\n")
		case paras:
			q.Value = strings.Join(v, "\n\n")
		case ticks, pick, picture, ranks:
			q.Options = slices.Clone(q.Options)
			for k := range q.Options {
				o := &q.Options[k]
				at := slices.Index(v, o.Value)
				o.Chosen = at >= 0 || len(v) == 0 && o.Value == "" && q.Widget != ticks
			}
			q.Value = strings.Join(v, " ")
		case group:
			q.Fields = filled(q.Fields, a)
		case rows:
			n, _ := strconv.Atoi(a.one(q.Name))
			for k := range n + blankRows {
				q.Rows = append(q.Rows, filled(q.row(k), a))
			}
		default:
			q.Value = a.one(q.Name)
		}
	}
	return out
}

// Rank is the place of an option among those chosen, from 1; blank: it is not.
func (q ask) Rank(value string) string {
	if i := slices.Index(strings.Fields(q.Value), value); i >= 0 {
		return strconv.Itoa(i + 1)
	}
	return ""
}

// each is what every value of a map by free keys may be.
func (n *node) each() *node {
	var out node
	if n == nil || json.Unmarshal(n.More, &out) != nil || len(out.Properties) == 0 {
		return nil
	}
	return &out
}

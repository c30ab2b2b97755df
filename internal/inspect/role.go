package inspect

import (
	"strings"

	"malbild/internal/diag"
)

// roles are what people call the roles of a transcript. In transcripts themselves they
// are words of one language, so that those of two editions can be compared.
var roles = map[string]diag.Phrase{
	"document": {SV: "dokument", EN: "document"}, "section": {SV: "avsnitt", EN: "section"}, "heading": {SV: "rubrik", EN: "heading"},
	"title": {SV: "titel", EN: "title"}, "paragraph": {SV: "stycke", EN: "paragraph"}, "list": {SV: "lista med", EN: "list of"}, "item": {SV: "punkt", EN: "item"},
	"label": {SV: "etikett", EN: "label"}, "body": {SV: "innehåll", EN: "body"}, "contents": {SV: "innehållsförteckning", EN: "contents"},
	"caption": {SV: "rubrik på", EN: "caption"}, "entry": {SV: "post", EN: "entry"}, "figure": {SV: "bild", EN: "figure"}, "link": {SV: "länk", EN: "link"},
	"note": {SV: "not", EN: "note"}, "table": {SV: "tabell", EN: "table"}, "row": {SV: "rad", EN: "row"}, "cell": {SV: "cell", EN: "cell"},
	"header": {SV: "rubrikcell", EN: "header cell"}, "quote": {SV: "citat", EN: "quotation"}, "blockquote": {SV: "citat", EN: "quotation"},
	"main": {SV: "huvudinnehåll", EN: "main"}, "navigation": {SV: "navigering", EN: "navigation"}, "banner": {SV: "sidhuvud", EN: "banner"},
	"contentinfo": {SV: "sidfot", EN: "footer"}, "region": {SV: "område", EN: "region"}, "complementary": {SV: "sidospår", EN: "aside"},
	"group": {SV: "grupp", EN: "group"}, "term": {SV: "begrepp", EN: "term"}, "definition": {SV: "förklaring", EN: "definition"}, "slide": {SV: "sida", EN: "slide"},
	"text": {SV: "text", EN: "text"}, "locked": {SV: "låst", EN: "locked"},
	"notes": {SV: "anteckningar", EN: "notes"}, "presentation": {SV: "presentation", EN: "presentation"}, "quotation": {SV: "citat", EN: "quotation"},
	"article": {SV: "artikel", EN: "article"}, "head": {SV: "tabellhuvud", EN: "head"}, "foot": {SV: "tabellfot", EN: "foot"}, "field": {SV: "fält", EN: "field"},
	"formula": {SV: "formel", EN: "formula"}, "part": {SV: "del", EN: "part"}, "summary": {SV: "sammanfattning", EN: "summary"}, "division": {SV: "grupp", EN: "group"},
}

// Role is what a role of a transcript is called in a language, sv or en.
func Role(kind, lang string) (string, bool) {
	p, ok := roles[kind]
	return p.In(lang), ok
}

// Read is the transcript as it is shown to people, its roles in their language.
func (r *Report) Read(lang string) []string {
	out := make([]string, 0, len(r.Transcript))
	for _, l := range r.Transcript {
		text := strings.TrimLeft(l, " ")
		kind, rest, more := strings.Cut(text, " ")
		if say, ok := Role(kind, lang); ok {
			if l = l[:len(l)-len(text)] + say; more {
				l += " " + rest
			}
		}
		out = append(out, l)
	}
	return out
}

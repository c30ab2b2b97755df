package slides

import "malbild/internal/diag"

// CodeSentence: one sentence fills more than a slide.
var CodeSentence = &diag.Code{ID: "MB351",
	What: diag.Phrase{SV: "en mening under «%[1]s» får inte plats på en bild", EN: "a sentence under «%[1]s» does not fit on a slide"},
	Why:  diag.Phrase{SV: "text på bilder sätts inte mindre än %[2]s pt och delas bara mellan meningar: «%[3]s»", EN: "text on slides is not set smaller than %[2]s pt and is divided between sentences only: «%[3]s»"},
	Cure: diag.Phrase{SV: "dela meningen i källan", EN: "divide the sentence in the source"}}

// CodeTitle: a title does not fit in its place.
var CodeTitle = &diag.Code{ID: "MB352",
	What: diag.Phrase{SV: "rubriken «%[1]s» får inte plats på sin bild", EN: "title «%[1]s» does not fit on its slide"},
	Why:  diag.Phrase{SV: "den skulle bli mindre än %[2]s punkter, och det går inte att läsa längst bak i salen", EN: "it would be smaller than %[2]s points, which cannot be read at the back of the room"},
	Cure: diag.Phrase{SV: "korta rubriken", EN: "shorten the title"}}

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{CodeSentence, CodeTitle, codeNoTemplate, CodeOwnSlides, CodeGlyph}
}

// What is the matter with a principal's template. Argument 1 is its name.
var (
	codeNoTemplate = &diag.Code{ID: "MB353",
		What: diag.Phrase{SV: "presentationsmallen «%[1]s» går inte att använda: %[2]s", EN: "the presentation template «%[1]s» cannot be used: %[2]s"},
		Why:  diag.Phrase{SV: "en mall är en .potx eller .pptx utan lösenord och makron, med en bildlayout för rubrik och text", EN: "a template is a .potx or .pptx without password and macros, with a slide layout for title and text"},
		Cure: diag.Phrase{SV: "öppna den i PowerPoint och spara som PowerPoint-mall (.potx)", EN: "open it in PowerPoint and save it as a PowerPoint template (.potx)"}}
	// CodeOwnSlides: the template has slides already.
	CodeOwnSlides = &diag.Code{ID: "MB354", Severity: diag.Warning,
		What: diag.Phrase{SV: "presentationsmallen «%[1]s» har %[2]d egna bilder", EN: "the presentation template «%[1]s» has %[2]d slides of its own"},
		Why:  diag.Phrase{SV: "de står kvar först i presentationen, före målbildens", EN: "they stay first in the presentation, before those of the målbild"},
		Cure: diag.Phrase{SV: "ta bort dem ur mallen om de inte ska visas", EN: "remove them from the template unless they are to be shown"}}
)

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
	Why:  diag.Phrase{SV: "minsta graden för rubriker är %[2]s pt", EN: "the smallest size of titles is %[2]s pt"},
	Cure: diag.Phrase{SV: "korta rubriken", EN: "shorten the title"}}

// Codes lists the findings of this room.
func Codes() []*diag.Code { return []*diag.Code{CodeSentence, CodeTitle} }

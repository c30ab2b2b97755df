package compose

import "malbild/internal/diag"

// The findings of this room.
var (
	NameLeft = &diag.Code{ID: "MB245",
		What: diag.Phrase{SV: "en del av namnet «%[1]s» står kvar i webbversionen", EN: "a part of the name «%[1]s» is left in the web edition"},
		Why:  diag.Phrase{SV: "en privatpersons namn ska vara borta, inte nästan borta", EN: "a private person's name must be gone, not nearly gone"},
		Cure: diag.Phrase{SV: "lägg till formen under also: för personen, eller skriv om meningen", EN: "add the form under also: of the person, or rewrite the sentence"}}
	PersonalNumberLeft = &diag.Code{ID: "MB246",
		What: diag.Phrase{SV: "webbversionen innehåller ett personnummer", EN: "the web edition holds a personal identity number"},
		Why:  diag.Phrase{SV: "personnummer får inte publiceras", EN: "personal identity numbers must not be published"},
		Cure: diag.Phrase{SV: "ta bort numret ur källan", EN: "remove the number from the source"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code { return []*diag.Code{NameLeft, PersonalNumberLeft} }

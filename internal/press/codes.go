package press

import "malbild/internal/diag"

// The findings of this room: what is wrong with the file of a printing condition.
var (
	codeName = &diag.Code{ID: "MB294",
		What: diag.Phrase{SV: "id «%[1]s» är inte filens namn «%[2]s»", EN: "the id «%[1]s» is not the name of the file, «%[2]s»"},
		Why:  diag.Phrase{SV: "den som väljer ett tryckeri med --printer väljer filen", EN: "who chooses a printer with --printer chooses the file"},
		Cure: diag.Phrase{SV: "skriv id: %[2]s eller byt namn på filen", EN: "write id: %[2]s, or rename the file"}}
	codeLength = &diag.Code{ID: "MB295",
		What: diag.Phrase{SV: "«%[1]s» är inte mellan %[2]v och %[3]v", EN: "«%[1]s» is not between %[2]v and %[3]v"},
		Why:  diag.Phrase{SV: "inget tryckeri arbetar med ett sådant mått", EN: "no press works with such a measure"},
		Cure: diag.Phrase{SV: "skriv måttet på nytt: utfall (bleed) i millimeter, linjer och text i punkter", EN: "write the measure anew: bleed in millimetres, lines and text in points"}}
	codeNoProfile = &diag.Code{ID: "MB296",
		What: diag.Phrase{SV: "tryckförhållandet saknar ICC-profil", EN: "the printing condition has no ICC profile"},
		Why:  diag.Phrase{SV: "utan den vet ingen vad färgerna blir på papper", EN: "without it nobody knows what the colours become on paper"},
		Cure: diag.Phrase{SV: "skriv builtin: fogra39l-coated, eller file: med sökvägen till tryckeriets profil", EN: "write builtin: fogra39l-coated, or file: with the path of the printer's profile"}}
	codeMissing = &diag.Code{ID: "MB297",
		What: diag.Phrase{SV: "ICC-profilen «%[1]s» för %[2]s finns inte", EN: "the ICC profile «%[1]s» of %[2]s does not exist"},
		Why:  diag.Phrase{SV: "den får inte följa med programmet, och en annan profil skulle ge andra färger", EN: "it may not be passed on with the program, and another profile would give other colours"},
		Cure: diag.Phrase{SV: "hämta profilen från tryckeriet eller www.eci.org och lägg den där i projektets mapp, eller välj ett annat tryckförhållande med --printer", EN: "get the profile from the printer or www.eci.org and put it there in the project's folder, or choose another condition with --printer"}}
	codeProfile = &diag.Code{ID: "MB298",
		What: diag.Phrase{SV: "ICC-profilen «%[1]s» kan inte användas: %[2]v", EN: "the ICC profile «%[1]s» cannot be used: %[2]v"},
		Why:  diag.Phrase{SV: "tryckfärgerna räknas ut ur dess tabeller, och den bäddas in i filen", EN: "the inks are computed from its tables, and it is embedded in the file"},
		Cure: diag.Phrase{SV: "be tryckeriet om en CMYK-profil av version 2", EN: "ask the printer for a CMYK profile of version 2"}}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeName, codeLength, codeNoProfile, codeMissing, codeProfile}
}

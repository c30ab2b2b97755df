package principal

import "malbild/internal/diag"

// The findings of this room. Codes are stable; a code is never reused.
var (
	codeAbsent = &diag.Code{ID: "MB271",
		What: diag.Phrase{SV: "huvudmannen «%[1]s» saknas i registret", EN: "the principal «%[1]s» is missing from the register"},
		Why:  diag.Phrase{SV: "listan i county.yaml säger att den ska finnas; gemensamma trycksaker skulle sakna dess namn", EN: "the list in county.yaml says it must be there; joint prints would lack its name"},
		Cure: diag.Phrase{SV: "lägg till principals/%[1]s.yaml", EN: "add principals/%[1]s.yaml"}}
	codeExtra = &diag.Code{ID: "MB272",
		What: diag.Phrase{SV: "huvudmannen «%[1]s» står inte i county.yaml", EN: "the principal «%[1]s» is not in county.yaml"},
		Why:  diag.Phrase{SV: "registret och länets lista ska vara lika", EN: "the register and the county's list must agree"},
		Cure: diag.Phrase{SV: "lägg till den under principals i county.yaml eller ta bort filen", EN: "add it under principals in county.yaml, or remove the file"}}
	codeFileName = &diag.Code{ID: "MB273",
		What: diag.Phrase{SV: "id «%[1]s» är inte filens namn «%[2]s»", EN: "the id «%[1]s» is not the name of the file, «%[2]s»"},
		Why:  diag.Phrase{SV: "den som letar efter en huvudman letar efter filen", EN: "who looks for a principal looks for the file"},
		Cure: diag.Phrase{SV: "skriv id: %[2]s eller byt namn på filen", EN: "write id: %[2]s, or rename the file"}}
	codeChain = &diag.Code{ID: "MB274",
		What: diag.Phrase{SV: "«%[1]s» har ingen instans med rollen %[2]s", EN: "«%[1]s» has no body with the role %[2]s"},
		Why:  diag.Phrase{SV: "beslutshandlingarna nämner den", EN: "the decision documents name it"},
		Cure: diag.Phrase{SV: "lägg till den under bodies", EN: "add it under bodies"}}
	codeCode = &diag.Code{ID: "MB275",
		What: diag.Phrase{SV: "koden «%[1]s» hör inte till länet", EN: "the code «%[1]s» does not belong to the county"},
		Why:  diag.Phrase{SV: "en kommunkod har fyra siffror och börjar med länskoden %[2]s; regionen har länskoden själv", EN: "a municipality code has four digits and begins with the county code %[2]s; the region has the county code itself"},
		Cure: diag.Phrase{SV: "rätta koden", EN: "correct the code"}}
	codeTwice = &diag.Code{ID: "MB276",
		What: diag.Phrase{SV: "«%[1]s» används av två huvudmän", EN: "«%[1]s» is used by two principals"},
		Why:  diag.Phrase{SV: "koder och namn skiljer huvudmän åt", EN: "codes and names tell principals apart"},
		Cure: diag.Phrase{SV: "rätta den ena; den andra står i %[2]s", EN: "correct one of them; the other is in %[2]s"}}
	codeTag = &diag.Code{ID: "MB277",
		What: diag.Phrase{SV: "«%[1]s» är inget minoritetsspråk med förvaltningsområde", EN: "«%[1]s» is no minority language with an administrative area"},
		Why:  diag.Phrase{SV: "lag 2009:724 gäller finska, meänkieli och samiska", EN: "the act 2009:724 concerns Finnish, Meänkieli and Sami"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeOutline = &diag.Code{ID: "MB278",
		What: diag.Phrase{SV: "«%[1]s» är ingen disposition för %[2]s", EN: "«%[1]s» is no outline of %[2]s"},
		Why:  diag.Phrase{SV: "en egen variant heter som sin produkt med ett tillägg", EN: "a variant is named after its product, with an ending"},
		Cure: diag.Phrase{SV: "skriv till exempel %[2]s-kiruna", EN: "write for example %[2]s-kiruna"}}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeAbsent, codeExtra, codeFileName, codeChain, codeCode, codeTwice, codeTag, codeOutline}
}

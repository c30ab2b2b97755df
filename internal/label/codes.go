package label

import "malbild/internal/diag"

// The findings of this room.
var (
	codeLanguage = &diag.Code{ID: "MB701",
		What: diag.Phrase{SV: "etiketterna är på «%[1]s» men filen heter %[2]s.yaml", EN: "the labels are in «%[1]s» but the file is called %[2]s.yaml"},
		Why:  diag.Phrase{SV: "filens namn säger vilket språk den gäller", EN: "the name of the file says which language it is for"},
		Cure: diag.Phrase{SV: "byt namn på filen eller ändra language", EN: "rename the file or change language"}}
	codeCount = &diag.Code{ID: "MB702",
		What: diag.Phrase{SV: "«%[1]s» ska ha %[2]d ord men har %[3]d", EN: "«%[1]s» should have %[2]d words but has %[3]d"},
		Why:  diag.Phrase{SV: "datum och antal skulle bli fel", EN: "dates and numbers would be wrong"},
		Cure: diag.Phrase{SV: "räkna upp alla, i ordning", EN: "list all of them, in order"}}
	codeField = &diag.Code{ID: "MB703",
		What: diag.Phrase{SV: "etiketten saknar %[1]s", EN: "the label lacks %[1]s"},
		Why:  diag.Phrase{SV: "det som ska stå där skulle falla bort", EN: "what should stand there would be lost"},
		Cure: diag.Phrase{SV: "sätt in %[1]s där det hör hemma i meningen", EN: "put %[1]s where it belongs in the sentence"}}
	codeBrace = &diag.Code{ID: "MB704",
		What: diag.Phrase{SV: "etiketten har ett fält som inte finns", EN: "the label has a field that does not exist"},
		Why:  diag.Phrase{SV: "klamrarna skulle stå kvar i handlingen", EN: "the braces would stand in the document"},
		Cure: diag.Phrase{SV: "här finns: %[1]s", EN: "there is: %[1]s"}}
)

// cureBrace is of a label that has no fields.
var cureBrace = diag.Phrase{SV: "ta bort klamrarna; den här etiketten har inga fält", EN: "remove the braces; this label has no fields"}

// Codes lists the findings of this room.
func Codes() []*diag.Code { return []*diag.Code{codeLanguage, codeCount, codeField, codeBrace} }

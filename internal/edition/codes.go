package edition

import "malbild/internal/diag"

// The findings of this room.
var (
	UnknownPlaceholder = &diag.Code{ID: "MB261",
		What: diag.Phrase{SV: "okänd platshållare {%[1]s}", EN: "unknown placeholder {%[1]s}"},
		Why:  diag.Phrase{SV: "klamrarna skulle annars stå kvar i den färdiga handlingen", EN: "the braces would otherwise stand in the finished document"},
		Cure: diag.Phrase{SV: "välj en av: %[2]s", EN: "choose one of: %[2]s"}}
	NoOutline = &diag.Code{ID: "MB263",
		What: diag.Phrase{SV: "länet «%[1]s» har ingen disposition för «%[2]s»", EN: "county «%[1]s» has no outline for «%[2]s»"},
		Why:  diag.Phrase{SV: "handlingen kan inte sättas samman utan den", EN: "the document cannot be composed without it"},
		Cure: diag.Phrase{SV: "skapa %[2]s.yaml bredvid malbild.yaml", EN: "create %[2]s.yaml beside malbild.yaml"}}
	NoInclude = &diag.Code{ID: "MB264",
		What: diag.Phrase{SV: "det som ska infogas finns inte: «%[1]s»", EN: "what is to be included does not exist: «%[1]s»"},
		Why:  diag.Phrase{SV: "texten skulle saknas i handlingen", EN: "the text would be missing from the document"},
		Cure: diag.Phrase{SV: "rätta namnet eller ta bort raden", EN: "correct the name or remove the line"}}
	NoUpdated = &diag.Code{ID: "MB265",
		What: diag.Phrase{SV: "webbsidan saknar uppgift om när den uppdaterades eller vem som publicerar den", EN: "the web page lacks when it was updated or who publishes it"},
		Why:  diag.Phrase{SV: "en tom uppgift får inte publiceras", EN: "an empty statement must not be published"},
		Cure: diag.Phrase{SV: "fyll i updated och publisher i webb.yaml; ange en funktion, inte en person", EN: "fill in updated and publisher in webb.yaml; name a function, not a person"}}
	NoTranslation = &diag.Code{ID: "MB266", Severity: diag.Warning,
		What: diag.Phrase{SV: "%[1]s hör till förvaltningsområdet för %[2]s, men målbilden är inte översatt", EN: "%[1]s belongs to the administrative area of %[3]s, but the målbild is not translated"},
		Why:  diag.Phrase{SV: "den som bor där har rätt att använda språket; affischen visar därför ingen rad på språket", EN: "residents have the right to use the language; the poster therefore shows no line in it"},
		Cure: diag.Phrase{SV: "beställ en översättning", EN: "order a translation"}}
	NoClause = &diag.Code{ID: "MB267",
		What: diag.Phrase{SV: "att-satsen «%[1]s» kan inte ändras, strykas eller läggas till så", EN: "the clause «%[1]s» cannot be changed, struck or added so"},
		Why:  diag.Phrase{SV: "en ändring gäller en att-sats som finns, ett tillägg en som inte finns", EN: "a change concerns a clause that exists, an addition one that does not"},
		Cure: diag.Phrase{SV: "det finns: %[2]s", EN: "there are: %[2]s"}}
	NoField = &diag.Code{ID: "MB268",
		What: diag.Phrase{SV: "länet har inget fält «%[1]s»", EN: "the county has no field «%[1]s»"},
		Why:  diag.Phrase{SV: "värdet skulle inte stå någonstans", EN: "the value would stand nowhere"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	NoWording = &diag.Code{ID: "MB269",
		What: diag.Phrase{SV: "beslutet har ingen ordalydelse för utfallet %[1]s", EN: "the resolution has no wording for the outcome %[1]s"},
		Why:  diag.Phrase{SV: "protokollet skulle annars säga att målbilden antogs", EN: "the record would otherwise say that the målbild was adopted"},
		Cure: diag.Phrase{SV: "lägg till det under outcomes i beslut.yaml", EN: "add it under outcomes in beslut.yaml"}}
	LocalUnknown = &diag.Code{ID: "MB733",
		What: diag.Phrase{SV: "sidan har inget block «%[1]s»", EN: "the page has no block «%[1]s»"},
		Why:  diag.Phrase{SV: "det går inte att veta vad som skulle stå där", EN: "it cannot be known what would stand there"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	LocalWhole = &diag.Code{ID: "MB734",
		What: diag.Phrase{SV: "«%[1]s» utelämnar något som länet vill att alla har med", EN: "«%[1]s» leaves out something that the county wants all to have"},
		Why:  diag.Phrase{SV: "ordningen får ändras, men inget får falla bort", EN: "the order may be changed, but nothing may be left out"},
		Cure: diag.Phrase{SV: "räkna upp allt, eller be länet skriva «%[1]s: free» under local i county.yaml", EN: "list everything, or ask the county to write «%[1]s: free» under local in county.yaml"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{LeftOut, Replaced, UnknownPlaceholder, NoOutline, NoInclude, NoUpdated, NoTranslation, NoClause, NoField, NoWording, LocalUnknown, LocalWhole}
}

package figure

import "malbild/internal/diag"

// The findings of this room.
var (
	// CodeParts: the figure has too few or too many parts.
	CodeParts = &diag.Code{ID: "MB340",
		What: diag.Phrase{SV: "figuren «%[1]s» har %[2]d delar", EN: "figure «%[1]s» has %[2]d parts"},
		Why:  diag.Phrase{SV: "bladen runt en mitt kan vara 2–8; fler blir för smala för sina etiketter", EN: "there can be 2–8 leaves round a hub; more become too narrow for their labels"},
		Cure: diag.Phrase{SV: "slå ihop delar, eller dela upp dem i grupper", EN: "merge parts, or divide them into groups"}}
	// CodeLabel: a label cannot be set at the smallest allowed size.
	CodeLabel = &diag.Code{ID: "MB341",
		What: diag.Phrase{SV: "etiketten «%[2]s» får inte plats i figuren «%[1]s»", EN: "label «%[2]s» does not fit in figure «%[1]s»"},
		Why:  diag.Phrase{SV: "den får plats först vid %[3]s pt; minsta läsbara grad här är %[4]s pt", EN: "it fits only at %[3]s pt; the smallest readable size here is %[4]s pt"},
		Cure: diag.Phrase{SV: "korta etiketten eller lägg in en mjuk brytning med | efter ett bindestreck", EN: "shorten the label or add a soft break with | after a hyphen"}}
	// CodeIcon: the figure asks for an icon that does not exist.
	CodeIcon = &diag.Code{ID: "MB342",
		What: diag.Phrase{SV: "ikonen «%[2]s» i figuren «%[1]s» finns inte", EN: "icon «%[2]s» in figure «%[1]s» does not exist"},
		Why:  diag.Phrase{SV: "bladet skulle stå utan ikon medan de andra har en", EN: "the leaf would have no icon while the others have one"},
		Cure: diag.Phrase{SV: "välj en ikon ur programmets förteckning", EN: "choose an icon from the program's list"}}
	// CodeInk: the figure asks for an ink that the profile does not have.
	CodeInk = &diag.Code{ID: "MB343",
		What: diag.Phrase{SV: "färgen «%[2]s» i figuren «%[1]s» finns inte i den grafiska profilen", EN: "ink «%[2]s» in figure «%[1]s» is not in the graphic profile"},
		Why:  diag.Phrase{SV: "delen skulle bli svart", EN: "the part would be black"},
		Cure: diag.Phrase{SV: "lägg till färgen i profilen eller välj en annan", EN: "add the ink to the profile or choose another"}}
	// CodeQR: the address does not fit in a QR code.
	CodeQR = &diag.Code{ID: "MB344",
		What: diag.Phrase{SV: "adressen «%[1]s» kan inte bli en QR-kod", EN: "address «%[1]s» cannot become a QR code"},
		Why:  diag.Phrase{SV: "%[2]s", EN: "%[2]s"},
		Cure: diag.Phrase{SV: "ange en kortare adress", EN: "give a shorter address"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{CodeParts, CodeLabel, CodeIcon, CodeInk, CodeQR}
}

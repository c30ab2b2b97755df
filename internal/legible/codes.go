package legible

import "malbild/internal/diag"

// The findings of this room. They warn: words are not lost, but somebody cannot read them.
var (
	codeText = &diag.Code{ID: "MB360", Severity: diag.Warning,
		What: diag.Phrase{SV: "text i «%[1]s» på «%[2]s» har kontrasten %[3]s på %[8]s; minst %[5]s behövs", EN: "text in «%[1]s» on «%[2]s» has a contrast of %[4]s %[9]s; at least %[6]s is needed"},
		Why:  diag.Phrase{SV: "den som ser dåligt kan inte läsa den (WCAG 2.1, 1.4.3)", EN: "those who see poorly cannot read it (WCAG 2.1, 1.4.3)"},
		Cure: diag.Phrase{SV: "närmaste färg som klarar det är %[7]s; eller välj en annan botten", EN: "the nearest colour that passes is %[7]s; or choose another ground"}}
	codeGraphic = &diag.Code{ID: "MB361", Severity: diag.Warning,
		What: diag.Phrase{SV: "bilden i «%[1]s» på «%[2]s» har kontrasten %[3]s på %[8]s; minst %[5]s behövs", EN: "the drawing in «%[1]s» on «%[2]s» has a contrast of %[4]s %[9]s; at least %[6]s is needed"},
		Why:  diag.Phrase{SV: "den som ser dåligt kan inte se formen (WCAG 2.1, 1.4.11)", EN: "those who see poorly cannot see the form (WCAG 2.1, 1.4.11)"},
		Cure: diag.Phrase{SV: "närmaste färg som klarar det är %[7]s; eller välj en annan botten", EN: "the nearest colour that passes is %[7]s; or choose another ground"}}
	codeAlike = &diag.Code{ID: "MB362", Severity: diag.Warning,
		What: diag.Phrase{SV: "«%[1]s» och «%[2]s» bredvid varandra i figuren ser lika ut för den som har %[3]s (ΔE %[5]s)", EN: "«%[1]s» and «%[2]s» beside each other in the figure look alike to those with %[4]s (ΔE %[6]s)"},
		Why:  diag.Phrase{SV: "var tolfte man och var tvåhundrade kvinna ser färger annorlunda", EN: "one man in twelve and one woman in two hundred see colours differently"},
		Cure: diag.Phrase{SV: "byt ordning under parts i profilen, eller gör den ena mörkare", EN: "change the order under parts in the profile, or make one of them darker"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code { return []*diag.Code{codeText, codeGraphic, codeAlike} }

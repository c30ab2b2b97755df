package adoption

import "malbild/internal/diag"

// The findings of this room.
var (
	codeChanged = &diag.Code{ID: "MB299",
		What: diag.Phrase{SV: "den antagna texten «%[1]s» är ändrad: %[4]s", EN: "the adopted text «%[1]s» has been changed: %[4]s"},
		Why:  diag.Phrase{SV: "%[2]s antog den %[3]s; andra ord kräver ett nytt beslut", EN: "%[2]s adopted it on %[3]s; other words need a new decision"},
		Cure: diag.Phrase{SV: "skriv tillbaka orden, eller registrera det nya beslutet med malbild anta", EN: "put the words back, or record the new decision with malbild adopt"}}
	codeGone = &diag.Code{ID: "MB280",
		What: diag.Phrase{SV: "den antagna texten «%[1]s» finns inte längre i källorna", EN: "the adopted text «%[1]s» is no longer in the sources"},
		Why:  diag.Phrase{SV: "%[2]s antog den %[3]s", EN: "%[2]s adopted it on %[3]s"},
		Cure: diag.Phrase{SV: "skriv tillbaka den; att ta bort antagen text är ett beslut", EN: "put it back; to take away adopted text is a decision"}}
	codeBroken = &diag.Code{ID: "MB270",
		What: diag.Phrase{SV: "låsfilen stämmer inte vid «%[1]s»", EN: "the lock file does not hold together at «%[1]s»"},
		Why:  diag.Phrase{SV: "text, kontrollsumma och datum hör ihop och skrivs av programmet", EN: "text, digest and date belong together and are written by the program"},
		Cure: diag.Phrase{SV: "hämta tillbaka filen; nya beslut läggs till med malbild anta", EN: "restore the file; new decisions are added with malbild adopt"}}
	codeTwoForms = &diag.Code{ID: "MB260",
		What: diag.Phrase{SV: "två handlingar säger «%[1]s» olika: %[2]s", EN: "two documents say «%[1]s» differently: %[2]s"},
		Why:  diag.Phrase{SV: "en antagen text har en lydelse", EN: "an adopted text has one wording"},
		Cure: diag.Phrase{SV: "hänvisa till texten i stället för att skriva den igen", EN: "refer to the text instead of writing it again"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code { return []*diag.Code{codeChanged, codeGone, codeBroken, codeTwoForms} }

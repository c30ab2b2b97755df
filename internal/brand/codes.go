package brand

import "malbild/internal/diag"

// The findings of this room. Codes are stable; a code is never reused.
var (
	codeInk = &diag.Code{ID: "MB281",
		What: diag.Phrase{SV: "färgen «%[1]s» finns inte i paletten", EN: "the ink «%[1]s» is not in the palette"},
		Why:  diag.Phrase{SV: "delen skulle bli svart", EN: "the part would be black"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeFew = &diag.Code{ID: "MB282",
		What: diag.Phrase{SV: "profilen har %[1]d delfärger", EN: "the profile has %[1]d part inks"},
		Why:  diag.Phrase{SV: "en målbild kan ha åtta delar, och två delar får inte dela färg", EN: "a målbild may have eight parts, and no two parts share an ink"},
		Cure: diag.Phrase{SV: "ange åtta olika färger under parts", EN: "give eight different inks under parts"}}
	codeContrast = &diag.Code{ID: "MB283",
		What: diag.Phrase{SV: "färgen «%[1]s» har kontrasten %[2]s:1 mot %[4]s", EN: "the ink «%[1]s» has the contrast %[3]s:1 against %[4]s"},
		Why:  diag.Phrase{SV: "text kräver minst 4,5:1 (WCAG 2.1, 1.4.3)", EN: "text needs at least 4.5:1 (WCAG 2.1, 1.4.3)"},
		Cure: diag.Phrase{SV: "välj en mörkare färg", EN: "choose a darker ink"}}
	codeRGB = &diag.Code{ID: "MB284",
		What: diag.Phrase{SV: "«%[1]s» är ingen färg", EN: "«%[1]s» is no colour"},
		Why:  diag.Phrase{SV: "en skärmfärg skrivs med sex hexadecimala siffror", EN: "a screen colour is written with six hexadecimal digits"},
		Cure: diag.Phrase{SV: "skriv till exempel '#12324A', inom citattecken", EN: "write for example '#12324A', in quotes"}}
	codeCMYK = &diag.Code{ID: "MB285",
		What: diag.Phrase{SV: "tryckfärgen har inte fyra tal mellan 0 och 100", EN: "the press colour does not have four numbers between 0 and 100"},
		Why:  diag.Phrase{SV: "den skrivs som cyan, magenta, gult och svart i procent", EN: "it is written as cyan, magenta, yellow and black in per cent"},
		Cure: diag.Phrase{SV: "skriv till exempel [95, 70, 45, 40]", EN: "write for example [95, 70, 45, 40]"}}
	codeTwice = &diag.Code{ID: "MB286",
		What: diag.Phrase{SV: "«%[1]s» finns två gånger", EN: "«%[1]s» stands twice"},
		Why:  diag.Phrase{SV: "ett namn betyder en sak", EN: "a name means one thing"},
		Cure: diag.Phrase{SV: "byt namn på den ena eller ta bort den", EN: "rename one or remove it"}}
	codeLogo = &diag.Code{ID: "MB287",
		What: diag.Phrase{SV: "logotypen «%[1]s» finns inte", EN: "the logo «%[1]s» does not exist"},
		Why:  diag.Phrase{SV: "platsen för den skulle bli tom", EN: "its place would be empty"},
		Cure: diag.Phrase{SV: "lägg filen i länets mapp, eller ta bort raden så sätts namnet som text", EN: "put the file in the county's folder, or remove the line and the name is set as text"}}
	codeProfileName = &diag.Code{ID: "MB288",
		What: diag.Phrase{SV: "id «%[1]s» är inte filens namn «%[2]s»", EN: "the id «%[1]s» is not the name of the file, «%[2]s»"},
		Why:  diag.Phrase{SV: "den som letar efter en profil letar efter filen", EN: "who looks for a profile looks for the file"},
		Cure: diag.Phrase{SV: "skriv id: %[2]s eller byt namn på filen", EN: "write id: %[2]s, or rename the file"}}
	codeShift = &diag.Code{ID: "MB247", Severity: diag.Warning,
		What: diag.Phrase{SV: "färgen «%[1]s» trycks annorlunda än den visas: ΔE₀₀ %[2]s mellan %[4]s och tryckfärgerna %[5]s på %[6]s", EN: "the ink «%[1]s» prints unlike it is shown: ΔE₀₀ %[3]s between %[4]s and the inks %[5]s on %[6]s"},
		Why:  diag.Phrase{SV: "över 5 ser var och en att skärm och tryck inte är samma färg", EN: "above 5 everyone sees that screen and print are not the same colour"},
		Cure: diag.Phrase{SV: "ta bort cmyk så räknas den ut, eller ändra en av dem", EN: "remove cmyk and it is computed, or change one of them"}}
	codeGamut = &diag.Code{ID: "MB248", Severity: diag.Warning,
		What: diag.Phrase{SV: "färgen «%[1]s» går inte att trycka: ΔE₀₀ %[2]s mellan %[4]s och det närmaste som %[6]s kan ge, %[5]s", EN: "the ink «%[1]s» cannot be printed: ΔE₀₀ %[3]s between %[4]s and the nearest that %[6]s can give, %[5]s"},
		Why:  diag.Phrase{SV: "färgen ligger utanför tryckets omfång och blir mattare", EN: "the colour lies outside the gamut of the press and comes out duller"},
		Cure: diag.Phrase{SV: "välj en färg innanför omfånget, ange cmyk själv, eller tryck den som dekorfärg (spot)", EN: "choose a colour within the gamut, give cmyk yourself, or print it as a spot ink (spot)"}}
	codeTotal = &diag.Code{ID: "MB249", Severity: diag.Warning,
		What: diag.Phrase{SV: "färgen «%[1]s» har %[2]d %% tryckfärg i summa; %[4]s tål %[3]d %%", EN: "the ink «%[1]s» has %[2]d %% total ink; %[4]s takes %[3]d %%"},
		Why:  diag.Phrase{SV: "för mycket färg torkar inte och smetar", EN: "too much ink does not dry, and sets off"},
		Cure: diag.Phrase{SV: "minska cmyk, eller ta bort den så räknas den ut", EN: "lower cmyk, or remove it and it is computed"}}
	codeSpot = &diag.Code{ID: "MB292",
		What: diag.Phrase{SV: "«%[1]s» är inget namn på en dekorfärg", EN: "«%[1]s» is no name of a spot ink"},
		Why:  diag.Phrase{SV: "namnet betyder något annat i en tryckpress", EN: "the name means something else to a press"},
		Cure: diag.Phrase{SV: "skriv namnet som i färgkartan, till exempel PANTONE 300 C", EN: "write the name as in the ink book, for example PANTONE 300 C"}}
	codeSpotTwice = &diag.Code{ID: "MB293",
		What: diag.Phrase{SV: "dekorfärgen «%[1]s» har två olika cmyk", EN: "the spot ink «%[1]s» has two different cmyk"},
		Why:  diag.Phrase{SV: "en dekorfärg är en enda färg i pressen", EN: "a spot ink is one ink in the press"},
		Cure: diag.Phrase{SV: "ge den samma cmyk överallt, och toner med tint", EN: "give it the same cmyk everywhere, and tints with tint"}}
	codeFaceName = &diag.Code{ID: "MB289",
		What: diag.Phrase{SV: "«%[1]s» är inget typsnitt i layouterna", EN: "«%[1]s» is no face of the layouts"},
		Why:  diag.Phrase{SV: "filen skulle aldrig användas", EN: "the file would never be used"},
		Cure: diag.Phrase{SV: "ersätt något av %[2]s", EN: "replace one of %[2]s"}}
	codeFaceFile = &diag.Code{ID: "MB290",
		What: diag.Phrase{SV: "typsnittsfilen «%[1]s» går inte att läsa", EN: "the font file «%[1]s» cannot be read"},
		Why:  diag.Phrase{SV: "texten skulle sättas med ett annat typsnitt", EN: "the text would be set in another face"},
		Cure: diag.Phrase{SV: "lägg filen i länets mapp, eller ta bort raden", EN: "put the file in the county's folder, or remove the line"}}
	codeFace = &diag.Code{ID: "MB291",
		What: diag.Phrase{SV: "typsnittet «%[1]s» kan inte användas: %[2]s", EN: "the font «%[1]s» cannot be used: %[3]s"},
		Why:  diag.Phrase{SV: "varje typsnitt bäddas in i filerna, så att de ser likadana ut överallt", EN: "every font is embedded in the files, so that they look the same everywhere"},
		Cure: diag.Phrase{SV: "använd en annan fil eller skaffa rätten, eller ta bort raden", EN: "use another file or obtain the right, or remove the line"}}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeInk, codeFew, codeContrast, codeRGB, codeCMYK, codeTwice, codeLogo, codeProfileName,
		codeShift, codeGamut, codeTotal, codeSpot, codeSpotTwice, codeFaceName, codeFaceFile, codeFace}
}

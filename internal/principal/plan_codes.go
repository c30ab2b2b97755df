package principal

import "malbild/internal/diag"

// The findings about plans and about how the standing is shown.
var (
	codeTile = &diag.Code{ID: "MB780",
		What: diag.Phrase{SV: "kartan har en ruta för «%[1]s», som inte är en huvudman i länet eller redan har en", EN: "the map has a tile for «%[1]s», which is no principal of the county or has one already"},
		Why:  diag.Phrase{SV: "en ruta är en huvudman", EN: "a tile is a principal"},
		Cure: diag.Phrase{SV: "rätta id eller ta bort rutan", EN: "correct the id or remove the tile"}}
	codeTilePlace = &diag.Code{ID: "MB781",
		What: diag.Phrase{SV: "«%[1]s» och «%[2]s» har samma plats på kartan", EN: "«%[1]s» and «%[2]s» have the same place on the map"},
		Why:  diag.Phrase{SV: "den ena skulle dölja den andra", EN: "one would hide the other"},
		Cure: diag.Phrase{SV: "flytta den ena: column och row räknas från 1", EN: "move one of them: column and row are counted from 1"}}
	codeNoTile = &diag.Code{ID: "MB782",
		What: diag.Phrase{SV: "%[1]s saknas på kartan", EN: "%[1]s is missing on the map"},
		Why:  diag.Phrase{SV: "den som inte finns på kartan ser ut att stå utanför", EN: "who is not on the map seems to stand outside"},
		Cure: diag.Phrase{SV: "lägg till {principal: %[2]s, column: …, row: …} under map", EN: "add {principal: %[2]s, column: …, row: …} under map"}}
	lintFree = &diag.Code{ID: "MB783", Severity: diag.Warning,
		What: diag.Phrase{SV: "sammanträdet %[1]s är %[2]s", EN: "the meeting on %[1]s is on %[3]s"},
		Why:  diag.Phrase{SV: "nämnder och fullmäktige sammanträder sällan då; dagen kan vara felskriven", EN: "boards and councils seldom meet then; the day may be misspelt"},
		Cure: diag.Phrase{SV: "kontrollera dagen", EN: "check the day"}}
	lintPlan = &diag.Code{ID: "MB784", Severity: diag.Warning,
		What: diag.Phrase{SV: "steget är planerat till %[1]s, före steget innan (%[2]s)", EN: "the step is planned for %[1]s, before the step that comes first (%[2]s)"},
		Why:  diag.Phrase{SV: "instanserna tar ärendet efter varandra", EN: "the bodies take the matter one after the other"},
		Cure: diag.Phrase{SV: "planera om steget", EN: "plan the step anew"}}
	lintUnproposed = &diag.Code{ID: "MB785", Severity: diag.Warning,
		What: diag.Phrase{SV: "«%[1]s» har antagit utan att något förslag från «%[2]s» är registrerat", EN: "«%[1]s» has adopted and no proposal of «%[2]s» is recorded"},
		Why:  diag.Phrase{SV: "fullmäktige kan inte besluta innan styrelsen har berett ärendet", EN: "a council cannot decide before the board has prepared the matter"},
		Cure: diag.Phrase{SV: "lägg till styrelsens steg före; är inget känt om det räcker {body: %[2]s}", EN: "add the board's step before it; where nothing is known of it, {body: %[2]s} will do"}}
	lintWindow = &diag.Code{ID: "MB786", Severity: diag.Warning,
		What: diag.Phrase{SV: "beslutet är planerat till %[1]s, efter länets sista dag %[2]s", EN: "the decision is planned for %[1]s, after the county's last day %[2]s"},
		Why:  diag.Phrase{SV: "huvudmännen har bestämt att besluta inom tiden i lage.yaml", EN: "the principals have agreed to decide within the window of lage.yaml"},
		Cure: diag.Phrase{SV: "planera om sammanträdet, eller ändra window", EN: "plan the meeting anew, or change window"}}
	codeRecorded = &diag.Code{ID: "MB787",
		What: diag.Phrase{SV: "för %[1]s är något annat redan registrerat: %[2]s", EN: "something else is recorded already for %[1]s: %[2]s"},
		Why:  diag.Phrase{SV: "en uppgift i registret byts inte av misstag", EN: "what the register says is not changed by mistake"},
		Cure: diag.Phrase{SV: "lägg till --correct om uppgiften var fel, eller --again om det är ett nytt sammanträde", EN: "add --correct if it was wrong, or --again if it is another meeting"}}
	codeForm = &diag.Code{ID: "MB788",
		What: diag.Phrase{SV: "filen har en form som programmet inte skriver i", EN: "the file has a form that the program does not write in"},
		Why:  diag.Phrase{SV: "annars kunde anmärkningar eller andra uppgifter gå förlorade", EN: "else comments or other entries could be lost"},
		Cure: diag.Phrase{SV: "skriv steget för hand under steps, ett steg på varje rad", EN: "write the step by hand under steps, one step a line"}}
	codeUnheard = &diag.Code{ID: "MB789",
		What: diag.Phrase{SV: "%[1]s kan inte anta innan %[2]s har föreslagit", EN: "%[1]s cannot adopt before %[2]s has proposed"},
		Why:  diag.Phrase{SV: "fullmäktige beslutar om det som styrelsen har berett", EN: "a council decides on what the board has prepared"},
		Cure: diag.Phrase{SV: "registrera styrelsens steg först; är inget känt om det räcker malbild registrera --principal %[4]s --body %[3]s", EN: "record the board's step first; where nothing is known of it, malbild record --principal %[4]s --body %[3]s will do"}}
)

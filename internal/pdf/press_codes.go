package pdf

import "malbild/internal/diag"

// Findings about files for the press: 432–437. The arguments are page, what, the
// press's total ink and thinnest line, and the standard.
var (
	// MB432: a colour that is not made of inks.
	codeNotInk = &diag.Code{ID: "MB432",
		What: diag.Phrase{SV: "sida %[1]d i tryckfilen har en färg som inte är tryckfärg (%[2]s)", EN: "page %[1]d of the press file has a colour that is no ink (%[2]s)"},
		Why:  diag.Phrase{SV: "tryckeriet skulle räkna om den, och ingen vet till vad (%[5]s)", EN: "the printer would convert it, and nobody knows to what (%[5]s)"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB433: more ink than the press takes.
	codeTooMuchInk = &diag.Code{ID: "MB433",
		What: diag.Phrase{SV: "sida %[1]d i tryckfilen har en yta med %[2]s färg; pressen tål %[3]d %%", EN: "page %[1]d of the press file has a surface with %[2]s ink; the press takes %[3]d %%"},
		Why:  diag.Phrase{SV: "för mycket färg torkar inte och smetar", EN: "too much ink does not dry, and sets off"},
		Cure: diag.Phrase{SV: "se färgerna med malbild lista farger och ändra den som är för mörk", EN: "see the inks with malbild list colours and change the one that is too dark"}}
	// MB434: a line thinner than the press holds.
	codeThinLine = &diag.Code{ID: "MB434",
		What: diag.Phrase{SV: "sida %[1]d i tryckfilen har en linje på %[2]s; pressen klarar som tunnast %[4]s pt", EN: "page %[1]d of the press file has a line of %[2]s; the press holds %[4]s pt"},
		Why:  diag.Phrase{SV: "tunnare linjer försvinner eller blir prickade", EN: "thinner lines vanish or come out dotted"},
		Cure: diag.Phrase{SV: "gör linjen tjockare i layouten; är layouten programmets egen är det ett fel i programmet att anmäla", EN: "make the line thicker in the layout; if the layout is the program's own, report it as a fault of the program"}}
	// MB435: something the standard asks for or forbids.
	codePressForm = &diag.Code{ID: "MB435",
		What: diag.Phrase{SV: "tryckfilen följer inte %[5]s: %[2]s (sida %[1]d)", EN: "the press file is not %[5]s: %[2]s (page %[1]d)"},
		Why:  diag.Phrase{SV: "tryckeriets kontroll skulle stoppa den", EN: "the printer's preflight would stop it"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB436: a surface that ends at the trim.
	codeNoBleed = &diag.Code{ID: "MB436",
		What: diag.Phrase{SV: "sida %[1]d: en yta går ut till kanten men inte %[2]s mm utanför den", EN: "page %[1]d: a surface reaches the edge but not %[2]s mm beyond it"},
		Why:  diag.Phrase{SV: "när arket skärs kan en vit rand synas", EN: "when the sheet is cut, a white line may show"},
		Cure: diag.Phrase{SV: "låt ytan gå ut i utfallet, eller ge layouten mer bleed", EN: "let the surface reach into the bleed, or give the layout more bleed"}}
	// MB437: a picture with too few pixels. The arguments are page, picture, what it has and what it needs.
	codeCoarse = &diag.Code{ID: "MB437", Severity: diag.Warning,
		What: diag.Phrase{SV: "sida %[1]d: bilden «%[2]s» har %[3]d bildpunkter per tum i den storlek den trycks; pressen vill ha %[4]d", EN: "page %[1]d: the picture «%[2]s» has %[3]d pixels an inch at the size it is printed; the press wants %[4]d"},
		Why:  diag.Phrase{SV: "den blir suddig eller kantig på papper", EN: "it comes out blurred or jagged on paper"},
		Cure: diag.Phrase{SV: "skaffa bilden i större format, eller visa den mindre", EN: "get the picture in a larger size, or show it smaller"}}
)

package pipeline

import "malbild/internal/diag"

// The findings of this room: what a request asks for that is not there.
var (
	codeNoProject = &diag.Code{ID: "MB601", Severity: diag.Error,
		What: diag.Phrase{SV: "här finns inget projekt: mappen «%[1]s» saknas eller har inget län", EN: "there is no project here: the folder «%[1]s» is missing or holds no county"},
		Why:  diag.Phrase{SV: "ett projekt är en mapp med «%[1]s/<län>/malbild.yaml»", EN: "a project is a folder with «%[1]s/<county>/malbild.yaml»"},
		Cure: diag.Phrase{SV: "gå till projektets mapp, eller ange den med --project MAPP", EN: "go to the project's folder, or name it with --project DIR"}}
	codeUnknownCounty = &diag.Code{ID: "MB602", Severity: diag.Error,
		What: diag.Phrase{SV: "okänt län «%[1]s»", EN: "unknown county «%[1]s»"},
		Why:  diag.Phrase{SV: "ett län är en mapp med malbild.yaml under sources", EN: "a county is a folder with malbild.yaml below sources"},
		Cure: diag.Phrase{SV: "välj bland: %[2]s", EN: "choose one of: %[2]s"}}
	codeUnknownPrincipal = &diag.Code{ID: "MB603", Severity: diag.Error,
		What: diag.Phrase{SV: "okänd huvudman «%[1]s»", EN: "unknown principal «%[1]s»"},
		Why:  diag.Phrase{SV: "huvudmannen finns inte i de valda länens register", EN: "the principal is not in the registers of the chosen counties"},
		Cure: diag.Phrase{SV: "välj bland: %[2]s", EN: "choose one of: %[2]s"}}
	codeUnknownDocument = &diag.Code{ID: "MB604", Severity: diag.Error,
		What: diag.Phrase{SV: "okänd handling «%[1]s»", EN: "unknown document «%[1]s»"},
		Why:  diag.Phrase{SV: "programmet gör bara de handlingar det har en disposition för", EN: "the program makes only the documents it has an outline for"},
		Cure: diag.Phrase{SV: "välj bland: %[2]s", EN: "choose one of: %[2]s"}}
	codeNothing = &diag.Code{ID: "MB605", Severity: diag.Error,
		What: diag.Phrase{SV: "ingen av de valda huvudmännen har den handlingen: %[1]s", EN: "none of the chosen principals has that document: %[1]s"},
		Why:  diag.Phrase{SV: "inget skulle byggas", EN: "nothing would be built"},
		Cure: diag.Phrase{SV: "se vad som finns med malbild lista", EN: "see what there is with malbild list"}}
	codeSameFolder = &diag.Code{ID: "MB606", Severity: diag.Error,
		What: diag.Phrase{SV: "id «%[1]s» är upptaget", EN: "the id «%[1]s» is taken"},
		Why:  diag.Phrase{SV: "två huvudmän skulle dela mapp i out, och den ena skriva över den andra", EN: "two principals would share a folder in out, and one overwrite the other"},
		Cure: diag.Phrase{SV: "ge huvudmannen ett annat id", EN: "give the principal another id"}}
	codeNoPages = &diag.Code{ID: "MB607", Severity: diag.Error,
		What: diag.Phrase{SV: "«%[1]s» har inga sidor och inget steg «%[2]s»", EN: "«%[1]s» has no pages and no stage «%[2]s»"},
		Why:  diag.Phrase{SV: "webbsidor och presentationer bryts inte i sidor", EN: "web pages and presentations are not broken into pages"},
		Cure: diag.Phrase{SV: "visa steget document i stället", EN: "show the stage document instead"}}
	codeNoTemplate = &diag.Code{ID: "MB608", Severity: diag.Error,
		What: diag.Phrase{SV: "mallen «%[1]s» kan inte läsas", EN: "the template «%[1]s» cannot be read"},
		Why:  diag.Phrase{SV: "%[2]s; en mall ligger i projektets mapp och är högst %[4]d MB", EN: "%[3]s; a template lies in the project's folder and is at most %[4]d MB"},
		Cure: diag.Phrase{SV: "rätta sökvägen, räknad från projektets mapp, eller ta bort template", EN: "correct the path, counted from the project's folder, or remove template"}}
)

// codeUnknownProfile is about a graphic profile that nobody has written.
var codeUnknownProfile = &diag.Code{ID: "MB610", Severity: diag.Error,
	What: diag.Phrase{SV: "okänd grafisk profil «%[1]s»", EN: "unknown graphic profile «%[1]s»"},
	Why:  diag.Phrase{SV: "huvudmannens handlingar skulle få de gemensamma färgerna i stället för de egna", EN: "the principal's documents would get the joint colours in place of its own"},
	Cure: diag.Phrase{SV: "välj bland: %[2]s; en egen profil läggs i länets mapp brands", EN: "choose one of: %[2]s; a profile of your own goes in the county's folder brands"}}

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{codeNoProject, codeUnknownCounty, codeUnknownPrincipal, codeUnknownDocument, codeNothing, codeSameFolder, codeNoPages, codeNoTemplate, codeUnknownPrinter, codeUnknownProfile, codeUnknownArchive, codeUnknownLayout, codeUnknownFormat,
		codeFigureLetter, codeNoLabels, codeStale, codeIncomplete, codeNoTongue}
}

package pipeline

import "malbild/internal/diag"

// The findings of languages and local editions.
var (
	codeNoLabels = &diag.Code{ID: "MB720", Severity: diag.Warning,
		What: diag.Phrase{SV: "det finns inga etiketter på «%[1]s»", EN: "there are no labels in «%[1]s»"},
		Why:  diag.Phrase{SV: "utan dem skulle svenska ord stå i handlingarna; inga görs på språket", EN: "without them Swedish words would stand in the documents; none are made in the language"},
		Cure: diag.Phrase{SV: "skriv sources/%[3]s/etiketter/%[2]s.yaml; malbild språk ny --labels %[2]s visar vad den ska innehålla", EN: "write sources/%[3]s/etiketter/%[2]s.yaml; malbild languages new --labels %[2]s shows what it should hold"}}
	codeStale = &diag.Code{ID: "MB721", Severity: diag.Warning,
		What: diag.Phrase{SV: "översättningen av «%[1]s» till %[2]s är gjord från en annan svensk text", EN: "the translation of «%[1]s» into %[2]s was made from another Swedish text"},
		Why:  diag.Phrase{SV: "de två texterna kan säga olika saker", EN: "the two texts may say different things"},
		Cure: diag.Phrase{SV: "läs igenom översättningen och kör malbild språk stampla %[3]s", EN: "review the translation and run malbild languages stamp %[3]s"}}
	codeNoTongue = &diag.Code{ID: "MB723",
		What: diag.Phrase{SV: "det finns ingen översättning till «%[1]s»", EN: "there is no translation into «%[1]s»"},
		Why:  diag.Phrase{SV: "inga handlingar kan göras på språket", EN: "no documents can be made in the language"},
		Cure: diag.Phrase{SV: "skriv sources/%[2]s/sprak/%[1]s.yaml; malbild språk ny %[1]s --county %[2]s visar vad den ska innehålla", EN: "write sources/%[2]s/sprak/%[1]s.yaml; malbild languages new %[1]s --county %[2]s shows what it should hold"}}
	codeIncomplete = &diag.Code{ID: "MB722", Severity: diag.Warning, OnePlace: true,
		What: diag.Phrase{SV: "%[1]s görs inte: i översättningen till %[2]s saknas %[3]s", EN: "%[1]s is not made: the translation into %[4]s lacks %[5]s"},
		Why:  diag.Phrase{SV: "en handling blir aldrig halvt översatt, med luckor eller svenska stycken", EN: "a document is never half translated, with gaps or Swedish passages"},
		Cure: diag.Phrase{SV: "översätt passagerna i språkfilen", EN: "translate the passages in the language's file"}}
)

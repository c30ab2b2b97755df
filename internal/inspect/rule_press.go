package inspect

import "malbild/internal/diag"

var cureBleed = diag.Phrase{SV: "lägg ut bakgrunden till utfallets kant och exportera med 3 mm utfall", EN: "extend the background to the edge of the bleed and export with 3 mm bleed"}
var cureCMYK = diag.Phrase{SV: "exportera med tryckeriets CMYK-profil", EN: "export with the printer's CMYK profile"}

// What a printer's preflight asks.
var (
	ruleTrim       = &Rule{ID: "press-trim", Group: Press, Clause: "ISO 15930-7 6.13", What: say("sidan säger inte var den ska skäras (TrimBox)", "the page does not say where it is to be cut (TrimBox)"), Why: &whyPress, Cure: because("exportera som PDF/X", "export as PDF/X")}
	ruleNoBleed    = &Rule{ID: "press-bleed", Group: Press, What: say("utfallet är %[1]s mm; tryckeriet vill ha minst %[2]s mm", "the bleed is %[1]s mm; the printer wants at least %[2]s mm"), Why: &whyPaper, Cure: &cureBleed}
	ruleBoxes      = &Rule{ID: "press-boxes", Group: Press, Clause: "ISO 15930-7 6.13", What: say("sidans rutor ligger inte i varandra: %s", "the page's boxes do not lie inside each other: %s"), Why: &whyPress, Cure: &cureRemake}
	ruleSizes      = &Rule{ID: "press-sizes", Group: Press, Severity: advice, What: say("sidorna har olika format", "the pages have different sizes"), Why: &whyPress, Cure: because("lägg sidor av olika format i olika filer", "put pages of different sizes in different files")}
	ruleBleedEmpty = &Rule{ID: "press-bleed-empty", Group: Press, What: say("färgen når skärkanten men inte ut i utfallet (%s)", "the colour reaches the trim but not the bleed (%s)"), Why: because("en vit rand syns när papperet skärs en aning snett", "a white line shows when the paper is cut a little askew"), Cure: &cureBleed}
	ruleRGB        = &Rule{ID: "press-rgb", Group: Press, Clause: "ISO 15930-7 6.2", What: say("sidan har RGB-färger (%s)", "the page has RGB colours (%s)"), Why: &whyPress, Cure: &cureCMYK}
	ruleInk        = &Rule{ID: "press-ink", Group: Press, What: say("%[1]d %% färg ligger på samma ställe; gränsen är %[2]d %%", "%[1]d %% ink lies in one place; the limit is %[2]d %%"), Why: because("färgen torkar inte och smetar av sig", "the ink does not dry and smears"), Cure: because("minska färgmängden, eller exportera med tryckeriets profil", "reduce the ink, or export with the printer's profile")}
	ruleResolution = &Rule{ID: "press-resolution", Group: Press, What: say("bilden har %[1]d punkter per tum i sin storlek; minst %[2]d behövs", "the picture has %[1]d dots an inch at its size; at least %[2]d are needed"), Why: &whyPaper, Cure: because("byt till en större bild, eller visa den mindre", "use a larger picture, or show it smaller")}
	ruleThin       = &Rule{ID: "press-thin", Group: Press, What: say("en linje eller smal yta är %[1]s punkter tjock; under %[2]s kan den försvinna", "a line or narrow surface is %[1]s points thick; below %[2]s it may vanish"), Why: &whyPaper, Cure: because("gör den tjockare", "make it thicker")}
	ruleReversed   = &Rule{ID: "press-reversed", Group: Press, What: say("ljus text på %s punkter står på en botten av flera färger; minst 8 behövs", "light text of %s points stands on a ground of several inks; at least 8 is needed"), Why: because("bokstäverna växer igen när färgerna inte träffar varandra", "the letters fill in when the inks do not meet"), Cure: because("gör texten större eller fetare, eller bottna med en färg", "make the text larger or bolder, or the ground of one ink")}
	ruleRich       = &Rule{ID: "press-rich", Group: Press, What: say("text på %s punkter är tryckt med %d färger", "text of %s points is printed in %d inks"), Why: because("kanterna blir suddiga när färgerna inte träffar varandra", "the edges blur when the inks do not meet"), Cure: because("sätt brödtext i bara svart", "set running text in black alone")}
	ruleSmall      = &Rule{ID: "press-small", Group: Press, Severity: advice, What: say("text är bara %s punkter", "text is only %s points"), Why: &whyPaper, Cure: because("gör texten minst 5 punkter", "make the text at least 5 points")}
	ruleGroup      = &Rule{ID: "press-group", Group: Press, Clause: "ISO 15930-7 6.14", What: say("genomskinlighet räknas i %[1]s men filen trycks i %[2]s", "transparency is computed in %[1]s but the file is printed in %[2]s"), Why: &whyPress, Cure: &cureCMYK}
	ruleCondition  = &Rule{ID: "press-intent", Group: Press, Clause: "ISO 15930-7 6.2.2", What: say("filen säger inte för vilket tryck den är gjord (OutputIntent GTS_PDFX)", "the file does not say for which printing it is made (OutputIntent GTS_PDFX)"), Why: &whyPress, Cure: because("exportera som PDF/X med tryckeriets profil", "export as PDF/X with the printer's profile")}
	ruleX          = &Rule{ID: "press-x", Group: Press, Clause: "ISO 15930-7 6.5", What: say("filen säger inte att den följer PDF/X", "the file does not say that it follows PDF/X"), Why: &whyPress, Cure: because("exportera som PDF/X-4", "export as PDF/X-4")}
	ruleTrapped    = &Rule{ID: "press-trapped", Group: Press, Clause: "ISO 15930-7 6.11", What: say("filen säger inte om svällning är gjord (Trapped)", "the file does not say whether it is trapped (Trapped)"), Why: &whyPress, Cure: because("exportera som PDF/X", "export as PDF/X")}
	rulePressAnnot = &Rule{ID: "press-annot", Group: Press, Clause: "ISO 15930-7 6.15", What: say("en anteckning eller länk (%s) ligger på tryckytan", "an annotation or link (%s) lies on the printed area"), Why: &whyPress, Cure: because("ta bort länkar och anteckningar i tryckfilen", "remove links and annotations in the press file")}
	ruleWhiteOver  = &Rule{ID: "press-white", Group: Press, What: say("vitt är satt att övertrycka och försvinner", "white is set to overprint and vanishes"), Why: &whyPaper, Cure: because("slå av övertryck för vitt", "turn off overprint for white")}
	ruleRegister   = &Rule{ID: "press-register", Group: Press, What: say("registerfärg (All) används inne på sidan", "registration colour (All) is used on the page"), Why: because("alla färger hamnar på varandra", "all inks land on top of each other"), Cure: because("använd svart; registerfärg hör till skärmärken", "use black; registration colour is for crop marks")}
	rulePressEmbed = &Rule{ID: "press-font", Group: Press, Clause: "ISO 15930-7 6.3", What: say("teckensnittet %s är inte inbäddat", "the font %s is not embedded"), Why: &whyPress, Cure: &cureEmbed}
)

func pressRules() []*Rule {
	return []*Rule{ruleTrim, ruleNoBleed, ruleBoxes, ruleSizes, ruleBleedEmpty, ruleRGB, ruleInk, ruleResolution, ruleThin, ruleReversed, ruleRich, ruleSmall, ruleGroup, ruleCondition, ruleX, ruleTrapped, rulePressAnnot, ruleWhiteOver, ruleRegister, rulePressEmbed}
}

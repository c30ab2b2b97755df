package inspect

var cureBleed = say("lägg ut bakgrunden till utfallets kant och exportera med 3 mm utfall", "extend the background to the edge of the bleed and export with 3 mm bleed")
var cureCMYK = say("exportera med tryckeriets CMYK-profil", "export with the printer's CMYK profile")

// What a printer's preflight asks.
var (
	ruleTrim       = rule("press-trim", Press, "ISO 15930-7 6.13", "", say("sidan säger inte var den ska skäras (TrimBox)", "the page does not say where it is to be cut (TrimBox)"), whyPress, say("exportera som PDF/X", "export as PDF/X"))
	ruleNoBleed    = rule("press-bleed", Press, "", "", say("utfallet är %[1]s mm; tryckeriet vill ha minst %[2]s mm", "the bleed is %[1]s mm; the printer wants at least %[2]s mm"), whyPaper, cureBleed)
	ruleBoxes      = rule("press-boxes", Press, "ISO 15930-7 6.13", "", say("sidans rutor ligger inte i varandra: %s", "the page's boxes do not lie inside each other: %s"), whyPress, cureRemake)
	ruleSizes      = advice("press-sizes", Press, "", say("sidorna har olika format", "the pages have different sizes"), whyPress, say("lägg sidor av olika format i olika filer", "put pages of different sizes in different files"))
	ruleBleedEmpty = rule("press-bleed-empty", Press, "", "", say("färgen når skärkanten men inte ut i utfallet (%s)", "the colour reaches the trim but not the bleed (%s)"), say("en vit rand syns när papperet skärs en aning snett", "a white line shows when the paper is cut a little askew"), cureBleed)
	ruleRGB        = rule("press-rgb", Press, "ISO 15930-7 6.2", "", say("sidan har RGB-färger (%s)", "the page has RGB colours (%s)"), whyPress, cureCMYK)
	ruleInk        = rule("press-ink", Press, "", "", say("%[1]d %% färg ligger på samma ställe; gränsen är %[2]d %%", "%[1]d %% ink lies in one place; the limit is %[2]d %%"), say("färgen torkar inte och smetar av sig", "the ink does not dry and smears"), say("minska färgmängden, eller exportera med tryckeriets profil", "reduce the ink, or export with the printer's profile"))
	ruleResolution = rule("press-resolution", Press, "", "", say("bilden har %[1]d punkter per tum i sin storlek; minst %[2]d behövs", "the picture has %[1]d dots an inch at its size; at least %[2]d are needed"), whyPaper, say("byt till en större bild, eller visa den mindre", "use a larger picture, or show it smaller"))
	ruleThin       = rule("press-thin", Press, "", "", say("en linje eller smal yta är %[1]s punkter tjock; under %[2]s kan den försvinna", "a line or narrow surface is %[1]s points thick; below %[2]s it may vanish"), whyPaper, say("gör den tjockare", "make it thicker"))
	ruleReversed   = rule("press-reversed", Press, "", "", say("ljus text på %s punkter står på en botten av flera färger; minst 8 behövs", "light text of %s points stands on a ground of several inks; at least 8 is needed"), say("bokstäverna växer igen när färgerna inte träffar varandra", "the letters fill in when the inks do not meet"), say("gör texten större eller fetare, eller bottna med en färg", "make the text larger or bolder, or the ground of one ink"))
	ruleRich       = rule("press-rich", Press, "", "", say("text på %s punkter är tryckt med %d färger", "text of %s points is printed in %d inks"), say("kanterna blir suddiga när färgerna inte träffar varandra", "the edges blur when the inks do not meet"), say("sätt brödtext i bara svart", "set running text in black alone"))
	ruleSmall      = advice("press-small", Press, "", say("text är bara %s punkter", "text is only %s points"), whyPaper, say("gör texten minst 5 punkter", "make the text at least 5 points"))
	ruleGroup      = rule("press-group", Press, "ISO 15930-7 6.14", "", say("genomskinlighet räknas i %[1]s men filen trycks i %[2]s", "transparency is computed in %[1]s but the file is printed in %[2]s"), whyPress, cureCMYK)
	ruleCondition  = rule("press-intent", Press, "ISO 15930-7 6.2.2", "", say("filen säger inte för vilket tryck den är gjord (OutputIntent GTS_PDFX)", "the file does not say for which printing it is made (OutputIntent GTS_PDFX)"), whyPress, say("exportera som PDF/X med tryckeriets profil", "export as PDF/X with the printer's profile"))
	ruleX          = rule("press-x", Press, "ISO 15930-7 6.5", "", say("filen säger inte att den följer PDF/X", "the file does not say that it follows PDF/X"), whyPress, say("exportera som PDF/X-4", "export as PDF/X-4"))
	ruleTrapped    = rule("press-trapped", Press, "ISO 15930-7 6.11", "", say("filen säger inte om svällning är gjord (Trapped)", "the file does not say whether it is trapped (Trapped)"), whyPress, say("exportera som PDF/X", "export as PDF/X"))
	rulePressAnnot = rule("press-annot", Press, "ISO 15930-7 6.15", "", say("en anteckning eller länk (%s) ligger på tryckytan", "an annotation or link (%s) lies on the printed area"), whyPress, say("ta bort länkar och anteckningar i tryckfilen", "remove links and annotations in the press file"))
	ruleWhiteOver  = rule("press-white", Press, "", "", say("vitt är satt att övertrycka och försvinner", "white is set to overprint and vanishes"), whyPaper, say("slå av övertryck för vitt", "turn off overprint for white"))
	ruleRegister   = rule("press-register", Press, "", "", say("registerfärg (All) används inne på sidan", "registration colour (All) is used on the page"), say("alla färger hamnar på varandra", "all inks land on top of each other"), say("använd svart; registerfärg hör till skärmärken", "use black; registration colour is for crop marks"))
	rulePressEmbed = rule("press-font", Press, "ISO 15930-7 6.3", "", say("teckensnittet %s är inte inbäddat", "the font %s is not embedded"), whyPress, cureEmbed)

	pressRules = []*Rule{ruleTrim, ruleNoBleed, ruleBoxes, ruleSizes, ruleBleedEmpty, ruleRGB, ruleInk, ruleResolution, ruleThin, ruleReversed, ruleRich, ruleSmall, ruleGroup, ruleCondition, ruleX, ruleTrapped, rulePressAnnot, ruleWhiteOver, ruleRegister, rulePressEmbed}
)

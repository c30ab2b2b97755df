package content

import "malbild/internal/diag"

// The findings of translations and easy-read texts.
var (
	codeTranslationFile = &diag.Code{ID: "MB710",
		What: diag.Phrase{SV: "översättningen är på «%[1]s» men filen heter %[2]s.yaml", EN: "the translation is in «%[1]s» but the file is called %[2]s.yaml"},
		Why:  diag.Phrase{SV: "filens namn säger vilket språk den är på", EN: "the name of the file says which language it is in"},
		Cure: diag.Phrase{SV: "byt namn på filen eller ändra language", EN: "rename the file or change language"}}
	codeOwnLanguage = &diag.Code{ID: "MB711",
		What: diag.Phrase{SV: "«%[1]s» är språket i källorna själva", EN: "«%[1]s» is the language of the sources themselves"},
		Why:  diag.Phrase{SV: "det finns bara en svensk text, den antagna", EN: "there is one Swedish text only, the adopted one"},
		Cure: diag.Phrase{SV: "ta bort filen; en lättläst text står i lattlast.yaml", EN: "remove the file; an easy-read text stands in lattlast.yaml"}}
	codeTranslationCount = &diag.Code{ID: "MB712",
		What: diag.Phrase{SV: "«%[1]s» har %[2]d stycken men den svenska texten har %[3]d", EN: "«%[1]s» has %[2]d paragraphs but the Swedish text has %[3]d"},
		Why:  diag.Phrase{SV: "stycken skulle hamna på fel plats", EN: "paragraphs would end up in the wrong place"},
		Cure: diag.Phrase{SV: "skriv ett stycke för varje svenskt stycke", EN: "write one paragraph for each Swedish one"}}
	codeEasyLine = &diag.Code{ID: "MB713",
		What: diag.Phrase{SV: "raden har %[1]d tecken; en lättläst rad har högst %[2]d", EN: "the line has %[1]d characters; an easy-read line has at most %[2]d"},
		Why:  diag.Phrase{SV: "varje rad ska vara en fras som går att läsa i ett tag", EN: "each line should be one phrase that is read at one go"},
		Cure: diag.Phrase{SV: "dela raden där man tar en paus", EN: "split the line where a reader pauses"}}
	codeEasyBlock = &diag.Code{ID: "MB714",
		What: diag.Phrase{SV: "blocket har %[1]d rader; ett lättläst block har högst %[2]d", EN: "the block has %[1]d lines; an easy-read block has at most %[2]d"},
		Why:  diag.Phrase{SV: "korta stycken med luft emellan är lättare att läsa", EN: "short paragraphs with air between are easier to read"},
		Cure: diag.Phrase{SV: "dela blocket i två", EN: "split the block into two"}}
)

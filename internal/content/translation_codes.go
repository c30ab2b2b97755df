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
	codeLocked = &diag.Code{ID: "MB730",
		What: diag.Phrase{SV: "«%[1]s» får inte ändras lokalt i det här länet", EN: "«%[1]s» may not be changed locally in this county"},
		Why:  diag.Phrase{SV: "länet bestämmer för alla vad en huvudman får ändra", EN: "the county decides for all what a principal may change"},
		Cure: diag.Phrase{SV: "ta bort raden, eller be länet skriva «%[1]s: free» under local i %[2]s", EN: "remove the line, or ask the county to write «%[1]s: free» under local in %[2]s"}}
	codeCommon = &diag.Code{ID: "MB731",
		What: diag.Phrase{SV: "«%[1]s» är gemensam text och kan inte ändras av en huvudman", EN: "«%[1]s» is common text and cannot be changed by a principal"},
		Why:  diag.Phrase{SV: "det som antagits står likadant hos alla", EN: "what was adopted stands alike with all"},
		Cure: diag.Phrase{SV: "ta bort raden; texten står i %[2]s och ändras genom ett nytt beslut", EN: "remove the line; the text stands in %[2]s and is changed by a new decision"}}
	codeLocalLogo = &diag.Code{ID: "MB732",
		What: diag.Phrase{SV: "logotypen «%[1]s» går inte att använda", EN: "the logo «%[1]s» cannot be used"},
		Why:  diag.Phrase{SV: "filen saknas, är skadad, för stor eller av fel slag", EN: "the file is missing, damaged, too large or of the wrong kind"},
		Cure: diag.Phrase{SV: "lägg en svg-, png- eller jpeg-fil i länets mapp och ange vägen till den", EN: "put an SVG, PNG or JPEG file in the county's folder and give its path"}}
	codeEasyLine = &diag.Code{ID: "MB713",
		What: diag.Phrase{SV: "raden har %[1]d tecken; en lättläst rad har högst %[2]d", EN: "the line has %[1]d characters; an easy-read line has at most %[2]d"},
		Why:  diag.Phrase{SV: "varje rad ska vara en fras som går att läsa i ett tag", EN: "each line should be one phrase that is read at one go"},
		Cure: diag.Phrase{SV: "dela raden där man tar en paus", EN: "split the line where a reader pauses"}}
	codeEasyBlock = &diag.Code{ID: "MB714",
		What: diag.Phrase{SV: "blocket har %[1]d rader; ett lättläst block har högst %[2]d", EN: "the block has %[1]d lines; an easy-read block has at most %[2]d"},
		Why:  diag.Phrase{SV: "korta stycken med luft emellan är lättare att läsa", EN: "short paragraphs with air between are easier to read"},
		Cure: diag.Phrase{SV: "dela blocket i två", EN: "split the block into two"}}
)

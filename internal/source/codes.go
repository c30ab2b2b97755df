package source

import "malbild/internal/diag"

// The findings of the reader. Codes are stable; a code is never reused.
var (
	codeMissingFile = &diag.Code{ID: "MB101",
		What: diag.Phrase{SV: "filen «%[1]s» finns inte%[2]s", EN: "the file «%[1]s» does not exist%[3]s"},
		Why:  diag.Phrase{SV: "utan den saknas en del av källorna", EN: "a part of the sources is missing without it"},
		Cure: diag.Phrase{SV: "skapa filen eller rätta namnet", EN: "create the file or correct the name"}}
	codeUnreadable = &diag.Code{ID: "MB102",
		What: diag.Phrase{SV: "filen «%[1]s» går inte att läsa: %[2]s", EN: "the file «%[1]s» cannot be read: %[3]s"},
		Why:  diag.Phrase{SV: "det som står i den skulle saknas i handlingarna", EN: "what it says would be missing in the documents"},
		Cure: diag.Phrase{SV: "kontrollera behörigheten och att det är en vanlig fil", EN: "check the permissions and that it is an ordinary file"}}
	codeTooLarge = &diag.Code{ID: "MB103",
		What: diag.Phrase{SV: "filen är %[1]d byte; gränsen är %[2]d", EN: "the file is %[1]d bytes; the limit is %[2]d"},
		Why:  diag.Phrase{SV: "så stora källor är nästan alltid fel fil", EN: "sources of that size are nearly always the wrong file"},
		Cure: diag.Phrase{SV: "dela upp filen", EN: "split the file"}}
	codeEncoding = &diag.Code{ID: "MB104",
		What: diag.Phrase{SV: "filen är inte UTF-8; den verkar vara %[1]s", EN: "the file is not UTF-8; it seems to be %[2]s"},
		Why:  diag.Phrase{SV: "å, ä och ö skulle bli andra tecken", EN: "å, ä and ö would turn into other characters"},
		Cure: diag.Phrase{SV: "spara filen som UTF-8 utan BOM (Spara som… → Kodning: UTF-8)", EN: "save the file as UTF-8 without BOM (Save as… → Encoding: UTF-8)"}}
	codeMojibake = &diag.Code{ID: "MB105",
		What: diag.Phrase{SV: "«%[1]s» ser ut som UTF-8 läst i fel kodning", EN: "«%[1]s» looks like UTF-8 read in the wrong encoding"},
		Why:  diag.Phrase{SV: "texten har kodats två gånger och å, ä och ö är förstörda", EN: "the text was encoded twice, and å, ä and ö are broken"},
		Cure: diag.Phrase{SV: "hämta texten på nytt från originalet och spara som UTF-8", EN: "take the text from the original again and save it as UTF-8"}}
	codeTab = &diag.Code{ID: "MB106",
		What: diag.Phrase{SV: "här står ett tabbtecken", EN: "here is a tab character"},
		Why:  diag.Phrase{SV: "YAML får inte dras in med tabbar, och i text syns de inte", EN: "YAML cannot be indented with tabs, and in text they cannot be seen"},
		Cure: diag.Phrase{SV: "ersätt tabben med mellanslag", EN: "replace the tab with spaces"}}
	codeControl = &diag.Code{ID: "MB107",
		What: diag.Phrase{SV: "här står det osynliga tecknet %[1]s", EN: "here is the invisible character %[2]s"},
		Why:  diag.Phrase{SV: "det följer med till dokumenten och stör sökning och uppläsning", EN: "it would follow into the documents and disturb search and reading aloud"},
		Cure: diag.Phrase{SV: "ta bort tecknet; avstavning sköts av programmet", EN: "remove the character; the program does the hyphenation"}}
	codeNFC = &diag.Code{ID: "MB108",
		What: diag.Phrase{SV: "«%[1]s» är skrivet med lösa accenter (inte NFC)", EN: "«%[1]s» is written with loose accents (not NFC)"},
		Why:  diag.Phrase{SV: "tecknet ser rätt ut men hittas inte vid sökning och räknas som två", EN: "the character looks right but is not found by search and counts as two"},
		Cure: diag.Phrase{SV: "skriv «%[2]s» på nytt med tangentbordet", EN: "type «%[2]s» again on the keyboard"}}
	codeBOM = &diag.Code{ID: "MB109",
		What: diag.Phrase{SV: "filen börjar med en byteordningsmarkering (BOM)", EN: "the file begins with a byte order mark (BOM)"},
		Why:  diag.Phrase{SV: "den är osynlig och blir en del av första nyckeln", EN: "it cannot be seen and becomes a part of the first key"},
		Cure: diag.Phrase{SV: "spara filen som UTF-8 utan BOM (Spara som… → Kodning: UTF-8)", EN: "save the file as UTF-8 without BOM (Save as… → Encoding: UTF-8)"}}
	codeSyntax = &diag.Code{ID: "MB110",
		What: diag.Phrase{SV: "raden går inte att tolka som YAML: %[1]s", EN: "the line cannot be read as YAML: %[2]s"},
		Why:  diag.Phrase{SV: "allt efter raden är oläst", EN: "everything after the line is unread"},
		Cure: diag.Phrase{SV: "kontrollera indrag, kolon och citattecken; sätt text med «: » eller « #» inom citattecken eller efter >-", EN: "check indentation, colons and quotes; put text with «: » or « #» in quotes or after >-"}}
	codeDocuments = &diag.Code{ID: "MB111",
		What: diag.Phrase{SV: "filen innehåller mer än ett YAML-dokument", EN: "the file holds more than one YAML document"},
		Why:  diag.Phrase{SV: "bara det första skulle läsas", EN: "only the first would be read"},
		Cure: diag.Phrase{SV: "ta bort raden «---» eller dela upp filen", EN: "remove the line «---» or split the file"}}
	codeEmptyFile = &diag.Code{ID: "MB112",
		What: diag.Phrase{SV: "filen är tom", EN: "the file is empty"},
		Why:  diag.Phrase{SV: "här väntas nycklar och värden", EN: "keys and values are expected here"},
		Cure: diag.Phrase{SV: "fyll i filen eller ta bort den", EN: "fill in the file or remove it"}}
	codeDepth = &diag.Code{ID: "MB113",
		What: diag.Phrase{SV: "innehållet ligger djupare än %[1]d nivåer", EN: "the content is nested deeper than %[1]d levels"},
		Why:  diag.Phrase{SV: "inga källor är så djupa; något är fel indraget", EN: "no sources are that deep; something is wrongly indented"},
		Cure: diag.Phrase{SV: "minska indraget", EN: "reduce the indentation"}}
	codeAnchor = &diag.Code{ID: "MB114",
		What: diag.Phrase{SV: "ankare och alias («&», «*», «<<») används inte här", EN: "anchors and aliases («&», «*», «<<») are not used here"},
		Why:  diag.Phrase{SV: "samma ord på två ställen ska synas i källan, med include", EN: "the same words in two places must be seen in the source, with include"},
		Cure: diag.Phrase{SV: "skriv texten en gång och hänvisa till dess id; börjar texten med * eller &, sätt den inom citattecken", EN: "write the text once and refer to its id; if the text begins with * or &, put it in quotes"}}
	codeTag = &diag.Code{ID: "MB115",
		What: diag.Phrase{SV: "taggen «%[1]s» används inte här", EN: "the tag «%[1]s» is not used here"},
		Why:  diag.Phrase{SV: "en tagg kan ändra vad värdet betyder", EN: "a tag can change what the value means"},
		Cure: diag.Phrase{SV: "ta bort taggen; börjar texten med «!», sätt den inom citattecken", EN: "remove the tag; if the text begins with «!», put it in quotes"}}
	codeNull = &diag.Code{ID: "MB116",
		What: diag.Phrase{SV: "«%[1]s» saknar värde", EN: "«%[1]s» has no value"},
		Why:  diag.Phrase{SV: "ett tomt värde kan vara en glömd text", EN: "an empty value may be a forgotten text"},
		Cure: diag.Phrase{SV: "skriv värdet eller ta bort raden; ordet null sätts inom citattecken", EN: "write the value or remove the line; put the word null in quotes"}}
	codeDuplicateKey = &diag.Code{ID: "MB117",
		What: diag.Phrase{SV: "nyckeln «%[1]s» står två gånger", EN: "the key «%[1]s» stands twice"},
		Why:  diag.Phrase{SV: "bara det ena värdet skulle användas", EN: "only one of the values would be used"},
		Cure: diag.Phrase{SV: "ta bort den ena; den första står på rad %[2]d", EN: "remove one of them; the first is on line %[2]d"}}
	codeKeyKind = &diag.Code{ID: "MB118",
		What: diag.Phrase{SV: "nyckeln är inte ett ord", EN: "the key is not a word"},
		Why:  diag.Phrase{SV: "en nyckel är alltid ett ord följt av kolon", EN: "a key is always a word followed by a colon"},
		Cure: diag.Phrase{SV: "skriv nyckeln som ett ord", EN: "write the key as a word"}}
	codeDamaged = &diag.Code{ID: "MB119",
		What: diag.Phrase{SV: "filen är skadad: här börjar %[1]d nolltecken (U+0000)", EN: "the file is damaged: %[1]d null characters (U+0000) begin here"},
		Why:  diag.Phrase{SV: "så blir det när datorn stannar eller synkroniseringen bryts medan filen sparas; text kan ha gått förlorad", EN: "this happens when the computer stops, or a synchronisation breaks off, while the file is saved; text may be lost"},
		Cure: diag.Phrase{SV: "hämta tillbaka en tidigare version av filen (i OneDrive: Versionshistorik)", EN: "take back an earlier version of the file (in OneDrive: Version history)"}}
	codeUnknownKey = &diag.Code{ID: "MB120",
		What: diag.Phrase{SV: "okänd nyckel «%[1]s»", EN: "unknown key «%[1]s»"},
		Why:  diag.Phrase{SV: "värdet skulle falla bort utan att någon märkte det", EN: "the value would be dropped without anyone noticing"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeMissingKey = &diag.Code{ID: "MB121",
		What: diag.Phrase{SV: "«%[1]s» saknas", EN: "«%[1]s» is missing"},
		Why:  diag.Phrase{SV: "uppgiften måste finnas", EN: "it must be given"},
		Cure: diag.Phrase{SV: "lägg till raden «%[1]s: …»", EN: "add the line «%[1]s: …»"}}
	codeKind = &diag.Code{ID: "MB122",
		What: diag.Phrase{SV: "«%[1]s» ska vara %[2]s men är %[3]s", EN: "«%[1]s» should be %[4]s but is %[5]s"},
		Why:  diag.Phrase{SV: "värdet kan inte användas som det står", EN: "the value cannot be used as it stands"},
		Cure: diag.Phrase{SV: "skriv om värdet som %[2]s", EN: "rewrite the value as %[4]s"}}
	codeEmpty = &diag.Code{ID: "MB123",
		What: diag.Phrase{SV: "«%[1]s» är tom", EN: "«%[1]s» is empty"},
		Why:  diag.Phrase{SV: "här måste det stå något", EN: "something must stand here"},
		Cure: diag.Phrase{SV: "skriv värdet eller ta bort raden", EN: "write the value or remove the line"}}
	codeChoice = &diag.Code{ID: "MB124",
		What: diag.Phrase{SV: "«%[2]s» är inget värde för «%[1]s»", EN: "«%[2]s» is no value for «%[1]s»"},
		Why:  diag.Phrase{SV: "bara vissa värden förstås här", EN: "only certain values are understood here"},
		Cure: diag.Phrase{SV: "använd något av %[3]s", EN: "use one of %[3]s"}}
	codeID = &diag.Code{ID: "MB125",
		What: diag.Phrase{SV: "«%[1]s» kan inte vara ett id", EN: "«%[1]s» cannot be an id"},
		Why:  diag.Phrase{SV: "id blir filnamn och adresser och får bara innehålla a–z, 0–9 och -", EN: "ids become file names and addresses and may hold only a–z, 0–9 and -"},
		Cure: diag.Phrase{SV: "skriv till exempel «%[2]s»", EN: "write for example «%[2]s»"}}
	codeRange = &diag.Code{ID: "MB126",
		What: diag.Phrase{SV: "«%[1]s» ska ligga mellan %[2]d och %[3]d", EN: "«%[1]s» should be between %[2]d and %[3]d"},
		Why:  diag.Phrase{SV: "utanför gränserna betyder värdet inget", EN: "outside the limits the value means nothing"},
		Cure: diag.Phrase{SV: "rätta talet", EN: "correct the number"}}
	codeComment = &diag.Code{ID: "MB127", Severity: diag.Warning,
		What: diag.Phrase{SV: "texten slutar här: «%[1]s» läses som en kommentar", EN: "the text ends here: «%[1]s» is read as a comment"},
		Why:  diag.Phrase{SV: "det som står efter «#» kommer inte med i någon handling", EN: "what stands after «#» comes into no document"},
		Cure: diag.Phrase{SV: "sätt hela texten inom citattecken; är det en kommentar, skriv ett mellanslag efter «#»", EN: "put the whole text in quotes; if it is a comment, write a blank after «#»"}}
	codeMany = &diag.Code{ID: "MB128", Severity: diag.Warning,
		What: diag.Phrase{SV: "här räknas inte mer upp; %[1]d fynd till i filen", EN: "no more is listed here; %[1]d more findings in the file"},
		Why:  diag.Phrase{SV: "så många kommer nästan alltid av ett enda fel, eller av att det är fel fil", EN: "so many nearly always come of one fault, or of a wrong file"},
		Cure: diag.Phrase{SV: "rätta det första och försök igen", EN: "correct the first and try again"}}
	codePath = &diag.Code{ID: "MB130",
		What: diag.Phrase{SV: "sökvägen «%[1]s» kan inte användas: %[2]s", EN: "the path «%[1]s» cannot be used: %[3]s"},
		Why:  diag.Phrase{SV: "källor får bara hänvisa till filer i projektets egen mapp", EN: "sources may refer only to files in the project's own folder"},
		Cure: diag.Phrase{SV: "lägg filen i projektet och skriv sökvägen med / därifrån", EN: "put the file in the project and write the path from there with /"}}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeMissingFile, codeUnreadable, codeTooLarge, codeEncoding, codeMojibake, codeTab, codeControl, codeNFC, codeBOM,
		codeSyntax, codeDocuments, codeEmptyFile, codeDepth, codeAnchor, codeTag, codeNull, codeDuplicateKey, codeKeyKind, codeDamaged, codeComment,
		codeUnknownKey, codeMissingKey, codeKind, codeEmpty, codeChoice, codeID, codeRange, codeMany, codePath}
}

// A text that holds «: » is a group of keys to YAML.
var colonInText = diag.Phrase{SV: "sätt texten inom citattecken om den innehåller «: »", EN: "put the text in quotes if it holds «: »"}

// A link whose file has been moved or is not on this computer.
var ordinaryFolder = diag.Phrase{SV: "kontrollera behörigheten och att det är en vanlig mapp, eller ta bort den", EN: "check the permissions and that it is an ordinary folder, or remove it"}

var brokenLink = diag.Phrase{SV: "lägg själva filen där i stället för en länk, eller ta bort länken", EN: "put the file itself there in place of a link, or remove the link"}

// What begins with «#» is a comment to YAML.
var hashInText = diag.Phrase{SV: "det som börjar med «#» läses som en kommentar: sätt det inom citattecken, '#…'", EN: "what begins with «#» is read as a comment: put it in quotes, '#…'"}

var removeSign = diag.Phrase{SV: "ta bort tecknet; klistra in som oformaterad text", EN: "remove the character; paste as plain text"}

// What hard blanks and decimal commas make of a line.
var (
	softIndent   = diag.Phrase{SV: "ta bort dem och skriv vanliga mellanslag; klistra in som oformaterad text", EN: "remove them and type ordinary spaces; paste as plain text"}
	decimalPoint = diag.Phrase{SV: "skriv decimaler med punkt: 12.5", EN: "write decimals with a point: 12.5"}
	webPage      = diag.Phrase{SV: "filen är en webbsida, kanske en inloggningssida: hämta den rätta filen på nytt", EN: "the file is a web page, perhaps a page to log in at: fetch the right file again"}
)

// One odd character in a file that is UTF-8 otherwise.
var oneForeign = diag.Phrase{SV: "skriv om tecknet som pekas ut, och spara filen som UTF-8", EN: "type the character that is pointed at again, and save the file as UTF-8"}

// Lines that end as no program of today ends them.
var lineEnds = diag.Phrase{SV: "spara filen med vanliga radslut (LF eller CRLF; de flesta redigerare visar valet längst ner till höger)", EN: "save the file with usual line ends (LF or CRLF; most editors show the choice at the bottom right)"}

// A text that begins with «{» is a group of keys too, and «-x» is a text.
var (
	bracesInText = diag.Phrase{SV: "sätt texten inom citattecken om den ska börja med {", EN: "put the text in quotes if it is to begin with {"}
	otherDash    = diag.Phrase{SV: "en lista skrivs med vanliga bindestreck: «- …»", EN: "a list is written with ordinary hyphens: «- …»"}
	gluedDash    = diag.Phrase{SV: "skriv ett mellanslag efter strecket: «- …»", EN: "write a blank after the dash: «- …»"}
)

var didYouMean = diag.Phrase{SV: "menade du «%[3]s»?", EN: "did you mean «%[3]s»?"}
var didYouMeanChoice = diag.Phrase{SV: "menade du «%[4]s»? välj bland %[3]s", EN: "did you mean «%[4]s»? choose among %[3]s"}

package content

import "malbild/internal/diag"

// The findings of this room. Codes are stable; a code is never reused.
var (
	codeCounty = &diag.Code{ID: "MB262",
		What: diag.Phrase{SV: "«%[1]s» är ingen länskod", EN: "«%[1]s» is no county code"},
		Why:  diag.Phrase{SV: "en länskod är två siffror, som kommunernas koder börjar med", EN: "a county code is two digits, which the municipalities' codes begin with"},
		Cure: diag.Phrase{SV: "skriv de två siffrorna, till exempel \"25\", med raka citattecken", EN: "write the two digits, for example \"25\", in straight quotes"}}
	codeStrong = &diag.Code{ID: "MB201",
		What: diag.Phrase{SV: "«**» saknar sitt par", EN: "«**» lacks its pair"},
		Why:  diag.Phrase{SV: "det går inte att veta var betoningen slutar", EN: "it cannot be known where the emphasis ends"},
		Cure: diag.Phrase{SV: "skriv **ord** utan mellanslag innanför stjärnorna", EN: "write **word** without spaces inside the asterisks"}}
	codeMarkup = &diag.Code{ID: "MB202",
		What: diag.Phrase{SV: "«%[1]s» är inte märkning som används här", EN: "«%[1]s» is not markup used here"},
		Why:  diag.Phrase{SV: "tecknen skulle stå kvar i dokumentet", EN: "the characters would remain in the document"},
		Cure: diag.Phrase{SV: "bara **fet**, *kursiv*, [text](https://…), [text](fi), [HSL](= förklaring), [^not] och {platshållare} förstås", EN: "only **bold**, *italic*, [text](https://…), [text](fi), [HSL](= explanation), [^note] and {placeholder} are understood"}}
	codeLink = &diag.Code{ID: "MB203",
		What: diag.Phrase{SV: "länken är inte hel", EN: "the link is not whole"},
		Why:  diag.Phrase{SV: "en länk har en text och en adress som börjar med https://", EN: "a link has a text and an address that begins with https://"},
		Cure: diag.Phrase{SV: "skriv [text](https://…) utan mellanslag mellan ] och (", EN: "write [text](https://…) without a space between ] and ("}}
	codePlaceholder = &diag.Code{ID: "MB204",
		What: diag.Phrase{SV: "okänd platshållare «{%[1]s}»", EN: "unknown placeholder «{%[1]s}»"},
		Why:  diag.Phrase{SV: "inget kan sättas in där", EN: "nothing can be put there"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeBreak = &diag.Code{ID: "MB205",
		What: diag.Phrase{SV: "«|» hör inte hemma i löpande text", EN: "«|» does not belong in running text"},
		Why:  diag.Phrase{SV: "radbrytningar önskas bara i rubriker och etiketter", EN: "line breaks are preferred only in titles and labels"},
		Cure: diag.Phrase{SV: "ta bort tecknet", EN: "remove the character"}}
	codeLabel = &diag.Code{ID: "MB206",
		What: diag.Phrase{SV: "etiketten har en tom rad", EN: "the label has an empty line"},
		Why:  diag.Phrase{SV: "«|» skiljer två fraser och kan inte stå först, sist eller dubbelt", EN: "«|» stands between two phrases, never first, last or doubled"},
		Cure: diag.Phrase{SV: "skriv «Min egen kraft | tas tillvara»", EN: "write «Min egen kraft | tas tillvara»"}}
	codeParagraph = &diag.Code{ID: "MB207",
		What: diag.Phrase{SV: "texten innehåller en radbrytning", EN: "the text holds a line break"},
		Why:  diag.Phrase{SV: "varje stycke är en egen post i listan", EN: "each paragraph is an entry of its own in the list"},
		Cure: diag.Phrase{SV: "använd >- i stället för | eller >, och dela stycken i flera poster", EN: "use >- instead of | or >, and split paragraphs into entries"}}
	codePlain = &diag.Code{ID: "MB208",
		What: diag.Phrase{SV: "«%[1]s» är märkning, men här står bara ren text", EN: "«%[1]s» is markup, but only plain text stands here"},
		Why:  diag.Phrase{SV: "rubriker, etiketter och inledningar får sin form av dokumentet", EN: "titles, labels and leads get their form from the document"},
		Cure: diag.Phrase{SV: "ta bort tecknet; en not sätts i brödtexten", EN: "remove the character; a note is set in the body"}}
	codeDuplicate = &diag.Code{ID: "MB210",
		What: diag.Phrase{SV: "id «%[1]s» används två gånger", EN: "the id «%[1]s» is used twice"},
		Why:  diag.Phrase{SV: "en hänvisning skulle kunna mena båda", EN: "a reference could mean both"},
		Cure: diag.Phrase{SV: "byt det ena; det första står på rad %[2]d", EN: "change one of them; the first is on line %[2]d"}}
	codeReference = &diag.Code{ID: "MB211",
		What: diag.Phrase{SV: "«%[1]s» finns inte", EN: "«%[1]s» does not exist"},
		Why:  diag.Phrase{SV: "hänvisningen leder ingenstans", EN: "the reference leads nowhere"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeCycle = &diag.Code{ID: "MB212",
		What: diag.Phrase{SV: "«%[1]s» innehåller sig själv", EN: "«%[1]s» holds itself"},
		Why:  diag.Phrase{SV: "hänvisningarna går i cirkel", EN: "the references go in a circle"},
		Cure: diag.Phrase{SV: "skriv texten på det ena stället", EN: "write the text in one of the places"}}
	codeDate = &diag.Code{ID: "MB213",
		What: diag.Phrase{SV: "«%[1]s» är inget datum", EN: "«%[1]s» is no date"},
		Why:  diag.Phrase{SV: "dagen finns inte eller formen är en annan", EN: "the day does not exist, or the form is another"},
		Cure: diag.Phrase{SV: "skriv 2021-05-27, 2021-05, 2021, 2022-autumn eller 2021-03/2021-04", EN: "write 2021-05-27, 2021-05, 2021, 2022-autumn or 2021-03/2021-04"}}
	codeReversed = &diag.Code{ID: "MB214",
		What: diag.Phrase{SV: "perioden «%[1]s» slutar inte efter att den börjar", EN: "the period «%[1]s» does not end after it begins"},
		Why:  diag.Phrase{SV: "början och slut är omkastade eller lika", EN: "beginning and end are swapped or equal"},
		Cure: diag.Phrase{SV: "skriv det tidigare datumet först", EN: "write the earlier date first"}}
	codePrecision = &diag.Code{ID: "MB215",
		What: diag.Phrase{SV: "perioden «%[1]s» har olika noggranna ändar", EN: "the period «%[1]s» has ends of different precision"},
		Why:  diag.Phrase{SV: "en dag och en månad kan inte skrivas som en period", EN: "a day and a month cannot be written as one period"},
		Cure: diag.Phrase{SV: "skriv båda som dag, månad eller år", EN: "write both as day, month or year"}}
	codeParts = &diag.Code{ID: "MB220",
		What: diag.Phrase{SV: "antalet delar i figuren är %[1]d", EN: "the number of parts in the figure is %[1]d"},
		Why:  diag.Phrase{SV: "figuren kan ritas med 2 till 8 delar", EN: "the figure can be drawn with 2 to 8 parts"},
		Cure: diag.Phrase{SV: "slå ihop eller dela upp delar", EN: "merge or split parts"}}
	codeIcon = &diag.Code{ID: "MB221",
		What: diag.Phrase{SV: "ikonen «%[1]s» finns inte", EN: "the icon «%[1]s» does not exist"},
		Why:  diag.Phrase{SV: "platsen för ikonen skulle bli tom", EN: "the place of the icon would be empty"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeSic = &diag.Code{ID: "MB222",
		What: diag.Phrase{SV: "«%[1]s» är märkt sic men står inte i texten", EN: "«%[1]s» is marked sic but does not stand in the text"},
		Why:  diag.Phrase{SV: "märket ska visa vilka ord som står som de antogs", EN: "the mark must show which words stand as adopted"},
		Cure: diag.Phrase{SV: "skriv ordet precis som i texten eller ta bort märket", EN: "write the word exactly as in the text, or remove the mark"}}
	codeStatement = &diag.Code{ID: "MB223",
		What: diag.Phrase{SV: "«%[1]s» är en sats men har %[2]d stycken", EN: "«%[1]s» is a statement but has %[2]d paragraphs"},
		Why:  diag.Phrase{SV: "en sats är exakt ett stycke", EN: "a statement is exactly one paragraph"},
		Cure: diag.Phrase{SV: "dela den i flera eller ge temat kind: text och en titel", EN: "split it, or give the theme kind: text and a title"}}
	codeStatementKey = &diag.Code{ID: "MB224",
		What: diag.Phrase{SV: "en sats kan inte ha «%[1]s»", EN: "a statement cannot have «%[1]s»"},
		Why:  diag.Phrase{SV: "bara teman med kind: text har titel, ikon och inledning", EN: "only themes with kind: text have title, icon and lead"},
		Cure: diag.Phrase{SV: "ta bort raden eller skriv kind: text", EN: "remove the line or write kind: text"}}
	codeItem = &diag.Code{ID: "MB225",
		What: diag.Phrase{SV: "posten ska ha exakt en av text, include, motion, list, record, picture, table, quote, bullets och numbers", EN: "the entry should have exactly one of text, include, motion, list, record, picture, table, quote, bullets and numbers"},
		Why:  diag.Phrase{SV: "annars går det inte att veta vad som ska stå här", EN: "otherwise it cannot be known what stands here"},
		Cure: diag.Phrase{SV: "dela upp posten eller lägg till det som saknas", EN: "split the entry or add what is missing"}}
	codeMotion = &diag.Code{ID: "MB226",
		What: diag.Phrase{SV: "«%[1]s» väntar på ett beslut men dokumentet har inget", EN: "«%[1]s» waits for a resolution but the document has none"},
		Why:  diag.Phrase{SV: "att-satserna hämtas från beslutet", EN: "the clauses come from the resolution"},
		Cure: diag.Phrase{SV: "lägg till resolution: med id för ett beslut i beslut.yaml", EN: "add resolution: with the id of a resolution in beslut.yaml"}}
	codeOption = &diag.Code{ID: "MB227",
		What: diag.Phrase{SV: "«%[1]s» har ingen verkan på «%[2]s»", EN: "«%[1]s» has no effect on «%[2]s»"},
		Why:  diag.Phrase{SV: "valet skulle tyst falla bort", EN: "the option would be dropped silently"},
		Cure: diag.Phrase{SV: "ta bort raden", EN: "remove the line"}}
	codeNotAdded = &diag.Code{ID: "MB741",
		What: diag.Phrase{SV: "det som läggs till är länets egna ord, bilder och tabeller", EN: "what is added is the county's own words, pictures and tables"},
		Why:  diag.Phrase{SV: "målbildens texter står redan i affischen, broschyren och bildspelet", EN: "the texts of the målbild stand in the poster, the brochure and the presentation already"},
		Cure: diag.Phrase{SV: "ta bort posten, eller skriv texten här", EN: "remove the entry, or write the text here"}}
	codePosterAdds = &diag.Code{ID: "MB742",
		What: diag.Phrase{SV: "en affisch kan få en bild till, och inget annat", EN: "a poster can be given one picture more, and nothing else"},
		Why:  diag.Phrase{SV: "den läses på avstånd; annan text skulle tränga undan målbilden", EN: "it is read at a distance; other text would push the målbild aside"},
		Cure: diag.Phrase{SV: "behåll en bild, och flytta resten till broschyr.yaml eller webb.yaml", EN: "keep one picture, and move the rest to broschyr.yaml or webb.yaml"}}
	codeForm = &diag.Code{ID: "MB740",
		What: diag.Phrase{SV: "målbildens figur kan inte ritas i formen «%[1]s»", EN: "the figure of this målbild cannot be drawn in the form «%[1]s»"},
		Why:  diag.Phrase{SV: "formen följer av innehållet: nav kräver ett nav, påståenden kräver grupper, en väg kräver par", EN: "the form follows from the content: a wheel needs a hub, statements need groups, a path needs pairs"},
		Cure: diag.Phrase{SV: "välj bland %[2]s, eller ta bort raden", EN: "choose among %[2]s, or remove the line"}}
	codeEmptySection = &diag.Code{ID: "MB228",
		What: diag.Phrase{SV: "avsnittet «%[1]s» är tomt", EN: "the section «%[1]s» is empty"},
		Why:  diag.Phrase{SV: "en rubrik utan text vilseleder den som hör sidan läsas", EN: "a heading without text misleads those who hear the page read"},
		Cure: diag.Phrase{SV: "lägg till body eller sections, eller ta bort avsnittet", EN: "add body or sections, or remove the section"}}
	codeFile = &diag.Code{ID: "MB230",
		What: diag.Phrase{SV: "filen «%[1]s» används inte", EN: "the file «%[1]s» is not used"},
		Why:  diag.Phrase{SV: "dess text skulle inte komma med någonstans", EN: "its text would not appear anywhere"},
		Cure: diag.Phrase{SV: "rätta namnet eller ta bort filen", EN: "correct the name or remove the file"}}
	codeFolderID = &diag.Code{ID: "MB231",
		What: diag.Phrase{SV: "id «%[1]s» är inte mappens namn «%[2]s»", EN: "the id «%[1]s» is not the name of the folder, «%[2]s»"},
		Why:  diag.Phrase{SV: "länets id är mappens namn i sources och out", EN: "the county's id is the name of its folder in sources and out"},
		Cure: diag.Phrase{SV: "skriv id: %[2]s", EN: "write id: %[2]s"}}
	codeAddress = &diag.Code{ID: "MB232",
		What: diag.Phrase{SV: "«%[1]s» är ingen fullständig webbadress", EN: "«%[1]s» is not a full web address"},
		Why:  diag.Phrase{SV: "adressen trycks och blir QR-kod", EN: "the address is printed and becomes a QR code"},
		Cure: diag.Phrase{SV: "skriv den med https:// först", EN: "write it with https:// first"}}
	codeLanguage = &diag.Code{ID: "MB233",
		What: diag.Phrase{SV: "«%[1]s» är ingen språktagg", EN: "«%[1]s» is no language tag"},
		Why:  diag.Phrase{SV: "språket styr uppläsning och avstavning", EN: "the language governs reading aloud and hyphenation"},
		Cure: diag.Phrase{SV: "skriv till exempel sv-SE, fi, fit eller se", EN: "write for example sv-SE, fi, fit or se"}}
	codeHyphenLanguage = &diag.Code{ID: "MB234",
		What: diag.Phrase{SV: "«%[1]s» är inget språk i avstavningslistan", EN: "«%[1]s» is no language of the hyphenation list"},
		Why:  diag.Phrase{SV: "orden under den skulle aldrig användas", EN: "the words under it would never be used"},
		Cure: diag.Phrase{SV: "skriv ett språk utan land, till exempel sv eller fi, eller names", EN: "write a language without a country, for example sv or fi, or names"}}
	codeHyphenWord = &diag.Code{ID: "MB235",
		What: diag.Phrase{SV: "«%[1]s» kan inte stå i avstavningslistan", EN: "«%[1]s» cannot stand in the hyphenation list"},
		Why:  diag.Phrase{SV: "ordet skulle aldrig avstavas som det är menat", EN: "the word would never be broken as it is meant"},
		Cure: diag.Phrase{SV: "%[2]s", EN: "%[3]s"}}
	codeHyphenTwice = &diag.Code{ID: "MB236",
		What: diag.Phrase{SV: "«%[1]s» står två gånger i avstavningslistan", EN: "«%[1]s» stands twice in the hyphenation list"},
		Why:  diag.Phrase{SV: "bara det ena sättet att avstava kan gälla", EN: "only one way to break it can hold"},
		Cure: diag.Phrase{SV: "ta bort det ena", EN: "remove one of them"}}
)

// The warnings: what an author should look at. A sic mark on the words silences them.
var (
	lintTerm = warning("MB251", "«%[1]s» är en annan stavning av ett begrepp i terms", "«%[1]s» is another spelling of a term in terms",
		"målbildens kärnbegrepp ska skrivas lika överallt", "the core term should be written alike everywhere", "skriv «%[2]s»", "write «%[2]s»")
	lintPlace = warning("MB252", "namnet «%[1]s» står med liten bokstav", "the name «%[1]s» stands in lower case",
		"ortnamn skrivs med stor bokstav", "place names have a capital", "skriv «%[2]s», eller en annan form av ordet", "write «%[2]s», or another form of the word")
	lintRelative = warning("MB253", "«%[1]s» säger inte vilket år", "«%[1]s» does not say which year",
		"texten läses också om flera år", "the text will be read in later years too", "skriv ut året", "write the year")
	lintRange = warning("MB254", "intervallet «%[1]s» har bindestreck eller lösa streck", "the range «%[1]s» has a hyphen or a loose dash",
		"intervall skrivs med tankstreck utan mellanslag", "ranges have an en dash without spaces", "skriv «%[2]s»", "write «%[2]s»")
	lintStop = warning("MB255", "sista meningen saknar punkt: «%[1]s»", "the last sentence has no full stop: «%[1]s»",
		"en skärmläsare läser vidare utan paus", "a screen reader goes on without a pause", "sätt punkt", "add a full stop")
	lintSpelling = warning("MB256", "«%[1]s» verkar felstavat", "«%[1]s» seems misspelt",
		"stavfel syns i alla dokument på en gång", "a misspelling shows in all documents at once", "skriv «%[2]s»", "write «%[2]s»")
	lintDouble = warning("MB257", "ordet «%[1]s» står två gånger i rad", "the word «%[1]s» stands twice in a row",
		"det är oftast ett skrivfel", "it is mostly a typing error", "ta bort det ena", "remove one of them")
	lintWill = warning("MB258", "«%[1]s» saknar «att»", "«%[1]s» lacks «att»",
		"i skrift är «kommer att» den form som rekommenderas", "in writing «kommer att» is the recommended form", "skriv «%[2]s»", "write «%[2]s»")
	lintQuote = warning("MB259", "citattecken som inte är svenskt: %[1]s", "not a Swedish quotation mark: %[1]s",
		"citattecken är ” både före och efter på svenska, och ’ är apostrof", "the Swedish quotation mark is ” before and after, and ’ the apostrophe", "skriv %[2]s", "write %[2]s")
)

func warning(id, whatSV, whatEN, whySV, whyEN, cureSV, cureEN string) *diag.Code {
	return &diag.Code{ID: id, Severity: diag.Warning, What: diag.Phrase{SV: whatSV, EN: whatEN},
		Why: diag.Phrase{SV: whySV, EN: whyEN}, Cure: diag.Phrase{SV: cureSV, EN: cureEN}}
}

var (
	cureMeant  = diag.Phrase{SV: "menade du «%[3]s»?", EN: "did you mean «%[3]s»?"}
	cureRemove = diag.Phrase{SV: "ta bort hänvisningen; här finns inget att hänvisa till", EN: "remove the reference; there is nothing to refer to here"}
	cureFile   = diag.Phrase{SV: "menade du «%[2]s»?", EN: "did you mean «%[2]s»?"}
)

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeCounty, codeUntil, codeInstead, codeTimedAdopted, codeErratum, codePicture, codeAlt, codeTable, codeStrong, codeMarkup, codeLink, codePlaceholder, codeBreak, codeLabel, codeParagraph, codePlain, codeDuplicate,
		codeReference, codeCycle, codeDate, codeReversed, codePrecision, codeParts, codeIcon, codeSic, codeStatement,
		codeStatementKey, codeItem, codeMotion, codeOption, codeForm, codeNotAdded, codePosterAdds, codeEmptySection, codeFile, codeFolderID, codeAddress, codeLanguage,
		codeHyphenLanguage, codeHyphenWord, codeHyphenTwice,
		codeTranslationFile, codeOwnLanguage, codeTranslationCount, codeEasyLine, codeEasyBlock, codeLocked, codeCommon, codeLocalLogo,
		codeNoAdoption, codeOtherAdoption, codeDecisionTime,
		lintTerm, lintPlace, lintRelative, lintRange, lintStop, lintSpelling, lintDouble, lintWill, lintQuote, lintOmitted, lintNotOmitted, codeLoose, codeCopied}
}

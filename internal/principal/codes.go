package principal

import "malbild/internal/diag"

// The findings of this room. Codes are stable; a code is never reused.
var (
	codeAbsent = &diag.Code{ID: "MB271",
		What: diag.Phrase{SV: "huvudmannen «%[1]s» saknas i registret", EN: "the principal «%[1]s» is missing from the register"},
		Why:  diag.Phrase{SV: "listan i county.yaml säger att den ska finnas; gemensamma trycksaker skulle sakna dess namn", EN: "the list in county.yaml says it must be there; joint prints would lack its name"},
		Cure: diag.Phrase{SV: "lägg till principals/%[1]s.yaml", EN: "add principals/%[1]s.yaml"}}
	codeExtra = &diag.Code{ID: "MB272",
		What: diag.Phrase{SV: "huvudmannen «%[1]s» står inte i county.yaml", EN: "the principal «%[1]s» is not in county.yaml"},
		Why:  diag.Phrase{SV: "registret och länets lista ska vara lika", EN: "the register and the county's list must agree"},
		Cure: diag.Phrase{SV: "lägg till den under principals i county.yaml eller ta bort filen", EN: "add it under principals in county.yaml, or remove the file"}}
	codeFileName = &diag.Code{ID: "MB273",
		What: diag.Phrase{SV: "id «%[1]s» är inte filens namn «%[2]s»", EN: "the id «%[1]s» is not the name of the file, «%[2]s»"},
		Why:  diag.Phrase{SV: "den som letar efter en huvudman letar efter filen", EN: "who looks for a principal looks for the file"},
		Cure: diag.Phrase{SV: "skriv id: %[2]s eller byt namn på filen", EN: "write id: %[2]s, or rename the file"}}
	codeChain = &diag.Code{ID: "MB274",
		What: diag.Phrase{SV: "«%[1]s» har ingen instans med rollen «%[2]s»", EN: "«%[1]s» has no body with the role «%[2]s»"},
		Why:  diag.Phrase{SV: "beslutshandlingarna nämner den", EN: "the decision documents name it"},
		Cure: diag.Phrase{SV: "lägg till den under bodies", EN: "add it under bodies"}}
	codeCode = &diag.Code{ID: "MB275",
		What: diag.Phrase{SV: "koden «%[1]s» hör inte till länet", EN: "the code «%[1]s» does not belong to the county"},
		Why:  diag.Phrase{SV: "en kommunkod har fyra siffror och börjar med länskoden %[2]s; regionen har länskoden själv", EN: "a municipality code has four digits and begins with the county code %[2]s; the region has the county code itself"},
		Cure: diag.Phrase{SV: "rätta koden", EN: "correct the code"}}
	codeTwice = &diag.Code{ID: "MB276",
		What: diag.Phrase{SV: "«%[1]s» används av två huvudmän", EN: "«%[1]s» is used by two principals"},
		Why:  diag.Phrase{SV: "koder och namn skiljer huvudmän åt", EN: "codes and names tell principals apart"},
		Cure: diag.Phrase{SV: "rätta den ena; den andra står i %[2]s", EN: "correct one of them; the other is in %[2]s"}}
	codeTag = &diag.Code{ID: "MB277",
		What: diag.Phrase{SV: "«%[1]s» är inget minoritetsspråk med förvaltningsområde", EN: "«%[1]s» is no minority language with an administrative area"},
		Why:  diag.Phrase{SV: "lag 2009:724 gäller finska, meänkieli och samiska", EN: "the act 2009:724 concerns Finnish, Meänkieli and Sami"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s", EN: "use one of %[2]s"}}
	codeOutline = &diag.Code{ID: "MB278",
		What: diag.Phrase{SV: "«%[1]s» är ingen disposition för %[2]s", EN: "«%[1]s» is no outline of %[2]s"},
		Why:  diag.Phrase{SV: "en egen variant heter som sin produkt med ett tillägg", EN: "a variant is named after its product, with an ending"},
		Cure: diag.Phrase{SV: "skriv till exempel %[2]s-kiruna", EN: "write for example %[2]s-kiruna"}}
	codeStepBody = &diag.Code{ID: "MB279",
		What: diag.Phrase{SV: "steget nämner instansen «%[1]s» som inte finns", EN: "the step names the body «%[1]s», which does not exist"},
		Why:  diag.Phrase{SV: "ett steg hör till en av huvudmannens instanser", EN: "a step belongs to one of the principal's bodies"},
		Cure: diag.Phrase{SV: "använd någon av %[2]s, eller lägg till instansen under bodies", EN: "use one of %[2]s, or add the body under bodies"}}
	codeDay = &diag.Code{ID: "MB216",
		What: diag.Phrase{SV: "«%[1]s» är ingen dag", EN: "«%[1]s» is no day"},
		Why:  diag.Phrase{SV: "tider för justering, anslag och överklagande räknas från den", EN: "the times of adjustment, notice and appeal are counted from it"},
		Cure: diag.Phrase{SV: "skriv 2021-06-21, eller 2021-06-22/2021-06-23 för ett sammanträde på två dagar", EN: "write 2021-06-21, or 2021-06-22/2021-06-23 for a meeting of two days"}}
	codeOrder = &diag.Code{ID: "MB217",
		What: diag.Phrase{SV: "%[1]s kommer inte efter %[2]s", EN: "%[1]s does not come after %[2]s"},
		Why:  diag.Phrase{SV: "sammanträde, justering och anslag följer på varandra, och stegen står i den ordning de togs", EN: "meeting, adjustment and notice follow each other, and the steps stand in the order they were taken"},
		Cure: diag.Phrase{SV: "rätta datumet eller flytta steget", EN: "correct the date or move the step"}}
	codeTooEarly = &diag.Code{ID: "MB218",
		What: diag.Phrase{SV: "«%[1]s» beslutar innan någon har föreslagit", EN: "«%[1]s» decides before anybody has proposed"},
		Why:  diag.Phrase{SV: "styrelsen bereder och föreslår, sedan beslutar fullmäktige", EN: "the board prepares and proposes, then the council decides"},
		Cure: diag.Phrase{SV: "flytta styrelsens steg före", EN: "move the board's step before it"}}
	codeAfterFinal = &diag.Code{ID: "MB219",
		What: diag.Phrase{SV: "steget i «%[1]s» kommer efter att ärendet är avgjort", EN: "the step of «%[1]s» comes after the matter was settled"},
		Why:  diag.Phrase{SV: "när den beslutande instansen har antagit eller avslagit är ärendet slut", EN: "when the deciding body has adopted or rejected, the matter is over"},
		Cure: diag.Phrase{SV: "skriv referred-back om ärendet återremitterades, eller ta bort steget", EN: "write referred-back if the matter was referred back, or remove the step"}}
	codeNumbers = &diag.Code{ID: "MB237",
		What: diag.Phrase{SV: "«%[2]s» har två diarienummer, %[3]s och %[1]s", EN: "«%[2]s» has two registration numbers, %[3]s and %[1]s"},
		Why:  diag.Phrase{SV: "ett ärende har ett nummer hos varje instans", EN: "a matter has one number with each body"},
		Cure: diag.Phrase{SV: "rätta det ena", EN: "correct one of them"}}
	codeAmended = &diag.Code{ID: "MB238",
		What: diag.Phrase{SV: "ändrade att-satser och utfallet amended hör ihop", EN: "changed clauses and the outcome amended belong together"},
		Why:  diag.Phrase{SV: "annars syns inte vad som ändrades, eller att något ändrades", EN: "otherwise it does not show what was changed, or that something was"},
		Cure: diag.Phrase{SV: "skriv outcome: amended och clauses: med id och text", EN: "write outcome: amended and clauses: with id and text"}}
	codePersonal = &diag.Code{ID: "MB239",
		What: diag.Phrase{SV: "texten innehåller ett personnummer", EN: "the text holds a personal identity number"},
		Why:  diag.Phrase{SV: "personnummer får inte publiceras", EN: "personal identity numbers must not be published"},
		Cure: diag.Phrase{SV: "ta bort numret", EN: "remove the number"}}
	codeBallots = &diag.Code{ID: "MB240",
		What: diag.Phrase{SV: "rösterna är %[1]d ja, %[2]d nej och %[3]d avstår men resultatet %[4]d, %[5]d och %[6]d", EN: "the ballots are %[1]d yes, %[2]d no and %[3]d abstaining, but the result %[4]d, %[5]d and %[6]d"},
		Why:  diag.Phrase{SV: "protokollet ska visa hur var och en röstade", EN: "the record must show how each member voted"},
		Cure: diag.Phrase{SV: "räkna om, eller ta bort ballots", EN: "count again, or remove ballots"}}
	codeBodyID = &diag.Code{ID: "MB241",
		What: diag.Phrase{SV: "instansens id «%[1]s» är upptaget", EN: "the body's id «%[1]s» is taken"},
		Why:  diag.Phrase{SV: "det blir en del av filnamnet; tal och webb betyder något annat där", EN: "it becomes part of the file name; figures and webb mean something else there"},
		Cure: diag.Phrase{SV: "välj ett annat id", EN: "choose another id"}}
	codeDocument = &diag.Code{ID: "MB242",
		What: diag.Phrase{SV: "«%[1]s» är ingen fullständig webbadress", EN: "«%[1]s» is not a full web address"},
		Why:  diag.Phrase{SV: "handlingarna länkar till adressen eller visar den som QR-kod", EN: "the documents link to the address or show it as a QR code"},
		Cure: diag.Phrase{SV: "skriv den med https:// först", EN: "write it with https:// first"}}
	codeStrike = &diag.Code{ID: "MB209",
		What: diag.Phrase{SV: "att-satsen «%[1]s» är struken men har text", EN: "the clause «%[1]s» is struck but has text"},
		Why:  diag.Phrase{SV: "den kan inte både strykas och ändras", EN: "it cannot be both struck and changed"},
		Cure: diag.Phrase{SV: "ta bort strike eller text", EN: "remove strike or text"}}
	lintAdjusted = &diag.Code{ID: "MB243", Severity: diag.Warning,
		What: diag.Phrase{SV: "justerat %[1]s, efter sista dagen %[2]s", EN: "adjusted %[1]s, after the last day %[2]s"},
		Why:  diag.Phrase{SV: "protokollet ska justeras inom 14 dagar", EN: "the record is to be adjusted within 14 days"},
		Cure: diag.Phrase{SV: "kontrollera datumet", EN: "check the date"}}
	lintPublished = &diag.Code{ID: "MB244", Severity: diag.Warning,
		What: diag.Phrase{SV: "anslaget %[1]s, efter sista dagen %[2]s", EN: "announced %[1]s, after the last day %[2]s"},
		Why:  diag.Phrase{SV: "justeringen ska tillkännages senast andra dagen efter", EN: "the adjustment is to be announced by the second day after it"},
		Cure: diag.Phrase{SV: "kontrollera datumet", EN: "check the date"}}
)

// cureRename is for a file that is there but for capitals or its ending.
var cureRename = diag.Phrase{SV: "byt namn på «%[2]s» till «principals/%[1]s.yaml»", EN: "rename «%[2]s» to «principals/%[1]s.yaml»"}

// Codes lists every finding this package can make.
func Codes() []*diag.Code {
	return []*diag.Code{codeAbsent, codeExtra, codeFileName, codeChain, codeCode, codeTwice, codeTag, codeOutline,
		codeStepBody, codeDay, codeOrder, codeTooEarly, codeAfterFinal, codeNumbers, codeAmended, codePersonal, codeBallots,
		codeBodyID, codeDocument, codeStrike, codeCopied, lintAdjusted, lintPublished,
		codeTile, codeTilePlace, codeNoTile, lintFree, lintPlan, lintUnproposed, lintWindow, codeRecorded, codeForm, codeUnheard, codeLogoFile, codeLogoMissing, codeLogoExtra, codeLogoRule}
}

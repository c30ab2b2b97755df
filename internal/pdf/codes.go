package pdf

import "malbild/internal/diag"

// The findings of this room. 40x are about the tag tree, 41x about what maroto
// asks of a provider, 42x about fonts.
var (
	// MB401: words of the tree that stand on no page.
	codeVanished = &diag.Code{ID: "MB401",
		What: diag.Phrase{SV: "orden «%s» står inte på någon sida", EN: "the words «%s» stand on no page"},
		Why:  diag.Phrase{SV: "dokumentet skulle sakna ord som hör till det", EN: "the document would lack words that belong to it"},
		Cure: diag.Phrase{SV: "ge stycket en ram i layouten", EN: "give the block a frame in the layout"}}
	// MB402: the glyphs of a node spell something else than the node.
	codeDiffers = &diag.Code{ID: "MB402",
		What: diag.Phrase{SV: "sidan säger «%[2]s» där dokumentet säger «%[1]s»", EN: "the page says «%[2]s» where the document says «%[1]s»"},
		Why:  diag.Phrase{SV: "orden på sidan ska vara dokumentets ord, i samma ordning", EN: "the words of the page must be the words of the document, in the same order"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB403: an item that belongs to a node outside the tree.
	codeStranger = &diag.Code{ID: "MB403",
		What: diag.Phrase{SV: "sida %d: %s hör till en nod som inte finns i dokumentet", EN: "page %d: %s belongs to a node that is not in the document"},
		Why:  diag.Phrase{SV: "det som inte har en plats i trädet kan inte läsas upp (PDF/UA-1 7.1)", EN: "what has no place in the tree cannot be read aloud (PDF/UA-1 7.1)"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB404: an item with neither node nor artifact kind, or both, or a node that cannot hold it.
	codeOwner = &diag.Code{ID: "MB404",
		What: diag.Phrase{SV: "sida %d: %s är varken innehåll eller artefakt", EN: "page %d: %s is neither content nor artifact"},
		Why:  diag.Phrase{SV: "allt på en sida ska vara det ena eller det andra (PDF/UA-1 7.1)", EN: "everything on a page must be one or the other (PDF/UA-1 7.1)"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB405: a figure without alternative text.
	codeAlt = &diag.Code{ID: "MB405",
		What: diag.Phrase{SV: "bilden «%s» saknar alternativtext", EN: "the figure «%s» has no alternative text"},
		Why:  diag.Phrase{SV: "den som inte ser bilden får inte veta vad den säger (PDF/UA-1 7.3)", EN: "those who do not see it are not told what it says (PDF/UA-1 7.3)"},
		Cure: diag.Phrase{SV: "skriv vad bilden säger", EN: "write what the figure says"}}
	// MB406: a link without an annotation.
	codeLink = &diag.Code{ID: "MB406",
		What: diag.Phrase{SV: "länken «%s» går inte att följa", EN: "the link «%s» cannot be followed"},
		Why:  diag.Phrase{SV: "en länk ska ha både text och ett ställe att trycka på (PDF/UA-1 7.18.5)", EN: "a link needs both text and a place to press (PDF/UA-1 7.18.5)"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet", EN: "report it as a fault of the program"}}
	// MB407: metadata that the standards demand.
	codeMeta = &diag.Code{ID: "MB407",
		What: diag.Phrase{SV: "dokumentet saknar %s", EN: "the document has no %s"},
		Why:  diag.Phrase{SV: "titel och språk läses upp först och styr rösten (PDF/UA-1 7.1, 7.2)", EN: "title and language are read first and choose the voice (PDF/UA-1 7.1, 7.2)"},
		Cure: diag.Phrase{SV: "fyll i det i källan", EN: "fill it in in the source"}}
	// MB408: a figure that stands on no page.
	codeFigure = &diag.Code{ID: "MB408",
		What: diag.Phrase{SV: "bilden «%s» står inte på någon sida", EN: "the figure «%s» stands on no page"},
		Why:  diag.Phrase{SV: "dokumentet skulle sakna en bild som hör till det", EN: "the document would lack a figure that belongs to it"},
		Cure: diag.Phrase{SV: "ge bilden en ram i layouten", EN: "give the figure a frame in the layout"}}
	// MB409: words that nobody can see.
	codeOutside = &diag.Code{ID: "MB409",
		What: diag.Phrase{SV: "sida %d: %s står utanför sidan", EN: "page %d: %s stands outside the page"},
		Why:  diag.Phrase{SV: "orden skulle finnas i filen men inte synas", EN: "the words would be in the file and not be seen"},
		Cure: diag.Phrase{SV: "korta texten eller ge den mer plats i layouten", EN: "shorten the text or give it more room in the layout"}}
	// MB410: something maroto can ask for and the provider cannot do.
	codeUnsupported = &diag.Code{ID: "MB410",
		What: diag.Phrase{SV: "sida %d: %s stöds inte än", EN: "page %d: %s is not supported yet"},
		Why:  diag.Phrase{SV: "det skulle saknas på sidan utan att någon fick veta det", EN: "it would be missing from the page without anyone knowing"},
		Cure: diag.Phrase{SV: "anmäl det som ett fel i programmet; ingen fil har skrivits", EN: "report it as a fault of the program; no file was written"}}
	// MB411: something maroto asked for failed.
	codeFailed = &diag.Code{ID: "MB411",
		What: diag.Phrase{SV: "sida %d: %s gick inte att rita: %v", EN: "page %d: %s could not be drawn: %v"},
		Why:  diag.Phrase{SV: "det skulle saknas på sidan", EN: "it would be missing from the page"},
		Cure: diag.Phrase{SV: "rätta texten eller layouten", EN: "correct the text or the layout"}}
	// MB412: a footnote whose mark stands nowhere, or leads nowhere.
	codeMark = &diag.Code{ID: "MB412",
		What: diag.Phrase{SV: "en not har inget märke i texten som leder till den, eller leder inte tillbaka", EN: "a note has no mark in the text that leads to it, or does not lead back"},
		Why:  diag.Phrase{SV: "den som läser ska kunna gå från märket till noten (PDF/UA-1 7.9, 7.18.5)", EN: "readers must be able to go from the mark to the note (PDF/UA-1 7.9, 7.18.5)"},
		Cure: diag.Phrase{SV: "ställ noten i löpande text, inte i en rubrik", EN: "put the note in running text, not in a title"}}
	// MB413: a table whose rows do not hold equally many columns.
	codeUneven = &diag.Code{ID: "MB413",
		What: diag.Phrase{SV: "tabellens rader är inte lika långa", EN: "the rows of the table are not equally long"},
		Why:  diag.Phrase{SV: "en skärmläsare kan då inte säga vilken rubrik en cell hör till (PDF/UA-1 7.2)", EN: "a screen reader cannot tell which heading a cell belongs to (PDF/UA-1 7.2)"},
		Cure: diag.Phrase{SV: "ge varje rad lika många celler, spännvidder inräknade", EN: "give every row equally many cells, spans counted"}}
	// MB414: a picture that cannot be shown.
	codePicture = &diag.Code{ID: "MB414",
		What: diag.Phrase{SV: "bilden «%s» kan inte läggas i filen: %s", EN: "the picture «%s» cannot be put in the file: %s"},
		Why:  diag.Phrase{SV: "filen ska se likadan ut överallt och för alltid (PDF/A-2 6.2.8)", EN: "the file must look the same everywhere and for ever (PDF/A-2 6.2.8)"},
		Cure: diag.Phrase{SV: "spara bilden som PNG eller JPEG i RGB eller gråskala, upprätt och högst 40 miljoner bildpunkter", EN: "save it as PNG or JPEG in RGB or grey, upright and of at most 40 million pixels"}}
	// MB420: a face that cannot be embedded.
	codeFont = &diag.Code{ID: "MB420",
		What: diag.Phrase{SV: "typsnittet «%s» gick inte att bädda in: %v", EN: "the face «%s» could not be embedded: %v"},
		Why:  diag.Phrase{SV: "alla typsnitt ska följa med i filen (PDF/A-2 6.2.11.4)", EN: "all faces must be in the file (PDF/A-2 6.2.11.4)"},
		Cure: diag.Phrase{SV: "välj ett annat typsnitt i layouten", EN: "choose another face in the layout"}}
	// MB430: a file inside a file whose profile forbids it.
	codeAttach = &diag.Code{ID: "MB430",
		What: diag.Phrase{SV: "«%s» kan inte bifogas i en fil av profilen %s", EN: "«%s» cannot be attached to a file of profile %s"},
		Why:  diag.Phrase{SV: "arkivet tar bara emot bilagor i PDF/A-3 (ISO 19005-3, 6.8)", EN: "archives accept attachments in PDF/A-3 only (ISO 19005-3, 6.8)"},
		Cure: diag.Phrase{SV: "välj profilen a3a, eller bifoga inget", EN: "choose the profile a3a, or attach nothing"}}
	// MB431: an attachment nobody could find again.
	codeAttachName = &diag.Code{ID: "MB431",
		What: diag.Phrase{SV: "bilagan «%s» saknar namn eller medietyp, eller finns två gånger", EN: "the attachment «%s» has no name or media type, or stands twice"},
		Why:  diag.Phrase{SV: "läsare listar bilagor efter namn (ISO 19005-3, 6.8)", EN: "viewers list attachments by name (ISO 19005-3, 6.8)"},
		Cure: diag.Phrase{SV: "ge varje bilaga ett eget filnamn", EN: "give every attachment a file name of its own"}}
)

// Codes lists the findings of this room.
func Codes() []*diag.Code {
	return []*diag.Code{codeVanished, codeDiffers, codeStranger, codeOwner, codeAlt, codeLink, codeMeta, codeFigure,
		codeOutside, codeUnsupported, codeFailed, codeMark, codeUneven, codePicture, codeFont, codeAttach, codeAttachName,
		codeNotInk, codeTooMuchInk, codeThinLine, codePressForm, codeNoBleed, codeCoarse}
}
